package scale

import "math"

// studentBelow returns the probability that a t variable with some degrees of freedom is at
// most t.
func studentBelow(t, freedom float64) float64 {
	if t == 0 {
		return 0.5
	}
	square := float64(t * t)
	// The tail is half of the regularised incomplete beta function at freedom/(freedom+t²).
	// Where that is next to 1 its other side is calculated, so that no digits are lost.
	tail := betaBelow(freedom/2, 0.5, freedom/(freedom+square), square/(freedom+square)) / 2
	if t < 0 {
		return tail
	}
	return 1 - tail
}

// studentAt returns the t of which a probability is below, from 0 to 1 without the ends, by
// halving.
func studentAt(p, freedom float64) float64 {
	if p < 0.5 {
		return -studentAt(1-p, freedom)
	}
	low, high := 0.0, 1.0
	for studentBelow(high, freedom) < p && high < 1e12 {
		low, high = high, float64(high*2)
	}
	for range 60 {
		middle := (low + high) / 2
		if studentBelow(middle, freedom) < p {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// betaBelow returns the regularised incomplete beta function of a and b at x, of which rest
// is 1 less x.
func betaBelow(a, b, x, rest float64) float64 {
	switch {
	case x <= 0:
		return 0
	case rest <= 0:
		return 1
	}
	whole, _ := math.Lgamma(a + b)
	first, _ := math.Lgamma(a)
	second, _ := math.Lgamma(b)
	front := math.Exp(float64(a*math.Log(x)) + float64(b*math.Log(rest)) + whole - first - second)
	if x < (a+1)/(a+b+2) {
		return float64(front*betaFraction(a, b, x)) / a
	}
	return 1 - float64(front*betaFraction(b, a, rest))/b
}

// betaFraction returns the continued fraction of the incomplete beta function, from the front
// by Lentz's method.
func betaFraction(a, b, x float64) float64 {
	c, d := 1.0, 1/(1-float64((a+b)*x)/(a+1))
	value := d
	for m := 1.0; m < 500; m++ {
		even := float64(float64(m*(b-m))*x) / float64((a+2*m-1)*(a+2*m))
		d, c = 1/(1+float64(even*d)), 1+even/c
		value = float64(value * float64(d*c))
		odd := -float64(float64((a+m)*(a+b+m))*x) / float64((a+2*m)*(a+2*m+1))
		d, c = 1/(1+float64(odd*d)), 1+odd/c
		step := float64(d * c)
		value = float64(value * step)
		if math.Abs(step-1) < 1e-15 {
			break
		}
	}
	return value
}
