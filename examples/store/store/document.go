package store

import (
	"encoding/json"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Format is the format of the documents that this program writes. Raise it with each release
// of the library that adds keys or categories, so that an older program can say why it does
// not understand a document.
const Format = 1

// document is a record as it is stored.
type document struct {
	number int    // of the version, step or quarter
	format int    // in which it was written
	text   string // in JSON
}

// record is what can be stored by itself.
type record interface{ Validate() error }

// write returns a record as a document. It is not written if it is not valid.
func write(r record) (document, error) {
	if err := r.Validate(); err != nil {
		return document{}, err
	}
	text, err := json.Marshal(r)
	return document{format: Format, text: string(text)}, err
}

// read returns the record in a document. One of a newer format is read if it has nothing
// that this program does not know; else the error says what comes first.
func read[T record](d document) (T, error) {
	r, err := field.Decode[T]([]byte(d.text))
	if all := field.Errors(err); d.format > Format && len(all) > 0 {
		return r, fmt.Errorf("%w: the document has format %d, this program reads format %d: %w", ErrNewer, d.format, Format, all[0])
	}
	return r, damaged(err)
}

// damaged returns what is wrong with what is stored, as ErrDamaged.
func damaged(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// within returns an error with the record that it is about in front of it.
func within(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
