package staff

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// BandPrice is what one limit of a band costs: how good an allocation is if that limit, and no
// other, is loosened by its least step.
type BandPrice struct {
	Band    Band                 `json:"band"`             // which band, as it is
	Limit   string               `json:"limit"`            // which of its limits, by its name in JSON: max_cost
	Posts   partnership.Quantity `json:"posts,omitzero"`   // the step of a limit on heads: one post
	FTE     partnership.Quantity `json:"fte,omitzero"`     // the step of a limit on FTE: the least FTE of a post that it counts
	Cost    costing.Money        `json:"cost,omitzero"`    // the step of a limit on cost: what the cheapest post that it counts costs
	Found   bool                 `json:"found"`            // whether an allocation was found
	Score   Score                `json:"score,omitzero"`   // how good it is; its first two fields are what the limit costs
	Optimal bool                 `json:"optimal,omitzero"` // whether it is proved that none is better
}

// BandPrices are the prices of the limits of bands.
type BandPrices []BandPrice

// PricesOfBands returns, for every limit of every band, in their order, how good an allocation
// is if that limit is loosened by its least step: for those who negotiate the bands, and to
// see which of them make a task too hard for Allocate. A limit that cannot be loosened, such as
// a least of 0, is left out.
//
// Each price is an allocation, and so is one within the limits as they are. Each gets an equal
// part of Limits.MaxSteps. A price is never worse than the allocation within the limits as they
// are.
//
// It is not an error if an allocation is not found. Otherwise the errors are those of Allocate,
// and ErrRange at "limits.max_steps" for too few steps to begin all allocations: each takes
// posts × (members + bands / 16) steps to begin. Up to 2,000,000 steps in all are taken in any
// case.
func PricesOfBands(posts Establishment, limits Limits) (BandPrices, error) {
	steps := limits.MaxSteps
	if steps == 0 {
		steps = DefaultSteps
	}
	err := errors.Join(posts.check("posts"), field.At("limits", limits.Validate()))
	if err == nil {
		_, err = newModel(posts, limits)
	}
	if err != nil {
		return nil, err
	}
	looser := limits.loosened(posts)
	prices := make(BandPrices, len(looser))
	if len(prices) == 0 {
		return prices, nil
	}
	begin := len(posts) * (len(limits.Members) + len(limits.Bands)/perStep)
	if begin *= 1 + len(prices); begin > max(steps, alwaysBegun) {
		err := fmt.Errorf("%d are too few for the prices of %d limits, which take %d to begin with: %w", steps, len(prices), begin, field.ErrRange)
		return nil, field.At("limits.max_steps", err)
	}
	limits.MaxSteps = max(1, steps/(1+len(prices)))
	if err := prices.fill(posts, limits, looser); err != nil {
		return nil, err
	}
	return prices, nil
}

// fill fills in what each limit costs, one for each loosening.
func (prices BandPrices) fill(posts Establishment, limits Limits, looser []loosening) error {
	asTheyAre, err := priceOf(posts, limits)
	if err != nil {
		return err
	}
	bands := limits.Bands
	limits.Bands = slices.Clone(bands)
	for i, l := range looser {
		limits.Bands[l.at] = l.band
		p, err := priceOf(posts, limits)
		if err != nil {
			return err
		}
		limits.Bands[l.at] = bands[l.at]
		p = p.orBetter(asTheyAre)
		prices[i] = l.price
		prices[i].Band, prices[i].Found, prices[i].Score, prices[i].Optimal = bands[l.at], p.Found, p.Score, p.Optimal
	}
	return nil
}

// alwaysBegun is how many steps' worth of allocations are begun, however few steps there are.
const alwaysBegun = 2_000_000

// loosened returns each limit of each band loosened by its least step.
func (l Limits) loosened(posts Establishment) []loosening {
	var all []loosening
	for i, b := range l.Bands {
		for _, loose := range b.loosened(posts) {
			loose.at = i
			all = append(all, loose)
		}
	}
	return all
}

// priceOf returns how good an allocation within limits is. That none is found is no error.
func priceOf(posts Establishment, limits Limits) (BandPrice, error) {
	a, err := Allocate(posts, limits)
	if errors.Is(err, ErrInfeasible) || errors.Is(err, ErrUndecided) {
		return BandPrice{}, nil
	}
	return BandPrice{Found: err == nil, Score: a.Score, Optimal: a.Optimal}, err
}

// orBetter returns the price, or that of an allocation within tighter limits if it is better,
// which does not prove that it is the best.
func (p BandPrice) orBetter(tighter BandPrice) BandPrice {
	if tighter.Found && (!p.Found || tighter.Score.compare(p.Score) < 0) {
		p.Found, p.Score, p.Optimal = true, tighter.Score, false
	}
	return p
}

// compare compares two scores of the same posts: below 0 is better.
func (s Score) compare(other Score) int {
	return cmp.Or(
		cmp.Compare(s.Leaving, other.Leaving),
		other.Continuity.Compare(s.Continuity),
		cmp.Compare(other.Preferences, s.Preferences),
		s.CostGap.Compare(other.CostGap),
		s.FTEGap.Compare(other.FTEGap),
		s.GradeGap.Compare(other.GradeGap),
	)
}

// A loosening is a band of which one limit is looser, and the step by which it is.
type loosening struct {
	at    int // its place among the bands
	band  Band
	price BandPrice
}

// loosened returns the band with each of its limits in turn loosened by its least step.
func (b Band) loosened(posts Establishment) []loosening {
	post, fte, cost := b.leastSteps(posts)
	l := looser{band: b}
	l.count("min_heads", -post, BandPrice{Posts: quantity(post)}, func(b *Band) *partnership.Quantity { return &b.MinHeads })
	l.count("max_heads", post, BandPrice{Posts: quantity(post)}, func(b *Band) *partnership.Quantity { return &b.MaxHeads })
	l.count("min_fte", -fte, BandPrice{FTE: quantity(fte)}, func(b *Band) *partnership.Quantity { return &b.MinFTE })
	l.count("max_fte", fte, BandPrice{FTE: quantity(fte)}, func(b *Band) *partnership.Quantity { return &b.MaxFTE })
	l.money("min_cost", -cost, func(b *Band) *costing.Money { return &b.MinCost })
	l.money("max_cost", cost, func(b *Band) *costing.Money { return &b.MaxCost })
	return l.all
}

// A looser loosens the limits of a band one by one.
type looser struct {
	band Band
	all  []loosening
}

// count loosens a limit on heads or FTE by so many millionths, if it is set and can be.
func (l *looser) count(name string, by int64, price BandPrice, of func(*Band) *partnership.Quantity) {
	n, known := of(&l.band).Millionths()
	to := max(0, n+by)
	if !known || to == n || !quantity(to).Known() {
		return
	}
	price.Limit = name
	loose := loosening{band: l.band, price: price}
	*of(&loose.band) = quantity(to)
	l.all = append(l.all, loose)
}

// money loosens a limit on cost by so many pence, if it is set and can be.
func (l *looser) money(name string, by int64, of func(*Band) *costing.Money) {
	n := of(&l.band).KnownPence()
	if !of(&l.band).Known() || by > math.MaxInt64-n || max(0, n+by) == n {
		return
	}
	loose := loosening{band: l.band, price: BandPrice{Limit: name, Cost: costing.Pence(max(by, -by))}}
	*of(&loose.band) = costing.Pence(max(0, n+by))
	l.all = append(l.all, loose)
}

// leastSteps returns the least steps of the band's limits: one post, and the least FTE and
// cost above 0 of a post that it counts. They are 0 if there is none.
func (b Band) leastSteps(posts Establishment) (post, fte, cost int64) {
	least := func(least, n int64) int64 {
		if n > 0 && (least == 0 || n < least) {
			return n
		}
		return least
	}
	for _, p := range posts {
		if b.covers(p) {
			post = 1_000_000
			fte = least(fte, p.measured(fullTime, b.Org))
			cost = least(cost, p.costAt(b.Org).KnownPence())
		}
	}
	return post, fte, cost
}

// Table returns the price of each limit for a report, and first that of an allocation within
// all of them, such as Allocate has found; if its placements are empty, none was found. Where
// that allocation is better than a price, the table shows it in place of the price.
func (prices BandPrices) Table(names report.Names, found Allocation) report.Table {
	t := report.Table{
		Title: "The price of each band", Summary: "How good an allocation is if one limit, and no other, is loosened by its least step.",
		Columns: append(report.TextColumns("Band", "Limit", "Loosened by"), report.NumberColumns("posts", "Leaving")...),
	}
	t.Columns = append(t.Columns, report.NumberColumns("", "Time")...)
	t.Columns = append(t.Columns, report.TextColumns("Proved")...)
	t.Rows = append(t.Rows, append([]string{"All as they are", "", ""}, priced(len(found.Placements) > 0, found.Score, found.Optimal)...))
	for _, p := range prices {
		p = p.orBetter(BandPrice{Found: len(found.Placements) > 0, Score: found.Score})
		t.Rows = append(t.Rows, append([]string{p.Band.words(names), p.title(), p.step()}, priced(p.Found, p.Score, p.Optimal)...))
	}
	return t
}

// priced returns how good an allocation is as text.
func priced(found bool, score Score, optimal bool) []string {
	switch {
	case !found:
		return []string{"", "", "none found"}
	case optimal:
		return append(score.cells()[:2], "yes")
	}
	return append(score.cells()[:2], "no")
}

// title returns which limit it is, in words.
func (p BandPrice) title() string {
	side, measure, _ := strings.Cut(p.Limit, "_")
	words := map[string]string{"min": "least", "max": "most", "heads": "posts", "fte": "FTE", "cost": "cost"}
	return words[side] + " " + words[measure]
}

// step returns by how much the limit is loosened, in words.
func (p BandPrice) step() string {
	switch {
	case p.Posts.Known():
		return p.Posts.String() + " post"
	case p.FTE.Known():
		return p.FTE.String() + " FTE"
	}
	return p.Cost.Sterling()
}
