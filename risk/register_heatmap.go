package risk

import "fmt"

// HeatMap returns the open risks of the register on its matrix, called by their ids,
// the worst first.
func (reg Register) HeatMap() HeatMap {
	h := HeatMap{Title: fmt.Sprintf("%s, %v", reg.Title, reg.AsOf), Matrix: reg.clone().Matrix, Risks: []Marker{}}
	for _, s := range reg.Standings() {
		h.Risks = append(h.Risks, Marker{Label: string(s.Risk), Opportunity: s.Nature == Opportunity, Now: s.Now})
	}
	return h
}
