package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// What a document gets wrong is said with its place, and nothing is put in its stead.
func TestDecodeARisk(t *testing.T) {
	t.Parallel()
	const sound = `{"id":"r1","title":"t","cause":"c","event":"e","consequence":"q","nature":"threat","category":"legal","status":"open"`
	for _, c := range []struct{ name, more, want string }{
		{"sound", ``, ""},
		{"not assessed", `,"current":{}`, ""},
		{"no such field", `,"probability":"0.5"`, "probability: unknown key: invalid"},
		{"score as a number", `,"current":{"on":"2026-06-30","likelihood":"4","impact":"4","score":16}`, "current.score"},
		{"score of 0 as text", `,"current":{"score":"not assessed"}`, "current.score"},
		{"likelihood as a number", `,"current":{"likelihood":4}`, "current.likelihood"},
		{"treatment", `,"treatment":"Treat"`, "treatment"},
		{"velocity", `,"velocity":"fast"`, "velocity"},
		{"velocity as a number", `,"velocity":3`, "velocity"},
		{"day", `,"raised":"30/06/2026"`, "raised"},
		{"cost without pence", `,"actions":[{"id":"a","what":"w","cost":"42000"}]`, "actions[0].cost"},
		{"cost as a number", `,"actions":[{"id":"a","what":"w","cost":42000}]`, "actions[0].cost"},
		{"control", `,"controls":[{"id":"c","title":"t","status":"ok"}]`, "controls[0].status"},
		{"effectiveness in per cent", `,"controls":[{"id":"c","title":"t","status":"working","effectiveness":"40"}]`, "controls[0].effectiveness: 40 is not from 0 to 1: out of range"},
		{"indicator", `,"indicators":[{"id":"i","measure":"m","better":"up"}]`, "indicators[0].better"},
		{"bearing", `,"bearing":{"shares":[{"org":"a","share":"0.5"}]}`, "bearing.shares[0].share"},
		{"member", `,"members":["Harrow Council"]`, "members[0]"},
		{"another risk", `,"caused_by":["r 2"]`, "caused_by[0]"},
		{"merged", `,"merged_into":"r2"`, `merged_into: "r2", and the risk is not merged: invalid`},
	} {
		document := sound + c.more + "}"
		r, err := field.Decode[risk.Risk]([]byte(document))
		if c.want == "" {
			require.NoError(t, err, c.name)
			assert.Equal(t, risk.RiskID("r1"), r.ID)
			assert.False(t, r.Current.Score.Known(), "not assessed is no number")
			continue
		}
		require.Error(t, err, c.name)
		assert.Contains(t, err.Error(), c.want, c.name)
	}
}

func TestDecodeARegister(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ document, want string }{
		{`{"appetites":[{"appetite":"hungry"}]}`, "appetites[0].appetite"},
		{`{"appetites":[{"appetite":3}]}`, "appetites[0].appetite"},
		{`{"review_months":["3"]}`, "review_months[0]"},
		{`{"as_of":"2026-6-30"}`, "as_of"},
		{`{"partnership":"payroll"}`, "partnership"},
		{`{"risks":[{"id":""}]}`, "risks[0].id"},
		{`{"plans":{}}`, "plans"},
	} {
		_, err := field.Decode[risk.Register]([]byte(c.document))
		require.Error(t, err, c.document)
		assert.Contains(t, err.Error(), c.want, c.document)
	}
}
