// Lincolnshire prints how ready the members of a shared service are to stand alone,
// when they could and what it would cost them: on its first day, and after ten years in
// which people joined and left. North and North East Lincolnshire shared procurement,
// and each employed half of the staff, so that either could go back to a team of its
// own. It prints Markdown or HTML.
//
//	go run ./examples/lincolnshire                    the procurement of North and North East Lincolnshire
//	go run ./examples/lincolnshire -on 2021-06-30     after another time
//	go run ./examples/lincolnshire my.json            your own
//	go run ./examples/lincolnshire -html              as HTML
//
// A document that is wrong is not printed: every error in it is, with its path, and
// the exit status is 1.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

//go:embed lincolnshire.json
var lincolnshire []byte

// document is the input: who was employed by whom, and what each would need alone.
type document struct {
	About string `json:"about"` // what the document is

	Organisations []partnership.Organisation `json:"organisations"` // everybody named below

	Illustrative []string       `json:"illustrative"` // which of the facts are made up
	Agreement    policy.Source  `json:"agreement"`    // what says that the balance is kept
	Turnover     staff.Turnover `json:"turnover"`     // who joined and left
	Needs        []staff.Needs  `json:"needs"`        // what each member would need

	Notice partnership.Notice `json:"notice"` // what each has to give
	Costs  exit.Costs         `json:"costs"`  // of leaving and of staying
}

// months is over how many months leaving is compared with staying.
const months = 60

// members returns the members, in the order of their needs.
func (d document) members() []partnership.OrgID {
	orgs := make([]partnership.OrgID, len(d.Needs))
	for i, needs := range d.Needs {
		orgs[i] = needs.Org
	}
	return orgs
}

// Validate returns every error in the document, each with its path.
func (d document) Validate() error {
	err := errors.Join(
		field.Required("about", d.About),
		field.Each("organisations", d.Organisations, partnership.Organisation.Validate),
		field.At("agreement", d.Agreement.Validate()),
		field.At("turnover", d.Turnover.Validate()),
		d.checkNeeds(),
		field.Unique("needs", "org", d.Needs, func(n staff.Needs) partnership.OrgID { return n.Org }),
		field.At("notice", d.Notice.Validate()),
		field.At("costs", d.Costs.Validate()),
	)
	if err == nil {
		_, err = d.Costs.LeavingCosts(d.members(), months)
		err = field.At("costs", err)
	}
	return err
}

// checkNeeds returns what is wrong with the needs, of which there must be some.
func (d document) checkNeeds() error {
	if len(d.Needs) == 0 {
		return field.At("needs", field.ErrRequired)
	}
	return field.Each("needs", d.Needs, staff.Needs.Validate)
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: its arguments, where it prints and its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("lincolnshire", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the later `day` to print, as 2026-04-01; ten years after the first if left out")
	html := flags.Bool("html", false, "print HTML")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 1 {
		fmt.Fprintf(stderr, "%d documents, and only one is read\n", flags.NArg())
		return 2
	}
	doc, err := read(flags.Arg(0))
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	later, err := doc.later(*on)
	if err != nil {
		fmt.Fprintln(stderr, "-on:", err)
		return 2
	}
	tables, err := doc.tables(later)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	text := tables.Markdown()
	if *html {
		text = tables.HTML()
	}
	fmt.Fprint(stdout, text)
	return 0
}

// later returns the later day to print: the one that is asked for, or ten years after the first.
func (d document) later(on string) (calendar.Date, error) {
	first := d.Turnover.From
	if on == "" {
		return first.AddMonths(120), nil
	}
	later, err := calendar.ParseDate(on)
	if err == nil && later.Before(first) {
		err = fmt.Errorf("%v is before the first day, %v", later, first)
	}
	return later, err
}

// read returns the document in a file, or that of Lincolnshire if there is no name.
func read(name string) (document, error) {
	data := lincolnshire
	if name != "" {
		var err error
		if data, err = os.ReadFile(name); err != nil {
			return document{}, err
		}
	}
	return field.Decode[document](data)
}
