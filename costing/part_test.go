package costing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// What is wrong with a part by itself, its scheme finds too, in the same words and at the same
// place, and nothing comes between but a name that is missing.
func TestPart_ValidateEntry(t *testing.T) {
	equal := costing.Basis{Kind: costing.EqualShares}
	half := percent("50")
	for name, part := range map[string]costing.Part{
		"empty":       {},
		"a clause":    {Clause: "4.1"},
		"long clause": {Clause: strings.Repeat("x", 400), Basis: equal},
		"head":        {Name: "a", Head: "?", Basis: equal},
		"amount":      {Name: "a", Clause: "schedule 2", Amount: costing.Pence(100), Share: half, Basis: equal},
		"surplus":     {Name: "a", Surplus: true, Share: half, Basis: equal},
		"among":       {Name: "a", Among: []partnership.OrgID{"a", "?"}, Basis: costing.Basis{Kind: "?"}},
		"inner":       {Name: "a", Clause: "4.1", Basis: costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Clause: "4.2"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			var ofScheme []string
			for _, e := range field.Errors(costing.Scheme{Name: "s", Parts: []costing.Part{part}}.Validate()) {
				if strings.HasPrefix(e.Path, "parts[0].") && e.Path != "parts[0].name" {
					ofScheme = append(ofScheme, e.Error())
				}
			}
			var alone []string
			for _, e := range field.Errors(field.At("parts[0]", part.ValidateEntry())) {
				alone = append(alone, e.Error())
			}
			require.NotEmpty(t, alone)
			assert.Equal(t, ofScheme, alone)
		})
	}
}

// A part of a basis needs no name: of a long list of such parts, which is tried part by part, only
// what they make together is wrong.
func TestPart_ValidateEntryOfBasis(t *testing.T) {
	require.NoError(t, costing.Part{Basis: costing.Basis{Kind: costing.EqualShares}}.ValidateEntry())
	parts := strings.Repeat(`,{"basis":{"kind":"equal"}}`, 100)
	basis, err := field.Decode[costing.Basis]([]byte(`{"kind":"composite","of":[` + parts[1:] + `]}`))
	require.EqualError(t, err, "of: part 1 takes the rest and is not the last of 100: out of order")
	assert.Len(t, basis.Of, 100)
}

// The clause in front of an error is never shortened.
func TestScheme_ValidateShowsTheWholeClause(t *testing.T) {
	for _, n := range []int{1, 59, 60, 61, 200} {
		clause := "ab" + strings.Repeat("é", n)
		scheme := costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "a", Clause: clause}}}
		assert.ErrorContains(t, scheme.Validate(), fmt.Sprintf("parts[0].basis.kind: %s: required", clause))
	}
}
