package risk

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// HeatMap returns the open risks of the register on its matrix, labelled with their ids,
// the worst first. If opportunities have a matrix of their own, they are on
// OpportunityMap instead.
func (reg Register) HeatMap() matrix.HeatMap {
	return reg.heatMap(fmt.Sprintf("%s, %v", reg.Title, reg.AsOf), &reg.Matrix)
}

// OpportunityMap returns the open opportunities of the register on their own matrix,
// labelled with their ids, the greatest first; ok is false if they have no matrix of
// their own, and so are on HeatMap.
func (reg Register) OpportunityMap() (h matrix.HeatMap, ok bool) {
	if !reg.ownMatrix() {
		return matrix.HeatMap{}, false
	}
	return reg.heatMap(fmt.Sprintf("%s, opportunities, %v", reg.Title, reg.AsOf), &reg.OpportunityMatrix), true
}

// heatMap returns the open risks that are rated by a matrix of the register.
func (reg *Register) heatMap(title string, by *matrix.Matrix) matrix.HeatMap {
	h := matrix.HeatMap{Title: title, Matrix: by.Clone(), Risks: []matrix.Marker{}}
	for _, s := range reg.Standings() {
		if reg.matrixOf(s.Nature) == by {
			h.Risks = append(h.Risks, matrix.Marker{Label: string(s.Risk), Opportunity: s.Nature == Opportunity, Now: s.Now})
		}
	}
	return h
}
