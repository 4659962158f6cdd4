package staff_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Each typing slip in a date that pays money is found, and what is possible passes.
func TestEmploymentRules_FindTypingSlips(t *testing.T) {
	employed := func(born, from, founded string) staff.Employment {
		e := staff.Employment{Post: clerk("p1", "boston")}
		for _, d := range []struct {
			to   *calendar.Date
			text string
		}{{&e.Post.Born, born}, {&e.Post.EmployedFrom, from}, {&e.Founded, founded}} {
			if d.text != "" {
				*d.to = date(d.text)
			}
		}
		return e
	}
	set := policy.MustSet(staff.EmploymentRules()...)
	for name, c := range map[string]struct {
		employment staff.Employment
		want       [3]policy.Outcome
	}{
		"as it should be":            {employed("1970-05-01", "1990-04-01", "1974-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"on the 16th birthday":       {employed("1974-04-01", "1990-04-01", "1990-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"a day before":               {employed("1974-04-02", "1990-04-01", "1990-04-02"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Fail}},
		"a birthday after the start": {employed("1990-04-01", "1970-05-01", "1965-04-01"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Pass}},
		"106 years of employment":    {employed("1890-05-01", "1920-04-01", "1974-04-01"), [3]policy.Outcome{policy.Pass, policy.Fail, policy.Fail}},
		"60 years of employment":     {employed("1949-05-01", "1966-04-01", "1965-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"the wrong century":          {employed("1884-05-01", "2004-04-01", "1974-04-01"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Pass}},
		"at 80":                      {employed("1939-04-02", "2020-04-01", "1974-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"at 81":                      {employed("1939-04-01", "2020-04-01", "1974-04-01"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Pass}},
		"61 years, from 15":          {employed("1949-05-01", "1965-04-01", "1965-04-01"), [3]policy.Outcome{policy.Fail, policy.Fail, policy.Pass}},
		"nothing known":              {employed("", "", ""), [3]policy.Outcome{policy.Unknown, policy.Unknown, policy.Unknown}},
		"no birthday":                {employed("", "1990-04-01", ""), [3]policy.Outcome{policy.Unknown, policy.Pass, policy.Unknown}},
	} {
		report := set.Judge(c.employment, date("2026-04-01"))
		for i, result := range report.Results {
			assert.Equal(t, c.want[i], result.Outcome, "%s: %s", name, result.Rule)
		}
	}
}
