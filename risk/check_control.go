package risk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// isLowered reports whether a threat is, or may be, assessed below its inherent level,
// which must be known. It may be if the two cannot be compared.
func isLowered(h policy.Hearing, e entry) bool {
	inherent, current := e.rate(&e.risk.Inherent), e.rate(&e.risk.Current)
	known := threat(h, e) && h.Given("/inherent", inherent.Assessed())
	return known && h.Given("/current", current.Assessed()) && !slices.Contains([]matrix.Shift{matrix.Up, matrix.NoShift}, current.ShiftFrom(inherent))
}

// hearLowered finds that a risk is below its inherent level and nothing lowers it; or, if
// the two levels cannot be compared, that this is not known.
func (e entry) hearLowered(h policy.Hearing, what, wanted string) {
	inherent, current := e.rate(&e.risk.Inherent), e.rate(&e.risk.Current)
	if current.ShiftFrom(inherent) == matrix.Down {
		h.Fail("/current", "the risk is below the inherent one, and "+what, current.String(), inherent.String()+", or "+wanted)
		return
	}
	h.Unknown("/current", "the risk may be below the inherent one, with which it cannot be compared, and "+what, current.String(), inherent.String()+", or "+wanted)
}

// lowered is the rule that a risk below its inherent level has a control.
func lowered() policy.Rule[entry] {
	return rule("risk-lowered", "A risk that is below its inherent level has a control that lowers it", treatmentClause, policy.Blocking, isLowered,
		func(h policy.Hearing, e entry) {
			if h.Given("/current", e.rate(&e.risk.Current).Assessed()) && len(e.controls()) == 0 {
				e.hearLowered(h, "has no control", "a control")
			}
		})
}

// controlsWork is the rule that only controls that work are counted.
func controlsWork() policy.Rule[entry] {
	applies := func(h policy.Hearing, e entry) bool { return isLowered(h, e) && len(e.controls()) > 0 }
	return rule("risk-control-working", "A control that is planned or has failed is not counted", treatmentClause, policy.Blocking, applies,
		func(h policy.Hearing, e entry) {
			working, effect := false, false
			for _, c := range e.controls() {
				known := h.Given(c.at+c.field("/status"), c.Status != "")
				if known {
					e.hearFrom(h, c.at+c.field("/from"), c.Control)
				}
				working = working || c.Status == Working
				effect = effect || c.Status == Working && (!c.Effectiveness.Known() || c.Effectiveness.Sign() > 0)
			}
			switch {
			case !h.Given("/current", e.rate(&e.risk.Current).Assessed()):
			case !working:
				e.hearLowered(h, "none of its controls works", "a control that works")
			case !effect:
				e.hearLowered(h, "what works of its controls takes nothing away", "a control that takes something away")
			}
		})
}

// hearFrom finds what is wrong with the day from which a control has its status. A
// control that works need not have that day.
func (e entry) hearFrom(h policy.Hearing, at policy.Pointer, c Control) {
	switch {
	case c.Status == Working && c.From.After(h.AsOf()):
		h.Unknown(at, "the control works only from a later day", c.From.String(), "by "+h.AsOf().String())
	case c.Status == Working || !h.Given(at, !c.From.IsZero()):
	case c.Status == Failed && c.From.After(e.risk.lastReview()):
		h.Fail(at, "the control has failed since the last review", c.From.String(), "a review since then")
	case c.Status == Planned && c.From.Before(h.AsOf()):
		h.Fail(at, "the control was to work by now", c.From.String(), "a control that works, or a later day")
	}
}

// controlsOnce is the rule that no control is counted twice.
func controlsOnce() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool { return len(e.controls()) > 0 }
	return rule("risk-control-counted-once", "No control is counted twice", treatmentClause, policy.Blocking, applies,
		func(h policy.Hearing, e entry) {
			ids, titles := map[string]int{}, map[string]int{} // which control has it first, from 1
			for i, c := range e.controls() {
				title := folded(c.Title)
				if at := c.at + c.field("/id"); h.Given(at, c.ID != "") && ids[c.ID] > 0 {
					h.Fail(at, "the control is counted twice", c.ID, fmt.Sprintf("once, as control %d", ids[c.ID]))
				}
				if at := c.at + c.field("/title"); h.Given(at, title != "") && titles[title] > 0 {
					h.Fail(at, "the control is counted twice", c.Title, fmt.Sprintf("once, as control %d", titles[title]))
				}
				ids[c.ID], titles[title] = cmp.Or(ids[c.ID], i+1), cmp.Or(titles[title], i+1)
			}
		})
}

// folded returns a text with one space between words, and all of its letters small.
func folded(text string) string {
	return strings.ToLower(strings.ToUpper(strings.Join(strings.Fields(text), " "))) // through S, so that ſ becomes s too
}
