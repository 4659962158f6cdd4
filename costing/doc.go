// Package costing says what a service costs and who pays how much of it, to the
// penny, with the working shown.
//
// # Money
//
// Money is a whole number of pence, and the zero Money is an amount that is not known.
// Fractions of a penny exist only inside a calculation. It keeps them exact, and rounds once;
// no amount is ever a float. A sum that Money cannot hold is an error and never wraps around. A
// Total is a sum that may have unknown amounts in it: "at least £1,250.00".
//
// # Splitting
//
// What is split adds up, to the penny, always:
//
//   - Apportion splits an amount by weights, such as populations, hours or caseloads;
//   - SplitShares splits it by agreed shares, such as 65% or 2/3;
//   - Split rounds any exact amounts; the other two call it.
//
// The spare pennies go to the largest remainders. Ties are broken by organisation id, so
// that the order of the members changes nobody's bill. In a series of bills, Scheme.Carry
// makes the spare pennies go round.
//
// # Schemes
//
// A Scheme says how a cost is shared. It is the schedule of an agreement, written as data:
// parts that divide the cost, then adjustments, then a rounding.
//
//   - A Part is a portion of the cost: a percentage, a fixed sum, a Head, the rest, or a
//     portion whose size follows the figures of its members. It may be limited to an amount, as
//     in tiers. All members or some of them share it, on a Basis: equal, agreed shares, a
//     driver, rounded percentages, a composite, quantity × rate in bands or not, or agreed
//     amounts. Amounts and rates below £0 are credits.
//   - A DerivedDriver is made of other drivers in their own units: weighted sums, averages
//     over years, equivalents, differences, the lowest of several, products and quotients.
//   - An Adjustment is a minimum, a cap, a collar, a phase-out, a fee, a credit, or an
//     indexation, which is for inflation, of the whole charge or of one head. It says who bears the difference, and in which
//     Proportion: by charges, by gains, equally or by a driver.
//
// The figures come as Facts, each with its source and day. Figures that are much older than the
// cost that they divide, or younger than it, are no error: the statement has a Remark on them.
//
// Scheme.Statement calculates what everyone pays of a Cost, with the working: one Step for each
// part and adjustment, with its clause and the figures that it used. Validate proves that a
// Statement adds up, and Tables shows it in a report, so that every line can be done again with
// a calculator. What a rounding or a limit leaves over is the residual: it is reported, and
// nobody pays it. Compare says who gains and who loses.
//
// A Schedule keeps the scheme and the members of every line by the day from which they hold. A
// change in mid-year splits the year by days, or by months: Schedule.Statements works each part
// of it exactly, and Join makes one statement of what it returns. Limits, roundings and spare
// pennies are worked for the whole year, unless the scheme says otherwise.
//
// # Comparing schemes
//
// CompareSchemes compares any number of schemes over several years, with inflation, and with
// a joiner or a leaver in any of them. Its SchemeComparison has a table of what everyone pays, who
// gains and who is worse off, and of the avoidable and unavoidable cost that each leaver
// leaves to the others. Inflation that is a term of the agreement is the adjustment Indexation.
//
// # The year
//
// FinancialYear is a year of accounts: of a council from 1 April to 31 March, of others from
// the first of any month. Package account keeps the account of one, package overhead brings
// the costs of support centres to the services, and package waterfall divides what is too
// little or too much.
//
// # Errors and text
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place
// of the value in the names of its JSON form. In JSON an amount is a string of pounds,
// "1250.00", a share "65%" or "2/3", and a year "2025/26".
package costing
