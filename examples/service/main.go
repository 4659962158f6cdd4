// Service keeps partnerships behind HTTP: it takes a record or says all that is wrong with
// it, works out who pays what, decides what may happen next, and draws the risks. Records are
// kept by examples/store, in SQLite unless told otherwise.
//
//	go run -C examples/service .                                  on localhost:8080, for once
//	go run -C examples/service . -db councils.db -listen :8443    in a file that stays
//
// It prints its address, GET /openapi.json says what it can do, and Ctrl-C ends it when the
// requests that it has begun are answered. Who may ask for what is not looked at: that is for
// what stands before it, which says in the header X-User who somebody is.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/seed9ad77866/sharedservices/examples/service/service"
	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program, until ctx ends: its arguments, where it prints and its exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("service", flag.ContinueOnError)
	flags.SetOutput(stderr)
	listen := flags.String("listen", "localhost:8080", "the `address` to listen on")
	where := flags.String("db", "", "the `database`: a file, or postgres://user@host/name; a new file for this run if left out")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%q: want no arguments but -listen and -db\n", flags.Arg(0))
		return 2
	}
	if err := listenOn(ctx, *listen, *where, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// listenOn serves a database on an address until ctx ends.
func listenOn(ctx context.Context, address, where string, stdout, stderr io.Writer) (err error) {
	if where == "" {
		folder, err := os.MkdirTemp("", "service")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		where = filepath.Join(folder, "councils.db")
	}
	records, err := store.Open(ctx, where)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	handler, err := service.New(records, today, slog.New(slog.NewTextHandler(stderr, nil)))
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s\n", listener.Addr())
	return service.Serve(ctx, listener, handler, service.UsualLimits())
}

// today returns the day that it is.
func today() calendar.Date {
	day, err := calendar.NewDate(time.Now().Date())
	if err != nil {
		panic(err) // the clock is not in the calendar
	}
	return day
}
