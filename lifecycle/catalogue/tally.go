package catalogue

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// endless is after every day.
const endless = 4_000_000

// everybody is in place of an organisation if a saving is that of all participants together.
const everybody = -1

// statement is a saving in a calculation.
type statement struct {
	s            *Saving
	entry, place int32
	org          int32    // whose it is
	first, last  int      // the days of it
	a, b         int      // and those of them that are asked about
	used         [][2]int // those for which it counts
	awaited      [][2]int // and those of them of which nobody says what was achieved
	why          CountReason
	amount       costing.Money // what it counts for
}

// member is an organisation of a group, with the days on which it takes part.
type member struct {
	org         int32
	first, last int
}

// span is a run of days on which nothing changes.
type span struct {
	a, b     int
	whole    *statement   // what all save together
	parts    []*statement // or what some save
	complete bool         // it is known for everybody
	required bool         // a day of the partnership
}

// picked reports whether anything is stated for an organisation.
func (s *span) picked(org int32) bool {
	return s.whole != nil || org == everybody && len(s.parts) > 0 ||
		slices.ContainsFunc(s.parts, func(p *statement) bool { return p.org == org })
}

// kindTally is what comes out for one kind of saving of a group.
type kindTally struct {
	amount, disputed, noBasis, awaited costing.Money
	completeness                       Completeness
	concerned                          bool          // whether it is asked about at all
	lasting                            costing.Money // of it, what is not saved once
	spans                              []span
	lump                               int  // up to this day something is said by an amount without days
	lumpWhole                          bool // it is what everybody achieved up to that day
}

// yearly returns what is saved in a year; ok is false if it is not known.
func (k *kindTally) yearly() (pence int64, ok bool) {
	anchor, covered := 0, int64(0)
	for i := range k.spans {
		s := &k.spans[i]
		if s.whole == nil && len(s.parts) == 0 {
			continue
		}
		if anchor == 0 {
			anchor = s.a
		}
		if !s.complete {
			return 0, false
		}
		covered += years(anchor, s.a, s.b)
	}
	if covered == 0 || k.disputed.Sign() != 0 {
		return 0, false
	}
	amount, err := k.lasting.TimesRat(big.NewRat(year, covered))
	pence, ok = amount.Pence()
	return pence, ok && err == nil
}

// group is a partnership in a calculation: one entry or several.
type group struct {
	entries            []int32
	members            []member
	expected, achieved kindTally
	statements         []statement
}

// dates returns the earliest day of the first decision and of the start, and the last day; a last
// day that an entry does not have is not known.
func (g *group) dates(c Catalogue) (proposed, first, last calendar.Date) {
	earlier := func(a, b calendar.Date) calendar.Date {
		if a.IsZero() || !b.IsZero() && b.Before(a) {
			return b
		}
		return a
	}
	goesOn := false
	for _, i := range g.entries {
		e := &c.Entries[i]
		proposed, first = earlier(proposed, e.Proposed), earlier(first, e.First)
		goesOn = goesOn || e.Last.IsZero()
		if e.Last.After(last) {
			last = e.Last
		}
	}
	if goesOn {
		last = calendar.Date{}
	}
	return proposed, first, last
}

// tally is the calculation of all savings, as known on a day, for the days from lo to hi.
type tally struct {
	c      Catalogue
	x      *index
	one    calendar.Date // the first day of the calendar
	known  calendar.Date
	day    int // of known
	lo, hi int
	toDate bool
	groups []*group
	cuts   []int

	members    []member    // of all groups, one after the other
	statements []statement // of all groups
}

// tally adds up the savings of each partnership. A term without a first day begins with the
// calendar.
func (c Catalogue) tally(known calendar.Date, over calendar.Term) *tally {
	t := &tally{c: c, x: c.newIndex(), known: known, toDate: over.First.IsZero()}
	t.one, _ = calendar.NewDate(1, 1, 1)
	t.day, t.lo, t.hi = t.ordinal(known), max(1, t.ordinal(over.First)), t.ordinal(over.Last)
	of, _ := c.group(t.x)
	place := make([]int32, len(c.Entries))
	room := make([]group, 0, len(c.Entries))
	entries := make([]int32, len(c.Entries))
	seats, savings := 0, 0
	for i := range c.Entries {
		first := of[i]
		if place[first] == 0 {
			room = append(room, group{entries: entries[i : i : i+1]})
			place[first] = int32(len(room))
		}
		g := &room[place[first]-1]
		g.entries = append(g.entries, int32(i))
		seats, savings = seats+len(c.Entries[i].Participants), savings+len(c.Entries[i].Savings)
	}
	t.groups = make([]*group, len(room))
	for i := range room {
		t.groups[i] = &room[i]
	}
	t.members, t.statements = make([]member, 0, seats), make([]statement, 0, savings)
	for _, g := range t.groups {
		t.work(g)
	}
	return t
}

// ordinal returns the number of a day, from 1, and 0 for a day that is not set.
func (t *tally) ordinal(day calendar.Date) int {
	n, ok := t.one.DaysUntil(day)
	if !ok {
		return 0
	}
	return n + 1
}

// work does the calculation for a group.
func (t *tally) work(g *group) {
	from := len(t.members)
	for _, i := range g.entries {
		e := &t.c.Entries[i]
		for j, p := range e.Participants {
			one := member{t.x.seats[i][j], max(t.ordinal(p.First), t.ordinal(e.First)), endless}
			if last := t.ordinal(p.Last); last > 0 {
				one.last = last
			}
			if last := t.ordinal(e.Last); last > 0 {
				one.last = min(one.last, last)
			}
			t.members = append(t.members, one)
		}
	}
	g.members = t.members[from:len(t.members):len(t.members)]
	from = len(t.statements)
	for _, i := range g.entries {
		for j := range t.c.Entries[i].Savings {
			t.statements = append(t.statements, t.statement(g, i, int32(j)))
		}
	}
	g.statements = t.statements[from:len(t.statements):len(t.statements)]
	t.kind(g, Achieved, &g.achieved, nil)
	t.kind(g, Expected, &g.expected, &g.achieved)
}

// statement returns a saving with the days that it is about, and why it cannot count.
func (t *tally) statement(g *group, entry, place int32) statement {
	e := &t.c.Entries[entry]
	s := &e.Savings[place]
	st := statement{s: s, entry: entry, place: place, org: everybody}
	takesPart := true
	if s.Org != "" {
		st.org = -2
		if at, has := t.x.place[s.Org]; has {
			st.org = at
		}
		takesPart = slices.ContainsFunc(g.members, func(m member) bool { return m.org == st.org })
	}
	switch {
	case s.On.After(t.known):
		st.why = StatedLater
	case !s.Amount.Known():
		st.why = NoAmount
	case !takesPart:
		st.why = NotOurs
	case s.Timing == "":
		st.why = NotTimed
	case s.Kind == Expected && e.Stage == lifecycle.Abandoned:
		st.why = GivenUp
	default:
		t.days(&st, e)
	}
	return st
}

// days fills in the days that a statement is about, and those of them that are asked about.
func (t *tally) days(st *statement, e *RegisterEntry) {
	s := st.s
	st.first, st.last = t.ordinal(s.First), t.ordinal(s.Last)
	if s.Timing == Once {
		st.last = st.first
	} else if st.first == 0 {
		st.first = t.ordinal(e.First)
	}
	if st.last == 0 && s.Timing == OverTerm && s.Kind == Achieved {
		st.last = t.ordinal(s.On)
	} else if st.last == 0 {
		st.last = t.ordinal(e.Last)
	}
	if st.last == 0 && s.Timing == Yearly {
		st.last = endless
	}
	if st.first == 0 || st.last < st.first {
		st.why = NotDated
		return
	}
	st.a, st.b = max(st.first, t.lo), min(st.last, t.hi)
	if s.Kind == Achieved {
		st.b = min(st.b, t.day)
	} else if last := t.ordinal(e.Last); last > 0 {
		st.b = min(st.b, last)
	}
	if st.b < st.a {
		st.why = OutsideDays
	}
}

// kind does the calculation for one kind of saving of a group. said is what was achieved, or
// nil if that is what is calculated.
func (t *tally) kind(g *group, kind SavingKind, k *kindTally, said *kindTally) {
	k.amount, k.disputed, k.noBasis, k.awaited, k.lasting = costing.Pence(0), costing.Pence(0), costing.Pence(0), costing.Pence(0), costing.Pence(0)
	t.spans(g, kind, k, said)
	counted := false
	for i := range k.spans {
		s := &k.spans[i]
		use := func(st *statement) {
			counted = true
			st.used = extend(st.used, s.a, s.b)
			if said != nil && !said.saidOn(s, st.org) {
				st.awaited = extend(st.awaited, s.a, s.b)
			}
		}
		if s.whole != nil {
			use(s.whole)
		}
		for _, st := range s.parts {
			use(st)
		}
	}
	for i := range g.statements {
		st := &g.statements[i]
		if st.s.Kind != kind || st.why != "" || st.s.Timing == Once {
			continue
		}
		st.settle(k)
		if len(st.used) == 0 {
			continue
		}
		st.amount = st.worth(st.used)
		k.add(st, t.known, true)
		if said != nil && !st.s.disputedOn(t.known) {
			k.awaited = k.awaited.Plus(st.worth(st.awaited))
		}
	}
	counted = t.singles(g, kind, k, said) || counted
	if t.toDate && !counted {
		counted = t.lumps(g, kind, k, said)
	}
	t.cover(k, counted)
}

// extend adds days to runs of days.
func extend(runs [][2]int, a, b int) [][2]int {
	if n := len(runs); n > 0 && runs[n-1][1]+1 == a {
		runs[n-1][1] = b
		return runs
	}
	return append(runs, [2]int{a, b})
}

// add adds what a statement counts for.
func (k *kindTally) add(st *statement, known calendar.Date, lasting bool) {
	if st.s.disputedOn(known) {
		k.disputed = k.disputed.Plus(st.amount)
		return
	}
	k.amount = k.amount.Plus(st.amount)
	if lasting {
		k.lasting = k.lasting.Plus(st.amount)
	}
	if st.s.Basis == "" {
		k.noBasis = k.noBasis.Plus(st.amount)
	}
}

// settle says why a statement counts or does not, after the spans have been settled.
func (st *statement) settle(k *kindTally) {
	days := 0
	for _, run := range st.used {
		days += run[1] - run[0] + 1
	}
	switch {
	case days == st.b-st.a+1:
		st.why = Counted
	case days > 0:
		st.why = CountedPartly
	default:
		st.why = Replaced
		within := st.org != everybody
		for i := range k.spans {
			s := &k.spans[i]
			within = within && (s.b < st.a || s.a > st.b || s.whole != nil)
		}
		if within {
			st.why = WithinWhole
		}
	}
}

// required returns the days on which an entry needs a statement, if any.
func (t *tally) required(e *RegisterEntry, kind SavingKind) (a, b int, ok bool) {
	forming := e.Stage.Phase() == lifecycle.Formation
	if e.Stage == lifecycle.Abandoned || forming && e.First.IsZero() {
		return 0, 0, false
	}
	a, b = max(t.lo, t.ordinal(e.First)), t.hi
	if last := t.ordinal(e.Last); last > 0 {
		b = min(b, last)
	}
	if kind == Achieved {
		b = min(b, t.day)
	}
	return a, b, a <= b
}

// spans fills in which statement counts on which days, of those that are not made once.
func (t *tally) spans(g *group, kind SavingKind, k *kindTally, said *kindTally) {
	t.cuts = t.cuts[:0]
	first, last := endless, 0
	widen := func(a, b int) {
		first, last = min(first, a), max(last, b)
		t.cuts = append(t.cuts, a, b+1)
	}
	n := 0
	for i := range g.statements {
		if st := &g.statements[i]; st.s.Kind == kind && st.why == "" && st.s.Timing != Once {
			widen(st.a, st.b)
			n++
		}
	}
	for _, i := range g.entries {
		if a, b, ok := t.required(&t.c.Entries[i], kind); ok {
			k.concerned = true
			widen(a, b)
		}
	}
	if last == 0 || n == 0 {
		return
	}
	for _, m := range g.members {
		t.cuts = append(t.cuts, m.first, min(m.last, endless)+1)
	}
	if said != nil {
		for i := range said.spans {
			t.cuts = append(t.cuts, said.spans[i].a, said.spans[i].b+1)
		}
		if said.lump > 0 {
			t.cuts = append(t.cuts, said.lump+1)
		}
	}
	slices.Sort(t.cuts)
	t.cuts = slices.Compact(t.cuts)
	k.spans = make([]span, 0, len(t.cuts))
	for i, a := range t.cuts {
		if a < first || a > last || i+1 == len(t.cuts) {
			continue
		}
		s := span{a: a, b: min(last, t.cuts[i+1]-1)}
		t.pick(g, kind, &s)
		for _, i := range g.entries {
			from, to, ok := t.required(&t.c.Entries[i], kind)
			s.required = s.required || ok && from <= s.a && s.b <= to
		}
		k.spans = append(k.spans, s)
	}
}

// saidOn reports whether somebody says what was achieved on the days of a span, by all together
// or by an organisation. If all are asked about, any of them will do.
func (k *kindTally) saidOn(s *span, org int32) bool {
	if s.a <= k.lump {
		return true
	}
	return slices.ContainsFunc(k.spans, func(other span) bool {
		return other.a <= s.b && s.a <= other.b && other.picked(org)
	})
}

// pick fills in which statements count on the days of a span.
func (t *tally) pick(g *group, kind SavingKind, s *span) {
	for i := range g.statements {
		st := &g.statements[i]
		if st.s.Kind != kind || st.why != "" || st.s.Timing == Once || st.a > s.a || st.b < s.b {
			continue
		}
		if st.org == everybody {
			if s.whole == nil || st.before(s.whole) {
				s.whole = st
			}
			continue
		}
		at := slices.IndexFunc(s.parts, func(p *statement) bool { return p.org == st.org })
		switch {
		case at < 0:
			s.parts = append(s.parts, st)
		case st.before(s.parts[at]):
			s.parts[at] = st
		}
	}
	if s.whole != nil {
		s.parts, s.complete = nil, true
		return
	}
	s.complete = len(s.parts) > 0
	for _, m := range g.members {
		takesPart := m.first <= s.a && s.b <= m.last
		s.complete = s.complete && (!takesPart || s.picked(m.org))
	}
}

// before reports whether a statement counts rather than another about the same days: it was made
// later, or on the same day and is lower.
func (st *statement) before(other *statement) bool {
	if by := st.s.On.Compare(other.s.On); by != 0 {
		return by > 0
	}
	if st.s.Timing == other.s.Timing && st.first == other.first && st.last == other.last {
		return st.s.Amount.Compare(other.s.Amount) < 0
	}
	return st.rate().Cmp(other.rate()) < 0
}

// rate returns what a statement comes to in a year, in pence.
func (st *statement) rate() *big.Rat {
	pence, _ := st.s.Amount.Pence()
	if st.s.Timing == OverTerm {
		return new(big.Rat).Mul(big.NewRat(pence, 1), big.NewRat(year, years(st.first, st.first, st.last)))
	}
	return new(big.Rat).SetInt64(pence)
}

// worth returns what a statement comes to for some of its days, rounded once: to the nearest
// penny, and half a penny away from zero. It is not known if it is too great.
func (st *statement) worth(runs [][2]int) costing.Money {
	used, whole := int64(0), int64(year)
	for _, run := range runs {
		used += years(st.first, run[0], run[1])
	}
	if st.s.Timing == OverTerm {
		whole = years(st.first, st.first, st.last)
	}
	pence, _ := st.s.Amount.Pence()
	high, low := bits.Mul64(uint64(max(pence, -pence)), uint64(used))
	low, carry := bits.Add64(low, uint64(whole)/2, 0)
	if high += carry; high >= uint64(whole) {
		return costing.Money{}
	}
	worth, _ := bits.Div64(high, low, uint64(whole))
	if worth > math.MaxInt64 {
		return costing.Money{}
	}
	if pence < 0 {
		return costing.Pence(-int64(worth))
	}
	return costing.Pence(int64(worth))
}

// year is a year in the unit in which time is counted: as fine as a day of any year needs.
const year = 365 * 366

// years returns the time from one day to another, both included, where years begin on the day
// of an anchor. The days of a year are equal parts of it.
func years(anchor, a, b int) int64 { return position(anchor, b+1) - position(anchor, a) }

// position returns the time from an anchor to a day.
func position(anchor, day int) int64 {
	y, m, d := civil(anchor)
	now, _, _ := civil(day)
	from := ordinal(now, m, d)
	if from > day {
		now--
		from = ordinal(now, m, d)
	}
	return int64(now-y)*year + int64(day-from)*int64(year/(ordinal(now+1, m, d)-from))
}

// ordinal returns the number of a day, from 1 on 0001-01-01. The 29th of February is the 28th in
// a year without one.
func ordinal(y, m, d int) int {
	leap := y%4 == 0 && (y%100 != 0 || y%400 == 0)
	if m == 2 && d == 29 && !leap {
		d = 28
	}
	n := 365*(y-1) + (y-1)/4 - (y-1)/100 + (y-1)/400 + (367*m-362)/12 + d
	switch {
	case m <= 2:
		return n
	case leap:
		return n - 1
	}
	return n - 2
}

// civil returns the year, the month and the day of a number of ordinal.
func civil(n int) (y, m, d int) {
	y = (n*400 + 400*365) / 146097
	for ordinal(y+1, 1, 1) <= n {
		y++
	}
	for ordinal(y, 1, 1) > n {
		y--
	}
	m = min(12, (n-ordinal(y, 1, 1))/31+1)
	if m < 12 && ordinal(y, m+1, 1) <= n {
		m++
	}
	return y, m, n - ordinal(y, m, 1) + 1
}

// singles counts what is saved once, and reports whether anything is.
func (t *tally) singles(g *group, kind SavingKind, k *kindTally, said *kindTally) bool {
	var all []*statement
	for i := range g.statements {
		if st := &g.statements[i]; st.s.Kind == kind && st.why == "" && st.s.Timing == Once {
			all = append(all, st)
		}
	}
	slices.SortStableFunc(all, func(a, b *statement) int {
		switch {
		case a.org != b.org:
			return cmp.Compare(a.org, b.org) // that of everybody is first
		case a.before(b):
			return -1
		case b.before(a):
			return 1
		}
		return 0
	})
	for i, st := range all {
		st.why = Counted
		for _, other := range all[:i] {
			switch {
			case other.first != st.first || other.why != Counted:
			case other.org == st.org:
				st.why = Replaced
			case other.org == everybody:
				st.why = WithinWhole
			}
		}
		for j := range k.spans {
			if s := &k.spans[j]; s.a <= st.first && st.first <= s.b && s.totals(st.org) {
				st.why = WithinTotal
			}
		}
		if st.why != Counted {
			continue
		}
		st.amount = st.s.Amount
		k.add(st, t.known, false)
		if said != nil && !st.s.disputedOn(t.known) && !said.saidOn(&span{a: st.first, b: st.first}, st.org) && !g.achievedOnce(st) {
			k.awaited = k.awaited.Plus(st.amount)
		}
	}
	return slices.ContainsFunc(all, func(st *statement) bool { return st.why == Counted })
}

// totals reports whether a total over a term covers the days of a span for an organisation.
func (s *span) totals(org int32) bool {
	if s.whole != nil {
		return s.whole.s.Timing == OverTerm
	}
	return slices.ContainsFunc(s.parts, func(p *statement) bool {
		return p.s.Timing == OverTerm && (org == everybody || p.org == org)
	})
}

// achievedOnce reports whether something was achieved once on the day of a statement.
func (g *group) achievedOnce(st *statement) bool {
	return slices.ContainsFunc(g.statements, func(other statement) bool {
		return other.s.Kind == Achieved && other.s.Timing == Once && other.why == Counted && other.first == st.first
	})
}

// lumps counts amounts without days, if nothing else counts, and reports whether any does.
func (t *tally) lumps(g *group, kind SavingKind, k *kindTally, said *kindTally) bool {
	var whole *statement
	var parts []*statement
	for i := range g.statements {
		st := &g.statements[i]
		if st.s.Kind != kind || st.why != NotDated || st.s.Timing == Yearly || st.last > 0 && st.last < st.first {
			continue
		}
		at := slices.IndexFunc(parts, func(p *statement) bool { return p.org == st.org })
		switch {
		case st.org == everybody && (whole == nil || st.sooner(whole)):
			if whole != nil {
				whole.why = Replaced
			}
			whole = st
		case st.org == everybody:
			st.why = Replaced
		case at < 0:
			parts = append(parts, st)
		case st.sooner(parts[at]):
			parts[at].why = Replaced
			parts[at] = st
		default:
			st.why = Replaced
		}
	}
	if whole != nil {
		for _, st := range parts {
			st.why = WithinWhole
		}
		parts, k.lumpWhole = []*statement{whole}, kind == Achieved
	}
	for _, st := range parts {
		st.why, st.amount = Counted, st.s.Amount
		k.add(st, t.known, false)
		k.lump = max(k.lump, st.last, t.ordinal(st.s.On), 1)
		if said != nil && said.lump == 0 && len(said.spans) == 0 && !st.s.disputedOn(t.known) {
			k.awaited = k.awaited.Plus(st.amount)
		}
	}
	return len(parts) > 0
}

// sooner is before for amounts without days.
func (st *statement) sooner(other *statement) bool {
	if by := st.s.On.Compare(other.s.On); by != 0 {
		return by > 0
	}
	return st.s.Amount.Compare(other.s.Amount) < 0
}

// cover fills in how much of the days asked about is known.
func (t *tally) cover(k *kindTally, counted bool) {
	whole := len(k.spans) > 0
	for i := range k.spans {
		s := &k.spans[i]
		whole = whole && (!s.required || s.complete)
	}
	switch {
	case !counted:
		k.completeness = Nothing
	case !k.concerned, whole, k.lumpWhole && k.lump >= min(t.hi, t.day):
		k.completeness = Whole
	default:
		k.completeness = Part
	}
	k.concerned = k.concerned || counted
}
