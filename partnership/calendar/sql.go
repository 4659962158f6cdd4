package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Scan reads the column of a database: a text as ParseDate reads it, a time at the very
// beginning of a day, as drivers return a DATE, or NULL, which is not set. The error wraps
// ErrInvalid for anything else.
func (d *Date) Scan(column any) (err error) {
	midnight, ok := column.(time.Time)
	if !ok {
		return field.Scan(column, d)
	}
	if clock := midnight.Format("15:04:05.999999999"); clock != "00:00:00" {
		return fmt.Errorf("found the time of day %s in the database, wanted a date: %w", clock, field.ErrInvalid)
	}
	*d, err = NewDate(midnight.Date())
	return err
}

// Value returns the date as the column of a database: its text, or NULL if it is not set.
func (d Date) Value() (driver.Value, error) { return field.Value(d) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (r *MonthRounding) Scan(column any) error { return field.Scan(column, r) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (r MonthRounding) Value() (driver.Value, error) { return field.TextValue(r) }

// Scan reads the column of a database: a text as UnmarshalText reads it, or NULL, which is not
// set. The error wraps ErrInvalid for anything else.
func (p *Parity) Scan(column any) error { return field.Scan(column, p) }

// Value returns the column of a database: the text, or NULL if it is not set.
func (p Parity) Value() (driver.Value, error) { return field.TextValue(p) }
