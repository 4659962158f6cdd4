// Package costing says what a service costs and who pays how much of it, to the
// penny, with the working shown.
//
// # Money
//
// Money is a whole number of pence. Fractions of a penny exist only inside a
// calculation, which names its rounding; no amount is ever a float. Sums that
// would not fit are errors and do not wrap around.
//
// # Splitting
//
// Apportion splits an amount by weights: populations, hours, caseloads or agreed
// percentages. What it splits adds up, always. It gives the spare pennies to the
// largest remainders and breaks ties by organisation id, so that the order of the
// partners changes nobody's bill.
//
// # Schemes
//
// A Scheme is how a cost is shared, as a schedule to an agreement has it, written
// as data: parts that divide the cost, then adjustments, then a rounding. A Part is
// a portion of the cost, among all members or some, on a Basis: equal, fixed
// percentages, a driver, rounded percentages, a composite, quantity × rate, or
// agreed amounts. An Adjustment is a minimum, a cap, a collar, a phase-out, a fee or an
// indexation, and says who bears what it moves. The figures come as Facts, each
// with its source and day.
//
// Statement calculates what everyone pays of a Cost, with the working: one Step for
// each part and adjustment, with its clause and the figures that it used. It proves
// its own sum with Validate, and Markdown writes it for a report, so that every line
// can be done again with a calculator. What a rounding or a limit leaves over is
// its residual: reported, and never absorbed. Compare says who gains and who loses.
//
// A Schedule keeps the scheme and the members of every line by the day they take
// effect. A change in mid-year splits the year by days: Schedule.Statements gives a
// statement for each part of it, and Join makes one of them.
//
// # The year
//
// FinancialYear is the year of a council's accounts, from 1 April to 31 March.
// Account is the account of a service for one: postings that are only ever added.
// Balance derives from them where every penny is on a day, disputed sums kept
// apart, and Reconcile what is due from each member once its final charge is known, by
// whatever scheme. Statement.Bill writes the bill of one member. ShareGain divides a surplus or a saving by its own rule, and PooledFund lets an overspend
// run down the stages that its partners have agreed.
//
// # Overheads
//
// DirectAllocation, StepDownAllocation and ReciprocalAllocation bring the costs of
// support centres to the front-line services, exactly.
//
// # Scarce savings
//
// ClaimsRule divides what arrived among those who were promised more, and Waterfall
// does so tier by tier.
//
// # Errors and text
//
// Errors are those of package partnership: a sentinel for the rule that is broken,
// with the place of the value in the names of its JSON form. In JSON an amount is
// a string of pounds, "1250.00", and a year is "2025/26".
package costing
