package risk

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// HeatMap returns the open risks of the register on its matrix, called by their ids,
// the worst first.
func (reg Register) HeatMap() matrix.HeatMap {
	h := matrix.HeatMap{Title: fmt.Sprintf("%s, %v", reg.Title, reg.AsOf), Matrix: reg.Matrix.Clone(), Risks: []matrix.Marker{}}
	for _, s := range reg.Standings() {
		h.Risks = append(h.Risks, matrix.Marker{Label: string(s.Risk), Opportunity: s.Nature == Opportunity, Now: s.Now})
	}
	return h
}
