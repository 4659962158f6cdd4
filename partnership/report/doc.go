// Package report holds what people read: tables with headings, units and notes, as
// Markdown, CSV or HTML; names in place of ids.
//
// A [Table] is plain text: a title, columns, rows, totals and notes. [Tables] are several
// of them, one below the other. Both have the methods Markdown, CSV and HTML:
//
//	charges := report.Table{
//		Title:   "Who pays what",
//		Columns: append(report.TextColumns("Council"), report.NumberColumns("£", "Charge")...),
//		Rows:    [][]string{{names.Of(report.Organisation, "harrow"), "1,250.00"}},
//	}
//	page := charges.HTML()
//
// # Names
//
// Records hold ids, and people want to read names. [Names] is a directory that has the
// name for an id: a program builds it from its records, and a function that makes a Table
// looks names up in it. An id without a name shows as it is.
//
// # Pictures
//
// [Picture] makes a drawing in SVG of the texts, lines and boxes that SVGText, SVGLine
// and SVGBox write. [TextWidth] says how much room a text needs, and [MoneyAxis.At] where
// an amount stands on a scale.
//
// # Texts are shown, never obeyed
//
// Cells, titles, names and notes may have been written by anybody. Markdown, CSV and HTML show
// them as they are. What would be markup is escaped, an address does not become a link, and
// what a spreadsheet would take for a formula is marked as text. So do not escape a text before
// you put it into a Table.
//
// All forms treat characters alike:
//
//   - White space, line breaks and control characters between words become one space;
//     around the text they are left out. So every text is one line.
//   - What is not UTF-8, and what changes the order in which its neighbours are shown,
//     such as the right-to-left override U+202E, becomes U+FFFD, which can be seen.
//   - What cannot be seen, such as the zero-width space U+200B, the soft hyphen and the
//     byte order mark, is left out.
//   - The joiners U+200C and U+200D stay: some languages are spelt with them.
package report
