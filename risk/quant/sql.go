package quant

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (b *AllocationBasis) Scan(column any) error { return field.Scan(column, b) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (b AllocationBasis) Value() (driver.Value, error) { return field.TextValue(b) }
