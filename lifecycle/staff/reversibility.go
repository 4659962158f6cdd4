package staff

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Readiness is whether a member has what it needs to stand alone.
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

// Title returns the state in plain words, and "" for one that is not set.
func (r Readiness) Title() string {
	switch r {
	case ReadinessMet:
		return "Met"
	case ReadinessShort:
		return "Short"
	case ReadinessUnknown:
		return "Not known"
	}
	return field.Title(r)
}

// UnmarshalText reads one of ReadinessStates, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (r *Readiness) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("state of readiness", text, ReadinessStates())
	return err
}

// Resource is the kind of thing, other than posts, that a member needs.
type Resource string

// The resources.
const (
	ContractResource Resource = "contract"
	SystemResource   Resource = "system"
	DataResource     Resource = "data"
)

// Resources returns every Resource.
func Resources() []Resource { return []Resource{ContractResource, SystemResource, DataResource} }

// Title returns the resource in plain words, and "" for one that is not set or unknown.
func (r Resource) Title() string {
	switch r {
	case ContractResource:
		return "Contract"
	case SystemResource:
		return "System"
	case DataResource:
		return "Data"
	}
	return field.Title(r)
}

// UnmarshalText reads one of Resources, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (r *Resource) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("resource", text, Resources())
	return err
}

// Needs are what a member would need to do the work alone.
type Needs struct {
	Org       partnership.OrgID `json:"org,omitzero"`        // which member
	Posts     []PostNeed        `json:"posts,omitempty"`     // by function and grade
	Resources []ResourceNeed    `json:"resources,omitempty"` // contracts, systems, data
}

// PostNeed is how much staff of a function and grade a member needs.
type PostNeed struct {
	Function string               `json:"function"`       // as posts have it
	Grade    string               `json:"grade,omitzero"` // as posts have it; not set: any grade that no other need takes
	FTE      partnership.Quantity `json:"fte,omitzero"`   // how much; not known: nobody has said
}

// ResourceNeed is a contract, a system or data that a member needs.
type ResourceNeed struct {
	Kind  Resource  `json:"kind,omitzero"`  // what it is
	Name  string    `json:"name"`           // which
	State Readiness `json:"state,omitzero"` // whether the member has it, or could on the day that it leaves
}

// Validate returns what is wrong with the needs, in the order of their fields:
//
//   - a missing id, function, kind or name (ErrRequired);
//   - a malformed id, or an unknown kind or state (ErrInvalid);
//   - staff below 0 (ErrRange);
//   - a second need of the same function and grade (ErrDuplicate).
func (n Needs) Validate() error {
	return errors.Join(
		field.At("org", n.Org.Validate()),
		field.Each("posts", n.Posts, PostNeed.Validate),
		n.checkOnce(),
		field.Each("resources", n.Resources, ResourceNeed.Validate),
	)
}

// checkOnce returns ErrDuplicate for a need of the same function and grade as an earlier one.
func (n Needs) checkOnce() error {
	type of struct{ function, grade string }
	first := make(map[of]int, len(n.Posts))
	i := -1
	return field.Each("posts", n.Posts, func(need PostNeed) error {
		i++
		j, found := first[of{need.Function, need.Grade}]
		if !found {
			first[of{need.Function, need.Grade}] = i
			return nil
		}
		return fmt.Errorf("%w: %s is already posts[%d]", field.ErrDuplicate, field.Quote(need.title()), j)
	})
}

// title returns the function and the grade, if there is one: "Payroll, grade G6".
func (n PostNeed) title() string {
	if n.Grade == "" {
		return capital(n.Function)
	}
	return capital(n.Function) + ", grade " + n.Grade
}

// Validate returns what field.CheckName finds in the function and the grade, which need not
// be set, and ErrRange for staff below 0.
func (n PostNeed) Validate() error {
	var fte error
	if n.FTE.Known() {
		fte = within(n.FTE, "0", "999999")
	}
	return errors.Join(field.Required("function", n.Function), field.OptionalName("grade", n.Grade), field.At("fte", fte))
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

// Position is how ready a member is to stand alone.
type Position struct {
	Org       partnership.OrgID `json:"org,omitzero"`   // which member
	State     Readiness         `json:"state,omitzero"` // of all needs together: short if one is short; if not, unknown if one is unknown or there are no needs
	Posts     []PostPosition    `json:"posts"`          // for each need of posts, in its order
	Resources []ResourceNeed    `json:"resources"`      // the needs of other things, each with its state
}

// Positions are how ready members are to stand alone.
type Positions []Position

// PostPosition is how ready a member is in one function and grade.
type PostPosition struct {
	Need    PostNeed             `json:"need"`             // what it needs
	State   Readiness            `json:"state,omitzero"`   // whether it has it
	Has     partnership.Quantity `json:"has,omitzero"`     // the FTE that it employs
	Short   partnership.Quantity `json:"short,omitzero"`   // the FTE that it lacks; not known if Need.FTE is not
	Move    []PostID             `json:"move"`             // who would have to move to it, those who worked most for it first
	Recruit partnership.Quantity `json:"recruit,omitzero"` // the FTE that it would still lack; not known if Short is not
}

// Reversibility returns how ready each member is to stand alone, in the order of the
// needs. A post counts for its employer of record, and for one need only: a need of its
// grade comes before a need of any grade.
//
// A member that is short gets posts from others until it has enough. They are the posts
// without an employer among the members, and those that their employer is known not to
// need:
//
//   - an employer first keeps those who worked least for others, and a member that is short
//     first gets those who worked most for it, each then by the ids;
//   - no post moves twice, to a member that it is excluded from, or away from the one that
//     it is pinned to;
//   - a group moves whole or not at all: all of it must be spare for the one need, or
//     employed by the member.
//
// A member whose needs are not given needs nobody. The members are served in the order of
// their ids, so that the order of posts and needs does not matter.
//
// The errors are those of Establishment at "posts" and of Needs at "needs", ErrDuplicate for
// a second entry of one member, and at "needs" ErrRange for more than 10,000,000 pairs of a
// post and a need of posts.
func Reversibility(posts Establishment, needs []Needs) (Positions, error) {
	err := errors.Join(
		posts.check("posts"),
		field.Each("needs", needs, Needs.Validate),
		field.Unique("needs", "org", needs, func(n Needs) partnership.OrgID { return n.Org }),
	)
	if err == nil {
		err = field.At("needs", checkPairs(posts, needs))
	}
	if err != nil {
		return nil, err
	}
	spare := slices.Clone([]Post(posts))
	positions, orgs := make(Positions, len(needs)), make([]partnership.OrgID, len(needs))
	for i, n := range needs {
		positions[i], spare = n.has(spare)
		orgs[i] = n.Org
	}
	groups := groupsOf(posts)
	for _, i := range byOrg(orgs) {
		for _, j := range needs[i].inTurn() {
			spare = positions[i].Posts[j].fill(orgs[i], groups, spare)
		}
	}
	return positions, nil
}

// maxPairs is how many pairs of a post and a need Reversibility takes.
const maxPairs = 10_000_000

// checkPairs returns ErrRange for more posts and needs than can be compared.
func checkPairs(posts Establishment, needs []Needs) error {
	count := 0
	for _, n := range needs {
		count += len(n.Posts)
	}
	if count > maxPairs/max(1, len(posts)) {
		return fmt.Errorf("%d needs of %d posts are more than %d pairs: %w", count, len(posts), maxPairs, field.ErrRange)
	}
	return nil
}

// byOrg returns the places of organisations in the order of their ids.
func byOrg(orgs []partnership.OrgID) []int {
	places := make([]int, len(orgs))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int { return cmp.Compare(orgs[i], orgs[j]) })
	return places
}

// groupsOf returns the posts of each group, by their ids.
func groupsOf(posts Establishment) map[string][]Post {
	groups := map[string][]Post{}
	for _, p := range inOrder(posts, func(Post) int64 { return 0 }) {
		if p.Together != "" {
			groups[p.Together] = append(groups[p.Together], p)
		}
	}
	return groups
}

// has returns the position of the member with the posts that it employs, and the
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

// has returns the position of a member in one function and grade, and the posts
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

// fill sets who of the spare posts would have to move to the member, and returns the
// others. groups has the posts of every group.
func (p *PostPosition) fill(org partnership.OrgID, groups map[string][]Post, spare []Post) []Post {
	lacks, known := p.Short.Millionths()
	if !known {
		return spare
	}
	isSpare := make(map[PostID]bool, len(spare))
	for _, post := range spare {
		isSpare[post.ID] = true
	}
	tried := map[string]bool{}
	for _, post := range inOrder(spare, func(p Post) int64 { return -p.workedFor(org) }) {
		if lacks <= 0 || post.Employer == org || tried[post.Together] {
			continue
		}
		group := []Post{post}
		if post.Together != "" {
			tried[post.Together], group = true, groups[post.Together]
		}
		for _, mover := range p.movers(group, org, isSpare) {
			fte, _ := mover.FTE.Millionths()
			lacks -= fte
			p.Move = append(p.Move, mover.ID)
			isSpare[mover.ID] = false
		}
	}
	p.Recruit = quantity(max(0, lacks))
	return slices.DeleteFunc(slices.Clone(spare), func(post Post) bool { return !isSpare[post.ID] })
}

// movers returns which posts of a group, or of a post alone, move to the member. There are
// none if one of them cannot move, if the need does not cover it, or if one that the member
// employs cannot stay.
func (p *PostPosition) movers(group []Post, org partnership.OrgID, isSpare map[PostID]bool) []Post {
	to := partnership.RollOf([]partnership.OrgID{org})
	var movers []Post
	for _, mover := range group {
		stays := mover.Employer == org
		if !stays && (!isSpare[mover.ID] || !p.Need.covers(mover)) || mover.allows(org, to, map[string]partnership.OrgID{}) != nil {
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
