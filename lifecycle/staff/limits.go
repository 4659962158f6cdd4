package staff

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// ErrInfeasible says that limits cannot hold together.
var ErrInfeasible = errors.New("cannot hold")

// ErrUndecided says that a search ended at its limit before it found an answer.
var ErrUndecided = errors.New("not decided")

// Limits are what an allocation of posts must hold to.
type Limits struct {
	Members    []partnership.OrgID  `json:"members"`              // where posts can go; one at least
	Bands      []Band               `json:"bands,omitempty"`      // on heads, FTE and cost
	MaxLeaving partnership.Quantity `json:"max_leaving,omitzero"` // the most posts that may leave an employer who is a member; not set: any number
	Shares     []partnership.Share  `json:"shares,omitempty"`     // of cost, FTE and grades, to come close to; empty: equal parts
	MaxSteps   int                  `json:"max_steps,omitzero"`   // how long to search, at least 1; not set: DefaultSteps
}

// DefaultSteps is how many steps a search takes at most if nothing is stated: what somebody
// waits for, a second or two. A step is the same amount of work everywhere: one post, or
// group of posts, tried at one member, or sixteen looks at what a post costs or puts into a
// band. The steps bound time and memory. Only for a small task are at most 10,000 more taken,
// to see that its bands on heads can hold.
const DefaultSteps = 20_000_000

// Band is how many heads, what FTE and what annual cost one member gets, of one grade or of
// all. Only what is set is a limit.
type Band struct {
	Org      partnership.OrgID    `json:"org,omitzero"`       // which member
	Grade    string               `json:"grade,omitzero"`     // which grade; not set: all together
	MinHeads partnership.Quantity `json:"min_heads,omitzero"` // the fewest posts
	MaxHeads partnership.Quantity `json:"max_heads,omitzero"` // the most posts
	MinFTE   partnership.Quantity `json:"min_fte,omitzero"`   // the least full-time equivalent
	MaxFTE   partnership.Quantity `json:"max_fte,omitzero"`   // the greatest full-time equivalent
	MinCost  costing.Money        `json:"min_cost,omitzero"`  // the least cost of a year
	MaxCost  costing.Money        `json:"max_cost,omitzero"`  // the greatest cost of a year
}

// Validate returns what is wrong with the limits, in the order of their fields:
//
//   - no member (ErrRequired), a malformed id (ErrInvalid), or a duplicate (ErrDuplicate);
//   - what Band finds, and a second band on the same grade of the same member
//     (ErrDuplicate);
//   - a band or a share of an organisation that is not a member (ErrNotFound);
//   - a number of posts that is not whole (ErrInvalid) or is below 0 (ErrRange);
//   - what partnership.CheckShares finds in the shares, if there are any;
//   - a number of steps below 0 (ErrRange).
func (l Limits) Validate() error {
	members := partnership.RollOf(l.Members)
	errs := []error{field.EachOnce("members", l.Members, partnership.OrgID.Validate)}
	if len(l.Members) == 0 {
		errs = append(errs, field.At("members", field.ErrRequired))
	}
	errs = append(
		errs,
		field.Each("bands", l.Bands, Band.Validate),
		field.Each("bands", l.Bands, func(b Band) error { return field.At("org", members.Check(b.Org)) }),
		l.checkOnce(),
		field.At("max_leaving", checkCount(l.MaxLeaving)),
		checkShares("shares", l.Shares),
		field.Each("shares", l.Shares, func(s partnership.Share) error { return field.At("org", members.Check(s.Org)) }),
	)
	if l.MaxSteps < 0 {
		errs = append(errs, field.At("max_steps", fmt.Errorf("%d is below 0: %w", l.MaxSteps, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// clone returns limits that share nothing with these.
func (l Limits) clone() Limits {
	l.Members, l.Bands, l.Shares = slices.Clone(l.Members), slices.Clone(l.Bands), slices.Clone(l.Shares)
	return l
}

// SuccessionLimits returns the limits with which Allocate divides the posts of a
// predecessor between its successors: they are the members, and cost, FTE and grades come as
// close to their shares as whole posts allow. The errors are those of Succession.
func SuccessionLimits(s partnership.Succession) (Limits, error) {
	if err := s.Validate(); err != nil {
		return Limits{}, err
	}
	limits := Limits{}
	for _, successor := range s.Successors {
		limits.Members = append(limits.Members, successor.Org)
		limits.Shares = append(limits.Shares, successor)
	}
	return limits, nil
}

// checkOnce returns ErrDuplicate for a band on what an earlier one is on.
func (l Limits) checkOnce() error {
	type on struct {
		org   partnership.OrgID
		grade string
	}
	first := make(map[on]int, len(l.Bands))
	i := -1
	return field.Each("bands", l.Bands, func(b Band) error {
		i++
		j, found := first[on{b.Org, b.Grade}]
		if !found {
			first[on{b.Org, b.Grade}] = i
			return nil
		}
		return fmt.Errorf("%w: bands[%d] is on the same", field.ErrDuplicate, j)
	})
}

// Validate returns what is wrong with the band, in the order of its fields:
//
//   - a missing (ErrRequired) or malformed id (ErrInvalid), and what field.OptionalName
//     finds in the grade;
//   - a number of posts that is not whole (ErrInvalid) or is below 0 (ErrRange);
//   - an FTE below 0 (ErrRange), or a cost below £0 (ErrInvalid);
//   - a least that is above the most (ErrOrder);
//   - no limit at all (ErrRequired).
func (b Band) Validate() error {
	var heads, fte, cost, none error
	if b.MinFTE.Known() && b.MaxFTE.Known() && b.MaxFTE.Compare(b.MinFTE) < 0 {
		fte = fmt.Errorf("%v is less than the least, %v: %w", b.MaxFTE, b.MinFTE, field.ErrOrder)
	}
	if b.MinHeads.Known() && b.MaxHeads.Known() && b.MaxHeads.Compare(b.MinHeads) < 0 {
		heads = fmt.Errorf("%v is less than the least, %v: %w", b.MaxHeads, b.MinHeads, field.ErrOrder)
	}
	if b.MinCost.Known() && b.MaxCost.Known() && b.MaxCost.Compare(b.MinCost) < 0 {
		cost = fmt.Errorf("%v is less than the least, %v: %w", b.MaxCost, b.MinCost, field.ErrOrder)
	}
	if !b.onHeads() && !b.weighs() {
		none = fmt.Errorf("no limit is set: %w", field.ErrRequired)
	}
	return errors.Join(
		field.At("org", b.Org.Validate()),
		field.OptionalName("grade", b.Grade),
		field.At("min_heads", checkCount(b.MinHeads)),
		field.At("max_heads", errors.Join(checkCount(b.MaxHeads), heads)),
		field.At("min_fte", checkFTE(b.MinFTE)),
		field.At("max_fte", errors.Join(checkFTE(b.MaxFTE), fte)),
		field.At("min_cost", costing.NotNegative(b.MinCost)),
		field.At("max_cost", errors.Join(costing.NotNegative(b.MaxCost), cost)),
		field.At("", none),
	)
}

// onHeads reports whether the band limits a number of posts.
func (b Band) onHeads() bool { return b.MinHeads.Known() || b.MaxHeads.Known() }

// onFTE reports whether the band limits an FTE.
func (b Band) onFTE() bool { return b.MinFTE.Known() || b.MaxFTE.Known() }

// weighs reports whether the band limits what differs from post to post: FTE or cost.
func (b Band) weighs() bool { return b.onFTE() || b.onCost() }

// onCost reports whether the band limits a cost.
func (b Band) onCost() bool { return b.MinCost.Known() || b.MaxCost.Known() }

// words returns in words what an Alternative breaks: "Boston: at most 2 posts". Any other
// path is returned unchanged.
func (l Limits) words(path string, names report.Names) string {
	switch path {
	case "limits.max_leaving":
		return fmt.Sprintf("at most %v leave their employer", l.MaxLeaving)
	case "pinned":
		return "the post is pinned"
	case "excluded":
		return "the post is excluded"
	case "together":
		return "its group stays together"
	}
	for i, b := range l.Bands {
		if path == fmt.Sprintf("limits.bands[%d]", i) {
			return b.words(names)
		}
	}
	return path
}

// words returns the band in words: "Boston, grade g5: 1 to 4 posts, at least £30,000.00".
func (b Band) words(names report.Names) string {
	text := b.Org.Name(names)
	if b.Grade != "" {
		text += ", grade " + b.Grade
	}
	var heads, fte, cost [2]string
	for i, q := range []partnership.Quantity{b.MinHeads, b.MaxHeads} {
		if q.Known() {
			heads[i] = q.String()
		}
	}
	for i, q := range []partnership.Quantity{b.MinFTE, b.MaxFTE} {
		if q.Known() {
			fte[i] = q.String()
		}
	}
	for i, m := range []costing.Money{b.MinCost, b.MaxCost} {
		if m.Known() {
			cost[i] = m.Sterling()
		}
	}
	var parts []string
	if posts := between(heads[0], heads[1]); strings.HasSuffix(" "+posts, " 1") {
		parts = append(parts, posts+" post")
	} else if posts != "" {
		parts = append(parts, posts+" posts")
	}
	if full := between(fte[0], fte[1]); full != "" {
		parts = append(parts, full+" FTE")
	}
	if costs := between(cost[0], cost[1]); costs != "" {
		parts = append(parts, costs)
	}
	return text + ": " + strings.Join(parts, ", ")
}

// between returns a least and a most in words. Either may be empty.
func between(least, greatest string) string {
	switch {
	case least == "" && greatest == "":
		return ""
	case greatest == "":
		return "at least " + least
	case least == "":
		return "at most " + greatest
	case least == greatest:
		return least
	}
	return least + " to " + greatest
}

// wantsSome reports whether the band wants posts, FTE or cost.
func (b Band) wantsSome() bool {
	return b.MinHeads.Known() && b.MinHeads.Sign() > 0 || b.MinFTE.Known() && b.MinFTE.Sign() > 0 || b.MinCost.Known() && b.MinCost.Sign() > 0
}

// forbids reports whether the band lets no post at all go to its member.
func (b Band) forbids() bool {
	return b.Grade == "" && (b.MaxHeads.Known() && b.MaxHeads.Sign() == 0 || b.MaxFTE.Known() && b.MaxFTE.Sign() == 0)
}

// covers reports whether the band counts a post, if it goes to the band's member.
func (b Band) covers(p Post) bool { return b.Grade == "" || b.Grade == p.Grade }
