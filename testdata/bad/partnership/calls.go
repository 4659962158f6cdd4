package partnership

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

func apply[T any](value T, to func(T))         { to(value) }
func mapped[T, U any](value T, by func(T) U) U { return by(value) }
func firstOf[T any](all ...T) T                { return all[0] }
func namesOf(r Rota) []string                  { return r.Names }
func keepIn(r *Rota, l []string)               { r.Names = l }
func entries[T any](all []T) iter.Seq[T]       { return func(yield func(T) bool) { yield(all[0]) } }

func pointersTo[T any](all []T) iter.Seq[*T]  { return func(yield func(*T) bool) { yield(&all[0]) } }
func (b *box) put(l []string)                 { b.names = l }
func (b *box) poke()                          { b.names[0] = "x" }
func (t texts) blank()                        { t[0] = "" }
func (g *listOf[T]) add(value T)              { g.all = append(g.all, value) }
func sortedBy(l []string, by func([]string))  { by(l) }
func lastOf(all map[string][]string) []string { return all["z"] }

type listOf[T any] struct{ all []T }

// Values changes what it is given by functions that are values, and by what they return.
func Values(l []string, lists [][]string, r Rota) {
	sorts := []func([]string){slices.Sort[[]string]}
	sorts[0](l)                 // want "arguments: Values changes l"
	apply(l, slices.Sort)       // want "arguments: Values changes l"
	mapped(r, namesOf)[0] = "x" // want "arguments: Values changes r.Names" "arguments: Values changes r.Tags" "arguments: Values changes r.Of" "arguments: Values changes r.First" "arguments: Values changes r.Four" "arguments: Values changes r.Inner"
	firstOf(nil, l)[0] = "x"    // want "arguments: Values changes l"
	for list := range entries(lists) {
		list[0] = "x" // want "arguments: Values changes lists"
	}
	for name := range pointersTo(l) {
		*name = "x" // want "arguments: Values changes l"
	}
	given := func() (out []string) { out = l; return }
	given()[0] = "x" // want "arguments: Values changes l"
	by := texts.blank
	by(l)                        // want "arguments: Values changes l"
	do := stage2{texts(l).blank} // want "closures: blank is kept, and changes what it is of"
	do.f()
	apply(l, new(filling).over) // want "arguments: Values changes l"
	apply(2, texts(l).cut)      // want "arguments: Values changes l"
	sortedBy(l, strings2)       // want "arguments: Values changes l"
}

type filling struct{}

func (*filling) over(l []string) { l[0] = "x" }
func (t texts) cut(n int)        { t[n] = "" }

type stage2 struct{ f func() }

func strings2(l []string) { l[0] = strings.ToUpper(l[0]) }

// Stores changes lists that were put into records, lists and variables of its own.
func Stores(l []string, lists [][]string, m map[string][]string) {
	var out []string
	func() { out = l }()
	out[0] = "x" // want "arguments: Stores changes l"
	var late []string
	set := func(names []string) { late = names }
	set(l)
	late[0] = "x" // want "arguments: Stores changes l"
	var r Rota
	keepIn(&r, l)
	r.Names[0] = "x" // want "arguments: Stores changes l"
	var b box
	b.put(l)
	b.poke() // want "arguments: Stores changes l"
	var g listOf[[]string]
	g.add(l)
	g.all[0][0] = "x" // want "arguments: Stores changes l"
	copied := make([][]string, len(lists))
	copy(copied, lists)
	copied[0][0] = "x" // want "arguments: Stores changes lists"
	other := map[string][]string{}
	maps.Copy(other, m)
	lastOf(other)[0] = "x" // want "arguments: Stores changes m"
}

// Kept returns a record in which the list of the caller was put.
func Kept(l []string) *Rota { // want "arguments: Kept shares l"
	r := &Rota{}
	keepIn(r, l)
	return r
}

// Later returns a function that gives the list of the caller.
func Later(l []string) func() []string { return func() []string { return l } } // want "arguments: Later shares l"

// Each returns an iterator over the list of the caller.
func Each(l []string) iter.Seq[[]string] { return func(yield func([]string) bool) { yield(l) } } // want "arguments: Each shares l"

// Hidden returns the list of the caller where nobody sees it.
func Hidden(l []string) any { return l } // want "arguments: Hidden shares l"

// Head returns a list of whatever type.
func Head[T ~[]E, E any](l T) T { return l[:1] } // want "arguments: Head shares l"

// Counted gives another number every time, by a method that is called as a function.
func Counted() func() int {
	next, of := (*numbering).next, &numbering{}
	return func() int { return next(of) } // want "closures: a function that is kept changes what is around it"
}
