package staff

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Readiness is whether a partner has what it needs to stand alone.
type Readiness string

// The states of readiness; not set: nobody has said, which counts as unknown.
const (
	ReadinessMet     Readiness = "met"     // it has it
	ReadinessShort   Readiness = "short"   // it lacks some of it
	ReadinessUnknown Readiness = "unknown" // nobody knows
)

// ReadinessStates returns every Readiness.
func ReadinessStates() []Readiness {
	return []Readiness{ReadinessMet, ReadinessShort, ReadinessUnknown}
}

// UnmarshalText reads one of ReadinessStates, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (r *Readiness) UnmarshalText(text []byte) error {
	return readOneOf(r, "state of readiness", text, ReadinessStates())
}

// Resource is the kind of thing, other than posts, that a partner needs.
type Resource string

// The resources.
const (
	ContractResource Resource = "contract"
	SystemResource   Resource = "system"
	DataResource     Resource = "data"
)

// Resources returns every Resource.
func Resources() []Resource { return []Resource{ContractResource, SystemResource, DataResource} }

// UnmarshalText reads one of Resources, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (r *Resource) UnmarshalText(text []byte) error {
	return readOneOf(r, "resource", text, Resources())
}

// Needs are what a partner would need to do the work alone.
type Needs struct {
	Org       partnership.OrgID `json:"org,omitzero"`        // which partner
	Posts     []PostNeed        `json:"posts,omitempty"`     // by function and grade
	Resources []ResourceNeed    `json:"resources,omitempty"` // contracts, systems, data
}

// PostNeed is how much staff of a function and grade a partner needs.
type PostNeed struct {
	Function string               `json:"function"`       // as posts have it
	Grade    string               `json:"grade,omitzero"` // as posts have it; not set: any grade that no other need takes
	FTE      partnership.Quantity `json:"fte,omitzero"`   // how much; not known: nobody has said
}

// ResourceNeed is a contract, a system or data that a partner needs.
type ResourceNeed struct {
	Kind  Resource  `json:"kind,omitzero"`  // what it is
	Name  string    `json:"name"`           // which
	State Readiness `json:"state,omitzero"` // whether the partner has it, or could on the day that it leaves
}

// Validate returns what is wrong with the needs, in the order of their fields:
//
//   - a missing id, function, kind or name (ErrRequired);
//   - a malformed id, or an unknown kind or state (ErrInvalid);
//   - staff below 0 (ErrRange);
//   - a second need of the same function and grade (ErrDuplicate).
func (n Needs) Validate() error {
	var errs []error
	for i, need := range n.Posts {
		j := slices.IndexFunc(n.Posts[:i], func(p PostNeed) bool { return p.Function == need.Function && p.Grade == need.Grade })
		if j >= 0 {
			err := fmt.Errorf("%s %s is also at posts[%d]: %w", need.Function, need.Grade, j, field.ErrDuplicate)
			errs = append(errs, field.At(fmt.Sprintf("posts[%d]", i), err))
		}
	}
	return errors.Join(
		field.At("org", n.Org.Validate()),
		field.Each("posts", n.Posts, PostNeed.Validate),
		errors.Join(errs...),
		field.Each("resources", n.Resources, ResourceNeed.Validate),
	)
}

// Validate returns ErrRequired for no function, and ErrRange for staff below 0.
func (n PostNeed) Validate() error {
	var fte error
	if n.FTE.Known() {
		fte = within(n.FTE, "0", "999999")
	}
	return errors.Join(field.Required("function", n.Function), field.At("fte", fte))
}

// Validate returns what is wrong with the kind, the name and the state: ErrRequired
// or ErrInvalid.
func (n ResourceNeed) Validate() error {
	return errors.Join(
		field.CheckOneOf("kind", "resource", n.Kind, Resources()),
		field.Required("name", n.Name),
		field.OptionalOneOf("state", "state of readiness", n.State, ReadinessStates()),
	)
}

// covers reports whether a post is of the function and grade that is needed.
func (n PostNeed) covers(p Post) bool {
	return n.Function == p.Function && (n.Grade == "" || n.Grade == p.Grade)
}

// Position is how ready a partner is to stand alone.
type Position struct {
	Org       partnership.OrgID `json:"org,omitzero"`   // which partner
	State     Readiness         `json:"state,omitzero"` // of all together: short if one is short, or else unknown if one is unknown or nothing is needed
	Posts     []PostPosition    `json:"posts"`          // for each need of posts, in its order
	Resources []ResourceNeed    `json:"resources"`      // the needs of other things, each with its state
}

// Positions are how ready partners are to stand alone.
type Positions []Position

// PostPosition is how ready a partner is in one function and grade.
type PostPosition struct {
	Need    PostNeed             `json:"need"`             // what it needs
	State   Readiness            `json:"state,omitzero"`   // whether it has it
	Has     partnership.Quantity `json:"has,omitzero"`     // the FTE that it employs
	Short   partnership.Quantity `json:"short,omitzero"`   // the FTE that it lacks; not known if Need.FTE is not
	Move    []PostID             `json:"move"`             // who would have to move to it, those who worked most for it first
	Recruit partnership.Quantity `json:"recruit,omitzero"` // the FTE that it would still lack; not known if Short is not
}

// Reversibility returns how ready each partner is to stand alone, in the order of the
// needs. A post counts for its employer of record, and for one need only: a need of its
// grade comes before a need of any grade.
//
// A partner that is short gets posts from others until it has enough. They are the posts
// without an employer among the partners, and those that their employer is known not to
// need:
//
//   - an employer first keeps those who worked least for others, and a partner that is short
//     first gets those who worked most for it, each then by the ids;
//   - no post moves twice, to a partner that it is excluded from, or away from the one that
//     it is pinned to;
//   - a group moves whole or not at all: all of it must be spare for the one need, or
//     employed by the partner.
//
// A partner whose needs are not given needs nobody. The partners are served in the order of
// their ids, so that the order of posts and needs does not matter.
//
// The errors are those of Establishment at "posts" and of Needs at "needs", and ErrDuplicate
// for a second entry of one partner.
func Reversibility(posts Establishment, needs []Needs) (Positions, error) {
	err := errors.Join(
		posts.check("posts"),
		field.Each("needs", needs, Needs.Validate),
		field.Unique("needs", "org", needs, func(n Needs) partnership.OrgID { return n.Org }),
	)
	if err != nil {
		return nil, err
	}
	spare := slices.Clone([]Post(posts))
	positions, orgs := make(Positions, len(needs)), make([]partnership.OrgID, len(needs))
	for i, n := range needs {
		positions[i], spare = n.has(spare)
		orgs[i] = n.Org
	}
	for _, org := range slices.Sorted(slices.Values(orgs)) {
		i := slices.Index(orgs, org)
		for _, j := range needs[i].inTurn() {
			spare = positions[i].Posts[j].fill(org, posts, spare)
		}
	}
	return positions, nil
}

// has returns the position of the partner with the posts that it employs, and the
// posts that it does not need.
func (n Needs) has(posts []Post) (Position, []Post) {
	position := Position{Org: n.Org, Posts: make([]PostPosition, len(n.Posts)), Resources: []ResourceNeed{}}
	for _, i := range n.inTurn() {
		position.Posts[i], posts = n.Posts[i].has(n.Org, posts)
	}
	for _, r := range n.Resources {
		if r.State == "" {
			r.State = ReadinessUnknown
		}
		position.Resources = append(position.Resources, r)
	}
	position.State = position.state()
	return position, posts
}

// inTurn returns the places of the needs of posts in the order in which they are
// met: those of a grade, then those of any, each by function and grade.
func (n Needs) inTurn() []int {
	places := make([]int, len(n.Posts))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int {
		a, b := n.Posts[i], n.Posts[j]
		return cmp.Or(cmp.Compare(b.Grade, "")-cmp.Compare(a.Grade, ""), cmp.Compare(a.Function, b.Function), cmp.Compare(a.Grade, b.Grade))
	})
	return places
}

// has returns the position of a partner in one function and grade, and the posts
// that it does not need for it.
func (n PostNeed) has(org partnership.OrgID, posts []Post) (PostPosition, []Post) {
	needed, known := n.FTE.Millionths()
	employed, taken := int64(0), int64(0)
	rest := []Post{}
	for _, p := range inOrder(posts, func(p Post) int64 { return p.lossAt(org) }) {
		if !n.covers(p) || p.Employer != org {
			rest = append(rest, p)
			continue
		}
		fte, _ := p.FTE.Millionths()
		if employed += fte; known && taken >= needed {
			rest = append(rest, p)
			continue
		}
		taken += fte
	}
	position := PostPosition{Need: n, State: ReadinessUnknown, Has: quantity(employed), Move: []PostID{}}
	if known {
		position.State, position.Short = ReadinessMet, quantity(max(0, needed-taken))
	}
	if taken < needed {
		position.State = ReadinessShort
	}
	position.Recruit = position.Short
	return position, rest
}

// state returns the state of all together.
func (p Position) state() Readiness {
	if len(p.Posts)+len(p.Resources) == 0 {
		return ReadinessUnknown
	}
	states := []Readiness{}
	for _, post := range p.Posts {
		states = append(states, post.State)
	}
	for _, r := range p.Resources {
		states = append(states, r.State)
	}
	for _, state := range []Readiness{ReadinessShort, ReadinessUnknown} {
		if slices.Contains(states, state) {
			return state
		}
	}
	return ReadinessMet
}

// fill sets who of the spare posts would have to move to the partner, and returns the
// others.
func (p *PostPosition) fill(org partnership.OrgID, all, spare []Post) []Post {
	lacks, known := p.Short.Millionths()
	if !known {
		return spare
	}
	for _, post := range inOrder(spare, func(p Post) int64 { return -shareOf(p.Time, org) }) {
		if lacks <= 0 || post.Employer == org || slices.Contains(p.Move, post.ID) {
			continue
		}
		for _, mover := range p.movers(post, org, all, spare) {
			fte, _ := mover.FTE.Millionths()
			lacks -= fte
			p.Move = append(p.Move, mover.ID)
		}
	}
	p.Recruit = quantity(max(0, lacks))
	return slices.DeleteFunc(slices.Clone(spare), func(post Post) bool { return slices.Contains(p.Move, post.ID) })
}

// movers returns which posts move to the partner if a post does: it alone, or the rest of
// its group. There are none if one of them cannot move, if the need does not cover it, or if
// one of the group that the partner employs cannot stay.
func (p *PostPosition) movers(post Post, org partnership.OrgID, all, spare []Post) []Post {
	group := []Post{post}
	if post.Together != "" {
		group = slices.DeleteFunc(inOrder(all, func(Post) int64 { return 0 }), func(other Post) bool { return other.Together != post.Together })
	}
	to := Limits{Partners: []partnership.OrgID{org}}
	var movers []Post
	for _, mover := range group {
		stays := mover.Employer == org
		isSpare := slices.ContainsFunc(spare, func(other Post) bool { return other.ID == mover.ID })
		if !stays && (!isSpare || !p.Need.covers(mover)) || mover.allows(org, to, map[string]partnership.OrgID{}) != nil {
			return nil
		}
		if !stays {
			movers = append(movers, mover)
		}
	}
	return movers
}

// inOrder returns the posts by a key, the lowest first, then by their ids.
func inOrder(posts []Post, key func(Post) int64) []Post {
	return slices.SortedFunc(slices.Values(posts), func(a, b Post) int {
		return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a.ID, b.ID))
	})
}
