package waterfall_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// pounds is an amount.
func pounds(s string) costing.Money { return costing.MustMoney(s) }

// weights reads pairs like "harrow 65 barnet 35".
func weights(text string) []costing.Weight {
	var all []costing.Weight
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, costing.Weight{Org: partnership.OrgID(words[i]), Value: qty(words[i+1])})
	}
	return all
}

// pence returns the pence of an amount that is known.
func pence(m costing.Money) int64 {
	n, known := m.Pence()
	if !known {
		panic("the amount is not known")
	}
	return n
}

// paths returns the places of all errors.
func paths(err error) []string {
	var all []string
	for _, e := range field.Errors(err) {
		all = append(all, e.Path)
	}
	return all
}

// sixtyForty are the shares of Harrow and Barnet.
func sixtyForty() []costing.Weight {
	return []costing.Weight{
		{Org: "harrow", Value: partnership.MustQuantity("60")},
		{Org: "barnet", Value: partnership.MustQuantity("40")},
	}
}

// shown writes portions as "a 1.00, b 2.00".
func shown(portions []costing.Portion) string {
	texts := make([]string, len(portions))
	for i, p := range portions {
		texts[i] = fmt.Sprintf("%s %v", p.Org, p.Amount)
	}
	return strings.Join(texts, ", ")
}
