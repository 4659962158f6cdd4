// Package overhead is not only Go.
package overhead

// One is a number.
const One = 1
