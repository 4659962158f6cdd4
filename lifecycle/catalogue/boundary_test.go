package catalogue_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
)

// On the day itself nothing contradicts; a day further it does.
func TestDoubts_OnTheDayAndADayFurther(t *testing.T) {
	on := day("2020-01-01")
	next, before := on.AddDays(1), on.AddDays(-1)
	stage := func(s lifecycle.Stage, change func(*catalogue.RegisterEntry)) catalogue.RegisterEntry {
		e := catalogue.RegisterEntry{ID: "e", Name: "E", Stage: s, Participants: participants("a b")}
		change(&e)
		return e
	}
	saving := func(change func(*catalogue.Saving)) catalogue.RegisterEntry {
		s := catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.OverTerm, Amount: pounds("1.00"), First: day("2010-01-01"), On: on, Basis: "b"}
		change(&s)
		return catalogue.RegisterEntry{ID: "e", Name: "E", First: day("2010-01-01"), Last: day("2019-12-31"), Participants: participants("a b"), Savings: []catalogue.Saving{s}}
	}
	for i, c := range []struct {
		e    catalogue.RegisterEntry
		want int
	}{
		{stage(lifecycle.Live, func(e *catalogue.RegisterEntry) { e.First = on }), 0},
		{stage(lifecycle.Live, func(e *catalogue.RegisterEntry) { e.First = next }), 1},
		{stage(lifecycle.Live, func(e *catalogue.RegisterEntry) { e.Last = on }), 0},
		{stage(lifecycle.Live, func(e *catalogue.RegisterEntry) { e.Last = before }), 1},
		{stage(lifecycle.NoticeGiven, func(e *catalogue.RegisterEntry) { e.Last = before }), 1},
		{stage(lifecycle.Live, func(*catalogue.RegisterEntry) {}), 0},
		{stage(lifecycle.Agreed, func(e *catalogue.RegisterEntry) { e.First = next }), 0},
		{stage(lifecycle.Agreed, func(e *catalogue.RegisterEntry) { e.First = on }), 1},
		{stage(lifecycle.Agreed, func(*catalogue.RegisterEntry) {}), 0},
		{stage(lifecycle.Closed, func(e *catalogue.RegisterEntry) { e.Last = on }), 0},
		{stage(lifecycle.Closed, func(e *catalogue.RegisterEntry) { e.Last = next }), 1},
		{stage(lifecycle.Disaggregating, func(e *catalogue.RegisterEntry) { e.Last = next }), 0},
		{stage("", func(e *catalogue.RegisterEntry) { e.First, e.Participants[0].First = on, on }), 0},
		{stage("", func(e *catalogue.RegisterEntry) { e.First, e.Participants[0].First = on, before }), 1},
		{stage("", func(e *catalogue.RegisterEntry) { e.Last, e.Participants[0].Last = on, on }), 0},
		{stage("", func(e *catalogue.RegisterEntry) { e.Last, e.Participants[0].Last = on, next }), 1},
		{saving(func(*catalogue.Saving) {}), 0},
		{saving(func(s *catalogue.Saving) { s.First = day("2009-12-31") }), 1},
		{saving(func(s *catalogue.Saving) { s.First, s.Timing = day("2009-12-31"), catalogue.Once }), 0},
		{saving(func(s *catalogue.Saving) { s.First = day("2019-12-31") }), 0},
		{saving(func(s *catalogue.Saving) { s.First, s.Kind = on, catalogue.Expected }), 1},
		{saving(func(s *catalogue.Saving) { s.First, s.Kind, s.Timing = on, catalogue.Expected, catalogue.Once }), 0},
		{saving(func(s *catalogue.Saving) { s.Last = day("2019-12-31") }), 0},
		{saving(func(s *catalogue.Saving) { s.Last, s.Kind = on, catalogue.Expected }), 1},
		{saving(func(s *catalogue.Saving) { s.Last, s.On = day("2015-01-01"), day("2015-01-01") }), 0},
		{saving(func(s *catalogue.Saving) { s.Last, s.On = day("2015-01-02"), day("2015-01-01") }), 1},
		{saving(func(s *catalogue.Saving) {
			s.Last, s.On, s.Kind = day("2015-01-02"), day("2015-01-01"), catalogue.Expected
		}), 0},
		{saving(func(s *catalogue.Saving) { s.First, s.On = day("2015-01-02"), day("2015-01-01") }), 1},
		{saving(func(s *catalogue.Saving) { s.On = next }), 1},
		{saving(func(s *catalogue.Saving) { s.Disputed, s.DisputedOn = "x", on }), 0},
		{saving(func(s *catalogue.Saving) { s.Disputed, s.DisputedOn = "x", before }), 1},
	} {
		n := 0
		for _, f := range (catalogue.Catalogue{Name: "R", On: on, Entries: []catalogue.RegisterEntry{c.e}}).Doubts() {
			if f.Kind == catalogue.DatesContradict {
				n++
			}
		}
		assert.Equal(t, c.want, n, "case %d: %+v", i, c.e)
	}
}

// A body takes part to its last day, and not a day longer unless somebody takes its place.
func TestDoubts_OfBodiesThatEnd(t *testing.T) {
	body := catalogue.Body{Org: "a", Name: "A", First: day("2000-04-01"), Last: day("2019-03-31")}
	for i, c := range []struct {
		first, last, part string
		stage             lifecycle.Stage
		successors        string
		want              []catalogue.DoubtKind
	}{
		{"2010-04-01", "2019-03-31", "", "", "", nil},
		{"2010-04-01", "2019-04-01", "", "", "", []catalogue.DoubtKind{catalogue.NoSuccessor}},
		{"2010-04-01", "2019-04-01", "2019-03-31", "", "", nil},
		{"2010-04-01", "2018-04-01", "2019-04-01", "", "", []catalogue.DoubtKind{catalogue.DatesContradict, catalogue.NoSuccessor}},
		{"2010-04-01", "", "", "", "", []catalogue.DoubtKind{catalogue.NoSuccessor}},
		{"2010-04-01", "", "", lifecycle.Closed, "", nil},
		{"2010-04-01", "", "", "", "b", nil},
		{"2019-03-31", "", "", "", "b", nil},
		{"2019-04-01", "", "", "", "b", []catalogue.DoubtKind{catalogue.DatesContradict}},
		{"1990-04-01", "2000-04-01", "", "", "", nil},
		{"1990-04-01", "2000-03-31", "", "", "", []catalogue.DoubtKind{catalogue.DatesContradict}},
	} {
		b := body
		b.Successors = participantsOf(c.successors)
		e := catalogue.RegisterEntry{ID: "e", Name: "E", First: day(c.first), Stage: c.stage, Participants: participants("a b")}
		if c.last != "" {
			e.Last = day(c.last)
		}
		if c.part != "" {
			e.Participants[0].Last = day(c.part)
		}
		var kinds []catalogue.DoubtKind
		for _, f := range (catalogue.Catalogue{Name: "R", Bodies: []catalogue.Body{b, {Org: "b", Name: "B"}}, Entries: []catalogue.RegisterEntry{e}}).Doubts() {
			kinds = append(kinds, f.Kind)
		}
		assert.ElementsMatch(t, c.want, kinds, "case %d", i)
	}
}

// A participant of one day is there on that day only.
func TestSnapshot_ParticipantsComeAndGo(t *testing.T) {
	c := catalogue.Catalogue{
		Bodies:  []catalogue.Body{{Org: "old", Name: "Old", Last: day("2015-06-01"), Successors: []partnership.OrgID{"new", "other"}}},
		Entries: []catalogue.RegisterEntry{{ID: "e", Name: "E", First: day("2010-01-01"), Participants: []catalogue.Participant{{Org: "a"}, {Org: "b", First: day("2015-06-01"), Last: day("2015-06-01")}, {Org: "old"}}}},
	}
	for on, want := range map[string]string{"2015-05-31": "a old", "2015-06-01": "a b old", "2015-06-02": "a new other"} {
		assert.Equal(t, participantsOf(want), c.AsOf(day(on)).Sharings()[0].Orgs(), on)
	}
	c.Bodies = append(c.Bodies, catalogue.Body{Org: "old", Name: "Old again"})
	assert.Equal(t, participantsOf("a new other"), c.AsOf(day("2016-01-01")).Sharings()[0].Orgs(), "the first body with an id counts")
}
