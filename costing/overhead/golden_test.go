package overhead_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/require"
)

func TestGoldenCentres(t *testing.T) {
	fieldtest.Written(t, "testdata/golden/centres.json", supportAndFrontLine())
	costs, err := overhead.Reciprocal(supportAndFrontLine())
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/centre-costs.json", costs)
}
