package quant

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// bearer is a bearing as a function of a loss, in steps of the grid: what risk.Bearing.Split
// has in pence, before it is rounded. Nobody is at fault.
type bearer struct {
	deductible, limit float64   // limit 0: nobody is insured
	shares            []float64 // of each member
	caps              []limited // so that each comes after those whose rest it may bear
}

// limited is a cap: what a member bears above most goes to another.
type limited struct {
	member, restTo int
	most           float64
}

// newBearer returns a valid bearing as a function. at says where each member is.
func newBearer(b risk.Bearing, members []partnership.OrgID, grid float64) bearer {
	at := func(org partnership.OrgID) int { return slices.Index(members, org) }
	w := bearer{deductible: pence(b.Insurance.Deductible) / grid, limit: pence(b.Insurance.Limit) / grid, shares: make([]float64, len(members))}
	for _, s := range b.Shares {
		of, in, _ := s.Fraction.Terms()
		w.shares[at(s.Org)] = float64(of) / float64(in)
	}
	for left := slices.Clone(b.Caps); len(left) > 0; {
		next := slices.IndexFunc(left, func(c risk.Cap) bool {
			return !slices.ContainsFunc(left, func(other risk.Cap) bool { return other.RestTo == c.Org })
		})
		c := left[next]
		w.caps = append(w.caps, limited{member: at(c.Org), restTo: at(c.RestTo), most: pence(c.Most) / grid})
		left = slices.Delete(left, next, next+1)
	}
	return w
}

// retained returns what of a loss the insurer does not pay. No insurer pays for a gain.
func (w bearer) retained(loss float64) float64 {
	return loss - min(max(0, loss-w.deductible), w.limit)
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

// membersOf returns the members of a model, and after them all others that bear something, in
// the order in which they are named.
func membersOf(m Model) []partnership.OrgID {
	members := slices.Clone(m.Members)
	add := func(org partnership.OrgID) {
		if !slices.Contains(members, org) {
			members = append(members, org)
		}
	}
	for _, x := range m.Exposures {
		for _, s := range x.Bearing.Shares {
			add(s.Org)
		}
		for _, c := range x.Bearing.Caps {
			add(c.RestTo)
		}
	}
	return members
}
