package match

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Match is a candidate with its score and the reasons for and against it. The points of the
// reasons add up to the score. The candidate is an organisation or, if the wish is to join, a
// partnership.
type Match struct {
	Place       int                  `json:"place"`                // in the ranking, from 1: by the middle of the score, then by its lower bound, then by id; 0: not ranked
	Best        int                  `json:"best"`                 // the best place that it could have if all facts were known
	Worst       int                  `json:"worst"`                // the worst place that it could have
	Org         partnership.OrgID    `json:"org,omitzero"`         // the organisation, if a partnership is to be started or enlarged
	Partnership string               `json:"partnership,omitzero"` // the partnership, if one is to be joined
	Score       Bounds               `json:"score"`                // the points of all reasons
	Of          partnership.Quantity `json:"of"`                   // the points of a perfect fit
	Start       calendar.Date        `json:"start,omitzero"`       // the first day on which all can start; not set: not known
	Reasons     []FitReason          `json:"reasons"`              // for and against, in the order of Criteria
	Members     []MemberFit          `json:"members,omitempty"`    // how well it fits each member, if a partnership is joined or enlarged
	Shares      []string             `json:"shares,omitempty"`     // the partnerships in which it already shares the service
	Open        []Obstacle           `json:"open,omitempty"`       // the constraints that it may or may not meet: facts are missing
}

// MemberFit is how well one member of a partnership fits a newcomer.
type MemberFit struct {
	Org     partnership.OrgID    `json:"org"`     // the member
	Score   Bounds               `json:"score"`   // the points of its reasons
	Of      partnership.Quantity `json:"of"`      // the points of a perfect fit
	Reasons []FitReason          `json:"reasons"` // for and against
}

// Excluded is a candidate that does not meet every constraint, with all that is in its way.
type Excluded struct {
	Org         partnership.OrgID `json:"org,omitzero"`         // the organisation
	Partnership string            `json:"partnership,omitzero"` // or the partnership
	Obstacles   []Obstacle        `json:"obstacles"`            // what is in its way, in the order of Constraints
}

// ConstraintTally is how many candidates a constraint excludes.
type ConstraintTally struct {
	Constraint Constraint `json:"constraint"` // which constraint
	Excludes   int        `json:"excludes"`   // how many candidates it excludes
	Alone      int        `json:"alone"`      // how many of them no other constraint excludes
}

// Relaxation is what it would bring to do without some constraints.
type Relaxation struct {
	Constraints []Constraint `json:"constraints"`    // which constraints
	LetsIn      []string     `json:"lets_in"`        // the candidates that no other constraint excludes, best first
	First       string       `json:"first,omitzero"` // the first of them that a change of the wish lets in; not set: no change of the wish does
	Changes     []Relax      `json:"changes"`        // the changes that let First in
	Score       Bounds       `json:"score,omitzero"` // the score of First
}

// Ranking is the answer to a wish.
type Ranking struct {
	AsOf        calendar.Date     `json:"as_of"`              // the day of the pool
	Wish        Wish              `json:"wish"`               // the wish
	Preferences Preferences       `json:"preferences"`        // the preferences
	Matches     []Match           `json:"matches"`            // the candidates that meet every constraint, best first
	Unclear     []Match           `json:"unclear"`            // the candidates that may meet every constraint: a fact is not known; best first, without a place
	Excluded    []Excluded        `json:"excluded"`           // the candidates that do not, by id
	Tallies     []ConstraintTally `json:"tallies"`            // how many candidates each constraint excludes, the most first
	Relaxations []Relaxation      `json:"relaxations"`        // what it would bring to do without constraints, the fewest constraints first
	Untested    []Constraint      `json:"untested,omitempty"` // the constraints that the wish does not set
	Visits      []Match           `json:"visits"`             // live partnerships that share the service, to visit, the most similar first
}

// check returns what is wrong with the arguments of Rank.
func check(p PartnerPool, w Wish, preferences Preferences) error {
	err := errors.Join(
		field.At("pool", p.Validate()),
		field.At("wish", w.Validate()),
		field.At("preferences", preferences.Validate()),
	)
	if err != nil {
		return err
	}
	return field.At("wish", p.checkWish(w))
}

// Rank ranks the candidates in the pool for a wish: organisations with which to start or to
// enlarge a partnership, or partnerships to join. Candidates that do not meet every constraint
// are listed apart, with all that is in their way, and so are those that may not.
//
// The order of the lists in the pool, the wish and the preferences changes no score and no place.
// It shows only in facts that quote it: an index in a JSON Pointer, or a list as it was written.
// A member of a partnership that has ended by the day of the pool is left out.
//
// The errors have paths that begin with pool, wish or preferences. They are what Validate finds
// in each of the three. If that is nothing, they are:
//
//   - ErrNotFound: an organisation, service or partnership that is not in the pool
//   - ErrRange: more than MostPairs pairs of a candidate and a member
//   - ErrOrder: a start before the day of the pool; an organisation that wishes and ends before
//     the start, or before Until; a partnership to enlarge that ends before the start
//   - ErrInvalid: a service that bodies of the kind that wishes do not have; a partnership that
//     shares another service, or is not live; a partnership to join that the organisation is
//     already a member of; a partnership to enlarge that it is not a member of
func (p PartnerPool) Rank(w Wish, preferences Preferences) (Ranking, error) {
	if err := check(p, w, preferences); err != nil {
		return Ranking{}, err
	}
	f := newFinder(p, w, preferences)
	if err := f.checkPairs(); err != nil {
		return Ranking{}, err
	}
	return f.rank(), nil
}

// MostPairs is the greatest number of pairs of a candidate and a member of a partnership that one
// ranking compares: each has its reasons in the answer.
const MostPairs = 200_000

// checkPairs returns ErrRange for a wish to join or enlarge that asks for too many pairs.
func (f *finder) checkPairs() error {
	pairs := (len(f.parties) - len(f.fixed)) * len(f.fixed)
	if f.wish.Aim == ToJoin {
		pairs = 0
		for _, e := range f.serving {
			if f.wish.concerns(e, f.asOf) {
				pairs += len(e.Members)
			}
		}
	}
	if pairs > MostPairs {
		return field.At("pool.existing", fmt.Errorf("%d pairs of a candidate and a member, and a ranking compares at most %d: %w", pairs, MostPairs, field.ErrRange))
	}
	return nil
}

// A candidate is one that may be ranked.
type candidate struct {
	match Match
	test  test
}

// id returns the id of the candidate.
func (m *Match) id() string { return cmp.Or(string(m.Org), m.Partnership) }

// rank answers the wish.
func (f *finder) rank() Ranking {
	r := Ranking{
		AsOf: f.asOf, Wish: cloneWish(f.wish), Preferences: cloneWeights(f.preferences), Matches: []Match{}, Unclear: []Match{}, Excluded: []Excluded{},
		Tallies: []ConstraintTally{}, Relaxations: []Relaxation{}, Untested: f.untested(), Visits: f.visits(),
	}
	all := f.candidates()
	slices.SortFunc(all, func(a, b *candidate) int { return better(&a.match, &b.match) })
	r.Matches = make([]Match, 0, len(all))
	var out []*candidate
	for _, c := range all {
		switch {
		case len(c.test.failed) > 0:
			out = append(out, c)
		case len(c.test.open) > 0:
			c.match.Open = c.test.open
			r.Unclear = append(r.Unclear, c.match)
		default:
			c.match.Place = len(r.Matches) + 1
			r.Matches = append(r.Matches, c.match)
		}
	}
	setPlaces(r.Matches)
	sets := make([]set, len(out))
	for i, c := range out {
		sets[i] = c.test.constraints()
	}
	r.Tallies, r.Relaxations = tallies(out, sets), relaxations(out, sets)
	for _, c := range out {
		r.Excluded = append(r.Excluded, Excluded{c.match.Org, c.match.Partnership, c.test.failed})
	}
	slices.SortFunc(r.Excluded, func(a, b Excluded) int {
		return cmp.Or(cmp.Compare(a.Org, b.Org), cmp.Compare(a.Partnership, b.Partnership))
	})
	return r
}

// better orders matches: by the middle of the score, then by its lower bound, then by id.
func better(a, b *Match) int {
	lowA, highA := a.points()
	lowB, highB := b.points()
	return cmp.Or(cmp.Compare(lowB+highB, lowA+highA), cmp.Compare(lowB, lowA), cmp.Compare(a.id(), b.id()))
}

// points returns the score in millionths.
func (m *Match) points() (low, high int64) {
	low, _ = m.Score.Low.Millionths()
	high, _ = m.Score.High.Millionths()
	return low, high
}

// setPlaces sets the best and the worst place that each match could have. A match is certain to
// come before another if its lower bound is above the upper bound of the other.
func setPlaces(all []Match) {
	lows, highs := make([]int64, len(all)), make([]int64, len(all))
	for i := range all {
		lows[i], highs[i] = all[i].points()
	}
	slices.Sort(lows)
	slices.Sort(highs)
	for i := range all {
		low, high := all[i].points()
		notAbove, _ := slices.BinarySearch(lows, high+1) // lower bounds that are not above its upper bound
		below, _ := slices.BinarySearch(highs, low)      // upper bounds that are below its lower bound
		all[i].Best, all[i].Worst = len(all)-notAbove+1, len(all)-below
	}
}

// untested returns the constraints that the wish does not set.
func (f *finder) untested() []Constraint {
	var all []Constraint
	if len(f.powers) == 0 {
		all = append(all, PowerConstraint)
	}
	if len(f.service.Kinds) == 0 && len(f.wish.Kinds) == 0 {
		all = append(all, TierConstraint)
	}
	if f.wish.LatestStart.IsZero() && f.wish.Until.IsZero() {
		all = append(all, DateConstraint)
	}
	if !f.wish.Within.Known() {
		all = append(all, DistanceConstraint)
	}
	return all
}

// candidates returns every candidate, with what the constraints find.
func (f *finder) candidates() []*candidate {
	if f.wish.Aim == ToJoin {
		var all []*candidate
		for _, e := range f.serving {
			if members := membersOf(e, f.parties, f.asOf); f.wish.concerns(e, f.asOf) && len(members) > 0 {
				all = append(all, &candidate{f.joined(e, members), f.testPartnership(e, members)})
			}
		}
		return all
	}
	all, room := make([]*candidate, 0, len(f.parties)), make([]candidate, len(f.parties))
	for i := range f.parties {
		if p := &f.parties[i]; !p.fixed {
			room[i] = candidate{f.match(p), f.test(p)}
			all = append(all, &room[i])
		}
	}
	return all
}

// match returns the match of a party with the fixed parties.
func (f *finder) match(p *party) Match {
	m := Match{Org: p.id, Of: quantity(f.maximum)}
	if start, known := f.joint(p); known {
		m.Start = start
	}
	if f.wish.Aim == ToStart {
		j := f.judge(f.wisher, p)
		m.Reasons, m.Score = j.reasons, boundsOf(j.low, j.high)
	} else {
		pairs := make([][2]*party, len(f.fixed))
		for i, other := range f.fixed {
			pairs[i] = [2]*party{other, p}
		}
		m.Members, m.Reasons, m.Score = f.memberFits(f.fixed, pairs)
	}
	for _, i := range p.memberOf {
		if e := f.existing[i]; e.Service == f.wish.Service {
			m.Shares = append(m.Shares, e.ID)
		}
	}
	return m
}

// joined returns the match of a partnership that the wisher may join.
func (f *finder) joined(e Existing, members []*party) Match {
	m := Match{Partnership: e.ID, Of: quantity(f.maximum)}
	if f.wisher.started {
		m.Start = f.wisher.start
	}
	pairs := make([][2]*party, len(members))
	for i, other := range members {
		pairs[i] = [2]*party{f.wisher, other}
	}
	m.Members, m.Reasons, m.Score = f.memberFits(members, pairs)
	return m
}

// judged is what every criterion that counts says of a couple.
type judged struct {
	fits          []fit // by counted criterion
	reasons       []FitReason
	low, high, of int64 // points
}

// judge returns what every criterion that counts says of two parties.
func (f *finder) judge(a, b *party) judged {
	n := len(f.counts)
	j := judged{fits: block(&f.rooms.fits, n)[:n], reasons: block(&f.rooms.reasons, n)}
	room := block(&f.rooms.facts, 2*n+2)
	both := coupleOf(a, b)
	both.factsA, both.factsB = f.ownFacts(a, b)
	for i, c := range f.counts {
		x := f.fit(c.criterion, both)
		if j.fits[i] = x; x.skip {
			continue
		}
		var reason FitReason
		reason, room = f.reason(c, x, both, room)
		j.reasons = append(j.reasons, reason)
		low, high := x.points(c.weight)
		j.low, j.high, j.of = j.low+low, j.high+high, j.of+100*c.weight
	}
	return j
}

// memberFits returns how well each member fits the newcomer, and the reasons for and against all
// of them together. By most criteria that is the mean of the members, rounded half up to a whole
// per cent. For Supply and Wants it is the best of the members, because one that fits is enough.
// For Wait it is the worst, because the last to be ready decides.
func (f *finder) memberFits(members []*party, pairs [][2]*party) (fits []MemberFit, reasons []FitReason, score Bounds) {
	all := make([]judged, len(pairs))
	for i, pair := range pairs {
		all[i] = f.judge(pair[0], pair[1])
		fits = append(fits, MemberFit{members[i].id, boundsOf(all[i].low, all[i].high), quantity(all[i].of), all[i].reasons})
	}
	low, high := int64(0), int64(0)
	for i, c := range f.counts {
		of := make([]fit, 0, len(all))
		facts := newFactList(2*len(all) + 2)
		for _, j := range all {
			if j.fits[i].skip {
				continue
			}
			of = append(of, j.fits[i])
			k := slices.IndexFunc(j.reasons, func(r FitReason) bool { return r.Criterion == c.criterion })
			facts.add(j.reasons[k].Facts)
		}
		x := combined(c.criterion, of)
		reasons = append(reasons, weighed(c, x, combinedFound(c.criterion, x, len(of)), facts.facts))
		least, most := x.points(c.weight)
		low, high = low+least, high+most
	}
	return fits, reasons, boundsOf(low, high)
}

// combined returns one fit for the fits of all members.
func combined(c FitCriterion, fits []fit) fit {
	x := fits[0]
	low, high, n := int64(0), int64(0), int64(len(fits))
	for _, y := range fits {
		low, high = low+int64(y.low), high+int64(y.high)
		switch c {
		case Supply, Wants:
			x.low, x.high = max(x.low, y.low), max(x.high, y.high)
		case Wait:
			x.low, x.high = min(x.low, y.low), min(x.high, y.high)
		}
	}
	if c != Supply && c != Wants && c != Wait {
		x.low, x.high = int32((2*low+n)/(2*n)), int32((2*high+n)/(2*n))
	}
	return x
}

// combinedFound says how the fit was made from the fits of the members.
func combinedFound(c FitCriterion, x fit, members int) string {
	how := "mean"
	switch {
	case members == 1:
		return "for one pair: " + x.text()
	case c == Supply || c == Wants:
		how = "best"
	case c == Wait:
		how = "last"
	}
	return how + " of " + strconv.Itoa(members) + " members: " + x.text()
}

// text returns the fit in per cent.
func (x fit) text() string {
	return boundsOf(int64(x.low)*million, int64(x.high)*million).String() + "%"
}

// mostVisits is how many partnerships are proposed for a visit.
const mostVisits = 3

// visits returns the live partnerships of the service whose members are most like the wisher. It
// leaves out those that the wisher is a member of.
func (f *finder) visits() []Match {
	type near struct {
		worth, low int64
		existing   Existing
	}
	var all []near
	for _, e := range f.serving {
		members := membersOf(e, f.parties, f.asOf)
		if !slices.Contains(e.Members, f.wish.Org) && len(members) > 0 {
			low, high := f.score(members)
			all = append(all, near{low + high, low, e})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(b.low, a.low)) })
	visits := []Match{}
	for _, v := range all[:min(len(all), mostVisits)] {
		visits = append(visits, f.joined(v.existing, membersOf(v.existing, f.parties, f.asOf)))
	}
	return visits
}

// score returns the points of a partnership with these members that the wisher would join, without
// the reasons.
func (f *finder) score(members []*party) (low, high int64) {
	couples := make([]couple, len(members))
	for i, m := range members {
		couples[i] = coupleOf(f.wisher, m)
	}
	fits := make([]fit, len(members))
	for _, c := range f.counts {
		for i, both := range couples {
			fits[i] = f.fit(c.criterion, both)
		}
		x := combined(c.criterion, fits)
		least, most := x.points(c.weight)
		low, high = low+least, high+most
	}
	return low, high
}

// A set is a set of constraints: bit i stands for entry i of Constraints.
type set uint16

// constraints returns which constraints are not met.
func (t test) constraints() (s set) {
	for i, c := range Constraints() {
		if slices.ContainsFunc(t.failed, func(o Obstacle) bool { return o.Constraint == c }) {
			s |= 1 << i
		}
	}
	return s
}

// list returns the constraints of the set, in their order.
func (s set) list() []Constraint {
	all := []Constraint{}
	for i, c := range Constraints() {
		if s&(1<<i) != 0 {
			all = append(all, c)
		}
	}
	return all
}

// tallies returns how many candidates each constraint excludes, the most first.
func tallies(out []*candidate, sets []set) []ConstraintTally {
	all := []ConstraintTally{}
	for i, c := range Constraints() {
		t := ConstraintTally{Constraint: c}
		for k := range out {
			if sets[k]&(1<<i) != 0 {
				t.Excludes++
			}
			if sets[k] == 1<<i {
				t.Alone++
			}
		}
		if t.Excludes > 0 {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b ConstraintTally) int {
		return cmp.Or(cmp.Compare(b.Excludes, a.Excludes), cmp.Compare(b.Alone, a.Alone))
	})
	return all
}

// relaxations returns what it would bring to do without each set of constraints that excludes a
// candidate: the fewest constraints first, then the set that lets in the most. The candidates
// are given best first.
func relaxations(out []*candidate, sets []set) []Relaxation {
	all := []Relaxation{}
	for _, s := range slices.Compact(slices.Sorted(slices.Values(sets))) {
		r := Relaxation{Constraints: s.list(), LetsIn: []string{}, Changes: []Relax{}}
		for k := range out {
			if sets[k]&^s != 0 {
				continue
			}
			id := out[k].match.id()
			if r.First == "" {
				if changes := changes(out[k].test.failed); len(changes) > 0 {
					r.First, r.Changes, r.Score = id, changes, out[k].match.Score
				}
			}
			r.LetsIn = append(r.LetsIn, id)
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b Relaxation) int {
		return cmp.Or(cmp.Compare(len(a.Constraints), len(b.Constraints)), cmp.Compare(len(b.LetsIn), len(a.LetsIn)))
	})
	return all
}

// changes returns the changes of the wish that remove the obstacles. It returns none if a change
// of the wish cannot remove one of them, or if two obstacles need different values in one place.
func changes(obstacles []Obstacle) []Relax {
	var all []Relax
	for _, o := range obstacles {
		if len(o.Relax) == 0 {
			return nil
		}
		for _, r := range o.Relax {
			switch i := slices.IndexFunc(all, func(x Relax) bool { return x.At == r.At }); {
			case i < 0:
				all = append(all, r)
			case all[i] != r:
				return nil
			}
		}
	}
	return all
}

// cloneWish returns a copy that shares no list.
func cloneWish(w Wish) Wish {
	w.Kinds, w.Excluded = slices.Clone(w.Kinds), slices.Clone(w.Excluded)
	return w
}

// cloneWeights returns a copy that shares no list.
func cloneWeights(w Preferences) Preferences {
	w.Criteria = slices.Clone(w.Criteria)
	return w
}
