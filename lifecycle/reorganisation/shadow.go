package reorganisation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// DealKind is what a council that is to end enters into in the shadow year.
type DealKind string

// The kinds of deal.
const (
	LandDisposal    DealKind = "land-disposal"
	CapitalContract DealKind = "capital-contract"
	OtherContract   DealKind = "other-contract" // a contract that is not a capital one
)

// DealKinds returns every DealKind.
func DealKinds() []DealKind { return []DealKind{LandDisposal, CapitalContract, OtherContract} }

// Title returns the kind as a form or a report shows it.
func (k DealKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of DealKinds, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (k *DealKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of deal", text, DealKinds())
	return err
}

// Limit is the amount above which a kind of deal needs consent, in an edition of the law.
type Limit struct {
	Kind    DealKind      `json:"kind"`            // of which deals
	Above   costing.Money `json:"above,omitzero"`  // the amount that needs none
	InForce calendar.Term `json:"in_force"`        // from its first day to the last day for which it is known
	Edition string        `json:"edition"`         // which version of the law
	Source  string        `json:"source,omitzero"` // where it is laid down
}

// Validate returns what is wrong with the limit: no kind, amount, term with a last day or
// edition (ErrRequired), an unknown kind or an amount below £0 (ErrInvalid), and what Term
// finds.
func (l Limit) Validate() error {
	return errors.Join(
		field.CheckOneOf("kind", "kind of deal", l.Kind, DealKinds()),
		field.At("above", costing.CheckAmount(l.Above)),
		field.At("in_force", errors.Join(l.InForce.Validate(), field.RequiredValue("last", l.InForce.Last))),
		field.Required("edition", l.Edition),
		field.OptionalName("source", l.Source),
	)
}

// Section24Limits returns the amounts of section 24 of the Local Government and Public
// Involvement in Health Act 2007, known up to 24 June 2026. On that day a committee of the Commons
// considered the draft of an order, laid on 14 May 2026, that changes what is controlled; what it
// changes, and whether it was made, is not known here. For later days give limits of your own.
func Section24Limits() []Limit {
	known := calendar.Term{First: calendar.MustDate("2007-11-01"), Last: calendar.MustDate("2026-06-24")}
	const act = "Local Government and Public Involvement in Health Act 2007, s.24(1)"
	const edition = "as enacted; an amending order was in draft on 24 June 2026"
	return []Limit{
		{LandDisposal, costing.MustMoney("100000.00"), known, edition, act + "(a)"},
		{CapitalContract, costing.MustMoney("1000000.00"), known, edition, act + "(b)"},
		{OtherContract, costing.MustMoney("100000.00"), known, edition, act + "(c)"},
	}
}

// Section24Direction is a direction of the Secretary of State by which councils that are to end need
// consent for what binds their successors.
type Section24Direction struct {
	Councils []partnership.OrgID `json:"councils"`           // who may not act without consent
	By       partnership.OrgID   `json:"by,omitzero"`        // who has to consent; not set: the direction is not known to say
	From     calendar.Date       `json:"from,omitzero"`      // the first day of the direction
	Past     calendar.Date       `json:"past,omitzero"`      // a contract that is not a capital one needs consent if it runs, or may run, past this day
	Limits   []Limit             `json:"limits"`             // the amounts
	Source   string              `json:"source,omitempty"`   // the direction
	Consents []DealConsent       `json:"consents,omitempty"` // those that were given
}

// Deal is a disposal or a contract that a council enters into, or means to.
type Deal struct {
	ID     string            `json:"id"`               // unique among the deals
	Name   string            `json:"name"`             // what for
	Kind   DealKind          `json:"kind"`             // which kind
	Org    partnership.OrgID `json:"org,omitzero"`     // which council
	With   string            `json:"with,omitempty"`   // with whom: deals with the same person count together
	Matter string            `json:"matter,omitempty"` // about what: contracts for the same or a similar matter count together
	Value  costing.Money     `json:"value,omitzero"`   // over its whole life; not known: nobody has said
	Varies lifecycle.Answer  `json:"varies,omitzero"`  // of a capital contract, whether its price may be varied; not set: not known
	On     calendar.Date     `json:"on,omitzero"`      // the day on which it is entered into
	RunsTo calendar.Date     `json:"runs_to,omitzero"` // of another contract, the last day to which it runs or may be extended; not set: not known
}

// DealConsent is a consent in writing: evidence of whom, for what, when and up to what
// amount.
type DealConsent struct {
	Deal      string            `json:"deal"`                // for which deal
	By        partnership.OrgID `json:"by,omitzero"`         // who has consented
	On        calendar.Date     `json:"on,omitzero"`         // the day
	UpTo      costing.Money     `json:"up_to,omitzero"`      // up to what amount; not set: any
	Reference string            `json:"reference,omitempty"` // where it is
}

// Validate returns what is wrong with the consent: no deal, body or day (ErrRequired), a
// malformed id, and an amount below £0 (ErrInvalid).
func (c DealConsent) Validate() error {
	return errors.Join(
		field.Required("deal", c.Deal), field.At("by", c.By.Validate()), field.RequiredValue("on", c.On),
		field.At("up_to", costing.NotNegative(c.UpTo)), field.OptionalName("reference", c.Reference),
	)
}

// Validate returns what is wrong with the deal: no id, name, kind, council or day
// (ErrRequired), a malformed id, an unknown category, and a value below £0 (ErrInvalid); and
// ErrOrder at "runs_to" for a last day before the day on which it is entered into.
func (d Deal) Validate() error {
	var order error
	if !d.RunsTo.IsZero() && d.RunsTo.Before(d.On) {
		order = field.At("runs_to", fmt.Errorf("it ends on %v, before it is entered into on %v: %w", d.RunsTo, d.On, field.ErrOrder))
	}
	return errors.Join(
		field.Required("id", d.ID), field.Required("name", d.Name),
		field.CheckOneOf("kind", "kind of deal", d.Kind, DealKinds()),
		field.At("org", d.Org.Validate()),
		field.OptionalName("with", d.With), field.OptionalName("matter", d.Matter),
		field.At("value", costing.NotNegative(d.Value)),
		field.OptionalOneOf("varies", "yes-or-no answer", d.Varies, lifecycle.Answers()),
		field.RequiredValue("on", d.On),
		order,
	)
}

// Validate returns what is wrong with the direction: no council, first day, day that contracts
// may not run past, or limit (ErrRequired), a malformed id (ErrInvalid), a council listed
// twice (ErrDuplicate), and what Limit and DealConsent find.
func (s Section24Direction) Validate() error {
	var none error
	if len(s.Councils) == 0 {
		none = field.At("councils", field.ErrRequired)
	}
	if len(s.Limits) == 0 {
		none = errors.Join(none, field.At("limits", field.ErrRequired))
	}
	return errors.Join(
		none,
		field.EachOnce("councils", s.Councils, partnership.OrgID.Validate),
		field.OptionalID("by", "an organisation", s.By),
		field.RequiredValue("from", s.From), field.RequiredValue("past", s.Past),
		field.Each("limits", s.Limits, Limit.Validate),
		field.OptionalName("source", s.Source),
		field.Each("consents", s.Consents, DealConsent.Validate),
	)
}

// ConsentAnswer is whether a deal needs consent, and whether it has it.
type ConsentAnswer string

// The answers.
const (
	NoConsentNeeded ConsentAnswer = "not-needed"
	ConsentMissing  ConsentAnswer = "missing"   // it is needed, and nobody has given it
	ConsentHeld     ConsentAnswer = "held"      // it was given, in time, by whoever must, and for enough
	ConsentFaulty   ConsentAnswer = "faulty"    // it was given too late, by another, or for less
	ConsentUnknown  ConsentAnswer = "not-known" // something that it turns on is not known
)

// ConsentAnswers returns every ConsentAnswer.
func ConsentAnswers() []ConsentAnswer {
	return []ConsentAnswer{NoConsentNeeded, ConsentMissing, ConsentHeld, ConsentFaulty, ConsentUnknown}
}

// Title returns the answer as a form or a report shows it.
func (a ConsentAnswer) Title() string { return field.Title(a) }

// UnmarshalText reads one of ConsentAnswers, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (a *ConsentAnswer) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("answer on consent", text, ConsentAnswers())
	return err
}

// DealFinding is whether a deal needs consent, and why.
type DealFinding struct {
	Deal    string        `json:"deal"`             // which deal
	Answer  ConsentAnswer `json:"answer"`           // whether it needs consent, and has it
	Counted costing.Total `json:"counted,omitzero"` // what counts against the limit: the deal, and those that count with it
	With    []string      `json:"with,omitempty"`   // the earlier deals that count with it (s.27)
	Why     string        `json:"why"`              // what it turns on
	Limit   Limit         `json:"limit,omitzero"`   // the amount of its day; not set: it turns on none
}

// ConsentNeeded says of each deal whether the council needs consent for it, and whether it has
// it, in the order of the deals. Earlier disposals of the council count together; so do
// earlier contracts, of either kind, with the same person, or for the same or a similar matter,
// that were made after 31 December 2006 (s.27). An amount that is just the limit needs none.
//
// The answer is ConsentUnknown if something that it turns on was not recorded: who has to consent, an
// amount, how long a contract runs, or with whom and about what two contracts are, if they would be
// above the limit together.
//
// The errors are:
//
//   - at "direction" those of Section24Direction.Validate, and ErrNotFound at
//     "direction.consents[i].deal" for a consent to a deal that is not there
//   - at "deals[i]" those of Deal.Validate, and ErrDuplicate for a second deal of one id
//   - ErrRange at "deals[i].on" for a day on which no limit of its kind is known: nothing is guessed
//     for a day outside the table
func ConsentNeeded(direction Section24Direction, deals []Deal) (DealFindings, error) {
	err := errors.Join(
		field.At("direction", direction.Validate()),
		field.Each("deals", deals, Deal.Validate),
		field.Unique("deals", "id", deals, func(d Deal) string { return d.ID }),
		field.At("direction", direction.checkConsents(deals)),
	)
	if err != nil {
		return nil, err
	}
	findings := make(DealFindings, 0, len(deals))
	err = field.Each("deals", deals, func(d Deal) error {
		finding, err := direction.find(d, deals)
		findings = append(findings, finding)
		return err
	})
	if err != nil {
		return nil, err
	}
	return findings, nil
}

// checkConsents returns ErrNotFound for a consent to a deal that is not there.
func (s Section24Direction) checkConsents(deals []Deal) error {
	return field.Each("consents", s.Consents, func(x DealConsent) error {
		if x.Deal == "" || slices.ContainsFunc(deals, func(d Deal) bool { return d.ID == x.Deal }) {
			return nil
		}
		return field.At("deal", fmt.Errorf("%s is not among the deals: %w", field.Quote(x.Deal), field.ErrNotFound))
	})
}

// find says whether a deal needs consent.
func (s Section24Direction) find(d Deal, deals []Deal) (DealFinding, error) {
	f := DealFinding{Deal: d.ID, Answer: NoConsentNeeded}
	switch {
	case !slices.Contains(s.Councils, d.Org):
		f.Why = "the council is not under the direction"
		return f, nil
	case d.On.Before(s.From):
		f.Why = fmt.Sprintf("it was entered into before the direction, %v", s.From)
		return f, nil
	case d.Kind == OtherContract && !d.RunsTo.IsZero() && !d.RunsTo.After(s.Past):
		f.Why = fmt.Sprintf("it cannot run past %v", s.Past)
		return f, nil
	}
	limit, err := s.limit(d)
	if err != nil {
		return DealFinding{}, err
	}
	f.Limit = limit
	amounts, possible := []costing.Money{d.Value}, []costing.Money{}
	for _, other := range deals {
		switch {
		case !other.precedes(d):
		case other.countsWith(d):
			f.With, amounts = append(f.With, other.ID), append(amounts, other.Value)
		case other.unnamed() || d.unnamed():
			possible = append(possible, other.Value)
		}
	}
	counted, err := costing.TotalOf(amounts...)
	most, wrong := costing.TotalOf(append(possible, amounts...)...)
	if err = errors.Join(err, wrong); err != nil {
		return DealFinding{}, field.At("value", err)
	}
	f.Counted = counted
	s.answer(&f, d, limit, most)
	return f, nil
}

// limit returns the limit of a deal on its day.
func (s Section24Direction) limit(d Deal) (Limit, error) {
	for _, l := range s.Limits {
		if l.Kind == d.Kind && l.InForce.Contains(d.On) {
			return l, nil
		}
	}
	return Limit{}, field.At("on", fmt.Errorf("no limit of kind %s is known on %v: %w", d.Kind, d.On, field.ErrRange))
}

// precedes reports whether a deal is an earlier one of the same council as another, both disposals
// or both contracts, and not so old that it never counts. A capital contract counts with one that is
// not (s.27(3)).
func (d Deal) precedes(later Deal) bool {
	earlier := d.On.Before(later.On) || d.On == later.On && d.ID < later.ID
	alike := (d.Kind == LandDisposal) == (later.Kind == LandDisposal)
	return earlier && d.Org == later.Org && alike && !d.On.Before(calendar.MustDate("2007-01-01"))
}

// countsWith reports whether a deal counts together with a later one, which it precedes.
func (d Deal) countsWith(later Deal) bool {
	same := func(a, b string) bool { return a != "" && strings.EqualFold(a, b) }
	return d.Kind == LandDisposal || same(d.With, later.With) || same(d.Matter, later.Matter)
}

// unnamed reports whether nobody has recorded with whom a deal is, nor about what.
func (d Deal) unnamed() bool { return d.With == "" && d.Matter == "" }

// answer says whether what counts is above the limit, and if so whether there is consent; most
// is what counts if all counts that may.
func (s Section24Direction) answer(f *DealFinding, d Deal, limit Limit, most costing.Total) {
	above := f.Counted.Least().Compare(limit.Above) > 0
	varies := d.Kind == CapitalContract && d.Varies == lifecycle.Yes
	switch {
	case d.Kind == OtherContract && d.RunsTo.IsZero() && (above || !f.Counted.Known()):
		f.Answer, f.Why = ConsentUnknown, fmt.Sprintf("nobody has said whether it can run past %v", s.Past)
		return
	case varies:
		f.Why = "its price may be varied"
	case above:
		f.Why = fmt.Sprintf("%s is above %s", f.Counted.Sterling(), limit.Above.Sterling())
	case !f.Counted.Known():
		f.Answer, f.Why = ConsentUnknown, "an amount that counts is not known"
		return
	case d.Kind == CapitalContract && d.Varies == "":
		f.Answer, f.Why = ConsentUnknown, "nobody has said whether its price may be varied"
		return
	case !most.Known() || most.Least().Compare(limit.Above) > 0:
		f.Answer, f.Why = ConsentUnknown, "nobody has recorded with whom and about what it and the earlier contracts are, and so whether they count together"
		return
	default:
		f.Why = fmt.Sprintf("%s is not above %s", f.Counted.Sterling(), limit.Above.Sterling())
		return
	}
	s.consent(f, d)
}

// consent says whether a deal that needs consent has it. One consent that holds is enough,
// whatever is wrong with others.
func (s Section24Direction) consent(f *DealFinding, d Deal) {
	f.Answer = ConsentMissing
	remarks := ""
	for _, x := range s.Consents {
		if x.Deal != d.ID {
			continue
		}
		answer, remark := s.weigh(x, d)
		if answer == ConsentHeld {
			f.Answer = ConsentHeld
			return
		}
		if f.Answer != ConsentUnknown {
			f.Answer = answer
		}
		remarks += "; " + remark
	}
	f.Why += remarks
}

// weigh says whether a consent holds for its deal, and if not why.
func (s Section24Direction) weigh(x DealConsent, d Deal) (answer ConsentAnswer, why string) {
	switch {
	case x.On.After(d.On):
		return ConsentFaulty, fmt.Sprintf("consent came on %v, after the deal", x.On)
	case s.By != "" && x.By != s.By:
		return ConsentFaulty, fmt.Sprintf("%s consented, and not %s", x.By, s.By)
	case x.UpTo.Known() && d.Value.Known() && d.Value.Compare(x.UpTo) > 0:
		return ConsentFaulty, fmt.Sprintf("consent is up to %s only", x.UpTo.Sterling())
	case s.By == "":
		return ConsentUnknown, fmt.Sprintf("%s consented, and it is not known who has to", x.By)
	case x.UpTo.Known() && !d.Value.Known():
		return ConsentUnknown, fmt.Sprintf("consent is up to %s, and its value is not known", x.UpTo.Sterling())
	}
	return ConsentHeld, ""
}
