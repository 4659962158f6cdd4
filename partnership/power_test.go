package partnership_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestPowers(t *testing.T) {
	testCategory(t, partnership.Powers(),
		"lga-1972-s101", "lga-1972-s102", "lga-1972-s111", "lga-1972-s113", "goods-and-services-1970-s1",
		"localism-2011-s1", "lga-2003-s95", "nhs-2006-s75", "contract")
}

// Each power with its citation, its condition and whom it is open to. The officers
// must be consulted before they are made available, and a commercial purpose
// needs a company.
func TestPower_Grants(t *testing.T) {
	type row struct {
		power      partnership.Power
		citation   string
		condition  string // words that it must have; "": it must be empty
		open       string
		commercial bool
	}
	for _, want := range []row{
		{partnership.LGA1972Section101, "Local Government Act 1972 s.101", "", "local-authority", false},
		{partnership.LGA1972Section102, "Local Government Act 1972 s.101(5), s.102", "", "local-authority", false},
		{partnership.LGA1972Section111, "Local Government Act 1972 s.111", "function", "local-authority", false},
		{partnership.LGA1972Section113, "Local Government Act 1972 s.113", "agreement, and the officers were consulted", "local-authority public-agency", false},
		{partnership.GoodsAndServicesAct1970, "Local Authorities (Goods and Services) Act 1970 s.1", "names", "local-authority public-agency", false},
		{partnership.LocalismAct2011, "Localism Act 2011 s.1, s.4", "through a company", "local-authority public-agency private voluntary", true},
		{partnership.LGA2003Section95, "Local Government Act 2003 s.95", "through a company", "local-authority public-agency private voluntary", true},
		{partnership.NHSAct2006Section75, "National Health Service Act 2006 s.75", "host", "local-authority public-agency", false},
		{partnership.Contract, "contract, let under the Procurement Act 2023", "procured", "local-authority public-agency private voluntary", false},
	} {
		g, ok := want.power.Grants()
		require.True(t, ok, want.power)
		assert.Equal(t, want.power, g.Power)
		assert.Equal(t, want.citation, g.Citation)
		assert.Equal(t, want.condition == "", g.Condition == "", want.power)
		assert.Contains(t, g.Condition, want.condition)
		assert.Equal(t, want.open, words(g.OpenTo))
		assert.Equal(t, want.commercial, g.Commercial, want.power)
		assert.NotEmpty(t, g.Lets)
	}
	_, ok := partnership.Power("no such").Grants()
	assert.False(t, ok)
}

func TestPowersOpenTo(t *testing.T) {
	assert.Equal(t, partnership.Powers(), partnership.PowersOpenTo(partnership.LocalAuthority))
	assert.Equal(t, "lga-1972-s113 goods-and-services-1970-s1 localism-2011-s1 lga-2003-s95 nhs-2006-s75 contract",
		words(partnership.PowersOpenTo(partnership.PublicAgency)))
	companies := "localism-2011-s1 lga-2003-s95 contract"
	assert.Equal(t, companies, words(partnership.PowersOpenTo(partnership.Private)))
	assert.Equal(t, companies, words(partnership.PowersOpenTo(partnership.Voluntary)))
	assert.Equal(t, []partnership.Power{}, partnership.PowersOpenTo("no such"))
}

func TestPower_GrantsAreTheCallersOwn(t *testing.T) {
	spoilt, _ := partnership.Contract.Grants()
	clear(spoilt.OpenTo)
	again, _ := partnership.Contract.Grants()
	assert.Equal(t, partnership.Sectors(), again.OpenTo)
}

func TestGrant_Golden(t *testing.T) {
	made, _ := partnership.LGA1972Section113.Grants()
	fieldtest.Written(t, "testdata/golden/grant.json", made)
}

func ExamplePower_Grants() {
	g, _ := partnership.LGA1972Section113.Grants()
	fmt.Printf("%s: %s\nif %s\n", g.Citation, g.Lets, g.Condition)
	// Output:
	// Local Government Act 1972 s.113: a council places its officers at the disposal of another council or a health body; they stay its employees
	// if there is an agreement, and the officers were consulted first
}

func ExamplePowersOpenTo() {
	fmt.Println(partnership.PowersOpenTo(partnership.Voluntary))
	// Output: [localism-2011-s1 lga-2003-s95 contract]
}
