// Package field is the lowest room.
package field

import "reflect"

// Names returns the names of the fields of a record.
func Names(t reflect.Type) (names []string) {
	for field := range t.Fields() {
		names = append(names, field.Name)
	}
	return names
}
