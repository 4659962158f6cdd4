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

// Constraint is what must be so in any case. One that is not met excludes a candidate, however
// well it fits.
type Constraint string

// The constraints, in the order in which they are tested. All are, so that a candidate says all
// that is in its way.
const (
	ExclusionConstraint Constraint = "excluded" // nobody excludes the other
	PowerConstraint     Constraint = "powers"   // the power, or one of the structure, is open to both
	TierConstraint      Constraint = "tier"     // the candidate is of a kind that has the service and is accepted
	DateConstraint      Constraint = "dates"    // both can start by the latest start or, if there is none, before the end
	EndingConstraint    Constraint = "ending"   // the candidate is there as long as it is wanted
	DistanceConstraint  Constraint = "distance" // the candidate is within the distance
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

// Obstacle is a constraint that a candidate does not meet, or of which nobody knows whether it
// does.
type Obstacle struct {
	Constraint Constraint `json:"constraint"`      // which
	Found      string     `json:"found"`           // what was found, in words
	Facts      []Fact     `json:"facts"`           // the fields that it rests on
	Relax      []Relax    `json:"relax,omitempty"` // the changes of the wish that together remove it; none: no change of the wish does
}

// Relax is a change of a wish that lets a candidate in.
type Relax struct {
	At policy.Pointer `json:"at"` // where in the wish
	To string         `json:"to"` // what would have to be there
}

// A test is what the constraints find of a candidate: what it does not meet, and what is not
// known.
type test struct{ failed, open []Obstacle }

// fail adds a constraint that is not met.
func (t *test) fail(c Constraint, found string, relax []Relax, facts ...Fact) {
	t.failed = append(t.failed, Obstacle{c, found, facts, relax})
}

// test tests a candidate against everything that must be so.
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
func (f *finder) wished(at policy.Pointer, found string) Fact {
	return Fact{In: WishRecord, ID: string(f.wish.Org), At: at, Found: found}
}

// testExcluded tests that nobody excludes the other.
func (f *finder) testExcluded(t *test, p *party) {
	for i, e := range f.wish.Excluded {
		if e.Org == p.id {
			at := policy.Pointer("/excluded").Index(i)
			t.fail(ExclusionConstraint, because("the wish excludes it", e.Reason), []Relax{{at, "removed"}}, Fact{In: WishRecord, ID: string(f.wish.Org), At: at, Orgs: []partnership.OrgID{p.id}})
		}
	}
	for _, w := range p.wishes {
		if i := slices.IndexFunc(w.Excluded, func(e Exclusion) bool { return e.Org == f.wish.Org }); i >= 0 {
			at := policy.Pointer("/excluded").Index(i)
			t.fail(ExclusionConstraint, because("its own wish excludes the one that wishes", w.Excluded[i].Reason), nil,
				Fact{In: WishRecord, ID: string(p.id), At: at, Orgs: []partnership.OrgID{f.wish.Org}})
		}
	}
	for _, other := range f.fixed {
		f.testRefusals(t, p, other)
		f.testRefusals(t, other, p)
	}
}

// testRefusals tests that a party does not exclude another.
func (f *finder) testRefusals(t *test, p, other *party) {
	for i, e := range p.org.Excludes {
		if e.Org == other.id {
			at := policy.Pointer("/excludes").Index(i)
			t.fail(ExclusionConstraint, because("one excludes the other", e.Reason), nil, Fact{In: OrgRecord, ID: string(p.id), At: at, Orgs: []partnership.OrgID{other.id}})
		}
	}
}

// because adds a reason to a sentence, if there is one.
func because(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + ": " + reason
}

// testPowers tests that a power that is wanted is open to the candidate and to the wisher.
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
		found := either(one == f.wisher, "the one that wishes", "it") + " cannot use " + titles(powers)
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

// otherPower returns the changes to the first power that is open to the wisher and a candidate:
// of the power, of the structure to the first that is made under it, or of both where both are
// set.
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

// openTo reports whether an organisation may use a power: its sector may, and the Act extends
// to where bodies of its kind are. The Local Government Acts of 1972 and 2003 extend to England
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

// testTier tests that the candidate has the service and is of a kind that is accepted.
func (f *finder) testTier(t *test, p *party) {
	kind := p.org.Organisation.Kind
	if !allows(f.service.Kinds, kind) {
		t.fail(TierConstraint, kind.Title()+": not a kind of body that has the service", nil,
			Fact{In: ServiceRecord, ID: f.service.ID, At: "/kinds", Found: titles(f.service.Kinds)}, p.fact("/organisation/kind", kind.Title()))
		return
	}
	if !allows(f.wish.Kinds, kind) {
		t.fail(TierConstraint, kind.Title()+": not a kind of body that the wish accepts", []Relax{{"/kinds", "with " + string(kind)}},
			f.wished("/kinds", titles(f.wish.Kinds)), p.fact("/organisation/kind", kind.Title()))
	}
}

// joint returns when a candidate can start with those that are fixed, and whether that is known.
func (f *finder) joint(p *party) (start calendar.Date, known bool) {
	start, known = p.start, p.started
	for _, other := range f.fixed {
		start, known = later(start, other.start), known && other.started
	}
	return start, known
}

// testDates tests that all can start by the latest start or, if there is none, by the end.
func (f *finder) testDates(t *test, p *party) {
	latest, at := f.wish.LatestStart, policy.Pointer("/latest_start")
	if latest.IsZero() {
		latest, at = f.wish.Until, "/until"
	}
	start, known := f.joint(p)
	facts := func() []Fact {
		return []Fact{f.wished(at, latest.String()), f.wisher.startFact(f.words), p.startFact(f.words)}
	}
	switch {
	case latest.IsZero():
	case start.After(latest):
		var relax []Relax
		if known && (at == "/until" || f.wish.Until.IsZero() || !f.wish.Until.Before(start)) {
			relax = []Relax{{at, start.String()}}
		}
		t.fail(DateConstraint, "no start before "+start.String()+", after the latest of use, "+latest.String(), relax, facts()...)
	case !known:
		t.open = append(t.open, Obstacle{DateConstraint, "not known whether it can start by " + latest.String(), facts(), nil})
	}
}

// testEnding tests that the candidate is there as long as it is wanted.
func (f *finder) testEnding(t *test, p *party) {
	ends := p.org.Ends
	start, known := f.joint(p)
	facts := func() []Fact {
		successors := Fact{In: OrgRecord, ID: string(p.id), At: "/successors", Orgs: slices.Clone(p.org.Successors)}
		return []Fact{p.fact("/ends", ends.String()), successors, f.wished("/until", untilText(f.wish.Until))}
	}
	switch {
	case ends.IsZero():
	case start.After(ends):
		t.fail(EndingConstraint, "it ends on "+ends.String()+", before a start on "+start.String(), nil, facts()...)
	case f.wish.Until.IsZero() || f.wish.Until.After(ends):
		t.fail(EndingConstraint, "it ends on "+ends.String()+", and others take its place", f.untilDay(ends), facts()...)
	case !known:
		t.open = append(t.open, Obstacle{EndingConstraint, "not known whether it can start before it ends, on " + ends.String(), append(facts(), p.startFact(f.words)), nil})
	}
}

// untilDay returns the changes of the wish that end sharing on a day.
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
	facts := func() []Fact {
		return []Fact{f.wished("/within", f.wish.Within.String()+" km"), f.wisher.placeFact(onGrid), p.placeFact(onGrid)}
	}
	switch {
	case !known:
		t.open = append(t.open, Obstacle{DistanceConstraint, "not known how far it is", facts(), nil})
	case metres > most/1000:
		t.fail(DistanceConstraint, kilometres(metres)+" away, further than "+f.wish.Within.String()+" km",
			[]Relax{{"/within", strconv.FormatInt((metres+999)/1000, 10)}}, facts()...)
	}
}

// testAlready tests that a candidate does not share the service with the wisher yet.
func (f *finder) testAlready(t *test, p *party) {
	if f.wish.Aim != ToStart {
		return
	}
	for _, e := range f.serving {
		if slices.Contains(e.Members, p.id) && slices.Contains(e.Members, f.wish.Org) {
			t.fail(AlreadyConstraint, "the two share it already", nil, Fact{In: PartnershipRecord, ID: e.ID, At: "/members", Orgs: []partnership.OrgID{f.wish.Org, p.id}})
		}
	}
}

// testPartnership tests a partnership that may be joined: each of its members, and whether it
// takes new ones while sharing is wanted.
func (f *finder) testPartnership(e Existing, members []*party) (t test) {
	for _, m := range members {
		of := f.test(m)
		t.failed, t.open = append(t.failed, of.failed...), append(t.open, of.open...)
	}
	if e.Closed {
		t.fail(ClosedConstraint, "it takes no new members", nil, Fact{In: PartnershipRecord, ID: e.ID, At: "/closed", Found: "true"})
	}
	start := f.wisher.start
	fact := Fact{In: PartnershipRecord, ID: e.ID, At: "/ends", Found: e.Ends.String()}
	switch {
	case e.Ends.IsZero():
	case e.Ends.Before(start):
		t.fail(EndingConstraint, "it ends on "+e.Ends.String()+", before a start on "+start.String(), nil, fact)
	case f.wish.Until.IsZero() || f.wish.Until.After(e.Ends):
		t.fail(EndingConstraint, "it ends on "+e.Ends.String(), f.untilDay(e.Ends), fact, f.wished("/until", untilText(f.wish.Until)))
	}
	return t
}
