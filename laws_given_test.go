package sharedservices_test

import (
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/match"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// orgs are the members in what follows.
func orgs() []partnership.OrgID { return []partnership.OrgID{"harrow", "barnet"} }

// nothing is what they have to pay of a year in which nothing was spent.
func nothing() []costing.Portion {
	return []costing.Portion{{Org: "harrow", Amount: costing.Pence(0)}, {Org: "barnet", Amount: costing.Pence(0)}}
}

// observations are what twelve councils spent.
func observations() []scale.Observation {
	seen := make([]scale.Observation, 12)
	for i := range seen {
		seen[i].Org = partnership.OrgID("council-" + strconv.Itoa(i))
		seen[i].Year = costing.MustFinancialYear("2025/26")
		seen[i].Volume = partnership.MustQuantity(strconv.Itoa(100 + 10*i*i))
		seen[i].Cost = costing.Pence(int64(100_000 + 9_000*i*i + 1000*(i%3)))
	}
	return seen
}

// golden reads a document.
func golden[T any](t *testing.T, name string) (record T) {
	t.Helper()
	document, err := os.ReadFile(name)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(document, &record))
	return record
}

// toItself translates every level of a matrix to the same.
func toItself(m matrix.Matrix) (by risk.Translation) {
	same := func(scale matrix.Scale) (all []risk.Recode) {
		for _, level := range scale {
			all = append(all, risk.Recode{From: level.Code, To: level.Code})
		}
		return all
	}
	by.Likelihood, by.Impact = same(m.Likelihood), same(m.Impact)
	return by
}

// suitable returns arguments that suit each other, for calls to which samples of any record are
// no answer.
func suitable(t *testing.T) map[string][]any {
	t.Helper()
	document, err := os.ReadFile("partnership/testdata/golden/partnership.json")
	require.NoError(t, err)
	partners := golden[partnership.Partnership](t, "partnership/testdata/golden/partnership.json")
	voting := partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")}
	ballot := partnership.Ballot{InFavour: orgs()}
	order := golden[reorganisation.Order](t, "lifecycle/reorganisation/testdata/order.json")
	terms, err := field.ReadCSV([]byte("first,last\n2026-04-01,2027-03-31\n"))
	require.NoError(t, err)
	year := calendar.Term{First: calendar.MustDate("2025-04-01"), Last: calendar.MustDate("2026-03-31")}
	scheme := costing.Scheme{Name: "even", Parts: []costing.Part{{Name: "all", Basis: costing.Basis{Kind: costing.EqualShares}}}}
	cost := costing.Cost{Line: "it", Term: year, Total: costing.MustMoney("100.00")}
	before := golden[risk.Register](t, "risk/testdata/golden/register.json")
	now := golden[risk.Register](t, "risk/testdata/golden/register.json")
	now.AsOf = now.AsOf.AddDays(90)
	queue := golden[scale.Queue](t, "costing/scale/testdata/golden/queue.json")
	other := queue
	other.Org = "barnet"
	pool := golden[match.PartnerPool](t, "partnership/match/testdata/golden/pool.json")
	wish := match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"}
	weights := []costing.Weight{{Org: "harrow", Value: partnership.MustQuantity("65")}, {Org: "barnet", Value: partnership.MustQuantity("35")}}
	game, err := golden[coop.CostTable](t, "costing/coop/testdata/golden/table.json").Game()
	require.NoError(t, err)
	bill := golden[[]costing.Portion](t, "costing/coop/testdata/golden/bill.json")
	exitCosts := exit.Costs{
		Items: []exit.CostItem{{
			Name: "project", Kind: exit.OneOffCost, Line: "it", On: calendar.MustDate("2026-03-31"),
			Amount: costing.MustMoney("12000.00"), BorneBy: exit.BorneByLeavers,
		}},
		Running: []exit.RunningCost{{Org: "harrow", Staying: costing.MustMoney("5000.00"), Alone: costing.MustMoney("4000.00")}},
	}
	agreed := exit.AgreedSettlement{
		On: year.Last, AgreedBy: orgs(), Total: costing.MustMoney("100.00"), Charges: []costing.Portion{{Org: orgs()[0], Amount: costing.MustMoney("100.00")}},
	}
	plan := exit.Plan{Name: "plan", Term: year, Members: orgs(), Costs: exitCosts, Settled: agreed}
	register := golden[catalogue.Catalogue](t, "lifecycle/catalogue/testdata/golden/catalogue.json")
	columns := catalogue.Mapping{Name: "register"}
	compared, err := costing.CompareSchemes(costing.Projection{
		Line: "it", First: year.First, Years: []costing.ProjectedYear{{Cost: costing.MustMoney("300.00")}, {Inflation: partnership.MustQuantity("0")}},
		Members: []costing.ProjectedMember{{Org: "harrow"}, {Org: "barnet"}}, Options: []costing.Option{{Scheme: scheme}},
	})
	require.NoError(t, err)
	log := golden[lifecycle.Log](t, "lifecycle/testdata/golden/log.json")
	journal, err := lifecycle.NewJournal(log)
	require.NoError(t, err)
	same := partners
	same.ID = log.Partnership
	last := log.Entries[len(log.Entries)-1]
	late := lifecycle.LogEntry{
		Event:    lifecycle.Event{Kind: lifecycle.Review, On: journal.State().LiveFrom.AddDays(1)},
		Recorded: last.Recorded.AddDays(1), RecordedBy: "clerk", Reason: "the minutes came late",
	}
	return map[string][]any{
		"field.Decode":                            {document},
		"field.DecodeCSV":                         {[]byte("first,last\n2026-04-01,2027-03-31\n")},
		"field.DecodeRow":                         {terms.Rows[0]},
		"field.ReadCell":                          {terms.Rows[0], "first"},
		"field.ReadRows":                          {terms, field.DecodeRow[calendar.Term]},
		"costing.FactsFromCSV":                    {[]byte("driver,source,on\nhours,ONS,2026-03-31\n")},
		"costing.FactsFromWideCSV":                {[]byte("org,hours\nharrow,1\n"), "ONS", calendar.MustDate("2026-03-31")},
		"field.OneOf":                             {"role", "member", partnership.Roles()},
		"field.ReadOneOf":                         {"role", []byte("member"), partnership.Roles()},
		"partnership.Voting.Count":                {voting, orgs(), ballot},
		"partnership.Partnership.Vote":            {partners, calendar.MustDate("2026-04-01"), ballot},
		"costing.Split":                           {costing.MustMoney("100.00"), []*big.Int{big.NewInt(10_001), big.NewInt(19_999)}, big.NewInt(3), func(i, j int) int { return i - j }},
		"costing.Scheme.Statement":                {scheme, cost, orgs(), costing.Facts{}},
		"waterfall.ShareGain":                     {costing.MustMoney("100.00"), []waterfall.GainPart{{Name: "all", Share: partnership.MustFraction("100%")}}},
		"account.Account.Reconcile":               {account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs()}, nothing(), costing.Pence(0), partnership.MustQuantity("0")},
		"appraisal.ParsePrices":                   {"real 2026/27"},
		"appraisal.MustPrices":                    {"nominal"},
		"appraisal.BusinessCase.Changes":          {golden[appraisal.BusinessCase](t, "costing/appraisal/testdata/golden/benefits/business-case.json"), "0.1", "1.0"},
		"scale.PoolQueues":                        {[]scale.Queue{queue, other}, golden[scale.Target](t, "costing/scale/testdata/golden/target.json"), golden[scale.Rework](t, "costing/scale/testdata/golden/rework.json")},
		"scale.FitElasticity":                     {observations()},
		"scale.LeaveOneOut":                       {observations(), partnership.MustQuantity("95")},
		"scale.ServiceModel.Crossover":            {golden[scale.ServiceModel](t, "costing/scale/testdata/golden/service-model.json"), scale.FactorRange{Factor: scale.SharedErrorRate}, appraisal.Share, appraisal.AsIs},
		"match.PartnerPool.Rank":                  {pool, wish, match.DefaultPreferences()},
		"match.PartnerPool.Groups":                {pool, wish, match.DefaultPreferences(), 3, 2},
		"scale.ServiceModel.Tornado":              {golden[scale.ServiceModel](t, "costing/scale/testdata/golden/service-model.json"), []scale.FactorRange{{Factor: scale.SharedErrorRate, Low: partnership.MustQuantity("0.1"), High: partnership.MustQuantity("0.3")}}, appraisal.Share, appraisal.AsIs},
		"scale.ServiceModel.Chance":               {golden[scale.ServiceModel](t, "costing/scale/testdata/golden/service-model-elasticity.json"), golden[scale.ElasticityFit](t, "costing/scale/testdata/golden/elasticity-fit.json"), partnership.MustQuantity("95"), appraisal.Share, appraisal.AsIs},
		"coop.Game.Check":                         {game, bill},
		"coop.Game.SidePayment":                   {game, bill},
		"coop.Game.MembershipEffect":              {game, coop.Shapley, partnership.OrgID("c")},
		"coop.Game.MembershipEffects":             {game, partnership.OrgID("c")},
		"coop.Game.Without":                       {game, partnership.OrgID("c")},
		"matrix.Matrix.Rate":                      {matrix.TriBorough(), matrix.LevelCode("3"), matrix.LevelCode("4"), []matrix.CriterionImpact(nil)},
		"risk.Changes":                            {[]risk.Register{before, now}},
		"risk.ChangesOver":                        {[]risk.Register{before, now}},
		"risk.Deescalate":                         {[]risk.EscalationRule{golden[risk.EscalationRule](t, "risk/testdata/golden/escalation-rule.json")}, []risk.Register{before, now}},
		"risk.Register.Losses":                    {before, year},
		"quant.Portfolio.Worth":                   {golden[quant.Portfolio](t, "risk/quant/testdata/golden/portfolio.json"), partnership.MustQuantity("90"), []quant.ProposedAction{}},
		"staff.Redundancy":                        {staff.RedundancyTables(), staff.Post{ID: "p1", Born: calendar.MustDate("1975-12-31"), EmployedFrom: calendar.MustDate("2013-12-31")}, calendar.MustDate("2025-12-30"), costing.MustMoney("800.00")},
		"exit.Costs.LeavingCosts":                 {exitCosts, orgs(), 24},
		"exit.AgreedSettlement.Compare":           {agreed, golden[exit.Settlement](t, "lifecycle/exit/testdata/golden/settlement.json")},
		"exit.Plan.SettlementComparison":          {plan},
		"exit.Plan.SplitLine":                     {plan, partnership.LineID("it"), []exit.LinePart{{Line: "desk", Fraction: partnership.MustFraction("1/3")}, {Line: "web", Fraction: partnership.MustFraction("2/3")}}},
		"exit.Costs.Settlement":                   {exitCosts, orgs(), orgs()[:1]},
		"reorganisation.LawOn":                    {reorganisation.LawFigures(), "protective-award", calendar.MustDate("2026-04-06")},
		"reorganisation.Order.Shares":             {order, partnership.OrgID("county"), costing.Driver("tax-base")},
		"reorganisation.Order.Successions":        {order, costing.Driver("tax-base")},
		"reorganisation.DivideBalances":           {order, []reorganisation.ClosingBalance{{Org: "county", Name: "cash", Kind: reorganisation.GeneralBalance, Amount: costing.MustMoney("1000.00"), Driver: "tax-base"}}},
		"reorganisation.CarryAll":                 {order, []reorganisation.File{}, []reorganisation.OwnService{{Partnership: partners.ID, Org: "county", Name: "Waste", Lines: []partnership.Line{{ID: "waste", Name: "Waste"}}}}, calendar.MustDate("2020-04-01")},
		"catalogue.ReadCSV":                       {[]byte(register.CSV()), columns},
		"catalogue.ReadBodies":                    {[]byte(register.BodiesCSV()), columns},
		"waterfall.UnitsRule.Allot":               {waterfall.Hamilton, int64(5), weights},
		"waterfall.UnitsRule.Paradoxes":           {waterfall.Adams, int64(5), weights},
		"waterfall.UnitsRule.PopulationParadoxes": {waterfall.Dean, int64(5), weights, weights},
		"appraisal.ChargeFlows":                   {compared, "even", appraisal.MustPrices("real 2026/27"), report.Names{}},
		"risk.Register.Translate":                 {before, before.Matrix, toItself(before.Matrix)},
		"risk.Translation.Translate":              {toItself(matrix.TriBorough()), risk.Assessment{Likelihood: "3", Impact: "4"}, matrix.TriBorough(), matrix.TriBorough()},
		"lifecycle.Journal.Correct":               {journal, lifecycle.DefaultRulebook(), late, lifecycle.Dossier{Partnership: same}},
	}
}
