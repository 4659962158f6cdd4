package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Barrier is a cultural or behavioural barrier to sharing services.
type Barrier string

// The barriers.
const (
	PoliticalBarrier   Barrier = "political"   // the support of elected members
	CulturalBarrier    Barrier = "cultural"    // how people work and what they value
	LeadershipBarrier  Barrier = "leadership"  // strong and effective leadership across the organisations
	SovereigntyBarrier Barrier = "sovereignty" // fear of losing control of the service
	TrustBarrier       Barrier = "trust"       // trust between the members
)

// Barriers returns every Barrier.
func Barriers() []Barrier {
	return []Barrier{PoliticalBarrier, CulturalBarrier, LeadershipBarrier, SovereigntyBarrier, TrustBarrier}
}

// UnmarshalText reads one of Barriers, or no text, which is not set; the error wraps
// ErrInvalid.
func (b *Barrier) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("barrier", text, Barriers())
	return err
}

// Title returns the barrier as a form or a report shows it.
func (b Barrier) Title() string { return field.Title(b) }

// Maturity is how far a partnership has overcome a barrier, on a scale from 1 to 5. The zero
// Maturity is not assessed.
type Maturity int

// The levels of maturity.
const (
	Initial     Maturity = iota + 1 // nobody deals with it
	Developing                      // some people deal with it, in some places
	Established                     // it is dealt with in an agreed way
	Managed                         // the way of dealing with it is measured and managed
	Embedded                        // the barrier is gone: people work as one
)

// Maturities returns every Maturity, from the lowest.
func Maturities() []Maturity { return []Maturity{Initial, Developing, Established, Managed, Embedded} }

// maturityNames returns the names of the levels, from the lowest.
func maturityNames() []string {
	return []string{"initial", "developing", "established", "managed", "embedded"}
}

// String returns the name of the level, or "not assessed" for a level that is not set or
// unknown.
func (m Maturity) String() string {
	if m < Initial || m > Embedded {
		return "not assessed"
	}
	return maturityNames()[m-1]
}

// MarshalText returns the name of the level, or no text if it is not assessed. The error
// wraps ErrInvalid for an unknown level.
func (m Maturity) MarshalText() ([]byte, error) {
	if m == 0 {
		return []byte{}, nil
	}
	if err := m.validate(); err != nil {
		return nil, err
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads the name of a level, or no text, which is not assessed; the error
// wraps ErrInvalid.
func (m *Maturity) UnmarshalText(text []byte) error {
	*m = 0
	if len(text) == 0 {
		return nil
	}
	_, err := field.OneOf("maturity", string(text), maturityNames())
	*m = Maturity(slices.Index(maturityNames(), string(text)) + 1)
	return err
}

// Title returns the maturity as a form or a report shows it.
func (m Maturity) Title() string { return field.Title(m.String()) }

// validate returns what is wrong with the level.
func (m Maturity) validate() error {
	switch {
	case m == 0:
		return field.ErrRequired
	case m < Initial || m > Embedded:
		return fmt.Errorf("unknown maturity %d: want %d to %d: %w", int(m), int(Initial), int(Embedded), field.ErrInvalid)
	}
	return nil
}

// BarrierAssessment is how far a partnership had overcome a barrier on a day, in
// somebody's view.
type BarrierAssessment struct {
	Barrier  Barrier       `json:"barrier"`           // which barrier
	Maturity Maturity      `json:"maturity,omitzero"` // how far it was overcome
	On       calendar.Date `json:"on,omitzero"`       // the day of the assessment
	Assessor string        `json:"assessor"`          // who assessed it
	Reason   string        `json:"reason,omitempty"`  // why
}

// Validate returns what is wrong with the assessment:
//
//   - ErrRequired: a barrier, maturity, day or assessor that is missing
//   - ErrInvalid: an unknown barrier or maturity
//   - what the checks of package field find in the texts
func (a BarrierAssessment) Validate() error {
	return errors.Join(
		field.CheckOneOf("barrier", "barrier", a.Barrier, Barriers()),
		field.At("maturity", a.Maturity.validate()),
		field.RequiredValue("on", a.On),
		field.Required("assessor", a.Assessor),
		field.OptionalNote("reason", a.Reason),
	)
}

// BarrierMovement is how far a barrier was overcome, at the last assessment and at the one
// before.
type BarrierMovement struct {
	Barrier Barrier           `json:"barrier"`         // which barrier
	Latest  BarrierAssessment `json:"latest"`          // the last assessment
	Before  BarrierAssessment `json:"before,omitzero"` // the assessment before it; not set: there was none
}

// Levels returns by how many levels the maturity has risen. It is negative if the maturity
// has fallen. ok is false if there was no assessment before.
func (m BarrierMovement) Levels() (levels int, ok bool) {
	if m.Latest.Maturity == 0 || m.Before.Maturity == 0 {
		return 0, false
	}
	return int(m.Latest.Maturity - m.Before.Maturity), true
}

// BarrierMovements are the movements of several barriers.
type BarrierMovements []BarrierMovement

// CompareBarriers returns the last assessment of each barrier on or before a day, and the
// assessment before that one, in the order of Barriers. A barrier without an assessment is
// left out. Of two assessments on one day, the one later in the list counts as the last.
func CompareBarriers(assessments []BarrierAssessment, asOf calendar.Date) BarrierMovements {
	ordered := slices.SortedStableFunc(slices.Values(assessments), func(a, b BarrierAssessment) int {
		return a.On.Compare(b.On)
	})
	movements := BarrierMovements{}
	for _, barrier := range Barriers() {
		m := BarrierMovement{Barrier: barrier}
		for _, a := range ordered {
			if a.Barrier == barrier && by(a.On, asOf) {
				m.Before, m.Latest = m.Latest, a
			}
		}
		if !m.Latest.On.IsZero() {
			movements = append(movements, m)
		}
	}
	return movements
}
