package reorganisation_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCategories_HaveTitlesAndRefuseUnknownText(t *testing.T) {
	fieldtest.Titles(t, reorganisation.CouncilChanges())
	fieldtest.Titles(t, reorganisation.PreparingBodies())
	fieldtest.Titles(t, reorganisation.OrderStatuses())
	fieldtest.Titles(t, reorganisation.LineDecisions())
	fieldtest.Titles(t, reorganisation.PieceKinds())
	fieldtest.Titles(t, reorganisation.PassReasons())
	fieldtest.Titles(t, reorganisation.Fates())
	fieldtest.Titles(t, reorganisation.DealKinds())
	fieldtest.Titles(t, reorganisation.ConsentAnswers())
	fieldtest.Titles(t, reorganisation.Anchors())
	fieldtest.Titles(t, reorganisation.ChangeCostKinds())
	fieldtest.Titles(t, reorganisation.BalanceKinds())
	for _, target := range []interface{ UnmarshalText([]byte) error }{
		new(reorganisation.CouncilChange), new(reorganisation.PreparingBody), new(reorganisation.OrderStatus), new(reorganisation.LineDecision), new(reorganisation.PieceKind),
		new(reorganisation.PassReason), new(reorganisation.Fate), new(reorganisation.DealKind), new(reorganisation.ConsentAnswer), new(reorganisation.Anchor), new(reorganisation.ChangeCostKind), new(reorganisation.BalanceKind),
	} {
		assert.ErrorIs(t, target.UnmarshalText([]byte("No such")), field.ErrInvalid, "%T", target)
		assert.NoError(t, target.UnmarshalText(nil), "%T", target)
	}
	part := new(reorganisation.PartID)
	assert.ErrorIs(t, part.UnmarshalText([]byte("not one")), field.ErrInvalid)
}

func TestRecords_RoundTrip(t *testing.T) {
	fieldtest.RoundTrip(t, northamptonshire())
	fieldtest.RoundTrip(t, reorganisation.Order{})
	fieldtest.RoundTrip(t, direction())
	fieldtest.RoundTrip(t, deal("d", "a", "1.00", "2025-07-01"))
	file := fileOf(t, 'j', "county", "milton-keynes")
	fieldtest.RoundTrip(t, file)
	area, err := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file}, []reorganisation.OwnService{ownService("keep", "north")}, day("2020-12-31"))
	require.NoError(t, err)
	fieldtest.RoundTrip(t, area)
	fieldtest.Golden(t, "testdata/order.json", northamptonshire())
	fieldtest.Golden(t, "testdata/file.json", file)
}
