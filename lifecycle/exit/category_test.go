package exit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// titled asserts what fieldtest.Titles does, and that what is not of the category has no
// title.
func titled[T interface {
	~string
	Title() string
}](t *testing.T, all []T) {
	t.Helper()
	fieldtest.Titles(t, all)
	assert.Empty(t, T("").Title())
	assert.Empty(t, T("anything").Title())
}

func TestTitle_OfEveryCategory(t *testing.T) {
	titled(t, exit.AssetBases())
	titled(t, exit.Bearers())
	titled(t, exit.Consents())
	titled(t, exit.ContractActions())
	titled(t, exit.CostKinds())
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
