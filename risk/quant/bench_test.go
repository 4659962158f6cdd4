package quant_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// portfolio is a number of risks of all shapes, from £20,000 to £1,000,000 each, that three
// members share; every other one with caps and insurance.
func portfolio(n int, grid int64) quant.Portfolio {
	p := quant.Portfolio{Grid: pounds(grid)}
	probabilities := []string{"0.05", "0.1", "0.2", "0.35", "0.5", "0.8"}
	shapes := []risk.Shape{risk.FixedShape, risk.UniformShape, risk.TriangularShape, risk.PERTShape}
	for i := range n {
		least, width := int64(20_000+5_000*(i*7%40)), int64(50_000+10_000*(i*11%73))
		e := risk.Estimate{Shape: shapes[i%4], Probability: qty(probabilities[i%6]), Least: pounds(least), Most: pounds(least + width), Ends: risk.ExtremeEnds}
		switch e.Shape {
		case risk.FixedShape:
			e.Most, e.Ends = e.Least, ""
		case risk.TriangularShape, risk.PERTShape:
			e.Likely = pounds(least + width*int64(i%5)/5)
		}
		x := threat(risk.RiskID(fmt.Sprintf("r%d", i)), e)
		x.Bearing.Shares = shares("barnet", "harrow", "brent")
		if i%2 == 0 {
			x.Bearing.Caps = []risk.Cap{{Org: "harrow", Most: pounds(60_000), RestTo: "barnet"}}
			x.Bearing.Insurance = []risk.Insurance{{Insurer: "Mutual", Deductible: pounds(100_000), Limit: pounds(200_000)}}
		}
		p.Exposures = append(p.Exposures, x)
	}
	return p
}

func BenchmarkTotal(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := portfolio(n, 5_000)
			for b.Loop() {
				if _, err := p.Total(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkByMember(b *testing.B) {
	p := portfolio(100, 5_000)
	for b.Loop() {
		if _, err := p.ByMember(qty("80")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCorrelated(b *testing.B) {
	p := portfolio(100, 5_000)
	p.Correlation = qty("0.3")
	for b.Loop() {
		if _, err := p.Total(); err != nil {
			b.Fatal(err)
		}
	}
}
