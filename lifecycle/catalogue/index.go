package catalogue

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// index is a register by numbers: the place of an organisation in the order of ids, and of an
// entry in the register.
type index struct {
	orgs  []partnership.OrgID         // in order
	place map[partnership.OrgID]int32 // of each
	seats [][]int32                   // of each entry: the organisation of each participant
	body  map[partnership.OrgID]int   // the place of each body in the register
	entry map[EntryID]int             // the place of the first entry with an id
}

// newIndex returns the index of a register.
func (c Catalogue) newIndex() *index {
	n := 0
	for i := range c.Entries {
		n += len(c.Entries[i].Participants)
	}
	x := &index{
		place: make(map[partnership.OrgID]int32, len(c.Bodies)+64), seats: make([][]int32, len(c.Entries)),
		body: make(map[partnership.OrgID]int, len(c.Bodies)), entry: make(map[EntryID]int, len(c.Entries)),
	}
	add := func(org partnership.OrgID) int32 {
		at, has := x.place[org]
		if !has {
			at = int32(len(x.orgs))
			x.place[org] = at
			x.orgs = append(x.orgs, org)
		}
		return at
	}
	for i := len(c.Bodies) - 1; i >= 0; i-- {
		x.body[c.Bodies[i].Org] = i
		add(c.Bodies[i].Org)
		for _, successor := range c.Bodies[i].Successors {
			add(successor)
		}
	}
	all := make([]int32, 0, n)
	for i := range c.Entries {
		from := len(all)
		for _, p := range c.Entries[i].Participants {
			all = append(all, add(p.Org))
		}
		x.seats[i] = all[from:len(all):len(all)]
	}
	for i := len(c.Entries) - 1; i >= 0; i-- {
		x.entry[c.Entries[i].ID] = i
	}
	x.sort()
	return x
}

// sort puts the organisations in the order of their ids.
func (x *index) sort() {
	order := make([]int32, len(x.orgs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(string(x.orgs[a]), string(x.orgs[b])) })
	to, sorted := make([]int32, len(order)), make([]partnership.OrgID, len(order))
	for now, was := range order {
		to[was], sorted[now] = int32(now), x.orgs[was]
	}
	x.orgs = sorted
	for i, org := range sorted {
		x.place[org] = int32(i)
	}
	for _, seats := range x.seats {
		for i := range seats {
			seats[i] = to[seats[i]]
		}
	}
}

// folded returns a name without what two people write differently: upper case, punctuation and
// spaces.
func folded(name string) string {
	var room [96]byte
	all := room[:0]
	for i := range len(name) {
		switch b := name[i]; {
		case 'a' <= b && b <= 'z', '0' <= b && b <= '9':
			all = append(all, b)
		case 'A' <= b && b <= 'Z':
			all = append(all, b-'A'+'a')
		case b == '&':
			all = append(all, '+')
		case b > 0x7f:
			return foldedWide(name)
		}
	}
	if len(all) == len(name) && string(all) == name {
		return name
	}
	return string(all)
}

// foldedWide is folded for any letters.
func foldedWide(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '&':
			return '+'
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		}
		return -1
	}, strings.ToLower(name))
}

// Duplicate is two entries for the same partnership.
type Duplicate struct {
	First  EntryID  `json:"first"`  // the one that comes first in the register
	Second EntryID  `json:"second"` // and the other
	Why    Sameness `json:"why"`    // why they are one
}

// Duplicates returns the pairs of entries that are for one partnership, in the order of the second:
// those that say so, those with the same name, at least one participant and some days in common,
// and those with the same participants, at least two, the same services and some days in common.
// Entries that say that they are not the same are not, unless others make them so. Days that are not known do not count against it. Totals count all that belong together as one.
func (c Catalogue) Duplicates() []Duplicate {
	_, duplicates := c.group(c.newIndex())
	if duplicates == nil {
		duplicates = []Duplicate{}
	}
	return duplicates
}

// groups are entries that are for one partnership, by union and find.
type groups struct {
	c          Catalogue
	of         []int32
	duplicates []Duplicate
}

// find returns the first entry of the group of an entry.
func (g *groups) find(i int32) int32 {
	for g.of[i] != i {
		g.of[i] = g.of[g.of[i]]
		i = g.of[i]
	}
	return i
}

// join makes two entries one partnership.
func (g *groups) join(i, j int32, why Sameness) {
	a, b := g.find(i), g.find(j)
	if a == b {
		return
	}
	g.of[max(a, b)] = min(a, b)
	i, j = min(i, j), max(i, j)
	g.duplicates = append(g.duplicates, Duplicate{g.c.Entries[i].ID, g.c.Entries[j].ID, why})
}

// alike joins two entries if nothing speaks against it.
func (g *groups) alike(i, j int32, why Sameness) {
	a, b := &g.c.Entries[i], &g.c.Entries[j]
	if overlaps(a.First, a.Last, b.First, b.Last) && !slices.Contains(a.NotSameAs, b.ID) && !slices.Contains(b.NotSameAs, a.ID) {
		g.join(i, j, why)
	}
}

// group returns for each entry the first entry of the same partnership, and what was joined.
func (c Catalogue) group(x *index) (of []int32, duplicates []Duplicate) {
	g := &groups{c: c, of: make([]int32, len(c.Entries))}
	for i := range g.of {
		g.of[i] = int32(i)
	}
	for i := range c.Entries {
		if j, has := x.entry[c.Entries[i].SameAs]; has && c.Entries[i].SameAs != "" && j != i {
			g.join(int32(i), int32(j), SaysSo)
		}
	}
	g.byName(x)
	g.byServices(x)
	for i := range g.of {
		g.of[i] = g.find(int32(i))
	}
	slices.SortStableFunc(g.duplicates, func(a, b Duplicate) int { return x.entry[a.Second] - x.entry[b.Second] })
	return g.of, g.duplicates
}

// byName joins entries with one name and a participant in common. Few entries share a name: a
// number for each name finds those that may.
func (g *groups) byName(x *index) {
	entries := g.c.Entries
	first, seen := make(map[uint64]int32, len(entries)), map[int32]bool{}
	var may []int32 // share a name with another
	for i := range entries {
		number := foldedNumber(entries[i].Name)
		at, has := first[number]
		switch {
		case !has:
			first[number] = int32(i)
			continue
		case !seen[at]:
			seen[at] = true
			may = append(may, at)
		}
		may = append(may, int32(i))
	}
	slices.Sort(may)
	type seat struct {
		name string
		org  int32
	}
	before := map[seat][]int32{}
	for _, i := range may {
		name := folded(entries[i].Name)
		if name == "" {
			continue
		}
		for _, org := range x.seats[i] {
			key := seat{name, org}
			for _, j := range before[key] {
				g.alike(j, i, SameName)
			}
			before[key] = append(before[key], i)
		}
	}
}

// foldedNumber returns a number that names have in common if folded makes one of them. Others
// may have it too.
func foldedNumber(name string) uint64 {
	number := uint64(14695981039346656037) // FNV-1a
	for i := range len(name) {
		b := name[i]
		switch {
		case 'A' <= b && b <= 'Z':
			b += 'a' - 'A'
		case b > 0x7f:
			number = 14695981039346656037
			wide := foldedWide(name)
			for i := range len(wide) {
				number = (number ^ uint64(wide[i])) * 1099511628211
			}
			return number
		case b == '&':
			b = '+'
		case 'a' <= b && b <= 'z', '0' <= b && b <= '9':
		default:
			continue
		}
		number = (number ^ uint64(b)) * 1099511628211
	}
	return number
}

// setNumber returns a number that entries have in common if they have the same participants and
// services. Others may have it too.
func (g *groups) setNumber(x *index, i int) uint64 {
	number := uint64(0)
	for j, org := range x.seats[i] {
		if !slices.Contains(x.seats[i][:j], org) {
			number += (uint64(org) + 1) * 0x9e3779b97f4a7c15
		}
	}
	for _, service := range g.c.Entries[i].Services {
		number += foldedNumber(service)
	}
	return number
}

// byServices joins entries with the same participants and the same services.
func (g *groups) byServices(x *index) {
	var key []byte
	seen := map[string][]int32{}
	numbers := make([]uint64, len(g.c.Entries))
	times := make(map[uint64]int32, len(g.c.Entries))
	for i := range g.c.Entries {
		if len(g.c.Entries[i].Services) > 0 && len(x.seats[i]) > 1 {
			numbers[i] = g.setNumber(x, i)
			times[numbers[i]]++
		}
	}
	for i := range g.c.Entries {
		e := &g.c.Entries[i]
		if times[numbers[i]] < 2 || len(e.Services) == 0 || len(e.Participants) < 2 {
			continue
		}
		seats := slices.Clone(x.seats[i])
		slices.Sort(seats)
		seats = slices.Compact(seats)
		if len(seats) < 2 {
			continue
		}
		key = key[:0]
		for _, org := range seats {
			key = append(key, byte(org), byte(org>>8), byte(org>>16), byte(org>>24))
		}
		services := make([]string, len(e.Services))
		for j, service := range e.Services {
			services[j] = folded(service)
		}
		slices.Sort(services)
		for _, service := range services {
			key = append(append(key, 0xff), service...)
		}
		for _, j := range seen[string(key)] {
			g.alike(j, int32(i), SameServices)
		}
		seen[string(key)] = append(seen[string(key)], int32(i))
	}
}

// successors returns who an organisation is on a day, in the order of ids: itself, those who took
// its place, or nobody.
func (c Catalogue) successors(x *index, org partnership.OrgID, on calendar.Date) (now []partnership.OrgID) {
	seen, queue := map[partnership.OrgID]bool{org: true}, []partnership.OrgID{org}
	for k := 0; k < len(queue); k++ {
		at, has := x.body[queue[k]]
		if !has || c.Bodies[at].Last.IsZero() || !on.After(c.Bodies[at].Last) {
			now = append(now, queue[k])
			continue
		}
		for _, successor := range c.Bodies[at].Successors {
			if !seen[successor] {
				seen[successor] = true
				queue = append(queue, successor)
			}
		}
	}
	slices.Sort(now)
	return now
}
