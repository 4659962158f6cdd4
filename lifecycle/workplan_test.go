package lifecycle_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// days returns a number of days.
func days(n int) partnership.Quantity { return partnership.MustQuantity(strconv.Itoa(n)) }

// planOf reads a plan from a table with a row for each task: its id, how long it
// lasts (45d, 3m or ?), and what else there is to say of it.
func planOf(t testing.TB, begins, text string) lifecycle.WorkPlan {
	t.Helper()
	plan := lifecycle.WorkPlan{From: calendar.MustDate(begins)}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		words := strings.Fields(line)
		task := lifecycle.Task{ID: words[0], What: "Do " + words[0]}
		if length, unit := words[1][:len(words[1])-1], words[1][len(words[1])-1]; unit != '?' {
			n, err := strconv.Atoi(length)
			require.NoError(t, err)
			if task.Days = days(n); unit == 'm' {
				task.Days, task.Months = partnership.Quantity{}, days(n)
			}
		}
		for _, word := range words[2:] {
			key, value, _ := strings.Cut(word, "=")
			switch key {
			case "after":
				task.After = strings.Split(value, ",")
			case "from":
				task.NotBefore = calendar.MustDate(value)
			case "done":
				task.Done = calendar.MustDate(value)
			default:
				t.Fatal(word)
			}
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}

// companyPlan is a plan to form a company for audit; its lengths are made up.
func companyPlan(t testing.TB) lifecycle.WorkPlan {
	plan := planOf(t, "2026-04-01", `
		options    3m  done=2026-06-26
		case       4m  after=options
		decision   1d  after=case from=2026-11-19
		agreement  2m  after=decision
		consult   45d  after=decision
		transfer   1m  after=agreement,consult
		data       ?   after=options
	`)
	plan.Promised, plan.Structure = calendar.MustDate("2027-01-01"), partnership.JointCompany
	plan.Tasks[0].What, plan.Tasks[0].Owner = "Options appraisal", "Head of audit"
	plan.Tasks[4].What = "Section 188: consultation with staff & unions"
	return plan
}

// plainPlan is a plan that has nothing special.
func plainPlan(t testing.TB) lifecycle.WorkPlan {
	return planOf(t, "2026-04-01", `
		case     2m
		consult 45d  after=case
		sign     1d  after=case,consult
	`)
}

func TestWorkPlan_ValidateFindsEverything(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*lifecycle.WorkPlan)
		want  string
	}{
		{"nothing", func(*lifecycle.WorkPlan) {}, ""},
		{"no first day", func(p *lifecycle.WorkPlan) { p.From = calendar.Date{} }, "from: required"},
		{
			"promised too early", func(p *lifecycle.WorkPlan) { p.Promised = calendar.MustDate("2026-03-31") },
			"promised: 2026-03-31 is before the work begins, 2026-04-01: out of order",
		},
		{"promised for the first day", func(p *lifecycle.WorkPlan) { p.Promised = p.From }, ""},
		{
			"no such structure", func(p *lifecycle.WorkPlan) { p.Structure = "firm" },
			`structure: "firm" is not a structure (lead-authority, joint-committee, staff-made-available, goods-and-services, joint-company, horizontal-cooperation, pooled-fund, contractor): invalid`,
		},
		{"a structure", func(p *lifecycle.WorkPlan) { p.Structure = partnership.PooledFund }, ""},
		{"no task", func(p *lifecycle.WorkPlan) { p.Tasks = nil }, "tasks: required"},
		{"a task that is not set", func(p *lifecycle.WorkPlan) { p.Tasks[2] = lifecycle.Task{} }, "tasks[2].id: required\ntasks[2].what: required"},
		{
			"two that are not set", func(p *lifecycle.WorkPlan) { p.Tasks = make([]lifecycle.Task, 2) },
			"tasks[0].id: required\ntasks[0].what: required\ntasks[1].id: required\ntasks[1].what: required",
		},
		{"no such id", func(p *lifecycle.WorkPlan) { p.Tasks[2].ID = "sign it" }, `tasks[2].id: "sign it" is not a task id (1 to 64 letters, digits and -_.:/): invalid`},
		{"says nothing", func(p *lifecycle.WorkPlan) { p.Tasks[0].What = " \t" }, "tasks[0].what: required"},
		{"less than a day", func(p *lifecycle.WorkPlan) { p.Tasks[1].Days = days(-1) }, "tasks[1].days: -1 is not from 0 to 36525 days: out of range"},
		{"a hundred years", func(p *lifecycle.WorkPlan) { p.Tasks[1].Days, p.Tasks[0].Months = days(36_525), days(1200) }, ""},
		{
			"more", func(p *lifecycle.WorkPlan) { p.Tasks[1].Days, p.Tasks[0].Months = days(36_526), days(1201) },
			"tasks[0].months: 1201 is not from 0 to 1200 months: out of range\ntasks[1].days: 36526 is not from 0 to 36525 days: out of range",
		},
		{
			"days and months", func(p *lifecycle.WorkPlan) { p.Tasks[0].Days = days(3) },
			"tasks[0].months: 2 months and 3 days, want one of the two: invalid",
		},
		{"half a month", func(p *lifecycle.WorkPlan) { p.Tasks[0].Months = partnership.MustQuantity("0.5") }, "tasks[0].months: 0.5 is not a whole number of months: invalid"},
		{"no months", func(p *lifecycle.WorkPlan) { p.Tasks[0].Months = days(0) }, ""},
		{"less than a month", func(p *lifecycle.WorkPlan) { p.Tasks[0].Months = days(-1) }, "tasks[0].months: -1 is not from 0 to 1200 months: out of range"},
		{"unknown", func(p *lifecycle.WorkPlan) { p.Tasks[1].Days = partnership.Quantity{} }, ""},
		{"a milestone", func(p *lifecycle.WorkPlan) { p.Tasks[1].Days = days(0) }, ""},
		{
			"a milestone of months", func(p *lifecycle.WorkPlan) { p.Tasks[0].Days = days(0) },
			"tasks[0].months: 2 months and 0 days, want one of the two: invalid",
		},
		{
			"half a day", func(p *lifecycle.WorkPlan) { p.Tasks[1].Days = partnership.MustQuantity("0.5") },
			"tasks[1].days: 0.5 is not a whole number of days: invalid",
		},
		{
			"done too early", func(p *lifecycle.WorkPlan) { p.Tasks[0].Done = calendar.MustDate("2026-03-31") },
			"tasks[0].done: 2026-03-31 is before the work begins, 2026-04-01: out of order",
		},
		{"done on the first day, earlier than could be", func(p *lifecycle.WorkPlan) { p.Tasks[2].Done = p.From }, ""},
		{"begins at any time", func(p *lifecycle.WorkPlan) { p.Tasks[0].NotBefore = calendar.MustDate("2020-01-01") }, ""},
		{
			"twice", func(p *lifecycle.WorkPlan) { p.Tasks[1].ID, p.Tasks[2].ID = "case", "case" },
			"tasks[1].id: duplicate: \"case\" is already tasks[0]\ntasks[2].id: duplicate: \"case\" is already tasks[0]\n" +
				"tasks[2].after[1]: \"consult\" is not a task of the plan: not found",
		},
		{
			"after what", func(p *lifecycle.WorkPlan) { p.Tasks[2].After = []string{"", "law", "case", "case"} },
			"tasks[2].after[0]: required\ntasks[2].after[1]: \"law\" is not a task of the plan: not found\ntasks[2].after[3]: duplicate: \"case\" is listed before",
		},
		{
			"after itself", func(p *lifecycle.WorkPlan) { p.Tasks[1].After = []string{"consult"} },
			"tasks[1].after: consult after consult: a task cannot follow itself: out of order",
		},
		{
			"a cycle", func(p *lifecycle.WorkPlan) { p.Tasks[0].After = []string{"sign"} },
			"tasks[2].after: case after sign after case: a task cannot follow itself: out of order",
		},
		{
			"two cycles", func(p *lifecycle.WorkPlan) {
				p.Tasks[0].After = []string{"case"}
				p.Tasks[1].After = []string{"sign", "case"}
			},
			"tasks[0].after: case after case: a task cannot follow itself: out of order\n" +
				"tasks[2].after: consult after sign after consult: a task cannot follow itself: out of order",
		},
		{
			"everything in order", func(p *lifecycle.WorkPlan) {
				*p = lifecycle.WorkPlan{Promised: p.From, Structure: "x", Tasks: []lifecycle.Task{{
					ID: "?", Days: days(-1), Months: days(-1), After: []string{"no"}, Done: p.From,
				}}}
			},
			"from: required\n" +
				`structure: "x" is not a structure (lead-authority, joint-committee, staff-made-available, goods-and-services, joint-company, horizontal-cooperation, pooled-fund, contractor): invalid` +
				"\ntasks[0].id: \"?\" is not a task id (1 to 64 letters, digits and -_.:/): invalid\ntasks[0].what: required\ntasks[0].days: -1 is not from 0 to 36525 days: out of range\n" +
				"tasks[0].months: -1 months and -1 days, want one of the two: invalid\ntasks[0].after[0]: \"no\" is not a task of the plan: not found",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := plainPlan(t)
			c.spoil(&plan)
			err := plan.Validate()
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, c.want)
			for _, e := range field.Errors(err) {
				assert.Equal(t, 1, planSentinels(e), "%v", e)
			}
			assert.Len(t, field.Errors(err), strings.Count(c.want, "\n")+1, "each has a place")
			schedule, err := plan.Programme(nil, calendar.MustDate("2026-04-01"))
			require.EqualError(t, err, c.want)
			assert.Equal(t, lifecycle.Programme{}, schedule)
		})
	}
}

// planSentinels returns how many of the sentinels an error wraps.
func planSentinels(err error) (n int) {
	for _, sentinel := range []error{
		field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound, field.ErrOrder, field.ErrRange,
	} {
		if errors.Is(err, sentinel) {
			n++
		}
	}
	return n
}

// A cycle is found wherever it is, and a plan without one is never said to have
// one: against a search for a task that is reachable from itself.
func TestWorkPlan_ValidateFindsCycles(t *testing.T) {
	random := newPlanRandom(1)
	cyclic := 0
	for range 2000 {
		plan := lifecycle.WorkPlan{From: calendar.MustDate("2026-04-01")}
		n := 1 + random.IntN(6)
		for i := range n {
			task := lifecycle.Task{ID: fmt.Sprint("t", i), What: "Do it", Days: days(1)}
			for j := range n {
				if random.IntN(5) == 0 {
					task.After = append(task.After, fmt.Sprint("t", j))
				}
			}
			plan.Tasks = append(plan.Tasks, task)
		}
		reach := map[string]bool{}
		for range n { // transitive closure by as many rounds as there are tasks
			for _, task := range plan.Tasks {
				for _, before := range task.After {
					reach[task.ID+before] = true
					for _, other := range plan.Tasks {
						if reach[before+other.ID] {
							reach[task.ID+other.ID] = true
						}
					}
				}
			}
		}
		want := slices.ContainsFunc(plan.Tasks, func(task lifecycle.Task) bool { return reach[task.ID+task.ID] })
		err := plan.Validate()
		require.Equal(t, want, err != nil, "%+v", plan.Tasks)
		if err == nil {
			continue
		}
		cyclic++
		seen := map[string]bool{}
		for _, found := range field.Errors(err) {
			require.ErrorIs(t, found, field.ErrOrder)
			chain, _, _ := strings.Cut(found.Err.Error(), ":")
			ids := strings.Split(chain, " after ")
			require.Equal(t, ids[0], ids[len(ids)-1])
			for i, id := range ids[1:] {
				task := plan.Tasks[slices.IndexFunc(plan.Tasks, func(task lifecycle.Task) bool { return task.ID == ids[i] })]
				require.Contains(t, task.After, id)
				require.False(t, seen[id], "cycles share no task")
				seen[id] = true
			}
		}
	}
	assert.Greater(t, cyclic, 200)
	assert.Less(t, cyclic, 1800)
}

// planGolden returns the golden document of a name.
func planGolden(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "golden", name))
	require.NoError(t, err)
	return string(text)
}

// holdsToPlanGolden holds a value against its golden document, both ways.
func holdsToPlanGolden[T any](t *testing.T, name string, value T) {
	t.Helper()
	written, err := json.MarshalIndent(value, "", "  ")
	require.NoError(t, err)
	golden := planGolden(t, name)
	assert.Equal(t, golden, string(written)+"\n")
	var read T
	require.NoError(t, json.Unmarshal([]byte(golden), &read))
	assert.Equal(t, value, read)
}

func TestWorkPlan_Golden(t *testing.T) {
	plan := companyPlan(t)
	require.NoError(t, plan.Validate())
	holdsToPlanGolden(t, "work-plan.json", plan)
	read, err := field.Decode[lifecycle.WorkPlan]([]byte(planGolden(t, "work-plan.json")))
	require.NoError(t, err)
	assert.Equal(t, plan, read)
	schedule, err := plan.Programme(planLocks(), calendar.MustDate("2026-10-01"))
	require.NoError(t, err)
	holdsToPlanGolden(t, "programme.json", schedule)
}

// planLocks are a contract that ends, one that nobody knows the end of, and work.
func planLocks() []partnership.Prerequisite {
	return []partnership.Prerequisite{
		{ID: "casework", Kind: partnership.ContractLock, What: "Casework system", LockedUntil: calendar.MustDate("2027-03-31")},
		{ID: "payroll", Kind: partnership.ContractLock, What: "Payroll bureau"},
		{ID: "platform", Kind: partnership.ITPlatform, What: "One platform", Due: calendar.MustDate("2026-12-31")},
	}
}

func TestWorkPlan_IsZero(t *testing.T) { fieldtest.OnlyZeroIsZero[lifecycle.WorkPlan](t) }
