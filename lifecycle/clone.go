package lifecycle

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// clone returns a copy of the event that shares no list with it.
func (e Event) clone() Event {
	e.Lines, e.Members, e.Succession = slices.Clone(e.Lines), slices.Clone(e.Members), cloneSuccession(e.Succession)
	return e
}

// cloneSuccession returns a copy that shares no list with the succession.
func cloneSuccession(s *partnership.Succession) *partnership.Succession {
	if s == nil {
		return nil
	}
	copied := *s
	copied.Successors = slices.Clone(s.Successors)
	return &copied
}

// clone returns a copy of the entry that shares no list with it.
func (e Entry) clone() Entry {
	e.Event, e.Report = e.Event.clone(), e.Report.Clone()
	return e
}
