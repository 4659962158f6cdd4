package staff_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A limit that is loosened never makes the best allocation worse.
func TestPricesOfBands_NeverMakeItWorse(t *testing.T) {
	better, compared := 0, 0
	for seed := range uint64(40) {
		posts, limits := aTask(rand.New(rand.NewPCG(seed, 31)))
		got, err := staff.Allocate(posts, limits)
		if err != nil || len(limits.Bands) == 0 {
			continue
		}
		prices, err := staff.PricesOfBands(posts, limits)
		require.NoError(t, err)
		for _, p := range prices {
			require.True(t, p.Found && p.Optimal, "seed %d: %s", seed, p.Limit)
			assert.LessOrEqual(t, p.Score.Leaving, got.Score.Leaving, "seed %d: %s", seed, p.Limit)
			if p.Score.Leaving < got.Score.Leaving {
				better++
			}
			compared++
		}
	}
	assert.Greater(t, compared, 100)
	assert.Positive(t, better)
}

// What each limit costs is what every way to send the posts comes to with that limit, and no
// other, loosened by the step: how good the best is, and whether there is any.
func TestPricesOfBands_AgainstEveryWay(t *testing.T) {
	found, none := 0, 0
	for _, seed := range []uint64{0, 3, 4, 5, 6, 8, 9, 10, 12, 15, 18, 21, 114, 162} {
		posts, limits := taskOf(rand.New(rand.NewPCG(seed, 4711)), 2, 6)
		prices, err := staff.PricesOfBands(posts, limits)
		require.NoError(t, err, "seed %d", seed)
		for _, p := range prices {
			loose := limits
			loose.Bands = slices.Clone(limits.Bands)
			i := slices.Index(limits.Bands, p.Band)
			loosen(t, &loose.Bands[i], p)
			best, ways := brute(posts, loose)
			require.Equal(t, ways > 0, p.Found, "seed %d: bands[%d].%s", seed, i, p.Limit)
			if none++; p.Found {
				found, none = found+1, none-1
				assert.Equal(t, best, p.Score, "seed %d: bands[%d].%s", seed, i, p.Limit)
				assert.True(t, p.Optimal)
			}
		}
	}
	assert.Greater(t, found, 50)
	assert.Greater(t, none, 10)
}

// loosen loosens the limit of a band that a price is of by its step.
func loosen(t *testing.T, b *staff.Band, p staff.BandPrice) {
	t.Helper()
	posts := func(n partnership.Quantity, by int64) partnership.Quantity {
		return quantityOf(max(0, millionths(n)+by*millionths(p.Posts)))
	}
	switch p.Limit {
	case "min_heads":
		b.MinHeads = posts(b.MinHeads, -1)
	case "max_heads":
		b.MaxHeads = posts(b.MaxHeads, 1)
	case "min_cost":
		b.MinCost = costing.Pence(max(0, pence(b.MinCost)-pence(p.Cost)))
	case "max_cost":
		b.MaxCost = costing.Pence(pence(b.MaxCost) + pence(p.Cost))
	default:
		require.Fail(t, "unexpected limit", p.Limit)
	}
}

// quantityOf returns so many millionths.
func quantityOf(n int64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(n)
	return q
}

// What is found with a limit loosened is never worse than what is found without, even where the
// steps run out; nor does the table say so if what was found took more steps.
func TestPricesOfBands_NeverWorseThanFound(t *testing.T) {
	raised, shown := 0, 0
	for seed := range uint64(8) {
		posts, limits := exit{seed + 1, 60, 5, seed%2 == 0}.task()
		limits.MaxSteps = 42_000
		prices, err := staff.PricesOfBands(posts, limits)
		require.NoError(t, err)
		require.Len(t, prices, 6)
		limits.MaxSteps /= 7
		part, err := staff.Allocate(posts, limits)
		if err == nil {
			for _, p := range prices {
				require.True(t, p.Found)
				require.False(t, better(part.Score, p.Score), "seed %d: %s", seed, p.Limit)
				if p.Score == part.Score && !p.Optimal {
					raised++
				}
			}
		}
		limits.MaxSteps = 1_000_000
		found, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		rows := prices.Table(report.Names{}, found).Rows
		for i, p := range prices {
			require.NotEqual(t, "none found", rows[i+1][5])
			if !p.Found || better(found.Score, p.Score) {
				assert.Equal(t, append(slices.Clone(rows[0][3:5]), "no"), rows[i+1][3:], "seed %d: %s", seed, p.Limit)
				shown++
			}
		}
	}
	assert.Positive(t, raised)
	assert.Positive(t, shown)
}

// Where nothing is within the bands, the prices say which of them stand in the way.
func TestPricesOfBands_OfWhatCannotHold(t *testing.T) {
	posts := staff.Establishment{clerk("p1", "boston"), clerk("p2", "boston"), clerk("p3", "")}
	for i := range posts {
		posts[i].AnnualCost = pounds(30_000)
	}
	posts[2].FTE = partnership.MustQuantity("0.5")
	limits := staff.Limits{Members: orgs()[:2], Bands: []staff.Band{
		{Org: "boston", MinFTE: number(2)},
		{Org: "east-lindsey", MinFTE: number(1), MaxFTE: number(9), MinCost: pounds(1)},
	}}
	_, err := staff.Allocate(posts, limits)
	require.ErrorIs(t, err, staff.ErrInfeasible)
	prices, err := staff.PricesOfBands(posts, limits)
	require.NoError(t, err)
	found := []string{}
	for _, p := range prices {
		if p.Found {
			found = append(found, p.Limit)
		}
	}
	assert.Equal(t, []string{"min_fte", "min_fte"}, found)
	rows := prices.Table(report.Names{}, staff.Allocation{}).Rows
	assert.Equal(t, []string{"All as they are", "", "", "", "", "none found"}, rows[0])
	assert.Equal(t, []string{"boston: at least 2 FTE", "least FTE", "0.5 FTE", "1", "0%", "yes"}, rows[1])
	assert.Equal(t, "£30,000.00", rows[4][2])
}

// A limit may be far more than all posts together. It is loosened by the same step, or left out
// where no number is greater.
func TestPricesOfBands_OfVeryGreatLimits(t *testing.T) {
	most := partnership.MustQuantity("999999999999")
	for _, c := range []struct {
		band  staff.Band
		found map[string]bool
	}{
		{staff.Band{MinCost: pounds(950_000_000), MaxCost: pounds(1_000_000_000)}, map[string]bool{"min_cost": false, "max_cost": false}},
		{staff.Band{MaxCost: costing.Pence(math.MaxInt64 - 3_000_000)}, map[string]bool{"max_cost": true}},
		{staff.Band{MaxCost: costing.Pence(math.MaxInt64)}, map[string]bool{}},
		{staff.Band{MaxHeads: most}, map[string]bool{}},
		{staff.Band{MaxFTE: most}, map[string]bool{}},
		{staff.Band{MinFTE: most, MaxFTE: most}, map[string]bool{"min_fte": false}},
	} {
		posts := staff.Establishment{clerk("p1", "boston"), clerk("p2", "boston")}
		for i := range posts {
			posts[i].AnnualCost = pounds(30_000)
		}
		c.band.Org = "boston"
		prices, err := staff.PricesOfBands(posts, staff.Limits{Members: orgs()[:2], Bands: []staff.Band{c.band}})
		require.NoError(t, err, "%+v", c.band)
		got := map[string]bool{}
		for _, p := range prices {
			got[p.Limit] = p.Found
			assert.Equal(t, c.band, p.Band)
		}
		assert.Equal(t, c.found, got, "%+v", c.band)
	}
}

func TestPricesOfBands_RefusesWhatAllocateRefuses(t *testing.T) {
	_, err := staff.PricesOfBands(nil, staff.Limits{})
	wantErrors(t, err, "limits.members: required", field.ErrRequired)
	posts, limits := smallTask()
	posts[0].Pinned = "x"
	_, err = staff.PricesOfBands(posts, limits)
	require.ErrorIs(t, err, field.ErrNotFound)
}

// The steps bound the time that the prices take: a band on every grade of every member is a
// short document, and its prices would take minutes.
func TestPricesOfBands_TooManyForTheSteps(t *testing.T) {
	posts, limits := make(staff.Establishment, 100), staff.Limits{MaxSteps: 1}
	for i := range posts {
		posts[i] = clerk(staff.PostID(fmt.Sprintf("p%03d", i)), "")
		posts[i].Grade = string(posts[i].ID)
	}
	for i := range 20 {
		org := partnership.OrgID(fmt.Sprintf("o%02d", i))
		limits.Members = append(limits.Members, org)
		for _, p := range posts {
			limits.Bands = append(limits.Bands, staff.Band{Org: org, Grade: p.Grade, MaxHeads: number(1)})
		}
	}
	_, err := staff.PricesOfBands(posts, limits)
	wantErrors(t, err, "limits.max_steps: 1 are too few for the prices of 2000 limits, which take 29014500 to begin with: out of range", field.ErrRange)
	limits.MaxSteps = 29_014_499
	_, err = staff.PricesOfBands(posts, limits)
	require.ErrorIs(t, err, field.ErrRange)
	limits.Bands = limits.Bands[:10]
	limits.MaxSteps = 1
	before := slices.Clone(limits.Bands)
	prices, err := staff.PricesOfBands(posts, limits)
	require.NoError(t, err)
	assert.Len(t, prices, 10)
	assert.Equal(t, before, limits.Bands)
}

// Four half posts and two whole ones between two partners are 2.0 and 2.0 FTE.
func TestAllocate_BalancesFTE(t *testing.T) {
	posts := make(staff.Establishment, 6)
	for i, id := range []staff.PostID{"p1", "p2", "p3", "p4", "p5", "p6"} {
		posts[i] = clerk(id, "")
		if i < 4 {
			posts[i].FTE = partnership.MustQuantity("0.5")
		}
	}
	got, err := staff.Allocate(posts, staff.Limits{Members: orgs()[:2]})
	require.NoError(t, err)
	assert.True(t, got.Optimal)
	assert.Equal(t, number(0), got.Score.FTEGap)
}

// A band on FTE is held, refused at its place, and named if it cannot hold.
func TestAllocate_HoldsFTE(t *testing.T) {
	posts := staff.Establishment{clerk("p1", "boston"), clerk("p2", "boston")}
	posts[0].FTE = partnership.MustQuantity("0.5")
	limits := staff.Limits{Members: orgs()[:2], Bands: []staff.Band{{Org: "east-lindsey", MinFTE: partnership.MustQuantity("0.4"), MaxFTE: partnership.MustQuantity("0.6")}}}
	got, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	assert.Equal(t, []int{1, 0}, places(got, limits))
	moved := got
	moved.Placements = slices.Clone(got.Placements)
	moved.Placements[0].Org = "boston"
	require.ErrorContains(t, moved.Check(posts, limits), "limits.bands[0]: 0 FTE: cannot hold")
	limits.Bands[0].MaxFTE, limits.Bands[0].MinFTE = partnership.Quantity{}, number(3)
	_, err = staff.Allocate(posts, limits)
	wantErrors(t, err, "limits.bands[0]: the FTE is 0 to 1.5 with where the posts can go: cannot hold", staff.ErrInfeasible)
	bad := staff.Band{Org: "boston", MinFTE: number(-1), MaxFTE: number(-2)}
	wantErrors(t, bad.Validate(), "min_fte: -1 is below 0: out of range\nmax_fte: -2 is below 0: out of range\nmax_fte: -2 is less than the least, -1: out of order", field.ErrRange)
}

// A share of a member that no post can go to is refused.
func TestAllocate_ShareThatNoPostCanMeet(t *testing.T) {
	posts := staff.Establishment{clerk("p1", "boston")}
	posts[0].Excluded = orgs()[1:2]
	_, err := staff.Allocate(posts, staff.Limits{Members: orgs()[:2], Shares: []partnership.Share{{Org: "boston", Fraction: pc(50)}, {Org: "east-lindsey", Fraction: pc(50)}}})
	wantErrors(t, err, "limits.shares[1]: no post can go to east-lindsey: cannot hold", staff.ErrInfeasible)
}

// A share of a member is refused if a band lets no post go there.
func TestAllocate_ShareThatABandForbids(t *testing.T) {
	posts := staff.Establishment{clerk("p1", "boston"), clerk("p2", "boston")}
	limits := staff.Limits{
		Members: orgs()[:2],
		Shares:  []partnership.Share{{Org: "boston", Fraction: pc(50)}, {Org: "east-lindsey", Fraction: pc(50)}},
	}
	for _, b := range []staff.Band{{Org: "east-lindsey", MaxHeads: number(0)}, {Org: "east-lindsey", MaxFTE: number(0)}} {
		limits.Bands = []staff.Band{{Org: "boston", MaxHeads: number(2)}, {Org: "boston", Grade: posts[0].Grade, MaxHeads: number(2)}, b}
		_, err := staff.Allocate(posts, limits)
		wantErrors(t, err, "limits.shares[1]: limits.bands[2] lets no post go to east-lindsey: cannot hold", staff.ErrInfeasible)
	}
	for _, b := range []staff.Band{
		{Org: "east-lindsey", Grade: posts[0].Grade, MaxHeads: number(0)}, // posts of another grade could go
		{Org: "east-lindsey", MaxHeads: number(1)},
		{Org: "east-lindsey", MaxFTE: number(1)},
	} {
		limits.Bands = []staff.Band{b}
		_, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
	}
	limits.Bands = []staff.Band{{Org: "east-lindsey", MaxHeads: number(0)}}
	limits.Shares[0].Fraction, limits.Shares[1].Fraction = pc(100), pc(0)
	_, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
}

// A band on a grade that nobody has is not taken in silence, whatever it limits.
func TestAllocate_BandOnAGradeThatNobodyHas(t *testing.T) {
	posts := staff.Establishment{clerk("p1", "boston")}
	for _, b := range []staff.Band{{MaxHeads: number(1)}, {MinHeads: number(0)}, {MaxFTE: number(1)}, {MaxCost: pounds(1)}, {MinCost: pounds(0)}} {
		b.Org, b.Grade = "boston", "G99"
		limits := staff.Limits{Members: orgs()[:2], Bands: []staff.Band{b}}
		_, err := staff.Allocate(posts, limits)
		wantErrors(t, err, `limits.bands[0].grade: nobody is of grade "G99": not found`, field.ErrNotFound)
		_, err = staff.PricesOfBands(posts, limits)
		require.ErrorIs(t, err, field.ErrNotFound)
	}
	for _, b := range []staff.Band{{MinHeads: number(1)}, {MinFTE: number(1)}, {MinCost: pounds(1)}} {
		b.Org, b.Grade = "boston", "G99"
		_, err := staff.Allocate(posts, staff.Limits{Members: orgs()[:2], Bands: []staff.Band{b}})
		wantErrors(t, err, `limits.bands[0].grade: nobody is of grade "G99": cannot hold`, staff.ErrInfeasible)
	}
}

// The steps bound time and memory: a large task with one step returns at once.
func TestAllocate_OneStepOfALargeTask(t *testing.T) {
	var limits staff.Limits
	for i := range 50 {
		limits.Members = append(limits.Members, partnership.OrgID(fmt.Sprintf("o%02d", i)))
	}
	posts := randomPosts(rand.New(rand.NewPCG(1, 1)), 2000, 1, 0, limits.Members)
	for i := range posts {
		posts[i].Grade = string(posts[i].ID)
	}
	limits.MaxSteps = 1
	got, err := staff.Allocate(posts[:400], limits)
	require.NoError(t, err)
	assert.Equal(t, 1, got.Steps)
	limits.Bands = []staff.Band{{Org: "o00", MinHeads: number(100)}}
	_, err = staff.Allocate(posts[:400], limits)
	require.ErrorIs(t, err, staff.ErrUndecided)
	limits.Bands = nil
	_, err = staff.Allocate(posts, limits)
	wantErrors(t, err, "posts: 2000 posts × 2000 grades × 50 members are more than 50000000: out of range", field.ErrRange)
}

// A price that is not proved, as the steps ran out, says so in the table.
func TestPricesOfBands_NotProved(t *testing.T) {
	posts, limits := exit{1, 200, 5, true}.task()
	limits.MaxSteps = 240_000
	prices, err := staff.PricesOfBands(posts, limits)
	require.NoError(t, err)
	unproved := 0
	for i, row := range prices.Table(report.Names{}, staff.Allocation{}).Rows[1:] {
		if prices[i].Found && !prices[i].Optimal {
			assert.Equal(t, "no", row[len(row)-1])
			unproved++
		}
	}
	assert.Positive(t, unproved)
}
