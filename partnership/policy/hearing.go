package policy

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Hearing is the hearing of one rule on one value as of one day. The functions of a rule tell it
// what is known and what is wrong; the package comment says what follows from that. A Set makes
// it and passes it to these functions; do not use it after they have returned. The zero Hearing
// has no day and forgets what it is told.
//
// A place that is not a JSON Pointer is a mistake in the rule. What the rule said of it is
// reported at the whole value, and the rule does not pass.
type Hearing struct {
	*ear    // nil: nothing is kept
	asOf    calendar.Date
	explain bool
	base    Pointer // the part that is being heard, or the list in which it is an entry
	entry   int     // the number of the entry in that list, from 1; 0 if there is no list
	since   int     // how many findings there were before this part was heard
}

// An ear keeps what is said of one rule, the one that is being heard.
type ear struct {
	result  *Result
	unknown map[Pointer]int // the index of the last finding for each place that Given has called not known
}

// notKnown is the message of the finding for evidence that is missing.
const notKnown = "not known"

// AsOf returns the day as of which the value is judged.
func (h Hearing) AsOf() calendar.Date { return h.asOf }

// Entry returns the hearing of one entry, counted from 0, of the list at a place. Its places are
// places in the entry, and "" is the entry itself:
//
//	document := h.Entry("/documents", i)
//	document.Given("/signed", !d.Signed.IsZero()) // "/documents/2/signed"
//
// A negative number is a mistake in the rule, which is reported at the list.
func (h Hearing) Entry(list Pointer, i int) Hearing {
	if i < 0 || !list.wellFormed() {
		h.find(Unknown, list, fmt.Sprintf("entry %d", i), "", "an entry of a list")
		return h
	}
	h.base, h.entry = h.path(list), i+1
	return h
}

// Given says that the rule needs the evidence at a place, and whether that is known. It returns
// known. If the evidence is not known, the rule is Unknown, unless it fails elsewhere.
//
// The usual way to write a condition, good or bad, is after a Given:
//
//	if h.Given("/veto", c.Veto != "") && c.Veto == "yes" {
//		h.Fail("/veto", "a member can block the others", "a veto", "a simple majority")
//	}
func (h Hearing) Given(at Pointer, known bool) bool {
	if h.ear == nil {
		return known
	}
	if !known {
		h.find(Unknown, at, notKnown, "", "")
		return false
	}
	if !at.wellFormed() {
		h.find(Unknown, at, "known", "", "")
		return true
	}
	if h.result.Outcome == "" {
		h.result.Outcome = Pass
	}
	if h.explain {
		h.result.Evidence = append(h.result.Evidence, h.path(at))
	}
	return true
}

// Fail says that the value at a place breaks the rule: how, what was found there, and what was
// wanted. Any of the texts may be empty.
//
// What is not known cannot be wrong: at or inside a place that Given has called not known, Fail
// is the same as Unknown.
func (h Hearing) Fail(at Pointer, message, found, wanted string) {
	outcome := Fail
	if h.ear != nil && len(h.unknown) > 0 && h.missing(h.path(at)) {
		outcome = Unknown
	}
	h.find(outcome, at, message, found, wanted)
}

// Unknown says that the rule cannot judge by the value at a place, for example because it is out
// of date: why, what was found there, and what was wanted. Any of the texts may be empty.
func (h Hearing) Unknown(at Pointer, message, found, wanted string) {
	h.find(Unknown, at, message, found, wanted)
}

// find keeps a finding, and the outcome that follows from it.
func (h Hearing) find(outcome Outcome, at Pointer, message, found, wanted string) {
	if h.ear == nil {
		return
	}
	finding := Finding{Outcome: outcome, Message: message, Found: found, Wanted: wanted}
	if err := at.Validate(); err != nil {
		finding.Message = fmt.Sprintf("%s (the rule gives a wrong place: %v)", message, err)
		at = ""
	}
	finding.Path = h.path(at)
	if outcome == Unknown && finding.Message == notKnown {
		if h.unknown == nil {
			h.unknown = map[Pointer]int{}
		}
		h.unknown[finding.Path] = len(h.result.Findings)
	}
	if n := len(h.result.Findings); n == cap(h.result.Findings) {
		h.result.Findings = slices.Grow(h.result.Findings, n+1) // doubles the capacity, however long the list is
	}
	h.result.Findings = append(h.result.Findings, finding)
	h.result.Outcome = worse(h.result.Outcome, outcome)
}

// missing reports whether Given has called a place, or one around it, not known.
func (h Hearing) missing(place Pointer) bool {
	for around := range place.around() {
		if i, ok := h.unknown[around]; ok && i >= h.since {
			return true
		}
	}
	return false
}

// path returns the pointer from the value that the set judges to a place in the
// value that is heard.
func (h Hearing) path(at Pointer) Pointer {
	switch {
	case h.entry == 0 && h.base == "":
		return at
	case h.entry == 0:
		return h.base + at
	}
	return h.base + "/" + Pointer(strconv.Itoa(h.entry-1)) + at
}

// applies sets the outcome of Applies, and reports whether to go on to the check. The check starts
// afresh: evidence that Applies asked for does not count for it.
func (h Hearing) applies(yes bool) bool {
	switch {
	case h.result.Outcome != Pass:
	case yes:
		h.result.Outcome = ""
	default:
		h.result.Outcome = NotApplicable
	}
	return yes
}

// settle gives an outcome to a rule that panicked or said nothing. It must be the deferred
// function itself, because it recovers. It takes pointers, which are cheap to defer.
func (h *Hearing) settle(id *RuleID) {
	if cause := recover(); cause != nil {
		text := "no text"
		switch cause := cause.(type) {
		case error, string:
			text = fmt.Sprint(cause)
		}
		h.find(Unknown, "", fmt.Sprintf("the rule %s panicked", *id), text, "")
	}
	if h.result.Outcome == "" {
		h.find(Unknown, "", fmt.Sprintf("the rule %s looked at no evidence", *id), "", "")
	}
}
