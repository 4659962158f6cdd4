package costing_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A generator makes schemes, members and facts from a seed.
type generator struct {
	*rand.Rand
	members []partnership.OrgID
}

// percent returns a percentage from 0 to most with two decimals.
func (g generator) percent(most int) partnership.Quantity {
	return qty(fmt.Sprintf("%d.%02d", g.IntN(most), g.IntN(100)))
}

// driver returns one of the drivers, all of which have a figure for everyone.
func (g generator) driver() costing.Driver {
	return []costing.Driver{"use", "calls", "population"}[g.IntN(3)]
}

// share returns a share of up to so many per cent, or a fraction of that.
func (g generator) share(most int) partnership.Fraction {
	if g.IntN(3) == 0 {
		return partnership.MustFraction(fmt.Sprintf("%d/%d", g.IntN(most), 100+g.IntN(50)))
	}
	return partnership.MustFraction(g.percent(most).String() + "%")
}

// percentages gives everyone a share of the whole.
func (g generator) percentages() []partnership.Share {
	var w []costing.Weight
	for _, org := range g.members {
		w = append(w, costing.Weight{Org: org, Value: qty(fmt.Sprint(1 + g.IntN(50)))})
	}
	cut, err := costing.Apportion(costing.Pence(10_000), w)
	if err != nil {
		panic(err)
	}
	all := make([]partnership.Share, len(cut))
	for i, c := range cut {
		all[i] = partnership.Share{Org: c.Org, Fraction: percent(c.Amount.String())}
	}
	return all
}

// basis returns a basis; one that gives shares if depth is above 0.
func (g generator) basis(depth int) costing.Basis {
	switch g.IntN(5 + 1 - min(depth, 1)) {
	case 0:
		return costing.Basis{Kind: costing.EqualShares}
	case 1:
		return costing.Basis{Kind: costing.FixedShares, Shares: g.percentages()}
	case 2:
		return costing.Basis{Kind: costing.RoundedShares, Driver: g.driver(), Decimals: g.IntN(3), DeadBand: qty("3"), InUse: g.percentages()}
	case 3:
		if depth < 2 {
			return costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
				{Share: g.share(100), Basis: g.basis(depth + 1)}, {Basis: g.basis(depth + 1)},
			}}
		}
		fallthrough
	default:
		return costing.Basis{Kind: costing.DriverShares, Driver: g.driver()}
	}
}

// scheme returns a scheme of several parts and adjustments.
func (g generator) scheme(metered bool) costing.Scheme {
	s := costing.Scheme{Name: "random", Rounding: costing.Roundings()[g.IntN(6)]}
	if metered {
		s.Parts = append(s.Parts, costing.Part{Name: "m", Basis: costing.Basis{Kind: costing.Metered, Driver: g.driver(), Rate: g.percent(9)}})
	}
	for range g.IntN(3) {
		s.Parts = append(s.Parts, costing.Part{Name: "p", Share: g.share(40), Basis: g.basis(1)})
	}
	s.Parts = append(s.Parts, costing.Part{Name: "rest", Surplus: metered, Basis: g.basis(1)})
	for range g.IntN(4) {
		s.Adjustments = append(s.Adjustments, g.adjustment())
	}
	return s
}

// adjustment returns an adjustment. A collar or a phase-out may conflict with
// other limits.
func (g generator) adjustment() costing.Adjustment {
	one := g.members[g.IntN(len(g.members))]
	a := costing.Adjustment{Name: "a", Kind: costing.AdjustmentKinds()[g.IntN(6)], Percent: g.percent(60)}
	switch a.Kind {
	case costing.MinimumCharge:
		a.Percent, a.Amount, a.Unborne = partnership.Quantity{}, costing.Pence(1+g.Int64N(2_000)), g.IntN(3) == 0
	case costing.ChargeCap:
		a.Percent, a.Amount = partnership.Quantity{}, costing.Pence(2_000+g.Int64N(300_000))
		if g.IntN(2) == 0 {
			a.BorneBy = []partnership.OrgID{one}
		}
	case costing.Collar:
		a.Driver = g.driver()
	case costing.PhaseOut:
		a.Percent, a.Among, a.Ladder = partnership.Quantity{}, []partnership.OrgID{one}, []costing.Rung{{From: date("2024-04-01"), Share: g.share(60)}}
	case costing.Fee:
		if g.IntN(2) == 0 {
			a.Host = one
		}
	case costing.Indexation:
		a.From = date("2024-04-01")
	}
	return a
}

// negated returns the charges with the signs changed.
func negated(s costing.Statement) []int64 {
	var all []int64
	for _, c := range s.Charges {
		all = append(all, -pence(c.Amount))
	}
	return all
}

// FuzzStatement makes random schemes. No penny is lost, the order of the members
// changes nobody's charge, and a refund is the charge with the signs changed.
func FuzzStatement(f *testing.F) {
	f.Add(uint64(89), int64(0), uint8(48))
	for seed := range uint64(300) {
		f.Add(seed, int64(seed*seed*seed*977), uint8(seed%12))
	}
	f.Fuzz(func(t *testing.T, seed uint64, total int64, n uint8) {
		members, facts := many(t, 1+int(n%30))
		g := generator{rand.New(rand.NewPCG(seed, 1)), members}
		metered := seed%3 == 0
		scheme := g.scheme(metered)
		require.NoError(t, scheme.Validate())
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(total % 1_000_000_000_000)}
		s, err := scheme.Statement(cost, members, facts)
		if err != nil {
			require.ErrorIs(t, err, field.ErrInvalid)
			require.Regexp(t, "at most and|no mean burden|is at a limit", err.Error())
			return
		}
		require.NoError(t, s.Validate())
		require.Len(t, s.Charges, len(members))

		mixed := slices.Clone(members)
		g.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		other, err := scheme.Statement(cost, mixed, facts)
		require.NoError(t, err)
		for i, c := range s.Charges {
			require.Equal(t, c, other.Charges[slices.Index(mixed, members[i])])
		}
		if metered || cost.Total == costing.Pence(0) {
			return // nothing has no sign: a minimum that nobody bears is charged, not refunded
		}
		cost.Total = costing.Pence(-pence(cost.Total))
		refund, err := scheme.Statement(cost, members, facts)
		require.NoError(t, err)
		require.NoError(t, refund.Validate())
		var want []int64
		for _, c := range s.Charges {
			want = append(want, pence(c.Amount))
		}
		require.Equal(t, want, negated(refund))
		require.Equal(t, pence(s.Residual), -pence(refund.Residual))
	})
}

// Repeated proportional sharing, one organisation at a limit after the other, is
// the plain way to do what a cap does in one pass.
func TestCapAgainstRepeatedSharing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		n := 2 + r.IntN(12)
		members, _ := many(t, n)
		charges, limits := make([]int64, n), make([]int64, n)
		var total, room int64
		var lines [2]string
		for i, org := range members {
			charges[i], limits[i] = 100*(1+r.Int64N(500)), 100*(1+r.Int64N(900))
			total += charges[i]
			room += limits[i]
			lines[0] += fmt.Sprintf(" %s %d", org, charges[i])
			lines[1] += fmt.Sprintf(" %s %d.%02d", org, limits[i]/100, limits[i]%100)
		}
		a := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("100"), Driver: "limit"}
		s := state(t, simple(byDriver("use"), a), year(costing.Pence(total).String()), ids(members), facts("use"+lines[0], "limit"+lines[1]))
		plain := repeatedly(charges, limits)
		for i, c := range s.Charges {
			require.InDelta(t, plain[i], float64(pence(c.Amount)), 1.001, "seed %d: %s", seed, c.Org)
			require.LessOrEqual(t, pence(c.Amount), limits[i])
		}
		require.Equal(t, max(total-room, 0), pence(s.Residual))
	}
}

// repeatedly cuts charges to limits and shares the excess among those below, until
// there is none.
func repeatedly(charges, limits []int64) []float64 {
	now := make([]float64, len(charges))
	for i := range charges {
		now[i] = float64(charges[i])
	}
	for range 1000 {
		var excess, weight float64
		for i := range now {
			if limit := float64(limits[i]); now[i] >= limit {
				excess += now[i] - limit
				now[i] = limit
			} else {
				weight += float64(charges[i])
			}
		}
		if excess == 0 || weight == 0 {
			break
		}
		for i := range now {
			if now[i] < float64(limits[i]) {
				now[i] += excess * float64(charges[i]) / weight
			}
		}
	}
	return now
}

// ids writes organisations with spaces between them.
func ids(orgs []partnership.OrgID) string {
	text := ""
	for _, org := range orgs {
		text += string(org) + " "
	}
	return text
}

// FuzzSchemeDocument reads documents. What is valid stays as it is when it is
// written and read again; nothing panics.
func FuzzSchemeDocument(f *testing.F) {
	f.Add([]byte(`{"name":"s","parts":[{"name":"p","basis":{"kind":"equal"}}]}`))
	f.Add([]byte(`{"name":"s","parts":[{"name":"p","share":"1%","among":["a"],"basis":{"kind":"composite","of":[{"basis":{"kind":"driver","driver":"use"}}]}}]}`))
	f.Add([]byte(`{"name":"s","parts":[{"name":"p","basis":{"kind":"metered","driver":"use","rate":"1"}}],"adjustments":[{"kind":"cap","name":"a","amount":"1.00"}],"rounding":"pound"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		scheme, err := field.Decode[costing.Scheme](data)
		if err != nil {
			return
		}
		members, facts := many(t, 4)
		if s, err := scheme.Statement(year("1234.56"), members, facts); err == nil {
			assert.NoError(t, s.Validate())
			assert.NotEmpty(t, s.Tables(report.Names{}).Markdown())
		}
	})
}
