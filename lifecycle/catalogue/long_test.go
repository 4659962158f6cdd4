package catalogue_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Who is listed before for one of its days is what trying every pair gives, and the participant that
// is named comes before and has a day in common.
func TestRegisterEntry_ParticipantsTwiceIsWhatTryingEveryPairGives(t *testing.T) {
	d := dice(7)
	share := func(p, q catalogue.Participant) bool {
		return (p.Last.IsZero() || !q.First.After(p.Last)) && (q.Last.IsZero() || !p.First.After(q.Last))
	}
	found := 0
	for range 3000 {
		e := catalogue.RegisterEntry{ID: "e", Name: "E"}
		for range 1 + d.of(8) {
			p := catalogue.Participant{Org: participants("a b")[d.of(2)].Org}
			if d.of(5) > 0 {
				p.First = day("2020-01-01").AddDays(d.of(20))
			}
			if d.of(5) > 0 {
				p.Last = day("2020-01-01").AddDays(d.of(20))
				if p.Last.Before(p.First) {
					p.First, p.Last = p.Last, p.First
				}
			}
			e.Participants = append(e.Participants, p)
		}
		twice := map[int]bool{}
		for _, err := range field.Errors(e.Validate()) {
			require.ErrorIs(t, err, field.ErrOverlap)
			var i, j int
			_, scanned := fmt.Sscanf(err.Path, "participants[%d]", &i)
			_, named := fmt.Sscanf(err.Err.Error()[strings.Index(err.Err.Error(), "participants["):], "participants[%d]", &j)
			require.NoError(t, errors.Join(scanned, named))
			assert.True(t, j < i && e.Participants[i].Org == e.Participants[j].Org && share(e.Participants[i], e.Participants[j]), "%v %v", e.Participants, err)
			twice[i] = true
			found++
		}
		for i, p := range e.Participants {
			want := slices.ContainsFunc(e.Participants[:i], func(q catalogue.Participant) bool { return q.Org == p.Org && share(p, q) })
			assert.Equal(t, want, twice[i], "%v %d", e.Participants, i)
		}
	}
	assert.Greater(t, found, 1000)
}

// Of several amounts for the same, each is held against the first that says something else.
func TestDoubts_OfSavingsThatDiffer(t *testing.T) {
	e := catalogue.RegisterEntry{ID: "e", Name: "E", First: day("2015-04-01"), Participants: participants("a b")}
	for _, amount := range []string{"", "5.00", "5.00", "6.00", "5.00", "7.00", ""} {
		s := catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.Yearly, On: day("2016-04-01"), Basis: "b"}
		if amount != "" {
			s.Amount = pounds(amount)
		}
		e.Savings = append(e.Savings, s)
	}
	var found []string
	for _, f := range (catalogue.Catalogue{Name: "R", Entries: []catalogue.RegisterEntry{e}}).Doubts() {
		if f.Kind == catalogue.SavingsDiffer {
			found = append(found, f.Path+" "+f.Text)
		}
	}
	assert.Equal(t, []string{
		"entries[0].savings[3].amount £6.00, and £5.00 in saving 2: the lower counts",
		"entries[0].savings[4].amount £5.00, and £6.00 in saving 4: the lower counts",
		"entries[0].savings[5].amount £7.00, and £5.00 in saving 2: the lower counts",
	}, found)
}

// What the participants save is added up for the days of each total: of each participant the first
// amount that is known, whenever it was stated.
func TestDoubts_OfPartsThatExceedTheWhole(t *testing.T) {
	saving := func(org, first, on, amount string) catalogue.Saving {
		s := catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.Yearly, First: day(first), On: day(on), Basis: "b"}
		if org != "" {
			s.Org = participants(org)[0].Org
		}
		if amount != "" {
			s.Amount = pounds(amount)
		}
		return s
	}
	e := catalogue.RegisterEntry{
		ID: "e", Name: "E", First: day("2015-04-01"), Participants: participants("a b"),
		Savings: []catalogue.Saving{
			saving("a", "2015-04-01", "2016-04-01", ""), saving("a", "2015-04-01", "2016-04-02", "3.00"), saving("a", "2015-04-01", "2016-04-03", "90.00"),
			saving("b", "2015-04-01", "2016-04-01", "4.00"), saving("b", "2016-04-01", "2016-04-01", "50.00"),
			saving("", "2015-04-01", "2016-04-01", "7.00"), saving("", "2015-04-01", "2016-04-02", "6.99"), saving("", "2017-04-01", "2018-04-01", "1.00"),
		},
	}
	var found []string
	for _, f := range (catalogue.Catalogue{Name: "R", Entries: []catalogue.RegisterEntry{e}}).Doubts() {
		if f.Kind == catalogue.PartsExceedWhole {
			found = append(found, f.Path+" "+f.Text)
		}
	}
	assert.Equal(t, []string{"entries[0].savings[6].amount £6.99 together, and the participants come to £7.00"}, found)
}

// A long list of one entry is read, checked and merged in a time that grows with it: looking through
// all that is before for each would take a hundred times as long as is allowed.
func TestLongLists_AreQuick(t *testing.T) {
	const n = 60_000
	var rows strings.Builder
	rows.WriteString("id,name,services\n")
	e := catalogue.RegisterEntry{ID: "e", Name: "E"}
	for i := range n {
		fmt.Fprintf(&rows, "e,E,service %d\n", i)
		e.Participants = append(e.Participants, catalogue.Participant{Org: "a", First: day("1800-01-01").AddDays(i), Last: day("1800-01-01").AddDays(i)})
		e.Savings = append(e.Savings, catalogue.Saving{Kind: catalogue.Expected, Timing: catalogue.Once, First: day("1900-01-01").AddDays(i), On: day("2020-01-01"), Basis: "b", Amount: costing.Pence(int64(i))})
	}
	start := time.Now()
	imported, err := catalogue.ReadCSV([]byte(rows.String()), catalogue.Mapping{Name: "R"})
	require.NoError(t, err)
	assert.Len(t, imported.Catalogue.Entries[0].Services, n)
	require.NoError(t, e.Validate())
	c := catalogue.Catalogue{Name: "R", Entries: []catalogue.RegisterEntry{e}}
	assert.NotEmpty(t, c.Doubts())
	merged, conflicts := catalogue.Merge(c, c)
	assert.Empty(t, conflicts)
	assert.Len(t, merged.Entries[0].Savings, n)
	assert.Empty(t, catalogue.Diff(c, merged))
	assert.Less(t, time.Since(start), 20*time.Second)
}
