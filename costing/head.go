package costing

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Head is one of the heads that a cost is made of, such as household waste, business waste
// and administration in a levy, or the lines of one bill. A part of a scheme may be of one.
type Head struct {
	Head  partnership.LineID `json:"head"`           // which
	Total Money              `json:"total,omitzero"` // how much; negative: income or a refund
}

// checkHeads returns what is wrong with heads, of which there need be none, at "heads": they
// make the total.
func checkHeads(heads []Head, total Money) error {
	err := errors.Join(
		field.Each("heads", heads, func(h Head) error {
			return errors.Join(field.At("head", h.Head.Validate()), field.At("total", checkTotal(h.Total)))
		}),
		field.Unique("heads", "head", heads, func(h Head) partnership.LineID { return h.Head }),
	)
	if len(heads) > maxParts {
		err = errors.Join(err, field.At("heads", fmt.Errorf("%d heads are more than %d: %w", len(heads), maxParts, field.ErrRange)))
	}
	made, tooMuch := sumOfHeads(heads)
	if err != nil || tooMuch != nil || len(heads) == 0 || !total.Known() || made == total {
		return errors.Join(err, field.At("heads", tooMuch))
	}
	return field.At("heads", fmt.Errorf("they make %v, not the total of %v: %w", made, total, field.ErrSum))
}

// checkTotal returns ErrRequired for a total that is not known, and ErrRange for one beyond
// what a scheme shares.
func checkTotal(total Money) error {
	switch {
	case !total.Known():
		return field.ErrRequired
	case total.magnitude() > maxTotal:
		return fmt.Errorf("%v is beyond %v: %w", total, Pence(maxTotal), field.ErrRange)
	}
	return nil
}

// sumOfHeads returns the totals of heads together.
func sumOfHeads(heads []Head) (Money, error) {
	totals := make([]Money, len(heads))
	for i, h := range heads {
		totals[i] = h.Total
	}
	return Sum(totals...)
}

// A headList is heads as they are added up, each once.
type headList struct {
	all []Head
	at  map[partnership.LineID]int
}

// add adds heads. Of costs of which one has no heads, all together have none.
func (l *headList) add(heads []Head) error {
	if l.at == nil {
		l.at = make(map[partnership.LineID]int, len(heads))
	} else if len(l.all) == 0 || len(heads) == 0 {
		l.all = nil
		return nil
	}
	var errs []error
	for _, h := range heads {
		i, ok := l.at[h.Head]
		if !ok {
			l.at[h.Head] = len(l.all)
			l.all = append(l.all, h)
			continue
		}
		errs = append(errs, addTo(&l.all[i].Total, h.Total, "heads"))
	}
	return errors.Join(errs...)
}

// headsText lists heads with their totals.
func headsText(heads []Head, names report.Names) string {
	texts := make([]string, len(heads))
	for i, h := range heads {
		texts[i] = h.Head.Name(names) + " " + h.Total.Sterling()
	}
	return strings.Join(texts, ", ")
}

// cutHeads returns what falls of heads to a stretch, and what that is together.
func (s stretch) cutHeads(heads []Head) (cut []Head, total Money) {
	sum := int64(0)
	for _, h := range heads {
		pence := s.cut(h.Total.pence())
		cut, sum = append(cut, Head{Head: h.Head, Total: Pence(pence)}), sum+pence
	}
	return cut, Pence(sum)
}

// A group is the parts that are of one head, or of the whole.
type group struct {
	head  partnership.LineID // "": of the whole
	parts []int
	term  divided // in the term of the cost
	here  divided // in the days that are divided
}

// text names the head of the group in an error.
func (g group) text() string {
	if g.head == "" {
		return ""
	}
	return " of " + field.Quote(g.head)
}

// A divided is what a group divides, in pence, and what parts of heads divide of that.
type divided struct{ of, headed int64 }

// Groups are all groups of some parts, in the order of their first parts.
type groups struct {
	all []group
	at  map[partnership.LineID]int // where the group of a head is, and at "" that of the whole; nil: no part is of a head
}

// groupsOf returns the groups of parts.
func groupsOf(parts []Part) groups {
	if !slices.ContainsFunc(parts, func(p Part) bool { return p.Head != "" }) {
		return groups{all: []group{{parts: indexes(len(parts))}}}
	}
	all, at := make([]group, 0, len(parts)), make(map[partnership.LineID]int, len(parts))
	for i := range parts {
		head := parts[i].Head
		k, ok := at[head]
		if !ok {
			k = len(all)
			at[head] = k
			all = append(all, group{head: head})
		}
		all[k].parts = append(all[k].parts, i)
	}
	return groups{all, at}
}

// among returns of each part how many parts there are of the whole that it is of: of its
// head, or of the cost.
func (g groups) among(parts int) []int {
	among := make([]int, parts)
	for _, g := range g.all {
		for _, i := range g.parts {
			among[i] = len(g.parts)
			if g.head == "" {
				among[i] = parts
			}
		}
	}
	return among
}

// heads reports whether a part is of a head.
func (g groups) heads() bool { return g.at != nil }

// size sets what each group divides of a cost: of the whole it is the total.
func (g groups) size(c *calculation) {
	g.divide(c.stretch.heads, c.stretch.total, func(k int) *divided { return &g.all[k].term })
	g.divide(c.cost.Heads, c.cost.Total.pence(), func(k int) *divided { return &g.all[k].here })
}

// divide sets what each group divides of heads and a total, in pence.
func (g groups) divide(heads []Head, total int64, of func(k int) *divided) {
	headed := int64(0)
	for _, h := range heads {
		if k, ok := g.at[h.Head]; ok {
			of(k).of = h.Total.pence()
			headed += h.Total.pence()
		}
	}
	for k := range g.all {
		if g.all[k].head == "" {
			*of(k) = divided{total, headed}
		}
	}
}

// checkGroups fails for a part of a head that the cost does not have, and for a head of
// which nothing is a part.
func (c *calculation) checkGroups(parts []Part, groups groups) {
	if !groups.heads() {
		return
	}
	known := make(map[partnership.LineID]bool, len(c.cost.Heads))
	for _, h := range c.cost.Heads {
		known[h.Head] = true
	}
	for i, p := range parts {
		if p.Head != "" && !known[p.Head] {
			c.failAt(fmt.Sprintf("parts[%d].head", i), "the cost has no head %s: %w", field.Quote(p.Head), field.ErrNotFound)
		}
	}
	if last := parts[len(parts)-1]; last.Head == "" && last.takesRest() {
		return
	}
	for _, h := range c.cost.Heads {
		if _, ok := groups.at[h.Head]; !ok {
			c.failAt("parts", "no part is of the head %s or takes the rest: %w", field.Quote(h.Head), field.ErrRequired)
		}
	}
}

// headCharges are what the parts of a head charge each place, in pence, with the rises of the
// head so far.
type headCharges struct {
	head    partnership.LineID
	charges []*big.Rat
}

// watchHeads begins to keep what the parts of heads charge, for adjustments of them.
func (c *calculation) watchHeads(all []Adjustment) {
	for _, a := range all {
		if a.Head != "" && c.ofHeadSoFar(a.Head) == nil {
			c.byHead = append(c.byHead, headCharges{a.Head, c.none()})
		}
	}
}

// ofHeadSoFar returns what the parts of a head charge each place, in pence; nil: the head is
// not watched.
func (c *calculation) ofHeadSoFar(head partnership.LineID) []*big.Rat {
	for _, h := range c.byHead {
		if h.head == head {
			return h.charges
		}
	}
	return nil
}

// beforeHead returns what those who share a part of a head that is watched are charged so
// far, in pence.
func (c *calculation) beforeHead(s *sharing) []*big.Rat {
	if c.ofHeadSoFar(s.head) == nil {
		return nil
	}
	before := make([]*big.Rat, len(s.places))
	for i, place := range s.places {
		before[i] = new(big.Rat).SetFrac(c.exact.amounts[place], c.exact.parts)
	}
	return before
}

// afterHead adds to what a head charges each what a part has charged it since.
func (c *calculation) afterHead(s *sharing, before []*big.Rat) {
	charges := c.ofHeadSoFar(s.head)
	for i := range before {
		place := s.places[i]
		now := new(big.Rat).SetFrac(c.exact.amounts[place], c.exact.parts)
		charges[place].Add(charges[place], now.Sub(now, before[i]))
	}
}

// headsOfPiece returns what the parts of heads charge on the days of a piece, of which whole
// is the calculation for the whole term.
func (c *calculation) headsOfPiece(whole *calculation, days *big.Rat) []headCharges {
	all := make([]headCharges, len(whole.byHead))
	for k, h := range whole.byHead {
		all[k] = headCharges{h.head, c.none()}
		for i, charge := range h.charges {
			place, _ := c.placeOf(whole.members[i])
			all[k].charges[place].Mul(charge, days)
		}
	}
	return all
}

// headed returns what an adjustment of a head is of for each place, in parts of a penny, and
// keeps it to be shown with the step; nil: it is of no head. Of a refund it is what is paid
// back.
func (c *calculation) headed(a Adjustment, places []int) []*big.Int {
	charges := c.ofHeadSoFar(a.Head)
	if charges == nil {
		return nil
	}
	if c.ofHead == nil {
		c.ofHead, c.limited = c.none(), make([]bool, len(c.members))
	}
	sign, of := big.NewRat(c.sign(), 1), make([]*big.Rat, len(places))
	for i, place := range places {
		of[i] = new(big.Rat).Mul(charges[place], sign)
		c.ofHead[place].Add(c.ofHead[place], of[i])
		c.limited[place] = true
	}
	return c.exact.ratsInParts(of)
}

// raiseHead adds a rise of what a head charges a place, in parts of a penny. A fee is no
// rise.
func (c *calculation) raiseHead(a Adjustment, place int, more *big.Int) {
	if charges := c.ofHeadSoFar(a.Head); charges != nil && a.Kind == Indexation {
		rise := new(big.Rat).SetFrac(more, c.exact.parts)
		shortenRat(charges[place].Add(charges[place], rise.Mul(rise, big.NewRat(c.sign(), 1))))
	}
}

// showHead shows what the step is of, if it is of a head.
func (c *calculation) showHead() {
	if c.ofHead == nil {
		return
	}
	c.bases = make([]Money, len(c.members))
	for place, of := range c.ofHead {
		if c.limited[place] {
			c.bases[place] = Pence(halfUp(of.Num(), of.Denom()).Int64())
		}
	}
}

// checkAdjustedHeads returns what is wrong with the heads that adjustments are of: each has
// parts, and comes before what changes the whole charge.
func (s Scheme) checkAdjustedHeads() error {
	var errs []error
	whole := -1
	for i, a := range s.Adjustments {
		failed := func(err error) {
			errs = append(errs, prefixed(clauseIn(a.Clause), field.At(field.Index("adjustments", i)+".head", err)))
		}
		switch {
		case a.Head == "":
			whole = i
		case a.Validate() != nil:
		case whole >= 0:
			failed(fmt.Errorf("%s is adjusted after adjustments[%d], which is of the whole charge: %w", field.Quote(a.Head), whole, field.ErrOrder))
		case !slices.ContainsFunc(s.Parts, func(p Part) bool { return p.Head == a.Head }):
			failed(fmt.Errorf("no part is of the head %s: %w", field.Quote(a.Head), field.ErrNotFound))
		}
	}
	return errors.Join(errs...)
}

// quotedHead is a head in a text, so that its name can stand there.
func quotedHead(head partnership.LineID) string { return "‹" + string(head) + "›" }
