package quant

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// MemberTotals are what the members bear, each alone and all together.
type MemberTotals struct {
	Percent      partnership.Quantity `json:"percent,omitzero"`     // of the percentiles: 80 is the P80
	Members      []MemberTotal        `json:"members"`              // in the order of the portfolio, then of the bearings
	Pooled       costing.Money        `json:"pooled,omitzero"`      // the percentile of what all bear together
	StandAlone   costing.Money        `json:"stand_alone,omitzero"` // the percentiles of all members added up; not known if a risk has no bearing
	Benefit      costing.Money        `json:"benefit,omitzero"`     // what pooling saves: stand-alone less pooled; below £0: a pool needs more
	PooledMean   costing.Money        `json:"pooled_mean,omitzero"` // the mean of what all bear together
	NotEstimated []risk.RiskID        `json:"not_estimated"`        // left out of everything
	AtLeast      bool                 `json:"at_least"`             // some but not all are left out, and those are threats: every percentile is a lower bound
	NotAgreed    []risk.RiskID        `json:"not_agreed"`           // nobody has agreed who bears them: in the pool, and with no member
}

// MemberTotal is what one member bears.
type MemberTotal struct {
	Org          partnership.OrgID `json:"org"`                   // who
	Distribution Distribution      `json:"distribution,omitzero"` // of what it bears
	Mean         costing.Money     `json:"mean,omitzero"`         // what it bears on average
	StandAlone   costing.Money     `json:"stand_alone,omitzero"`  // the percentile that it would need alone
	InTail       costing.Money     `json:"in_tail,omitzero"`      // what it bears on average in the worst cases of all together: the part of the expected shortfall
	Covariance   float64           `json:"covariance"`            // of what it bears with what all bear together, in pounds squared; 0 if Mean is not known
}

// ByMember returns what each member bears under the bearing of each risk, and what pooling
// saves at a percentile.
//
// Shares, caps and insurance work on each loss, as risk.Bearing.Split applies them with
// nobody at fault; a gain is split by the shares alone. Risks that are not estimated are
// left out; if none is estimated, no amount is known. The benefit may be below £0: the
// percentile of a sum may be more than the sum of percentiles. It is not known if a risk
// has no bearing.
//
// The errors are those of Portfolio.Contributions.
func (p Portfolio) ByMember(percent partnership.Quantity) (MemberTotals, error) {
	if err := p.checkWith(percent); err != nil {
		return MemberTotals{}, err
	}
	q := p.prepare(true)
	totals := MemberTotals{Percent: percent, Members: make([]MemberTotal, len(q.members)), NotEstimated: q.unknown, AtLeast: q.lowerBound(), NotAgreed: q.unborne}
	for i, org := range q.members {
		totals.Members[i].Org = org
	}
	if !q.known() {
		return totals, nil
	}
	sums := q.sums(together)
	d, whole := q.whole(sums)
	totals.Pooled, totals.PooledMean = d.Percentile(percent), d.Mean()
	worst, _ := d.tail(percent)
	inTail, covariances := q.memberTails(sums, whole.low+worst.step, worst.share), q.covariances()
	alone := costing.Pence(0)
	for i := range totals.Members {
		t := &totals.Members[i]
		t.Distribution = q.borneBy(i)
		t.Mean, t.StandAlone = t.Distribution.Mean(), t.Distribution.Percentile(percent)
		t.InTail = money(float64(inTail[i]*q.grid) / worst.size)
		t.Covariance = float64(covariances[i]*float64(q.grid*q.grid)) / 1e4
		alone = alone.Plus(t.StandAlone)
	}
	if len(q.unborne) == 0 {
		totals.StandAlone, totals.Benefit = alone, alone.Plus(totals.Pooled.Neg())
	}
	return totals, nil
}

// borneBy returns the distribution of what a member bears.
func (q *problem) borneBy(member int) Distribution {
	return q.distribution(func(p *part) amounts {
		if p.each == nil {
			return amounts{nothing(), nothing()}
		}
		return p.each[member]
	})
}

// memberTails returns what each member bears on average where the total is in its tail,
// times the probability of the tail.
func (q *problem) memberTails(sums []lattice, edge int, share float64) []float64 {
	all := make([]float64, len(q.members))
	q.inTail(sums, edge, share, func(p *part, events float64, v lattice) {
		for m, borne := range p.borne {
			all[m] += float64(events * weighted(v, p.event.low, func(i int) float64 { return borne[i] }, len(borne)))
		}
	})
	return all
}

// covariances returns the covariance of what each member bears with what all bear together.
func (q *problem) covariances() []float64 {
	all := make([]float64, len(q.members))
	for m := range all {
		for _, b := range q.blocks {
			all[m] += q.covariance(b, m)
		}
	}
	return all
}

// covariance returns the covariance in a block: the mean of the covariances within its
// states, plus the covariance of the means of its states.
func (q *problem) covariance(b block, member int) float64 {
	within, product, means, totals := 0.0, 0.0, 0.0, 0.0
	for _, s := range b.states {
		mine, all := 0.0, 0.0
		for i, at := range b.parts {
			p, often := &q.parts[at], s.often[i]
			share, squares := p.moments(member)
			mean := meanOf(p.event.lattice)
			mine, all = mine+float64(often*share), all+float64(often*mean)
			within += float64(s.weight * float64(often*squares))
			if !p.often.repeats {
				within -= float64(s.weight * float64(float64(often*share)*float64(often*mean)))
			}
		}
		product += float64(s.weight * float64(mine*all))
		means, totals = means+float64(s.weight*mine), totals+float64(s.weight*all)
	}
	return within + product - float64(means*totals)
}

// moments returns the mean of what a member bears of an event, and the mean of that times
// the cost of the event.
func (p *part) moments(member int) (mean, product float64) {
	if p.borne == nil {
		return 0, 0
	}
	for i, borne := range p.borne[member] {
		mean += borne
		product += float64(borne * float64(p.event.low+i))
	}
	return mean, product
}

// AllocationBasis is the measure by which a contingency is allocated to the members.
type AllocationBasis string

// The bases of an allocation.
const (
	ByMean       AllocationBasis = "mean"        // what each bears on average
	ByCovariance AllocationBasis = "covariance"  // how much each has to do with the spread of the total
	ByTail       AllocationBasis = "tail"        // what each bears in the worst cases: its part of the expected shortfall
	ByStandAlone AllocationBasis = "stand-alone" // what each would need alone
)

// AllocationBases returns every AllocationBasis.
func AllocationBases() []AllocationBasis {
	return []AllocationBasis{ByMean, ByCovariance, ByTail, ByStandAlone}
}

// UnmarshalText reads one of AllocationBases, or no text for one that is not set; the error
// wraps ErrInvalid.
func (b *AllocationBasis) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("allocation basis", text, AllocationBases())
	return err
}

// Title returns the basis of an allocation as a form or a report shows it.
func (b AllocationBasis) Title() string {
	switch b {
	case ByMean:
		return "By mean"
	case ByCovariance:
		return "By covariance"
	case ByTail:
		return "By expected shortfall"
	case ByStandAlone:
		return "By stand-alone need"
	}
	return field.Title(b)
}

// Allocate returns what each member sets aside of a contingency, to the penny. It adds up to
// the contingency, always.
//
// The errors are:
//
//   - at "contingency" ErrRequired, or ErrInvalid below £0
//   - at "by" ErrRequired, or ErrInvalid if it is unknown
//   - at "members" ErrInvalid if nothing says who is to pay: all figures are £0
//   - at "members[i]" ErrRange for a member that brings more than it costs by this measure
//   - at "members[i].mean" and so on ErrRequired for a figure that is not known
//   - at "not_agreed" ErrRequired if a risk has no bearing
func (t MemberTotals) Allocate(contingency costing.Money, by AllocationBasis) ([]costing.Portion, error) {
	errs := []error{field.At("contingency", costing.CheckAmount(contingency)), field.CheckOneOf("by", "allocation basis", by, AllocationBases())}
	if len(t.NotAgreed) > 0 {
		errs = append(errs, field.At("not_agreed", fmt.Errorf("nobody has agreed who bears %s: %w", field.Quote(t.NotAgreed[0]), field.ErrRequired)))
	}
	sum := 0.0
	unknown := field.Each("members", t.Members, func(m MemberTotal) error { return m.checkMeasure(by) })
	errs = append(errs, unknown, field.Each("members", t.Members, func(m MemberTotal) error {
		n := m.measure(by)
		sum += n
		if n < -tiny {
			return fmt.Errorf("%s brings more than it costs: %w", m.Org, field.ErrRange)
		}
		return nil
	}))
	if unknown == nil && !(sum > tiny) {
		errs = append(errs, field.At("members", fmt.Errorf("nothing says who is to pay: %w", field.ErrInvalid)))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	weights := make([]costing.Weight, len(t.Members))
	for i, m := range t.Members {
		// A measure is exact to about 12 digits; those beyond the tenth, which may differ
		// between machines, are dropped.
		n, _ := partnership.QuantityOfMillionths(int64(math.Round(max(0, m.measure(by)) / sum * 1e10)))
		weights[i] = costing.Weight{Org: m.Org, Value: n}
	}
	return costing.Apportion(contingency, weights)
}

// checkMeasure returns ErrRequired for a figure that is needed for an allocation and is not
// known.
func (t MemberTotal) checkMeasure(by AllocationBasis) error {
	switch by {
	case ByMean, ByCovariance:
		return field.RequiredValue("mean", t.Mean)
	case ByTail:
		return field.RequiredValue("in_tail", t.InTail)
	case ByStandAlone:
		return field.RequiredValue("stand_alone", t.StandAlone)
	}
	return nil
}

// measure returns the figure of the member by which a contingency is allocated.
func (t MemberTotal) measure(by AllocationBasis) float64 {
	switch by {
	case ByMean:
		return pence(t.Mean)
	case ByCovariance:
		return t.Covariance
	case ByTail:
		return pence(t.InTail)
	default:
		return pence(t.StandAlone)
	}
}
