package match_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// BenchmarkRank ranks 400 organisations of which every fact is known, for each aim.
func BenchmarkRank(b *testing.B) {
	p := random(1, 401, 100)
	for _, aim := range match.Aims() {
		w := randomWish()
		w.Aim = aim
		if aim == match.ToEnlarge {
			p.Existing = append(p.Existing, match.Existing{ID: "own", Name: "Own", Service: "legal", Members: firstOrgs(4)})
			w.Partnership = "own"
		}
		b.Run(string(aim), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.Rank(w, match.DefaultPreferences()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkGroups finds the best groups among 400 organisations.
func BenchmarkGroups(b *testing.B) {
	for _, known := range []int{100, 50} {
		p := random(1, 401, known)
		for i := range p.Orgs {
			p.Orgs[i].Last, p.Orgs[i].Successors = p.Orgs[i].First, nil
		}
		for size := match.FewestInGroup; size <= match.MostInGroup; size++ {
			b.Run(fmt.Sprintf("%d%%/%d", known, size), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					g, err := p.Groups(randomWish(), match.DefaultPreferences(), size, 3)
					if err != nil {
						b.Fatal(err)
					}
					if !g.Exact {
						b.ReportMetric(1, "inexact")
					}
				}
			})
		}
	}
}
