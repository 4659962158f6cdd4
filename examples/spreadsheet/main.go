// Spreadsheet reads what each council used from a spreadsheet that was saved as CSV, and prints
// the bill of one of them as CSV, for a spreadsheet again. A row that is wrong is named with its
// row and column, and no bill is printed. The hours and the cost are made up.
//
//	go run ./examples/spreadsheet barnet                 from the spreadsheet in this folder
//	go run ./examples/spreadsheet barnet mine.csv        from your own: driver,org,value,source,on
//	go run ./examples/spreadsheet -wide barnet mine.csv  with a column for each driver: org,hours,population
//	go run ./examples/spreadsheet -excel barnet          so that Excel sees that the pound signs are UTF-8
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

//go:embed hours.csv
var hours []byte

// mostBytes is how large a spreadsheet may be.
const mostBytes = 10 << 20

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: its arguments, where it prints and its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("spreadsheet", flag.ContinueOnError)
	flags.SetOutput(stderr)
	wide := flags.Bool("wide", false, "the spreadsheet has a column for each driver")
	excel := flags.Bool("excel", false, "begin with a byte order mark, by which Excel sees UTF-8")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() < 1 || flags.NArg() > 2 {
		fmt.Fprintln(stderr, "usage: spreadsheet [-wide] [-excel] council [file.csv]")
		return 2
	}
	bill, err := billOf(partnership.OrgID(flags.Arg(0)), flags.Arg(1), *wide)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	if *excel {
		fmt.Fprint(stdout, "\ufeff")
	}
	fmt.Fprint(stdout, bill.CSV())
	return 0
}

// billOf returns the bill of a council for the figures in a file, or in the one of this folder.
func billOf(org partnership.OrgID, file string, wide bool) (report.Tables, error) {
	data := hours
	if file != "" {
		var err error
		if data, err = read(file); err != nil {
			return nil, err
		}
	}
	facts, err := factsIn(data, wide)
	if err != nil {
		return nil, err
	}
	statement, err := schedule().Statement(cost(), members(facts), facts)
	if err != nil {
		return nil, err
	}
	return account.Bill(statement, org, nil, names())
}

// factsIn returns the figures in a spreadsheet.
func factsIn(data []byte, wide bool) (costing.Facts, error) {
	if wide {
		return costing.FactsFromWideCSV(data, "Annual return", calendar.MustDate("2026-03-31"))
	}
	return costing.FactsFromCSV(data)
}

// read reads a file that is not too large.
func read(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if len(data) > mostBytes {
		return nil, fmt.Errorf("%s is larger than %d bytes", file, mostBytes)
	}
	return data, err
}

// schedule is the clause: half by the hours worked, half by population.
func schedule() costing.Scheme {
	return costing.Scheme{Name: "Schedule 4", Parts: []costing.Part{
		{Name: "Hours", Clause: "7.2", Share: partnership.MustFraction("50%"), Basis: costing.Basis{Kind: costing.DriverShares, Driver: "hours"}},
		{Name: "Population", Clause: "7.3", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "population"}},
	}}
}

// cost is what is shared.
func cost() costing.Cost {
	return costing.Cost{Line: "advice", Term: costing.MustFinancialYear("2026/27").Term(), Total: costing.MustMoney("3400000.00")}
}

// members returns who has figures, in their order.
func members(facts costing.Facts) (orgs []partnership.OrgID) {
	seen := map[partnership.OrgID]bool{"": true}
	for _, f := range facts.Figures() {
		if !seen[f.Org] {
			seen[f.Org], orgs = true, append(orgs, f.Org)
		}
	}
	return orgs
}

// names are what people call the ids.
func names() report.Names {
	return report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
		report.Entry{Noun: report.Line, ID: "advice", Name: "Legal advice"},
		report.Entry{Noun: report.Driver, ID: "hours", Name: "hours worked"},
	)
}
