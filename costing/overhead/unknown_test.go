package overhead_test

import (
	"encoding/json"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/stretchr/testify/require"
)

// unmarshalled returns what a document says, which nothing has validated.
func unmarshalled[T any](t *testing.T, document string) T {
	t.Helper()
	var value T
	require.NoError(t, json.Unmarshal([]byte(document), &value))
	return value
}

// A centre whose cost was left out is not free.
func TestUnknown_Centre(t *testing.T) {
	centres := unmarshalled[[]overhead.Centre](t, `[{"line": "hr", "serves": [{"line": "waste", "value": "1"}]}, {"line": "waste", "cost": "1.00"}, {"line": "legal", "cost": null}]`)
	for _, allocate := range []func([]overhead.Centre) (overhead.FullCosts, error){
		overhead.Direct, overhead.StepDown, overhead.Reciprocal,
	} {
		_, err := allocate(centres)
		require.EqualError(t, err, "centres[0].cost: required\ncentres[2].cost: required")
	}
}
