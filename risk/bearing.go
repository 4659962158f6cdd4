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
// not taken from there. It moves money only: a lost reputation stays where it was lost.
//
// An insurer pays first. A member that is at fault in a way that counts bears all the
// rest. If nobody is, the rest is split by the shares, and what a member would bear above
// its cap goes to the one that is named for it, who may have a cap too.
type Bearing struct {
	Clause    string              `json:"clause,omitempty"`   // which clause of the agreement says so
	Shares    []partnership.Share `json:"shares"`             // who bears how much; together exactly one
	Caps      []Cap               `json:"caps,omitempty"`     // the most that a member bears
	AtFault   []Fault             `json:"at_fault,omitempty"` // the faults for which the member at fault bears all; none: fault changes nothing
	Insurance Insurance           `json:"insurance,omitzero"` // what an insurer pays; not set: the agreement names no insurer, and none pays
}

// agreed reports whether anything of the bearing is set.
func (b *Bearing) agreed() bool {
	return b.Clause != "" || len(b.Shares) > 0 || len(b.Caps) > 0 || len(b.AtFault) > 0 || b.Insurance != (Insurance{})
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
	UnlawfulAct       Fault = "unlawful-act"
	PersistentFailure Fault = "persistent-failure" // a service level that is missed again and again
)

// Faults returns every Fault.
func Faults() []Fault {
	return []Fault{BreachOfAgreement, GrossNegligence, UnlawfulAct, PersistentFailure}
}

// UnmarshalText reads one of Faults, or no text for one that is not set; the error wraps
// ErrInvalid.
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
//   - what partnership.CheckShares finds in the shares
//   - ErrRequired: a cap without an organisation, an amount or a bearer of the rest; an
//     insurance without an insurer, a deductible or a limit
//   - ErrInvalid: a malformed id; an unknown fault; a cap whose rest comes back to its
//     organisation
//   - ErrDuplicate: two caps of one organisation; a fault named twice
//   - ErrNotFound: a cap of an organisation that bears nothing
//   - ErrRange: an amount below £0
//   - what field.OptionalName finds in the clause, and field.Required in the insurer
func (b Bearing) Validate() error {
	bears, circle := b.bears(), circular(b.Caps)
	errs := []error{
		field.OptionalName("clause", b.Clause),
		partnership.CheckShares("shares", b.Shares),
		field.Each("caps", b.Caps, func(c Cap) error { return c.check(bears, circle) }),
		field.Unique("caps", "org", b.Caps, func(c Cap) partnership.OrgID { return c.Org }),
		field.EachOnce("at_fault", b.AtFault, func(f Fault) error { return field.CheckOneOf("", "fault", f, Faults()) }),
	}
	if b.Insurance != (Insurance{}) {
		errs = append(errs, field.At("insurance", b.Insurance.Validate()))
	}
	return errors.Join(errs...)
}

// check returns what is wrong with the cap, if these organisations bear something, and
// what those in circle do not bear comes back to them.
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
		field.At("most", checkAmount(c.Most)),
		field.At("rest_to", rest),
	)
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

// circular returns the organisations to which what is above their cap comes back. Of two
// caps of one organisation the last counts.
func circular(caps []Cap) map[partnership.OrgID]bool {
	next := make(map[partnership.OrgID]partnership.OrgID, len(caps))
	for _, c := range caps {
		next[c.Org] = c.RestTo
	}
	walks := make(map[partnership.OrgID]int, len(caps)) // by which walk each was seen first, from 1
	circle := map[partnership.OrgID]bool{}
	for i, c := range caps {
		org := c.Org
		for ; next[org] != "" && walks[org] == 0; org = next[org] {
			walks[org] = i + 1
		}
		for walks[org] == i+1 && !circle[org] {
			circle[org], org = true, next[org]
		}
	}
	return circle
}

// Validate returns what is wrong with the insurance:
//
//   - what field.Required finds in the insurer
//   - ErrRequired: a deductible or a limit that is not known
//   - ErrRange: an amount below £0
func (n Insurance) Validate() error {
	return errors.Join(
		field.Required("insurer", n.Insurer),
		field.At("deductible", checkAmount(n.Deductible)),
		field.At("limit", checkAmount(n.Limit)),
	)
}

// Loss is one loss that has happened, or might.
type Loss struct {
	Amount  costing.Money     `json:"amount,omitzero"`   // how much; from £0
	Fault   Fault             `json:"fault,omitzero"`    // the fault that brought it about; not set: the loss is split as if nobody were at fault
	AtFault partnership.OrgID `json:"at_fault,omitzero"` // whose; set if there is a fault
}

// Validate returns what is wrong with the loss:
//
//   - an amount that is not known (ErrRequired) or below £0 (ErrRange)
//   - an unknown fault, and a malformed organisation at fault (ErrInvalid)
//   - a fault without the organisation at fault, and the other way round (ErrRequired)
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

// Validate proves that the split adds up. It returns:
//
//   - ErrRequired for an amount that is not known
//   - ErrSum at "charges[i].amount" where the steps do not make the charge
//   - ErrSum at "steps" for workings of an organisation without a charge
//   - ErrSum at "charges" where the charges and what the insurer pays are not the loss
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
		err = errors.Join(err, field.At("steps", fmt.Errorf("organisations with workings and no charge: %d: %w", len(worked), field.ErrSum)))
	}
	return errors.Join(field.At("loss", costing.CheckKnown(s.Loss)), field.At("insured", costing.CheckKnown(s.Insured)), err, field.At("charges", tooMuch))
}

// Split returns who bears how much of a loss, to the penny, with a step for the
// insurance, one for the shares or for the member at fault, and one for each cap that
// takes effect.
//
// What the charges and the insurer make is the loss, always. The shares are split as
// costing.SplitShares does; their order changes nobody's charge, nor does that of the
// caps. The charges are in the order of the shares; after these come those who bear only
// what is above a cap, and last the member at fault if it is not among them.
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
	seen := map[partnership.OrgID]bool{}
	add := func(org partnership.OrgID) {
		if !seen[org] {
			orgs, seen[org] = append(orgs, org), true
		}
	}
	for _, s := range b.Shares {
		add(s.Org)
	}
	for _, c := range b.Caps {
		add(c.RestTo)
	}
	add(atFault)
	return orgs
}

// splitting is a loss while it is split.
type splitting struct {
	clause string
	rest   costing.Money               // what nobody bears yet
	borne  map[partnership.OrgID]int64 // in pence, of everybody who is in a step
	steps  []costing.Step
}

// step adds a step that changes what organisations bear. What it says has no ids in it, so
// that a report can show names.
func (w *splitting) step(step costing.Step) {
	for _, x := range step.Workings {
		w.borne[x.Org] += pence(x.Amount)
	}
	step.Clause = w.clause
	w.steps = append(w.steps, step)
}

// insure takes what the insurer pays from the rest, and returns it.
func (w *splitting) insure(insurance Insurance) costing.Money {
	if insurance == (Insurance{}) {
		return costing.Pence(0)
	}
	above := max(0, pence(w.rest)-pence(insurance.Deductible))
	paid := costing.Pence(min(above, pence(insurance.Limit)))
	w.rest = costing.Pence(pence(w.rest) - pence(paid))
	w.step(costing.Step{Name: "Insurance", Workings: []costing.Working{}, What: fmt.Sprintf("%s pays %s: what is above %s of the loss, up to %s",
		insurance.Insurer, paid.Sterling(), insurance.Deductible.Sterling(), insurance.Limit.Sterling())})
	return paid
}

// blame gives the rest to the member at fault.
func (w *splitting) blame(loss Loss) {
	w.step(costing.Step{
		Name: "Fault", What: strings.ToLower(loss.Fault.Title()) + ", all that is left",
		Workings: []costing.Working{{Org: loss.AtFault, Amount: w.rest}},
	})
}

// share splits the rest by shares, which are known to be valid.
func (w *splitting) share(shares []partnership.Share) {
	charges, _ := costing.SplitShares(w.rest, shares)
	workings := make([]costing.Working, len(charges))
	for i, c := range charges {
		workings[i] = costing.Working{Org: c.Org, Measure: shares[i].Fraction.Percent(), Amount: c.Amount}
	}
	w.step(costing.Step{Name: "Shares", What: w.rest.Sterling() + " by shares", Measure: "%", Workings: workings})
}

// capAll moves what is above the caps to those who bear it. A cap is looked at once all
// that may come to its organisation has come; since the rests do not go round, every cap
// is looked at in the end.
func (w *splitting) capAll(caps []Cap) {
	byOrg := make(map[partnership.OrgID]Cap, len(caps))
	waits := make(map[partnership.OrgID]int, len(caps)) // for so many caps whose rest it bears
	for _, c := range caps {
		byOrg[c.Org] = c
		waits[c.RestTo]++
	}
	ready := slices.DeleteFunc(slices.Clone(caps), func(c Cap) bool { return waits[c.Org] > 0 })
	for len(ready) > 0 {
		c := ready[0]
		ready = ready[1:]
		w.cap(c)
		waits[c.RestTo]--
		if next, capped := byOrg[c.RestTo]; capped && waits[c.RestTo] == 0 {
			ready = append(ready, next)
		}
	}
}

// cap moves what an organisation bears above its cap.
func (w *splitting) cap(c Cap) {
	above := w.borne[c.Org] - pence(c.Most)
	if above <= 0 {
		return
	}
	w.step(costing.Step{Name: "Cap", What: fmt.Sprintf("what is above the cap of %s goes to another", c.Most.Sterling()), Workings: []costing.Working{
		{Org: c.Org, Amount: costing.Pence(-above)},
		{Org: c.RestTo, Amount: costing.Pence(above)},
	}})
}

// pence returns the pence of an amount that is known.
func pence(amount costing.Money) int64 {
	n, _ := amount.Pence()
	return n
}
