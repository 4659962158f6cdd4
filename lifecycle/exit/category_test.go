package exit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
)

// titled asserts that no two values of a category have the same title, none has an empty
// one, and what is not of the category has none.
func titled[T interface {
	~string
	Title() string
}](t *testing.T, all []T) {
	t.Helper()
	seen := map[string]bool{"": true}
	for _, value := range all {
		assert.False(t, seen[value.Title()], "%T %s: %q", value, value, value.Title())
		seen[value.Title()] = true
	}
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
