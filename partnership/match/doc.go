// Package match says which organisations could share a service with each other.
//
// A [Pool] is who there is: each [Org] with its kind, size, place, control, strategy and the
// [Baseline] of each service, the partnerships that are [Existing], and what others want. A
// [Wish] is what one of them wants: to start a partnership, to join one or to enlarge its own, as
// what, from when, and what must be so in any case. [Weights] are what it prefers:
//
//	ranking, err := pool.Rank(wish, match.DefaultWeights())
//	page := ranking.Tables(pool.Names()).HTML()
//
// # What must be so
//
// A [Constraint] excludes, however well a candidate fits: the powers, the tier, the dates, who
// is excluded, who comes to an end, how far away it may be. An [Excluded] candidate says all that
// is in its way, and each [Obstacle] which change of the wish would remove it. A [Tally] says
// which constraint excludes the most, and a [Relaxation] what doing without it would give.
//
// # What is preferred
//
// A [Match] has a [Reason] for each criterion that counts: what was found, on which facts, which
// way it speaks, and how many points it makes. The points are the weight times a fit in whole per
// cent, and the points of the reasons add up to the score. Each [Fact] names the record and the
// place in it, as a JSON Pointer.
//
// [DefaultWeights] has the reason for each weight, and Weights.Table shows them.
//
// Of a partnership that is joined or enlarged every member counts: by each criterion the match
// has the mean of its members, and [MemberFit] has each of them.
//
// # Groups
//
// [Pool.Groups] finds the best groups of three to six, by the sum over all pairs of a group. Up
// to SureGroups possible groups the answer is exact. Above, Groups.Exact says whether it was
// proved, and if not Groups.Bound what any other group can have at most.
//
// # Support
//
// [Support] is help that suits a match, with the reasons that call for it: a funded expert,
// mediation, visits to live partnerships of the service whose members are like the wisher.
//
// # Not known
//
// A fact that is not known counts neither as good nor as bad. By a criterion that hangs on it
// the fit is from nothing to all, and the score is a [Range]. Matches are ordered by the middle
// of their scores, and each says which places it could have at best and at worst if all were
// known. A candidate of which it is not known whether it meets what must be so is neither
// ranked nor excluded: it is unclear, and says which fact is missing.
//
// # Exact
//
// All is worked out in whole numbers, and is the same on every machine. A fit is rounded half up
// to a whole per cent, once. Distances are straight lines, on the National Grid between those who
// are on it, or else along a great circle of a globe, which differs from the ground by up to
// 0.5 per cent. The order of lists in a pool changes no answer.
package match
