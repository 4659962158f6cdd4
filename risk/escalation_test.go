package risk_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// up is what goes up by a rule with one condition, from registers in which one risk
// has these levels in turn: "4 3" "4 4".
func up(t *testing.T, rule risk.EscalationRule, texts ...string) string {
	t.Helper()
	var registers []risk.Register
	for i, text := range texts {
		on := day("2026-06-30").AddMonths(3 * i)
		risks := []risk.Risk{levels("r1", on, text)}
		if text == "absent" {
			risks = nil
		}
		registers = append(registers, at(on, risks...))
	}
	rule.To, rule.Source = "board", "terms of reference"
	found, err := risk.Escalate([]risk.EscalationRule{rule}, registers)
	require.NoError(t, err)
	all := []string{}
	for _, e := range found {
		text := strings.Join(e.Reasons, "; ")
		if e.Unsure {
			text += "?"
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

func TestConditions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		rule   risk.EscalationRule
		levels []string
		want   string
	}{
		{"score just reached", risk.EscalationRule{Score: qty("16")}, []string{"4 4"}, "score 16"},
		{"score not reached", risk.EscalationRule{Score: qty("16")}, []string{"5 3"}, ""},
		{"not assessed", risk.EscalationRule{Score: qty("16")}, []string{""}, "score not known?"},
		{"rating", risk.EscalationRule{Rating: "amber"}, []string{"4 3"}, "rating amber"},
		{"rating above", risk.EscalationRule{Rating: "amber"}, []string{"4 4"}, "rating red"},
		{"rating below", risk.EscalationRule{Rating: "amber"}, []string{"2 5"}, ""},
		{"no rating", risk.EscalationRule{Rating: "amber"}, []string{""}, "rating not assessed?"},
		{"risen", risk.EscalationRule{Rise: qty("4")}, []string{"4 3", "4 4"}, "risen by 4"},
		{"risen by less", risk.EscalationRule{Rise: qty("5")}, []string{"4 3", "4 4"}, ""},
		{"fallen", risk.EscalationRule{Rise: qty("4")}, []string{"4 4", "4 3"}, ""},
		{"risen from nobody knows", risk.EscalationRule{Rise: qty("4")}, []string{"", "4 4"}, "risen by not known?"},
		{"new", risk.EscalationRule{Rise: qty("4")}, []string{"absent", "4 4"}, ""},
		{"one register", risk.EscalationRule{Rise: qty("4")}, []string{"4 4"}, ""},
		{"above appetite twice", risk.EscalationRule{Above: 2}, []string{"4 4", "4 4"}, "above appetite in 2 registers in a row"},
		{"above appetite three times", risk.EscalationRule{Above: 2}, []string{"4 4", "4 4", "5 5"}, "above appetite in 3 registers in a row"},
		{"above appetite once", risk.EscalationRule{Above: 2}, []string{"4 3", "4 4"}, ""},
		{"above appetite, and new", risk.EscalationRule{Above: 2}, []string{"absent", "4 4"}, ""},
		{"above appetite, and not known before", risk.EscalationRule{Above: 2}, []string{"", "4 4"}, "above appetite in 1 register in a row?"},
		{"above appetite once, as asked", risk.EscalationRule{Above: 1}, []string{"", "4 4"}, "above appetite in 1 register in a row"},
		{"within again", risk.EscalationRule{Above: 1}, []string{"4 4", "4 3"}, ""},
		{"as fast", risk.EscalationRule{Velocity: risk.WithinMonths}, []string{"4 3"}, "felt within months"},
		{"slower", risk.EscalationRule{Velocity: risk.WithinDays}, []string{"4 3"}, ""},
		{"both", risk.EscalationRule{Score: qty("16"), Velocity: risk.WithinYears}, []string{"4 4"}, "score 16; felt within months"},
		{"one of both", risk.EscalationRule{Score: qty("16"), Velocity: risk.WithinDays}, []string{"4 4"}, ""},
		{"in time", risk.EscalationRule{Overdue: true}, []string{"4 3"}, ""},
		{"nobody knows when it is due", risk.EscalationRule{Overdue: true}, []string{""}, "overdue: not known?"},
	} {
		assert.Equal(t, c.want, up(t, c.rule, c.levels...), c.name)
	}
}

func TestOverdueGoesUp(t *testing.T) {
	t.Parallel()
	late := sound("late")
	late.Current.On, late.Actions[0].Due = day("2025-12-01"), day("2026-06-29")
	gone := late
	gone.ID, gone.Status = "gone", risk.ClosedRisk
	fast := late
	fast.ID, fast.Velocity = "unknown", 0
	rules := []risk.EscalationRule{
		{To: "board", Source: "terms", Overdue: true},
		{To: "committee", Source: "terms", Velocity: risk.WithinDays},
	}
	amber := register(late).Standings()[0].Now
	found, err := risk.Escalate(rules, []risk.Register{register(late, gone, fast)})
	require.NoError(t, err)
	assert.Equal(t, risk.Escalations{
		{Risk: "late", Title: "Too few lawyers", To: "board", Source: "terms", Now: amber, Reasons: []string{"overdue: the review, the action \"Agree a market supplement\""}},
		{Risk: "unknown", Title: "Too few lawyers", To: "board", Source: "terms", Now: amber, Reasons: []string{"overdue: the review, the action \"Agree a market supplement\""}},
		{Risk: "unknown", Title: "Too few lawyers", To: "committee", Source: "terms", Now: amber, Reasons: []string{"not known how soon it is felt"}, Unsure: true},
	}, found)
}

func TestEscalateRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule risk.EscalationRule
		want string
	}{
		{risk.EscalationRule{}, lines("rules[0].to: required", "rules[0].source: required", "rules[0]: no condition is set: required")},
		{risk.EscalationRule{To: "a", Source: "b", Rise: qty("0"), Above: -1, Velocity: 6}, lines("rules[0].rise: 0 is not above 0: out of range", "rules[0].above: registers found: -1, wanted: 1 or more: out of range", "rules[0].velocity: velocity found: 6, wanted: 1 to 5: invalid")},
		{risk.EscalationRule{To: "a", Source: "b", Score: qty("-3")}, "rules[0].score: -3 is not above 0: out of range"},
		{risk.EscalationRule{To: "a", Source: "b", Rating: "black"}, `rules[0].rating: "black" is not a rating of the matrix (green, amber, red): not found`},
	} {
		_, err := risk.Escalate([]risk.EscalationRule{c.rule}, []risk.Register{register()})
		require.EqualError(t, err, c.want)
	}
	unscored := register(sound("r1"))
	unscored.Matrix = matrix.FourByFour()
	_, err := risk.Escalate([]risk.EscalationRule{{To: "a", Source: "b", Score: qty("12"), Rating: "red", Rise: qty("1")}}, []risk.Register{unscored})
	require.EqualError(t, err, lines(`rules[0].score: 12, and the matrix "Four by four" has no scores: not found`, `rules[0].rise: 1, and the matrix "Four by four" has no scores: not found`))
	_, err = risk.Escalate(nil, nil)
	require.EqualError(t, err, "registers: registers found: 0, wanted: 1 or more: required")
	found, err := risk.Escalate(nil, []risk.Register{register(sound("r1"))})
	require.NoError(t, err)
	assert.Equal(t, risk.Escalations{}, found)
}
