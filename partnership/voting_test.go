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
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
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

func TestVoting_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/voting.json", weighted())
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
		carried, err := agreed.Carried(c.inFavour, c.against)
		require.NoError(t, err)
		assert.Equal(t, c.want, carried, c)
	}
	carried, err := equal("more than 1/2").Carried([]partnership.OrgID{"norwich", "south-norfolk"}, []partnership.OrgID{"broadland"})
	require.NoError(t, err)
	assert.True(t, carried, "without the veto")
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
		carried, err := equal(c.threshold).Carried(members[:c.inFavour], members[c.inFavour:])
		require.NoError(t, err)
		assert.Equal(t, c.want, carried, "%d of 33, %s", c.inFavour, c.threshold)
	}
}

func TestVoting_CarriedByHalf(t *testing.T) {
	carried, err := equal("more than 1/2").Carried([]partnership.OrgID{"a"}, []partnership.OrgID{"b"})
	require.NoError(t, err)
	assert.False(t, carried, "a half is not more than a half")
	carried, err = equal("at least 1/2").Carried([]partnership.OrgID{"a"}, []partnership.OrgID{"b"})
	require.NoError(t, err)
	assert.True(t, carried)
}

// Weighted votes against fractions of whole numbers of any size.
func TestVoting_CarriedAgainstFractions(t *testing.T) {
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
		carried, err := v.Carried(inFavour, against)
		cast := new(big.Rat).Add(yes, no)
		if cast.Sign() == 0 {
			require.ErrorIs(t, err, field.ErrRange)
			continue
		}
		require.NoError(t, err)
		order := new(big.Rat).Quo(yes, cast).Cmp(big.NewRat(of, in))
		want := order > 0 || order == 0 && !strict
		require.Equal(t, want, carried, "%v: %v for, %v against", v, inFavour, against)
		outcomes[want]++
	}
	assert.Greater(t, min(outcomes[true], outcomes[false]), 500)
}

func TestVoting_CarriedErrors(t *testing.T) {
	orgs := func(ids ...partnership.OrgID) []partnership.OrgID { return ids }
	for _, c := range []struct {
		name              string
		voting            partnership.Voting
		inFavour, against []partnership.OrgID
		want              []string
	}{
		{"not agreed", partnership.Voting{}, nil, nil, []string{"rule: required", "threshold: required"}},
		{"a malformed id", equal("more than 1/2"), orgs("a", ""), orgs("b c"), []string{"in_favour[1]: required", "against[0]: invalid"}},
		{"votes twice", equal("more than 1/2"), orgs("a", "b", "a"), orgs("c", "c"), []string{"in_favour[2]: duplicate", "against[1]: duplicate"}},
		{"votes for and against", equal("more than 1/2"), orgs("a"), orgs("b", "a"), []string{"against[1]: duplicate"}},
		{"has no votes", weighted(), orgs("surrey", "kent"), orgs("", "essex"), []string{"in_favour[1]: not found", "against[0]: required", "against[1]: not found"}},
		{"has a veto and no votes", equal("more than 1/2", "surrey"), orgs("a"), orgs("surrey", "surrey"), []string{"against[1]: duplicate"}},
	} {
		carried, err := c.voting.Carried(c.inFavour, c.against)
		assert.False(t, carried)
		assert.Equal(t, c.want, faults(err), c.name)
	}
	for _, v := range []partnership.Voting{equal("at least 0/1"), weighted()} {
		_, err := v.Carried(nil, nil)
		require.ErrorIs(t, err, field.ErrRange, "no votes are cast")
	}
	_, err := weighted().Carried(orgs("brighton"), nil)
	require.ErrorIs(t, err, field.ErrRange, "a member without a vote votes alone")
}

func TestVoting_CarriedChangesNothing(t *testing.T) {
	v, inFavour, against := weighted(), []partnership.OrgID{"surrey", "east-sussex", "spare"}[:2], []partnership.OrgID{"brighton"}
	_, err := v.Carried(inFavour, against)
	require.NoError(t, err)
	assert.Equal(t, weighted(), v)
	assert.Equal(t, []partnership.OrgID{"surrey", "east-sussex", "spare"}, inFavour[:3])
	assert.Equal(t, []partnership.OrgID{"brighton"}, against)
}

// The order in which votes are cast changes nothing.
func TestVoting_CarriedInAnyOrder(t *testing.T) {
	v := weighted()
	one, err := v.Carried([]partnership.OrgID{"surrey", "brighton"}, []partnership.OrgID{"east-sussex"})
	require.NoError(t, err)
	slices.Reverse(v.Votes)
	two, err := v.Carried([]partnership.OrgID{"brighton", "surrey"}, []partnership.OrgID{"east-sussex"})
	require.NoError(t, err)
	assert.Equal(t, one, two)
}

// Cost shares are not votes: of two members that pay 70 % and 30 % each has one
// vote, so neither can outvote the other.
func ExampleVoting_Carried() {
	v := partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")}
	fmt.Println(v.Carried([]partnership.OrgID{"surrey"}, []partnership.OrgID{"east-sussex"}))
	fmt.Println(v.Carried([]partnership.OrgID{"surrey", "brighton"}, []partnership.OrgID{"east-sussex"}))

	v.Vetoes = []partnership.OrgID{"east-sussex"}
	fmt.Println(v.Carried([]partnership.OrgID{"surrey", "brighton"}, []partnership.OrgID{"east-sussex"}))
	// Output:
	// false <nil>
	// true <nil>
	// false <nil>
}

// A grants scheme of 33 councils needs two thirds of the votes cast: 22 of 33 are
// exactly that.
func ExampleVoting_Carried_twoThirds() {
	v := partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("at least 2/3")}
	v.Votes = []partnership.MemberVotes{
		{Org: "inner-london", Votes: partnership.MustQuantity("22")},
		{Org: "outer-london", Votes: partnership.MustQuantity("11")},
	}
	fmt.Println(v.Carried([]partnership.OrgID{"inner-london"}, []partnership.OrgID{"outer-london"}))
	// Output: true <nil>
}
