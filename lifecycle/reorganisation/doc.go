// Package reorganisation says what happens to every shared service of an area when its
// councils are replaced by order.
//
// # The order
//
// An [Order] says which councils end, which begin and which go on, on which day, and what
// the parts of a divided council come to: parishes with their population, tax base and
// properties. Order.Shares works out from these who takes how much of what a council had, by
// any of the measures. CheckOrders holds the orders of an area against each other.
//
// # What is carried
//
// A [File] is everything about a partnership: its record, its state, its schemes and figures,
// its register, exit plan and accounts, its evidence, posts, assets, contracts and debts.
// [Carry] returns all of it as it is from the vesting day on, and each [Piece] with where
// it went, why, and what somebody still has to decide. CarryAll does so for all
// partnerships of an area, and for services of one council that are shared because it is
// divided.
//
// Nothing is lost: shares make one, amounts add up to the penny, and each post, asset,
// contract, debt and risk is there once. What a council had agreed, its successors have
// agreed until they say otherwise. What nobody has decided is no guess: the piece says so.
//
// # Until the day
//
// ConsentNeeded looks at a contract or disposal of the shadow year, and Deadlines says what
// must be there by when, as a work plan. [AreaCarried] lays out what has to be signed, who changes
// their employer, and about which posts somebody must decide. ScheduleRows makes the costs of
// the change rows of a joint schedule, and appraisal.ScheduleFlows makes these flows of an option.
//
// # Not law
//
// A rule or a figure says what its source says on the day asked about, and never that
// anything is lawful.
package reorganisation
