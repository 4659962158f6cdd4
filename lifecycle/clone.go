package lifecycle

import "slices"

// clone returns a copy of the event that shares no list with it.
func (e Event) clone() Event {
	e.Lines, e.Members, e.By, e.To, e.Into = slices.Clone(e.Lines), slices.Clone(e.Members), slices.Clone(e.By), slices.Clone(e.To), slices.Clone(e.Into)
	e.Succession.Successors = slices.Clone(e.Succession.Successors)
	return e
}

// clone returns a copy of the decision that shares no list with it.
func (d Decision) clone() Decision {
	d.Event, d.Report, d.State = d.Event.clone(), d.Report.Clone(), d.State.clone(0)
	d.Moves, d.Unmet = slices.Clone(d.Moves), slices.Clone(d.Unmet)
	d.Announced, d.Permitted = slices.Clone(d.Announced), slices.Clone(d.Permitted)
	return d
}

// clone returns a copy of the evidence that shares no list with it.
func (e Evidence) clone() Evidence {
	e.AgreedBy, e.Covers, e.Facts = slices.Clone(e.AgreedBy), slices.Clone(e.Covers), slices.Clone(e.Facts)
	return e
}

// clone returns a copy of the entry that shares no list with it.
func (e LogEntry) clone() LogEntry {
	e.Event, e.Report = e.Event.clone(), e.Report.Clone()
	return e
}
