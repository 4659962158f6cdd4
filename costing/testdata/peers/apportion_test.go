// Package peers measures costing beside a library for money. It is a module of its own, so
// that the library itself does not require it:
//
//	go test -C costing/testdata/peers -bench .
package peers_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/Rhymond/go-money"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

const pence = 123456789

// sizes are how many share a cost.
var sizes = []int{3, 20, 300}

// populations returns how many people each of n councils has; equal says that all have the same.
func populations(n int, equal bool) []int {
	draw, all := rand.New(rand.NewPCG(1, uint64(n))), make([]int, n)
	for i := range all {
		if all[i] = 100_000; !equal {
			all[i] = 50_000 + draw.IntN(300_000)
		}
	}
	return all
}

// weights returns populations as weights of councils with GSS codes, in no order.
func weights(people []int) []costing.Weight {
	draw, all := rand.New(rand.NewPCG(2, uint64(len(people)))), make([]costing.Weight, len(people))
	for i, j := range draw.Perm(len(people)) {
		all[i] = costing.Weight{
			Org:   partnership.OrgID(fmt.Sprintf("E%08d", 9000001+j)),
			Value: partnership.MustQuantity(fmt.Sprint(people[i])),
		}
	}
	return all
}

// A share differs from the peer's by a penny at most, and the shares add up. The pennies left
// over go to the largest remainders here, and to the first in the list there.
func TestApportion_AsThePeerToAPenny(t *testing.T) {
	for _, n := range sizes {
		for _, equal := range []bool{false, true} {
			people, total := populations(n, equal), int64(0)
			ours, err := costing.Apportion(costing.Pence(pence), weights(people))
			if err != nil {
				t.Fatal(err)
			}
			theirs, err := money.New(pence, money.GBP).Allocate(people...)
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range ours {
				own, _ := p.Amount.Pence()
				if total += own; own-theirs[i].Amount() > 1 || theirs[i].Amount()-own > 1 {
					t.Errorf("%d of %d: %v, the peer: %v", i, n, own, theirs[i].Amount())
				}
			}
			if total != pence {
				t.Errorf("%d in all, want %d", total, pence)
			}
		}
	}
}

func BenchmarkApportion(b *testing.B) {
	for _, n := range sizes {
		for _, equal := range []bool{false, true} {
			people := populations(n, equal)
			own := weights(people)
			b.Run(fmt.Sprintf("%d/equal=%v/costing", n, equal), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := costing.Apportion(costing.Pence(pence), own); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("%d/equal=%v/go-money", n, equal), func(b *testing.B) {
				b.ReportAllocs()
				amount := money.New(pence, money.GBP)
				for b.Loop() {
					if _, err := amount.Allocate(people...); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
