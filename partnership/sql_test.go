package partnership_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// An echo is a database whose every query returns one row: its arguments.
type echo struct{}

func (e echo) Connect(context.Context) (driver.Conn, error) { return e, nil }
func (e echo) Driver() driver.Driver                        { return nil }
func (e echo) Prepare(string) (driver.Stmt, error)          { return e, nil }
func (e echo) Begin() (driver.Tx, error)                    { return nil, driver.ErrSkip }
func (e echo) Close() error                                 { return nil }
func (e echo) NumInput() int                                { return -1 }
func (e echo) Exec([]driver.Value) (driver.Result, error)   { return nil, driver.ErrSkip }
func (e echo) Query(args []driver.Value) (driver.Rows, error) {
	return &row{values: args}, nil
}

// A row is what a query returns, once.
type row struct{ values []driver.Value }

func (r *row) Columns() []string { return make([]string, len(r.values)) }
func (r *row) Close() error      { return nil }

func (r *row) Next(into []driver.Value) error {
	if r.values == nil {
		return io.EOF
	}
	copy(into, r.values)
	r.values = nil
	return nil
}

// Scalars and ids go into a database and come back, those that are not set too.
func TestScalars_ComeBackFromADatabase(t *testing.T) {
	db := sql.OpenDB(echo{})
	defer func() { assert.NoError(t, db.Close()) }()
	type scalars struct {
		quantity  partnership.Quantity
		fraction  partnership.Fraction
		threshold partnership.Threshold
		org       partnership.OrgID
		role      partnership.Role
		day       calendar.Date
	}
	for _, want := range []scalars{
		{},
		{
			partnership.MustQuantity("-41250.5"), partnership.MustFraction("1/3"), partnership.MustThreshold("at least 2/3"),
			"harrow", partnership.LeadRole, calendar.MustDate("2026-04-01"),
		},
		{quantity: partnership.MustQuantity("0"), fraction: partnership.MustFraction("0%")},
	} {
		var got scalars
		err := db.QueryRow("", want.quantity, want.fraction, want.threshold, want.org, want.role, want.day).
			Scan(&got.quantity, &got.fraction, &got.threshold, &got.org, &got.role, &got.day)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

func TestScalars_ScanErrors(t *testing.T) {
	var quantity partnership.Quantity
	assert.EqualError(t, quantity.Scan(0.1), "found a value of type float64 in the database, wanted a text, as a column of type TEXT has it: invalid")
	var fraction partnership.Fraction
	assert.ErrorContains(t, fraction.Scan([]byte("65")), "65")
	var threshold partnership.Threshold
	assert.ErrorContains(t, threshold.Scan("most"), `"most" is not a threshold`)
}
