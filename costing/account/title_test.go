package account_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing/account"
)

func ExamplePostingKind_Title() {
	fmt.Println(account.PostResolution.Title())
	// Output: Dispute resolved
}

func TestPostingKind_TitlesDiffer(t *testing.T) {
	titles := map[string]account.PostingKind{"": "unknown"}
	assert.Empty(t, account.PostingKind("unknown").Title())
	for _, one := range account.PostingKinds() {
		assert.NotContains(t, titles, one.Title(), "%s", one)
		titles[one.Title()] = one
	}
}
