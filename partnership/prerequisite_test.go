package partnership_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestPrerequisite_Kinds(t *testing.T) {
	testCategory(t, partnership.PrerequisiteKinds(), "policy", "work-practice", "it-platform", "data", "contract-lock")
}

// lock is a contract that holds a service; no last day: nobody knows it.
func lock(id, last string) partnership.Prerequisite {
	p := partnership.Prerequisite{ID: id, Kind: partnership.ContractLock, What: "the contract for " + id}
	if last != "" {
		p.LockedUntil = date(last)
	}
	return p
}

// work is work to be done; no due day: nobody knows it.
func work(id, due string) partnership.Prerequisite {
	p := partnership.Prerequisite{ID: id, Kind: partnership.ITPlatform, What: "the work on " + id}
	if due != "" {
		p.Due = date(due)
	}
	return p
}

// done is a prerequisite that was met on a day.
func done(p partnership.Prerequisite, on string) partnership.Prerequisite {
	p.Done = date(on)
	return p
}

func TestPrerequisite_Golden(t *testing.T) {
	p := work("case-management", "2026-09-30")
	p.Org, p.Owner = "barnet", "head of IT"
	fieldtest.Golden(t, "testdata/golden/prerequisite.json", p)
	fieldtest.Golden(t, "testdata/golden/prerequisite-lock.json", done(lock("casework-system", "2027-03-31"), "2026-12-31"))
}

func TestPrerequisite_Validate(t *testing.T) {
	type p = partnership.Prerequisite
	testBroken(t, func() p { return work("it", "2026-09-30") }, []broken[p]{
		{"no id", func(x *p) { x.ID = "" }, []string{"id: required"}},
		{"no such id", func(x *p) { x.ID = "the IT" }, []string{"id: invalid"}},
		{"no kind", func(x *p) { x.Kind = "" }, []string{"kind: required"}},
		{"no such kind", func(x *p) { x.Kind = "it" }, []string{"kind: invalid"}},
		{"nothing to do", func(x *p) { x.What = "" }, []string{"what: required"}},
		{"no such organisation", func(x *p) { x.Org = "a b" }, []string{"org: invalid"}},
		{"work that is locked", func(x *p) { x.LockedUntil = date("2026-09-30") }, []string{"locked_until: invalid"}},
		{"a contract that is due", func(x *p) { x.Kind = partnership.ContractLock }, []string{"due: invalid"}},
		{"a contract that is due and locked", func(x *p) { x.Kind, x.LockedUntil = partnership.ContractLock, x.Due }, []string{"due: invalid"}},
		{"no kind to judge the days by", func(x *p) { x.Kind, x.LockedUntil = "it", x.Due }, []string{"kind: invalid"}},
		{
			"everything", func(x *p) { *x = p{Kind: partnership.ContractLock, Org: "?", Due: x.Due} },
			[]string{"id: required", "what: required", "org: invalid", "due: invalid"},
		},
	})
	assert.NoError(t, lock("contract", "").Validate())
	assert.NoError(t, done(work("it", ""), "2020-01-01").Validate())
}

func TestEarliestStart(t *testing.T) {
	type list = []partnership.Prerequisite
	for _, c := range []struct {
		name             string
		prerequisites    list
		earliest         string
		binding, unknown []string
	}{
		{"nothing to wait for", nil, "2026-04-01", nil, nil},
		{"a contract until the day before", list{lock("a", "2026-03-31")}, "2026-04-01", nil, nil},
		{"a contract until the day itself", list{lock("a", "2026-04-01")}, "2026-04-02", []string{"a"}, nil},
		{"a contract that is over", list{lock("a", "2020-03-31")}, "2026-04-01", nil, nil},
		{"the latest of several binds", list{lock("a", "2027-03-31"), lock("b", "2028-09-30"), work("c", "2027-12-31")}, "2028-10-01", []string{"b"}, nil},
		{
			"several bind that end on one day",
			list{work("c", "2027-03-31"), lock("a", "2026-12-31"), lock("b", "2027-03-31"), done(work("d", ""), "2027-03-31")},
			"2027-04-01",
			[]string{"c", "b", "d"},
			nil,
		},
		{"a contract without a last day", list{lock("a", ""), lock("b", "2026-09-30")}, "2026-10-01", []string{"b"}, []string{"a"}},
		{"work without a due day", list{work("a", "")}, "2026-04-01", nil, []string{"a"}},
		{"work that is overdue", list{work("a", "2026-03-31")}, "2026-04-01", nil, []string{"a"}},
		{"work that is due on the day", list{work("a", "2026-04-01")}, "2026-04-02", []string{"a"}, nil},
		{"work that was due and is done", list{done(work("a", "2025-12-31"), "2026-03-31")}, "2026-04-01", nil, nil},
		{"work that was done early", list{done(work("a", "2027-03-31"), "2026-03-01")}, "2026-04-01", nil, nil},
		{"work that will have been done", list{done(work("a", "2025-12-31"), "2026-06-30")}, "2026-07-01", []string{"a"}, nil},
		{"work of no known day that is done", list{done(work("a", ""), "2026-01-31")}, "2026-04-01", nil, nil},
		{"a contract that ended early", list{done(lock("a", "2028-03-31"), "2026-06-30")}, "2026-07-01", []string{"a"}, nil},
		{"unknown ones in their order", list{work("z", ""), lock("y", ""), work("x", "2026-01-01")}, "2026-04-01", nil, []string{"z", "y", "x"}},
		{"a contract for ever", list{lock("a", "9999-12-31"), lock("b", "2026-09-30")}, "2026-10-01", []string{"b"}, []string{"a"}},
		{"a contract for nearly ever", list{lock("a", "9999-12-30")}, "9999-12-31", []string{"a"}, nil},
	} {
		got, err := partnership.EarliestStart(date("2026-04-01"), c.prerequisites)
		require.NoError(t, err, c.name)
		assert.Equal(t, partnership.Start{Earliest: date(c.earliest), Binding: c.binding, Unknown: c.unknown}, got, c.name)
		assert.Equal(t, len(c.unknown) == 0, got.Known(), c.name)
	}
}

// Random prerequisites against a search day by day for the first on which none
// holds the start back; what holds it back on the day before binds.
func TestEarliestStart_DayByDay(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	from := date("2026-01-01")
	some := func() calendar.Date {
		if random.IntN(4) == 0 {
			return calendar.Date{}
		}
		return from.AddDays(random.IntN(20))
	}
	severalBind, unknown := 0, 0
	for range 5000 {
		asOf := from.AddDays(random.IntN(15))
		var all []partnership.Prerequisite
		for i := range random.IntN(6) {
			p := lock(fmt.Sprintf("p%d", i), "")
			if random.IntN(2) == 0 {
				p.LockedUntil = some()
			} else {
				p = work(p.ID, "")
				p.Due = some()
			}
			if random.IntN(4) == 0 {
				p.Done = some()
			}
			all = append(all, p)
		}
		want := partnership.Start{Earliest: asOf}
		for _, p := range all {
			if holds(p, asOf, date("9999-12-31")) {
				want.Unknown = append(want.Unknown, p.ID)
			}
		}
		held := func(on calendar.Date) (ids []string) {
			for _, p := range all {
				if holds(p, asOf, on) && !slices.Contains(want.Unknown, p.ID) {
					ids = append(ids, p.ID)
				}
			}
			return ids
		}
		for len(held(want.Earliest)) > 0 {
			want.Binding = held(want.Earliest)
			want.Earliest = want.Earliest.AddDays(1)
		}
		got, err := partnership.EarliestStart(asOf, all)
		require.NoError(t, err)
		require.Equal(t, want, got, "%v: %+v", asOf, all)
		severalBind += min(1, len(want.Binding)/2)
		unknown += min(1, len(want.Unknown))
	}
	assert.Greater(t, min(severalBind, unknown), 100)
}

// holds reports whether a prerequisite holds a start back on a day, in the view
// of an earlier day.
func holds(p partnership.Prerequisite, asOf, on calendar.Date) bool {
	switch {
	case !p.Done.IsZero():
		return !on.After(p.Done)
	case p.Kind == partnership.ContractLock:
		return p.LockedUntil.IsZero() || !on.After(p.LockedUntil)
	case p.Due.IsZero() || p.Due.Before(asOf):
		return true
	}
	return !on.After(p.Due)
}

func TestEarliestStart_Errors(t *testing.T) {
	start, err := partnership.EarliestStart(calendar.Date{}, []partnership.Prerequisite{lock("a", ""), {}, lock("a", "")})
	assert.Equal(t, []string{
		"as_of: required", "prerequisites[1].id: required", "prerequisites[1].kind: required", "prerequisites[1].what: required",
		"prerequisites[2].id: duplicate",
	}, faults(err))
	assert.Equal(t, partnership.Start{}, start)
}

func TestEarliestStart_ChangesNothing(t *testing.T) {
	all := []partnership.Prerequisite{lock("b", "2027-03-31"), lock("a", "2026-12-31"), work("c", "")}
	before := slices.Clone(all)
	start, err := partnership.EarliestStart(date("2026-04-01"), all)
	require.NoError(t, err)
	start.Binding[0], start.Unknown[0] = "x", "y"
	assert.Equal(t, before, all)
}

func TestStart_Golden(t *testing.T) {
	start, err := partnership.EarliestStart(date("2026-04-01"), []partnership.Prerequisite{
		lock("payroll-system", "2027-03-31"), work("policies", ""), work("data", "2027-03-31"),
	})
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/start.json", start)
}

// Two contracts and a move to one IT platform stand before a start. The second
// contract ends last and binds; until somebody says by when the data will be
// cleansed, its day after is only the earliest that can be hoped for.
func ExampleEarliestStart() {
	prerequisites := []partnership.Prerequisite{
		{ID: "payroll", Kind: partnership.ContractLock, What: "payroll bureau", LockedUntil: calendar.MustDate("2026-09-30")},
		{ID: "casework", Kind: partnership.ContractLock, What: "casework system", LockedUntil: calendar.MustDate("2027-03-31")},
		{ID: "platform", Kind: partnership.ITPlatform, What: "one platform", Due: calendar.MustDate("2026-12-31")},
	}
	start, _ := partnership.EarliestStart(calendar.MustDate("2026-04-01"), prerequisites)
	fmt.Println(start.Earliest, start.Binding, start.Known())

	prerequisites = append(prerequisites, partnership.Prerequisite{ID: "data", Kind: partnership.DataReady, What: "case data cleansed"})
	start, _ = partnership.EarliestStart(calendar.MustDate("2026-04-01"), prerequisites)
	fmt.Println(start.Earliest, start.Binding, start.Known(), start.Unknown)
	// Output:
	// 2027-04-01 [casework] true
	// 2027-04-01 [casework] false [data]
}
