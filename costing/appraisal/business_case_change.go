package appraisal

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// FigureChangeKind is what has happened to a figure between two versions.
type FigureChangeKind string

// The kinds of change.
const (
	FigureMoved   FigureChangeKind = "moved"   // it is another
	FigureNew     FigureChangeKind = "new"     // the earlier version does not have it
	FigureDropped FigureChangeKind = "dropped" // the later version does not have it
)

// FigureChangeKinds returns every FigureChangeKind.
func FigureChangeKinds() []FigureChangeKind {
	return []FigureChangeKind{FigureMoved, FigureNew, FigureDropped}
}

// UnmarshalText reads one of FigureChangeKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *FigureChangeKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of change", text, FigureChangeKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k FigureChangeKind) Title() string { return field.Title(k) }

// CaseChanges is what has changed in a business case from one version to another, and why.
type CaseChanges struct {
	Title     string         `json:"title"`             // of the case
	From      string         `json:"from"`              // the earlier version
	To        string         `json:"to"`                // the later one
	FromStage CaseStage      `json:"from_stage"`        // its stage
	ToStage   CaseStage      `json:"to_stage"`          // its stage
	FromDay   calendar.Date  `json:"from_day,omitzero"` // its day
	ToDay     calendar.Date  `json:"to_day,omitzero"`   // its day
	Figures   []FigureChange `json:"figures"`           // in the order of the later version, then those that were dropped
	Unchanged int            `json:"unchanged"`         // how many figures are in both and have not moved
	Rewritten []FiveCase     `json:"rewritten"`         // the cases whose text has changed
	Written   []FiveCase     `json:"written"`           // the cases that the earlier version does not have
	Dropped   []FiveCase     `json:"dropped"`           // the cases that the later version does not have
}

// FigureChange is what has happened to one figure.
type FigureChange struct {
	Figure  string               `json:"figure"`          // the id
	Title   string               `json:"title"`           // what people call it
	Kind    FigureChangeKind     `json:"kind"`            // what has happened
	Before  CaseFigure           `json:"before,omitzero"` // as it was
	Now     CaseFigure           `json:"now,omitzero"`    // as it is
	Amount  costing.Money        `json:"amount,omitzero"` // by how much more; not set: not known, or no amount
	Value   partnership.Quantity `json:"value,omitzero"`  // by how much more, in the unit; not set: not known, no number, or another unit
	Reasons []string             `json:"reasons"`         // why, as the versions after the earlier one say
}

// Changes returns what has changed from one version of the case to another: each figure that
// has moved, is new or was dropped, by how much and for which stated reason. Where there are
// versions between the two, the reasons are those of all of them.
//
// The errors are those of Validate; ErrNotFound at "from" and "to" for a version that the case
// does not have; and ErrOrder at "to" for one that is not after the other.
func (c BusinessCase) Changes(from, to string) (CaseChanges, error) {
	first, errFrom := c.place("from", from)
	last, errTo := c.place("to", to)
	if errFrom == nil && errTo == nil && last <= first {
		errTo = field.At("to", fmt.Errorf("version %s is not after version %s: %w", field.Quote(to), field.Quote(from), field.ErrOrder))
	}
	if err := errors.Join(c.Validate(), errFrom, errTo); err != nil {
		return CaseChanges{}, err
	}
	before, now := c.Versions[first], c.Versions[last]
	changes := CaseChanges{
		Title: c.Title, From: from, To: to, FromStage: before.Stage, ToStage: now.Stage, FromDay: before.On, ToDay: now.On,
		Figures: figureChanges(before, now), Rewritten: []FiveCase{}, Written: []FiveCase{}, Dropped: []FiveCase{},
	}
	for i := range changes.Figures {
		for _, v := range c.Versions[first+1 : last+1] {
			if reason := v.reason(changes.Figures[i].Figure); reason != "" {
				changes.Figures[i].Reasons = append(changes.Figures[i].Reasons, reason)
			}
		}
	}
	for _, f := range now.Figures {
		if was, ok := before.figure(f.ID); ok && was.same(f) {
			changes.Unchanged++
		}
	}
	changes.compareCases(before, now)
	return changes, nil
}

// place returns where a version is in the case.
func (c BusinessCase) place(path, version string) (place int, err error) {
	place = slices.IndexFunc(c.Versions, func(v CaseVersion) bool { return v.Version == version })
	if place < 0 {
		return 0, field.At(path, fmt.Errorf("the case has no version %s: %w", field.Quote(version), field.ErrNotFound))
	}
	return place, nil
}

// figureChanges returns what has happened to the figures from one version to another, without
// the reasons.
func figureChanges(before, now CaseVersion) []FigureChange {
	changes := []FigureChange{}
	for _, f := range now.Figures {
		was, ok := before.figure(f.ID)
		switch {
		case !ok:
			changes = append(changes, FigureChange{Figure: f.ID, Title: f.Title, Kind: FigureNew, Now: f, Reasons: []string{}})
		case !was.same(f):
			changes = append(changes, figureMoved(was, f))
		}
	}
	for _, f := range before.Figures {
		if _, ok := now.figure(f.ID); !ok {
			changes = append(changes, FigureChange{Figure: f.ID, Title: f.Title, Kind: FigureDropped, Before: f, Reasons: []string{}})
		}
	}
	return changes
}

// same reports whether two figures come to the same.
func (f CaseFigure) same(other CaseFigure) bool {
	return f.Amount == other.Amount && f.Value == other.Value && f.Unit == other.Unit
}

// figureMoved returns the change of a figure that is another, and by how much.
func figureMoved(was, f CaseFigure) FigureChange {
	change := FigureChange{Figure: f.ID, Title: f.Title, Kind: FigureMoved, Before: was, Now: f, Reasons: []string{}}
	change.Amount, _ = f.Amount.Sub(was.Amount)
	n, known := f.Value.Millionths()
	m, knew := was.Value.Millionths()
	if known && knew && f.Unit == was.Unit {
		change.Value, _ = partnership.QuantityOfMillionths(n - m)
	}
	return change
}

// reason returns why a figure of the version is not that of the version before.
func (v CaseVersion) reason(figure string) string {
	place := slices.IndexFunc(v.Reasons, func(r FigureReason) bool { return r.Figure == figure })
	if place < 0 {
		return ""
	}
	return v.Reasons[place].Reason
}

// compareCases finds which of the five cases have changed.
func (c *CaseChanges) compareCases(before, now CaseVersion) {
	for _, one := range FiveCases() {
		was, is := before.text(one), now.text(one)
		switch {
		case was == is:
		case was == "":
			c.Written = append(c.Written, one)
		case is == "":
			c.Dropped = append(c.Dropped, one)
		default:
			c.Rewritten = append(c.Rewritten, one)
		}
	}
}

// text returns what one of the five cases says, "" if it is not written.
func (v CaseVersion) text(one FiveCase) string {
	for _, w := range v.Cases {
		if w.Case == one {
			return w.Text
		}
	}
	return ""
}

// shown returns the figure as a report shows it.
func (f CaseFigure) shown() string {
	if f.Value.Known() {
		return shownQuantity(f.Value) + " " + f.Unit
	}
	return f.Amount.Sterling()
}

// words returns the change in words.
func (c FigureChange) words() string {
	switch c.Kind {
	case FigureNew:
		return "is new: " + c.Now.shown()
	case FigureDropped:
		return "was dropped: it was " + c.Before.shown()
	}
	return "has moved from " + c.Before.shown() + " to " + c.Now.shown()
}

// difference returns by how much the figure has moved, "" if that is not known.
func (c FigureChange) difference() string {
	switch {
	case c.Amount.Known():
		return report.Signed(c.Amount.Sterling())
	case c.Value.Known():
		return report.Signed(shownQuantity(c.Value))
	}
	return ""
}

// Tables returns the changes for a report: each figure that has moved, by how much and why; and
// which of the five cases have changed.
func (c CaseChanges) Tables() report.Tables {
	figures := report.Table{
		Title:   c.Title + ": version " + c.To + " against " + c.From,
		Summary: fmt.Sprintf("%s of %v, against %s of %v. %s not moved.", c.ToStage.Title(), c.ToDay, c.FromStage.Title(), c.FromDay, report.Count(c.Unchanged, "figure has", "figures have")),
		Columns: append(report.TextColumns("Figure", "Change"), report.NumberColumns("", "Before", "Now", "Difference")...),
	}
	figures.Columns = append(figures.Columns, report.TextColumns("Reason")...)
	for _, f := range c.Figures {
		before, now := f.Before.shown(), f.Now.shown()
		switch f.Kind {
		case FigureNew:
			before = ""
		case FigureDropped:
			now = ""
		}
		why := strings.Join(f.Reasons, "; ")
		if why == "" {
			why = "no reason is stated"
		}
		figures.Rows = append(figures.Rows, []string{f.Title, f.Kind.Title(), before, now, f.difference(), why})
	}
	cases := report.Table{Title: "The five cases", Level: 3, Summary: c.casesSummary(), Columns: report.TextColumns("Case", "Change")}
	for _, one := range FiveCases() {
		for _, list := range []struct {
			cases []FiveCase
			word  string
		}{{c.Written, "Written"}, {c.Rewritten, "Rewritten"}, {c.Dropped, "Dropped"}} {
			if slices.Contains(list.cases, one) {
				cases.Rows = append(cases.Rows, []string{one.Title(), list.word})
			}
		}
	}
	return report.Tables{figures, cases}
}

// casesSummary says how many of the five cases have changed.
func (c CaseChanges) casesSummary() string {
	changed := len(c.Written) + len(c.Rewritten) + len(c.Dropped)
	if changed == 0 {
		return "None of the five cases was written anew."
	}
	return fmt.Sprintf("%d of the five cases changed.", changed)
}

// Table returns the versions of the case for a report, as of a day: the stage, until when each
// is in date, and who has approved it.
func (c BusinessCase) Table(names report.Names, day calendar.Date) report.Table {
	t := report.Table{
		Title: c.Title, Summary: "Versions as of " + day.String(),
		Columns: report.TextColumns("Version", "Stage", "Day", "Author", "Review by", "Approved by", "Refused by"),
	}
	for _, v := range c.Versions {
		if v.On.After(day) {
			continue
		}
		var approved, refused []partnership.OrgID
		for _, org := range c.Members {
			switch v.decision(org, day) {
			case CaseApproved:
				approved = append(approved, org)
			case CaseRefused:
				refused = append(refused, org)
			}
		}
		review := baselineDay(v.ReviewBy)
		if !v.ReviewBy.IsZero() && v.ReviewBy.Before(day) {
			review += " (overdue)"
		}
		t.Rows = append(t.Rows, []string{
			v.Version, v.Stage.Title(), v.On.String(), v.Author, review,
			report.List(report.NamesOf(names, report.Organisation, approved)),
			report.List(report.NamesOf(names, report.Organisation, refused)),
		})
	}
	return t.WithoutEmptyColumns()
}
