package risk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// registerDetails returns what has changed in a register apart from its risks.
func registerDetails(was, is *Register) []ChangeDetail {
	var all changeDetails
	all.compare("title", was.Title, is.Title, "")
	compareIDs(&all, "members", report.Organisation, was.Members, is.Members, noneRecorded)
	matrixDetails(&all, "matrix", &was.Matrix, &is.Matrix)
	matrixDetails(&all, "opportunity matrix", &was.OpportunityMatrix, &is.OpportunityMatrix)
	all.compare("contingency plans needed from", string(was.PlansFrom), string(is.PlansFrom), "")
	all.compare("months to the next review, by rating", months(was.ReviewMonths), months(is.ReviewMonths), "")
	all.compare("weeks to the next review, by rating", months(was.ReviewWeeks), months(is.ReviewWeeks), "")
	all.compare("highest ratings within the appetites", listed(texts(was.AppetiteRatings)), listed(texts(is.AppetiteRatings)), "")
	appetiteDetails(&all, was, is)
	all.compareControls("shared control", was.Controls, is.Controls)
	planDetails(&all, was, is)
	return all
}

// months returns numbers of months or weeks as text.
func months(all []int) string {
	parts := make([]string, len(all))
	for i, n := range all {
		parts[i] = strconv.Itoa(n)
	}
	return listed(parts)
}

// matrixDetails adds what has changed in a matrix that rates as before.
func matrixDetails(all *changeDetails, what string, was, is *matrix.Matrix) {
	all.compare(what, was.Name, is.Name, "")
	all.compare("source of the "+what, was.Source, is.Source, "")
	for _, axis := range []struct {
		what    string
		was, is matrix.Scale
	}{{"likelihood", was.Likelihood, is.Likelihood}, {"impact", was.Impact, is.Impact}} {
		for i, level := range axis.is {
			all.compare(axis.what+" "+string(level.Code)+" is called", axis.was[i].Label, level.Label, "")
		}
	}
	for i, c := range is.Criteria {
		all.compare("criterion "+string(c.ID)+" is called", was.Criteria[i].Name, c.Name, "")
	}
}

// appetiteDetails adds the appetites that are new, changed or removed.
func appetiteDetails(all *changeDetails, was, is *Register) {
	key := func(s AppetiteStatement) appetiteKey { return appetiteKey{s.Member, s.Category} }
	before, now := keyed(was.Appetites, key), keyed(is.Appetites, key)
	of := func(s AppetiteStatement) phrase {
		whose := words("all members")
		if s.Member != "" {
			whose = named(report.Organisation, s.Member)
		}
		return words("appetite of ").and(whose).and(words(" for " + orAll(s.Category) + ": "))
	}
	for _, s := range is.Appetites {
		if old, there := before[key(s)]; !there {
			all.say(of(s).and(words(s.text() + ", new")))
		} else if old != s {
			all.say(of(s).and(words(s.text() + " (was " + old.text() + ")")))
		}
	}
	for _, s := range was.Appetites {
		if _, there := now[key(s)]; !there {
			all.say(of(s).and(words("stated no longer (was " + s.text() + ")")))
		}
	}
}

// keyed returns items by a key; of several with one key, the first.
func keyed[T any, K comparable](items []T, key func(T) K) map[K]T {
	all := make(map[K]T, len(items))
	for _, item := range items {
		if _, there := all[key(item)]; !there {
			all[key(item)] = item
		}
	}
	return all
}

// planDetails adds the contingency plans that are new, changed or removed; of each, a
// change of its state comes first.
func planDetails(all *changeDetails, was, is *Register) {
	key := func(p ContingencyPlan) PlanID { return p.ID }
	before, now := keyed(was.Plans, key), keyed(is.Plans, key)
	for _, p := range is.Plans {
		old, there := before[p.ID]
		of := words(": ").and(named(report.ContingencyPlan, p.ID))
		if !there {
			all.say(words("new contingency plan, " + stateText(p.StateOn(is.AsOf))).and(of))
			continue
		}
		if state, before := p.StateOn(is.AsOf), old.StateOn(was.AsOf); state != before {
			all.say(words("contingency plan " + stateText(state) + " (was " + stateText(before) + ")").and(of))
		} else if !slices.Equal(p.Moves, old.Moves) {
			all.say(words("moves of the contingency plan corrected").and(of))
		}
		planDetail(all, old, p, of)
	}
	for _, p := range was.Plans {
		if _, there := now[p.ID]; !there {
			all.say(words("contingency plan taken out: ").and(named(report.ContingencyPlan, p.ID)))
		}
	}
}

// stateText returns how far a plan has got, in words.
func stateText(s PlanState) string {
	if s == "" {
		return "not begun"
	}
	return strings.ToLower(s.Title())
}

// planDetail adds what has changed in one contingency plan, apart from its state.
func planDetail(all *changeDetails, was, is ContingencyPlan, of phrase) {
	say := func(what string, was, is phrase) {
		if was.text != is.text {
			all.say(words("contingency plan, " + what + " ").and(is).and(words(" (was ")).and(was).and(words(")")).and(of))
		}
	}
	text := func(what, was, is string) { say(what, words(recorded(was)), words(recorded(is))) }
	say("who pays", joined(sharePhrases(was.Funding), notAgreed), joined(sharePhrases(is.Funding), notAgreed))
	text("function", was.Function, is.Function)
	say("risks", eachNamed(report.Risk, was.Risks, noneRecorded), eachNamed(report.Risk, is.Risks, noneRecorded))
	text("the exit plan:", yesNo(was.Exit), yesNo(is.Exit))
	text("trigger", was.Trigger, is.Trigger)
	text("days of warning", was.Warning.String(), is.Warning.String())
	text("owner", was.Owner, is.Owner)
	text("steps", stepTexts(was.Steps), stepTexts(is.Steps))
	for _, cost := range []struct {
		what    string
		was, is costing.Money
	}{{"cost to prepare", was.Prepare, is.Prepare}, {"cost to implement", was.Implement, is.Implement}, {"cost to stand down", was.StandDown, is.StandDown}} {
		text(cost.what, cost.was.Sterling(), cost.is.Sterling())
	}
	text("months to the next test", testMonthsText(was.TestMonths), testMonthsText(is.TestMonths))
	text("tests", testTexts(was.Tests), testTexts(is.Tests))
	text("retired when", was.RetireWhen, is.RetireWhen)
}

// testMonthsText returns every how many months a plan is tested, and no text if that is not
// known.
func testMonthsText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// yesNo returns the answer in words.
func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// stepTexts returns what is done, by whom, and within how many days.
func stepTexts(steps []PlanStep) string {
	parts := make([]string, len(steps))
	for i, s := range steps {
		parts[i] = fmt.Sprintf("%s by %s within %s", s.What, recorded(s.Owner), daysText(s.Lead))
	}
	return strings.Join(parts, "; ")
}

// testTexts returns the tests with their day and how each went.
func testTexts(tests []PlanTest) string {
	parts := make([]string, len(tests))
	for i, t := range tests {
		parts[i] = strings.TrimSpace(fmt.Sprintf("%s on %v %s %s", t.How, t.On, recorded(t.Outcome), t.Lessons))
	}
	return strings.Join(parts, "; ")
}
