package matrix

import "github.com/seed9ad77866/sharedservices/partnership/field"

// Shift is how a risk has moved from one cell of a matrix to another. If it is not set,
// it is not known: the risk was not assessed before, or is not now; or one of the two
// cells has only a score, which is that of the other.
type Shift string

// The shifts.
const (
	Up      Shift = "up"     // it is worse, or more of an opportunity
	Down    Shift = "down"   // it is better, or less of an opportunity
	Across  Shift = "across" // more likely and less bad, or the other way round, with the same rating and score: nobody can say which is worse
	NoShift Shift = "none"   // it stands where it stood
)

// Shifts returns every Shift.
func Shifts() []Shift { return []Shift{Up, Down, Across, NoShift} }

// UnmarshalText reads one of Shifts, or no text for one that is not set; the error wraps
// ErrInvalid.
func (s *Shift) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("shift", text, Shifts())
	return err
}

// Title returns the shift as a form or a report shows it.
func (s Shift) Title() string {
	switch s {
	case NoShift:
		return "No shift"
	}
	return field.Title(s)
}

// ShiftFrom returns how a risk has moved to the cell from another of the same matrix. It
// has moved up if its rating is higher; or if its rating is the same and its score is
// higher; or if both are the same, one of its levels is higher and the other no lower.
// Down is the other way round. This is the only comparison of two cells: Up means worse,
// or more of an opportunity.
func (c Cell) ShiftFrom(before Cell) Shift {
	if !before.Assessed() || !c.Assessed() {
		return ""
	}
	likelihood, impact := c.Likelihood-before.Likelihood, c.Impact-before.Impact
	switch by := c.compareRated(before); {
	case by > 0:
		return Up
	case by < 0:
		return Down
	case c.placed() != before.placed():
		return c.unplacedShift(before)
	case !c.placed() && c.Place != before.Place:
		return c.unplacedShift(before)
	case likelihood*impact < 0:
		return Across
	case likelihood+impact > 0:
		return Up
	case likelihood+impact < 0:
		return Down
	}
	return NoShift
}

// unplacedShift is the shift between two cells with the same rating and score that do not
// both stand on levels. Two means with the same score stand across from each other; a
// score alone may stand anywhere, so its shift is not known.
func (c Cell) unplacedShift(before Cell) Shift {
	if c.Place == "" || before.Place == "" {
		return ""
	}
	if c.Place == before.Place {
		return NoShift
	}
	return Across
}
