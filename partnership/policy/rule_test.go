package policy_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// places returns the paths of the errors in err.
func places(err error) []string {
	var all []string
	for _, e := range field.Errors(err) {
		all = append(all, e.Path)
	}
	return all
}

func TestRule_Validate(t *testing.T) {
	assert.NoError(t, exitPlan().Validate())
	for _, c := range []struct {
		name string
		spot string
		is   error
		make func(*policy.Rule[Committee])
	}{
		{"no id", "id", field.ErrRequired, func(r *policy.Rule[Committee]) { r.ID = "" }},
		{"an id with a space", "id", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.ID = "exit plan" }},
		{"an id that is too long", "id", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.ID = policy.RuleID(strings.Repeat("x", 65)) }},
		{"a long title", "title", field.ErrRange, func(r *policy.Rule[Committee]) { r.Title = strings.Repeat("é", 301) }},
		{"a title of two lines", "title", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.Title = "a\nb" }},
		{"a long document", "source.document", field.ErrRange, func(r *policy.Rule[Committee]) { r.Source.Document = strings.Repeat("é", 301) }},
		{"a clause of two lines", "source.clause", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.Source.Clause = "a\nb" }},
		{"a long address", "source.address", field.ErrRange, func(r *policy.Rule[Committee]) { r.Source.Address = "https://x/" + strings.Repeat("x", 4000) }},
		{"a blank title", "title", field.ErrRequired, func(r *policy.Rule[Committee]) { r.Title = " \t" }},
		{"no source", "source.document", field.ErrRequired, func(r *policy.Rule[Committee]) { r.Source = policy.Source{} }},
		{"an address without a host", "source.address", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.Source.Address = "https:clause" }},
		{"an address that runs", "source.address", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.Source.Address = "javascript://x/%0aalert(1)" }},
		{"a malformed address", "source.address", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.Source.Address = "http://[::1" }},
		{"no severity", "severity", field.ErrRequired, func(r *policy.Rule[Committee]) { r.Severity = "" }},
		{"another severity", "severity", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.Severity = "red" }},
		{"no first day", "in_force.first", field.ErrRequired, func(r *policy.Rule[Committee]) { r.InForce = calendar.Term{} }},
		{"an end before the beginning", "in_force.last", field.ErrOrder, func(r *policy.Rule[Committee]) { r.InForce.Last = day("2024-03-31") }},
		{"a gap with half a character", "after_gap", field.ErrInvalid, func(r *policy.Rule[Committee]) { r.AfterGap = "a\xff" }},
		{"no check", "check", field.ErrRequired, func(r *policy.Rule[Committee]) { r.Check = nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			rule := exitPlan()
			c.make(&rule)
			err := rule.Validate()
			assert.ErrorIs(t, err, c.is)
			assert.Equal(t, []string{c.spot}, places(err))
		})
	}
}

func TestRule_WithAnOrdinaryWebAddressIsValid(t *testing.T) {
	for _, address := range []string{"", "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12", "http://example.org"} {
		rule := exitPlan()
		rule.Source.Address = address
		assert.NoError(t, rule.Validate(), address)
	}
}

func TestSource_String(t *testing.T) {
	assert.Equal(t, "An Act, s.1", policy.Source{Document: "An Act", Clause: "s.1"}.String())
	assert.Equal(t, "An Act", policy.Source{Document: "An Act"}.String())
}

func TestRuleID_ReadsIdsOnly(t *testing.T) {
	var id policy.RuleID
	require.NoError(t, id.UnmarshalText([]byte("lga-1972:s.102/5")))
	assert.Equal(t, policy.RuleID("lga-1972:s.102/5"), id)
	require.ErrorIs(t, id.UnmarshalText([]byte("-x")), field.ErrInvalid)
	assert.Empty(t, id)
	id = "a"
	require.NoError(t, id.UnmarshalText(nil))
	assert.Empty(t, id, "no text is an id that is not set")
}

// FuzzRuleID compares the ids that are taken with the grammar in the comment.
func FuzzRuleID(f *testing.F) {
	grammar := regexp.MustCompile(`\A[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}\z`)
	for _, text := range []string{
		"a", "exit-plan", "-a", "a-", "", "a b", "é", "a\n", "_", "9.",
		strings.Repeat("x", 64), strings.Repeat("x", 65), "a\x00b", "--",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		require.Equal(t, grammar.MatchString(text), policy.RuleID(text).Validate() == nil, "%q", text)
	})
}
