package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Bearing is who bears a loss. It is agreed apart from who pays the cost of the service.
// It moves money only: a lost reputation stays where it was lost.
//
// Insurers pay first. Those at fault bear all the rest, if AtFault lists the kind of
// their fault. Otherwise the rest is split by the shares, and what an organisation would
// bear above its cap goes to the RestTo of the cap, which may have a cap too.
type Bearing struct {
	Clause    string              `json:"clause,omitempty"`    // which clause of the agreement says so
	Shares    []partnership.Share `json:"shares"`              // who bears how much; together exactly one
	Caps      []Cap               `json:"caps,omitempty"`      // the most that a member bears
	AtFault   []FaultKind         `json:"at_fault,omitempty"`  // the kinds of fault for which the member at fault bears all; none: fault changes nothing
	Insurance []Insurance         `json:"insurance,omitempty"` // what insurers pay, layer by layer; none: the agreement names no insurer, and none pays
}

// agreed reports whether anything of the bearing is set.
func (b *Bearing) agreed() bool {
	return b.Clause != "" || len(b.Shares) > 0 || len(b.Caps) > 0 || len(b.AtFault) > 0 || len(b.Insurance) > 0
}

// Cap is the most that an organisation bears: of one loss, of all losses of a year
// together, or both.
type Cap struct {
	Org        partnership.OrgID `json:"org,omitzero"`          // whose
	Most       costing.Money     `json:"most,omitzero"`         // how much of one loss; not set: only the year has a limit
	MostInYear costing.Money     `json:"most_in_year,omitzero"` // how much in a year, the annual aggregate; not set: only each loss has a limit
	RestTo     partnership.OrgID `json:"rest_to,omitzero"`      // who bears what is above it
}

// FaultKind is a kind of fault by which a member brings about a loss.
type FaultKind string

// The kinds of fault.
const (
	BreachOfAgreement FaultKind = "breach"
	GrossNegligence   FaultKind = "gross-negligence"
	UnlawfulAct       FaultKind = "unlawful-act"
	PersistentFailure FaultKind = "persistent-failure" // a service level that is missed again and again
)

// FaultKinds returns every FaultKind.
func FaultKinds() []FaultKind {
	return []FaultKind{BreachOfAgreement, GrossNegligence, UnlawfulAct, PersistentFailure}
}

// UnmarshalText reads one of FaultKinds, or no text for one that is not set; the error wraps
// ErrInvalid.
func (f *FaultKind) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("fault", text, FaultKinds())
	return err
}

// Title returns the kind of fault as a form or a report shows it.
func (f FaultKind) Title() string {
	switch f {
	case BreachOfAgreement:
		return "Breach of the agreement"
	}
	return field.Title(f)
}

// Validate returns what is wrong with the bearing:
//
//   - what partnership.CheckShares finds in the shares
//   - ErrRequired: a cap without an organisation, an amount or a bearer of the rest
//   - ErrInvalid: a malformed id; an unknown fault; an amount below £0; a cap whose rest
//     comes back to the capped organisation
//   - ErrDuplicate: two caps of one organisation; a fault named twice
//   - ErrNotFound: a cap of an organisation that bears nothing
//   - ErrRange: more than 50 insurers; insurers that together pay more than the whole of what
//     lies in a layer
//   - what field.OptionalName finds in the clause, and Insurance.Validate in the insurances
func (b Bearing) Validate() error {
	bears, circle := b.bears(), circular(b.Caps)
	return errors.Join(
		field.OptionalName("clause", b.Clause),
		partnership.CheckShares("shares", b.Shares),
		field.Each("caps", b.Caps, func(c Cap) error { return c.check(bears, circle) }),
		field.Unique("caps", "org", b.Caps, func(c Cap) partnership.OrgID { return c.Org }),
		field.EachOnce("at_fault", b.AtFault, func(f FaultKind) error { return field.CheckOneOf("", "fault", f, FaultKinds()) }),
		checkInsurances(b.Insurance),
	)
}

// check returns what is wrong with the cap. bearing are the organisations that bear
// something, and circle those to which what is above their cap comes back.
func (c Cap) check(bears, circle map[partnership.OrgID]bool) error {
	org, rest := c.Org.Validate(), c.RestTo.Validate()
	switch {
	case org == nil && !bears[c.Org]:
		org = fmt.Errorf("%s bears nothing that could be capped: %w", c.Org, field.ErrNotFound)
	case org == nil && rest == nil && circle[c.Org]:
		rest = fmt.Errorf("what %s does not bear goes to %s, and comes back to it: %w", c.Org, c.RestTo, field.ErrInvalid)
	}
	return errors.Join(
		field.At("org", org),
		field.At("most", c.checkMost()),
		field.At("most_in_year", costing.NotNegative(c.MostInYear)),
		field.At("rest_to", rest),
	)
}

// checkMost returns what is wrong with the limit for one loss, which may be missing if
// there is one for a year.
func (c Cap) checkMost() error {
	if c.MostInYear.Known() {
		return costing.NotNegative(c.Most)
	}
	return checkAmount(c.Most)
}

// text returns the most that the organisation bears, in words.
func (c Cap) text() string {
	switch {
	case !c.MostInYear.Known():
		return c.Most.Sterling()
	case !c.Most.Known():
		return c.MostInYear.Sterling() + " in a year"
	}
	return c.Most.Sterling() + ", and " + c.MostInYear.Sterling() + " in a year"
}

// bears returns who has a share or bears what is above a cap.
func (b Bearing) bears() map[partnership.OrgID]bool {
	bears := make(map[partnership.OrgID]bool, len(b.Shares)+len(b.Caps))
	for _, s := range b.Shares {
		bears[s.Org] = true
	}
	for _, c := range b.Caps {
		bears[c.RestTo] = true
	}
	return bears
}

// circular returns the organisations to which what is above their cap comes back. If an
// organisation has two caps, the last counts.
func circular(caps []Cap) map[partnership.OrgID]bool {
	orgs, rest := make([]partnership.OrgID, len(caps)), make(map[partnership.OrgID][]partnership.OrgID, len(caps))
	for i, c := range caps {
		orgs[i], rest[c.Org] = c.Org, nil
		if c.RestTo != "" {
			rest[c.Org] = []partnership.OrgID{c.RestTo}
		}
	}
	return field.Circles(orgs, func(org partnership.OrgID) []partnership.OrgID { return rest[org] })
}
