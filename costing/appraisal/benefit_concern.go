package appraisal

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// ConcernKind is what a Concern is about.
type ConcernKind string

// The concerns: about a baseline, then about benefits, a business case and an appraisal.
const (
	FigureNotKnown    ConcernKind = "not-known"          // a figure of a baseline that nobody knows
	OldFigure         ConcernKind = "old-figure"         // a figure from more than a year before the baseline
	MixedYears        ConcernKind = "mixed-years"        // costs of different years in one baseline
	CountedTwice      ConcernKind = "counted-twice"      // a saving that two benefits claim
	MoreThanBaseline  ConcernKind = "more-than-baseline" // cashable savings of more than the service costs
	AnotherBaseline   ConcernKind = "another-baseline"   // a benefit whose baseline differs from that of the service
	LateBaseline      ConcernKind = "late-baseline"      // a baseline from after the first day of the first year of the benefit
	NotQuantified     ConcernKind = "not-quantified"     // a year of a benefit without an amount
	NotAgreed         ConcernKind = "not-agreed"         // a benefit to which a member has not agreed
	InDispute         ConcernKind = "in-dispute"         // a benefit that a member disputes
	NothingRecorded   ConcernKind = "nothing-recorded"   // a year that has ended and has nothing recorded
	ReasonMissing     ConcernKind = "reason-missing"     // a figure that differs from what was planned or from the version before, without a reason
	NetLoss           ConcernKind = "net-loss"           // all benefits together are below £0
	MemberLoses       ConcernKind = "member-loses"       // a member's benefits together are below £0
	ReviewOverdue     ConcernKind = "review-overdue"     // a review that should have been held
	NoReviewDay       ConcernKind = "no-review-day"      // no day by which it is reviewed
	ApprovalMissing   ConcernKind = "approval-missing"   // a member that has not approved
	ApprovalRefused   ConcernKind = "approval-refused"   // a member that has refused
	CaseNotWritten    ConcernKind = "case-not-written"   // one of the five cases that is not there
	BackToEarlierCase ConcernKind = "back-to-earlier"    // a version of an earlier stage than the one before it
	BiasOnRisk        ConcernKind = "bias-on-risk"       // optimism bias on an item that is quantified as a risk: counted twice
	BiasBelowLower    ConcernKind = "bias-below-lower"   // a bias that is mitigated to less than its lower figure
	FullAtOnce        ConcernKind = "full-at-once"       // a recurring benefit that is there in full from year 0
	RampCutOff        ConcernKind = "ramp-cut-off"       // a recurring flow that is not there in full by its last year, because its ramp is longer
	LongHorizon       ConcernKind = "long-horizon"       // more than 50 years; the Green Book then asks for the sensitivity schedule too
)

// ConcernKinds returns every ConcernKind.
func ConcernKinds() []ConcernKind {
	return []ConcernKind{
		FigureNotKnown, OldFigure, MixedYears, CountedTwice, MoreThanBaseline, AnotherBaseline, LateBaseline, NotQuantified, NotAgreed, InDispute, NothingRecorded,
		ReasonMissing, NetLoss, MemberLoses, ReviewOverdue, NoReviewDay, ApprovalMissing, ApprovalRefused, CaseNotWritten, BackToEarlierCase,
		BiasOnRisk, BiasBelowLower, FullAtOnce, RampCutOff, LongHorizon,
	}
}

// UnmarshalText reads one of ConcernKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *ConcernKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("concern", text, ConcernKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k ConcernKind) Title() string {
	switch k {
	case CountedTwice:
		return "May be counted twice"
	case MoreThanBaseline:
		return "More than the service costs"
	case BackToEarlierCase:
		return "Back to an earlier stage"
	case BiasOnRisk:
		return "Optimism bias on an item that is quantified as a risk"
	case BiasBelowLower:
		return "Optimism bias mitigated to less than its lower figure"
	case FullAtOnce:
		return "A benefit every year, in full from the first"
	case RampCutOff:
		return "A ramp that is longer than the years that are counted"
	case LongHorizon:
		return "More than 50 years"
	}
	return field.Title(k)
}

// Concern is something in a record that somebody should look at. It is no error: the record may
// be as it was meant.
type Concern struct {
	Kind ConcernKind `json:"kind"` // what it is about
	Path string      `json:"path"` // where in the record: "benefits[2].profile[0]"
	Text string      `json:"text"` // the finding in words
}

// Concerns are those of one record, in the order of its fields.
type Concerns []Concern

// add adds a concern.
func (all *Concerns) add(kind ConcernKind, path, format string, args ...any) {
	*all = append(*all, Concern{kind, path, fmt.Sprintf(format, args...)})
}

// Table returns the concerns for a report. It says in words where each is, counted from 1:
// "benefit 5, agreements".
func (all Concerns) Table() report.Table {
	t := report.Table{
		Title: "To look at", Level: 3, Summary: "What somebody should settle. None of it is an error by itself.",
		Columns: report.TextColumns("Concern", "What", "Where"),
	}
	if len(all) == 0 {
		t.Summary = "Nothing was found that somebody should settle."
	}
	for _, c := range all {
		place := field.Words(struct{}{}, (&field.Error{Path: c.Path}).Pointer(), nil)
		t.Rows = append(t.Rows, []string{c.Kind.Title(), c.Text, place})
	}
	return t
}

// Concerns returns what somebody should look at in the plan on a day:
//
//   - a review that is overdue or has no day
//   - a baseline from after its benefit began
//   - a year without an amount
//   - a member that has not agreed to a benefit, or disputes it
//   - a year that has ended and has nothing recorded, or something other than planned without a
//     reason
//   - a saving that two benefits claim
//   - a plan, or a member, that loses money: as planned, as realised so far or as now expected,
//     even if only a part of the sum is known
//
// Organisations are called by their names. The errors are those of Realisation.
func (p BenefitsPlan) Concerns(day calendar.Date, names report.Names) (Concerns, error) {
	r, err := p.Realisation(day)
	if err != nil {
		return nil, err
	}
	all := Concerns{}
	all.addReview("review_by", p.ReviewBy, day)
	for i, b := range p.Benefits {
		at := field.Index("benefits", i)
		if first := b.years()[0].Term().First; b.Measure.On.After(first) {
			all.add(LateBaseline, at+".measure.on", "%s: the baseline is of %v, and the first year began on %v", b.Title, b.Measure.On, first)
		}
		p.addAgreement(&all, at, b, day, names)
		b.addProfile(&all, at, day, names)
	}
	p.addTwice(&all)
	all.addLosses(r, names)
	return all, nil
}

// addReview adds a review that is overdue on a day, or has no day.
func (all *Concerns) addReview(path string, by, day calendar.Date) {
	switch {
	case by.IsZero():
		all.add(NoReviewDay, path, "nobody has said by when it is reviewed")
	case by.Before(day):
		all.add(ReviewOverdue, path, "the review was due by %v", by)
	}
}

// addAgreement adds the members that have not agreed to a benefit, and those that dispute it.
func (p BenefitsPlan) addAgreement(all *Concerns, at string, b Benefit, day calendar.Date, names report.Names) {
	var missing []partnership.OrgID
	for _, org := range p.Members {
		switch said := b.answer(org, day); said.Answer {
		case BenefitDisputed:
			all.add(InDispute, at+".agreements", "%s disputes %q: %s", org.Name(names), b.Title, said.Reason)
		case "":
			missing = append(missing, org)
		}
	}
	if len(missing) > 0 {
		all.add(NotAgreed, at+".agreements", "%s: no agreement of %s is recorded", b.Title, report.List(report.NamesOf(names, report.Organisation, missing)))
	}
}

// addProfile adds the years of a benefit that have no amount, and those of which nothing, or
// something else than was planned, was recorded.
func (b Benefit) addProfile(all *Concerns, at string, day calendar.Date, names report.Names) {
	for k, t := range b.Profile {
		path := field.Index(at+".profile", k)
		if b.Kind != QualityBenefit && !t.Amount.Known() {
			all.add(NotQuantified, path+".amount", "%s: no amount is planned for %v%s", b.Title, t.Year, wordsOfOrg(t.Org, names))
		}
		reading, ok := b.reading(RealisedReading, benefitCell{t.Year, t.Org}, day)
		switch {
		case !ok && t.Year.Term().Last.Before(day):
			all.add(NothingRecorded, path, "%s: nothing is recorded of %v%s", b.Title, t.Year, wordsOfOrg(t.Org, names))
		case ok && reading.Reason == "" && t.misses(reading):
			all.add(ReasonMissing, path, "%s: %v%s is %s, not %s as planned, and nobody says why", b.Title, t.Year, wordsOfOrg(t.Org, names), benefitWords(reading.Amount, reading.Value), benefitWords(t.Amount, t.Value))
		}
	}
}

// misses reports whether a reading is not what was planned.
func (t BenefitTarget) misses(r BenefitReading) bool {
	return t.Amount.Known() && r.Amount != t.Amount || t.Value.Known() && r.Value.Known() && r.Value != t.Value
}

// benefitWords returns an amount and the value of a measure in words.
func benefitWords(amount costing.Money, value partnership.Quantity) string {
	switch {
	case amount.Known() && value.Known():
		return amount.Sterling() + " (measure " + value.String() + ")"
	case value.Known():
		return value.String()
	}
	return amount.Sterling()
}

// addTwice adds the savings that two benefits claim.
func (p BenefitsPlan) addTwice(all *Concerns) {
	for _, twice := range p.DoubleCounts() {
		place := slices.IndexFunc(p.Benefits, func(b Benefit) bool { return b.ID == twice.Second })
		first := slices.IndexFunc(p.Benefits, func(b Benefit) bool { return b.ID == twice.First })
		years := make([]string, len(twice.Years))
		for i, year := range twice.Years {
			years[i] = year.String()
		}
		upTo := ""
		if twice.Least.Known() {
			upTo = ": up to " + twice.Least.Sterling()
		}
		all.add(CountedTwice, field.Index("benefits", place), "%q and %q both claim %q in %s%s", p.Benefits[first].Title, p.Benefits[place].Title, twice.Measure, report.List(years), upTo)
	}
}

// addLosses adds sums that are below £0.
func (all *Concerns) addLosses(r BenefitRealisation, names report.Names) {
	all.addLoss(NetLoss, "benefits", "all benefits together", r.Cashable)
	for i, m := range r.Members {
		if m.Org != "" {
			all.addLoss(MemberLoses, field.Index("members", i), "the benefits of "+m.Org.Name(names), m.Cashable)
		}
	}
}

// addLoss adds a sum that is below £0, as planned, so far or as now expected: if it is not known,
// what is known of it. What is expected is not said if that is what was realised.
func (all *Concerns) addLoss(kind ConcernKind, path, of string, sum BenefitSum) {
	for i, part := range []struct {
		total       costing.Total
		words, less string
	}{
		{sum.Planned, "planned", "what has no amount"},
		{sum.Realised, "realised so far", "what nobody has recorded"},
		{sum.Outlook, "now expected", "what nobody has forecast"},
	} {
		amount, words := part.total.Amount, part.words
		if !amount.Known() && (i < 2 || part.total.AtLeast != sum.Realised.Least()) {
			amount, words = part.total.AtLeast, part.words+", without "+part.less
		}
		if amount.Sign() < 0 {
			all.add(kind, path, "%s, cashable, as %s: %s", of, words, amount.Sterling())
		}
	}
}

// AgainstBaseline returns where the plan and the baseline of the service contradict each other:
//
//   - cashable savings of a service line, or of all lines together, that in a year are more
//     than the service costs
//   - a benefit whose measure has another baseline than the figure of the same name and service
//     line
//
// The errors are those of BenefitsPlan.Validate, and those of Baseline.Validate at "baseline".
func (p BenefitsPlan) AgainstBaseline(baseline Baseline) (Concerns, error) {
	if err := errors.Join(p.Validate(), field.At("baseline", baseline.Validate())); err != nil {
		return nil, err
	}
	all := Concerns{}
	for i, b := range p.Benefits {
		at := field.Index("benefits", i)
		if value, ok := baseline.value(b.Line, b.measured()); ok && value != b.Measure.Baseline {
			all.add(AnotherBaseline, at+".measure.baseline", "%v, and %v in the baseline of the service", b.Measure.Baseline, value)
		}
		if !slices.ContainsFunc(p.Benefits[i+1:], func(other Benefit) bool { return other.Line == b.Line }) {
			p.addMoreThanBaseline(&all, at, b.Line, baseline)
		}
	}
	if p.severalLines(baseline) {
		p.addMoreThanBaseline(&all, "benefits", "", baseline)
	}
	return all, nil
}

// severalLines reports whether the savings of all service lines together are still to be
// compared: no benefit is of all lines, and the plan and the baseline are not of one and the
// same line.
func (p BenefitsPlan) severalLines(baseline Baseline) bool {
	first := p.Benefits[0].Line
	return !slices.ContainsFunc(p.Benefits, func(b Benefit) bool { return b.Line == "" }) &&
		(slices.ContainsFunc(p.Benefits, func(b Benefit) bool { return b.Line != first }) ||
			slices.ContainsFunc(baseline.Costs, func(c BaselineCost) bool { return c.Line != first }))
}

// addMoreThanBaseline adds the years in which the savings of a service line, or of all together,
// are more than what it costs.
func (p BenefitsPlan) addMoreThanBaseline(all *Concerns, path string, line partnership.LineID, baseline Baseline) {
	cost, err := baseline.Cost(line)
	if err != nil || !cost.Known() {
		return
	}
	saved := map[costing.FinancialYear][]costing.Money{}
	var years []costing.FinancialYear
	for _, b := range p.Benefits {
		if b.Line != line && line != "" || b.Effect != GainEffect || b.Kind != CashableBenefit {
			continue
		}
		for _, t := range b.Profile {
			if len(saved[t.Year]) == 0 {
				years = append(years, t.Year)
			}
			saved[t.Year] = append(saved[t.Year], t.Amount)
		}
	}
	slices.SortFunc(years, costing.FinancialYear.Compare)
	for _, year := range years {
		if total, _ := costing.TotalOf(saved[year]...); total.Least().Compare(cost.Amount) > 0 {
			all.add(MoreThanBaseline, path, "savings of %s in %v, and the baseline is %s", total.Sterling(), year, cost.Amount.Sterling())
		}
	}
}
