package match

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Aim) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Aim) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *Constraint) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c Constraint) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *FitCriterion) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c FitCriterion) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *Record) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r Record) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Stand) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Stand) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *SupportKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k SupportKind) Value() (driver.Value, error) { return field.TextValue(k) }
