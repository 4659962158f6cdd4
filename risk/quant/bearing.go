package quant

import (
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// bearer is a bearing as a function of a loss, in steps of the grid: what risk.Bearing.Split
// has in pence, before it is rounded. Nobody is at fault.
type bearer struct {
	layers []layer
	shares []float64 // of each member
	caps   []limited // so that each comes after those whose rest it may bear
}

// layer is what an insurer pays of a loss: its part of what lies in the layer, up to most.
type layer struct {
	deductible, limit, part, most float64
}

// layersOf returns what the insurers of a bearing pay. Of an event that happens once at
// most, the limit of a year is one of the loss.
func layersOf(b risk.Bearing, grid float64) []layer {
	layers := make([]layer, len(b.Insurance))
	for i, n := range b.Insurance {
		layers[i] = layer{deductible: pence(n.Deductible) / grid, limit: pence(n.Limit) / grid, part: 1, most: leastKnown(grid, n.MostInYear)}
		if of, in, known := n.Part.Terms(); known {
			layers[i].part = float64(of) / float64(in)
		}
	}
	return layers
}

// leastKnown returns the least of the amounts that are known, in steps of the grid, and
// infinity if none is.
func leastKnown(grid float64, amounts ...costing.Money) float64 {
	least := math.Inf(1)
	for _, amount := range amounts {
		if amount.Known() {
			least = min(least, pence(amount)/grid)
		}
	}
	return least
}

// limited is a cap: what a member bears above most goes to another.
type limited struct {
	member, restTo int
	most           float64
}

// newBearer returns a valid bearing as a function. at says where each member is.
func newBearer(b risk.Bearing, members []partnership.OrgID, grid float64) bearer {
	at := func(org partnership.OrgID) int { return slices.Index(members, org) }
	w := bearer{layers: layersOf(b, grid), shares: make([]float64, len(members))}
	for _, s := range b.Shares {
		of, in, _ := s.Fraction.Terms()
		w.shares[at(s.Org)] = float64(of) / float64(in)
	}
	for left := slices.Clone(b.Caps); len(left) > 0; {
		next := slices.IndexFunc(left, func(c risk.Cap) bool {
			return !slices.ContainsFunc(left, func(other risk.Cap) bool { return other.RestTo == c.Org })
		})
		c := left[next]
		w.caps = append(w.caps, limited{member: at(c.Org), restTo: at(c.RestTo), most: leastKnown(grid, c.Most, c.MostInYear)})
		left = slices.Delete(left, next, next+1)
	}
	return w
}

// retained returns what of a loss no insurer pays. No insurer pays for a gain.
func (w bearer) retained(loss float64) float64 {
	rest := loss
	for _, l := range w.layers {
		rest -= min(float64(l.part*min(max(0, loss-l.deductible), l.limit)), l.most)
	}
	return rest
}

// split returns what each member bears of a loss. A gain is split by the shares.
func (w bearer) split(loss float64) []float64 {
	rest := w.retained(loss)
	borne := make([]float64, len(w.shares))
	for i, share := range w.shares {
		borne[i] = float64(rest * share)
	}
	for _, c := range w.caps {
		if above := borne[c.member] - c.most; above > 0 && loss > 0 {
			borne[c.member] -= above
			borne[c.restTo] += above
		}
	}
	return borne
}

// membersOf returns the members of a portfolio, and after them all others that bear something, in
// the order in which they are named.
func membersOf(p Portfolio) []partnership.OrgID {
	members := slices.Clone(p.Members)
	add := func(org partnership.OrgID) {
		if !slices.Contains(members, org) {
			members = append(members, org)
		}
	}
	for _, x := range p.Exposures {
		for _, s := range x.Bearing.Shares {
			add(s.Org)
		}
		for _, c := range x.Bearing.Caps {
			add(c.RestTo)
		}
	}
	return members
}
