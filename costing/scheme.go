package costing

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Scheme is how a cost is shared, as a schedule to an agreement has it: parts that
// divide the cost, then adjustments to what each pays, in order, then one
// rounding. It is data: it can be stored, compared and read.
type Scheme struct {
	Name        string          `json:"name"`                  // what the agreement calls it
	Drivers     []DerivedDriver `json:"drivers,omitempty"`     // drivers that are made of others, each of those before it
	Parts       []Part          `json:"parts"`                 // one at least
	Adjustments []Adjustment    `json:"adjustments,omitempty"` // in the order in which they are made
	Rounding    Rounding        `json:"rounding,omitzero"`     // not set: ToPenny
	AddsUp      bool            `json:"adds_up,omitzero"`      // for a rounding to whole pounds or more: round by largest remainder, so that the charges add up to their rounded sum
	Carry       bool            `json:"carry,omitzero"`        // carry remainders of a penny from bill to bill: see Cost.Carried
	ByMonths    bool            `json:"by_months,omitzero"`    // time counts in whole months, as twelfths of a year; else in days
	ByPart      bool            `json:"by_part,omitzero"`      // in a term of several entries, adjust and round the charges of each entry separately; else those of the whole term
}

// Part is a portion of a cost and the basis on which it is shared. How large a part is
// depends on its basis and fields:
//   - A metered part is as large as its quantities at their rate, and a part of agreed
//     amounts as their sum, or as a percentage of that sum.
//   - Any other part is a percentage of the whole, a fixed sum, or, if neither is set, the
//     rest. A part for the rest comes last.
//   - Parts with a Size share the rest in proportion to it, and come last too.
//   - A part is no larger than its Most. A part with only a Most is a tier: before the part for
//     the rest, it takes what the other parts leave, up to its Most. Several tiers are filled
//     in their order.
//
// A part may be of a Head of the cost: "the whole" and "the rest" then mean those of the head.
// The rest of the cost is the total less the heads that have parts, the percentages and the
// fixed sums.
//
// The percentages of the whole, and of each head, make exactly 100 unless there is a part
// for the rest. If there are only metered and agreed amounts, what they leave over is the
// residual. If they come to more than the cost, a part for the rest is an error, unless it
// sets Surplus: then the excess is paid back on its basis.
type Part struct {
	Name    string               `json:"name,omitempty"`   // the heading of its column; required in a scheme
	Clause  string               `json:"clause,omitempty"` // the clause of the agreement: a number such as 4.1(b), or words such as schedule 4, paragraph 2, which are shown unchanged
	Head    partnership.LineID   `json:"head,omitzero"`    // in a scheme: which head of the cost the part is of; not set: of the whole cost
	Share   partnership.Fraction `json:"share,omitzero"`   // how much of the whole (or of its own amounts) the part is: "65%" or "2/3"
	Amount  Money                `json:"amount,omitzero"`  // in a scheme, instead of a share: a fixed sum for the term of the cost
	Most    Money                `json:"most,omitzero"`    // in a scheme: the most that the part comes to in all, for the term of the cost, from £0; what each pays is lowered in proportion, and the rest bears what is over
	Size    Driver               `json:"size,omitzero"`    // instead of a share: the part is as large as the figures of this driver, added up for all who share the part, in proportion to those of other parts with a size
	Ladder  []Rung               `json:"ladder,omitempty"` // instead of a share: shares by date
	Among   []partnership.OrgID  `json:"among,omitempty"`  // who shares it; nil: every member
	Surplus bool                 `json:"surplus,omitzero"` // only for the part that takes the rest of a scheme: the rest may be below £0
	Basis   Basis                `json:"basis"`            // in proportion to what
}

// Rung is a share that holds from a day until the next rung. A ladder is a list of rungs in
// order of time. If several hold in one term, each counts for its days.
type Rung struct {
	From  calendar.Date        `json:"from,omitzero"`  // the first day
	Share partnership.Fraction `json:"share,omitzero"` // from 0% to 100%
}

// hundredPercent is 100 % in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// Validate returns what is wrong with the scheme by itself:
//
//   - ErrRequired for a name, a part or a field that its kind needs and that is missing;
//   - ErrInvalid for an unknown category, a malformed id, a field that its kind has no use
//     for, a driver that is made of itself or adds unlike units, and a text that
//     field.CheckName does not take;
//   - ErrSum for shares, or parts, that do not make the whole;
//   - ErrDuplicate for an organisation that is listed before;
//   - ErrRange for a percentage or an amount outside its range, a text that is too long,
//     more than 1000 parts or adjustments, and bases nested more than ten levels deep;
//   - ErrOrder for parts, rungs, bands, derived drivers and adjustments of heads out of order;
//   - ErrNotFound for a head of an adjustment that no part is of.
//
// The message names the clause. Statement checks the scheme against the members and the
// facts.
func (s Scheme) Validate() error {
	return errors.Join(
		field.Required("name", s.Name),
		checkDerived(s.Drivers),
		checkParts("parts", s.Parts, 0),
		checkAdjustments(s.Adjustments),
		s.checkAdjustedHeads(),
		field.OptionalOneOf("rounding", "rounding", s.Rounding, Roundings()),
		s.checkRounding(),
	)
}

// withMissing returns the error of a scheme, a cost or members, with what is missing for
// those parts and adjustments that are right by themselves: heads of the cost, members and
// figures. There is nothing more to say if the cost, the members or the derived drivers are
// wrong.
func (s Scheme) withMissing(err error, cost Cost, members []partnership.OrgID, facts Facts) error {
	term := timed{cost.Term, s.ByMonths}
	if cost.Validate() != nil || CheckMembers(members) != nil || checkDerived(s.Drivers) != nil || term.checkMonths() != nil || len(s.Parts) > maxParts || len(s.Adjustments) > maxAdjustments {
		return err
	}
	c := newCalculation(members, facts)
	c.cost, c.stretch = cost, stretch{until: 1, of: 1, total: cost.Total.pence(), heads: cost.Heads, months: s.ByMonths}
	c.exact, c.byParts, c.errs = newExact(len(members)), make([]int64, len(members)), []error{err}
	c.derive(s.Drivers)
	if len(s.Parts) > 0 {
		c.checkGroups(s.Parts, groupsOf(s.Parts))
	}
	for i, p := range s.Parts {
		if p.check(0) == nil {
			c.under(p.Clause, func() { c.lookUp(fmt.Sprintf("parts[%d]", i), p) })
		}
	}
	for i, a := range s.Adjustments {
		if a.Validate() == nil {
			c.under(a.Clause, func() { c.adjust(fmt.Sprintf("adjustments[%d]", i), a) })
		}
	}
	return errors.Join(c.errs...)
}

// lookUp notes what is missing for a valid part.
func (c *calculation) lookUp(path string, p Part) {
	places := c.among(path, p.Among, c.all)
	rule, _ := p.Basis.Kind.rule()
	rule.weigh(c, path+".basis", p.Basis, places)
	if p.Size != "" {
		c.size(path, p, c.all)
	}
	counts, _, _ := partsOf(fractionsOf([]Part{p}))
	if len(p.Ladder) > 0 {
		c.climbed(path, p.Ladder, counts)
	}
}

// checkRounding returns ErrInvalid for what does not go with the rounding.
func (s Scheme) checkRounding() error {
	unit, _, _ := s.Rounding.rule()
	switch {
	case s.AddsUp && unit <= 1:
		return field.At("adds_up", fmt.Errorf("charges to the penny always add up: %w", field.ErrInvalid))
	case s.Carry && unit > 1:
		return field.At("carry", fmt.Errorf("only remainders of a penny are carried: %w", field.ErrInvalid))
	}
	return nil
}

// IsZero reports whether nothing of the scheme is set.
func (s Scheme) IsZero() bool {
	return s.Drivers == nil && s.Parts == nil && s.Adjustments == nil && s.equal(Scheme{})
}

// wordless returns the scheme without its names and clauses, which change no charge.
func (s Scheme) wordless() Scheme {
	s.Name, s.Parts = "", wordlessParts(s.Parts)
	s.Drivers, s.Adjustments = slices.Clone(s.Drivers), slices.Clone(s.Adjustments)
	for i := range s.Drivers {
		s.Drivers[i].Clause = ""
	}
	for i, a := range s.Adjustments {
		s.Adjustments[i] = a.wordless()
	}
	return s
}

// wordlessParts returns parts without their names and clauses, and those of composites.
func wordlessParts(parts []Part) []Part {
	all := slices.Clone(parts)
	for i := range all {
		all[i].Name, all[i].Clause = "", ""
		all[i].Basis.Of = wordlessParts(all[i].Basis.Of)
	}
	return all
}

// equal reports whether the schemes say the same.
func (s Scheme) equal(t Scheme) bool {
	return s.Name == t.Name && slices.EqualFunc(s.Drivers, t.Drivers, DerivedDriver.equal) && slices.EqualFunc(s.Parts, t.Parts, Part.equal) &&
		slices.EqualFunc(s.Adjustments, t.Adjustments, Adjustment.equal) && s.Rounding == t.Rounding && s.ByPart == t.ByPart &&
		s.AddsUp == t.AddsUp && s.Carry == t.Carry && s.ByMonths == t.ByMonths
}

// equal reports whether the parts say the same.
func (p Part) equal(q Part) bool {
	return p.Name == q.Name && p.Clause == q.Clause && p.Share == q.Share && slices.Equal(p.Ladder, q.Ladder) &&
		p.Head == q.Head && p.Amount == q.Amount && p.Most == q.Most && p.Size == q.Size &&
		slices.Equal(p.Among, q.Among) && p.Surplus == q.Surplus && p.Basis.equal(q.Basis)
}

const (
	maxDepth       = 10   // how many levels deep bases may be nested
	maxParts       = 1000 // how many parts there may be; exact shares grow with each
	maxAdjustments = 1000 // how many adjustments there may be; each looks at the limits before it
)

// checkAdjustments returns what is wrong with the adjustments of a scheme one by one.
func checkAdjustments(all []Adjustment) error {
	if len(all) > maxAdjustments {
		return field.At("adjustments", fmt.Errorf("%d adjustments are more than %d: %w", len(all), maxAdjustments, field.ErrRange))
	}
	return field.Each("adjustments", all, Adjustment.validate)
}

// checkParts returns what is wrong with the parts of a scheme, or of a basis that is so
// many levels deep.
func checkParts(path string, parts []Part, depth int) error {
	switch {
	case len(parts) == 0:
		return field.At(path, field.ErrRequired)
	case len(parts) > maxParts:
		return field.At(path, fmt.Errorf("%d parts are more than %d: %w", len(parts), maxParts, field.ErrRange))
	}
	err := field.Each(path, parts, func(p Part) error {
		return prefixed(clauseIn(p.Clause), p.check(depth))
	})
	if slices.ContainsFunc(parts, func(p Part) bool { return p.Basis.Kind.check() != nil }) {
		return err // what the parts make is not known
	}
	return joined(err, field.At(path, checkWhole(parts)))
}

// checkWhole returns ErrSum unless the shares of the parts make a whole, or that of each
// head, ErrOrder if a part takes the rest before the last, and ErrRange for shares that have
// no common multiple, as partnership.CheckShares has it.
func checkWhole(parts []Part) error {
	known := slices.DeleteFunc(fractionsOf(parts), partnership.Fraction.IsZero)
	if _, _, ok := partsOf(known); !ok {
		return errNoMultiple()
	}
	groups := groupsOf(parts)
	var errs []error
	for _, g := range groups.all {
		order := checkLast(parts, g)
		errs = append(errs, order)
		if order == nil {
			errs = append(errs, checkGroup(parts, g, groups.heads()))
		}
	}
	return joined(errs...)
}

// checkLast returns ErrOrder if one of a group takes the rest, and is not the last of the
// parts of its head or, of the whole, of all.
func checkLast(parts []Part, g group) error {
	later := g.parts
	if g.head == "" {
		later = indexes(len(parts))
	}
	var taker *Part
	for n, i := range later {
		p := &parts[i]
		switch {
		case taker != nil && (p.Size == "" || p.Size != taker.Size):
			return fmt.Errorf("part %d%s takes the rest and is not the last of %d: %w", n, g.text(), len(later), field.ErrOrder)
		case p.Head == g.head && p.takesRest():
			taker = p
		}
	}
	return nil
}

// checkGroup returns ErrSum unless the shares of a group make the whole, or leave a rest
// that one takes.
func checkGroup(parts []Part, g group, heads bool) error {
	var shares []partnership.Fraction
	shared, rest, open := false, false, heads && g.head == ""
	for _, i := range g.parts {
		p := parts[i]
		charges := p.Basis.Kind.charges()
		open = open || charges || len(p.Ladder) > 0 || p.Amount.Known() || p.Most.Known()
		shared, rest = shared || !charges, rest || p.takesRest()
		if !charges && p.Share.Known() {
			shares = append(shares, p.Share)
		}
	}
	made := comparedToWhole(shares)
	switch {
	case rest && made > 0, !rest && shared && !open && made != 0:
		return fmt.Errorf("the parts%s make %s, not 100%%: %w", g.text(), sumText(shares), field.ErrSum)
	case !rest && shared && open:
		return fmt.Errorf("parts%s that are amounts or heads, or have a ladder or a most, leave a rest, and no part takes it: %w", g.text(), field.ErrSum)
	}
	return nil
}

// comparedToWhole returns -1 if fractions that have a common multiple make less than a
// whole, 1 if they make more, and 0 if they make just that.
func comparedToWhole(fractions []partnership.Fraction) int {
	sum, whole := sumOfFractions(fractions)
	return sum.Cmp(whole)
}

// sumOfFractions returns fractions together, as so many parts of a whole.
func sumOfFractions(fractions []partnership.Fraction) (sum, whole *big.Int) {
	parts, in, _ := partsOf(fractions)
	sum = new(big.Int)
	for _, n := range parts {
		sum.Add(sum, big.NewInt(n))
	}
	return sum, big.NewInt(in)
}

// sumText writes what fractions make together, in per cent.
func sumText(fractions []partnership.Fraction) string {
	sum, whole := sumOfFractions(fractions)
	return percentage(sum, whole).String() + "%"
}

// rest reports whether the part takes the rest.
func (p Part) rest() bool {
	return p.takesRest() && p.Size == ""
}

// divides reports whether the part divides a portion of the whole, and is no amount.
func (p Part) divides() bool { return !p.Basis.Kind.charges() && !p.Amount.Known() }

// takesRest reports whether the part takes the rest, or what its size is of it.
func (p Part) takesRest() bool {
	return p.divides() && !p.Share.Known() && len(p.Ladder) == 0 && !p.Most.Known()
}

// tier reports whether the part takes what is left up to an amount.
func (p Part) tier() bool {
	return p.divides() && !p.Share.Known() && len(p.Ladder) == 0 && p.Most.Known()
}

// ValidateEntry returns what is wrong with the part wherever it stands: what Scheme.Validate finds
// in a part of a scheme, but for a name that is missing. Scheme.Validate and Basis.Validate find
// more, because they know what the part is of. field.Decode uses it to refuse a long list of bad
// parts before it takes memory for them.
func (p Part) ValidateEntry() error {
	return prefixed(clauseIn(p.Clause), p.checkNamed(field.OptionalName, 0))
}

// check returns what is wrong with the part of a scheme, or of a basis that is so many
// levels deep.
func (p Part) check(depth int) error {
	name := field.OptionalName
	if depth == 0 {
		name = field.Required
	}
	return p.checkNamed(name, depth)
}

// checkNamed is check with what checks the name.
func (p Part) checkNamed(name func(path, name string) error, depth int) error {
	return joined(
		name("name", p.Name),
		field.OptionalName("clause", p.Clause),
		field.At("head", p.checkHead(depth == 0)),
		field.At("amount", p.checkAmount(depth == 0)),
		field.At("most", p.checkMost(depth == 0)),
		field.At("size", p.checkSize()),
		checkLadder(p.Ladder),
		field.At("ladder", p.checkPortion()),
		checkListed("among", "it is among nobody", p.Among),
		field.At("surplus", p.checkSurplus(depth == 0)),
		field.At("basis.kind", p.checkCharges(depth == 0)),
		field.At("basis", p.Basis.validate(depth+1)),
	)
}

// checkPortion returns ErrInvalid for a ladder beside a share.
func (p Part) checkPortion() error {
	if len(p.Ladder) == 0 || !p.Share.Known() {
		return nil
	}
	return fmt.Errorf("the part has a share: %w", field.ErrInvalid)
}

// checkHead returns what is wrong with a head that is set.
func (p Part) checkHead(ofScheme bool) error {
	switch {
	case p.Head == "":
		return nil
	case !ofScheme:
		return fmt.Errorf("only a part of a scheme is of a head: %w", field.ErrInvalid)
	}
	return p.Head.Validate()
}

// checkAmount returns what is wrong with a fixed sum that is known.
func (p Part) checkAmount(ofScheme bool) error {
	switch {
	case !p.Amount.Known():
		return nil
	case !ofScheme:
		return fmt.Errorf("only a part of a scheme is a fixed sum: %w", field.ErrInvalid)
	case p.Basis.Kind.charges():
		return fmt.Errorf("a %q basis says what it charges: %w", p.Basis.Kind, field.ErrInvalid)
	case p.Share.Known() || len(p.Ladder) > 0:
		return fmt.Errorf("not used beside a share: %w", field.ErrInvalid)
	}
	return checkTotal(p.Amount)
}

// checkMost returns what is wrong with the most that the part comes to, if that is known.
func (p Part) checkMost(ofScheme bool) error {
	switch {
	case !p.Most.Known():
		return nil
	case !ofScheme:
		return fmt.Errorf("only a part of a scheme may have a most: %w", field.ErrInvalid)
	case p.Amount.Known() || p.Size != "":
		return fmt.Errorf("not used beside an amount or a size: %w", field.ErrInvalid)
	}
	return errors.Join(NotNegative(p.Most), checkTotal(p.Most))
}

// checkSize returns what is wrong with a size that is set.
func (p Part) checkSize() error {
	switch {
	case p.Size == "":
		return nil
	case p.Basis.Kind.charges():
		return fmt.Errorf("a %q basis says what it charges: %w", p.Basis.Kind, field.ErrInvalid)
	case p.Share.Known() || len(p.Ladder) > 0 || p.Amount.Known():
		return fmt.Errorf("not used beside a share or an amount: %w", field.ErrInvalid)
	}
	return p.Size.Validate()
}

// checkSurplus returns ErrInvalid for a surplus of a part that does not take the
// rest of a scheme.
func (p Part) checkSurplus(ofScheme bool) error {
	if !p.Surplus || ofScheme && p.rest() {
		return nil
	}
	return fmt.Errorf("only a part for the rest of a scheme may have a surplus: %w", field.ErrInvalid)
}

// checkCharges returns ErrInvalid for a part of a composite that charges amounts.
func (p Part) checkCharges(ofScheme bool) error {
	if ofScheme || !p.Basis.Kind.charges() {
		return nil
	}
	return fmt.Errorf("%s gives amounts and not shares: %w", p.Basis.Kind, field.ErrInvalid)
}

// checkPercentage returns the error of a percentage that has to be from 0 to most
// millionths of a per cent.
func checkPercentage(percent partnership.Quantity, most int64) error {
	if !percent.Known() {
		return field.ErrRequired
	}
	return checkOptional(percent, most)
}

// checkOptional is checkPercentage for a percentage that need not be known.
func checkOptional(percent partnership.Quantity, most int64) error {
	return checkWithin(percent, 0, most)
}

// checkWithin returns the error of a percentage that is known, and has to be from
// least to most millionths of a per cent.
func checkWithin(percent partnership.Quantity, least, most int64) error {
	if n, known := percent.Millionths(); known && (n < least || n > most) {
		return fmt.Errorf("%v%% is not from %s to %s%%: %w", percent, percentText(least), percentText(most), field.ErrRange)
	}
	return nil
}

// percentText writes millionths of a per cent.
func percentText(millionths int64) string {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q.String()
}

// checkLadder returns what is wrong with the rungs.
func checkLadder(ladder []Rung) error {
	if len(ladder) == 0 {
		return nil
	}
	var before calendar.Date
	err := field.Each("ladder", ladder, func(r Rung) error {
		var order error
		switch {
		case r.From.IsZero():
			order = field.ErrRequired
		case !r.From.After(before):
			order = fmt.Errorf("%v is listed after %v: %w", r.From, before, field.ErrOrder)
		}
		before = r.From
		return errors.Join(field.At("from", order), field.RequiredValue("share", r.Share))
	})
	shares := make([]partnership.Fraction, 0, len(ladder))
	for _, r := range ladder {
		if r.Share.Known() {
			shares = append(shares, r.Share)
		}
	}
	if _, _, ok := partsOf(shares); !ok {
		err = errors.Join(err, field.At("ladder", errNoMultiple()))
	}
	return err
}

// errNoMultiple is the error of fractions that are parts of too many.
func errNoMultiple() error {
	return fmt.Errorf("their denominators have no common multiple up to 1000000000000000: %w", field.ErrRange)
}

// checkListed returns what is wrong with a list of organisations at path that may be
// nil, but not empty: nobody is not everybody.
func checkListed(path, nobody string, orgs []partnership.OrgID) error {
	if orgs != nil && len(orgs) == 0 {
		return field.At(path, fmt.Errorf("%s: %w", nobody, field.ErrRequired))
	}
	return field.EachOnce(path, orgs, partnership.OrgID.Validate)
}

// A held is a rung of a ladder, -1 before the first, and how long it holds in a term: days,
// or months.
type held struct {
	rung   int
	length int64
}

// heldOn returns which rungs hold on the days of a term, in order.
func heldOn(ladder []Rung, term timed) []held {
	rung := -1
	for rung+1 < len(ladder) && !ladder[rung+1].From.After(term.First) {
		rung++
	}
	var all []held
	for day := term.First; ; rung++ {
		next := rung + 1
		last := next == len(ladder) || ladder[next].From.After(term.Last)
		span := term.between(day, term.Last)
		if !last {
			span.Last = ladder[next].From.AddDays(-1)
		}
		all = append(all, held{rung, span.length()})
		if last {
			return all
		}
		day = ladder[next].From
	}
}

// rungText says which share holds in a term, and since when; or several, each with how
// many days or months it holds.
func rungText(ladder []Rung, term timed) string {
	all := heldOn(ladder, term)
	texts := make([]string, len(all))
	for i, h := range all {
		if h.rung < 0 {
			return "" // the ladder begins later, which is an error
		}
		texts[i] = fmt.Sprintf("%v on %s from %v", ladder[h.rung].Share, term.count(h.length), ladder[h.rung].From)
	}
	if len(all) == 1 {
		rung := ladder[all[0].rung]
		return fmt.Sprintf("%v (since %v)", rung.Share, rung.From)
	}
	return "(" + report.List(texts) + ")"
}

// clauseIn returns the clause in words for an error: none if it is not a text that can
// stand there.
func clauseIn(number string) string {
	if field.CheckName(number) != nil {
		return ""
	}
	return clause(number)
}

// clause returns the clause in words, and "" for none: as it is if it begins with a
// word, such as clause 4.1 or schedule 2, else with "clause" before it. One letter
// and a Roman numeral are no words.
func clause(number string) string {
	if number == "" || beginsWithWord(number) {
		return number
	}
	return "clause " + number
}

// beginsWithWord reports whether text begins with two letters or more that are no
// Roman numeral.
func beginsWithWord(text string) bool {
	word := text
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		word = text[:end]
	}
	return utf8.RuneCountInString(word) > 1 && strings.Trim(word, "ivxlcdmIVXLCDM") != ""
}

// joined is errors.Join, but returns one error alone unchanged. So it takes no memory where a
// document has very many records with one error each.
func joined(errs ...error) error {
	var one error
	for _, err := range errs {
		switch {
		case err == nil:
		case one != nil:
			return errors.Join(errs...)
		default:
			one = err
		}
	}
	return one
}

// maxWords is up to how many characters of words field.Prefix shows all.
const maxWords = 60

// prefixed returns err with words in front of what each of its errors says, at
// the same places. No words change nothing. Words as short as most are cost no memory for
// each error: they are put in front when somebody asks what it says.
func prefixed(words string, err error) error {
	if words == "" || err == nil {
		return err
	}
	if utf8.RuneCountInString(words) <= maxWords {
		return field.Prefix(words, err)
	}
	var errs []error
	for _, e := range field.Errors(err) {
		errs = append(errs, field.At(e.Path, fmt.Errorf("%s: %w", words, e.Err)))
	}
	return errors.Join(errs...)
}
