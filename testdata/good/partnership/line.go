package partnership

// line is no directive: the word of a comment is not the first in it.

// Line is a line; go:linkname is only spoken of here, and // line x.go:1 too.
const Line = "//line x.go:1"
