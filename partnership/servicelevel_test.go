package partnership_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestServiceLevel_Categories(t *testing.T) {
	testCategory(t, partnership.Directions(), "higher", "lower")
	testCategory(t, partnership.Periods(), "month", "quarter", "year")
	testCategory(t, partnership.Attainments(), "target-met", "target-missed", "floor-missed", "unknown")
}

// answered is a service level where more is better.
func answered() partnership.ServiceLevel {
	return partnership.ServiceLevel{
		ID: "calls", Line: "advice", Measure: "calls answered within 30 seconds", Unit: "%", Better: partnership.HigherIsBetter,
		Baseline: number("88.5"), Target: number("95"), Floor: number("90"), Period: partnership.Monthly,
	}
}

// decided is a service level where less is better.
func decided() partnership.ServiceLevel {
	return partnership.ServiceLevel{
		ID: "claims", Measure: "days to decide a claim", Unit: "days", Better: partnership.LowerIsBetter,
		Baseline: number("21"), Target: number("14"), Floor: number("20"), Period: partnership.Quarterly,
	}
}

func TestServiceLevel_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/service-level.json", answered())
}

func TestServiceLevel_Validate(t *testing.T) {
	type s = partnership.ServiceLevel
	testBroken(t, answered, []broken[s]{
		{"no id", func(x *s) { x.ID = "" }, []string{"id: required"}},
		{"no such id", func(x *s) { x.ID = "call answering" }, []string{"id: invalid"}},
		{"no such line", func(x *s) { x.Line = "a b" }, []string{"line: invalid"}},
		{"no measure", func(x *s) { x.Measure = "\n" }, []string{"measure: required"}},
		{"no unit", func(x *s) { x.Unit = "" }, []string{"unit: required"}},
		{"no direction", func(x *s) { x.Better = "" }, []string{"better: required"}},
		{"no such direction", func(x *s) { x.Better = "up" }, []string{"better: invalid"}},
		{"no direction to judge the floor by", func(x *s) { x.Better, x.Floor = "up", number("96") }, []string{"better: invalid"}},
		{"no target", func(x *s) { x.Target = partnership.Quantity{} }, []string{"target: required"}},
		{"a floor above the target", func(x *s) { x.Floor = number("95.000001") }, []string{"floor: out of order"}},
		{"a floor below the target where less is better", func(x *s) { x.Better = partnership.LowerIsBetter }, []string{"floor: out of order"}},
		{"no period", func(x *s) { x.Period = "" }, []string{"period: required"}},
		{"no such period", func(x *s) { x.Period = "week" }, []string{"period: invalid"}},
		{"everything", func(x *s) { *x = s{Line: "?", Better: "up", Floor: number("1")} }, []string{
			"id: required", "line: invalid", "measure: required", "unit: required", "better: invalid", "target: required", "period: required",
		}},
	})
	for _, s := range []partnership.ServiceLevel{decided(), {
		ID: "x", Measure: "x", Unit: "x", Better: partnership.LowerIsBetter, Target: number("0"), Floor: number("0"), Period: partnership.Yearly,
	}} {
		assert.NoError(t, s.Validate(), "without a line; a floor at the target")
	}
}

func TestServiceLevel_Attained(t *testing.T) {
	const met, missed, floor = partnership.TargetMet, partnership.TargetMissed, partnership.FloorMissed
	for actual, want := range map[string]partnership.Attainment{
		"100": met, "95": met, "94.999999": missed, "90": missed, "89.999999": floor, "0": floor, "-1": floor,
	} {
		assert.Equal(t, want, answered().Attained(number(actual)), actual)
	}
	for actual, want := range map[string]partnership.Attainment{
		"0": met, "14": met, "14.000001": missed, "20": missed, "20.000001": floor,
	} {
		assert.Equal(t, want, decided().Attained(number(actual)), actual)
	}
	without := answered()
	without.Floor = partnership.Quantity{}
	assert.Equal(t, missed, without.Attained(number("0")), "no floor is agreed")
}

func TestServiceLevel_AttainedNotKnown(t *testing.T) {
	assert.Equal(t, partnership.AttainmentUnknown, answered().Attained(partnership.Quantity{}))
	s := answered()
	s.Target = partnership.Quantity{}
	assert.Equal(t, partnership.AttainmentUnknown, s.Attained(number("0")))
	for _, direction := range []partnership.Direction{"", "up"} {
		s = answered()
		s.Better = direction
		assert.Equal(t, partnership.AttainmentUnknown, s.Attained(number("99")), direction)
		_, ok := s.Improved(number("99"))
		assert.False(t, ok, direction)
	}
}

func TestServiceLevel_Improved(t *testing.T) {
	type answer struct{ improved, ok bool }
	on := func(s partnership.ServiceLevel, actual partnership.Quantity) answer {
		improved, ok := s.Improved(actual)
		return answer{improved, ok}
	}
	assert.Equal(t, answer{true, true}, on(answered(), number("88.500001")))
	assert.Equal(t, answer{false, true}, on(answered(), number("88.5")), "as before")
	assert.Equal(t, answer{false, true}, on(answered(), number("80")))
	assert.Equal(t, answer{true, true}, on(decided(), number("20.9")))
	assert.Equal(t, answer{false, true}, on(decided(), number("22")))
	assert.Equal(t, answer{}, on(answered(), partnership.Quantity{}))
	s := answered()
	s.Baseline = partnership.Quantity{}
	assert.Equal(t, answer{}, on(s, number("99")))
}

func ExampleServiceLevel_Attained() {
	claims := partnership.ServiceLevel{
		Measure: "days to decide a claim",
		Better:  partnership.LowerIsBetter,
		Target:  partnership.MustQuantity("14"),
		Floor:   partnership.MustQuantity("20"),
	}
	for _, days := range []string{"14", "17.5", "21"} {
		fmt.Println(days, claims.Attained(partnership.MustQuantity(days)))
	}
	fmt.Println(claims.Attained(partnership.Quantity{})) // nobody has counted
	// Output:
	// 14 target-met
	// 17.5 target-missed
	// 21 floor-missed
	// unknown
}

func ExampleServiceLevel_Improved() {
	calls := partnership.ServiceLevel{Better: partnership.HigherIsBetter, Baseline: partnership.MustQuantity("88.5")}
	improved, known := calls.Improved(partnership.MustQuantity("91"))
	fmt.Println(improved, known)
	// Output: true true
}
