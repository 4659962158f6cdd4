package account_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func ExamplePostingKind_Title() {
	fmt.Println(account.PostResolution.Title())
	// Output: Dispute resolved
}

func TestCategories_HaveTitles(t *testing.T) { fieldtest.Titles(t, account.PostingKinds()) }
