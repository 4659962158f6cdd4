package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
)

// A risk of several categories is bound by the strictest appetite for any of them, is
// counted with each, and a reputation among them cannot be transferred.
func TestRisk_SeveralCategories(t *testing.T) {
	t.Parallel()
	one := sound("r")
	reg := register(one)
	assert.Equal(t, risk.WithinAppetite, reg.Standings()[0].Fit)
	several := sound("r")
	several.AlsoIn = []risk.Category{risk.FinancialRisk, "hrw-agency-staff"}
	reg = register(several)
	require.NoError(t, reg.Validate())
	assert.Equal(t, risk.AboveAppetite, reg.Standings()[0].Fit, "Barnet is averse to financial risk")
	assert.Equal(t, "barnet", string(reg.Standings()[0].Whose))

	groups := []string{}
	for _, g := range reg.Tallies(risk.ByCategory).Groups {
		groups = append(groups, g.Group)
	}
	assert.Equal(t, []string{"people", "financial", "hrw-agency-staff"}, []string{groups[1], groups[0], groups[2]})
	assert.Contains(t, reg.Tables(noNames).Markdown(), "| People, Financial, Agency staff (HRW) |")

	several.AlsoIn = []risk.Category{risk.PeopleRisk, "magic", risk.FinancialRisk, risk.FinancialRisk, ""}
	require.EqualError(t, several.Validate(), lines(
		"also_in[0]: people is the category itself: duplicate",
		`also_in[1]: "magic" is not a category of risk (strategy, governance, operations, legal, property, financial, commercial, people, technology, information, security, project-programme, reputation): invalid`,
		"also_in[4]: required",
		`also_in[3]: duplicate: "financial" is already also_in[2]`,
	))
}

// With a statement for one category and none for another, nobody knows what binds; averse
// is certain all the same.
func TestRisk_AppetiteForOneOfItsCategories(t *testing.T) {
	t.Parallel()
	r := sound("r")
	r.Members, r.AlsoIn = orgs("harrow"), []risk.Category{risk.LegalRisk}
	reg := register(r)
	reg.Appetites = []risk.AppetiteStatement{{Member: "harrow", Category: risk.PeopleRisk, Appetite: risk.Eager}}
	assert.Equal(t, risk.AppetiteUnknown, reg.Standings()[0].Fit)
	reg.Appetites[0].Appetite = risk.Averse
	assert.Equal(t, risk.AboveAppetite, reg.Standings()[0].Fit)
	reg.Appetites = append(reg.Appetites, risk.AppetiteStatement{Category: risk.LegalRisk, Appetite: risk.Eager})
	reg.Appetites[0].Appetite = risk.Eager
	assert.Equal(t, risk.WithinAppetite, reg.Standings()[0].Fit)
}
