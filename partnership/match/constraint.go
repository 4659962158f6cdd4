package match

import (
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Constraint is a condition that a candidate must meet, however well it fits otherwise.
type Constraint string

// The constraints, in the order in which they are tested. All of them are tested, so that a
// candidate lists all that is in its way.
const (
	ExclusionConstraint Constraint = "excluded" // neither excludes the other
	PowerConstraint     Constraint = "powers"   // the power, or a power of the structure, is open to both
	TierConstraint      Constraint = "tier"     // the candidate is of a kind that has the service and that the wish accepts
	DateConstraint      Constraint = "dates"    // both can start by the latest start or, if none is set, by the end of the wish
	EndingConstraint    Constraint = "ending"   // the candidate does not end before the wish does
	DistanceConstraint  Constraint = "distance" // the candidate is near enough
	AlreadyConstraint   Constraint = "already"  // the two do not share the service yet
	ClosedConstraint    Constraint = "closed"   // the partnership takes new members
)

// Constraints returns every Constraint.
func Constraints() []Constraint {
	return []Constraint{
		ExclusionConstraint, PowerConstraint, TierConstraint, DateConstraint, EndingConstraint, DistanceConstraint,
		AlreadyConstraint, ClosedConstraint,
	}
}

// UnmarshalText reads one of Constraints, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *Constraint) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("constraint", text, Constraints())
	return err
}

// Title returns the constraint as a form or a report shows it.
func (c Constraint) Title() string {
	switch c {
	case TierConstraint:
		return "Tier"
	case EndingConstraint:
		return "Ending councils"
	case AlreadyConstraint:
		return "Share it already"
	case ClosedConstraint:
		return "Closed to new members"
	}
	return field.Title(c)
}

// Obstacle is a constraint that a candidate does not meet, or that it may not meet because a fact
// is not known.
type Obstacle struct {
	Constraint Constraint     `json:"constraint"`      // which constraint
	Found      string         `json:"found"`           // what was found, in words
	Facts      []RecordedFact `json:"facts"`           // the facts that it rests on
	Relax      []Relax        `json:"relax,omitempty"` // the changes of the wish that together remove it; empty: no change of the wish does
}

// Relax is a change of the wish that removes an obstacle.
type Relax struct {
	At policy.Pointer `json:"at"` // where in the wish
	To string         `json:"to"` // what has to be there instead
}

// A test is what the constraints find about a candidate: what it does not meet, and what is not
// known.
type test struct{ failed, open []Obstacle }

// fail adds a constraint that is not met.
func (t *test) fail(c Constraint, found string, relax []Relax, facts ...RecordedFact) {
	t.failed = append(t.failed, Obstacle{c, found, facts, relax})
}

// test tests a candidate against every constraint.
func (f *finder) test(p *party) (t test) {
	f.testExcluded(&t, p)
	f.testPowers(&t, p)
	f.testTier(&t, p)
	f.testDates(&t, p)
	f.testEnding(&t, p)
	f.testDistance(&t, p)
	f.testAlready(&t, p)
	return t
}

// wished returns a fact from the wish.
func (f *finder) wished(at policy.Pointer, found string) RecordedFact {
	return RecordedFact{In: WishRecord, ID: string(f.wish.Org), At: at, Found: found}
}

// testExcluded tests that neither the wisher nor the candidate excludes the other.
func (f *finder) testExcluded(t *test, p *party) {
	if f.excluded[p.id] {
		i := exclusionOf(f.wish.Excluded, p.id)
		at := policy.Pointer("/excluded").Index(i)
		t.fail(ExclusionConstraint, because("the wish excludes it", f.wish.Excluded[i].Reason), []Relax{{at, "removed"}},
			RecordedFact{In: WishRecord, ID: string(f.wish.Org), At: at, Orgs: []partnership.OrgID{p.id}})
	}
	for _, w := range p.wishes {
		if i := exclusionOf(w.Excluded, f.wish.Org); i >= 0 {
			at := policy.Pointer("/excluded").Index(i)
			t.fail(ExclusionConstraint, because("its own wish excludes the organisation that wishes", w.Excluded[i].Reason), nil,
				RecordedFact{In: WishRecord, ID: string(p.id), At: at, Orgs: []partnership.OrgID{f.wish.Org}})
		}
	}
	for _, other := range f.fixed {
		f.testRefusals(t, p, other)
		f.testRefusals(t, other, p)
	}
}

// testRefusals tests that a party does not exclude another.
func (f *finder) testRefusals(t *test, p, other *party) {
	if !has(p.excludes, other.index) {
		return
	}
	i := exclusionOf(p.org.Excluded, other.id)
	at := policy.Pointer("/excluded").Index(i)
	t.fail(ExclusionConstraint, because("one excludes the other", p.org.Excluded[i].Reason), nil,
		RecordedFact{In: OrgRecord, ID: string(p.id), At: at, Orgs: []partnership.OrgID{other.id}})
}

// exclusionOf returns the index of the exclusion of an organisation, or -1.
func exclusionOf(exclusions []Exclusion, id partnership.OrgID) int {
	return slices.IndexFunc(exclusions, func(e Exclusion) bool { return e.Org == id })
}

// because adds a reason to a sentence, if there is one.
func because(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + ": " + reason
}

// testPowers tests that the wisher and the candidate can each use one of the powers.
func (f *finder) testPowers(t *test, p *party) {
	powers := f.powers
	if len(powers) == 0 {
		return
	}
	at := policy.Pointer("/power")
	if f.wish.Power == "" {
		at = "/structure"
	}
	for _, one := range []*party{f.wisher, p} {
		if slices.ContainsFunc(powers, func(x partnership.Power) bool { return openTo(x, one.org.Organisation) }) {
			continue
		}
		found := either(one == f.wisher, "the organisation that wishes", "it") + " cannot use " + titles(powers)
		t.fail(PowerConstraint, found, f.otherPower(p), f.wished(at, string(f.wish.Power)+either(f.wish.Power == "", string(f.wish.Structure), "")),
			one.fact("/organisation/sector", one.org.Organisation.Sector.Title()), one.fact("/organisation/kind", one.org.Organisation.Kind.Title()))
		return
	}
}

// titles lists values of a category.
func titles[T interface{ Title() string }](values []T) string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = value.Title()
	}
	return report.List(all)
}

// otherPower returns the changes of the wish to the first power that is open to both the wisher
// and the candidate. They change the power, the structure (to the first one that is made under
// that power), or both, whichever the wish sets.
func (f *finder) otherPower(p *party) []Relax {
	for _, x := range partnership.Powers() {
		if !openTo(x, f.wisher.org.Organisation) || !openTo(x, p.org.Organisation) {
			continue
		}
		var changes []Relax
		if f.wish.Structure != "" {
			i := slices.IndexFunc(partnership.Structures(), func(s partnership.Structure) bool {
				implied, _ := s.Implies()
				return slices.Contains(implied.Powers, x)
			})
			changes = append(changes, Relax{"/structure", string(partnership.Structures()[i])})
		}
		if f.wish.Power != "" {
			changes = append(changes, Relax{"/power", string(x)})
		}
		return changes
	}
	return nil
}

// openTo reports whether an organisation may use a power: its sector may use it, and the Act
// extends to the nation of a council of its kind. The Local Government Acts of 1972 and 2003 extend to England
// and Wales, section 1 of the Localism Act 2011 and section 75 of the National Health Service
// Act 2006 to England.
func openTo(x partnership.Power, o partnership.Organisation) bool {
	grant, _ := x.Grants()
	if !slices.Contains(grant.OpenTo, o.Sector) {
		return false
	}
	switch x {
	case partnership.LGA1972Section101, partnership.LGA1972Section102, partnership.LGA1972Section111,
		partnership.LGA1972Section113, partnership.LGA2003Section95:
		return o.Kind != partnership.ScottishCouncil && o.Kind != partnership.NorthernIrelandDistrict
	case partnership.LocalismAct2011, partnership.NHSAct2006Section75:
		return o.Kind != partnership.ScottishCouncil && o.Kind != partnership.NorthernIrelandDistrict && o.Kind != partnership.WelshCouncil
	}
	return true
}

// testTier tests that the candidate is of a kind that has the service and that the wish accepts.
func (f *finder) testTier(t *test, p *party) {
	kind := p.org.Organisation.Kind
	if !allows(f.service.Kinds, kind) {
		t.fail(TierConstraint, kind.Title()+": not a kind of body that has the service", nil,
			RecordedFact{In: ServiceRecord, ID: f.service.ID, At: "/kinds", Found: titles(f.service.Kinds)}, p.fact("/organisation/kind", kind.Title()))
		return
	}
	if !allows(f.wish.Kinds, kind) {
		t.fail(TierConstraint, kind.Title()+": not a kind of body that the wish accepts", []Relax{{"/kinds", "with " + string(kind)}},
			f.wished("/kinds", titles(f.wish.Kinds)), p.fact("/organisation/kind", kind.Title()))
	}
}

// joint returns when a candidate can start with the fixed parties, and whether that is known.
func (f *finder) joint(p *party) (start calendar.Date, known bool) {
	start, known = p.start, p.started
	for _, other := range f.fixed {
		start, known = later(start, other.start), known && other.started
	}
	return start, known
}

// testDates tests that all can start by the latest start or, if that is not set, by the end of the
// wish.
func (f *finder) testDates(t *test, p *party) {
	latest, at := f.wish.LatestStart, policy.Pointer("/latest_start")
	if latest.IsZero() {
		latest, at = f.wish.Until, "/until"
	}
	start, known := f.joint(p)
	facts := func() []RecordedFact {
		return []RecordedFact{f.wished(at, latest.String()), f.wisher.startFact(f.words), p.startFact(f.words)}
	}
	switch {
	case latest.IsZero():
	case start.After(latest):
		var relax []Relax
		if known && (at == "/until" || f.wish.Until.IsZero() || !f.wish.Until.Before(start)) {
			relax = []Relax{{at, start.String()}}
		}
		t.fail(DateConstraint, "no start before "+start.String()+", but a start is of use only up to "+latest.String(), relax, facts()...)
	case !known:
		t.open = append(t.open, Obstacle{DateConstraint, "not known whether it can start by " + latest.String(), facts(), nil})
	}
}

// testEnding tests that the candidate does not end before the wish does.
func (f *finder) testEnding(t *test, p *party) {
	ends := p.org.Last
	start, known := f.joint(p)
	facts := func() []RecordedFact {
		successors := RecordedFact{In: OrgRecord, ID: string(p.id), At: "/successors", Orgs: slices.Clone(p.org.Successors)}
		return []RecordedFact{p.fact("/last", ends.String()), successors, f.wished("/until", untilText(f.wish.Until))}
	}
	switch {
	case ends.IsZero():
	case start.After(ends):
		t.fail(EndingConstraint, "it ends on "+ends.String()+", before a start on "+start.String(), nil, facts()...)
	case f.wish.Until.IsZero() || f.wish.Until.After(ends):
		t.fail(EndingConstraint, "it ends on "+ends.String()+", and its successors take its place", f.untilDay(ends), facts()...)
	case !known:
		t.open = append(t.open, Obstacle{EndingConstraint, "not known whether it can start before it ends, on " + ends.String(), append(facts(), p.startFact(f.words)), nil})
	}
}

// untilDay returns the changes of the wish to share only up to a day.
func (f *finder) untilDay(ends calendar.Date) []Relax {
	if f.wish.LatestStart.After(ends) {
		return []Relax{{"/latest_start", ends.String()}, {"/until", ends.String()}}
	}
	return []Relax{{"/until", ends.String()}}
}

// untilText returns the last day on which sharing is wanted.
func untilText(until calendar.Date) string {
	if until.IsZero() {
		return "without end"
	}
	return until.String()
}

// testDistance tests that the candidate is within the distance.
func (f *finder) testDistance(t *test, p *party) {
	most, limited := f.wish.Within.Millionths()
	if !limited {
		return
	}
	metres, known := f.wisher.place.metres(p.place)
	onGrid := f.wisher.place.onGrid && p.place.onGrid
	facts := func() []RecordedFact {
		return []RecordedFact{f.wished("/within", f.wish.Within.String()+" km"), f.wisher.placeFact(onGrid), p.placeFact(onGrid)}
	}
	switch {
	case !known:
		t.open = append(t.open, Obstacle{DistanceConstraint, "not known how far it is", facts(), nil})
	case metres > most/1000:
		t.fail(DistanceConstraint, kilometres(metres)+" away, further than "+f.wish.Within.String()+" km",
			[]Relax{{"/within", strconv.FormatInt((metres+999)/1000, 10)}}, facts()...)
	}
}

// testAlready tests that the candidate does not already share the service with the wisher.
func (f *finder) testAlready(t *test, p *party) {
	if f.wish.Aim != ToStart {
		return
	}
	for _, i := range p.memberOf {
		if e := f.existing[i]; e.Service == f.wish.Service && has(f.wisher.memberOf, i) {
			t.fail(AlreadyConstraint, "the two already share it", nil, RecordedFact{In: PartnershipRecord, ID: e.ID, At: "/members", Orgs: []partnership.OrgID{f.wish.Org, p.id}})
		}
	}
}

// testPartnership tests a partnership that may be joined: each of its members, whether it takes
// new members, and whether it lasts as long as the wish.
func (f *finder) testPartnership(e Existing, members []*party) (t test) {
	for _, m := range members {
		of := f.test(m)
		t.failed, t.open = append(t.failed, of.failed...), append(t.open, of.open...)
	}
	if e.Closed {
		t.fail(ClosedConstraint, "it takes no new members", nil, RecordedFact{In: PartnershipRecord, ID: e.ID, At: "/closed", Found: "true"})
	}
	start := f.wisher.start
	fact := RecordedFact{In: PartnershipRecord, ID: e.ID, At: "/last", Found: e.Last.String()}
	switch {
	case e.Last.IsZero():
	case e.Last.Before(start):
		t.fail(EndingConstraint, "it ends on "+e.Last.String()+", before a start on "+start.String(), nil, fact)
	case f.wish.Until.IsZero() || f.wish.Until.After(e.Last):
		t.fail(EndingConstraint, "it ends on "+e.Last.String(), f.untilDay(e.Last), fact, f.wished("/until", untilText(f.wish.Until)))
	}
	return t
}
