package field

import (
	"database/sql/driver"
	"fmt"
)

// Scan reads a column of a database into a scalar: a text, as UnmarshalText reads it, or
// NULL, which is not set. It is the Scan of the scalars of this module, and serves types of
// your own:
//
//	func (m *Money) Scan(column any) error { return field.Scan(column, m) }
//
// The error wraps what UnmarshalText finds, and ErrInvalid for a column of another type. A
// number is refused, because a database may hold it as a binary fraction, and so is a time:
// store both as text. A column of NUMERIC is a text in PostgreSQL, and a number in SQLite: there
// it has to be one of TEXT.
func Scan(column any, into interface{ UnmarshalText(text []byte) error }) error {
	switch found := column.(type) {
	case nil:
		return into.UnmarshalText(nil)
	case string:
		return into.UnmarshalText([]byte(found))
	case []byte:
		return into.UnmarshalText(found)
	}
	return fmt.Errorf("found a value of type %T in the database, wanted a text, as a column of type TEXT has it: %w", column, ErrInvalid)
}

// Value returns a scalar as a column of a database: its text, or NULL if it has none because it
// is not set. It is the Value of the scalars of this module.
func Value(scalar interface{ MarshalText() ([]byte, error) }) (driver.Value, error) {
	text, err := scalar.MarshalText()
	if err != nil || len(text) == 0 {
		return nil, err
	}
	return string(text), nil
}

// TextValue is Value for an id or a category, which is its own text.
func TextValue[T ~string](value T) (driver.Value, error) {
	if value == "" {
		return nil, nil
	}
	return string(value), nil
}
