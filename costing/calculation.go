package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Cost is what is to be shared: a line's cost in a term.
type Cost struct {
	Line  partnership.LineID `json:"line"`            // which line's
	Term  calendar.Term      `json:"term"`            // from which day to which; not open-ended
	Total Money              `json:"total,omitzero"`  // how much; negative: income or a refund
	Heads []Head             `json:"heads,omitempty"` // what it is made of, for a scheme with parts of heads; nil: it has no heads

	// Carried are the remainders of earlier bills, for a scheme that carries them: the Carried
	// of the statement before this one.
	Carried []Remainder `json:"carried,omitempty"`
}

// maxTotal is the greatest amount that a scheme shares, in pence: £10 trillion.
const maxTotal = 1_000_000_000 * 1_000_000

// Validate returns what is wrong with the cost:
//
//   - ErrRequired for a line, a first or a last day, or a total that is missing;
//   - ErrInvalid for a malformed line id;
//   - ErrOrder for a term whose last day is before its first;
//   - ErrDuplicate for a head that is listed before;
//   - ErrSum for heads that do not make the total;
//   - ErrRange for a total beyond ±£10,000,000,000,000, and for more than 1000 heads;
//   - what is wrong with the remainders that are carried.
func (c Cost) Validate() error {
	return errors.Join(
		field.At("line", c.Line.Validate()),
		field.At("term", c.Term.Validate()),
		field.RequiredValue("term.last", c.Term.Last),
		field.At("total", checkTotal(c.Total)),
		checkHeads(c.Heads, c.Total),
		checkCarried(c.Carried),
	)
}

// Statement returns what each of the members pays of the cost, in their order,
// with the working. The quantities and amounts that the scheme charges, and the
// limits of its minima and caps, are those for the term of the cost, whatever that
// is: the cost of a quarter is charged a whole annual fee, and limited by a whole
// annual cap. So state the cost of the year, and bill its quarters as Instalments
// of the statement.
//
// The calculation is exact. What it shows and charges is in whole pence:
//
//   - The cost is divided into the parts as Split does. Metered and agreed amounts are
//     rounded half up to the penny (half away from zero) and taken as they are; of equal
//     remainders the part that comes first gets the penny. Every portion is less than a
//     penny away from the exact one.
//   - A part is divided as Apportion does. If there are several parts, the spare pennies of
//     one go to those who so far are charged least for their shares, so that members with
//     equal shares differ by a penny at most.
//   - A limit in pounds is a whole number of pence. After each adjustment the charges are
//     rounded, as Split does, to what they make together; a charge that was not moved keeps its
//     pence.
//   - A rounding to whole pounds rounds the exact charge, which results from exact portions,
//     metered amounts, fees and limits. Its step shows the figure that it rounded.
//   - Figures that would need more than a thousand digits, because there are very many
//     limits in a row, are kept to 2^-128 of a penny.
//
// A scheme may carry the remainders of a penny from bill to bill: the cost has those of the
// bills before, and the statement those for the next. Then the spare pennies of the parts go to
// those who have been charged least over all bills. After an adjustment, so do the spare
// pennies of equal remainders. So members with equal shares of every bill never differ by more
// than a penny in all, however many bills there are; and each bill is less than a penny for
// each part away from the exact one, as without it.
//
// So the order of the members changes nobody's charge. The statement for a negative total
// is that for the positive one with the signs changed, unless a part charges amounts or is
// a fixed sum: those stay charges.
//
// The errors are those of Scheme.Validate, those of Cost.Validate at "cost",
// ErrRequired, ErrInvalid and ErrDuplicate at "members", and at the fields of the scheme
//
//   - ErrNotFound for a figure that is missing, an organisation that is not a member, or a
//     head that the cost does not have;
//   - ErrRequired for a figure that is not known, a member without a share, or a head that no
//     part is of;
//   - ErrInvalid for figures that are all 0, a cap below a minimum, or a difference that nobody
//     can bear because everyone in BorneBy is at a limit;
//   - ErrDuplicate for a figure of a driver that is derived, and for a rate, a term or a price
//     index that has both a figure without an organisation and one of a member;
//   - ErrSum for ladders that make more than the whole;
//   - ErrRange for a ladder that begins after the first day, more than 100 yearly rises, an
//     amount beyond ±£10,000,000,000,000, or parts that come to more than the total before
//     the one that takes the rest, unless that has Surplus.
//
// All errors come at once. For an invalid scheme they include those of its valid parts and
// adjustments. The message names the line, the clause and the organisation.
func (s Scheme) Statement(cost Cost, members []partnership.OrgID, facts Facts) (Statement, error) {
	err := errors.Join(s.Validate(), field.At("cost", cost.Validate()), CheckMembers(members))
	if err != nil {
		return Statement{}, prefixed(lineText(cost.Line), s.withMissing(err, cost, members, facts))
	}
	whole := period{entry: -1, names: []string{s.Name}, scheme: s, members: members, cost: cost, stretch: wholeStretch(cost, s.ByMonths)}
	if err := whole.term().checkMonths(); err != nil {
		return Statement{}, prefixed(lineText(cost.Line), field.At("cost.term", err))
	}
	return statementOf(whole, facts)
}

// lineText names the line.
func lineText(line partnership.LineID) string {
	if line == "" {
		return ""
	}
	return fmt.Sprintf("line %.80s", line)
}

// CheckMembers returns what is wrong with a list of members.
func CheckMembers(members []partnership.OrgID) error {
	if len(members) == 0 {
		return field.At("members", field.ErrRequired)
	}
	if distinctOrgs(members) {
		return nil
	}
	return field.EachOnce("members", members, partnership.OrgID.Validate)
}

// A stretch is some of the days, or of the months, of a term: those after the first before days, up to
// day until, of all of its days; and the cost of the whole term, in pence, with its heads.
type stretch struct {
	before, until, of, total int64
	heads                    []Head
	months                   bool // whether they are months, and not days
}

// wholeStretch returns all days of the term of a cost.
func wholeStretch(cost Cost, months bool) stretch {
	return stretch{until: 1, of: 1, total: cost.Total.pence(), heads: cost.Heads, months: months}
}

// cut returns the part of an amount of the whole term that falls to the stretch:
// what has run up by its last day less what had run up before its first, each in
// proportion to the days and rounded half away from zero. So the parts of
// stretches that follow each other add up to the amount, wherever it is cut.
func (s stretch) cut(pence int64) int64 { return s.runUp(pence, s.until) - s.runUp(pence, s.before) }

// runUp returns how much of an amount has run up after so many days.
func (s stretch) runUp(pence, days int64) int64 {
	high, low := bits.Mul64(magnitudeOf(pence), uint64(days))
	quotient, remainder := bits.Div64(high, low, uint64(s.of))
	if remainder >= uint64(s.of)-remainder {
		quotient++
	}
	return int64(Pence(pence).Sign()) * int64(quotient)
}

// text says which days the stretch has, unless it has all.
func (s stretch) text() string {
	if s.until-s.before == s.of {
		return ""
	}
	return fmt.Sprintf(", %s %d to %d of %d", timed{months: s.months}.unit(), s.before+1, s.until, s.of)
}

// A period is some days of a cost, the scheme that holds on them, and in which entry of a
// schedule it is; -1: in none.
type period struct {
	entry   int
	names   []string // of the schemes of all entries that say the same
	scheme  Scheme
	members []partnership.OrgID
	cost    Cost
	stretch stretch
}

// term returns the term of the cost of the period, with what its parts count in.
func (p period) term() timed { return timed{p.cost.Term, p.stretch.months} }

// statementOf is Statement for a valid scheme on the days of a period. Of the amounts and
// quantities that are for a whole term it takes what falls to the days.
func statementOf(p period, facts Facts) (Statement, error) {
	c := newCalculation(p.members, facts)
	c.keepExact(p.scheme)
	c.bringForward(p.cost, p.scheme.Carry)
	c.cost, c.stretch = p.cost, p.stretch
	c.watchHeads(p.scheme.Adjustments)
	c.derive(p.scheme.Drivers)
	c.in(p.entry, func() {
		c.steps = make([]Step, 0, len(p.scheme.Parts)+len(p.scheme.Adjustments)+1)
		c.divide(p.scheme.Parts)
		c.leave()
		c.adjustAll(p.scheme.Adjustments)
		c.findOverCost()
		c.round(p.scheme)
	})
	if len(c.errs) > 0 {
		return Statement{}, prefixed(lineText(c.cost.Line), errors.Join(c.errs...))
	}
	c.keepDerived(calendar.Term{})
	return c.statement(namesOf([]period{p})), nil
}

// adjustAll makes the steps of adjustments.
func (c *calculation) adjustAll(all []Adjustment) {
	for i, a := range all {
		path := "adjustments[" + strconv.Itoa(i) + "]"
		c.under(a.Clause, func() { c.adjust(path, a) })
	}
}

// in does work, and puts the errors that it notes at their places in an entry of a
// schedule, if there is one.
func (c *calculation) in(entry int, work func()) {
	before := len(c.errs)
	work()
	if entry < 0 || len(c.errs) == before {
		return
	}
	placed := func(err error) bool { return c.placed[err] }
	all := c.errs[before:]
	c.errs = append(c.errs[:before:before], slices.DeleteFunc(slices.Clone(all), func(err error) bool { return !placed(err) })...)
	if err := inEntry(entry, errors.Join(slices.DeleteFunc(slices.Clone(all), placed)...)); err != nil {
		c.errs, c.placed[err] = append(c.errs, err), true
	}
}

// A calculation is the working of one statement. It refers to a member by its
// place among the members.
type calculation struct {
	cost    Cost
	members []partnership.OrgID
	place   map[partnership.OrgID]int // of each member; nil until placeOf is asked
	all     []int                     // every place
	facts   Facts
	stretch stretch
	shared  []bool // who has a share of some part

	carried []int64              // the remainders of each from the bills before, in millionths of a penny; nil: none are carried
	left    []Remainder          // those of organisations that are no members
	rooms   [purposes][]*big.Int // numbers that are used again and again
	short   *exact               // what the members should be charged by the parts so far, less what they are; nil for a single division
	// of a term of which the pieces are of different entries
	pieces    []piece
	periods   []period       // the days and the entry of each
	derivedOf [][]derivation // the derived drivers of its scheme, for the adjustments; nil: not needed so far
	wholeCost Cost           // of the whole term
	apart     bool           // whether each piece is adjusted by itself
	held      []pieceLimits  // the limits since the last fee or indexation
	allAdded  *big.Rat       // what is added to the total, in pence

	joint       *joint        // the pieces of a term that are limited together; nil: the term is of one entry
	exact       *exact        // nil if the parts are all there is to the charges
	whole       bool          // whether parts stay exact too, because the charges are rounded to whole pounds at the end
	charges     []int64       // in pence, after the steps so far, and last what nobody pays
	before      []int64       // the same before the step that is being made
	byParts     []int64       // the same after the parts
	byHead      []headCharges // of the heads that adjustments are of
	ofHead      []*big.Rat    // what of that the step that is being made is of; nil: it is of no head
	least, most []Money       // the limits of the step that is being made, if it has any
	bases       []Money       // what its limits are a percentage of, if that is no driver
	limited     []bool        // to whom they apply
	unmet       bool          // whether its limits leave something that nobody can bear or save
	toHosts     int64         // what fees put on charges for hosts, in pence
	found       []Remark      // in the charges so far
	used        []int         // the places among the facts of the figures that the step uses
	derived     []derivation
	placed      map[error]bool // those of the errors that are at their places in an entry
	derivedErrs map[error]bool // those of the errors that are of derived drivers
	steps       []Step
	workings    []DriverWorking
	errs        []error
}

// newCalculation returns a calculation in which nobody pays anything yet.
func newCalculation(members []partnership.OrgID, facts Facts) *calculation {
	n := len(members)
	c := &calculation{members: members, facts: facts, placed: map[error]bool{}, derivedErrs: map[error]bool{}}
	c.all, c.shared, c.used = indexes(n), make([]bool, n), make([]int, 0, 2*n)
	pence := make([]int64, 2*(n+1))
	c.charges, c.before = pence[:n+1], pence[n+1:]
	return c
}

// keepExact keeps the exact figures that a statement by a scheme needs: of several divisions
// of the cost, and of what comes after them.
func (c *calculation) keepExact(s Scheme) {
	divisions := 0
	for _, part := range s.Parts {
		divisions += boolRank(!part.Basis.Kind.charges() || part.Most.Known())
	}
	unit, _, _ := s.Rounding.rule()
	c.whole = unit > 1
	if divisions > 1 || s.Carry {
		c.short = newExact(len(c.members))
	}
	if c.whole || len(s.Adjustments) > 0 {
		c.exact = newExact(len(c.members))
	}
}

// indexes returns 0 to n-1.
func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// placeOf returns the place of a member; ok is false for anybody else.
func (c *calculation) placeOf(org partnership.OrgID) (place int, ok bool) {
	if c.place == nil {
		c.place = make(map[partnership.OrgID]int, len(c.members))
		for i, member := range c.members {
			c.place[member] = i
		}
	}
	place, ok = c.place[org]
	return place, ok
}

// failAt notes an error at path.
func (c *calculation) failAt(path, format string, args ...any) {
	c.failed(path, fmt.Errorf(format, args...))
}

// failed notes err at path, if there is one.
func (c *calculation) failed(path string, err error) {
	if err != nil {
		c.errs = append(c.errs, field.At(path, err))
	}
}

// under does work, and names the clause in the errors that it notes. Those of a derived
// driver are of its own clause.
func (c *calculation) under(number string, work func()) {
	before := len(c.errs)
	work()
	for i := before; i < len(c.errs); i++ {
		if !c.derivedErrs[c.errs[i]] && !c.placed[c.errs[i]] {
			c.errs[i] = prefixed(clause(number), c.errs[i])
		}
	}
}

// figure returns the figure of a driver for an organisation. It fails at a field under
// path if it is missing or not known.
func (c *calculation) figure(path, name string, driver Driver, org partnership.OrgID) partnership.Quantity {
	i, ok := c.facts.at[figureKey{driver, org}]
	if !ok {
		c.failAt(path+name, "there is no figure of %s for %s: %w", driver, orgOrNone(org), field.ErrNotFound)
		return partnership.Quantity{}
	}
	c.used = append(c.used, i)
	value := c.facts.figures[i].Value
	if !value.Known() {
		c.failAt(path+name, "the figure of %s for %s is not known: %w", driver, orgOrNone(org), field.ErrRequired)
	}
	return value
}

// figures returns the figures that have been used since it was last asked, in the
// order of the facts.
func (c *calculation) figures() []Figure {
	figures := c.figuresAt(c.used)
	c.used = c.used[:0]
	return figures
}

// figuresAt returns the figures at places among the facts, in order and each once.
func (c *calculation) figuresAt(used []int) []Figure {
	slices.Sort(used)
	used = slices.Compact(used)
	if len(used) == 0 {
		return nil
	}
	figures := make([]Figure, len(used))
	for i, place := range used {
		figures[i] = c.facts.figures[place]
	}
	return figures
}

// among returns the places of the organisations, in the order of the members, or
// all of whole if there are none. It fails for one that is not in whole.
func (c *calculation) among(path string, among []partnership.OrgID, whole []int) []int {
	if len(among) == 0 {
		return whole
	}
	places := make([]int, 0, len(among))
	for i, org := range among {
		place, ok := c.placeOf(org)
		if ok {
			_, ok = slices.BinarySearch(whole, place)
		}
		if !ok {
			c.failAt(fmt.Sprintf("%s.among[%d]", path, i), "%q is not a member that shares: %w", org, field.ErrNotFound)
			continue
		}
		places = append(places, place)
	}
	slices.Sort(places)
	return places
}

// tooMuch notes that an amount is beyond what a scheme shares.
func (c *calculation) tooMuch(path string) int64 {
	c.failAt(path, "it comes to more than %v: %w", Pence(maxTotal), field.ErrRange)
	return 0
}

// divide makes the steps of the parts.
func (c *calculation) divide(parts []Part) {
	groups := groupsOf(parts)
	c.checkGroups(parts, groups)
	quotas := c.quotas("parts", parts, groups, c.all)
	c.used = c.used[:0]
	sharings, among := make([]sharing, len(parts)), groups.among(len(parts))
	for i, p := range parts {
		path := "parts[" + strconv.Itoa(i) + "]"
		c.under(p.Clause, func() { sharings[i] = c.sharing(path, p, among[i], quotas, i) })
	}
	for place, shared := range c.shared {
		if !shared {
			c.failAt(fmt.Sprintf("members[%d]", place), "no part of the scheme gives %q a share: %w", c.members[place], field.ErrRequired)
		}
	}
	if len(c.errs) > 0 {
		return
	}
	portions := make([]portion, len(parts))
	groups.size(c)
	for _, g := range groups.all {
		c.checkRest(parts, g, quotas, sharings)
		if len(c.errs) == 0 {
			c.portions(portions, parts, g, quotas, sharings)
		}
	}
	for i := range sharings {
		sharings[i].step.What += portions[i].note
		c.under(parts[i].Clause, func() { c.share(&sharings[i], portions[i]) })
	}
}

// Quotas are which part of a whole each of some parts is, as parts of it.
type quotas struct {
	all   []quota
	whole *big.Int
}

// A quota is which part of a whole a part is.
type quota struct {
	part *big.Int
	rest fraction // of one that takes the rest, how much of it; of any other nothing
	size string   // in words how large a part with a size is
	used []int    // the places among the facts of the figures of its size
}

// of returns part i of the whole.
func (q quotas) of(i int) fraction { return fraction{q.all[i].part, q.whole} }

// A fraction is a number of parts of a whole.
type fraction struct{ of, in *big.Int }

// rat returns the fraction as a number.
func (f fraction) rat() *big.Rat { return new(big.Rat).SetFrac(f.of, f.in) }

// quotas returns which part of the whole each part is in the term of the cost, with
// what is left for those that take the rest. That of a part that charges amounts is
// of those, and that of a fixed sum is nothing.
func (c *calculation) quotas(path string, parts []Part, groups groups, places []int) quotas {
	counts, whole, _ := partsOf(fractionsOf(parts))
	length, n := c.term().length(), len(parts)
	all := quotas{all: make([]quota, n), whole: new(big.Int).Mul(big.NewInt(whole), big.NewInt(length))}
	for i, p := range parts {
		rungs := max(len(p.Ladder), boolRank(p.Share.Known()))
		switch {
		case len(p.Ladder) > 0:
			all.all[i].part = c.climbed(fmt.Sprintf("%s[%d]", path, i), p.Ladder, counts[:rungs])
		case p.Share.Known():
			all.all[i].part = new(big.Int).Mul(big.NewInt(counts[0]), big.NewInt(length))
		case p.Basis.Kind.charges():
			all.all[i].part = new(big.Int).Set(all.whole)
		default:
			all.all[i].part = new(big.Int)
		}
		counts = counts[rungs:]
	}
	for _, g := range groups.all {
		c.leaveRest(path, parts, g, &all, places)
	}
	return all
}

// leaveRest gives what is left of the whole of a group to those that take the rest.
func (c *calculation) leaveRest(path string, parts []Part, g group, all *quotas, places []int) {
	left := new(big.Int).Set(all.whole)
	var takers []int
	for _, i := range g.parts {
		if parts[i].takesRest() {
			takers = append(takers, i)
		} else if !parts[i].Basis.Kind.charges() {
			left.Sub(left, all.all[i].part)
		}
	}
	switch {
	case left.Sign() < 0:
		made := new(big.Int).Sub(all.whole, left)
		c.failAt(path, "the parts make %v%% in %v: %w", percentage(made, all.whole), c.cost.Term, field.ErrSum)
		left.SetInt64(0)
	case len(takers) == 1 && parts[takers[0]].Size == "":
		one := big.NewInt(1)
		all.all[takers[0]].part, all.all[takers[0]].rest = left, fraction{one, one}
		return
	}
	c.measureSizes(path, parts, takers, all, left, places)
}

// measureSizes gives parts with sizes what they have of what is left.
func (c *calculation) measureSizes(path string, parts []Part, takers []int, all *quotas, left *big.Int, places []int) {
	if len(takers) == 0 || parts[takers[0]].Size == "" {
		return
	}
	sizes, total, failed := make([]*big.Rat, len(takers)), new(big.Rat), len(c.errs)
	for k, i := range takers {
		before := len(c.used)
		sizes[k] = c.size(fmt.Sprintf("%s[%d]", path, i), parts[i], places)
		all.all[i].used = slices.Clone(c.used[before:])
		total.Add(total, sizes[k])
	}
	if total.Sign() == 0 {
		if size := parts[takers[0]].Size; len(c.errs) == failed && !c.failedOn(size) {
			c.failAt(fmt.Sprintf("%s[%d].size", path, takers[0]), "the figures of %s are all 0, so that no part has a size: %w", size, field.ErrInvalid)
		}
		total.SetInt64(1)
	}
	numbers, _ := overOne(append(sizes, total))
	sum := numbers[len(takers)]
	all.whole.Mul(all.whole, sum)
	for i := range all.all {
		all.all[i].part.Mul(all.all[i].part, sum)
	}
	for k, i := range takers {
		all.all[i].part, all.all[i].rest = new(big.Int).Mul(left, numbers[k]), fraction{numbers[k], sum}
		all.all[i].size = fmt.Sprintf("; %s here is %s of %s", quotedDriver(parts[i].Size), exactOr(sizes[k]), exactOr(total))
	}
}

// size returns the figures of the size of a part together.
func (c *calculation) size(path string, p Part, places []int) *big.Rat {
	sum := new(big.Rat)
	if len(p.Among) > 0 {
		places = nil
		for _, org := range p.Among {
			if place, ok := c.placeOf(org); ok {
				places = append(places, place)
			}
		}
	}
	for _, place := range places {
		sum.Add(sum, c.value(path, ".size", p.Size, place))
	}
	return sum
}

// fractionsOf returns the shares of the whole that parts state, and those of their
// ladders.
func fractionsOf(parts []Part) []partnership.Fraction {
	var all []partnership.Fraction
	for _, p := range parts {
		if p.Share.Known() {
			all = append(all, p.Share)
		}
		for _, rung := range p.Ladder {
			all = append(all, rung.Share)
		}
	}
	return all
}

// partsOf returns fractions as whole numbers of parts of one whole, as
// partnership.Parts does.
func partsOf(fractions []partnership.Fraction) (parts []int64, whole int64, ok bool) {
	shares := make([]partnership.Share, len(fractions))
	for i, f := range fractions {
		shares[i].Fraction = f
	}
	return partnership.Parts(shares)
}

// climbed returns the shares of the rungs of a ladder, each times how long it holds in the
// term. It fails at path if the ladder begins within the term.
func (c *calculation) climbed(path string, ladder []Rung, parts []int64) *big.Int {
	sum := new(big.Int)
	for _, held := range heldOn(ladder, c.term()) {
		if held.rung < 0 {
			c.failAt(path+".ladder", "it begins after %v: %w", c.cost.Term.First, field.ErrRange)
			continue
		}
		if from := ladder[held.rung].From; from.After(c.cost.Term.First) {
			c.failed(path+".ladder", c.term().checkMonth(from))
		}
		length := big.NewInt(held.length)
		sum.Add(sum, length.Mul(length, big.NewInt(parts[held.rung])))
	}
	return sum
}

// A sharing is a part of a scheme before its portion of the cost is known.
type sharing struct {
	path   string
	head   partnership.LineID
	places []int
	step   Step
	sum    *big.Int // what it charges in the whole term, in pence
	pence  []int64  // what it charges each, in pence

	weighing // in proportion to what the places share it, or what they are charged
}

// sharing returns the sharing of one part of so many.
func (c *calculation) sharing(path string, p Part, parts int, quotas quotas, i int) sharing {
	places := c.among(path, p.Among, c.all)
	for _, place := range places {
		c.shared[place] = true
	}
	c.used = append(c.used, quotas.all[i].used...)
	rule, _ := p.Basis.Kind.rule()
	s := sharing{path: path, head: p.Head, places: places, weighing: rule.weigh(c, path+".basis", p.Basis, places)}
	s.step = Step{
		Name: p.Name, Clause: p.Clause, What: p.text(parts, c.term()) + quotas.all[i].size + s.remark,
		Measure: rule.unit(p.Basis), Figures: c.figures(), Workings: make([]Working, len(places)),
	}
	if rule.charges && len(c.errs) == 0 {
		s.step.What += c.stretch.text()
		s.charge(c, quotas.of(i), p.Most)
	}
	return s
}

// charge sets what the sharing charges each of the places: the share of its amounts,
// rounded to the penny and at most so much in all, and of that what falls to the stretch.
func (s *sharing) charge(c *calculation, share fraction, most Money) {
	s.unit = new(big.Int).Mul(s.unit, share.in)
	s.pence, s.sum = make([]int64, len(s.amounts)), new(big.Int)
	for i, amount := range s.amounts {
		amount.Mul(amount, share.of)
		pence := halfUp(amount, s.unit)
		if pence.CmpAbs(big.NewInt(maxTotal)) > 0 {
			c.tooMuch(s.path + s.tooMuch)
			continue
		}
		s.sum.Add(s.sum, pence)
		s.pence[i] = pence.Int64()
	}
	if most.Known() && len(c.errs) == 0 {
		s.lowerTo(c, most.pence())
	}
	for i, amount := range s.amounts {
		s.pence[i] = c.stretch.cut(s.pence[i])
		amount.Mul(amount, big.NewInt(c.stretch.until-c.stretch.before))
	}
	s.unit.Mul(s.unit, big.NewInt(c.stretch.of))
}

// lowerTo lowers what is charged in the whole term to so many pence, in proportion to the
// exact amounts, if it is more. Of credits it is what is credited.
func (s *sharing) lowerTo(c *calculation, most int64) {
	exact, limit, sign := sumOfNumbers(s.amounts), big.NewInt(most), int64(s.sum.Sign())
	over := exact.CmpAbs(new(big.Int).Mul(limit, s.unit)) > 0
	if !over && s.sum.CmpAbs(limit) <= 0 {
		return
	}
	s.step.What += wouldBe(exact, s.unit)
	if over {
		sign = int64(exact.Sign())
		for _, amount := range s.amounts {
			amount.Mul(amount, limit)
		}
		s.unit.Abs(exact)
	}
	s.sum.Mul(limit, big.NewInt(sign))
	amounts, divide := s.amounts, c.settled
	if sign < 0 {
		amounts = timesIn(zeros(len(amounts)), sign, amounts)
	}
	if c.short != nil {
		divide = c.carry
	}
	s.pence = divide(sign, most, amounts, s.unit, s.places)
}

// wouldBe says what a part would be without its most: so many parts of a penny.
func wouldBe(amount, parts *big.Int) string {
	return "; it would be " + poundsOr(new(big.Rat).SetFrac(amount, new(big.Int).Mul(parts, big.NewInt(pencePerPound))))
}

// poundsOr writes a number of pounds, as a fraction if 6 decimals do not write it.
func poundsOr(pounds *big.Rat) string {
	if text := exactText(pounds, pounds); text != "" {
		return "£" + text
	}
	decimals, _ := quantityOf(pounds)
	return poundsText(decimals)
}

// checkRest fails if the parts of a group for the rest have less than nothing left in the
// whole term, and no surplus. What is left of a stretch may be some pennies below nothing
// although the whole is not, because each amount is cut to pennies.
func (c *calculation) checkRest(parts []Part, g group, quotas quotas, sharings []sharing) {
	last := g.parts[len(g.parts)-1]
	total, headed := g.term.of, g.term.headed
	if !parts[last].takesRest() || parts[last].Surplus || total < 0 {
		return
	}
	charged, shared := big.NewInt(headed), new(big.Int)
	for _, i := range g.parts {
		switch {
		case sharings[i].sum != nil:
			charged.Add(charged, sharings[i].sum)
		case parts[i].Amount.Known():
			charged.Add(charged, big.NewInt(parts[i].Amount.pence()))
		case !parts[i].takesRest():
			portion := new(big.Int).Mul(quotas.all[i].part, big.NewInt(total))
			if parts[i].Most.Known() {
				portion = lesser(portion, new(big.Int).Mul(big.NewInt(parts[i].Most.pence()), quotas.whole))
			}
			shared.Add(shared, portion)
		}
	}
	charged.Add(charged, halfUp(shared, quotas.whole))
	if charged.Cmp(big.NewInt(total)) > 0 {
		c.under(parts[last].Clause, func() {
			c.failAt(sharings[last].path, "the parts before it come to %v, which is more than the total of %v: %w", moneyText(charged), Pence(total), field.ErrRange)
		})
	}
}

// moneyText writes so many pence, or says that they are too many.
func moneyText(pence *big.Int) string {
	if !pence.IsInt64() {
		return "more than an amount of money can be"
	}
	return Pence(pence.Int64()).String()
}

// lesser returns the lesser of two numbers.
func lesser(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// A portion is what a part has of the cost: in whole pence, and exactly.
type portion struct {
	pence int64
	exact fraction
	note  string // what is said of it, because of the most that it comes to
}

// portions sets what each part of a group has of the cost. The exact portions of those that
// share have to make what the others leave.
func (c *calculation) portions(portions []portion, parts []Part, g group, quotas quotas, sharings []sharing) {
	total, headed := g.here.of, g.here.headed
	sign := int64(1)
	if total < 0 {
		sign = -1
	}
	left := big.NewInt(sign * (total - headed))
	for _, i := range g.parts {
		for _, pence := range sharings[i].pence {
			left.Sub(left, big.NewInt(sign*pence))
		}
		if parts[i].Amount.Known() {
			pence := c.stretch.cut(parts[i].Amount.pence())
			portions[i] = portion{pence: pence, exact: fraction{big.NewInt(pence), big.NewInt(1)}}
			left.Sub(left, big.NewInt(sign*pence))
		}
	}
	if !left.IsInt64() {
		c.failAt("parts", "the charges come to more than an amount of money can be: %w", field.ErrRange)
		return
	}
	c.portionsOf(portions, parts, g, quotas, sign, sign*total, left)
	c.restExactly(portions, parts, g, quotas, sharings)
}

// portionsOf sets what the parts of a group have of the total that share it, and of what is
// left. With the sign -1 both are paid back.
func (c *calculation) portionsOf(portions []portion, parts []Part, g group, quotas quotas, sign, total int64, left *big.Int) {
	if first := g.parts[0]; len(g.parts) == 1 && parts[first].divides() {
		pence := sign * left.Int64()
		portions[first] = portion{pence: pence, exact: fraction{left.SetInt64(pence), big.NewInt(1)}} // alone it has all that is left
		return
	}
	unshared, den := left.Int64(), big.NewInt(1)
	for _, i := range g.parts {
		if rest := quotas.all[i].rest; rest.in != nil {
			den = rest.in
		}
	}
	den = new(big.Int).Mul(quotas.whole, den)
	rest := left.Mul(left, den)
	var places []int
	var exact []*big.Int
	for _, i := range g.parts {
		if !parts[i].divides() || parts[i].takesRest() || parts[i].tier() {
			continue
		}
		portion := new(big.Int).Mul(quotas.all[i].part, big.NewInt(total))
		portion.Mul(portion, new(big.Int).Quo(den, quotas.whole))
		portions[i].note = c.lowered(parts[i], portion, den, sign)
		rest.Sub(rest, portion)
		places, exact = append(places, i), append(exact, portion)
	}
	for _, i := range g.parts {
		if parts[i].tier() {
			places, exact = append(places, i), append(exact, c.tier(parts[i], rest, den))
		}
	}
	for _, i := range g.parts {
		if of := quotas.all[i].rest; of.in != nil {
			portion := new(big.Int).Quo(rest, of.in)
			places, exact = append(places, i), append(exact, portion.Mul(portion, of.of))
		}
	}
	if len(places) == 0 {
		return
	}
	pence, _ := settle(exact, den, unshared, cmp.Compare[int])
	for k, i := range places {
		portions[i].pence, portions[i].exact = sign*pence[k], fraction{exact[k].Mul(exact[k], big.NewInt(sign)), den}
		if parts[i].tier() && pence[k] < c.mostOf(parts[i]) {
			portions[i].note = "; only " + Pence(sign*pence[k]).Sterling() + " is left"
		}
	}
}

// mostOf returns the most that a part comes to in the stretch, in pence.
func (c *calculation) mostOf(p Part) int64 { return c.stretch.cut(p.Most.pence()) }

// lowered lowers the portion of a part, in parts of a penny, to the most that it comes to,
// and says what it would be; with the sign -1 it is paid back.
func (c *calculation) lowered(p Part, portion, parts *big.Int, sign int64) (note string) {
	if !p.Most.Known() {
		return ""
	}
	limit := new(big.Int).Mul(big.NewInt(c.mostOf(p)), parts)
	if portion.Cmp(limit) <= 0 {
		return ""
	}
	note = wouldBe(new(big.Int).Mul(portion, big.NewInt(sign)), parts)
	portion.Set(limit)
	return note
}

// tier takes from the rest, in parts of a penny, what a tier has of it.
func (c *calculation) tier(p Part, rest, parts *big.Int) *big.Int {
	taken := new(big.Int)
	if rest.Sign() > 0 {
		taken.Set(lesser(rest, new(big.Int).Mul(big.NewInt(c.mostOf(p)), parts)))
	}
	rest.Sub(rest, taken)
	return taken
}

// tiersExactly takes the exact portions of the tiers of a group again, with so much more to
// take, in pence, and returns how much more it leaves.
func (c *calculation) tiersExactly(portions []portion, parts []Part, g group, more *big.Rat) *big.Rat {
	sign, left, before := big.NewRat(1, 1), new(big.Rat).Set(more), new(big.Rat)
	if g.here.of < 0 {
		sign.SetInt64(-1)
	}
	for _, i := range g.parts {
		if parts[i].tier() || parts[i].takesRest() {
			left.Add(left, portions[i].exact.rat())
		}
		if parts[i].takesRest() {
			before.Add(before, portions[i].exact.rat())
		}
	}
	left.Mul(left, sign)
	rest := new(big.Int).Set(left.Num())
	for _, i := range g.parts {
		if parts[i].tier() {
			taken := c.tier(parts[i], rest, left.Denom())
			portions[i].exact = fraction{taken.Mul(taken, sign.Num()), new(big.Int).Set(left.Denom())}
		}
	}
	left.SetFrac(rest, left.Denom())
	return left.Sub(left.Mul(left, sign), before)
}

// restExactly takes what the exact amounts of the parts of a group that charge are more or
// less than their pence from the exact portions of those that take the rest.
func (c *calculation) restExactly(portions []portion, parts []Part, g group, quotas quotas, sharings []sharing) {
	if !c.whole {
		return
	}
	more := new(big.Rat)
	for _, i := range g.parts {
		s := sharings[i]
		for k, amount := range s.amounts {
			pence := new(big.Int).Mul(big.NewInt(s.pence[k]), s.unit)
			more.Add(more, new(big.Rat).SetFrac(pence.Sub(pence, amount), s.unit))
		}
	}
	more = c.tiersExactly(portions, parts, g, more)
	for _, i := range g.parts {
		if of := quotas.all[i].rest; of.in != nil {
			rest := portions[i].exact.rat()
			rest.Add(rest, new(big.Rat).Mul(more, new(big.Rat).SetFrac(of.of, of.in)))
			portions[i].exact = fraction{new(big.Int).Set(rest.Num()), new(big.Int).Set(rest.Denom())}
		}
	}
}

// share makes the step of a sharing with its portion of the cost.
func (c *calculation) share(s *sharing, portion portion) {
	if len(c.errs) > 0 {
		return
	}
	before := c.beforeHead(s)
	pence := c.penceOf(s, portion)
	c.afterHead(s, before)
	workings, exactly := s.step.Workings, s.exactly
	if s.weights == nil && s.shares != nil && exactly == nil {
		exactly = s.percentsExactly()
	}
	for i, text := range exactly {
		workings[i].Exactly = text
	}
	for i, place := range s.places {
		workings[i].Org = c.members[place]
		if s.step.Measure != "" && s.weights != nil {
			workings[i].Measure = s.weights[i].Value
		}
		if s.weights == nil && s.shares != nil && s.step.Measure != "" {
			workings[i].Measure = percentage(s.shares[i], s.whole)
		}
		if s.actual != nil {
			workings[i].Actual = s.actual[i]
		}
	}
	for i, pence := range pence {
		workings[i].Amount = Pence(pence)
	}
	c.take(s.path, s.step, s.places)
}

// penceOf returns what each place pays of a portion, and adds the exact amounts to the exact
// charges, if they are kept. They are those of whole pence, unless the charges are rounded to
// whole pounds at the end.
func (c *calculation) penceOf(s *sharing, portion portion) []int64 {
	switch {
	case s.amounts != nil:
		c.chargeExactly(s)
		return s.pence
	case s.shares == nil && s.weights != nil && c.short == nil && c.exact == nil:
		return c.apportioned(s, portion.pence)
	}
	exact, sign := s.weighing, int64(Pence(portion.pence).Sign())
	if s.shares == nil {
		exact = s.exactIn(c.room(weights, len(s.weights)))
	}
	amounts := timesIn(c.room(rooms, len(exact.shares)), portion.pence, exact.shares)
	c.shareExactly(s.places, portion.exact, exact, amounts)
	due := sign * portion.pence
	if sign < 0 {
		negate(amounts)
	}
	if s.short {
		due = halfUp(sumOfNumbers(amounts), exact.whole).Int64()
	}
	divide := c.carry
	if c.short == nil {
		divide = c.settled
	}
	return divide(sign, due, amounts, exact.whole, s.places)
}

// room returns n numbers for one of some uses, which hold what was left there.
func (c *calculation) room(use, n int) []*big.Int {
	if c.exact != nil && n <= len(c.members) {
		return c.exact.space(use)[:n]
	}
	if len(c.rooms[use]) < n {
		c.rooms[use] = zeros(max(n, len(c.members)))
	}
	return c.rooms[use][:n]
}

// apportioned returns what each place pays of so many pence by its weight.
func (c *calculation) apportioned(s *sharing, portion int64) []int64 {
	charges, err := Apportion(Pence(portion), s.weights)
	c.failed(s.path+".basis", err)
	pence := make([]int64, len(charges))
	for i, charge := range charges {
		pence[i] = charge.Amount.pence()
	}
	return pence
}

// shareExactly adds what each place has of a portion to the exact charges, if they are kept:
// its exact share, or the amounts ÷ the whole that are its share in pence.
func (c *calculation) shareExactly(places []int, portion fraction, exact weighing, amounts []*big.Int) {
	switch {
	case c.exact == nil:
		return
	case !c.whole:
		c.add(places, amounts, exact.whole)
		return
	}
	all := make([]*big.Int, len(exact.shares))
	for i, share := range exact.shares {
		all[i] = new(big.Int).Mul(portion.of, share)
	}
	c.add(places, all, new(big.Int).Mul(portion.in, exact.whole))
}

// negate changes the signs of numbers.
func negate(numbers []*big.Int) {
	for _, n := range numbers {
		n.Neg(n)
	}
}

// sumOfNumbers returns numbers together.
func sumOfNumbers(numbers []*big.Int) *big.Int {
	sum := new(big.Int)
	for _, n := range numbers {
		sum.Add(sum, n)
	}
	return sum
}

// chargeExactly adds the amounts of a sharing to the exact charges, or those in pence if the
// parts of a scheme do not stay exact.
func (c *calculation) chargeExactly(s *sharing) {
	switch {
	case c.exact == nil:
	case c.whole:
		c.add(s.places, s.amounts, s.unit)
	default:
		c.add(s.places, bigs(s.pence), big.NewInt(1))
	}
}

// add adds amounts ÷ den to the exact charges of places.
func (c *calculation) add(places []int, amounts []*big.Int, den *big.Int) {
	factor := c.exact.over(den)
	for i, place := range places {
		c.exact.add(place, c.exact.scratch.Mul(amounts[i], factor))
	}
	c.exact.shorten()
}

// carry divides pence that are due into amounts ÷ den, as Split does, but gives the spare
// pennies to those who so far are charged least for what they should be. So members with
// the same share of every part are charged the same, to the penny. With the sign -1 what
// is due is paid back.
func (c *calculation) carry(sign, due int64, amounts []*big.Int, den *big.Int, places []int) []int64 {
	pence, order := make([]int64, len(amounts)), make([]int, 0, len(amounts))
	factor := new(big.Int).Mul(c.short.over(den), big.NewInt(sign))
	spare := due
	var quotient, remainder big.Int
	for i, amount := range amounts {
		quotient.DivMod(amount, den, &remainder)
		pence[i] = quotient.Int64()
		spare -= pence[i]
		if remainder.Sign() > 0 {
			order = append(order, i)
			c.short.add(places[i], remainder.Mul(&remainder, factor))
		}
	}
	short := func(i int) *big.Int { return c.short.amounts[places[i]] }
	slices.SortFunc(order, func(i, j int) int {
		if c := int(sign) * short(j).Cmp(short(i)); c != 0 {
			return c
		}
		return c.compareOrgs(places[i], places[j])
	})
	penny := c.short.pence(-sign)
	for _, i := range order[:spare] {
		pence[i]++
		c.short.add(places[i], penny)
	}
	c.short.shorten()
	for i := range pence {
		pence[i] *= sign
	}
	return pence
}

// compareOrgs compares the ids of two members. What nobody pays comes last.
func (c *calculation) compareOrgs(i, j int) int {
	n := len(c.members)
	if i == n || j == n {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(c.members[i], c.members[j])
}

// settled divides pence that are due into amounts ÷ den, as Split does. With the sign -1
// what is due is paid back.
func (c *calculation) settled(sign, due int64, amounts []*big.Int, den *big.Int, places []int) []int64 {
	pence, _ := settleIn(c.room(moment, len(amounts)), amounts, den, due, func(i, j int) int { return c.compareOrgs(places[i], places[j]) })
	for i := range pence {
		pence[i] *= sign
	}
	return pence
}

// percentage returns a share of sum in per cent, rounded to 6 decimals.
func percentage(share, sum *big.Int) partnership.Quantity {
	millionths := halfUp(new(big.Int).Mul(share, big.NewInt(hundredPercent)), sum)
	percent, _ := partnership.QuantityOfMillionths(millionths.Int64())
	return percent
}

// take adds a step to the charges.
func (c *calculation) take(path string, step Step, places []int) {
	for i, place := range places {
		c.charges[place] += step.Workings[i].Amount.pence()
	}
	c.steps = append(c.steps, step)
	c.checkRange(path)
}

// leave leaves what the parts do not charge to nobody.
func (c *calculation) leave() {
	n, nobody := len(c.members), big.NewInt(c.cost.Total.pence())
	for _, charge := range c.charges[:n] {
		nobody.Sub(nobody, big.NewInt(charge))
	}
	if nobody.CmpAbs(big.NewInt(mostPence)) > 0 {
		c.failAt("parts", "the charges come to more than an amount of money can be: %w", field.ErrRange)
		return
	}
	c.charges[n], c.byParts = nobody.Int64(), slices.Clone(c.charges[:n])
	if c.exact == nil {
		return
	}
	left := c.exact.pence(c.cost.Total.pence())
	for _, amount := range c.exact.amounts[:n] {
		left.Sub(left, amount)
	}
	c.exact.add(n, left)
	c.exact.changed()
}

// settle sets the charges to the exact ones, rounded so that they add up. Those that have
// not changed since the step before keep their pence.
func (c *calculation) settle() {
	if len(c.errs) > 0 {
		return
	}
	x := c.exact
	x.shorten()
	places, due := x.changed(), max(c.cost.Total.pence(), -c.cost.Total.pence())+c.added()
	if !c.settleAt(places, due) {
		c.settleAt(indexes(len(x.amounts)), due)
	}
}

// settleAt sets the charges in some places to the exact ones, rounded so that all together
// are what is due; ok is false if they cannot be.
func (c *calculation) settleAt(places []int, due int64) (ok bool) {
	for _, charge := range c.charges {
		due -= charge
	}
	for _, place := range places {
		due += c.charges[place]
	}
	x := c.exact
	pence, ok := settleIn(x.space(moment), x.at(places), x.parts, due, func(i, j int) int { return c.compareTied(places[i], places[j]) })
	for i, charge := range pence {
		c.charges[places[i]] = charge
	}
	return ok
}

// added returns what came on top of the total, in pence.
func (c *calculation) added() int64 {
	if c.exact == nil {
		return 0
	}
	return halfUp(c.exact.added, c.exact.parts).Int64()
}

// checkRange fails if a charge is beyond maxTotal, so that no sum of a few
// thousand overflows.
func (c *calculation) checkRange(path string) {
	for place, org := range c.members {
		if Pence(c.charges[place]).magnitude() > maxTotal {
			c.failAt(path, "%s would pay more than %v: %w", org, Pence(maxTotal), field.ErrRange)
		}
	}
}

// record makes a step of what has changed in the charges since c.before.
func (c *calculation) record(path string, step Step) {
	if len(c.errs) > 0 {
		return
	}
	c.showHead()
	step.Figures, step.Workings = c.figures(), make([]Working, len(c.members))
	for i, org := range c.members {
		w := &step.Workings[i]
		*w = Working{Org: org, Before: Pence(c.before[i]), Amount: Pence(c.charges[i] - c.before[i])}
		if c.least != nil && c.limited[i] {
			w.AtLeast = c.least[i]
		}
		if c.most != nil && c.limited[i] {
			w.AtMost = c.most[i]
		}
		if c.bases != nil {
			w.Base = c.bases[i]
		}
	}
	c.steps = append(c.steps, step)
	c.checkRange(path)
}

// statement returns the outcome.
func (c *calculation) statement(scheme string) Statement {
	s := Statement{Scheme: scheme, Line: c.cost.Line, Term: c.cost.Term, Total: c.cost.Total, Heads: slices.Clone(c.cost.Heads), Added: Pence(c.added()), Steps: c.steps, Drivers: c.workings}
	s.Charges = make([]Portion, len(c.members))
	for i, org := range c.members {
		s.Charges[i] = Portion{Org: org, Amount: Pence(c.charges[i])}
	}
	s.Residual = Pence(c.charges[len(c.members)])
	s.ByMonths, s.Carried = c.stretch.months, c.carryForward()
	s.Remarks = append(s.figureRemarks().all, c.found...)
	return s
}
