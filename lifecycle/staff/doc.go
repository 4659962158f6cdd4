// Package staff says who employs whom, who could stand alone, who goes where, what
// redundancy pays.
//
// # Who employs whom
//
// An [Establishment] is the posts of a shared service. A [Post] says who employs its
// holder, what it costs, and for whom the work is done: in shares of the time. [Turnover]
// adds who has joined and left since. [BalanceRules] judge whether each member still employs
// its agreed part.
//
// # Who could stand alone
//
// [Reversibility] compares what each member employs with what it needs to do the work
// alone: what it has, what it lacks, and who would have to move to it.
//
// # Who goes where
//
// There are two answers, each with its [Placements]:
//
//   - [ReturnToEmployers] sends everybody back to the employer of record, and leaves to
//     people what that does not settle;
//   - [Allocate] finds where everybody goes within [Limits] so that as few as possible
//     leave their employer. Its answer is the best, or comes with a bound on the best.
//     [SuccessionLimits] are the limits after a reorganisation of councils, [PricesOfBands]
//     says what it would bring to loosen each limit, and [AllocateWithProgress] tells a program
//     how far the search has got.
//
// [TransferRules] set out for each post what the law of transfers looks at. That law has
// no percentage test and no formula, so they assign nobody. What this package returns is
// a proposal with its reasons, for people to decide.
//
// # What redundancy pays
//
// [Redundancy] works out statutory redundancy pay by the table of the day, one of
// [RedundancyTables].
//
// # Half of the staff
//
// A share of the staff is always a share of the FTE: in [BalanceRules], in [Reversibility]
// and in [Score]. Two half posts are as much as one whole post. Heads are counted only where
// a name says heads or posts, as in [Band.MinHeads].
//
// # Slips of typing
//
// [EmploymentRules] find impossible dates of birth and of employment, before redundancy pay is
// worked out from them.
//
// # Not known
//
// A cost that is not known is not £0, and time that nobody recorded is not 0%. Each answer
// says what is not known. Allocate does not balance the costs of members if the cost of one post
// is not known.
//
// # Reports
//
// Tables and Table write an answer for a report, with the names of organisations and posts;
// [Establishment.Names] has those of the posts.
package staff
