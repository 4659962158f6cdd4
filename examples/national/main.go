// National prints a register of many partnerships: what they save together, each saving counted
// once, the network that they make, a council's partners in it and what breaks if it ends, and
// with whom it could share two services, with the reasons.
//
//	go run ./examples/national                                    the sample, as of 1 April 2018
//	go run ./examples/national -svg network.svg                   and draw its partners
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
	"cmp"
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
	doubts, html                bool
}

// run is the program: its arguments, where it prints, the clock and its exit status.
func run(args []string, stdout, stderr io.Writer, now func() time.Time) int {
	c, day, ok := chosen(args, stderr)
	if !ok {
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
	today, _ := calendar.NewDate(now().Date())
	in.day = cmp.Or(day, in.imported.Catalogue.On, today)
	if err := in.print(c, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	if wrong {
		return 1
	}
	return 0
}

// chosen returns what the arguments say, and the day, which is not set if they do not say it. ok is
// false if something is wrong with them, which it prints.
func chosen(args []string, stderr io.Writer) (c choices, day calendar.Date, ok bool) {
	flags := c.flags(stderr)
	if err := flags.Parse(args); err != nil {
		return c, day, false
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%s: no argument is wanted here\n", field.Quote(flags.Arg(0)))
		return c, day, false
	}
	if c.on != "" {
		var err error
		if day, err = calendar.ParseDate(c.on); err != nil {
			fmt.Fprintln(stderr, "-on:", err)
			return c, day, false
		}
	}
	if len(c.wanted()) == 0 {
		fmt.Fprintln(stderr, "-services: a service is wanted")
		return c, day, false
	}
	return c, day, true
}

// flags returns the flags of the program, which fill in the choices.
func (c *choices) flags(stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet("national", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&c.councils, "councils", "", "a `file` with councils, in place of those of the sample")
	flags.StringVar(&c.register, "catalogue", "", "a `file` with partnerships, in place of those of the sample")
	flags.StringVar(&c.mapping, "mapping", "", "a `file` with a mapping of its columns, in JSON")
	flags.StringVar(&c.touching, "touching", "", "a `file` with whose areas touch: local-authority-code, overlap")
	flags.StringVar(&c.baselines, "baselines", "", "a `file` with what services cost: org, service, cost, volume, systems, supply")
	flags.StringVar(&c.org, "org", "HRW", "whose partners and matches: the `code` of a council")
	flags.StringVar(&c.services, "services", "Internal audit,Payroll", "which `services` it wants to share")
	flags.StringVar(&c.on, "on", "", "the `day` (default: that of the sample or mapping, or else today)")
	flags.StringVar(&c.svg, "svg", "", "a `file` to draw the network into")
	flags.BoolVar(&c.doubts, "doubts", false, "print everything that is doubtful in the register, and not a part of it")
	flags.BoolVar(&c.html, "html", false, "print HTML")
	return flags
}

// print prints the tables, and draws the network into a file if one is named.
func (in input) print(c choices, stdout, stderr io.Writer) error {
	tables, drawing, err := in.tables(c, stderr)
	if err != nil {
		return err
	}
	text := tables.Markdown()
	if c.html {
		text = tables.HTML()
	}
	fmt.Fprint(stdout, text)
	if c.svg == "" {
		return nil
	}
	if err := os.WriteFile(c.svg, []byte(drawing), 0o644); err != nil {
		return err
	}
	fmt.Fprintln(stderr, "drawn:", c.svg)
	return nil
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

// loader reads the files of an input.
type loader struct {
	choices
	stderr io.Writer
	wrong  bool // something in them is wrong, which was printed
}

// say prints what is wrong in a file.
func (l *loader) say(what string, err error) {
	for _, e := range field.Errors(err) {
		l.wrong = true
		fmt.Fprintf(l.stderr, "%s: %v\n", what, e)
	}
}

// load reads the files. wrong says that something in them is wrong, which it prints.
func load(c choices, stderr io.Writer) (in input, wrong bool, err error) {
	l := &loader{choices: c, stderr: stderr}
	in.sample = c.register == ""
	councils, err := read(c.councils, sampleCouncils)
	if err == nil {
		in.imported, err = l.catalogue()
	}
	if err != nil {
		return in, false, err
	}
	bodies, err := catalogue.ReadBodies(councils, councilMapping())
	l.say(named(c.councils, "councils.csv"), err)
	// A register may name councils that the list has too: what they are called there counts.
	in.imported.Catalogue, _ = catalogue.Merge(in.imported.Catalogue, catalogue.Catalogue{Bodies: lastDays(bodies)})
	in.places, err = placesOf(councils)
	l.say(named(c.councils, "councils.csv"), err)
	err = l.more(&in)
	return in, l.wrong, err
}

// catalogue reads the register.
func (l *loader) catalogue() (imported catalogue.Import, err error) {
	register, unread := read(l.register, sampleCatalogue)
	mapping, unmapped := mappingOf(l.choices, register)
	if err := errors.Join(unread, unmapped); err != nil {
		return imported, err
	}
	progress(l.stderr, len(register), "reading the register")
	if strings.HasPrefix(strings.TrimSpace(string(register)), "{") {
		imported.Catalogue, err = field.Decode[catalogue.Catalogue](register)
	} else {
		imported, err = catalogue.ReadCSV(register, mapping)
	}
	l.say(named(l.register, "catalogue.csv"), err)
	progress(l.stderr, len(register), fmt.Sprintf("%s, %s", report.Count(imported.Rows, "row", "rows"), report.Count(len(imported.Catalogue.Entries), "partnership", "partnerships")))
	return imported, nil
}

// more reads whose areas touch and what services cost, if there are files of them.
func (l *loader) more(in *input) error {
	if l.touching != "" {
		data, err := os.ReadFile(l.touching)
		if err != nil {
			return err
		}
		l.say(l.touching, in.touch(data))
	}
	if !in.sample && l.baselines == "" {
		return nil
	}
	data, err := read(l.baselines, sampleServices)
	if err != nil {
		return err
	}
	in.costs, err = costsOf(data, in.places)
	l.say(named(l.baselines, "services.csv"), err)
	return nil
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
