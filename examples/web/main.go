// Web serves a page for the browser in which an officer picks a formula, enters what a
// shared service costs and what each council counts, and sees who pays what, who gains and
// who loses if the formula changes, and what leaving would cost. The library runs in the
// browser, compiled to WebAssembly: this program only compiles it and gives out the files.
//
//	go run ./examples/web                serves the page on this machine, and prints where
//	go run ./examples/web -port 8090     at a port of yours
//	go run ./examples/web -out folder    writes the files, for any web server
//
// The form and its results are in examples/web/form, what joins them to the browser in
// examples/web/page, and the tests in a real browser in examples/web/browser.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"time"

	"github.com/seed9ad77866/sharedservices/examples/web/site"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program: its arguments, where it prints and its exit status. It serves until
// the context ends.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("web", flag.ContinueOnError)
	flags.SetOutput(stderr)
	port := flags.Int("port", 0, "the `port` on this machine; 0: a free one")
	out := flags.String("out", "", "write the files into a `folder`, and serve nothing")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 || *port < 0 || *port > 65535 {
		fmt.Fprintln(stderr, "the port is from 0 to 65535, and there are no other arguments")
		return 2
	}
	err := publish(ctx, *port, *out, stdout)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// publish compiles the page, and writes or serves it.
func publish(ctx context.Context, port int, out string, stdout io.Writer) error {
	page, err := site.Build(ctx, "")
	if err != nil {
		return err
	}
	if out != "" {
		if err := page.Write(out); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "The page is in %s: %d files\n", out, len(page))
		return nil
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "The page is at http://%s/ (%.2f MB to load); stop it with Ctrl-C\n", listener.Addr(), float64(page.Compressed())/1e6)
	return serve(ctx, listener, page.Handler())
}

// serve serves until the context ends, and lets what it is giving out then come to its end.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		rest, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(rest)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
