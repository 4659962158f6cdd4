package reorganisation_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who served notice, who means to leave, what ends as all agreed and what was settled are the
// successors' after the day, and the pence of a settlement still make its total.
func TestCarry_TheEndingsOfAnExitPlan(t *testing.T) {
	file := fileOf(t, 'z', "milton-keynes", "county", "corby-borough")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: orgs("milton-keynes county corby-borough"),
		Withdrawals:  []exit.Withdrawal{{Org: "milton-keynes", ServedBy: orgs("county corby-borough"), Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}},
		Intentions:   []exit.Intention{{Org: "county", Stated: day("2020-09-01")}, {Org: "milton-keynes", Lines: []partnership.LineID{"line"}, Stated: day("2020-09-01")}},
		Terminations: []exit.Termination{{Lines: []partnership.LineID{"audit"}, Last: day("2022-03-31"), AgreedOn: day("2020-10-01"), AgreedBy: orgs("milton-keynes county corby-borough")}},
		Settled: exit.AgreedSettlement{
			On: day("2020-12-01"), AgreedBy: orgs("milton-keynes county corby-borough"), Total: pounds("0.00"),
			Charges: []costing.Portion{{Org: "milton-keynes", Amount: pounds("-100.03")}, {Org: "county", Amount: pounds("100.03")}},
			Payments: []exit.Payment{
				{Org: "county", Due: day("2021-09-30"), Amount: pounds("50.01")},
				{Org: "county", Due: day("2022-09-30"), Amount: pounds("50.02")},
				{Org: "milton-keynes", Due: day("2022-09-30"), Amount: pounds("-100.03")},
			},
		},
	}
	require.NoError(t, file.Exit.Validate())
	c := carried(t, file)
	plan := c.After.Exit
	require.NoError(t, plan.Validate())
	assert.Equal(t, orgs("north west"), plan.Withdrawals[0].ServedBy)
	assert.Equal(t, "[{west [] 2020-09-01 no date no date} {milton-keynes [line] 2020-09-01 no date no date}]", fmt.Sprint(plan.Intentions), "north is corby-borough too, which has said nothing")
	assert.Empty(t, pieces(c, reorganisation.NoticePiece, "county")[0].Decide)
	assert.Equal(t, "whether it still means to leave", pieces(c, reorganisation.NoticePiece, "county")[1].Decide)
	assert.Equal(t, orgs("milton-keynes north west"), plan.Terminations[0].AgreedBy)
	assert.Equal(t, orgs("milton-keynes north west"), plan.Settled.AgreedBy)
	assert.Equal(t, "[{milton-keynes -100.03} {north 46.01} {west 54.02}]", fmt.Sprint(plan.Settled.Charges), "what its payments make")
	assert.Len(t, plan.Settled.Payments, 5)
	assert.Equal(t, plan.Settled.Charges[1:], piece(t, c, reorganisation.ExitPiece, "settlement").Amounts)

	file.Exit.Settled.Charges = append(file.Exit.Settled.Charges, costing.Portion{Org: "corby-borough", Amount: pounds("10.00")})
	file.Exit.Settled.Total = pounds("10.00")
	require.NoError(t, file.Exit.Validate())
	c = carried(t, file)
	require.NoError(t, c.After.Exit.Validate())
	assert.Equal(t, "[{milton-keynes -100.03} {north 56.01} {west 54.02}]", fmt.Sprint(c.After.Exit.Settled.Charges))
	assert.Len(t, c.After.Exit.Settled.Payments, 3, "nobody has said when north pays the rest")
	assert.Equal(t, "when those pay who had charges of their own", piece(t, c, reorganisation.ExitPiece, "payments").Decide)

	file.Exit.Settled = exit.AgreedSettlement{}
	file.Exit.Withdrawals[0] = exit.Withdrawal{Org: "corby-borough", ServedBy: orgs("kettering-borough"), Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}
	file.Exit.Intentions = []exit.Intention{{Org: "county", Stated: day("2020-09-01")}}
	file.Exit.Members = orgs("milton-keynes county corby-borough kettering-borough west")
	c = carried(t, file)
	assert.Empty(t, c.After.Exit.Withdrawals, "both are north from the day")
	assert.Empty(t, c.After.Exit.Intentions, "west is a member already, and north is kettering-borough too")
}

// Members that become one council settle with nobody.
func TestCarry_ASettlementWithinOneCouncilFallsAway(t *testing.T) {
	file := fileOf(t, 'y', "corby-borough", "kettering-borough", "milton-keynes")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01")}, Members: orgs("corby-borough kettering-borough milton-keynes"),
		Settled: exit.AgreedSettlement{
			On: day("2020-12-01"), AgreedBy: orgs("corby-borough kettering-borough"), Total: pounds("0.00"),
			Charges: []costing.Portion{{Org: "corby-borough", Amount: pounds("1.00")}, {Org: "kettering-borough", Amount: pounds("-1.00")}},
		},
	}
	c := carried(t, file)
	assert.True(t, c.After.Exit.Settled.IsZero())
	assert.Equal(t, orgs("north"), piece(t, c, reorganisation.ExitPiece, "settlement").To)
}

// pieces is the pieces of a kind and an id.
func pieces(c reorganisation.Carried, kind reorganisation.PieceKind, id string) (all []reorganisation.Piece) {
	for _, p := range c.Pieces {
		if p.Kind == kind && p.ID == id {
			all = append(all, p)
		}
	}
	return all
}

// fileAfter is a file of a line of which something was said before the vesting day.
func fileAfter(t *testing.T, members string, said ...lifecycle.Event) reorganisation.File {
	file := fileOf(t, 'z', orgs(members)...)
	for i := range said {
		said[i].On, said[i].Lines = day("2020-06-01"), []partnership.LineID{"line"}
	}
	file.State = stateOf(t, file.Partnership, said...)
	return file
}

// What was said of a line before the day is said of its successors after it: in the state, on the
// page, in the deadlines, and in the document.
func TestCarry_WhatWasSaidBeforeTheDay(t *testing.T) {
	put := func(org string, by string) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.NoticeServed, Org: partnership.OrgID(org), By: orgs(by), Expires: day("2022-03-31")}
	}
	intends := func(org string) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.IntentionStated, Org: partnership.OrgID(org), Expires: day("2021-09-30")}
	}
	extends := func(by string) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.ExtendTerm, By: orgs(by), Term: calendar.Term{First: day("2015-04-01"), Last: day("2035-03-31")}}
	}
	type file struct {
		members string
		said    []lifecycle.Event
	}
	for name, c := range map[string]struct {
		file
		runs   string   // on the page
		decide []string // about the line
		due    string   // whose deadlines are about a member
	}{
		"the others against one, and one of them is divided": {
			file{"milton-keynes county corby-borough", []lifecycle.Event{put("milton-keynes", "county corby-borough")}},
			"milton-keynes, to 2022-03-31, served by north and west", nil, "notice-expiry 2022-03-31 milton-keynes",
		},
		"the others against one that is divided": {
			file{"milton-keynes county bedford", []lifecycle.Event{put("county", "milton-keynes bedford")}},
			"north, to 2022-03-31, served by milton-keynes and bedford; west, to 2022-03-31, served by milton-keynes and bedford",
			[]string{
				"whether the notice that milton-keynes and bedford gave against county stands against north, to 2022-03-31",
				"whether the notice that milton-keynes and bedford gave against county stands against west, to 2022-03-31",
			},
			"notice-expiry 2022-03-31 north, notice-expiry 2022-03-31 west",
		},
		"the others against one, and one of them takes over with it": {
			file{"milton-keynes corby-borough kettering-borough", []lifecycle.Event{put("corby-borough", "milton-keynes kettering-borough")}},
			"",
			[]string{"whether north leaves with the part that it takes over from corby-borough, against which milton-keynes and kettering-borough gave notice: its own standing has not changed"},
			"",
		},
		"one that is divided does not renew": {
			file{"milton-keynes county corby-borough", []lifecycle.Event{extends("milton-keynes corby-borough")}},
			"west, to 2030-03-31, since its term is not renewed",
			[]string{
				"whether north leaves with the part that it takes over from county, which did not renew its term: its own standing has not changed",
				"whether west leaves on 2030-03-31, since county did not renew its term",
			},
			"notice-expiry 2030-03-31 west",
		},
		"one of two that become one means to leave": {
			file{"milton-keynes corby-borough kettering-borough", []lifecycle.Event{intends("corby-borough")}},
			"",
			[]string{"whether north means to leave, as corby-borough did, by 2021-09-30: its own standing has not changed"},
			"",
		},
		"both mean to leave": {
			file{"milton-keynes corby-borough kettering-borough", []lifecycle.Event{intends("corby-borough"), intends("kettering-borough")}},
			"",
			[]string{"whether north means to leave, as corby-borough did, by 2021-09-30", "whether north means to leave, as kettering-borough did, by 2021-09-30"},
			"intention 2021-09-30 north",
		},
		"one that stays means to leave": {file{"milton-keynes county", []lifecycle.Event{intends("milton-keynes")}}, "", nil, "intention 2021-09-30 milton-keynes"},
	} {
		after := carried(t, fileAfter(t, c.members, c.said...))
		assert.Equal(t, c.decide, after.Lines[0].Decide, name)
		assert.Contains(t, after.Tables(report.Names{})[0].Markdown(), " | 2015-04-01 to 2030-03-31 | "+c.runs+" | 2020-03-31", name)
		due, err := lifecycle.Due(after.After.State, lifecycle.Dossier{Partnership: after.After.Partnership}, day("2021-04-01"))
		require.NoError(t, err)
		var members []string
		for _, d := range due {
			if d.Org != "" {
				members = append(members, fmt.Sprint(d.Kind, " ", d.Day, " ", d.Org))
			}
		}
		assert.Equal(t, c.due, strings.Join(members, ", "), name)
		document, err := json.Marshal(after.After)
		require.NoError(t, err)
		read, err := field.Decode[reorganisation.File](document)
		require.NoError(t, err)
		again, err := json.Marshal(read)
		require.NoError(t, err)
		assert.Equal(t, string(document), string(again), name)
	}
}

// What all agreed to end is not shared on the day, and its successors finish taking it apart,
// unless they keep it together.
func TestCarry_WhatIsBeingTakenApart(t *testing.T) {
	ends := lifecycle.Event{Kind: lifecycle.LineWithdrawn, By: orgs("milton-keynes county corby-borough"), Agreed: "Deed of 1 June 2020"}
	file := fileAfter(t, "milton-keynes county corby-borough", ends)
	c := carried(t, file)
	assert.Equal(t, reorganisation.BeingDivided, c.Lines[0].Fate)
	assert.Empty(t, c.Lines[0].After)
	assert.Equal(t, []string{"whether the exit plan still holds, with north and west in it"}, c.Lines[0].Decide)
	assert.Equal(t, lifecycle.Disaggregating, lineOf(c).Stage)
	assert.Equal(t, "[{milton-keynes lead} {north member} {west member}]", fmt.Sprint(lineOf(c).Members))
	assert.Contains(t, c.Tables(report.Names{})[0].Markdown(), "| Line | Is being taken apart | milton-keynes, county and corby-borough |  | milton-keynes | Lead authority | 2015-04-01 to 2030-03-31 |  |  |  |")

	file.Agreements = []reorganisation.SuccessorAgreement{{Line: "line", Decision: reorganisation.KeepTogether, By: orgs("north west"), On: day("2020-11-01")}}
	c = carried(t, file)
	assert.Equal(t, reorganisation.WithNewMembers, c.Lines[0].Fate)
	assert.Equal(t, lifecycle.Live, lineOf(c).Stage)

	assert.Equal(t, reorganisation.Untouched, carried(t, fileAfter(t, "milton-keynes bedford", lifecycle.Event{Kind: lifecycle.LineWithdrawn})).Lines[0].Fate)
	assert.Equal(t, reorganisation.ComesInHouse, carried(t, fileAfter(t, "corby-borough kettering-borough", lifecycle.Event{Kind: lifecycle.LineWithdrawn})).Lines[0].Fate)
	assert.Equal(t, reorganisation.BeingDivided, carried(t, fileAfter(t, "corby-borough daventry-district", lifecycle.Event{Kind: lifecycle.LineWithdrawn})).Lines[0].Fate)
}

// The parts of a line that was split are carried each, whether the record has them yet or not.
func TestCarry_ALineThatWasSplit(t *testing.T) {
	file := fileOf(t, 'z', "milton-keynes", "county")
	file.State = stateOf(t, file.Partnership,
		lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2020-06-01"), Org: "county", Expires: day("2022-03-31")},
		lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2020-07-01"), Lines: []partnership.LineID{"line"}, Into: []partnership.LineID{"line-b", "line-a"}},
	)
	for _, recorded := range []bool{false, true} {
		if recorded {
			file.Partnership.Services[0].Lines = []partnership.Line{{ID: "line", Name: "Line"}, {ID: "line-a", Name: "A"}, {ID: "line-b", Name: "B"}}
		}
		c := carried(t, file)
		text := ""
		for _, f := range c.Lines {
			text += fmt.Sprintln(f.Line, f.Fate, f.Before, f.After, len(f.Notices))
		}
		assert.Equal(t, "line not-shared [] [] 0\nline-a new-members [milton-keynes county] [milton-keynes north west] 2\nline-b new-members [milton-keynes county] [milton-keynes north west] 2\n", text)
	}
}

// Of two that become one in an exit plan, what only one had said does not bind their successor.
func TestCarry_AnIntentionInAnExitPlan(t *testing.T) {
	said := func(org, lines string) exit.Intention {
		i := exit.Intention{Org: partnership.OrgID(org), Stated: day("2020-09-01")}
		if lines != "" {
			i.Lines = []partnership.LineID{partnership.LineID(lines)}
		}
		return i
	}
	for name, c := range map[string]struct {
		said  []exit.Intention
		after []exit.Intention
	}{
		"one":           {[]exit.Intention{said("corby-borough", "")}, nil},
		"both":          {[]exit.Intention{said("corby-borough", ""), said("kettering-borough", "")}, []exit.Intention{said("north", "")}},
		"both a line":   {[]exit.Intention{said("corby-borough", "line"), said("kettering-borough", "line")}, []exit.Intention{said("north", "line")}},
		"other lines":   {[]exit.Intention{said("corby-borough", "line"), said("kettering-borough", "audit")}, nil},
		"one of a line": {[]exit.Intention{said("corby-borough", ""), said("kettering-borough", "line")}, []exit.Intention{said("north", "line")}},
	} {
		file := fileOf(t, 'z', "milton-keynes", "corby-borough", "kettering-borough")
		file.Exit = exit.Plan{Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01")}, Members: orgs("milton-keynes corby-borough kettering-borough"), Intentions: c.said}
		assert.Equal(t, c.after, carried(t, file).After.Exit.Intentions, name)

		// Notice binds the successor of the same lines.
		leaves := func(i exit.Intention) exit.Withdrawal {
			return exit.Withdrawal{Org: i.Org, Lines: i.Lines, Notice: partnership.Notice{Months: 12}, Served: i.Stated}
		}
		var want []exit.Withdrawal
		for _, i := range c.said {
			file.Exit.Withdrawals = append(file.Exit.Withdrawals, leaves(i))
		}
		for _, i := range c.after {
			want = append(want, leaves(i))
		}
		file.Exit.Intentions = nil
		assert.Equal(t, want, carried(t, file).After.Exit.Withdrawals, name)
	}
	file := fileOf(t, 'z', "milton-keynes", "corby-borough", "kettering-borough")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01")}, Members: orgs("milton-keynes corby-borough kettering-borough"),
		Intentions:  []exit.Intention{said("corby-borough", "")},
		Withdrawals: []exit.Withdrawal{{Org: "kettering-borough", Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}},
	}
	plan := carried(t, file).After.Exit
	assert.Equal(t, []exit.Intention{said("north", "")}, plan.Intentions, "the least that both had said")
	assert.Empty(t, plan.Withdrawals)
}

// Agreements often end on the day before the vesting day: somebody has to extend them by then.
func TestCarry_ATermThatEndsBeforeTheDay(t *testing.T) {
	for last, want := range map[string][]string{
		"2021-03-31": {"whether it is extended: its term ends on 2021-03-31, before the day"}, "2021-04-01": nil,
	} {
		file := fileOf(t, 'z', "milton-keynes", "county")
		file.Partnership.Agreement.Terms.Term.Last = day(last)
		file.State = stateOf(t, file.Partnership)
		assert.Equal(t, want, carried(t, file).Lines[0].Decide, last)
		file.State = lifecycle.State{}
		assert.Equal(t, want, carried(t, file).Lines[0].Decide, last)
	}
	file := fileOf(t, 'z', "corby-borough", "daventry-district")
	file.Partnership.Agreement.Terms.Term.Last = day("2021-03-31")
	file.State = stateOf(t, file.Partnership)
	assert.Len(t, carried(t, file).Lines[0].Decide, 2, "that they agree, and for how long")
	extended := lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2020-06-01"), Term: calendar.Term{First: day("2015-04-01"), Last: day("2025-03-31")}}
	file.State = stateOf(t, file.Partnership, extended)
	assert.Len(t, carried(t, file).Lines[0].Decide, 1, "the log has the extension")
}

// A service whose provider is divided is not untouched, although nobody who shares it ends.
func TestCarry_AProviderThatEnds(t *testing.T) {
	file := fileOf(t, 'z', "milton-keynes", "bedford", "county")
	file.Partnership.Members[2].Role = partnership.ProviderRole
	file.Schedule.Entries[0].Members = orgs("milton-keynes bedford")
	for _, state := range []lifecycle.State{{}, stateOf(t, file.Partnership)} {
		file.State = state
		c := carried(t, file)
		assert.Equal(t, reorganisation.WithNewMembers, c.Lines[0].Fate)
		assert.Equal(t, orgs("milton-keynes bedford"), c.Lines[0].After)
		assert.Equal(t, []string{"which of north and west provides it, or both: county, which does, is divided"}, c.Lines[0].Decide)
	}
	file.Partnership.Members[2].Org = "corby-borough"
	file.State = stateOf(t, file.Partnership)
	c := carried(t, file)
	assert.Equal(t, reorganisation.WithNewMembers, c.Lines[0].Fate)
	assert.Empty(t, c.Lines[0].Decide, "north provides it")
	file.Partnership.Members[2].Org = "luton"
	file.State = stateOf(t, file.Partnership)
	assert.Equal(t, reorganisation.Untouched, carried(t, file).Lines[0].Fate)
}

// Notice often ends on the day before the vesting day. Whether the member left then is for somebody
// to record: nobody takes its place if it did.
func TestCarry_NoticeThatEndsBeforeTheDay(t *testing.T) {
	file := fileAfter(t, "milton-keynes county corby-borough", lifecycle.Event{Kind: lifecycle.NoticeServed, Org: "county", Expires: day("2021-03-31")})
	c := carried(t, file)
	assert.Equal(t, []string{"whether county leaves when its part ends, on 2021-03-31, before the day: it is not recorded, and so its part is carried"}, c.Lines[0].Decide)
	assert.Equal(t, orgs("milton-keynes north west"), c.Lines[0].After)
	assert.Empty(t, c.Lines[0].Notices, "none runs from the day on")

	for _, lines := range [][]partnership.LineID{nil, {"line"}} {
		leaves := lifecycle.Event{Kind: lifecycle.MemberLeaves, On: day("2021-04-01"), Org: "county", Lines: lines}
		d, err := lifecycle.Rulebook{}.Decide(file.State, leaves, lifecycle.Dossier{}, day("2020-12-01"))
		require.NoError(t, err)
		require.True(t, d.Allowed)
		left := file
		left.State = d.State
		c = carried(t, left)
		assert.Empty(t, c.Lines[0].Decide)
		assert.Equal(t, orgs("milton-keynes corby-borough"), c.Lines[0].Before)
		assert.Equal(t, orgs("milton-keynes north"), c.Lines[0].After)
		assert.Equal(t, "[{milton-keynes lead} {north member}]", fmt.Sprint(lineOf(c).Members), "as the state has it")
		assert.Len(t, c.Events, 1)
	}
}

// Nor does an exit plan have the successors leave on the day on which they begin.
func TestCarry_AWithdrawalThatEndsBeforeTheDay(t *testing.T) {
	for served, want := range map[string]int{"2020-03-31": 0, "2020-04-01": 2} {
		file := fileOf(t, 'z', "milton-keynes", "county")
		file.Exit = exit.Plan{
			Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01")}, Members: orgs("milton-keynes county"),
			Withdrawals: []exit.Withdrawal{{Org: "county", Notice: partnership.Notice{Months: 12}, Served: day(served)}},
		}
		last, err := file.Exit.Withdrawals[0].LastDay(file.Exit.Term)
		require.NoError(t, err)
		require.Equal(t, want == 0, last.Before(day("2021-04-01")))
		c := carried(t, file)
		assert.Len(t, c.After.Exit.Withdrawals, want, served)
		file.Exit.Withdrawals[0].Conditions = []exit.Condition{{Name: "The leaver has paid"}}
		assert.Len(t, carried(t, file).After.Exit.Withdrawals, 2, "it takes no effect until the condition is met")
		if want == 0 {
			assert.Equal(t, "whether it left when its notice ended, on 2021-03-31: the exit plan of the successors does not have it", piece(t, c, reorganisation.NoticePiece, "county").Decide)
		}
	}
}

// A lead that has left, and nobody in its place, is missed after the day too.
func TestCarry_ALineThatNobodyLeads(t *testing.T) {
	file := fileAfter(t, "bedford milton-keynes county", lifecycle.Event{Kind: lifecycle.MemberLeaves, Org: "bedford", Agreed: "Deed"})
	assert.Equal(t, []string{"who leads it: nobody does"}, carried(t, file).Lines[0].Decide)
}
