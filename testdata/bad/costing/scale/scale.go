// Package scale is a room where floats are at home, and chance is not.
package scale

import (
	"math"
	"math/rand/v2" // want "imports: math/rand/v2 is not on the list"
)

// Estimate returns an estimate.
func Estimate(a float64, b int) float64 {
	return math.Sqrt(a) * float64(rand.IntN(b)) // want "names: math/rand/v2: IntN"
}
