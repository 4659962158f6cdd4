// Package coop finds divisions of a shared cost that are fair, in the sense that everyone can be
// told why, and stable, in the sense that no group of partners would do better by itself.
//
// # Cost games
//
// A [Game] is what every group of some partners would pay. It comes from
//
//   - a [CostTable]: the groups and their costs as somebody has worked them out. The cost of a group
//     that is not listed is not known, and a method that needs it returns an error;
//   - a [CostModel]: fixed cost, sites, steps, capacity at the peak, volume, and who can work with whom;
//   - [GameOf]: any function of the group.
//
// [Game.Overlaps] finds pairs of groups that would pay less apart than together. A game has at most
// [MaxPartners] partners. For more partners, use a game with a closed form, [Capacity] or [Tree];
// [ShapleyOfKinds], if many partners are alike; or [SampleShapley], which is an estimate.
//
// # Rules
//
// [Game.Allocate] divides the cost of all partners by an [AllocationRule], which needs nothing but
// the game. Other rules need more: [Game.InProportion] and [Game.WeightedShapley] need weights,
// [Game.Owen] the groups that stay together, [Game.SeparableCosts] what the service is worth to
// each, and [SerialShares] and [AumannShapley] what each demands. Every share is exact, a fraction
// of pounds. Beside it are whole pence that add up, rounded by costing.Split.
//
// A [Certificate] proves a nucleolus. [Certificate.Check] checks the proof with nothing but sums
// and comparisons, so that nobody has to trust how the nucleolus was found.
//
// [Game.Axioms] is for members who must choose a rule. It says which axioms each rule always
// satisfies, which it satisfies in this game, and for each axiom that it does not satisfy it has a
// witness from this game.
//
// # Stability
//
// [Game.Check] takes a bill, from any scheme, and says which groups would do better by themselves
// and how far each partner is from leaving. [Game.LeastCore] says whether any bill would be stable,
// and [Game.SidePayment] which is the smallest change that makes a bill stable.
// [Game.MembershipEffect] says what a newcomer does to every bill, and what a leaver costs the
// others. [MembershipEffect.Flows] takes that into package appraisal, and exit.RunningCosts takes a
// bill and [Game.Alone] into package exit.
//
// Costs may be below £0, so that a game of gains is one of costs with the signs changed.
//
// # Exact
//
// Results are calculated in whole numbers and fractions. Floats are used only to choose where to
// look in a search that then proves what it has found, in pictures, and in the interval of an
// estimate.
//
// # Errors
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place of the
// value in the names of its JSON form. Those about a game name the group.
package coop
