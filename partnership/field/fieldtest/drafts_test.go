package fieldtest_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// A forgetful record does not write its list.
type forgetful struct {
	Name string          `json:"name"`
	Days []calendar.Term `json:"-"`
}

// A deep record has lists in records in lists.
type deep struct {
	Name string      `json:"name,omitempty"`
	Much []forgetful `json:"much,omitempty"`
}

func TestDrafts_AreReadBackEqual(t *testing.T) {
	fieldtest.Drafts(t, partnership.Member{}, calendar.Term{})
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Drafts(r, dumb{}) }), "strange")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Drafts(r, deaf{}) }), "strange")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Drafts(r, forgetful{}) }), "Days: ([]calendar.Term) (len=1)")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Drafts(r, deep{}) }), "Days: ([]calendar.Term) (len=1)")
}

// A nest has nests in it.
type nest struct {
	Nests []nest `json:"nests,omitempty"`
}

// Levels are lists inside each other, of which the fifth is not written.
type levels struct {
	A []struct {
		B []struct {
			C []struct {
				D []forgetful `json:"d,omitempty"`
			} `json:"c,omitempty"`
		} `json:"b,omitempty"`
	} `json:"a,omitempty"`
}

// sixth has the list that is not written a level deeper, which Drafts leaves empty.
type sixth struct {
	Levels []levels `json:"levels,omitempty"`
}

func TestDrafts_GoFiveListsDeep(t *testing.T) {
	fieldtest.Drafts(t, nest{}, sixth{})
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Drafts(r, levels{}) }), "Days: ([]calendar.Term) (len=1)")
}

func TestReadBack(t *testing.T) {
	for _, document := range []string{"", "{}", `{"first":5}`, `{"first":"2026-04-01","last":"2027-03-31"}`} {
		fieldtest.ReadBack[calendar.Term](t, []byte(document))
	}
	assert.Contains(t, failure(func(r *recorder) { fieldtest.ReadBack[lax](r, []byte(`{"name":"x"}`)) }), "NAME: unknown key: invalid")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.ReadBack[held](r, []byte(`{}`)) }), "strange")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.ReadBack[growing](r, []byte(`{"days":1}`)) }), `{\"days\":3}`)
	assert.Contains(t, failure(func(r *recorder) { fieldtest.ReadBack[odd](r, []byte(`{"days":1}`)) }), "the code of days: an odd number")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.ReadBack[ageing](r, []byte(`{"days":1}`)) }), "Not equal")
}

// An odd record has an error without a code.
type odd struct {
	Days int `json:"days"`
}

func (odd) Validate() error { return field.At("days", errors.New("an odd number")) }

// An ageing record is another each time it is read.
type ageing struct {
	reads *int
}

var reads = 0

func (a *ageing) UnmarshalJSON([]byte) error {
	reads++
	n := reads
	a.reads = &n
	return nil
}

func (ageing) Validate() error              { return nil }
func (ageing) MarshalJSON() ([]byte, error) { return []byte(`{}`), nil }

// A held record is one that cannot be written.
type held struct{ dumb }

func (held) Validate() error { return nil }

// A growing record is written with a day more than it has.
type growing struct {
	Days int `json:"days"`
}

func (growing) Validate() error { return nil }

func (g growing) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]int{"days": g.Days + 1})
}
