package partnership

import (
	"unicode/utf16"  // want "imports: unicode/utf16 is not on the list"
	unsafer "unsafe" // want "imports: unsafe is not on the list"
)

/*line decode.go:9:1*/ // want "directives: .*line decode.go"

// Pointer stands where another file may import more.
func Pointer() unsafer.Pointer { return unsafer.Pointer(new(utf16.RuneLen('a'))) } // want "names: unsafe: Pointer" "names: unicode/utf16: RuneLen"
