package field

import (
	"errors"
	"strconv"
	"strings"
)

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
// so may yours: package schema asks for the form with FormOf. The form is made when somebody
// asks for it, because a document may have very many such errors. The text of the error stays
// the same. It is nil if err is.
func WithForm(form func() Form, err error) error {
	if err == nil {
		return nil
	}
	return &formError{err, form}
}

// Malformed returns the error for a text that is not written in a form. It wraps ErrInvalid, has
// the form for FormOf, and shows at most 60 characters of the text:
//
//	"5" is not an amount in pounds and pence like 1250.00: invalid
//
// wanted says what the text should have been, with its article and an example.
func Malformed(text, wanted string, form func() Form) error {
	return &malformedError{text, wanted, form}
}

// A malformedError is about a text that is not written in a form. Decode may find it very often,
// so it is small, and its text is made when somebody asks for it.
type malformedError struct {
	text, wanted string
	form         func() Form
}

// Error returns what was found, and what was wanted.
func (m *malformedError) Error() string { return string(m.appendTo(nil)) }

// appendTo adds that to a text.
func (m *malformedError) appendTo(text []byte) []byte {
	text = append(append(appendQuoted(text, m.text), " is not "...), m.wanted...)
	return append(append(text, ": "...), ErrInvalid.Error()...)
}

// Unwrap returns the rule.
func (*malformedError) Unwrap() error { return ErrInvalid }

// textForm returns the form.
func (m *malformedError) textForm() Form { return m.form() }

// FormOf returns the form that the first error with one in err has.
func FormOf(err error) (form Form, ok bool) {
	var found interface {
		error
		textForm() Form
	}
	if !errors.As(err, &found) {
		return Form{}, false
	}
	form = found.textForm()
	form.Values = append([]string(nil), form.Values...)
	return form, true
}

// A formError is an error about a text that is not of a form.
type formError struct {
	err  error
	form func() Form // made when somebody asks
}

// Error returns what the error says.
func (f *formError) Error() string { return f.err.Error() }

// appendTo adds that to a text.
func (f *formError) appendTo(text []byte) []byte { return appendError(text, f.err) }

// Unwrap returns the error without the form.
func (f *formError) Unwrap() error { return f.err }

// textForm returns the form.
func (f *formError) textForm() Form { return f.form() }

// A oneOfError is about a text that is none of a category. Decode may find it very often, so it is
// small, and its text is made when somebody asks for it.
type oneOfError struct {
	what, text string
	names      []string
}

// Error returns what was found, and what was wanted.
func (o *oneOfError) Error() string { return string(o.appendTo(nil)) }

// appendTo adds that to a text.
func (o *oneOfError) appendTo(text []byte) []byte {
	text = append(appendQuoted(text, o.text), " is not a"...)
	if strings.IndexByte("aeiou", (o.what + " ")[0]) >= 0 {
		text = append(text, 'n')
	}
	text = append(append(append(text, ' '), o.what...), " ("...)
	for i, name := range o.names {
		if i > 0 {
			text = append(text, ", "...)
		}
		text = append(text, name...)
	}
	return append(append(text, "): "...), ErrInvalid.Error()...)
}

// appendQuoted adds to a text what Quote returns of another.
func appendQuoted(text []byte, quoted string) []byte {
	shown, more := cut(quoted, maxQuote)
	return append(strconv.AppendQuote(text, shown), more...)
}

// Unwrap returns the rule.
func (o *oneOfError) Unwrap() error { return ErrInvalid }

// textForm returns the form of the category.
func (o *oneOfError) textForm() Form { return Form{Values: o.names} }

// An idError is about a text that is no id. It is small for the same reason.
type idError struct{ what, text string }

// Error returns what was found, and what was wanted.
func (i *idError) Error() string { return string(i.appendTo(nil)) }

// appendTo adds that to a text.
func (i *idError) appendTo(text []byte) []byte {
	text = append(append(appendQuoted(text, i.text), " is not "...), i.what...)
	text = append(strconv.AppendInt(append(text, " id (1 to "...), MaxID, 10), " letters, digits and -_.:/): "...)
	return append(text, ErrInvalid.Error()...)
}

// Unwrap returns the rule.
func (*idError) Unwrap() error { return ErrInvalid }

// textForm returns the form of ids.
func (*idError) textForm() Form { return idForm() }

// idForm is how ids are written.
func idForm() Form {
	return Form{Pattern: `^[A-Za-z0-9][A-Za-z0-9_.:/\-]{0,63}$`, Example: "harrow"}
}

// OwnForm returns the form of a category to which a body may add values of its own: a text is
// one of known, or written as IsOwn describes.
func OwnForm[T ~string](known []T) Form {
	return Form{Values: texts(known), Pattern: `^[a-z]{2,3}(?:-[a-z0-9]+)+$`, MaxLength: MaxID, Example: "hrw-call-in"}
}

// uuidExample is a UUID.
const uuidExample = "0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01"

// uuidForm is how a UUID is written.
func uuidForm() Form {
	return Form{Pattern: `^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`, Example: uuidExample}
}

// texts returns the texts of values of a category.
func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
	}
	return all
}
