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
// # Years
//
// FinancialYear is the year of a council's accounts, from 1 April to 31 March.
//
// # Errors and text
//
// Errors are those of package partnership: a sentinel for the rule that is broken,
// with the place of the value in the names of its JSON form. In JSON an amount is
// a string of pounds, "1250.00", and a year is "2025/26".
package costing
