// Harrow prints where a council's shared services stand on a day: who shares
// what with whom and under which power, what held back the start, how far each
// has got, this year's bill to the penny, and the day on which each partner could
// be out if it gave notice.
//
//	go run ./examples/harrow                        Harrow's four services, today
//	go run ./examples/harrow -on 2015-06-30         on another day
//	go run ./examples/harrow -on 2026-04-01 my.json your own
//
// A document that is wrong is not printed: every error in it is, with its path,
// and the exit status is 1.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

//go:embed harrow.json
var harrow []byte

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: its arguments, where it prints and its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("harrow", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the `day` to print, as 2026-04-01; today if left out")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 1 {
		fmt.Fprintln(stderr, "one document at most, and there are", flags.NArg())
		return 2
	}
	day, err := dayOf(*on)
	if err != nil {
		fmt.Fprintln(stderr, "-on:", err)
		return 2
	}
	data, err := read(flags.Arg(0))
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	doc, err := field.Decode[document](data)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	printReport(stdout, doc, day)
	return 0
}

// dayOf returns the day that text writes, or today if there is no text.
func dayOf(text string) (calendar.Date, error) {
	if text == "" {
		return calendar.NewDate(time.Now().Date())
	}
	return calendar.ParseDate(text)
}

// read returns the file with a name, or Harrow's document if there is no name.
func read(name string) ([]byte, error) {
	if name == "" {
		return harrow, nil
	}
	return os.ReadFile(name)
}
