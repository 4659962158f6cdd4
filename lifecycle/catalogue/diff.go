package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// EditionChange is a difference between two editions of a register.
type EditionChange struct {
	Kind  EditionChangeKind `json:"kind"`           // what happened
	Org   partnership.OrgID `json:"org,omitzero"`   // to which body; not set: to an entry, or to the register
	Entry EntryID           `json:"entry,omitzero"` // to which entry
	Field string            `json:"field,omitzero"` // to which field of it: "participants.role"; not set: to the whole
	Key   string            `json:"key,omitzero"`   // of which entry of a list: "harrow"; not set: the field is no list
	Was   string            `json:"was,omitzero"`   // what it was; not set: it was not set, or was not there
	Now   string            `json:"now,omitzero"`   // what it is
}

// EditionChanges are the differences between two editions.
type EditionChanges []EditionChange

// fact is a field of a record as a text.
type fact struct{ field, key, text string }

// Diff returns what changed from one edition of a register to another: first the bodies, in
// the order of ids, then the entries, in the order of ids, with the fields of each in the order
// of its JSON form. What is listed in another order has not changed. Participants are the same by
// organisation and first day, savings by what they are about, when they were stated and by whom.
func Diff(was, now Catalogue) EditionChanges {
	all := EditionChanges{}
	head := func(c Catalogue) []fact {
		return []fact{{"name", "", c.Name}, {"on", "", text(c.On)}, {"source", "", c.Source}}
	}
	all = append(all, compare(EditionChange{}, head(was), head(now))...)
	walk(was.Bodies, now.Bodies, func(b Body) partnership.OrgID { return b.Org }, func(a, b *Body) {
		switch {
		case a == nil:
			all = append(all, EditionChange{Kind: Added, Org: b.Org, Now: b.Name})
		case b == nil:
			all = append(all, EditionChange{Kind: Removed, Org: a.Org, Was: a.Name})
		case !a.equal(*b):
			all = append(all, compare(EditionChange{Org: a.Org}, a.facts(), b.facts())...)
		}
	})
	walk(was.Entries, now.Entries, func(e RegisterEntry) EntryID { return e.ID }, func(a, b *RegisterEntry) {
		switch {
		case a == nil:
			all = append(all, EditionChange{Kind: Added, Entry: b.ID, Now: b.Name})
		case b == nil:
			all = append(all, EditionChange{Kind: Removed, Entry: a.ID, Was: a.Name})
		case !a.equal(*b):
			all = append(all, compare(EditionChange{Entry: a.ID}, a.facts(), b.facts())...)
		}
	})
	return all
}

// walk calls do with the records of two lists by key, in the order of keys: nil for one that a
// list does not have. Of several with one key the first counts.
func walk[T any, K ~string](was, now []T, key func(T) K, do func(a, b *T)) {
	type place struct {
		key  K
		at   int
		late bool
	}
	places := make([]place, 0, len(was)+len(now))
	for i := range was {
		places = append(places, place{key(was[i]), i, false})
	}
	for i := range now {
		places = append(places, place{key(now[i]), i, true})
	}
	slices.SortStableFunc(places, func(a, b place) int { return strings.Compare(string(a.key), string(b.key)) })
	for i := 0; i < len(places); {
		var a, b *T
		k := places[i].key
		for ; i < len(places) && places[i].key == k; i++ {
			switch {
			case !places[i].late && a == nil:
				a = &was[places[i].at]
			case places[i].late && b == nil:
				b = &now[places[i].at]
			}
		}
		do(a, b)
	}
}

// equal reports whether two bodies say the same, in the same order.
func (b Body) equal(other Body) bool {
	same := slices.Equal(b.Successors, other.Successors)
	return same && b.Org == other.Org && b.Name == other.Name && b.Kind == other.Kind && b.Region == other.Region &&
		b.First == other.First && b.Last == other.Last && b.Source == other.Source
}

// equal reports whether two entries say the same, in the same order.
func (e RegisterEntry) equal(other RegisterEntry) bool {
	return e.ID == other.ID && e.Name == other.Name && e.Category == other.Category && e.Structure == other.Structure &&
		e.Proposed == other.Proposed && e.First == other.First && e.Last == other.Last && e.Stage == other.Stage &&
		e.Seat == other.Seat && e.Postcode == other.Postcode && e.SameAs == other.SameAs && e.Source == other.Source && e.Note == other.Note &&
		slices.Equal(e.Services, other.Services) && slices.Equal(e.Regions, other.Regions) && slices.Equal(e.NotSameAs, other.NotSameAs) &&
		slices.Equal(e.Participants, other.Participants) && slices.Equal(e.Savings, other.Savings)
}

// text returns a day as a text, and "" for one that is not set.
func text(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}

// listed returns a fact for each text of a list.
func listed[T ~string](name string, texts []T) []fact {
	all := make([]fact, len(texts))
	for i, one := range texts {
		all[i] = fact{name, string(one), string(one)}
	}
	return all
}

// facts returns what a body says.
func (b Body) facts() []fact {
	return append([]fact{
		{"name", "", b.Name},
		{"kind", "", b.Kind.Title()},
		{"region", "", b.Region},
		{"first", "", text(b.First)},
		{"last", "", text(b.Last)},
		{"source", "", b.Source},
	}, listed("successors", b.Successors)...)
}

// key returns what tells a participant from others.
func (p Participant) key() string { return strings.TrimSpace(string(p.Org) + " " + text(p.First)) }

// key returns what tells a statement from others.
func (s Saving) key() string {
	words := []string{string(s.Kind), string(s.Org), string(s.Timing), text(s.First), text(s.Last)}
	if !s.On.IsZero() {
		words = append(words, "stated "+text(s.On))
	}
	if s.By != "" {
		words = append(words, "by "+string(s.By))
	}
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), " ")
}

// facts returns what an entry says.
func (e RegisterEntry) facts() []fact {
	all := []fact{{"name", "", e.Name}}
	all = append(append(all, listed("services", e.Services)...), listed("regions", e.Regions)...)
	all = append(all, []fact{
		{"category", "", e.Category},
		{"structure", "", e.Structure.Title()},
		{"proposed", "", text(e.Proposed)},
		{"first", "", text(e.First)},
		{"last", "", text(e.Last)},
		{"stage", "", e.Stage.Title()},
		{"seat", "", e.Seat},
		{"postcode", "", e.Postcode},
	}...)
	for _, p := range e.Participants {
		key := p.key()
		all = append(all, fact{"participants", key, cmp.Or(p.Role.Title(), report.NotRecorded)}, fact{"participants.last", key, text(p.Last)})
	}
	for _, s := range e.Savings {
		key := s.key()
		all = append(all,
			fact{"savings", key, s.Amount.Sterling()}, fact{"savings.basis", key, s.Basis},
			fact{"savings.disputed", key, s.Disputed}, fact{"savings.disputed_on", key, text(s.DisputedOn)}, fact{"savings.source", key, s.Source},
		)
	}
	all = append(all, fact{"same_as", "", string(e.SameAs)})
	all = append(all, listed("not_same_as", e.NotSameAs)...)
	return append(all, fact{"source", "", e.Source}, fact{"note", "", e.Note})
}

// factName tells a fact from others. Facts with one field and key, such as two statements that agree
// in all that tells them apart, have a rank, from 0.
type factName struct {
	field, key string
	rank       int
}

// factPair is a fact in two editions; had and has say in which it is.
type factPair struct {
	name     factName
	was, now string
	had, has bool
}

// paired returns the facts of two editions, in the order of the fields of the JSON form.
func paired(was, now []fact) []factPair {
	pairs := make([]factPair, 0, len(was))
	place := make(map[factName]int, len(was))
	at := func(f fact, ranks map[fact]int) *factPair {
		f.text = ""
		name := factName{f.field, f.key, ranks[f]}
		ranks[f]++
		i, seen := place[name]
		if !seen {
			i = len(pairs)
			place[name] = i
			pairs = append(pairs, factPair{name: name})
		}
		return &pairs[i]
	}
	ranks := make(map[fact]int, len(was))
	for _, f := range was {
		p := at(f, ranks)
		p.was, p.had = f.text, true
	}
	ranks = make(map[fact]int, len(now))
	for _, f := range now {
		p := at(f, ranks)
		p.now, p.has = f.text, true
	}
	order := fieldOrder()
	slices.SortStableFunc(pairs, func(a, b factPair) int {
		return cmp.Compare(slices.Index(order, head(a.name.field)), slices.Index(order, head(b.name.field)))
	})
	return pairs
}

// compare returns the changes between two lists of facts. Of several facts with one field and key,
// each is compared with that of the same rank.
func compare(about EditionChange, was, now []fact) []EditionChange {
	var all []EditionChange
	gone := map[[2]string]bool{}
	for _, p := range paired(was, now) {
		list := head(p.name.field)
		change := about
		change.Field, change.Key, change.Was, change.Now = p.name.field, p.name.key, p.was, p.now
		switch {
		case p.was == p.now, gone[[2]string{list, p.name.key}] && list != p.name.field:
			continue
		case p.name.key == "":
			change.Kind = Changed
		case !p.had:
			change.Kind = Added
		case !p.has:
			change.Kind = Removed
		default:
			change.Kind = Changed
		}
		if change.Kind != Changed && list == p.name.field {
			gone[[2]string{list, p.name.key}] = true
		}
		all = append(all, change)
	}
	return all
}

// head returns the list or field that a field belongs to: "savings" for "savings.amount".
func head(name string) string {
	name, _, _ = strings.Cut(name, ".")
	return name
}

// fieldOrder returns the fields of bodies and entries in the order of their JSON form.
func fieldOrder() []string {
	return []string{
		"name", "on", "kind", "region", "services", "regions", "category", "structure", "proposed", "first", "last", "successors", "stage",
		"seat", "postcode", "participants", "savings", "same_as", "not_same_as", "source", "note",
	}
}
