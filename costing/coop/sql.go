package coop

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (h *Holding) Scan(column any) error { return field.Scan(column, h) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (h Holding) Value() (driver.Value, error) { return field.TextValue(h) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Axiom) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Axiom) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *RowKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k RowKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *AllocationRule) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r AllocationRule) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (v *Verdict) Scan(column any) error { return field.Scan(column, v) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (v Verdict) Value() (driver.Value, error) { return field.TextValue(v) }
