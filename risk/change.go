package risk

import (
	"cmp"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// ChangeKind is what has happened to a risk between two registers, beside where it
// stands.
type ChangeKind string

// The kinds of change.
const (
	ChangeNew      ChangeKind = "new"      // it was not there before
	ChangeKept     ChangeKind = "kept"     // it is not over, nor was it; its Shift says how it has moved
	ChangeReopened ChangeKind = "reopened" // it had been closed or merged
	ChangeClosed   ChangeKind = "closed"   // it is over
	ChangeMerged   ChangeKind = "merged"   // it goes on as a part of another
	ChangeMissing  ChangeKind = "missing"  // it was not over, and the later register does not have it
)

// ChangeKinds returns every ChangeKind.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{ChangeNew, ChangeKept, ChangeReopened, ChangeClosed, ChangeMerged, ChangeMissing}
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

// The trends. No Trend is set for a risk that did not move the same way twice.
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
	Title   string        `json:"title"`         // of the later register
	From    calendar.Date `json:"from,omitzero"` // the day of the earlier register
	To      calendar.Date `json:"to,omitzero"`   // the day of the later one
	Changes []Change      `json:"changes"`       // of each risk: in the order of the later register, then those that it does not have
}

// Change is what has happened to one risk since the register before, and why.
type Change struct {
	Risk       RiskID               `json:"risk"`                  // which
	Title      string               `json:"title"`                 // what people call it
	Kind       ChangeKind           `json:"kind"`                  // what has happened
	Shift      matrix.Shift         `json:"shift,omitzero"`        // of one that was kept: how it has moved; not set: in one of the two not assessed, or not said to be open
	Before     matrix.Cell          `json:"before,omitzero"`       // where it stood; zero: not assessed, or not open
	Now        matrix.Cell          `json:"now,omitzero"`          // where it stands; zero: not assessed, or not open
	Rise       partnership.Quantity `json:"rise,omitzero"`         // by how much the score has risen; below 0: fallen; not set: not known
	Reason     string               `json:"reason,omitempty"`      // why, as the register has it; not set: it does not say
	Facts      []string             `json:"facts,omitempty"`       // what else of it has changed: inherent risk, target, actions, controls, indicators, acceptance
	MergedInto RiskID               `json:"merged_into,omitempty"` // the risk that it is a part of now
	MergedFrom []RiskID             `json:"merged_from,omitempty"` // the risks that have become a part of it
	Trend      Trend                `json:"trend,omitzero"`        // which way it has moved twice in a row
	Removable  bool                 `json:"removable,omitempty"`   // within appetite in this register and the one before, and not rising: a candidate for removal
}

// Changes returns what has changed in the last of some registers since the one
// before it. They are two or more of one partnership, in order of time and with one
// matrix; those before the last two are looked at for trends. They should be valid:
// Changes does not check what is in them, and takes a level that the matrix does not
// have as not assessed.
//
// A risk that was over in both is left out. One of which nothing has changed is in, as
// ChangeKept with NoShift. Nothing else is dropped: a risk that the last register does
// not have, and that was not closed, is ChangeMissing.
//
// The reason is that of the current assessment if it was made after the earlier
// register, or of the end of the risk.
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
	history := newHistory(registers)
	before, now := history.register(1), history.register(0)
	report := ChangeReport{Title: now.Title, From: before.AsOf, To: now.AsOf, Changes: []Change{}}
	merged := history.merged()
	for _, p := range history.pasts() {
		if c := p.change(); c.Kind != "" {
			c.MergedFrom = merged[c.Risk]
			report.Changes = append(report.Changes, c)
		}
	}
	return report, nil
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
	c.Before, c.Now = p.standing(1).Now, p.standing(0).Now
	if c.Kind == ChangeKept {
		c.Shift = c.Now.ShiftFrom(c.Before)
	}
	c.Rise = difference(c.Before.Score, c.Now.Score)
	c.Facts = p.facts()
	c.Trend = p.trend()
	c.Removable = c.Trend != Rising && p.removable()
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
	switch {
	case over(p.now) && over(p.before):
		return ""
	case p.now.Status == MergedRisk:
		return ChangeMerged
	case over(p.now):
		return ChangeClosed
	case p.before == nil:
		return ChangeNew
	case over(p.before):
		return ChangeReopened
	}
	return ChangeKept
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

// removable reports whether the risk is a threat and was within appetite twice.
func (p past) removable() bool {
	return p.now.Nature == Threat && p.standing(0).Fit == WithinAppetite && p.standing(1).Fit == WithinAppetite
}

// facts returns what else has changed of a risk that was there before.
func (p past) facts() []string {
	if p.before == nil {
		return nil
	}
	var facts []string
	note := func(parts ...string) { facts = append(facts, strings.Join(parts, "")) }
	if p.before.Owner != p.now.Owner {
		note("owner ", orNone(p.now.Owner), " (was ", orNone(p.before.Owner), ")")
	}
	if p.before.Treatment != p.now.Treatment {
		note("treatment ", orNone(p.now.Treatment), " (was ", orNone(p.before.Treatment), ")")
	}
	p.inherentFact(note)
	p.targetFact(note)
	p.actionFacts(note)
	p.controlFacts(note)
	p.indicatorFacts(note)
	switch a, was := p.now.Acceptance, p.before.Acceptance; {
	case a == was:
	case a.IsZero():
		note("accepted no longer (was by ", orNone(was.By), " until ", was.Until.String(), ")")
	default:
		note("accepted by ", orNone(a.By), " until ", a.Until.String())
	}
	return facts
}

// inherentFact notes an inherent risk that stands elsewhere, and why.
func (p past) inherentFact(note func(...string)) {
	was, is := p.rate(1, &p.before.Inherent), p.rate(0, &p.now.Inherent)
	if was != is {
		note("inherent risk ", p.placeText(is), " (was ", p.placeText(was), ")", newReason(&p.before.Inherent, &p.now.Inherent))
	}
}

// targetFact notes a target that stands elsewhere or is for another day, and why.
func (p past) targetFact(note func(...string)) {
	before, now := &p.before.Target, &p.now.Target
	was, is := p.rate(1, before), p.rate(0, now)
	if was != is || before.On != now.On {
		note("target ", p.placeText(is), byDay(now), " (was ", p.placeText(was), byDay(before), ")", newReason(before, now))
	}
}

// rate returns where an assessment stands in the register so many before the last.
func (p past) rate(back int, a *Assessment) matrix.Cell {
	return placer{reg: p.history.register(back)}.rate(a)
}

// placeText returns a place on the matrix, which the registers have in common: "green (6)
// at likelihood 2 and impact 3".
func (p past) placeText(rated matrix.Cell) string {
	if !rated.Assessed() {
		return rated.String()
	}
	return rated.String() + " at " + p.history.register(0).Matrix.Describe(rated)
}

// byDay returns by which day a target is to be reached, and nothing if it does not say.
func byDay(target *Assessment) string {
	if target.On.IsZero() {
		return ""
	}
	return " by " + target.On.String()
}

// newReason returns the reason of an assessment if it is another than before.
func newReason(before, now *Assessment) string {
	if field.CheckText(now.Reason) != nil || now.Reason == before.Reason {
		return ""
	}
	return ": " + now.Reason
}

// actionFacts notes the actions that are done, new, put off or taken out.
func (p past) actionFacts(note func(...string)) {
	before := indexed(p.before.Actions, func(a Action) string { return a.ID })
	for _, a := range p.now.Actions {
		old, there := before[a.ID]
		switch {
		case !a.Done.IsZero() && old.Done.IsZero():
			note("action done on ", a.Done.String(), ": ", a.called())
		case !there:
			note("new action: ", a.called())
		case a.Done.IsZero() && !old.Done.IsZero():
			note("action open again (was done on ", old.Done.String(), "): ", a.called())
		case a.Due != old.Due:
			note("action due ", a.Due.String(), " (was ", old.Due.String(), "): ", a.called())
		}
	}
	now := indexed(p.now.Actions, func(a Action) string { return a.ID })
	for _, old := range p.before.Actions {
		if _, there := now[old.ID]; !there {
			note("action taken out: ", old.called())
		}
	}
}

// controlFacts notes the controls that are new, have another status or are taken out.
func (p past) controlFacts(note func(...string)) {
	before := indexed(p.before.Controls, func(c Control) string { return c.ID })
	for _, c := range p.now.Controls {
		old, there := before[c.ID]
		switch {
		case !there:
			note("new control, ", c.statusText(), ": ", c.called())
		case c.Status != old.Status:
			note("control ", c.statusText(), " (was ", old.statusText(), "): ", c.called())
		}
	}
	now := indexed(p.now.Controls, func(c Control) string { return c.ID })
	for _, old := range p.before.Controls {
		if _, there := now[old.ID]; !there {
			note("control taken out: ", old.called())
		}
	}
}

// indicatorFacts notes the indicators that give another signal.
func (p past) indicatorFacts(note func(...string)) {
	before := indexed(p.before.Indicators, func(i Indicator) string { return i.ID })
	for _, i := range p.now.Indicators {
		old, there := before[i.ID]
		signal, was := i.Signal(p.history.register(0).AsOf), old.Signal(p.history.register(1).AsOf)
		if there && signal != was {
			note("indicator ", strings.ToLower(signal.Title()), " (was ", strings.ToLower(was.Title()), "): ", cmp.Or(i.Measure, i.ID))
		}
	}
}

// indexed returns items by their id; of two the first.
func indexed[T any](items []T, id func(T) string) map[string]T {
	if len(items) == 0 {
		return nil
	}
	all := make(map[string]T, len(items))
	for _, item := range items {
		if _, there := all[id(item)]; !there {
			all[id(item)] = item
		}
	}
	return all
}

// orNone returns the value as text, or "none".
func orNone[T ~string](value T) string {
	if value == "" {
		return "none"
	}
	return string(value)
}

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
