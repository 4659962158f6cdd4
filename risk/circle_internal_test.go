package risk

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// size is how many risks there are in a graph. Each bit of the number of a graph says
// whether one of its risks causes another.
const size = 4

// cause says whether risk i has risk j as a cause in a graph.
func cause(graph, i, j int) bool { return graph>>(i*size+j)&1 == 1 }

// reachable is the places of the risks that can be reached from themselves, by the plain
// definition.
func reachable(graph int) []int {
	var reach [size][size]bool
	for i := range size {
		for j := range size {
			reach[i][j] = cause(graph, i, j)
		}
	}
	for k := range size {
		for i := range size {
			for j := range size {
				reach[i][j] = reach[i][j] || reach[i][k] && reach[k][j]
			}
		}
	}
	found := []int{}
	for i := range size {
		if reach[i][i] {
			found = append(found, i)
		}
	}
	return found
}

// Every way in which four risks can cause one another.
func TestCirclesOfFourRisks(t *testing.T) {
	t.Parallel()
	reg := Register{Risks: make([]Risk, size)}
	for i := range size {
		reg.Risks[i].ID = RiskID(fmt.Sprint(i))
	}
	for graph := range 1 << (size * size) {
		for i := range size {
			r := &reg.Risks[i]
			r.CausedBy = r.CausedBy[:0]
			for j := range size {
				if cause(graph, i, j) {
					r.CausedBy = append(r.CausedBy, reg.Risks[j].ID)
				}
			}
		}
		require.Equal(t, reachable(graph), reg.inCircles(liveCauses), "graph %b", graph)
	}
}
