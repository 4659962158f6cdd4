package sharedservices_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// samples are values to call functions with, by their type.
type samples struct {
	known map[reflect.Type][]reflect.Value
}

// mostSamples is how many values of one type are kept.
const mostSamples = 8

// newSamples returns the values in the documents of every room.
func newSamples(t *testing.T) *samples {
	t.Helper()
	s := &samples{map[reflect.Type][]reflect.Value{}}
	for _, l := range listings {
		for _, document := range documents(t, filepath.Join(filepath.FromSlash(l.room), "testdata")) {
			for _, zero := range l.types {
				kind := reflect.TypeOf(zero).Elem()
				for _, kind := range []reflect.Type{kind, reflect.SliceOf(kind)} {
					if value, ok := readAs(document, kind); ok {
						s.add(value, 0)
					}
				}
			}
		}
	}
	return s
}

// documents returns the JSON documents in a folder and those inside it, if there is one.
func documents(t *testing.T, folder string) [][]byte {
	t.Helper()
	var all [][]byte
	err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || filepath.Ext(name) != ".json" {
			return nil
		}
		document, err := os.ReadFile(name)
		all = append(all, document)
		return err
	})
	require.NoError(t, err)
	return all
}

// readAs reads a document as a struct, and reports whether it is one.
func readAs(document []byte, kind reflect.Type) (reflect.Value, bool) {
	value := reflect.New(kind)
	decoder := json.NewDecoder(strings.NewReader(string(document)))
	decoder.DisallowUnknownFields()
	return value.Elem(), (kind.Kind() == reflect.Struct || kind.Kind() == reflect.Slice) && decoder.Decode(value.Interface()) == nil
}

// add keeps a value and what can be reached from it.
func (s *samples) add(v reflect.Value, depth int) {
	if depth > 12 || !v.IsValid() || v.IsZero() || v.Kind() == reflect.Func {
		return
	}
	known := s.known[v.Type()]
	if v.Kind() != reflect.Interface && len(known) < mostSamples && !slices.ContainsFunc(known, func(k reflect.Value) bool { return difference(k, v) == same }) {
		s.known[v.Type()] = append(known, clone(v))
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				s.add(v.Field(i), depth+1)
			}
		}
	case reflect.Slice:
		for i := range min(v.Len(), 4) {
			s.add(v.Index(i), depth+1)
		}
	case reflect.Map:
		for _, key := range keysOf(v) {
			s.add(v.MapIndex(key), depth+1)
		}
	case reflect.Pointer:
		s.add(v.Elem(), depth+1)
	}
}

// keysOf returns the keys of a map in the order of their texts.
func keysOf(v reflect.Value) []reflect.Value {
	return slices.SortedFunc(slices.Values(v.MapKeys()), func(a, b reflect.Value) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
}

// texts are what is parsed.
var texts = []string{"2026-04-01", "1.00", "1", "2026/27", "100%", "more than 1/2", "harrow", "A name", "/members/0"}

// sample returns a value of a type, one that is known if there is one.
func (s *samples) sample(kind reflect.Type, n, depth int) reflect.Value {
	v := reflect.New(kind).Elem()
	switch known := s.known[kind]; {
	case kind.Kind() == reflect.String && kind.PkgPath() == "" && n/mostSamples%2 == 0:
		v.SetString(texts[n%len(texts)])
	case kind.Kind() == reflect.Int && kind.PkgPath() == "":
		v.SetInt(int64([]int{1, 2, 12, 2026}[n%4]))
	case len(known) > 0:
		return withRoom(clone(known[n%len(known)]))
	case depth > 6:
	case kind == reflect.TypeFor[error]():
		v.Set(reflect.ValueOf(fmt.Errorf("a sample: %w", field.ErrInvalid)))
	case kind == reflect.TypeFor[any]():
		v.Set(reflect.ValueOf(texts[n%len(texts)]))
	case kind.Kind() == reflect.Interface:
		v.Set(reflect.New(implementing(kind)))
	default:
		s.build(v, n, depth)
	}
	return withRoom(v)
}

// written returns the text or the document from which a setter reads a sample of a type.
func (s *samples) written(kind reflect.Type, n int) []byte {
	value := s.sample(kind, n, 0)
	if value.Kind() == reflect.String {
		return []byte(value.String())
	}
	if text, ok := value.Interface().(encoding.TextMarshaler); ok {
		if written, err := text.MarshalText(); err == nil {
			return written
		}
	}
	document, _ := json.Marshal(value.Interface())
	return document
}

// implementing returns the first type of which a pointer implements an interface.
func implementing(kind reflect.Type) reflect.Type {
	for _, l := range listings {
		for _, zero := range l.types {
			if reflect.TypeOf(zero).Implements(kind) {
				return reflect.TypeOf(zero).Elem()
			}
		}
	}
	panic("no type implements " + kind.String())
}

// lent is what the functions and iterators among the arguments of a call gave it, and copies
// of that.
var lent, lentCopies []reflect.Value

// lend returns a sample, and notes it in lent.
func (s *samples) lend(kind reflect.Type, n, depth int) reflect.Value {
	v := s.sample(kind, n, depth+1)
	if len(lent) < 1000 {
		lent, lentCopies = append(lent, v), append(lentCopies, clone(v))
	}
	return v
}

// yield gives a loop two rounds of samples.
func (s *samples) yield(loop reflect.Value, n, depth int) {
	for round := range 2 {
		in := make([]reflect.Value, loop.Type().NumIn())
		for i := range in {
			in[i] = s.lend(loop.Type().In(i), n+round, depth)
		}
		if !loop.Call(in)[0].Bool() {
			return
		}
	}
}

// build fills a value of which no sample is known.
func (s *samples) build(v reflect.Value, n, depth int) {
	switch kind := v.Type(); kind.Kind() {
	case reflect.Func:
		v.Set(reflect.MakeFunc(kind, func(in []reflect.Value) []reflect.Value {
			if kind.CanSeq() || kind.CanSeq2() {
				s.yield(in[0], n, depth)
			}
			out := zeros(kind)
			for i := range out {
				if kind.Out(i) != reflect.TypeFor[error]() {
					out[i] = s.lend(kind.Out(i), n, depth)
				}
			}
			return out
		}))
	case reflect.Struct:
		reader, reads := v.Addr().Interface().(encoding.TextUnmarshaler)
		for _, text := range texts {
			if reads && reader.UnmarshalText([]byte(text)) == nil && !v.IsZero() {
				return
			}
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				v.Field(i).Set(s.sample(kind.Field(i).Type, n, depth+1))
			}
		}
	case reflect.Slice:
		for i := range []int{1, 2, 2, mostSamples}[n%4] {
			v.Set(reflect.Append(v, s.sample(kind.Elem(), n+i, depth+1)))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(kind))
		v.SetMapIndex(s.sample(kind.Key(), n, depth+1), s.sample(kind.Elem(), n, depth+1))
	case reflect.Pointer:
		v.Set(reflect.New(kind.Elem()))
		v.Elem().Set(s.sample(kind.Elem(), n, depth+1))
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(n%2 == 0)
	default:
		if v.CanInt() {
			v.SetInt(1)
		} else if v.CanUint() {
			v.SetUint(1)
		} else if v.CanFloat() {
			v.SetFloat(1)
		}
	}
}

// withRoom gives each list in a value room for one more entry: there a function could write.
func withRoom(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Slice && !v.IsNil() {
		longer := reflect.MakeSlice(v.Type(), v.Len(), v.Len()+1)
		reflect.Copy(longer, v)
		return longer
	}
	if v.Kind() == reflect.Struct {
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				f.Set(withRoom(f))
			}
		}
	}
	return v
}
