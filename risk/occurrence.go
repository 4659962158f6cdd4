package risk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Occurrence is one time at which a risk has happened: it has become an issue, with a
// loss that is booked against the risk.
type Occurrence struct {
	On     calendar.Date `json:"on,omitzero"`      // the day on which it happened
	What   string        `json:"what,omitempty"`   // what happened
	Loss   Loss          `json:"loss,omitzero"`    // what it cost, and by whose fault; an amount that is not set is not known yet
	Booked string        `json:"booked,omitempty"` // the posting, invoice or claim under which the loss is booked
}

// Validate returns what is wrong with the occurrence, apart from its day:
//
//   - what field.OptionalNote finds in what happened, and field.OptionalName in where it is
//     booked
//   - what Loss.Validate finds in the loss, except that its amount need not be known
func (o Occurrence) Validate() error {
	return errors.Join(
		field.OptionalNote("what", o.What),
		field.At("loss", errors.Join(field.At("amount", costing.NotNegative(o.Loss.Amount)), o.Loss.checkFault())),
		field.OptionalName("booked", o.Booked),
	)
}

// text returns the occurrence in words.
func (o Occurrence) text() string {
	text := fmt.Sprintf("%v: %s, loss %s", o.On, recorded(strings.TrimSpace(o.What)), o.Loss.Amount.Sterling())
	if o.Loss.Fault != "" {
		text += ", " + strings.ToLower(o.Loss.Fault.Title())
	}
	if o.Booked != "" {
		text += ", booked as " + o.Booked
	}
	return text
}

// equal reports whether two occurrences say the same.
func (o *Occurrence) equal(other *Occurrence) bool {
	return o.On == other.On && o.What == other.What && o.Booked == other.Booked &&
		o.Loss.Amount == other.Loss.Amount && o.Loss.Fault == other.Loss.Fault && slices.Equal(o.Loss.AtFault, other.Loss.AtFault)
}

// checkOccurrences returns what is wrong with the occurrences, which are in order of time.
func (r Risk) checkOccurrences() error {
	var before calendar.Date
	return field.Each("occurrences", r.Occurrences, func(o Occurrence) error {
		order := inOrder(before, o.On)
		before = o.On
		return errors.Join(field.At("on", order), o.Validate())
	})
}

// occurrenceDetails adds when the risk has happened since, and what has changed in the
// occurrences recorded before.
func (p past) occurrenceDetails(all *changeDetails) {
	was, is := p.before.Occurrences, p.now.Occurrences
	for i := range max(len(was), len(is)) {
		switch {
		case i >= len(was):
			all.note("happened on ", is[i].text())
		case i >= len(is):
			all.note("did not happen on ", was[i].On.String(), ", as recorded before")
		case !was[i].equal(&is[i]):
			all.note("happened on ", is[i].text(), " (was ", was[i].text(), ")")
		}
	}
}

// happened is the rule that a risk that has happened has been reviewed since, and that
// its loss is known.
func happened() policy.Rule[entry] {
	applies := func(h policy.Hearing, e entry) bool {
		return slices.ContainsFunc(e.risk.Occurrences, func(o Occurrence) bool { return !o.On.After(h.AsOf()) })
	}
	return rule("risk-happened", "A risk that has happened has been reviewed since, and its loss is known", monitoringClause, policy.Advisory, applies,
		func(h policy.Hearing, e entry) {
			review := e.risk.lastReview()
			looked := h.Given("/current/on", !review.IsZero())
			for i, o := range e.risk.Occurrences {
				at := policy.Pointer("/occurrences").Index(i)
				if !h.Given(at+"/on", !o.On.IsZero()) || o.On.After(h.AsOf()) {
					continue
				}
				h.Given(at+"/loss/amount", o.Loss.Amount.Known())
				if looked && o.On.After(review) {
					h.Fail(at+"/on", "the risk has happened since the last review", o.On.String(), "a review since then")
				}
			}
		})
}
