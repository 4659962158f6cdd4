// Package catalogue holds a register of many partnerships: who shares what with whom,
// and what it saved.
//
// # The register
//
// A [Catalogue] is one edition of a register. It has [RegisterEntry] records, one for each
// partnership, with its services, region, category, structure, dates, stage, participants
// and savings, and [Body] records, one for each organisation, with the day on which it ended
// and who took its place. An entry may be half empty: what a field says nothing of is not
// known, and never counts as nothing.
//
// ReadCSV reads a register from a table in any words, by a [Mapping] of its headings, and
// says of every fault in which row and column it is. Catalogue.CSV writes the format that
// Columns documents. A Catalogue is also a JSON document, for field.Decode.
//
// # Any day
//
// Catalogue.AsOf returns a [Snapshot]: who shared what with whom on a day. In place of a council that had ended
// by then are those that took its place. A Snapshot answers who the partners of
// an organisation are, and theirs, which parts the network falls into, and what breaks
// if one organisation ends.
//
// # Totals
//
// Catalogue.Totals adds up what was expected and achieved, as it was known on a day, and
// counts no saving twice: not of two partners who state the same one, not of two years, not
// of two entries for one partnership. The rules, each with its [CountReason] in the result:
//
//   - Entries for the same partnership are one: Catalogue.Duplicates says which, and why.
//   - What is expected and what was achieved are two sums, never added together. Awaited is
//     what was expected for the days of which nobody says what was achieved: it may be added
//     to what was achieved.
//   - A day has one statement of what all participants save together. Where there is one, what
//     each saves by itself is part of it. Where there is none, the savings of the participants
//     are added.
//   - Of two statements about the same days, the one made later counts, and of two made on the
//     same day the lower, for the days that they share. So an annual figure and a total to date
//     count once, and a new total to date takes the place of the old one.
//   - A yearly saving counts for the years and parts of years of its term that are asked
//     for. A saving over a term is divided by time if only a part of the term is asked for.
//     A saving that is made once counts on its day, and not beside a total over a term with
//     that day in it.
//   - A yearly saving without a last day goes on, up to the end of the partnership and, if it was
//     achieved, up to the day as of which it is added up: whoever says no more than how
//     much it was in some years gives it a last day.
//   - What somebody disputes is a sum of its own.
//   - What is not known is not £0: the sum is then "at least" what is known.
//
// # Names of bodies
//
// A register without codes is read by names: the id of an organisation or a partnership is
// made from its name by MakeID, the same in every edition.
package catalogue
