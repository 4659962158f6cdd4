package match

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// A party is an organisation as a finder compares it with others.
type party struct {
	org        *Org
	id         partnership.OrgID
	index      int32 // among the parties
	baseline   *Baseline
	at         policy.Pointer // where its baseline is, or would be
	population uint64
	cost       uint64
	volume     uint64
	peopled    bool // whether the population is known, and so on
	costed     bool
	counted    bool
	place      point
	control    string // "": not known
	strategy   partnership.Strategy
	stance     policy.Pointer // where its stance on supply is
	start      calendar.Date  // the first day on which it can start, or before which it cannot
	started    bool           // whether it is known that it can start on that day
	binding    []string       // the locks that bind
	unknown    []string       // the locks of which no day is known
	touching   []int32        // places of others among the parties, in order
	neighbours []int32
	together   []int32
}

// A finder is a pool made ready for a wish: the parties in the order of their ids, and what
// counts how much.
type finder struct {
	pool     Pool
	wish     Wish
	weights  Weights
	service  *Service
	parties  []party
	existing []*Existing // in the order of their ids
	wisher   *party
	fixed    []*party // the wisher, or the members of what is enlarged
	counts   []counted
	far      int64 // metres
	patience int64 // days
	maximum  int64 // points of a pair for a perfect fit, in millionths
}

// A counted criterion is one that has a weight.
type counted struct {
	criterion Criterion
	weight    int64 // millionths
}

// newFinder returns a valid pool made ready for a valid wish.
func newFinder(p Pool, w Wish, weights Weights) *finder {
	f := &finder{pool: p, wish: w, weights: weights}
	f.service = &p.Services[slices.IndexFunc(p.Services, func(s Service) bool { return s.ID == w.Service })]
	for _, c := range Criteria() {
		for _, given := range weights.Criteria {
			if n, _ := given.Weight.Millionths(); given.Criterion == c && n > 0 {
				f.counts = append(f.counts, counted{c, n})
				f.maximum += 100 * n
			}
		}
	}
	far, _ := weights.Far.Millionths()
	wait, _ := weights.Patience.Millionths()
	f.far, f.patience = far/1000, wait/million
	for i := range p.Existing {
		f.existing = append(f.existing, &p.Existing[i])
	}
	slices.SortFunc(f.existing, func(a, b *Existing) int { return cmp.Compare(a.ID, b.ID) })
	f.addParties()
	return f
}

// addParties makes the organisations ready.
func (f *finder) addParties() {
	f.parties = make([]party, len(f.pool.Orgs))
	from := later(f.pool.AsOf, f.wish.From)
	for i := range f.pool.Orgs {
		f.parties[i] = partyOf(&f.pool.Orgs[i], f.wish.Service, f.pool.AsOf, from)
	}
	slices.SortFunc(f.parties, func(a, b party) int { return cmp.Compare(a.id, b.id) })
	at := make(map[partnership.OrgID]int32, len(f.parties))
	for i := range f.parties {
		at[f.parties[i].id], f.parties[i].index = int32(i), int32(i)
	}
	for i := range f.parties {
		f.parties[i].touching = places(f.parties[i].org.Touching, at)
		f.parties[i].neighbours = places(f.parties[i].org.Neighbours, at)
	}
	for _, e := range f.existing {
		if !e.live(f.pool.AsOf) {
			continue
		}
		members := places(e.Members, at)
		for _, m := range members {
			f.parties[m].together = append(f.parties[m].together, members...)
		}
	}
	for i := range f.parties {
		slices.Sort(f.parties[i].together)
		f.parties[i].together = slices.Compact(f.parties[i].together)
	}
	f.wisher = &f.parties[at[f.wish.Org]]
	if stance := f.wish.As.stance(); stance != "" {
		f.wisher.strategy.Supply, f.wisher.stance = stance, ""
	}
	f.fixed = []*party{f.wisher}
	if f.wish.Aim == ToEnlarge {
		f.fixed = f.members(f.find(f.wish.Partnership))
		f.free(f.fixed)
	}
	if f.wish.Aim == ToJoin {
		for _, e := range f.joinable() {
			f.free(f.members(e))
		}
	}
}

// free lets members of a partnership that there is start on the day wanted: the service is with
// the partnership, and no contract of one of them holds it back.
func (f *finder) free(members []*party) {
	for _, m := range members {
		m.start, m.started, m.binding, m.unknown = later(f.pool.AsOf, f.wish.From), true, nil, nil
	}
}

// joinable returns the live partnerships that may be joined, in the order of their ids.
func (f *finder) joinable() []*Existing {
	var all []*Existing
	for _, e := range f.existing {
		asked := f.wish.Partnership == "" || f.wish.Partnership == e.ID
		if asked && e.Service == f.wish.Service && e.live(f.pool.AsOf) && !slices.Contains(e.Members, f.wish.Org) {
			all = append(all, e)
		}
	}
	return all
}

// find returns the partnership with an id.
func (f *finder) find(id string) *Existing {
	i, _ := slices.BinarySearchFunc(f.existing, id, func(e *Existing, id string) int { return cmp.Compare(e.ID, id) })
	return f.existing[i]
}

// members returns the members of a partnership, in the order of their ids.
func (f *finder) members(e *Existing) []*party {
	all := make([]*party, len(e.Members))
	for i, id := range slices.Sorted(slices.Values(e.Members)) {
		k, _ := slices.BinarySearchFunc(f.parties, id, func(p party, id partnership.OrgID) int { return cmp.Compare(p.id, id) })
		all[i] = &f.parties[k]
	}
	return all
}

// places returns the places of some organisations among the parties, in order.
func places(ids []partnership.OrgID, at map[partnership.OrgID]int32) []int32 {
	if len(ids) == 0 {
		return nil
	}
	all := make([]int32, len(ids))
	for i, id := range ids {
		all[i] = at[id]
	}
	slices.Sort(all)
	return all
}

// partyOf makes an organisation ready.
func partyOf(o *Org, service string, asOf, from calendar.Date) party {
	p := party{org: o, id: o.Organisation.ID, place: pointOf(o), strategy: o.Strategy, stance: "/strategy/supply"}
	p.strategy.Org, p.strategy.Source = "", ""
	p.control, _ = o.Organisation.ControlOn(asOf)
	p.population, p.peopled = count(o.Organisation.Population)
	if p.baseline, p.at = o.baseline(service); p.baseline != nil {
		b := p.baseline
		p.cost, p.costed = count(b.Cost)
		p.volume, p.counted = count(b.Volume)
		if b.Supply != "" {
			p.strategy.Supply, p.stance = b.Supply, p.at+"/supply"
		}
		start, _ := partnership.EarliestStart(asOf, b.Locks) // they are valid, and so is the day
		p.start, p.started, p.binding, p.unknown = start.Earliest, start.Known(), start.Binding, start.Unknown
	}
	if first := later(from, o.Begins); first.After(p.start) {
		p.start, p.binding = first, nil
	}
	return p
}

// has reports whether a list in order has a place.
func has(places []int32, at int32) bool {
	_, found := slices.BinarySearch(places, at)
	return found
}
