package partnership

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as ParseQuantity reads it, such as that of a
// NUMERIC, or NULL, which is not known. The error wraps ErrInvalid for anything else.
func (q *Quantity) Scan(column any) error { return field.Scan(column, q) }

// Value returns the number as the column of a database: its text, or NULL if it is not known.
func (q Quantity) Value() (driver.Value, error) { return field.Value(q) }

// Scan reads the column of a database: a text as ParseFraction reads it, or NULL, which is
// not known. The error wraps ErrInvalid for anything else.
func (f *Fraction) Scan(column any) error { return field.Scan(column, f) }

// Value returns the fraction as the column of a database: its text, or NULL if it is not known.
func (f Fraction) Value() (driver.Value, error) { return field.Value(f) }

// Scan reads the column of a database: a text as ParseThreshold reads it, or NULL, which is
// not set. The error wraps ErrInvalid for anything else.
func (t *Threshold) Scan(column any) error { return field.Scan(column, t) }

// Value returns the threshold as the column of a database: its text, or NULL if it is not set.
func (t Threshold) Value() (driver.Value, error) { return field.Value(t) }
