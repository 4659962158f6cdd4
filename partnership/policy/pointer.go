package policy

import (
	"iter"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Pointer names a place in a value as a JSON Pointer (RFC 6901): a slash and a name for each
// step, with entries of a list counted from 0. "/members/1/veto" is the veto of the second
// member; "" is the whole value. Inside a name, "~1" stands for a slash and "~0" for a tilde.
//
// In a program, write a pointer as text, such as "/exit_plan". For names that come from data,
// use Key, which escapes them.
type Pointer string

// Key returns the pointer to the field with a name in the value that p points to.
func (p Pointer) Key(name string) Pointer {
	escaped := strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	return p + "/" + Pointer(escaped)
}

// Index returns the pointer to entry i, counted from 0, of the list that p
// points to.
func (p Pointer) Index(i int) Pointer { return p + "/" + Pointer(strconv.Itoa(i)) }

// Covers reports whether other is the same place as p, or a place inside it. The pointer to the
// whole value covers every place.
func (p Pointer) Covers(other Pointer) bool {
	rest, ok := strings.CutPrefix(string(other), string(p))
	return ok && (rest == "" || rest[0] == '/')
}

// Validate returns ErrInvalid unless p is a JSON Pointer of up to field.MaxNote bytes:
// "", or a slash and more, with 0 or 1 after every tilde (RFC 6901, section 3).
func (p Pointer) Validate() error {
	if !p.wellFormed() {
		return field.Malformed(string(p), "a JSON Pointer like /members/1/veto", pointerForm)
	}
	return nil
}

// pointerForm is how a pointer is written.
func pointerForm() field.Form {
	return field.Form{
		Pattern: `^(?:/(?:[^~]|~[01])*)?$`, MaxLength: field.MaxNote, Example: "/members/1/veto",
		Beyond: "it has at most 4000 bytes in UTF-8",
	}
}

// wellFormed reports whether Validate finds nothing wrong.
func (p Pointer) wellFormed() bool {
	if p != "" && p[0] != '/' || len(p) > field.MaxNote {
		return false
	}
	if strings.IndexByte(string(p), '~') < 0 {
		return true
	}
	for rest, found := string(p), true; ; {
		if _, rest, found = strings.Cut(rest, "~"); !found {
			return true
		}
		if rest == "" || rest[0] != '0' && rest[0] != '1' {
			return false
		}
	}
}

// around yields p and the places around it, from the inside out: the last is the whole value.
func (p Pointer) around() iter.Seq[Pointer] {
	return func(yield func(Pointer) bool) {
		for place := p; yield(place) && place != ""; {
			place = place[:max(0, strings.LastIndexByte(string(place), '/'))]
		}
	}
}

// UnmarshalText reads a well-formed pointer. The error wraps field.ErrInvalid.
func (p *Pointer) UnmarshalText(text []byte) error {
	*p = ""
	if err := Pointer(text).Validate(); err != nil {
		return err
	}
	*p = Pointer(text)
	return nil
}
