package risk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Bearing is who bears a loss. It need not be who pays the cost of the service, and is
// not taken from there. What cannot be paid for, such as a lost reputation, no bearing
// moves to anybody.
//
// An insurer pays first. A member that is at fault in a way that counts bears all the
// rest. If none is, the rest is split by the shares, and what a member would bear above
// its cap goes to the one that is named for it, who may have a cap too.
type Bearing struct {
	Clause    string              `json:"clause,omitempty"`    // which clause of the agreement says so
	Shares    []partnership.Share `json:"shares"`              // who bears how much; together exactly one
	Caps      []Cap               `json:"caps,omitempty"`      // the most that a member bears
	AtFault   []Fault             `json:"at_fault,omitempty"`  // the faults for which the member at fault bears all; none: fault changes nothing
	Insurance *Insurance          `json:"insurance,omitempty"` // what an insurer pays; nil: there is none
}

// Cap is the most that an organisation bears of one loss.
type Cap struct {
	Org    partnership.OrgID `json:"org,omitzero"`     // whose
	Most   costing.Money     `json:"most,omitzero"`    // how much
	RestTo partnership.OrgID `json:"rest_to,omitzero"` // who bears what is above it
}

// Insurance is the layer of a loss that an insurer pays.
type Insurance struct {
	Insurer    string        `json:"insurer"`             // who
	Deductible costing.Money `json:"deductible,omitzero"` // the first part of a loss, which it does not pay; £0: it pays from the first pound
	Limit      costing.Money `json:"limit,omitzero"`      // the most that it pays of one loss
}

// Fault is a fault by which a member brings about a loss.
type Fault string

// The faults.
const (
	BreachOfAgreement Fault = "breach"
	GrossNegligence   Fault = "gross-negligence"
)

// Faults returns every Fault.
func Faults() []Fault { return []Fault{BreachOfAgreement, GrossNegligence} }

// UnmarshalText reads one of Faults, or no text for none; the error wraps ErrInvalid.
func (f *Fault) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("fault", text, Faults())
	return err
}

// Title returns the fault as a form or a report shows it.
func (f Fault) Title() string {
	switch f {
	case BreachOfAgreement:
		return "Breach of the agreement"
	}
	return field.Title(f)
}

// Validate returns what is wrong with the bearing:
//
//   - no share (ErrRequired), one without organisation or size (ErrRequired), an
//     organisation that is none (ErrInvalid) or there twice (ErrDuplicate), shares that
//     do not make exactly one (ErrSum), and shares whose least common denominator is
//     above 10^15 (ErrRange);
//   - a cap below £0 (ErrRange), one without amount, organisation or bearer of the rest
//     (ErrRequired), two of one organisation (ErrDuplicate), one of an organisation that
//     bears nothing (ErrNotFound), and rests that go round in a circle (ErrInvalid);
//   - a fault that is none (ErrInvalid) or there twice (ErrDuplicate);
//   - an insurance without an insurer, a deductible or a limit (ErrRequired), or with an
//     amount below £0 (ErrRange).
func (b Bearing) Validate() error {
	errs := []error{
		partnership.CheckShares("shares", b.Shares),
		field.Each("caps", b.Caps, b.checkCap),
		field.Unique("caps", "org", b.Caps, func(c Cap) partnership.OrgID { return c.Org }),
		field.EachOnce("at_fault", b.AtFault, func(f Fault) error { return field.CheckOneOf("", "fault", f, Faults()) }),
	}
	if b.Insurance != nil {
		errs = append(errs, field.At("insurance", b.Insurance.Validate()))
	}
	return errors.Join(errs...)
}

// checkCap returns what is wrong with a cap.
func (b Bearing) checkCap(c Cap) error {
	org := c.Org.Validate()
	if org == nil && !b.bears(c.Org) {
		org = fmt.Errorf("%s bears nothing that could be capped: %w", c.Org, field.ErrNotFound)
	}
	rest := c.RestTo.Validate()
	if circle := b.circle(c); org == nil && rest == nil && circle != "" {
		rest = fmt.Errorf("what %s does not bear comes back to it, by %s: %w", c.Org, circle, field.ErrInvalid)
	}
	return errors.Join(
		field.At("org", org),
		field.At("most", checkAmount(c.Most)),
		field.At("rest_to", rest),
	)
}

// bears reports whether an organisation has a share or bears what is above a cap.
func (b Bearing) bears(org partnership.OrgID) bool {
	return slices.ContainsFunc(b.Shares, func(s partnership.Share) bool { return s.Org == org }) ||
		slices.ContainsFunc(b.Caps, func(c Cap) bool { return c.RestTo == org })
}

// circle returns the organisations by which what is above a cap comes back to its
// organisation, and "" if it does not.
func (b Bearing) circle(c Cap) string {
	way := []string{}
	for next := c.RestTo; len(way) <= len(b.Caps); {
		way = append(way, string(next))
		if next == c.Org {
			return listed(way)
		}
		i := slices.IndexFunc(b.Caps, func(c Cap) bool { return c.Org == next })
		if i < 0 {
			return ""
		}
		next = b.Caps[i].RestTo
	}
	return "" // a circle that c leads to and is not in
}

// Validate returns what is wrong with the insurance: no insurer, deductible or limit
// (ErrRequired), and an amount below £0 (ErrRange).
func (n Insurance) Validate() error {
	return errors.Join(
		field.At("insurer", field.CheckText(n.Insurer)),
		field.At("deductible", checkAmount(n.Deductible)),
		field.At("limit", checkAmount(n.Limit)),
	)
}

// Loss is one loss that has happened, or might.
type Loss struct {
	Amount  costing.Money     `json:"amount,omitzero"`   // how much; from £0
	Fault   Fault             `json:"fault,omitzero"`    // the fault that brought it about; not set: none
	AtFault partnership.OrgID `json:"at_fault,omitzero"` // whose; set if there is a fault
}

// Validate returns what is wrong with the loss: an amount that is not known
// (ErrRequired) or below £0 (ErrRange), a fault
// or an organisation that is none (ErrInvalid), and one of the two without the other
// (ErrRequired).
func (l Loss) Validate() error {
	var fault, org error
	if l.Fault != "" || l.AtFault != "" {
		fault, org = field.CheckOneOf("fault", "fault", l.Fault, Faults()), field.At("at_fault", l.AtFault.Validate())
	}
	return errors.Join(field.At("amount", checkAmount(l.Amount)), fault, org)
}

// LossSplit is who bears how much of a loss, and why.
type LossSplit struct {
	Loss    costing.Money     `json:"loss,omitzero"`    // the whole loss
	Insured costing.Money     `json:"insured,omitzero"` // what the insurer pays
	Charges []costing.Portion `json:"charges"`          // what each organisation bears
	Steps   []costing.Step    `json:"steps"`            // the working, in order
}

// Validate proves that the split adds up. It returns ErrRequired for an amount that is
// not known, and ErrSum at "charges[i].amount" where
// the steps do not make the charge, at "steps" for workings of an organisation without a
// charge, and at "charges" where the charges and what the insurer pays are not the loss.
func (s LossSplit) Validate() error {
	worked := make(map[partnership.OrgID][]costing.Money, len(s.Charges))
	for _, step := range s.Steps {
		for _, w := range step.Workings {
			worked[w.Org] = append(worked[w.Org], w.Amount)
		}
	}
	all := []costing.Money{s.Insured}
	err := field.Each("charges", s.Charges, func(c costing.Portion) error {
		all = append(all, c.Amount)
		sum, err := costing.Sum(worked[c.Org]...)
		delete(worked, c.Org)
		switch {
		case !c.Amount.Known():
			err = field.ErrRequired
		case err == nil && sum != c.Amount:
			err = fmt.Errorf("%s bears %v, the steps make %v: %w", c.Org, c.Amount, sum, field.ErrSum)
		}
		return field.At("amount", err)
	})
	sum, tooMuch := costing.Sum(all...)
	if tooMuch == nil && sum.Known() && s.Loss.Known() && sum != s.Loss {
		tooMuch = fmt.Errorf("the charges and the insurer make %v, not %v: %w", sum, s.Loss, field.ErrSum)
	}
	if len(worked) > 0 {
		err = errors.Join(err, field.At("steps", fmt.Errorf("%d organisations have workings and no charge: %w", len(worked), field.ErrSum)))
	}
	return errors.Join(field.At("loss", checkKnown(s.Loss)), field.At("insured", checkKnown(s.Insured)), err, field.At("charges", tooMuch))
}

// Split returns who bears how much of a loss, to the penny, with a step for the
// insurance, one for the shares or for the member at fault, and one for each cap that
// takes effect.
//
// What the charges and the insurer make is the loss, always. The shares are split as
// costing.Apportion does; their order changes nobody's charge, nor does that of the
// caps. The charges are in the order of the shares, then of those who bear only what is
// above a cap, and last the member at fault if it is none of these.
//
// The errors are those of Bearing.Validate, and at "loss" those of Loss.Validate.
func (b Bearing) Split(loss Loss) (LossSplit, error) {
	if err := errors.Join(b.Validate(), field.At("loss", loss.Validate())); err != nil {
		return LossSplit{}, err
	}
	w := splitting{clause: b.Clause, rest: loss.Amount, borne: map[partnership.OrgID]int64{}}
	insured := w.insure(b.Insurance)
	if loss.Fault != "" && slices.Contains(b.AtFault, loss.Fault) {
		w.blame(loss)
	} else {
		w.share(b.Shares)
		w.capAll(b.Caps)
	}
	split := LossSplit{Loss: loss.Amount, Insured: insured, Charges: []costing.Portion{}, Steps: w.steps}
	for _, org := range b.bearers(loss.AtFault) {
		if pence, bears := w.borne[org]; bears {
			split.Charges = append(split.Charges, costing.Portion{Org: org, Amount: costing.Pence(pence)})
		}
	}
	return split, nil
}

// bearers returns every organisation that may bear something, each once.
func (b Bearing) bearers(atFault partnership.OrgID) []partnership.OrgID {
	orgs := []partnership.OrgID{}
	for _, s := range b.Shares {
		orgs = append(orgs, s.Org)
	}
	for _, org := range append(restBearers(b.Caps), atFault) {
		if !slices.Contains(orgs, org) {
			orgs = append(orgs, org)
		}
	}
	return orgs
}

// restBearers returns who bears what is above the caps.
func restBearers(caps []Cap) []partnership.OrgID {
	orgs := make([]partnership.OrgID, len(caps))
	for i, c := range caps {
		orgs[i] = c.RestTo
	}
	return orgs
}

// splitting is a loss while it is split.
type splitting struct {
	clause string
	rest   costing.Money               // what nobody bears yet
	borne  map[partnership.OrgID]int64 // in pence; everybody who bears something, were it nothing
	steps  []costing.Step
}

// step adds a step that changes what organisations bear.
func (w *splitting) step(name, what string, workings ...costing.Working) {
	for _, x := range workings {
		w.borne[x.Org] += pence(x.Amount)
	}
	w.steps = append(w.steps, costing.Step{Name: name, Clause: w.clause, What: what, Workings: append([]costing.Working{}, workings...)})
}

// insure takes what the insurer pays from the rest, and returns it.
func (w *splitting) insure(insurance *Insurance) costing.Money {
	if insurance == nil {
		return costing.Pence(0)
	}
	above := max(0, pence(w.rest)-pence(insurance.Deductible))
	paid := costing.Pence(min(above, pence(insurance.Limit)))
	w.rest = costing.Pence(pence(w.rest) - pence(paid))
	w.step("Insurance", fmt.Sprintf("%s pays %s: what is above %s of the loss, up to %s",
		insurance.Insurer, paid.Sterling(), insurance.Deductible.Sterling(), insurance.Limit.Sterling()))
	return paid
}

// blame gives the rest to the member at fault.
func (w *splitting) blame(loss Loss) {
	w.step("Fault", fmt.Sprintf("%s bears all that is left: %s", loss.AtFault, strings.ReplaceAll(string(loss.Fault), "-", " ")),
		costing.Working{Org: loss.AtFault, Amount: w.rest})
}

// share splits the rest by shares, which are known to be valid.
func (w *splitting) share(shares []partnership.Share) {
	charges, _ := costing.SplitShares(w.rest, shares)
	workings, texts := make([]costing.Working, len(charges)), make([]string, len(charges))
	for i, c := range charges {
		workings[i] = costing.Working{Org: c.Org, Amount: c.Amount}
		texts[i] = fmt.Sprintf("%s %v", c.Org, shares[i].Fraction)
	}
	w.step("Shares", fmt.Sprintf("%s by shares: %s", w.rest.Sterling(), listed(texts)), workings...)
}

// capAll moves what is above the caps to those who bear it. A cap is looked at once all
// that may come to its organisation has come; there is always one such, since the rests
// do not go round.
func (w *splitting) capAll(caps []Cap) {
	waiting := slices.Clone(caps)
	for len(waiting) > 0 {
		rests := restBearers(waiting)
		i := slices.IndexFunc(waiting, func(c Cap) bool { return !slices.Contains(rests, c.Org) })
		w.cap(waiting[i])
		waiting = slices.Delete(waiting, i, i+1)
	}
}

// cap moves what an organisation bears above its cap.
func (w *splitting) cap(c Cap) {
	above := w.borne[c.Org] - pence(c.Most)
	if above <= 0 {
		return
	}
	w.step("Cap", fmt.Sprintf("%s bears %s at most, %s the rest", c.Org, c.Most.Sterling(), c.RestTo),
		costing.Working{Org: c.Org, Amount: costing.Pence(-above)},
		costing.Working{Org: c.RestTo, Amount: costing.Pence(above)})
}

// pence returns the pence of an amount that is known.
func pence(amount costing.Money) int64 {
	n, _ := amount.Pence()
	return n
}
