// National prints a register of many partnerships: what they save together, each saving counted
// once, the network that they make, a council's neighbours in it and what breaks if it ends, and
// with whom it could share two services, with the reasons.
//
//	go run ./examples/national                                    the sample, as of 1 April 2018
//	go run ./examples/national -svg network.svg                   and draw its neighbours
//	go run ./examples/national -councils FILE -catalogue FILE     your own
//
// The sample is part real and part made up, and each entry says which. A register of your own is a
// table or JSON document in the interchange format of package catalogue, the register of joint arrangements of the
// Dutch provinces, or any other with -mapping FILE, a catalogue.Mapping in JSON. Councils are a table as mySociety
// publishes it (uk_local_authority_names_and_codes): code, short, kind, region, start, end, replaced_by,
// population_2020, lat, lon, and touching if you have it, or -touching FILE as mySociety publishes
// it (la_distance: local-authority-code, overlap).
//
// What is wrong in a file is printed on standard error with its row and column, and the rest is
// used; then the exit status is 1. What takes longer says so on standard error.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, time.Now)) }

// choices are what the flags say.
type choices struct {
	councils, register, mapping string // files that are read in place of the sample
	touching, baselines         string
	on, org, services           string // the day, whose matches, of what
	svg                         string // a file that is written
	findings, html              bool
}

// run is the program: its arguments, where it prints, the clock and its exit status.
func run(args []string, stdout, stderr io.Writer, now func() time.Time) int {
	var c choices
	flags := flag.NewFlagSet("national", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&c.councils, "councils", "", "a `file` with councils, in place of those of the sample")
	flags.StringVar(&c.register, "catalogue", "", "a `file` with partnerships, in place of those of the sample")
	flags.StringVar(&c.mapping, "mapping", "", "a `file` with a mapping of its columns, in JSON")
	flags.StringVar(&c.touching, "touching", "", "a `file` with whose areas touch: local-authority-code, overlap")
	flags.StringVar(&c.baselines, "baselines", "", "a `file` with what services cost: org, service, cost, volume, systems, supply")
	flags.StringVar(&c.org, "org", "HRW", "whose neighbours and matches: the `code` of a council")
	flags.StringVar(&c.services, "services", "Internal audit,Payroll", "which `services` it wants to share")
	flags.StringVar(&c.on, "on", "", "the `day` (default: that of the sample or mapping, or else today)")
	flags.StringVar(&c.svg, "svg", "", "a `file` to draw the network into")
	flags.BoolVar(&c.findings, "findings", false, "print everything that is doubtful in the register, and not a part of it")
	flags.BoolVar(&c.html, "html", false, "print HTML")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%s: no argument is wanted here\n", field.Quote(flags.Arg(0)))
		return 2
	}
	day, err := calendar.Date{}, error(nil)
	if c.on != "" {
		if day, err = calendar.ParseDate(c.on); err != nil {
			fmt.Fprintln(stderr, "-on:", err)
			return 2
		}
	}
	if len(c.wanted()) == 0 {
		fmt.Fprintln(stderr, "-services: a service is wanted")
		return 2
	}
	in, wrong, err := load(c, stderr)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	if org := partnership.OrgID(c.org); !in.has(org) {
		fmt.Fprintf(stderr, "-org %s: no council of the list and no participant of the register has this code\n", field.Quote(org))
		return 2
	}
	in.day = day
	if in.day.IsZero() {
		in.day = in.imported.Catalogue.On
	}
	if in.day.IsZero() {
		in.day, _ = calendar.NewDate(now().Date())
	}
	tables, drawing, err := in.tables(c, stderr)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	text := tables.Markdown()
	if c.html {
		text = tables.HTML()
	}
	fmt.Fprint(stdout, text)
	if c.svg != "" {
		if err := os.WriteFile(c.svg, []byte(drawing), 0o644); err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
		fmt.Fprintln(stderr, "drawn:", c.svg)
	}
	if wrong {
		return 1
	}
	return 0
}

// input is what was read.
type input struct {
	imported catalogue.Import
	places   []placed
	costs    []cost
	day      calendar.Date
	sample   bool
}

// read returns a file, or what the sample has in its place.
func read(name string, sample []byte) ([]byte, error) {
	if name == "" {
		return sample, nil
	}
	return unmarked(os.ReadFile(name))
}

// unmarked returns what was read without a byte order mark, which Excel and Notepad write.
func unmarked(data []byte, err error) ([]byte, error) {
	return bytes.TrimPrefix(data, []byte("\ufeff")), err
}

// load reads the files. wrong says that something in them is wrong, which it prints.
func load(c choices, stderr io.Writer) (in input, wrong bool, err error) {
	say := func(what string, err error) {
		for _, e := range field.Errors(err) {
			wrong = true
			fmt.Fprintf(stderr, "%s: %v\n", what, e)
		}
	}
	councils, err1 := read(c.councils, sampleCouncils)
	register, err2 := read(c.register, sampleCatalogue)
	mapping, err3 := mappingOf(c, register)
	if err := errors.Join(err1, err2, err3); err != nil {
		return in, false, err
	}
	in.sample = c.register == ""
	progress(stderr, len(register), "reading the register")
	if strings.HasPrefix(strings.TrimSpace(string(register)), "{") {
		in.imported.Catalogue, err = field.Decode[catalogue.Catalogue](register)
	} else {
		in.imported, err = catalogue.ReadCSV(register, mapping)
	}
	say(named(c.register, "catalogue.csv"), err)
	progress(stderr, len(register), fmt.Sprintf("%s, %s", report.Count(in.imported.Rows, "row", "rows"), report.Count(len(in.imported.Catalogue.Entries), "partnership", "partnerships")))
	bodies, err := catalogue.ReadBodies(councils, councilMapping())
	say(named(c.councils, "councils.csv"), err)
	// A register may name councils that the list has too: what they are called there counts.
	in.imported.Catalogue, _ = catalogue.Merge(in.imported.Catalogue, catalogue.Catalogue{Bodies: lastDays(bodies)})
	in.places, err = placesOf(councils)
	say(named(c.councils, "councils.csv"), err)
	if c.touching != "" {
		data, err := os.ReadFile(c.touching)
		if err != nil {
			return in, false, err
		}
		say(c.touching, in.touch(data))
	}
	if in.sample || c.baselines != "" {
		data, err := read(c.baselines, sampleServices)
		if err != nil {
			return in, false, err
		}
		in.costs, err = costsOf(data, in.places)
		say(named(c.baselines, "services.csv"), err)
	}
	return in, wrong, nil
}

// named returns the name of a file, or what the sample calls it.
func named(name, sample string) string {
	if name == "" {
		return sample
	}
	return name
}

// progress says on standard error what is done, if there is much to do.
func progress(stderr io.Writer, size int, what string) {
	if size > 100_000 {
		fmt.Fprintln(stderr, what)
	}
}

// mappingOf returns how the register is read: as the file says, or by its headings.
func mappingOf(c choices, register []byte) (catalogue.Mapping, error) {
	switch {
	case c.mapping != "":
		data, err := unmarked(os.ReadFile(c.mapping))
		if err != nil {
			return catalogue.Mapping{}, err
		}
		return field.Decode[catalogue.Mapping](data)
	case c.register == "":
		return sampleMapping(), nil
	}
	heading, _, _ := strings.Cut(string(register), "\n")
	if strings.Contains(heading, "Gemeenschappelijke regeling") {
		return catalogue.DutchRegister(), nil
	}
	return catalogue.Mapping{Name: c.register}, nil
}

// lastDays returns councils with the last day of each. Where the list has the first day of the
// successor in place of the last day of the council, it is the day before.
func lastDays(bodies []catalogue.Body) []catalogue.Body {
	first := map[partnership.OrgID]calendar.Date{}
	for _, b := range bodies {
		first[b.Org] = b.First
	}
	for i, b := range bodies {
		for _, successor := range b.Successors {
			if !b.Last.IsZero() && first[successor] == b.Last {
				bodies[i].Last = b.Last.AddDays(-1)
			}
		}
	}
	return bodies
}
