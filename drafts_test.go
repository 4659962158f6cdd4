package sharedservices_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// records yields the type of each record with a JSON form, but those of a JSON Schema: that is
// written for other programs, and not read.
func records(yield func(kind reflect.Type) bool) {
	for room, pointer := range exportedTypes {
		if kind := reflect.TypeOf(pointer).Elem(); room != "partnership/schema" && hasKeys(kind) && !yield(kind) {
			return
		}
	}
}

// TestDrafts_ZeroRecordsComeBack holds that every record is written before anything in it is
// filled in, also with an empty entry in each of its lists, and is read back equal.
func TestDrafts_ZeroRecordsComeBack(t *testing.T) {
	n := 0
	for kind := range records {
		n++
		t.Run(kind.String(), func(t *testing.T) { fieldtest.Drafts(t, reflect.Zero(kind).Interface()) })
	}
	assert.Greater(t, n, 300)
}

// TestDrafts_OneFieldComesBack holds that every record of which only one field is filled in,
// whichever that is, is written and read back equal: with up to four values of each field.
func TestDrafts_OneFieldComesBack(t *testing.T) {
	tries := newSamples(t)
	for _, l := range listings {
		for _, list := range l.functions {
			if f := reflect.ValueOf(list); f.Type().NumIn() == 0 && f.Type().NumOut() == 1 {
				tries.add(f.Call(nil)[0], 0) // the values of a category
			}
		}
	}
	filled, left := 0, 0
	for kind := range records {
		for _, of := range reflect.VisibleFields(kind) {
			for n := range 4 {
				record := reflect.New(kind).Elem()
				if !of.IsExported() || of.Anonymous || of.Tag.Get("json") == "-" {
					continue
				}
				value := tries.sample(of.Type, n, 0)
				record.FieldByIndex(of.Index).Set(value)
				if value.IsZero() {
					left++
					continue
				}
				filled++
				assert.Emptyf(t, comesBack(record), "%v.%s", kind, of.Name)
			}
		}
	}
	assert.Greater(t, filled, 5000)
	assert.Less(t, left, filled/50, "fields of which no value is known")
}

// comesBack returns what is wrong if a record is not written, or not read back equal. No list
// is as good as an empty one.
func comesBack(record reflect.Value) (fault string) {
	document, err := json.Marshal(record.Interface())
	if err != nil {
		return err.Error()
	}
	read := reflect.New(record.Type())
	if err := json.Unmarshal(document, read.Interface()); err != nil {
		return fmt.Sprintf("%s: %v", document, err)
	}
	if back, was := emptied(read.Elem()).Interface(), emptied(record).Interface(); !reflect.DeepEqual(back, was) {
		return fmt.Sprintf("comes back as %+v from %s", back, document)
	}
	return ""
}

// TestDrafts_FindsWhatIsLost holds that a field that is left out, refused or not read is seen.
func TestDrafts_FindsWhatIsLost(t *testing.T) {
	lost := struct {
		N int `json:"n"`
		M int `json:"-"`
	}{1, 2}
	assert.Contains(t, comesBack(reflect.ValueOf(&lost).Elem()), `comes back as {N:1 M:0} from {"n":1}`)
	refused := struct {
		Kind partnership.Role `json:"kind"`
	}{"boss"}
	assert.Contains(t, comesBack(reflect.ValueOf(&refused).Elem()), "is not a role")
	unwritten := struct {
		F func() `json:"f"`
	}{}
	assert.Contains(t, comesBack(reflect.ValueOf(&unwritten).Elem()), "unsupported type")
	fair := struct {
		L []int `json:"l,omitempty"`
	}{[]int{}}
	assert.Empty(t, comesBack(reflect.ValueOf(&fair).Elem()))
}

// emptied returns a copy of a value in which no list and no map is empty: they are nil.
func emptied(v reflect.Value) reflect.Value {
	to := clone(v)
	empty(to)
	return to
}

func empty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			empty(open(v.Field(i)))
		}
	case reflect.Slice, reflect.Map:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := 0; v.Kind() == reflect.Slice && i < v.Len(); i++ {
			empty(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			empty(v.Elem())
		}
	}
}
