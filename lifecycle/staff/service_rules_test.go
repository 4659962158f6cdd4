package staff_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Each typing slip in a date that pays money is found, and what is possible passes.
func TestServiceRules_FindTypingSlips(t *testing.T) {
	service := func(born, from, founded string) staff.Service {
		s := staff.Service{Post: clerk("p1", "boston")}
		for _, d := range []struct {
			to   *calendar.Date
			text string
		}{{&s.Post.Born, born}, {&s.Post.EmployedFrom, from}, {&s.Founded, founded}} {
			if d.text != "" {
				*d.to = date(d.text)
			}
		}
		return s
	}
	set := policy.MustSet(staff.ServiceRules()...)
	for name, c := range map[string]struct {
		service staff.Service
		want    [3]policy.Outcome
	}{
		"as it should be":            {service("1970-05-01", "1990-04-01", "1974-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"on the 16th birthday":       {service("1974-04-01", "1990-04-01", "1990-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"a day before":               {service("1974-04-02", "1990-04-01", "1990-04-02"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Fail}},
		"a birthday after the start": {service("1990-04-01", "1970-05-01", "1965-04-01"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Pass}},
		"106 years of service":       {service("1890-05-01", "1920-04-01", "1974-04-01"), [3]policy.Outcome{policy.Pass, policy.Fail, policy.Fail}},
		"60 years of service":        {service("1949-05-01", "1966-04-01", "1965-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"the wrong century":          {service("1884-05-01", "2004-04-01", "1974-04-01"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Pass}},
		"at 80":                      {service("1939-04-02", "2020-04-01", "1974-04-01"), [3]policy.Outcome{policy.Pass, policy.Pass, policy.Pass}},
		"at 81":                      {service("1939-04-01", "2020-04-01", "1974-04-01"), [3]policy.Outcome{policy.Fail, policy.Pass, policy.Pass}},
		"61 years, from 15":          {service("1949-05-01", "1965-04-01", "1965-04-01"), [3]policy.Outcome{policy.Fail, policy.Fail, policy.Pass}},
		"nothing known":              {service("", "", ""), [3]policy.Outcome{policy.Unknown, policy.Unknown, policy.Unknown}},
		"no birthday":                {service("", "1990-04-01", ""), [3]policy.Outcome{policy.Unknown, policy.Pass, policy.Unknown}},
	} {
		report := set.Judge(c.service, date("2026-04-01"))
		for i, result := range report.Results {
			assert.Equal(t, c.want[i], result.Outcome, "%s: %s", name, result.Rule)
		}
	}
}
