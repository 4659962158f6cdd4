package costing

import (
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// FindingKind is what a Finding finds.
type FindingKind string

// What there is to find.
const (
	OlderFigures   FindingKind = "older"   // figures from more than a year before the term that they divide
	YoungerFigures FindingKind = "younger" // figures from after it
)

// FindingKinds returns every FindingKind.
func FindingKinds() []FindingKind { return []FindingKind{OlderFigures, YoungerFigures} }

// Title returns the kind in plain words: what a form or a report shows.
func (k FindingKind) Title() string {
	switch k {
	case OlderFigures:
		return "More than a year older than the term"
	case YoungerFigures:
		return "Younger than the term"
	}
	return field.Title(k)
}

// UnmarshalText reads one of FindingKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *FindingKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("finding", text, FindingKinds())
	return err
}

// Finding is figures that divide a cost and are not of its time, such as a census of 2011
// in a bill of 2025. It is no error: the agreement may want them.
type Finding struct {
	Kind   FindingKind         `json:"kind"`          // what is found
	Driver Driver              `json:"driver"`        // of which driver the figures are
	On     calendar.Date       `json:"on,omitzero"`   // of which day they are
	Days   int                 `json:"days,omitzero"` // how many days that is before the first day of the term, or after its last
	Orgs   []partnership.OrgID `json:"orgs"`          // whose they are; none if they are of no one organisation
}

// findings returns what there is to find in the figures of the parts and of the derived
// drivers. The figures of adjustments divide nothing.
func (s Statement) findings() []Finding {
	var all []Finding
	for _, w := range s.Drivers {
		all = s.find(all, w.Figures)
	}
	for _, step := range s.Steps {
		if !step.adjusts() {
			all = s.find(all, step.Figures)
		}
	}
	return all
}

// find adds what there is to find in figures.
func (s Statement) find(all []Finding, figures []Figure) []Finding {
	oldest := s.Term.First.AddMonths(-monthsPerYear)
	for _, f := range figures {
		kind, from, to := OlderFigures, f.On, s.Term.First
		switch {
		case f.On.After(s.Term.Last):
			kind, from, to = YoungerFigures, s.Term.Last, f.On
		case !f.On.Before(oldest):
			continue
		}
		k := slices.IndexFunc(all, func(found Finding) bool { return found.Driver == f.Driver && found.On == f.On })
		if k < 0 {
			k = len(all)
			days, _ := from.DaysUntil(to)
			all = append(all, Finding{Kind: kind, Driver: f.Driver, On: f.On, Days: days, Orgs: []partnership.OrgID{}})
		}
		if f.Org != "" && !slices.Contains(all[k].Orgs, f.Org) {
			all[k].Orgs = append(all[k].Orgs, f.Org)
		}
	}
	return all
}

// adjusts reports whether the step is an adjustment or a rounding, and no part.
func (s Step) adjusts() bool {
	return slices.ContainsFunc(s.Workings, func(w Working) bool { return w.Before.Known() })
}

// found is the table of the findings.
func (s Statement) found(names report.Names) report.Table {
	t := report.Table{
		Title: "Figures that are not of the time of the cost", Level: 3,
		Columns: append(report.TextColumns("Figures", "Of", "Day", "Finding"), report.NumberColumns("", "Days")...),
	}
	for _, f := range s.Findings {
		of := report.List(report.NamesOf(names, report.Organisation, f.Orgs))
		t.Rows = append(t.Rows, []string{names.Of(report.Driver, string(f.Driver)), of, f.On.String(), f.Kind.Title(), report.Grouped(strconv.Itoa(f.Days))})
	}
	return t
}
