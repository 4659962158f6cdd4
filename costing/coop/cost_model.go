package coop

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// CostModel is a cost game written as the figures from which the cost of every group follows: those
// that councils know. A group that works together costs
//
//   - one site: that of the member whose site costs least
//   - the fixed cost
//   - a step for each StepOf units of volume that are begun
//   - capacity at the peak: an amount for each unit of the largest load that the members have
//     together in any period
//   - an amount for each unit of volume
//   - the own cost of each member
//
// A partner alone costs as much as a group of one, unless Alone says otherwise. Members work
// together only if they are linked, directly or through other members of the group. Otherwise the
// group costs what its linked parts cost together.
type CostModel struct {
	Partners []ModelPartner       `json:"partners"`          // who takes part
	Fixed    costing.Money        `json:"fixed,omitzero"`    // of each group that works together, once
	Step     costing.Money        `json:"step,omitzero"`     // for each StepOf units of volume that are begun
	StepOf   partnership.Quantity `json:"step_of,omitzero"`  // how many units of volume one step is enough for; set with Step
	Capacity partnership.Quantity `json:"capacity,omitzero"` // pounds for a unit of load at the peak
	Variable partnership.Quantity `json:"variable,omitzero"` // pounds for a unit of volume
	// Links are who can work with whom; nil: everybody with everybody.
	Links []PartnerLink `json:"links,omitempty"`
}

// ModelPartner is a partner of a CostModel. A kind of cost that is not set is not part of the
// model.
type ModelPartner struct {
	Org    partnership.OrgID      `json:"org"`             // who
	Alone  costing.Money          `json:"alone,omitzero"`  // what it costs alone, if that is known
	Site   costing.Money          `json:"site,omitzero"`   // what a site with it would cost; set for all or for none
	Volume partnership.Quantity   `json:"volume,omitzero"` // what Step and Variable count
	Loads  []partnership.Quantity `json:"loads,omitempty"` // in each period, such as a month; as many for all
	Own    costing.Money          `json:"own,omitzero"`    // what it costs whoever works with it
}

// PartnerLink is two partners who can work together.
type PartnerLink struct {
	First  partnership.OrgID `json:"first"`  // one
	Second partnership.OrgID `json:"second"` // and the other
}

// Limits of a model, so that nothing overflows.
const (
	mostVolume = 1_000_000_000 // units
	mostRate   = 1_000_000     // pounds
	maxPeriods = 1000
)

// Validate returns what is wrong with the model:
//
//   - at "partners" ErrRequired if there are none, and ErrRange for more than MaxPartners;
//   - at "partners[i]" ErrRequired, ErrInvalid and ErrDuplicate for an id; ErrInvalid for an
//     amount or a number below 0; ErrRange for a number beyond reason; ErrRequired for a site, a
//     volume or loads that others have or that a rate needs; and ErrSum for another number of
//     loads than the first partner has;
//   - at "fixed", "step", "step_of", "capacity" and "variable" ErrInvalid and ErrRange, and
//     ErrRequired for one of step and step_of without the other, and for a capacity if there are
//     loads; and at "fixed" ErrRequired if there is nothing that costs anything;
//   - at "links[i]" ErrNotFound for one who is not a partner, and ErrInvalid for one with itself.
func (m CostModel) Validate() error {
	ids := []partnership.OrgID{}
	for _, p := range m.Partners {
		ids = append(ids, p.Org)
	}
	sited := slices.ContainsFunc(m.Partners, func(p ModelPartner) bool { return p.Site.Known() })
	errs := []error{}
	switch {
	case len(ids) == 0:
		errs = append(errs, field.At("partners", field.ErrRequired))
	case len(ids) > MaxPartners:
		errs = append(errs, checkPartners(ids))
	}
	errs = append(
		errs,
		field.Each("partners", m.Partners, func(p ModelPartner) error { return m.checkPartner(p, sited) }),
		field.Unique("partners", "org", m.Partners, func(p ModelPartner) partnership.OrgID { return p.Org }),
		field.At("fixed", checkAmount(m.Fixed)), field.At("step", checkAmount(m.Step)),
		upTo("step_of", m.StepOf, mostVolume), upTo("capacity", m.Capacity, mostRate), upTo("variable", m.Variable, mostRate),
		m.checkTogether(),
		m.checkLinks(),
	)
	return errors.Join(errs...)
}

// checkLinks returns what is wrong with the links.
func (m CostModel) checkLinks() error {
	partners := map[partnership.OrgID]bool{}
	for _, p := range m.Partners {
		partners[p.Org] = true
	}
	return field.Each("links", m.Links, func(l PartnerLink) error {
		for _, id := range []partnership.OrgID{l.First, l.Second} {
			if !partners[id] {
				return fmt.Errorf("%s is not a partner: %w", field.Quote(id), field.ErrNotFound)
			}
		}
		if l.First == l.Second {
			return fmt.Errorf("%s is linked to itself: %w", l.First, field.ErrInvalid)
		}
		return nil
	})
}

// checkTogether returns what is wrong with figures that need each other.
func (m CostModel) checkTogether() error {
	var errs []error
	switch {
	case m.Step.Known() && !m.StepOf.Known():
		errs = append(errs, field.At("step_of", field.ErrRequired))
	case m.StepOf.Known() && !m.Step.Known():
		errs = append(errs, field.At("step", field.ErrRequired))
	case m.StepOf.Known() && m.StepOf.Sign() == 0:
		errs = append(errs, field.At("step_of", fmt.Errorf("steps of no volume: %w", field.ErrRange)))
	}
	some := func(has func(ModelPartner) bool) bool { return slices.ContainsFunc(m.Partners, has) }
	if !m.Capacity.Known() && some(func(p ModelPartner) bool { return p.Loads != nil }) {
		errs = append(errs, field.At("capacity", field.ErrRequired))
	}
	if !m.Fixed.Known() && !m.Step.Known() && !m.Capacity.Known() && !m.Variable.Known() &&
		!some(func(p ModelPartner) bool { return p.Site.Known() || p.Own.Known() }) {
		errs = append(errs, field.At("fixed", fmt.Errorf("nothing costs anything: %w", field.ErrRequired)))
	}
	return errors.Join(errs...)
}

// checkPartner returns what is wrong with a partner. sited says whether any partner has a site.
func (m CostModel) checkPartner(p ModelPartner, sited bool) error {
	first := m.Partners[0]
	errs := []error{
		field.At("org", p.Org.Validate()), field.At("alone", checkAmount(p.Alone)), field.At("site", checkAmount(p.Site)),
		upTo("volume", p.Volume, mostVolume), field.At("own", checkAmount(p.Own)),
		field.Each("loads", p.Loads, func(q partnership.Quantity) error {
			return errors.Join(field.RequiredValue("", q), upTo("", q, mostVolume))
		}),
	}
	if !p.Site.Known() && sited {
		errs = append(errs, field.At("site", fmt.Errorf("others have one: %w", field.ErrRequired)))
	}
	if !p.Volume.Known() && (m.Step.Known() || m.Variable.Known()) {
		errs = append(errs, field.At("volume", field.ErrRequired))
	}
	switch {
	case m.Capacity.Known() && len(p.Loads) == 0:
		errs = append(errs, field.At("loads", field.ErrRequired))
	case len(p.Loads) > maxPeriods:
		errs = append(errs, field.At("loads", fmt.Errorf("%d periods: %w", len(p.Loads), field.ErrRange)))
	case len(p.Loads) != len(first.Loads):
		errs = append(errs, field.At("loads", fmt.Errorf("%d, and %s has %d: %w", len(p.Loads), first.Org, len(first.Loads), field.ErrSum)))
	}
	return errors.Join(errs...)
}

// checkAmount returns what is wrong with an amount that need not be known.
func checkAmount(amount costing.Money) error {
	if amount.Abs().Compare(costing.Pence(mostPence/1000)) > 0 {
		return fmt.Errorf("%v: %w", amount, field.ErrRange)
	}
	return costing.NotNegative(amount)
}

// upTo returns what is wrong with a number that need not be known.
func upTo(path string, q partnership.Quantity, most int64) error {
	millionths, _ := q.Millionths()
	switch {
	case millionths < 0:
		return field.At(path, fmt.Errorf("%v is below 0: %w", q, field.ErrInvalid))
	case millionths > most*1_000_000:
		return field.At(path, fmt.Errorf("%v is more than %d: %w", q, most, field.ErrRange))
	}
	return nil
}

// Game returns the game of the model. The cost of capacity and the cost of volume are each rounded
// to the nearest penny; all else is exact. The errors are those of Validate.
func (m CostModel) Game() (Game, error) {
	if err := m.Validate(); err != nil {
		return Game{}, err
	}
	ids, links := []partnership.OrgID{}, make([]Coalition, len(m.Partners))
	for i, p := range m.Partners {
		ids = append(ids, p.Org)
		if m.Links == nil {
			links[i] = 1<<len(m.Partners) - 1
		}
	}
	for _, l := range m.Links {
		first, second := slices.Index(ids, l.First), slices.Index(ids, l.Second)
		links[first] |= only(second)
		links[second] |= only(first)
	}
	g, loads := newGame(ids), make([]int64, len(m.Partners[0].Loads))
	for s := Coalition(1); s <= g.all(); s++ {
		part := linked(s, links)
		if g.costs[s] = 0; part != s {
			g.costs[s] = g.costs[part] + g.costs[s&^part]
		} else {
			g.costs[s] = m.cost(s, loads)
		}
	}
	return g.counted()
}

// linked returns those of a group who are linked with its first member.
func linked(s Coalition, links []Coalition) Coalition {
	part := s & -s
	for grown := Coalition(0); grown != part; {
		grown = part
		for rest := uint32(part); rest != 0; rest &= rest - 1 {
			part |= links[bits.TrailingZeros32(rest)] & s
		}
	}
	return part
}

// cost returns what a group that works together costs, in pence; what is beyond all reason is
// more than a game takes. loads is room for a number for each period.
func (m CostModel) cost(s Coalition, loads []int64) int64 {
	if s.Size() == 1 {
		if alone := m.Partners[bits.TrailingZeros32(uint32(s))].Alone; alone.Known() {
			return alone.KnownPence()
		}
	}
	clear(loads)
	pence, site, volume := m.Fixed.KnownPence(), int64(-1), int64(0)
	for rest := uint32(s); rest != 0; rest &= rest - 1 {
		p := &m.Partners[bits.TrailingZeros32(rest)]
		pence += p.Own.KnownPence()
		if n, known := p.Site.Pence(); known && (site < 0 || n < site) {
			site = n
		}
		millionths, _ := p.Volume.Millionths()
		volume += millionths
		for t, load := range p.Loads {
			n, _ := load.Millionths()
			loads[t] += n
		}
	}
	pence += max(site, 0)
	if stepOf, known := m.StepOf.Millionths(); known {
		steps, ok := times((volume+stepOf-1)/stepOf, m.Step.KnownPence())
		if !ok {
			return mostPence + 1
		}
		pence += min(steps, mostPence+1)
	}
	rate, _ := m.Variable.Millionths()
	capacity, _ := m.Capacity.Millionths()
	peak := int64(0)
	for _, load := range loads {
		peak = max(peak, load)
	}
	return min(pence+rounded(rate, volume)+rounded(capacity, peak), mostPence+1)
}

// rounded returns millionths of pounds × millionths of units in pence, rounded to the nearest, or
// more than a game takes.
func rounded(a, b int64) int64 {
	const penny = 10_000_000_000 // in millionths of millionths of a pound
	high, low := bits.Mul64(uint64(a), uint64(b))
	low, carry := bits.Add64(low, penny/2, 0)
	if high += carry; high >= penny/2 {
		return mostPence + 1
	}
	pence, _ := bits.Div64(high, low, penny)
	return int64(min(pence, mostPence+1))
}

// times returns a × b of numbers not below 0, unless it overflows.
func times(a, b int64) (int64, bool) {
	if b != 0 && a > (1<<62)/b {
		return 0, false
	}
	return a * b, true
}
