// Package field calculates, and asks what it looks at for more than its fields.
package field

import (
	"math/big" // want "imports: math/big is not on the list"
	"reflect"

	"github.com/shopspring/decimal" // want "imports: .*decimal is not on the list"
)

// Names calls a method by its name, and lists a map in no order.
func Names(v reflect.Value) int {
	v.MethodByName("Local").Call(nil) // want "names: reflect: .MethodByName" "names: reflect: .Call"
	for range v.MapKeys() {           // want "names: reflect: .MapKeys"
		v.Pointer() // want "names: reflect: .Pointer"
	}
	return big.NewInt(1).BitLen() + // want "names: math/big: NewInt" "names: math/big: .BitLen"
		decimal.New(1, 0).Sign() // want "names: .*decimal: New" "names: .*decimal: .Sign"
}
