package report

import (
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Noun is a kind of thing that has ids and names. Its text is the word for such a thing in a
// sentence. The constants are those of this module; a program may have more.
type Noun string

// What the records of this module give ids to.
const (
	Partnership     Noun = "partnership"
	Organisation    Noun = "organisation"
	Service         Noun = "service"
	Line            Noun = "service line"
	Driver          Noun = "driver"
	Prerequisite    Noun = "prerequisite"
	Task            Noun = "task"
	Rule            Noun = "rule"
	Risk            Noun = "risk"
	Action          Noun = "action"
	Criterion       Noun = "criterion"
	ContingencyPlan Noun = "contingency plan"
	Post            Noun = "post"
	Asset           Noun = "asset"
	Debt            Noun = "debt"
	Contract        Noun = "contract"
	DataSet         Noun = "data set"
)

// Entry is a line of the directory: what a thing is called.
type Entry struct {
	Noun Noun   // what it is
	ID   string // unique among the things of its noun
	Name string // what people call it
}

// Names is a directory of names by noun and id. The zero value has none, so that every id
// shows as it is.
type Names struct {
	entries []Entry
	names   map[thing]string
	shared  map[thing]int // how many ids have a name
}

// A thing is a noun with an id or a name.
type thing struct {
	noun Noun
	text string
}

// NewNames returns the directory of entries. If several have the same noun and id, the last one
// counts. An entry without a name, or with a name of which nothing can be seen, does not count.
func NewNames(entries ...Entry) Names {
	n := Names{slices.Clone(entries), make(map[thing]string, len(entries)), make(map[thing]int, len(entries))}
	for _, e := range entries {
		if looks(e.Name) == "" {
			continue
		}
		if before, ok := n.names[thing{e.Noun, e.ID}]; ok {
			n.shared[thing{e.Noun, looks(before)}]--
		}
		n.names[thing{e.Noun, e.ID}] = e.Name
		n.shared[thing{e.Noun, looks(e.Name)}]++
	}
	return n
}

// Join returns the directory of all entries of directories. Where two name the same
// thing, the later one counts.
func Join(directories ...Names) Names {
	var entries []Entry
	for _, n := range directories {
		entries = append(entries, n.entries...)
	}
	return NewNames(entries...)
}

// Of returns the name of a thing, or its id if it has no name here. If other
// things of the noun have the same name, or one that looks the same in a table, the id is
// added: "Harrow (harrow-2)".
func (n Names) Of(noun Noun, id string) string {
	name, ok := n.names[thing{noun, id}]
	switch {
	case !ok:
		return id
	case n.shared[thing{noun, looks(name)}] > 1:
		return name + " (" + id + ")"
	}
	return name
}

// looks returns a name as a reader sees it in a table. Two names that look the same cannot be
// told apart.
func looks(name string) string {
	return plain(strings.Map(func(r rune) rune {
		if field.IsHidden(r) && !isSpace(r) && !isDisruptive(r) {
			return -1
		}
		return r
	}, name))
}

// NamesOf returns what Names.Of returns for each of ids, in their order.
func NamesOf[ID ~string](n Names, noun Noun, ids []ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = n.Of(noun, string(id))
	}
	return names
}
