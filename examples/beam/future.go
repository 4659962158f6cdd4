package main

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Bins is into how many equal steps the values of a service are counted, from the least that
// its ranges allow to the most. A percentile is exact to one step.
const Bins = 250

// MaxFutures is how many futures of a service can be drawn.
const MaxFutures = 10_000_000

// Sums are what some of the futures of a service add up to. All are whole numbers, so that
// it does not matter who adds what up first: the parts of ten machines make the same sums,
// to the penny, as one loop.
type Sums struct {
	Futures int64   `json:"futures"` // how many
	Losses  int64   `json:"losses"`  // in how many going alone is worth more
	Saving  int64   `json:"saving"`  // present value in pence, of all futures together
	Cost    int64   `json:"cost"`    // a shared year, in pence
	Bills   []int64 `json:"bills"`   // that of each member, in their order, in pence; together they are Cost
	Counts  []int64 `json:"counts"`  // in how many futures the saving lies in each step
}

// add returns the sums of two sets of futures of one service.
func add(a, b Sums) Sums {
	return Sums{
		Futures: a.Futures + b.Futures, Losses: a.Losses + b.Losses, Saving: a.Saving + b.Saving, Cost: a.Cost + b.Cost,
		Bills: addEach(a.Bills, b.Bills), Counts: addEach(a.Counts, b.Counts),
	}
}

// addEach adds two lists of one length; one that is empty counts as zeros.
func addEach(a, b []int64) []int64 {
	if len(a) < len(b) {
		a, b = b, a
	}
	sums := append([]int64(nil), a...)
	for i, n := range b {
		sums[i] += n
	}
	return sums
}

// A model is a service made ready to draw its futures.
type model struct {
	service               Service
	alone, shared, setUp  int64 // in pence
	cost, volume          triangle
	overrun, delay        triangle
	factors               int64  // the discount factors of all years added up, in millionths
	lowest, highest, step int64  // present values in pence: what the ranges allow, and the width of a step
	seed                  stream // of the service
}

// newModel returns the model of a service.
func newModel(s Service) (model, error) {
	if err := s.Validate(); err != nil {
		return model{}, fmt.Errorf("service %q: %w", s.ID, err)
	}
	factors, err := appraisal.GreenBook2026Standard().Factors(s.Years - 1)
	if err != nil {
		return model{}, err
	}
	m := model{
		service: s, alone: s.Alone.KnownPence(), shared: s.Shared.KnownPence(), setUp: s.SetUp.KnownPence(),
		cost: s.Cost.triangle(), volume: s.Volume.triangle(), overrun: s.Overrun.triangle(), delay: s.Delay.triangle(),
		seed: newStream(s.ID, 0),
	}
	for _, factor := range factors {
		millionths, _ := factor.Millionths()
		m.factors += millionths
	}
	// The saving is linear in each figure, so that its least and its most are at ends.
	ends := []int64{}
	for _, cost := range []int64{m.cost.low, m.cost.high} {
		for _, overrun := range []int64{m.overrun.low, m.overrun.high} {
			for _, delay := range []int64{m.delay.low, m.delay.high} {
				_, saving := m.worth(cost, overrun, delay)
				ends = append(ends, saving)
			}
		}
	}
	m.lowest, m.highest = ends[0], ends[0]
	for _, end := range ends {
		m.lowest, m.highest = min(m.lowest, end), max(m.highest, end)
	}
	m.step = (m.highest-m.lowest)/Bins + 1
	return m, nil
}

// worth returns what a shared year costs and the present value of sharing, both in pence, for
// figures in thousandths. Setting up is paid in the first year, which is not discounted, and
// while sharing is late that year, each member goes on by itself.
func (m model) worth(cost, overrun, delay int64) (year, saving int64) {
	year = half(m.shared*cost, 1000)
	gain := m.alone - year
	late := half(gain*delay, 12_000)
	return year, half(gain*m.factors, 1_000_000) - late - half(m.setUp*overrun, 1000)
}

// half divides, with a half rounded away from 0.
func half(n, by int64) int64 {
	if n < 0 {
		return -half(-n, by)
	}
	return (n + by/2) / by
}

// futures adds up the futures of some numbers, from one number to before another.
func (m model) futures(from, before int64) (Sums, error) {
	sums := Sums{Bills: make([]int64, len(m.service.Members)), Counts: make([]int64, Bins)}
	caseloads := slices.Clone(m.service.Members)
	for number := from; number < before; number++ {
		draw := m.seed.at(number)
		year, saving := m.worth(m.cost.draw(&draw), m.overrun.draw(&draw), m.delay.draw(&draw))
		bills, err := m.bills(year, caseloads, &draw)
		if err != nil {
			return Sums{}, fmt.Errorf("service %q, future %d: %w", m.service.ID, number, err)
		}
		for i, bill := range bills {
			sums.Bills[i] += bill.Amount.KnownPence()
		}
		sums.Futures++
		sums.Cost += year
		sums.Saving += saving
		sums.Counts[(saving-m.lowest)/m.step]++
		if saving < 0 {
			sums.Losses++
		}
	}
	return sums, nil
}

// bills splits the cost of a year by caseloads that it draws into the list given.
func (m model) bills(year int64, caseloads []costing.Weight, draw *stream) ([]costing.Portion, error) {
	for i, member := range m.service.Members {
		cases, _ := member.Value.Millionths()
		drawn, err := partnership.QuantityOfMillionths(cases / 1000 * m.volume.draw(draw))
		if err != nil {
			return nil, err
		}
		caseloads[i].Value = drawn
	}
	return costing.Apportion(costing.Pence(year), caseloads)
}

// percentile returns the top of the step below which so many hundredths of the futures lie.
func (m model) percentile(sums Sums, hundredths int64) costing.Money {
	below := int64(0)
	for i, count := range sums.Counts {
		if below += count; below*100 >= sums.Futures*hundredths {
			return costing.Pence(m.lowest + int64(i+1)*m.step - 1)
		}
	}
	return costing.Pence(m.highest)
}
