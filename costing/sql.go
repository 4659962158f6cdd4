package costing

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as ParseMoney reads it, as that of a
// NUMERIC(15,2) is, or NULL, which is not known. The error wraps ErrInvalid for anything
// else: a column of MONEY or DOUBLE may not be whole pence.
func (m *Money) Scan(column any) error { return field.Scan(column, m) }

// Value returns the amount as the column of a database: its text, or NULL if it is not known.
func (m Money) Value() (driver.Value, error) { return field.Value(m) }

// Scan reads the column of a database: a text as ParseFinancialYear reads it, or NULL, which
// is not set. The error wraps ErrInvalid for anything else.
func (y *FinancialYear) Scan(column any) error { return field.Scan(column, y) }

// Value returns the year as the column of a database: its text, or NULL if it is not set.
func (y FinancialYear) Value() (driver.Value, error) { return field.Value(y) }
