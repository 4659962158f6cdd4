package partnership

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// SetFirst changes a list of a type of its own.
func SetFirst[T ~[]int](l T) { l[0] = 1 } // want "arguments: SetFirst changes l"

// SetFirsts changes lists by generic helpers, and what a type parameter or an array has.
func SetFirsts[L []int | [4]int, P *Rota | *Tag, A any](l []int, either L, a A, of [1][]int, pair [2]A, to *A) {
	setFirst(l) // want "arguments: SetFirsts changes l"
	setOne(l)   // want "arguments: SetFirsts changes l"
	setKey(map[int][]int{1: l}, 1)
	either[0] = 1               // want "arguments: SetFirsts changes either"
	any(a).([]int)[0]++         // want "arguments: SetFirsts changes a" "addresses: A is put into any"
	switch a := any(a).(type) { // want "addresses: A is put into any"
	case []int:
		a[0] = 1 // want "arguments: SetFirsts changes a"
	}
	of[0][0] = 1 // want "arguments: SetFirsts changes of"
	var held [1][]int
	held[0] = l
	held[0][0] = 1 // want "arguments: SetFirsts changes l"
	copied := of
	copied[0][0] = 1 // want "arguments: SetFirsts changes of"
	for _, list := range of {
		list[0] = 1 // want "arguments: SetFirsts changes of"
	}
	any(pair[0]).(*Tag).N = 1 // want "arguments: SetFirsts changes pair" "addresses: A is put into any"
	*to = a                   // want "arguments: SetFirsts changes to"
	pass(l, setOne[[]int])    // want "arguments: SetFirsts changes l"
	pass(l, func(l []int) {
		l[0] = 2 // want "arguments: SetFirsts changes l"
	})
	boxOf[[]int]{l}.set() // want "arguments: SetFirsts changes l"
}

func setFirst[T ~[]int](l T)                        { l[0] = 1 }
func setOne[T interface{ ~[]E }, E ~int](l T)       { setAll(l) }
func setAll[T ~[]E, E ~int](l T)                    { clear(l) }
func setKey[K comparable, M ~map[K][]int](m M, k K) { m[k] = nil }
func pass[T any](value T, to func(T))               { to(value) }

type boxOf[T ~[]int] struct{ all T }

func (b boxOf[T]) set() { b.all[0] = 1 }

// filler is an interface of the package's own.
type filler interface {
	fill(l []string)
	count()
}

type (
	namer   struct{}
	tallied struct{ n int }
)

func (namer) fill(l []string)      { l[0] = "x" }
func (namer) count()               {}
func (c *tallied) fill(_ []string) {}
func (c *tallied) count()          { c.n++ }

// Filler is an interface that others can fill.
type Filler interface{ filler }

// Interfaces changes what it is given, or what is in it, through interfaces.
func Interfaces[F filler](l []string, by filler, own Filler, f F, s fmt.Stringer) {
	by.fill(l)         // want "arguments: Interfaces changes l"
	by.count()         // want "arguments: Interfaces changes by"
	own.fill(l)        // want "arguments: Interfaces changes l"
	f.fill(l)          // want "arguments: Interfaces changes l"
	filler.fill(by, l) // want "arguments: Interfaces changes l"
	fill := by.fill
	fill(l)                      // want "arguments: Interfaces changes l"
	s.(*strings.Builder).Reset() // want "arguments: Interfaces changes s"
	switch s := s.(type) {
	case *strings.Builder:
		s.Reset() // want "arguments: Interfaces changes s"
	}
}

type stage struct{ do func(l []string) }

// Functions changes what it is given by functions that are in lists and fields.
func Functions(l []string) {
	list := []func(l []string){func(l []string) { l[0] = "x" }, nil}
	list[0](l) // want "arguments: Functions changes l"
	for _, f := range list {
		f(l) // want "arguments: Functions changes l"
	}
	one := stage{do: change}
	one.do(l)           // want "arguments: Functions changes l"
	stages()["x"].do(l) // want "arguments: Functions changes l"
	first()(l)          // want "arguments: Functions changes l"
}

func stages() map[string]stage { return map[string]stage{"x": {func(l []string) { clear(l) }}} }
func first() func([]string)    { return func(l []string) { l[0] = "y" } }

// Numbers changes large numbers by copies that share their digits.
func Numbers(x *big.Int, l []big.Int, held whole) (all *big.Int) {
	z := new(big.Int)
	*z = *x
	z.Add(z, z) // want "arguments: Numbers changes x"
	y := *x
	y.Neg(&y) // want "arguments: Numbers changes x"
	copied := slices.Clone(l)
	copied[0].SetInt64(1) // want "arguments: Numbers changes l"
	held.n.SetInt64(1)    // want "arguments: Numbers changes held"
	for _, n := range l {
		n.SetInt64(2) // want "arguments: Numbers changes l"
	}
	x.Bits()[0] = 1 // want "arguments: Numbers changes x"
	return z
}

type whole struct{ n big.Int }
