package partnership

// Rate is a rate.
type Rate float64 // want "floats: float64"

// Wave is a wave.
type Wave complex128 // want "floats: complex128"

// Half says it is a half, and does not say float.
func Half(n int) bool {
	half := 0.5                 // want "floats: float64"
	return half*2 == 1 && n > 0 // want "floats: float64"
}
