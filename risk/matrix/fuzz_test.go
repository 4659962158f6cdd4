package matrix_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// FuzzHeatMapJSON reads a document as a heat map, beginning with the golden one. It must
// not panic, and a map that is valid is written and read back as it is.
func FuzzHeatMapJSON(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "golden", "heatmap.json"))
	require.NoError(f, err)
	f.Add(golden)
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		h, err := field.Decode[matrix.HeatMap](document)
		if err != nil {
			return
		}
		written, err := json.Marshal(h)
		require.NoError(t, err)
		again, err := field.Decode[matrix.HeatMap](written)
		require.NoError(t, err)
		rewritten, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(written), string(rewritten))
	})
}
