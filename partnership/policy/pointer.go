package policy

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Pointer names a place in a value as a JSON Pointer (RFC 6901): a slash and a
// name for each step, places in a list counted from 0. "/members/1/veto" is the
// veto of the second member; "" is the whole value. Inside a name, "~1" stands
// for a slash and "~0" for a tilde.
//
// Pointers that are written in a program are text, such as "/exit_plan". With
// names that come from data use Key, which escapes them.
type Pointer string

// Key returns the pointer to the field called name of what p points to.
func (p Pointer) Key(name string) Pointer {
	escaped := strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	return p + "/" + Pointer(escaped)
}

// Index returns the pointer to entry i, counted from 0, of the list that p
// points to.
func (p Pointer) Index(i int) Pointer { return p + "/" + Pointer(strconv.Itoa(i)) }

// Covers reports whether other is the place p or a place inside it. The pointer
// to the whole value covers every place.
func (p Pointer) Covers(other Pointer) bool {
	rest, ok := strings.CutPrefix(string(other), string(p))
	return ok && (rest == "" || rest[0] == '/')
}

// Validate returns an error that wraps ErrInvalid unless p is "" or begins with
// a slash, with every tilde in it followed by 0 or 1 (RFC 6901, section 3).
func (p Pointer) Validate() error {
	if !p.wellFormed() {
		return fmt.Errorf("%.80q is not a JSON Pointer like /members/1/veto: %w", string(p), field.ErrInvalid)
	}
	return nil
}

// wellFormed reports whether p is a JSON Pointer.
func (p Pointer) wellFormed() bool {
	if p != "" && p[0] != '/' {
		return false
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

// UnmarshalText reads a pointer that Validate takes.
func (p *Pointer) UnmarshalText(text []byte) error {
	*p = ""
	if err := Pointer(text).Validate(); err != nil {
		return err
	}
	*p = Pointer(text)
	return nil
}
