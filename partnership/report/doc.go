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
// other. Who has the records builds it, and who writes a table asks it; an id that has no
// name shows as it is.
//
// # Texts are shown, never obeyed
//
// Cells, titles, names and notes may be the words of anybody. Each form shows them as
// they are: what Markdown or HTML would read as markup is escaped, an address does not
// become a link, and what a spreadsheet would calculate is text. So a text is never
// escaped before it goes into a Table.
//
// All forms show a text on one line, with one space for all white space and control
// characters between words. The characters that make neighbours change places, such as
// the right-to-left override U+202E, are shown as U+FFFD, as is what is not UTF-8. The
// invisible ones that part or join nothing that can be seen, such as the zero-width space
// U+200B, are left out. The joiners U+200C and U+200D are part of the spelling of some
// languages, and stay.
package report
