package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// newPlanRandom returns random numbers that are the same each time.
func newPlanRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2026)) }

// planSchedule returns the schedule of a plan that must have one.
func planSchedule(t testing.TB, plan lifecycle.WorkPlan, asOf string, prerequisites ...partnership.Prerequisite) lifecycle.Programme {
	t.Helper()
	schedule, err := plan.Programme(prerequisites, calendar.MustDate(asOf))
	require.NoError(t, err)
	return schedule
}

// taskRows returns the tasks of a schedule as a table.
func taskRows(s lifecycle.Programme) string {
	var b strings.Builder
	for _, task := range s.Tasks {
		fmt.Fprintf(&b, "%s %v %v %d", task.ID, task.Start, task.Finish, task.Slack)
		if task.Done {
			b.WriteString(" done")
		}
		if task.AtLeast {
			b.WriteString(" or-later")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestWorkPlan_ProgrammeOfPlans(t *testing.T) {
	for _, c := range []struct {
		name, begins, asOf, plan, want, earliest, critical string
	}{
		{
			"one day", "2026-04-01", "2026-04-01", "a 1d",
			"a 2026-04-01 2026-04-01 0", "2026-04-02", "a",
		},
		{
			"one after the other", "2026-04-01", "2026-04-01", "a 10d\nb 5d after=a",
			"a 2026-04-01 2026-04-10 0\nb 2026-04-11 2026-04-15 0", "2026-04-16", "a b",
		},
		{
			"the longer of two binds", "2026-04-01", "2026-04-01", "a 10d\nb 5d\nc 1d after=b,a",
			"b 2026-04-01 2026-04-05 5\na 2026-04-01 2026-04-10 0\nc 2026-04-11 2026-04-11 0", "2026-04-12", "a c",
		},
		{
			"ties by id", "2026-04-01", "2026-04-01", "b 3d\nc 3d\na 3d",
			"a 2026-04-01 2026-04-03 0\nb 2026-04-01 2026-04-03 0\nc 2026-04-01 2026-04-03 0", "2026-04-04", "a b c",
		},
		{
			"a meeting that is on a day", "2026-04-01", "2026-04-01", "a 10d\nb 1d after=a from=2026-05-21",
			"a 2026-04-01 2026-04-10 40\nb 2026-05-21 2026-05-21 0", "2026-05-22", "b",
		},
		{
			"a first day long past", "2026-04-01", "2026-04-01", "a 10d from=2020-01-01",
			"a 2026-04-01 2026-04-10 0", "2026-04-11", "a",
		},
		{
			"months from the 1st", "2026-04-01", "2026-04-01", "a 3m\nb 1m after=a",
			"a 2026-04-01 2026-06-30 0\nb 2026-07-01 2026-07-31 0", "2026-08-01", "a b",
		},
		{
			// a must not begin after 1 February, or it ends in March
			"a month from the 29th, 30th and 31st ends in February", "2026-01-01", "2026-01-01", "a 1m from=2026-01-29\nb 1d after=a",
			"a 2026-01-29 2026-02-28 0\nb 2026-03-01 2026-03-01 0", "2026-03-02", "a b",
		},
		{
			// p can slip until 31 January: a still ends on 28 February
			"slack that months give", "2026-01-01", "2026-01-01", "p 28d\na 1m after=p",
			"p 2026-01-01 2026-01-28 3\na 2026-01-29 2026-02-28 0", "2026-03-01", "a",
		},
		{
			"a leap day", "2028-02-01", "2028-02-01", "a 1m\nb 29d",
			"a 2028-02-01 2028-02-29 0\nb 2028-02-01 2028-02-29 0", "2028-03-01", "a b",
		},
		{
			"done early", "2026-04-01", "2026-04-05", "a 10d done=2026-04-04\nb 5d after=a",
			"a 2026-04-01 2026-04-04 0 done\nb 2026-04-05 2026-04-09 0", "2026-04-10", "b",
		},
		{
			"done late", "2026-04-01", "2026-05-01", "a 10d done=2026-04-30\nb 5d after=a",
			"a 2026-04-01 2026-04-30 0 done\nb 2026-05-01 2026-05-05 0", "2026-05-06", "b",
		},
		{
			"done before what it follows", "2026-04-01", "2026-04-03", "a 10d\nb 5d after=a done=2026-04-02",
			"a 2026-04-01 2026-04-10 0\nb 2026-04-02 2026-04-02 0 done", "2026-04-11", "a",
		},
		{
			"all done", "2026-04-01", "2026-06-01", "a 10d done=2026-04-12",
			"a 2026-04-01 2026-04-12 0 done", "2026-06-01", "",
		},
		{
			"overdue", "2026-04-01", "2026-06-01", "a 10d\nb 5d after=a",
			"a 2026-04-01 2026-06-01 0\nb 2026-06-02 2026-06-06 0", "2026-06-07", "a b",
		},
		{
			"asked before it begins", "2026-04-01", "2026-01-01", "a 10d",
			"a 2026-04-01 2026-04-10 0", "2026-04-11", "a",
		},
		{
			"nobody knows how long", "2026-04-01", "2026-04-01", "a ?\nb 5d after=a\nc 9d",
			"a 2026-04-01 2026-04-01 3 or-later\nc 2026-04-01 2026-04-09 0\nb 2026-04-02 2026-04-06 3 or-later", "2026-04-10", "c",
		},
		{
			"nobody knew how long and it is done", "2026-04-01", "2026-04-08", "a ? done=2026-04-07\nb 5d after=a",
			"a 2026-04-01 2026-04-07 0 done\nb 2026-04-08 2026-04-12 0", "2026-04-13", "b",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := planSchedule(t, planOf(t, c.begins, c.plan), c.asOf)
			assert.Equal(t, c.want+"\n", taskRows(got))
			assert.Equal(t, c.earliest, got.Earliest.String())
			assert.Equal(t, strings.Fields(c.critical), got.Critical)
			assert.Equal(t, calendar.MustDate(c.asOf), got.AsOf)
		})
	}
}

// What is done is known, whatever it followed and however long it was thought to last.
func TestWorkPlan_ProgrammeOfTasksWithoutLength(t *testing.T) {
	for _, c := range []struct{ plan, unestimated, atLeast string }{
		{"a 1d\nb 1m after=a", "", ""},
		{"a 1d\nb ?\nc ?", "b c", "b c"},
		{"a ?\nb 1d after=a\nc 1d after=b\nd 9d", "a", "a b c"},
		{"a ? done=2026-04-01\nb 1d after=a", "", ""},
		{"a ?\nb 1d after=a done=2026-04-01\nc 1d after=b", "a", "a"},
		{"a ?\nb ? after=a done=2026-04-01\nc ? after=b", "a c", "a c"},
	} {
		got := planSchedule(t, planOf(t, "2026-04-01", c.plan), "2026-04-01")
		assert.Equal(t, strings.Fields(c.unestimated), got.Unestimated, c.plan)
		assert.Equal(t, c.unestimated == "", got.Known(), c.plan)
		atLeast := []string{}
		for _, task := range got.Tasks {
			if task.AtLeast {
				atLeast = append(atLeast, task.ID)
			}
		}
		assert.Equal(t, strings.Fields(c.atLeast), atLeast, c.plan)
	}
}

// The prerequisites feed in as partnership.EarliestStart has them.
func TestWorkPlan_ProgrammeWithPrerequisites(t *testing.T) {
	lock := func(id, last string) partnership.Prerequisite {
		p := partnership.Prerequisite{ID: id, Kind: partnership.ContractLock, What: "contract"}
		if last != "" {
			p.LockedUntil = calendar.MustDate(last)
		}
		return p
	}
	plan := planOf(t, "2026-04-01", "a 30d\nb 10d")
	for _, c := range []struct {
		name              string
		locks             []partnership.Prerequisite
		earliest          string
		critical, binding []string
		unknown           []string
		slack             int
	}{
		{"none", nil, "2026-05-01", []string{"a"}, []string{}, []string{}, 0},
		{"one that is over", []partnership.Prerequisite{lock("x", "2026-03-31")}, "2026-05-01", []string{"a"}, []string{}, []string{}, 0},
		{"one that ends a day before the work", []partnership.Prerequisite{lock("x", "2026-04-29")}, "2026-05-01", []string{"a"}, []string{}, []string{}, 0},
		{"one that ends with the work", []partnership.Prerequisite{lock("x", "2026-04-30")}, "2026-05-01", []string{"a"}, []string{"x"}, []string{}, 0},
		{"one that ends a day after it", []partnership.Prerequisite{lock("x", "2026-05-01")}, "2026-05-02", []string{}, []string{"x"}, []string{}, 1},
		{
			"two that end on one day",
			[]partnership.Prerequisite{lock("y", "2027-03-31"), lock("z", "2026-12-31"), lock("x", "2027-03-31")},
			"2027-04-01",
			[]string{},
			[]string{"y", "x"},
			[]string{},
			335,
		},
		{"one that ends nobody knows when", []partnership.Prerequisite{lock("x", "")}, "2026-05-01", []string{"a"}, []string{}, []string{"x"}, 0},
	} {
		got := planSchedule(t, plan, "2026-04-01", c.locks...)
		assert.Equal(t, c.earliest, got.Earliest.String(), c.name)
		assert.Equal(t, c.critical, got.Critical, c.name)
		assert.Equal(t, c.binding, got.Binding, c.name)
		assert.Equal(t, c.unknown, got.Unknown, c.name)
		assert.Equal(t, []string{}, got.Unestimated, c.name)
		assert.Equal(t, len(c.unknown) == 0, got.Known(), c.name)
		assert.Equal(t, c.slack, got.Tasks[slices.IndexFunc(got.Tasks, func(s lifecycle.ScheduledTask) bool { return s.ID == "a" })].Slack, c.name)
	}
}

func TestWorkPlan_ProgrammeErrors(t *testing.T) {
	plan := plainPlan(t)
	plan.Tasks[0].What = ""
	_, err := plan.Programme([]partnership.Prerequisite{{ID: "x", What: "y"}}, calendar.Date{})
	assert.EqualError(t, err, "tasks[0].what: required\nas_of: required\nprerequisites[0].kind: required")
	for _, c := range []struct{ name, asOf, plan, want string }{
		{"ends on the last day but one", "9999-01-01", "a 364d", ""},
		{"ends on the last day", "9999-01-01", "a 365d", "tasks[0]: a"},
		{"ends after it", "9999-01-01", "b 1d\na 36525d", "tasks[1]: a"},
		{"months up to the last day but one", "9999-01-01", "a 1m from=9999-11-30", ""},
		{"months up to the last day", "9999-01-01", "a 1m from=9999-12-01", "tasks[0]: a"},
		{"centuries", "9900-01-01", "c 1d after=b\nb 1200m after=a\na 1d", "tasks[1]: b"},
		{"begins on the last day", "9999-01-01", "a 1d from=9999-12-31", "tasks[0]: a"},
		{"done on the last day, and not yet", "9999-01-01", "a 1d done=9999-12-31", ""},
		{"asked on the last day", "9999-12-31", "a 1d", "tasks[0]: a"},
		{"asked on the last day, and done", "9999-12-31", "a 1d done=9999-12-31", "tasks[0]: a"},
	} {
		_, err := planOf(t, c.asOf, c.plan).Programme(nil, calendar.MustDate(c.asOf))
		if c.want == "" {
			assert.NoError(t, err, c.name)
			continue
		}
		assert.EqualError(t, err, c.want+": the day after it is finished is after 9999-12-31: out of range", c.name)
		assert.ErrorIs(t, err, field.ErrRange, c.name)
	}
}

func TestProgramme_Late(t *testing.T) {
	plan := planOf(t, "2026-04-01", "a 30d")
	_, ok := planSchedule(t, plan, "2026-04-01").Late()
	assert.False(t, ok, "no day was promised")
	for promised, want := range map[string]int{"2026-04-30": 1, "2026-05-01": 0, "2026-05-11": -10, "2026-04-01": 30} {
		plan.Promised = calendar.MustDate(promised)
		days, ok := planSchedule(t, plan, "2026-04-01").Late()
		assert.True(t, ok)
		assert.Equal(t, want, days, promised)
	}
}

// A path is followed task by task: the second way to the answer. A task can be
// made to last so many days more.
func pathFinish(plan lifecycle.WorkPlan, asOf calendar.Date, path []int, more map[string]int) calendar.Date {
	finish := plan.From.AddDays(-1)
	for _, i := range path {
		task := plan.Tasks[i]
		if !task.Done.IsZero() {
			finish = task.Done
			continue
		}
		length, _ := task.Days.Millionths()
		milestone := task.Days == days(0) || task.Months == days(0)
		day := finish.AddDays(1)
		if milestone {
			day = finish
		}
		for day.Before(plan.From) || day.Before(task.NotBefore) {
			day = day.AddDays(1)
		}
		last := day.AddDays(max(int(length/1_000_000), 1) - 1)
		if months, _ := task.Months.Millionths(); months > 0 {
			last = lastOfMonths(day, int(months/1_000_000))
		}
		for last.Before(asOf) {
			last = last.AddDays(1)
		}
		finish = last.AddDays(more[task.ID])
	}
	return finish
}

// lastOfMonths counts day by day to the day before that of the same number, or
// to the end of a month that has none.
func lastOfMonths(first calendar.Date, months int) calendar.Date {
	month := func(d calendar.Date) int { return d.Year()*12 + int(d.Month()) }
	day := first
	for month(day) < month(first)+months || month(day) == month(first)+months && day.Day() < first.Day() {
		day = day.AddDays(1)
	}
	return day.AddDays(-1)
}

// finishByPaths returns the day on which each task is finished: the latest over
// all paths that lead to it.
func finishByPaths(plan lifecycle.WorkPlan, asOf calendar.Date, more map[string]int) []calendar.Date {
	places := map[string]int{}
	for i, task := range plan.Tasks {
		places[task.ID] = i
	}
	finish := make([]calendar.Date, len(plan.Tasks))
	var back func(path []int)
	back = func(path []int) {
		end := path[len(path)-1]
		if last := pathFinish(plan, asOf, path, more); last.After(finish[end]) {
			finish[end] = last
		}
		for _, id := range plan.Tasks[path[0]].After {
			back(append([]int{places[id]}, path...))
		}
	}
	for i := range plan.Tasks {
		back([]int{i})
	}
	return finish
}

// startByPaths returns the first day after all tasks, and no earlier than others.
func startByPaths(finish []calendar.Date, others calendar.Date) calendar.Date {
	for _, last := range finish {
		if next := last.AddDays(1); next.After(others) {
			others = next
		}
	}
	return others
}

// randomPlan returns a plan of few tasks, each after some of those before it,
// shuffled.
func randomPlan(random *rand.Rand) lifecycle.WorkPlan {
	plan := lifecycle.WorkPlan{From: calendar.MustDate("2026-01-01").AddDays(random.IntN(60))}
	for i := range 1 + random.IntN(7) {
		task := lifecycle.Task{ID: fmt.Sprintf("t%d", i), What: "Do it"}
		switch random.IntN(6) {
		case 0:
			task.Months = days(random.IntN(4))
		case 1: // unknown
		case 2:
			task.Days = days(0)
		default:
			task.Days = days(1 + random.IntN(40))
		}
		for j := range i {
			if random.IntN(3) == 0 {
				task.After = append(task.After, fmt.Sprintf("t%d", j))
			}
		}
		if random.IntN(5) == 0 {
			task.NotBefore = plan.From.AddDays(random.IntN(120))
		}
		if random.IntN(6) == 0 {
			task.Done = plan.From.AddDays(random.IntN(50))
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	random.Shuffle(len(plan.Tasks), func(i, j int) { plan.Tasks[i], plan.Tasks[j] = plan.Tasks[j], plan.Tasks[i] })
	return plan
}

// Every finish, the start and every slack against all paths: a task can be
// finished later by its slack, and the start stays; by a day more, and it moves.
func TestWorkPlan_ProgrammeByAllPaths(t *testing.T) {
	random := newPlanRandom(2)
	slacks, critical, bound, monthsAtTheEnd := 0, 0, 0, 0
	for range 3000 {
		plan := randomPlan(random)
		asOf := plan.From.AddDays(random.IntN(120) - 30)
		var prerequisites []partnership.Prerequisite
		if random.IntN(3) == 0 {
			prerequisites = append(prerequisites, partnership.Prerequisite{
				ID: "lock", Kind: partnership.ContractLock, What: "contract", LockedUntil: asOf.AddDays(random.IntN(200)),
			})
		}
		got, err := plan.Programme(prerequisites, asOf)
		require.NoError(t, err)
		others, err := partnership.EarliestStart(asOf, prerequisites)
		require.NoError(t, err)
		for i := range plan.Tasks {
			if plan.Tasks[i].Done.After(asOf) {
				plan.Tasks[i].Done = calendar.Date{} // nobody knew it then
			}
		}
		finish := finishByPaths(plan, asOf, nil)
		require.Equal(t, startByPaths(finish, others.Earliest), got.Earliest, "%+v", plan)
		for _, s := range got.Tasks {
			i := slices.IndexFunc(plan.Tasks, func(task lifecycle.Task) bool { return task.ID == s.ID })
			require.Equal(t, finish[i], s.Finish, "%s of %+v", s.ID, plan)
			require.Equal(t, !plan.Tasks[i].Done.IsZero(), s.Done)
			require.False(t, s.Start.After(s.Finish))
			require.Equal(t, s.Slack == 0 && !s.Done, slices.Contains(got.Critical, s.ID))
			if s.Done {
				require.Zero(t, s.Slack)
				continue
			}
			slip := func(days int) calendar.Date {
				return startByPaths(finishByPaths(plan, asOf, map[string]int{s.ID: days}), others.Earliest)
			}
			require.Equal(t, got.Earliest, slip(s.Slack), "%s can slip %d days: %+v", s.ID, s.Slack, plan)
			require.Greater(t, slip(s.Slack+1).Compare(got.Earliest), 0, "%s cannot slip %d days: %+v", s.ID, s.Slack+1, plan)
			slacks += min(1, s.Slack)
			if plan.Tasks[i].Months.Compare(days(0)) > 0 && s.Start.Day() > 28 {
				monthsAtTheEnd++
			}
		}
		critical += min(1, len(got.Critical))
		bound += min(1, len(got.Binding))
	}
	assert.Greater(t, min(slacks, critical, bound, monthsAtTheEnd), 50)
}

func TestWorkPlan_ProgrammeDoesNotDependOnTheOrder(t *testing.T) {
	random := newPlanRandom(3)
	for range 500 {
		plan := randomPlan(random)
		asOf := plan.From.AddDays(random.IntN(60) - 10)
		want, err := plan.Programme(nil, asOf)
		require.NoError(t, err)
		shuffled := plan
		shuffled.Tasks = slices.Clone(plan.Tasks)
		random.Shuffle(len(shuffled.Tasks), func(i, j int) {
			shuffled.Tasks[i], shuffled.Tasks[j] = shuffled.Tasks[j], shuffled.Tasks[i]
		})
		for i := range shuffled.Tasks {
			shuffled.Tasks[i].After = slices.Clone(shuffled.Tasks[i].After)
			slices.Reverse(shuffled.Tasks[i].After)
		}
		got, err := shuffled.Programme(nil, asOf)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, want.Mermaid(), got.Mermaid())
		require.Equal(t, want.Table(noNames).Markdown(), got.Table(noNames).Markdown())
	}
}

// More work, or work after more, never makes anything earlier.
func TestWorkPlan_ProgrammeOnlyGetsLater(t *testing.T) {
	random := newPlanRandom(4)
	later, tried := 0, 0
	for range 2000 {
		plan := randomPlan(random)
		asOf := plan.From.AddDays(random.IntN(60) - 10)
		before, err := plan.Programme(nil, asOf)
		require.NoError(t, err)
		more := plan
		more.Tasks = slices.Clone(plan.Tasks)
		i, j := random.IntN(len(more.Tasks)), random.IntN(len(more.Tasks))
		if random.IntN(2) == 0 {
			more.Tasks[i].After = append(slices.Clone(more.Tasks[i].After), more.Tasks[j].ID)
		} else if n, known := more.Tasks[i].Days.Millionths(); known {
			more.Tasks[i].Days = days(int(n/1_000_000) + 1)
		}
		after, err := more.Programme(nil, asOf)
		if err != nil {
			continue // a cycle, or listed before
		}
		tried++
		require.False(t, after.Earliest.Before(before.Earliest))
		for _, s := range before.Tasks {
			k := slices.IndexFunc(after.Tasks, func(other lifecycle.ScheduledTask) bool { return other.ID == s.ID })
			require.False(t, after.Tasks[k].Finish.Before(s.Finish))
		}
		later += max(0, after.Earliest.Compare(before.Earliest))
	}
	assert.Greater(t, min(later, tried-later), 100)
}

func TestWorkPlan_ProgrammeChangesNothing(t *testing.T) {
	plan, prerequisites := companyPlan(t), planLocks()
	got := planSchedule(t, plan, "2026-10-01", prerequisites...)
	got.Critical = append(got.Critical[:0], "x")
	got.Unknown[0], got.Tasks[0].ID = "x", "x"
	assert.Equal(t, companyPlan(t), plan)
	assert.Equal(t, planLocks(), prerequisites)
}

// FuzzProgramme reads a plan. What Validate lets through has a schedule, unless it
// leads beyond the last day: all is finished before the start, nothing begins
// before what it follows is finished, and something binds.
func FuzzProgramme(f *testing.F) {
	for _, plan := range []lifecycle.WorkPlan{companyPlan(f), plainPlan(f), planOf(f, "9999-12-01", "a 31d"), planOf(f, "2026-04-01", "a 1m after=b\nb 1d after=a")} {
		document, err := json.Marshal(plan)
		require.NoError(f, err)
		f.Add(document, 10)
	}
	f.Fuzz(func(t *testing.T, document []byte, day int) {
		plan, err := field.Decode[lifecycle.WorkPlan](document)
		if err != nil {
			return
		}
		asOf := plan.From.AddDays(day)
		if asOf.IsZero() {
			asOf = plan.From
		}
		s, err := plan.Programme(nil, asOf)
		if err != nil {
			require.ErrorIs(t, err, field.ErrRange)
			return
		}
		finish := map[string]calendar.Date{}
		bound := s.Earliest == asOf
		for _, task := range s.Tasks {
			finish[task.ID] = task.Finish
			require.True(t, task.Finish.Before(s.Earliest))
			require.GreaterOrEqual(t, task.Slack, 0)
			bound = bound || task.Finish.AddDays(1) == s.Earliest && (task.Done || task.Slack == 0)
		}
		require.True(t, bound)
		require.Len(t, s.Tasks, len(plan.Tasks))
		for _, task := range plan.Tasks {
			for _, before := range task.After {
				k := slices.IndexFunc(s.Tasks, func(other lifecycle.ScheduledTask) bool { return other.ID == task.ID })
				next := finish[before]
				if !s.Tasks[k].Milestone {
					next = next.AddDays(1)
				}
				require.True(t, s.Tasks[k].Done || !s.Tasks[k].Start.Before(next))
			}
		}
		require.Equal(t, 5+len(s.Tasks)+min(1, plan.Promised.Year())+1, strings.Count(s.Mermaid(), "\n"), "a line for each")
	})
}

// longPlan returns a plan of n tasks, each after the three before it.
func longPlan(n int) lifecycle.WorkPlan {
	plan := lifecycle.WorkPlan{From: calendar.MustDate("2026-04-01")}
	for i := range n {
		task := lifecycle.Task{ID: fmt.Sprintf("t%d", i), What: "Do it", Days: days(1 + i%5)}
		for j := max(0, i-3); j < i; j++ {
			task.After = append(task.After, fmt.Sprintf("t%d", j))
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}

func BenchmarkWorkPlan_Programme(b *testing.B) {
	for _, n := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprint(n, " tasks"), func(b *testing.B) {
			plan, asOf := longPlan(n), calendar.MustDate("2026-04-01")
			b.ReportAllocs()
			for b.Loop() {
				if _, err := plan.Programme(nil, asOf); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A milestone that is done keeps its day, and one that is not is no earlier than the day
// that is asked about.
func TestSchedule_MilestoneKeepsItsDay(t *testing.T) {
	plan := planOf(t, "2026-04-01", `
		case  1m
		done  0d after=case done=2026-04-10
		due   0d
		late  0d from=2026-05-20
	`)
	s := planSchedule(t, plan, "2026-05-07")
	for i, want := range []string{"case 2026-04-01 2026-05-07", "done 2026-04-10 2026-04-10", "due 2026-05-07 2026-05-07", "late 2026-05-20 2026-05-20"} {
		assert.Equal(t, want, fmt.Sprint(s.Tasks[i].ID, " ", s.Tasks[i].Start, " ", s.Tasks[i].Finish))
		assert.Equal(t, i > 0, s.Tasks[i].Milestone)
	}
	assert.Equal(t, calendar.MustDate("2026-05-21"), s.Earliest)
	assert.Contains(t, s.Mermaid(), ":done, milestone, 2026-04-10, 0d\n")
}
