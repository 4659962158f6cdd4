package partnership

// Fixed is not inlined, where this file is compiled at all.
//
//go:noinline // want "directives: //go:noinline"
func Fixed() int { return 1 }
