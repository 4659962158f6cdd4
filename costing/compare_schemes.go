package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Projection is a line's cost over some years, with inflation, who shares it, with every
// joiner and leaver, and the schemes by which it could be shared.
type Projection struct {
	Line    partnership.LineID `json:"line"`           // whose cost
	First   calendar.Date      `json:"first,omitzero"` // the first day of the first year; each year has twelve months
	Years   []ProjectedYear    `json:"years"`          // in order of time
	Members []ProjectedMember  `json:"members"`        // who shares the cost in any of the years, in the order to show them
	Options []Option           `json:"options"`        // the schemes; the others are compared with the first
}

// ProjectedYear is what a year costs if nobody leaves or joins.
type ProjectedYear struct {
	Cost      Money                `json:"cost,omitzero"`      // not known in a later year: the cost of the year before, with inflation
	Heads     []Head               `json:"heads,omitempty"`    // beside a cost, for schemes with parts of heads: what makes it
	Inflation partnership.Quantity `json:"inflation,omitzero"` // by how many per cent prices are above those of the year before; not set in the first
	Facts     Facts                `json:"facts,omitzero"`     // the figures of the drivers; none in a later year: those of the year before
}

// ProjectedMember is a member, and when it joins or leaves. The amounts are for a whole
// year at the prices of the first one, and so rise with inflation; a part of a year has
// its days' part. The cost of a year is shared evenly over its days, so what is added or
// avoided in a part of it counts for all who are members in that year.
type ProjectedMember struct {
	Org       partnership.OrgID `json:"org"`                // which organisation
	Joins     calendar.Date     `json:"joins,omitzero"`     // its first day; not set: it is a member from the first
	Adds      Money             `json:"adds,omitzero"`      // of a joiner, by how much the cost rises
	Leaves    calendar.Date     `json:"leaves,omitzero"`    // its last day; not set: it stays
	Avoidable Money             `json:"avoidable,omitzero"` // of a leaver, by how much the cost falls
}

// Option is a scheme that is compared with others, and those that take its place later:
// agreed shares, for one, are agreed again when a member leaves.
type Option struct {
	Scheme Scheme        `json:"scheme"`          // its name is that of the option
	Later  []LaterScheme `json:"later,omitempty"` // in order of time
}

// LaterScheme is a scheme that holds from a day on.
type LaterScheme struct {
	From   calendar.Date `json:"from,omitzero"` // the first day
	Scheme Scheme        `json:"scheme"`        // how
}

// SchemeComparison is what everyone pays over some years by each of the schemes of a Projection,
// who gains and who loses, and what leavers leave behind.
type SchemeComparison struct {
	Line    partnership.LineID `json:"line"`    // whose cost
	Years   []ComparedYear     `json:"years"`   // in order of time
	Options []ComparedOption   `json:"options"` // in their order
}

// ComparedYear is what a year costs.
type ComparedYear struct {
	Term      calendar.Term        `json:"term"`               // its days
	Inflation partnership.Quantity `json:"inflation,omitzero"` // in % on the year before; not set in the first
	Unchanged Money                `json:"unchanged,omitzero"` // the cost if nobody leaves or joins
	Added     Money                `json:"added,omitzero"`     // what joiners add to it
	Avoided   Money                `json:"avoided,omitzero"`   // what leavers take off it
	Cost      Money                `json:"cost,omitzero"`      // what is shared
	Heads     []Head               `json:"heads,omitempty"`    // what makes it, if the year has heads
}

// ComparedOption is what everyone pays by one of the schemes.
type ComparedOption struct {
	Name        string       `json:"name"`              // that of the scheme
	Statements  []Statement  `json:"statements"`        // of each year, with the working
	Differences Differences  `json:"differences"`       // of all years together: before is the first option, after this one
	Leavers     []LeaverCost `json:"leavers,omitempty"` // for each leaver and year after it left
}

// LeaverCost is what a leaver leaves to the others in a year: the cost that was its share,
// less what is avoided because it is gone.
type LeaverCost struct {
	Org         partnership.OrgID `json:"org"`                  // the leaver
	Term        calendar.Term     `json:"term"`                 // the year
	Share       Money             `json:"share,omitzero"`       // what it was charged in its last whole year, at the prices of this year, in proportion to the days on which it is gone
	Avoidable   Money             `json:"avoidable,omitzero"`   // by how much the cost falls
	Unavoidable Money             `json:"unavoidable,omitzero"` // the rest; below £0: more is saved than it paid
}

// CompareSchemes compares any number of schemes over several years, with inflation and with
// members that leave or join: what each pays in each year and in all, who gains and who
// loses, and the avoidable and unavoidable cost of each leaver.
//
// The cost of a year is the last stated cost with all inflation since, plus what joiners
// add, less what leavers avoid. Each of these is rounded to the penny once, half a penny up.
// Heads keep the proportions that they have beside the stated cost, and are rounded as Split
// does. Schedule.Statements shares the cost of a year: a member or a scheme that is there for
// a part of the year counts for its days.
//
// A leaver's share of the cost of a year is what it was charged in its last whole year, at
// the prices of the year. The part that is not avoidable falls to those who stay. Whether
// the leaver makes it good is a matter of its exit.
//
// The errors are those of Projection.Validate, ErrRange at "years[i].cost" for a cost that
// is more than a scheme shares or that leavers would bring below £0, and, at the places in
// "options[i]", those of Schedule.Statements, each for the first year in which it occurs.
func CompareSchemes(p Projection) (SchemeComparison, error) {
	if err := p.Validate(); err != nil {
		return SchemeComparison{}, err
	}
	years, err := p.costs()
	if err != nil {
		return SchemeComparison{}, err
	}
	compared := SchemeComparison{Line: p.Line, Years: years, Options: make([]ComparedOption, len(p.Options))}
	errs := make([]error, len(p.Options))
	for i := range p.Options {
		compared.Options[i], errs[i] = p.option(i, years)
	}
	if err := errors.Join(errs...); err != nil {
		return SchemeComparison{}, err
	}
	for i := range compared.Options {
		compared.Options[i].Differences = p.differences(compared.Options[0], compared.Options[i])
	}
	return compared, nil
}

// term returns the days of a year.
func (p Projection) term(year int) calendar.Term {
	return calendar.Term{First: p.First.AddMonths(monthsPerYear * year), Last: p.First.AddMonths(monthsPerYear * (year + 1)).AddDays(-1)}
}

// prices returns by which factor the prices of each year are above those of the first.
func (p Projection) prices() []*big.Rat {
	prices := make([]*big.Rat, len(p.Years))
	prices[0] = big.NewRat(1, 1)
	for i := 1; i < len(prices); i++ {
		percent, _ := p.Years[i].Inflation.Millionths()
		prices[i] = big.NewRat(hundredPercent+percent, hundredPercent)
		prices[i].Mul(prices[i], prices[i-1])
	}
	return prices
}

// costs returns what each year costs.
func (p Projection) costs() ([]ComparedYear, error) {
	prices, years, stated := p.prices(), make([]ComparedYear, len(p.Years)), 0
	errs := make([]error, len(years))
	for i, given := range p.Years {
		if given.Cost.Known() {
			stated = i
		}
		year := ComparedYear{Term: p.term(i), Inflation: given.Inflation, Added: Pence(0), Avoided: Pence(0)}
		year.Unchanged = times(p.Years[stated].Cost, new(big.Rat).Quo(prices[i], prices[stated]))
		added, avoided := []Money{}, []Money{}
		for _, m := range p.Members {
			added = append(added, times(m.Adds, m.joined(year.Term), prices[i]))
			avoided = append(avoided, times(m.Avoidable, m.gone(year.Term), prices[i]))
		}
		var notCost, notHeads error
		year, notCost = year.with(added, avoided)
		if notCost == nil {
			year.Heads, notHeads = scaledHeads(p.Years[stated].Heads, p.Years[stated].Cost, year.Cost)
		}
		years[i] = year
		errs[i] = field.At(field.Index("years", i), errors.Join(field.At("cost", notCost), field.At("heads", notHeads)))
	}
	return years, errors.Join(errs...)
}

// with returns the year with what joiners add and leavers avoid. If Money does not hold one
// of the amounts, it does not hold the cost.
func (y ComparedYear) with(added, avoided []Money) (ComparedYear, error) {
	y.Added, _ = Sum(added...)
	y.Avoided, _ = Sum(avoided...)
	y.Cost, _ = Sum(y.Unchanged, y.Added, y.Avoided.Neg())
	switch {
	case !y.Cost.Known() || y.Cost.magnitude() > maxTotal:
		return y, fmt.Errorf("the cost of %v is beyond %v: %w", y.Term, Pence(maxTotal), field.ErrRange)
	case y.Cost.Sign() < 0:
		return y, fmt.Errorf("leavers avoid %v of the cost of %v, which would be below £0: %w", y.Avoided, y.Term, field.ErrRange)
	}
	return y, nil
}

// scaledHeads returns heads that make one total in the same proportions to another.
func scaledHeads(heads []Head, made, total Money) ([]Head, error) {
	if len(heads) == 0 || made == total {
		return slices.Clone(heads), nil
	}
	amounts, pence := make([]*big.Int, len(heads)), big.NewInt(total.pence())
	for i, h := range heads {
		amounts[i] = new(big.Int).Mul(pence, big.NewInt(h.Total.pence()))
	}
	split, err := Split(total, amounts, big.NewInt(made.pence()), func(i, j int) int { return cmp.Compare(heads[i].Head, heads[j].Head) })
	all := slices.Clone(heads)
	for i := range split {
		all[i].Total = split[i]
	}
	if err != nil || checkHeads(all, total) != nil {
		return nil, fmt.Errorf("scaled from heads that make %v, they are beyond %v: %w", made, Pence(maxTotal), field.ErrRange)
	}
	return all, nil
}

// joined returns which part of the days of a year are after a joiner came.
func (m ProjectedMember) joined(year calendar.Term) *big.Rat {
	return partOfYear(year, m.Joins)
}

// gone returns which part of the days of a year are after a leaver went.
func (m ProjectedMember) gone(year calendar.Term) *big.Rat {
	return partOfYear(year, m.Leaves.AddDays(1))
}

// partOfYear returns which part of a year the days from a day on are: nothing if the day is
// not set.
func partOfYear(year calendar.Term, from calendar.Date) *big.Rat {
	if from.IsZero() {
		return new(big.Rat)
	}
	if from.Before(year.First) {
		from = year.First
	}
	left, _ := from.DaysUntil(year.Last)
	days, _ := year.Days()
	return big.NewRat(int64(max(0, left+1)), int64(days))
}

// times returns an amount × factors to the nearest penny, or one that is not known if Money
// does not hold it. What is not known counts as £0: the member does not join, or not leave.
func times(amount Money, factors ...*big.Rat) Money {
	all := big.NewRat(1, 1)
	for _, factor := range factors {
		all.Mul(all, factor)
	}
	product, _ := Pence(amount.KnownPence()).TimesRat(all)
	return product
}

// option returns what everyone pays by an option.
func (p Projection) option(i int, years []ComparedYear) (ComparedOption, error) {
	compared := ComparedOption{Name: p.Options[i].Scheme.Name, Statements: make([]Statement, len(years))}
	var errs []error
	var facts Facts
	for n, year := range years {
		if len(p.Years[n].Facts.figures) > 0 {
			facts = p.Years[n].Facts
		}
		var err error
		compared.Statements[n], err = p.statement(p.Options[i], year, facts)
		errs = append(errs, prefixed(yearName(year.Term), err))
	}
	if err := onceEach(errs); err != nil {
		return ComparedOption{}, field.At(field.Index("options", i), err)
	}
	compared.Leavers = p.leavers(compared.Statements, years)
	return compared, nil
}

// statement returns what everyone pays of a year by an option.
func (p Projection) statement(option Option, year ComparedYear, facts Facts) (Statement, error) {
	schedule, places := p.schedule(option, year.Term)
	statements, err := schedule.Statements(Cost{Line: p.Line, Term: year.Term, Total: year.Cost, Heads: year.Heads}, facts)
	if err != nil {
		return Statement{}, inOption(places, err)
	}
	return Join(statements)
}

// schedule returns by which scheme of an option and among whom the cost of a year is
// shared, and from which place in the option each entry comes.
func (p Projection) schedule(option Option, year calendar.Term) (schedule Schedule, places []string) {
	days := []calendar.Date{year.First}
	for _, m := range p.Members {
		days = append(days, m.Joins, m.Leaves.AddDays(1))
	}
	for _, later := range option.Later {
		days = append(days, later.From)
	}
	days = slices.DeleteFunc(days, func(day calendar.Date) bool { return !year.Contains(day) })
	slices.SortFunc(days, calendar.Date.Compare)
	for _, day := range slices.Compact(days) {
		scheme, place := option.on(day)
		schedule.Entries = append(schedule.Entries, ScheduleEntry{Line: p.Line, From: day, Members: p.membersOn(day), Scheme: scheme})
		places = append(places, place)
	}
	return schedule, places
}

// on returns the scheme that holds on a day, and which of the later ones it is; "": none.
func (o Option) on(day calendar.Date) (scheme Scheme, place string) {
	scheme = o.Scheme
	for i, later := range o.Later {
		if !later.From.After(day) {
			scheme, place = later.Scheme, field.Index("later", i)
		}
	}
	return scheme, place
}

// membersOn returns who is a member on a day.
func (p Projection) membersOn(day calendar.Date) []partnership.OrgID {
	var members []partnership.OrgID
	for _, m := range p.Members {
		if m.on(day) {
			members = append(members, m.Org)
		}
	}
	return members
}

// on reports whether the organisation is a member on a day.
func (m ProjectedMember) on(day calendar.Date) bool {
	return !m.Joins.After(day) && (m.Leaves.IsZero() || !m.Leaves.Before(day))
}

// wholeYear returns the last year on all days of which an organisation is a member. ok is
// false if there is none.
func (p Projection) wholeYear(m ProjectedMember) (year int, ok bool) {
	for i := len(p.Years) - 1; i >= 0; i-- {
		if term := p.term(i); m.on(term.First) && m.on(term.Last) {
			return i, true
		}
	}
	return 0, false
}

// leavers returns what the leavers leave to the others by an option.
func (p Projection) leavers(statements []Statement, years []ComparedYear) []LeaverCost {
	var all []LeaverCost
	prices, charges := p.prices(), ComparedOption{Statements: statements}.charges()
	for _, m := range p.Members {
		if m.Leaves.IsZero() {
			continue
		}
		last, _ := p.wholeYear(m)
		for i, year := range years {
			gone := m.gone(year.Term)
			if gone.Sign() == 0 {
				continue
			}
			cost := LeaverCost{Org: m.Org, Term: year.Term, Avoidable: times(m.Avoidable, gone, prices[i])}
			cost.Share = times(charges[last][m.Org], gone, new(big.Rat).Quo(prices[i], prices[last]))
			cost.Unavoidable, _ = cost.Share.Sub(cost.Avoidable) // two amounts that are not below £0
			all = append(all, cost)
		}
	}
	return all
}

// differences compares what each member pays in all years by two options. No scheme charges
// so much that Money does not hold a hundred years of it.
func (p Projection) differences(first, option ComparedOption) Differences {
	before, after := Statement{Charges: first.inAllYears(p.Members)}, Statement{Charges: option.inAllYears(p.Members)}
	differences, _ := Compare(before, after)
	return differences
}

// inAllYears returns what each member pays in all the years in which it is one.
func (o ComparedOption) inAllYears(members []ProjectedMember) []Portion {
	charges := make(map[partnership.OrgID][]Money, len(members))
	for _, year := range o.Statements {
		for _, c := range year.Charges {
			charges[c.Org] = append(charges[c.Org], c.Amount)
		}
	}
	all := make([]Portion, len(members))
	for i, m := range members {
		all[i].Org = m.Org
		all[i].Amount, _ = Sum(charges[m.Org]...)
	}
	return all
}

// inOption returns the errors of a schedule at the places in the option from which its
// entries come.
func inOption(places []string, err error) error {
	var errs []error
	for _, e := range field.Errors(err) {
		placed := field.At(e.Path, e.Err)
		for i, place := range places {
			if rest, ok := strings.CutPrefix(e.Path, field.Index("entries", i)+"."); ok {
				placed = field.At(place, field.At(rest, e.Err))
			}
		}
		errs = append(errs, placed)
	}
	return errors.Join(errs...)
}

// onceEach returns errors that begin with the name of a year, but those that the same
// place already has with another year.
func onceEach(errs []error) error {
	seen, once := make(map[string]bool), []error{}
	for _, e := range field.Errors(errors.Join(errs...)) {
		_, text, _ := strings.Cut(e.Err.Error(), ": ")
		if key := e.Path + ": " + text; !seen[key] {
			seen[key] = true
			once = append(once, field.At(e.Path, e.Err))
		}
	}
	return errors.Join(once...)
}

// yearName returns the name of a year: 2025/26, or its first and last day if it is not a
// financial year.
func yearName(term calendar.Term) string {
	if year := FinancialYearOf(term.First); year.Term() == term {
		return year.String()
	}
	return term.String()
}
