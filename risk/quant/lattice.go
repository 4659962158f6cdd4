package quant

import (
	"math"
	"math/bits"
	"slices"
)

// tiny is by how much a probability may be off.
const tiny = 1e-9

// lost is the probability at either end of a sum that is moved to the step before it.
const lost = 1e-13

// lattice is a distribution on the grid: p[i] is the probability of low+i steps.
//
// Products stand in float64(…) throughout, so that no machine joins them with a sum and
// rounds once where another rounds twice.
type lattice struct {
	low int
	p   []float64
}

// nothing returns the distribution of what is always 0.
func nothing() lattice { return lattice{p: []float64{1}} }

// high returns the greatest step.
func (l lattice) high() int { return l.low + len(l.p) - 1 }

// at returns the probability of a step.
func (l lattice) at(step int) float64 {
	if step < l.low || step > l.high() {
		return 0
	}
	return l.p[step-l.low]
}

// trimmed returns the lattice without ends of next to no probability, which is moved to
// the nearest step that is kept.
func (l lattice) trimmed() lattice {
	first, last, cut := 0, len(l.p)-1, 0.0
	for ; first < last && cut+l.p[first] <= lost; first++ {
		cut += l.p[first]
	}
	l.p[first] += cut
	for cut = 0; last > first && cut+l.p[last] <= lost; last-- {
		cut += l.p[last]
	}
	l.p[last] += cut
	return lattice{low: l.low + first, p: l.p[first : last+1]}
}

// added adds a lattice with a weight to a mixture.
func (l lattice) added(other lattice, weight float64) lattice {
	if len(l.p) == 0 {
		l.low = other.low
	}
	low, high := min(l.low, other.low), max(l.high(), other.high())
	if low < l.low || high > l.high() {
		p := make([]float64, high-low+1)
		copy(p[l.low-low:], l.p)
		l = lattice{low: low, p: p}
	}
	for i, p := range other.p {
		l.p[other.low-low+i] += float64(p * weight)
	}
	return l
}

// adder adds independent lattices. It keeps the tables of the transform.
type adder struct{ cos, sin []float64 }

// sum returns the distribution of the sum of independent parts. Parts are joined two by two,
// so that most of the work is between equals.
func (a *adder) sum(parts []lattice) lattice {
	switch len(parts) {
	case 0:
		return nothing()
	case 1:
		return parts[0]
	}
	half := len(parts) / 2
	return a.add(a.sum(parts[:half]), a.sum(parts[half:]))
}

// add returns the distribution of the sum of two independent lattices.
func (a *adder) add(x, y lattice) lattice {
	return lattice{low: x.low + y.low, p: a.product(x.p, y.p)}.trimmed()
}

// product returns the convolution of two lists of numbers that are not below 0, by the way
// that takes less time.
func (a *adder) product(x, y []float64) []float64 {
	if len(x) < len(y) {
		x, y = y, x
	}
	n := len(x) + len(y) - 1
	size := bits.Len(uint(n - 1))
	if float64(len(x))*float64(len(y)) <= float64(5*size)*float64(uint(1)<<size) {
		return direct(x, y)
	}
	return a.transformed(x, y, n, 1<<size)
}

// direct adds up every pair.
func direct(x, y []float64) []float64 {
	sum := make([]float64, len(x)+len(y)-1)
	for j, q := range y {
		if q == 0 {
			continue
		}
		into := sum[j : j+len(x)]
		for i, p := range x {
			into[i] += float64(p * q)
		}
	}
	return sum
}

// transformed adds up by the fast Fourier transform: of x + iy, squared, half of the
// imaginary part is the result. It is exact to about 1e-16 of the greatest probability, and
// what comes out below 0 was 0.
func (a *adder) transformed(x, y []float64, n, size int) []float64 {
	a.prepare(size)
	re, im := make([]float64, size), make([]float64, size)
	copy(re, x)
	copy(im, y)
	a.forward(re, im)
	for i, r := range re {
		re[i], im[i] = float64(r*r)-float64(im[i]*im[i]), 2*float64(r*im[i])
	}
	a.backward(re, im)
	half := 0.5 / float64(size)
	for i := range n {
		im[i] = max(0, float64(im[i]*half))
	}
	return im[:n]
}

// prepare makes the tables for a size, a power of 2.
func (a *adder) prepare(size int) {
	if len(a.cos) >= size/2 {
		return
	}
	a.cos, a.sin = make([]float64, size/2), make([]float64, size/2)
	for i := range a.cos {
		a.sin[i], a.cos[i] = math.Sincos(2 * math.Pi * float64(i) / float64(size))
	}
}

// forward transforms in place, and leaves the result in the order of reversed bits.
func (a *adder) forward(re, im []float64) {
	for half := len(re) / 2; half > 2; half /= 2 {
		stride := len(a.cos) / half
		for block := 0; block < len(re); block += 2 * half {
			r0, i0 := re[block:block+half], im[block:block+half]
			r1, i1 := re[block+half:block+2*half], im[block+half:block+2*half]
			for j := range r0 {
				c, s := a.cos[j*stride], a.sin[j*stride]
				dr, di := r0[j]-r1[j], i0[j]-i1[j]
				r0[j], i0[j] = r0[j]+r1[j], i0[j]+i1[j]
				r1[j], i1[j] = float64(dr*c)+float64(di*s), float64(di*c)-float64(dr*s)
			}
		}
	}
	for k := 0; k+3 < len(re); k += 4 { // the last two rounds turn by quarters only
		r, i := re[k:k+4:k+4], im[k:k+4:k+4]
		r02, i02, r13, i13 := r[0]+r[2], i[0]+i[2], r[1]+r[3], i[1]+i[3]
		d02, e02, d13, e13 := r[0]-r[2], i[0]-i[2], r[1]-r[3], i[1]-i[3]
		r[0], i[0], r[1], i[1] = r02+r13, i02+i13, r02-r13, i02-i13
		r[2], i[2], r[3], i[3] = d02+e13, e02-d13, d02-e13, e02+d13
	}
}

// backward undoes forward, except for a factor of the size.
func (a *adder) backward(re, im []float64) {
	for k := 0; k+3 < len(re); k += 4 {
		r, i := re[k:k+4:k+4], im[k:k+4:k+4]
		r01, i01, r23, i23 := r[0]+r[1], i[0]+i[1], r[2]+r[3], i[2]+i[3]
		d01, e01, d23, e23 := r[0]-r[1], i[0]-i[1], r[2]-r[3], i[2]-i[3]
		r[0], i[0], r[2], i[2] = r01+r23, i01+i23, r01-r23, i01-i23
		r[1], i[1], r[3], i[3] = d01-e23, e01+d23, d01+e23, e01-d23
	}
	for half := 4; half < len(re); half *= 2 {
		stride := len(a.cos) / half
		for block := 0; block < len(re); block += 2 * half {
			r0, i0 := re[block:block+half], im[block:block+half]
			r1, i1 := re[block+half:block+2*half], im[block+half:block+2*half]
			for j := range r0 {
				c, s := a.cos[j*stride], a.sin[j*stride]
				dr, di := float64(r1[j]*c)-float64(i1[j]*s), float64(i1[j]*c)+float64(r1[j]*s)
				r1[j], i1[j] = r0[j]-dr, i0[j]-di
				r0[j], i0[j] = r0[j]+dr, i0[j]+di
			}
		}
	}
}

// once returns the distribution of what an event costs that happens once with a
// probability.
func once(severity lattice, probability float64) lattice {
	return lattice{}.added(nothing(), 1-probability).added(severity, probability)
}

// often returns the distribution of what repeated events cost together: a compound
// Poisson distribution with their mean number. Gains and losses are independent of one
// another.
func (a *adder) often(severity lattice, rate float64) lattice {
	up, down := severity, lattice{low: -severity.high(), p: slices.Clone(severity.p)}
	slices.Reverse(down.p)
	gains := a.panjer(positive(down), rate)
	slices.Reverse(gains.p)
	gains.low = -gains.high()
	return a.add(a.panjer(positive(up), rate), gains)
}

// positive returns the probabilities of 0, 1, 2 … steps, where nothing below 1 counts.
func positive(l lattice) []float64 {
	if l.high() < 1 {
		return nil
	}
	q := make([]float64, l.high()+1)
	for step := max(1, l.low); step <= l.high(); step++ {
		q[step] = l.at(step)
	}
	return q
}

// maxPanjer is the greatest rate at which the recursion begins: above it the probability of
// no event would be too small to begin with.
const maxPanjer = 32

// panjer returns the distribution of the sum of a Poisson number of losses by Panjer's
// recursion; q[j] is the probability that a loss is j steps, and q[0] is 0.
func (a *adder) panjer(q []float64, rate float64) lattice {
	mean := 0.0
	for _, p := range q {
		mean += p
	}
	if mean = float64(mean * rate); mean == 0 {
		return nothing()
	}
	if mean > maxPanjer {
		half := a.panjer(q, rate/2)
		return a.add(half, half)
	}
	p := []float64{math.Exp(-mean)}
	weights := make([]float64, len(q))
	for j := range q {
		weights[j] = float64(rate * float64(q[j]*float64(j)))
	}
	enough := len(q) * (int(mean+float64(10*math.Sqrt(mean))) + 20)
	for sum, n := p[0], 1; sum < 1-lost && n <= enough; n++ {
		next := 0.0
		for j := 1; j < len(q) && j <= n; j++ {
			next += float64(weights[j] * p[n-j])
		}
		p = append(p, next/float64(n))
		sum += p[n]
	}
	return lattice{p: p}.trimmed()
}
