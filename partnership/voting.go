package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// VotingRule is how votes are counted.
type VotingRule string

// The voting rules.
const (
	EqualVotes    VotingRule = "equal"    // one vote each
	WeightedVotes VotingRule = "weighted" // the votes stated for each
)

// VotingRules returns every VotingRule.
func VotingRules() []VotingRule { return []VotingRule{EqualVotes, WeightedVotes} }

// UnmarshalText reads one of VotingRules, or no text, which is not set; the error wraps
// ErrInvalid.
func (r *VotingRule) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("voting rule", text, VotingRules())
	return err
}

// Title returns the voting rule as a form or a report shows it.
func (r VotingRule) Title() string {
	switch r {
	case EqualVotes:
		return "One vote each"
	case WeightedVotes:
		return "Weighted votes"
	}
	return field.Title(r)
}

// Voting is how the members decide. Votes are not cost shares: a member may pay 70% and
// have one vote of two. The zero Voting is not set: nobody has said how they decide.
type Voting struct {
	Rule      VotingRule    `json:"rule"`               // how votes are counted
	Votes     []MemberVotes `json:"votes,omitempty"`    // the votes of each member; weighted only
	Threshold Threshold     `json:"threshold,omitzero"` // what votes in favour must be of votes cast: "more than 1/2"
	Vetoes    []OrgID       `json:"vetoes,omitempty"`   // whose vote against defeats a motion
}

// MemberVotes is how many votes a member has.
type MemberVotes struct {
	Org   OrgID    `json:"org"`   // the member
	Votes Quantity `json:"votes"` // 0 or more
}

// Validate returns what is wrong with the votes: an id that is missing (ErrRequired) or
// malformed (ErrInvalid), and votes that are not known (ErrRequired) or not from 0 to
// 1,000,000 (ErrRange).
func (v MemberVotes) Validate() error {
	return errors.Join(field.At("org", v.Org.Validate()), between("votes", v.Votes, MustQuantity("0"), MustQuantity("1000000")))
}

// IsZero reports whether nothing of the voting is set.
func (v Voting) IsZero() bool {
	return v.Rule == "" && len(v.Votes) == 0 && v.Threshold.IsZero() && len(v.Vetoes) == 0
}

// Validate returns what is wrong with the voting:
//
//   - ErrRequired: no rule or threshold; no votes, where they are weighted
//   - ErrInvalid: an unknown rule; votes, where every member has one; a threshold of less
//     than or at most; a malformed id
//   - ErrDuplicate: a second entry of one member among the votes or the vetoes
//   - what MemberVotes finds
//
// A veto is valid here. Whether a structure can have one is for rules.
func (v Voting) Validate() error {
	return errors.Join(
		field.CheckOneOf("rule", "voting rule", v.Rule, VotingRules()),
		field.At("votes", v.checkVotes()),
		field.Each("votes", v.Votes, MemberVotes.Validate),
		field.Unique("votes", "org", v.Votes, func(s MemberVotes) OrgID { return s.Org }),
		field.At("threshold", v.checkThreshold()),
		field.EachOnce("vetoes", v.Vetoes, OrgID.Validate),
	)
}

// checkVotes returns an error if the rule and the votes do not go together.
func (v Voting) checkVotes() error {
	switch {
	case v.Rule == WeightedVotes && len(v.Votes) == 0:
		return field.ErrRequired
	case v.Rule == EqualVotes && len(v.Votes) > 0:
		return fmt.Errorf("votes of %d members, where every member has one: %w", len(v.Votes), field.ErrInvalid)
	}
	return nil
}

// checkThreshold returns an error unless more votes in favour help a motion.
func (v Voting) checkThreshold() error {
	switch v.Threshold.comparison {
	case "":
		return field.ErrRequired
	case LessThan, AtMost:
		return fmt.Errorf("%v: want %s or %s: %w", v.Threshold, MoreThan, AtLeast, field.ErrInvalid)
	}
	return nil
}

// Carried reports whether a motion is carried by the members for and against it. Members
// who abstain are in neither list, and their votes are not counted. A motion is not
// carried if a member with a veto votes against it.
//
// The errors wrap what Validate finds and, at in_favour and against:
//
//   - ErrRequired and ErrInvalid for an id that is missing or malformed
//   - ErrDuplicate for a second vote of one member
//   - ErrNotFound for a member without votes, where they are weighted
//
// The error wraps ErrRange if no votes are cast.
func (v Voting) Carried(inFavour, against []OrgID) (bool, error) {
	if err := v.Validate(); err != nil {
		return false, err
	}
	p := v.poll()
	yes, errYes := p.count("in_favour", inFavour)
	no, errNo := p.count("against", against)
	if err := errors.Join(errYes, errNo); err != nil {
		return false, err
	}
	if slices.ContainsFunc(against, func(id OrgID) bool { return p.vetoes[id] }) {
		return false, nil
	}
	return v.Threshold.Met(Quantity{millionths: yes, known: true}, Quantity{millionths: yes + no, known: true})
}

// A poll counts votes.
type poll struct {
	votes  map[OrgID]int64  // of each member, in millionths; nil: one each
	vetoes map[OrgID]bool   // who has one
	voted  map[OrgID]string // where a vote is already
}

// poll returns the poll of a motion, before anybody votes.
func (v Voting) poll() poll {
	p := poll{vetoes: make(map[OrgID]bool, len(v.Vetoes)), voted: map[OrgID]string{}}
	for _, id := range v.Vetoes {
		p.vetoes[id] = true
	}
	if v.Rule == EqualVotes {
		return p
	}
	p.votes = make(map[OrgID]int64, len(v.Votes))
	for _, m := range v.Votes {
		p.votes[m.Org] = m.Votes.millionths
	}
	return p
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
	if err := id.Validate(); err != nil || p.votes == nil {
		return quantityScale, err
	}
	votes, found := p.votes[id]
	if !found {
		return 0, fmt.Errorf("%s has no votes: %w", field.Quote(id), field.ErrNotFound)
	}
	return votes, nil
}
