package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// VotingRule is how votes are counted.
type VotingRule string

// The voting rules.
const (
	EqualVotes    VotingRule = "equal"    // one vote each
	WeightedVotes VotingRule = "weighted" // the votes stated for each member
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

// VoteBase is what the votes in favour of a motion are a part of.
type VoteBase string

// The bases of a vote.
const (
	VotesCast  VoteBase = "votes-cast"  // the votes for and against; abstentions do not count
	AllMembers VoteBase = "all-members" // the votes of all members, whether they vote or not: "two thirds of the constituent councils"
)

// VoteBases returns every VoteBase.
func VoteBases() []VoteBase { return []VoteBase{VotesCast, AllMembers} }

// UnmarshalText reads one of VoteBases, or no text, which is not set; the error wraps
// ErrInvalid.
func (b *VoteBase) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("basis of a vote", text, VoteBases())
	return err
}

// Title returns the basis of a vote as a form or a report shows it.
func (b VoteBase) Title() string { return field.Title(b) }

// Voting is how the members decide. Votes are not shares of the cost: a member may pay 70% and
// have one vote of two. The zero Voting is not set: how they decide is not known.
type Voting struct {
	Rule      VotingRule    `json:"rule"`               // how votes are counted
	Votes     []MemberVotes `json:"votes,omitempty"`    // the votes of each member; only if they are weighted
	Threshold Threshold     `json:"threshold,omitzero"` // the part of the base that the votes in favour must be: "more than 1/2"
	// Base is what the votes in favour are a part of. Not set: the votes cast, as in a
	// meeting.
	Base VoteBase `json:"base,omitzero"`
	// Quorum is how many members must be present. Not set: none is recorded, and Count asks
	// for none.
	Quorum int `json:"quorum,omitzero"`
	// ChairCasts is whether the chair has a second or casting vote if the votes are equal, as
	// in a council and in a joint committee (Local Government Act 1972, Schedule 12, paragraphs
	// 39 and 44).
	ChairCasts bool    `json:"chair_casts,omitzero"`
	Vetoes     []OrgID `json:"vetoes,omitempty"` // the members whose vote against defeats a motion
}

// MemberVotes is how many votes a member has.
type MemberVotes struct {
	Org   OrgID    `json:"org"`   // the member
	Votes Quantity `json:"votes"` // 0 or more
}

// Validate returns what is wrong with the votes:
//
//   - ErrRequired: an id that is missing, votes that are not known
//   - ErrInvalid: a malformed id
//   - ErrRange: votes that are not from 0 to 1,000,000
func (v MemberVotes) Validate() error {
	return errors.Join(field.At("org", v.Org.Validate()), between("votes", v.Votes, MustQuantity("0"), MustQuantity("1000000")))
}

// IsZero reports whether nothing of the voting is set.
func (v Voting) IsZero() bool {
	return v.Rule == "" && len(v.Votes) == 0 && v.Threshold.IsZero() && v.Base == "" && v.Quorum == 0 && !v.ChairCasts && len(v.Vetoes) == 0
}

// Validate returns what is wrong with the voting:
//
//   - ErrRequired: no rule or threshold; weighted votes without the votes
//   - ErrInvalid: an unknown rule or base; equal votes with a list of votes; a threshold with
//     "less than" or "at most"; a malformed id
//   - ErrRange: a quorum below 0 or above 1,000,000
//   - ErrDuplicate: a member that is listed before among the votes or the vetoes
//   - what MemberVotes finds
//
// A veto is valid here: whether a structure can have one is for rules.
func (v Voting) Validate() error {
	return errors.Join(
		field.CheckOneOf("rule", "voting rule", v.Rule, VotingRules()),
		field.At("votes", v.checkVotes()),
		field.Each("votes", v.Votes, MemberVotes.Validate),
		field.Unique("votes", "org", v.Votes, func(s MemberVotes) OrgID { return s.Org }),
		field.At("threshold", v.checkThreshold()),
		field.OptionalOneOf("base", "basis of a vote", v.Base, VoteBases()),
		field.At("quorum", v.checkQuorum()),
		field.EachOnce("vetoes", v.Vetoes, OrgID.Validate),
	)
}

// checkVotes returns an error if the votes do not suit the rule.
func (v Voting) checkVotes() error {
	switch {
	case v.Rule == WeightedVotes && len(v.Votes) == 0:
		return field.ErrRequired
	case v.Rule == EqualVotes && len(v.Votes) > 0:
		return fmt.Errorf("votes of %d members are listed, but every member has one: %w", len(v.Votes), field.ErrInvalid)
	}
	return nil
}

// checkThreshold returns an error if more votes in favour could defeat a motion.
func (v Voting) checkThreshold() error {
	switch v.Threshold.comparison {
	case "":
		return field.ErrRequired
	case LessThan, AtMost:
		return fmt.Errorf("%v: want %s or %s: %w", v.Threshold, MoreThan, AtLeast, field.ErrInvalid)
	}
	return nil
}

// checkQuorum returns an error for a quorum that is out of range.
func (v Voting) checkQuorum() error {
	if v.Quorum < 0 || v.Quorum > 1_000_000 {
		return fmt.Errorf("%d members: want 0 to 1000000: %w", v.Quorum, field.ErrRange)
	}
	return nil
}
