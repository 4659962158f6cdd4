package catalogue

import (
	"cmp"
	"maps"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Network is which organisations are connected by what they share on a day.
type Network struct {
	On            calendar.Date `json:"on,omitzero"`      // the day; not set: all that the register holds
	Partnerships  int           `json:"partnerships"`     // how many there are
	Organisations []Connection  `json:"organisations"`    // those that share something, with the most partners first, then with the most partnerships, then by id
	Components    []Component   `json:"components"`       // the parts of the network, largest first
	Sharers       CountRange    `json:"sharers,omitzero"` // how many organisations share, by partnership
}

// Connection is how an organisation is connected.
type Connection struct {
	Org          partnership.OrgID `json:"org"`          // who
	Partners     int               `json:"partners"`     // with how many others it shares something
	Partnerships int               `json:"partnerships"` // in how many partnerships it is
	Component    int               `json:"component"`    // in which part of the network, from 1
	Ends         int               `json:"ends"`         // how many partnerships have fewer than two left if it ends
	Pieces       int               `json:"pieces"`       // into how many pieces the others of its part of the network fall if it ends; 1: they stay connected
}

// Component is a part of the network: organisations that are connected with each other,
// directly or by way of others, and with nobody else.
type Component struct {
	Orgs         []partnership.OrgID `json:"orgs"`         // in the order of ids
	Partnerships int                 `json:"partnerships"` // how many they share
}

// Network returns how the organisations are connected on the day. A partnership of one
// organisation connects it with nobody, and one without organisations is in no part of the network.
func (s Snapshot) Network() Network {
	n := Network{On: s.on, Partnerships: len(s.items), Organisations: []Connection{}, Components: []Component{}}
	sizes := make([]int64, len(s.items))
	for i, it := range s.items {
		sizes[i] = int64(len(it.sharers))
	}
	n.Sharers = countRange(sizes, 1)
	part := s.components(&n)
	pieces := s.pieces()
	mark := make([]int32, len(s.orgs))
	for at, items := range s.of {
		if len(items) == 0 {
			continue
		}
		one := Connection{Org: s.orgs[at], Partnerships: len(items), Component: int(part[at]), Pieces: pieces[at]}
		mark[at] = int32(at) + 1
		for _, i := range items {
			if len(s.items[i].sharers) <= 2 {
				one.Ends++
			}
			for _, other := range s.items[i].sharers {
				if mark[other.org] != int32(at)+1 {
					mark[other.org] = int32(at) + 1
					one.Partners++
				}
			}
		}
		n.Organisations = append(n.Organisations, one)
	}
	slices.SortFunc(n.Organisations, func(a, b Connection) int {
		return cmp.Or(cmp.Compare(b.Partners, a.Partners), cmp.Compare(b.Partnerships, a.Partnerships), cmp.Compare(a.Org, b.Org))
	})
	return n
}

// components fills in the parts of a network, and returns in which one each organisation is.
func (s Snapshot) components(n *Network) (part []int32) {
	part = make([]int32, len(s.orgs))
	var found []Component
	var queue []int32
	seen := make([]bool, len(s.items))
	for at := range s.orgs {
		if part[at] != 0 || len(s.of[at]) == 0 {
			continue
		}
		number, count := int32(len(found)+1), 0
		part[at] = number
		queue = append(queue[:0], int32(at))
		for k := 0; k < len(queue); k++ {
			for _, i := range s.of[queue[k]] {
				if seen[i] {
					continue
				}
				seen[i] = true
				count++
				for _, one := range s.items[i].sharers {
					if part[one.org] == 0 {
						part[one.org] = number
						queue = append(queue, one.org)
					}
				}
			}
		}
		slices.Sort(queue)
		orgs := make([]partnership.OrgID, len(queue))
		for k, org := range queue {
			orgs[k] = s.orgs[org]
		}
		found = append(found, Component{orgs, count})
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(found[b].Orgs), len(found[a].Orgs)) })
	place := make([]int32, len(found)+1)
	for i, was := range order {
		place[was+1] = int32(i + 1)
		n.Components = append(n.Components, found[was])
	}
	for at := range part {
		part[at] = place[part[at]]
	}
	return part
}

// visit is a node of a walk through the network: an organisation, or behind them a partnership.
type visit struct {
	node, parent int32
	next         int32 // the place of the neighbour to look at next
	orgs         int32 // how many organisations are below it
	low          int32 // the earliest node that can be reached from below without the parent
	pieces       int32 // how many pieces are cut off below if it is taken away
}

// pieces returns for each organisation into how many pieces the others of its part of the
// network fall without it. It walks once through the network, by Tarjan's search for the
// nodes that hold it together.
func (s Snapshot) pieces() []int {
	orgs := int32(len(s.orgs))
	found := make([]int32, len(s.orgs)+len(s.items)) // when a node was come to, from 1
	pieces := make([]int, len(s.orgs))
	neighbour := func(node, k int32) (next int32, ok bool) {
		if node < orgs {
			if int(k) < len(s.of[node]) {
				return orgs + s.of[node][k], true
			}
			return 0, false
		}
		if all := s.items[node-orgs].sharers; int(k) < len(all) {
			return all[k].org, true
		}
		return 0, false
	}
	var clock int32
	var stack []visit
	for start := range orgs {
		if found[start] != 0 || len(s.of[start]) == 0 {
			continue
		}
		clock++
		found[start] = clock
		stack = append(stack[:0], visit{node: start, parent: -1, low: clock, orgs: 1})
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			next, ok := neighbour(top.node, top.next)
			top.next++
			switch {
			case ok && next == top.parent:
			case ok && found[next] != 0:
				top.low = min(top.low, found[next])
			case ok:
				clock++
				found[next] = clock
				one := visit{node: next, parent: top.node, low: clock}
				if next < orgs {
					one.orgs = 1
				}
				stack = append(stack, one)
			default:
				done := *top
				stack = stack[:len(stack)-1]
				if done.node < orgs {
					pieces[done.node] = int(done.pieces)
					if len(stack) > 0 {
						pieces[done.node]++ // those on the way to it
					}
				}
				if len(stack) == 0 {
					break
				}
				above := &stack[len(stack)-1]
				above.orgs += done.orgs
				above.low = min(above.low, done.low)
				if done.low >= found[above.node] && done.orgs > 0 {
					above.pieces++
				}
			}
		}
	}
	return pieces
}

// Ending is what breaks if one organisation ends and nobody takes its place.
type Ending struct {
	Org       partnership.OrgID     `json:"org"`         // who ends
	On        calendar.Date         `json:"on,omitzero"` // the day of the snapshot
	Ends      []EntryID             `json:"ends"`        // the partnerships that have fewer than two left
	LosesLead []EntryID             `json:"loses_lead"`  // those that go on without their lead or provider
	GoesOn    []EntryID             `json:"goes_on"`     // those that go on with everybody else in the role that they had
	Alone     []partnership.OrgID   `json:"alone"`       // who then shares nothing with anybody any more
	Pieces    [][]partnership.OrgID `json:"pieces"`      // into what the others of its part of the network fall, largest first
}

// IfEnds returns what breaks if an organisation ends and nobody takes its place. For one that
// had ended by the day, it is what breaks if those who took its place end.
func (s Snapshot) IfEnds(org partnership.OrgID) Ending {
	e := Ending{
		Org: org, On: s.on, Ends: []EntryID{}, LosesLead: []EntryID{}, GoesOn: []EntryID{},
		Alone: []partnership.OrgID{}, Pieces: [][]partnership.OrgID{},
	}
	gone := map[int32]bool{}
	for _, at := range s.find(org) {
		gone[at] = true
	}
	var near []int32 // those who share something with it
	for _, i := range s.itemsOf(org) {
		near = append(near, e.lose(s.items[i], gone)...)
	}
	slices.Sort(near)
	seen, read := maps.Clone(gone), map[int32]bool{}
	for _, start := range slices.Compact(near) {
		if seen[start] {
			continue
		}
		piece := s.reached(start, seen, read)
		e.Pieces = append(e.Pieces, piece)
		if len(piece) == 1 {
			e.Alone = append(e.Alone, piece[0])
		}
	}
	slices.SortStableFunc(e.Pieces, func(a, b []partnership.OrgID) int { return cmp.Compare(len(b), len(a)) })
	return e
}

// lose notes what becomes of a partnership without those that are gone, and returns who is left in it.
func (e *Ending) lose(it item, gone map[int32]bool) (left []int32) {
	lead := false
	for _, one := range it.sharers {
		switch {
		case !gone[one.org]:
			left = append(left, one.org)
		case one.role == partnership.LeadRole || one.role == partnership.ProviderRole:
			lead = true
		}
	}
	switch {
	case len(left) < 2:
		e.Ends = append(e.Ends, it.ids[0])
	case lead:
		e.LosesLead = append(e.LosesLead, it.ids[0])
	default:
		e.GoesOn = append(e.GoesOn, it.ids[0])
	}
	return left
}

// reached returns the organisations that are connected with one, itself among them, in the order of
// ids. Those that were seen are passed over, and so are partnerships that were read; both are noted.
func (s Snapshot) reached(start int32, seen, read map[int32]bool) []partnership.OrgID {
	queue := []int32{start}
	seen[start] = true
	for k := 0; k < len(queue); k++ {
		for _, i := range s.of[queue[k]] {
			if read[i] {
				continue
			}
			read[i] = true
			for _, one := range s.items[i].sharers {
				if !seen[one.org] {
					seen[one.org] = true
					queue = append(queue, one.org)
				}
			}
		}
	}
	slices.Sort(queue)
	orgs := make([]partnership.OrgID, len(queue))
	for k, at := range queue {
		orgs[k] = s.orgs[at]
	}
	return orgs
}
