package risk_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
)

// A body may have categories of its own, which say so; any other is refused as before.
func TestCategory_MayBeOnesOwn(t *testing.T) {
	t.Parallel()
	var read risk.Risk
	require.NoError(t, json.Unmarshal([]byte(`{"id":"r1","title":"t","nature":"threat","category":"hrw-waste-collection","status":"open"}`), &read))
	require.NoError(t, read.Validate())
	assert.Equal(t, "Waste collection (HRW)", read.Category.Title())
	assert.True(t, read.Category.Own())
	for text, want := range map[risk.Category]error{
		"waste": field.ErrInvalid, "hrw-": field.ErrInvalid, "hrw-two words": field.ErrInvalid, "own.waste": field.ErrInvalid, "": field.ErrRequired, "legal": nil, "hrw-a-b": nil,
	} {
		require.ErrorIs(t, text.Validate(), want, text)
		var back risk.Category
		if err := back.UnmarshalText([]byte(text)); want == field.ErrInvalid {
			require.ErrorIs(t, err, want, text)
		} else {
			require.NoError(t, err)
			assert.Equal(t, text, back)
		}
	}
	reg := with(func(r *risk.Risk) { r.Category = "hrw-waste-collection" })
	reg.Appetites = []risk.AppetiteStatement{{Category: "hrw-waste-collection", Appetite: risk.Averse}}
	require.NoError(t, reg.Validate())
	assert.Equal(t, risk.AboveAppetite, reg.Standings()[0].Fit)
	assert.Equal(t, "hrw-waste-collection", reg.Tallies(risk.ByCategory).Groups[0].Group)
}

// Actions as registers print them: ongoing, £10,000 to £50,000, 60 % done.
func TestAction_AsRegistersPrintThem(t *testing.T) {
	t.Parallel()
	ongoing := func(r *risk.Risk) {
		a := &r.Actions[0]
		a.Due, a.Ongoing, a.Cost, a.CostMost, a.Progress = calendar.Date{}, true, pounds("10000.00"), pounds("50000.00"), qty("0.6")
	}
	reg := with(ongoing)
	require.NoError(t, reg.Validate())
	assert.Equal(t, policy.Pass, verdictOf(t, reg, "risk-action"))
	assert.Contains(t, reg.Tables(noNames).Markdown(), "| ongoing, 60% done | £10,000.00 to £50,000.00 |")
	up, err := risk.Escalate([]risk.EscalationRule{{To: "board", Source: "terms", Overdue: true}}, []risk.Register{reg})
	require.NoError(t, err)
	assert.Empty(t, up)
	for want, change := range map[string]func(*risk.Action){
		"ongoing: it is due on 2026-09-30: invalid": func(a *risk.Action) { a.Ongoing = true },
		"cost: required": func(a *risk.Action) { a.Cost, a.CostMost = costing.Money{}, pounds("1.00") },
		"cost_most: 1.00 is below the least, 42000.00: out of order": func(a *risk.Action) { a.CostMost = pounds("1.00") },
		"progress: 1.1 is not from 0 to 1: out of range":             func(a *risk.Action) { a.Progress = qty("1.1") },
	} {
		a := sound("r1").Actions[0]
		change(&a)
		require.EqualError(t, a.Validate(), want)
	}
}

func ExampleCategory_Own() {
	c := risk.Category("hrw-waste-collection")
	fmt.Println(c.Own(), c.Title(), risk.LegalRisk.Own())
	// Output: true Waste collection (HRW) false
}

func ExampleCategory_Validate() {
	fmt.Println(risk.Category("hrw-waste-collection").Validate())
	fmt.Println(risk.Category("waste").Validate() != nil)
	// Output:
	// <nil>
	// true
}
