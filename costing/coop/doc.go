// Package coop says which division of a shared cost is fair, in the sense that everyone can be told
// why, and stable, in the sense that no group of partners would do better by itself.
//
// # Cost games
//
// A [Game] is what every group of some partners would pay. It comes from
//
//   - a [CostTable]: the groups and their costs as somebody has worked them out. What is not listed is
//     not known, and what needs it says so;
//   - a [CostModel]: fixed cost, sites, steps, capacity at the peak, volume, and who can work with whom;
//   - [GameOf]: any function of the group.
//
// Two groups that would pay less apart than together are a finding: [Game.Overlaps]. A table holds
// at most [MaxPartners] partners. For more there are games with closed forms, [Capacity] and [Tree],
// [ShapleyOfKinds] for partners of whom many are alike, and [SampleShapley], which is an estimate.
//
// # Rules
//
// An [AllocationRule] divides the cost of all partners by nothing but the game: [Game.Allocate]. Other rules
// need more: [Game.InProportion], [Game.WeightedShapley], [Game.Owen] for groups that stay together,
// [Game.SeparableCosts] for what the service is worth to each, [SerialShares] and [AumannShapley]
// for what each demands. Every share is exact, a fraction of pounds, and beside it stand whole pence
// that add up, rounded by costing.Split.
//
// A nucleolus is proved by a [Certificate], which [Certificate.Check] checks with no more than
// sums and comparisons: nobody has to trust how it was found.
//
// [Game.Axioms] is a table for members who must choose a rule: what each rule always does, what
// it does here, and for what it does not do a witness from this game.
//
// # Stability
//
// [Game.Check] takes any bill, from whatever scheme, and says which group would do better by itself,
// and how far everyone is from leaving; [Game.LeastCore] whether any bill would be stable; and
// [Game.SidePayment] the smallest change that makes this one so. [Game.MembershipEffect] says what a
// newcomer does to every bill and what a leaver costs the others. [MembershipEffect.Flows] brings that into
// package appraisal, and exit.RunningCosts brings a bill and [Game.Alone] into package exit.
//
// Costs may be below £0, so that a game of gains is one of costs with the signs changed.
//
// # Exact
//
// Results are calculated in whole numbers and fractions. Floats choose where to look, in a search
// that then proves what it found, draw pictures, and are the interval of an estimate.
//
// # Errors
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place of the
// value in the names of its JSON form. Those about a game name the group.
package coop
