package catalogue

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Conflict is something that two editions say differently.
type Conflict struct {
	Org    partnership.OrgID `json:"org,omitzero"`   // about which body; not set: about an entry, or the register
	Entry  EntryID           `json:"entry,omitzero"` // about which entry
	Field  string            `json:"field"`          // in which field of it: "participants.role"
	Key    string            `json:"key,omitzero"`   // of which entry of a list: "harrow"; not set: the field is no list
	First  string            `json:"first"`          // what the first edition says
	Second string            `json:"second"`         // what the second one says
}

// Conflicts are what two editions say differently.
type Conflicts []Conflict

// merger merges two editions.
type merger struct {
	about Conflict
	all   Conflicts
}

// Merge returns two editions of a register, or two registers, as one: all bodies and entries of
// both, in the order of the first and then of the second. Where an entry or a body is in both, a field
// that one does not set is that of the other, and lists have what is in either. Where both say
// something and not the same, the first counts, and the conflict is named: change the one that
// is wrong, and merge again. Nothing else of either is lost.
//
// Participants are the same by organisation and first day, savings by what they are about, when they
// were stated and by whom, as in Diff. Of several bodies or entries of one edition with one id the
// first counts.
func Merge(first, second Catalogue) (Catalogue, Conflicts) {
	m := &merger{all: Conflicts{}}
	c := first.clone()
	other := second.clone()
	one(m, "name", &c.Name, other.Name, itself)
	one(m, "on", &c.On, other.On, text)
	one(m, "source", &c.Source, other.Source, itself)
	c.Bodies = joined(c.Bodies, other.Bodies, func(b Body) partnership.OrgID { return b.Org }, func(mine, theirs Body) Body {
		m.about = Conflict{Org: theirs.Org}
		return m.body(mine, theirs)
	})
	c.Entries = joined(c.Entries, other.Entries, func(e RegisterEntry) EntryID { return e.ID }, func(mine, theirs RegisterEntry) RegisterEntry {
		m.about = Conflict{Entry: theirs.ID}
		return m.entry(mine, theirs)
	})
	return c, m.all
}

// joined returns the items of mine, and then those of theirs whose key mine has not; those that
// it has are merged. Of several items of one list with one key the first counts.
func joined[T any, K comparable](mine, theirs []T, key func(T) K, merge func(mine, theirs T) T) []T {
	places, done := firstPlaces(mine, key), map[K]bool{}
	for _, item := range theirs {
		at, has := places[key(item)]
		switch {
		case done[key(item)]:
		case has:
			mine[at] = merge(mine[at], item)
		default:
			mine = append(mine, item)
		}
		done[key(item)] = true
	}
	return mine
}

// firstPlaces returns the place of the first item with each key.
func firstPlaces[T any, K comparable](items []T, key func(T) K) map[K]int {
	places := make(map[K]int, len(items))
	for i := len(items) - 1; i >= 0; i-- {
		places[key(items[i])] = i
	}
	return places
}

// itself returns a text as it is.
func itself(s string) string { return s }

// one merges a field. The first edition counts where both say something.
func one[T comparable](m *merger, name string, into *T, other T, say func(T) string) {
	listedOne(m, name, "", into, other, say)
}

// listedOne is one for a field of an entry of a list.
func listedOne[T comparable](m *merger, name, key string, into *T, other T, say func(T) string) {
	var none T
	switch {
	case *into == none:
		*into = other
	case other != none && *into != other:
		c := m.about
		c.Field, c.Key, c.First, c.Second = name, key, say(*into), say(other)
		m.all = append(m.all, c)
	}
}

// either returns a list with what is in it or in another.
func either[T comparable](list, other []T) []T {
	list = slices.Clone(list)
	has := make(map[T]bool, len(list))
	for _, one := range list {
		has[one] = true
	}
	for _, one := range other {
		if !has[one] {
			has[one] = true
			list = append(list, one)
		}
	}
	return list
}

// title returns a category in words.
func title[T interface{ Title() string }](value T) string { return value.Title() }

// body merges a body.
func (m *merger) body(into, b Body) Body {
	one(m, "name", &into.Name, b.Name, itself)
	one(m, "kind", &into.Kind, b.Kind, title)
	one(m, "region", &into.Region, b.Region, itself)
	one(m, "first", &into.First, b.First, text)
	one(m, "last", &into.Last, b.Last, text)
	into.Successors = either(into.Successors, b.Successors)
	one(m, "source", &into.Source, b.Source, itself)
	return into
}

// entry merges an entry.
func (m *merger) entry(into, e RegisterEntry) RegisterEntry {
	one(m, "name", &into.Name, e.Name, itself)
	into.Services = either(into.Services, e.Services)
	into.Regions = either(into.Regions, e.Regions)
	one(m, "category", &into.Category, e.Category, itself)
	one(m, "structure", &into.Structure, e.Structure, title)
	one(m, "proposed", &into.Proposed, e.Proposed, text)
	one(m, "first", &into.First, e.First, text)
	one(m, "last", &into.Last, e.Last, text)
	one(m, "stage", &into.Stage, e.Stage, title)
	one(m, "seat", &into.Seat, e.Seat, itself)
	one(m, "postcode", &into.Postcode, e.Postcode, itself)
	into.Participants = m.participants(into.Participants, e.Participants)
	into.Savings = m.savings(into.Savings, e.Savings)
	one(m, "same_as", &into.SameAs, e.SameAs, func(id EntryID) string { return string(id) })
	into.NotSameAs = either(into.NotSameAs, e.NotSameAs)
	one(m, "source", &into.Source, e.Source, itself)
	one(m, "note", &into.Note, e.Note, itself)
	return into
}

// participants merges who takes part.
func (m *merger) participants(was, more []Participant) []Participant {
	all := slices.Clone(was)
	places := firstPlaces(was, func(p Participant) Participant { return Participant{Org: p.Org, First: p.First} })
	for _, p := range more {
		at, has := places[Participant{Org: p.Org, First: p.First}]
		if !has {
			all = append(all, p)
			continue
		}
		q := &all[at]
		listedOne(m, "participants.role", p.key(), &q.Role, p.Role, title)
		listedOne(m, "participants.last", p.key(), &q.Last, p.Last, text)
	}
	return all
}

// savings merges the statements.
func (m *merger) savings(was, more []Saving) []Saving {
	type stated struct {
		about
		by partnership.OrgID
	}
	all := slices.Clone(was)
	places := firstPlaces(was, func(s Saving) stated { return stated{s.about(), s.By} })
	for _, s := range more {
		at, has := places[stated{s.about(), s.By}]
		if !has {
			all = append(all, s)
			continue
		}
		t, key := &all[at], s.key()
		listedOne(m, "savings", key, &t.Amount, s.Amount, costing.Money.Sterling)
		listedOne(m, "savings.basis", key, &t.Basis, s.Basis, itself)
		listedOne(m, "savings.disputed", key, &t.Disputed, s.Disputed, itself)
		listedOne(m, "savings.disputed_on", key, &t.DisputedOn, s.DisputedOn, text)
		listedOne(m, "savings.source", key, &t.Source, s.Source, itself)
	}
	return all
}
