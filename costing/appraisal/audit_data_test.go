package appraisal_test

import (
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// asPrinted is a figure as printed, none for "".
func asPrinted(text string) appraisal.Published {
	if text == "" {
		return appraisal.Published{}
	}
	return appraisal.MustPublished(text)
}

// optionRow is an option as published: its costs are pairs like "transition 48 transformation 47".
func optionRow(id, title, saving, costs string, years int, net, payback string) appraisal.PublishedOption {
	o := appraisal.PublishedOption{ID: id, Title: title, Saving: asPrinted(saving), Years: years, Net: asPrinted(net), Payback: asPrinted(payback)}
	for pair := range slices.Chunk(strings.Fields(costs), 2) {
		o.Costs = append(o.Costs, appraisal.PublishedCost{Name: pair[0], Amount: asPrinted(pair[1])})
	}
	return o
}

// lancashire is the table of Newton Europe and the county council, 2025.
func lancashire() appraisal.PublishedTable {
	return appraisal.PublishedTable{
		Title: "options for Lancashire", Source: "Newton Europe and Lancashire County Council, 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{
			optionRow("L1", "county and others", "170", "transition 48 transformation 47", 5, "755", ""),
			optionRow("L2", "two", "140", "transition 62 transformation 54", 5, "584", ""),
			optionRow("L3", "three", "99", "transition 76 transformation 59", 5, "360", ""),
		},
	}
}

// lancashireEarlier is the table of the County Councils Network and PwC for Lancashire.
func lancashireEarlier() appraisal.PublishedTable {
	return appraisal.PublishedTable{
		Title: "options for Lancashire", Source: "County Councils Network and PwC, 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{
			optionRow("P1", "one", "45.3", "one-off 22.2", 5, "", ""),
			optionRow("P2", "two", "21.2", "one-off 28.6", 5, "", ""),
			optionRow("P3", "three", "6.4", "one-off 35.0", 5, "", ""),
		},
	}
}

// surreyCosts are the one-off costs of the districts' proposal for Surrey, 2025, of two and of
// three councils.
func surreyCosts(title, figures, total string) appraisal.PublishedSum {
	names := []string{
		"redundancy and early retirement", "implementation and programme delivery", "IT consolidation and change", "branding and communications",
		"shadow authorities", "creation of new councils", "closedown of old councils", "elections to shadow authorities",
	}
	sum := appraisal.PublishedSum{Title: title, Total: asPrinted(total)}
	for i, text := range strings.Fields(figures) {
		sum.Terms = append(sum.Terms, appraisal.PublishedTerm{Name: names[i], Figure: asPrinted(text)})
	}
	return sum
}

// auditProduct is a figure that is another so many times.
func auditProduct(title, figure, times, total string) appraisal.PublishedSum {
	return appraisal.PublishedSum{
		Title: title, Total: asPrinted(total),
		Terms: []appraisal.PublishedTerm{{Name: title, Figure: asPrinted(figure), Times: partnership.MustQuantity(times)}},
	}
}

// surrey is what the districts of Surrey published in 2025.
func surrey() appraisal.PublishedTable {
	two := optionRow("S2", "two", "39.9", "transition 55.6", 0, "", "")
	two.Transformation = asPrinted("46.2")
	two.Stated.Ramp = appraisal.AuditRamp{Name: "10/40/40/10", Shares: auditFractions("10% 50% 90% 100%")}
	three := optionRow("S3", "three", "22.5", "transition 59.5", 0, "", "")
	three.Stated = two.Stated
	return appraisal.PublishedTable{
		Title: "two or three councils for Surrey", Source: "Surrey districts and boroughs, 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{two, three},
		Sums: []appraisal.PublishedSum{
			surreyCosts("transition, two councils", "10.6 9.5 23.2 1.3 3.0 2.8 1.9 3.3", "55.6"),
			surreyCosts("transition, three councils", "8.0 12.9 24.8 1.9 3.2 3.4 1.9 3.4", "59.5"),
			auditProduct("customer contact, two councils", "10", "0.75", "7.5"),
			auditProduct("enabling support, two councils", "18", "0.75", "13.5"),
			auditProduct("service delivery, two councils", "6", "0.75", "4.5"),
			auditProduct("customer contact, three councils", "10", "0.67", "6.7"),
			auditProduct("enabling support, three councils", "18", "0.67", "12.1"),
			auditProduct("service delivery, three councils", "6", "0.67", "4.0"),
		},
	}
}

// cornwall is the case for one council for Cornwall as it was reported in 2009: its savings
// and its net are over four years.
func cornwall() appraisal.PublishedTable {
	one := optionRow("W1", "one", "29", "one-off 42.582", 4, "29.010", "")
	one.Savings = asPrinted("71.592")
	return appraisal.PublishedTable{
		Title: "one council for Cornwall", Source: "report on the costs and savings of the new council, March 2009", Unit: "£m",
		Options: []appraisal.PublishedOption{one},
		Sums:    []appraisal.PublishedSum{auditProduct("redundancy of 462 posts", "0.047481", "462", "21.936")},
	}
}

// norfolk is the case for one council for Norfolk as it was reported in 2025.
func norfolk() appraisal.PublishedTable {
	return appraisal.PublishedTable{
		Title: "one council for Norfolk", Source: "local radio, 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{optionRow("N1", "one", "29", "", 5, "120", "<1")},
	}
}

// singleFigures are the tables of which one figure or two are known.
func singleFigures() appraisal.PublishedTable {
	return appraisal.PublishedTable{
		Title: "single figures", Source: "news of 2016 and 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{
			optionRow("E1", "27 counties, one each", "", "", 5, "2370..2860", "2.17"),
			optionRow("E2", "27 counties, two each", "", "", 5, "1170..1700", "3..7"),
			optionRow("C1", "21 areas, one each", "", "", 5, "2900", ""),
			optionRow("SF1", "Suffolk, one", "39.4", "", 5, "", ""),
			optionRow("D1", "Derbyshire, one", "", "", 5, "133", ""),
		},
	}
}

// englandSum is what the paper says of the two ends: two councils each save 59 % of what one each
// saves, at the top. 59 is rounded, and so it is 28.6 times something from 58.5 to 59.5.
func englandSum() appraisal.PublishedTable {
	return appraisal.PublishedTable{
		Title: "27 counties", Source: "news of 2016, EY for the County Councils Network", Unit: "£m",
		Sums: []appraisal.PublishedSum{auditProduct("two each as 59% of one each, at the top", "59", "28.6", "1700")},
	}
}

// newton is what people services cost more or less by the size of a council.
func newton() appraisal.PublishedTable {
	return appraisal.PublishedTable{
		Title: "people services by size of council", Source: "Newton Europe, 2025", Unit: "£m",
		Options: []appraisal.PublishedOption{
			optionRow("below-300k", "below 300,000 people", "-270", "", 0, "", ""),
			optionRow("300k-500k", "300,000 to 500,000 people", "-180", "", 0, "", ""),
			optionRow("above-500k", "above 500,000 people", "65", "", 0, "", ""),
		},
	}
}

// publishedTables are all tables.
func publishedTables() []appraisal.PublishedTable {
	return []appraisal.PublishedTable{lancashire(), lancashireEarlier(), surrey(), cornwall(), norfolk(), singleFigures(), newton()}
}

// auditFractions reads fractions with spaces between them.
func auditFractions(text string) []partnership.Fraction {
	var all []partnership.Fraction
	for _, word := range strings.Fields(text) {
		all = append(all, partnership.MustFraction(word))
	}
	return all
}
