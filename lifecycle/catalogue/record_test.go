package catalogue_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCategories_HaveTitlesAndRefuseUnknownText(t *testing.T) {
	fieldtest.Titles(t, catalogue.SavingKinds())
	fieldtest.Titles(t, catalogue.Timings())
	fieldtest.Titles(t, catalogue.CountReasons())
	fieldtest.Titles(t, catalogue.Completenesses())
	fieldtest.Titles(t, catalogue.Samenesses())
	fieldtest.Titles(t, catalogue.EditionChangeKinds())
	fieldtest.Titles(t, catalogue.DoubtKinds())
	fieldtest.Titles(t, catalogue.DateForms())
	fieldtest.Titles(t, catalogue.AmountForms())
	for _, target := range []interface{ UnmarshalText([]byte) error }{
		new(catalogue.SavingKind), new(catalogue.Timing), new(catalogue.CountReason), new(catalogue.Completeness), new(catalogue.Sameness), new(catalogue.EditionChangeKind), new(catalogue.DoubtKind), new(catalogue.EntryID), new(catalogue.DateForm), new(catalogue.AmountForm),
	} {
		assert.ErrorIs(t, target.UnmarshalText([]byte("No such")), field.ErrInvalid, "%T", target)
		assert.NoError(t, target.UnmarshalText(nil), "%T", target)
	}
}

// whole is a register with every field set.
func whole() catalogue.Catalogue {
	c := cumbria()
	c.Bodies[0].Kind, c.Bodies[0].Source, c.Bodies[0].First = partnership.CountyCouncil, "SI 2022/331", day("1974-04-01")
	e := &c.Entries[0]
	e.Category, e.Seat, e.Postcode, e.SameAs, e.NotSameAs, e.Source, e.Note = "Back office", "Carlisle", "CA3 8QG", "legal", []catalogue.EntryID{"audit"}, "Made up", "An example,\nnot a real entry."
	e.Last = day("2030-03-31")
	e.Participants[2].Last = day("2028-03-31")
	e.Savings = []catalogue.Saving{
		{Kind: catalogue.Expected, Timing: catalogue.Yearly, Amount: pounds("120000.00"), On: day("2011-11-01"), Basis: "Business case", Source: "Cabinet, 1 November 2011"},
		{
			Kind: catalogue.Achieved, Org: "CAR", Timing: catalogue.OverTerm, First: day("2012-04-01"), Last: day("2015-03-31"), Amount: pounds("150000.00"), On: day("2015-09-01"), By: "CAR",
			Basis: "Outturn", Disputed: "Allerdale: the systems were bought before", DisputedOn: day("2016-01-10"), Source: "Scrutiny, 1 September 2015",
		},
		{Kind: catalogue.Achieved, Timing: catalogue.Once, First: day("2013-06-01"), On: day("2013-07-01")},
	}
	return c
}

func TestGolden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/catalogue.json", whole())
	fieldtest.Golden(t, "testdata/golden/mapping.json", englishRegister())
	fieldtest.Golden(t, "testdata/golden/dutch-mapping.json", catalogue.DutchRegister())
	fieldtest.Golden(t, "testdata/golden/filter.json", catalogue.Filter{
		Services: []string{"ICT"}, Regions: []string{"North West"}, Categories: []string{"Back office"}, Structures: []partnership.Structure{partnership.LeadAuthority}, Orgs: []partnership.OrgID{"CAR"}, Least: 2, Most: 9,
	})
	c := whole()
	totals, err := c.Totals(day("2024-01-01"), term("2012-04-01 2015-03-31"))
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/written/totals.json", totals)
	snapshot := c.AsOf(day("2024-01-01"))
	fieldtest.Written(t, "testdata/golden/written/sharings.json", snapshot.Sharings())
	fieldtest.Written(t, "testdata/golden/written/network.json", snapshot.Network())
	fieldtest.Written(t, "testdata/golden/written/ending.json", snapshot.IfEnds("LAN"))
	fieldtest.Written(t, "testdata/golden/written/drawing.json", snapshot.Drawing(9))
	fieldtest.Written(t, "testdata/golden/written/changes.json", catalogue.Diff(cumbria(), later()))
	_, conflicts := catalogue.Merge(cumbria(), later())
	fieldtest.Written(t, "testdata/golden/written/conflicts.json", conflicts)
	fieldtest.Written(t, "testdata/golden/written/doubts.json", c.Doubts())
	reference, err := c.Reference(catalogue.Filter{}, day("2024-01-01"), 3)
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/written/reference.json", reference)
	fieldtest.Written(t, "testdata/golden/written/columns.json", catalogue.Columns())
}

func TestDrafts(t *testing.T) {
	fieldtest.Drafts(t, new(catalogue.Catalogue), new(catalogue.RegisterEntry), new(catalogue.Body), new(catalogue.Participant), new(catalogue.Saving), new(catalogue.Mapping), new(catalogue.Filter))
	fieldtest.RoundTrip(t, catalogue.Catalogue{})
	fieldtest.RoundTrip(t, catalogue.RegisterEntry{Savings: []catalogue.Saving{{}}})
	empty, err := json.Marshal(catalogue.Totals{})
	require.NoError(t, err)
	assert.NotContains(t, string(empty), "over")
}

func TestValidate_NamesEveryError(t *testing.T) {
	c := catalogue.Catalogue{
		Source: "\x00", Bodies: []catalogue.Body{{Org: "a b", Kind: "club", Region: " ", First: day("2020-01-01"), Last: day("2019-01-01"), Successors: []partnership.OrgID{"x", "x", "!"}, Source: "\x00"}, {Org: "a", Name: "A", Successors: []partnership.OrgID{"a"}}, {Org: "a", Name: "A"}},
		Entries: []catalogue.RegisterEntry{
			{
				ID: "a b", Services: []string{"", "x", "x"}, Regions: []string{" "}, Category: " ", Structure: "club", Proposed: day("2020-01-01"), First: day("2019-01-01"), Last: day("2018-01-01"), Stage: "open",
				Seat: " ", Postcode: " ", Participants: []catalogue.Participant{{}, {Org: "a", Role: "boss", First: day("2020-01-01"), Last: day("2019-01-01")}, {Org: "b", Last: day("2019-01-01")}, {Org: "b", First: day("2019-01-02")}, {Org: "b", First: day("2018-01-01")}},
				Savings:   []catalogue.Saving{{Kind: "hoped", Org: "!", Timing: "daily", First: day("2020-01-01"), Last: day("2019-01-01"), By: "!", Basis: "\x00", DisputedOn: day("2020-01-01"), Source: "\x00"}, {Kind: catalogue.Expected, Timing: catalogue.Once, Last: day("2019-01-01"), Disputed: "\x00"}},
				SameAs:    "a b",
				NotSameAs: []catalogue.EntryID{"a b", "q", "q"}, Source: "\x00", Note: "\x00",
			},
			{ID: "e", Name: "E"},
			{ID: "e", Name: "E"},
		},
	}
	assert.Equal(t, []string{
		"name: required", "source: invalid", "bodies[0].org: invalid", "bodies[0].name: required", "bodies[0].kind: invalid", "bodies[0].region: required", "bodies[0].last: out of order",
		"bodies[0].successors[2]: invalid", "bodies[0].successors[1]: duplicate", "bodies[0].source: invalid", "bodies[1].successors[0]: invalid", "bodies[2].org: duplicate",
		"entries[0].id: invalid", "entries[0].name: required", "entries[0].services[0]: required", "entries[0].services[2]: duplicate", "entries[0].regions[0]: required", "entries[0].category: required",
		"entries[0].structure: invalid", "entries[0].first: out of order", "entries[0].last: out of order", "entries[0].stage: invalid", "entries[0].seat: required", "entries[0].postcode: required",
		"entries[0].participants[0].org: required", "entries[0].participants[1].role: invalid", "entries[0].participants[1].last: out of order", "entries[0].participants[4]: overlap",
		"entries[0].savings[0].kind: invalid", "entries[0].savings[0].org: invalid", "entries[0].savings[0].timing: invalid", "entries[0].savings[0].last: out of order", "entries[0].savings[0].by: invalid",
		"entries[0].savings[0].basis: invalid", "entries[0].savings[0].disputed: required", "entries[0].savings[0].source: invalid", "entries[0].savings[1].last: invalid", "entries[0].savings[1].disputed: invalid",
		"entries[0].same_as: invalid", "entries[0].same_as: invalid", "entries[0].not_same_as[0]: invalid", "entries[0].not_same_as[2]: duplicate", "entries[0].source: invalid", "entries[0].note: invalid",
		"entries[2].id: duplicate",
	}, faults(c.Validate()))
	assert.NoError(t, whole().Validate())
}

// An error of two days names both, and where it is.
func TestRegisterEntry_DaysOutOfOrder(t *testing.T) {
	e := catalogue.RegisterEntry{ID: "e", Name: "E", Proposed: day("2020-01-03"), First: day("2020-01-02"), Last: day("2020-01-04")}
	require.EqualError(t, e.Validate(), "first: 2020-01-02 is before the day of the first decision, 2020-01-03: out of order")
	e.Proposed, e.Last = e.First, day("2020-01-01")
	require.EqualError(t, e.Validate(), "last: 2020-01-01 is before the first day, 2020-01-02: out of order")
	e.Last = e.First
	require.NoError(t, e.Validate(), "all on one day")
}

func TestRegisterEntry_Table(t *testing.T) {
	c := whole()
	text := c.Entries[0].Table(c.Names()).Markdown()
	for _, want := range []string{
		"| First decision | 2011-01-10 |", "| Office | Carlisle CA3 8QG |", "| Participant | Lancashire County Council (client), from 2020-04-01, to 2028-03-31 |", "| Stage | Live |",
		"| Expected saving | £120,000.00 yearly, stated 2011-11-01, basis Business case |",
		"| Achieved saving | £150,000.00 over term, of Carlisle City Council, from 2012-04-01, to 2015-03-31, stated 2015-09-01 by Carlisle City Council, basis Outturn, disputed: Allerdale: the systems were bought before |",
		"| Achieved saving | not known once, from 2013-06-01, stated 2013-07-01, basis not recorded |", "| Note | An example, not a real entry. |",
	} {
		assert.Contains(t, text, want)
	}
	assert.Equal(t, "Legal", catalogue.EntryID("legal").Name(c.Names()))
}

// No two labels of a drawing touch, all are inside it, and none has a line across it.
func TestDrawing_LabelsDoNotTouch(t *testing.T) {
	imported, err := dutch(t)
	require.NoError(t, err)
	names := imported.Catalogue.Names()
	all := imported.Catalogue.AsOf(calendar.Date{})
	for _, d := range []catalogue.Drawing{all.Drawing(0), all.Drawing(1), all.Drawing(2), all.Drawing(3), all.Drawing(80), all.Drawing(1000), all.DrawingAround("groningen", 25), all.DrawingAround("groningen", 0), all.DrawingAround("nobody", 5)} {
		svg := d.SVG("A title", names)
		assert.Equal(t, svg, d.SVG("A title", names))
		labels := labelsOf(svg)
		assert.Len(t, labels, len(d.Nodes))
		var width, height int
		_, err := fmt.Sscanf(svg[strings.Index(svg, "width="):], `width="%d" height="%d"`, &width, &height)
		require.NoError(t, err)
		for i, a := range labels {
			assert.True(t, a.x >= 0 && a.x+a.width <= width && a.y >= 16 && a.y <= height, "%+v in %d x %d", a, width, height)
			for _, b := range labels[:i] {
				apart := a.x+a.width <= b.x || b.x+b.width <= a.x || a.y+16 <= b.y || b.y+16 <= a.y
				assert.True(t, apart, "%+v and %+v", a, b)
			}
		}
		if len(d.Nodes)+d.LeftOut != 0 && d.Centre == "" {
			assert.Equal(t, 608, len(d.Nodes)+d.LeftOut)
		}
	}
}

// label is a text of a drawing with its place.
type label struct{ x, y, width int }

// labelsOf returns the labels of the nodes: those with a number in brackets behind.
func labelsOf(svg string) (all []label) {
	for _, line := range strings.Split(svg, "\n") {
		var x, y int
		if n, _ := fmt.Sscanf(line, `<text x="%d" y="%d"`, &x, &y); n != 2 || !strings.HasSuffix(line, ")</text>") {
			continue
		}
		text := line[strings.Index(line, ">")+1 : strings.Index(line, "</text>")]
		l := label{x, y, report.TextWidth(strings.NewReplacer("&#39;", "'", "&amp;", "&").Replace(text))}
		switch {
		case strings.Contains(line, `"end"`):
			l.x -= l.width
		case strings.Contains(line, `"middle"`):
			l.x -= l.width / 2
		}
		all = append(all, l)
	}
	return all
}

// Eighteen that all take part together are 153 lines, which are thinner than the 136 of
// seventeen, and never so thin that they are not there.
func TestDrawing_ManyLinesAreThinner(t *testing.T) {
	for _, of := range []struct {
		bodies, ties int
		widths       map[int]string // by partnerships in common
	}{
		{17, 136, map[int]string{1: "1", 2: "2", 3: "2", 4: "4"}},
		{18, 153, map[int]string{1: "1", 2: "1", 3: "1", 4: "2"}},
	} {
		var c catalogue.Catalogue
		var all []catalogue.Participant
		for i := range of.bodies {
			all = append(all, catalogue.Participant{Org: partnership.OrgID(fmt.Sprintf("o%02d", i))})
		}
		for partnerships := 1; partnerships <= 4; partnerships++ {
			c.Entries = append(c.Entries, catalogue.RegisterEntry{
				ID: catalogue.EntryID(fmt.Sprint("e", partnerships)), Services: []string{fmt.Sprint("service ", partnerships)}, Participants: all,
			})
			d := c.AsOf(calendar.Date{}).Drawing(of.bodies)
			require.Len(t, d.Ties, of.ties)
			widths := map[string]int{}
			for _, line := range strings.Split(d.SVG("A title", report.Names{}), "\n") {
				if _, behind, found := strings.Cut(line, `stroke-width="`); found && strings.HasPrefix(line, "<line") {
					width, _, _ := strings.Cut(behind, `"`)
					widths[width]++
				}
			}
			assert.GreaterOrEqual(t, widths[of.widths[partnerships]], of.ties, "%d in common", partnerships)
			assert.Zero(t, widths["0"])
		}
	}
}

func TestDrawing_IsTheSameBytes(t *testing.T) {
	c := cumbria()
	for name, d := range map[string]catalogue.Drawing{"network": c.AsOf(day("2020-04-01")).Drawing(9), "around": c.AsOf(day("2023-04-01")).DrawingAround("CMA", 9)} {
		svg := d.SVG("Who shares with whom", c.Names())
		file := "testdata/golden/" + name + ".svg"
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(file, []byte(svg), 0o600))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), svg)
	}
}

func FuzzCatalogue(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/catalogue.json")
	f.Fuzz(func(t *testing.T, document []byte) { fieldtest.ReadBack[catalogue.Catalogue](t, document) })
}

// A table of any sort is read without panic, and what is read can be asked anything.
func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(english))
	f.Add([]byte(whole().CSV()))
	f.Add([]byte("name,participant_name\n\"a,\nb,c,d\n,\nx,y\nx,y\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, m := range []catalogue.Mapping{englishRegister(), {Name: "R", On: day("2020-01-01")}} {
			imported, err := catalogue.ReadCSV(data, m)
			for _, e := range field.Errors(err) {
				assert.NotEmpty(t, e.Code())
			}
			c := imported.Catalogue
			imported.Doubts()
			_, err = c.Totals(day("2018-04-01"), calendar.Term{})
			if err != nil {
				assert.ErrorIs(t, err, field.ErrRange)
			}
			assert.Equal(t, len(c.Entries), c.AsOf(calendar.Date{}).Network().Partnerships+len(c.Duplicates()))
			assert.Empty(t, catalogue.Diff(c, c))
			again, _ := catalogue.ReadCSV([]byte(c.CSV()), catalogue.Mapping{Name: "R"})
			assert.Len(t, again.Catalogue.Entries, len(c.Entries))
		}
	})
}

// No call changes the register.
func TestCatalogue_IsNotChanged(t *testing.T) {
	c := whole()
	fieldtest.Unchanged(t, c, func() {
		s := c.AsOf(c.On)
		s.Network()
		s.IfEnds("LAN")
		_, _ = c.Totals(c.On, calendar.Term{})
		c.Doubts()
		c.Where(catalogue.Filter{})
		catalogue.Diff(c, c)
		_ = c.CSV() + c.BodiesCSV()
	})
	_ = lifecycle.Live
}
