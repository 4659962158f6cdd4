package report_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A result writes itself as a table: its ids with the names that the caller has, its
// figures with their unit.
func Example() {
	names := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "London Borough of Harrow"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "London Borough of Barnet"},
	)
	charges := report.Table{
		Title:   "Legal services: who pays what",
		Summary: "£3,000.00 for 2026/27, shared by hours.",
		Columns: append(report.TextColumns("Council"), report.NumberColumns("£", "Charge [1]")...),
		Rows: [][]string{
			{names.Of(report.Organisation, "barnet"), "1,750.00"},
			{names.Of(report.Organisation, "harrow"), "1,250.00"},
		},
		Totals: [][]string{{"Total", "3,000.00"}},
		Notes:  []string{"Schedule 3, paragraph 2: by hours"},
	}
	fmt.Print(charges.Markdown())
	// Output:
	// ## Legal services: who pays what
	//
	// £3,000.00 for 2026/27, shared by hours.
	//
	// | Council | Charge \[1\] (£) |
	// |---|---:|
	// | London Borough of Barnet | 1,750.00 |
	// | London Borough of Harrow | 1,250.00 |
	// | **Total** | **3,000.00** |
	//
	// 1. Schedule 3, paragraph 2: by hours
}

func ExampleTable_CSV() {
	table := report.Table{
		Columns: append(report.TextColumns("Council"), report.NumberColumns("£", "Difference")...),
		Rows:    [][]string{{"Harrow", "−1,250.00"}, {"=1+1", "+20.00"}},
	}
	fmt.Print(strings.ReplaceAll(table.CSV(), "\r\n", "\n"))
	// Output:
	// Council,Difference (£)
	// Harrow,"-1,250.00"
	// '=1+1,+20.00
}

func ExampleTable_HTML() {
	table := report.Table{
		Title:   "Notice",
		Columns: report.TextColumns("Council", "Last day"),
		Rows:    [][]string{{"King's Lynn & West Norfolk", "2027-03-31"}},
	}
	fmt.Print(table.HTML())
	// Output:
	// <section>
	// <h2>Notice</h2>
	// <table aria-label="Notice">
	// <thead>
	// <tr><th scope="col">Council</th><th scope="col">Last day</th></tr>
	// </thead>
	// <tbody>
	// <tr><th scope="row">King&#39;s Lynn &amp; West Norfolk</th><td>2027-03-31</td></tr>
	// </tbody>
	// </table>
	// </section>
}

// The tables of a part stand under the heading of the whole.
func ExampleTable_WithoutEmptyColumns() {
	t := report.Table{Columns: report.TextColumns("Figures", "Of", "Source"), Rows: [][]string{{"population", "", "ONS"}}}
	fmt.Print(t.WithoutEmptyColumns().Markdown())
	// Output:
	// | Figures | Source |
	// |---|---|
	// | population | ONS |
}

func ExampleTables_Nested() {
	rules := report.Tables{{Title: "The rules", Summary: "Outcome: pass."}}
	decision := append(report.Tables{{Title: "The decision", Summary: "Allowed."}}, rules.Nested()...)
	fmt.Print(decision.Markdown())
	// Output:
	// ## The decision
	//
	// Allowed.
	//
	// ### The rules
	//
	// Outcome: pass.
}

func ExampleEscapeMarkdown() {
	fmt.Println(report.EscapeMarkdown("Legal | HR *shared*"))
	fmt.Println(report.EscapeMarkdown("Write to clerk@harrow.example."))
	// Output:
	// Legal \| HR \*shared\*
	// Write to `clerk@harrow.example`.
}

func ExampleEscapeHTML() {
	fmt.Println(report.EscapeHTML(`R&D <"new">`))
	// Output: R&amp;D &lt;&#34;new&#34;&gt;
}

func ExampleNames_Of() {
	names := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "harrow-1", Name: "Harrow"},
		report.Entry{Noun: report.Organisation, ID: "harrow-2", Name: "Harrow"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
	)
	fmt.Println(names.Of(report.Organisation, "barnet"))
	fmt.Println(names.Of(report.Organisation, "harrow-2"))
	fmt.Println(names.Of(report.Organisation, "brent"))
	// Output:
	// Barnet
	// Harrow (harrow-2)
	// brent
}

func ExampleJoin() {
	organisations := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	risks := report.NewNames(report.Entry{Noun: report.Risk, ID: "R1", Name: "A member leaves"})
	names := report.Join(organisations, risks)
	fmt.Println(names.Of(report.Organisation, "harrow")+":", names.Of(report.Risk, "R1"))
	// Output: Harrow: A member leaves
}

func ExampleNamesOf() {
	type OrgID string
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	fmt.Println(report.List(report.NamesOf(names, report.Organisation, []OrgID{"barnet", "harrow"})))
	// Output: barnet and Harrow
}

func ExampleCount() {
	fmt.Println(report.Count(1, "post", "posts"), "to fill,", report.Count(3, "post", "posts"), "filled")
	// Output: 1 post to fill, 3 posts filled
}

func ExampleList() {
	fmt.Println(report.List([]string{"Barnet", "Brent", "Harrow"}))
	fmt.Println(report.List([]string{"Kensington and Chelsea", "Harrow"}))
	// Output:
	// Barnet, Brent and Harrow
	// Kensington and Chelsea; and Harrow
}

func ExampleSigned() {
	fmt.Println(report.Signed("£1,250.00"), report.Signed("-3"), report.Signed("£0.00"))
	// Output: +£1,250.00 −3 £0.00
}

func ExampleWords() {
	fmt.Println(report.Words("service_levels"))
	// Output: service levels
}

func ExampleTextColumns() {
	fmt.Println(report.TextColumns("Council", "Role"))
	// Output: [{Council  false} {Role  false}]
}

func ExampleNumberColumns() {
	fmt.Println(report.NumberColumns("£", "Charge", "Paid"))
	// Output: [{Charge £ true} {Paid £ true}]
}

func ExampleNewNames() {
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "London Borough of Harrow"})
	fmt.Println(names.Of(report.Organisation, "harrow"), names.Of(report.Organisation, "barnet"))
	// Output: London Borough of Harrow barnet
}

func ExampleGrouped() {
	fmt.Println(report.Grouped("41250.5"), report.Grouped("-1000"), report.Grouped("999"), report.Grouped("not known"))
	// Output: 41,250.5 -1,000 999 not known
}
