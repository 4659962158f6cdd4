package main

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// A Result is what is said of one service.
type Result struct {
	ID       string              `json:"id"`
	Name     string              `json:"name"`
	Case     costing.Money       `json:"case"`      // what sharing is worth by the business case, less going alone: present value
	WorseOff []partnership.OrgID `json:"worse_off"` // whom sharing leaves worse off by the business case
	Expected costing.Money       `json:"expected"`  // what it is worth on average of all futures
	Low      costing.Money       `json:"low"`       // one future in ten is worth less
	High     costing.Money       `json:"high"`      // one future in ten is worth more
	Losses   int64               `json:"losses"`    // in how many futures going alone is worth more
	Futures  int64               `json:"futures"`   // of how many
	Bills    []Bill              `json:"bills"`     // of each member
}

// A Bill is what a partner pays for a year of one service, or of all of its services.
type Bill struct {
	Org      partnership.OrgID `json:"org"`
	Services int64             `json:"services"` // for how many
	Case     costing.Money     `json:"case"`     // by the business case
	Expected costing.Money     `json:"expected"` // on average of all futures
}

// addBill adds two bills of a partner.
func addBill(a, b Bill) Bill {
	return Bill{Org: a.Org, Services: a.Services + b.Services, Case: a.Case.Plus(b.Case), Expected: a.Expected.Plus(b.Expected)}
}

// result says what the futures of a service come to, beside its business case.
func result(s Service, sums Sums) (Result, error) {
	m, err := newModel(s)
	if err != nil {
		return Result{}, err
	}
	r := Result{
		ID: s.ID, Name: s.Name, Losses: sums.Losses, Futures: sums.Futures,
		Expected: costing.Pence(half(sums.Saving, sums.Futures)),
		Low:      m.percentile(sums, 10), High: m.percentile(sums, 90),
	}
	if r.Case, r.WorseOff, err = appraise(s); err != nil {
		return Result{}, fmt.Errorf("service %q: %w", s.ID, err)
	}
	if r.Bills, err = bills(s, sums); err != nil {
		return Result{}, fmt.Errorf("service %q: %w", s.ID, err)
	}
	return r, nil
}

// bills returns what each member pays: the average cost of a year, rounded once and then
// split in proportion to what each pays in all futures together, so that it adds up.
func bills(s Service, sums Sums) ([]Bill, error) {
	byCase, err := costing.Apportion(s.Shared, s.Members)
	if err != nil {
		return nil, err
	}
	total := costing.Pence(half(sums.Cost, sums.Futures))
	amounts := make([]*big.Int, len(sums.Bills))
	for i, bill := range sums.Bills {
		amounts[i] = new(big.Int).Mul(big.NewInt(bill), big.NewInt(total.KnownPence()))
	}
	expected, err := costing.Split(total, amounts, big.NewInt(max(sums.Cost, 1)), func(i, j int) int {
		return cmp.Compare(s.Members[i].Org, s.Members[j].Org)
	})
	if err != nil {
		return nil, err
	}
	list := make([]Bill, len(expected))
	for i, amount := range expected {
		list[i] = Bill{Org: s.Members[i].Org, Services: 1, Case: byCase[i].Amount, Expected: amount}
	}
	return list, nil
}

// The kinds of the flows of an appraisal.
var (
	running   = appraisal.FlowKind{Side: appraisal.CostFlow, Timing: appraisal.RecurringFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: appraisal.RunningFlow}
	settingUp = appraisal.FlowKind{Side: appraisal.CostFlow, Timing: appraisal.OneOffFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: appraisal.TransitionFlow}
)

// appraise returns what sharing is worth by the business case, less going alone, and the
// members that it leaves worse off.
func appraise(s Service) (costing.Money, []partnership.OrgID, error) {
	year := costing.MustFinancialYear("2026/27")
	prices := appraisal.RealPrices(year)
	shares := s.shares()
	flow := func(name string, kind appraisal.FlowKind, amount costing.Money) appraisal.Flow {
		return appraisal.Flow{Name: name, Kind: kind, Prices: prices, Amount: amount, Shares: shares}
	}
	evaluated, err := appraisal.Appraisal{
		Name: s.Name, On: calendar.MustDate("2026-06-01"), Prices: prices, First: year, Years: s.Years,
		Schedule: appraisal.GreenBook2026Standard(), Partners: s.orgs(),
		Options: []appraisal.ShortlistedOption{
			{ID: "alone", Name: "Each alone", Kind: appraisal.AsIs, Flows: []appraisal.Flow{flow("Running", running, s.Alone)}},
			{ID: "share", Name: "Share", Kind: appraisal.Share, Flows: []appraisal.Flow{flow("Running", running, s.Shared), flow("Setting up", settingUp, s.SetUp)}},
		},
	}.Evaluate()
	if err != nil {
		return costing.Money{}, nil, err
	}
	share, worse := evaluated.Options[1], []partnership.OrgID{}
	for _, partner := range share.Partners {
		if partner.Difference.Sign() < 0 {
			worse = append(worse, partner.Org)
		}
	}
	slices.Sort(worse)
	return share.Difference.Amount, worse, nil
}

// orgs returns the members of the service.
func (s Service) orgs() []partnership.OrgID {
	list := make([]partnership.OrgID, len(s.Members))
	for i, member := range s.Members {
		list[i] = member.Org
	}
	return list
}

// shares returns the part of each member in a cost, exactly.
func (s Service) shares() []partnership.Share {
	whole := int64(0)
	for _, member := range s.Members {
		n, _ := member.Value.Millionths()
		whole += n
	}
	list := make([]partnership.Share, len(s.Members))
	for i, member := range s.Members {
		n, _ := member.Value.Millionths()
		list[i] = partnership.Share{Org: member.Org, Fraction: partnership.MustFraction(big.NewRat(n, whole).String())}
	}
	return list
}
