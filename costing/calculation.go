package costing

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

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
