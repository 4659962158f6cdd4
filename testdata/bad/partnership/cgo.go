package partnership

import "C" // want "imports: C is not on the list"

// Number is a number of another language, where this file is compiled at all.
type Number C.int
