package policy

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Report is what a set of rules says of a value as of a day.
type Report struct {
	// AsOf is the day as of which the value was judged.
	AsOf calendar.Date `json:"as_of,omitzero"`

	// Outcome is the answer for the whole. Advisory and waived results do not make it
	// worse. It is the first of these that is true:
	//
	//   - fail: a result that blocks fails
	//   - unknown: a result that blocks is unknown, or no rule was in force
	//   - not-applicable: no rule applied
	//   - pass
	Outcome Outcome `json:"outcome"`

	// Results has one entry for each rule that was in force, by rule id.
	Results []Result `json:"results,omitzero"`

	// NotInForce has the ids of the rules without a version in force, in order.
	NotInForce []RuleID `json:"not_in_force,omitzero"`

	// Announced has the next version of each rule that comes into force after AsOf, by
	// rule id.
	Announced []Announcement `json:"announced,omitzero"`

	// Waivers has all waivers in the order in which they were given to Waive, including
	// those that do not hold or have nothing to waive.
	Waivers []Waiver `json:"waivers,omitzero"`
}

// Announcement is a version of a rule that comes into force after the day of a report.
type Announcement struct {
	Rule  RuleID        `json:"rule"`  // the rule's id
	Title string        `json:"title"` // what the rule will want
	First calendar.Date `json:"first"` // its first day in force
}

// Result is what one rule says of a value, with the version of the rule that said it.
type Result struct {
	Rule     RuleID        `json:"rule"`     // the rule's id
	Title    string        `json:"title"`    // what the rule wants
	Source   Source        `json:"source"`   // where the rule comes from
	Severity Severity      `json:"severity"` // whether it blocks or only advises
	InForce  calendar.Term `json:"in_force"` // the days on which this version is in force
	Outcome  Outcome       `json:"outcome"`  // what the rule says

	// Findings are the reasons why the rule fails or is unknown, in the order in which the
	// rule gave them. A rule that passes or does not apply has none.
	Findings []Finding `json:"findings,omitzero"`

	// Evidence has the places at which the rule asked for evidence that was known, in the
	// order in which it asked. Explain sets it, and Judge does not.
	Evidence []Pointer `json:"evidence,omitempty"`
}

// Finding is one reason why a rule fails or is unknown.
type Finding struct {
	Outcome Outcome `json:"outcome"`          // fail or unknown
	Path    Pointer `json:"path"`             // where; "" is the whole value
	Place   string  `json:"place,omitempty"`  // where, in words: "risk 'A member leaves', acceptance by"
	Message string  `json:"message"`          // what is wrong or missing
	Found   string  `json:"found,omitempty"`  // what was found there
	Wanted  string  `json:"wanted,omitempty"` // what was wanted
	Waived  bool    `json:"waived,omitempty"` // whether a waiver was in force for it
}

// Blocked reports whether the report stops what its rules guard. It does, unless its Outcome is
// Pass or NotApplicable. The zero Report is blocked.
func (r Report) Blocked() bool { return r.Outcome.stops() }

// Result returns the result of the rule with an id, and whether there is one. It shares no
// list with the report.
func (r Report) Result(id RuleID) (result Result, ok bool) {
	for i := range r.Results {
		if r.Results[i].Rule == id {
			return r.Results[i].clone(), true
		}
	}
	return Result{}, false
}

// Names returns the titles of the rules that were in force by their ids.
func (r Report) Names() report.Names {
	entries := make([]report.Entry, len(r.Results))
	for i, result := range r.Results {
		entries[i] = report.Entry{Noun: report.Rule, ID: string(result.Rule), Name: result.Title}
	}
	return report.NewNames(entries...)
}

// Blocks reports whether the result stops what its rule guards. It does not if the rule
// is Advisory, passes or is not applicable, or if the result is Waived.
func (r Result) Blocks() bool { return r.blocks() }

// blocks is Blocks, without copying the result.
func (r *Result) blocks() bool { return r.Severity != Advisory && r.Outcome.stops() && !r.waived() }

// Waived reports whether the result has findings and all of them are waived.
func (r Result) Waived() bool { return r.waived() }

// waived is Waived, without copying the result.
func (r *Result) waived() bool {
	for i := range r.Findings {
		if !r.Findings[i].Waived {
			return false
		}
	}
	return len(r.Findings) > 0
}

// overall returns the outcome of a report with these results.
func overall(results []Result) Outcome {
	if len(results) == 0 {
		return Unknown
	}
	total := NotApplicable
	for i := range results {
		switch {
		case results[i].blocks() && results[i].Outcome == Fail:
			total = Fail
		case results[i].blocks():
			total = worse(total, Unknown) // an outcome that is not set blocks too
		case results[i].Outcome != NotApplicable:
			total = worse(total, Pass)
		}
	}
	return total
}

// Clone returns a copy of the report that shares no list with it.
func (r Report) Clone() Report {
	r.Results, r.NotInForce, r.Waivers = slices.Clone(r.Results), slices.Clone(r.NotInForce), slices.Clone(r.Waivers)
	r.Announced = slices.Clone(r.Announced)
	for i := range r.Results {
		r.Results[i] = r.Results[i].clone()
	}
	return r
}

// clone returns a copy of the result that shares no list with it.
func (r Result) clone() Result {
	r.Findings, r.Evidence = slices.Clone(r.Findings), slices.Clone(r.Evidence)
	return r
}
