package catalogue

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// LiveOn reports whether something was shared on a day. It is not known, and no answer, if
// the first day is not known, or if the stage says that the partnership has ended and not
// when. The stage counts as of the day of the edition, if that is known.
//
// For a day that is not set it is not known.
func (e RegisterEntry) LiveOn(day, edition calendar.Date) lifecycle.Answer {
	after := !e.Last.IsZero() && day.After(e.Last)
	forming := e.Stage.Phase() == lifecycle.Formation
	over := e.Stage.Ended() && e.Last.IsZero()
	switch {
	case day.IsZero():
		return ""
	case after, !e.First.IsZero() && day.Before(e.First):
		return lifecycle.No
	case e.Stage == lifecycle.Abandoned, forming && e.First.IsZero() && !day.After(edition):
		return lifecycle.No
	case over && !edition.IsZero() && !day.Before(edition):
		return lifecycle.No
	case over, e.First.IsZero():
		return ""
	}
	return lifecycle.Yes
}

// Sharer is an organisation that shares something on a day.
type Sharer struct {
	Org     partnership.OrgID   `json:"org"`               // who it is on that day
	Role    partnership.Role    `json:"role,omitzero"`     // what it is there; not set: not known
	Through []partnership.OrgID `json:"through,omitempty"` // the organisations whose place it took
}

// Sharing is who shares what with whom on a day.
type Sharing struct {
	Entries  []EntryID        `json:"entries"`            // the entries for the partnership
	Name     string           `json:"name"`               // of the first
	Services []string         `json:"services,omitempty"` // what is shared
	Live     lifecycle.Answer `json:"live,omitzero"`      // whether it is live on the day; not set: not known
	Sharers  []Sharer         `json:"sharers"`            // in the order of ids
}

// Orgs returns the organisations that share, in the order of ids.
func (s Sharing) Orgs() []partnership.OrgID {
	orgs := make([]partnership.OrgID, len(s.Sharers))
	for i, sharer := range s.Sharers {
		orgs[i] = sharer.Org
	}
	return orgs
}

// Sharings are answers to who shares what with whom.
type Sharings []Sharing

// Gone is an organisation that had ended by a day, and whose place nobody took.
type Gone struct {
	Org   partnership.OrgID `json:"org"`   // who
	Entry EntryID           `json:"entry"` // in which entry it still takes part
}

// A Snapshot is a register as it was on a day. It is made by Catalogue.AsOf; the zero Snapshot is empty.
type Snapshot struct {
	on    calendar.Date
	orgs  []partnership.OrgID           // in order
	now   map[partnership.OrgID][]int32 // of those that had ended: who they are
	items []item
	of    [][]int32 // of each organisation: its items
	gone  []Gone
}

// item is a partnership of a snapshot.
type item struct {
	ids      []EntryID
	name     string
	services []string
	live     lifecycle.Answer
	sharers  []sharer
}

// sharer is an organisation in an item.
type sharer struct {
	org     int32
	role    partnership.Role
	through []partnership.OrgID
}

// AsOf returns the register as it was on a day: the partnerships that were live, and those
// of which it is not known whether they were, each once, with those who took part on that day. In place of an organisation that had ended by then are those who took its place, and theirs
// if these had ended too. One whose place nobody took is left out, and Snapshot.Gone says so.
//
// For a day that is not set it is all that the register holds, as it is written there.
func (c Catalogue) AsOf(day calendar.Date) Snapshot {
	x := c.newIndex()
	of, _ := c.group(x)
	s := Snapshot{on: day, orgs: x.orgs, of: make([][]int32, len(x.orgs)), items: make([]item, 0, len(c.Entries))}
	followed := s.follow(c, x)
	at := make([]int32, len(c.Entries)) // of the first entry of a group: its item, from 1
	room := c.newItemRoom()
	for i := range c.Entries {
		e := &c.Entries[i]
		live := e.LiveOn(day, c.On)
		if live == lifecycle.No {
			continue
		}
		first := of[i]
		if at[first] == 0 {
			s.items = append(s.items, room.item(e))
			at[first] = int32(len(s.items))
		}
		it := &s.items[at[first]-1]
		it.add(e, live)
		for j, p := range e.Participants {
			if p.sharesOn(day) {
				s.seat(it, e.ID, p, x.seats[i][j], followed)
			}
		}
	}
	s.settle()
	return s
}

// A following says of each organisation, by its place, whether it has ended by the day and
// which have taken its place.
type following struct {
	ended []bool
	by    [][]int32
}

// follow returns who has ended by the day of the snapshot, and notes who followed them.
func (s *Snapshot) follow(c Catalogue, x *index) following {
	f := following{make([]bool, len(x.orgs)), make([][]int32, len(x.orgs))}
	if s.on.IsZero() {
		return f
	}
	s.now = map[partnership.OrgID][]int32{}
	for i, b := range c.Bodies {
		if b.Last.IsZero() || !s.on.After(b.Last) || x.body[b.Org] != i {
			continue
		}
		at := x.place[b.Org]
		f.ended[at], f.by[at] = true, nil
		for _, org := range c.successors(x, b.Org, s.on) {
			f.by[at] = append(f.by[at], x.place[org])
		}
		s.now[b.Org] = f.by[at]
	}
	return f
}

// An itemRoom is the room of the lists of all items, asked for at once.
type itemRoom struct {
	ids      []EntryID
	services []string
	sharers  []sharer
}

// newItemRoom returns room for an item of each entry.
func (c Catalogue) newItemRoom() itemRoom {
	sharers, services := 0, 0
	for i := range c.Entries {
		sharers, services = sharers+len(c.Entries[i].Participants), services+len(c.Entries[i].Services)
	}
	return itemRoom{make([]EntryID, len(c.Entries)), make([]string, services), make([]sharer, sharers)}
}

// item returns an item with the name of an entry and room for what is in it.
func (r *itemRoom) item(e *RegisterEntry) item {
	n, k := len(e.Participants), len(e.Services)
	it := item{ids: r.ids[:0:1], name: e.Name, services: r.services[:0:k], sharers: r.sharers[:0:n]}
	r.ids, r.services, r.sharers = r.ids[1:], r.services[k:], r.sharers[n:]
	return it
}

// add notes an entry for the item, and the services that it does not have yet.
func (it *item) add(e *RegisterEntry, live lifecycle.Answer) {
	it.ids = append(it.ids, e.ID)
	if it.live == "" {
		it.live = live
	}
	for _, service := range e.Services {
		if !slices.Contains(it.services, service) {
			it.services = append(it.services, service)
		}
	}
}

// sharesOn reports whether the participant is one on a day, as far as its days are known.
func (p Participant) sharesOn(day calendar.Date) bool {
	return day.IsZero() || (p.First.IsZero() || !day.Before(p.First)) && (p.Last.IsZero() || !day.After(p.Last))
}

// seat adds a participant of an entry to an item, or those who have taken its place.
func (s *Snapshot) seat(it *item, entry EntryID, p Participant, org int32, f following) {
	if !f.ended[org] {
		it.sharers = append(it.sharers, sharer{org: org, role: p.Role})
		return
	}
	if len(f.by[org]) == 0 {
		s.gone = append(s.gone, Gone{p.Org, entry})
	}
	for _, successor := range f.by[org] {
		it.sharers = append(it.sharers, sharer{successor, p.Role, []partnership.OrgID{p.Org}})
	}
}

// settle puts the sharers of each item in order, each once, and notes the items of each.
func (s *Snapshot) settle() {
	counts := make([]int32, len(s.orgs))
	total := 0
	for i := range s.items {
		all := s.items[i].sharers
		slices.SortStableFunc(all, func(a, b sharer) int { return cmp.Compare(a.org, b.org) })
		kept := all[:0]
		for _, one := range all {
			if n := len(kept); n > 0 && kept[n-1].org == one.org {
				last := &kept[n-1]
				last.role = firstRole(last.role, one.role)
				last.through = append(last.through, one.through...)
				continue
			}
			kept = append(kept, one)
		}
		s.items[i].sharers = kept
		for _, one := range kept {
			counts[one.org]++
		}
		total += len(kept)
	}
	room := make([]int32, total)
	for org, n := range counts {
		s.of[org], room = room[:0:n], room[n:]
	}
	for i := range s.items {
		for _, one := range s.items[i].sharers {
			s.of[one.org] = append(s.of[one.org], int32(i))
		}
	}
}

// firstRole returns the role of an organisation that has two: the one that comes first in
// partnership.Roles.
func firstRole(a, b partnership.Role) partnership.Role {
	for _, role := range partnership.Roles() {
		if a == role || b == role {
			return role
		}
	}
	return cmp.Or(a, b)
}

// Day returns the day of the snapshot; not set: it is all that the register holds.
func (s Snapshot) Day() calendar.Date { return s.on }

// Gone returns who had ended by the day, with nobody in its place, and still takes part in a
// partnership.
func (s Snapshot) Gone() []Gone { return append([]Gone{}, s.gone...) }

// find returns the places of an organisation: its own, or of those who took its place by the day.
func (s Snapshot) find(org partnership.OrgID) []int32 {
	if now, ended := s.now[org]; ended {
		return now
	}
	if at, has := slices.BinarySearch(s.orgs, org); has {
		return []int32{int32(at)}
	}
	return nil
}

// Now returns who an organisation was on the day: itself, those who took its place, or nobody.
func (s Snapshot) Now(org partnership.OrgID) []partnership.OrgID {
	all := []partnership.OrgID{}
	for _, at := range s.find(org) {
		all = append(all, s.orgs[at])
	}
	return all
}

// sharing returns an item as a result.
func (s Snapshot) sharing(i int32) Sharing {
	it := s.items[i]
	sharing := Sharing{
		Entries: slices.Clone(it.ids), Name: it.name, Services: slices.Clone(it.services), Live: it.live,
		Sharers: make([]Sharer, len(it.sharers)),
	}
	for j, one := range it.sharers {
		sharing.Sharers[j] = Sharer{s.orgs[one.org], one.role, slices.Clone(one.through)}
	}
	return sharing
}

// sharings returns items as results.
func (s Snapshot) sharings(items []int32) Sharings {
	all := make(Sharings, len(items))
	for i, at := range items {
		all[i] = s.sharing(at)
	}
	return all
}

// itemsOf returns the items of an organisation, or of those who took its place, in order.
func (s Snapshot) itemsOf(org partnership.OrgID) []int32 {
	var all []int32
	for _, at := range s.find(org) {
		all = append(all, s.of[at]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Sharings returns who shares what with whom: every partnership, in the order of the register.
func (s Snapshot) Sharings() Sharings {
	all := make(Sharings, len(s.items))
	for i := range all {
		all[i] = s.sharing(int32(i))
	}
	return all
}

// Of returns what an organisation shares with whom, in the order of the register. For one that had ended by the day it is what those who took its place share.
func (s Snapshot) Of(org partnership.OrgID) Sharings { return s.sharings(s.itemsOf(org)) }

// Between returns what all of some organisations share together, in the order of the register.
// For no organisations it returns nothing.
func (s Snapshot) Between(orgs ...partnership.OrgID) Sharings {
	var all []int32
	for i, org := range orgs {
		items := s.itemsOf(org)
		if i == 0 {
			all = items
			continue
		}
		all = slices.DeleteFunc(slices.Clone(all), func(at int32) bool {
			_, has := slices.BinarySearch(items, at)
			return !has
		})
	}
	return s.sharings(all)
}

// Sharing returns who shares a service, in the order of the register. Upper and lower case,
// spaces and punctuation make no difference.
func (s Snapshot) Sharing(service string) Sharings {
	all, want := Sharings{}, folded(service)
	for i, it := range s.items {
		if slices.ContainsFunc(it.services, func(name string) bool { return folded(name) == want }) {
			all = append(all, s.sharing(int32(i)))
		}
	}
	return all
}

// DirectPartner is an organisation with which another shares something.
type DirectPartner struct {
	Org     partnership.OrgID `json:"org"`     // who
	Entries []EntryID         `json:"entries"` // what they share: the first entry of each partnership
}

// DirectPartners are the partners of an organisation.
type DirectPartners []DirectPartner

// Partners returns with whom an organisation shares something, those with the most
// partnerships in common first, then in the order of ids.
func (s Snapshot) Partners(org partnership.OrgID) DirectPartners {
	self := s.find(org)
	shared := map[int32][]EntryID{}
	var order []int32
	for _, i := range s.itemsOf(org) {
		for _, one := range s.items[i].sharers {
			if slices.Contains(self, one.org) {
				continue
			}
			if shared[one.org] == nil {
				order = append(order, one.org)
			}
			shared[one.org] = append(shared[one.org], s.items[i].ids[0])
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(shared[b]), len(shared[a])), cmp.Compare(a, b))
	})
	all := make(DirectPartners, len(order))
	for i, at := range order {
		all[i] = DirectPartner{s.orgs[at], shared[at]}
	}
	return all
}

// IndirectPartner is a partner of partners, with whom an organisation shares nothing itself.
type IndirectPartner struct {
	Org     partnership.OrgID   `json:"org"`     // who
	Through []partnership.OrgID `json:"through"` // the partners who share something with it, in the order of ids
}

// IndirectPartners are the partners of an organisation's partners.
type IndirectPartners []IndirectPartner

// PartnersOfPartners returns the organisations with which its partners share something, and with which
// an organisation shares nothing itself: those who are reached through most partners first, then in
// the order of ids.
func (s Snapshot) PartnersOfPartners(org partnership.OrgID) IndirectPartners {
	near := s.find(org)
	near = append([]int32{}, near...)
	self := len(near)
	for _, partner := range s.Partners(org) {
		near = append(near, s.find(partner.Org)[0])
	}
	direct := map[int32]bool{}
	for _, at := range near {
		direct[at] = true
	}
	slices.Sort(near[self:])
	through := map[int32][]int32{}
	var order []int32
	for _, partner := range near[self:] {
		for _, i := range s.of[partner] {
			for _, one := range s.items[i].sharers {
				if direct[one.org] || slices.Contains(through[one.org], partner) {
					continue
				}
				if through[one.org] == nil {
					order = append(order, one.org)
				}
				through[one.org] = append(through[one.org], partner)
			}
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(through[b]), len(through[a])), cmp.Compare(a, b))
	})
	all := make(IndirectPartners, len(order))
	for i, at := range order {
		all[i] = IndirectPartner{Org: s.orgs[at], Through: make([]partnership.OrgID, len(through[at]))}
		for j, partner := range through[at] {
			all[i].Through[j] = s.orgs[partner]
		}
	}
	return all
}
