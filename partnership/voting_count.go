package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Side is a side in a vote: for or against the motion.
type Side string

// The sides.
const (
	InFavour Side = "in-favour"
	Against  Side = "against"
)

// Sides returns both sides.
func Sides() []Side { return []Side{InFavour, Against} }

// UnmarshalText reads one of Sides, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *Side) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("side of a vote", text, Sides())
	return err
}

// Title returns the side of a vote as a form or a report shows it.
func (s Side) Title() string { return field.Title(s) }

// Ballot is how each member voted on a motion. A member that is on no list and does not preside
// was not present.
type Ballot struct {
	InFavour  []OrgID `json:"in_favour,omitempty"` // for the motion
	Against   []OrgID `json:"against,omitempty"`   // against it
	Abstained []OrgID `json:"abstained,omitempty"` // present, but did not vote
	Chair     OrgID   `json:"chair,omitzero"`      // the member whose representative presides
	Casting   Side    `json:"casting,omitzero"`    // how the chair gave the second vote, if the votes were equal; not set: the chair did not give it
}

// VoteOutcome is the outcome of a vote on a motion.
type VoteOutcome string

// The outcomes of a vote.
const (
	Carried    VoteOutcome = "carried"
	Lost       VoteOutcome = "lost"
	Tied       VoteOutcome = "tied"        // as many votes for as against, and one more vote for the motion would carry it
	NotQuorate VoteOutcome = "not-quorate" // too few were present to decide
)

// VoteOutcomes returns every VoteOutcome.
func VoteOutcomes() []VoteOutcome { return []VoteOutcome{Carried, Lost, Tied, NotQuorate} }

// UnmarshalText reads one of VoteOutcomes, or no text, which is not set; the error wraps
// ErrInvalid.
func (o *VoteOutcome) UnmarshalText(text []byte) (err error) {
	*o, err = field.ReadOneOf("outcome of a vote", text, VoteOutcomes())
	return err
}

// Title returns the outcome of a vote as a form or a report shows it.
func (o VoteOutcome) Title() string { return field.Title(o) }

// VoteResult is the outcome of a vote, with the count.
type VoteResult struct {
	Outcome  VoteOutcome `json:"outcome"`          // whether the motion is carried
	InFavour Quantity    `json:"in_favour"`        // votes for the motion, with the chair's second vote if it was counted
	Against  Quantity    `json:"against"`          // votes against it, with the chair's second vote if it was counted
	Of       Quantity    `json:"of"`               // the votes that those in favour are a part of
	Present  int         `json:"present"`          // how many members were present
	Casting  Side        `json:"casting,omitzero"` // on which side the chair's second vote was counted; not set: it was not needed, or not given
	Vetoed   []OrgID     `json:"vetoed,omitempty"` // the members whose veto defeated the motion, in the order of the ballot
	Quorum   int         `json:"quorum,omitzero"`  // how many members had to be present; not set: no number is recorded
	Wanted   Threshold   `json:"wanted,omitzero"`  // the part of Of that the votes in favour had to be
}

// Count returns the result of a vote on a motion. members are the members of that day, each
// listed once.
//
//   - NotQuorate if fewer members are present than the quorum, or nobody is
//   - otherwise Lost if a member with a veto votes against it
//   - otherwise Carried if the votes in favour meet the threshold: of the votes cast or, if the
//     base is all members, of the votes of all members
//   - otherwise Tied if there are as many votes for as against, and one more vote for would
//     carry the motion; if the chair has a second vote and gave it, that vote counts, and
//     decides
//   - otherwise Lost
//
// The errors wrap what Validate finds and, at members and the fields of the ballot:
//
//   - ErrRequired and ErrInvalid for an id that is missing or malformed
//   - ErrDuplicate for a member that is listed before, or that votes twice
//   - ErrNotFound for an organisation that votes or presides and is not a member, and for a
//     member whose weighted votes are not stated
//   - ErrRequired for a second vote without a chair
//   - ErrInvalid for an unknown side, or for a second vote if the chair does not have one
func (v Voting) Count(members []OrgID, ballot Ballot) (VoteResult, error) {
	if err := v.Validate(); err != nil {
		return VoteResult{}, err
	}
	p, errMembers := v.poll(members)
	yes, errYes := p.count("in_favour", ballot.InFavour)
	no, errNo := p.count("against", ballot.Against)
	_, errAbstained := p.count("abstained", ballot.Abstained)
	if err := errors.Join(errMembers, errYes, errNo, errAbstained, v.checkChair(ballot, p)); err != nil {
		return VoteResult{}, err
	}
	r := VoteResult{Present: len(p.voted), Quorum: v.Quorum, Wanted: v.Threshold}
	if _, voted := p.voted[ballot.Chair]; ballot.Chair != "" && !voted {
		r.Present++
	}
	for _, id := range ballot.Against {
		if p.vetoes[id] {
			r.Vetoed = append(r.Vetoed, id)
		}
	}
	carried, one := v.carries(yes, no, p.all), p.second(ballot.Chair)
	tied := yes == no && !carried && v.carries(yes+one, no, p.all)
	if tied {
		r.Casting = ballot.Casting
	}
	switch r.Casting {
	case InFavour:
		yes, carried, tied = yes+one, true, false
	case Against:
		no, tied = no+one, false
	}
	r.InFavour, r.Against, r.Of = votes(yes), votes(no), votes(v.base(yes, no, p.all))
	r.Outcome = r.outcome(carried, tied)
	return r, nil
}

// second returns the second vote of a chair. It has the weight of the first vote of that member,
// or one if it is not known who presides.
func (p poll) second(chair OrgID) int64 {
	if chair == "" {
		return quantityScale
	}
	return p.votes[chair]
}

// outcome returns the outcome of a vote that was counted.
func (r VoteResult) outcome(carried, tied bool) VoteOutcome {
	switch {
	case r.Present < max(r.Quorum, 1):
		return NotQuorate
	case len(r.Vetoed) > 0:
		return Lost
	case carried:
		return Carried
	case tied:
		return Tied
	}
	return Lost
}

// votes returns a number of votes.
func votes(millionths int64) Quantity { return Quantity{millionths: millionths, known: true} }

// base returns the votes that those in favour are a part of.
func (v Voting) base(yes, no, all int64) int64 {
	if v.Base == AllMembers {
		return all
	}
	return yes + no
}

// carries reports whether the votes in favour meet the threshold. Without any votes they do not.
func (v Voting) carries(yes, no, all int64) bool {
	met, err := v.Threshold.Met(votes(yes), votes(v.base(yes, no, all)))
	return err == nil && met
}

// checkChair returns what is wrong with the chair and the second vote.
func (v Voting) checkChair(b Ballot, p poll) error {
	var chair, casting error
	switch _, member := p.votes[b.Chair]; {
	case b.Chair == "" && b.Casting != "":
		chair = field.ErrRequired
	case b.Chair != "" && !member:
		chair = fmt.Errorf("%s is not a member: %w", field.Quote(b.Chair), field.ErrNotFound)
	}
	if casting = field.OptionalOneOf("", "side of a vote", b.Casting, Sides()); casting == nil && b.Casting != "" && !v.ChairCasts {
		casting = fmt.Errorf("the chair has no second vote: %w", field.ErrInvalid)
	}
	return errors.Join(field.At("chair", chair), field.At("casting", casting))
}

// A poll counts votes.
type poll struct {
	votes  map[OrgID]int64  // the votes of each member, in millionths
	all    int64            // the votes of all members
	vetoes map[OrgID]bool   // the members that have a veto
	voted  map[OrgID]string // the path of the vote of each member that has voted
}

// poll returns a poll before anybody has voted.
func (v Voting) poll(members []OrgID) (poll, error) {
	p := poll{votes: make(map[OrgID]int64, len(members)), vetoes: make(map[OrgID]bool, len(v.Vetoes)), voted: map[OrgID]string{}}
	for _, id := range v.Vetoes {
		p.vetoes[id] = true
	}
	weights := make(map[OrgID]int64, len(v.Votes))
	for _, m := range v.Votes {
		weights[m.Org] = m.Votes.millionths
	}
	err := field.EachOnce("members", members, func(id OrgID) error {
		weight, found := weights[id]
		if err := id.Validate(); err != nil {
			return err
		}
		if v.Rule == EqualVotes {
			weight, found = quantityScale, true
		}
		if !found {
			return fmt.Errorf("%s has no votes: %w", field.Quote(id), field.ErrNotFound)
		}
		p.votes[id] = weight
		p.all += weight
		return nil
	})
	return p, err
}

// count returns the votes that members have together, in millionths, and marks
// them as having voted.
func (p poll) count(path string, members []OrgID) (int64, error) {
	sum := int64(0)
	var errs []error
	for i, id := range members {
		place := field.Index(path, i)
		votes, err := p.votesOf(id)
		if before, found := p.voted[id]; found {
			err = fmt.Errorf("%w: %s is already %s", field.ErrDuplicate, field.Quote(id), before)
		}
		if err != nil {
			errs = append(errs, field.At(place, err))
			continue
		}
		p.voted[id] = place
		sum += votes
	}
	return sum, errors.Join(errs...)
}

// votesOf returns the votes that a member has, in millionths.
func (p poll) votesOf(id OrgID) (int64, error) {
	if err := id.Validate(); err != nil {
		return 0, err
	}
	votes, found := p.votes[id]
	if !found {
		return 0, fmt.Errorf("%s is not a member: %w", field.Quote(id), field.ErrNotFound)
	}
	return votes, nil
}

// Vote returns the result of a vote on a motion on a day. It is the Voting.Count of the terms
// in force on that day, with the organisations that are leads or members on that day. Clients
// and providers do not vote.
//
// The errors are those of Voting.Count, and ErrRequired, at on, for a day that is not set.
func (p Partnership) Vote(on calendar.Date, ballot Ballot) (VoteResult, error) {
	if err := field.RequiredValue("on", on); err != nil {
		return VoteResult{}, err
	}
	terms := p.Agreement.On(on)
	var members []OrgID
	for _, m := range p.Members {
		if (m.Role == LeadRole || m.Role == MemberRole) && during(m.Term, terms.Term, on) {
			members = append(members, m.Org)
		}
	}
	return terms.Voting.Count(members, ballot)
}
