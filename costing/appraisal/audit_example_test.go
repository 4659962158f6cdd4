package appraisal_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Lancashire's options as they were published in 2025: a saving a year, two one-off costs, and the
// net over five years. 5 × 170 − 48 − 47 is 755, so the whole saving is there from the first
// day.
func ExamplePublishedTable_Audit() {
	option := func(id, saving, transition, transformation, net string) appraisal.PublishedOption {
		return appraisal.PublishedOption{
			ID: id, Title: id, Saving: appraisal.MustPublished(saving), Years: 5, Net: appraisal.MustPublished(net),
			Costs: []appraisal.PublishedCost{
				{Name: "transition", Amount: appraisal.MustPublished(transition)},
				{Name: "transformation", Amount: appraisal.MustPublished(transformation)},
			},
		}
	}
	table := appraisal.PublishedTable{
		Title: "options for Lancashire", Source: "Newton Europe and Lancashire County Council, 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{
			option("one", "170", "48", "47", "755"), option("two", "140", "62", "54", "584"), option("three", "99", "76", "59", "360"),
		},
	}

	audit, err := table.Audit(appraisal.DefaultAuditCandidates())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, fit := range audit.Common {
		fmt.Println("gives every net:", fit.Assumptions)
	}
	for _, f := range audit.Findings {
		if f.Sure && f.Path == "options" {
			fmt.Println(f.Kind.Title()+":", f.Working)
		}
	}
	fmt.Println("of the second row alone:", len(audit.Options[1].Net), "sets of assumptions of", audit.Options[1].TriedNet)
	// Output:
	// gives every net: full from the first day, not discounted, 5 years
	// Full savings from the first day: 5 × 170 − 48 − 47 = 755
	// Not discounted: 5 × 170 − 48 − 47 = 755
	// of the second row alone: 3 sets of assumptions of 126
}

// A sum that does not add up: 12 + 9 + 4 is 25. Rounding could not make it 28.
func ExampleTableAudit_Tables() {
	terms := []appraisal.PublishedTerm{
		{Name: "redundancy", Figure: appraisal.MustPublished("12")},
		{Name: "IT", Figure: appraisal.MustPublished("9")},
		{Name: "programme", Figure: appraisal.MustPublished("4")},
	}
	table := appraisal.PublishedTable{
		Title: "one-off costs", Source: "a committee paper", Unit: "£m",
		Sums: []appraisal.PublishedSum{{Title: "all costs", Terms: terms, Total: appraisal.MustPublished("28")}},
	}
	audit, err := table.Audit(appraisal.DefaultAuditCandidates())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(audit.Tables()[0].Markdown())
	// Output:
	// ## Audit of one-off costs
	//
	// What was found when the figures were worked again. What is sure holds whichever assumptions were used.
	//
	// | Option or total | Finding | How sure | What it says | Working (£m) |
	// |---|---|---|---|---|
	// | all costs | Does not add up | sure | its parts do not make 28 | 12 + 9 + 4 = 25 |
}

// What was printed for England in 2016 is a net over five years and a payback of two years and two
// months, and neither the saving nor the costs. Whatever the ramp, there is a saving and a cost
// that give both, and so the table cannot be checked: the audit says what has to be asked for.
func ExamplePublishedTable_Audit_tooLittle() {
	table := appraisal.PublishedTable{
		Title: "England, 27 counties", Source: "EY for the County Councils Network, 2016, as reported", Unit: "£m",
		Options: []appraisal.PublishedOption{{
			ID: "one", Title: "one council each", Years: 5, Net: appraisal.MustPublished("2370..2860"), Payback: appraisal.MustPublished("2.17"),
		}},
	}
	audit, err := table.Audit(appraisal.DefaultAuditCandidates())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range strings.Split(audit.Findings[0].Text, "; ") {
		fmt.Println(part)
	}
	// Output:
	// the paper does not print: saving a year and one-off costs
	// with full savings from the first day and no discounting it would take a saving of 835.8 to 1,012.6 a year and costs of 1,809.5 to 2,202.3, and with any other ramp another pair
}

func ExampleParsePublished() {
	for _, text := range []string{"29.010", "2370..2860", "<1"} {
		p, err := appraisal.ParsePublished(text)
		fmt.Println(p, "in steps of", p.RoundedTo, err)
	}
	// Output:
	// 29.010 in steps of 0.001 <nil>
	// 2,370 to 2,860 in steps of 1 <nil>
	// under 1 in steps of 1 <nil>
}

// A ramp of one's own beside the usual ones.
func ExampleDefaultAuditCandidates() {
	candidates := appraisal.DefaultAuditCandidates()
	candidates.Ramps = append(candidates.Ramps, appraisal.AuditRamp{
		Name: "a fifth, then all", Shares: []partnership.Fraction{partnership.MustFraction("20%"), partnership.MustFraction("100%")},
	})
	fmt.Println(len(candidates.Ramps), "ramps,", len(candidates.Discounts), "discounts:", candidates.Validate())
	for _, discount := range candidates.Discounts {
		fmt.Println("-", discount)
	}
	// Output:
	// 8 ramps, 3 discounts: <nil>
	// - none
	// - 3.5% a year, from the second year on
	// - 3.5% a year, from the first year on
}

func ExampleAuditFindingKind_Title() {
	fmt.Println(appraisal.PaybackDoesNotFollow.Title())
	// Output: Payback does not follow
}
