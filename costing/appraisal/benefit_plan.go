package appraisal

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// BenefitsPlan is how and when the benefits of a shared service are to be realised, and what
// came of each.
type BenefitsPlan struct {
	Title     string              `json:"title"`               // what people call it
	On        calendar.Date       `json:"on,omitzero"`         // the day of this version
	Author    string              `json:"author"`              // who answers for the plan
	ReviewBy  calendar.Date       `json:"review_by,omitzero"`  // the last day on which it is in date
	Members   []partnership.OrgID `json:"members"`             // the partners, who have to agree
	Benefits  []Benefit           `json:"benefits"`            // with dis-benefits and costs
	Reference string              `json:"reference,omitempty"` // where it is
}

// Validate returns what is wrong with the plan:
//
//   - ErrRequired: no title, day, author, members or benefits; a benefit without an id, title,
//     effect, kind, owner, measure, baseline or its day and source, or profile; a year, an
//     answer, a day or a source that is missing; a reading without its amount, or of quality
//     without its value; a dispute without a reason. A cost of delivery needs no measure.
//   - ErrInvalid: a malformed id; an unknown effect, kind, direction or answer; a gain that is
//     planned below £0, a dis-benefit or a cost above; money in a benefit of quality
//   - ErrDuplicate: a member or a benefit that is listed before; a year that is planned twice
//     for one organisation, or for all together and for one
//   - ErrNotFound: an organisation that is not a member, a reading of a year or an organisation
//     for which nothing is planned
//   - ErrOrder: a review before the day of the plan; a reading of what was realised in a year
//     that is recorded before its end
//   - ErrRange, at "benefits": Money does not hold all amounts without their signs
func (p BenefitsPlan) Validate() error {
	members := make(map[partnership.OrgID]bool, len(p.Members))
	for _, org := range p.Members {
		members[org] = true
	}
	return errors.Join(
		field.Required("title", p.Title),
		field.RequiredValue("on", p.On),
		field.Required("author", p.Author),
		field.At("review_by", checkReviewBy(p.ReviewBy, p.On)),
		costing.CheckMembers(p.Members),
		needsEntries("benefits", p.Benefits),
		field.Each("benefits", p.Benefits, func(b Benefit) error { return b.check(members) }),
		field.Unique("benefits", "id", p.Benefits, func(b Benefit) string { return b.ID }),
		field.At("benefits", p.checkSize()),
		field.OptionalNote("reference", p.Reference),
	)
}

// checkReviewBy returns ErrOrder for a review before the day of what is reviewed.
func checkReviewBy(by, on calendar.Date) error {
	if !by.IsZero() && by.Before(on) {
		return fmt.Errorf("%v is before it was written, %v: %w", by, on, field.ErrOrder)
	}
	return nil
}

// checkSize returns ErrRange if a sum might be more than an amount of money.
func (p BenefitsPlan) checkSize() error {
	var amounts []costing.Money
	for _, b := range p.Benefits {
		for _, t := range b.Profile {
			amounts = append(amounts, t.Amount.Abs())
		}
		for _, r := range b.Readings {
			amounts = append(amounts, r.Amount.Abs())
		}
	}
	_, err := costing.TotalOf(amounts...)
	return err
}

// AgreedBy returns the members that stand by every benefit of the plan on a day, in the order
// of the plan.
func (p BenefitsPlan) AgreedBy(on calendar.Date) []partnership.OrgID {
	agreed := []partnership.OrgID{}
	for _, org := range p.Members {
		if !slices.ContainsFunc(p.Benefits, func(b Benefit) bool { return b.answer(org, on).Answer != BenefitAgreed }) && len(p.Benefits) > 0 {
			agreed = append(agreed, org)
		}
	}
	return agreed
}

// GateFacts are the facts about a document that the gates of a lifecycle ask for: its day and
// author, until when it is in date, and who stands by it. A piece of evidence is made from them.
type GateFacts struct {
	On        calendar.Date       `json:"on,omitzero"`         // the day of the version
	Author    string              `json:"author"`              // who answers for it
	ReviewBy  calendar.Date       `json:"review_by,omitzero"`  // the last day on which it is in date
	AgreedBy  []partnership.OrgID `json:"agreed_by"`           // who stands by it
	Reference string              `json:"reference,omitempty"` // where it is
}

// GateFacts returns the facts about the plan that the gates of a lifecycle ask for, as of a day. A
// member stands by the plan if it stands by every benefit.
func (p BenefitsPlan) GateFacts(on calendar.Date) GateFacts {
	return GateFacts{On: p.On, Author: p.Author, ReviewBy: p.ReviewBy, AgreedBy: p.AgreedBy(on), Reference: p.Reference}
}

// measured returns the name of the measure as it is compared: in small letters, with single
// spaces.
func (b Benefit) measured() string {
	return strings.ToLower(strings.Join(strings.Fields(b.Measure.Name), " "))
}

// DoubleCount is a saving that two benefits of a plan may both claim.
type DoubleCount struct {
	First   string                  `json:"first"`          // the id of the benefit that is listed first
	Second  string                  `json:"second"`         // the id of the other
	Measure string                  `json:"measure"`        // what both measure
	Years   []costing.FinancialYear `json:"years"`          // in which both claim something
	Least   costing.Money           `json:"least,omitzero"` // how much may be counted twice: the lesser of what they claim in these years; not set: not known, or not money
}

// DoubleCounts returns the pairs of benefits that have the same effect and the same measure, on the
// same service line, in the same year and for the same organisation. A benefit without a service
// line is on all lines, and a target without an organisation is for all organisations. Capital
// letters in the names of measures make no difference. A year in which one of the two claims
// nothing is left out.
func (p BenefitsPlan) DoubleCounts() []DoubleCount {
	type claim struct {
		measure string
		effect  BenefitEffect
	}
	found, earlier := []DoubleCount{}, map[claim][]Benefit{}
	for _, second := range p.Benefits {
		same := claim{second.measured(), second.Effect}
		if same.measure == "" || !second.claimsAnything() {
			continue
		}
		for _, first := range earlier[same] {
			if !benefitsOverlap(first.Line, second.Line) {
				continue
			}
			if twice := first.twice(second); len(twice.Years) > 0 {
				found = append(found, twice)
			}
		}
		earlier[same] = append(earlier[same], second)
	}
	return found
}

// claimsAnything reports whether the benefit claims something in any year.
func (b Benefit) claimsAnything() bool { return slices.ContainsFunc(b.Profile, BenefitTarget.claims) }

// claims reports whether something is planned: a planned £0 is nothing.
func (t BenefitTarget) claims() bool { return t.Amount != costing.Pence(0) || t.Value.Known() }

// benefitsOverlap reports whether two ids are the same, or one of them stands for all.
func benefitsOverlap[T ~string](first, second T) bool {
	return first == second || first == "" || second == ""
}

// twice returns what two benefits both claim.
func (b Benefit) twice(other Benefit) DoubleCount {
	twice := DoubleCount{First: b.ID, Second: other.ID, Measure: b.Measure.Name, Years: []costing.FinancialYear{}}
	var amounts []costing.Money
	for _, year := range b.years() {
		if both := claimedTwice(b.claims(year), other.claims(year)); len(both) > 0 {
			twice.Years = append(twice.Years, year)
			amounts = append(amounts, both...)
		}
	}
	twice.Least, _ = costing.Sum(amounts...)
	return twice
}

// years returns the years of the profile, in order.
func (b Benefit) years() []costing.FinancialYear {
	var years []costing.FinancialYear
	for _, t := range b.Profile {
		years = append(years, t.Year)
	}
	slices.SortFunc(years, costing.FinancialYear.Compare)
	return slices.Compact(years)
}

// claims returns what is planned for a year, without what claims nothing.
func (b Benefit) claims(year costing.FinancialYear) []BenefitTarget {
	var targets []BenefitTarget
	for _, t := range b.Profile {
		if t.Year == year && t.claims() {
			targets = append(targets, t)
		}
	}
	return targets
}

// claimedTwice returns what two benefits both claim in a year: for each organisation the lesser
// amount, or that of all organisations if one of the two is of them together.
func claimedTwice(mine, theirs []BenefitTarget) []costing.Money {
	together := func(targets []BenefitTarget) bool { return len(targets) == 1 && targets[0].Org == "" }
	if len(mine) > 0 && len(theirs) > 0 && (together(mine) || together(theirs)) {
		return []costing.Money{costing.Min(claimedInAll(mine), claimedInAll(theirs))}
	}
	var both []costing.Money
	for _, t := range mine {
		for _, o := range theirs {
			if t.Org == o.Org {
				both = append(both, costing.Min(t.Amount.Abs(), o.Amount.Abs()))
			}
		}
	}
	return both
}

// claimedInAll returns the sum of what is planned, without its sign.
func claimedInAll(targets []BenefitTarget) costing.Money {
	sum := costing.Pence(0)
	for _, t := range targets {
		sum = sum.Plus(t.Amount.Abs())
	}
	return sum
}
