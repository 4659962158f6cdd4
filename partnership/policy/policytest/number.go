package policytest

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// number is an integer, a date, or a scalar whose text is a decimal number. It is counted in the
// smallest steps that its type allows: days, pence, millionths.
type number struct {
	steps    int64
	kind     reflect.Type
	date     bool   // the steps are days after dayOne
	decimals int    // how many of the last digits of steps are decimals
	unit     string // what follows the digits: "%" or nothing
}

// dayOne is the day with the number 0.
func dayOne() calendar.Date { return calendar.MustDate("0001-01-01") }

// mostDecimals is the greatest number of decimals that is tried.
const mostDecimals = 6

// numberOf returns the number that a part is, and whether it is one. A value that is not set has no
// text, and is not a number.
func numberOf(p *part) (number, bool) {
	v := p.value
	n := number{kind: v.Type()}
	switch {
	case v.CanInt():
		n.steps = v.Int()
		return n, true
	case v.CanUint():
		n.steps = int64(min(v.Uint(), math.MaxInt64))
		return n, v.Uint() <= math.MaxInt64
	case !isText(v):
		return n, false
	}
	text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		return n, false
	}
	if date, err := calendar.ParseDate(string(text)); err == nil {
		days, _ := dayOne().DaysUntil(date)
		n.steps, n.date = int64(days), true
		return n, true
	}
	return n.ofDecimal(string(text))
}

// ofDecimal returns n with the steps of a decimal number, in the finest steps that its type
// allows.
func (n number) ofDecimal(text string) (number, bool) {
	digits, hasUnit := strings.CutSuffix(text, "%")
	if hasUnit {
		n.unit = "%"
	}
	whole, decimals, _ := strings.Cut(digits, ".")
	n.decimals = len(decimals)
	steps, err := strconv.ParseInt(whole+decimals, 10, 64)
	if err != nil || n.decimals > mostDecimals {
		return n, false
	}
	n.steps = steps
	for finer := n; finer.decimals < mostDecimals && finer.steps < math.MaxInt64/20 && finer.steps > math.MinInt64/20; {
		finer.decimals++
		finer.steps *= 10
		_, more := finer.at(finer.steps + 1).value()
		_, less := finer.at(finer.steps - 1).value() // the number may be the greatest of its type, such as 100%
		if more || less {
			n = finer
		}
	}
	return n, true
}

// isPlain reports whether the number is a Go integer, whose 0 may mean that it is not set.
func (n number) isPlain() bool { return n.kind.Kind() <= reflect.Uintptr }

// at returns the number with other steps.
func (n number) at(steps int64) number {
	n.steps = steps
	return n
}

// String returns the number as its type writes it.
func (n number) String() string {
	switch {
	case n.date:
		return dayOne().AddDays(int(n.steps)).String()
	case n.decimals == 0:
		return strconv.FormatInt(n.steps, 10) + n.unit
	}
	sign, digits := "", strconv.FormatInt(n.steps, 10)
	if n.steps < 0 {
		sign, digits = "-", digits[1:]
	}
	digits = strings.Repeat("0", max(0, n.decimals+1-len(digits))) + digits
	point := len(digits) - n.decimals
	return sign + digits[:point] + "." + digits[point:] + n.unit
}

// value returns the number as a value of its type, and whether the type can hold it.
func (n number) value() (reflect.Value, bool) {
	made := reflect.New(n.kind)
	v := made.Elem()
	switch {
	case v.CanInt():
		if v.OverflowInt(n.steps) {
			return v, false
		}
		v.SetInt(n.steps)
		return v, true
	case v.CanUint():
		if n.steps < 0 || v.OverflowUint(uint64(n.steps)) {
			return v, false
		}
		v.SetUint(uint64(n.steps))
		return v, true
	}
	if made.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.String())) != nil {
		return v, false
	}
	written, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	back, ok := n.read(string(written))
	return v, err == nil && ok && back == n.steps
}

// read returns the steps of what the type of n wrote.
func (n number) read(text string) (steps int64, ok bool) {
	if n.date {
		date, err := calendar.ParseDate(text)
		days, _ := dayOne().DaysUntil(date)
		return int64(days), err == nil
	}
	whole, decimals, _ := strings.Cut(strings.TrimSuffix(text, n.unit), ".")
	if len(decimals) > n.decimals {
		return 0, false
	}
	steps, err := strconv.ParseInt(whole+decimals+strings.Repeat("0", n.decimals-len(decimals)), 10, 64)
	return steps, err == nil
}

// text returns the number as its type writes it, which may be shorter: 80 for 80.000000.
func (n number) text() string {
	if v, ok := n.value(); ok && isText(v) {
		if text, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err == nil {
			return string(text)
		}
	}
	return fmt.Sprint(n)
}

// round returns how many steps there are to the next number with as few decimals: to the next whole
// number for 80, to the next hundredth for 66.67, and to the next day for a date.
func (n number) round() int64 {
	if n.decimals == 0 {
		return 1
	}
	_, decimals, _ := strings.Cut(strings.TrimSuffix(n.text(), n.unit), ".")
	size := int64(1)
	for range n.decimals - len(decimals) {
		size *= 10
	}
	return size
}
