package waterfall_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
)

func ExampleClaimsRule_Title() {
	fmt.Println(waterfall.EqualAwardsRule.Title())
	// Output: The same to each, up to its claim
}

func TestClaimsRule_TitlesDiffer(t *testing.T) {
	titles := map[string]waterfall.ClaimsRule{"": "unknown"}
	assert.Empty(t, waterfall.ClaimsRule("unknown").Title())
	for _, one := range waterfall.ClaimsRules() {
		assert.NotContains(t, titles, one.Title(), "%s", one)
		titles[one.Title()] = one
	}
}
