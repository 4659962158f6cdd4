package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestGoldenAccount(t *testing.T) {
	book := legalAccount()
	fieldtest.Golden(t, "testdata/golden/account.json", book)
	balance, err := book.Balance(calendar.MustDate("2026-03-31"))
	require.NoError(t, err)
	fieldtest.Golden(t, "testdata/golden/balance.json", balance)
	fieldtest.Written(t, "testdata/golden/final-charges.json", reconciled(t, book, sixtyForty(), partnership.MustQuantity("0")))
}
