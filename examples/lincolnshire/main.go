// Lincolnshire prints how ready the partners of a shared service are to stand alone,
// when they could and what it would cost them: on its first day, and after ten years in
// which people joined and left. North and
// North East Lincolnshire shared procurement, and each employed half of the staff, so
// that either could go back to a team of its own.
//
//	go run ./examples/lincolnshire                    the procurement of North and North East Lincolnshire
//	go run ./examples/lincolnshire -on 2021-06-30     after another time
//	go run ./examples/lincolnshire my.json            your own
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
	About        string         `json:"about"`        // what the document is
	Illustrative []string       `json:"illustrative"` // which of the facts are made up
	Agreement    policy.Source  `json:"agreement"`    // what says that the balance is kept
	Turnover     staff.Turnover `json:"turnover"`     // who joined and left
	Needs        []staff.Needs  `json:"needs"`        // what each partner would need

	Notice partnership.Notice `json:"notice"` // what each has to give
	Costs  exit.Costs         `json:"costs"`  // of leaving and of staying
}

// months is over how many months leaving is compared with staying.
const months = 60

// partners returns the partners, in the order of their needs.
func (d document) partners() []partnership.OrgID {
	orgs := make([]partnership.OrgID, len(d.Needs))
	for i, needs := range d.Needs {
		orgs[i] = needs.Org
	}
	return orgs
}

// Validate returns every error in the document, each with its path.
func (d document) Validate() error {
	err := errors.Join(
		field.At("about", field.CheckText(d.About)),
		field.At("agreement", d.Agreement.Validate()),
		field.At("turnover", d.Turnover.Validate()),
		d.checkNeeds(),
		field.Unique("needs", "org", d.Needs, func(n staff.Needs) partnership.OrgID { return n.Org }),
		field.At("notice", d.Notice.Validate()),
		field.At("costs", d.Costs.Validate()),
	)
	if err == nil {
		_, err = d.Costs.LeavingCosts(d.partners(), months)
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
	later := doc.Turnover.From.AddMonths(120)
	if *on != "" {
		if later, err = calendar.ParseDate(*on); err != nil {
			fmt.Fprintln(stderr, "-on:", err)
			return 2
		}
		if later.Before(doc.Turnover.From) {
			fmt.Fprintf(stderr, "-on: %v is before the first day, %v\n", later, doc.Turnover.From)
			return 2
		}
	}
	fmt.Fprintln(stdout, doc.About)
	for _, day := range []calendar.Date{doc.Turnover.From, later} {
		if err := report(stdout, doc, day); err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
	}
	for _, fact := range doc.Illustrative {
		fmt.Fprintln(stdout, "Made up:", fact)
	}
	return 0
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

// report prints the position of each partner on a day, the day on which notice would
// expire that is served on it, what leaving would cost beside staying, and how the balance
// was kept up to then.
func report(w io.Writer, doc document, day calendar.Date) error {
	posts := doc.Turnover.On(day)
	positions, err := staff.Reversibility(posts, doc.Needs)
	if err != nil {
		return err
	}
	last, err := doc.Notice.LastDay(day)
	if err != nil {
		return err
	}
	costs, err := doc.Costs.LeavingCosts(doc.partners(), months)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nOn %v, %d in post; notice served on this day expires on %v\n", day, len(posts), last)
	for i, p := range positions {
		fmt.Fprintf(w, "  %s alone: %s\n", p.Org, p.State)
		for _, x := range p.Posts {
			fmt.Fprintf(w, "    %s: needs %v FTE, has %v, short %v", name(x.Need), x.Need.FTE, x.Has, x.Short)
			if x.State == staff.ReadinessShort {
				fmt.Fprintf(w, "; would move: %v; to recruit: %v", x.Move, x.Recruit)
			}
			fmt.Fprintln(w)
		}
		for _, r := range p.Resources {
			fmt.Fprintf(w, "    %s %q: %s\n", r.Kind, r.Name, r.State)
		}
		printCost(w, costs[i])
	}
	rules := policy.MustSet(staff.BalanceRules(doc.Agreement, calendar.Term{First: doc.Turnover.From})...)
	for _, result := range rules.Judge(doc.Turnover, day).Results {
		fmt.Fprintf(w, "  %s: %s\n", result.Title, result.Outcome)
		for _, f := range result.Findings {
			fmt.Fprintf(w, "    %s: found %s, wanted %s\n", f.Message, f.Found, f.Wanted)
		}
	}
	return nil
}

// printCost prints what leaving would cost a partner beside staying.
func printCost(w io.Writer, c exit.LeavingCost) {
	fmt.Fprintf(w, "    leaving costs %s", c.Exit.Sterling())
	switch c.BreaksEven {
	case "":
		fmt.Fprint(w, "; what it costs beside staying is not known")
	default:
		fmt.Fprintf(w, ", with %d months alone %s; staying %s", c.Months, c.Leaving.Sterling(), c.Staying.Sterling())
		if c.BreakEven > 0 {
			fmt.Fprintf(w, "; even in month %d", c.BreakEven)
		}
		if c.BreakEven > 0 && !c.Exit.Known() {
			fmt.Fprint(w, " at the earliest")
		}
	}
	fmt.Fprintln(w)
}

// name returns the function and grade of a need.
func name(need staff.PostNeed) string {
	if need.Grade == "" {
		return need.Function
	}
	return need.Function + " " + need.Grade
}
