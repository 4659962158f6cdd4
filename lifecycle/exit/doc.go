// Package exit says how a partnership comes apart: notice, staff, assets,
// contracts, liabilities, cost.
//
// # Staff
//
// An Establishment is the posts of a shared service, each with the person who
// holds it and its employer of record. What can be asked of it:
//
//   - Reversibility: what each partner has, and what it lacks, to stand alone;
//   - BalanceRules: whether each partner has kept its agreed part of the
//     employment as people joined and left;
//   - Split: who returns to the employer of record, and for whom somebody has to
//     decide; EvidenceRules lay out for each post what the law looks at, and assign
//     nobody;
//   - Allocate: where everybody goes if there are limits to be held, so that as few
//     as possible leave their employer;
//   - Redundancy: statutory redundancy pay by the table of a day.
//
// The law of transfers has no percentage test and no formula for who goes where.
// What this package returns is a proposal with its reasons, for people to decide.
//
// # Money, things and the plan
//
// Costs says who pays what if some partners leave, by Bill, and when leaving has paid
// for itself, by LeavingCosts. Estate divides what is owned, debts first; Contract and
// Data say what becomes of each. Withdrawal tells the last day by notice, by agreement
// or because the term ran out. A Plan holds all of it: it is judged by PlanRules, and
// written as Markdown or as a Mermaid timeline. Its Evidence is what the gates of
// package lifecycle ask for, and its Events are what they decide. After a reorganisation of councils,
// SucceedShares, SucceedCharges and SuccessionLimits put the successors in place.
//
// # Not known
//
// A cost that nobody knows is not £0, and a share of time that nobody recorded is
// not 0 %. Each answer says what it could not know.
package exit
