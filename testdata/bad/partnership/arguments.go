package partnership

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Rota is a list of lists, and more.
type Rota struct {
	Names []string       // the names
	Tags  []Tag          // the tags
	Of    map[string]int // how many
	First *int           // the first
	Four  *[4]int        // four
	Inner Inner          // what is in it
}

// Inner is in a Rota.
type Inner struct {
	Names []string // the names
}

// Tag has words.
type Tag struct {
	Words []string // the words
	N     int      // how many
}

// Set changes lists, maps and what is pointed at.
func Set(l []string, m map[string]int, p *int, r Rota) {
	l[0] = "x"                    // want "arguments: Set changes l"
	m["x"] = 1                    // want "arguments: Set changes m"
	m["x"]++                      // want "arguments: Set changes m"
	*p += 2                       // want "arguments: Set changes p"
	r.Names[0], l[1] = "a", "b"   // want "arguments: Set changes r.Names" "arguments: Set changes l"
	r.Tags[0].N = 2               // want "arguments: Set changes r.Tags"
	r.Tags[0].Words[0] = "w"      // want "arguments: Set changes r.Tags"
	r.Inner.Names[0] = "n"        // want "arguments: Set changes r.Inner"
	*r.First = 3                  // want "arguments: Set changes r.First"
	r.Four[1]--                   // want "arguments: Set changes r.Four"
	for _, l[0] = range r.Names { // want "arguments: Set changes l"
		_ = append(l[:0], "y")   // want "arguments: Set changes l"
		_ = append(r.Names, "y") // want "arguments: Set changes r.Names"
	}
}

// Call changes lists and maps by the functions that do.
func Call(l []string, m map[string]int, r Rota, b *strings.Builder, lists ...[]string) {
	slices.Sort(l)                                  // want "arguments: Call changes l"
	slices.Reverse(r.Names[1:])                     // want "arguments: Call changes r.Names"
	copy(l, r.Names)                                // want "arguments: Call changes l"
	clear(m)                                        // want "arguments: Call changes m"
	delete(r.Of, "x")                               // want "arguments: Call changes r.Of"
	maps.Copy(m, r.Of)                              // want "arguments: Call changes m"
	_ = slices.DeleteFunc(l, isEmpty)               // want "arguments: Call changes l"
	_ = slices.Insert(l, 0, "x")                    // want "arguments: Call changes l"
	_ = slices.AppendSeq(l, slices.Values(r.Names)) // want "arguments: Call changes l"
	b.WriteString("x")                              // want "arguments: Call changes b"
	fmt.Fprintf(b, "x")                             // want "arguments: Call changes b"
	lists[0][0] = "x"                               // want "arguments: Call changes lists"
}

// Pass changes them in functions that it passes, or has under a name.
func Pass(l []string, rotas []Rota) {
	set := func(names []string) {
		names[0] = "x" // want "arguments: Pass changes l"
	}
	again := set
	again(l)
	func(other []string) {
		other[0] = "x" // want "arguments: Pass changes l"
	}(l)
	slices.IndexFunc(rotas, func(r Rota) bool {
		r.Names[0] = "x" // want "arguments: Pass changes rotas"
		return true
	})
	visitAll(rotas, func(r *Rota) {
		r.Names = nil // want "arguments: Pass changes rotas"
	})
}

// Assert changes them in an interface, by a method, and as a literal returns them.
func Assert(l []string) {
	var value any = l
	value.([]string)[0] = "x" // want "arguments: Assert changes l"
	switch value := value.(type) {
	case []string:
		value[0] = "x" // want "arguments: Assert changes l"
	}
	fill := (*box).fill
	fill(&box{l}, "x") // want "arguments: Assert changes l"
	by := change
	by(l) // want "arguments: Assert changes l"
	last := func() []string { return l[1:] }
	last()[0] = "x" // want "arguments: Assert changes l"
	pairs := [][2][]string{{l, nil}}
	pairs[0][0][0] = "x" // want "arguments: Assert changes l"
	for names := range slices.Chunk(l, 2) {
		names[0] = "x" // want "arguments: Assert changes l"
	}
}

// As is no method of an error.
func As(target any) { *target.(*error) = nil } // want "arguments: As changes target"

// Generic is a list of anything.
type Generic[T any] struct{ all []T }

// Reverse changes what it is of.
func (g Generic[T]) Reverse() { g.reverse() } // want "arguments: Reverse changes g.all"

func (g Generic[T]) reverse() { slices.Reverse(g.all) }

func visitAll(rotas []Rota, visit func(r *Rota)) {
	for i := range rotas {
		visit(&rotas[i])
	}
}

func isEmpty(text string) bool { return text == "" }

// Through changes them under other names.
func Through(l []string, r Rota, rotas []Rota, p *Rota) {
	other, both := l, r
	other[0] = "x"      // want "arguments: Through changes l"
	both.Names[0] = "x" // want "arguments: Through changes r.Names"
	first := &rotas[0]
	first.First = nil // want "arguments: Through changes rotas"
	word := &r.Names[0]
	*word = "x"        // want "arguments: Through changes r.Names"
	p.Inner = Inner{l} // want "arguments: Through changes p"
	names := p.Names[:0]
	names = append(names, "x") // want "arguments: Through changes p.Names"
	copied := slices.Clone(rotas)
	copied[0].Names = nil
	copied[0].Names = r.Names
	copied[0].Names[0] = "x" // want "arguments: Through changes rotas" "arguments: Through changes r.Names"
	for i, rota := range rotas {
		rota.First = &i
		rota.Names[0] = "x"  // want "arguments: Through changes rotas"
		rotas[i].Names = nil // want "arguments: Through changes rotas"
		for _, tag := range rota.Tags {
			tag.N = 1
			tag.Words[0] = "x" // want "arguments: Through changes rotas"
		}
	}
	change := func(to string) {
		l[0] = to // want "arguments: Through changes l"
	}
	change("x")
	boxed := box{names: l}
	boxed.fill("x")     // want "arguments: Through changes l"
	(&box{l}).fill("x") // want "arguments: Through changes l"
	if len(l) > 1 {
		l = slices.Clone(l)
	}
	l[0] = "x"        // want "arguments: Through changes l"
	texts(l)[0] = "x" // want "arguments: Through changes l"
}

type texts []string

type box struct{ names []string }

func (b *box) fill(text string) { b.names[0] = text }

// Helped changes them by helpers.
func Helped(l []string, r Rota) (all []string) { // want "arguments: Helped shares l"
	change(l)               // want "arguments: Helped changes l"
	changeAll("x", r.Names) // want "arguments: Helped changes r.Names"
	changeRota(&r)          // want "arguments: Helped changes r.Names"
	changeAny(l)            // want "arguments: Helped changes l"
	tail(l, 1)[0] = "x"     // want "arguments: Helped changes l"
	rest, ok := cut(r)
	rest[0] = fmt.Sprint(ok) // want "arguments: Helped changes r.Names"
	all = l
	defer change(all) // want "arguments: Helped changes l"
	return all
}

func changeAll(to string, l []string) {
	if to != "" {
		change(l)
		changeAll("", l)
	}
}

func change(l []string)               { l[0] = "x" }
func changeRota(r *Rota)              { r.Names[0], r.First = "x", nil }
func changeAny[T any](l []T)          { slices.Reverse(l) }
func tail(l []string, n int) []string { return l[n:] }
func cut(r Rota) ([]string, bool)     { return r.Names[1:], true }

// Clear changes its receiver, which is a copy, and the list that it refers to.
func (r Rota) Clear() int {
	r.First = nil
	clear(r.Names) // want "arguments: Clear changes r.Names"
	return len(r.Names)
}

// Reset changes what it is of.
func (r *Rota) Reset() { r.Names = nil } // want "arguments: Reset changes r"

// UnmarshalText may change what it is of, and not the text.
func (r *Rota) UnmarshalText(text []byte) error {
	text[0] = 'x' // want "arguments: UnmarshalText changes text"
	return nil
}

// Shared returns records that share lists with what they are made of.
func Shared(r Rota, all []Rota, names []string, m map[string]int) (Rota, []string, *Rota) { // want "arguments: Shared shares all" "arguments: Shared shares names" "arguments: Shared shares m" "arguments: Shared shares r.Inner"
	if len(all) > 1 {
		return all[0], r.Inner.Names, nil
	}
	return Rota{Names: names}, nil, &Rota{Of: m, Four: &[4]int{}, Inner: Inner{pick(r.Of)}}
}

func pick(map[string]int) []string { return nil }

// FirstOf returns the first.
func (r Rota) FirstOf() *int { return r.First } // want "arguments: FirstOf shares r.First"
