package reorganisation_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(reorganisation.Anchor), new(reorganisation.BalanceKind), new(reorganisation.ChangeCostKind),
		new(reorganisation.ConsentAnswer), new(reorganisation.CouncilChange), new(reorganisation.DealKind),
		new(reorganisation.LineDecision), new(reorganisation.Fate), new(reorganisation.OrderStatus),
		new(reorganisation.PartID), new(reorganisation.PassReason), new(reorganisation.PieceKind),
		new(reorganisation.PreparingBody),
	)
}
