package scale

import (
	"math"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
)

// site is a partner with figures that are ready to be calculated with.
type site struct {
	volume, cost, rate, kilometres float64
	handled                        float64 // as measured now
	doublings                      float64 // of one case, to its volume
}

// parts is what a site costs, in pence.
type parts struct {
	fixed, variable, step, stepOf float64
	staffing                      staffing
}

// staffing is how calls are answered. A second of no hours is not used.
type staffing struct{ seconds, handling, within, goal, agent float64 }

// load returns how many agents cases would keep busy: 0 if they are not calls.
func (s staffing) load(handled float64) float64 {
	if s.seconds == 0 {
		return 0
	}
	return float64(handled*s.handling) / s.seconds
}

// agents returns how many agents cases need. Where there is more work than a queue is
// calculated for, hardly a call waits, and they are as many as the work keeps busy.
func (s staffing) agents(handled float64) float64 {
	load := s.load(handled)
	switch {
	case load == 0:
		return 0
	case !(load <= maxOffered):
		return math.Ceil(load)
	}
	n, _ := agents(load, s.handling, s.within, s.goal)
	return n
}

// model is a ServiceModel as numbers, each of which can be changed.
type model struct {
	sites       []site
	total       float64 // value volume of all as measured
	factor      float64 // by which every volume is multiplied
	byParts     bool
	elasticity  float64
	parts       parts
	perDoubling float64
	perKm       float64
	again       float64 // NaN: as often as the first time
	shift       float64 // added to every error rate
	poolShift   float64 // added to every error rate in the shared site
	hasFlow     bool
	before      float64 // minutes of touch time now
	after       float64 // and once the flow is improved
	prevented   float64
	hourly      float64 // pence
	cashable    float64
	flowCost    float64 // pence
	sharingCost float64 // pence
	own         []share // room for what each partner brings to a shared site
	over        float64 // by how many pence the minutes of the steps cost more than all the work, in the last answer of cost or gap
}

// model returns the model as numbers.
func (c ServiceModel) model() model {
	m := model{
		factor: 1, byParts: c.Parts != (Parts{}), elasticity: number(c.Elasticity),
		parts:       c.Parts.numbers(),
		perDoubling: number(c.Errors.PerDoubling), perKm: number(c.Errors.PerKilometre), again: math.NaN(),
		hasFlow: !c.Improvement.IsZero(), prevented: number(c.Improvement.Prevented), hourly: pence(c.Improvement.HourlyCost),
		cashable: number(c.Improvement.Cashable), flowCost: pence(c.Improvement.Cost), sharingCost: pence(c.SharingCost),
	}
	if c.Errors.Again.Known() {
		m.again = number(c.Errors.Again)
	}
	for _, s := range c.Improvement.Steps {
		m.before += number(s.Now)
		m.after += number(s.After)
	}
	for _, p := range c.Partners {
		s := site{volume: number(p.Volume), cost: pence(p.Cost), rate: number(p.ErrorRate), kilometres: number(p.Kilometres)}
		s.handled, s.doublings = float64(s.volume*m.times(s.rate)), math.Log2(s.volume)
		m.sites = append(m.sites, s)
		m.total += s.volume
	}
	m.own = make([]share, len(m.sites))
	return m
}

// numbers returns what a site costs as numbers.
func (p Parts) numbers() parts {
	s := p.Staffing
	return parts{
		pence(p.Fixed), pence(p.Variable), pence(p.Step), number(p.StepOf),
		staffing{float64(3600 * number(s.Hours)), number(s.Handling), number(s.Target.Within), number(s.Target.Share), pence(s.Agent)},
	}
}

// times returns how often a case is handled in all if a share of cases fails: infinitely
// often if all do.
func (m *model) times(rate float64) float64 {
	again := m.again
	if again != again {
		again = rate
	}
	if rate >= 1 {
		return math.Inf(1)
	}
	return 1 + rate/(1-again)
}

// rateAt returns the error rate of a partner's cases at a site, of which the value volume is
// so many doublings more than one case.
func (m *model) rateAt(s site, doublings float64, shared bool) float64 {
	r := s.rate + m.shift + float64(m.perDoubling*(doublings-s.doublings))
	if shared {
		r += m.poolShift + float64(m.perKm*s.kilometres)
	}
	return max(0, r)
}

// better returns an error rate with the flow improved, or as it was.
func (m *model) better(rate float64, improved bool) float64 {
	if improved {
		return float64(rate * (1 - m.prevented))
	}
	return rate
}

// curve returns what a site costs by its parts, in pence.
func (m *model) curve(handled float64) float64 {
	cost := m.parts.fixed + float64(m.parts.variable*handled)
	if m.parts.stepOf > 0 {
		cost += float64(m.parts.step * math.Ceil(float64(handled/m.parts.stepOf)-1e-9))
	}
	return cost + float64(m.parts.staffing.agents(handled)*m.parts.staffing.agent)
}

// agents returns how many agents the sites of an option need.
func (m *model) agents(o appraisal.OptionKind, r outcome) float64 {
	if shares(o) {
		return m.parts.staffing.agents(r.handled)
	}
	n := 0.0
	for _, e := range r.each {
		n += m.parts.staffing.agents(e.handled)
	}
	return n
}

// outcome is what an option costs and does.
type outcome struct {
	cost     float64 // pence
	handled  float64 // cases
	hours    float64 // freed by the flow
	capacity float64 // pence that are freed and stay
	excess   float64 // pence that the touch time costs more than all the work
	each     []share // by partner, if there is room for it
}

// share is what an option costs and does for a partner.
type share struct{ cost, rate, handled, before float64 }

// then and now are how often the cases of a partner are handled before and after the flow is
// improved.
func (s share) then() float64 { return s.before }
func (s share) now() float64  { return s.handled }

// run returns what an option costs and does, with the shares of the partners.
func (m *model) run(o appraisal.OptionKind) outcome {
	r := outcome{each: make([]share, len(m.sites))}
	m.fill(o, &r)
	return r
}

// cost returns what an option costs in pence; infinite if work comes back for ever.
func (m *model) cost(o appraisal.OptionKind) float64 {
	r := outcome{each: m.own}
	m.fill(o, &r)
	if m.over = 0; r.cost < math.Inf(1) {
		m.over = r.excess
	}
	return r.cost
}

// fill works an option out.
func (m *model) fill(o appraisal.OptionKind, r *outcome) {
	grown, volume := math.Log2(m.factor), math.Log2(float64(m.total*m.factor))
	before := 0.0
	for i, s := range m.sites {
		doublings := s.doublings + grown
		if shares(o) {
			doublings = volume
		}
		was := m.rateAt(s, doublings, shares(o))
		e := share{rate: m.better(was, improves(o))}
		e.before = float64(float64(s.volume*m.factor) * m.times(was))
		e.handled = float64(float64(s.volume*m.factor) * m.times(e.rate))
		if !shares(o) {
			was := m.home(s, e.before)
			is := was
			if improves(o) {
				is = m.home(s, e.handled)
			}
			e.cost = m.improve(r, improves(o), e.before, e.handled, was, is)
			r.cost += e.cost
		}
		before += e.before
		r.handled += e.handled
		r.each[i] = e
	}
	if shares(o) {
		was := m.pooled(r.each, before, share.then)
		is := was
		if improves(o) {
			is = m.pooled(r.each, r.handled, share.now)
		}
		r.cost = m.sharingCost + m.improve(r, improves(o), before, r.handled, was, is)
	}
}

// home returns what the site of a partner costs, in pence.
func (m *model) home(s site, handled float64) float64 {
	if m.byParts {
		return m.curve(handled)
	}
	return float64(s.cost * math.Pow(handled/s.handled, m.elasticity))
}

// improve returns what a site costs with its flow improved, or as it was. Work that no longer
// comes back and minutes that are taken out are freed; the cashable share of their cost is saved.
func (m *model) improve(r *outcome, improves bool, before, after, was, is float64) float64 {
	if !improves {
		return was
	}
	minutes := float64(m.before-m.after) * after / 60
	out := float64(minutes * m.hourly)
	r.excess += max(0, out-is, float64(float64(m.before*before)/60*m.hourly)-was)
	freed := was - is + min(out, is)
	r.hours += minutes + float64(m.before*(before-after))/60
	r.capacity += float64(freed * (1 - m.cashable))
	return was - float64(freed*m.cashable) + m.flowCost
}

// pooled returns what one site for all costs. With an elasticity, its curve is the mean of
// the curves of the partners, weighted by what each brings.
func (m *model) pooled(each []share, handled float64, own func(share) float64) float64 {
	if m.byParts {
		return m.curve(handled)
	}
	cost := 0.0
	for i, s := range m.sites {
		cost += float64(float64(s.cost*(own(each[i])/handled)) * math.Pow(handled/s.handled, m.elasticity))
	}
	return cost
}

// gap returns by how much one option costs more than another, in pence. An option in which
// work comes back for ever costs more than any other. What differs by no more than a machine
// may round is the same.
func (m *model) gap(a, b appraisal.OptionKind) float64 {
	x, over := m.cost(a), m.over
	y := m.cost(b)
	m.over = max(m.over, over)
	switch never, also := !(x < math.Inf(1)), !(y < math.Inf(1)); {
	case never && also:
		return 0
	case never:
		return math.MaxFloat64
	case also:
		return -math.MaxFloat64
	case math.Abs(x-y) <= float64(1e-12*(x+y)):
		return 0
	}
	return x - y
}
