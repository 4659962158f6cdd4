package risk

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// ChangeKind is what has happened to a risk between two registers, apart from where it
// stands.
type ChangeKind string

// The kinds of change.
const (
	ChangeNew      ChangeKind = "new"      // it was not there before
	ChangeKept     ChangeKind = "kept"     // it was not closed or merged, and is not; its Shift says how it has moved
	ChangeReopened ChangeKind = "reopened" // it had been closed or merged
	ChangeBack     ChangeKind = "back"     // the register before did not have it, and an earlier one had it, not closed or merged
	ChangeSplit    ChangeKind = "split"    // it was not there before, and was a part of another risk
	ChangeClosed   ChangeKind = "closed"   // it has been closed
	ChangeMerged   ChangeKind = "merged"   // it goes on as a part of another
	ChangeMissing  ChangeKind = "missing"  // it was not closed or merged, and the later register does not have it
	ChangeOver     ChangeKind = "over"     // it was and is closed or merged, and what is recorded of it has changed
)

// ChangeKinds returns every ChangeKind.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{
		ChangeNew, ChangeKept, ChangeReopened, ChangeBack, ChangeSplit, ChangeClosed, ChangeMerged, ChangeMissing, ChangeOver,
	}
}

// UnmarshalText reads one of ChangeKinds, or no text for one that is not set; the error wraps
// ErrInvalid.
func (m *ChangeKind) UnmarshalText(text []byte) (err error) {
	*m, err = field.ReadOneOf("kind of change", text, ChangeKinds())
	return err
}

// Title returns the kind of change as a form or a report shows it.
func (m ChangeKind) Title() string { return field.Title(m) }

// Trend is which way a risk has moved twice in a row. One move is no trend.
type Trend string

// The trends. The Trend of a risk that did not move the same way twice is not set.
const (
	Rising  Trend = "rising"
	Falling Trend = "falling"
	Steady  Trend = "steady"
)

// Trends returns every Trend.
func Trends() []Trend { return []Trend{Rising, Falling, Steady} }

// UnmarshalText reads one of Trends, or no text for one that is not set; the error wraps
// ErrInvalid.
func (t *Trend) UnmarshalText(text []byte) (err error) {
	*t, err = field.ReadOneOf("trend", text, Trends())
	return err
}

// Title returns the trend as a form or a report shows it.
func (t Trend) Title() string { return field.Title(t) }

// ChangeReport is what has changed in a register since the one before.
type ChangeReport struct {
	Title   string         `json:"title"`             // of the later register
	From    calendar.Date  `json:"from,omitzero"`     // the day of the earlier register
	To      calendar.Date  `json:"to,omitzero"`       // the day of the later one
	Changes []Change       `json:"changes"`           // of each risk: in the order of the later register, then those that it does not have
	Details []ChangeDetail `json:"details,omitempty"` // what has changed in the register apart from its risks: members, matrix, appetites, contingency plans
}

// Change is what has happened to one risk since the register before, and why.
type Change struct {
	Risk       RiskID               `json:"risk"`                  // which
	Title      string               `json:"title"`                 // what people call it
	Kind       ChangeKind           `json:"kind"`                  // what has happened
	Shift      matrix.Shift         `json:"shift,omitzero"`        // how a risk that was kept has moved; not set: one of the two registers has not assessed it, or does not say that it is open
	Before     matrix.Cell          `json:"before,omitzero"`       // where it stood; zero: not assessed, or not open
	Now        matrix.Cell          `json:"now,omitzero"`          // where it stands; zero: not assessed, or not open
	Rise       partnership.Quantity `json:"rise,omitzero"`         // by how much the score has risen; below 0: fallen; not set: not known
	Reason     string               `json:"reason,omitempty"`      // why, as the register has it; not set: it does not say
	Details    []ChangeDetail       `json:"details,omitempty"`     // what else of it has changed; a change of who bears it comes first
	MergedInto RiskID               `json:"merged_into,omitempty"` // the risk that it is a part of now
	MergedFrom []RiskID             `json:"merged_from,omitempty"` // the risks that have become a part of it
	SplitFrom  RiskID               `json:"split_from,omitempty"`  // the risk that it was a part of, if it is new
	SplitInto  []RiskID             `json:"split_into,omitempty"`  // the new risks that were a part of it
	Trend      Trend                `json:"trend,omitzero"`        // which way it has moved twice in a row
	Removable  bool                 `json:"removable,omitempty"`   // whether it is a candidate for removal: within appetite in this register and the one before, no worse than before, not happened since, and no plan for it is being carried out
}

// Changes returns what has changed in the last of some registers since the one before it.
// They are two or more of one partnership, in order of time and with one matrix; those
// before the last two are used for trends. They should be valid: Changes does not check
// their contents, and treats a level that the matrix does not have as not assessed.
//
// A risk that was closed or merged in both is left out, unless what is recorded of it has
// changed. A risk in which nothing has changed is included, as ChangeKept with NoShift.
// Nothing else is dropped: a risk that the last register does not have, and that was not
// closed, is ChangeMissing. A risk that the register before does not have is looked for
// in the earlier ones.
//
// Every field of a risk is compared, and of the register its title, members, matrix,
// limits, appetites and contingency plans. Changes that do not alter where a risk stands
// are among the details.
//
// The reason of a change is that of the current assessment if it was made after the
// earlier register, or that of the end of the risk.
//
// The errors are:
//
//   - at "registers" ErrRequired for fewer than two registers
//   - at "registers[i]" ErrOrder for one that is not later than the one before
//   - at "registers[i]" ErrInvalid for one of another partnership or member, or with
//     another matrix, which Translate can bring to the same
func Changes(registers []Register) (ChangeReport, error) {
	if err := checkHistory(registers, 2); err != nil {
		return ChangeReport{}, err
	}
	return changes(registers), nil
}

// changes is Changes for registers that checkHistory has passed.
func changes(registers []Register) ChangeReport {
	history := newHistory(registers)
	before, now := history.register(1), history.register(0)
	report := ChangeReport{Title: now.Title, From: before.AsOf, To: now.AsOf, Changes: []Change{}}
	report.Details = registerDetails(before, now)
	merged, split := history.merged(), history.split()
	for _, p := range history.pasts() {
		if c := p.change(); c.Kind != "" {
			c.MergedFrom, c.SplitInto = merged[c.Risk], split[c.Risk]
			report.Changes = append(report.Changes, c)
		}
	}
	return report
}

// ChangesOver returns what has changed from each of some registers to the next, in order
// of time: a report for every register but the first. What holds of the registers and the
// errors of Changes holds here too.
func ChangesOver(registers []Register) ([]ChangeReport, error) {
	if err := checkHistory(registers, 2); err != nil {
		return nil, err
	}
	reports := make([]ChangeReport, 0, len(registers)-1)
	for n := 2; n <= len(registers); n++ {
		reports = append(reports, changes(registers[:n]))
	}
	return reports, nil
}

// change returns what has happened to the risk, without a kind if it was over and
// still is.
func (p past) change() Change {
	if p.now == nil {
		return p.missing()
	}
	c := Change{Risk: p.now.ID, Title: p.now.Title, Kind: p.kind(), MergedInto: p.now.MergedInto}
	if c.Kind == ChangeClosed || c.Kind == ChangeMerged {
		c.Reason = p.now.EndReason
	} else if since := p.history.register(1).AsOf; p.now.Current.On.After(since) {
		c.Reason = p.now.Current.Reason
	}
	if c.Kind == ChangeSplit {
		c.SplitFrom = p.now.SplitFrom
	}
	c.Before, c.Now = p.standing(1).Now, p.standing(0).Now
	if c.Kind == ChangeKept {
		c.Shift = c.Now.ShiftFrom(c.Before)
	}
	c.Rise = difference(c.Before.Score, c.Now.Score)
	c.Details = p.details()
	c.Trend = p.trend()
	c.Removable = (c.Shift == matrix.Down || c.Shift == matrix.NoShift) && p.removable()
	return c
}

// missing returns the change of a risk that the last register does not have.
func (p past) missing() Change {
	if p.before.over() {
		return Change{}
	}
	return Change{Risk: p.before.ID, Title: p.before.Title, Kind: ChangeMissing, Before: p.standing(1).Now}
}

// kind returns what has happened to a risk of the last register, and no kind if it was
// over and still is.
func (p past) kind() ChangeKind {
	over := func(r *Risk) bool { return r != nil && r.over() }
	last := p.lastSeen()
	switch {
	case over(p.now) && over(last) && len(p.details()) == 0:
		return ""
	case over(p.now) && over(last):
		return ChangeOver
	case p.now.Status == MergedRisk:
		return ChangeMerged
	case over(p.now):
		return ChangeClosed
	case over(last):
		return ChangeReopened
	case p.before == nil && last != nil:
		return ChangeBack
	case p.before == nil && p.now.SplitFrom != "":
		return ChangeSplit
	case p.before == nil:
		return ChangeNew
	}
	return ChangeKept
}

// lastSeen returns the risk as it was in the last register before this one that has it,
// nil if there is none.
func (p past) lastSeen() *Risk {
	for back := 1; back < len(p.history.registers); back++ {
		if r := p.history.risk(p.id, back); r != nil {
			return r
		}
	}
	return nil
}

// trend returns which way the risk has moved twice in a row.
func (p past) trend() Trend {
	for back := range 3 {
		if !p.standing(back).Now.Assessed() {
			return ""
		}
	}
	last := p.standing(0).Now.ShiftFrom(p.standing(1).Now)
	if p.standing(1).Now.ShiftFrom(p.standing(2).Now) != last {
		return ""
	}
	switch last {
	case matrix.Up:
		return Rising
	case matrix.Down:
		return Falling
	case matrix.NoShift:
		return Steady
	}
	return ""
}

// removable reports whether the risk is a threat, was within appetite twice, and has neither
// happened since the register before nor has a plan that is being carried out.
func (p past) removable() bool {
	last, since := p.history.register(0), p.history.register(1).AsOf
	happened := func(o Occurrence) bool { return o.On.After(since) }
	invoked := func(plan ContingencyPlan) bool {
		return slices.Contains(plan.Risks, p.id) && plan.StateOn(last.AsOf) == InvokedPlan
	}
	return p.now.Nature == Threat && p.standing(0).Fit == WithinAppetite && p.standing(1).Fit == WithinAppetite &&
		!slices.ContainsFunc(p.now.Occurrences, happened) && !slices.ContainsFunc(last.Plans, invoked)
}

// recorded returns the value as text, or report.NotRecorded.
func recorded[T ~string](value T) string { return cmp.Or(string(value), report.NotRecorded) }

// difference returns how much higher b is than a, and is not known if one of them is
// not or Quantity does not hold it.
func difference(a, b partnership.Quantity) partnership.Quantity {
	from, okFrom := a.Millionths()
	to, okTo := b.Millionths()
	if !okFrom || !okTo {
		return partnership.Quantity{}
	}
	q, _ := partnership.QuantityOfMillionths(to - from)
	return q
}
