package partnership

import (
	"bytes"
	"encoding/json"
	"reflect"
)

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
