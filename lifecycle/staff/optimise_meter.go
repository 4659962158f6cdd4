package staff

// A meter counts steps up to a limit. What a part of a meter counts, the meter counts too.
type meter struct {
	steps, limit int
	whole        *meter    // what it is a part of; nil: of nothing
	progress     func(int) // is told the steps now and then; nil: nobody is
	told         int       // the steps that it was told last
}

// tellings is how often progress is told of the steps until the limit is reached.
const tellings = 100

// perStep is how many looks at a post or a node of a flow take as long as a step.
const perStep = 16

// spend counts steps, as far as the limit.
func (m *meter) spend(steps int) {
	steps = max(0, min(steps, m.limit-m.steps))
	m.steps += steps
	if m.whole != nil {
		m.whole.spend(steps)
	}
	if m.progress != nil && m.steps-m.told >= 1+m.limit/tellings {
		m.told = m.steps
		m.progress(m.steps)
	}
}

// out reports whether no step is left, or none of the whole.
func (m *meter) out() bool { return m.steps >= m.limit || m.whole != nil && m.whole.out() }

// The parts of the steps that are left: searching leaves a quarter to exchanges.
const (
	freeing    = 1
	repairing  = 2
	halving    = 2
	searching  = 3
	everything = 4
)

// part returns a meter for so many quarters of the steps that are left.
func (m *meter) part(quarters int) *meter {
	left := m.limit - m.steps
	return &meter{limit: left/4*quarters + left%4*quarters/4, whole: m}
}
