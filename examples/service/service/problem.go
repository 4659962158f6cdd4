package service

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"

	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// bodyError says that the body of a request did not arrive.
type bodyError struct{ error }

// Unwrap returns why.
func (e bodyError) Unwrap() error { return e.error }

// statusError is an answer of the service that has nothing but a status to say.
type statusError int

// Error returns the name of the status.
func (s statusError) Error() string { return http.StatusText(int(s)) }

// problemOf returns an error as problem details. What is wrong in the record that was sent is
// told in full; what a database says is not for the client.
func problemOf(err error) field.Problem {
	var body bodyError
	var large *http.MaxBytesError
	var slow net.Error
	var status statusError
	var denied *lifecycle.DeniedError
	switch {
	case errors.As(err, &large):
		return problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("the body has more than %d bytes", large.Limit))
	case errors.As(err, &body) && errors.As(err, &slow) && slow.Timeout():
		return problem(http.StatusRequestTimeout, "the body took too long")
	case errors.As(err, &body):
		return problem(http.StatusBadRequest, "the body did not arrive whole")
	case errors.As(err, &status):
		return problem(int(status), "")
	case errors.Is(err, store.ErrUnavailable):
		return problem(http.StatusServiceUnavailable, "the records cannot be reached: try again later")
	case errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrDamaged):
		return problem(http.StatusInternalServerError, "a stored record cannot be read")
	case errors.Is(err, store.ErrNotFound):
		return problem(http.StatusNotFound, err.Error())
	case errors.As(err, &denied):
		return denial(denied)
	case errors.Is(err, store.ErrLostRace), errors.Is(err, lifecycle.ErrUndeclared):
		return problem(http.StatusConflict, err.Error())
	}
	return field.ProblemOf(err)
}

// problem returns the problem that a status tells.
func problem(status int, detail string) field.Problem {
	return field.Problem{Type: field.OtherProblem, Title: http.StatusText(status), Status: status, Detail: detail}
}

// denial returns everything that is against an event, each with the id of its rule.
func denial(denied *lifecycle.DeniedError) field.Problem {
	p := problem(http.StatusConflict, denied.Error())
	for _, against := range denied.Decision.Against() {
		found := against.Finding
		p.Errors = append(p.Errors, field.Fault{
			Pointer: string(found.Path), Code: cmp.Or(string(against.Rule), "condition"),
			Detail: found.Message, Found: found.Found, Wanted: found.Wanted,
		})
	}
	return p
}

// refuse answers a request with what is wrong with it.
func refuse(w http.ResponseWriter, err error) {
	p := problemOf(err)
	w.Header().Set("Content-Type", field.ProblemMediaType)
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the client may be gone
}
