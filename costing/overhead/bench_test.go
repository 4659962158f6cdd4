package overhead_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/require"
)

// Support centres that all serve one another and ten front-line services.
func BenchmarkReciprocalAllocation(b *testing.B) {
	for _, n := range []int{3, 10, 20, 40, 80} {
		centres := make([]overhead.Centre, n, n+10)
		for i := range centres {
			centres[i] = centre(partnership.LineID(member(i)), int64(1000000+i))
		}
		for i := range 10 {
			centres = append(centres, centre(partnership.LineID(fmt.Sprintf("front-%d", i)), 1))
		}
		for i := range n {
			for j, c := range centres {
				if i != j {
					value, err := partnership.NewQuantity(int64(1 + (i*31+j*17)%100))
					require.NoError(b, err)
					centres[i].Serves = append(centres[i].Serves, overhead.Use{Line: c.Line, Value: value})
				}
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := overhead.Reciprocal(centres)
				require.NoError(b, err)
			}
		})
	}
}
