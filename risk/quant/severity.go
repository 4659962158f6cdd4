package quant

import (
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// point is an amount that a loss may have, and its probability.
type point struct {
	amount, probability float64
	around              bool // whether it stands for all amounts up to one step away
}

// spread is a continuous distribution of amounts.
type spread struct {
	shape         risk.Shape
	least, most   float64 // the extremes, or for a lognormal where it is cut off
	likely        float64
	mean          float64
	centre, sigma float64 // of the logarithm, for a lognormal
	alpha, beta   float64 // of the beta distribution, for PERT
}

// Moments returns the mean and the variance of what an estimate says of one event, in pounds
// and in pounds squared: of its amount, and not of how often it happens. They are those of
// the shape itself, on no grid: 25 and 75 for PERT with 10, 20 and 60.
//
// The errors are those that Exposure.Validate finds in an estimate, and ErrRequired for one
// that is not set.
func Moments(e risk.Estimate) (mean, variance float64, err error) {
	if e.IsZero() {
		return 0, 0, field.ErrRequired
	}
	if err := checkEstimate(e, e.Stage); err != nil {
		return 0, 0, err
	}
	if e.Shape == risk.FixedShape || e.Shape == risk.DiscreteShape {
		mean, variance = momentsOf(atoms(e, 100))
		return mean, variance, nil
	}
	s := spreadOf(e, 100)
	return s.mean, s.variance(), nil
}

// momentsOf returns the mean and the variance of points.
func momentsOf(points []point) (mean, variance float64) {
	for _, p := range points {
		mean += float64(p.amount * p.probability)
	}
	for _, p := range points {
		away := p.amount - mean
		variance += float64(float64(away*away) * p.probability)
	}
	return mean, variance
}

// variance returns the variance of the amounts.
func (s spread) variance() float64 {
	width, left, right := s.most-s.least, s.likely-s.least, s.most-s.likely
	switch s.shape {
	case risk.UniformShape:
		return float64(width*width) / 12
	case risk.TriangularShape:
		return (float64(left*left) + float64(right*right) + float64(left*right)) / 18
	case risk.PERTShape:
		return float64((s.mean-s.least)*(s.most-s.mean)) / 7
	}
	return float64(float64(s.mean*s.mean) * math.Expm1(float64(s.sigma*s.sigma)))
}

// atoms returns the amounts of an estimate that has a few, in units of some pence.
func atoms(e risk.Estimate, unit float64) []point {
	if e.Shape == risk.FixedShape {
		return []point{{amount: pence(e.Least) / unit, probability: 1}}
	}
	points := make([]point, len(e.Outcomes))
	for i, o := range e.Outcomes {
		points[i] = point{amount: pence(o.Amount) / unit, probability: number(o.Probability)}
	}
	return points
}

// z95 is the 95th percentile of the standard normal distribution.
const z95 = 1.6448536269514722

// Where a lognormal is cut off, in standard deviations of its logarithm. What is above is
// kept, as one amount with the mean of what was cut off.
const (
	cutBelow = 7.0
	cutAbove = 6.4
)

// spreadOf returns a range as a distribution, in units of some pence.
func spreadOf(e risk.Estimate, unit float64) spread {
	s := spread{shape: e.Shape, least: pence(e.Least) / unit, most: pence(e.Most) / unit, likely: pence(e.Likely) / unit}
	if s.shape == risk.LognormalShape {
		low, high := math.Log(s.least), math.Log(s.most)
		s.centre, s.sigma = (low+high)/2, (high-low)/(2*z95)
		s.mean = math.Exp(s.centre + float64(s.sigma*s.sigma)/2)
		s.least = math.Exp(s.centre - float64(cutBelow*s.sigma))
		s.most = math.Exp(s.centre + float64(cutAbove*s.sigma))
		return s
	}
	if e.Ends == risk.PercentileEnds && s.least < s.most {
		s = s.widened()
	}
	switch width := s.most - s.least; s.shape {
	case risk.TriangularShape:
		s.mean = (s.least + s.likely + s.most) / 3
	case risk.PERTShape:
		s.mean = (s.least + float64(4*s.likely) + s.most) / 6
		if width > 0 {
			s.alpha = 1 + float64(4*(s.likely-s.least))/width
			s.beta = 6 - s.alpha
		}
	default:
		s.mean = (s.least + s.most) / 2
	}
	return s
}

// widened returns the range whose 5th and 95th percentiles are least and most.
//
// On a range from 0 to 1 with its peak at r, both are functions of r alone. So the peak is
// found first, by halving, and the range from it.
func (s spread) widened() spread {
	place := (s.likely - s.least) / (s.most - s.least)
	low, high := 0.0, 1.0
	if s.shape == risk.UniformShape {
		low, high = 0.5, 0.5
	}
	for range 60 {
		peak := (low + high) / 2
		below, above := unit(s.shape, peak).percentiles()
		if (peak-below)/(above-below) < place {
			low = peak
		} else {
			high = peak
		}
	}
	if s.shape == risk.UniformShape {
		low, high = 0.5, 0.5
	}
	below, above := unit(s.shape, (low+high)/2).percentiles()
	width := (s.most - s.least) / (above - below)
	s.least -= float64(width * below)
	s.most = s.least + width
	return s
}

// unit returns a shape on the range from 0 to 1.
func unit(shape risk.Shape, peak float64) spread {
	return spread{shape: shape, most: 1, likely: peak, mean: 0.5, alpha: 1 + float64(4*peak), beta: 5 - float64(4*peak)}
}

// percentiles returns the 5th and 95th percentile of a range from 0 to 1, by halving.
func (s spread) percentiles() (p5, p95 float64) {
	find := func(probability float64) float64 {
		low, high := 0.0, 1.0
		for range 50 {
			x := (low + high) / 2
			if below, _ := s.at(x); below < probability {
				low = x
			} else {
				high = x
			}
		}
		return (low + high) / 2
	}
	return find(0.05), find(0.95)
}

// at returns the probability of at most x, and the part of the mean that comes from
// amounts up to x.
func (s spread) at(x float64) (below, part float64) {
	width := s.most - s.least
	switch s.shape {
	case risk.TriangularShape:
		return s.triangleAt(x)
	case risk.PERTShape:
		below, more := incompleteBeta(s.alpha, s.beta, (x-s.least)/width)
		return below, float64(s.least*below) + float64(float64(width*more)*s.alpha)/6
	case risk.LognormalShape:
		z := (math.Log(x) - s.centre) / s.sigma
		return normal(z), float64(s.mean * normal(z-s.sigma))
	}
	return (x - s.least) / width, float64((x-s.least)*(x+s.least)) / float64(2*width)
}

// triangleAt is at for a triangle.
func (s spread) triangleAt(x float64) (below, part float64) {
	width := s.most - s.least
	if x <= s.likely {
		side := x - s.least
		scale := float64(width * (s.likely - s.least))
		return float64(side*side) / scale, float64(float64(side*side)*(s.least+float64(2*side)/3)) / scale
	}
	side := s.most - x
	scale := float64(width * (s.most - s.likely))
	return 1 - float64(side*side)/scale, s.mean - float64(float64(side*side)*(s.most-float64(2*side)/3))/scale
}

// normal returns the probability that a standard normal variable is at most z.
func normal(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// incompleteBeta returns the regularised incomplete beta function of alpha and beta at x, and
// that of alpha + 1 and beta, where alpha and beta make 6.
func incompleteBeta(alpha, beta, x float64) (at, next float64) {
	a, _ := math.Lgamma(alpha)
	b, _ := math.Lgamma(beta)
	const gammaOf6 = 4.787491742782046 // the logarithm of 5!
	front := math.Exp(float64(alpha*math.Log(x)) + float64(beta*math.Log1p(-x)) + gammaOf6 - a - b)
	if x < (alpha+1)/8 {
		at = float64(front*fraction(alpha, beta, x)) / alpha
	} else {
		at = 1 - float64(front*fraction(beta, alpha, 1-x))/beta
	}
	return at, at - front/alpha
}

// fraction returns the continued fraction of the incomplete beta function, from the front by
// Lentz's method.
func fraction(a, b, x float64) float64 {
	c, d := 1.0, 1/(1-float64((a+b)*x)/(a+1))
	value := d
	for m := 1.0; m < 200; m++ {
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

// points returns the amounts of an estimate, in steps of the grid. Each part of a range goes
// to the two steps around it in such a way that the mean stays.
func points(e risk.Estimate, grid float64) []point {
	if e.Shape == risk.FixedShape || e.Shape == risk.DiscreteShape {
		return atoms(e, grid)
	}
	s := spreadOf(e, grid)
	if s.least == s.most {
		return []point{{amount: s.mean, probability: 1}}
	}
	first, last := math.Floor(s.least), math.Ceil(s.most)
	all := make([]point, int(last-first)+1, int(last-first)+2)
	all[0] = point{amount: first, around: true}
	below, part := 0.0, 0.0
	for i := 1; i < len(all); i++ {
		x := first + float64(i)
		nextBelow, nextPart := 1.0, s.mean
		if x < s.most || s.shape == risk.LognormalShape {
			nextBelow, nextPart = s.at(x)
		}
		mass := nextBelow - below
		right := min(max(0, nextPart-part-float64(mass*(x-1))), max(0, mass))
		all[i] = point{amount: x, probability: right, around: true}
		all[i-1].probability += max(0, mass-right)
		below, part = nextBelow, nextPart
	}
	if rest := 1 - below; s.shape == risk.LognormalShape && rest > 0 {
		all = append(all, point{amount: max(last, (s.mean-part)/rest), probability: rest})
	}
	return all
}

// onGrid returns points on the grid, with the value that each amount has; and of these, what
// is at its step and not around it. What is between two steps goes to both, so that the
// mean stays.
func onGrid(all []point, value func(amount float64) float64) amounts {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range all {
		v := value(p.amount)
		low, high = min(low, v), max(high, v)
	}
	first, _ := between(low)
	last, up := between(high)
	if up > 0 {
		last++
	}
	l := lattice{low: first, p: make([]float64, last-first+1)}
	sure := lattice{low: first, p: make([]float64, last-first+1)}
	for _, p := range all {
		v := value(p.amount)
		step, up := between(v)
		l.p[step-first] += float64(p.probability * (1 - up))
		switch {
		case up > 0:
			l.p[step+1-first] += float64(p.probability * up)
		case !p.around || same(value(p.amount-1), v) && same(value(p.amount+1), v):
			sure.p[step-first] += p.probability
		}
	}
	return amounts{l, sure}
}

// between returns the step at or below a value, and how far above it the value is. A value
// that is next to a step is at it.
func between(value float64) (step int, up float64) {
	if near := math.Round(value); same(value, near) {
		return int(near), 0
	}
	floor := math.Floor(value)
	return int(floor), value - floor
}

// same reports whether two values differ by next to nothing.
func same(a, b float64) bool { return math.Abs(a-b) < tiny }

// opposite returns gains as costs below 0.
func opposite(all []point) []point {
	all = slices.Clone(all)
	for i := range all {
		all[i].amount = -all[i].amount
	}
	return all
}

// frequency is how often an event happens: a probability, or a mean number if it repeats.
type frequency struct {
	repeats bool
	value   float64
}

// frequencyOf returns how often the event of an estimate happens in some months. An event of
// which only the outcomes are known is certain.
func frequencyOf(e risk.Estimate, months int) frequency {
	times := float64(months) / float64(e.HorizonMonths())
	switch p := number(e.Probability); {
	case e.Rate.Known():
		return frequency{repeats: true, value: float64(number(e.Rate) * times)}
	case !e.Probability.Known():
		return frequency{value: 1}
	case months == e.HorizonMonths() || p == 1:
		return frequency{value: p}
	default:
		return frequency{value: -math.Expm1(float64(times * math.Log1p(-p)))}
	}
}

// extent returns how far from 0, in pence, the amounts of an estimate may be.
func extent(e risk.Estimate, months int) float64 {
	far := 0.0
	if e.Shape == risk.FixedShape || e.Shape == risk.DiscreteShape {
		for _, p := range atoms(e, 1) {
			far = max(far, math.Abs(p.amount))
		}
	} else {
		s := spreadOf(e, 1)
		far = max(math.Abs(s.least), math.Abs(s.most))
		if s.shape == risk.LognormalShape {
			below, part := s.at(s.most)
			far = max(far, (s.mean-part)/(1-below))
		}
	}
	if f := frequencyOf(e, months); f.repeats {
		return float64(far * (f.value + float64(8*math.Sqrt(f.value)) + 8))
	}
	return far
}
