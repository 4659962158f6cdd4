package lifecycle

import "slices"

// clone returns a copy of the event that shares no list with it.
func (e Event) clone() Event {
	e.Lines, e.Members, e.By, e.To, e.Into = slices.Clone(e.Lines), slices.Clone(e.Members), slices.Clone(e.By), slices.Clone(e.To), slices.Clone(e.Into)
	e.Succession.Successors = slices.Clone(e.Succession.Successors)
	return e
}

// clone returns a copy of the entry that shares no list with it.
func (e LogEntry) clone() LogEntry {
	e.Event, e.Report = e.Event.clone(), e.Report.Clone()
	return e
}
