package reorganisation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// carrySchedule carries the schemes and their figures. The scheme of each line that a council
// that ends has a part in holds until the day; from then on its successors pay what it paid,
// and nobody else pays more or less for it. Of a line that must be divided there is no scheme
// from the day on.
func (c *carrying) carrySchedule() costing.Schedule {
	day := c.order.Vesting
	var entries []costing.ScheduleEntry
	last := map[partnership.LineID]int{} // the place of the entry that holds on the day
	for i, e := range c.before.Schedule.Entries {
		if !e.From.After(day) {
			last[e.Line] = i
		}
	}
	for i, e := range c.before.Schedule.Entries {
		if c.apart(e.Line) {
			if e.From.Before(day) {
				entries = append(entries, e)
			}
			continue
		}
		carried, changed := e, false
		if i == last[e.Line] || e.From.After(day) {
			carried, changed = c.entry(e, i)
		}
		switch {
		case !changed:
			entries = append(entries, e)
		case !e.From.Before(day):
			entries = append(entries, carried)
		default:
			carried.From, carried.Agreed, carried.ApprovedBy, carried.Reference = day, calendar.Date{}, "", c.order.Name
			entries = append(entries, e, carried)
		}
	}
	return costing.Schedule{Entries: entries}
}

// entry returns an entry with the successors in place of the councils that end, and whether
// there are some.
func (c *carrying) entry(e costing.ScheduleEntry, place int) (costing.ScheduleEntry, bool) {
	driver := c.before.divisionOf(SharePiece, e.Line, "", c.order.Basis)
	s := &schemeCarrier{carrying: c, line: e.Line, driver: driver, members: e.Members}
	scheme := e.Scheme
	scheme.Parts = s.parts(e.Scheme.Parts)
	scheme.Adjustments = s.adjustments(e.Scheme.Adjustments)
	if !s.changed && !c.changes(e.Members) {
		return e, false
	}
	c.fail(field.Index("schedule.entries", place)+".scheme", s.err)
	for _, org := range e.Members {
		if c.ends(org) {
			c.noteShare(e.Line, org, driver, s.decide)
		}
	}
	e.Members, e.Scheme = c.list(e.Members), scheme
	return e, true
}

// noteShare notes what happened to the share of a council in a line.
func (c *carrying) noteShare(line partnership.LineID, org partnership.OrgID, driver costing.Driver, decide []string) {
	p := Piece{Kind: SharePiece, ID: string(line), Line: line, From: org, To: slices.Clone(c.to(org)), Reason: ByOrder}
	if len(p.To) > 1 {
		p.Reason, p.Driver = ByMeasure, driver
	}
	p.Decide = strings.Join(decide, "; ")
	c.note(p)
}

// schemeCarrier is a scheme while it is carried.
type schemeCarrier struct {
	*carrying // the file
	line      partnership.LineID
	driver    costing.Driver
	members   []partnership.OrgID
	changed   bool
	decide    []string
	err       error
}

// note notes an error, if it is the first.
func (s *schemeCarrier) note(err error) {
	if s.err == nil {
		s.err = err
	}
}

// orgs returns a list with the successors in it, and notes that it has changed.
func (s *schemeCarrier) orgs(orgs []partnership.OrgID) []partnership.OrgID {
	s.changed = s.changed || s.carrying.changes(orgs)
	return s.list(orgs)
}

// shares returns shares with the successors in them.
func (s *schemeCarrier) shares(shares []partnership.Share) []partnership.Share {
	after, err := s.succeeded(shares, s.driver)
	s.note(err)
	for _, x := range shares {
		s.changed = s.changed || s.ends(x.Org)
	}
	return after
}

// fixed returns shares of a cost with the successors in them. It notes ErrRequired for one who
// has no share, since its parts have nothing of the measure.
func (s *schemeCarrier) fixed(shares []partnership.Share) []partnership.Share {
	after := s.shares(shares)
	for _, x := range shares {
		for _, heir := range s.to(x.Org) {
			if !slices.ContainsFunc(after, func(y partnership.Share) bool { return y.Org == heir }) {
				s.note(field.At("driver", fmt.Errorf("the parts of %s that go to %s have 0 of %s, and so it has no share: %w", x.Org, heir, s.driver, field.ErrRequired)))
			}
		}
	}
	return after
}

// parts returns parts with the successors in them.
func (s *schemeCarrier) parts(parts []costing.Part) []costing.Part {
	if parts == nil {
		return nil
	}
	after := make([]costing.Part, len(parts))
	for i, p := range parts {
		among := p.Among
		if among == nil {
			among = s.members
		}
		p.Basis = s.basis(p.Basis, among)
		p.Among = s.orgs(p.Among)
		after[i] = p
	}
	return after
}

// basis returns a basis with the successors in it. Equal shares become agreed ones where they
// are not equal any longer, so that nobody else pays more or less.
func (s *schemeCarrier) basis(b costing.Basis, among []partnership.OrgID) costing.Basis {
	switch {
	case b.Kind == costing.EqualShares && s.carrying.changes(among):
		if shares := s.equal(among); !allEqual(shares, len(s.list(among))) {
			b.Kind, b.Shares = costing.FixedShares, shares
		}
	case len(b.Bands) > 0 && s.carrying.changes(among):
		s.decide = append(s.decide, "whether the bands of the rate are counted for each successor by itself, as they now are")
	}
	if b.Kind == costing.FixedShares && len(b.Shares) > 0 {
		b.Shares = s.fixed(b.Shares)
	}
	if len(b.InUse) > 0 {
		b.InUse = s.shares(b.InUse)
	}
	if len(b.Amounts) > 0 {
		after, err := s.portions(b.Amounts, s.driver)
		s.note(err)
		b.Amounts = after
		s.changed = true
	}
	b.Of = s.parts(b.Of)
	return b
}

// equal returns equal shares of some members, with the successors in them.
func (s *schemeCarrier) equal(among []partnership.OrgID) []partnership.Share {
	weights := make([]costing.Weight, len(among))
	for i, org := range among {
		weights[i] = costing.Weight{Org: org, Value: partnership.MustQuantity("1")}
	}
	shares, err := exit.SharesOf(weights)
	s.note(err)
	return s.fixed(shares)
}

// allEqual reports whether there are so many shares, and all are the same.
func allEqual(shares []partnership.Share, n int) bool {
	return len(shares) == n && !slices.ContainsFunc(shares, func(x partnership.Share) bool {
		return x.Fraction.Compare(shares[0].Fraction) != 0
	})
}

// adjustments returns adjustments with the successors in them.
func (s *schemeCarrier) adjustments(all []costing.Adjustment) []costing.Adjustment {
	if all == nil {
		return nil
	}
	after := make([]costing.Adjustment, len(all))
	for i, a := range all {
		limited := a.Among
		if limited == nil {
			limited = s.members
		}
		if s.carrying.changes(limited) && a.Amount.Known() {
			s.decide = append(s.decide, fmt.Sprintf("%s: the limit of %s, which each successor now has by itself", a.Name, a.Amount.Sterling()))
		}
		if s.ends(a.Host) {
			host, open := s.one(a.Host)
			if open {
				s.decide = append(s.decide, fmt.Sprintf("%s: which of the successors is paid as the host; until then %s", a.Name, host))
			}
			a.Host, s.changed = host, true
		}
		a.Among, a.BorneBy = s.orgs(a.Among), s.orgs(a.BorneBy)
		after[i] = a
	}
	return after
}

// carryFigures divides the figures of councils that end among their successors. A figure that
// is a rate is the same for each of them.
func (c *carrying) carryFigures() []costing.Figure {
	d := figureDivider{carrying: c, rates: c.rates(), at: map[figureOf]int{}}
	for _, f := range c.before.Figures {
		if !c.ends(f.Org) {
			d.at[figureOf{f.Driver, f.Org}] = len(d.after)
			d.after = append(d.after, f)
		}
	}
	for i, f := range c.before.Figures {
		if c.ends(f.Org) {
			d.divide(i, f)
		}
	}
	return d.after
}

// figureDivider divides figures.
type figureDivider struct {
	*carrying // the file
	rates     map[costing.Driver]bool
	after     []costing.Figure
	at        map[figureOf]int // the places in after
}

// divide divides the figure of a council that ends among its successors, and adds their parts to what
// they have.
func (d *figureDivider) divide(i int, f costing.Figure) {
	heirs, isRate, driver := d.to(f.Org), d.rates[f.Driver], d.figureDivision(f)
	parts, err := d.quantities(f.Org, f.Value, driver)
	if err != nil && !isRate && len(heirs) > 1 {
		d.fail(field.Index("figures", i), err)
		return
	}
	piece := Piece{Kind: FigurePiece, ID: string(f.Driver), From: f.Org, To: slices.Clone(heirs), Reason: ByOrder}
	if len(heirs) > 1 && !isRate {
		piece.Reason, piece.Driver = ByMeasure, driver
	}
	for _, org := range heirs {
		value := parts[org]
		if isRate {
			value = f.Value
		}
		place, has := d.at[figureOf{f.Driver, org}]
		switch {
		case !has:
			d.at[figureOf{f.Driver, org}] = len(d.after)
			d.after = append(d.after, costing.Figure{Driver: f.Driver, Org: org, Value: value, Source: f.Source, On: f.On})
		case !isRate:
			d.after[place].Value = sum(d.after[place].Value, value)
		case d.after[place].Value != f.Value:
			piece.Decide = fmt.Sprintf("the rate of %s: %v, or %v as %s had it", org, d.after[place].Value, f.Value, f.Org)
		}
	}
	d.note(piece)
}

// figureOf is what a figure is looked up by.
type figureOf struct {
	driver costing.Driver
	org    partnership.OrgID
}

// sum adds two figures; it is not known if one of them is not.
func sum(a, b partnership.Quantity) partnership.Quantity {
	x, known := a.Millionths()
	y, ok := b.Millionths()
	if !known || !ok {
		return partnership.Quantity{}
	}
	q, _ := partnership.QuantityOfMillionths(x + y)
	return q
}

// figureDivision returns by which measure a figure is divided: by the measure of its own name,
// if the council is measured by it and nothing else is said.
func (c *carrying) figureDivision(f costing.Figure) costing.Driver {
	own := c.order.Basis
	if _, has := measured(c.councils[f.Org].Totals, f.Driver); has {
		own = f.Driver
	}
	return c.before.divisionOf(FigurePiece, "", string(f.Driver), own)
}

// rates returns the drivers whose figures are rates, which are not divided.
func (c *carrying) rates() map[costing.Driver]bool {
	rates := map[costing.Driver]bool{}
	for _, e := range c.before.Schedule.Entries {
		addRates(rates, e.Scheme.Parts)
		for _, d := range slices.Backward(e.Scheme.Drivers) { // a driver is made of those before it
			if rates[d.Driver] {
				for _, t := range d.Of {
					rates[t.Driver] = rates[t.Driver] || d.Kind != costing.QuotientOfTerms
				}
			}
		}
	}
	return rates
}

// addRates adds the rates of parts.
func addRates(rates map[costing.Driver]bool, parts []costing.Part) {
	for _, p := range parts {
		if p.Basis.RateOf != "" {
			rates[p.Basis.RateOf] = true
		}
		addRates(rates, p.Basis.Of)
	}
}
