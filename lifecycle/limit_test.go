package lifecycle_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// many returns ids that are in order.
func many[T ~string](prefix string, n int) []T {
	ids := make([]T, n)
	for i := range ids {
		ids[i] = T(fmt.Sprintf("%s-%04d", prefix, i))
	}
	return ids
}

func TestEvent_HasUpTo1000LinesAndMembers(t *testing.T) {
	e := lifecycle.Event{
		Kind: lifecycle.Propose, On: day("2020-01-01"),
		Lines: many[partnership.LineID]("line", 1000), Members: members(many[partnership.OrgID]("org", 1000)...),
	}
	require.NoError(t, e.Validate())
	e.Lines, e.Members = append(e.Lines, "one-more"), append(e.Members, lifecycle.OrgRole{Org: "one-more", Role: partnership.ClientRole})
	assert.Equal(t, []string{"lines: out of range", "members: out of range"}, fieldtest.Faults(e.Validate()))
}

func TestState_HasUpTo1000LinesAndMembersOfEach(t *testing.T) {
	first := lifecycle.Event{
		Kind: lifecycle.Propose, On: day("2020-01-01"),
		Lines: many[partnership.LineID]("line", 999), Members: members(many[partnership.OrgID]("org", 999)...),
	}
	another := func(line partnership.LineID) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.Propose, On: first.On, Lines: lines(line), Members: members("barnet", "harrow")}
	}
	joins := func(org partnership.OrgID) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.MemberJoins, On: first.On, Org: org, Lines: first.Lines[:1]}
	}
	ends := lifecycle.Event{Kind: lifecycle.CouncilSucceeded, On: first.On, Lines: first.Lines[:1], Succession: partnership.Succession{
		On: first.On, Predecessor: "org-0000", Source: "an order",
		Successors: []partnership.Share{
			{Org: "north", Fraction: partnership.MustFraction("50%")}, {Org: "south", Fraction: partnership.MustFraction("50%")},
		},
	}}
	assert.NoError(t, logOf(first, another("another"), joins("barnet")).Validate())
	assert.EqualError(t, logOf(first, another("another"), another("one-more")).Validate(),
		"entries[2].event.lines: propose: 1001: the partnership has too many lines, want at most 1000: denied")
	assert.EqualError(t, logOf(first, joins("barnet"), joins("brent")).Validate(),
		"entries[2].event.org: member-joins: 1001 in line-0000: the line has too many members, want at most 1000: denied")
	assert.EqualError(t, logOf(first, joins("barnet"), ends).Validate(),
		"entries[2].event.succession.successors: council-succeeded: 1001 in line-0000: the line has too many members, want at most 1000: denied")
}

func TestUndeclaredError_NamesUpTo20Lines(t *testing.T) {
	propose := lifecycle.Event{Kind: lifecycle.Propose, On: day("2020-01-01"), Lines: many[partnership.LineID]("line", 22), Members: members("barnet", "harrow")}
	err := logOf(propose, lifecycle.Event{Kind: lifecycle.GoLive, On: day("2020-01-02")}).Validate()
	var undeclared *lifecycle.UndeclaredError
	require.ErrorAs(t, err, &undeclared)
	assert.Len(t, undeclared.Lines, 20)
	assert.Equal(t, 2, undeclared.More)
	assert.ErrorContains(t, err, "line-0019 is exploring, and 2 more (what can happen: ")
}

func TestLog_ValidateStopsAfterMaxErrors(t *testing.T) {
	events := slices.Repeat([]lifecycle.Event{{Kind: lifecycle.GoLive, On: day("2020-01-02")}}, field.MaxErrors+5)
	propose := lifecycle.Event{Kind: lifecycle.Propose, On: day("2020-01-01"), Lines: lines("legal"), Members: members("barnet", "harrow")}
	err := logOf(append([]lifecycle.Event{propose}, events...)...).Validate()
	assert.Len(t, field.Errors(err), field.MaxErrors)
}

// A thousand events that fail on each of a thousand lines give no million errors.
func TestLog_ValidateCountsTheErrorsOfEachLine(t *testing.T) {
	propose := lifecycle.Event{Kind: lifecycle.Propose, On: day("2020-01-01"), Lines: many[partnership.LineID]("line", 1000), Members: members("barnet", "harrow")}
	joins := lifecycle.Event{Kind: lifecycle.MemberJoins, On: day("2020-01-02"), Org: "barnet"}
	log := logOf(append([]lifecycle.Event{propose}, slices.Repeat([]lifecycle.Event{joins}, 1000)...)...)
	err := log.Validate()
	assert.Len(t, field.Errors(err), field.MaxErrors)
	assert.ErrorContains(t, err, "entries[1].event.org: member-joins: barnet in line-0000: it is a member of the line already: denied")
	state, again := log.State()
	assert.EqualError(t, again, err.Error())
	assert.Len(t, state.Lines, 1000)
}

func TestProposal_LinesOfAnyOrderAreInOrder(t *testing.T) {
	propose := func(ids ...partnership.LineID) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.Propose, On: day("2020-01-01"), Lines: ids, Members: members("barnet", "harrow")}
	}
	state := stateOf(t, propose("m", "z", "a"), propose("n", "b"))
	got := []partnership.LineID{}
	for _, line := range state.Lines {
		got = append(got, line.Line)
	}
	assert.Equal(t, lines("a", "b", "m", "n", "z"), got)
}
