package partnership_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func TestVoting_Rules(t *testing.T) {
	testCategory(t, partnership.VotingRules(), "equal", "weighted")
}

// weighted is a vote of three by weights, in which one has a veto.
func weighted() partnership.Voting {
	return partnership.Voting{
		Rule: partnership.WeightedVotes,
		Votes: []partnership.MemberVotes{
			{Org: "surrey", Votes: number("2")}, {Org: "east-sussex", Votes: number("1.5")}, {Org: "brighton", Votes: number("0")},
		},
		Threshold: partnership.MustThreshold("at least 2/3"),
		Vetoes:    []partnership.OrgID{"surrey"},
	}
}

// equal is a vote of one each.
func equal(threshold string, vetoes ...partnership.OrgID) partnership.Voting {
	return partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold(threshold), Vetoes: vetoes}
}

func TestVoting_Categories(t *testing.T) {
	testCategory(t, partnership.VoteBases(), "votes-cast", "all-members")
	testCategory(t, partnership.VoteOutcomes(), "carried", "lost", "tied", "not-quorate")
	testCategory(t, partnership.Sides(), "in-favour", "against")
}

// carried reports whether those who vote, and are the members, carry a motion.
func carried(t *testing.T, v partnership.Voting, inFavour, against []partnership.OrgID) bool {
	t.Helper()
	result, err := v.Count(slices.Concat(inFavour, against), partnership.Ballot{InFavour: inFavour, Against: against})
	require.NoError(t, err)
	return result.Outcome == partnership.Carried
}

func TestVoting_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/voting.json", weighted())
	joint := equal("at least 2/3")
	joint.Base, joint.Quorum, joint.ChairCasts = partnership.AllMembers, 3, true
	fieldtest.Golden(t, "testdata/golden/voting-joint.json", joint)
	fieldtest.Golden(t, "testdata/golden/member-votes.json", weighted().Votes[1])
}

func TestVoting_Validate(t *testing.T) {
	type v = partnership.Voting
	testBroken(t, weighted, []broken[v]{
		{"no rule", func(x *v) { x.Rule = "" }, []string{"rule: required"}},
		{"no such rule", func(x *v) { x.Rule = "by hand" }, []string{"rule: invalid"}},
		{"weighted without votes", func(x *v) { x.Votes = nil }, []string{"votes: required"}},
		{"equal with votes", func(x *v) { x.Rule = partnership.EqualVotes }, []string{"votes: invalid"}},
		{"votes of nobody", func(x *v) { x.Votes[0].Org = "" }, []string{"votes[0].org: required"}},
		{"votes of no such id", func(x *v) { x.Votes[0].Org = "a b" }, []string{"votes[0].org: invalid"}},
		{"votes not known", func(x *v) { x.Votes[1].Votes = partnership.Quantity{} }, []string{"votes[1].votes: required"}},
		{"votes below none", func(x *v) { x.Votes[1].Votes = number("-0.000001") }, []string{"votes[1].votes: out of range"}},
		{"votes above a million", func(x *v) { x.Votes[1].Votes = number("1000000.000001") }, []string{"votes[1].votes: out of range"}},
		{"votes listed twice", func(x *v) { x.Votes[2].Org = "surrey" }, []string{"votes[2].org: duplicate"}},
		{"no threshold", func(x *v) { x.Threshold = partnership.Threshold{} }, []string{"threshold: required"}},
		{"carried by the fewer", func(x *v) { x.Threshold = partnership.MustThreshold("less than 1/2") }, []string{"threshold: invalid"}},
		{"carried by half at most", func(x *v) { x.Threshold = partnership.MustThreshold("at most 1/2") }, []string{"threshold: invalid"}},
		{"no such base", func(x *v) { x.Base = "people" }, []string{"base: invalid"}},
		{"a quorum below none", func(x *v) { x.Quorum = -1 }, []string{"quorum: out of range"}},
		{"a quorum above a million", func(x *v) { x.Quorum = 1_000_001 }, []string{"quorum: out of range"}},
		{"veto of nobody", func(x *v) { x.Vetoes = []partnership.OrgID{""} }, []string{"vetoes[0]: required"}},
		{"veto of no such id", func(x *v) { x.Vetoes = []partnership.OrgID{"-"} }, []string{"vetoes[0]: invalid"}},
		{"veto listed twice", func(x *v) { x.Vetoes = append(x.Vetoes, "surrey") }, []string{"vetoes[1]: duplicate"}},
		{"everything", func(x *v) {
			*x = v{
				Votes:     []partnership.MemberVotes{{Org: "a", Votes: number("-1")}, {Org: "a"}},
				Threshold: partnership.MustThreshold("at most 1/1"), Vetoes: []partnership.OrgID{"", "b", "b"},
			}
		}, []string{
			"rule: required", "votes[0].votes: out of range", "votes[1].votes: required", "votes[1].org: duplicate",
			"threshold: invalid", "vetoes[0]: required", "vetoes[2]: duplicate",
		}},
	})
}

func TestVoting_IsZero(t *testing.T) {
	assert.True(t, partnership.Voting{}.IsZero())
	assert.True(t, partnership.Voting{Votes: []partnership.MemberVotes{}, Vetoes: []partnership.OrgID{}}.IsZero())
	for _, v := range []partnership.Voting{
		{Rule: partnership.EqualVotes},
		{Votes: weighted().Votes},
		{Threshold: weighted().Threshold},
		{Vetoes: weighted().Vetoes},
		{Base: partnership.VotesCast},
		{Quorum: 1},
		{ChairCasts: true},
	} {
		assert.False(t, v.IsZero())
	}
}

// A joint committee of three gave one member a veto; the court held that a joint
// committee decides by simple majority and in no other way (R v South Norfolk DC
// ex p Friends of Hethel [2010] EWCA Civ 894). The veto can be written down and
// counts as agreed: whether the structure can have it is another question.
func TestVoting_VetoInJointCommittee(t *testing.T) {
	agreed := equal("more than 1/2", "broadland")
	require.NoError(t, agreed.Validate())
	terms := partnership.Terms{Structure: partnership.JointCommittee, Voting: agreed}
	require.NoError(t, terms.Validate())
	implied, _ := terms.Structure.Implies()
	assert.Equal(t, partnership.SimpleMajority, implied.Decision)

	for _, c := range []struct {
		inFavour, against []partnership.OrgID
		want              bool
	}{
		{[]partnership.OrgID{"norwich", "south-norfolk"}, []partnership.OrgID{"broadland"}, false},
		{[]partnership.OrgID{"norwich", "south-norfolk"}, nil, true}, // who abstains vetoes nothing
		{[]partnership.OrgID{"norwich", "broadland"}, []partnership.OrgID{"south-norfolk"}, true},
		{[]partnership.OrgID{"broadland"}, []partnership.OrgID{"norwich", "south-norfolk"}, false}, // a veto carries nothing
	} {
		assert.Equal(t, c.want, carried(t, agreed, c.inFavour, c.against), c)
	}
	assert.True(t, carried(t, equal("more than 1/2"), []partnership.OrgID{"norwich", "south-norfolk"}, []partnership.OrgID{"broadland"}), "without the veto")
}

// London Councils' grants scheme needs two thirds of its 33 members (Local
// Government Act 1985 s.48): 22 are exactly that.
func TestVoting_TwoThirdsOfLondonCouncils(t *testing.T) {
	members := make([]partnership.OrgID, 33)
	for i := range members {
		members[i] = partnership.OrgID(fmt.Sprintf("E090000%02d", i+1))
	}
	for _, c := range []struct {
		threshold string
		inFavour  int
		want      bool
	}{
		{"at least 2/3", 22, true},
		{"at least 2/3", 21, false},
		{"more than 2/3", 22, false},
		{"more than 2/3", 23, true},
		{"more than 1/2", 17, true},
		{"more than 1/2", 16, false},
		{"at least 1/1", 33, true},
		{"at least 1/1", 32, false},
	} {
		assert.Equal(t, c.want, carried(t, equal(c.threshold), members[:c.inFavour], members[c.inFavour:]), "%d of 33, %s", c.inFavour, c.threshold)
	}
}

func TestVoting_CountsHalf(t *testing.T) {
	a, b := []partnership.OrgID{"a"}, []partnership.OrgID{"b"}
	assert.False(t, carried(t, equal("more than 1/2"), a, b), "a half is not more than a half")
	assert.True(t, carried(t, equal("at least 1/2"), a, b))
}

// Two thirds of the constituent councils are not two thirds of those who vote: 20 of 33
// for and 5 against are 80 % of the votes and 60.6 % of the councils.
func TestVoting_CountsAllMembers(t *testing.T) {
	ids := orgs(33)
	v := equal("at least 2/3")
	ballot := partnership.Ballot{InFavour: ids[:20], Against: ids[20:25]}
	result, err := v.Count(ids, ballot)
	require.NoError(t, err)
	assert.Equal(t, partnership.VoteResult{Outcome: partnership.Carried, InFavour: number("20"), Against: number("5"), Of: number("25"), Present: 25, Wanted: v.Threshold}, result)
	v.Base = partnership.AllMembers
	result, err = v.Count(ids, ballot)
	require.NoError(t, err)
	assert.Equal(t, partnership.VoteResult{Outcome: partnership.Lost, InFavour: number("20"), Against: number("5"), Of: number("33"), Present: 25, Wanted: v.Threshold}, result)
	for n, want := range map[int]partnership.VoteOutcome{21: partnership.Lost, 22: partnership.Carried} {
		result, err = v.Count(ids, partnership.Ballot{InFavour: ids[:n]})
		require.NoError(t, err)
		assert.Equal(t, want, result.Outcome, n)
	}
	w := weighted()
	w.Base, w.Threshold, w.Vetoes = partnership.AllMembers, partnership.MustThreshold("more than 1/2"), nil
	result, err = w.Count([]partnership.OrgID{"surrey", "east-sussex", "brighton"}, partnership.Ballot{InFavour: []partnership.OrgID{"east-sussex"}})
	require.NoError(t, err)
	assert.Equal(t, partnership.Lost, result.Outcome, "1.5 of 3.5")
	assert.Equal(t, number("3.5"), result.Of)
}

func TestPartnership_TablesSayHowMembersDecide(t *testing.T) {
	v := equal("at least 2/3")
	v.Base, v.Quorum, v.ChairCasts = partnership.AllMembers, 1, true
	p := partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{Voting: v}}}
	p.Agreement.Terms.Term, p.Agreement.Terms.RollsMonths = span("2025-04-01", "2027-03-31"), 12
	assert.Contains(t, p.Tables(report.Names{}).Markdown(), "| 2025-04-01 to 2027-03-31, and rolls on by 12 months |")
	p.Agreement.Terms.Term = calendar.Term{}
	assert.Contains(t, p.Tables(report.Names{}).Markdown(), "| rolls on by 12 months |")
	assert.Contains(t, p.Tables(report.Names{}).Markdown(),
		"| One vote each; at least 2/3 of the votes of all members; quorum: 1 member; the chair has a casting vote |")
}

// A meeting with too few present decides nothing, whoever votes how.
func TestVoting_CountsTheQuorum(t *testing.T) {
	ids := orgs(5)
	v := equal("more than 1/2")
	v.Quorum = 3
	for name, c := range map[string]struct {
		ballot partnership.Ballot
		want   partnership.VoteOutcome
	}{
		"two of five":                   {partnership.Ballot{InFavour: ids[:2]}, partnership.NotQuorate},
		"two and one who abstains":      {partnership.Ballot{InFavour: ids[:2], Abstained: ids[2:3]}, partnership.Carried},
		"two and the chair":             {partnership.Ballot{InFavour: ids[:2], Chair: ids[4]}, partnership.Carried},
		"two, one of them the chair":    {partnership.Ballot{InFavour: ids[:2], Chair: ids[1]}, partnership.NotQuorate},
		"one for, one against":          {partnership.Ballot{InFavour: ids[:1], Against: ids[1:2]}, partnership.NotQuorate},
		"nobody":                        {partnership.Ballot{}, partnership.NotQuorate},
		"three of whom two are against": {partnership.Ballot{InFavour: ids[:1], Against: ids[1:3]}, partnership.Lost},
	} {
		result, err := v.Count(ids, c.ballot)
		require.NoError(t, err)
		assert.Equal(t, c.want, result.Outcome, name)
		assert.Equal(t, 3, result.Quorum)
	}
}

// Where no quorum is recorded, nobody can still not decide, and the one that presides can.
func TestVoting_CountOfNobodyIsNotQuorate(t *testing.T) {
	ids := []partnership.OrgID{"harrow", "barnet"}
	v := partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2"), ChairCasts: true}
	for want, ballot := range map[partnership.VoteOutcome]partnership.Ballot{
		partnership.NotQuorate: {},
		partnership.Tied:       {Chair: "harrow"},
		partnership.Carried:    {Chair: "harrow", Casting: partnership.InFavour},
	} {
		result, err := v.Count(ids, ballot)
		require.NoError(t, err)
		assert.Equal(t, want, result.Outcome)
	}
}

// In a joint committee the one that presides has a second or casting vote if the votes
// are equal (Local Government Act 1972, Schedule 12, paragraph 39).
func TestVoting_CountsTheCastingVote(t *testing.T) {
	ids := orgs(4)
	v := equal("more than 1/2")
	v.ChairCasts = true
	for name, c := range map[string]struct {
		ballot      partnership.Ballot
		want        partnership.VoteOutcome
		yes, no     string
		secondGiven partnership.Side
	}{
		"not given":           {partnership.Ballot{InFavour: ids[:2], Against: ids[2:], Chair: ids[0]}, partnership.Tied, "2", "2", ""},
		"in favour":           {partnership.Ballot{InFavour: ids[:2], Against: ids[2:], Chair: ids[0], Casting: partnership.InFavour}, partnership.Carried, "3", "2", partnership.InFavour},
		"against":             {partnership.Ballot{InFavour: ids[:2], Against: ids[2:], Chair: ids[0], Casting: partnership.Against}, partnership.Lost, "2", "3", partnership.Against},
		"against its first":   {partnership.Ballot{InFavour: ids[:2], Against: ids[2:], Chair: ids[3], Casting: partnership.InFavour}, partnership.Carried, "3", "2", partnership.InFavour},
		"not needed":          {partnership.Ballot{InFavour: ids[:3], Against: ids[3:], Chair: ids[0], Casting: partnership.Against}, partnership.Carried, "3", "1", ""},
		"not needed, lost":    {partnership.Ballot{InFavour: ids[:1], Against: ids[1:], Chair: ids[0], Casting: partnership.InFavour}, partnership.Lost, "1", "3", ""},
		"everybody abstained": {partnership.Ballot{Abstained: ids, Chair: ids[0], Casting: partnership.InFavour}, partnership.Carried, "1", "0", partnership.InFavour},
	} {
		result, err := v.Count(ids, c.ballot)
		require.NoError(t, err)
		assert.Equal(t, c.want, result.Outcome, name)
		assert.Equal(t, []partnership.Quantity{number(c.yes), number(c.no)}, []partnership.Quantity{result.InFavour, result.Against}, name)
		assert.Equal(t, c.secondGiven, result.Casting, name)
	}
	tie := partnership.Ballot{InFavour: ids[:2], Against: ids[2:], Chair: ids[0], Casting: partnership.InFavour}
	v.Threshold = partnership.MustThreshold("at least 2/3")
	result, err := v.Count(ids, tie)
	require.NoError(t, err)
	assert.Equal(t, partnership.Lost, result.Outcome, "3 of 5 are not two thirds: one more would not carry it")
	assert.Empty(t, result.Casting)
	v.Threshold, v.Vetoes = partnership.MustThreshold("more than 1/2"), ids[3:]
	result, err = v.Count(ids, tie)
	require.NoError(t, err)
	assert.Equal(t, partnership.Lost, result.Outcome)
	assert.Equal(t, ids[3:], result.Vetoed)
	w := weighted()
	w.ChairCasts, w.Threshold, w.Vetoes, w.Votes[1].Votes = true, partnership.MustThreshold("more than 1/2"), nil, number("2")
	three := []partnership.OrgID{"surrey", "east-sussex", "brighton"}
	result, err = w.Count(three, partnership.Ballot{InFavour: three[:1], Against: three[1:2], Chair: "brighton"})
	require.NoError(t, err)
	assert.Equal(t, partnership.Lost, result.Outcome, "the second vote of a chair without votes is none")
	result, err = w.Count(three, partnership.Ballot{InFavour: three[:1], Against: three[1:2], Chair: "surrey", Casting: partnership.InFavour})
	require.NoError(t, err)
	assert.Equal(t, number("4"), result.InFavour)
}

// Who has left, has not joined or only buys the service does not vote.
func TestPartnership_VoteOfTheMembersOfTheDay(t *testing.T) {
	p := partnership.Partnership{
		Members: []partnership.Member{
			{Org: "harrow", Role: partnership.LeadRole},
			{Org: "barnet", Role: partnership.MemberRole},
			{Org: "brent", Role: partnership.MemberRole, Term: span("2015-04-01", "2018-03-31")},
			{Org: "school", Role: partnership.ClientRole},
			{Org: "supplier", Role: partnership.ProviderRole},
		},
		Agreement: partnership.Agreement{Terms: partnership.Terms{Term: span("2015-04-01", "2020-03-31"), Voting: equal("more than 1/2")}},
	}
	for _, c := range []struct {
		on   string
		org  partnership.OrgID
		want error
	}{
		{"2015-03-31", "harrow", field.ErrNotFound},
		{"2015-04-01", "brent", nil},
		{"2018-03-31", "brent", nil},
		{"2018-04-01", "brent", field.ErrNotFound},
		{"2018-04-01", "barnet", nil},
		{"2018-04-01", "school", field.ErrNotFound},
		{"2018-04-01", "supplier", field.ErrNotFound},
		{"2020-04-01", "harrow", field.ErrNotFound},
	} {
		_, err := p.Vote(date(c.on), partnership.Ballot{InFavour: []partnership.OrgID{c.org}})
		assert.ErrorIs(t, err, c.want, "%s on %s", c.org, c.on)
	}
	_, err := p.Vote(calendar.Date{}, partnership.Ballot{})
	assert.Equal(t, []string{"on: required"}, faults(err))
}

// Weighted votes against fractions of whole numbers of any size.
func TestVoting_CountsAgainstFractions(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	outcomes := map[bool]int{}
	for range 3000 {
		v := partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2")}
		of, in := int64(1+random.IntN(3)), int64(3+random.IntN(2))
		v.Threshold = partnership.MustThreshold(fmt.Sprintf("at least %d/%d", of, in))
		strict := random.IntN(2) == 0
		if strict {
			v.Threshold = partnership.MustThreshold(fmt.Sprintf("more than %d/%d", of, in))
		}
		var inFavour, against []partnership.OrgID
		yes, no := new(big.Rat), new(big.Rat)
		for i := range 1 + random.IntN(6) {
			org := partnership.OrgID(fmt.Sprintf("m%d", i))
			votes, err := partnership.QuantityOfMillionths(int64(random.IntN(4)) * []int64{1, 500_000, 1_000_000, 250_000_000_000}[random.IntN(4)])
			require.NoError(t, err)
			v.Votes = append(v.Votes, partnership.MemberVotes{Org: org, Votes: votes})
			exact, _ := new(big.Rat).SetString(votes.String())
			switch random.IntN(3) {
			case 0:
				inFavour = append(inFavour, org)
				yes.Add(yes, exact)
			case 1:
				against = append(against, org)
				no.Add(no, exact)
			}
		}
		cast := new(big.Rat).Add(yes, no)
		if cast.Sign() == 0 {
			require.False(t, carried(t, v, inFavour, against))
			continue
		}
		order := new(big.Rat).Quo(yes, cast).Cmp(big.NewRat(of, in))
		want := order > 0 || order == 0 && !strict
		require.Equal(t, want, carried(t, v, inFavour, against), "%v: %v for, %v against", v, inFavour, against)
		outcomes[want]++
	}
	assert.Greater(t, min(outcomes[true], outcomes[false]), 500)
}

func TestVoting_CountErrors(t *testing.T) {
	orgs := func(ids ...partnership.OrgID) []partnership.OrgID { return ids }
	casting := equal("more than 1/2")
	casting.ChairCasts = true
	type ballot = partnership.Ballot
	for _, c := range []struct {
		name    string
		voting  partnership.Voting
		members []partnership.OrgID
		ballot  ballot
		want    []string
	}{
		{"not agreed", partnership.Voting{}, nil, ballot{}, []string{"rule: required", "threshold: required"}},
		{"a malformed id", equal("more than 1/2"), orgs("a", ""), ballot{InFavour: orgs("a", ""), Against: orgs("b c")}, []string{"members[1]: required", "in_favour[1]: required", "against[0]: invalid"}},
		{"votes twice", equal("more than 1/2"), orgs("a", "b", "c"), ballot{InFavour: orgs("a", "b", "a"), Against: orgs("c", "c")}, []string{"in_favour[2]: duplicate", "against[1]: duplicate"}},
		{"votes for and against", equal("more than 1/2"), orgs("a", "b"), ballot{InFavour: orgs("a"), Against: orgs("b", "a")}, []string{"against[1]: duplicate"}},
		{"votes and abstains", equal("more than 1/2"), orgs("a", "b"), ballot{InFavour: orgs("a"), Abstained: orgs("b", "a")}, []string{"abstained[1]: duplicate"}},
		{"is no member", equal("more than 1/2"), orgs("a"), ballot{InFavour: orgs("b"), Against: orgs("a"), Abstained: orgs("c"), Chair: "d"}, []string{"in_favour[0]: not found", "abstained[0]: not found", "chair: not found"}},
		{"a member twice", equal("more than 1/2"), orgs("a", "b", "a"), ballot{}, []string{"members[2]: duplicate"}},
		{"a member without votes", weighted(), orgs("surrey", "kent"), ballot{InFavour: orgs("surrey", "kent"), Against: orgs("brighton")}, []string{"members[1]: not found", "in_favour[1]: not found", "against[0]: not found"}},
		{"has a veto and no votes", equal("more than 1/2", "surrey"), orgs("a", "surrey"), ballot{InFavour: orgs("a"), Against: orgs("surrey", "surrey")}, []string{"against[1]: duplicate"}},
		{"a second vote of nobody", casting, orgs("a"), ballot{InFavour: orgs("a"), Casting: partnership.InFavour}, []string{"chair: required"}},
		{"a second vote that the chair does not have", equal("more than 1/2"), orgs("a"), ballot{Chair: "a", Casting: partnership.InFavour}, []string{"casting: invalid"}},
		{"a second vote for nothing", casting, orgs("a"), ballot{Chair: "a", Casting: "maybe"}, []string{"casting: invalid"}},
	} {
		result, err := c.voting.Count(c.members, c.ballot)
		assert.Zero(t, result)
		assert.Equal(t, c.want, faults(err), c.name)
	}
}

func TestVoting_CountChangesNothing(t *testing.T) {
	v, members := weighted(), []partnership.OrgID{"surrey", "east-sussex", "brighton"}
	ballot := partnership.Ballot{InFavour: []partnership.OrgID{"east-sussex", "brighton", "spare"}[:2], Against: []partnership.OrgID{"surrey"}}
	result, err := v.Count(members, ballot)
	require.NoError(t, err)
	fieldtest.Unchanged(t, ballot, func() { result.Vetoed[0] = "spoilt" })
	assert.Equal(t, weighted(), v)
	assert.Equal(t, []partnership.OrgID{"surrey", "east-sussex", "brighton"}, members)
	assert.Equal(t, []partnership.OrgID{"east-sussex", "brighton", "spare"}, ballot.InFavour[:3])
}

// The order in which votes are cast changes nothing.
func TestVoting_CountsInAnyOrder(t *testing.T) {
	v := weighted()
	one := carried(t, v, []partnership.OrgID{"surrey", "brighton"}, []partnership.OrgID{"east-sussex"})
	slices.Reverse(v.Votes)
	assert.Equal(t, one, carried(t, v, []partnership.OrgID{"brighton", "surrey"}, []partnership.OrgID{"east-sussex"}))
}

// Cost shares are not votes: of two members that pay 70 % and 30 % each has one
// vote, so neither can outvote the other.
func ExampleVoting_Count() {
	v := partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2"), ChairCasts: true}
	both := []partnership.OrgID{"surrey", "east-sussex"}
	ballot := partnership.Ballot{InFavour: both[:1], Against: both[1:], Chair: "surrey"}
	result, _ := v.Count(both, ballot)
	fmt.Println(result.Outcome, result.InFavour, "for,", result.Against, "against")

	ballot.Casting = partnership.InFavour // in a joint committee the chair has a second vote
	result, _ = v.Count(both, ballot)
	fmt.Println(result.Outcome, result.InFavour, "for,", result.Against, "against")
	// Output:
	// tied 1 for, 1 against
	// carried 2 for, 1 against
}

// Two thirds of the constituent councils: 20 of 33 are not enough, though only 5 are
// against.
func ExampleVoting_Count_constituentCouncils() {
	v := partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("at least 2/3"), Base: partnership.AllMembers}
	ids := orgs(33)
	result, _ := v.Count(ids, partnership.Ballot{InFavour: ids[:20], Against: ids[20:25]})
	fmt.Println(result.Outcome, result.InFavour, "of", result.Of, "want", result.Wanted)
	// Output: lost 20 of 33 want at least 2/3
}

// Brent left on 31 March: its vote in April does not count.
func ExamplePartnership_Vote() {
	p := partnership.Partnership{
		Members: []partnership.Member{
			{Org: "harrow", Role: partnership.LeadRole},
			{Org: "barnet", Role: partnership.MemberRole},
			{Org: "brent", Role: partnership.MemberRole, Term: calendar.Term{First: calendar.MustDate("2015-04-01"), Last: calendar.MustDate("2018-03-31")}},
		},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Term:   calendar.Term{First: calendar.MustDate("2015-04-01")},
			Voting: partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")},
		}},
	}
	ballot := partnership.Ballot{InFavour: []partnership.OrgID{"harrow", "brent"}, Against: []partnership.OrgID{"barnet"}}
	result, err := p.Vote(calendar.MustDate("2018-03-31"), ballot)
	fmt.Println(result.Outcome, err)
	_, err = p.Vote(calendar.MustDate("2018-04-01"), ballot)
	fmt.Println(err)
	// Output:
	// carried <nil>
	// in_favour[1]: "brent" is not a member: not found
}
