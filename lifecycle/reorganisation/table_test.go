package reorganisation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// northNames are the names of the organisations of the tests.
func northNames() report.Names {
	var entries []report.Entry
	for id, name := range map[string]string{"county": "The County", "north": "North Council", "west": "West Council", "milton-keynes": "Milton Keynes", "corby-borough": "Corby"} {
		entries = append(entries, report.Entry{Noun: report.Organisation, ID: id, Name: name})
	}
	return report.NewNames(entries...)
}

// everyPiece is a file with a piece of each kind.
func everyPiece(t *testing.T) reorganisation.File {
	file := fileOf(t, 'e', "county", "milton-keynes", "corby-borough")
	voting := partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2"), Vetoes: orgs("county"), Votes: []partnership.MemberVotes{{Org: "county", Votes: number("2")}, {Org: "milton-keynes", Votes: number("1")}}}
	file.Partnership.Agreement.Terms.Voting = voting
	file.State = stateOf(t, file.Partnership, lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2020-06-01"), Org: "milton-keynes", Expires: day("2022-03-31")})
	file.Figures = []costing.Figure{{Driver: "case-load", Org: "county", Value: number("10"), Source: "made up", On: day("2020-06-30")}}
	file.Register = risk.Register{
		Partnership: id('e'), Title: "Risks", AsOf: day("2020-12-01"), Members: orgs("county milton-keynes corby-borough"), Matrix: matrix.FourByFour(),
		Appetites: []risk.AppetiteStatement{{Member: "county", Appetite: 2}, {Member: "corby-borough", Category: risk.LegalRisk, Appetite: 3}},
		Risks:     []risk.Risk{{ID: "r1", Title: "Fire in the depot", Nature: risk.Threat, Status: risk.OpenRisk, Members: orgs("county")}},
	}
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: orgs("county milton-keynes corby-borough"),
		Estate:      exit.Estate{Assets: []exit.Asset{{ID: "a", Name: "Van", Basis: exit.ByNeed, To: "county"}}},
		Withdrawals: []exit.Withdrawal{{Org: "county", Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}},
	}
	file.Accounts = []account.Account{{Year: costing.MustFinancialYear("2020/21"), Members: orgs("milton-keynes county"), Opening: pounds("0.00"), Postings: []account.Posting{{On: day("2020-04-01"), Kind: account.PostContribution, Org: "county", Amount: pounds("100.01")}}}}
	file.Evidence = []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, Partnership: id('e'), On: day("2020-01-01"), Author: "Board", AgreedBy: orgs("county")}}
	file.Posts = staff.Establishment{{ID: "p1", Employer: "county", Function: "Audit", Grade: "SO1", FTE: number("1")}}
	file.Serving = []reorganisation.Serving{{Post: "p1", Parts: []reorganisation.PartShare{{Part: "corby", Fraction: partnership.MustFraction("1/2")}, {Part: "south", Fraction: partnership.MustFraction("1/2")}}}}
	file.Assets = []reorganisation.MemberAsset{{ID: "a1", Name: "Depot", Holder: "county", In: "corby", Value: pounds("1000.00")}}
	file.Contracts = []reorganisation.MemberContract{
		{ID: "c1", Name: "Ledger", Supplier: "Sums Ltd", Holder: "county", Yearly: pounds("1000.00"), Term: calendar.Term{First: day("2019-04-01"), Last: day("2024-03-31")}, Parts: shares("north 2/3", "west 1/3")},
		{ID: "c2", Name: "Scanning", Holder: "county"},
	}
	file.Debts = []reorganisation.MemberDebt{{Name: "Loan", Debtor: "county", Amount: pounds("100.00")}}
	return file
}

// A programme officer reads names, and not ids, and the part that each has.
func TestTables_NameEachPiece(t *testing.T) {
	c := carried(t, everyPiece(t))
	kinds := map[reorganisation.PieceKind]bool{}
	for _, p := range c.Pieces {
		kinds[p.Kind] = true
	}
	assert.Len(t, kinds, len(reorganisation.PieceKinds()))
	page := c.Tables(northNames()).Markdown()
	const both, halves = "North Council and West Council", "North Council 46.00% and West Council 54.00%"
	for _, want := range []string{
		"| Milton Keynes, to 2022-03-31 |", "| Lead authority | 2015-04-01 to 2030-03-31 |",
		"| Membership of The County | The County | " + both + " | Passes by order |  |",
		"| Notice of The County | The County | West Council | Passes by order |",
		"| Vote: The County | The County | " + halves + " | Divided by measure: population |",
		"| Vote: The County (veto) | The County | " + both + " | Passes by order |",
		"| Share of The County in Line | The County | " + halves + " |",
		"| case load of The County | The County | " + halves + " |",
		"| Risk: Fire in the depot |  | " + both + " |",
		"| Appetite of The County | The County | North Council |", "| Appetite of Corby: Legal | Corby | North Council |",
		"| Exit plan: asset a | The County | West Council | For a person to decide |",
		"| Posting of The County in 2020/21 | The County | " + halves + " | Divided by measure: population | 46.00; 54.01 |",
		"| Business case |  | " + both + " | Passes by order |",
		"| Post: Audit (p1, SO1) | The County |  | For a person to decide |",
		"| Post: Audit (p1, SO1) | where it goes: no clear majority (North Council 50.00%, West Council 50.00%) | " + both + " |  |",
		"| Asset: Depot | The County | North Council | Goes with the part | 1,000.00 |",
		"| Contract: Ledger (Sums Ltd; £1,000.00 a year; 2019-04-01 to 2024-03-31) | The County | North Council 66.67% and West Council 33.33% | As agreed |",
		"| Contract: Scanning | The County | " + both + " | Passes by order |",
		"| Debt: Loan | The County | " + halves + " |",
	} {
		assert.Contains(t, page, want)
	}
}

func TestAreaCarried_PostsTable(t *testing.T) {
	area, err := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{everyPiece(t)}, nil, day("2020-12-31"))
	require.NoError(t, err)
	assert.Contains(t, area.PostsTable(northNames()).Markdown(), "| Audit (p1, SO1) | Partnership e | The County | where it goes: no clear majority (North Council 50.00%, West Council 50.00%) | North Council and West Council |")
}

func TestAreaCarried_SigningTable(t *testing.T) {
	apart := across(t, "north west", "2020-11-01", reorganisation.TakeApart)
	apart.Partnership.ID = id('z')
	apart.State.Partnership = id('z')
	kept := across(t, "north west", "2020-11-01", reorganisation.KeepTogether)
	own := []reorganisation.OwnService{ownService("", ""), ownService(reorganisation.KeepTogether, "north"), ownService(reorganisation.TakeApart, "")}
	area, err := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{
		kept, fileOf(t, 'b', "corby-borough", "kettering-borough"), fileOf(t, 'c', "corby-borough", "daventry-district"), fileOf(t, 'd', "county", "milton-keynes"), fileOf(t, 'x', "rutland", "leicester"), apart,
	}, own, day("2020-12-31"))
	require.NoError(t, err)
	text := ""
	for _, row := range area.SigningTable(northNames()).Rows {
		text += strings.Join(row[1:], " | ") + "\n"
	}
	assert.Equal(t, `the agreement to share it that is decided | North Council and West Council | 2021-03-31
the final account | Corby and kettering-borough | 2021-03-31
an agreement to share it, or else an exit plan | North Council and West Council | 2021-03-31
an exit plan | North Council and West Council | 2021-03-31
an agreement to share it, or else who takes what | North Council and West Council | 2021-03-31
the agreement of the new partnership | North Council and West Council | 2021-03-31
who takes what | North Council and West Council | 2021-03-31
`, text)
}

// A service of one council has a page of its own: what each successor is to it, and its share.
func TestOwnFate_Table(t *testing.T) {
	page := func(s reorganisation.OwnService) string {
		area, err := reorganisation.CarryAll(northamptonshire(), nil, []reorganisation.OwnService{s}, day("2020-12-31"))
		require.NoError(t, err)
		return area.Own[0].Table(northNames()).Markdown()
	}
	born := page(ownService(reorganisation.KeepTogether, "north"))
	assert.Contains(t, born, "Run by The County alone. Becomes shared by order. The council that ran it is divided, and")
	assert.Contains(t, born, "| North Council | leads it | 46.00% |\n| West Council | shares it | 54.00% |")
	assert.Contains(t, born, "1. A new partnership from 2021-04-01: Lead authority, from 2021-04-01.")
	open := ownService(reorganisation.KeepTogether, "north")
	open.Agreement.By = orgs("north")
	assert.Contains(t, page(open), "| North Council | has to agree whether it is shared | 46.00% |")
	assert.Contains(t, page(open), "2. To decide: whether West Council agrees to keep it together, which was decided on 2020-11-01: no decision of West Council is recorded.")
	assert.Contains(t, page(ownService(reorganisation.TakeApart, "")), "| West Council | takes a part of it | 54.00% |")
	whole := ownService("", "")
	whole.Org = "corby-borough"
	assert.Contains(t, page(whole), "| North Council | runs it | 100.00% |")
	whole.Org = "milton-keynes"
	assert.Contains(t, page(whole), "Run by Milton Keynes alone. Untouched. Nobody who has a part in it ends, so nothing changes.")
	assert.Contains(t, page(whole), "| Milton Keynes | runs it |  |")
}

func TestFate_Meaning(t *testing.T) {
	for _, f := range reorganisation.Fates() {
		assert.Regexp(t, `^[A-Z].*\.$`, f.Meaning(), f)
	}
	assert.Empty(t, reorganisation.Fate("lost").Meaning())
	assert.Contains(t, carried(t, everyPiece(t)).Tables(noNames).Markdown(), "1. Goes on with new members. The sharing goes on: ")
}

// A bill of £0 has no shares, and others have them to a hundredth of a percent.
func TestTables_SharesOfBills(t *testing.T) {
	file := fileOf(t, 'b', "county", "milton-keynes")
	for amount, want := range map[string]string{"0.00": "| milton-keynes | 0.00 |  | 0.00 |  |", "0.03": "| milton-keynes | 0.01 | 33.33% | 0.01 | 33.33% |"} {
		file.Costs[0].Total = pounds(amount)
		c, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
		require.NoError(t, err)
		assert.Contains(t, c.Tables(noNames).Markdown(), want, amount)
	}
}

// exampleArea is Northamptonshire with a service of one of its districts and one of two, and a service
// of the county alone.
func exampleArea() reorganisation.AreaCarried {
	file := exampleFile('a', "county", "milton-keynes")
	file.Posts = staff.Establishment{{ID: "clerk", Employer: "county", Function: "Audit", Grade: "SC5", FTE: number("1")}}
	area, _ := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file, exampleFile('b', "corby-borough", "daventry-district")}, []reorganisation.OwnService{ownService(reorganisation.KeepTogether, "north")}, day("2020-12-31"))
	return area
}

func ExampleAreaCarried_SigningTable() {
	for _, row := range exampleArea().SigningTable(northNames()).Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Line | an agreement to share it, or else an exit plan | North Council and West Council | 2021-03-31
	// Sensory impairment service | the agreement of the new partnership | North Council and West Council | 2021-03-31
}

func ExampleAreaCarried_PostsTable() {
	for _, row := range exampleArea().PostsTable(northNames()).Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output: Audit (clerk, SC5) | Partnership a | The County | where it goes: which parts it serves is not recorded | North Council and West Council
}

func ExampleOwnFate_Table() {
	table := exampleArea().Own[0].Table(northNames())
	fmt.Println(table.Summary)
	for _, row := range table.Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Run by The County alone. Becomes shared by order. The council that ran it is divided, and the councils that take over share it from the day on.
	// North Council | leads it | 46.00%
	// West Council | shares it | 54.00%
}

func ExampleFate_Meaning() {
	fmt.Println(reorganisation.ComesInHouse.Meaning())
	// Output: Everybody who has a part in it becomes one council, which runs it alone, and no exit plan is needed.
}
