package match

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A fit is how well two organisations go together by one criterion, in per cent: the least and
// the most that it can be. The two differ if a fact is not known.
type fit struct {
	low, high int32
	measure   int64 // what was measured: metres, days or per cent
	skip      bool  // whether the criterion does not apply to the two
}

// sure returns a fit of which all facts are known.
func sure(percent int32) fit { return fit{low: percent, high: percent, measure: int64(percent)} }

// yes returns 100 per cent for yes, and 0 for no.
func yes(answer bool) fit {
	if answer {
		return sure(100)
	}
	return sure(0)
}

// open returns the fit for a question without an answer: anything from 0 to 100 per cent.
func open() fit { return fit{high: 100} }

// known reports whether all facts of the fit are known.
func (x fit) known() bool { return x.low == x.high }

// A couple is two parties, and how their strategies go together.
type couple struct {
	a, b           *party
	stances        partnership.StanceFits
	factsA, factsB *ownFacts // nil if no reasons are wanted
}

// coupleOf returns two parties as a couple.
func coupleOf(a, b *party) couple {
	return couple{a: a, b: b, stances: partnership.CompareStrategies(a.strategy, b.strategy)}
}

// fit returns how well two parties go together by a criterion.
func (f *finder) fit(c FitCriterion, of couple) fit {
	a, b := of.a, of.b
	if (c == Wants || c == Supply) && a != f.wisher && b != f.wisher {
		return fit{skip: true}
	}
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
		return f.wantsFit(a, b)
	case Supply, Change, Breadth:
		return stanceFit(of.stances[stanceOf(c)])
	case Wait:
		return f.waitFit(a, b)
	}
	return f.togetherFit(a, b)
}

// alikeIf returns how alike two numbers are, if both are known.
func alikeIf(known bool, a, b product) fit {
	if !known {
		return open()
	}
	return sure(alike(a, b))
}

// distanceFit falls evenly from 100 per cent at no distance to 0 at the distance Far.
func (f *finder) distanceFit(a, b *party) fit {
	metres, known := a.place.metres(b.place)
	if !known {
		return open()
	}
	x := sure(percent(uint64(max(f.far-metres, 0)), uint64(f.far)))
	x.measure = metres
	return x
}

// kindFit is 100 per cent for the same kind, and 50 for two kinds of single-tier council.
func kindFit(a, b partnership.Kind) int32 {
	switch {
	case a == b:
		return 100
	case slices.Contains(SingleTier(), a) && slices.Contains(SingleTier(), b):
		return 50
	}
	return 0
}

// A listing says of two organisations whether each has a list, and whether the other is on it.
type listing struct{ aLists, bLists, onA, onB bool }

// listed returns whether each of two parties has a list, and whether the other is on it.
func listed(a, b *party, lists func(*party) []int32) listing {
	ofA, ofB := lists(a), lists(b)
	return listing{len(ofA) > 0, len(ofB) > 0, has(ofA, b.index), has(ofB, a.index)}
}

// touching and neighbours are lists that a party may have.
func touching(p *party) []int32   { return p.touching }
func neighbours(p *party) []int32 { return p.neighbours }

// either is 100 per cent if one is on the list of the other, and not known if neither has a list.
func (l listing) either() fit {
	switch {
	case l.onA || l.onB:
		return sure(100)
	case l.aLists || l.bLists:
		return sure(0)
	}
	return open()
}

// both is 50 per cent for each that has the other on its list. Without a list it may be 0 or 50.
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

// controlFit is 100 per cent if one party controls both. It is 0 if two parties control them, or
// if one is under no overall control: see partnership.SamePoliticalControl.
func controlFit(a, b string) fit {
	switch {
	case a == partnership.NoOverallControl || b == partnership.NoOverallControl:
		return sure(0)
	case a == "" || b == "":
		return open()
	}
	return yes(a == b)
}

// systemsFit is 100 per cent if the two run the service on the same system.
func systemsFit(a, b *party) fit {
	if len(a.systems) == 0 || len(b.systems) == 0 {
		return open()
	}
	return yes(common(a.systems, b.systems) != "")
}

// common returns the first text that is on both of two sorted lists, or "".
func common(a, b []string) string {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return a[0]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return ""
}

// stanceOf returns the index of a criterion in the answer of CompareStrategies.
func stanceOf(c FitCriterion) int {
	return slices.Index([]FitCriterion{Supply, Change, Breadth}, c)
}

// stanceFit is 100 per cent for stances that fit, and 0 for stances in tension.
func stanceFit(x partnership.StanceFit) fit {
	switch x.Fit {
	case partnership.GoodFit:
		return sure(100)
	case partnership.Tension:
		return sure(0)
	}
	return open()
}

// wantsFit is 100 per cent if the other has a wish that goes together with this one. It is 0 if it
// has wishes, but none that does.
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

// waitFit falls evenly from 100 per cent for a start on the day wanted to 0 for a wait as long as
// Patience. If a day is not known, it may be 0.
func (f *finder) waitFit(a, b *party) fit {
	start := later(a.start, b.start)
	days, known := f.from.DaysUntil(start)
	if !known { // a contract that ends on the last day of the calendar
		return open()
	}
	x := sure(percent(uint64(max(f.patience-int64(days), 0)), uint64(f.patience)))
	x.measure = int64(days)
	if !a.started || !b.started {
		x.low = 0
	}
	return x
}

// togetherFit is 100 per cent for two members of the same live partnership, and 0 for two that are
// members of none together.
func (f *finder) togetherFit(a, b *party) fit {
	if len(f.existing) == 0 {
		return open()
	}
	_, together := firstShared(a, b)
	return yes(together)
}

// points returns the least and the most points of a fit, in millionths.
func (x fit) points(weight int64) (low, high int64) {
	return weight * int64(x.low), weight * int64(x.high)
}

// pair returns the least and the most points of two parties, and the points of a perfect fit, in
// millionths.
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
