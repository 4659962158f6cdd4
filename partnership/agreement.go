package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ExitStrategy is whether an agreement says how the partnership comes apart.
type ExitStrategy string

// Whether an exit strategy is agreed. If it is not set, that is not known.
const (
	ExitAgreed    ExitStrategy = "agreed"
	ExitNotAgreed ExitStrategy = "not-agreed"
)

// ExitStrategies returns every ExitStrategy.
func ExitStrategies() []ExitStrategy { return []ExitStrategy{ExitAgreed, ExitNotAgreed} }

// UnmarshalText reads one of ExitStrategies, or no text, which is not set; the error wraps
// ErrInvalid.
func (e *ExitStrategy) UnmarshalText(text []byte) (err error) {
	*e, err = field.ReadOneOf("exit strategy", text, ExitStrategies())
	return err
}

// Title returns the exit strategy as a form or a report shows it.
func (e ExitStrategy) Title() string { return field.Title(e) }

// Terms are what an agreement lays down and an amendment can change.
type Terms struct {
	Structure     Structure      `json:"structure,omitzero"`       // the legal form
	Powers        []Power        `json:"powers,omitempty"`         // the powers it is made under
	Term          calendar.Term  `json:"term,omitzero"`            // from its first day to its last
	RollsMonths   int            `json:"rolls_months,omitzero"`    // an evergreen term goes on for so many months more if no member gives notice by its last day; not set: the term ends
	ReviewMonths  int            `json:"review_months,omitzero"`   // the most months between two reviews; not set: not known
	Notice        Notice         `json:"notice,omitzero"`          // what a member must give to leave
	Voting        Voting         `json:"voting,omitzero"`          // how the members decide
	ServiceLevels []ServiceLevel `json:"service_levels,omitempty"` // what the services must reach
	Disputes      []DisputeStep  `json:"disputes,omitempty"`       // the steps for settling a dispute, in order
	Exit          ExitStrategy   `json:"exit,omitzero"`            // whether it says how the partnership comes apart
}

// Agreement is what the members have agreed: terms, and the amendments to them.
type Agreement struct {
	Signed     calendar.Date `json:"signed,omitzero"`      // the day it was signed; not set: not yet, or not known
	Reference  string        `json:"reference,omitempty"`  // the minute, deed or file
	Terms      Terms         `json:"terms"`                // as first agreed
	Amendments []Amendment   `json:"amendments,omitempty"` // in the order of the days on which they take effect
}

// Amendment is a change of terms from a day on. A term that it sets replaces the earlier one
// as a whole; a term that it does not set stays as it was. So to extend an agreement, set
// Term from the first day of the agreement, not from the day of the extension.
type Amendment struct {
	From       calendar.Date `json:"from,omitzero"`        // the first day on which it holds
	Agreed     calendar.Date `json:"agreed,omitzero"`      // the day it was agreed; not set: not recorded
	ApprovedBy Authority     `json:"approved_by,omitzero"` // who agreed to it
	Reference  string        `json:"reference,omitempty"`  // the minute, deed or file
	Terms      Terms         `json:"terms"`                // the terms that it changes
}

// Validate returns what is wrong with the agreement:
//
//   - ErrRequired: terms without a structure or a term
//   - ErrOrder: amendments that are out of order
//   - what the checks of package field find in the reference
//   - what Terms and Amendment find
func (a Agreement) Validate() error {
	return errors.Join(
		field.OptionalName("reference", a.Reference),
		field.At("terms", a.Terms.check(true)),
		field.Each("amendments", a.Amendments, Amendment.Validate),
		a.checkOrder(),
	)
}

// checkOrder returns ErrOrder for each amendment that takes effect before one listed earlier.
func (a Agreement) checkOrder() error {
	latest := calendar.Date{}
	return field.Each("amendments", a.Amendments, func(x Amendment) error {
		if x.From.Before(latest) && !x.From.IsZero() {
			return field.At("from", fmt.Errorf("%v is listed after %v: %w", x.From, latest, field.ErrOrder))
		}
		if x.From.After(latest) {
			latest = x.From
		}
		return nil
	})
}

// Validate returns what is wrong with the terms that are set:
//
//   - ErrInvalid: an unknown structure, power or exit strategy
//   - ErrDuplicate: a second power or service level with one id
//   - ErrRange: ReviewMonths or RollsMonths that are not from 1 to 1,200
//   - what Term, Notice, Voting, ServiceLevel and DisputeStep find
func (t Terms) Validate() error { return t.check(false) }

// check is Validate. The terms of a first agreement must have a structure and a term.
func (t Terms) check(first bool) error {
	var structure, term, notice, voting error
	if first || t.Structure != "" {
		structure = field.CheckOneOf("structure", "structure", t.Structure, Structures())
	}
	if first || !t.Term.IsZero() {
		term = field.At("term", t.Term.Validate())
	}
	if !t.Notice.IsZero() {
		notice = field.At("notice", t.Notice.Validate())
	}
	if !t.Voting.IsZero() {
		voting = field.At("voting", t.Voting.Validate())
	}
	return errors.Join(
		structure,
		t.checkPowers(),
		term,
		field.At("rolls_months", t.checkRolls()),
		field.At("review_months", t.checkReview()),
		notice,
		voting,
		field.Each("service_levels", t.ServiceLevels, ServiceLevel.Validate),
		field.Unique("service_levels", "id", t.ServiceLevels, func(s ServiceLevel) string { return s.ID }),
		field.Each("disputes", t.Disputes, DisputeStep.Validate),
		field.OptionalOneOf("exit", "exit strategy", t.Exit, ExitStrategies()),
	)
}

// checkPowers returns what is wrong with the powers.
func (t Terms) checkPowers() error {
	all := Powers() // once, and not for each
	return errors.Join(
		field.Each("powers", t.Powers, func(p Power) error {
			_, err := field.OneOf("power", string(p), all)
			return err
		}),
		field.Unique("powers", "", t.Powers, func(p Power) Power { return p }),
	)
}

// checkRolls returns what is wrong with the months by which the term rolls on.
func (t Terms) checkRolls() error {
	if t.RollsMonths < 0 || t.RollsMonths > calendar.MaxMonths {
		return fmt.Errorf("by %d months: want 1 to %d: %w", t.RollsMonths, calendar.MaxMonths, field.ErrRange)
	}
	return nil
}

// checkReview returns what is wrong with the months between reviews.
func (t Terms) checkReview() error {
	if t.ReviewMonths < 0 || t.ReviewMonths > calendar.MaxMonths {
		return fmt.Errorf("every %d months: want 1 to %d: %w", t.ReviewMonths, calendar.MaxMonths, field.ErrRange)
	}
	return nil
}

// Validate returns what is wrong with the amendment:
//
//   - ErrRequired: no day on which it takes effect
//   - ErrInvalid: an unknown authority
//   - what the checks of package field find in the reference
//   - what Terms finds
func (a Amendment) Validate() error {
	return errors.Join(
		field.RequiredValue("from", a.From),
		field.OptionalOneOf("approved_by", "deciding authority", a.ApprovedBy, Authorities()),
		field.OptionalName("reference", a.Reference),
		field.At("terms", a.Terms.Validate()),
	)
}

// On returns the terms in force on a day: the terms first agreed, changed in order by every
// amendment that had taken effect by then. Before the first day of the agreement they are the
// terms first agreed.
func (a Agreement) On(day calendar.Date) Terms {
	terms := a.Terms.clone()
	for _, amendment := range a.Amendments {
		if by(amendment.From, day) {
			terms = terms.replacedBy(amendment.Terms.clone())
		}
	}
	return terms
}

// replacedBy returns the terms, with those that change sets in place of the old ones.
func (t Terms) replacedBy(change Terms) Terms {
	if change.Structure != "" {
		t.Structure = change.Structure
	}
	if len(change.Powers) > 0 {
		t.Powers = change.Powers
	}
	if !change.Term.IsZero() {
		t.Term = change.Term
	}
	if change.RollsMonths != 0 {
		t.RollsMonths = change.RollsMonths
	}
	if change.ReviewMonths != 0 {
		t.ReviewMonths = change.ReviewMonths
	}
	if !change.Notice.IsZero() {
		t.Notice = change.Notice
	}
	if !change.Voting.IsZero() {
		t.Voting = change.Voting
	}
	if len(change.ServiceLevels) > 0 {
		t.ServiceLevels = change.ServiceLevels
	}
	if len(change.Disputes) > 0 {
		t.Disputes = change.Disputes
	}
	if change.Exit != "" {
		t.Exit = change.Exit
	}
	return t
}

// clone returns the terms with lists of their own.
func (t Terms) clone() Terms {
	t.Powers = slices.Clone(t.Powers)
	t.Notice.Served.Listed = slices.Clone(t.Notice.Served.Listed)
	t.Notice.Expires.Listed = slices.Clone(t.Notice.Expires.Listed)
	t.Voting.Votes = slices.Clone(t.Voting.Votes)
	t.Voting.Vetoes = slices.Clone(t.Voting.Vetoes)
	t.ServiceLevels = slices.Clone(t.ServiceLevels)
	t.Disputes = slices.Clone(t.Disputes)
	return t
}
