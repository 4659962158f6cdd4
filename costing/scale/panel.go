package scale

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// cell is an observation by its places, with its logarithms.
type cell struct {
	org, year    int
	volume, cost float64
}

// panel is figures of councils by year.
type panel struct {
	orgs  []partnership.OrgID     // in the order in which they come
	years []costing.FinancialYear // likewise
	cells []cell
}

// newPanel returns observations as a panel.
func newPanel(observations []Observation) panel {
	p := panel{}
	orgs, years := map[partnership.OrgID]int{}, map[costing.FinancialYear]int{}
	for _, o := range observations {
		org, known := orgs[o.Org]
		if !known {
			org = len(p.orgs)
			orgs[o.Org], p.orgs = org, append(p.orgs, o.Org)
		}
		year, known := years[o.Year]
		if !known {
			year = len(p.years)
			years[o.Year], p.years = year, append(p.years, o.Year)
		}
		p.cells = append(p.cells, cell{org, year, math.Log(number(o.Volume)), math.Log(pence(o.Cost) / 100)})
	}
	return p
}

// connected returns an error unless every council can be compared with every other, in a year
// in which both have figures or through others.
func (p panel) connected() error {
	orgs, years := make([]bool, len(p.orgs)), make([]bool, len(p.years))
	orgs[0] = true
	for more := true; more; {
		more = false
		for _, c := range p.cells {
			if orgs[c.org] != years[c.year] {
				orgs[c.org], years[c.year], more = true, true, true
			}
		}
	}
	if i := slices.Index(years, false); i >= 0 {
		return field.At("observations", fmt.Errorf("%v has no council in common with %v, so that prices and councils cannot be told apart: %w", p.years[i], p.years[0], field.ErrInvalid))
	}
	return nil
}

// effects takes figures apart into what is of each council and what is of each year, with the
// least squares of what is left, by turns. The effects of the years have the mean 0.
func (p panel) effects(figure func(cell) float64) (orgs, years []float64) {
	orgs, years = make([]float64, len(p.orgs)), make([]float64, len(p.years))
	org, year := func(c cell) int { return c.org }, func(c cell) int { return c.year }
	for range 10_000 {
		p.means(orgs, org, func(c cell) float64 { return figure(c) - years[c.year] })
		moved := p.means(years, year, func(c cell) float64 { return figure(c) - orgs[c.org] })
		if moved < 1e-13 {
			break
		}
	}
	mean := 0.0
	for _, y := range years {
		mean += y / float64(len(years))
	}
	for i := range years {
		years[i] -= mean
	}
	for i := range orgs {
		orgs[i] += mean
	}
	return orgs, years
}

// means makes each of into the mean of its cells, and returns the greatest change.
func (p panel) means(into []float64, place func(cell) int, figure func(cell) float64) (moved float64) {
	sums, counts := make([]float64, len(into)), make([]float64, len(into))
	for _, c := range p.cells {
		sums[place(c)] += figure(c)
		counts[place(c)]++
	}
	for i := range into {
		mean := sums[i] / counts[i]
		moved, into[i] = max(moved, math.Abs(mean-into[i])), mean
	}
	return moved
}

// volume and cost are the figures of a cell.
func (c cell) volumeOf() float64 { return c.volume }
func (c cell) costOf() float64   { return c.cost }

// fit returns the straight line through the councils.
func (p panel) fit() (ElasticityFit, error) {
	if err := p.connected(); err != nil {
		return ElasticityFit{}, err
	}
	x, _ := p.effects(cell.volumeOf)
	y, _ := p.effects(cell.costOf)
	n := float64(len(x))
	middle, level := mean(x), mean(y)
	spread, product := 0.0, 0.0
	for i := range x {
		spread += float64((x[i] - middle) * (x[i] - middle))
		product += float64((x[i] - middle) * (y[i] - level))
	}
	if spread < 1e-5 {
		return ElasticityFit{}, field.At("observations", fmt.Errorf("the councils have the same volume: %w", field.ErrRange))
	}
	slope, squares := product/spread, 0.0
	for i := range x {
		left := y[i] - level - float64(slope*(x[i]-middle))
		squares += float64(left * left)
	}
	residual := math.Sqrt(squares / (n - 2))
	return ElasticityFit{
		Elasticity: quantity(slope), StandardError: quantity(residual / math.Sqrt(spread)), Freedom: len(x) - 2,
		Councils: len(x), Years: len(p.years), Level: quantity(level), Middle: quantity(middle),
		Residual: quantity(residual), Spread: quantity(spread),
	}, nil
}

// mean returns the mean of numbers.
func mean(all []float64) float64 {
	sum := 0.0
	for _, x := range all {
		sum += x
	}
	return sum / float64(len(all))
}

// place returns where a council that is not in the panel lies, by its years that are.
func (p panel) place(observations []Observation, org partnership.OrgID) (volume, cost float64) {
	_, volumes := p.effects(cell.volumeOf)
	_, costs := p.effects(cell.costOf)
	n := 0.0
	for _, o := range observations {
		year := slices.Index(p.years, o.Year)
		if o.Org != org || year < 0 {
			continue
		}
		volume += math.Log(number(o.Volume)) - volumes[year]
		cost += math.Log(pence(o.Cost)/100) - costs[year]
		n++
	}
	return volume / n, cost / n
}
