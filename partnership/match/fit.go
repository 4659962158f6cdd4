package match

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A fit is how well two organisations go together by one criterion: per cent of its weight, at
// least and at most. The two differ where a fact is not known.
type fit struct {
	low, high int32
	measure   int64 // metres, days or per cent
	skip      bool  // whether the criterion is not about the two
}

// sure returns a fit of which all facts are known.
func sure(percent int32) fit { return fit{low: percent, high: percent, measure: int64(percent)} }

// yes returns the fit of a question that is answered.
func yes(answer bool) fit {
	if answer {
		return sure(100)
	}
	return sure(0)
}

// open returns the fit of a question that nobody can answer: it counts from nothing to all.
func open() fit { return fit{high: 100} }

// known reports whether all facts of the fit are known.
func (x fit) known() bool { return x.low == x.high }

// A couple is two parties, and how their strategies go together.
type couple struct {
	a, b           *party
	stances        partnership.StanceFits
	factsA, factsB *ownFacts // if reasons are wanted
}

// coupleOf returns two parties as a couple.
func coupleOf(a, b *party) couple {
	return couple{a: a, b: b, stances: partnership.CompareStrategies(a.strategy, b.strategy)}
}

// fit returns how well two parties go together by a criterion.
func (f *finder) fit(c Criterion, of couple) fit {
	a, b := of.a, of.b
	switch c {
	case Touching:
		return listed(a, b, touching).either()
	case Distance:
		return f.distanceFit(a, b)
	case SameKind:
		return sure(kindFit(a.org.Organisation.Kind, b.org.Organisation.Kind))
	case Size:
		return alikeIf(a.peopled && b.peopled, product{lo: a.population}, product{lo: b.population})
	case CostPerHead:
		return alikeIf(a.costed && b.costed && a.peopled && b.peopled, times(a.cost, b.population), times(b.cost, a.population))
	case Volume:
		return alikeIf(a.counted && b.counted, product{lo: a.volume}, product{lo: b.volume})
	case Neighbours:
		return listed(a, b, neighbours).both()
	case Control:
		return controlFit(a.control, b.control)
	case Systems:
		return systemsFit(a, b)
	case Wants:
		if a != f.wisher && b != f.wisher {
			return fit{skip: true}
		}
		return f.wantsFit(a, b)
	case Supply:
		if a != f.wisher && b != f.wisher {
			return fit{skip: true}
		}
		return stanceFit(of.stances[stanceOf(c)])
	case Change, Breadth:
		return stanceFit(of.stances[stanceOf(c)])
	case Wait:
		return f.waitFit(a, b)
	}
	return f.togetherFit(a, b)
}

// alikeIf returns how alike two numbers are if both are known.
func alikeIf(known bool, a, b product) fit {
	if !known {
		return open()
	}
	return sure(alike(a, b))
}

// distanceFit falls from all at no distance to nothing at the distance that is far.
func (f *finder) distanceFit(a, b *party) fit {
	metres, known := a.place.metres(b.place)
	if !known {
		return open()
	}
	x := sure(percent(uint64(max(f.far-metres, 0)), uint64(f.far)))
	x.measure = metres
	return x
}

// kindFit is all for one kind, and half for two kinds of council of one tier.
func kindFit(a, b partnership.Kind) int32 {
	switch {
	case a == b:
		return 100
	case slices.Contains(SingleTier(), a) && slices.Contains(SingleTier(), b):
		return 50
	}
	return 0
}

// A listing is whether each of two organisations has a list, and has the other on it.
type listing struct{ aLists, bLists, onA, onB bool }

// listed returns whether each of two parties has the other on its list.
func listed(a, b *party, lists func(*party) []int32) listing {
	ofA, ofB := lists(a), lists(b)
	return listing{len(ofA) > 0, len(ofB) > 0, has(ofA, b.index), has(ofB, a.index)}
}

// touching and neighbours are lists that a party may have.
func touching(p *party) []int32   { return p.touching }
func neighbours(p *party) []int32 { return p.neighbours }

// either is all if one has the other on its list, and not known if neither has a list.
func (l listing) either() fit {
	switch {
	case l.onA || l.onB:
		return sure(100)
	case l.aLists || l.bLists:
		return sure(0)
	}
	return open()
}

// both is half for each that has the other on its list. One without a list may have it.
func (l listing) both() fit {
	low, high := int32(0), int32(0)
	for _, side := range []struct{ lists, on bool }{{l.aLists, l.onA}, {l.bLists, l.onB}} {
		switch {
		case side.on:
			low, high = low+50, high+50
		case !side.lists:
			high += 50
		}
	}
	return fit{low: low, high: high, measure: int64(low)}
}

// controlFit is all if one party controls both, and nothing if one is under no overall control
// or two parties control them: see partnership.SamePoliticalControl.
func controlFit(a, b string) fit {
	switch {
	case a == partnership.NoOverallControl || b == partnership.NoOverallControl:
		return sure(0)
	case a == "" || b == "":
		return open()
	}
	return yes(a == b)
}

// systemsFit is all if the two run the service on a system that both have.
func systemsFit(a, b *party) fit {
	if len(a.baseline.Systems) == 0 || len(b.baseline.Systems) == 0 {
		return open()
	}
	return yes(common(a.baseline.Systems, b.baseline.Systems) != "")
}

// common returns the first in order of the texts that two lists have, and "" for none.
func common(a, b []string) string {
	first := ""
	for _, text := range a {
		if slices.Contains(b, text) && (first == "" || text < first) {
			first = text
		}
	}
	return first
}

// stanceOf returns the place of a criterion among what CompareStrategies answers.
func stanceOf(c Criterion) int {
	return slices.Index([]Criterion{Supply, Change, Breadth}, c)
}

// stanceFit is all for stances that fit, and nothing for stances in tension.
func stanceFit(x partnership.StanceFit) fit {
	switch x.Fit {
	case partnership.GoodFit:
		return sure(100)
	case partnership.Tension:
		return sure(0)
	}
	return open()
}

// wantsFit is all if a wish of the other goes together with the wish, and nothing if it has only
// wishes that do not.
func (f *finder) wantsFit(a, b *party) fit {
	other := b
	if b == f.wisher {
		other = a
	}
	if len(other.wishes) == 0 {
		return open()
	}
	return yes(f.suiting(other))
}

// suiting reports whether a party has a wish that goes together with that of the wisher.
func (f *finder) suiting(p *party) bool {
	return slices.ContainsFunc(p.wishes, func(w *Wish) bool {
		return f.wish.suits(*w, f.wisher.org.Organisation.Kind)
	})
}

// waitFit falls from all for a start on the day wanted to nothing after a wait beyond patience.
// It may be nothing if a day is not known.
func (f *finder) waitFit(a, b *party) fit {
	start := later(a.start, b.start)
	days, known := f.from.DaysUntil(start)
	if !known { // a contract that ends on the last day that there is
		return open()
	}
	x := sure(percent(uint64(max(f.patience-int64(days), 0)), uint64(f.patience)))
	x.measure = int64(days)
	if !a.started || !b.started {
		x.low = 0
	}
	return x
}

// togetherFit is all for two that are in one live partnership, and nothing for two that are
// recorded in none together.
func (f *finder) togetherFit(a, b *party) fit {
	if len(f.existing) == 0 {
		return open()
	}
	return yes(has(a.together, b.index))
}

// points returns what a fit is worth, in millionths, at least and at most.
func (x fit) points(weight int64) (low, high int64) {
	return weight * int64(x.low), weight * int64(x.high)
}

// pair returns what two parties are worth together: at least, at most, and for a perfect fit.
func (f *finder) pair(a, b *party) (low, high, of int64) {
	both := coupleOf(a, b)
	for _, c := range f.counts {
		x := f.fit(c.criterion, both)
		if x.skip {
			continue
		}
		least, most := x.points(c.weight)
		low, high, of = low+least, high+most, of+100*c.weight
	}
	return low, high, of
}
