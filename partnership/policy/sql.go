package policy

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (o *Outcome) Scan(column any) error { return field.Scan(column, o) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (o Outcome) Value() (driver.Value, error) { return field.TextValue(o) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *Pointer) Scan(column any) error { return field.Scan(column, p) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (p Pointer) Value() (driver.Value, error) { return field.TextValue(p) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *RuleID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id RuleID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Severity) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Severity) Value() (driver.Value, error) { return field.TextValue(s) }
