package risk_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
)

// caused is a register of sound risks with their causes: "a:b,c b c" is a, caused by
// b and c.
func caused(text string) risk.Register {
	var risks []risk.Risk
	for entry := range strings.FieldsSeq(text) {
		id, causes, _ := strings.Cut(entry, ":")
		r := sound(risk.RiskID(id))
		for cause := range strings.SplitSeq(causes, ",") {
			if cause != "" {
				r.CausedBy = append(r.CausedBy, risk.RiskID(cause))
			}
		}
		risks = append(risks, r)
	}
	return register(risks...)
}

// circles is the rule about causes alone.
func circles() policy.Set[risk.Register] {
	rules := slices.DeleteFunc(risk.Checks().Rules(), func(r policy.Rule[risk.Register]) bool { return r.ID != "risk-causes" })
	return policy.MustSet(rules...)
}

// inCircles is the places that the rule finds.
func inCircles(rule policy.Set[risk.Register], reg risk.Register) []int {
	result, _ := rule.Judge(reg, reg.AsOf).Result("risk-causes")
	places := []int{}
	for _, f := range result.Findings {
		i, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(string(f.Path), "/risks/"), "/caused_by"))
		places = append(places, i)
	}
	return places
}

func TestACauseThatIsNotThereIsNoCircle(t *testing.T) {
	t.Parallel()
	assert.Empty(t, inCircles(circles(), caused("a:b b:x")))
	assert.Equal(t, []int{0}, inCircles(circles(), caused("a:a b:a")))
	assert.Equal(t, []int{0, 1, 3, 4}, inCircles(circles(), caused("a:b b:a,c c:d d:e e:d")))
}

// A circle is broken where a risk of it is over.
func TestARiskThatIsOverCausesNothing(t *testing.T) {
	t.Parallel()
	reg := caused("a:b b:c c:a")
	assert.Len(t, inCircles(circles(), reg), 3)
	reg.Risks[1].Status, reg.Risks[1].Ended = risk.ClosedRisk, day("2026-06-01")
	require.NoError(t, reg.Validate())
	assert.Empty(t, inCircles(circles(), reg))
}

// Five thousand risks in a chain of causes, or merged in a chain, are looked at
// once each; one more link makes a circle of them all.
func TestLongChains(t *testing.T) {
	t.Parallel()
	const n = 5_000
	id := func(i int) risk.RiskID { return risk.RiskID(fmt.Sprint("r", i)) }
	causes, mergers := make([]risk.Risk, n), make([]risk.Risk, n)
	for i := range n {
		causes[i], mergers[i] = sound(id(i)), merged(id(i), id((i+1)%n))
		if i > 0 {
			causes[i].CausedBy = []risk.RiskID{id(i - 1)}
		}
	}
	reg := register(causes...)
	assert.Empty(t, inCircles(circles(), reg))
	reg.Risks[0].CausedBy = []risk.RiskID{id(n - 1)}
	assert.Len(t, inCircles(circles(), reg), n)

	reg = register(mergers...)
	assert.Len(t, field.Errors(reg.Validate()), field.MaxErrors+1, "the rest was not checked")
	reg.Risks[n-1] = merged(id(n-1), id(n-50))
	assert.Len(t, field.Errors(reg.Validate()), 50)
	reg.Risks[n-1] = sound(id(n - 1))
	require.NoError(t, reg.Validate())
}
