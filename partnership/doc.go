// Package partnership says who shares what with whom, under which powers, on what terms.
//
// A [Partnership] is the record of one partnership: services and their lines, members and
// their roles, the [Agreement] with its amendments, and what must be in place before a start.
// Write it as a literal or read it with field.Decode. Check it with Validate, and see it as
// it was on any day with On:
//
//	p, err := field.Decode[partnership.Partnership](data)
//	then := p.On(calendar.MustDate("2016-07-14"))
//	page := then.Tables(names).HTML()
//
// It holds no money and no stage. Other packages say what a partnership costs and how far it
// has got, and refer to it by its id.
//
// # Who
//
// An [Organisation] is a separate record, because it can be in many partnerships. [NamesOf]
// gives reports the names of organisations. A [Member] is an organisation in a partnership,
// with a role and a term. A [Succession] says who takes the place of a council that ends, and
// in which shares.
//
// # Terms
//
// [Terms] are what an agreement lays down: a [Structure], the [Power] it is made under, a
// [Notice], [Voting], each [ServiceLevel] and each [DisputeStep]. An [Amendment] replaces some
// of these terms from a day on. A service or a member without a term of its own has the term
// of the agreement.
//
// # Numbers
//
// A [Quantity] is a measured number, a [Fraction] is a part of a whole, a [Share] is the
// fraction of an organisation, and a [Threshold] is a test such as "at least 2/3". All are
// exact.
//
// # What follows from a choice
//
// A [Structure] implies who employs the staff, who holds the contracts and how it decides;
// a [Power] grants what may be done, by whom and on what condition; a [ProcurementRoute] has
// a test. Each answer repeats what its source says, and names it. It never says that an
// arrangement is lawful.
//
// # Not known
//
// A field that is not set is not known. A [Quantity] that is not known is not 0, and a [Start]
// is not known while a day that it depends on is missing. A half-filled record is a draft: it
// can be written and read again, and Validate says what is missing.
package partnership
