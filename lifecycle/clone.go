package lifecycle

import "slices"

// copied returns a copy of a list without room for more, and nil for nil.
func copied[T any](list []T) []T {
	if list == nil {
		return nil
	}
	other := make([]T, len(list))
	copy(other, list)
	return other
}

// clone returns a copy of the event that shares no list with it.
func (e *Event) clone() Event {
	var c Event
	e.cloneTo(&c)
	return c
}

// cloneTo makes another event, which is not set, the clone of this one.
func (e *Event) cloneTo(c *Event) {
	c.Kind, c.On, c.Org, c.Structure, c.Term, c.Expires = e.Kind, e.On, e.Org, e.Structure, e.Term, e.Expires
	c.Lines, c.Members, c.By, c.To, c.Into = copied(e.Lines), copied(e.Members), copied(e.By), copied(e.To), copied(e.Into)
	c.Succession = e.Succession
	c.Succession.Successors = copied(e.Succession.Successors)
	c.Agreed, c.ApprovedBy, c.Reference = e.Agreed, e.ApprovedBy, e.Reference
}

// clone returns a copy of the decision that shares no list with it.
func (d Decision) clone() Decision {
	d.Event, d.Report, d.State = d.Event.clone(), d.Report.Clone(), d.State.clone()
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
