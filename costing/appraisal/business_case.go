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

// CaseStage is how far a business case has been worked out.
type CaseStage string

// The stages, in order.
const (
	StrategicOutlineCase CaseStage = "strategic-outline" // SOC: whether to go on, and with which options
	OutlineBusinessCase  CaseStage = "outline"           // OBC: which option is preferred
	FullBusinessCase     CaseStage = "full"              // FBC: what is to be signed
)

// CaseStages returns every CaseStage, in order.
func CaseStages() []CaseStage {
	return []CaseStage{StrategicOutlineCase, OutlineBusinessCase, FullBusinessCase}
}

// UnmarshalText reads one of CaseStages, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *CaseStage) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("stage", text, CaseStages())
	return err
}

// Title returns the stage in plain words: what a form or a report shows.
func (s CaseStage) Title() string {
	switch s {
	case StrategicOutlineCase:
		return "Strategic outline case (SOC)"
	case OutlineBusinessCase:
		return "Outline business case (OBC)"
	case FullBusinessCase:
		return "Full business case (FBC)"
	}
	return field.Title(s)
}

// FiveCase is one of the five cases that a business case makes.
type FiveCase string

// The five cases of the Treasury's model.
const (
	StrategicCase  FiveCase = "strategic"  // why it is needed
	EconomicCase   FiveCase = "economic"   // which option is best for everybody
	CommercialCase FiveCase = "commercial" // whether it can be agreed or bought
	FinancialCase  FiveCase = "financial"  // whether the partners can afford it
	ManagementCase FiveCase = "management" // whether it can be delivered
)

// FiveCases returns every FiveCase, in order.
func FiveCases() []FiveCase {
	return []FiveCase{StrategicCase, EconomicCase, CommercialCase, FinancialCase, ManagementCase}
}

// UnmarshalText reads one of FiveCases, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *FiveCase) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("case", text, FiveCases())
	return err
}

// Title returns the case in plain words: what a form or a report shows.
func (c FiveCase) Title() string {
	if slices.Contains(FiveCases(), c) {
		return field.Title(c) + " case"
	}
	return field.Title(c)
}

// CaseDecision is what a partner has decided on a version.
type CaseDecision string

// The decisions. A partner of which none is recorded has not approved.
const (
	CaseApproved CaseDecision = "approved"
	CaseRefused  CaseDecision = "refused"
)

// CaseDecisions returns every CaseDecision.
func CaseDecisions() []CaseDecision { return []CaseDecision{CaseApproved, CaseRefused} }

// UnmarshalText reads one of CaseDecisions, or no text, which is not set; the error wraps
// ErrInvalid.
func (d *CaseDecision) UnmarshalText(text []byte) (err error) {
	*d, err = field.ReadOneOf("decision", text, CaseDecisions())
	return err
}

// Title returns the decision in plain words: what a form or a report shows.
func (d CaseDecision) Title() string { return field.Title(d) }

// BusinessCase is the case for sharing a service, in all its versions.
type BusinessCase struct {
	Title    string              `json:"title"`    // what it is for
	Members  []partnership.OrgID `json:"members"`  // who has to approve it
	Versions []CaseVersion       `json:"versions"` // in order of time
}

// CaseVersion is a version of a business case. It is never changed: what changes is a new
// version.
type CaseVersion struct {
	Version   string         `json:"version"`             // unique in the case: "1.2"
	Stage     CaseStage      `json:"stage"`               // how far it has been worked out
	On        calendar.Date  `json:"on,omitzero"`         // its day
	Author    string         `json:"author"`              // who answers for it
	ReviewBy  calendar.Date  `json:"review_by,omitzero"`  // the last day on which it is in date
	Cases     []WrittenCase  `json:"cases,omitempty"`     // those of the five that are written
	Figures   []CaseFigure   `json:"figures,omitempty"`   // the figures that it rests on, and its results
	Reasons   []FigureReason `json:"reasons,omitempty"`   // why figures are not those of the version before
	Approvals []CaseApproval `json:"approvals,omitempty"` // in order of time
	Reference string         `json:"reference,omitempty"` // where it is
}

// WrittenCase is one of the five cases, as it is written.
type WrittenCase struct {
	Case FiveCase `json:"case"` // which
	Text string   `json:"text"` // what it says, in short
}

// CaseFigure is a figure of a business case: an amount of money, or a number in a unit. With
// neither it is not known.
type CaseFigure struct {
	ID     string               `json:"id"`               // unique in the version, and the same in all of them: "npv"
	Title  string               `json:"title"`            // what people call it
	Amount costing.Money        `json:"amount,omitzero"`  // in money
	Value  partnership.Quantity `json:"value,omitzero"`   // or in the unit
	Unit   string               `json:"unit,omitempty"`   // of the value: "years", "posts"
	Source string               `json:"source,omitempty"` // where it is from
}

// FigureReason is why a figure has changed from the version before, is new, or was dropped.
type FigureReason struct {
	Figure string `json:"figure"` // the id
	Reason string `json:"reason"` // why
}

// CaseApproval is the decision of a partner on a version.
type CaseApproval struct {
	Org       partnership.OrgID `json:"org"`                 // which partner
	By        string            `json:"by"`                  // who decided: "Cabinet"
	On        calendar.Date     `json:"on,omitzero"`         // the day
	Decision  CaseDecision      `json:"decision"`            // approved or refused
	Reference string            `json:"reference,omitempty"` // the minute, or the conditions
}

// Validate returns what is wrong with the business case:
//
//   - ErrRequired: no title, members or versions; a version without its name, stage, day or
//     author; a case without its text; a figure without an id or title, a number without a unit;
//     a reason without its figure; an approval without its organisation, day or decision, or
//     that does not say who decided
//   - ErrInvalid: a malformed id; an unknown stage, case or decision; a figure that is both an
//     amount and a number
//   - ErrDuplicate: a member, a version, a case, a figure or a reason that is listed before
//   - ErrNotFound: an approval of an organisation that is not a member; a reason for a figure
//     that neither this version has nor the one before
//   - ErrOrder: a version of a day before that of the one before; a review or an approval before
//     the day of its version
func (c BusinessCase) Validate() error {
	members := make(map[partnership.OrgID]bool, len(c.Members))
	for _, org := range c.Members {
		members[org] = true
	}
	before := CaseVersion{}
	return errors.Join(
		field.Required("title", c.Title),
		costing.CheckMembers(c.Members),
		needsEntries("versions", c.Versions),
		field.Each("versions", c.Versions, func(v CaseVersion) error {
			err := v.check(before, members)
			before = v
			return err
		}),
		field.Unique("versions", "version", c.Versions, func(v CaseVersion) string { return v.Version }),
	)
}

// check returns what is wrong with a version that follows another.
func (v CaseVersion) check(before CaseVersion, members map[partnership.OrgID]bool) error {
	var order error
	if v.On.Before(before.On) && !v.On.IsZero() {
		order = fmt.Errorf("%v is listed after %v: %w", v.On, before.On, field.ErrOrder)
	}
	return errors.Join(
		field.Required("version", v.Version),
		field.CheckOneOf("stage", "stage", v.Stage, CaseStages()),
		field.RequiredValue("on", v.On),
		field.At("on", order),
		field.Required("author", v.Author),
		field.At("review_by", checkReviewBy(v.ReviewBy, v.On)),
		field.Each("cases", v.Cases, WrittenCase.Validate),
		field.Unique("cases", "case", v.Cases, func(w WrittenCase) FiveCase { return w.Case }),
		field.Each("figures", v.Figures, CaseFigure.Validate),
		field.Unique("figures", "id", v.Figures, func(f CaseFigure) string { return f.ID }),
		field.Each("reasons", v.Reasons, func(r FigureReason) error { return r.check(v, before) }),
		field.Unique("reasons", "figure", v.Reasons, func(r FigureReason) string { return r.Figure }),
		field.Each("approvals", v.Approvals, func(a CaseApproval) error { return a.check(v.On, members) }),
		field.OptionalNote("reference", v.Reference),
	)
}

// Validate returns what BusinessCase.Validate finds in a written case.
func (w WrittenCase) Validate() error {
	return errors.Join(field.CheckOneOf("case", "case", w.Case, FiveCases()), field.RequiredNote("text", w.Text))
}

// Validate returns what BusinessCase.Validate finds in a figure.
func (f CaseFigure) Validate() error {
	var both error
	if f.Amount.Known() && f.Value.Known() {
		both = fmt.Errorf("%v is beside an amount of %v: %w", f.Value, f.Amount, field.ErrInvalid)
	}
	unit := field.OptionalName("unit", f.Unit)
	if f.Value.Known() {
		unit = field.Required("unit", f.Unit)
	}
	return errors.Join(
		field.At("id", field.CheckID("a figure", f.ID)),
		field.Required("title", f.Title),
		field.At("value", both),
		unit,
		field.OptionalNote("source", f.Source),
	)
}

// check returns what is wrong with a reason in a version.
func (r FigureReason) check(v, before CaseVersion) error {
	figure := field.CheckID("a figure", r.Figure)
	_, now := v.figure(r.Figure)
	_, then := before.figure(r.Figure)
	if figure == nil && !now && !then {
		figure = fmt.Errorf("neither this version has the figure %q, nor the one before: %w", r.Figure, field.ErrNotFound)
	}
	return errors.Join(field.At("figure", figure), field.RequiredNote("reason", r.Reason))
}

// check returns what is wrong with an approval of a version of a day.
func (a CaseApproval) check(version calendar.Date, members map[partnership.OrgID]bool) error {
	var early error
	if a.On.Before(version) && !a.On.IsZero() {
		early = fmt.Errorf("%v is before the version, %v: %w", a.On, version, field.ErrOrder)
	}
	return errors.Join(
		field.At("org", checkPlanMember(a.Org, members)),
		field.Required("by", a.By),
		field.RequiredValue("on", a.On),
		field.At("on", early),
		field.CheckOneOf("decision", "decision", a.Decision, CaseDecisions()),
		field.OptionalNote("reference", a.Reference),
	)
}

// figure returns a figure of the version.
func (v CaseVersion) figure(id string) (f CaseFigure, ok bool) {
	place := slices.IndexFunc(v.Figures, func(f CaseFigure) bool { return f.ID == id })
	if place < 0 {
		return CaseFigure{}, false
	}
	return v.Figures[place], true
}

// decision returns what a partner has decided on the version by a day, and "" if nothing.
func (v CaseVersion) decision(org partnership.OrgID, day calendar.Date) CaseDecision {
	last := CaseApproval{}
	for _, a := range v.Approvals {
		if a.Org == org && !a.On.After(day) && !a.On.Before(last.On) {
			last = a
		}
	}
	return last.Decision
}

// VersionOn returns the index of the version that counts on a day: the last one of that day or
// before. ok is false if there is none.
func (c BusinessCase) VersionOn(day calendar.Date) (place int, ok bool) {
	for i, v := range c.Versions {
		if !v.On.IsZero() && !v.On.After(day) {
			place, ok = i, true
		}
	}
	return place, ok
}

// GateFacts returns the facts that the gates of a lifecycle ask for, about the version that counts
// on a day. The members that have approved that version by the day stand by it. ok is false if
// there is no version.
func (c BusinessCase) GateFacts(day calendar.Date) (facts GateFacts, ok bool) {
	place, ok := c.VersionOn(day)
	if !ok {
		return GateFacts{}, false
	}
	v := c.Versions[place]
	facts = GateFacts{On: v.On, Author: v.Author, ReviewBy: v.ReviewBy, AgreedBy: []partnership.OrgID{}, Reference: v.Reference}
	for _, org := range c.Members {
		if v.decision(org, day) == CaseApproved {
			facts.AgreedBy = append(facts.AgreedBy, org)
		}
	}
	return facts, true
}

// Concerns returns what somebody should look at in the business case on a day. In the version that
// counts on that day:
//
//   - a review that is overdue or has no day
//   - one of the five cases that is not written
//   - a figure that nobody knows
//   - a member that has not approved the version, or has refused
//
// In that version and those before it:
//
//   - a figure that has moved without a reason
//   - a step back to an earlier stage
//
// Organisations are called by their names. The errors are those of Validate, and ErrRequired at
// "day" if it is not set.
func (c BusinessCase) Concerns(day calendar.Date, names report.Names) (Concerns, error) {
	if err := errors.Join(c.Validate(), field.RequiredValue("day", day)); err != nil {
		return nil, err
	}
	all := Concerns{}
	last, ok := c.VersionOn(day)
	if !ok {
		return all, nil
	}
	for i := 1; i <= last; i++ {
		c.addMoves(&all, i)
	}
	c.addVersion(&all, last, day, names)
	return all, nil
}

// addMoves adds what has moved from the version before without a reason.
func (c BusinessCase) addMoves(all *Concerns, place int) {
	before, v, at := c.Versions[place-1], c.Versions[place], field.Index("versions", place)
	if slices.Index(CaseStages(), v.Stage) < slices.Index(CaseStages(), before.Stage) {
		all.add(BackToEarlierCase, at+".stage", "%s: %s after %s", v.Version, v.Stage.Title(), before.Stage.Title())
	}
	for _, change := range figureChanges(before, v) {
		if reason := v.reason(change.Figure); reason == "" {
			all.add(ReasonMissing, at+".reasons", "%s: %q %s, and nobody says why", v.Version, change.Title, change.words())
		}
	}
}

// addVersion adds what there is to look at in one version.
func (c BusinessCase) addVersion(all *Concerns, place int, day calendar.Date, names report.Names) {
	v, at := c.Versions[place], field.Index("versions", place)
	all.addReview(at+".review_by", v.ReviewBy, day)
	for _, one := range FiveCases() {
		if !slices.ContainsFunc(v.Cases, func(w WrittenCase) bool { return w.Case == one }) {
			all.add(CaseNotWritten, at+".cases", "the %s case is not written", one)
		}
	}
	for i, f := range v.Figures {
		if !f.known() {
			all.add(FigureNotKnown, field.Index(at+".figures", i), "nobody knows: %s", f.Title)
		}
	}
	for _, org := range c.Members {
		switch v.decision(org, day) {
		case CaseRefused:
			all.add(ApprovalRefused, at+".approvals", "%s has refused version %s", org.Name(names), v.Version)
		case "":
			all.add(ApprovalMissing, at+".approvals", "no approval of version %s by %s is recorded", v.Version, org.Name(names))
		}
	}
}

// known reports whether the figure is known.
func (f CaseFigure) known() bool { return f.Amount.Known() || f.Value.Known() }
