package partnership_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestBarriers(t *testing.T) {
	testCategory(t, partnership.Barriers(), "political", "cultural", "leadership", "sovereignty", "trust")
}

// assessed is an assessment of a barrier on a day.
func assessed(barrier partnership.Barrier, maturity partnership.Maturity, on string) partnership.BarrierAssessment {
	return partnership.BarrierAssessment{Barrier: barrier, Maturity: maturity, On: date(on), Assessor: "partnership board"}
}

func TestMaturity(t *testing.T) {
	names := []string{"initial", "developing", "established", "managed", "embedded"}
	for i, m := range partnership.Maturities() {
		assert.Equal(t, i+1, int(m))
		assert.Equal(t, names[i], m.String())
		text, err := m.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, names[i], string(text))
		var read partnership.Maturity
		require.NoError(t, read.UnmarshalText(text))
		assert.Equal(t, m, read)
	}
	assert.Len(t, partnership.Maturities(), len(names))
}

func TestMaturity_ThatIsNone(t *testing.T) {
	for m, rule := range map[partnership.Maturity]error{
		-1: field.ErrInvalid, 6: field.ErrInvalid,
	} {
		assert.Equal(t, "not assessed", m.String())
		text, err := m.MarshalText()
		require.ErrorIs(t, err, rule)
		assert.Nil(t, text)
	}
	for text, rule := range map[string]error{
		" ": field.ErrInvalid, "3": field.ErrInvalid, "Initial": field.ErrInvalid, "not assessed": field.ErrInvalid,
	} {
		m := partnership.Embedded
		require.ErrorIs(t, m.UnmarshalText([]byte(text)), rule, text)
		assert.Zero(t, m)
	}
	m := partnership.Embedded
	require.NoError(t, m.UnmarshalText(nil))
	assert.Zero(t, m)
	assert.Equal(t, "not assessed", m.String())
	text, err := m.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, []byte{}, text)
	require.Error(t, json.Unmarshal([]byte("3"), &m), "a level is written as its name")
}

func TestBarrier_AssessmentGolden(t *testing.T) {
	a := assessed(partnership.TrustBarrier, partnership.Established, "2025-03-31")
	a.Reason = "Officers meet every month; members twice a year."
	fieldtest.Golden(t, "testdata/golden/barrier-assessment.json", a)
}

func TestBarrier_AssessmentValidate(t *testing.T) {
	type a = partnership.BarrierAssessment
	valid := func() a { return assessed(partnership.PoliticalBarrier, partnership.Initial, "2025-03-31") }
	testBroken(t, valid, []broken[a]{
		{"no barrier", func(x *a) { x.Barrier = "" }, []string{"barrier: required"}},
		{"no such barrier", func(x *a) { x.Barrier = "money" }, []string{"barrier: invalid"}},
		{"not assessed", func(x *a) { x.Maturity = 0 }, []string{"maturity: required"}},
		{"no such level", func(x *a) { x.Maturity = 6 }, []string{"maturity: invalid"}},
		{"below the scale", func(x *a) { x.Maturity = -1 }, []string{"maturity: invalid"}},
		{"no day", func(x *a) { x.On = calendar.Date{} }, []string{"on: required"}},
		{"by nobody", func(x *a) { x.Assessor = "" }, []string{"assessor: required"}},
		{"everything", func(x *a) { *x = a{Maturity: 9} }, []string{"barrier: required", "maturity: invalid", "on: required", "assessor: required"}},
	})
}

func TestCompareBarriers(t *testing.T) {
	trust, political := partnership.TrustBarrier, partnership.PoliticalBarrier
	all := []partnership.BarrierAssessment{
		assessed(trust, partnership.Managed, "2025-03-31"),
		assessed(trust, partnership.Initial, "2023-03-31"),
		assessed(trust, partnership.Developing, "2024-03-31"),
		assessed(political, partnership.Established, "2024-03-31"),
		assessed(political, partnership.Initial, "2024-03-31"), // of the same day, and later in the list
		assessed(partnership.CulturalBarrier, partnership.Embedded, "2025-03-31"),
		{Barrier: partnership.LeadershipBarrier, Maturity: partnership.Initial}, // on no day
	}
	levels := func(asOf calendar.Date) (lines []string) {
		for _, m := range partnership.CompareBarriers(all, asOf) {
			n, ok := m.Levels()
			lines = append(lines, fmt.Sprintf("%s %s, %d %t", m.Barrier, m.Latest.Maturity, n, ok))
		}
		return lines
	}
	for asOf, want := range map[string][]string{
		"2023-03-30": nil,
		"2023-03-31": {"trust initial, 0 false"},
		"2024-03-31": {"political initial, -2 true", "trust developing, 1 true"},
		"2025-03-30": {"political initial, -2 true", "trust developing, 1 true"},
		"2025-03-31": {"political initial, -2 true", "cultural embedded, 0 false", "trust managed, 2 true"},
	} {
		assert.Equal(t, want, levels(date(asOf)), asOf)
	}
	assert.Equal(t, partnership.BarrierMovements{}, partnership.CompareBarriers(all, calendar.Date{}))
	assert.Equal(t, partnership.BarrierMovements{}, partnership.CompareBarriers(nil, date("2025-03-31")))
}

func TestCompareBarriers_ChangesNothing(t *testing.T) {
	all := []partnership.BarrierAssessment{
		assessed(partnership.TrustBarrier, partnership.Managed, "2025-03-31"),
		assessed(partnership.TrustBarrier, partnership.Initial, "2023-03-31"),
	}
	before := slices.Clone(all)
	movements := partnership.CompareBarriers(all, date("2026-01-01"))
	movements[0].Latest.Reason, movements[0].Before.Reason = "x", "y"
	assert.Equal(t, before, all)
}

func TestBarrier_MovementGolden(t *testing.T) {
	all := []partnership.BarrierAssessment{
		assessed(partnership.TrustBarrier, partnership.Initial, "2023-03-31"),
		assessed(partnership.TrustBarrier, partnership.Managed, "2025-03-31"),
		assessed(partnership.LeadershipBarrier, partnership.Developing, "2025-03-31"),
	}
	fieldtest.Written(t, "testdata/golden/barrier-movements.json", partnership.CompareBarriers(all, date("2025-03-31")))
}

func ExampleCompareBarriers() {
	assessments := []partnership.BarrierAssessment{
		{Barrier: partnership.TrustBarrier, Maturity: partnership.Initial, On: calendar.MustDate("2023-03-31"), Assessor: "board"},
		{Barrier: partnership.PoliticalBarrier, Maturity: partnership.Developing, On: calendar.MustDate("2024-03-31"), Assessor: "board"},
		{Barrier: partnership.TrustBarrier, Maturity: partnership.Established, On: calendar.MustDate("2025-03-31"), Assessor: "peer review"},
	}
	for _, m := range partnership.CompareBarriers(assessments, calendar.MustDate("2026-04-01")) {
		levels, known := m.Levels()
		fmt.Println(m.Barrier, m.Latest.Maturity, levels, known)
	}
	// Output:
	// political developing 0 false
	// trust established 2 true
}
