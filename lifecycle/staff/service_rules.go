package staff

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Service is the employment of the holder of a post, with what its dates can be checked
// against.
type Service struct {
	Post    Post          `json:"post"`             // with Born and EmployedFrom
	Founded calendar.Date `json:"founded,omitzero"` // the first day of the employer of record; not set: not known
}

// The ages and years beyond which a date is more likely a slip of typing.
const (
	ageOfWork   = 16
	mostAge     = 80
	mostService = 60
)

// ServiceRules returns rules that find typing slips in the dates on which redundancy pay
// depends. All are advisory: a date that fails one is for somebody to look up.
//
//   - service-1-age: the employment began at the age of 16 or later, and so after the birth,
//     and at 80 at most, so that the birth is not put into the wrong century;
//   - service-2-length: by the day that is asked about it has lasted 60 years at most;
//   - service-3-employer: it did not begin before the employer of record did. It may have,
//     where service with an earlier employer counts, but then somebody should say so.
//
// Each is unknown if a date that it looks at is not set.
func ServiceRules() []policy.Rule[Service] {
	rule := func(id policy.RuleID, title, clause string, check func(policy.Hearing, Service)) policy.Rule[Service] {
		return policy.Rule[Service]{
			ID: id, Title: title, Severity: policy.Advisory, Check: check,
			Source:  policy.Source{Document: "Employment Rights Act 1996", Clause: clause, Address: "https://www.legislation.gov.uk/ukpga/1996/18"},
			InForce: calendar.Term{First: calendar.MustDate("1996-08-22")},
		}
	}
	return []policy.Rule[Service]{
		rule("service-1-age", "The employment began at a possible age", "s.162; a check of dates, not a rule of law", checkAge),
		rule("service-2-length", "The employment has a possible length", "s.155; a check of dates, not a rule of law", checkLength),
		rule("service-3-employer", "The employment is no longer than the employer exists", "s.218; a check of dates, not a rule of law", checkFounded),
	}
}

// checkAge is the check of service-1-age.
func checkAge(h policy.Hearing, s Service) {
	from, born := s.Post.EmployedFrom, s.Post.Born
	if given := h.Given("/post/born", !born.IsZero()); !h.Given("/post/employed_from", !from.IsZero()) || !given {
		return
	}
	switch {
	case !born.Before(from):
		h.Fail("/post/born", "the birth is not before the employment", born.String(), "before "+from.String())
	case yearsBetween(born, from) < ageOfWork:
		h.Fail("/post/employed_from", "the employment began before the age of 16", fmt.Sprintf("at the age of %d", yearsBetween(born, from)), "16 or more")
	case yearsBetween(born, from) > mostAge:
		h.Fail("/post/born", "the employment began after a working life", fmt.Sprintf("at the age of %d", yearsBetween(born, from)), "80 at most")
	}
}

// checkLength is the check of service-2-length.
func checkLength(h policy.Hearing, s Service) {
	if !h.Given("/post/employed_from", !s.Post.EmployedFrom.IsZero()) {
		return
	}
	if years := yearsBetween(s.Post.EmployedFrom, h.AsOf()); years > mostService {
		h.Fail("/post/employed_from", "the employment is longer than a working life", fmt.Sprintf("%d years", years), "60 years at most")
	}
}

// checkFounded is the check of service-3-employer.
func checkFounded(h policy.Hearing, s Service) {
	from := s.Post.EmployedFrom
	if given := h.Given("/founded", !s.Founded.IsZero()); !h.Given("/post/employed_from", !from.IsZero()) || !given {
		return
	}
	if from.Before(s.Founded) {
		h.Fail("/post/employed_from", "the employment began before the employer did", from.String(), s.Founded.String()+" or later")
	}
}
