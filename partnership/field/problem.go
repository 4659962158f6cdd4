package field

import (
	"errors"
	"strconv"
	"strings"
)

// ProblemMediaType is the media type of the JSON form of a Problem.
const ProblemMediaType = "application/problem+json"

// The types of problems.
const (
	// UnreadableProblem is the type of a problem in which what was sent cannot be read as a
	// document: it is not JSON, not UTF-8 text, or nested too deep. The status is 400.
	UnreadableProblem = "https://pkg.go.dev/github.com/seed9ad77866/sharedservices/partnership/field#UnreadableProblem"
	// InvalidProblem is the type of a problem in which values are wrong. The errors say which.
	// The status is 422.
	InvalidProblem = "https://pkg.go.dev/github.com/seed9ad77866/sharedservices/partnership/field#InvalidProblem"
	// OtherProblem is the type of any other problem. A program is told only its status: 500.
	OtherProblem = "about:blank"
)

// The statuses of HTTP that problems have.
const (
	badRequest           = 400
	unprocessableContent = 422
	internalServerError  = 500
)

// A Problem is how a service tells a program what is wrong: problem details by RFC 9457, sent
// as JSON of the type ProblemMediaType. Type and Code of its faults never change, and a program
// may act on them; Title, Detail, Found and Wanted are for people.
type Problem struct {
	Type     string  `json:"type"`              // UnreadableProblem, InvalidProblem or OtherProblem, or one of your own
	Title    string  `json:"title"`             // what sort of problem it is; the same for each of a type
	Status   int     `json:"status,omitzero"`   // of HTTP
	Detail   string  `json:"detail,omitzero"`   // what is wrong here
	Instance string  `json:"instance,omitzero"` // the request, if the service has an address for it
	Errors   []Fault `json:"errors,omitzero"`   // each error, in the order of Errors; at most MaxErrors
	More     int     `json:"more,omitzero"`     // how many errors more there are
}

// A Fault is one error of a Problem.
type Fault struct {
	Pointer string `json:"pointer"`         // where in what was sent, as a JSON Pointer; "" is all of it
	Path    string `json:"path,omitzero"`   // the same as a path
	Code    string `json:"code"`            // the code of the rule that is broken: see Codes
	Detail  string `json:"detail"`          // the error in words
	Found   string `json:"found,omitzero"`  // what was found there, if the error says so
	Wanted  string `json:"wanted,omitzero"` // and what was wanted
	Line    int    `json:"line,omitzero"`   // where what was sent is not JSON, from 1
	Column  int    `json:"column,omitzero"` // and where in the line, in characters
}

// ProblemOf returns an error as a problem for the wire, and the zero Problem for nil.
//
//   - UnreadableProblem, if what was sent is not JSON
//   - InvalidProblem, if every error has a place or wraps a rule of this package
//   - OtherProblem, if there is any other error, such as one of a database. What it says is
//     left out, because it may not be for everybody: log it
//
// An error that has a place and wraps no rule has the code of ErrInvalid.
func ProblemOf(err error) Problem {
	if err == nil {
		return Problem{}
	}
	p := Problem{Type: InvalidProblem, Title: "What was sent does not hold", Status: unprocessableContent}
	n, other := 0, false
	walk(place{}, err, true, func(below place, leaf Error) bool {
		e := leaf.at(below)
		other = other || e.Path == "" && e.Line == 0 && e.Code() == ""
		if e.Line > 0 {
			p.Type, p.Title, p.Status = UnreadableProblem, "What was sent cannot be read", badRequest
		}
		if n++; n <= MaxErrors {
			p.Errors = append(p.Errors, e.fault())
		} else {
			p.More++
		}
		return !other
	})
	if other {
		return Problem{Type: OtherProblem, Title: "Internal Server Error", Status: internalServerError}
	}
	p.Detail = p.Errors[0].said()
	if n > 1 {
		p.Detail = grouped(n) + " errors. The first: " + p.Detail
	}
	return p
}

// fault returns the error as a fault of a problem.
func (e *Error) fault() Fault {
	found, wanted := e.Mismatch()
	code := e.Code()
	if code == "" {
		code = invalidCode
	}
	return Fault{e.Pointer(), e.Path, code, e.message(), found, wanted, e.Line, e.Column}
}

// said returns the path and what the fault says.
func (f Fault) said() string {
	return (&Error{Path: f.Path, Err: errors.New(f.Detail), Line: f.Line, Column: f.Column}).Error()
}

// Mismatch returns what was found and what was wanted, if the error says so in one of two
// sentences. The errors of this module use these, and errors of your own may:
//
//   - FOUND is not WANTED: RULE, where what was found is a text in quotation marks, or a number,
//     an amount or a day
//   - found FOUND, wanted WANTED: RULE
//
// An error that says anything else, such as that a value is missing, has neither.
func (e *Error) Mismatch() (found, wanted string) {
	err := e.Err
	for inner := errors.Unwrap(err); inner != nil && !isRule(inner); inner = errors.Unwrap(inner) {
		err = inner
	}
	if err == nil || isRule(err) {
		return "", ""
	}
	said := err.Error()
	for _, rule := range rules() {
		if errors.Is(err, rule.err) {
			said = strings.TrimSuffix(said, ": "+rule.err.Error())
		}
	}
	if rest, ok := strings.CutPrefix(said, "found "); ok {
		found, wanted, _ = strings.Cut(rest, ", wanted ")
		return found, wanted
	}
	quoted, err := strconv.QuotedPrefix(said)
	rest := strings.TrimPrefix(said[len(quoted):], "…")
	before, wanted, ok := strings.Cut(rest, " is not ")
	isNumber := strings.TrimLeft(before, "-−£") != before || before != "" && before[0] >= '0' && before[0] <= '9'
	if !ok || err == nil && before != "" || err != nil && (!isNumber || strings.Contains(before, " ")) {
		return "", ""
	}
	return said[:len(said)-len(rest)] + before, wanted
}

// isRule reports whether an error is one of the rules.
func isRule(err error) bool {
	for _, rule := range rules() {
		if err == rule.err {
			return true
		}
	}
	return false
}

// A Code is how a program tells which rule an error breaks. Codes never change.
type Code struct {
	Code    string `json:"code"`    // as Error.Code and Fault have it
	Title   string `json:"title"`   // for the heading of a message
	Meaning string `json:"meaning"` // what the error says, in a sentence
	Rule    error  `json:"-"`       // what errors.Is asks for
}

// Codes returns every code, in the order of the rules.
func Codes() []Code {
	return []Code{
		{"required", "Missing", "What must be there is not set.", ErrRequired},
		{invalidCode, "Not allowed", "The value is not what its type or its field allows.", ErrInvalid},
		{"duplicate", "Twice", "What must be unique occurs twice.", ErrDuplicate},
		{"not-found", "Not found", "A reference names nothing that is there.", ErrNotFound},
		{"order", "Out of order", "One value comes before another that it must follow.", ErrOrder},
		{"overlap", "Overlap", "Two terms share a day and must not.", ErrOverlap},
		{"range", "Out of range", "The value lies outside what can be answered or held.", ErrRange},
		{"sum", "Does not add up", "Parts do not add up to their whole.", ErrSum},
	}
}

// invalidCode is the code of ErrInvalid.
const invalidCode = "invalid"
