// Surrey prints what happens to every shared service of an area when its councils are
// replaced: on 1 April 2027 East Surrey and West Surrey take the place of a county and
// eleven districts. It prints an area table, what is due by when, the contracts that need
// consent, the posts that somebody must decide on, and a page for each partnership and each
// service of one council: what happens to it, its shares and bills, and what somebody must decide.
// It prints Markdown or HTML.
//
//	go run ./examples/surrey                    as known on 1 December 2026
//	go run ./examples/surrey -on 2027-04-01     as known on another day of 2026 or 2027
//	go run ./examples/surrey my.json            your own
//	go run ./examples/surrey -html              as HTML
//
// The services and figures are made up, and the page says so. A document that is wrong is
// not printed: every error in it is, with its path, and the exit status is 1.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

//go:embed surrey.json
var surrey []byte

// document is the input: an order, and everything that is shared in its area.
type document struct {
	About         string                              `json:"about"`         // what the document is
	Illustrative  []string                            `json:"illustrative"`  // which of the facts are made up
	Organisations []partnership.Organisation          `json:"organisations"` // everybody named below
	Order         reorganisation.Order                `json:"order"`         // the order
	Files         []reorganisation.File               `json:"files"`         // the partnerships
	Own           []reorganisation.OwnService         `json:"own"`           // services of one council
	Direction     reorganisation.Section24Direction   `json:"direction"`     // the direction on contracts and disposals
	Deals         []reorganisation.Deal               `json:"deals"`         // those of the shadow year
	Milestones    []reorganisation.ProgrammeMilestone `json:"milestones"`    // what must be there by when
}

// Validate returns every error in the document, each with its path.
func (d document) Validate() error {
	err := errors.Join(
		field.Required("about", d.About),
		field.Each("organisations", d.Organisations, partnership.Organisation.Validate),
		field.At("order", d.Order.Validate()),
		field.Each("files", d.Files, reorganisation.File.Validate),
		field.Each("own", d.Own, reorganisation.OwnService.Validate),
		field.Each("milestones", d.Milestones, reorganisation.ProgrammeMilestone.Validate),
	)
	if err == nil {
		_, err = reorganisation.ConsentNeeded(d.Direction, d.Deals)
	}
	return err
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: its arguments, where it prints and its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("surrey", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "2026-12-01", "the `day` as known on which to print")
	html := flags.Bool("html", false, "print HTML")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 1 {
		fmt.Fprintf(stderr, "%d documents, and only one is read\n", flags.NArg())
		return 2
	}
	known, err := calendar.ParseDate(*on)
	if err != nil {
		fmt.Fprintln(stderr, "-on:", err)
		return 2
	}
	tables, err := printed(flags.Arg(0), known)
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

// printed returns the tables of the document in a file, or of Surrey if there is no name, as
// known on a day.
func printed(name string, known calendar.Date) (report.Tables, error) {
	data := surrey
	if name != "" {
		var err error
		if data, err = os.ReadFile(name); err != nil {
			return nil, err
		}
	}
	doc, err := field.Decode[document](data)
	if err != nil {
		return nil, err
	}
	return doc.tables(known)
}

// tables returns everything that is printed, as known on a day.
func (d document) tables(known calendar.Date) (report.Tables, error) {
	area, err := reorganisation.CarryAll(d.Order, d.Files, d.Own, known)
	if err != nil {
		return nil, err
	}
	due, undated := reorganisation.Deadlines(d.Order, d.Milestones, known)
	deals := d.by(known)
	direction := d.Direction
	direction.Consents = consentsTo(deals, d.Direction.Consents)
	consents, err := reorganisation.ConsentNeeded(direction, deals)
	if err = errors.Join(undated, err); err != nil {
		return nil, err
	}
	names := partnership.NamesOf(d.Organisations)
	head := report.Table{Title: d.About, Level: 1}
	for _, fact := range d.Illustrative {
		head.Notes = append(head.Notes, "Made up for this example: "+fact+".")
	}
	all := report.Tables{head, area.Table(names), area.SigningTable(names), due.Table(), consents.Table(deals, names), area.StaffTransfers().Table(names), area.PostsTable(names)}
	for _, c := range area.Files {
		pages := c.Tables(names)
		all = append(append(all, pages[0]), pages[1:].Nested()...)
	}
	for _, o := range area.Own {
		all = append(all, o.Table(names))
	}
	return all, nil
}

// by returns the deals that were entered into by a day.
func (d document) by(day calendar.Date) []reorganisation.Deal {
	deals := []reorganisation.Deal{}
	for _, deal := range d.Deals {
		if !deal.On.After(day) {
			deals = append(deals, deal)
		}
	}
	return deals
}

// consentsTo returns the consents to some deals.
func consentsTo(deals []reorganisation.Deal, all []reorganisation.DealConsent) []reorganisation.DealConsent {
	return slices.DeleteFunc(slices.Clone(all), func(c reorganisation.DealConsent) bool {
		return !slices.ContainsFunc(deals, func(d reorganisation.Deal) bool { return d.ID == c.Deal })
	})
}
