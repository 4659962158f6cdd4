// Package partnership says who shares what with whom, under which powers, on
// what terms.
//
// A [Partnership] is the record of it: services and their lines, members in
// their roles, the [Agreement] with its amendments, and what must be in place
// before a start. It is written as a literal or read with field.Decode, checked
// with Validate, and seen as it was on any day with On:
//
//	p, err := field.Decode[partnership.Partnership](data)
//	then := p.On(calendar.MustDate("2016-07-14"))
//
// It holds no money and no stage: what a partnership costs and how far it has
// got are kept elsewhere, by its id.
//
// # Days
//
// Dates, terms and working days are those of package calendar. A [Notice] expires
// on a day that its clause allows, and months run to the corresponding date, so that
// 31 January and one month is 28 February. Nothing here knows what day it is.
//
// # What follows from a choice
//
// A [Structure] implies who employs the staff, who holds the contracts and how
// it decides; a [Power] grants what may be done, by whom and on what condition; a
// [ProcurementRoute] has a test. Each answer names its source. It is what the
// source says, and never that an arrangement is lawful.
//
// # Not known
//
// What is not set is not known. A [Quantity] that is not known is not 0, a start
// that waits for a day that nobody knows is not known, and a day outside a
// calendar is an error.
package partnership
