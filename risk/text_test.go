package risk_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// names are the texts of a register that are on one line.
func names(reg *risk.Register) map[string]*string {
	r, p := &reg.Risks[0], &reg.Plans[0]
	return map[string]*string{
		"title":                          &reg.Title,
		"risks[0].title":                 &r.Title,
		"risks[0].owner":                 &r.Owner,
		"risks[0].action_owner":          &r.ActionOwner,
		"risks[0].bearing.clause":        &r.Bearing.Clause,
		"risks[0].current.by":            &r.Current.By,
		"risks[0].controls[0].title":     &r.Controls[0].Title,
		"risks[0].controls[0].owner":     &r.Controls[0].Owner,
		"risks[0].actions[0].owner":      &r.Actions[0].Owner,
		"risks[0].acceptance.by":         &r.Acceptance.By,
		"risks[0].indicators[0].measure": &r.Indicators[0].Measure,
		"plans[0].function":              &p.Function,
		"plans[0].owner":                 &p.Owner,
		"plans[0].steps[0].owner":        &p.Steps[0].Owner,
		"plans[0].moves[0].by":           &p.Moves[0].By,
	}
}

// notes are the longer texts of a register.
func notes(reg *risk.Register) map[string]*string {
	r, p := &reg.Risks[0], &reg.Plans[0]
	return map[string]*string{
		"risks[0].cause":             &r.Cause,
		"risks[0].event":             &r.Event,
		"risks[0].consequence":       &r.Consequence,
		"risks[0].inherent.reason":   &r.Inherent.Reason,
		"risks[0].actions[0].what":   &r.Actions[0].What,
		"risks[0].acceptance.reason": &r.Acceptance.Reason,
		"risks[0].end_reason":        &r.EndReason,
		"plans[0].trigger":           &p.Trigger,
		"plans[0].steps[0].what":     &p.Steps[0].What,
		"plans[0].tests[0].how":      &p.Tests[0].How,
		"plans[0].tests[0].lessons":  &p.Tests[0].Lessons,
		"plans[0].retire_when":       &p.RetireWhen,
	}
}

// written is a register with a text in every place.
func written() risk.Register {
	reg := fullRegister()
	reg.Plans = []risk.ContingencyPlan{payroll()}
	reg.Plans[0].Risks = []risk.RiskID{"locums"}
	return reg
}

// A name is on one line and has up to 300 characters, a note has up to 4,000, and
// neither has characters that cannot be seen.
func TestRegister_ValidateTexts(t *testing.T) {
	t.Parallel()
	one := written()
	require.NoError(t, one.Validate())
	for _, c := range []struct {
		of   func(*risk.Register) map[string]*string
		text string
		want error
	}{
		{names, "two\nlines", field.ErrInvalid},
		{names, "hidden\u200b", field.ErrInvalid},
		{names, strings.Repeat("a", 301), field.ErrRange},
		{names, strings.Repeat("a", 300), nil},
		{notes, "hidden\u200b", field.ErrInvalid},
		{notes, strings.Repeat("a", 4001), field.ErrRange},
		{notes, strings.Repeat("a\n", 2000), nil},
	} {
		for path := range c.of(&one) {
			reg := written()
			*c.of(&reg)[path] = c.text
			err := reg.Validate()
			assert.ErrorIs(t, err, c.want, path)
			if c.want != nil {
				require.Len(t, field.Errors(err), 1, path)
				assert.Equal(t, path, field.Errors(err)[0].Path)
			}
		}
	}
}
