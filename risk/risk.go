package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Risk is one entry of a register: what may happen, why, what follows, and what is
// done about it.
type Risk struct {
	ID          RiskID     `json:"id"`                   // unique in the register
	Ref         string     `json:"ref,omitempty"`        // how the register prints its number: "Corp 1", "6(a)"
	Title       string     `json:"title"`                // what people call it
	Cause       string     `json:"cause"`                // what brings it about: as a result of this …
	Event       string     `json:"event"`                // … this may happen …
	Consequence string     `json:"consequence"`          // … which would lead to this
	Nature      Nature     `json:"nature"`               // threat or opportunity
	Category    Category   `json:"category"`             // what it is about
	AlsoIn      []Category `json:"also_in,omitempty"`    // the other categories that it belongs to
	Treatment   Treatment  `json:"treatment,omitzero"`   // what is decided about it; not set: nothing
	Objectives  []string   `json:"objectives,omitempty"` // the aims of the body that the risk affects
	Source      string     `json:"source,omitempty"`     // where it comes from: "clauses 21 and 22 of the agreement"

	Owner       string        `json:"owner,omitempty"`        // who answers for it
	ActionOwner string        `json:"action_owner,omitempty"` // who does the actions that name nobody
	Raised      calendar.Date `json:"raised,omitzero"`        // the day it was identified
	Reviewed    calendar.Date `json:"reviewed,omitzero"`      // the last review that left the assessment as it was; not set: none is recorded
	Proximity   calendar.Date `json:"proximity,omitzero"`     // the first day on which it could happen; not set: not known
	Velocity    Velocity      `json:"velocity,omitzero"`      // how soon after the event it is felt

	Members  []partnership.OrgID  `json:"members,omitempty"` // whom it concerns; empty: every member of the register
	Lines    []partnership.LineID `json:"lines,omitempty"`   // the service lines that it concerns; empty: all of them
	Bearing  Bearing              `json:"bearing,omitzero"`  // who bears the loss; not set: not agreed
	Estimate Estimate             `json:"estimate,omitzero"` // its probability and amount; not set: not estimated

	Inherent Assessment `json:"inherent,omitzero"` // as if there were no controls
	Current  Assessment `json:"current,omitzero"`  // with the controls that work now
	Target   Assessment `json:"target,omitzero"`   // where it is to be, and by which day

	Controls       []Control `json:"controls,omitempty"`        // what keeps it down
	SharedControls []string  `json:"shared_controls,omitempty"` // the controls of the register, by id, that keep this risk down too

	Actions    []Action    `json:"actions,omitempty"`    // what is to be done
	Acceptance Acceptance  `json:"acceptance,omitzero"`  // the decision to live with it
	Indicators []Indicator `json:"indicators,omitempty"` // the figures that tell of it

	Occurrences []Occurrence `json:"occurrences,omitempty"` // the times at which it has happened, in order of time

	CausedBy []RiskID `json:"caused_by,omitempty"` // the risks that bring it about
	Related  []RiskID `json:"related,omitempty"`   // other risks to be seen with it

	Status     Status        `json:"status"`                // open, closed or merged
	Ended      calendar.Date `json:"ended,omitzero"`        // the day it was closed or merged
	EndReason  string        `json:"end_reason,omitempty"`  // why
	MergedInto RiskID        `json:"merged_into,omitempty"` // the risk that it is a part of now
	SplitFrom  RiskID        `json:"split_from,omitempty"`  // the risk that it was a part of before; not set: none
}

// Validate returns what is wrong with the risk by itself, in the order of its
// fields:
//
//   - ErrRequired: no id, title, nature or status; a closed or merged risk without the day
//     on which it ended; a merged risk without the one that it is merged into; an
//     occurrence without a day
//   - ErrInvalid: a malformed id; an unknown category; an open risk that ended; a risk
//     that is not merged but names one that it is merged into; a reference to itself; a
//     merged risk with an action that is not done; a threat to take; an opportunity to
//     treat or to terminate
//   - ErrOrder: ended before it was raised; occurrences out of order of time
//   - ErrDuplicate: a member, line, risk or shared control named twice in one list; its
//     category in also_in; two actions or indicators with one id
//   - what field.CheckName finds in the title and the owners, and field.CheckNote in the
//     other texts
//   - what Bearing, Estimate, Assessment, Control, Action, Acceptance, Indicator and
//     Occurrence find
//
// Checks says whether the risk is well managed: whether it has a cause, an event, a
// consequence, a category, an owner and an assessment with a day, and counts no control
// twice. Validate does not ask for these, since registers in use lack many of them.
func (r Risk) Validate() error {
	return errors.Join(r.checkDescription(), r.checkExposure(), r.checkManagement(), r.checkEnd())
}

// checkDescription returns what is wrong with what the risk is, and with who answers for it.
func (r Risk) checkDescription() error {
	return errors.Join(
		field.At("id", r.ID.Validate()),
		field.OptionalName("ref", r.Ref),
		field.Required("title", r.Title),
		field.OptionalNote("cause", r.Cause),
		field.OptionalNote("event", r.Event),
		field.OptionalNote("consequence", r.Consequence),
		field.CheckOneOf("nature", "nature of a risk", r.Nature, Natures()),
		checkCategory(r.Category),
		r.checkAlsoIn(),
		field.At("treatment", r.checkTreatment()),
		field.EachOnce("objectives", r.Objectives, field.CheckName),
		field.OptionalName("source", r.Source),
		field.OptionalName("owner", r.Owner),
		field.OptionalName("action_owner", r.ActionOwner),
	)
}

// checkExposure returns what is wrong with how soon the risk is felt, whom it concerns, who
// bears the loss and what that may be.
func (r Risk) checkExposure() error {
	var velocity, bearing, estimate error
	if r.Velocity != 0 {
		velocity = checkLevel("velocity", int(r.Velocity), velocityNames())
	}
	if r.Bearing.agreed() {
		bearing = r.Bearing.Validate()
	}
	if !r.Estimate.IsZero() {
		estimate = r.Estimate.Validate()
	}
	return errors.Join(
		field.At("velocity", velocity),
		field.EachOnce("members", r.Members, partnership.OrgID.Validate),
		field.EachOnce("lines", r.Lines, partnership.LineID.Validate),
		field.At("bearing", bearing),
		field.At("estimate", estimate),
	)
}

// checkManagement returns what is wrong with the assessments, with what is done about the
// risk, and with what else is recorded of it.
func (r Risk) checkManagement() error {
	return errors.Join(
		field.At("inherent", r.Inherent.Validate()),
		field.At("current", r.Current.Validate()),
		field.At("target", r.Target.Validate()),
		field.Each("controls", r.Controls, Control.Validate),
		field.EachOnce("shared_controls", r.SharedControls, func(id string) error { return field.CheckID("a control", id) }),
		field.Each("actions", r.Actions, r.checkAction),
		field.Unique("actions", "id", r.Actions, func(a Action) string { return a.ID }),
		field.At("acceptance", r.Acceptance.Validate()),
		field.Each("indicators", r.Indicators, Indicator.Validate),
		field.Unique("indicators", "id", r.Indicators, func(i Indicator) string { return i.ID }),
		r.checkOccurrences(),
		field.EachOnce("caused_by", r.CausedBy, r.checkOther),
		field.EachOnce("related", r.Related, r.checkOther),
	)
}

// checkAlsoIn returns what is wrong with the other categories.
func (r Risk) checkAlsoIn() error {
	return field.EachOnce("also_in", r.AlsoIn, func(c Category) error {
		if c != "" && c == r.Category {
			return fmt.Errorf("%s is the category itself: %w", c, field.ErrDuplicate)
		}
		return c.Validate()
	})
}

// categories returns every category that the risk belongs to, its first one first.
func (r *Risk) categories() []Category { return append([]Category{r.Category}, r.AlsoIn...) }

// checkTreatment returns what is wrong with the treatment, which need not be set.
func (r Risk) checkTreatment() error {
	if r.Treatment == "" {
		return nil
	}
	_, err := field.OneOf("treatment", string(r.Treatment), Treatments())
	switch {
	case err != nil:
		return err
	case r.Nature == Threat && r.Treatment == Take:
		return fmt.Errorf("%q does not fit a threat: %w", r.Treatment, field.ErrInvalid)
	case r.Nature == Opportunity && (r.Treatment == Treat || r.Treatment == Terminate):
		return fmt.Errorf("%q does not fit an opportunity: %w", r.Treatment, field.ErrInvalid)
	}
	return nil
}

// checkAction returns what is wrong with an action of the risk.
func (r Risk) checkAction(a Action) error {
	err := a.Validate()
	if r.Status == MergedRisk && a.Done.IsZero() {
		err = errors.Join(err, fmt.Errorf("the risk is merged, and the action is not done: move it to %s: %w", r.MergedInto, field.ErrInvalid))
	}
	return err
}

// checkOther returns what is wrong with the id of another risk.
func (r Risk) checkOther(id RiskID) error {
	if id != "" && id == r.ID {
		return fmt.Errorf("%s is the risk itself: %w", id, field.ErrInvalid)
	}
	return id.Validate()
}

// checkEnd returns what is wrong with the status and with how the risk ended.
func (r Risk) checkEnd() error {
	errs := []error{field.CheckOneOf("status", "status of a risk", r.Status, Statuses())}
	ended := r.over()
	switch {
	case ended && r.Ended.IsZero():
		errs = append(errs, field.At("ended", field.ErrRequired))
	case r.Status == OpenRisk && !r.Ended.IsZero():
		errs = append(errs, field.At("ended", fmt.Errorf("%v, and the risk is open: %w", r.Ended, field.ErrInvalid)))
	case ended && r.Ended.Before(r.Raised):
		errs = append(errs, field.At("ended", fmt.Errorf("%v is before it was raised, %v: %w", r.Ended, r.Raised, field.ErrOrder)))
	}
	errs = append(errs, field.OptionalNote("end_reason", r.EndReason))
	switch {
	case r.Status == MergedRisk:
		errs = append(errs, field.At("merged_into", r.checkOther(r.MergedInto)))
	case r.MergedInto != "":
		errs = append(errs, field.At("merged_into", fmt.Errorf("%s, and the risk is not merged: %w", field.Quote(r.MergedInto), field.ErrInvalid)))
	}
	if r.SplitFrom != "" {
		errs = append(errs, field.At("split_from", r.checkOther(r.SplitFrom)))
	}
	return errors.Join(errs...)
}

// over reports whether the risk is known not to be open any more.
func (r *Risk) over() bool { return r.Status == ClosedRisk || r.Status == MergedRisk }

// ownerOf returns who does an action of the risk, and "" if nobody is named.
func (r *Risk) ownerOf(a Action) string {
	if field.CheckText(a.Owner) != nil {
		return r.ActionOwner
	}
	return a.Owner
}
