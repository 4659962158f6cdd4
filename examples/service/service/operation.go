package service

import (
	"encoding/json"
	"io"
	"net/http"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
)

// operation is something that the service does. The routes and the OpenAPI document are made
// of the same list of them.
type operation struct {
	method, path string
	summary      string
	days         []string                      // what can be asked for in the query
	status       int                           // if all is well
	media        string                        // of the answer
	takes        func() (schema.Schema, error) // what the body must be; nil: there is none
	gives        func() (schema.Schema, error) // what the answer is
	answer       func(s *service, r request) ([]byte, error)
}

// record is what a body can hold.
type record interface{ Validate() error }

// drawing is a picture as SVG.
type drawing string

// get returns an operation that takes nothing but days.
func get[Out any](path, summary string, do func(*service, request) (Out, error), days ...string) operation {
	return operation{
		method: http.MethodGet, path: path, summary: summary, days: days, status: http.StatusOK, media: mediaOf[Out](), gives: schema.Of[Out],
		answer: func(s *service, r request) ([]byte, error) { return written(do(s, r)) },
	}
}

// post returns an operation that takes a record. It is read strictly.
func post[In record, Out any](path, summary string, status int, do func(*service, request, In) (Out, error)) operation {
	return operation{
		method: http.MethodPost, path: path, summary: summary, status: status, media: mediaOf[Out](), takes: schema.Of[In], gives: schema.Of[Out],
		answer: func(s *service, r request) ([]byte, error) {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				return nil, bodyError{err}
			}
			s.turns <- struct{}{}
			in, err := field.Decode[In](body)
			<-s.turns
			if err != nil {
				return nil, err
			}
			return written(do(s, r, in))
		},
	}
}

// jsonMedia is the media type of records.
const jsonMedia = "application/json"

// mediaOf returns the media type of an answer.
func mediaOf[Out any]() string {
	if _, ok := any(*new(Out)).(drawing); ok {
		return "image/svg+xml"
	}
	return jsonMedia
}

// written returns an answer as it is sent.
func written(answer any, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	if svg, ok := answer.(drawing); ok {
		return []byte(svg), nil
	}
	return json.Marshal(answer)
}
