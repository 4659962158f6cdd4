package scale

import "math"

// delayInverse returns one over Erlang's loss formula for n agents and a load, which is what
// is left when nobody waits: 1/B(n) = 1 + n/load × 1/B(n−1), in one pass from where n is
// below 1. For agents that are not whole, the pass begins with the continuous extension
// 1/B(n) = load × ∫ e^(−load·t) (1+t)^n dt.
func delayInverse(n, load float64) float64 {
	whole := math.Floor(n)
	part := n - whole
	inverse := 1.0
	if part > 0 {
		inverse = fractional(part, load)
	}
	step := 1 / load
	for k := 1.0; k <= whole; k++ {
		inverse = 1 + float64(inverse*float64((k+part)*step))
	}
	return inverse
}

// delayed returns the probability that a call waits, by Erlang C, for n agents above the load.
func delayed(n, load, inverse float64) float64 {
	return n / (n + float64((inverse-1)*(n-load)))
}

// fractional returns 1/B of less than one agent: e^load × load^(−n) × Γ(n+1, load), where Γ is
// the upper incomplete gamma function.
func fractional(n, load float64) float64 {
	a := n + 1
	if load > a+1 {
		return float64(load * upperFraction(a, load))
	}
	gamma, _ := math.Lgamma(a)
	front := math.Exp(load - float64(n*math.Log(load)) + gamma)
	return front - float64(load*lowerSeries(a, load))
}

// lowerSeries returns e^x × x^(−a) × γ(a, x), where γ is the lower incomplete gamma function, as
// the series 1/a + x/(a(a+1)) + …
func lowerSeries(a, x float64) float64 {
	term := 1 / a
	sum := term
	for k := a + 1; term > float64(sum*1e-17); k++ {
		term = float64(term*x) / k
		sum += term
	}
	return sum
}

// upperFraction returns e^x × x^(−a) × Γ(a, x) as a continued fraction, from the front by
// Lentz's method.
func upperFraction(a, x float64) float64 {
	b := x + 1 - a
	c, d := 1e300, 1/b
	value := d
	for k := 1.0; k < 1000; k++ {
		term := -float64(k * (k - a))
		b += 2
		d = 1 / (b + float64(term*d))
		c = b + term/c
		step := float64(c * d)
		value = float64(value * step)
		if math.Abs(step-1) < 1e-16 {
			break
		}
	}
	return value
}

// impatient is a queue in which callers give up.
type impatient struct {
	waits, abandoned float64
	arrivals, leave  float64 // in a second: calls, and callers of one who waits
	serve            float64 // calls that all agents finish in a second
	log              float64 // of the sum over the queue
}

// impatient works a queue out by Erlang A: Poisson arrivals, and exponential handling and
// patience.
func (q Queue) impatient(n, inverse float64) impatient {
	a := impatient{arrivals: q.arrivals(), leave: 1 / number(q.Patience), serve: n / number(q.Handling)}
	a.log = logSum(a.serve/a.leave, a.arrivals/a.leave)
	a.waits = 1 / (1 + math.Exp(math.Log(inverse-1)-a.log))
	// Of those who wait, 1/(ρ·sum) + 1 − 1/ρ give up.
	ratio := a.serve / a.arrivals
	a.abandoned = min(1, max(0, float64(a.waits*(1-ratio+float64(ratio*math.Exp(-a.log))))))
	return a
}

// logSum returns the logarithm of 1 + y/(x+1) + y²/((x+1)(x+2)) + …
func logSum(x, y float64) float64 {
	const great = 1e250
	term, sum, log := 1.0, 1.0, 0.0
	for k := x + 1; term > float64(sum*1e-17) || k < y; k++ {
		term = float64(term*y) / k
		sum += term
		if sum > great {
			term, sum, log = term/great, sum/great, log+math.Log(great)
		}
	}
	return math.Log(sum) + log
}

// answered returns the share of all calls that is answered within some seconds: those that
// do not wait, and those of which the wait ends by then and who have not given up.
//
// The wait that a very patient caller would have has the density
// serve/sum × exp(arrivals/leave × (1−e^(−leave·x)) − serve·x) for those who wait.
func (a impatient) answered(within float64) float64 {
	density := func(x float64) float64 {
		given := -math.Expm1(-float64(a.leave * x))
		return math.Exp(float64(a.arrivals/a.leave*given) - float64((a.serve+a.leave)*x) - a.log)
	}
	return min(1, 1-a.waits+float64(float64(a.waits*a.serve)*integral(density, within)))
}

// integral returns the integral of a smooth function from 0 to an end, by Gauss and
// Legendre's rule of five points on each of many parts.
func integral(f func(float64) float64, end float64) float64 {
	nodes := [...]float64{0, 0.5384693101056831, 0.9061798459386640}
	weights := [...]float64{0.5688888888888889, 0.4786286704993665, 0.2369268850561891}
	const pieces = 64
	half, sum := end/(2*pieces), 0.0
	for i := range pieces {
		middle := float64(half * float64(2*i+1))
		sum += float64(weights[0] * f(middle))
		for k := 1; k < len(nodes); k++ {
			away := float64(half * nodes[k])
			sum += float64(weights[k] * (f(middle-away) + f(middle+away)))
		}
	}
	return float64(sum * half)
}
