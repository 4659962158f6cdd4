package catalogue_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shared is a register of one partnership of a and b from April 2014, with savings.
func shared(savings ...catalogue.Saving) catalogue.Catalogue {
	return catalogue.Catalogue{Name: "R", Entries: []catalogue.RegisterEntry{{ID: "e", Name: "E", First: day("2014-04-01"), Participants: participants("a b"), Savings: savings}}}
}

// yearly, over and once are what was achieved, with a basis; the words are the amount, the first and last day,
// and when it was stated. A dash is not set.
func yearly(words string) catalogue.Saving { return stating(catalogue.Yearly, words) }
func over(words string) catalogue.Saving   { return stating(catalogue.OverTerm, words) }
func once(words string) catalogue.Saving   { return stating(catalogue.Once, words) }

func stating(timing catalogue.Timing, words string) catalogue.Saving {
	w := strings.Fields(words)
	at := func(text string) (d calendar.Date) {
		if text != "-" {
			d = day(text)
		}
		return d
	}
	s := catalogue.Saving{Kind: catalogue.Achieved, Timing: timing, First: at(w[1]), Last: at(w[2]), On: at(w[3]), Basis: "outturn"}
	if w[0] != "-" {
		s.Amount = pounds(w[0])
	}
	return s
}

// of returns a statement as one of an organisation's own saving, hoped as one that is expected.
func of(org string, s catalogue.Saving) catalogue.Saving {
	s.Org = participants(org)[0].Org
	return s
}

func hoped(s catalogue.Saving) catalogue.Saving {
	s.Kind = catalogue.Expected
	return s
}

func disputed(s catalogue.Saving, since string) catalogue.Saving {
	s.Disputed, s.DisputedOn = "b, which saw no saving", day(since)
	return s
}

// Each rule by hand: three years from April 2014 to March 2017, as known in 2018.
func TestTotals_ByHand(t *testing.T) {
	three := term("2014-04-01 2017-03-31")
	for _, c := range []struct {
		name     string
		savings  []catalogue.Saving
		achieved string // the sum
		reasons  string
	}{
		{"a yearly saving counts for each year", []catalogue.Saving{yearly("100.00 - - 2017-06-01")}, "£300.00", "counted"},
		{"both partners state the same", []catalogue.Saving{yearly("100.00 - - 2017-06-01"), yearly("100.00 - - 2017-06-01")}, "£300.00", "counted replaced"},
		{"two state it differently: the lower", []catalogue.Saving{yearly("120.00 - - 2017-06-01"), yearly("100.00 - - 2017-06-01")}, "£300.00", "replaced counted"},
		{"the later statement", []catalogue.Saving{yearly("100.00 - - 2016-06-01"), yearly("120.00 - - 2017-06-01")}, "£360.00", "replaced counted"},
		{"each states its own", []catalogue.Saving{of("a", yearly("60.00 - - 2017-06-01")), of("b", yearly("40.00 - - 2017-06-01"))}, "£300.00", "counted counted"},
		{"one states its own", []catalogue.Saving{of("a", yearly("60.00 - - 2017-06-01"))}, "at least £180.00", "counted"},
		{"all together, and each of it", []catalogue.Saving{of("a", yearly("60.00 - - 2017-06-01")), yearly("100.00 - - 2016-06-01"), of("b", yearly("40.00 - - 2017-06-01"))}, "£300.00", "within-whole counted within-whole"},
		{"a total to date and a newer one", []catalogue.Saving{over("100.00 - 2015-03-31 2015-06-01"), over("250.00 - 2017-03-31 2017-06-01")}, "£250.00", "replaced counted"},
		{"a total to date has the day on which it was stated as its last", []catalogue.Saving{over("365.00 - - 2015-03-31")}, "at least £365.00", "counted"},
		{"a total and then yearly", []catalogue.Saving{over("100.00 - 2015-03-31 2017-06-01"), yearly("90.00 - - 2015-06-01")}, "£280.00", "counted counted-partly"},
		{"years that overlap", []catalogue.Saving{over("100.00 2014-04-01 2016-03-31 2016-06-01"), over("200.00 2015-04-01 2017-03-31 2017-06-01")}, "£250.00", "counted-partly counted"},
		{"once beside yearly", []catalogue.Saving{yearly("100.00 - - 2017-06-01"), once("50.00 2015-05-01 - 2017-06-01")}, "£350.00", "counted counted"},
		{"once within a total", []catalogue.Saving{over("100.00 - 2017-03-31 2017-06-01"), once("50.00 2015-05-01 - 2017-06-01")}, "£100.00", "counted within-total"},
		{"once, of one partner, within the total of the other", []catalogue.Saving{of("b", over("100.00 - 2017-03-31 2017-06-01")), of("a", once("50.00 2015-05-01 - 2017-06-01"))}, "at least £150.00", "counted counted"},
		{"once, twice on a day", []catalogue.Saving{once("50.00 2015-05-01 - 2017-06-01"), once("40.00 2015-05-01 - 2017-06-01"), of("a", once("5.00 2015-05-01 - 2017-06-01"))}, "at least £40.00", "replaced counted within-whole"},
		{"once, on two days", []catalogue.Saving{once("50.00 2015-05-01 - 2017-06-01"), once("40.00 2015-05-02 - 2017-06-01")}, "at least £90.00", "counted counted"},
		{"part of a year by its days", []catalogue.Saving{yearly("365.00 2014-04-01 2015-03-31 2017-06-01"), yearly("365.00 2015-04-01 2015-04-10 2017-06-01")}, "at least £374.97", "counted counted"},
		{"not known is not £0", []catalogue.Saving{yearly("- - - 2017-06-01")}, "not known", "no-amount"},
		{"an amount for nobody knows what", []catalogue.Saving{stating("", "5.00 - - 2017-06-01")}, "not known", "not-timed"},
		{"of somebody else", []catalogue.Saving{of("x", yearly("5.00 - - 2017-06-01"))}, "not known", "no-participant"},
		{"stated too late", []catalogue.Saving{yearly("5.00 - - 2018-04-02")}, "not known", "stated-later"},
		{"before and after", []catalogue.Saving{over("5.00 2012-04-01 2014-03-31 2017-06-01"), once("5.00 2017-04-01 - 2017-06-01")}, "not known", "outside-days outside-days"},
		{"once, and when is not known", []catalogue.Saving{once("5.00 - - 2017-06-01")}, "not known", "not-dated"},
		{"the end before the start", []catalogue.Saving{over("5.00 2017-08-01 - 2017-06-01")}, "not known", "not-dated"},
		{"a loss", []catalogue.Saving{yearly("-100.00 - - 2017-06-01")}, "-£300.00", "counted"},
		{"no statement", nil, "not known", ""},
	} {
		totals, err := shared(c.savings...).Totals(day("2018-04-01"), three)
		require.NoError(t, err, c.name)
		assert.Equal(t, c.achieved, strings.ReplaceAll(totals.Achieved.Sum.Sterling(), "−", "-"), c.name)
		var reasons []string
		for _, s := range totals.Of[0].Savings {
			reasons = append(reasons, string(s.Why))
		}
		assert.Equal(t, c.reasons, strings.Join(reasons, " "), c.name)
	}
}

func TestTotals_OfWhatIsDisputed(t *testing.T) {
	c := shared(disputed(yearly("100.00 - - 2017-06-01"), "2017-09-01"))
	three := term("2014-04-01 2017-03-31")
	before, err := c.Totals(day("2017-08-31"), three)
	require.NoError(t, err)
	assert.Equal(t, "£300.00", before.Achieved.Sum.Sterling())
	assert.Zero(t, before.Achieved.InDispute)
	after, err := c.Totals(day("2017-09-01"), three)
	require.NoError(t, err)
	assert.Equal(t, "at least £0.00", after.Achieved.Sum.Sterling())
	assert.Equal(t, pounds("300.00"), after.Achieved.Disputed)
	assert.Equal(t, 1, after.Achieved.InDispute)
	assert.Contains(t, after.Tables(0).Markdown(), "| E | not known | £0.00 | £300.00 | not known | known |")
	assert.Contains(t, after.Of[0].Table(c.Names()).Markdown(), "| E | Achieved | all together | £100.00 | £300.00 | Counted, in dispute |")
}

func TestTotals_SaysWhatHasNoBasis(t *testing.T) {
	bare := yearly("100.00 - - 2017-06-01")
	bare.Basis = ""
	c := shared(bare)
	c.Entries = append(c.Entries, shared(yearly("10.00 - - 2017-06-01")).Entries...)
	c.Entries[1].ID, c.Entries[1].Name, c.Entries[1].Participants = "f", "F", participants("c d")
	totals, err := c.Totals(day("2018-04-01"), term("2014-04-01 2017-03-31"))
	require.NoError(t, err)
	assert.Equal(t, "£330.00", totals.Achieved.Sum.Sterling())
	assert.Equal(t, pounds("300.00"), totals.Achieved.WithoutBasis)
	assert.Equal(t, 2, totals.Achieved.Known)
	assert.Equal(t, "not known", totals.Expected.Sum.Sterling())
	assert.Equal(t, 2, totals.Expected.NotKnown)
}

// What is expected and what was achieved are never added together; Awaited may be.
func TestTotals_Awaited(t *testing.T) {
	five := term("2014-04-01 2019-03-31")
	for _, c := range []struct {
		name    string
		savings []catalogue.Saving
		awaited string
	}{
		{"nothing achieved yet", []catalogue.Saving{hoped(yearly("100.00 - - 2013-06-01"))}, "£500.00"},
		{"achieved for two years", []catalogue.Saving{hoped(yearly("100.00 - - 2013-06-01")), over("90.00 - 2016-03-31 2016-06-01")}, "£300.00"},
		{"one partner achieved, and the other says nothing", []catalogue.Saving{hoped(of("a", yearly("60.00 - - 2013-06-01"))), hoped(of("b", yearly("40.00 - - 2013-06-01"))), of("a", over("90.00 - 2019-03-31 2017-03-31"))}, "£319.84"},
		{"once, and achieved on that day", []catalogue.Saving{hoped(once("5.00 2015-05-01 - 2013-06-01")), once("4.00 2015-05-01 - 2016-06-01")}, "£0.00"},
		{"once, and not achieved", []catalogue.Saving{hoped(once("5.00 2015-05-01 - 2013-06-01"))}, "£5.00"},
		{"once, and a total achieved", []catalogue.Saving{hoped(once("5.00 2015-05-01 - 2013-06-01")), over("90.00 - 2016-03-31 2016-06-01")}, "£0.00"},
		{"disputed", []catalogue.Saving{hoped(disputed(yearly("100.00 - - 2013-06-01"), "2013-07-01"))}, "£0.00"},
	} {
		totals, err := shared(c.savings...).Totals(day("2017-04-01"), five)
		require.NoError(t, err)
		assert.Equal(t, c.awaited, totals.Awaited.Sterling(), c.name)
	}
}

// To date: everything up to the day, with amounts whose term nobody knows if there is nothing else.
func TestTotals_ToDate(t *testing.T) {
	bare := func(savings ...catalogue.Saving) catalogue.Catalogue {
		c := shared(savings...)
		c.Entries[0].First = calendar.Date{}
		return c
	}
	for _, c := range []struct {
		name    string
		c       catalogue.Catalogue
		sum     string
		reasons string
	}{
		{"a total without a start", bare(over("500.00 - - 2018-04-01")), "£500.00", "counted"},
		{"a total without a start, that is old", bare(over("500.00 - - 2016-04-01")), "at least £500.00", "counted"},
		{"two of them", bare(over("500.00 - - 2018-04-01"), over("400.00 - - 2017-04-01"), over("450.00 - - 2018-04-01")), "£450.00", "replaced replaced counted"},
		{"of each", bare(of("a", over("5.00 - - 2018-04-01")), of("a", over("6.00 - - 2018-03-01")), of("a", over("4.00 - - 2018-04-01")), of("b", over("3.00 - - 2018-04-01"))), "at least £7.00", "replaced replaced counted counted"},
		{"of all and of one", bare(of("a", over("5.00 - - 2018-04-01")), over("6.00 - - 2018-04-01")), "£6.00", "within-whole counted"},
		{"beside one that has days", bare(over("5.00 - - 2018-04-01"), over("6.00 2014-04-01 - 2018-04-01")), "at least £6.00", "not-dated counted"},
		{"yearly, from when nobody knows", bare(yearly("5.00 - - 2018-04-01")), "not known", "not-dated"},
		{"yearly, to the day", shared(yearly("5.00 - - 2018-03-31")), "£20.01", "counted"},
		{"once, without a day", bare(once("5.00 - - 2018-04-01")), "£5.00", "counted"},
	} {
		totals, err := c.c.Totals(day("2018-04-01"), calendar.Term{})
		require.NoError(t, err)
		assert.Equal(t, c.sum, totals.Achieved.Sum.Sterling(), c.name)
		var reasons []string
		for _, s := range totals.Of[0].Savings {
			reasons = append(reasons, string(s.Why))
		}
		assert.Equal(t, c.reasons, strings.Join(reasons, " "), c.name)
		assert.Equal(t, calendar.Term{Last: day("2018-04-01")}, totals.Over)
	}
	expected, err := bare(hoped(over("5.00 - - 2018-04-01"))).Totals(day("2018-04-01"), calendar.Term{})
	require.NoError(t, err)
	assert.Equal(t, "at least £5.00", expected.Expected.Sum.Sterling())
	assert.Equal(t, pounds("5.00"), expected.Awaited)
	said, err := bare(hoped(yearly("5.00 2014-04-02 - 2014-04-01")), over("7.00 - - 2018-04-01")).Totals(day("2018-04-01"), calendar.Term{})
	require.NoError(t, err)
	assert.Equal(t, pounds("0.00"), said.Awaited, "somebody says what was achieved up to the day")
	half, err := bare(hoped(yearly("5.00 2014-04-02 - 2014-04-01")), over("7.00 - - 2016-04-01")).Totals(day("2018-04-01"), calendar.Term{})
	require.NoError(t, err)
	assert.Equal(t, pounds("10.00"), half.Awaited, "two years are left")
}

// An abandoned partnership saves nothing, and one that is still talked of has nothing to state.
func TestTotals_ByStage(t *testing.T) {
	c := shared(hoped(yearly("100.00 - - 2013-06-01")))
	c.Entries[0].Stage = lifecycle.Abandoned
	totals, err := c.Totals(day("2018-04-01"), term("2014-04-01 2017-03-31"))
	require.NoError(t, err)
	assert.Zero(t, totals.Partnerships)
	c.Entries[0].Stage, c.Entries[0].First = lifecycle.FullCase, calendar.Date{}
	c.Entries[0].Savings[0].First = day("2016-04-01")
	totals, err = c.Totals(day("2018-04-01"), term("2014-04-01 2017-03-31"))
	require.NoError(t, err)
	assert.Equal(t, "£100.00", totals.Expected.Sum.Sterling())
	assert.Equal(t, catalogue.KindTotal{Sum: costing.Total{Amount: pounds("0.00")}, Disputed: pounds("0.00"), WithoutBasis: pounds("0.00")}, totals.Achieved)
	assert.Contains(t, totals.Tables(1).Markdown(), "| E | £100.00 |  |  | known |  |")
}

// Nobody expects anything of a partnership after its end; entries of one partnership have their own days.
func TestTotals_EndWithThePartnership(t *testing.T) {
	c := shared(hoped(over("300.00 - 2017-03-31 2013-06-01")))
	c.Entries[0].Last = day("2016-03-31")
	totals, err := c.Totals(day("2018-04-01"), term("2014-04-01 2017-03-31"))
	require.NoError(t, err)
	assert.Equal(t, "£200.00", totals.Expected.Sum.Sterling())
	c.Entries = append(c.Entries, catalogue.RegisterEntry{ID: "f", Name: "F", SameAs: "e", First: day("2016-04-01"), Participants: participants("a b c")})
	totals, err = c.Totals(day("2018-04-01"), term("2014-04-01 2017-03-31"))
	require.NoError(t, err)
	assert.Equal(t, "at least £200.00", totals.Expected.Sum.Sterling(), "nobody says what is expected of the second part")
	assert.Equal(t, 1, totals.Partnerships)
	assert.Contains(t, totals.Tables(0).Markdown(), "2 entries for 1 partnership that was there in these days.")
}

func TestTotals_Errors(t *testing.T) {
	_, err := shared().Totals(calendar.Date{}, calendar.Term{First: day("2014-04-01")})
	assert.Equal(t, []string{"known: required", "over.last: required"}, faults(err))
	_, err = shared().Totals(day("2014-04-01"), term("2014-04-01 2013-04-01"))
	assert.Equal(t, []string{"over.last: out of order"}, faults(err))
	most := costing.Pence(1<<63 - 1)
	c := shared(catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.OverTerm, Last: day("2015-03-31"), Amount: most})
	c.Entries = append(c.Entries, catalogue.RegisterEntry{ID: "f", Name: "F", First: day("2014-04-01"), Participants: participants("c"), Savings: c.Entries[0].Savings})
	_, err = c.Totals(day("2018-04-01"), calendar.Term{})
	assert.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, []string{"achieved: out of range"}, faults(err))
	for i := range c.Entries {
		c.Entries[i].Savings = []catalogue.Saving{hoped(c.Entries[i].Savings[0])}
	}
	_, err = c.Totals(day("2018-04-01"), calendar.Term{})
	assert.Equal(t, []string{"expected: out of range", "awaited: out of range"}, faults(err))
	c = shared(catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Amount: most}, catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.OverTerm, First: day("2013-04-01"), Last: day("2013-05-01"), Amount: most.Neg()})
	totals, err := c.Totals(day("9999-12-31"), calendar.Term{First: day("2000-01-01"), Last: day("9999-12-31")})
	require.NoError(t, err)
	assert.Equal(t, costing.Money{}, totals.Of[0].Achieved.Amount, "it is too great to be known")
}

func TestTotals_ManyAreNotShown(t *testing.T) {
	c := shared(yearly("1.00 - - 2017-06-01"))
	for _, id := range []catalogue.EntryID{"f", "g"} {
		e := c.Entries[0]
		e.ID, e.Name = id, string(id)
		c.Entries = append(c.Entries, e)
	}
	totals, err := c.Totals(day("2018-04-01"), term("2014-04-01 2017-03-31"))
	require.NoError(t, err)
	assert.Contains(t, totals.Tables(1).Markdown(), "2 partnerships are not shown.")
	assert.Len(t, totals.Tables(0)[1].Rows, 3)
}

// Every doubt has its kind, its place and its words.
func TestDoubts_OfEveryKind(t *testing.T) {
	c := catalogue.Catalogue{
		Name: "R", On: day("2020-01-01"),
		Bodies: []catalogue.Body{
			{Org: "a", Name: "Alpha"},
			{Org: "b", Name: "Beta", Last: day("2018-03-31")},
			{Org: "c", Name: "Gamma", First: day("2019-04-01"), Last: day("2019-05-01"), Successors: append(participantsOf("nobody"), "b")},
			{Org: "d", Name: "ALPHA"},
		},
		Entries: []catalogue.RegisterEntry{
			{
				ID: "one", Name: "One", First: day("2010-04-01"), Last: day("2019-03-31"), Stage: lifecycle.Live, SameAs: "nowhere", NotSameAs: []catalogue.EntryID{"two", "nothing"},
				Participants: []catalogue.Participant{{Org: "a", First: day("2009-04-01"), Last: day("2020-04-01")}, {Org: "b"}, {Org: "x"}, {Org: "c", Last: day("2018-01-01")}},
				Savings: []catalogue.Saving{
					{Kind: catalogue.Achieved, Org: "y", First: day("2009-01-01"), Last: day("2021-01-01"), On: day("2020-06-01"), By: "z", Disputed: "no", DisputedOn: day("2020-01-01")},
					{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Amount: pounds("5.00"), First: day("2019-04-01"), On: day("2018-01-01"), Basis: "b"},
					{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Amount: pounds("6.00"), First: day("2019-04-01"), On: day("2018-01-01"), Basis: "b"},
					{Kind: catalogue.Achieved, Timing: catalogue.Yearly, Org: "a", Amount: pounds("7.00"), First: day("2019-04-01"), On: day("2018-02-01"), Basis: "b"},
					{Kind: catalogue.Achieved, Timing: catalogue.OverTerm, Amount: pounds("6.00"), First: day("2010-04-01"), Last: day("2018-04-01"), On: day("2018-01-01"), Basis: "b"},
				},
			},
			{ID: "two", Name: "Two", First: day("2021-01-01"), Stage: lifecycle.NoticeGiven, Participants: participants("a")},
			{ID: "three", Name: "Three", First: day("2019-01-01"), Stage: lifecycle.FullCase, Participants: []catalogue.Participant{{Org: "a"}, {Org: "b", First: day("2019-04-01")}}},
			{ID: "four", Name: "three!", First: day("2019-01-01"), Last: day("2021-01-01"), Stage: lifecycle.Closed, Participants: participants("a d")},
		},
	}
	var found []string
	for _, f := range c.Doubts() {
		found = append(found, string(f.Kind)+" "+f.Path+": "+f.Text)
	}
	assert.Equal(t, []string{
		`unknown-organisation bodies[2].successors[0]: "nobody" is not among the bodies`,
		`dates-contradict bodies[2].successors[1]: "b" ended on 2018-03-31, and takes the place of one that ended on 2019-05-01`,
		`spelled-alike bodies[3].name: "ALPHA" looks like "Alpha", which is listed before it`,
		"dates-contradict entries[0].stage: is Live on 2020-01-01, and ended on 2019-03-31",
		"dates-contradict entries[0].participants[0].first: takes part from 2009-04-01, and the partnership begins on 2010-04-01",
		"dates-contradict entries[0].participants[0].last: takes part to 2020-04-01, and the partnership ends on 2019-03-31",
		`no-successor entries[0].participants[1].org: "b" ended on 2018-03-31, and nobody took its place`,
		`unknown-organisation entries[0].participants[2].org: "x" is not among the bodies`,
		`dates-contradict entries[0].participants[3].org: "c" takes part to 2018-01-01, and began on 2019-04-01`,
		`unknown-organisation entries[0].savings[0].org: "y" is not among the bodies`,
		`unknown-organisation entries[0].savings[0].by: "z" is not among the bodies`,
		`no-participant entries[0].savings[0].org: "y" does not take part: the saving does not count`,
		"no-timing entries[0].savings[0].timing: for a year, for a term or once: the saving does not count",
		"no-amount entries[0].savings[0].amount: nobody says how much it is",
		"no-basis entries[0].savings[0].basis: nobody says how it was worked out",
		"disputed entries[0].savings[0].disputed: no",
		"dates-contradict entries[0].savings[0].first: 2009-01-01 is before the start of the partnership, 2010-04-01",
		"dates-contradict entries[0].savings[0].last: 2021-01-01 is after the end of the partnership, 2019-03-31",
		"dates-contradict entries[0].savings[0].last: 2021-01-01 is after the day on which it was said to be achieved, 2020-06-01",
		"dates-contradict entries[0].savings[0].disputed_on: 2020-01-01 is before the day on which it was stated, 2020-06-01",
		"dates-contradict entries[0].savings[0].on: 2020-06-01 is after the day of the edition, 2020-01-01",
		"dates-contradict entries[0].savings[1].first: 2019-04-01 is after the end of the partnership, 2019-03-31",
		"dates-contradict entries[0].savings[1].first: 2019-04-01 is after the day on which it was said to be achieved, 2018-01-01",
		"dates-contradict entries[0].savings[2].first: 2019-04-01 is after the end of the partnership, 2019-03-31",
		"dates-contradict entries[0].savings[2].first: 2019-04-01 is after the day on which it was said to be achieved, 2018-01-01",
		"dates-contradict entries[0].savings[3].first: 2019-04-01 is after the end of the partnership, 2019-03-31",
		"dates-contradict entries[0].savings[3].first: 2019-04-01 is after the day on which it was said to be achieved, 2018-02-01",
		"dates-contradict entries[0].savings[4].last: 2018-04-01 is after the day on which it was said to be achieved, 2018-01-01",
		"savings-differ entries[0].savings[2].amount: £6.00, and £5.00 in saving 2: the lower counts",
		"parts-exceed-whole entries[0].savings[1].amount: £5.00 together, and the participants come to £7.00",
		"parts-exceed-whole entries[0].savings[2].amount: £6.00 together, and the participants come to £7.00",
		`unknown-entry entries[0].same_as: "nowhere" is not among the entries`,
		`unknown-entry entries[0].not_same_as[1]: "nothing" is not among the entries`,
		"dates-contradict entries[1].stage: is Notice given on 2020-01-01, and begins on 2021-01-01",
		"too-few-participants entries[1].participants: 1 of at least 2 participants",
		"dates-contradict entries[2].stage: is Full case on 2020-01-01, and began on 2019-01-01",
		`no-successor entries[2].participants[1].org: "b" ended on 2018-03-31, and nobody took its place`,
		`dates-contradict entries[2].participants[1].org: "b" takes part from 2019-04-01, and ended on 2018-03-31`,
		"dates-contradict entries[3].stage: is Closed on 2020-01-01, and ends on 2021-01-01",
		`same-partnership entries[3]: is the same partnership as "three" (same name): they count as one`,
	}, found)
	text := c.Doubts().Table(c.Names()).Markdown()
	for _, row := range []string{
		"| three! | Same partnership | is the same partnership as Three (same name): they count as one | entry 4 |",
		`| ALPHA | Spelled alike | "ALPHA" looks like "Alpha", which is listed before it | body 4, name |`,
		"| One | No successor | Beta ended on 2018-03-31, and nobody took its place | entry 1, participant 2, org |",
		`| One | Unknown organisation | "x" is not among the bodies | entry 1, participant 3, org |`,
		`| One | Unknown entry | "nothing" is not among the entries | entry 1, not same as |`,
		"| One | Savings differ | £6.00, and £5.00 in saving 2: the lower counts | entry 1, saving 3, amount |",
	} {
		assert.Contains(t, text, row)
	}
	quoted := catalogue.Doubt{Kind: catalogue.RowsDiffer, Path: "bodies[0].name", Org: "a", Text: `"b", and row 2 calls it "Alpha", which counts`}
	assert.Contains(t, catalogue.Doubts{quoted}.Table(c.Names()).Markdown(), `| "b", and row 2 calls it "Alpha", which counts |`, "a name in a cell is no id")
	assert.Equal(t, catalogue.Doubts{}, catalogue.Catalogue{}.Doubts())
}
