// Store keeps a legal service that councils share in a database, and asks it what was so on
// a day, as it was known on another. The database is SQLite in a file of its own, which is
// taken away at the end; nothing has to be installed.
//
//	go run -C examples/store .                                 SQLite, for once
//	go run -C examples/store . -db legal.db                    in a file that stays
//	go run -C examples/store . -db postgres://user@host/name   in PostgreSQL
//
// Package store is the part to take along.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed9ad77866/sharedservices/examples/store/store"
)

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: its arguments, where it prints and its exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("store", flag.ContinueOnError)
	flags.SetOutput(stderr)
	where := flags.String("db", "", "the `database`: a file, or postgres://user@host/name; a new file for this run if left out")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%q: want no arguments but -db\n", flags.Arg(0))
		return 2
	}
	if err := tellIn(ctx, *where, stdout); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// tellIn tells the story in a database, or in a new file if there is none.
func tellIn(ctx context.Context, where string, out io.Writer) (err error) {
	if where == "" {
		folder, err := os.MkdirTemp("", "store")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		where = filepath.Join(folder, "legal.db")
	}
	s, err := store.Open(ctx, where)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return tell(ctx, s, out)
}
