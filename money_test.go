package sharedservices_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing"
)

// TestMoney_NotKnownIsTheZeroValue holds that no exported field, parameter or result is a pointer
// to Money: what is not known is the zero Money. Only receivers are, of what reads a text.
func TestMoney_NotKnownIsTheZeroValue(t *testing.T) {
	pointer := reflect.TypeFor[*costing.Money]()
	seen := 0
	for i, l := range listings {
		for _, c := range l.calls(listed(t, i)) {
			kind := c.function.Type()
			for n := range kind.NumIn() {
				seen++
				assert.Falsef(t, kind.In(n) == pointer && (n > 0 || c.sets() < 0), "%s takes a *Money", c.name)
			}
			for n := range kind.NumOut() {
				assert.Falsef(t, kind.Out(n) == pointer, "%s returns a *Money", c.name)
			}
		}
	}
	for _, zero := range exportedTypes {
		if kind := reflect.TypeOf(zero).Elem(); kind.Kind() == reflect.Struct {
			for _, of := range reflect.VisibleFields(kind) {
				assert.Falsef(t, of.Type == pointer, "%v.%s is a *Money", kind, of.Name)
			}
		}
	}
	assert.Greater(t, seen, 1000)
}
