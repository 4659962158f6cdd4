package costing_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// fixed is a scheme of agreed percentages.
func fixed(name, percentages string) costing.Scheme {
	return costing.Scheme{Name: name, Parts: []costing.Part{{Name: "Share", Clause: "3", Basis: costing.Basis{Kind: costing.FixedShares, Shares: shares(percentages)}}}}
}

// hr is a schedule whose shares change from 74/26 to 82/18 on 3 October.
func hr() costing.Schedule {
	return costing.Schedule{Entries: []costing.ScheduleEntry{
		{
			Line: "hr", From: date("2020-04-01"), Members: orgs("watford three-rivers"), Scheme: fixed("schedule 2", "watford 74 three-rivers 26"),
			Agreed: date("2020-02-03"), ApprovedBy: partnership.Executive, Reference: "minute 41",
		},
		{Line: "it", From: date("2020-04-01"), Members: orgs("watford three-rivers"), Scheme: fixed("schedule 3", "watford 60 three-rivers 40")},
		{
			Line: "hr", From: date("2025-10-03"), Members: orgs("watford three-rivers"), Scheme: fixed("schedule 2, amended", "watford 82 three-rivers 18"),
			Agreed: date("2025-09-15"), ApprovedBy: partnership.Executive, Reference: "minute 7",
		},
	}}
}

// 2025/26 has 185 days before 3 October and 180 from then on: at £1,000 a day
// Watford pays 74% of 185,000 and 82% of 180,000.
func TestScheduleChangeInMidYear(t *testing.T) {
	t.Parallel()
	cost := costing.Cost{Line: "hr", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("365000.00")}
	statements, err := hr().Statements(cost, costing.Facts{})
	require.NoError(t, err)
	require.Len(t, statements, 2)
	assert.Equal(t, "2025-04-01 to 2025-10-02", statements[0].Term.String())
	assert.Equal(t, "watford 136900.00, three-rivers 48100.00", paid(statements[0]))
	assert.Equal(t, "2025-10-03 to 2026-03-31", statements[1].Term.String())
	assert.Equal(t, "watford 147600.00, three-rivers 32400.00", paid(statements[1]))
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	require.NoError(t, joined.Validate())
	assert.Equal(t, "watford 284500.00, three-rivers 80500.00", paid(joined))
	assert.Equal(t, "schedule 2; schedule 2, amended", joined.Scheme)
	assert.Equal(t, cost.Term, joined.Term)
	assert.Equal(t, statements[1].Term, joined.Steps[1].Term)
	assert.Zero(t, statements[1].Steps[0].Term, "joining changes nothing")
}

func TestScheduleFindsTheEntry(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"2020/21": "watford 74.00, three-rivers 26.00",
		"2024/25": "watford 74.00, three-rivers 26.00",
		"2026/27": "watford 82.00, three-rivers 18.00",
	} {
		statements, err := hr().Statements(costing.Cost{Line: "hr", Term: costing.MustFinancialYear(name).Term(), Total: pounds("100.00")}, costing.Facts{})
		require.NoError(t, err)
		require.Len(t, statements, 1)
		assert.Equal(t, want, paid(statements[0]))
	}
	odd := costing.Cost{Line: "hr", Term: calendar.Term{First: date("2025-10-02"), Last: date("2025-10-04")}, Total: pounds("0.01")}
	statements, err := hr().Statements(odd, costing.Facts{})
	require.NoError(t, err)
	assert.Equal(t, "watford 0.00, three-rivers 0.00", paid(statements[0]), "a third of a penny")
	assert.Equal(t, "watford 0.01, three-rivers 0.00", paid(statements[1]))
}

// A third council joins on 1 January: 275 days of two, 90 of three.
func TestScheduleMemberJoins(t *testing.T) {
	t.Parallel()
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2025-04-01"), Members: orgs("a b"), Scheme: simple(costing.Basis{Kind: costing.EqualShares})},
		{Line: "legal", From: date("2026-01-01"), Members: orgs("c a b"), Scheme: simple(costing.Basis{Kind: costing.EqualShares})},
	}}
	statements, err := schedule.Statements(year("365.00"), costing.Facts{})
	require.NoError(t, err)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	require.NoError(t, joined.Validate())
	assert.Equal(t, "a 167.50, b 167.50, c 30.00", paid(joined))
	assert.Equal(t, "schedule 1", joined.Scheme)
	assert.Contains(t, joined.Tables(report.Names{}).Markdown(), "| c |  | £30.00 | £30.00 |")
}

// Quantities, minima and caps are those of the whole term: each segment takes its
// days' part of them.
func TestScheduleSplitsAmountsByDays(t *testing.T) {
	t.Parallel()
	metered := costing.Scheme{Name: "hours", Parts: []costing.Part{
		{Name: "Hours", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("10")}},
		{Name: "Rest", Basis: costing.Basis{Kind: costing.EqualShares}},
	}, Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("100"), Driver: "limit"}}}
	minimum := simple(costing.Basis{Kind: costing.FixedShares, Shares: shares("a 100 b 0")},
		costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("36.50")})
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2025-04-01"), Members: orgs("a b"), Scheme: metered},
		{Line: "legal", From: date("2026-01-01"), Members: orgs("a b"), Scheme: minimum},
	}}
	statements, err := schedule.Statements(year("730.00"), facts("hours a 36.5 b 0", "limit a 400 b 365"))
	require.NoError(t, err)
	// 275 days of 365: 550 to share, 275 of them by hours, the rest equally; a may pay
	// 400 × 275 ÷ 365 = 301.37, and b as much as 275.
	assert.Equal(t, "a 275.00 (36.5), b 0.00 (0)", worked(statements[0].Steps[0]))
	assert.Equal(t, "a 137.50, b 137.50", worked(statements[0].Steps[1]))
	// 90 days: 180 to a, of which b pays 36.50 × 90 ÷ 365 = 9.00.
	require.Len(t, statements, 1)
	assert.Equal(t, "a 472.37, b 257.63", paid(statements[0]), "301.37 and 171.00, 248.63 and 9.00")
	cap, floor := statements[0].Steps[4], statements[0].Steps[3]
	if cap.Name != "Cap" {
		cap, floor = floor, cap
	}
	assert.Equal(t, "2025-04-01 to 2025-12-31", cap.Term.String())
	assert.Equal(t, "301.37", cap.Workings[0].AtMost.String())
	assert.Equal(t, "2026-01-01 to 2026-03-31", floor.Term.String())
	assert.Equal(t, "9.00", floor.Workings[1].AtLeast.String())
}

func TestScheduleErrors(t *testing.T) {
	t.Parallel()
	statements := func(line string, change func(s *costing.Schedule)) error {
		schedule := hr()
		change(&schedule)
		cost := costing.Cost{Line: partnership.LineID(line), Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("1.00")}
		_, err := schedule.Statements(cost, costing.Facts{})
		return err
	}
	for _, c := range []struct {
		name, line string
		change     func(s *costing.Schedule)
		want       error
		text       string
	}{
		{"no entry of the line", "legal", func(*costing.Schedule) {}, field.ErrNotFound, "entries: line legal: no entry is of the line: not found"},
		{"no entry yet", "it", func(s *costing.Schedule) { s.Entries[1].From = date("2025-04-02") }, field.ErrRange, "entries: line it: no entry has taken effect on 2025-04-01: out of range"},
		{"only later", "it", func(s *costing.Schedule) { s.Entries[1].From = date("2030-04-02") }, field.ErrRange, "entries: line it: no entry has taken effect on 2025-04-01: out of range"},
		{"the same day", "hr", func(s *costing.Schedule) {
			s.Entries[2].From, s.Entries[2].Agreed = date("2020-04-01"), calendar.Date{}
		}, field.ErrOverlap, "entries[2].from: line hr: two entries take effect on 2020-04-01, and no days of agreement say which is the later: overlap"},
		{"the same days", "hr", func(s *costing.Schedule) {
			s.Entries[2].From, s.Entries[2].Agreed = date("2020-04-01"), date("2020-02-03")
		}, field.ErrOverlap, "entries[2].from: line hr: two entries take effect on 2020-04-01, and no days of agreement say which is the later: overlap"},
		{"the wrong order of agreement", "hr", func(s *costing.Schedule) {
			s.Entries[2].From, s.Entries[2].Agreed = date("2020-04-01"), date("2020-02-02")
		}, field.ErrOrder, "entries[2].from: line hr: two entries take effect on 2020-04-01, and that agreed on 2020-02-02 is listed after that agreed on 2020-02-03: out of order"},
		{"the wrong order", "hr", func(s *costing.Schedule) { s.Entries[2].From = date("2019-04-01") }, field.ErrOrder, "entries[2].from: line hr: 2019-04-01 is listed after 2020-04-01: out of order"},
		{"no day", "hr", func(s *costing.Schedule) { s.Entries[2].From = calendar.Date{} }, field.ErrRequired, "entries[2].from: line hr: required"},
		{"bad cost", "", func(*costing.Schedule) {}, field.ErrRequired, "cost.line: required"},
		{"a member without a share", "hr", func(s *costing.Schedule) { s.Entries[2].Members = orgs("watford three-rivers barnet") }, field.ErrRequired, `entries[2].scheme.parts[0].basis.shares: line hr: clause 3: "barnet" has no share: required`},
		{"a member in no part", "hr", func(s *costing.Schedule) {
			s.Entries[2].Scheme.Parts = []costing.Part{{Name: "Share", Among: orgs("watford"), Basis: costing.Basis{Kind: costing.EqualShares}}}
		}, field.ErrRequired, `entries[2].members[1]: line hr: no part of the scheme gives "three-rivers" a share: required`},
	} {
		err := statements(c.line, c.change)
		require.ErrorIs(t, err, c.want, c.name)
		require.EqualError(t, err, c.text, c.name)
	}
}

func TestScheduleValidate(t *testing.T) {
	t.Parallel()
	require.NoError(t, hr().Validate())
	require.EqualError(t, costing.Schedule{}.Validate(), "entries: required")
	broken := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Members: orgs("a a b*"), Scheme: fixed("", "a 60 b 30"), ApprovedBy: "king"},
		{Line: "hr", From: date("2020-04-01"), Members: orgs("a b"), Scheme: fixed("s", "a 60 b 40")},
		{Line: "hr", From: date("2020-04-01"), Scheme: fixed("s", "a 60 b 40")},
	}}
	err := broken.Validate()
	assert.Equal(t, []string{
		"entries[0].line", "entries[0].from", "entries[0].members[2]", "entries[0].members[1]", "entries[0].scheme.name",
		"entries[0].scheme.parts[0].basis.shares", "entries[0].approved_by", "entries[2].from", "entries[2].members",
	}, paths(err))
	for _, rule := range []error{field.ErrRequired, field.ErrDuplicate, field.ErrInvalid, field.ErrSum, field.ErrOverlap} {
		require.ErrorIs(t, err, rule)
	}
}

// paths returns the places of all errors.
func paths(err error) []string {
	var all []string
	for _, e := range field.Errors(err) {
		all = append(all, e.Path)
	}
	return all
}

func TestJoinErrors(t *testing.T) {
	t.Parallel()
	_, err := costing.Join(nil)
	require.EqualError(t, err, "statements: required")
	statements, err := hr().Statements(costing.Cost{Line: "hr", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds("1.00")}, costing.Facts{})
	require.NoError(t, err)
	_, err = costing.Join([]costing.Statement{statements[1], statements[0]})
	require.ErrorIs(t, err, field.ErrOrder)
	assert.Equal(t, []string{"statements[1].term.first"}, paths(err))
	other := statements[1]
	other.Line = "it"
	_, err = costing.Join([]costing.Statement{statements[0], other})
	require.ErrorIs(t, err, field.ErrInvalid)
	assert.Equal(t, []string{"statements[1].line"}, paths(err))
	huge := statements[1]
	huge.Total = costing.Pence(1<<63 - 1)
	_, err = costing.Join([]costing.Statement{statements[0], huge})
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, []string{"statements[1].total"}, paths(err))
}

// A long list of wrong entries is not checked to its end.
func TestSchedule_StopsAfterManyErrors(t *testing.T) {
	t.Parallel()
	schedule := costing.Schedule{Entries: slices.Repeat([]costing.ScheduleEntry{{Line: "legal"}}, 5*field.MaxErrors)}
	_, err := schedule.Statements(year("1.00"), costing.Facts{})
	errs := field.Errors(err)
	assert.Less(t, len(errs), 2*field.MaxErrors)
	require.ErrorIs(t, errs[len(errs)-1], field.ErrRange, "which says that the rest was not checked")
	_, err = costing.Join(make([]costing.Statement, 5*field.MaxErrors))
	assert.Less(t, len(field.Errors(err)), 2*field.MaxErrors)
}

// Of a penny for two days, the first day has half a penny, which is rounded up, and the second
// what is left: nothing.
func TestSchedule_HalfAPenny(t *testing.T) {
	entry := func(from string, basis costing.Basis) costing.ScheduleEntry {
		scheme := costing.Scheme{Name: "s", ByPart: true, Parts: []costing.Part{{Name: "all", Basis: basis}}}
		return costing.ScheduleEntry{Line: "it", From: calendar.MustDate(from), Members: []partnership.OrgID{"a"}, Scheme: scheme}
	}
	all := []partnership.Share{{Org: "a", Fraction: partnership.MustFraction("100%")}}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		entry("2025-04-01", costing.Basis{Kind: costing.EqualShares}), entry("2025-04-02", costing.Basis{Kind: costing.FixedShares, Shares: all}),
	}}
	term := calendar.Term{First: calendar.MustDate("2025-04-01"), Last: calendar.MustDate("2025-04-02")}
	for total, want := range map[costing.Money][]costing.Money{costing.Pence(1): {costing.Pence(1), costing.Pence(0)}, costing.Pence(-1): {costing.Pence(-1), costing.Pence(0)}} {
		statements, err := schedule.Statements(costing.Cost{Line: "it", Term: term, Total: total}, costing.Facts{})
		require.NoError(t, err)
		require.Len(t, statements, 2)
		assert.Equal(t, want, []costing.Money{statements[0].Total, statements[1].Total})
	}
}
