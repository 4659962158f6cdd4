package waterfall_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/require"
)

func TestGoldenClaims(t *testing.T) {
	tier := waterfall.Tier{Name: "promised savings", Rule: waterfall.TalmudRule, Claims: promised(10000, 20000, 30000)}
	fieldtest.Golden(t, "testdata/golden/tier.json", tier)
	tranches, err := waterfall.Distribute(costing.MustMoney("200.00"), []waterfall.Tier{tier})
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/tranches.json", tranches)
	fieldtest.Golden(t, "testdata/golden/gain-part.json", waterfall.GainPart{Name: "population", Share: partnership.MustFraction("25%"), Weights: sixtyForty()})
	fieldtest.Golden(t, "testdata/golden/gain-part-kept.json", waterfall.GainPart{Name: "kept by the pool", Share: partnership.MustFraction("50%")})
}

func TestGoldenPooledFund(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/pooled-fund.json", overspentFund())
	tranches, err := overspentFund().Settle()
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/pooled-fund-tranches.json", tranches)
}
