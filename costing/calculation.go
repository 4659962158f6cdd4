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
)

// Cost is what is to be shared: a line's cost in a term.
type Cost struct {
	Line  partnership.LineID `json:"line"`  // which line's
	Term  partnership.Term   `json:"term"`  // from which day to which; not open-ended
	Total Money              `json:"total"` // how much; negative: income or a refund
}

// maxTotal is the greatest amount that a scheme shares, in pence: £10 trillion.
const maxTotal = 1_000_000_000 * 1_000_000

// Validate returns what is wrong with the cost: a line, a first or a last day that
// is missing (ErrRequired), a line that is none (ErrInvalid), a term out of order
// (ErrOrder) and a total beyond ±£10,000,000,000,000 (ErrRange).
func (c Cost) Validate() error {
	errs := []error{partnership.At("line", c.Line.Validate()), partnership.At("term", c.Term.Validate())}
	if c.Term.Last.IsZero() {
		errs = append(errs, partnership.At("term.last", partnership.ErrRequired))
	}
	if c.Total.magnitude() > maxTotal {
		errs = append(errs, partnership.At("total", fmt.Errorf("%v is beyond %v: %w", c.Total, Pence(maxTotal), partnership.ErrRange)))
	}
	return errors.Join(errs...)
}

// Statement returns what each of the members pays of the cost, in their order,
// with the working. The quantities of metered parts, and the amounts of minima and
// caps, are those for the term of the cost.
//
// All amounts are whole pence. A portion, a metered charge, a limit and a fee are
// rounded half up to the penny (half away from zero); what is divided is divided
// as Apportion does. So the order of the members changes nobody's charge. The
// statement for a negative total is that for the positive one with the signs
// changed, unless a part is metered: a metered charge stays one.
//
// The errors are those of Scheme.Validate, those of Cost.Validate at "cost",
// ErrRequired, ErrInvalid and ErrDuplicate at "members", and at the fields of the
// scheme ErrNotFound for a figure that is missing or an organisation that is no
// member, ErrRequired for a figure that is not known or a member without a share,
// ErrInvalid for figures that are all 0 or a cap below a minimum, and ErrRange for
// a day before a ladder or an amount beyond ±£10,000,000,000,000. The message
// names the line, the clause and the organisation.
func (s Scheme) Statement(cost Cost, members []partnership.OrgID, facts Facts) (Statement, error) {
	err := errors.Join(s.Validate(), partnership.At("cost", cost.Validate()), checkMembers(members))
	if err != nil {
		return Statement{}, prefixed(lineText(cost.Line), err)
	}
	return s.statement(cost, members, facts, 1, 1)
}

// lineText names the line.
func lineText(line partnership.LineID) string {
	if line == "" {
		return ""
	}
	return fmt.Sprintf("line %.80s", line)
}

// checkMembers returns what is wrong with a list of members.
func checkMembers(members []partnership.OrgID) error {
	if len(members) == 0 {
		return partnership.At("members", partnership.ErrRequired)
	}
	if distinctOrgs(members) {
		return nil
	}
	return checkOrgs("members", members)
}

// statement is Statement for values that are valid. The amounts and quantities
// that are for the whole term of a cost count for days of it out of of.
func (s Scheme) statement(cost Cost, members []partnership.OrgID, facts Facts, days, of int64) (Statement, error) {
	c := newCalculation(cost, members, facts, days, of)
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
	cost     Cost
	members  []partnership.OrgID
	place    map[partnership.OrgID]int // of each member; nil until placeOf is asked
	all      []int                     // every place
	facts    Facts
	days, of int64
	shared   []bool // who has a share of some part

	charges []int64 // in pence, after the steps so far
	lo, hi  []int64 // the limits of the adjustments so far
	before  []int64 // the charges before the step that is being made
	added   int64   // what came on top of the total
	steps   []Step
	errs    []error
}

// noLimit is a limit that no charge reaches.
const noLimit = math.MaxInt64 / 2

// newCalculation returns a calculation in which nobody pays anything yet.
func newCalculation(cost Cost, members []partnership.OrgID, facts Facts, days, of int64) *calculation {
	n := len(members)
	c := &calculation{cost: cost, members: members, facts: facts, days: days, of: of}
	c.all, c.shared = indexes(n), make([]bool, n)
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
		c.errs = append(c.errs, partnership.At(path, err))
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
func (c *calculation) figure(path, field string, driver Driver, org partnership.OrgID) partnership.Quantity {
	i, ok := c.facts.at[figureKey{driver, org}]
	if !ok {
		c.failAt(path+field, "there is no figure of %s for %s: %w", driver, orgOrNone(org), partnership.ErrNotFound)
		return partnership.Quantity{}
	}
	value := c.facts.figures[i].Value
	if !value.Known() {
		c.failAt(path+field, "the figure of %s for %s is not known: %w", driver, orgOrNone(org), partnership.ErrRequired)
	}
	return value
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
			c.failAt(fmt.Sprintf("%s.among[%d]", path, i), "%q is no member that shares: %w", org, partnership.ErrNotFound)
			continue
		}
		places = append(places, place)
	}
	slices.Sort(places)
	return places
}

// pence returns the product of the factors ÷ den, rounded half away from zero to a
// whole number of pence. With halfUp it is the only place where a fraction of a
// penny is rounded that is not a share of what is divided. It fails at a field
// under path beyond maxTotal.
func (c *calculation) pence(path, field string, den int64, factors ...int64) int64 {
	negative, high, low := false, uint64(0), uint64(1)
	for _, f := range factors {
		negative = negative != (f < 0)
		magnitude := Pence(f).magnitude()
		carry, rest := bits.Mul64(low, magnitude)
		beyond, more := bits.Mul64(high, magnitude)
		more, over := bits.Add64(more, carry, 0)
		if beyond+over > 0 {
			return c.tooMuch(path + field)
		}
		high, low = more, rest
	}
	if high >= uint64(den) {
		return c.tooMuch(path + field)
	}
	quotient, remainder := bits.Div64(high, low, uint64(den))
	if remainder >= uint64(den)-remainder {
		quotient++
	}
	if quotient > maxTotal {
		return c.tooMuch(path + field)
	}
	if negative {
		return -int64(quotient)
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
	c.failAt(path, "it comes to more than %v: %w", Pence(maxTotal), partnership.ErrRange)
	return 0
}

// divide makes the steps of the parts.
func (c *calculation) divide(parts []Part) {
	percentages := c.percentages("parts", parts)
	left := c.cost.Total.pence
	for i, p := range parts {
		path := "parts[" + strconv.Itoa(i) + "]"
		c.under(p.Clause, func() {
			places := c.among(path, p.Among, c.all)
			for _, place := range places {
				c.shared[place] = true
			}
			portion := left
			if i < len(parts)-1 {
				portion = c.pence(path, ".percent", hundredPercent, c.cost.Total.pence, percentages[i])
			}
			left -= c.part(path, p, len(parts), portion, places)
		})
	}
	for place, shared := range c.shared {
		if !shared {
			c.failAt(fmt.Sprintf("members[%d]", place), "no part of the scheme gives %q a share: %w", c.members[place], partnership.ErrRequired)
		}
	}
}

// percentages returns the percentage of each part on the first day of the cost, in
// millionths of a per cent, with what is left for the one that takes the rest.
func (c *calculation) percentages(path string, parts []Part) []int64 {
	percentages, left := make([]int64, len(parts)), int64(hundredPercent)
	for i, p := range parts {
		switch {
		case p.rest():
			percentages[i] = left
		case p.Basis.Kind != Metered:
			n, ok := p.percentOn(c.cost.Term.First)
			if !ok {
				c.failAt(fmt.Sprintf("%s[%d].ladder", path, i), "it begins after %v: %w", c.cost.Term.First, partnership.ErrRange)
			}
			percentages[i] = n
			left -= n
		}
	}
	if left < 0 {
		c.failAt(path, "the parts make %s %% on %v: %w", percentText(hundredPercent-left), c.cost.Term.First, partnership.ErrSum)
	}
	return percentages
}

// part makes the step of one part of so many, and returns how much of the cost it charges.
func (c *calculation) part(path string, p Part, parts int, portion int64, places []int) int64 {
	rule, _ := p.Basis.Kind.rule()
	step := Step{Name: p.Name, Clause: p.Clause, Measure: rule.unit(p.Basis), Workings: make([]Working, len(places))}
	step.What = p.portionText(parts) + " " + rule.what(p.Basis)
	basis := path + ".basis"
	switch {
	case rule.amounts != nil:
		step.What = rule.what(p.Basis)
		pence, quantities := rule.amounts(c, basis, p.Basis, places)
		for i := range step.Workings {
			step.Workings[i] = Working{Org: quantities[i].Org, Measure: quantities[i].Value, Amount: Pence(pence[i])}
		}
	case rule.shares != nil:
		shares, sum := rule.shares(c, basis, p.Basis, places)
		c.apportionExactly(portion, shares, sum, places, step.Workings)
	default:
		weights, remark := rule.weights(c, basis, p.Basis, places)
		step.What += remark
		c.apportion(basis, portion, weights, step.Workings)
		for i := range weights {
			if step.Measure != "" {
				step.Workings[i].Measure = weights[i].Value
			}
		}
	}
	return c.take(path, step, places)
}

// apportion sets the workings to the shares of the portion by weights.
func (c *calculation) apportion(path string, portion int64, weights []Weight, workings []Working) {
	if len(c.errs) > 0 {
		return
	}
	charges, err := Apportion(Pence(portion), weights)
	c.failed(path, err)
	for i, charge := range charges {
		workings[i] = Working{Org: charge.Org, Amount: charge.Amount}
	}
}

// apportionExactly is apportion for shares of sum that no weights hold. It has the
// same rule for spare pennies.
func (c *calculation) apportionExactly(portion int64, shares []*big.Int, sum *big.Int, places []int, workings []Working) {
	if len(c.errs) > 0 {
		return
	}
	amount := new(big.Int).SetUint64(Pence(portion).magnitude())
	spare, sign := int64(Pence(portion).magnitude()), int64(Pence(portion).Sign())
	remainders, order := make([]big.Int, len(shares)), make([]int, len(shares))
	var pence, product big.Int
	for i, share := range shares {
		pence.QuoRem(product.Mul(amount, share), sum, &remainders[i])
		spare -= pence.Int64()
		product.Mul(share, big.NewInt(hundredPercent))
		percent, _ := partnership.QuantityOfMillionths(halfUp(&product, sum).Int64())
		workings[i] = Working{Org: c.members[places[i]], Measure: percent, Amount: Pence(sign * pence.Int64())}
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(remainders[j].Cmp(&remainders[i]), cmp.Compare(workings[i].Org, workings[j].Org))
	})
	for _, i := range order[:spare] {
		workings[i].Amount.pence += sign
	}
}

// take adds a step to the charges, and returns what it comes to.
func (c *calculation) take(path string, step Step, places []int) (sum int64) {
	if len(c.errs) > 0 {
		return 0
	}
	for i, place := range places {
		amount := step.Workings[i].Amount.pence
		c.charges[place] += amount
		sum += amount
	}
	c.steps = append(c.steps, step)
	c.checkRange(path)
	return sum
}

// checkRange fails if a charge is beyond maxTotal, so that no sum of a few
// thousand overflows.
func (c *calculation) checkRange(path string) {
	for place, charge := range c.charges {
		if Pence(charge).magnitude() > maxTotal {
			c.failAt(path, "%s would pay more than %v: %w", c.members[place], Pence(maxTotal), partnership.ErrRange)
		}
	}
}

// record makes a step of what has changed in the charges since c.before.
func (c *calculation) record(path string, step Step) {
	if len(c.errs) > 0 {
		return
	}
	step.Workings = make([]Working, len(c.members))
	for i, org := range c.members {
		step.Workings[i] = Working{Org: org, Amount: Pence(c.charges[i] - c.before[i])}
	}
	c.steps = append(c.steps, step)
	c.checkRange(path)
}

// statement returns the outcome.
func (c *calculation) statement(scheme string) Statement {
	s := Statement{Scheme: scheme, Line: c.cost.Line, Term: c.cost.Term, Total: c.cost.Total, Added: Pence(c.added), Steps: c.steps}
	s.Charges = make([]Charge, len(c.members))
	residual := c.cost.Total.pence + c.added
	for i, org := range c.members {
		s.Charges[i] = Charge{Org: org, Amount: Pence(c.charges[i])}
		residual -= c.charges[i]
	}
	s.Residual = Pence(residual)
	return s
}
