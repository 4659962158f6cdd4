package costing

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// divider has a method that a decimal has.
type divider interface {
	// Div divides.
	Div(by decimal.Decimal) decimal.Decimal
}

func divide(d divider) decimal.Decimal              { return d.Div(decimal.New(3, 0)) }
func divided[D divider](d D) decimal.Decimal        { return d.Div(decimal.New(3, 0)) }
func divideAll[D any, E interface{ divider }](E) *D { return nil }
func wrong(format string, args ...any) error        { return fmt.Errorf(format, args...) }

type shares []decimal.Decimal

type split struct{ parts shares }

// Text gives the text of a decimal away.
func Text(s Share) (string, error) {
	divide(s.part)                        // want "interfaces: .*decimal.Decimal is put into .*divider"
	divide(&s.part)                       // want "interfaces: .*decimal.Decimal is put into .*divider"
	divided(s.part)                       // want "interfaces: .*decimal.Decimal is put into .*divider"
	divideAll[int](Rate{})                // want "interfaces: .*Rate is put into"
	_ = fmt.Sprint(shares{})              // want "interfaces: .*shares is put into any"
	_ = fmt.Sprintf("%v", split{})        // want "interfaces: .*split is put into any"
	_ = []any{Rate{}}                     // want "interfaces: .*Rate is put into any"
	_ = errors.Join(wrong("%v", s.part))  // want "interfaces: .*decimal.Decimal is put into any"
	_ = slices.Contains(shares{}, s.part) // want "decimals: decimals are compared by Contains"
	_ = slices.Compact([]split2{})        // want "decimals: decimals are compared by Compact"
	_ = split2{} == split2{}              // want "decimals: decimals are compared with =="
	_ = map[split2]bool{}                 // want "decimals: decimals are compared by a map"
	switch s.part {                       // want "decimals: decimals are compared by a switch"
	case s.part:
	}
	return fmt.Sprint(s.part), fmt.Errorf("%v", s.part) // want "interfaces: .*decimal.Decimal is put into any"
}

// A list and a set of generic types compare what is in them.
type (
	few[T comparable] []T
	set[K comparable] map[K]bool
	ratio             decimal.Decimal // want "decimals: ratio is a decimal under another name"
)

func (f few[T]) has(v T) bool { return len(f) > 0 && f[0] == v }

func compared(d decimal.Decimal, r ratio) bool {
	_ = set[split2]{}                    // want "decimals: decimals are compared by set"
	return few[decimal.Decimal]{}.has(d) // want "decimals: decimals are compared by few" "interfaces: .*decimal.Decimal is put into comparable"
}

type split2 struct{ a, b decimal.Decimal }
