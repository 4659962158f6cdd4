package lifecycle

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// EvidenceKind is what a piece of evidence is: one of EvidenceKinds, or a kind that an
// organisation has added.
//
// An added kind has a prefix that says whose it is, such as "hrw-call-in"; field.IsOwn has
// the form.
type EvidenceKind string

// The kinds of evidence that this package knows: for the eight lessons in their order,
// then others.
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

// EvidenceKinds returns every EvidenceKind that this package knows.
func EvidenceKinds() []EvidenceKind {
	return []EvidenceKind{
		BusinessCase, BenefitsPlan, ResourcePlan, StakeholderBuyIn, ServiceLevelAgreement, TransitionPlan,
		StaffCommunications, ContingencyPlan, PoliticalSupport, ExitPlan, ExitSettlement, StaffInformation,
	}
}

// UnmarshalText reads one of EvidenceKinds or a kind that an organisation has added; the
// error wraps field.ErrInvalid.
func (k *EvidenceKind) UnmarshalText(text []byte) error {
	*k = ""
	read := EvidenceKind(text)
	if err := read.check(); err != nil && read != "" {
		return err
	}
	*k = read
	return nil
}

// Own reports whether the kind has the form of one that an organisation has added:
// "hrw-call-in".
func (k EvidenceKind) Own() bool { return field.IsOwn(k) }

// check returns what is wrong with the kind.
func (k EvidenceKind) check() error {
	switch {
	case k == "":
		return field.ErrRequired
	case k.Own() || slices.Contains(EvidenceKinds(), k):
		return nil
	}
	err := fmt.Errorf("%s is not a kind of evidence (%s, or one of your own like hrw-call-in): %w",
		field.Quote(k), strings.Join(texts(EvidenceKinds()), ", "), field.ErrInvalid)
	return field.WithForm(evidenceForm, err)
}

// evidenceForm is how a kind of evidence is written.
func evidenceForm() field.Form { return field.OwnForm(EvidenceKinds()) }

// Title returns the kind of evidence as a form or a report shows it: "Exit plan", and
// "Call in (HRW)" for an added kind.
func (k EvidenceKind) Title() string {
	if !k.Own() {
		return field.Title(k)
	}
	return field.OwnTitle(k)
}

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
	Facts       []Fact              `json:"facts,omitempty"`     // what it says, for rules that an organisation has added
	Reference   string              `json:"reference,omitempty"` // where it is
}

// Validate returns what is wrong with the evidence, in the order of its fields:
//
//   - field.ErrRequired: no kind, partnership, day or author
//   - field.ErrInvalid: an unknown kind or topic, a malformed id
//   - field.ErrOrder: a review before the day of the evidence
//   - field.ErrDuplicate: an organisation, topic or fact that is listed before
//   - field.ErrRange: a text that is too long
//   - what Fact finds
func (e Evidence) Validate() error {
	var review error
	if !e.ReviewBy.IsZero() && e.ReviewBy.Before(e.On) {
		review = fmt.Errorf("%v is before it was written, %v: %w", e.ReviewBy, e.On, field.ErrOrder)
	}
	return errors.Join(
		field.At("kind", e.Kind.check()),
		field.At("partnership", required(e.Partnership != uuid.UUID{})),
		field.RequiredValue("on", e.On),
		field.Required("author", e.Author),
		field.At("review_by", review),
		field.EachOnce("agreed_by", e.AgreedBy, partnership.OrgID.Validate),
		field.EachOnce("covers", e.Covers, func(t Topic) error { return field.CheckOneOf("", "topic", t, Topics()) }),
		field.Each("facts", e.Facts, Fact.Validate),
		field.Unique("facts", "name", e.Facts, func(f Fact) string { return f.Name }),
		field.OptionalNote("reference", e.Reference),
	)
}

// Fact is one thing that a piece of evidence says, for the rules that an organisation has
// added: an answer, a day or a number. It is as old as its evidence, and reviewed with it.
type Fact struct {
	Name   string               `json:"name"`            // what it is: lower-case words with hyphens, "period-ends"
	Answer Answer               `json:"answer,omitzero"` // to a question of fact
	Day    calendar.Date        `json:"day,omitzero"`    // of something that is told
	Number partnership.Quantity `json:"number,omitzero"` // of something that is measured
}

// Validate returns what is wrong with the fact:
//
//   - field.ErrRequired: no name; no answer, day or number
//   - field.ErrInvalid: a malformed name, an unknown answer, more than one of answer,
//     day and number
func (f Fact) Validate() error {
	return errors.Join(field.At("name", f.checkName()), checkAnswer("answer", f.Answer), f.checkOne())
}

// checkName returns what is wrong with the name.
func (f Fact) checkName() error {
	switch {
	case f.Name == "":
		return field.ErrRequired
	case !field.IsKebab(f.Name) || len(f.Name) > field.MaxID:
		return fmt.Errorf("%s is not the name of a fact (1 to %d lower-case letters and digits, with hyphens between words): %w",
			field.Quote(f.Name), field.MaxID, field.ErrInvalid)
	}
	return nil
}

// checkOne returns an error unless the fact says one thing.
func (f Fact) checkOne() error {
	said := 0
	for _, set := range []bool{f.Answer != "", !f.Day.IsZero(), f.Number.Known()} {
		if set {
			said++
		}
	}
	switch said {
	case 0:
		return fmt.Errorf("an answer, a day or a number: %w", field.ErrRequired)
	case 1:
		return nil
	}
	return fmt.Errorf("%d of answer, day and number, want one: %w", said, field.ErrInvalid)
}

// Fact returns what the evidence says under a name, and its place in the evidence, for a
// rule. If it says nothing under that name, the fact is the zero Fact, and the place is
// that of the list:
//
//	at, ends := callIn.Fact("period-ends")
//	if heard.Given(at, !ends.Day.IsZero()) && !ends.Day.Before(m.Event.On) {
func (e Evidence) Fact(name string) (at policy.Pointer, fact Fact) {
	const facts = policy.Pointer("/facts")
	for i, f := range e.Facts {
		if f.Name == name {
			return facts.Index(i), f
		}
	}
	return facts, Fact{}
}

// EvidenceState is what evidence of a kind is worth on a day.
type EvidenceState string

// The states of evidence.
const (
	Current    EvidenceState = "current"     // it was put forward and is in date
	Missing    EvidenceState = "missing"     // nothing was put forward
	Stale      EvidenceState = "stale"       // its review is overdue: for an exit plan a year after it was written, if not before
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

// reviewDue returns the last day on which the evidence is in date. An exit plan is reviewed
// every year: its last day is no later than a year after this version.
func (e *Evidence) reviewDue() calendar.Date {
	if e.Kind != ExitPlan {
		return e.ReviewBy
	}
	yearly := e.On.AddMonths(12)
	if yearly.IsZero() || !e.ReviewBy.IsZero() && e.ReviewBy.Before(yearly) {
		return e.ReviewBy
	}
	return yearly
}

// EvidenceOn returns the place in the dossier of the evidence of a kind that counts on a
// day, and its state. The last that was written by that day counts, or, if all of it was
// written later, the first. If two have the same day, the later in the list counts. The
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
	if by := d.Evidence[last].reviewDue(); !by.IsZero() && by.Before(day) {
		return last, Stale
	}
	return last, Current
}

// evidenceKinds returns the kinds that this package knows, and then those of one's own
// that are in the dossier, each once.
func (d *Dossier) evidenceKinds() []EvidenceKind {
	kinds := EvidenceKinds()
	seen := map[EvidenceKind]bool{}
	for i := range d.Evidence {
		if kind := d.Evidence[i].Kind; kind.Own() && !seen[kind] {
			seen[kind] = true
			kinds = append(kinds, kind)
		}
	}
	return kinds
}
