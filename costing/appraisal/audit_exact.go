package appraisal

import (
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A span is all numbers from low to high. A low of nil is "under high".
type auditSpan struct{ low, high *big.Rat }

// auditExact returns a quantity that is known as an exact number, and 0 for one that is not.
func auditExact(q partnership.Quantity) *big.Rat {
	n, _ := q.Millionths()
	return big.NewRat(n, 1_000_000)
}

// meets reports whether a span has a number in common with what is published.
func (s auditSpan) meets(published auditSpan) bool {
	if published.low == nil {
		return s.low.Cmp(published.high) < 0
	}
	return s.low.Cmp(published.high) <= 0 && s.high.Cmp(published.low) >= 0
}

// apart returns how far a span is from what is published, 0 where they meet.
func (s auditSpan) apart(published auditSpan) *big.Rat {
	switch {
	case s.meets(published):
		return new(big.Rat)
	case s.low.Cmp(published.high) >= 0:
		return new(big.Rat).Sub(s.low, published.high)
	}
	return new(big.Rat).Sub(published.low, s.high)
}

// plus returns the sum of two spans.
func (s auditSpan) plus(other auditSpan) auditSpan {
	return auditSpan{new(big.Rat).Add(s.low, other.low), new(big.Rat).Add(s.high, other.high)}
}

// times returns the span so many times.
func (s auditSpan) times(factor *big.Rat) auditSpan {
	a, b := new(big.Rat).Mul(s.low, factor), new(big.Rat).Mul(s.high, factor)
	if factor.Sign() < 0 {
		a, b = b, a
	}
	return auditSpan{a, b}
}

// minus returns the span less another.
func (s auditSpan) minus(other auditSpan) auditSpan { return s.plus(other.times(big.NewRat(-1, 1))) }

// auditQuantity returns an exact number with up to six decimals, rounded half away from 0. It is
// not known beyond what Quantity holds.
func auditQuantity(r *big.Rat) partnership.Quantity {
	n := new(big.Int).Mul(r.Num(), big.NewInt(2_000_000))
	half := r.Denom()
	if n.Sign() < 0 {
		half = new(big.Int).Neg(half)
	}
	n.Add(n, half)
	n.Quo(n, new(big.Int).Mul(r.Denom(), big.NewInt(2)))
	if !n.IsInt64() {
		return partnership.Quantity{}
	}
	q, _ := partnership.QuantityOfMillionths(n.Int64())
	return q
}

// auditFigure returns an exact number as a working shows it: with up to four decimals.
func auditFigure(r *big.Rat) string {
	text := r.FloatString(4)
	return withMinusSign(report.Grouped(strings.TrimSuffix(strings.TrimRight(text, "0"), ".")))
}

// auditRounded returns an exact number with one decimal.
func auditRounded(r *big.Rat) string { return withMinusSign(report.Grouped(r.FloatString(1))) }

// withMinusSign returns a number with the sign of a report.
func withMinusSign(number string) string {
	if rest, below := strings.CutPrefix(number, "-"); below {
		return "−" + rest
	}
	return number
}

// text returns the span as a working shows it: "755", or "751.5 to 758.5".
func (s auditSpan) text() string {
	if s.low.Cmp(s.high) == 0 {
		return auditFigure(s.low)
	}
	return auditFigure(s.low) + " to " + auditFigure(s.high)
}
