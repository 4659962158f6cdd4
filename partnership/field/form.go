package field

import "errors"

// A Form is how the texts of a scalar or of a category are written. A text is of the form if it
// is one of the values, or if it matches the pattern.
type Form struct {
	Values    []string // the texts of a category
	Pattern   string   // a regular expression of all of a text, as both Go and ECMA-262 read it
	MaxLength int      // how many characters a text that matches the pattern may have; 0 is no limit
	Example   string   // a text that matches the pattern
	Beyond    string   // in words, what the pattern cannot tell; "" if it tells all
}

// WithForm returns an error about a text with the form in which the text should have been
// written. UnmarshalText of the scalars and categories of this module return such errors, and
// so may yours: package schema asks for the form with FormOf. The text of the error stays the
// same. It is nil if err is.
func WithForm(form Form, err error) error {
	if err == nil {
		return nil
	}
	return &formError{form, err}
}

// FormOf returns the form that the first error with one in err has.
func FormOf(err error) (form Form, ok bool) {
	var found *formError
	if !errors.As(err, &found) {
		return Form{}, false
	}
	form = found.form
	form.Values = append([]string(nil), form.Values...)
	return form, true
}

// A formError is an error about a text that is not of a form.
type formError struct {
	form Form
	err  error
}

// Error returns what the error says.
func (f *formError) Error() string { return f.err.Error() }

// Unwrap returns the error without the form.
func (f *formError) Unwrap() error { return f.err }

// idForm is how ids are written.
func idForm() Form {
	return Form{Pattern: `^[A-Za-z0-9][A-Za-z0-9_.:/\-]{0,63}$`, Example: "harrow"}
}

// OwnForm returns how categories of a body's own are written, as IsOwn has it, beside those that
// a package knows.
func OwnForm[T ~string](known []T) Form {
	return Form{Values: texts(known), Pattern: `^[a-z]{2,3}(?:-[a-z0-9]+)+$`, MaxLength: MaxID, Example: "hrw-call-in"}
}

// uuidForm is how a UUID is written.
func uuidForm() Form {
	return Form{Pattern: `^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`, Example: "0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01"}
}

// texts returns the texts of values of a category.
func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
	}
	return all
}
