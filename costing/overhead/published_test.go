package overhead_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Plant maintenance, information systems, machining and assembly, of Horngren, Datar and Rajan,
// Cost Accounting, chapter 15: to the penny as exact fractions of pounds give it.
func TestPublished_Castleford(t *testing.T) {
	use := func(line, hours string) overhead.Use {
		return overhead.Use{Line: partnership.LineID(line), Value: partnership.MustQuantity(hours)}
	}
	maintenance := overhead.Centre{Line: "pm", Cost: costing.MustMoney("600000.00"), Serves: []overhead.Use{
		use("is", "1600"), use("machining", "2400"), use("assembly", "4000"),
	}}
	systems := overhead.Centre{Line: "is", Cost: costing.MustMoney("116000.00"), Serves: []overhead.Use{
		use("pm", "200"), use("machining", "1600"), use("assembly", "200"),
	}}
	services := []overhead.Centre{{Line: "machining", Cost: costing.MustMoney("400000.00")}, {Line: "assembly", Cost: costing.MustMoney("200000.00")}}
	for _, c := range []struct {
		name                string
		by                  func([]overhead.Centre) (overhead.FullCosts, error)
		first, second       overhead.Centre
		machining, assembly string
	}{
		{"direct", overhead.Direct, maintenance, systems, "728111.11", "587888.89"},              // 6553000/9, 5291000/9
		{"maintenance first", overhead.StepDown, maintenance, systems, "789777.78", "526222.22"}, // 7108000/9, 4736000/9
		{"systems first", overhead.StepDown, systems, maintenance, "722150.00", "593850.00"},     // whole
		{"reciprocal", overhead.Reciprocal, maintenance, systems, "779877.55", "536122.45"},      // 38214000/49, 26270000/49
	} {
		costs, err := c.by(append([]overhead.Centre{c.first, c.second}, services...))
		require.NoError(t, err)
		for _, full := range costs {
			switch full.Line {
			case "machining":
				assert.Equal(t, c.machining, full.Total.String(), c.name)
			case "assembly":
				assert.Equal(t, c.assembly, full.Total.String(), c.name)
			}
		}
	}
}
