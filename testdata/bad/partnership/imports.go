package partnership

import (
	_ "errors" // want "imports: errors is imported as _"
	"math"
	"math/bits"
	"os"        // want "imports: os is not on the list"
	"reflect"   // want "imports: reflect is not on the list"
	. "strings" // want "imports: strings is imported as [.]"
	"unsafe"    // want "imports: unsafe is not on the list"

	"github.com/seed9ad77866/sharedservices/testdata/bad/partnership/policy" // want "layers: .partnership. imports partnership/policy"
)

// Size uses what it must not import.
func Size() int {
	os.Exit(len(ToUpper("x")))              // want "names: os: Exit"
	return int(unsafe.Sizeof(policy.One)) + // want "names: unsafe: Sizeof"
		reflect.TypeOf(1).Align() + // want "names: reflect: TypeOf" "names: reflect: .Align"
		bits.UintSize + // want "names: math/bits: UintSize"
		math.MaxInt16 // want "names: math: MaxInt16"
}
