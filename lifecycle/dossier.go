package lifecycle

import (
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// Dossier is what is put forward when a decision about a partnership is asked for.
// What it does not hold is not known.
type Dossier struct {
	Partnership   partnership.Partnership    `json:"partnership"`             // what it is
	Organisations []partnership.Organisation `json:"organisations,omitempty"` // its members, with their political control
	Arrangement   Arrangement                `json:"arrangement,omitzero"`    // facts that its structure turns on
	Evidence      []Evidence                 `json:"evidence,omitempty"`      // documents
	Gateways      []GatewayReview            `json:"gateways,omitempty"`      // gateway reviews
	Plan          WorkPlan                   `json:"plan,omitzero"`           // the work to the start; not set: there is no plan
	Register      risk.Register              `json:"register,omitzero"`       // the risk register; not set: there is no register
	Waivers       []policy.Waiver            `json:"waivers,omitempty"`       // rules that somebody decided to do without
}

// Validate returns what is wrong with the dossier, in the order of its fields:
//
//   - what its parts find
//   - field.ErrDuplicate for an organisation that is listed before
//   - field.ErrInvalid for evidence or a register of another partnership, and for an
//     arrangement that says that there are no prerequisites although the partnership lists
//     some
func (d Dossier) Validate() error {
	errs := []error{
		field.At("partnership", d.Partnership.Validate()),
		field.Each("organisations", d.Organisations, partnership.Organisation.Validate),
		field.Unique("organisations", "id", d.Organisations, func(o partnership.Organisation) partnership.OrgID { return o.ID }),
		field.At("arrangement", errors.Join(d.checkNoPrerequisites(), d.Arrangement.Validate())),
		field.Each("evidence", d.Evidence, func(e Evidence) error {
			return errors.Join(e.Validate(), e.checkAbout(d.Partnership.ID))
		}),
		field.Each("gateways", d.Gateways, GatewayReview.Validate),
	}
	if !d.Plan.IsZero() {
		errs = append(errs, field.At("plan", d.Plan.Validate()))
	}
	if !d.Register.IsZero() {
		errs = append(errs, field.At("register", errors.Join(d.Register.Validate(), d.checkRegister(d.Partnership.ID))))
	}
	return errors.Join(append(errs, field.Each("waivers", d.Waivers, policy.Waiver.Validate))...)
}

// checkNoPrerequisites returns ErrInvalid if the partnership has prerequisites and the
// arrangement says that there are none.
func (d *Dossier) checkNoPrerequisites() error {
	if n := len(d.Partnership.Prerequisites); n > 0 && d.Arrangement.AnyPrerequisites == No {
		return field.At("any_prerequisites", fmt.Errorf("no, and the partnership lists %d: %w", n, field.ErrInvalid))
	}
	return nil
}

// Names returns what everything in the dossier is called, for a report that shows
// names in place of ids: the partnership with its services, lines and prerequisites,
// the organisations, the tasks of the plan, and the risks of the register.
func (d Dossier) Names() report.Names {
	return report.Join(partnership.NamesOf(d.Organisations), d.Partnership.Names(), d.Plan.Names(), d.Register.Names())
}

// checkAbout returns ErrInvalid if the evidence is about another partnership.
func (e Evidence) checkAbout(id uuid.UUID) error {
	if e.Partnership == id || e.Partnership == (uuid.UUID{}) {
		return nil
	}
	return field.At("partnership", fmt.Errorf("%v: want %v: %w", e.Partnership, id, field.ErrInvalid))
}

// checkRegister returns ErrInvalid if the register is of another partnership.
func (d *Dossier) checkRegister(id uuid.UUID) error {
	if d.Register.Partnership == id || d.Register.Partnership == (uuid.UUID{}) {
		return nil
	}
	return field.At("partnership", fmt.Errorf("%v: want %v: %w", d.Register.Partnership, id, field.ErrInvalid))
}

// checkAbout returns ErrInvalid for a dossier of another partnership, or one with
// evidence or a register of another.
func (d *Dossier) checkAbout(id uuid.UUID) error {
	if err := d.checkID(id); err != nil {
		return err
	}
	return errors.Join(
		field.Each("evidence", d.Evidence, func(e Evidence) error { return e.checkAbout(id) }),
		field.At("register", d.checkRegister(id)),
	)
}

// checkID returns ErrInvalid for a dossier of another partnership.
func (d *Dossier) checkID(id uuid.UUID) error {
	if d.Partnership.ID == id {
		return nil
	}
	return field.At("partnership", field.At("id", fmt.Errorf("%v: want %v: %w", d.Partnership.ID, id, field.ErrInvalid)))
}

// check returns what is wrong with the dossier as one of a partnership. What is missing
// in a partnership that is not signed yet is not wrong.
func (d *Dossier) check(id uuid.UUID, unsigned bool) error {
	if err := d.checkID(id); err != nil {
		return err
	}
	err := d.Validate()
	if err == nil || !unsigned {
		return err
	}
	var wrong []error
	for _, e := range field.Errors(err) {
		if !strings.HasPrefix(e.Path, "partnership.") || !errors.Is(e, field.ErrRequired) {
			wrong = append(wrong, e)
		}
	}
	return errors.Join(wrong...)
}

// Answer is the answer to a question of fact; not set, it is not known.
type Answer string

// The answers.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// Answers returns every Answer.
func Answers() []Answer { return []Answer{Yes, No} }

// UnmarshalText reads one of Answers; the error wraps field.ErrInvalid.
func (a *Answer) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("yes-or-no answer", text, Answers())
	return err
}

// Title returns the yes-or-no answer as a form or a report shows it.
func (a Answer) Title() string { return field.Title(a) }

// Arrangement is the facts that rules ask for and that no other record has. A fact that is
// not set is not known.
type Arrangement struct {
	// AnyPrerequisites is whether a contract or work must come before the start. No says
	// that the partnership has no prerequisites; an empty list of them does not say so.
	AnyPrerequisites Answer `json:"any_prerequisites,omitzero"`
	// StaffTransfer is whether staff go to another employer with the event. If it is not
	// set, rules assume that they do.
	StaffTransfer Answer `json:"staff_transfer,omitzero"`
	// CommercialPurpose is whether the service is traded to make a profit. Trading
	// at cost with public bodies is not.
	CommercialPurpose Answer `json:"commercial_purpose,omitzero"`
	// CommitteeEmploys is whether a document names the joint committee as the
	// employer of staff.
	CommitteeEmploys Answer `json:"committee_employs,omitzero"`
	// OfficersConsulted is the day by which the officers who are to be made available had been
	// consulted.
	OfficersConsulted calendar.Date `json:"officers_consulted,omitzero"`
	// PrivateCapital is whether anybody but public bodies has a share in the company.
	PrivateCapital Answer `json:"private_capital,omitzero"`
	// ControllersActivity is the percentage of its activities that the company carries out for
	// those who control it, as the average of the last three years.
	ControllersActivity partnership.Quantity `json:"controllers_activity,omitzero"`
	// MarketActivity is the percentage of the activities of the cooperation that its members
	// carry out on the open market.
	MarketActivity partnership.Quantity `json:"market_activity,omitzero"`
}

// Validate returns what is wrong with the facts, in their order: field.ErrInvalid for
// an unknown answer, and field.ErrRange for a percentage below 0 or above 100.
func (a Arrangement) Validate() error {
	return errors.Join(
		checkAnswer("any_prerequisites", a.AnyPrerequisites),
		checkAnswer("staff_transfer", a.StaffTransfer),
		checkAnswer("commercial_purpose", a.CommercialPurpose),
		checkAnswer("committee_employs", a.CommitteeEmploys),
		checkAnswer("private_capital", a.PrivateCapital),
		field.At("controllers_activity", checkPercent(a.ControllersActivity)),
		field.At("market_activity", checkPercent(a.MarketActivity)),
	)
}

// checkAnswer returns the error of an unknown answer.
func checkAnswer(path string, a Answer) error {
	return field.OptionalOneOf(path, "yes-or-no answer", a, Answers())
}

// checkPercent returns the error of a known percentage that is below 0 or above 100.
func checkPercent(q partnership.Quantity) error {
	if n, ok := q.Millionths(); ok && (n < 0 || n > 100_000_000) {
		return fmt.Errorf("%v is not between 0 and 100: %w", q, field.ErrRange)
	}
	return nil
}
