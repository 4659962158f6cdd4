// Package partnership is described twice.
package partnership

type Bare struct{} // want "comments: type Bare has no comment"

// Full has a comment, and its fields have none.
type Full struct {
	One, Two int // want "field One has no comment" "field Two has no comment"
	Bare         // want "field Embedded has no comment"
	Nested   struct {
		Three int // want "field Three has no comment"
	} // this one has
}

const (
	Four = 4 // want "const Four has no comment"
	Five = 5 // the fifth

	// Six is the sixth.
	Six = 6
)

var ErrBare error = nil // want "var ErrBare has no comment" "variables: the variable ErrBare"

// Lister lists.
type Lister interface {
	List() []int // want "method List has no comment"
}

func Empty() {} // want "func Empty has no comment"

func (f Full) Method() {} // want "func Method has no comment"
