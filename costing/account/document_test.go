package account_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// FuzzRecords reads a document as each of the records, beginning with the golden
// documents and what is one change away from them.
func FuzzRecords(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[account.Account](t, document)
		fieldtest.ReadBack[account.Balance](t, document)
		fieldtest.ReadBack[account.Instalment](t, document)
	})
}
