package staff_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// halves is the arrangement of North and North East Lincolnshire: each employs half
// of the procurement staff. The days and the number are made up.
func halves() staff.Turnover {
	return staff.Turnover{
		From:      date("2016-04-01"),
		Posts:     staff.Establishment{buyerOf("n1", "north"), buyerOf("n2", "north"), buyerOf("e1", "north-east"), buyerOf("e2", "north-east")},
		Shares:    []partnership.Share{{Org: "north", Fraction: pc(50)}, {Org: "north-east", Fraction: pc(50)}},
		Tolerance: partnership.MustQuantity("0.5"),
	}
}

func buyerOf(id staff.PostID, employer partnership.OrgID) staff.Post {
	return staff.Post{ID: id, Employer: employer, Function: "procurement", Grade: "SO1", FTE: number(1)}
}

func leaves(day string, id staff.PostID) staff.Movement {
	return staff.Movement{On: date(day), Leaves: id}
}

func joins(day string, id staff.PostID, employer partnership.OrgID, replaces staff.PostID) staff.Movement {
	return staff.Movement{On: date(day), Joins: buyerOf(id, employer), Replaces: replaces}
}

// agreement returns the rules of the balance.
func agreement() policy.Set[staff.Turnover] {
	source := policy.Source{Document: "Agreement of South and East Lincolnshire", Clause: "clauses 6.3 to 6.7"}
	return policy.MustSet(staff.BalanceRules(source, calendar.Term{First: date("2016-04-01")})...)
}

// found returns the findings of the balance rules as of a day, one a line.
func found(t staff.Turnover, asOf string) string {
	lines := []string{}
	for _, r := range agreement().Judge(t, date(asOf)).Results {
		for _, f := range r.Findings {
			lines = append(lines, fmt.Sprintf("%s %s: %s: %s (%s)", f.Outcome, f.Path, f.Message, f.Found, f.Wanted))
		}
	}
	return strings.Join(lines, "\n")
}

func TestBalanceRules_Kept(t *testing.T) {
	turnover := halves()
	turnover.Movements = []staff.Movement{
		leaves("2017-01-31", "n1"), joins("2017-01-31", "n3", "north", "n1"), // on one day
		leaves("2018-05-01", "e1"), joins("2018-09-01", "e3", "north-east", "e1"), // a gap of four months
		joins("2019-04-01", "n4", "north", ""), joins("2019-04-01", "e4", "north-east", ""), // growth by one each
	}
	require.NoError(t, turnover.Validate())
	assert.Empty(t, found(turnover, "2018-04-30"))
	assert.Empty(t, found(turnover, "2026-03-31"), "one short of four is off by half a post, which is tolerated")
	turnover.Tolerance = partnership.MustQuantity("0.499999")
	assert.Equal(t, strings.Join([]string{
		"fail /movements/2: 2018-05-01: north is off its part: 2 of 3 FTE (50%, give or take 0.499999 FTE)",
		"fail /movements/2: 2018-05-01: north-east is off its part: 1 of 3 FTE (50%, give or take 0.499999 FTE)",
	}, "\n"), found(turnover, "2026-03-31"))
	assert.Empty(t, found(turnover, "2018-04-30"), "what comes later is not known yet")
}

func TestBalanceRules_ReplacementHasTheLeaversEmployer(t *testing.T) {
	turnover := halves()
	turnover.Movements = []staff.Movement{
		leaves("2017-01-31", "n1"), joins("2017-03-01", "e3", "north-east", "n1"),
		leaves("2018-01-31", "e3"), joins("2018-03-01", "x", "", "e3"),
	}
	require.NoError(t, turnover.Validate())
	assert.Equal(t, strings.Join([]string{
		"fail /movements/1: 2017-03-01: north is off its part: 1 of 4 FTE (50%, give or take 0.5 FTE)",
		"fail /movements/1: 2017-03-01: north-east is off its part: 3 of 4 FTE (50%, give or take 0.5 FTE)",
		"fail /movements/3: 2018-03-01: north is off its part: 1 of 4 FTE (50%, give or take 0.5 FTE)",
		"fail /movements/1: 2017-03-01: e3 replaces n1: north-east (north)",
		"fail /movements/3: 2018-03-01: x replaces e3: no employer of record (north-east)",
	}, "\n"), found(turnover, "2026-03-31"), "each time that somebody comes to be off, and not every day that somebody is")
	assert.Empty(t, found(turnover, "2017-02-28"))
}

func TestBalanceRules_OnTheFirstDay(t *testing.T) {
	turnover := halves()
	turnover.Posts[0].Employer = "north-east"
	assert.Contains(t, found(turnover, "2016-04-01"), "fail /posts: 2016-04-01: north is off its part: 1 of 4 FTE")
	assert.Equal(t, "unknown /from: not known:  ()\nunknown /from: not known:  ()", found(staff.Turnover{Shares: turnover.Shares, Tolerance: turnover.Tolerance}, "2016-04-01"))
	assert.Equal(t, "unknown /shares: not known:  ()\nunknown /tolerance: not known:  ()",
		found(staff.Turnover{From: date("2016-04-01"), Posts: turnover.Posts}, "2016-04-01"))
}

// Where the FTE of one post or one movement is not known, nobody is found off their part,
// whatever else is known.
func TestBalanceRules_OnePostOrMovementIsNotKnown(t *testing.T) {
	first := halves()
	first.Posts[0].FTE, first.Tolerance = partnership.Quantity{}, number(0)
	assert.Equal(t, "unknown /posts: not known:  ()", found(first, "2026-03-31"))
	noFTE, noDay := joins("2017-01-31", "n3", "north", ""), leaves("2017-01-31", "n1")
	noFTE.Joins.FTE, noDay.On = partnership.Quantity{}, calendar.Date{}
	for _, unknown := range []staff.Movement{noFTE, noDay} {
		turnover := halves()
		turnover.Movements = []staff.Movement{unknown, joins("2017-02-01", "n4", "north", ""), joins("2017-02-02", "n5", "north", "")}
		assert.Equal(t, "unknown /movements/0: not known:  ()", found(turnover, "2026-03-31"))
	}
}

// Three fifths and two fifths of five posts are three and two.
func TestBalanceRules_PartsThatAreNotHalves(t *testing.T) {
	turnover := halves()
	turnover.Posts = append(turnover.Posts, buyerOf("n3", "north"))
	turnover.Shares = []partnership.Share{{Org: "north", Fraction: pc(60)}, {Org: "north-east", Fraction: pc(40)}}
	turnover.Tolerance = number(0)
	assert.Empty(t, found(turnover, "2026-03-31"))
	turnover.Shares[0].Fraction, turnover.Shares[1].Fraction = pc(40), pc(60)
	turnover.Tolerance = number(1)
	assert.Empty(t, found(turnover, "2026-03-31"))
	turnover.Tolerance = partnership.MustQuantity("0.999999")
	assert.Contains(t, found(turnover, "2026-03-31"), "north is off its part: 3 of 5 FTE")
}

func TestTurnover_PostsOnADay(t *testing.T) {
	turnover := halves()
	turnover.Movements = []staff.Movement{leaves("2017-01-31", "n1"), joins("2017-03-01", "n3", "north", "n1")}
	ids := func(day string) string {
		text := ""
		for _, p := range turnover.On(date(day)) {
			text += " " + string(p.ID)
		}
		return strings.TrimSpace(text)
	}
	assert.Equal(t, "", ids("2016-03-31"))
	assert.Equal(t, "n1 n2 e1 e2", ids("2016-04-01"))
	assert.Equal(t, "n1 n2 e1 e2", ids("2017-01-30"))
	assert.Equal(t, "n2 e1 e2", ids("2017-01-31"))
	assert.Equal(t, "n2 e1 e2 n3", ids("2017-03-01"))

	turnover.Posts[1] = buyer()
	then := turnover.On(date("2026-03-31"))
	then[0].AnnualCost, then[0].Excluded[0], then[0].Time[0].Org, then[3].Grade = pounds(1), "x", "x", "x"
	assert.Equal(t, buyer(), turnover.Posts[1], "nothing is shared with what was given")
	assert.Equal(t, buyerOf("n3", "north"), turnover.Movements[1].Joins)
}

func TestTurnover_FindsEverythingAtOnce(t *testing.T) {
	turnover := staff.Turnover{
		Posts: staff.Establishment{buyerOf("n1", "north"), buyerOf("n2", "north")},
		Movements: []staff.Movement{
			{},
			leaves("2017-01-31", "n9"),
			{On: date("2017-01-30"), Leaves: "n1", Joins: buyerOf("n2", "north")},
			{On: date("2017-02-01"), Leaves: "n2", Replaces: "n1"},
			joins("2017-03-01", "n3", "north", "n1"),
			joins("2017-03-01", "n4", "north", "n1"),
			joins("2017-03-01", "n5", "north", "n4"),
			joins("2017-03-01", "n6", "north", "n0"),
			joins("2017-03-01", "n1", "north", ""),
			joins("2017-03-01", "", "north", ""),
		},
		Shares:    []partnership.Share{{Org: "north", Fraction: pc(99)}},
		Tolerance: number(-1),
	}
	wantErrors(t, turnover.Validate(), `
from: required
movements[0].on: required
movements[0]: nobody leaves or joins: required
movements[1].leaves: "n9" is not employed: not found
movements[2].on: 2017-01-30 is listed after 2017-01-31: out of order
movements[2]: somebody leaves and somebody joins, which are two movements: invalid
movements[2].joins.id: "n2" is the id of somebody else: duplicate
movements[3].replaces: nobody joins: invalid
movements[5].replaces: "n1" has been replaced: duplicate
movements[6].replaces: "n4" has not left: not found
movements[7].replaces: "n0" has not left: not found
movements[8].joins.id: "n1" is the id of somebody else: duplicate
movements[9].joins.id: required
shares: they make 99%, not the whole: does not add up
tolerance: -1 is below 0: out of range
`)
	wantErrors(t, staff.Turnover{From: date("2016-04-01")}.Validate(), "shares: required\ntolerance: required")
	early := halves()
	early.Movements = []staff.Movement{leaves("2016-03-31", "n1")}
	wantErrors(t, early.Validate(), "movements[0].on: 2016-03-31 is listed after 2016-04-01: out of order")
}

// The first three turnovers are in order, off its balance, and with a replacement by
// another employer; each of the others lacks one thing that a rule has to know.
func TestBalanceRules_LeaveNothingUntested(t *testing.T) {
	asOf := date("2016-05-01")
	agreed := calendar.Term{First: date("2016-04-01"), Last: date("2026-03-31")}
	changed := func(change func(*staff.Turnover)) staff.Turnover {
		turnover := halves()
		turnover.Movements = []staff.Movement{leaves("2016-04-02", "n1"), joins("2016-04-02", "n3", "north", "n1")}
		change(&turnover)
		return turnover
	}
	same := func(*staff.Turnover) {}
	var cases []policytest.Case[staff.Turnover]
	about := func(name string, rule policy.RuleID, on calendar.Date, want policy.Outcome, change func(*staff.Turnover), paths ...policy.Pointer) {
		c := policytest.Case[staff.Turnover]{Name: name, Rule: rule, Value: changed(change), AsOf: on, Want: want, Paths: paths}
		if want == policy.Fail {
			c.Severity = policy.Blocking
		}
		cases = append(cases, c)
	}
	for _, rule := range []policy.RuleID{"balance-kept", "balance-replacement"} {
		of := string(rule) + ": "
		about(of+"not yet", rule, agreed.First.AddDays(-1), policytest.NotInForce, same)
		about(of+"first day", rule, agreed.First, policy.Pass, same)
		about(of+"last day", rule, agreed.Last, policy.Pass, same)
		about(of+"no longer", rule, agreed.Last.AddDays(1), policytest.NotInForce, same)
		about(of+"kept", rule, asOf, policy.Pass, same)
		about(of+"another employer", rule, asOf, policy.Fail, func(t *staff.Turnover) { t.Movements[1].Joins.Employer = "north-east" },
			map[policy.RuleID][]policy.Pointer{"balance-kept": {"/movements/1", "/movements/1"}, "balance-replacement": {"/movements/1"}}[rule]...)
		about(of+"no first day", rule, asOf, policy.Unknown, func(t *staff.Turnover) { t.From = calendar.Date{} }, "/from")
		about(of+"begins later", rule, asOf, policy.Unknown, func(t *staff.Turnover) { t.From, t.Movements = asOf.AddDays(1), nil }, "/from")
		about(of+"no day", rule, asOf, policy.Unknown, func(t *staff.Turnover) { t.Movements[1].On = calendar.Date{} }, "/movements/1")
	}
	const kept = "balance-kept"
	about("two by another employer", "balance-replacement", asOf, policy.Fail, func(t *staff.Turnover) {
		t.Movements[1].Joins.Employer = "north-east"
		t.Movements = append(t.Movements, t.Movements...)
	}, "/movements/1", "/movements/3")
	about("off on the first day", kept, asOf, policy.Fail, func(t *staff.Turnover) { t.Posts[2].Employer, t.Movements = "north", nil }, "/posts", "/posts")
	about("FTE of a post", kept, asOf, policy.Unknown, func(t *staff.Turnover) { t.Posts[3].FTE = partnership.Quantity{} }, "/posts")
	about("FTE of a joiner", kept, asOf, policy.Unknown, func(t *staff.Turnover) { t.Movements[1].Joins.FTE = partnership.Quantity{} }, "/movements/1")
	about("FTE of a joiner to come", kept, asOf, policy.Pass, func(t *staff.Turnover) { t.Movements = append(t.Movements, joins("2016-05-02", "x", "", "y")) })
	about("shares", kept, asOf, policy.Unknown, func(t *staff.Turnover) { t.Shares = nil }, "/shares")
	about("a share", kept, asOf, policy.Unknown, func(t *staff.Turnover) { t.Shares[1].Fraction = partnership.Fraction{} }, "/shares")
	about("tolerance", kept, asOf, policy.Unknown, func(t *staff.Turnover) { t.Tolerance = partnership.Quantity{} }, "/tolerance")
	about("who is replaced", "balance-replacement", asOf, policy.Unknown, func(t *staff.Turnover) { t.Movements[1].Replaces = "n9" }, "/movements/1")
	source := policy.Source{Document: "Agreement of South and East Lincolnshire", Clause: "clauses 6.3 to 6.7"}
	policytest.Run(
		t, policy.MustSet(staff.BalanceRules(source, agreed)...), cases,
		// What no case tries yet:
		"no two cases of balance-kept differ in /posts/*/id",
		"no two cases of balance-replacement differ in /posts",
		"no two cases of balance-replacement differ in /posts/*/id",
	)
}

// As long as every leaver is replaced on the day by somebody with the same employer,
// and new posts come in pairs, nothing is ever found; with one replacement by the
// other employer something always is.
func TestBalanceRules_TenYearsOfJoinersAndLeavers(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		turnover := halves()
		turnover.Tolerance = number(0)
		day, next := turnover.From, 100
		for range 40 {
			day = day.AddDays(1 + r.IntN(120))
			posts := turnover.On(day)
			leaver := posts[r.IntN(len(posts))]
			id := staff.PostID(fmt.Sprint("p", next))
			turnover.Movements = append(turnover.Movements, leaves(day.String(), leaver.ID), joins(day.String(), id, leaver.Employer, leaver.ID))
			next++
		}
		require.NoError(t, turnover.Validate())
		assert.Empty(t, found(turnover, day.String()))
		i := 1 + 2*r.IntN(40)
		changed := turnover.Movements[i].Joins
		if changed.Employer = "north"; turnover.Movements[i].Joins.Employer == "north" {
			changed.Employer = "north-east"
		}
		turnover.Movements[i].Joins = changed
		got := found(turnover, day.String())
		assert.Contains(t, got, fmt.Sprintf("fail /movements/%d: ", i))
		assert.Contains(t, got, fmt.Sprintf("fail /movements/%d: %v: %s replaces ", i, turnover.Movements[i].On, changed.ID))
		assert.Empty(t, found(turnover, turnover.Movements[i].On.AddDays(-1).String()))
	}
}

// Whatever happens, somebody is found to be off the balance on the day of a change
// if that is so at the end of that day, counted anew from the posts of the day, and
// was not so the day before.
func TestBalanceRules_AgainstTheDaysCountedAnew(t *testing.T) {
	findings := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 17))
		turnover, day := halves(), date("2016-04-01")
		turnover.Tolerance = partnership.MustQuantity([]string{"0", "0.5", "1"}[r.IntN(3)])
		for n := range 30 {
			day = day.AddDays(r.IntN(3))
			if posts := turnover.On(day); r.IntN(2) == 0 && len(posts) > 0 {
				turnover.Movements = append(turnover.Movements, leaves(day.String(), posts[r.IntN(len(posts))].ID))
				continue
			}
			joiner := joins(day.String(), staff.PostID(fmt.Sprint("p", n)), someOrg(r, []partnership.OrgID{"north", "north-east"}, 1), "")
			joiner.Joins.FTE = partnership.MustQuantity([]string{"0.4", "1"}[r.IntN(2)])
			turnover.Movements = append(turnover.Movements, joiner)
		}
		require.NoError(t, turnover.Validate())
		want := []string{}
		was := map[partnership.OrgID]bool{}
		for on := turnover.From; !on.After(day); on = on.AddDays(1) {
			total, employed := int64(0), map[partnership.OrgID]int64{}
			for _, p := range turnover.On(on) {
				total += millionths(p.FTE)
				employed[p.Employer] += millionths(p.FTE)
			}
			for _, org := range []partnership.OrgID{"north", "north-east"} {
				off := max(2*employed[org]-total, total-2*employed[org]) > 2*millionths(turnover.Tolerance)
				if off && !was[org] {
					want = append(want, fmt.Sprintf("%v: %s is off its part", on, org))
				}
				was[org] = off
			}
		}
		got := []string{}
		result, _ := agreement().Judge(turnover, day).Result("balance-kept")
		for _, f := range result.Findings {
			got = append(got, f.Message)
		}
		require.Equal(t, want, got, "seed %d", seed)
		findings += len(got)
	}
	assert.Greater(t, findings, 100)
}

// A turnover is bounded by what its rules look at, whether it has many movements or members.
func TestTurnover_OfTooManyMovementsAndShares(t *testing.T) {
	turnover := staff.Turnover{Movements: make([]staff.Movement, 5_000), Shares: make([]partnership.Share, 2_001)}
	require.ErrorContains(t, turnover.Validate(), "shares: 2001 of them, with 5000 movements, are more than 10000000 pairs: out of range")
	turnover.Shares = turnover.Shares[:2_000]
	require.NotContains(t, turnover.Validate().Error(), "pairs")
}

// A post of which anything is set is a post.
func TestPost_IsZero(t *testing.T) { fieldtest.OnlyZeroIsZero[staff.Post](t) }

// What has no id is nobody's: a leaver who is not named takes nobody along.
func TestTurnover_OnKeepsPostsWithoutAnID(t *testing.T) {
	turnover := staff.Turnover{From: date("2016-04-01"), Posts: staff.Establishment{buyerOf("", "north"), buyerOf("n1", "north")}}
	turnover.Movements = []staff.Movement{joins("2016-05-01", "n2", "north", ""), leaves("2016-06-01", "n1"), joins("2016-07-01", "n1", "north", "")}
	ids := func(day string) (all []staff.PostID) {
		for _, p := range turnover.On(date(day)) {
			all = append(all, p.ID)
		}
		return all
	}
	assert.Equal(t, []staff.PostID{"", "n1", "n2"}, ids("2016-05-01"))
	assert.Equal(t, []staff.PostID{"", "n2"}, ids("2016-06-01"))
	assert.Equal(t, []staff.PostID{"", "n2", "n1"}, ids("2016-07-01"), "who comes back is there again")
}
