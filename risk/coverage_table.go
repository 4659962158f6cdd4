package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the coverages for a report: a row for each risk with its rating, its
// plans with their state and gaps, and whether one of them can be relied on. Where it is
// not known whether a risk needs a plan, the last cell names what is not recorded.
func (all PlanCoverages) Table(names report.Names) report.Table {
	names = withTitles(all, func(c PlanCoverage) (RiskID, string) { return c.Risk, c.Title }, names)
	t := report.Table{Title: "Contingency plans", Columns: report.TextColumns("Risk", "Current", "Plans", "A plan to rely on")}
	if len(all) == 0 {
		t.Columns, t.Summary = nil, "No risk needs a contingency plan."
	}
	for _, c := range all {
		t.Rows = append(t.Rows, []string{names.Of(report.Risk, string(c.Risk)), c.Now.String(), planTexts(c.Plans, names), c.answer()})
	}
	return t
}

// answer says whether the risk has a plan that can be relied on.
func (c PlanCoverage) answer() string {
	switch {
	case len(c.Missing) > 0:
		return "not known: " + listed(c.Missing)
	case c.Covered:
		return "yes"
	}
	return "no"
}
