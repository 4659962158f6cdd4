package partnership

import (
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
	Four  [4]int         // four
}

// Tag has words.
type Tag struct {
	Words []string // the words
}

// Changed changes what is its own.
func Changed(l []string, m map[string]int, p *int, r Rota) (Rota, []string) {
	r.First, r.Four[0] = nil, *p
	r.Tags = nil
	r.Names = slices.Clone(r.Names)
	r.Names[0] = "x"
	slices.Sort(r.Names)
	four := r.Four[:]
	four[0]++
	r.Of = maps.Clone(m)
	r.Of["x"]++
	for i, name := range l {
		name += "x"
		r.Four[i%4] = len(name)
	}
	first := *p
	first++
	p = &first
	*p = 2
	longer := append(slices.Clip(l), "x")
	longer[0] = "y"
	longer = append(l[:1:1], "z")
	l = append([]string{"x"}, l...)
	l[0] = "y"
	var b strings.Builder
	b.WriteString(l[0])
	all := make([]string, 0, len(l))
	for _, name := range slices.Backward(l) {
		all = append(all, name)
	}
	fill(all)
	return r, slices.DeleteFunc(slices.Concat(all, longer), func(name string) bool { return name == "" })
}

// Passed changes what is its own in functions that it passes, or has under a name.
func Passed(l []string, rotas []Rota) []Rota {
	set := func(names []string) { names[0] = "x" }
	set(slices.Clone(l))
	slices.IndexFunc(rotas, func(r Rota) bool {
		r.Names, r.Four[0] = nil, 1
		return r.First != nil
	})
	copied := slices.Clone(rotas)
	every(copied, func(r *Rota) *int { return r.First })
	return copied
}

func every(rotas []Rota, visit func(r *Rota) *int) {
	for i := range rotas {
		rota := rotas[i]
		visit(&rota)
	}
}

// fill fills a list that is there for that.
func fill(all []string) {
	for i := range all {
		all[i] = "x"
	}
}

// clone returns a copy that shares no list.
func (r Rota) clone() Rota {
	r.Names, r.Tags = slices.Clone(r.Names), slices.Clone(r.Tags)
	for i := range r.Tags {
		r.Tags[i].Words = slices.Clone(r.Tags[i].Words)
	}
	r.Of, r.First = maps.Clone(r.Of), nil
	return r
}

// Filled returns the rota with names.
func (r Rota) Filled(also *Rota) Rota {
	if also == nil {
		r.Names = nil
	} else {
		r.Names = slices.Clone(also.Names)
	}
	fill(r.Names)
	r = r.clone()
	r.fill()
	l := &lister{rota: r}
	l.list()
	rotas := slices.Clone([]Rota{*also})
	for i := range rotas {
		rotas[i] = rotas[i].clone()
	}
	rotas[0].Names[0] = "x"
	return l.rota
}

type lister struct {
	rota Rota
	all  []string
}

func (l *lister) list() { l.all = append(l.all, l.rota.Names...) }

func (r *Rota) fill() { r.Names[0], r.First = "x", nil }

// UnmarshalText sets what it is of.
func (r *Rota) UnmarshalText(text []byte) error {
	r.Names = append(r.Names[:0], string(text))
	return nil
}
