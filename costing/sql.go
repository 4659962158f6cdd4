package costing

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as ParseMoney reads it, as that of a
// NUMERIC(15,2) of PostgreSQL is, or NULL, which is not known. The error wraps ErrInvalid for
// anything else: a column of MONEY or DOUBLE may not be whole pence, and one of NUMERIC in SQLite
// is a number, so there use TEXT.
func (m *Money) Scan(column any) error { return field.Scan(column, m) }

// Value returns the amount as the column of a database: its text, or NULL if it is not known.
func (m Money) Value() (driver.Value, error) { return field.Value(m) }

// Scan reads the column of a database: a text as ParseFinancialYear reads it, or NULL, which
// is not set. The error wraps ErrInvalid for anything else.
func (y *FinancialYear) Scan(column any) error { return field.Scan(column, y) }

// Value returns the year as the column of a database: its text, or NULL if it is not set.
func (y FinancialYear) Value() (driver.Value, error) { return field.Value(y) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *AdjustmentKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k AdjustmentKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *BasisKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k BasisKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *DerivedKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k DerivedKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (d *Driver) Scan(column any) error { return field.Scan(column, d) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (d Driver) Value() (driver.Value, error) { return field.TextValue(d) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (m *Mean) Scan(column any) error { return field.Scan(column, m) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (m Mean) Value() (driver.Value, error) { return field.TextValue(m) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *PercentOf) Scan(column any) error { return field.Scan(column, p) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (p PercentOf) Value() (driver.Value, error) { return field.TextValue(p) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *Proportion) Scan(column any) error { return field.Scan(column, p) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (p Proportion) Value() (driver.Value, error) { return field.TextValue(p) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *RemarkKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k RemarkKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *Rounding) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r Rounding) Value() (driver.Value, error) { return field.TextValue(r) }
