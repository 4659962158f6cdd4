package policytest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// mutant is a rule with one change.
type mutant[T any] struct {
	change string                               // what it does: "starts a day late"
	lacks  string                               // what a case would have to do to notice it: "is on 2024-04-01, the first day"
	day    calendar.Date                        // the only day on which it differs, if there is one
	judge  func(T, calendar.Date) policy.Result // the result of the changed rule
}

// noticed reports whether the mutant makes one of the cases fail.
func (m mutant[T]) noticed(cases []Case[T]) bool {
	return slices.ContainsFunc(cases, func(c Case[T]) bool { return !c.holds(m.judge(c.Value, c.AsOf)) })
}

// why returns why none of the cases notices the mutant.
func (m mutant[T]) why(cases []Case[T]) string {
	if slices.ContainsFunc(cases, func(c Case[T]) bool { return c.AsOf == m.day }) {
		return fmt.Sprintf("those on %v come out the same by either version, and do not say which they want (From)", m.day)
	}
	return "none " + m.lacks
}

// mutants returns the mutants of version n of a rule, made from what it says of the cases.
func (s subject[T]) mutants(n int, cases []Case[T]) []mutant[T] {
	all := []mutant[T]{
		s.speech(n, "never fires", "wants fail", neverFires),
		s.speech(n, "always fires", "wants pass", alwaysFires),
		s.speech(n, "is never unknown", "wants unknown", func(r policy.Result) policy.Result { return without(r, unknown) }),
	}
	all = append(append(all, s.knowing(n, cases)...), s.misplacing(n, cases)...)
	other := otherSeverity(s.versions[n].rule.Severity)
	all = append(all, s.speech(n, "is "+string(other), "says which severity it wants (Severity)", func(r policy.Result) policy.Result {
		r.Severity = other
		return r
	}))
	if s.versions[n].rule.Applies != nil {
		always := s.with(n, func(r *policy.Rule[T]) { r.Applies = nil })
		all = append(all, mutant[T]{change: "ignores Applies", lacks: "wants not-applicable", judge: always.judge})
	}
	return append(all, s.mistimed(n)...)
}

// knowing returns the mutants of version n that pass over missing evidence at one place.
func (s subject[T]) knowing(n int, cases []Case[T]) (all []mutant[T]) {
	places := s.places(n, cases)
	if len(places) < 2 {
		return nil // it is the same as to be never unknown
	}
	for _, place := range places {
		here := func(f policy.Finding) bool { return unknown(f) && anyEntry(f.Path) == place }
		all = append(all, s.speech(n, "is never unknown at "+list([]policy.Pointer{place}),
			"wants unknown because it is missing there", func(r policy.Result) policy.Result { return without(r, here) }))
	}
	return all
}

// mistimed returns the mutants of version n that are in force on other days.
func (s subject[T]) mistimed(n int) (all []mutant[T]) {
	if gap := s.gap(n); !gap.IsZero() {
		filled := s.with(n, func(r *policy.Rule[T]) { r.InForce.First = gap.First })
		all = append(all, mutant[T]{
			change: "is in force in the gap before it, " + gap.String(), lacks: "is on a day of the gap", judge: filled.judge,
		})
	}
	for _, b := range s.boundaries(n) {
		if b.change != "" {
			all = append(all, mutant[T]{
				change: b.change, lacks: "is on " + b.String(), day: b.day,
				judge: s.shifted(n, b.first, b.last).judge,
			})
		}
	}
	return all
}

// misplacing returns the mutants of version n that fail at another place, or leave out one of
// several failures.
func (s subject[T]) misplacing(n int, cases []Case[T]) []mutant[T] {
	var all []mutant[T]
	failing, among := s.failing(n, cases)
	for _, place := range failing {
		here := func(f policy.Finding) bool { return !unknown(f) && anyEntry(f.Path) == place }
		at := list([]policy.Pointer{place})
		if len(failing) > 1 {
			all = append(all, s.speech(n, "never fails at "+at, "fails there alone, or says that it wants that place (Paths)",
				func(r policy.Result) policy.Result { return without(r, here) }))
		}
		all = append(all, s.speech(n, "fails elsewhere than at "+at, "fails there and says that it wants that place (Paths)",
			func(r policy.Result) policy.Result { return elsewhere(r, here) }))
		if among[place] {
			all = append(all, s.speech(n, onlyAlone(place), "fails there and elsewhere, and says which places it wants (Paths)",
				func(r policy.Result) policy.Result { return notAmong(r, here) }))
		}
	}
	return all
}

// failing returns, in order, the places at which version n fails in the cases. among has those at
// which it fails together with other findings.
func (s subject[T]) failing(n int, cases []Case[T]) (places []policy.Pointer, among map[policy.Pointer]bool) {
	among = map[policy.Pointer]bool{}
	for _, result := range s.results(n, cases) {
		for _, f := range result.Findings {
			if place := anyEntry(f.Path); !unknown(f) {
				places = append(places, place)
				among[place] = among[place] || len(result.Findings) > 1
			}
		}
	}
	slices.Sort(places)
	return slices.Compact(places), among
}

// otherSeverity returns the other of the two severities.
func otherSeverity(s policy.Severity) policy.Severity {
	if s == policy.Blocking {
		return policy.Advisory
	}
	return policy.Blocking
}

// elsewhere returns the result with some of its findings moved to a place that does not exist.
func elsewhere(r policy.Result, moved func(policy.Finding) bool) policy.Result {
	r.Findings = slices.Clone(r.Findings)
	for i, f := range r.Findings {
		if moved(f) {
			r.Findings[i].Path = f.Path.Key("elsewhere")
		}
	}
	return r
}

// notAmong returns the result without the last of some of its findings, if it has others.
func notAmong(r policy.Result, gone func(policy.Finding) bool) policy.Result {
	for i, f := range slices.Backward(r.Findings) {
		if gone(f) && len(r.Findings) > 1 {
			r.Findings = slices.Delete(slices.Clone(r.Findings), i, i+1)
			return without(r, func(policy.Finding) bool { return false })
		}
	}
	return r
}

// boundary is a day on or next to which a version comes into force or ends.
type boundary struct {
	what        string        // which: "the first day"
	day         calendar.Date // the day
	change      string        // the mutant that differs on it, if there is one
	first, last int           // by how many days that mutant moves the first and the last day
}

// String returns the boundary as "2024-04-01, the first day".
func (b boundary) String() string { return b.day.String() + ", " + b.what }

// boundaries returns the boundaries of version n. There are none at its end if it has no last day,
// and none outside the calendar. If another version begins on the day after, the end has no
// mutants, because it is the beginning of the other.
func (s subject[T]) boundaries(n int) []boundary {
	term := s.versions[n].inForce
	all := []boundary{
		{what: "the day before", day: term.First.AddDays(-1), change: "starts a day early", first: -1},
		{what: "the first day", day: term.First, change: "starts a day late", first: 1},
		{what: "the last day", day: term.Last, change: "ends a day early", last: -1},
		{what: "the day after", day: term.Last.AddDays(1), change: "ends a day late", last: 1},
	}
	if s.adjoined(n) {
		all[2].change, all[3].change = "", ""
	}
	return slices.DeleteFunc(all, func(b boundary) bool { return b.day.IsZero() })
}

// speech returns a mutant of version n that gives a changed result.
func (s subject[T]) speech(n int, change, lacks string, say func(policy.Result) policy.Result) mutant[T] {
	judge := func(value T, day calendar.Date) policy.Result {
		result := s.judge(value, day)
		if result.InForce != s.versions[n].inForce {
			return result
		}
		return say(result)
	}
	return mutant[T]{change: change, lacks: lacks, judge: judge}
}

// neverFires returns the result without its failures.
func neverFires(r policy.Result) policy.Result {
	return without(r, func(f policy.Finding) bool { return f.Outcome == policy.Fail })
}

// alwaysFires returns the result with a failure if it passes.
func alwaysFires(r policy.Result) policy.Result {
	if r.Outcome == policy.Pass {
		r.Outcome = policy.Fail
		r.Findings = []policy.Finding{{Outcome: policy.Fail}}
	}
	return r
}

// unknown reports whether a finding says that something is not known.
func unknown(f policy.Finding) bool { return f.Outcome == policy.Unknown }

// without returns the result without some of its findings, and with the outcome of the others.
func without(r policy.Result, gone func(policy.Finding) bool) policy.Result {
	if len(r.Findings) == 0 {
		return r
	}
	r.Findings = slices.DeleteFunc(slices.Clone(r.Findings), gone)
	switch {
	case len(r.Findings) == 0:
		r.Outcome = policy.Pass
	case !slices.ContainsFunc(r.Findings, func(f policy.Finding) bool { return !unknown(f) }):
		r.Outcome = policy.Unknown
	}
	return r
}

// anyEntry returns the pointer with a star for every index of a list: /members/*/veto for
// /members/1/veto.
func anyEntry(p policy.Pointer) policy.Pointer {
	if !strings.ContainsAny(string(p), "0123456789") {
		return p
	}
	steps := strings.Split(string(p), "/")
	for i, step := range steps {
		if step != "" && strings.Trim(step, "0123456789") == "" {
			steps[i] = "*"
		}
	}
	return policy.Pointer(strings.Join(steps, "/"))
}
