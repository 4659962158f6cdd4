package risk

import "github.com/seed9ad77866/sharedservices/partnership/field"

// inCircles returns the places of the risks that lead back to themselves, in their order;
// next returns the risks to which one leads. A risk that only leads into such a circle is
// not in it.
func (reg *Register) inCircles(next func(*Risk) []RiskID) []int {
	places, all := reg.places(), make([]int, len(reg.Risks))
	for i := range all {
		all[i] = i
	}
	circles := field.Circles(all, func(i int) (to []int) {
		for _, id := range next(&reg.Risks[i]) {
			if j, there := places[id]; there {
				to = append(to, j)
			}
		}
		return to
	})
	found := []int{}
	for i := range all {
		if circles[i] {
			found = append(found, i)
		}
	}
	return found
}
