package policy

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the rules, for a report to a committee: a row for each version in the order of
// the set, with its severity, the days on which it is in force, and its source. That includes
// versions that come into force later. The notes say on which days between two versions nothing
// is in force, and why.
func (s Set[T]) Table() report.Table {
	t := report.Table{Title: "Rules", Columns: report.TextColumns("Rule", "Severity", "In force", "Source")}
	for i, rule := range s.rules {
		t.Rows = append(t.Rows, []string{
			fmt.Sprintf("%s (%s)", rule.Title, rule.ID), rule.Severity.Title(), rule.InForce.String(), rule.Source.String(),
		})
		t.Links = append(t.Links, rule.Source.links()...)
		if between := s.gap(i); !between.IsZero() {
			t.Notes = append(t.Notes, fmt.Sprintf("%s is not in force %s: %s", rule.ID, days(between), rule.AfterGap))
		}
	}
	return t
}

// gap returns the days between rule i and the version before it, or the zero Term.
func (s Set[T]) gap(i int) calendar.Term {
	if i == 0 || s.rules[i-1].ID != s.rules[i].ID {
		return calendar.Term{}
	}
	return gap(s.rules, []int{i - 1}, i)
}

// links returns the link from the text of the source to its page, if it has one.
func (s Source) links() []report.Link {
	if s.Address == "" || s.checkAddress() != nil {
		return nil
	}
	return []report.Link{{Text: s.String(), Address: s.Address}}
}
