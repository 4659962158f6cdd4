// Package report holds what people read: tables with headings, units and notes, as
// Markdown, CSV or HTML; names in place of ids.
//
// A [Table] is plain text: a title, columns, rows, totals and notes. Several, one below
// the other, are [Tables]. Both are written by Markdown, CSV and HTML:
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
// A record has ids, and its readers want names. [Names] is the directory from one to the
// other: a program builds it from its records, and a function that makes a Table asks it.
// An id without a name shows as it is.
//
// # Pictures
//
// [Picture] puts a drawing together as SVG from the texts, lines and boxes that SVGText,
// SVGLine and SVGBox write. [TextWidth] says how much room a text needs, and a [MoneyAxis]
// where an amount is.
//
// # Texts are shown, never obeyed
//
// Cells, titles, names and notes may be the words of anybody. Each form shows them as
// they are. What Markdown or HTML would read as markup is escaped, an address does not
// become a link, and what a spreadsheet would calculate is text. So a text is never
// escaped before it goes into a Table.
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
