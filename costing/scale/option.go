package scale

import "github.com/seed9ad77866/sharedservices/partnership/field"

// Option is one of the ways to run the service that are compared: four of the kinds of option
// of an appraisal, by the same words.
type Option string

// The options.
const (
	AsIs    Option = "continue-as-is"    // each partner on its own, as now
	Improve Option = "improve-at-home"   // each partner on its own, with the flow improved
	Share   Option = "share"             // one site for all, with the flow as now
	Both    Option = "share-and-improve" // one site for all, with the flow improved
)

// Options returns every Option, the one that changes least first.
func Options() []Option { return []Option{AsIs, Improve, Share, Both} }

// UnmarshalText reads one of Options, or no text for one that is not set; the error wraps
// ErrInvalid.
func (o *Option) UnmarshalText(text []byte) (err error) {
	*o, err = field.ReadOneOf("option", text, Options())
	return err
}

// Title returns the option as a form or a report shows it.
func (o Option) Title() string {
	if o == AsIs {
		return "As is"
	}
	return field.Title(o)
}

// shares reports whether an option has one site for all.
func (o Option) shares() bool { return o == Share || o == Both }

// improves reports whether an option improves the flow.
func (o Option) improves() bool { return o == Improve || o == Both }
