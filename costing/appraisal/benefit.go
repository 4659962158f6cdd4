package appraisal

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// BenefitEffect is what an entry of a benefits plan does to the partners.
type BenefitEffect string

// The effects.
const (
	GainEffect         BenefitEffect = "gain"          // something gets better, or costs less
	DisbenefitEffect   BenefitEffect = "disbenefit"    // something gets worse, or costs more, for good
	DeliveryCostEffect BenefitEffect = "delivery-cost" // what it costs to bring the benefits about
)

// BenefitEffects returns every BenefitEffect.
func BenefitEffects() []BenefitEffect {
	return []BenefitEffect{GainEffect, DisbenefitEffect, DeliveryCostEffect}
}

// UnmarshalText reads one of BenefitEffects, or no text, which is not set; the error wraps
// ErrInvalid.
func (e *BenefitEffect) UnmarshalText(text []byte) (err error) {
	*e, err = field.ReadOneOf("effect", text, BenefitEffects())
	return err
}

// Title returns the effect in plain words: what a form or a report shows.
func (e BenefitEffect) Title() string {
	switch e {
	case GainEffect:
		return "Benefit"
	case DisbenefitEffect:
		return "Dis-benefit"
	case DeliveryCostEffect:
		return "Cost of delivery"
	}
	return field.Title(e)
}

// BenefitKind says whether a benefit is money, and whether the money leaves a budget.
type BenefitKind string

// The kinds of benefit.
const (
	CashableBenefit    BenefitKind = "cashable"     // money that leaves, or comes into, a budget
	NonCashableBenefit BenefitKind = "non-cashable" // worth money, such as time that is freed, and changes no budget
	QualityBenefit     BenefitKind = "quality"      // measured in its own unit, and not in money
)

// BenefitKinds returns every BenefitKind.
func BenefitKinds() []BenefitKind {
	return []BenefitKind{CashableBenefit, NonCashableBenefit, QualityBenefit}
}

// UnmarshalText reads one of BenefitKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *BenefitKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of benefit", text, BenefitKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k BenefitKind) Title() string {
	if k == NonCashableBenefit {
		return "Not cashable"
	}
	return field.Title(k)
}

// BenefitAnswer is what a partner says of a benefit.
type BenefitAnswer string

// The answers. A partner that has given none has not agreed.
const (
	BenefitAgreed   BenefitAnswer = "agreed"
	BenefitDisputed BenefitAnswer = "disputed"
)

// BenefitAnswers returns every BenefitAnswer.
func BenefitAnswers() []BenefitAnswer { return []BenefitAnswer{BenefitAgreed, BenefitDisputed} }

// UnmarshalText reads one of BenefitAnswers, or no text, which is not set; the error wraps
// ErrInvalid.
func (a *BenefitAnswer) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("answer", text, BenefitAnswers())
	return err
}

// Title returns the answer in plain words: what a form or a report shows.
func (a BenefitAnswer) Title() string { return field.Title(a) }

// ReadingKind is what a reading of a benefit is.
type ReadingKind string

// The kinds of reading.
const (
	ForecastReading ReadingKind = "forecast" // what is now expected
	RealisedReading ReadingKind = "realised" // what has arrived
)

// ReadingKinds returns every ReadingKind.
func ReadingKinds() []ReadingKind { return []ReadingKind{ForecastReading, RealisedReading} }

// UnmarshalText reads one of ReadingKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *ReadingKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of reading", text, ReadingKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k ReadingKind) Title() string { return field.Title(k) }

// Benefit is one entry of a plan: what is to change, by how much in each year, who answers for
// it, who has agreed to it, and what came of it.
//
// Amounts have the sign of what they do to the partners: a gain is £0 or more, and a dis-benefit or
// a cost £0 or less. So a plan that loses money adds up to less than £0.
type Benefit struct {
	ID         string             `json:"id"`                   // unique in the plan
	Title      string             `json:"title"`                // what people call it
	Effect     BenefitEffect      `json:"effect"`               // a gain, a dis-benefit or a cost
	Kind       BenefitKind        `json:"kind"`                 // cashable or not
	Line       partnership.LineID `json:"line,omitzero"`        // of which service line; not set: of all of them
	Owner      string             `json:"owner"`                // who answers for it
	Measure    BenefitMeasure     `json:"measure,omitzero"`     // how it is measured; a cost needs none
	Profile    []BenefitTarget    `json:"profile"`              // what is planned, by year
	Agreements []BenefitAgreement `json:"agreements,omitempty"` // what the partners say of it
	Readings   []BenefitReading   `json:"readings,omitempty"`   // what was realised or is forecast, in the order in which it was recorded
}

// BenefitMeasure is what shows whether a benefit arrives, and how it stood before.
type BenefitMeasure struct {
	Name     string                `json:"name"`              // "cost of payroll", "calls answered within 30 seconds"
	Unit     string                `json:"unit"`              // "£ a year", "%"
	Better   partnership.Direction `json:"better"`            // which way it gets better
	Baseline partnership.Quantity  `json:"baseline,omitzero"` // how it stood before
	On       calendar.Date         `json:"on,omitzero"`       // the day of the baseline
	Source   string                `json:"source"`            // where the baseline is from
}

// BenefitTarget is what is planned of a benefit for a year.
type BenefitTarget struct {
	Year   costing.FinancialYear `json:"year,omitzero"`   // which year
	Org    partnership.OrgID     `json:"org,omitzero"`    // whose it is; not set: the partners' together
	Amount costing.Money         `json:"amount,omitzero"` // in money; not set: not known
	Value  partnership.Quantity  `json:"value,omitzero"`  // what the measure is to reach
}

// BenefitAgreement is what a partner says of a benefit from a day on. A later agreement replaces an
// earlier one.
type BenefitAgreement struct {
	Org    partnership.OrgID `json:"org"`              // which partner
	Answer BenefitAnswer     `json:"answer"`           // what it says
	On     calendar.Date     `json:"on,omitzero"`      // the day on which it said so
	By     string            `json:"by"`               // who said so: a person, a committee
	Reason string            `json:"reason,omitempty"` // why; one who disputes it must say
}

// BenefitReading is what was recorded of a benefit for a year. A later reading replaces an earlier
// one of the same kind, year and organisation.
type BenefitReading struct {
	Year   costing.FinancialYear `json:"year,omitzero"`    // of which year
	Org    partnership.OrgID     `json:"org,omitzero"`     // whose; not set: of the partners together
	Kind   ReadingKind           `json:"kind"`             // forecast or realised
	Amount costing.Money         `json:"amount,omitzero"`  // in money
	Value  partnership.Quantity  `json:"value,omitzero"`   // what the measure is
	On     calendar.Date         `json:"on,omitzero"`      // the day on which it was recorded
	Source string                `json:"source"`           // where it is from: the ledger, a survey
	Reason string                `json:"reason,omitempty"` // why it differs from the plan
}

// Validate returns what BenefitsPlan.Validate finds in a benefit, but for organisations that are
// not partners.
func (b Benefit) Validate() error { return b.check(nil) }

// check returns what is wrong with the benefit. It takes any organisation if members is nil.
func (b Benefit) check(members map[partnership.OrgID]bool) error {
	cells := b.cells()
	measure := b.Measure.Validate()
	if b.Effect == DeliveryCostEffect && b.Measure == (BenefitMeasure{}) {
		measure = nil
	}
	return errors.Join(
		field.At("id", field.CheckID("a benefit", b.ID)),
		field.Required("title", b.Title),
		field.CheckOneOf("effect", "effect", b.Effect, BenefitEffects()),
		field.CheckOneOf("kind", "kind of benefit", b.Kind, BenefitKinds()),
		field.OptionalID("line", "a service line", b.Line),
		field.Required("owner", b.Owner),
		field.At("measure", measure),
		needsEntries("profile", b.Profile),
		field.Each("profile", b.Profile, func(t BenefitTarget) error { return b.checkTarget(t, members) }),
		b.checkProfile(),
		field.Each("agreements", b.Agreements, func(a BenefitAgreement) error { return a.check(members) }),
		field.Each("readings", b.Readings, func(r BenefitReading) error { return b.checkReading(r, cells) }),
	)
}

// Validate returns what BenefitsPlan.Validate finds in a measure.
func (m BenefitMeasure) Validate() error {
	return errors.Join(
		field.Required("name", m.Name),
		field.Required("unit", m.Unit),
		field.CheckOneOf("better", "direction", m.Better, partnership.Directions()),
		field.RequiredValue("baseline", m.Baseline),
		field.RequiredValue("on", m.On),
		field.RequiredNote("source", m.Source),
	)
}

// checkPlanMember returns what is wrong with an organisation that must be a partner.
func checkPlanMember(org partnership.OrgID, members map[partnership.OrgID]bool) error {
	if err := org.Validate(); err != nil {
		return err
	}
	if members != nil && !members[org] {
		return fmt.Errorf("%q is not one of the members: %w", org, field.ErrNotFound)
	}
	return nil
}

// checkTarget returns what is wrong with what is planned for a year.
func (b Benefit) checkTarget(t BenefitTarget, members map[partnership.OrgID]bool) error {
	var org error
	if t.Org != "" {
		org = checkPlanMember(t.Org, members)
	}
	return errors.Join(
		field.RequiredValue("year", t.Year),
		field.At("org", org),
		field.At("amount", errors.Join(b.checkMoney(t.Amount), b.checkSign(t.Amount))),
		field.At("value", b.checkValue(t.Value)),
	)
}

// checkMoney returns ErrInvalid for money in a benefit that is not measured in it.
func (b Benefit) checkMoney(amount costing.Money) error {
	if b.Kind == QualityBenefit && amount.Known() {
		return fmt.Errorf("%v: a benefit of quality is not measured in money: %w", amount, field.ErrInvalid)
	}
	return nil
}

// checkSign returns ErrInvalid for a plan of the wrong sign.
func (b Benefit) checkSign(amount costing.Money) error {
	switch {
	case b.Effect == GainEffect && amount.Sign() < 0:
		return fmt.Errorf("%v: a gain is not below £0; what costs the partners money is a %q: %w", amount, DisbenefitEffect, field.ErrInvalid)
	case (b.Effect == DisbenefitEffect || b.Effect == DeliveryCostEffect) && amount.Sign() > 0:
		return fmt.Errorf("%v: a %q is not above £0: %w", amount, b.Effect, field.ErrInvalid)
	}
	return nil
}

// checkValue returns ErrRequired for a benefit of quality that has no value.
func (b Benefit) checkValue(value partnership.Quantity) error {
	if b.Kind == QualityBenefit {
		return field.RequiredValue("", value)
	}
	return nil
}

// A benefitCell is a year of an organisation.
type benefitCell struct {
	year costing.FinancialYear
	org  partnership.OrgID
}

// cells returns the years and organisations for which something is planned.
func (b Benefit) cells() map[benefitCell]bool {
	cells := make(map[benefitCell]bool, len(b.Profile))
	for _, t := range b.Profile {
		cells[benefitCell{t.Year, t.Org}] = true
	}
	return cells
}

// checkProfile returns ErrDuplicate for a year that is planned twice for one organisation, or
// both for all together and for one.
func (b Benefit) checkProfile() error {
	seen, years := map[benefitCell]bool{}, map[costing.FinancialYear]bool{}
	return field.Each("profile", b.Profile, func(t BenefitTarget) error {
		cell := benefitCell{t.Year, t.Org}
		together := benefitCell{year: t.Year}
		twice := seen[cell] || seen[together] || t.Org == "" && years[t.Year]
		seen[cell], years[t.Year] = true, true
		if twice && !t.Year.IsZero() {
			return field.At("year", fmt.Errorf("%v is planned already, for the same or for all together: %w", t.Year, field.ErrDuplicate))
		}
		return nil
	})
}

// check returns what is wrong with an agreement.
func (a BenefitAgreement) check(members map[partnership.OrgID]bool) error {
	reason := field.OptionalNote("reason", a.Reason)
	if a.Answer == BenefitDisputed {
		reason = field.RequiredNote("reason", a.Reason)
	}
	return errors.Join(
		field.At("org", checkPlanMember(a.Org, members)),
		field.CheckOneOf("answer", "answer", a.Answer, BenefitAnswers()),
		field.RequiredValue("on", a.On),
		field.Required("by", a.By),
		reason,
	)
}

// Validate returns what BenefitsPlan.Validate finds in an agreement.
func (a BenefitAgreement) Validate() error { return a.check(nil) }

// checkReading returns what is wrong with a reading.
func (b Benefit) checkReading(r BenefitReading, cells map[benefitCell]bool) error {
	var planned, early error
	if !cells[benefitCell{r.Year, r.Org}] {
		planned = fmt.Errorf("nothing is planned for %v%s: %w", r.Year, wordsOfOrg(r.Org, report.Names{}), field.ErrNotFound)
	}
	if last := r.Year.Term().Last; r.Kind == RealisedReading && !r.On.IsZero() && !r.On.After(last) {
		early = fmt.Errorf("%v is in or before %v: until its end there is only a forecast: %w", r.On, r.Year, field.ErrOrder)
	}
	amount := b.checkMoney(r.Amount)
	if b.Kind != QualityBenefit {
		amount = field.RequiredValue("", r.Amount)
	}
	return errors.Join(
		field.At("year", planned),
		field.CheckOneOf("kind", "kind of reading", r.Kind, ReadingKinds()),
		field.At("amount", amount),
		field.At("value", b.checkValue(r.Value)),
		field.RequiredValue("on", r.On),
		field.At("on", early),
		field.RequiredNote("source", r.Source),
		field.OptionalNote("reason", r.Reason),
	)
}

// wordsOfOrg returns whose something is, in words.
func wordsOfOrg(org partnership.OrgID, names report.Names) string {
	if org == "" {
		return ""
	}
	return " of " + org.Name(names)
}

// reading returns the last reading of a kind for a year and organisation that was recorded by
// a day.
func (b Benefit) reading(kind ReadingKind, cell benefitCell, on calendar.Date) (last BenefitReading, ok bool) {
	for _, r := range b.Readings {
		if r.Kind == kind && r.Year == cell.year && r.Org == cell.org && !r.On.After(on) && !r.On.Before(last.On) {
			last, ok = r, true
		}
	}
	return last, ok
}

// answer returns what a partner says of the benefit on a day; the zero agreement if it has
// said nothing.
func (b Benefit) answer(org partnership.OrgID, on calendar.Date) (last BenefitAgreement) {
	for _, a := range b.Agreements {
		if a.Org == org && !a.On.After(on) && !a.On.Before(last.On) {
			last = a
		}
	}
	return last
}
