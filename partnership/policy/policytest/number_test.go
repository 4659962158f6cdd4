package policytest

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// pence is an amount that is written with two decimals, and cannot be 13 pence.
type pence struct {
	n     int
	known bool
}

func (p pence) MarshalText() ([]byte, error) {
	switch {
	case p.n == 13:
		return nil, errors.New("no amount is 13 pence")
	case !p.known:
		return nil, nil
	}
	return fmt.Appendf(nil, "%d.%02d", p.n/100, p.n%100), nil
}

func (p *pence) UnmarshalText(text []byte) error {
	whole, part, _ := strings.Cut(string(text), ".")
	n, err := strconv.Atoi(whole + part)
	*p = pence{n, true}
	if err == nil && len(part) != 2 {
		err = errors.New("an amount has two decimals")
	}
	return err
}

// percent is a whole number of per cent.
type percent struct{ n int }

func (p percent) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d%%", p.n), nil }

func (p *percent) UnmarshalText(text []byte) (err error) {
	p.n, err = strconv.Atoi(strings.TrimSuffix(string(text), "%"))
	return err
}

// numberIn returns the number that a value is.
func numberIn(value any) (number, bool) {
	made := reflect.New(reflect.TypeOf(value)).Elem()
	made.Set(reflect.ValueOf(value))
	return numberOf(&part{value: made})
}

func TestNumberOf_ReadsNumbersAndDates(t *testing.T) {
	for _, c := range []struct {
		value any
		steps int64
		text  string // of the next number
		round int64
	}{
		{3, 3, "4", 1},
		{int8(-3), -3, "-2", 1},
		{uint16(3), 3, "4", 1},
		{calendar.MustDate("0001-01-01"), 0, "0001-01-02", 1},
		{calendar.MustDate("2024-02-28"), 738943, "2024-02-29", 1},
		{partnership.MustQuantity("80"), 80_000_000, "80.000001", 1_000_000},
		{partnership.MustQuantity("66.67"), 66_670_000, "66.670001", 10_000},
		{partnership.MustQuantity("1.000001"), 1_000_001, "1.000002", 1},
		{partnership.MustQuantity("-0.5"), -500_000, "-0.499999", 100_000},
		{partnership.MustQuantity("0"), 0, "0.000001", 1_000_000},
		{pence{125000, true}, 125000, "1250.01", 1},
		{percent{65}, 65, "66%", 1},
	} {
		n, ok := numberIn(c.value)
		require.True(t, ok, "%v", c.value)
		assert.Equal(t, c.steps, n.steps, "%v", c.value)
		assert.Equal(t, c.round, n.round(), "%v", c.value)
		same, ok := n.value()
		assert.True(t, ok)
		assert.Equal(t, c.value, same.Interface())
		assert.Equal(t, c.text, n.at(n.steps+1).text())
	}
}

func TestNumberOf_RefusesWhatIsNoNumber(t *testing.T) {
	for _, value := range []any{
		"3", true, 0.5,
		calendar.Date{},
		partnership.Quantity{},
		pence{},
		pence{13, true},
		uint64(math.MaxUint64),
		calendar.Term{},
		partnership.MustFraction("2/3"),
	} {
		_, ok := numberIn(value)
		assert.False(t, ok, "%#v", value)
	}
}

// A type takes only some numbers, and what it takes must be what it writes.
func TestNumber_ValueOutsideItsType(t *testing.T) {
	for _, c := range []struct {
		value any
		steps int64
	}{
		{int8(3), 128},
		{int8(3), -129},
		{uint8(3), 256},
		{uint8(3), -1},
		{pence{1, true}, 13},
		{calendar.MustDate("2024-01-01"), 4_000_000},
		{calendar.MustDate("2024-01-01"), -1},
	} {
		n, ok := numberIn(c.value)
		require.True(t, ok)
		_, ok = n.at(c.steps).value()
		assert.False(t, ok, "%v", c)
	}
	n, _ := numberIn(pence{125000, true})
	assert.Equal(t, "0.13", n.at(13).text(), "as it would be written")
	assert.Equal(t, "0.05", n.at(5).String())
	assert.Equal(t, "-0.05", n.at(-5).String())
	steps, ok := n.read("1.2345")
	assert.False(t, ok, "%d", steps)
}

func TestRelation_SaysHowFarADayIsFromAnother(t *testing.T) {
	from := calendar.MustDate("2024-04-01")
	for low, want := range map[string]string{
		"2024-03-31": "the day before  | ",
		"2024-04-01": " | the day after ",
		"2024-05-01": "1 month after  | 1 month and 1 day after ",
		"2024-06-30": "1 day less than 3 months after  | 3 months after ",
		"2024-07-01": "3 months after  | 3 months and 1 day after ",
		"2023-04-01": "12 months before  | 1 day less than 12 months before ",
		"2023-03-31": "12 months and 1 day before  | 12 months before ",
		"2074-04-01": "600 months after  | 600 months and 1 day after ",
	} {
		day := calendar.MustDate(low)
		lowWord, highWord, ok := relation(from, day, day.AddDays(1))
		assert.True(t, ok)
		assert.Equal(t, want, lowWord+" | "+highWord, low)
	}
	for _, low := range []string{"2024-04-02", "2024-07-02", "2024-06-29", "2074-05-01", "1974-03-01"} {
		day := calendar.MustDate(low)
		_, _, ok := relation(from, day, day.AddDays(1))
		assert.False(t, ok, low)
	}
}

// A number that its type does not take is passed over.
func TestExamine_TriesOnlyWhatATypeTakes(t *testing.T) {
	type offer struct{ Price pence }
	limit := 0
	set := policy.MustSet(policy.Rule[offer]{
		ID: "r", Title: "Cheap", Source: policy.Source{Document: "A guide"}, Severity: policy.Blocking,
		InForce: calendar.Term{First: calendar.MustDate("0001-01-01")},
		Check: func(h policy.Hearing, o offer) {
			if h.Given("/price", o.Price.known) && o.Price.n >= limit {
				h.Fail("/price", "dear", "", "")
			}
		},
	})
	for _, c := range []struct {
		low, high int
		limit     int
		want      string
	}{{10, 20, 15, "no case tries r with /price 0.14 or 0.15"}, {10, 20, 14, ""}, {2, 66, 14, ""}} {
		limit = c.limit
		offered := func(n int, want policy.Outcome) Case[offer] {
			return Case[offer]{Name: strconv.Itoa(n), AsOf: calendar.MustDate("2025-01-01"), Value: offer{pence{n, true}}, Want: want}
		}
		audit := Examine(set, []Case[offer]{offered(c.low, policy.Pass), offered(c.high, policy.Fail)})
		assert.Empty(t, audit.Failures)
		if c.want == "" {
			assert.NotContains(t, audit.String(), "no case tries", "half way is 13 pence, to which no amount can be set")
			continue
		}
		assert.Contains(t, audit.String(), c.want)
	}
}
