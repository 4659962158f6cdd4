package partnership_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// councils are what the councils of the tests here are called.
func councils() report.Names {
	return partnership.NamesOf([]partnership.Organisation{
		{ID: "harrow", Name: "Harrow"}, {ID: "barnet", Name: "Barnet"}, {ID: "hounslow", Name: "Hounslow"}, {ID: "academy", Name: "Harrow Academy"},
	})
}

// reported is a partnership with everything that its tables show.
func reported() partnership.Partnership {
	p := hbPublicLaw()
	t := &p.Agreement.Terms
	t.Powers = []partnership.Power{partnership.LGA1972Section101, partnership.LGA1972Section113}
	t.ReviewMonths, t.Exit = 12, partnership.ExitAgreed
	t.Notice = partnership.Notice{
		Months: 12, Clear: true, AuthorisedBy: partnership.FullCouncil,
		Served: calendar.Window{Month: 1}, Expires: calendar.Window{Month: 3, Day: 31},
	}
	t.Voting = partnership.Voting{
		Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2"), Vetoes: []partnership.OrgID{"harrow"},
		Votes: []partnership.MemberVotes{{Org: "harrow", Votes: number("2")}, {Org: "barnet", Votes: number("1.5")}},
	}
	t.ServiceLevels = []partnership.ServiceLevel{answered(), decided()}
	t.ServiceLevels[0].Line, t.ServiceLevels[0].Floor = "property", partnership.Quantity{}
	t.Disputes = []partnership.DisputeStep{
		{Forum: "heads of legal practice", Days: number("10"), Working: true}, {Forum: "chief executives", Days: number("1")}, {Forum: "a mediator"},
	}
	return p
}

func TestPartnership_Tables(t *testing.T) {
	p := reported()
	fieldtest.Unchanged(t, p, func() { p.Tables(councils()) })
	assert.Equal(t, goldenText(t, "partnership.md"), p.Tables(councils()).Markdown())
	drafted := partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{Notice: partnership.Notice{Clear: true}}}}
	tables := drafted.Tables(report.Names{})
	require.Len(t, tables, 2)
	assert.Empty(t, tables[0].Rows)
	assert.Equal(t, [][]string{{"Notice to leave", "months not known"}}, tables[1].Rows)
}

// What is not recorded is said to be not known, and what is done is done.
func TestPartnership_TablesOfADraft(t *testing.T) {
	p := partnership.Partnership{
		Prerequisites: []partnership.Prerequisite{
			work("data", ""), done(work("policies", "2026-04-01"), "2026-03-01"), lock("payroll", ""),
		},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Notice: partnership.Notice{Months: 1}, Voting: partnership.Voting{Rule: partnership.EqualVotes}, ReviewMonths: 1,
			Disputes: []partnership.DisputeStep{{Forum: "a mediator", Days: number("1"), Working: true}, {Forum: "the leaders", Days: number("0"), Working: true}},
		}},
	}
	var rows [][]string
	for _, table := range p.Tables(report.Names{}) {
		rows = append(rows, table.Rows...)
	}
	assert.Equal(t, [][]string{
		{"Review", "at least every 1 month"},
		{"Notice to leave", "1 month"},
		{"How the members decide", "One vote each"},
		{"a mediator", "1 working day"},
		{"the leaders", "at once"},
		{"the work on data", "IT platform", "all", "", "not known", "no"},
		{"the work on policies", "IT platform", "all", "", "2026-04-01", "2026-03-01"},
		{"the contract for payroll", "Contract lock", "all", "", "not known", "no"},
	}, rows)
}

func TestStart_Table(t *testing.T) {
	start, err := partnership.EarliestStart(date("2026-04-01"), nil)
	require.NoError(t, err)
	assert.Equal(t, report.Table{Title: "Earliest start", Summary: "The service can start on 2026-04-01."}, start.Table(report.Names{}))
}

func ExamplePartnership_Tables() {
	legal := partnership.Partnership{
		Name:    "HB Public Law",
		Members: []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
	}
	names := partnership.NamesOf([]partnership.Organisation{{ID: "harrow", Name: "Harrow"}, {ID: "barnet", Name: "Barnet"}})
	fmt.Print(legal.Tables(names).Markdown())
	// Output:
	// ## HB Public Law
	//
	// | Member | Role | Term |
	// |---|---|---|
	// | Harrow | Lead | as long as the agreement |
	// | Barnet | Member | as long as the agreement |
}

func ExampleStart_Table() {
	legal := partnership.Partnership{Prerequisites: []partnership.Prerequisite{
		{ID: "casework", Kind: partnership.ContractLock, What: "Casework system", LockedUntil: calendar.MustDate("2027-03-31")},
		{ID: "data", Kind: partnership.DataReady, What: "Case data cleansed"},
	}}
	start, _ := partnership.EarliestStart(calendar.MustDate("2026-04-01"), legal.Prerequisites)
	fmt.Print(start.Table(legal.Names()).Markdown())
	// Output:
	// ## Earliest start
	//
	// The service cannot start before 2027-04-01. It is not known when it can.
	//
	// | Prerequisite | Effect |
	// |---|---|
	// | Casework system | Holds the start back until the day before |
	// | Case data cleansed | It is not known when this is met |
}

func ExampleBarrierMovements_Table() {
	assessments := []partnership.BarrierAssessment{
		{Barrier: partnership.TrustBarrier, Maturity: partnership.Initial, On: calendar.MustDate("2024-03-31"), Assessor: "Joint board"},
		{
			Barrier: partnership.TrustBarrier, Maturity: partnership.Established, On: calendar.MustDate("2025-03-31"), Assessor: "Joint board",
			Reason: "Officers meet every month",
		},
		{Barrier: partnership.CulturalBarrier, Maturity: partnership.Developing, On: calendar.MustDate("2025-03-31"), Assessor: "Joint board"},
	}
	fmt.Print(partnership.CompareBarriers(assessments, calendar.MustDate("2025-12-31")).Table().Markdown())
	// Output:
	// ## Barriers
	//
	// | Barrier | Maturity | On | Assessed by | Before | Change (levels) | Reason |
	// |---|---|---|---|---|---:|---|
	// | Cultural | Developing | 2025-03-31 | Joint board | Not assessed | not known |  |
	// | Trust | Established | 2025-03-31 | Joint board | Initial | +2 | Officers meet every month |
}

func ExampleStanceFits_Table() {
	harrow := partnership.Strategy{Org: "harrow", Supply: partnership.Provider, Change: partnership.Incremental, Breadth: partnership.Few}
	barnet := partnership.Strategy{Org: "barnet", Supply: partnership.Commissioner, Change: partnership.Incremental}
	names := partnership.NamesOf([]partnership.Organisation{{ID: "harrow", Name: "Harrow"}, {ID: "barnet", Name: "Barnet"}})
	fmt.Print(partnership.CompareStrategies(harrow, barnet).Table(names).Markdown())
	// Output:
	// ## How the strategies go together
	//
	// | Question | Fit | Reason |
	// |---|---|---|
	// | supply | Good fit | one can provide what the other commissions |
	// | change | Good fit | both want incremental change |
	// | breadth | Not known | a stance is not stated: Barnet |
}

func ExampleImplication_Table() {
	implied, _ := partnership.JointCommittee.Implies()
	fmt.Print(implied.Table().Markdown())
	// Output:
	// ## Joint committee
	//
	// | Question | Answer |
	// |---|---|
	// | Powers | Local Government Act 1972, section 102; Local Government Act 1972, section 101 |
	// | Legal personality | Nobody |
	// | Employer of the staff | The lead authority |
	// | Holder of contracts and assets | The lead authority |
	// | How it decides | By simple majority |
	// | Public procurement | No contract to procure; Cooperation between authorities |
	//
	// 1. Source: Local Government Act 1972 s.101(5), s.102; \[2010\] EWCA Civ 894
}

func ExampleGrant_Table() {
	granted, _ := partnership.LocalismAct2011.Grants()
	fmt.Print(granted.Table().Markdown())
	// Output:
	// ## Localism Act 2011, section 1
	//
	// | Question | Answer |
	// |---|---|
	// | What it allows | a council does what an individual may do |
	// | Condition | a commercial purpose is pursued through a company |
	// | Open to | Local authority; Public agency; Private sector; Voluntary sector |
	// | For a commercial purpose | yes |
	//
	// 1. Source: Localism Act 2011 s.1, s.4
}

func ExampleRouteTest_Table() {
	test, _ := partnership.VerticalRoute.Test()
	fmt.Print(test.Table().Markdown())
	// Output:
	// ## Award to a body that they control
	//
	// | Question | Answer |
	// |---|---|
	// | Condition | the authorities control the body as they control their own departments |
	// | Activities | more than 80/100, averaged over 3 years: the activities of the body, carried out for the authorities that control it |
	// | Private capital | rules the route out |
	//
	// 1. Source: Public Contracts Regulations 2015 reg 12(1) to (6); Procurement Act 2023 Sch 2
}

// What nobody has recorded is not a start, a floor, a source or a number of years.
func TestTables_OfWhatIsNotRecorded(t *testing.T) {
	t.Parallel()
	assert.False(t, partnership.Start{}.Known())
	assert.Equal(t, "It is not known when the service can start.", partnership.Start{}.Table(report.Names{}).Summary)

	p := partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{
		ServiceLevels: []partnership.ServiceLevel{{ID: "calls", Measure: "calls answered", Unit: "%"}},
	}}}
	tables := p.Tables(report.Names{})
	assert.Equal(t, []string{"calls answered", "all", "%", "not known", "not known", "not recorded", "not known", "not known"}, tables[len(tables)-1].Rows[0])

	route := partnership.RouteTest{Route: partnership.HorizontalRoute, Activity: partnership.MustThreshold("less than 20/100")}.Table()
	assert.Equal(t, [][]string{{"Activities", "less than 20/100: not known"}}, route.Rows)
	assert.Equal(t, []string{"Source: not known"}, route.Notes)
}

// Nobody can say who takes a line on a day that is not set.
func TestPartnership_LineMembersNeedADay(t *testing.T) {
	t.Parallel()
	_, err := hbPublicLaw().LineMembers("property", calendar.Date{})
	require.ErrorIs(t, err, field.ErrRequired)
	assert.EqualError(t, err, "day: required")
}
