package staff

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Employment is a post with its holder's dates, and the day that they are checked against:
// the first day of the employer.
type Employment struct {
	Post    Post          `json:"post"`             // with Born and EmployedFrom
	Founded calendar.Date `json:"founded,omitzero"` // the first day of the employer of record; not set: not known
}

// The ages and years beyond which a date is more likely a slip of typing.
const (
	leastAgeAtStart = 16
	mostAgeAtStart  = 80
	mostLength      = 60
)

// EmploymentRules returns rules that find typing slips in the dates on which redundancy pay
// depends. All are advisory: a date that fails one is for somebody to look up.
//
//   - employment-1-age: the employment began when the holder was at least 16, and at most 80,
//     so that a birth in the wrong century is found;
//   - employment-2-length: by the day that is asked about it has lasted at most 60 years;
//   - employment-3-employer: it did not begin before the employer of record did. It may have
//     done, where employment with an earlier employer counts, but then somebody should say so.
//
// Each is unknown if a date that it looks at is not set.
func EmploymentRules() []policy.Rule[Employment] {
	rule := func(id policy.RuleID, title, clause string, check func(policy.Hearing, Employment)) policy.Rule[Employment] {
		return policy.Rule[Employment]{
			ID: id, Title: title, Severity: policy.Advisory, Check: check,
			Source:  policy.Source{Document: "Employment Rights Act 1996", Clause: clause, Address: "https://www.legislation.gov.uk/ukpga/1996/18"},
			InForce: calendar.Term{First: calendar.MustDate("1996-08-22")},
		}
	}
	return []policy.Rule[Employment]{
		rule("employment-1-age", "The employment began at a possible age", "s.162; a check of dates, not a rule of law", checkAge),
		rule("employment-2-length", "The employment has a possible length", "s.155; a check of dates, not a rule of law", checkLength),
		rule("employment-3-employer", "The employment did not begin before the employer did", "s.218; a check of dates, not a rule of law", checkFounded),
	}
}

// checkAge is the check of employment-1-age.
func checkAge(h policy.Hearing, e Employment) {
	from, born := e.Post.EmployedFrom, e.Post.Born
	if given := h.Given("/post/born", !born.IsZero()); !h.Given("/post/employed_from", !from.IsZero()) || !given {
		return
	}
	age := yearsBetween(born, from)
	found := fmt.Sprintf("at the age of %d", age)
	switch {
	case !born.Before(from):
		h.Fail("/post/born", "the birth is not before the employment", born.String(), "before "+from.String())
	case age < leastAgeAtStart:
		h.Fail("/post/employed_from", "the employment began before the age of 16", found, "16 or more")
	case age > mostAgeAtStart:
		h.Fail("/post/born", "the employment began after a working life", found, "80 at most")
	}
}

// checkLength is the check of employment-2-length.
func checkLength(h policy.Hearing, e Employment) {
	if !h.Given("/post/employed_from", !e.Post.EmployedFrom.IsZero()) {
		return
	}
	if years := yearsBetween(e.Post.EmployedFrom, h.AsOf()); years > mostLength {
		h.Fail("/post/employed_from", "the employment is longer than a working life", fmt.Sprintf("%d years", years), "60 years at most")
	}
}

// checkFounded is the check of employment-3-employer.
func checkFounded(h policy.Hearing, e Employment) {
	from := e.Post.EmployedFrom
	if given := h.Given("/founded", !e.Founded.IsZero()); !h.Given("/post/employed_from", !from.IsZero()) || !given {
		return
	}
	if from.Before(e.Founded) {
		h.Fail("/post/employed_from", "the employment began before the employer did", from.String(), e.Founded.String()+" or later")
	}
}
