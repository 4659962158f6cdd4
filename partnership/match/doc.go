// Package match says which organisations could share a service with each other.
//
// A [PartnerPool] holds what is known: each [Org] with its kind, size, place, political control
// and strategy, a [ServiceProfile] of each service that it runs, the partnerships that are
// [Existing], and what others want. A [Wish] is what one organisation wants: to start a
// partnership, to join one or to enlarge its own, from when, and on which conditions.
// [Preferences] say what makes a good partner, and how much each point counts:
//
//	ranking, err := pool.Rank(wish, match.DefaultPreferences())
//	page := ranking.Tables(pool.Names()).HTML()
//
// # Conditions
//
// A [Constraint] excludes a candidate, however well it fits otherwise: the powers, the tier, the
// dates, an exclusion, the end of a council, the distance. An [Excluded] candidate lists every
// [Obstacle], each with the change of the wish that would remove it. A [ConstraintTally] counts
// the candidates that a constraint excludes, and a [Relaxation] says what it would bring to do
// without some of the constraints.
//
// # Preferences
//
// A [Match] has a [FitReason] for each criterion that counts. It says what was found, on which
// facts, whether that speaks for or against the candidate, and how many points it makes. The
// points are the weight times the fit in whole per cent, and the points of all reasons add up
// to the score. Each [RecordedFact] names the record and the place in it, as a JSON Pointer.
//
// [DefaultPreferences] gives a reason for each weight, and Preferences.Table shows them.
//
// If a partnership is joined or enlarged, every member of it counts. By each criterion the
// match has the mean of the members, and [MemberFit] has each of them.
//
// # Groups
//
// [PartnerPool.Groups] finds the best groups of three to six organisations. The score of a group
// is the sum over all its pairs. If there are no more than SureGroups possible groups, the
// answer is exact. If there are more, Groups.Exact says whether the answer is proved to be the
// best, and if not Groups.Bound is the most that any other group can have.
//
// # Support
//
// [Support] is help that suits a match, with the reasons that call for it: a funded expert,
// mediation, or a visit to a partnership that shares the service and whose members are like the
// organisation that wishes.
//
// # Not known
//
// A fact that is not known counts neither as good nor as bad. The fit by a criterion that needs
// it may be anything from 0 to 100 per cent, and the score has [Bounds]. Matches are ordered by
// the middle of these bounds. Each says which places it could have, at best and at worst, if
// everything were known. If it is not known whether a candidate meets a constraint, the
// candidate is neither ranked nor excluded. It is unclear, and says which fact is missing.
//
// # Exact
//
// Everything is calculated in whole numbers, and is the same on every machine. A fit is rounded
// once, half up, to a whole per cent. A distance is a straight line: on the National Grid if
// both organisations are on it, and otherwise along a great circle of a globe, which differs
// from the distance on the ground by up to 0.5 per cent. The order of the lists in a pool
// changes no answer.
package match
