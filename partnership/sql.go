package partnership

import (
	"database/sql/driver"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as ParseQuantity reads it, such as that of a
// NUMERIC of PostgreSQL, or NULL, which is not known. The error wraps ErrInvalid for anything else.
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

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Attainment) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Attainment) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (a *Authority) Scan(column any) error { return field.Scan(column, a) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (a Authority) Value() (driver.Value, error) { return field.TextValue(a) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (b *Barrier) Scan(column any) error { return field.Scan(column, b) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (b Barrier) Value() (driver.Value, error) { return field.TextValue(b) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (b *BreadthStance) Scan(column any) error { return field.Scan(column, b) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (b BreadthStance) Value() (driver.Value, error) { return field.TextValue(b) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *ChangeStance) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c ChangeStance) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (c *Comparison) Scan(column any) error { return field.Scan(column, c) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (c Comparison) Value() (driver.Value, error) { return field.TextValue(c) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (d *DecisionRule) Scan(column any) error { return field.Scan(column, d) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (d DecisionRule) Value() (driver.Value, error) { return field.TextValue(d) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (d *Direction) Scan(column any) error { return field.Scan(column, d) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (d Direction) Value() (driver.Value, error) { return field.TextValue(d) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (e *ExitStrategy) Scan(column any) error { return field.Scan(column, e) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (e ExitStrategy) Value() (driver.Value, error) { return field.TextValue(e) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (f *Fit) Scan(column any) error { return field.Scan(column, f) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (f Fit) Value() (driver.Value, error) { return field.TextValue(f) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (h *Holder) Scan(column any) error { return field.Scan(column, h) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (h Holder) Value() (driver.Value, error) { return field.TextValue(h) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *Kind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k Kind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *LineID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id LineID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (m *Maturity) Scan(column any) error { return field.Scan(column, m) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (m Maturity) Value() (driver.Value, error) { return field.Value(m) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (id *OrgID) Scan(column any) error { return field.Scan(column, id) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (id OrgID) Value() (driver.Value, error) { return field.TextValue(id) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *Period) Scan(column any) error { return field.Scan(column, p) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (p Period) Value() (driver.Value, error) { return field.TextValue(p) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *Power) Scan(column any) error { return field.Scan(column, p) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (p Power) Value() (driver.Value, error) { return field.TextValue(p) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (k *PrerequisiteKind) Scan(column any) error { return field.Scan(column, k) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (k PrerequisiteKind) Value() (driver.Value, error) { return field.TextValue(k) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *ProcurementRoute) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r ProcurementRoute) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *Role) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r Role) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Sector) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Sector) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Side) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Side) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *Structure) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s Structure) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (s *SupplyStance) Scan(column any) error { return field.Scan(column, s) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (s SupplyStance) Value() (driver.Value, error) { return field.TextValue(s) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (b *VoteBase) Scan(column any) error { return field.Scan(column, b) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (b VoteBase) Value() (driver.Value, error) { return field.TextValue(b) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (o *VoteOutcome) Scan(column any) error { return field.Scan(column, o) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (o VoteOutcome) Value() (driver.Value, error) { return field.TextValue(o) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *VotingRule) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r VotingRule) Value() (driver.Value, error) { return field.TextValue(r) }
