package risk_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// FuzzRegisterJSON reads a document as a register. Nothing panics, be it right or
// wrong; one that is right is written and read back as it was, loses no risk in any
// of its reports, and has changed in nothing since the day before.
func FuzzRegisterJSON(f *testing.F) {
	document, err := os.ReadFile(filepath.Join("testdata", "golden", "register.json"))
	require.NoError(f, err)
	f.Add(document)
	small, err := json.Marshal(register(sound("r1")))
	require.NoError(f, err)
	for _, broken := range fieldtest.Mutations(small) {
		f.Add(broken)
	}
	f.Add([]byte(`{"matrix":{"likelihood":[{"code":"1"}],"impact":[{"code":"1"}],"ratings":["r"],"grid":[["r"]]},"risks":[{"status":"open","current":{"likelihood":"1","impact":"1"}}]}`))
	f.Add([]byte(`{"matrix":{"formula":"product"},"review_months":[1],"appetite_ratings":["a","b","c","d","e"],"risks":[{},{}],"plans":[{}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var reg risk.Register
		if json.Unmarshal(document, &reg) != nil {
			return
		}
		valid := reg.Validate() == nil
		standings := reg.Standings()
		_, _ = reg.Tables(noNames).Markdown(), risk.Checks().Judge(reg, reg.AsOf)
		for _, by := range risk.Groupings() {
			_ = reg.Tallies(by)
		}
		_, _ = reg.Coverage(reg.AsOf)
		before := reg
		before.AsOf = reg.AsOf.AddDays(-1)
		report, err := risk.Changes([]risk.Register{before, reg})
		if !valid {
			return
		}
		if before.AsOf.IsZero() {
			require.ErrorIs(t, err, field.ErrOrder)
			return
		}
		require.NoError(t, err)
		require.Len(t, report.Changes, len(standings))
		for _, c := range report.Changes {
			require.Contains(t, []matrix.Shift{matrix.NoShift, ""}, c.Shift)
			require.Equal(t, risk.ChangeKept, c.Kind)
			require.Empty(t, c.Details)
		}
		whole, err := risk.Join([]risk.Register{reg})
		require.NoError(t, err)
		require.NoError(t, whole.Validate())

		written, err := json.Marshal(reg)
		require.NoError(t, err)
		back, err := field.Decode[risk.Register](written)
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(written), string(again))
	})
}
