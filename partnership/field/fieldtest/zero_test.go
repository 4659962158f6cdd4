package fieldtest_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// overlooking forgets its days, and takes an empty list for one.
type overlooking struct {
	Name string
	Days []calendar.Date
	On   calendar.Date
}

func (o overlooking) IsZero() bool { return o.Name == "" && o.Days == nil }

// balancing takes as many days as names for none of either.
type balancing struct {
	Names []string
	Days  []calendar.Date
}

func (b balancing) IsZero() bool { return len(b.Names)-len(b.Days) == 0 }

// neverZero is never zero.
type neverZero struct{ Name string }

func (neverZero) IsZero() bool { return false }

// mixed has a field of each sort.
type mixed struct {
	Text   string
	Whole  int
	Small  uint8
	Flag   bool
	ID     uuid.UUID
	Days   []calendar.Date
	On     calendar.Date
	Count  partnership.Quantity
	Part   partnership.Fraction
	Record struct{ Name string }
}

func (m mixed) IsZero() bool {
	return m.Text == "" && m.Whole == 0 && m.Small == 0 && !m.Flag && m.ID == uuid.UUID{} && len(m.Days) == 0 && m.On.IsZero() &&
		m.Count.IsZero() && m.Part.IsZero() && m.Record.Name == ""
}

// closed holds what no text can set.
type closed struct{ Hidden struct{ name string } }

func (c closed) IsZero() bool { return c.Hidden.name == "" }

func TestOnlyZeroIsZero(t *testing.T) {
	fieldtest.OnlyZeroIsZero[mixed](t)
	said := failure(func(r *recorder) { fieldtest.OnlyZeroIsZero[overlooking](r) })
	assert.Contains(t, said, "an empty list: Days")
	assert.Contains(t, said, "set: On")
	assert.NotContains(t, said, "set: Name")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.OnlyZeroIsZero[balancing](r) }), "set: Names and Days")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.OnlyZeroIsZero[neverZero](r) }), "nothing is set")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.OnlyZeroIsZero[closed](r) }), "no value is known for Hidden")
}
