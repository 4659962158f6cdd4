package staff

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Names returns the names of the posts: "Payroll, grade G6 (p1)".
func (e Establishment) Names() report.Names {
	entries := make([]report.Entry, len(e))
	for i, p := range e {
		entries[i] = report.Entry{
			Noun: report.Post, ID: string(p.ID),
			Name: PostNeed{Function: p.Function, Grade: p.Grade}.title() + " (" + string(p.ID) + ")",
		}
	}
	return report.NewNames(entries...)
}

// Table returns the placements for a report: where each post goes, and why.
func (placements Placements) Table(names report.Names) report.Table {
	t := report.Table{Title: "Where each post goes", Columns: report.TextColumns("Post", "Goes to", "Reason")}
	for _, p := range placements {
		to := "not decided"
		if p.Org != "" {
			to = p.Org.Name(names)
		}
		t.Rows = append(t.Rows, []string{names.Of(report.Post, string(p.Post)), to, p.Reason.Title()})
	}
	return t
}

// Tables returns the allocation for a report: its score, with the bound if it is not
// proved; where each post goes, and why; and for each post where else it could go, what
// that would add to the score, and which of the limits, in words, would not hold.
func (a Allocation) Tables(names report.Names, limits Limits) report.Tables {
	tables := report.Tables{a.scoreTable(), a.Placements.Table(names)}
	if others := a.Placements.alternatives(names, limits); len(others.Rows) > 0 {
		tables = append(tables, others)
	}
	return tables
}

// scoreTable returns the score, and the bound if the allocation is not proved.
func (a Allocation) scoreTable() report.Table {
	t := report.Table{
		Title: "How good the allocation is", Summary: "Proved: no allocation within the limits is better.",
		Columns: append(report.TextColumns("Of all posts"), report.NumberColumns("", "Score")...),
	}
	if !a.Optimal {
		t.Summary = fmt.Sprintf("Not proved: the search ended after %s steps. No allocation is better than the bound.", report.Grouped(fmt.Sprint(a.Steps)))
		t.Columns = append(t.Columns, report.NumberColumns("", "Bound")...)
	}
	score, bound := a.Score.cells(), a.Bound.cells()
	for i, measure := range []string{
		"Posts that leave their employer", "Time worked for where they go, added up", "Preferences met",
		"Cost furthest from its share", "FTE furthest from its share", "Posts of a grade furthest from their share",
	} {
		row := []string{measure, score[i]}
		if !a.Optimal {
			row = append(row, bound[i])
		}
		t.Rows = append(t.Rows, row)
	}
	if !a.Score.CostGap.Known() {
		t.Notes = []string{"The cost of a post is not known, so that nobody can tell how far cost is from its share."}
	}
	return t
}

// alternatives returns where else posts could go.
func (placements Placements) alternatives(names report.Names, limits Limits) report.Table {
	t := report.Table{
		Title: "Where else a post could go", Summary: "What it would add to the score if one post, and no other, went elsewhere.",
		Columns: report.TextColumns("Post", "Goes to", "Or to"),
	}
	t.Columns = append(t.Columns, report.NumberColumns("posts", "Leaving")...)
	t.Columns = append(t.Columns, report.NumberColumns("", "Time", "Preferences", "Cost")...)
	t.Columns = append(t.Columns, report.NumberColumns("FTE", "Full time")...)
	t.Columns = append(t.Columns, report.NumberColumns("posts", "Grade")...)
	t.Columns = append(t.Columns, report.TextColumns("Would not hold")...)
	for _, p := range placements {
		for _, other := range p.Alternatives {
			row := []string{names.Of(report.Post, string(p.Post)), p.Org.Name(names), other.Org.Name(names)}
			for _, cell := range other.Change.cells() {
				row = append(row, report.Signed(cell))
			}
			breaks := make([]string, len(other.Breaks))
			for i, path := range other.Breaks {
				breaks[i] = limits.words(path, names)
			}
			t.Rows = append(t.Rows, append(row, strings.Join(breaks, "; ")))
		}
	}
	return t
}

// cells returns the fields of the score as text.
func (s Score) cells() []string {
	continuity := s.Continuity.String()
	if s.Continuity.Known() {
		continuity += "%"
	}
	return []string{fmt.Sprint(s.Leaving), continuity, fmt.Sprint(s.Preferences), s.CostGap.Sterling(), s.FTEGap.String(), s.GradeGap.String()}
}

// Table returns the positions for a report: a row for each member and each of its needs.
func (positions Positions) Table(names report.Names) report.Table {
	t := report.Table{Title: "Who could stand alone", Columns: report.TextColumns("Member", "Need", "State")}
	t.Columns = append(t.Columns, report.NumberColumns("FTE", "Needs", "Has", "Short")...)
	t.Columns = append(t.Columns, report.TextColumns("Would move")...)
	t.Columns = append(t.Columns, report.NumberColumns("FTE", "To recruit")...)
	for _, p := range positions {
		org := p.Org.Name(names)
		t.Rows = append(t.Rows, []string{org, "All together", p.State.Title()})
		for _, post := range p.Posts {
			t.Rows = append(t.Rows, []string{
				org, post.Need.title(), post.State.Title(), post.Need.FTE.String(), post.Has.String(), post.Short.String(),
				report.List(report.NamesOf(names, report.Post, post.Move)), post.Recruit.String(),
			})
		}
		for _, r := range p.Resources {
			t.Rows = append(t.Rows, []string{org, r.Kind.Title() + ": " + r.Name, r.State.Title()})
		}
	}
	return t
}

// Table returns the pay and its working for a report.
func (p RedundancyPay) Table() report.Table {
	return report.Table{
		Title: "Statutory redundancy pay", Summary: p.Edition,
		Columns: append(report.TextColumns("Working"), report.NumberColumns("", "Figure")...),
		Rows: [][]string{
			{"Complete years of employment", fmt.Sprint(p.Years)},
			{"Years that count", fmt.Sprint(p.Counted)},
			{"Weeks of pay", p.Weeks.String()},
			{"A week's pay that counts", p.Week.Sterling()},
		},
		Totals: [][]string{{"Redundancy pay", p.Pay.Sterling()}},
	}
}
