package coop_test

import (
	"fmt"
	"math/bits"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/require"
)

// noise is a number that looks random, from 0 to below most.
func noise(seed uint64, most int64) int64 {
	seed += 0x9e3779b97f4a7c15
	seed = (seed ^ seed>>30) * 0xbf58476d1ce4e5b9
	seed = (seed ^ seed>>27) * 0x94d049bb133111eb
	return int64((seed ^ seed>>31) % uint64(most))
}

// councils are n organisations.
func councils(n int) []partnership.OrgID {
	all := make([]partnership.OrgID, n)
	for i := range all {
		all[i] = partnership.OrgID(fmt.Sprintf("E%02d", i))
	}
	return all
}

// A shape is a kind of game.
type shape struct {
	name string
	cost func(n int, seed uint64) func(coop.Coalition) costing.Money
}

// shapes are the kinds of games that are measured.
func shapes() []shape {
	return []shape{
		{"councils", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money {
				volume, peak := int64(0), int64(0)
				for i := range n {
					if s.Has(i) {
						v := 20_000 + noise(seed+uint64(i), 180_000)
						volume += v
						peak = max(peak, v)
					}
				}
				fixed := int64(45_000_000) + 12_000_000*((volume+249_999)/250_000)
				return costing.Pence(fixed + 2*peak*100 + 950*volume)
			}
		}},
		{"random", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money {
				size := int64(s.Size())
				return costing.Pence(100_000_000*size - 3_000_000*size*size/2 + noise(seed<<32+uint64(s), 20_000_000))
			}
		}},
		{"wild", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money { return costing.Pence(noise(seed<<32+uint64(s), 1_000_000_000)) }
		}},
		{"ties", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money {
				size := int64(s.Size())
				return costing.Pence(50_000_000 + 10_000_000*size + 30_000_000*((size+3)/4))
			}
		}},
		{"twins", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money {
				first, second := bits.OnesCount32(uint32(s)&0x55555555), bits.OnesCount32(uint32(s)&0xaaaaaaaa)
				return costing.Pence(int64(20_000_000 + 9_000_000*first + 4_000_000*second + 15_000_000*((first+2)/3+(first+second+1)/2)))
			}
		}},
		{"airport", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money { return costing.Pence(int64(bits.Len32(uint32(s))) * 1_234_567) }
		}},
		{"additive", func(n int, seed uint64) func(coop.Coalition) costing.Money {
			return func(s coop.Coalition) costing.Money {
				sum := int64(0)
				for i := range n {
					if s.Has(i) {
						sum += int64(i+1) * 1_234_567
					}
				}
				return costing.Pence(sum)
			}
		}},
	}
}

// gameOf is a game of a shape.
func gameOf(t testing.TB, s shape, n int, seed uint64) coop.Game {
	t.Helper()
	g, err := coop.GameOf(councils(n), s.cost(n, seed))
	require.NoError(t, err)
	return g
}

// shares returns a bill by a rule.
func billBy(t testing.TB, g coop.Game, r coop.AllocationRule) coop.CostAllocation {
	t.Helper()
	a, err := g.Allocate(r)
	require.NoError(t, err)
	return a
}

func BenchmarkShapley(b *testing.B) {
	for _, n := range []int{10, 16, 20, 24} {
		g := gameOf(b, shapes()[1], n, 1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				billBy(b, g, coop.Shapley)
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{10, 16, 20, 24} {
		g := gameOf(b, shapes()[1], n, 1)
		bill := billBy(b, g, coop.EqualShares).Bill()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := g.Check(bill)
				require.NoError(b, err)
			}
		})
	}
}

func BenchmarkNucleolus(b *testing.B) {
	for _, n := range []int{10, 16, 20} {
		for _, s := range shapes() {
			rule := coop.Nucleolus
			if s.name == "wild" {
				rule = coop.Prenucleolus
			}
			g := gameOf(b, s, n, 1)
			b.Run(fmt.Sprintf("%s/%d", s.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					billBy(b, g, rule)
				}
			})
		}
	}
}

func BenchmarkCertificate(b *testing.B) {
	for _, n := range []int{10, 16, 20} {
		for _, s := range shapes() {
			rule := coop.Nucleolus
			if s.name == "wild" {
				rule = coop.Prenucleolus
			}
			g := gameOf(b, s, n, 1)
			c, err := g.Certify(rule)
			require.NoError(b, err)
			b.Run(fmt.Sprintf("%s/%d", s.name, n), func(b *testing.B) {
				for b.Loop() {
					require.NoError(b, c.Check(g))
				}
			})
		}
	}
}

// Three hundred councils by the closed forms.
func BenchmarkCapacity(b *testing.B) {
	c := coop.Capacity{Fixed: costing.Pence(40_000_000)}
	for i := range int64(300) {
		c.Partners = append(c.Partners, coop.CapacityPartner{
			Org: partnership.OrgID(fmt.Sprintf("E%03d", i)), Needs: costing.Pence(noise(uint64(i), 9_000_000)), Own: costing.Pence(noise(uint64(i)+999, 50_000_000)),
		})
	}
	for _, by := range []struct {
		name string
		of   func(coop.Capacity) (coop.CostAllocation, error)
	}{{"shapley", coop.Capacity.Shapley}, {"nucleolus", coop.Capacity.Nucleolus}} {
		b.Run(by.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := by.of(c)
				require.NoError(b, err)
			}
		})
	}
}
