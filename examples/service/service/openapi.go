package service

import (
	"encoding/json"
	"errors"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
)

// object is an object of a JSON document, whose keys are written in order.
type object map[string]any

// describer describes what the service does, and collects the schemas that it speaks of.
type describer struct {
	schemas object
	errs    []error
}

// openAPI describes the operations by OpenAPI 3.1, with the schemas of the types that they read
// and write.
func openAPI(all []operation) ([]byte, error) {
	d := describer{schemas: object{}}
	paths := map[string]object{}
	for _, o := range all {
		if paths[o.path] == nil {
			paths[o.path] = object{}
		}
		paths[o.path][strings.ToLower(o.method)] = d.operation(o)
	}
	text, err := json.MarshalIndent(object{
		"openapi":    "3.1.0",
		"info":       object{"title": "Shared services", "version": "1"},
		"paths":      paths,
		"components": object{"schemas": d.schemas},
	}, "", "  ")
	return text, errors.Join(append(d.errs, err)...)
}

// operation describes an operation.
func (d *describer) operation(o operation) object {
	about := object{
		"operationId": strings.ToLower(o.method) + "-" + path.Base(strings.TrimSuffix(o.path, "/{id}")),
		"summary":     o.summary,
		"parameters":  d.parameters(o),
		"responses": object{
			strconv.Itoa(o.status): d.body(http.StatusText(o.status), o.media, o.gives),
			"default":              d.body("What is wrong", field.ProblemMediaType, schema.Of[field.Problem]),
		},
	}
	if o.takes != nil {
		body := d.body("The record", jsonMedia, o.takes)
		body["required"] = true
		about["requestBody"] = body
	}
	return about
}

// parameters describes the id in the path of an operation, and the days in its query.
func (d *describer) parameters(o operation) []object {
	all := []object{}
	if strings.Contains(o.path, "{id}") {
		all = append(all, object{"name": "id", "in": "path", "required": true, "schema": object{"type": "string", "format": "uuid"}})
	}
	for _, name := range o.days {
		all = append(all, object{"name": name, "in": "query", "description": "today if left out", "schema": d.schema(schema.Of[calendar.Date])})
	}
	return all
}

// body describes the body of a request or an answer.
func (d *describer) body(description, media string, of func() (schema.Schema, error)) object {
	return object{"description": description, "content": object{media: object{"schema": d.schema(of)}}}
}

// schema returns the schema of a type, and keeps those that it refers to.
func (d *describer) schema(of func() (schema.Schema, error)) schema.Schema {
	made, err := of()
	if err != nil {
		d.errs = append(d.errs, err)
	}
	found, others := made.In("#/components/schemas/")
	for _, other := range others {
		d.schemas[other.Name] = other.Schema
	}
	return found
}
