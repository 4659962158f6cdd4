package reorganisation

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Anchor) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Anchor) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *BalanceKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k BalanceKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *ChangeCostKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k ChangeCostKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *ConsentAnswer) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a ConsentAnswer) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *CouncilChange) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c CouncilChange) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *DealKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k DealKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (d *LineDecision) Scan(column any) error { return field.Scan(column, d) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (d LineDecision) Value() (driver.Value, error) { return field.TextValue(d) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *Fate) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f Fate) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *OrderStatus) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s OrderStatus) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *PartID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id PartID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *PassReason) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r PassReason) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *PieceKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k PieceKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (b *PreparingBody) Scan(column any) error { return field.Scan(column, b) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (b PreparingBody) Value() (driver.Value, error) { return field.TextValue(b) }
