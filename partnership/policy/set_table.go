package policy

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the rules for a committee: a row for each version in the order of the
// set, with its severity, the days on which it is in force and its source. A rule that
// is announced for the future is there with its first day.
func (s Set[T]) Table() report.Table {
	t := report.Table{Title: "Rules", Columns: report.TextColumns("Rule", "Severity", "In force", "Source")}
	for _, rule := range s.rules {
		t.Rows = append(t.Rows, []string{
			fmt.Sprintf("%s (%s)", rule.Title, rule.ID), rule.Severity.Title(), rule.InForce.String(), rule.Source.String(),
		})
		t.Links = append(t.Links, rule.Source.links()...)
	}
	return t
}

// links returns the link from the words for the source to its page, if it has one.
func (s Source) links() []report.Link {
	if s.Address == "" || s.checkAddress() != nil {
		return nil
	}
	return []report.Link{{Text: s.String(), Address: s.Address}}
}
