package catalogue

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *AmountForm) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f AmountForm) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *EditionChangeKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k EditionChangeKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *Completeness) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c Completeness) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *DateForm) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f DateForm) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *EntryID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id EntryID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *DoubtKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k DoubtKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *CountReason) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r CountReason) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Sameness) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Sameness) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *SavingKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k SavingKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (t *Timing) Scan(column any) error { return field.Scan(column, t) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (t Timing) Value() (driver.Value, error) { return field.TextValue(t) }
