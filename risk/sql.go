package risk

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Appetite) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Appetite) Value() (driver.Value, error) { return field.Value(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *AppetiteFit) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f AppetiteFit) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Aspect) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Aspect) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *Category) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c Category) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (m *ChangeKind) Scan(column any) error { return field.Scan(column, m) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (m ChangeKind) Value() (driver.Value, error) { return field.TextValue(m) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *ControlKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k ControlKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *ControlStatus) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s ControlStatus) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *ControlStrength) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s ControlStrength) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *EstimateStage) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s EstimateStage) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *FaultKind) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f FaultKind) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (g *Grouping) Scan(column any) error { return field.Scan(column, g) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (g Grouping) Value() (driver.Value, error) { return field.TextValue(g) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (n *Nature) Scan(column any) error { return field.Scan(column, n) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (n Nature) Value() (driver.Value, error) { return field.TextValue(n) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (g *PlanGap) Scan(column any) error { return field.Scan(column, g) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (g PlanGap) Value() (driver.Value, error) { return field.TextValue(g) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *PlanID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id PlanID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *PlanState) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s PlanState) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (e *RangeEnds) Scan(column any) error { return field.Scan(column, e) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (e RangeEnds) Value() (driver.Value, error) { return field.TextValue(e) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *RiskID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id RiskID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Shape) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Shape) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Signal) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Signal) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Status) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Status) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (o *TestOutcome) Scan(column any) error { return field.Scan(column, o) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (o TestOutcome) Value() (driver.Value, error) { return field.TextValue(o) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (t *Treatment) Scan(column any) error { return field.Scan(column, t) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (t Treatment) Value() (driver.Value, error) { return field.TextValue(t) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (t *Trend) Scan(column any) error { return field.Scan(column, t) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (t Trend) Value() (driver.Value, error) { return field.TextValue(t) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (v *Velocity) Scan(column any) error { return field.Scan(column, v) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (v Velocity) Value() (driver.Value, error) { return field.Value(v) }
