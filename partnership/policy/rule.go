package policy

import (
	"errors"
	"fmt"
	"net/url"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Rule is one version of a rule over values of type T. It is in force on certain days.
//
// Its functions must not change the value, and must answer from the value and the day of the
// Hearing alone. T can be a pointer, so that a large value is not copied for each rule; package
// policytest finds a rule that changes the value behind it.
type Rule[T any] struct {
	ID       RuleID        // the same in every version of the rule
	Title    string        // what the rule wants, as a sentence: "An exit plan is agreed within three months"
	Source   Source        // where the rule comes from
	Severity Severity      // whether it blocks or only advises
	InForce  calendar.Term // the days on which this version is in force

	// AfterGap is the reason why no version of the rule is in force on the days between
	// the version before and this one, if there are such days. NewSet refuses such days
	// without a reason, because the rule blocks nothing on them.
	AfterGap string

	// Applies reports whether the rule is about the value. If Applies is nil, the rule
	// is about every value. If Applies returns false, the outcome is
	//
	//   - NotApplicable, if it asked for evidence and all of it was known
	//   - Unknown, if some of it was not known, or if it asked for no evidence
	Applies func(h Hearing, value T) bool

	// Check tells h what is known about the value and what breaks the rule.
	Check func(h Hearing, value T)
}

// Validate returns what is wrong with the rule, in the order of its fields:
//
//   - ErrRequired: an id, title, source document, severity, first day in force or
//     check that is not set
//   - ErrInvalid: a malformed id or address, an unknown severity
//   - ErrOrder: a last day in force before the first
//   - the errors of [field.CheckName] for the title, and of [field.CheckNote] for the
//     reason of a gap
func (r Rule[T]) Validate() error {
	errs := []error{
		field.At("id", r.ID.Validate()),
		field.Required("title", r.Title),
		field.At("source", r.Source.Validate()),
		field.CheckOneOf("severity", "severity", r.Severity, Severities()),
		field.At("in_force", r.InForce.Validate()),
		field.OptionalNote("after_gap", r.AfterGap),
	}
	if r.Check == nil {
		errs = append(errs, field.At("check", field.ErrRequired))
	}
	return errors.Join(errs...)
}

// Source is the document that a rule comes from.
type Source struct {
	Document string `json:"document"`          // an Act, judgment, agreement or guide, with its edition
	Clause   string `json:"clause,omitempty"`  // the place in the document: "s.102", "clause 12.1", "lesson 1"
	Address  string `json:"address,omitempty"` // the address of its page on the web: https://… or http://…
}

// Validate returns what is wrong with the source, in the order of its fields:
//
//   - ErrRequired: a document that is not set
//   - ErrInvalid: an address that is not the address of a web page
//   - the errors of [field.CheckName] for the document and the clause
//   - ErrRange: an address of more than field.MaxNote characters
func (s Source) Validate() error {
	return errors.Join(
		field.Required("document", s.Document),
		field.OptionalName("clause", s.Clause),
		field.At("address", s.checkAddress()),
	)
}

// checkAddress returns an error for an address that is set and is not the address of a web page.
func (s Source) checkAddress() error {
	if s.Address == "" {
		return nil
	}
	if err := field.CheckNote(s.Address); err != nil {
		return err
	}
	page, err := url.Parse(s.Address)
	if err != nil || page.Scheme != "https" && page.Scheme != "http" || page.Host == "" {
		return fmt.Errorf("%s is not a web address like https://www.legislation.gov.uk/ukpga/1972/70: %w",
			field.Quote(s.Address), field.ErrInvalid)
	}
	return nil
}

// String returns the document and the clause: "Local Government Act 1972, s.102".
func (s Source) String() string {
	if s.Clause == "" {
		return s.Document
	}
	return s.Document + ", " + s.Clause
}

// RuleID is the id of a rule: 1 to 64 ASCII letters, digits and - _ . : /, of which the first is
// a letter or a digit. Reports are in the order of these ids, byte by byte. To have rules in a
// certain order, number them: ogc-2008-1.
type RuleID string

// Validate returns the error of [field.CheckID] for the id: ErrRequired or ErrInvalid.
func (id RuleID) Validate() error { return field.CheckID("a rule", string(id)) }

// UnmarshalText reads a well-formed id, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (id *RuleID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[RuleID](text)
	return err
}
