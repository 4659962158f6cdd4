package main

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// tables says how ready each member is to stand alone, on the first day and on a later
// one.
func (d document) tables(later calendar.Date) (report.Tables, error) {
	all := report.Tables{{Title: d.About, Level: 1}}
	for _, fact := range d.Illustrative {
		all[0].Notes = append(all[0].Notes, "Made up for this example: "+fact+".")
	}
	for _, day := range []calendar.Date{d.Turnover.From, later} {
		tables, err := d.tablesOn(day)
		if err != nil {
			return nil, err
		}
		all = append(all, tables...)
	}
	return all, nil
}

// tablesOn says for a day what each member would have if it stood alone, when notice
// would end that is served on it, what leaving would cost beside staying, and how the
// balance was kept up to then.
func (d document) tablesOn(day calendar.Date) (report.Tables, error) {
	posts := d.Turnover.On(day)
	positions, err := staff.Reversibility(posts, d.Needs)
	if err != nil {
		return nil, err
	}
	last, err := d.Notice.LastDay(day)
	if err != nil {
		return nil, err
	}
	costs, err := d.Costs.LeavingCosts(d.members(), months)
	if err != nil {
		return nil, err
	}
	names := report.Join(partnership.NamesOf(d.Organisations), d.everybody().Names())
	all := report.Tables{positions.Table(names), costs.Table(names), d.balance(day, names)}
	title := report.Table{
		Title:   fmt.Sprintf("On %v", day),
		Summary: fmt.Sprintf("%s. Notice served on this day ends on %v.", report.Count(len(posts), "person is in post", "people are in post"), last),
	}
	return append(report.Tables{title}, all.Nested()...), nil
}

// everybody returns every post that there ever was.
func (d document) everybody() staff.Establishment {
	posts := append(staff.Establishment{}, d.Turnover.Posts...)
	for _, m := range d.Turnover.Movements {
		if !m.Joins.IsZero() {
			posts = append(posts, m.Joins)
		}
	}
	return posts
}

// balance says whether the agreement was kept up to a day.
func (d document) balance(day calendar.Date, names report.Names) report.Table {
	t := report.Table{Title: "Was the balance kept?", Columns: report.TextColumns("Rule", "Answer", "Finding", "Found", "Wanted")}
	rules := policy.MustSet(staff.BalanceRules(d.Agreement, calendar.Term{First: d.Turnover.From})...)
	for _, result := range rules.Judge(d.Turnover, day).Results {
		if len(result.Findings) == 0 {
			t.Rows = append(t.Rows, []string{result.Title, result.Outcome.Title()})
		}
		for _, f := range result.Findings {
			t.Rows = append(t.Rows, []string{result.Title, f.Outcome.Title(), said(f.Message, names), said(f.Found, names), said(f.Wanted, names)})
		}
	}
	return t
}

// said puts the names of organisations and posts in the place of their ids: the rules
// know only these.
func said(text string, names report.Names) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = names.Of(report.Post, names.Of(report.Organisation, word))
	}
	return strings.Join(words, " ")
}
