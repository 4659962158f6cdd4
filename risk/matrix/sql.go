package matrix

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *LevelCode) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c LevelCode) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *Combination) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c Combination) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *CoxCondition) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c CoxCondition) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *CriterionID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id CriterionID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (e *Ends) Scan(column any) error { return field.Scan(column, e) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (e Ends) Value() (driver.Value, error) { return field.TextValue(e) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *Formula) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f Formula) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Shift) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Shift) Value() (driver.Value, error) { return field.TextValue(s) }
