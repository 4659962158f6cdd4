// Package partnership says who shares what with whom, under which powers, on what terms.
//
// A [Partnership] is the record of it: services and their lines, members in their roles,
// the [Agreement] with its amendments, and what must be in place before a start. Write it
// as a literal or read it with field.Decode, check it with Validate, and see it as it was
// on any day with On:
//
//	p, err := field.Decode[partnership.Partnership](data)
//	then := p.On(calendar.MustDate("2016-07-14"))
//	page := then.Tables(names).HTML()
//
// It holds no money and no stage. What a partnership costs and how far it has got are
// kept elsewhere, by its id.
//
// # Who
//
// An [Organisation] is a record of its own, because it can be in many partnerships.
// [NamesOf] gives reports their names. A [Member] is an organisation in a partnership, in
// a role and a term. A [Succession] says who takes the place of a council that ends, in
// which shares.
//
// # Terms
//
// [Terms] are what an agreement lays down: a [Structure], the [Power] it is made under, a
// [Notice], [Voting], each [ServiceLevel] and each [DisputeStep]. An [Amendment] replaces
// those that it sets, from a day. A service or a member without a term of its own has
// that of the agreement.
//
// # Numbers
//
// A [Quantity] is a measured number, a [Fraction] a part of a whole, a [Share] the part of
// an organisation, a [Threshold] a test such as "at least 2/3". All are exact.
//
// # What follows from a choice
//
// A [Structure] implies who employs the staff, who holds the contracts and how it decides;
// a [Power] grants what may be done, by whom and on what condition; a [ProcurementRoute]
// has a test. Each answer names its source. It is what the source says, and never that an
// arrangement is lawful.
//
// # Not known
//
// What is not set is not known. A [Quantity] that is not known is not 0, and a [Start] that
// waits for a day that nobody knows is not known. A half-filled record is a draft: it can
// be written and read again, and Validate says what is missing.
package partnership
