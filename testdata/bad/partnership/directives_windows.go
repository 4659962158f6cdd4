package partnership // want "sources: directives_windows.go is for some machines only"

// Linked is known by another name.
//
//go:linkname Linked runtime.linked // want "directives: //go:linkname"
func Linked() {}

// Fixed is not inlined, where this file is compiled at all.
//
//go:noinline // want "directives: //go:noinline"
func Fixed() int { return 1 }
