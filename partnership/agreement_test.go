package partnership_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestExitStrategies(t *testing.T) {
	testCategory(t, partnership.ExitStrategies(), "agreed", "not-agreed")
}

// wholeTerms is terms with every one of them set.
func wholeTerms() partnership.Terms {
	return partnership.Terms{
		Structure:    partnership.JointCommittee,
		Powers:       []partnership.Power{partnership.LGA1972Section102, partnership.LGA1972Section101},
		Term:         span("2015-04-01", "2025-03-31"),
		ReviewMonths: 12,
		Notice: partnership.Notice{
			Months:       6,
			Served:       calendar.Window{Month: time.January},
			Expires:      calendar.Window{Listed: []calendar.Date{date("2024-05-20"), date("2025-05-18")}},
			AuthorisedBy: partnership.EveryFullCouncil,
		},
		Voting:        weighted(),
		ServiceLevels: []partnership.ServiceLevel{answered(), decided()},
		Disputes:      ladder(),
		Exit:          partnership.ExitAgreed,
	}
}

// changedTerms is terms of which none is as in wholeTerms.
func changedTerms() partnership.Terms {
	return partnership.Terms{
		Structure:     partnership.JointCompany,
		Powers:        []partnership.Power{partnership.LocalismAct2011},
		Term:          span("2015-04-01", ""),
		RollsMonths:   12,
		ReviewMonths:  24,
		Notice:        partnership.Notice{Months: 12, Served: calendar.Window{Listed: []calendar.Date{date("2024-01-31")}}},
		Voting:        equal("more than 1/2"),
		ServiceLevels: []partnership.ServiceLevel{decided()},
		Disputes:      ladder()[3:],
		Exit:          partnership.ExitNotAgreed,
	}
}

// agreement is an agreement with two amendments.
func agreement() partnership.Agreement {
	return partnership.Agreement{
		Signed:    date("2015-03-12"),
		Reference: "deed 15/07",
		Terms:     wholeTerms(),
		Amendments: []partnership.Amendment{
			{From: date("2017-04-01"), Terms: partnership.Terms{ReviewMonths: 6}},
			{
				From: date("2018-04-01"), Agreed: date("2018-02-20"), ApprovedBy: partnership.EveryFullCouncil,
				Reference: "minute 41", Terms: changedTerms(),
			},
		},
	}
}

func TestAgreement_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/agreement.json", agreement())
	fieldtest.Golden(t, "testdata/golden/terms.json", wholeTerms())
	fieldtest.Golden(t, "testdata/golden/amendment.json", agreement().Amendments[1])
}

func TestAgreement_Validate(t *testing.T) {
	type a = partnership.Agreement
	testBroken(t, agreement, []broken[a]{
		{"no structure", func(x *a) { x.Terms.Structure = "" }, []string{"terms.structure: required"}},
		{"no term", func(x *a) { x.Terms.Term = calendar.Term{} }, []string{"terms.term.first: required"}},
		{"a term that ends before it begins", func(x *a) { x.Terms.Term.Last = date("2015-03-31") }, []string{"terms.term.last: out of order"}},
		{"an amendment on no day", func(x *a) { x.Amendments[0].From = calendar.Date{} }, []string{"amendments[0].from: required"}},
		{"amendments out of order", func(x *a) { x.Amendments[0].From = date("2018-04-02") }, []string{"amendments[1].from: out of order"}},
		{"approved by nobody there is", func(x *a) { x.Amendments[1].ApprovedBy = "mayor" }, []string{"amendments[1].approved_by: invalid"}},
		{"an amendment to no such structure", func(x *a) { x.Amendments[1].Terms.Structure = "company" }, []string{"amendments[1].terms.structure: invalid"}},
		{"an amendment to no possible term", func(x *a) { x.Amendments[1].Terms.Term = calendar.Term{Last: date("2030-01-01")} }, []string{"amendments[1].terms.term.first: required"}},
	})
	same := agreement()
	same.Amendments[1].From = same.Amendments[0].From
	assert.NoError(t, same.Validate(), "two amendments on one day")
	assert.Equal(t, []string{"terms.structure: required", "terms.term.first: required"}, faults(partnership.Agreement{}.Validate()))
}

// An amendment is held against the latest before it, not only the last.
func TestAgreement_AmendmentsInOrder(t *testing.T) {
	a := agreement()
	a.Amendments = []partnership.Amendment{
		{From: date("2018-04-01")}, {From: date("2016-04-01")}, {}, {From: date("2017-04-01")}, {From: date("2018-04-01")},
	}
	assert.Equal(t, []string{
		"amendments[2].from: required", "amendments[1].from: out of order", "amendments[3].from: out of order",
	}, faults(a.Validate()))
}

func TestTerms_Validate(t *testing.T) {
	type s = partnership.Terms
	testBroken(t, wholeTerms, []broken[s]{
		{"no such structure", func(x *s) { x.Structure = "shared" }, []string{"structure: invalid"}},
		{"no power", func(x *s) { x.Powers[0] = "" }, []string{"powers[0]: required"}},
		{"no such power", func(x *s) { x.Powers[1] = "lga-1972" }, []string{"powers[1]: invalid"}},
		{"a power listed twice", func(x *s) { x.Powers[1] = x.Powers[0] }, []string{"powers[1]: duplicate"}},
		{"no first day", func(x *s) { x.Term.First = calendar.Date{} }, []string{"term.first: required"}},
		{"reviewed before it is agreed", func(x *s) { x.ReviewMonths = -1 }, []string{"review_months: out of range"}},
		{"rolls on before it ends", func(x *s) { x.RollsMonths = -1 }, []string{"rolls_months: out of range"}},
		{"rolls on for more than a century", func(x *s) { x.RollsMonths = 1201 }, []string{"rolls_months: out of range"}},
		{"reviewed after a century", func(x *s) { x.ReviewMonths = 1201 }, []string{"review_months: out of range"}},
		{"no months of notice", func(x *s) { x.Notice.Months = 0 }, []string{"notice.months: required"}},
		{"notice on no day there is", func(x *s) { x.Notice.Expires.Listed[0] = calendar.Date{} }, []string{"notice.expires.listed[0]: required"}},
		{"no voting rule", func(x *s) { x.Voting.Rule = "" }, []string{"voting.rule: required"}},
		{"a service level of nothing", func(x *s) { x.ServiceLevels[0].Measure = "" }, []string{"service_levels[0].measure: required"}},
		{"a service level listed twice", func(x *s) { x.ServiceLevels[1].ID = "calls" }, []string{"service_levels[1].id: duplicate"}},
		{"a dispute without a forum", func(x *s) { x.Disputes[4].Forum = "" }, []string{"disputes[4].forum: required"}},
		{"no such exit strategy", func(x *s) { x.Exit = "yes" }, []string{"exit: invalid"}},
		{"everything", func(x *s) {
			*x = s{
				Structure: "x", Powers: []partnership.Power{"", "contract", "contract"}, Term: calendar.Term{Last: date("2026-01-01")},
				ReviewMonths: 9999, Notice: partnership.Notice{Clear: true}, Voting: partnership.Voting{Rule: partnership.EqualVotes},
				ServiceLevels: []partnership.ServiceLevel{{ID: "?"}, {ID: "?"}}, Disputes: []partnership.DisputeStep{{Days: number("-1")}}, Exit: "x",
			}
		}, []string{
			"structure: invalid", "powers[0]: required", "powers[2]: duplicate", "term.first: required", "review_months: out of range",
			"notice.months: required", "voting.threshold: required",
			"service_levels[0].id: invalid", "service_levels[0].measure: required", "service_levels[0].unit: required",
			"service_levels[0].better: required", "service_levels[0].target: required", "service_levels[0].period: required",
			"service_levels[1].id: invalid", "service_levels[1].measure: required", "service_levels[1].unit: required",
			"service_levels[1].better: required", "service_levels[1].target: required", "service_levels[1].period: required",
			"service_levels[1].id: duplicate", "disputes[0].forum: required", "disputes[0].days: out of range", "exit: invalid",
		}},
	})
	for _, months := range []int{0, 1, 1200} {
		terms := wholeTerms()
		terms.ReviewMonths = months
		assert.NoError(t, terms.Validate())
	}
	assert.NoError(t, partnership.Terms{}.Validate(), "an amendment need set nothing")
}

func TestAmendment_Validate(t *testing.T) {
	type a = partnership.Amendment
	testBroken(t, func() a { return agreement().Amendments[1] }, []broken[a]{
		{
			"everything", func(x *a) { *x = a{ApprovedBy: "x", Terms: partnership.Terms{Structure: "x"}} },
			[]string{"from: required", "approved_by: invalid", "terms.structure: invalid"},
		},
	})
}

// Each term is replaced by an amendment that sets it and stays if it does not,
// whichever it is.
func TestAgreement_OnReplacesEachTerm(t *testing.T) {
	changed := reflect.ValueOf(changedTerms())
	for i := range changed.NumField() {
		name := changed.Type().Field(i).Name
		a := partnership.Agreement{Terms: wholeTerms(), Amendments: []partnership.Amendment{{From: date("2018-04-01")}}}
		reflect.ValueOf(&a.Amendments[0].Terms).Elem().Field(i).Set(changed.Field(i))
		want := wholeTerms()
		reflect.ValueOf(&want).Elem().Field(i).Set(changed.Field(i))
		require.NotEqual(t, wholeTerms(), want, "%s is changed", name)
		assert.Equal(t, wholeTerms(), a.On(date("2018-03-31")), name)
		assert.Equal(t, want, a.On(date("2018-04-01")), name)
		assert.Equal(t, want, a.On(date("9999-12-31")), name)
	}
}

func TestAgreement_On(t *testing.T) {
	a := agreement()
	reviewed := func(on string) int { return a.On(date(on)).ReviewMonths }
	evergreen := a
	evergreen.Amendments = []partnership.Amendment{{From: date("2018-04-01"), Terms: partnership.Terms{RollsMonths: 12}}}
	assert.Equal(t, []int{0, 12}, []int{evergreen.On(date("2018-03-31")).RollsMonths, evergreen.On(date("2018-04-01")).RollsMonths})
	assert.Equal(t, 12, reviewed("0001-01-01"), "before the first day")
	assert.Equal(t, 12, reviewed("2017-03-31"))
	assert.Equal(t, 6, reviewed("2017-04-01"))
	assert.Equal(t, 6, reviewed("2018-03-31"))
	assert.Equal(t, 24, reviewed("2018-04-01"))
	assert.Equal(t, wholeTerms(), a.On(calendar.Date{}), "on no day, as first agreed")

	a.Amendments[0].From = a.Amendments[1].From
	a.Amendments[0].Terms.ReviewMonths = 6
	assert.Equal(t, 24, reviewed("2018-04-01"), "of two on one day the later in the list")

	a.Amendments = []partnership.Amendment{{Terms: changedTerms()}}
	assert.Equal(t, wholeTerms(), a.On(date("2020-01-01")), "an amendment on no day holds on none")
}

// What is done to the answer reaches neither the agreement nor another answer.
func TestAgreement_OnIsTheCallersOwn(t *testing.T) {
	a := agreement()
	before, err := json.Marshal(a)
	require.NoError(t, err)
	for _, on := range []string{"2016-01-01", "2017-06-01", "2018-06-01"} {
		again := a.On(date(on))
		terms := a.On(date(on))
		overwrite(reflect.ValueOf(&terms).Elem())
		assert.Equal(t, again, a.On(date(on)), on)
	}
	after, err := json.Marshal(a)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

// overwrite sets everything that is reached through a list, up to its capacity, to
// what is not set.
func overwrite(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			overwrite(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			overwrite(v.Index(i))
		}
		for i := range v.Cap() {
			v.Slice(0, v.Cap()).Index(i).SetZero()
		}
	}
}

// A lead authority's agreement is extended before it ends. The amendment sets the
// whole term, from the first day.
func ExampleAgreement_On() {
	first := calendar.MustDate("2012-09-01")
	a := partnership.Agreement{
		Terms: partnership.Terms{
			Structure: partnership.LeadAuthority,
			Term:      calendar.Term{First: first, Last: calendar.MustDate("2017-08-31")},
		},
		Amendments: []partnership.Amendment{{
			From:  calendar.MustDate("2016-10-01"),
			Terms: partnership.Terms{Term: calendar.Term{First: first, Last: calendar.MustDate("2022-08-31")}},
		}},
	}
	for _, day := range []string{"2016-09-30", "2016-10-01"} {
		terms := a.On(calendar.MustDate(day))
		fmt.Println(day, terms.Structure, terms.Term)
	}
	// Output:
	// 2016-09-30 lead-authority 2012-09-01 to 2017-08-31
	// 2016-10-01 lead-authority 2012-09-01 to 2022-08-31
}

func ExampleAgreement_Validate() {
	a := partnership.Agreement{
		Terms: partnership.Terms{Structure: "shared service", ReviewMonths: -6},
		Amendments: []partnership.Amendment{
			{From: calendar.MustDate("2022-09-01")},
			{From: calendar.MustDate("2016-10-01")},
		},
	}
	for _, e := range field.Errors(a.Validate()) {
		fmt.Println(e.Path)
	}
	// Output:
	// terms.structure
	// terms.term.first
	// terms.review_months
	// amendments[1].from
}
