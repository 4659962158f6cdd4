package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// exampleFile is the file of a partnership of one line, with shares of which nobody has
// recorded more.
func exampleFile(letter byte, members ...partnership.OrgID) reorganisation.File {
	return reorganisation.File{Partnership: partnershipOf(letter, members...)}
}

// ownService is a service of Northamptonshire alone, about which something is decided.
func ownService(decision reorganisation.LineDecision, lead partnership.OrgID) reorganisation.OwnService {
	s := reorganisation.OwnService{
		Partnership: uuid.UUID{9}, Org: "county", Name: "Sensory impairment service", Lines: []partnership.Line{{ID: "sensory", Name: "Sensory impairment"}},
	}
	if decision != "" {
		s.Agreement = reorganisation.SuccessorAgreement{Line: "sensory", Decision: decision, Lead: lead, Structure: partnership.LeadAuthority, On: day("2020-11-01"), By: orgs("north west")}
	}
	if decision == reorganisation.TakeApart {
		s.Agreement.Structure = ""
	}
	return s
}

func TestCarryAll_ServicesOfOneCouncil(t *testing.T) {
	fate := func(s reorganisation.OwnService, known string) reorganisation.OwnFate {
		area, err := reorganisation.CarryAll(northamptonshire(), nil, []reorganisation.OwnService{s}, day(known))
		require.NoError(t, err)
		return area.Own[0]
	}
	born := fate(ownService(reorganisation.KeepTogether, "north"), "2020-12-31")
	assert.Equal(t, reorganisation.SharedByBirth, born.Fate)
	assert.Equal(t, shares("north 46%", "west 54%"), born.Shares)
	require.NoError(t, born.Event.Validate())
	require.NoError(t, born.Partnership.Validate())
	d, err := lifecycle.DefaultRulebook().Decide(lifecycle.State{Partnership: born.Partnership.ID}, born.Event, lifecycle.Dossier{Partnership: born.Partnership}, born.Event.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	assert.Empty(t, born.Decide)
	assert.Equal(t, []string{"who leads it"}, fate(ownService(reorganisation.KeepTogether, ""), "2020-12-31").Decide)
	assert.Equal(t, reorganisation.NeedsAgreement, fate(ownService("", ""), "2020-12-31").Fate)
	assert.Equal(t, reorganisation.NeedsAgreement, fate(ownService(reorganisation.KeepTogether, "north"), "2020-10-31").Fate, "nobody knew of it then")
	assert.Equal(t, reorganisation.MustBeDivided, fate(ownService("", ""), "2021-04-01").Fate)
	assert.Equal(t, reorganisation.MustBeDivided, fate(ownService(reorganisation.TakeApart, ""), "2020-12-31").Fate)
	whole := ownService("", "")
	whole.Org = "corby-borough"
	assert.Equal(t, reorganisation.ComesInHouse, fate(whole, "2020-12-31").Fate)
	whole.Org = "rutland"
	assert.Equal(t, reorganisation.Untouched, fate(whole, "2020-12-31").Fate)
	whole = ownService(reorganisation.KeepTogether, "north")
	whole.Lines = nil
	_, err = reorganisation.CarryAll(northamptonshire(), nil, []reorganisation.OwnService{whole}, day("2020-12-31"))
	assert.ErrorContains(t, err, "own[0].lines: required\nown[0].agreement.line: \"sensory\" is not the first line of the service: not found")
}

// Waverley and Surrey Heath become one council; only one of them gave notice.
func TestCarry_NoticeDoesNotDependOnTheOrderOfTheCouncils(t *testing.T) {
	file := fileOf(t, 'o', "rutland", "corby-borough", "kettering-borough")
	for _, noticed := range orgs("corby-borough kettering-borough") {
		file.State = stateOf(t, file.Partnership, lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2020-06-01"), Org: noticed, Expires: day("2022-03-31")})
		c := carried(t, file)
		assert.Empty(t, c.Lines[0].Notices, noticed)
		assert.Equal(t, []string{"whether north leaves with the part that it takes over from " + string(noticed) + ", which gave notice: its own standing has not changed"}, c.Lines[0].Decide)
	}
}

func TestTables_SayWhatHappens(t *testing.T) {
	file := fileOf(t, 't', "county", "milton-keynes")
	file.Debts = []reorganisation.MemberDebt{{Name: "loan", Debtor: "county", Amount: pounds("100.00")}, {Name: "lease", Debtor: "milton-keynes"}}
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "north", Name: "North Northamptonshire"}, report.Entry{Noun: report.Organisation, ID: "west", Name: "West Northamptonshire"})
	area, err := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file, fileOf(t, 'x', "rutland", "leicester")}, []reorganisation.OwnService{ownService("", "")}, day("2020-12-31"))
	require.NoError(t, err)
	page := area.Table(names).Markdown() + area.Files[0].Tables(names).Markdown() + area.Files[1].Tables(names).Markdown()
	for _, want := range []string{
		"| Partnership t | Line | Goes on with new members | North Northamptonshire, West Northamptonshire and milton-keynes | to be decided | 3 |",
		"| Sensory impairment service |  | Needs an agreement before the day |",
		"| North Northamptonshire |  |  | 23,000.00 | 23.00% |", "| milton-keynes | 50,000.00 | 50.00% | 50,000.00 | 50.00% |",
		"| Line | who leads it: its lead is divided | North Northamptonshire, West Northamptonshire and milton-keynes |  |", "| 2020-03-31, which has passed |",
		"| Membership of county | which of the successors leads | North Northamptonshire and West Northamptonshire |",
		"| Debt: loan | county | North Northamptonshire 46.00% and West Northamptonshire 54.00% | Divided by measure: population | 46.00; 54.00 |",
		"1 piece stays where it was", "No member is in the area: nothing changes.",
	} {
		assert.Contains(t, page, want)
	}
	deals := []reorganisation.Deal{deal("one", "a", "200000.00", "2025-07-01"), deal("two", "a", "", "2025-08-01")}
	deals[0].With, deals[1].With = "x", "x"
	findings, err := reorganisation.ConsentNeeded(direction(), deals)
	require.NoError(t, err)
	assert.Contains(t, findings.Table(deals, names).Markdown(), "| two | a | 2025-08-01 | Missing | at least £200,000.00 | at least £200,000.00 is above £100,000.00; counted with one |")
	undated := moving()
	c, err := reorganisation.Carry(undated, fileOf(t, 'w', "upper", "bourne"), day("2025-12-01"))
	require.NoError(t, err)
	assert.Contains(t, c.Tables(names).Markdown(), "1. upper loses ford to lower: whether its share changes")
}

// Northamptonshire, 1 April 2021: a county and seven districts become two councils. Its part in
// LGSS goes to both, a service of two districts of one side comes in-house, and the sensory
// impairment service, which was to be taken apart, is kept together.
func ExampleCarryAll() {
	area, _ := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{
		exampleFile('a', "cambridgeshire", "county", "milton-keynes"),
		exampleFile('b', "corby-borough", "kettering-borough"),
		exampleFile('c', "kettering-borough", "daventry-district"),
		exampleFile('d', "leicestershire", "rutland"),
	}, []reorganisation.OwnService{ownService(reorganisation.KeepTogether, "north")}, day("2020-12-31"))
	for _, c := range area.Files {
		fmt.Println(c.Lines[0].Fate, c.Lines[0].After, c.Untouched)
	}
	fmt.Println(area.Own[0].Fate, area.Own[0].Event.Kind, area.Own[0].Event.On)
	// Output:
	// new-members [cambridgeshire north west milton-keynes] false
	// in-house [north] false
	// needs-agreement [north west] false
	// untouched [leicestershire rutland] true
	// born shared-by-order 2021-04-01
}

// Somerset, 1 April 2023: a county and four districts become one council.
func ExampleCarry_somerset() {
	order := reorganisation.Order{Name: "The Somerset (Structural Changes) Order 2022", Area: "Somerset", Vesting: day("2023-04-01"), Steps: made("2021-07-21", "2022-03-17")}
	for _, old := range orgs("mendip sedgemoor somerset-west-and-taunton south-somerset") {
		order.Councils = append(order.Councils, reorganisation.Council{Org: old, Change: reorganisation.Ends, To: "somerset"})
	}
	order.Councils = append(order.Councils, reorganisation.Council{Org: "somerset", Change: reorganisation.GoesOn})
	waste, _ := reorganisation.Carry(order, exampleFile('w', "somerset", "mendip", "sedgemoor", "south-somerset", "somerset-west-and-taunton"), day("2022-10-01"))
	audit, _ := reorganisation.Carry(order, exampleFile('s', "mendip", "south-somerset", "dorset"), day("2022-10-01"))
	fmt.Println(waste.Lines[0].Fate, waste.Lines[0].After, waste.Lines[0].Lead)
	fmt.Println(audit.Lines[0].Fate, audit.Lines[0].After, audit.Lines[0].Lead)
	// Output:
	// in-house [somerset] somerset
	// new-members [somerset dorset] somerset
}

// Dorset, 1 April 2019 (S.I. 2018/648): three partners became one council, and two went into
// different ones.
func ExampleCarry_dorset() {
	order := reorganisation.Order{Name: "S.I. 2018/648", Area: "Dorset", Vesting: day("2019-04-01"), Steps: made("2018-02-26", "2018-05-25")}
	for _, row := range []string{"north-dorset dorset", "west-dorset dorset", "weymouth-and-portland dorset", "east-dorset dorset", "christchurch bcp", "poole bcp"} {
		words := orgs(row)
		order.Councils = append(order.Councils, reorganisation.Council{Org: words[0], Change: reorganisation.Ends, To: words[1]})
	}
	order.Councils = append(order.Councils, reorganisation.Council{Org: "dorset", Change: reorganisation.Begins}, reorganisation.Council{Org: "bcp", Change: reorganisation.Begins})
	three, _ := reorganisation.Carry(order, exampleFile('d', "west-dorset", "north-dorset", "weymouth-and-portland"), day("2019-01-01"))
	two, _ := reorganisation.Carry(order, exampleFile('c', "christchurch", "east-dorset"), day("2019-04-01"))
	fmt.Println(three.Lines[0].Fate, three.Lines[0].After)
	fmt.Println(two.Lines[0].Fate, two.Lines[0].After)
	// Output:
	// in-house [dorset]
	// divided []
}

// A parish goes from one council to another, and both go on: what lies in it goes with it.
func ExampleCarry_aPartThatMoves() {
	file := exampleFile('w', "upper", "bourne")
	file.Assets = []reorganisation.MemberAsset{{ID: "depot", Name: "Depot", Holder: "upper", In: "ford"}, {ID: "hall", Name: "Hall", Holder: "upper", In: "hill"}}
	c, _ := reorganisation.Carry(moving(), file, day("2025-12-01"))
	for _, p := range c.Pieces {
		fmt.Println(p.ID, p.To, p.Reason)
	}
	fmt.Println(c.Unsettled[0])
	// Output:
	// depot [lower] part
	// hall [upper] part
	// upper loses ford to lower: whether its share changes, and whether the service goes on there
}

func ExampleCarry() {
	c, _ := reorganisation.Carry(northamptonshire(), exampleFile('a', "cambridgeshire", "county"), day("2020-12-31"))
	for _, m := range c.After.Partnership.On(day("2021-04-01")).Members {
		fmt.Println(m.Org, m.Role, m.Term)
	}
	// Output:
	// cambridgeshire lead no term
	// north member 2021-04-01 to 2030-03-31
	// west member 2021-04-01 to 2030-03-31
}

func ExampleOrder_Shares() {
	for _, share := range func() []partnership.Share { s, _ := northamptonshire().Shares("county", "tax-base"); return s }() {
		fmt.Println(share.Org, share.Fraction)
	}
	// Output:
	// north 44%
	// west 56%
}

func ExampleCheckOrders() {
	second := moving()
	second.Vesting = day("2021-04-01")
	second.Councils[1].Org, second.Councils[0].Parts[1].To = "west", "west"
	fmt.Println(reorganisation.CheckOrders([]reorganisation.Order{northamptonshire(), second}, day("2025-12-31")))
	// Output:
	// orders[0].councils[2].org: duplicate: "west" is in The Boundary Order of the same day too
	// orders[1].councils[1].org: duplicate: "west" is in The Northamptonshire (Structural Changes) Order 2020 of the same day too
}

func ExampleConsentNeeded() {
	first, second := deal("cleaning", "a", "70000.00", "2025-07-01"), deal("more-cleaning", "a", "40000.00", "2025-08-01")
	first.With, second.With = "Brightly", "Brightly"
	findings, _ := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{first, second})
	for _, f := range findings {
		fmt.Println(f.Deal, f.Answer, f.Counted.Sterling(), f.With)
	}
	// Output:
	// cleaning not-needed £70,000.00 []
	// more-cleaning missing £110,000.00 [cleaning]
}

func ExampleDeadlines() {
	all, _ := reorganisation.Deadlines(northamptonshire(), reorganisation.DefaultMilestones(), day("2020-12-31"))
	fmt.Println(all[0].Due, all[0].Milestone.What)
	// Output: 2020-02-27 The joint committee of the old councils meets
}
