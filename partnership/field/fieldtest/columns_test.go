package fieldtest_test

import (
	"database/sql/driver"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// An anything reads every column as a text.
type anything string

func (a *anything) Scan(any) error              { *a = "x"; return nil }
func (a anything) Value() (driver.Value, error) { return string(a), nil }

func TestColumns(t *testing.T) {
	fieldtest.Columns(t, new(partnership.Role), new(calendar.Date))
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Columns(r, new(calendar.Term)) }), "calendar.Term has Scan and Value")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Columns(r, new(anything)) }), "reads 5")
}
