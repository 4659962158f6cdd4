// Package service answers requests about partnerships over HTTP.
//
// Each operation is a function that takes a record and returns one. Its route, how its body is
// read and its answer written, and what the OpenAPI document says of it, follow from its types.
// What is wrong comes back as problem details, RFC 9457, with every error and its place.
//
// It uses net/http alone. Decoding, schemas and problems come from the library, and what a
// framework would be left with is routing, which the standard library does.
package service

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// service answers requests about partnerships.
type service struct {
	records store.Store
	today   func() calendar.Date // the day on which a request is recorded
	log     *slog.Logger
	turns   chan struct{} // how many documents are read at once, for the memory that it takes
}

// New returns what answers requests about some records, which are recorded on the day that
// today returns. The error says which type cannot be described.
func New(records store.Store, today func() calendar.Date, log *slog.Logger) (http.Handler, error) {
	s := &service{records, today, log, make(chan struct{}, 8)}
	described, err := openAPI(operations())
	return s.handler(described), err
}

// request is what was asked, and by whom.
type request struct {
	*http.Request
	id   uuid.UUID   // of the partnership, if the path has one
	with http.Header // of the answer
}

// made says where what the request makes will be.
func (r request) made(at string, of ...any) { r.with.Set("Location", fmt.Sprintf(at, of...)) }

// user returns who asks, as what stands before the service says.
func (r request) user() string { return cmp.Or(r.Header.Get("X-User"), "not signed in") }

// day returns a day of the query; if it is not there, other.
func (r request) day(name string, other calendar.Date) (calendar.Date, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return other, nil
	}
	day, err := calendar.ParseDate(text)
	return day, field.At(name, err)
}

// handler returns what answers every request.
func (s *service) handler(described []byte) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /openapi.json", func(w http.ResponseWriter, _ *http.Request) { send(w, http.StatusOK, jsonMedia, described) })
	for _, o := range operations() {
		mux.HandleFunc(o.method+" "+o.path, func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, o) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if unknown, pattern := mux.Handler(r); pattern == "" {
			probe := statusOf{header: w.Header()}
			unknown.ServeHTTP(&probe, r)
			refuse(w, statusError(probe.status))
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// statusOf takes the status and the headers of an answer, and leaves out what it says.
type statusOf struct {
	header http.Header
	status int
}

func (s *statusOf) Header() http.Header            { return s.header }
func (s *statusOf) WriteHeader(status int)         { s.status = status }
func (s *statusOf) Write(text []byte) (int, error) { return len(text), nil }

// answer answers a request for an operation.
func (s *service) answer(w http.ResponseWriter, r *http.Request, o operation) {
	asked := request{Request: r, with: w.Header()}
	if text := r.PathValue("id"); text != "" {
		var err error
		if asked.id, err = uuid.Parse(text); err != nil || asked.id.String() != text {
			refuse(w, statusError(http.StatusNotFound))
			return
		}
	}
	text, err := o.answer(s, asked)
	if err != nil {
		if status := problemOf(err).Status; status >= 500 && !errors.Is(err, context.Canceled) {
			s.log.Error(err.Error(), "method", r.Method, "path", r.URL.Path)
		}
		w.Header().Del("Location")
		refuse(w, err)
		return
	}
	send(w, o.status, o.media, text)
}

// send sends an answer.
func send(w http.ResponseWriter, status int, media string, text []byte) {
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	_, _ = w.Write(text) // the client may be gone
}
