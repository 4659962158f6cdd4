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

// Voting is how the members decide. Votes are not cost shares: a member may pay
// 70 % and have one vote of two. The zero Voting is not agreed.
type Voting struct {
	Rule      VotingRule  `json:"rule"`               // how votes are counted
	Votes     []VoteShare `json:"votes,omitempty"`    // the votes of each member; weighted only
	Threshold Threshold   `json:"threshold,omitzero"` // what votes in favour must be of votes cast: "more than 1/2"
	Vetoes    []OrgID     `json:"vetoes,omitempty"`   // whose vote against defeats a motion
}

// VoteShare is how many votes a member has.
type VoteShare struct {
	Org   OrgID    `json:"org"`   // the member
	Votes Quantity `json:"votes"` // 0 or more
}

// Validate returns what is wrong with the share: an id that is none, and votes
// that are not known (ErrRequired) or below 0 (ErrRange).
func (v VoteShare) Validate() error {
	return errors.Join(field.At("org", v.Org.Validate()), between("votes", v.Votes, MustQuantity("0"), MustQuantity("1000000")))
}

// IsZero reports whether no voting is agreed.
func (v Voting) IsZero() bool {
	return v.Rule == "" && len(v.Votes) == 0 && v.Threshold.IsZero() && len(v.Vetoes) == 0
}

// Validate returns what is wrong with the voting: no rule or threshold
// (ErrRequired), a rule that is none (ErrInvalid), weighted votes without votes
// (ErrRequired), equal ones with (ErrInvalid), a threshold that votes in favour
// must stay below (ErrInvalid), what VoteShare finds, and ids that are none
// (ErrInvalid) or there twice (ErrDuplicate). A veto is valid here; whether a
// structure can have one is a rule to be checked, not an error.
func (v Voting) Validate() error {
	errs := []error{field.CheckOneOf("rule", "voting rule", v.Rule, VotingRules())}
	switch {
	case v.Rule == WeightedVotes && len(v.Votes) == 0:
		errs = append(errs, field.At("votes", field.ErrRequired))
	case v.Rule == EqualVotes && len(v.Votes) > 0:
		errs = append(errs, field.At("votes", fmt.Errorf("%d members have votes of their own, where all have one: %w", len(v.Votes), field.ErrInvalid)))
	}
	errs = append(errs,
		field.Each("votes", v.Votes, VoteShare.Validate),
		field.Unique("votes", "org", v.Votes, func(s VoteShare) OrgID { return s.Org }),
	)
	switch v.Threshold.comparison {
	case "":
		errs = append(errs, field.At("threshold", field.ErrRequired))
	case LessThan, AtMost:
		errs = append(errs, field.At("threshold", fmt.Errorf("%v: want %s or %s: %w", v.Threshold, MoreThan, AtLeast, field.ErrInvalid)))
	}
	errs = append(errs,
		field.EachOnce("vetoes", v.Vetoes, OrgID.Validate),
	)
	return errors.Join(errs...)
}

// Carried reports whether a motion is carried by the members for and against it.
// Members who abstain are in neither, and their votes are not counted. A motion
// that a member with a veto votes against is not carried.
//
// The errors wrap what Validate finds and, at in_favour and against, ErrRequired
// and ErrInvalid for an id that is none, ErrDuplicate for a member that votes
// twice and ErrNotFound for one without votes; ErrRange if no votes are cast.
func (v Voting) Carried(inFavour, against []OrgID) (bool, error) {
	if err := v.Validate(); err != nil {
		return false, err
	}
	voted := map[OrgID]bool{}
	yes, errYes := v.count("in_favour", inFavour, voted)
	no, errNo := v.count("against", against, voted)
	if err := errors.Join(errYes, errNo); err != nil {
		return false, err
	}
	if slices.ContainsFunc(against, func(id OrgID) bool { return slices.Contains(v.Vetoes, id) }) {
		return false, nil
	}
	return v.Threshold.Met(Quantity{millionths: yes, known: true}, Quantity{millionths: yes + no, known: true})
}

// count returns the votes that members have together, in millionths, and marks
// them as having voted.
func (v Voting) count(path string, members []OrgID, voted map[OrgID]bool) (int64, error) {
	sum := int64(0)
	var errs []error
	for i, id := range members {
		votes, err := v.votesOf(id)
		if voted[id] {
			err = fmt.Errorf("%s has voted already: %w", id, field.ErrDuplicate)
		}
		if err != nil {
			errs = append(errs, field.At(field.Index(path, i), err))
			continue
		}
		voted[id] = true
		sum += votes
	}
	return sum, errors.Join(errs...)
}

// votesOf returns the votes that a member has, in millionths.
func (v Voting) votesOf(id OrgID) (int64, error) {
	if err := id.Validate(); err != nil || v.Rule == EqualVotes {
		return quantityScale, err
	}
	at := slices.IndexFunc(v.Votes, func(s VoteShare) bool { return s.Org == id })
	if at < 0 {
		return 0, fmt.Errorf("%s has no votes stated: %w", id, field.ErrNotFound)
	}
	return v.Votes[at].Votes.millionths, nil
}
