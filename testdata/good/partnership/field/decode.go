package field

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
)

// Day is a record.
type Day struct {
	Number int `json:"number"` // from 1
}

// ErrInvalid says that a document is not one record.
var ErrInvalid = errors.New("invalid")

// Decode reads one document, and nothing after it.
func Decode(document []byte, into *Day) error {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if decoder.More() || reflect.ValueOf(*into).IsZero() {
		return ErrInvalid
	}
	return nil
}
