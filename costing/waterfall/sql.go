package waterfall

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *ClaimsRule) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r ClaimsRule) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *ParadoxKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k ParadoxKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *UnitsRule) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r UnitsRule) Value() (driver.Value, error) { return field.TextValue(r) }
