package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Withdrawal is how one member leaves, wholly or by service line: by its own notice, by that
// of others against it, or because it does not renew a term that only the others extend.
type Withdrawal struct {
	Org          partnership.OrgID     `json:"org,omitzero"`           // who leaves
	Lines        []partnership.LineID  `json:"lines,omitempty"`        // which service lines; empty: all of them
	ServedBy     []partnership.OrgID   `json:"served_by,omitempty"`    // the others who served notice against it; empty: it gave notice itself, or nobody did
	Notice       partnership.Notice    `json:"notice,omitzero"`        // the clause of the agreement
	Served       calendar.Date         `json:"served,omitzero"`        // the day on which it was served, or on which the others extended the term
	TermEnds     calendar.Date         `json:"term_ends,omitzero"`     // in place of notice: the last day of the term that it does not renew
	AuthorisedBy partnership.Authority `json:"authorised_by,omitzero"` // who decided to give it; not set: not known
	AgreedLast   calendar.Date         `json:"agreed_last,omitzero"`   // the last day, if the others agreed to waive or shorten the notice
	AgreedBy     []partnership.OrgID   `json:"agreed_by,omitempty"`    // who agreed to that day: the others, or, if they served notice, the leaver
	Conditions   []Condition           `json:"conditions,omitempty"`   // what has to happen before it takes effect
}

// Condition is a condition precedent: without it a withdrawal takes no effect.
type Condition struct {
	Name string        `json:"name"`         // what has to happen: "the leaver has paid"
	Met  calendar.Date `json:"met,omitzero"` // the day on which it happened; not set: not yet
}

// Validate returns ErrRequired for a condition without a name.
func (c Condition) Validate() error { return field.Required("name", c.Name) }

// Validate returns what is wrong with the withdrawal, in the order of its fields:
//
//   - a missing id or day of service, no clause although the notice is not waived, or a
//     waiver that nobody agreed to (ErrRequired);
//   - a malformed id, an unknown authority, or notice of the leaver against itself
//     (ErrInvalid);
//   - somebody who agreed although no last day was agreed, or a leaver who agreed to its own
//     notice (ErrInvalid);
//   - notice, an agreed last day or a condition, beside a term that ends (ErrInvalid);
//   - a duplicate line or organisation (ErrDuplicate);
//   - what Notice finds in the clause or on the day of service;
//   - an agreed last day before the service or after the notice expires (ErrOrder);
//   - a condition met so late that the clause has no later day on which notice can expire
//     (ErrRange).
func (w Withdrawal) Validate() error {
	_, err := w.expiry()
	return errors.Join(
		field.At("org", w.Org.Validate()),
		field.EachOnce("lines", w.Lines, partnership.LineID.Validate),
		field.EachOnce("served_by", w.ServedBy, w.checkServer),
		err,
		field.At("term_ends", w.checkTermEnds()),
		field.OptionalOneOf("authorised_by", "deciding authority", w.AuthorisedBy, partnership.Authorities()),
		field.At("agreed_last", w.checkAgreed()),
		field.At("agreed_by", w.checkAgreedBy()),
		field.EachOnce("agreed_by", w.AgreedBy, partnership.OrgID.Validate),
		field.Each("conditions", w.Conditions, func(c Condition) error {
			_, late := w.after(c)
			return errors.Join(c.Validate(), field.At("met", late))
		}),
	)
}

// checkServer returns what is wrong with one of those who served notice against the leaver.
func (w Withdrawal) checkServer(org partnership.OrgID) error {
	if org != "" && org == w.Org {
		return fmt.Errorf("%s cannot serve notice against itself: %w", org, field.ErrInvalid)
	}
	return org.Validate()
}

// checkTermEnds returns ErrInvalid for what nobody needs to leave when a term ends.
func (w Withdrawal) checkTermEnds() error {
	if w.TermEnds.IsZero() {
		return nil
	}
	for _, beside := range []struct {
		what string
		set  bool
	}{{"notice is served", !w.Notice.IsZero() || len(w.ServedBy) > 0}, {"a last day is agreed", !w.AgreedLast.IsZero()}, {"there is a condition", len(w.Conditions) > 0}} {
		if beside.set {
			return fmt.Errorf("%s, and not needed where a term ends: %w", beside.what, field.ErrInvalid)
		}
	}
	return nil
}

// after returns the first day on which the withdrawal can take effect once the notice has
// expired and a condition is met; not set if that is not known. Notice that was waived or
// shortened can take effect on any day, and other notice only on a day on which the clause
// lets it expire.
func (w Withdrawal) after(c Condition) (calendar.Date, error) {
	last, err := w.expiry()
	switch {
	case !w.AgreedLast.IsZero() && c.Met.After(w.AgreedLast):
		return c.Met, nil
	case !w.AgreedLast.IsZero():
		return w.AgreedLast, nil
	case err == nil && c.Met.After(last):
		return w.Notice.Expiry(c.Met)
	}
	return last, nil
}

// expiry returns the day on which the notice expires by its clause; not set without a clause.
func (w Withdrawal) expiry() (calendar.Date, error) {
	var notice error
	switch {
	case !w.Notice.IsZero():
		notice = w.Notice.Validate()
	case w.AgreedLast.IsZero() && w.TermEnds.IsZero():
		notice = field.ErrRequired
	}
	err := errors.Join(field.At("notice", notice), field.RequiredValue("served", w.Served))
	if err != nil || w.Notice.IsZero() {
		return calendar.Date{}, err
	}
	expiry, err := w.Notice.LastDay(w.Served)
	return expiry, field.At("served", err)
}

// checkAgreed returns ErrOrder for an agreed last day that neither waives nor shortens the
// notice.
func (w Withdrawal) checkAgreed() error {
	expiry, _ := w.expiry()
	switch {
	case w.AgreedLast.IsZero():
		return nil
	case w.AgreedLast.Before(w.Served):
		return fmt.Errorf("%v is before the service, %v: %w", w.AgreedLast, w.Served, field.ErrOrder)
	case !expiry.IsZero() && w.AgreedLast.After(expiry):
		return fmt.Errorf("%v is after the notice expires, %v: %w", w.AgreedLast, expiry, field.ErrOrder)
	}
	return nil
}

// checkAgreedBy returns ErrRequired for a waiver that nobody agreed to, and ErrInvalid for an
// agreement to nothing, or of the leaver itself.
func (w Withdrawal) checkAgreedBy() error {
	switch {
	case !w.AgreedLast.IsZero() && len(w.AgreedBy) == 0:
		return field.ErrRequired
	case w.AgreedLast.IsZero() && len(w.AgreedBy) > 0:
		return fmt.Errorf("no last day was agreed: %w", field.ErrInvalid)
	case w.Org != "" && len(w.ServedBy) == 0 && slices.Contains(w.AgreedBy, w.Org):
		return fmt.Errorf("%s leaves, and it is for the others to agree: %w", w.Org, field.ErrInvalid)
	}
	return nil
}

// checkServed returns ErrOrder for notice served before the partnership began or after it
// ended.
func (w Withdrawal) checkServed(term calendar.Term) error {
	var err error
	switch {
	case w.Served.IsZero():
	case w.Served.Before(term.First):
		err = fmt.Errorf("%v is before the partnership began, %v: %w", w.Served, term.First, field.ErrOrder)
	case !term.Last.IsZero() && w.Served.After(term.Last):
		err = fmt.Errorf("%v is after the partnership ended, %v: %w", w.Served, term.Last, field.ErrOrder)
	}
	return field.At("served", err)
}

// lines returns who leaves what, as text: "brent", or "brent (payroll)" for some lines.
func (w Withdrawal) lines() string {
	if len(w.Lines) == 0 {
		return string(w.Org)
	}
	return string(w.Org) + " (" + report.List(w.Lines) + ")"
}

// covers reports whether the leaver leaves a line.
func (w Withdrawal) covers(line partnership.LineID) bool {
	return len(w.Lines) == 0 || slices.Contains(w.Lines, line)
}

// lapses reports whether the term runs out before the withdrawal takes effect, as far as
// that is known. A condition that is not met can only make it later.
func (w Withdrawal) lapses(term calendar.Term) bool {
	met := w
	met.Conditions = slices.DeleteFunc(slices.Clone(w.Conditions), func(c Condition) bool { return c.Met.IsZero() })
	last, _ := met.LastDay(calendar.Term{})
	return !term.Last.IsZero() && last.After(term.Last)
}

// LastDay returns the last day on which the leaver takes part: the day on which the notice
// expires, the one that was agreed instead, or the last day of the term that it does not
// renew.
//
// A condition that was met later moves it: to the next day on which the clause lets notice
// expire, or, if the others agreed to a day, to the day on which the condition was met. While
// a condition is not met, the last day is not set.
//
// If the term of the partnership ends earlier, its last day is the last day: a term runs out
// without notice, whatever the conditions. The errors are those of Validate, and ErrOrder at
// "served" for notice that was not served in the term.
func (w Withdrawal) LastDay(term calendar.Term) (calendar.Date, error) {
	if err := errors.Join(w.Validate(), w.checkServed(term)); err != nil {
		return calendar.Date{}, err
	}
	last := w.AgreedLast
	switch {
	case !w.TermEnds.IsZero():
		last = w.TermEnds
	case last.IsZero():
		last, _ = w.expiry()
	}
	for _, c := range w.Conditions {
		if day, _ := w.after(c); day.After(last) {
			last = day
		}
	}
	if slices.ContainsFunc(w.Conditions, func(c Condition) bool { return c.Met.IsZero() }) {
		last = calendar.Date{}
	}
	if !term.Last.IsZero() && (last.IsZero() || last.After(term.Last)) {
		last = term.Last
	}
	return last, nil
}
