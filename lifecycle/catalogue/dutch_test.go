package catalogue_test

import (
	"os"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dutch reads the register of joint arrangements in the Netherlands, and its faults.
func dutch(t testing.TB) (catalogue.Import, error) {
	data, err := os.ReadFile("testdata/netherlands-register.csv")
	require.NoError(t, err)
	return catalogue.ReadCSV(data, catalogue.DutchRegister())
}

// The figures are those that a count of the file by other means gives.
func TestDutchRegister_LoadsWhole(t *testing.T) {
	imported, err := dutch(t)
	require.NoError(t, err)
	assert.Equal(t, 3752, imported.Rows)
	register := imported.Catalogue
	assert.Len(t, register.Entries, 464)
	assert.Equal(t, 608, len(register.Bodies))
	network := register.AsOf(calendar.Date{}).Network()
	assert.Equal(t, 464, network.Partnerships)
	assert.Len(t, network.Organisations, 608)
	require.Len(t, network.Components, 1)
	assert.Len(t, network.Components[0].Orgs, 608)
	assert.Equal(t, partnership.MustQuantity("5"), network.Sharers.Median)
	assert.Equal(t, partnership.MustQuantity("97"), network.Sharers.Greatest)
	t.Log(network.Organisations[:10])
	kinds := map[catalogue.DoubtKind]int{}
	for _, f := range imported.Doubts() {
		kinds[f.Kind]++
		if f.Kind == catalogue.SpelledAlike {
			t.Log(f)
		}
	}
	t.Log(kinds)
}
