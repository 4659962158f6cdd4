package matrix_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// FuzzHeatMapJSON reads a document as a heat map, beginning with the golden one. Whatever is
// read, valid or not, is written and read back as it is; a valid map by Decode too.
func FuzzHeatMapJSON(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "golden", "heatmap.json"))
	require.NoError(f, err)
	f.Add(golden)
	for _, broken := range fieldtest.Mutations(golden) {
		f.Add(broken)
	}
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"matrix":{"likelihood":[{"code":"1","probability":{"from":"0.2"}}]}}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var h, again matrix.HeatMap
		if json.Unmarshal(document, &h) != nil {
			return
		}
		written, err := json.Marshal(h)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(written, &again))
		if h.Validate() == nil {
			_, err = field.Decode[matrix.HeatMap](written)
			require.NoError(t, err)
		}
		rewritten, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(written), string(rewritten))
	})
}
