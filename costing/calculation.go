package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math"
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
	Line  partnership.LineID `json:"line"`           // which line's
	Term  calendar.Term      `json:"term"`           // from which day to which; not open-ended
	Total Money              `json:"total,omitzero"` // how much; negative: income or a refund
}

// maxTotal is the greatest amount that a scheme shares, in pence: £10 trillion.
const maxTotal = 1_000_000_000 * 1_000_000

// Validate returns what is wrong with the cost: a line, a first or a last day or a
// total that is missing (ErrRequired), a line that is none (ErrInvalid), a term out of order
// (ErrOrder) and a total beyond ±£10,000,000,000,000 (ErrRange).
func (c Cost) Validate() error {
	errs := []error{field.At("line", c.Line.Validate()), field.At("term", c.Term.Validate())}
	if c.Term.Last.IsZero() {
		errs = append(errs, field.At("term.last", field.ErrRequired))
	}
	switch {
	case !c.Total.Known():
		errs = append(errs, field.At("total", field.ErrRequired))
	case c.Total.magnitude() > maxTotal:
		errs = append(errs, field.At("total", fmt.Errorf("%v is beyond %v: %w", c.Total, Pence(maxTotal), field.ErrRange)))
	}
	return errors.Join(errs...)
}

// Statement returns what each of the members pays of the cost, in their order,
// with the working. The quantities and amounts that the scheme charges, and the
// limits of its minima and caps, are those for the term of the cost, whatever that
// is: the cost of a quarter is charged a whole annual fee, and limited by a whole
// annual cap. So state the cost of the year, and bill its quarters as Instalments
// of the statement.
//
// All amounts are whole pence. A metered charge, a limit and a fee are rounded
// half up to the penny (half away from zero); what is divided is divided as
// Apportion does. So the order of the members changes nobody's charge. The
// statement for a negative total is that for the positive one with the signs
// changed, unless a part charges amounts: those stay charges.
//
// The cost is divided into the parts by largest remainder too: metered and agreed
// amounts are taken as they are, the exact portions of the others are cut to whole
// pence, and the pennies left over go one each to the largest remainders. Among
// equal remainders the part that comes first gets the penny; but for that the
// order of the parts changes nothing. Every portion is less than a penny away from
// the exact one.
//
// The errors are those of Scheme.Validate, those of Cost.Validate at "cost",
// ErrRequired, ErrInvalid and ErrDuplicate at "members", and at the fields of the
// scheme ErrNotFound for a figure that is missing or an organisation that is no
// member, ErrRequired for a figure that is not known or a member without a share,
// ErrInvalid for figures that are all 0 or a cap below a minimum, and ErrRange for
// a day before a ladder, more than 100 yearly rises, an amount beyond
// ±£10,000,000,000,000, or parts that come to more than the total before the one
// that takes the rest, unless that has Surplus. The message names the line, the
// clause and the organisation.
func (s Scheme) Statement(cost Cost, members []partnership.OrgID, facts Facts) (Statement, error) {
	err := errors.Join(s.Validate(), field.At("cost", cost.Validate()), CheckMembers(members))
	if err != nil {
		return Statement{}, prefixed(lineText(cost.Line), err)
	}
	return s.statement(cost, members, facts, stretch{until: 1, of: 1, total: cost.Total.pence()})
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
	return checkOrgs("members", members)
}

// A stretch is some of the days of a term: those after the first before days, up to
// day until, of all of its days; and the cost of the whole term, in pence.
type stretch struct{ before, until, of, total int64 }

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
	return fmt.Sprintf(", days %d to %d of %d", s.before+1, s.until, s.of)
}

// statement is Statement for values that are valid. Of the amounts and quantities
// that are for a whole term it takes what falls to the stretch.
func (s Scheme) statement(cost Cost, members []partnership.OrgID, facts Facts, stretch stretch) (Statement, error) {
	c := newCalculation(cost, members, facts, stretch)
	c.steps = make([]Step, 0, len(s.Parts)+len(s.Adjustments)+1)
	c.divide(s.Parts)
	for i, a := range s.Adjustments {
		path := "adjustments[" + strconv.Itoa(i) + "]"
		c.under(a.Clause, func() { c.adjust(path, a) })
	}
	c.round(s.Rounding)
	if len(c.errs) > 0 {
		return Statement{}, prefixed(lineText(cost.Line), errors.Join(c.errs...))
	}
	return c.statement(s.Name), nil
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

	charges     []int64 // in pence, after the steps so far
	lo, hi      []int64 // the limits of the adjustments so far
	before      []int64 // the charges before the step that is being made
	least, most []Money // the limits of the step that is being made, if it has any
	limited     []bool  // to whom they apply
	used        []int   // the places among the facts of the figures that the step uses
	added       int64   // what came on top of the total
	steps       []Step
	errs        []error
}

// noLimit is a limit that no charge reaches.
const noLimit = math.MaxInt64 / 2

// newCalculation returns a calculation in which nobody pays anything yet.
func newCalculation(cost Cost, members []partnership.OrgID, facts Facts, stretch stretch) *calculation {
	n := len(members)
	c := &calculation{cost: cost, members: members, facts: facts, stretch: stretch}
	c.all, c.shared, c.used = indexes(n), make([]bool, n), make([]int, 0, 2*n)
	pence := make([]int64, 4*n)
	c.charges, c.lo, c.hi, c.before = pence[:n], pence[n:2*n], pence[2*n:3*n], pence[3*n:]
	c.unlimited()
	return c
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

// unlimited takes all limits away.
func (c *calculation) unlimited() {
	for i := range c.members {
		c.lo[i], c.hi[i] = -noLimit, noLimit
	}
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

// under does work, and names the clause in the errors that it notes.
func (c *calculation) under(number string, work func()) {
	before := len(c.errs)
	work()
	for i := before; i < len(c.errs); i++ {
		c.errs[i] = prefixed(clause(number), c.errs[i])
	}
}

// figure returns the figure of a driver for an organisation, and fails at a field
// under path if there is none.
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
	slices.Sort(c.used)
	used := slices.Compact(c.used)
	c.used = c.used[:0]
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
			c.failAt(fmt.Sprintf("%s.among[%d]", path, i), "%q is no member that shares: %w", org, field.ErrNotFound)
			continue
		}
		places = append(places, place)
	}
	slices.Sort(places)
	return places
}

// pence returns the product of the factors, none of them below 0, ÷ den, rounded
// half up to a whole number of pence. It fails at a field under path beyond
// maxTotal; so does a product beyond 2^128, which is more than that for any den.
func (c *calculation) pence(path, name string, den int64, factors ...int64) int64 {
	beyond, high, low := false, uint64(0), uint64(1)
	for _, f := range factors {
		carry, rest := bits.Mul64(low, uint64(f))
		above, top := bits.Mul64(high, uint64(f))
		sum, over := bits.Add64(top, carry, 0)
		high, low, beyond = sum, rest, beyond || above+over > 0
	}
	if beyond || high >= uint64(den) {
		return c.tooMuch(path + name)
	}
	quotient, remainder := bits.Div64(high, low, uint64(den))
	if remainder >= uint64(den)-remainder {
		quotient++
	}
	if quotient > maxTotal {
		return c.tooMuch(path + name)
	}
	return int64(quotient)
}

// halfUp returns num ÷ den, den above 0, rounded half away from zero.
func halfUp(num, den *big.Int) *big.Int {
	quotient, remainder := new(big.Int).QuoRem(num, den, new(big.Int))
	if remainder.Lsh(remainder, 1).CmpAbs(den) >= 0 {
		quotient.Add(quotient, big.NewInt(int64(num.Sign())))
	}
	return quotient
}

// tooMuch notes that an amount is beyond what a scheme shares.
func (c *calculation) tooMuch(path string) int64 {
	c.failAt(path, "it comes to more than %v: %w", Pence(maxTotal), field.ErrRange)
	return 0
}

// divide makes the steps of the parts.
func (c *calculation) divide(parts []Part) {
	percentages := c.percentages("parts", parts)
	sharings := make([]sharing, len(parts))
	for i, p := range parts {
		path := "parts[" + strconv.Itoa(i) + "]"
		c.under(p.Clause, func() { sharings[i] = c.sharing(path, p, len(parts), percentages[i]) })
	}
	for place, shared := range c.shared {
		if !shared {
			c.failAt(fmt.Sprintf("members[%d]", place), "no part of the scheme gives %q a share: %w", c.members[place], field.ErrRequired)
		}
	}
	if len(c.errs) > 0 {
		return
	}
	c.checkRest(parts, percentages, sharings)
	portions := c.portions(parts, percentages, sharings)
	for i := range sharings {
		c.under(parts[i].Clause, func() { c.share(&sharings[i], portions[i]) })
	}
}

// percentages returns the percentage of each part on the first day of the cost, in
// millionths of a per cent, with what is left for the one that takes the rest. That
// of a part that charges amounts is of those.
func (c *calculation) percentages(path string, parts []Part) []int64 {
	percentages, left := make([]int64, len(parts)), int64(hundredPercent)
	for i, p := range parts {
		if p.rest() {
			percentages[i] = left
			continue
		}
		n, ok := p.percentOn(c.cost.Term.First)
		if !ok {
			c.failAt(fmt.Sprintf("%s[%d].ladder", path, i), "it begins after %v: %w", c.cost.Term.First, field.ErrRange)
		}
		percentages[i] = n
		if !p.Basis.Kind.charges() {
			left -= n
		}
	}
	if left < 0 {
		c.failAt(path, "the parts make %s %% on %v: %w", percentText(hundredPercent-left), c.cost.Term.First, field.ErrSum)
	}
	return percentages
}

// A sharing is a part of a scheme of which all but the portion is known.
type sharing struct {
	path   string
	places []int
	step   Step
	whole  int64 // what it charges in the whole term

	weighing // in proportion to what the places share it, or what they are charged
}

// sharing returns the sharing of one part of so many.
func (c *calculation) sharing(path string, p Part, parts int, percent int64) sharing {
	places := c.among(path, p.Among, c.all)
	for _, place := range places {
		c.shared[place] = true
	}
	rule, _ := p.Basis.Kind.rule()
	s := sharing{path: path, places: places, weighing: rule.weigh(c, path+".basis", p.Basis, places)}
	s.step = Step{
		Name: p.Name, Clause: p.Clause, What: p.text(parts, c.cost.Term.First) + s.remark,
		Measure: rule.unit(p.Basis), Figures: c.figures(), Workings: make([]Working, len(places)),
	}
	if rule.charges {
		s.step.What += c.stretch.text()
		for i, pence := range s.pence {
			pence = c.pence(path, ".percent", hundredPercent, pence, percent)
			s.whole += pence
			s.pence[i] = c.stretch.cut(pence)
		}
	}
	return s
}

// checkRest fails if a part for the rest has less than nothing left in the whole
// term, and no surplus. What is left of a stretch may be some pennies below nothing
// although the whole is not, because each amount is cut to pennies.
func (c *calculation) checkRest(parts []Part, percentages []int64, sharings []sharing) {
	last := len(parts) - 1
	if !parts[last].rest() || parts[last].Surplus || c.stretch.total < 0 {
		return
	}
	var charged int64
	for _, s := range sharings {
		charged += s.whole
	}
	shared := c.pence("parts", "", hundredPercent, c.stretch.total, hundredPercent-percentages[last])
	if charged > c.stretch.total-shared {
		c.under(parts[last].Clause, func() {
			c.failAt(sharings[last].path, "the parts before it come to %v, which is more than the total of %v: %w", Pence(charged+shared), Pence(c.stretch.total), field.ErrRange)
		})
	}
}

// portions returns how many pence each part charges. The exact portions of those
// that share have to make what the others leave.
func (c *calculation) portions(parts []Part, percentages []int64, sharings []sharing) []int64 {
	sign := int64(1)
	if c.cost.Total.pence() < 0 {
		sign = -1
	}
	total, portions := sign*c.cost.Total.pence(), make([]int64, len(parts))
	left := big.NewInt(total)
	for i, s := range sharings {
		for _, pence := range s.pence {
			portions[i] += pence
		}
		left.Sub(left, big.NewInt(sign*portions[i]))
	}
	whole := big.NewInt(hundredPercent)
	left.Mul(left, whole)
	var places []int
	var exact []*big.Int
	for i, p := range parts {
		if p.Basis.Kind.charges() {
			continue
		}
		portion := new(big.Int).Set(left)
		if !p.rest() {
			portion.Mul(big.NewInt(total), big.NewInt(percentages[i]))
			left.Sub(left, portion)
		}
		places, exact = append(places, i), append(exact, portion)
	}
	for k, pence := range largestRemainders(exact, whole, cmp.Compare[int]) {
		portions[places[k]] = sign * pence
	}
	return portions
}

// largestRemainders returns numbers ÷ den as whole numbers with the same sum, which
// has to be whole: each the next below, and one more for the largest remainders,
// of equal ones those that are first by compare, which compares their places.
func largestRemainders(numbers []*big.Int, den *big.Int, compare func(i, j int) int) []int64 {
	whole, remainders, order := make([]int64, len(numbers)), make([]big.Int, len(numbers)), indexes(len(numbers))
	var quotient, spare big.Int
	for i, n := range numbers {
		quotient.DivMod(n, den, &remainders[i])
		whole[i] = quotient.Int64()
		spare.Add(&spare, &remainders[i])
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(remainders[j].Cmp(&remainders[i]), compare(i, j)) })
	for _, i := range order[:quotient.Quo(&spare, den).Int64()] {
		whole[i]++
	}
	return whole
}

// share makes the step of a sharing with its portion of the cost.
func (c *calculation) share(s *sharing, portion int64) {
	if len(c.errs) > 0 {
		return
	}
	workings := s.step.Workings
	for i, place := range s.places {
		workings[i].Org = c.members[place]
		if s.step.Measure != "" && s.weights != nil {
			workings[i].Measure = s.weights[i].Value
		}
		if s.actual != nil {
			workings[i].Actual = s.actual[i]
		}
	}
	switch {
	case s.pence != nil:
		for i, pence := range s.pence {
			workings[i].Amount = Pence(pence)
		}
	case s.shares != nil:
		for i, pence := range c.apportionExactly(portion, s.shares, s.sum, s.places) {
			workings[i].Amount, workings[i].Measure = Pence(pence), percentage(s.shares[i], s.sum)
		}
	default:
		charges, err := Apportion(Pence(portion), s.weights)
		c.failed(s.path+".basis", err)
		for i, charge := range charges {
			workings[i].Amount = charge.Amount
		}
	}
	c.take(s.path, s.step, s.places)
}

// apportionExactly is Apportion for shares of sum that no weights hold. It has the
// same rule for spare pennies.
func (c *calculation) apportionExactly(portion int64, shares []*big.Int, sum *big.Int, places []int) []int64 {
	amount, sign := new(big.Int).SetUint64(Pence(portion).magnitude()), int64(Pence(portion).Sign())
	products := make([]*big.Int, len(shares))
	for i, share := range shares {
		products[i] = new(big.Int).Mul(amount, share)
	}
	pence := largestRemainders(products, sum, func(i, j int) int {
		return cmp.Compare(c.members[places[i]], c.members[places[j]])
	})
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

// checkRange fails if a charge is beyond maxTotal, so that no sum of a few
// thousand overflows.
func (c *calculation) checkRange(path string) {
	for place, charge := range c.charges {
		if Pence(charge).magnitude() > maxTotal {
			c.failAt(path, "%s would pay more than %v: %w", c.members[place], Pence(maxTotal), field.ErrRange)
		}
	}
}

// record makes a step of what has changed in the charges since c.before.
func (c *calculation) record(path string, step Step) {
	if len(c.errs) > 0 {
		return
	}
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
	}
	c.steps = append(c.steps, step)
	c.checkRange(path)
}

// statement returns the outcome.
func (c *calculation) statement(scheme string) Statement {
	s := Statement{Scheme: scheme, Line: c.cost.Line, Term: c.cost.Term, Total: c.cost.Total, Added: Pence(c.added), Steps: c.steps}
	s.Charges = make([]Portion, len(c.members))
	residual := c.cost.Total.pence() + c.added
	for i, org := range c.members {
		s.Charges[i] = Portion{Org: org, Amount: Pence(c.charges[i])}
		residual -= c.charges[i]
	}
	s.Residual = Pence(residual)
	return s
}
