package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// A Chunk is some of the futures of a service: what one worker works out at a time.
type Chunk struct {
	Service Service `json:"service"`
	From    int64   `json:"from"`
	Before  int64   `json:"before"`
}

func init() {
	// Between the workers, a record travels in the JSON form that the library gives it.
	beam.RegisterCoder(reflect.TypeFor[Service](), encodeService, decodeService)
	beam.RegisterCoder(reflect.TypeFor[Chunk](), encodeChunk, decodeChunk)
	beam.RegisterCoder(reflect.TypeFor[Sums](), encodeSums, decodeSums)
	beam.RegisterCoder(reflect.TypeFor[Result](), encodeResult, decodeResult)
	beam.RegisterCoder(reflect.TypeFor[Bill](), encodeBill, decodeBill)
	register.DoFn2x0[Service, func(Chunk)](&divide{})
	register.Emitter1[Chunk]()
	register.Function1x3(simulate)
	register.Function2x1(add)
	register.Function1x2(byID)
	register.Function4x1(conclude)
	register.Iter1[Service]()
	register.Iter1[Sums]()
	register.Function2x0(eachBill)
	register.Emitter1[Result]()
	register.Emitter2[string, Bill]()
	register.Function2x1(addBill)
	register.Function2x2(billLine)
	register.Function1x2(resultLine)
}

// Beam finds a coder by the name of its functions, so that each type needs two of its own.

func encodeService(r Service) ([]byte, error) { return json.Marshal(r) }

func decodeService(data []byte) (Service, error) { return decode[Service](data) }

func encodeChunk(r Chunk) ([]byte, error) { return json.Marshal(r) }

func decodeChunk(data []byte) (Chunk, error) { return decode[Chunk](data) }

func encodeSums(r Sums) ([]byte, error) { return json.Marshal(r) }

func decodeSums(data []byte) (Sums, error) { return decode[Sums](data) }

func encodeResult(r Result) ([]byte, error) { return json.Marshal(r) }

func decodeResult(data []byte) (Result, error) { return decode[Result](data) }

func encodeBill(r Bill) ([]byte, error) { return json.Marshal(r) }

func decodeBill(data []byte) (Bill, error) { return decode[Bill](data) }

// decode reads a record from its JSON form.
func decode[T any](data []byte) (record T, err error) {
	err = json.Unmarshal(data, &record)
	return record, err
}

// Work is how the work is divided. It changes how long it takes, and no figure.
type Work struct {
	Futures  int64 // of each service
	Chunk    int64 // how many of them a worker draws at a time
	Branches int   // in how many branches of the pipeline
}

// Pipeline builds the work: chunks of futures are spread over the workers, their sums added up
// for each service and the bills of each partner. It writes a line of JSON for
// each service and each partner to files of these names.
//
// A runner spreads what comes after a Reshuffle over its workers. The one in this process
// takes all of it at once, but works on branches side by side.
func Pipeline(s beam.Scope, services []Service, work Work, results, partners string) {
	list := beam.CreateList(s, services)
	parts := make([]beam.PCollection, min(work.Branches, len(services)))
	for i := range parts {
		branch := s.Scope("branch " + strconv.Itoa(i+1))
		chunks := beam.ParDo(branch, &divide{Futures: work.Futures, Chunk: work.Chunk}, beam.CreateList(branch, every(services, i, len(parts))))
		parts[i] = beam.ParDo(branch, simulate, beam.Reshuffle(branch, chunks))
	}
	sums := beam.CombinePerKey(s, add, beam.Flatten(s, parts...))
	concluded := beam.ParDo(s, conclude, beam.CoGroupByKey(s, beam.ParDo(s, byID, list), sums))
	bills := beam.CombinePerKey(s, addBill, beam.ParDo(s, eachBill, concluded))
	textio.Write(s, results, beam.ParDo(s, resultLine, concluded))
	textio.Write(s, partners, beam.ParDo(s, billLine, bills))
}

// every returns each nth service from a place on.
func every(services []Service, from, n int) []Service {
	var list []Service
	for i := from; i < len(services); i += n {
		list = append(list, services[i])
	}
	return list
}

// divide divides the futures of a service into chunks.
type divide struct {
	Futures int64 `json:"futures"`
	Chunk   int64 `json:"chunk"`
}

func (d *divide) ProcessElement(service Service, emit func(Chunk)) {
	for from := int64(0); from < d.Futures; from += d.Chunk {
		emit(Chunk{Service: service, From: from, Before: min(from+d.Chunk, d.Futures)})
	}
}

// simulate works out the futures of a chunk.
func simulate(c Chunk) (string, Sums, error) {
	m, err := newModel(c.Service)
	if err != nil {
		return "", Sums{}, err
	}
	sums, err := m.futures(c.From, c.Before)
	return c.Service.ID, sums, err
}

// byID puts the id of a service before it.
func byID(s Service) (string, Service) { return s.ID, s }

// conclude says what the futures of a service come to.
func conclude(id string, services func(*Service) bool, sums func(*Sums) bool, emit func(Result)) error {
	var service Service
	var total Sums
	if !services(&service) || !sums(&total) {
		return fmt.Errorf("service %q has no futures", id)
	}
	r, err := result(service, total)
	if err != nil {
		return err
	}
	emit(r)
	return nil
}

// eachBill gives the bills of a service by partner.
func eachBill(r Result, emit func(string, Bill)) {
	for _, bill := range r.Bills {
		emit(string(bill.Org), bill)
	}
}

// resultLine writes a result as a line.
func resultLine(r Result) (string, error) {
	line, err := json.Marshal(r)
	return string(line), err
}

// billLine writes a bill as a line.
func billLine(_ string, b Bill) (string, error) {
	line, err := json.Marshal(b)
	return string(line), err
}
