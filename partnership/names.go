package partnership

import "github.com/seed9ad77866/sharedservices/partnership/report"

// NamesOf returns the names of organisations, for a report that shows names in place of ids.
func NamesOf(organisations []Organisation) report.Names {
	entries := make([]report.Entry, len(organisations))
	for i, o := range organisations {
		entries[i] = report.Entry{Noun: report.Organisation, ID: string(o.ID), Name: o.Name}
	}
	return report.NewNames(entries...)
}

// Names returns the names of the partnership, of its services and lines, and of its
// prerequisites. For the names of organisations see NamesOf.
func (p Partnership) Names() report.Names {
	entries := []report.Entry{{Noun: report.Partnership, ID: p.ID.String(), Name: p.Name}}
	for _, s := range p.Services {
		entries = append(entries, report.Entry{Noun: report.Service, ID: string(s.ID), Name: s.Name})
		for _, l := range s.Lines {
			entries = append(entries, report.Entry{Noun: report.Line, ID: string(l.ID), Name: l.Name})
		}
	}
	for _, x := range p.Prerequisites {
		entries = append(entries, report.Entry{Noun: report.Prerequisite, ID: x.ID, Name: x.What})
	}
	return report.NewNames(entries...)
}
