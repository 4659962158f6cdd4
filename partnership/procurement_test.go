package partnership_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestProcurementRoutes(t *testing.T) {
	testCategory(t, partnership.ProcurementRoutes(), "outside", "horizontal", "vertical", "full-procedure")
}

// Both tests of activity are strict: exactly 80 % is not more than 80 %, and
// exactly 20 % is not less than 20 % (Public Contracts Regulations 2015 reg 12).
func TestProcurementRoute_ThresholdsAreStrict(t *testing.T) {
	for _, c := range []struct {
		route partnership.ProcurementRoute
		part  string
		want  bool
	}{
		{partnership.VerticalRoute, "80", false},
		{partnership.VerticalRoute, "80.000001", true},
		{partnership.VerticalRoute, "100", true},
		{partnership.HorizontalRoute, "20", false},
		{partnership.HorizontalRoute, "19.999999", true},
		{partnership.HorizontalRoute, "0", true},
	} {
		test, ok := c.route.Test()
		require.True(t, ok)
		met, err := test.Activity.Met(number(c.part), number("100"))
		require.NoError(t, err)
		assert.Equal(t, c.want, met, "%s with %s %%", c.route, c.part)
	}
}

func TestProcurementRoute_Test(t *testing.T) {
	for _, want := range []struct {
		route     partnership.ProcurementRoute
		activity  string
		years     int
		noPrivate bool
		sources   []string
	}{
		{partnership.OutsideProcurement, "no threshold", 0, false, []string{"1972 s.101, s.113"}},
		{partnership.HorizontalRoute, "less than 20/100", 3, false, []string{"reg 12(7)", "Procurement Act 2023 Sch 2"}},
		{partnership.VerticalRoute, "more than 80/100", 3, true, []string{"reg 12(1) to (6)", "Procurement Act 2023 Sch 2"}},
		{partnership.FullProcedure, "no threshold", 0, false, []string{"Procurement Act 2023"}},
	} {
		test, ok := want.route.Test()
		require.True(t, ok)
		assert.Equal(t, want.route, test.Route)
		assert.Equal(t, want.activity, test.Activity.String())
		assert.Equal(t, want.years, test.AveragedYears)
		assert.Equal(t, want.noPrivate, test.NoPrivateCapital)
		assert.Equal(t, test.Activity.IsZero(), test.Of == "", "what is counted stands with a threshold")
		assert.NotEmpty(t, test.Condition)
		for _, source := range want.sources {
			assert.Contains(t, test.Source, source)
		}
	}
	_, ok := partnership.ProcurementRoute("no such").Test()
	assert.False(t, ok)
}

func TestRouteTest_Golden(t *testing.T) {
	vertical, _ := partnership.VerticalRoute.Test()
	fieldtest.Written(t, "testdata/golden/route-test.json", vertical)
	outside, _ := partnership.OutsideProcurement.Test()
	fieldtest.Written(t, "testdata/golden/route-test-without-threshold.json", outside)
}

// A company owned by councils earned £4.1m of its £5m from them: 82 %.
func ExampleProcurementRoute_Test() {
	test, _ := partnership.VerticalRoute.Test()
	met, _ := test.Activity.Met(partnership.MustQuantity("4.1"), partnership.MustQuantity("5"))
	fmt.Println(test.Condition)
	fmt.Println(test.Activity, "of", test.Of, met)
	fmt.Println("no private capital:", test.NoPrivateCapital)
	// Output:
	// the authorities control the body as they control their own departments
	// more than 80/100 of the activities of the body, carried out for the authorities that control it true
	// no private capital: true
}
