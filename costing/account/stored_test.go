package account_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestPosting_ValidateIsOfThePostingByItself(t *testing.T) {
	day := calendar.MustDate("2026-05-01")
	good := account.Posting{On: day, Kind: account.PostPayment, Org: "harrow", Amount: costing.Pence(100), By: "Treasurer"}
	assert.NoError(t, good.Validate())
	assert.EqualError(t, account.Posting{}.Validate(), "on: required\nkind: required\namount: required")
	bad := good
	bad.Org, bad.By, bad.Reference = "Harrow Council", "a\x00", "b\x00"
	assert.EqualError(t, bad.Validate(), `org: "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
reference: "b\x00" has U+0000, which cannot be seen, as character 2: invalid
by: "a\x00" has U+0000, which cannot be seen, as character 2: invalid`)
	bad = good
	bad.Org = ""
	assert.EqualError(t, bad.Validate(), "org: required")
	read, err := field.Decode[account.Posting]([]byte(`{"on":"2026-05-01","kind":"payment","org":"harrow","amount":"1.00","by":"Treasurer"}`))
	assert.NoError(t, err)
	assert.Equal(t, good, read)
}

func TestFinalCharge_Validate(t *testing.T) {
	assert.EqualError(t, account.FinalCharge{}.Validate(), "org: required\ncharged: required\nfinal: required\ndue: required")
	assert.NoError(t, account.FinalCharge{Org: "harrow", Charged: costing.Pence(0), Final: costing.Pence(-5), Due: costing.Pence(-5)}.Validate())
}
