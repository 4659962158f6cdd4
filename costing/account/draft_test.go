package account_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		account.Account{},
		account.Balance{},
		account.FinalCharge{},
		account.FinalCharges(nil),
		account.Instalment{},
		account.Ledger{},
		account.MemberBalance{},
		account.Posting{},
		account.PostingKind(""),
	)
}
