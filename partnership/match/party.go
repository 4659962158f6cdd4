package match

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// A party is an organisation, made ready to be compared with others.
type party struct {
	org        *Org
	id         partnership.OrgID
	index      int32 // among the parties
	profile    *ServiceProfile
	runs       bool           // whether its profile is recorded
	at         policy.Pointer // where its profile is or, without one, where it would be
	population uint64
	cost       uint64
	volume     uint64
	peopled    bool // whether the population is known
	costed     bool // whether the cost is known
	counted    bool // whether the volume is known
	place      point
	control    string // "": not known
	strategy   partnership.Strategy
	stance     policy.Pointer // where its stance on supply is
	start      calendar.Date  // the first day on which it can start; if started is false, it cannot start earlier
	started    bool           // whether it is known that it can start on start
	binding    []string       // the ids of the locks that hold the start back
	unknown    []string       // the ids of the locks whose day is not known
	shares     string         // the partnership that is joined or enlarged, if it is a member of one
	touching   []int32        // indexes of other parties, in order
	neighbours []int32
	excludes   []int32  // those whom its record excludes
	systems    []string // in alphabetical order
	memberOf   []int32  // indexes of the live partnerships that it is a member of, in order
	fixed      bool     // whether it is one of the fixed parties
	wishes     []*Wish  // for the service
}

// A finder is a pool made ready for a wish: the parties in the order of their ids, and the
// criteria that count.
type finder struct {
	asOf        calendar.Date
	from        calendar.Date // the first day on which a start is wanted
	wish        Wish
	preferences Preferences
	service     ServiceType
	parties     []party
	existing    []Existing                 // in the order of their ids
	serving     []Existing                 // those of them that are live and share the service
	excluded    map[partnership.OrgID]bool // those whom the wish excludes
	powers      []partnership.Power        // every member must be able to use one of these; empty: powers are not tested
	wisher      *party
	fixed       []*party // the wisher, or the members of the partnership to enlarge
	counts      []counted
	far         int64 // metres
	patience    int64 // days
	maximum     int64 // the points of a perfect fit of a pair, in millionths
	words       *words
	rooms       rooms
	owns        map[*party]*ownFacts // of the fixed parties
	others      [2]ownFactsOf        // of the last two other parties
}

// A counted criterion is one that has a weight.
type counted struct {
	criterion FitCriterion
	weight    int64 // millionths
}

// newFinder returns a valid pool, made ready for a valid wish.
func newFinder(p PartnerPool, w Wish, preferences Preferences) *finder {
	service := p.Services[slices.IndexFunc(p.Services, func(s ServiceType) bool { return s.ID == w.Service })]
	existing := slices.SortedFunc(slices.Values(p.Existing), func(a, b Existing) int { return cmp.Compare(a.ID, b.ID) })
	words := newWords(preferences)
	parties := readied(p, w, existing, words)
	counts, maximum := counting(preferences)
	far, _ := preferences.Far.Millionths()
	wait, _ := preferences.Patience.Millionths()
	wisher := &parties[placeOf(parties, w.Org)]
	fixed := []*party{wisher}
	if w.Aim == ToEnlarge {
		i := slices.IndexFunc(existing, func(e Existing) bool { return e.ID == w.Partnership })
		fixed = membersOf(existing[i], parties, p.AsOf)
	}
	for _, p := range fixed {
		p.fixed = true
	}
	excluded := make(map[partnership.OrgID]bool, len(w.Excluded))
	for _, e := range w.Excluded {
		excluded[e.Org] = true
	}
	serving := slices.DeleteFunc(slices.Clone(existing), func(e Existing) bool { return e.Service != w.Service || !e.live(p.AsOf) })
	return &finder{
		asOf: p.AsOf, from: later(p.AsOf, w.From), wish: w, preferences: preferences, service: service, parties: parties, existing: existing, serving: serving,
		excluded: excluded, powers: w.powers(), wisher: wisher, fixed: fixed, counts: counts, far: far / 1000, patience: wait / million, maximum: maximum,
		words: words, owns: make(map[*party]*ownFacts, len(fixed)+1),
	}
}

// counting returns the criteria with a weight above 0, in the order of FitCriteria, and the points
// of a perfect fit.
func counting(preferences Preferences) (counts []counted, maximum int64) {
	for _, c := range FitCriteria() {
		for _, given := range preferences.Criteria {
			if n, _ := given.Weight.Millionths(); given.Criterion == c && n > 0 {
				counts = append(counts, counted{c, n})
				maximum += 100 * n
			}
		}
	}
	return counts, maximum
}

// readied returns the organisations as parties, in the order of their ids.
func readied(p PartnerPool, w Wish, existing []Existing, in *words) []party {
	from := later(p.AsOf, w.From)
	order := make([]int, len(p.Orgs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, k int) int { return cmp.Compare(p.Orgs[i].Organisation.ID, p.Orgs[k].Organisation.ID) })
	parties := make([]party, len(order))
	for i, k := range order {
		parties[i].ready(&p.Orgs[k], in, w.Service, p.AsOf, from)
	}
	connect(parties, p, w, existing, from)
	return parties
}

// connect tells each party of the others: its lists of them, the partnerships that it is a member
// of, and its wishes.
func connect(parties []party, p PartnerPool, w Wish, existing []Existing, from calendar.Date) {
	at := make(map[partnership.OrgID]int32, len(parties))
	for i := range parties {
		at[parties[i].id], parties[i].index = int32(i), int32(i)
	}
	for i := range parties {
		parties[i].touching = places(parties[i].org.Touching, at)
		parties[i].neighbours = places(parties[i].org.Neighbours, at)
		parties[i].excludes = places(excludedBy(parties[i].org.Excluded), at)
	}
	for i, e := range existing {
		live, concerned := e.live(p.AsOf), w.concerns(e, p.AsOf)
		for _, id := range e.Members {
			member := &parties[at[id]]
			if live {
				member.memberOf = append(member.memberOf, int32(i))
			}
			if concerned {
				member.shares, member.start, member.started, member.binding, member.unknown = e.ID, from, true, nil, nil
			}
		}
	}
	for i := range p.Wishes {
		if wish := &p.Wishes[i]; wish.Service == w.Service {
			of := &parties[at[wish.Org]]
			of.wishes = append(of.wishes, wish)
		}
	}
	if w.Supply != "" {
		parties[at[w.Org]].strategy.Supply = w.Supply
	}
}

// concerns reports whether a partnership is one that the wish wants to join or enlarge. The service
// is already with the partnership, so that no contract of a member holds it back.
func (w Wish) concerns(e Existing, day calendar.Date) bool {
	switch {
	case w.Aim == ToEnlarge:
		return e.ID == w.Partnership
	case w.Aim == ToJoin:
		return (w.Partnership == "" || w.Partnership == e.ID) && e.Service == w.Service && e.live(day) && !slices.Contains(e.Members, w.Org)
	}
	return false
}

// membersOf returns the members of a partnership that exist on a day, in the order of their ids.
func membersOf(e Existing, parties []party, day calendar.Date) []*party {
	all := make([]*party, 0, len(e.Members))
	for _, id := range slices.Sorted(slices.Values(e.Members)) {
		p := &parties[placeOf(parties, id)]
		if p.org.Last.IsZero() || !p.org.Last.Before(day) {
			all = append(all, p)
		}
	}
	return all
}

// placeOf returns the index of an organisation among the parties.
func placeOf(parties []party, id partnership.OrgID) int {
	i, _ := slices.BinarySearchFunc(parties, id, func(p party, id partnership.OrgID) int { return cmp.Compare(p.id, id) })
	return i
}

// places returns the indexes of organisations among the parties, in order.
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

// ready makes the party of an organisation ready.
func (p *party) ready(o *Org, in *words, service string, asOf, from calendar.Date) {
	p.org, p.id, p.place, p.strategy, p.stance = o, o.Organisation.ID, pointOf(o), o.Strategy, "/strategy/supply"
	p.profile, p.at = &in.none, "/profiles"
	p.strategy.Org, p.strategy.Source = "", ""
	p.control, _ = o.Organisation.ControlOn(asOf)
	p.population, p.peopled = count(o.Organisation.Population)
	if at, has := o.profileOf(service); has {
		p.profile, p.at, p.runs = &o.Profiles[at], in.profile(at), true
		b := p.profile
		p.systems = slices.Sorted(slices.Values(b.Systems))
		p.cost, p.costed = count(b.Cost)
		p.volume, p.counted = count(b.Volume)
		if b.Supply != "" {
			p.strategy.Supply, p.stance = b.Supply, in.below(p.at, "/supply")
		}
		start, _ := partnership.EarliestStart(asOf, b.Locks) // there is no error: the locks and the day are valid
		p.start, p.started, p.binding, p.unknown = start.Earliest, start.Known(), start.Binding, start.Unknown
	}
	if first := later(from, o.First); first.After(p.start) {
		p.start, p.binding = first, nil
	}
}

// excludedBy returns the ids of exclusions.
func excludedBy(exclusions []Exclusion) []partnership.OrgID {
	ids := make([]partnership.OrgID, len(exclusions))
	for i, e := range exclusions {
		ids[i] = e.Org
	}
	return ids
}

// firstShared returns the first live partnership that two parties are members of, by its index.
func firstShared(a, b *party) (index int32, ok bool) {
	for _, i := range a.memberOf {
		if has(b.memberOf, i) {
			return i, true
		}
	}
	return 0, false
}

// has reports whether a sorted list has an index.
func has(places []int32, at int32) bool {
	_, found := slices.BinarySearch(places, at)
	return found
}
