package coop_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/stretchr/testify/require"
)

// FuzzGame makes a game of up to five partners of the bytes, and holds that what is divided adds
// up, that every certificate is taken, and that a bill that is made stable is.
func FuzzGame(f *testing.F) {
	f.Add([]byte{2, 100, 90, 150})
	f.Add([]byte{3, 1, 2, 3, 4, 5, 6, 7})
	f.Add([]byte{4, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9})
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if len(bytes) == 0 {
			return
		}
		n := 1 + int(bytes[0])%5
		g, err := coop.GameOf(councils(n), func(s coop.Coalition) costing.Money {
			if int(s) < len(bytes) {
				return costing.Pence(int64(int8(bytes[s])) * int64(s.Size()))
			}
			return costing.Pence(int64(s.Size()))
		})
		require.NoError(t, err)
		for _, rule := range coop.AllocationRules() {
			if a, err := g.Allocate(rule); err == nil {
				require.NoError(t, a.Validate())
			}
		}
		for _, rule := range nucleoli() {
			if c, err := g.Certify(rule); err == nil {
				require.NoError(t, c.Check(g))
			}
		}
		p, err := g.SidePayment(billBy(t, g, coop.EqualShares).Bill())
		require.NoError(t, err)
		if p.Verdict == coop.Stable {
			blocking, err := g.BlockingGroups(p.Bill, 1)
			require.NoError(t, err)
			require.Empty(t, blocking)
		}
	})
}
