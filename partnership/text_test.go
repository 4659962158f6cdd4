package partnership_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Every text has a limit and no character that cannot be seen, at its own place.
func TestTexts_AreChecked(t *testing.T) {
	long, note := strings.Repeat("x", field.MaxName+1), strings.Repeat("x", field.MaxNote+1)
	for _, c := range []struct {
		record interface{ Validate() error }
		want   []string
	}{
		{partnership.Agreement{Reference: long}, []string{"reference: out of range", "terms.structure: required", "terms.term.first: required"}},
		{partnership.Amendment{From: date("2026-04-01"), Reference: "a\nb"}, []string{"reference: invalid"}},
		{
			partnership.BarrierAssessment{
				Barrier: partnership.TrustBarrier, Maturity: partnership.Initial, On: date("2026-04-01"), Assessor: long, Reason: note,
			},
			[]string{"assessor: out of range", "reason: out of range"},
		},
		{partnership.DisputeStep{Forum: long}, []string{"forum: out of range"}},
		{
			partnership.Organisation{ID: "a", Name: "a\u202eb", Kind: partnership.OtherBody, Sector: partnership.Private},
			[]string{"name: invalid"},
		},
		{
			partnership.Prerequisite{ID: "a", Kind: partnership.DataReady, What: long, Owner: long},
			[]string{"what: out of range", "owner: out of range"},
		},
		{partnership.Line{ID: "a", Name: long}, []string{"name: out of range"}},
		{partnership.Strategy{Org: "a", Source: long}, []string{"source: out of range"}},
		{
			partnership.Visit{On: date("2026-04-01"), Host: long, Visitors: orgs(1), About: long, Lessons: []string{"two\nlines", note}},
			[]string{"host: out of range", "about: out of range", "lessons[1]: out of range"},
		},
		{
			partnership.Succession{
				Predecessor: "a", On: date("2026-04-01"), Source: long,
				Successors: []partnership.Share{{Org: "b", Fraction: partnership.MustFraction("100%")}},
			},
			[]string{"source: out of range"},
		},
	} {
		assert.Equal(t, c.want, faults(c.record.Validate()), "%T", c.record)
	}
}
