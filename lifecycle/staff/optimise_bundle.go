package staff

import "slices"

// A bundle finds prices with a close bound from all that it has seen of the bound (a proximal
// bundle method; Kiwiel, Mathematical Programming 46, 1990). The bound is a concave function of
// the prices, so that each evaluation is a plane that lies nowhere below it. The next prices
// are where the lowest of the planes is highest, less what it costs to go far. Weights of the
// planes say where that is: in the direction of their mean slope. The mean of where the units
// went, with the same weights, comes close to the best solution in which they may be divided.
type bundle struct {
	*relaxation // what is relaxed
	units       []int
	none        []int64 // of each row, what others have put in: nothing
	planes      []plane
	gram        [][]int64 // of every two planes, the product of their slopes in parts
	reach       int64     // how far to go along the mean slope
	center      []int64   // the best prices
	height      int64     // the bound there
	misses      int       // how many times in a row it did not rise
}

// A plane is one evaluation of the bound.
type plane struct {
	slope  []int64 // of each row
	part   []int64 // the same in parts of what one unit puts in at most, which are fine
	above  int64   // how far the plane is above the bound at the center
	weight int64   // of wholeWeight
	at     []int   // the member of each unit
}

const (
	wholeWeight = 1 << 20 // the weights of all planes
	morePlanes  = 30      // how many more planes than rows are kept
	mostPlanes  = 60      // and how many at most
	weighings   = 16      // how often weight goes from one plane to another, for each plane
	patience    = 3       // after how many misses it goes less far if the planes tell little, and
	lastPause   = 12      // after how many in any case
)

// approach brings the bound close in up to so many rounds.
func (r *relaxation) approach(rounds int) {
	b := r.newBundle()
	for range rounds {
		if r.out() || !b.round() {
			break
		}
	}
	r.root = slices.Clone(r.best)
	clear(r.often)
	for _, p := range b.planes {
		for u, at := range p.at {
			r.often[u*r.members+at] += int(p.weight)
		}
	}
	r.rounded = r.round()
}

// newBundle returns a bundle that begins without prices.
func (r *relaxation) newBundle() *bundle {
	b := &bundle{relaxation: r, units: r.all(), none: make([]int64, len(r.low)), center: make([]int64, len(r.low))}
	clear(r.prices)
	b.height = r.evaluate(b.units, b.none)
	b.keep(b.height)
	first := b.plane()
	first.weight = wholeWeight
	b.add(first)
	steepest := int64(1)
	for _, part := range first.part {
		steepest = max(steepest, part, -part)
	}
	b.reach = max(1, r.most/fine/steepest)
	return b
}

// plane returns the plane of the evaluation at the prices.
func (b *bundle) plane() plane {
	p := plane{slope: slices.Clone(b.slope), part: make([]int64, len(b.slope)), at: make([]int, len(b.units))}
	for k, slope := range b.slope {
		p.part[k] = slope * fine / b.size[k]
	}
	for u := range p.at {
		p.at[u], _ = b.cheapest(u)
	}
	b.spend(1 + (2*len(b.cost)+len(b.entries))/perStep)
	return p
}

// add adds a plane. If there are too many, that one goes which weighs least, of those the
// oldest, and the heaviest takes its weight.
func (b *bundle) add(p plane) {
	if len(b.planes) >= min(mostPlanes, len(b.low)+morePlanes) {
		lightest, heaviest := 0, 0
		for i, q := range b.planes {
			if q.weight < b.planes[lightest].weight {
				lightest = i
			}
			if q.weight > b.planes[heaviest].weight {
				heaviest = i
			}
		}
		b.planes[heaviest].weight += b.planes[lightest].weight
		b.planes, b.gram = slices.Delete(b.planes, lightest, lightest+1), slices.Delete(b.gram, lightest, lightest+1)
		for i := range b.gram {
			b.gram[i] = slices.Delete(b.gram[i], lightest, lightest+1)
		}
	}
	b.planes = append(b.planes, p)
	products := make([]int64, len(b.planes))
	for i, q := range b.planes {
		for k, part := range p.part {
			products[i] += part * q.part[k]
		}
		if i < len(b.gram) {
			b.gram[i] = append(b.gram[i], products[i])
		}
	}
	b.gram = append(b.gram, products)
}

// weigh finds the weights: weight goes from the plane that is highest where they lead to the
// one that is lowest, until all that have weight are as high.
func (b *bundle) weigh() {
	high := make([]int64, len(b.planes))
	for i, row := range b.gram {
		high[i] = b.planes[i].above
		for j, p := range b.planes {
			high[i] += b.ahead(share(p.weight, row[j], wholeWeight))
		}
	}
	b.spend(1 + len(high)*len(high)/(perStep/4))
	for range weighings * len(high) {
		b.spend(1 + len(high)/(perStep/4))
		from, to := b.ends(high)
		if high[from] <= high[to] {
			return
		}
		moved := b.planes[from].weight
		if bend := b.ahead(b.gram[from][from] - 2*b.gram[from][to] + b.gram[to][to]); bend > 0 {
			moved = min(moved, share(high[from]-high[to], wholeWeight, uint64(bend)))
		}
		if moved == 0 {
			return
		}
		b.planes[from].weight -= moved
		b.planes[to].weight += moved
		for i, row := range b.gram {
			high[i] += b.ahead(share(moved, row[to]-row[from], wholeWeight))
		}
	}
}

// ends returns which plane that has weight is highest, and which of all is lowest.
func (b *bundle) ends(high []int64) (from, to int) {
	from = -1
	for i, h := range high {
		if b.planes[i].weight > 0 && (from < 0 || h > high[from]) {
			from = i
		}
		if h < high[to] {
			to = i
		}
	}
	return from, to
}

// ahead returns by how much a plane rises where a slope leads, if that is the product of both.
func (b *bundle) ahead(product int64) int64 { return share(b.reach, product, fine) }

// lead sets the prices to where the weights lead, and returns by how much the bound would
// rise if the planes were all that there is.
func (b *bundle) lead() (gain int64) {
	mean := make([]int64, len(b.low))
	for _, p := range b.planes {
		gain += share(p.weight, p.above, wholeWeight)
		for k, part := range p.part {
			mean[k] += part * p.weight
		}
	}
	for k, sum := range mean {
		top := b.most / b.size[k]
		b.prices[k] = max(-top, min(top, b.center[k]+share(b.reach, sum, uint64(wholeWeight*b.size[k]))))
		gain += b.ahead(sum / wholeWeight * (sum / wholeWeight))
	}
	return gain
}

// round evaluates the bound where the planes lead, and reports whether there was something to
// gain.
func (b *bundle) round() bool {
	b.weigh()
	gain := b.lead()
	if gain < fine {
		return false
	}
	if !b.fits() {
		b.reach = max(1, b.reach/fine)
		return true
	}
	found := b.evaluate(b.units, b.none)
	b.keep(found)
	p := b.plane()
	if found-b.height > gain/10 {
		b.rise(found, gain)
	} else {
		p.above = found - b.height - b.along(p)
		b.miss(p.above, gain)
	}
	b.add(p)
	return true
}

// along returns by how much a plane rises from the center to the prices.
func (b *bundle) along(p plane) int64 {
	sum := int64(0)
	for k, slope := range p.slope {
		sum += slope * (b.prices[k] - b.center[k])
	}
	return sum
}

// rise takes the prices as the center, and goes further next time if they kept what the planes
// promised.
func (b *bundle) rise(found, gain int64) {
	for i, p := range b.planes {
		b.planes[i].above += b.along(p) - (found - b.height)
	}
	if found-b.height > gain/2 {
		b.reach = min(b.most, b.reach+b.reach/2+1)
	}
	copy(b.center, b.prices)
	b.height, b.misses = found, 0
}

// miss goes less far if the bound did not rise some times in a row, and planes from so far
// away tell little about the center.
func (b *bundle) miss(above, gain int64) {
	if b.misses++; b.misses > patience && above > 4*gain || b.misses > lastPause {
		b.reach, b.misses = max(1, b.reach-b.reach/3), 0
	}
}
