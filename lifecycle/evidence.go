package lifecycle

import (
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// EvidenceKind is what a piece of evidence is.
type EvidenceKind string

// The kinds of evidence: for the eight lessons in their order, then others.
const (
	BusinessCase          EvidenceKind = "business-case"
	BenefitsPlan          EvidenceKind = "benefits-plan" // how and when benefits are to be realised
	ResourcePlan          EvidenceKind = "resource-plan" // capacity, capability and resources
	StakeholderBuyIn      EvidenceKind = "stakeholder-buy-in"
	ServiceLevelAgreement EvidenceKind = "service-level-agreement"
	TransitionPlan        EvidenceKind = "transition-plan" // or migration plan
	StaffCommunications   EvidenceKind = "staff-communications"
	ContingencyPlan       EvidenceKind = "contingency-plan"
	PoliticalSupport      EvidenceKind = "political-support"
	ExitPlan              EvidenceKind = "exit-plan"
	ExitSettlement        EvidenceKind = "exit-settlement"   // what is paid on leaving
	StaffInformation      EvidenceKind = "staff-information" // given to the new employer
)

// EvidenceKinds returns every EvidenceKind.
func EvidenceKinds() []EvidenceKind {
	return []EvidenceKind{
		BusinessCase, BenefitsPlan, ResourcePlan, StakeholderBuyIn, ServiceLevelAgreement, TransitionPlan,
		StaffCommunications, ContingencyPlan, PoliticalSupport, ExitPlan, ExitSettlement, StaffInformation,
	}
}

// UnmarshalText reads one of EvidenceKinds; the error wraps field.ErrInvalid.
func (k *EvidenceKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of evidence", text, EvidenceKinds())
	return err
}

// Title returns the kind of evidence as a form or a report shows it.
func (k EvidenceKind) Title() string { return field.Title(k) }

// Topic is a subject that a rule may ask a piece of evidence to cover.
type Topic string

// The topics.
const (
	Capacity      Topic = "capacity"   // enough people
	Capability    Topic = "capability" // who can do it
	Resources     Topic = "resources"  // and the money and tools
	DataMigration Topic = "data-migration"
	DataCleansing Topic = "data-cleansing"
)

// Topics returns every Topic.
func Topics() []Topic {
	return []Topic{Capacity, Capability, Resources, DataMigration, DataCleansing}
}

// UnmarshalText reads one of Topics; the error wraps field.ErrInvalid.
func (t *Topic) UnmarshalText(text []byte) (err error) {
	*t, err = field.ReadOneOf("topic", text, Topics())
	return err
}

// Title returns the topic as a form or a report shows it.
func (t Topic) Title() string { return field.Title(t) }

// Evidence is a document that was put forward for a partnership.
type Evidence struct {
	Kind        EvidenceKind        `json:"kind"`                // what it is
	Partnership uuid.UUID           `json:"partnership"`         // what it is about
	On          calendar.Date       `json:"on,omitzero"`         // the day of this version
	Author      string              `json:"author"`              // who answers for it
	ReviewBy    calendar.Date       `json:"review_by,omitzero"`  // the last day on which it is in date
	AgreedBy    []partnership.OrgID `json:"agreed_by,omitempty"` // who has said that they stand by it
	Covers      []Topic             `json:"covers,omitempty"`    // what it deals with
	Reference   string              `json:"reference,omitempty"` // where it is
}

// Validate returns what is wrong with the evidence, in the order of its fields:
//
//   - field.ErrRequired: no kind, partnership, day or author
//   - field.ErrInvalid: an unknown kind or topic, a malformed id
//   - field.ErrOrder: a review before the day of the evidence
//   - field.ErrDuplicate: an organisation or topic that is listed before
//   - field.ErrRange: a text that is too long
func (e Evidence) Validate() error {
	var review error
	if !e.ReviewBy.IsZero() && e.ReviewBy.Before(e.On) {
		review = fmt.Errorf("%v is before it was written, %v: %w", e.ReviewBy, e.On, field.ErrOrder)
	}
	return errors.Join(
		field.CheckOneOf("kind", "kind of evidence", e.Kind, EvidenceKinds()),
		field.At("partnership", required(e.Partnership != uuid.UUID{})),
		field.At("on", required(!e.On.IsZero())),
		field.Required("author", e.Author),
		field.At("review_by", review),
		field.EachOnce("agreed_by", e.AgreedBy, partnership.OrgID.Validate),
		field.EachOnce("covers", e.Covers, func(t Topic) error { return field.CheckOneOf("", "topic", t, Topics()) }),
		field.OptionalNote("reference", e.Reference),
	)
}

// EvidenceState is what evidence of a kind is worth on a day.
type EvidenceState string

// The states of evidence.
const (
	Current    EvidenceState = "current"     // it was put forward and is in date
	Missing    EvidenceState = "missing"     // nothing was put forward
	Stale      EvidenceState = "stale"       // its review is overdue
	DatedAfter EvidenceState = "dated-after" // it was written after the day
)

// EvidenceStates returns every EvidenceState.
func EvidenceStates() []EvidenceState { return []EvidenceState{Current, Missing, Stale, DatedAfter} }

// UnmarshalText reads one of EvidenceStates; the error wraps field.ErrInvalid.
func (s *EvidenceState) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("state of evidence", text, EvidenceStates())
	return err
}

// Title returns the state of evidence as a form or a report shows it.
func (s EvidenceState) Title() string { return field.Title(s) }

// reviewDue returns the last day on which the evidence is in date, and of an exit plan,
// which is reviewed every year, no later than a year after this version.
func (e *Evidence) reviewDue() calendar.Date {
	yearly := e.On.AddMonths(12)
	if e.Kind != ExitPlan || !e.ReviewBy.IsZero() && e.ReviewBy.Before(yearly) {
		return e.ReviewBy
	}
	return yearly
}

// EvidenceOn returns the place in the dossier of the evidence of a kind that counts
// on a day, and its state: the last that was written by then or, if all of it was
// written afterwards, the first. Of two of one day the later in the list counts. The
// place is -1 if the evidence is Missing.
func (d Dossier) EvidenceOn(kind EvidenceKind, day calendar.Date) (place int, state EvidenceState) {
	return d.evidenceOn(kind, day)
}

// evidenceOn is EvidenceOn without a copy of the dossier.
func (d *Dossier) evidenceOn(kind EvidenceKind, day calendar.Date) (place int, state EvidenceState) {
	last, next := -1, -1
	for i := range d.Evidence {
		switch e := &d.Evidence[i]; {
		case e.Kind != kind:
		case e.On.After(day):
			if next < 0 || e.On.Before(d.Evidence[next].On) {
				next = i
			}
		case last < 0 || !e.On.Before(d.Evidence[last].On):
			last = i
		}
	}
	switch {
	case last < 0 && next < 0:
		return -1, Missing
	case last < 0:
		return next, DatedAfter
	}
	if by := d.Evidence[last].ReviewBy; !by.IsZero() && by.Before(day) {
		return last, Stale
	}
	return last, Current
}
