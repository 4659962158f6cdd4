// Beam appraises every service of a national register and draws thousands of futures of
// each: what it may cost, how late it may be, how many cases each partner may have. It
// says what sharing is worth, in how many futures it is worth less than going alone, and what
// each partner pays for all of its services.
//
// The work is a pipeline of Apache Beam. It runs in this process unless another runner is
// named, such as Flink, Spark or Dataflow, by the flags of that runner; a penny is the same
// penny on each.
//
//	go run .                            486 made-up services, 10,000 futures each
//	go run . -plain                     the same in one loop, without Beam
//	go run . -register FILE             one's own register, as JSON
//	go run . -out DIR                   results for machines too: a line of JSON for each
//	go run . -runner flink -endpoint HOST:PORT -out DIR
//
// The figures of the made-up register are no council's.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

var (
	file     = flag.String("register", "", "a file with a register as JSON")
	services = flag.Int("services", 486, "how many services the made-up register has")
	futures  = flag.Int64("futures", 10_000, "how many futures of each service are drawn")
	chunk    = flag.Int64("chunk", 10_000, "how many futures of a service a worker draws at a time")
	branches = flag.Int("branches", runtime.NumCPU(), "in how many branches the futures are drawn: the runner in this process works on them side by side")
	plain    = flag.Bool("plain", false, "work it out in one loop, without Beam")
	out      = flag.String("out", "", "a folder, or its address, for services.jsonl and partners.jsonl")
	verbose  = flag.Bool("verbose", false, "print what the runner logs")
)

func main() {
	flag.Parse()
	if !*verbose {
		log.LogLevel = "error"
	}
	beam.Init() // a worker that a runner has started works here, and does not return
	if err := run(context.Background(), os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run is the program as its flags have it.
func run(ctx context.Context, stdout, stderr io.Writer) error {
	list, err := load()
	if err != nil {
		return err
	}
	start := time.Now()
	work := inPipeline
	if *plain {
		work = func(_ context.Context, list []Service) (Outcome, error) { return Plain(list, *futures) }
	}
	fmt.Fprintf(stderr, "%d services, %d futures each ...\n", len(list), *futures)
	outcome, err := work(ctx, list)
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "done in %.1f s\n", time.Since(start).Seconds())
	_, err = io.WriteString(stdout, outcome.Tables().Markdown())
	return err
}

// load returns the register, checked, so that what is wrong is said before any work starts.
func load() ([]Service, error) {
	var errs []error
	for _, given := range []struct {
		flag    string
		n, most int64
	}{
		{"services", int64(*services), MaxServices},
		{"futures", *futures, MaxFutures},
		{"chunk", *chunk, MaxFutures},
		{"branches", int64(*branches), MaxServices},
	} {
		if given.n < 1 || given.n > given.most {
			errs = append(errs, fmt.Errorf("-%s %d: from 1 to %d are wanted", given.flag, given.n, given.most))
		}
	}
	if err := errors.Join(append(errs, checkRunner(flag.Args()))...); err != nil {
		return nil, err
	}
	if *file == "" {
		return MadeUpRegister(*services), nil
	}
	data, err := os.ReadFile(*file)
	if err != nil {
		return nil, err
	}
	register, err := field.Decode[Register](bytes.TrimPrefix(data, []byte("\ufeff"))) // a byte order mark
	return register.Services, err
}

// inProcess are the runners that work in this process, and write where it can read.
var inProcess = []string{"", "prism", "PrismRunner", "direct", "DirectRunner"}

// checkRunner returns what is wrong with the flags that say where the work runs: what Beam
// would find out late, or never. rest are the arguments that are no flags.
func checkRunner(rest []string) error {
	var errs []error
	if len(rest) > 0 {
		errs = append(errs, fmt.Errorf("%q: no argument is wanted here but flags", rest[0]))
	}
	runner, endpoint := flag.Lookup("runner").Value.String(), flag.Lookup("endpoint").Value.String()
	if *plain || slices.Contains(inProcess, runner) {
		return errors.Join(errs...)
	}
	if *out == "" {
		errs = append(errs, fmt.Errorf("-out: the workers of %s need a folder, or its address, that they and this program can reach", runner))
	}
	if flag.Lookup("async").Value.String() == "true" {
		errs = append(errs, errors.New("-async: the results are read as soon as the work is done, so it is waited for"))
	}
	if endpoint != "" {
		connection, err := net.DialTimeout("tcp", strings.TrimPrefix(endpoint, "dns:///"), 10*time.Second)
		if err != nil {
			return errors.Join(append(errs, fmt.Errorf("-endpoint %s: no job service answers there: %w", endpoint, err))...)
		}
		errs = append(errs, connection.Close())
	}
	return errors.Join(errs...)
}

// inPipeline runs the pipeline and reads what it wrote.
func inPipeline(ctx context.Context, list []Service) (Outcome, error) {
	folder := *out
	if folder == "" {
		temporary, err := os.MkdirTemp("", "beam")
		if err != nil {
			return Outcome{}, err
		}
		defer os.RemoveAll(temporary)
		folder = temporary
	}
	results, partners := strings.TrimSuffix(folder, "/")+"/services.jsonl", strings.TrimSuffix(folder, "/")+"/partners.jsonl"
	pipeline, scope := beam.NewPipelineWithRoot()
	Pipeline(scope, list, Work{Futures: *futures, Chunk: *chunk, Branches: *branches}, results, partners)
	if err := beamx.Run(ctx, pipeline); err != nil {
		return Outcome{}, err
	}
	var outcome Outcome
	var err error
	if outcome.Results, err = readLines[Result](ctx, results); err != nil {
		return Outcome{}, err
	}
	if outcome.Bills, err = readLines[Bill](ctx, partners); err != nil {
		return Outcome{}, err
	}
	outcome.sort()
	return outcome, nil
}

// readLines reads records, one a line, from a file of any kind that Beam knows.
func readLines[T any](ctx context.Context, name string) ([]T, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	data, err := filesystem.Read(ctx, fs, name)
	if err != nil {
		return nil, err
	}
	var list []T
	for line := range bytes.Lines(data) {
		var record T
		if err := json.Unmarshal(line, &record); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", name, len(list)+1, err)
		}
		list = append(list, record)
	}
	return list, nil
}
