package waterfall_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func ExampleClaimsRule_Title() {
	fmt.Println(waterfall.EqualAwardsRule.Title())
	// Output: The same to each, up to its claim
}

func TestCategories_HaveTitles(t *testing.T) { fieldtest.Titles(t, waterfall.ClaimsRules()) }
