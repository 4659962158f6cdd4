package appraisal

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// BenefitRealisation is what a benefits plan has realised by a day.
type BenefitRealisation struct {
	Title       string            `json:"title"`        // of the plan
	On          calendar.Date     `json:"on,omitzero"`  // the day
	Benefits    []RealisedBenefit `json:"benefits"`     // in the order of the plan
	Years       []RealisedYear    `json:"years"`        // in order: all benefits, dis-benefits and costs together
	Members     []RealisedMember  `json:"members"`      // in the order of the plan, then what is not divided
	Cashable    BenefitSum        `json:"cashable"`     // all together
	NonCashable BenefitSum        `json:"non_cashable"` // all together
	Disputed    BenefitSum        `json:"disputed"`     // the cashable part that a member disputes on the day; it is in Cashable too
}

// BenefitSum is what is planned, realised and expected of some benefits, in money, less
// dis-benefits and costs; below £0 it is a loss. A sum is not known if something in it has not been
// recorded. Its AtLeast is then the sum of what has been recorded, which is not a lower bound if it
// has amounts below £0 in it.
type BenefitSum struct {
	Planned    costing.Total `json:"planned,omitzero"`    // for all years
	Due        costing.Total `json:"due,omitzero"`        // planned for the years that have ended
	Realised   costing.Total `json:"realised,omitzero"`   // recorded of these years
	Difference costing.Money `json:"difference,omitzero"` // realised less due; not set: not known
	Outlook    costing.Total `json:"outlook,omitzero"`    // for all years: what was realised or, where nothing was, the forecast; a plan does not count as a forecast
}

// RealisedBenefit is what one benefit has realised.
type RealisedBenefit struct {
	ID       string              `json:"id"`           // which
	Title    string              `json:"title"`        // what people call it
	Effect   BenefitEffect       `json:"effect"`       // a gain, a dis-benefit or a cost
	Kind     BenefitKind         `json:"kind"`         // cashable or not
	Owner    string              `json:"owner"`        // who answers for it
	Sum      BenefitSum          `json:"sum,omitzero"` // in money; not set for one of quality
	Measures []RealisedMeasure   `json:"measures"`     // how the measure stood at the end of each year that has a target
	Reasons  []string            `json:"reasons"`      // why it differs from the plan, as recorded
	Disputed []BenefitDispute    `json:"disputed"`     // by whom it is disputed on the day
	Missing  []partnership.OrgID `json:"missing"`      // the members that have not said that they agree
}

// BenefitDispute is a member that disputes a benefit, with its reason.
type BenefitDispute struct {
	Org    partnership.OrgID `json:"org"`    // who
	Reason string            `json:"reason"` // why
}

// RealisedMeasure is how the measure of a benefit stood at the end of a year.
type RealisedMeasure struct {
	Year       costing.FinancialYear  `json:"year"`            // which year
	Org        partnership.OrgID      `json:"org,omitzero"`    // whose; not set: of the partners together
	Target     partnership.Quantity   `json:"target"`          // what was planned
	Actual     partnership.Quantity   `json:"actual,omitzero"` // what was recorded; not set: nothing
	Attainment partnership.Attainment `json:"attainment"`      // whether the target was met
}

// RealisedYear is what has been realised in one year.
type RealisedYear struct {
	Year        costing.FinancialYear `json:"year"`         // which
	Cashable    BenefitSum            `json:"cashable"`     // all together
	NonCashable BenefitSum            `json:"non_cashable"` // all together
}

// RealisedMember is what has been realised for one member.
type RealisedMember struct {
	Org         partnership.OrgID `json:"org,omitzero"` // which; not set: what is not divided between them
	Cashable    BenefitSum        `json:"cashable"`     // all together
	NonCashable BenefitSum        `json:"non_cashable"` // all together
}

// Realisation returns what the plan has realised by a day, from what was recorded on or before it.
// Only what was recorded counts as realised: if a year has ended and nothing is recorded for it,
// the sum is not known. What was realised is compared with what was planned for the years that have
// ended by the day.
//
// The errors are those of Validate, and ErrRequired at "day" if it is not set.
func (p BenefitsPlan) Realisation(day calendar.Date) (BenefitRealisation, error) {
	if err := errors.Join(p.Validate(), field.RequiredValue("day", day)); err != nil {
		return BenefitRealisation{}, err
	}
	r := BenefitRealisation{Title: p.Title, On: day, Benefits: []RealisedBenefit{}, Years: []RealisedYear{}, Members: []RealisedMember{}}
	tallies, disputed := newBenefitTallies(p), benefitTally{}
	for _, b := range p.Benefits {
		own := benefitTally{}
		for _, t := range b.Profile {
			entry := b.track(t, day)
			own.add(entry)
			tallies.add(b.Kind, t, entry)
		}
		r.Benefits = append(r.Benefits, p.realised(b, own, day))
		if last := r.Benefits[len(r.Benefits)-1]; b.Kind == CashableBenefit && len(last.Disputed) > 0 {
			disputed.join(own)
		}
	}
	r.Disputed = disputed.sum()
	tallies.report(&r)
	return r, nil
}

// A benefitEntry is what is planned of a year of a benefit, and what came of it.
type benefitEntry struct {
	planned, realised, outlook costing.Money
	ended                      bool
}

// track returns what came of a target by a day.
func (b Benefit) track(t BenefitTarget, day calendar.Date) benefitEntry {
	cell := benefitCell{t.Year, t.Org}
	entry := benefitEntry{planned: t.Amount, ended: t.Year.Term().Last.Before(day)}
	if r, ok := b.reading(RealisedReading, cell, day); ok {
		entry.realised, entry.outlook = r.Amount, r.Amount
	} else if f, ok := b.reading(ForecastReading, cell, day); ok {
		entry.outlook = f.Amount
	}
	return entry
}

// A benefitTally collects amounts that go into one sum.
type benefitTally struct{ planned, due, realised, outlook []costing.Money }

// add adds what came of a year.
func (t *benefitTally) add(e benefitEntry) {
	t.planned, t.outlook = append(t.planned, e.planned), append(t.outlook, e.outlook)
	if e.ended {
		t.due, t.realised = append(t.due, e.planned), append(t.realised, e.realised)
	}
}

// join adds all of another tally.
func (t *benefitTally) join(other benefitTally) {
	t.planned, t.outlook = append(t.planned, other.planned...), append(t.outlook, other.outlook...)
	t.due, t.realised = append(t.due, other.due...), append(t.realised, other.realised...)
}

// sum returns the sums. A valid plan has no sum beyond an amount of money.
func (t benefitTally) sum() BenefitSum {
	var s BenefitSum
	s.Planned, _ = costing.TotalOf(t.planned...)
	s.Due, _ = costing.TotalOf(t.due...)
	s.Realised, _ = costing.TotalOf(t.realised...)
	s.Outlook, _ = costing.TotalOf(t.outlook...)
	s.Difference, _ = s.Realised.Amount.Sub(s.Due.Amount)
	return s
}

// benefitTallies are the tallies of a plan: in all, by year and by member, cashable and not.
type benefitTallies struct {
	all     map[BenefitKind]*benefitTally
	years   map[BenefitKind]map[costing.FinancialYear]*benefitTally
	members map[BenefitKind]map[partnership.OrgID]*benefitTally
	ordered []costing.FinancialYear
	orgs    []partnership.OrgID // the members, and "" if something is not divided
}

// newBenefitTallies returns empty tallies for a plan.
func newBenefitTallies(p BenefitsPlan) *benefitTallies {
	t := benefitTallies{
		all:     map[BenefitKind]*benefitTally{},
		years:   map[BenefitKind]map[costing.FinancialYear]*benefitTally{},
		members: map[BenefitKind]map[partnership.OrgID]*benefitTally{},
		orgs:    slices.Clone(p.Members),
	}
	for _, b := range p.Benefits {
		t.ordered = append(t.ordered, b.years()...)
		if !slices.Contains(t.orgs, "") && slices.ContainsFunc(b.Profile, func(t BenefitTarget) bool { return t.Org == "" }) {
			t.orgs = append(t.orgs, "")
		}
	}
	slices.SortFunc(t.ordered, costing.FinancialYear.Compare)
	t.ordered = slices.Compact(t.ordered)
	for _, kind := range BenefitKinds() {
		t.all[kind] = &benefitTally{}
		t.years[kind], t.members[kind] = map[costing.FinancialYear]*benefitTally{}, map[partnership.OrgID]*benefitTally{}
		for _, year := range t.ordered {
			t.years[kind][year] = &benefitTally{}
		}
		for _, org := range t.orgs {
			t.members[kind][org] = &benefitTally{}
		}
	}
	return &t
}

// add adds what came of a target.
func (t *benefitTallies) add(kind BenefitKind, target BenefitTarget, e benefitEntry) {
	t.all[kind].add(e)
	t.years[kind][target.Year].add(e)
	t.members[kind][target.Org].add(e)
}

// report puts the sums into a realisation.
func (t *benefitTallies) report(r *BenefitRealisation) {
	r.Cashable, r.NonCashable = t.all[CashableBenefit].sum(), t.all[NonCashableBenefit].sum()
	for _, year := range t.ordered {
		r.Years = append(r.Years, RealisedYear{year, t.years[CashableBenefit][year].sum(), t.years[NonCashableBenefit][year].sum()})
	}
	for _, org := range t.orgs {
		r.Members = append(r.Members, RealisedMember{org, t.members[CashableBenefit][org].sum(), t.members[NonCashableBenefit][org].sum()})
	}
}

// realised returns what came of one benefit.
func (p BenefitsPlan) realised(b Benefit, own benefitTally, day calendar.Date) RealisedBenefit {
	r := RealisedBenefit{
		ID: b.ID, Title: b.Title, Effect: b.Effect, Kind: b.Kind, Owner: b.Owner,
		Measures: []RealisedMeasure{}, Reasons: []string{}, Disputed: []BenefitDispute{}, Missing: []partnership.OrgID{},
	}
	if b.Kind != QualityBenefit {
		r.Sum = own.sum()
	}
	for _, t := range b.Profile {
		reading, _ := b.reading(RealisedReading, benefitCell{t.Year, t.Org}, day)
		if t.Value.Known() && t.Year.Term().Last.Before(day) {
			r.Measures = append(r.Measures, b.measure(t, reading.Value))
		}
		if reading.Reason != "" && !slices.Contains(r.Reasons, reading.Reason) {
			r.Reasons = append(r.Reasons, reading.Reason)
		}
	}
	for _, org := range p.Members {
		switch said := b.answer(org, day); said.Answer {
		case BenefitDisputed:
			r.Disputed = append(r.Disputed, BenefitDispute{org, said.Reason})
		case "":
			r.Missing = append(r.Missing, org)
		}
	}
	return r
}

// measure returns how the measure stood at the end of the year of a target.
func (b Benefit) measure(t BenefitTarget, actual partnership.Quantity) RealisedMeasure {
	level := partnership.ServiceLevel{Better: b.Measure.Better, Target: t.Value}
	return RealisedMeasure{t.Year, t.Org, t.Value, actual, level.Attained(actual)}
}
