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

// Loss is one loss that has happened, or might.
type Loss struct {
	Amount  costing.Money       `json:"amount,omitzero"`    // how much; £0 or more
	Fault   FaultKind           `json:"fault,omitzero"`     // the kind of fault that brought it about; not set: the loss is split as if nobody were at fault
	AtFault []partnership.Share `json:"at_fault,omitempty"` // who is at fault, and for how much of it; set if there is a fault
}

// Validate returns what is wrong with the loss:
//
//   - an amount that is not known (ErrRequired) or below £0 (ErrInvalid)
//   - an unknown kind of fault (ErrInvalid), or no kind where somebody is at fault
//     (ErrRequired)
//   - where there is a fault, what partnership.CheckShares finds in the shares of those
//     at fault
func (l Loss) Validate() error {
	return errors.Join(field.At("amount", checkAmount(l.Amount)), l.checkFault())
}

// checkFault returns what is wrong with whose fault it was.
func (l Loss) checkFault() error {
	if l.Fault == "" && len(l.AtFault) == 0 {
		return nil
	}
	return errors.Join(field.CheckOneOf("fault", "fault", l.Fault, FaultKinds()), partnership.CheckShares("at_fault", l.AtFault))
}

// LossSplit is who bears how much of a loss, and why.
type LossSplit struct {
	Loss    costing.Money     `json:"loss,omitzero"`    // the whole loss
	Insured costing.Money     `json:"insured,omitzero"` // what the insurers pay
	Charges []costing.Portion `json:"charges"`          // what each organisation bears
	Steps   []costing.Step    `json:"steps"`            // the working, in order
}

// Validate proves that the split adds up. It returns:
//
//   - ErrRequired for an amount that is not known
//   - ErrSum at "charges[i].amount" where the steps do not make the charge
//   - ErrSum at "steps" for an organisation that has workings and no charge
//   - ErrSum at "charges" where the charges and what the insurers pay do not add up to
//     the loss
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
		tooMuch = fmt.Errorf("the charges and the insurers make %v, not %v: %w", sum, s.Loss, field.ErrSum)
	}
	if len(worked) > 0 {
		err = errors.Join(err, field.At("steps", fmt.Errorf("organisations with workings and no charge: %d: %w", len(worked), field.ErrSum)))
	}
	return errors.Join(field.At("loss", costing.CheckKnown(s.Loss)), field.At("insured", costing.CheckKnown(s.Insured)), err, field.At("charges", tooMuch))
}

// Split returns who bears how much of a loss, to the penny, as if it were the only loss
// of its year. It is SplitYear for one loss.
func (b Bearing) Split(loss Loss) (LossSplit, error) {
	if err := errors.Join(b.Validate(), field.At("loss", loss.Validate())); err != nil {
		return LossSplit{}, err
	}
	return b.splitting(year{}).split(loss), nil
}

// SplitYear returns who bears how much of each loss of a year, to the penny. The losses
// must be in the order in which they count against the limits of the year: what an
// insurer has paid, or an organisation has borne, uses up its limit for the losses that
// follow.
//
// Each split has a step for each insurer that might pay, one for the shares or for those
// at fault, and one for each cap that takes effect:
//
//   - Each insurer pays its part of what lies in its layer, rounded down to whole pence.
//   - What is left is split as costing.SplitShares does, by the shares of the bearing or, for
//     a fault that the bearing names, by the shares of those at fault, who have no cap.
//   - What is above a cap goes to the bearer of the rest. What an organisation bears for
//     its own fault does not count against its cap for the year.
//
// The charges and what the insurers pay always add up to the loss. The order of the
// shares and of the caps changes nobody's charge. The charges are in the order of the
// shares. After these come organisations that bear only what is above a cap, and last
// those at fault that are not yet among them.
//
// The errors are:
//
//   - those of Bearing.Validate
//   - at "losses[i]" those of Loss.Validate
//   - at "losses" ErrRange for losses that together are more than Money can hold
func (b Bearing) SplitYear(losses []Loss) ([]LossSplit, error) {
	if err := errors.Join(b.Validate(), field.Each("losses", losses, Loss.Validate)); err != nil {
		return nil, err
	}
	if err := checkTogether(losses); err != nil {
		return nil, err
	}
	all := b.splitting(year{})
	splits := make([]LossSplit, len(losses))
	for i, loss := range losses {
		splits[i] = all.split(loss)
	}
	return splits, nil
}

// checkTogether returns ErrRange for losses that together are more than money can be.
func checkTogether(losses []Loss) error {
	amounts := make([]costing.Money, len(losses))
	for i, loss := range losses {
		amounts[i] = loss.Amount
	}
	_, err := costing.Sum(amounts...)
	return field.At("losses", err)
}

// bearers returns every organisation that may bear something, each once.
func (b Bearing) bearers(atFault []partnership.Share) []partnership.OrgID {
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
	for _, s := range atFault {
		add(s.Org)
	}
	return orgs
}

// aggregate is a limit of a year: of a cap under a clause, or of an insurance.
type aggregate struct {
	clause    string
	cap       Cap
	insurance Insurance
	again     int // its number among identical insurances of a bearing
}

// year is how much of each limit of a year is used, in pence. Bearings that name the same
// limit share it: an insurer pays its annual aggregate once, for all risks together.
type year map[aggregate]int64

// aggregates returns the limits of a year that the bearing has.
func (b *Bearing) aggregates() []aggregate {
	limits := slices.DeleteFunc(b.policies(), func(a aggregate) bool { return !a.insurance.MostInYear.Known() })
	for _, c := range b.Caps {
		if c.MostInYear.Known() {
			limits = append(limits, b.aggregate(c))
		}
	}
	return limits
}

// aggregate returns the limit of a cap for a year.
func (b *Bearing) aggregate(c Cap) aggregate { return aggregate{clause: b.Clause, cap: c} }

// policies returns the limit of each insurance for a year, which may be none.
func (b *Bearing) policies() []aggregate {
	limits := make([]aggregate, len(b.Insurance))
	for i, n := range b.Insurance {
		limits[i] = aggregate{insurance: n}
		for slices.Contains(limits[:i], limits[i]) {
			limits[i].again++
		}
	}
	return limits
}

// splitting is the state of a year while its losses are split.
type splitting struct {
	bearing Bearing
	used    year

	rest  costing.Money               // the part of the loss that nobody bears yet
	borne map[partnership.OrgID]int64 // of the loss, in pence, by everybody who is in a step
	steps []costing.Step
}

// splitting returns the splitting of the next losses of a year.
func (b Bearing) splitting(used year) *splitting { return &splitting{bearing: b, used: used} }

// split returns who bears how much of the next loss, which is known to be valid.
func (w *splitting) split(loss Loss) LossSplit {
	w.rest, w.borne, w.steps = loss.Amount, map[partnership.OrgID]int64{}, nil
	insured := w.insure()
	if loss.Fault != "" && slices.Contains(w.bearing.AtFault, loss.Fault) {
		w.share("Fault", strings.ToLower(loss.Fault.Title())+", all that is left", loss.AtFault)
	} else {
		w.share("Shares", w.rest.Sterling()+" by shares", w.bearing.Shares)
		w.capAll(w.bearing.Caps)
		w.count()
	}
	split := LossSplit{Loss: loss.Amount, Insured: insured, Charges: []costing.Portion{}, Steps: w.steps}
	for _, org := range w.bearing.bearers(loss.AtFault) {
		if pence, bears := w.borne[org]; bears {
			split.Charges = append(split.Charges, costing.Portion{Org: org, Amount: costing.Pence(pence)})
		}
	}
	return split
}

// count counts what each organisation bears of the loss against its cap for the year.
func (w *splitting) count() {
	for _, c := range w.bearing.Caps {
		if c.MostInYear.Known() {
			w.used[w.bearing.aggregate(c)] += w.borne[c.Org]
		}
	}
}

// step adds a step that changes what organisations bear. The text of a step has no ids in
// it, so that a report can show names.
func (w *splitting) step(step costing.Step) {
	for _, x := range step.Workings {
		w.borne[x.Org] += x.Amount.KnownPence()
	}
	step.Clause = w.bearing.Clause
	w.steps = append(w.steps, step)
}

// insure takes what the insurers pay from the rest, and returns it.
func (w *splitting) insure() costing.Money {
	loss, all := w.rest.KnownPence(), int64(0)
	policies := w.bearing.policies()
	for i, n := range w.bearing.Insurance {
		paid := n.pays(loss)
		what := "up to " + n.Limit.Sterling()
		if most, limited := n.MostInYear.Pence(); limited && paid > most-w.used[policies[i]] {
			paid = most - w.used[policies[i]]
			what = "as far as its " + n.MostInYear.Sterling() + " of the year go"
		}
		if n.MostInYear.Known() {
			w.used[policies[i]] += paid
		}
		all += paid
		w.step(costing.Step{Name: "Insurance", Workings: []costing.Working{}, What: fmt.Sprintf("%s pays %s: %swhat is above %s of the loss, %s",
			n.Insurer, costing.Pence(paid).Sterling(), n.partText(), n.Deductible.Sterling(), what)})
	}
	w.rest = costing.Pence(loss - all)
	return costing.Pence(all)
}

// share splits the rest by shares, which are known to be valid.
func (w *splitting) share(name, what string, shares []partnership.Share) {
	charges, _ := costing.SplitShares(w.rest, shares)
	workings := make([]costing.Working, len(charges))
	for i, c := range charges {
		workings[i] = costing.Working{Org: c.Org, Measure: shares[i].Fraction.Percent(), Amount: c.Amount}
	}
	w.step(costing.Step{Name: name, What: what, Measure: "%", Workings: workings})
}

// capAll moves what is above the caps to those who bear it. A cap is applied once all
// that may come to its organisation has come; since the rests do not go round in a
// circle, every cap is applied in the end.
func (w *splitting) capAll(caps []Cap) {
	byOrg := make(map[partnership.OrgID]Cap, len(caps))
	waits := make(map[partnership.OrgID]int, len(caps)) // of how many caps, not applied yet, it bears the rest
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
	most, what := w.most(c)
	above := w.borne[c.Org] - most
	if above <= 0 {
		return
	}
	w.step(costing.Step{Name: "Cap", What: "what is above " + what + " goes to another", Workings: []costing.Working{
		{Org: c.Org, Amount: costing.Pence(-above)},
		{Org: c.RestTo, Amount: costing.Pence(above)},
	}})
}

// most returns the most that an organisation bears of this loss, in pence, and what
// limits it.
func (w *splitting) most(c Cap) (most int64, what string) {
	most, limited := c.Most.Pence()
	what = "the cap of " + c.Most.Sterling()
	left, yearly := c.MostInYear.Pence()
	if left -= w.used[w.bearing.aggregate(c)]; yearly && (!limited || left < most) {
		most, what = left, "what is left of the cap of "+c.MostInYear.Sterling()+" for the year, "+costing.Pence(left).Sterling()+","
	}
	return most, what
}
