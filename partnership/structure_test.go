package partnership_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestStructures(t *testing.T) {
	testCategory(t, partnership.Structures(),
		"lead-authority", "joint-committee", "staff-made-available", "goods-and-services",
		"joint-company", "horizontal-cooperation", "pooled-fund", "contractor")
}

func TestHolders(t *testing.T) {
	testCategory(t, partnership.Holders(), "none", "lead", "each-member", "supplier", "company", "contractor")
}

func TestDecisionRules(t *testing.T) {
	testCategory(t, partnership.DecisionRules(),
		"lead-constitution", "simple-majority", "each-decides", "contract", "articles", "partnership-board")
}

// What each structure implies, a row for each as practitioners' tables have it:
// powers; whose legal personality; who employs; who holds contracts and assets;
// how it decides; procurement; and the words that its source must have.
func TestStructure_Implies(t *testing.T) {
	for _, row := range []struct {
		structure partnership.Structure
		want      string
		sources   []string
	}{
		{
			partnership.LeadAuthority, "lga-1972-s101 lga-1972-s111 | none | lead | lead | lead-constitution | outside horizontal",
			[]string{"1972 s.101", "TUPE"},
		},
		{
			partnership.JointCommittee, "lga-1972-s102 lga-1972-s101 | none | lead | lead | simple-majority | outside horizontal",
			[]string{"s.101(5)", "s.102", "[2010] EWCA Civ 894"},
		},
		{
			partnership.StaffMadeAvailable, "lga-1972-s113 | none | each-member | each-member | each-decides | outside",
			[]string{"1972 s.113"},
		},
		{
			partnership.GoodsAndServices, "goods-and-services-1970-s1 | none | supplier | supplier | contract | horizontal full-procedure",
			[]string{"Goods and Services) Act 1970 s.1"},
		},
		{
			partnership.JointCompany, "localism-2011-s1 lga-2003-s95 | company | company | company | articles | vertical full-procedure",
			[]string{"Localism Act 2011 s.1, s.4", "2003 s.95"},
		},
		{
			partnership.HorizontalCooperation, " | none | each-member | each-member | each-decides | horizontal",
			[]string{"reg 12(7)", "Procurement Act 2023 Sch 2"},
		},
		{
			partnership.PooledFund, "nhs-2006-s75 | none | lead | lead | partnership-board | ",
			[]string{"National Health Service Act 2006 s.75"},
		},
		{
			partnership.Contractor, "contract | contractor | contractor | contractor | contract | full-procedure",
			[]string{"Procurement Act 2023"},
		},
	} {
		i, ok := row.structure.Implies()
		require.True(t, ok, row.structure)
		assert.Equal(t, row.structure, i.Structure)
		got := strings.Join([]string{
			words(i.Powers), string(i.Personality), string(i.Employer), string(i.Holds), string(i.Decision), words(i.Procurement),
		}, " | ")
		assert.Equal(t, row.want, got, row.structure)
		for _, source := range row.sources {
			assert.Contains(t, i.Source, source, row.structure)
		}
	}
	_, ok := partnership.Structure("no such").Implies()
	assert.False(t, ok)
}

// words returns the values of a category, with spaces between.
func words[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return strings.Join(texts, " ")
}

// Every structure implies something, in words that the categories have.
func TestStructure_ImpliesIsWhole(t *testing.T) {
	var used []partnership.Power
	for _, structure := range partnership.Structures() {
		i, ok := structure.Implies()
		require.True(t, ok, structure)
		assert.Contains(t, partnership.Holders(), i.Personality)
		assert.Contains(t, partnership.Holders(), i.Employer)
		assert.Contains(t, partnership.Holders(), i.Holds)
		assert.Contains(t, partnership.DecisionRules(), i.Decision)
		assert.NotNil(t, i.Powers, "an empty list is written [], not null")
		assert.Subset(t, partnership.Powers(), i.Powers)
		assert.NotNil(t, i.Procurement, "an empty list is written [], not null")
		assert.Subset(t, partnership.ProcurementRoutes(), i.Procurement)
		used = append(used, i.Powers...)
	}
	for _, power := range partnership.Powers() {
		assert.Contains(t, used, power, "no structure is made under it")
	}
}

// Only what has a personality of its own can employ in its own name.
func TestStructure_PersonalityEmploys(t *testing.T) {
	for _, structure := range partnership.Structures() {
		if i, _ := structure.Implies(); i.Personality != partnership.NoHolder {
			assert.Equal(t, i.Personality, i.Employer)
			assert.Equal(t, i.Personality, i.Holds)
		}
	}
}

// What one caller does to an answer, no other sees: neither the same structure
// again, nor another.
func TestStructure_ImpliesIsTheCallersOwn(t *testing.T) {
	answers := func() (all []partnership.Implication) {
		for _, structure := range partnership.Structures() {
			i, _ := structure.Implies()
			all = append(all, i)
		}
		return all
	}
	before, spoilt := answers(), answers()
	for _, i := range spoilt {
		clear(i.Powers)
		clear(i.Procurement)
		_ = append(i.Powers[:0], partnership.Contract)
		_ = append(i.Procurement[:0], partnership.FullProcedure)
	}
	assert.Equal(t, before, answers())
	assert.False(t, slices.ContainsFunc(before, func(i partnership.Implication) bool { return slices.Contains(i.Powers, "") }))
}

func TestImplication_Golden(t *testing.T) {
	company, _ := partnership.JointCompany.Implies()
	fieldtest.Written(t, "testdata/golden/implication.json", company)
}

func ExampleStructure_Implies() {
	for _, structure := range []partnership.Structure{partnership.JointCommittee, partnership.JointCompany} {
		i, _ := structure.Implies()
		fmt.Printf("%s: made under %v\n", structure, i.Powers)
		fmt.Printf("  personality %s, employer %s, decides by %s, procurement %v\n", i.Personality, i.Employer, i.Decision, i.Procurement)
	}
	// Output:
	// joint-committee: made under [lga-1972-s102 lga-1972-s101]
	//   personality none, employer lead, decides by simple-majority, procurement [outside horizontal]
	// joint-company: made under [localism-2011-s1 lga-2003-s95]
	//   personality company, employer company, decides by articles, procurement [vertical full-procedure]
}
