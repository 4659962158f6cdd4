// Company prints whether three councils should found a company for their revenues
// service: what each option is worth and to whom, what it is that saves, how sure that is,
// when the company could start, what changed between two versions of the business case, and
// what came of the benefits after two years. It prints Markdown or HTML, and draws pictures
// into a folder if one is named. All figures are made up, and the output says which are not.
//
//	go run ./examples/company            the report
//	go run ./examples/company pictures   the same, and pictures into the folder pictures
//	go run ./examples/company -html      as HTML
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

//go:embed company.json
var company []byte

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: its arguments, where it prints and its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("company", flag.ContinueOnError)
	flags.SetOutput(stderr)
	html := flags.Bool("html", false, "print HTML")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 1 {
		fmt.Fprintf(stderr, "%d folders, and pictures go into one\n", flags.NArg())
		return 2
	}
	if err := tell(flags.Arg(0), *html, stdout); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// tell prints the report and draws the pictures into a folder, if it has a name.
func tell(folder string, html bool, stdout io.Writer) error {
	doc, err := field.Decode[document](company)
	if err != nil {
		return err
	}
	s, err := doc.story()
	if err != nil {
		return err
	}
	if folder != "" {
		if err := draw(folder, s.pictures()); err != nil {
			return err
		}
	}
	tables := s.tables()
	text := tables.Markdown()
	if html {
		text = tables.HTML()
	}
	_, err = fmt.Fprint(stdout, text)
	return err
}

// draw writes pictures into a folder, which is made if there is none.
func draw(folder string, pictures []picture) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, p := range pictures {
		if err := os.WriteFile(filepath.Join(folder, p.file), []byte(p.svg), 0o644); err != nil {
			return err
		}
	}
	return nil
}
