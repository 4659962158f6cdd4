package exit_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestCategories_HaveTitles(t *testing.T) {
	fieldtest.Titles(t, exit.AssetBases())
	fieldtest.Titles(t, exit.Bearers())
	fieldtest.Titles(t, exit.Consents())
	fieldtest.Titles(t, exit.ContractActions())
	fieldtest.Titles(t, exit.CostKinds())
}

func ExampleCostKind_Title() {
	for _, kind := range exit.CostKinds() {
		fmt.Println(kind.Title())
	}
	// Output:
	// One-off cost
	// Redundancy pay
	// Pension strain
	// Stranded cost
	// Early end of a contract
	// Dilapidations
	// Moving systems and data
	// Settling a dispute
}
