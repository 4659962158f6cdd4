package costing

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// How many years and options are compared at most, and how far prices rise or fall in a
// year, in millionths of a per cent.
const (
	maxYears     = 100
	maxOptions   = 100
	leastInflate = -50 * 1_000_000
	mostInflate  = 1000 * 1_000_000
)

// Validate returns what is wrong with the projection:
//
//   - at "line" and "first" ErrRequired, and ErrInvalid for a malformed line id;
//   - at "years" ErrRequired if there are none, and ErrRange for more than 100 and for days
//     after the year 9999;
//   - at "years[i].cost" ErrRequired if the cost of the first year is not known, and
//     ErrInvalid for less than £0;
//   - at "years[i].heads" what Cost.Validate finds, and ErrInvalid without a cost above £0;
//   - at "years[i].inflation" ErrInvalid if it is set in the first year, ErrRequired if it is
//     not known in a later one, and ErrRange outside -50 to 1000%;
//   - at "members" ErrRequired if there are none, or nobody is a member on one of the days;
//   - at "members[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "members[i].joins" and "leaves" ErrRange for the first day of the projection and for
//     a day outside its years, and ErrOrder for a member that leaves before it joins;
//   - at "members[i].leaves" ErrRange for a leaver that was not a member for a whole year,
//     from which its share of the cost is taken;
//   - at "members[i].adds" and "avoidable" ErrRequired if it is not known for a joiner or a
//     leaver, and ErrInvalid if it is set for any other member or less than £0;
//   - at "options" ErrRequired if there are none, and ErrRange for more than 100;
//   - in "options[i]" what Scheme.Validate finds, ErrDuplicate for the name of a scheme that
//     is listed before, and for the days of later schemes ErrRequired, ErrRange and ErrOrder.
func (p Projection) Validate() error {
	years := p.checkYears()
	dated := years == nil && !p.First.IsZero()
	return errors.Join(
		field.At("line", p.Line.Validate()),
		field.RequiredValue("first", p.First),
		years,
		p.checkMembers(dated),
		p.checkOptions(dated),
	)
}

// checkCount returns ErrRequired for nothing, and ErrRange for more than there may be.
func checkCount(path string, n, most int) error {
	switch {
	case n == 0:
		return field.At(path, field.ErrRequired)
	case n > most:
		return field.At(path, fmt.Errorf("%d %s are more than %d: %w", n, path, most, field.ErrRange))
	}
	return nil
}

// checkYears returns what is wrong with the years.
func (p Projection) checkYears() error {
	if err := checkCount("years", len(p.Years), maxYears); err != nil {
		return err
	}
	var late error
	if !p.First.IsZero() && p.term(len(p.Years)-1).Last.IsZero() {
		late = field.At("years", fmt.Errorf("%d years from %v end after the year 9999: %w", len(p.Years), p.First, field.ErrRange))
	}
	i := -1
	return errors.Join(late, field.Each("years", p.Years, func(y ProjectedYear) error {
		i++
		return y.check(i == 0)
	}))
}

// check returns what is wrong with the year, which may be the first.
func (y ProjectedYear) check(first bool) error {
	cost, inflation := NotNegative(y.Cost), checkWithin(y.Inflation, leastInflate, mostInflate)
	switch {
	case first && !y.Cost.Known():
		cost = field.ErrRequired
	case !first && !y.Inflation.Known():
		inflation = field.ErrRequired
	}
	if first && y.Inflation.Known() {
		inflation = fmt.Errorf("the first year has none: %w", field.ErrInvalid)
	}
	return errors.Join(field.At("cost", cost), y.checkHeads(), field.At("inflation", inflation))
}

// checkHeads returns what is wrong with the heads.
func (y ProjectedYear) checkHeads() error {
	if len(y.Heads) > 0 && y.Cost.Sign() <= 0 {
		return field.At("heads", fmt.Errorf("not used without a cost above £0: %w", field.ErrInvalid))
	}
	return checkHeads(y.Heads, y.Cost)
}

// checkMembers returns what is wrong with the members. Their days are checked if the years
// are dated.
func (p Projection) checkMembers(dated bool) error {
	if len(p.Members) == 0 {
		return field.At("members", field.ErrRequired)
	}
	err := errors.Join(
		field.Each("members", p.Members, func(m ProjectedMember) error { return p.checkMember(m, dated) }),
		field.Unique("members", "org", p.Members, func(m ProjectedMember) partnership.OrgID { return m.Org }),
	)
	if err != nil || !dated {
		return err
	}
	if day := p.emptyDay(); !day.IsZero() {
		return field.At("members", fmt.Errorf("nobody is a member on %v: %w", day, field.ErrRequired))
	}
	return nil
}

// emptyDay returns the first day of the years on which nobody is a member, or no day if there
// is always somebody. It is the first day, or the day after somebody leaves.
func (p Projection) emptyDay() calendar.Date {
	days, joins, leaves := []calendar.Date{p.First}, make([]calendar.Date, 0, len(p.Members)), []calendar.Date{}
	for _, m := range p.Members {
		joins = append(joins, m.Joins)
		if after := m.Leaves.AddDays(1); !after.IsZero() {
			leaves = append(leaves, after)
		}
	}
	slices.SortFunc(joins, calendar.Date.Compare)
	slices.SortFunc(leaves, calendar.Date.Compare)
	upTo := func(sorted []calendar.Date, day calendar.Date) int {
		n, _ := slices.BinarySearchFunc(sorted, day, func(d, day calendar.Date) int {
			if d.After(day) {
				return 1
			}
			return -1
		})
		return n
	}
	for _, day := range append(days, leaves...) {
		if p.days().Contains(day) && upTo(joins, day) == upTo(leaves, day) {
			return day
		}
	}
	return calendar.Date{}
}

// days returns the days of all years.
func (p Projection) days() calendar.Term {
	return calendar.Term{First: p.First, Last: p.term(len(p.Years) - 1).Last}
}

// checkMember returns what is wrong with a member.
func (p Projection) checkMember(m ProjectedMember, dated bool) error {
	var joins, leaves error
	if dated {
		joins, leaves = p.checkDay(m.Joins), p.checkDay(m.Leaves)
		if joins == nil && leaves == nil {
			leaves = p.checkLeaves(m)
		}
	}
	return errors.Join(
		field.At("org", m.Org.Validate()),
		field.At("joins", joins),
		field.At("adds", checkMoved(m.Adds, m.Joins, "joins")),
		field.At("leaves", leaves),
		field.At("avoidable", checkMoved(m.Avoidable, m.Leaves, "leaves")),
	)
}

// checkDay returns ErrRange for a day that is set and is not after the first of the years,
// and among them.
func (p Projection) checkDay(day calendar.Date) error {
	if days := p.days(); !day.IsZero() && (day == p.First || !days.Contains(day)) {
		return fmt.Errorf("%v is not after %v and up to %v: %w", day, days.First, days.Last, field.ErrRange)
	}
	return nil
}

// checkLeaves returns what is wrong with the day on which a member leaves.
func (p Projection) checkLeaves(m ProjectedMember) error {
	if m.Leaves.IsZero() {
		return nil
	}
	if m.Leaves.Before(m.Joins) {
		return fmt.Errorf("%v is before it joins on %v: %w", m.Leaves, m.Joins, field.ErrOrder)
	}
	if _, ok := p.wholeYear(m); !ok {
		return fmt.Errorf("it is a member for no whole year before it leaves on %v: %w", m.Leaves, field.ErrRange)
	}
	return nil
}

// checkMoved returns what is wrong with by how much the cost rises or falls when a member
// joins or leaves.
func checkMoved(amount Money, day calendar.Date, moves string) error {
	switch {
	case !day.IsZero():
		return CheckAmount(amount)
	case amount.Known():
		return fmt.Errorf("the day on which it %s is not set: %w", moves, field.ErrInvalid)
	}
	return nil
}

// checkOptions returns what is wrong with the options.
func (p Projection) checkOptions(dated bool) error {
	if err := checkCount("options", len(p.Options), maxOptions); err != nil {
		return err
	}
	return errors.Join(
		field.Each("options", p.Options, func(o Option) error {
			return errors.Join(field.At("scheme", o.Scheme.Validate()), p.checkLater(o.Later, dated))
		}),
		field.Unique("options", "scheme.name", p.Options, func(o Option) string { return o.Scheme.Name }),
	)
}

// checkLater returns what is wrong with the later schemes of an option.
func (p Projection) checkLater(later []LaterScheme, dated bool) error {
	var before calendar.Date
	return field.Each("later", later, func(l LaterScheme) error {
		from := field.RequiredValue("", l.From)
		if from == nil && dated {
			from = p.checkDay(l.From)
		}
		if from == nil && !l.From.After(before) {
			from = fmt.Errorf("%v is listed after %v: %w", l.From, before, field.ErrOrder)
		}
		before = l.From
		return errors.Join(field.At("from", from), field.At("scheme", l.Scheme.Validate()))
	})
}
