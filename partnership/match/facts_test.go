package match_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// leadsTo returns the value in a record that a JSON Pointer leads to, and whether there is such a
// place in it.
func leadsTo(record any, pointer string) (reflect.Value, bool) {
	at := reflect.ValueOf(record)
	if pointer == "" {
		return at, true
	}
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch at.Kind() {
		case reflect.Struct:
			found := false
			for i := range at.NumField() {
				if key, _, _ := strings.Cut(at.Type().Field(i).Tag.Get("json"), ","); key == step {
					at, found = at.Field(i), true
					break
				}
			}
			if !found {
				return at, false
			}
		case reflect.Slice:
			i, err := strconv.Atoi(step)
			if err != nil || i >= at.Len() {
				return at, false
			}
			at = at.Index(i)
		default:
			return at, false
		}
	}
	return at, true
}

// recordOf returns the record that a fact is from.
func recordOf(t *testing.T, p match.PartnerPool, w match.Wish, x match.RecordedFact) any {
	t.Helper()
	switch x.In {
	case match.OrgRecord:
		for _, o := range p.Orgs {
			if string(o.ID()) == x.ID {
				return o
			}
		}
	case match.WishRecord:
		if x.ID == string(w.Org) {
			return w
		}
		return match.Wish{}
	case match.ServiceRecord:
		for _, s := range p.Services {
			if s.ID == x.ID {
				return s
			}
		}
	case match.PartnershipRecord:
		for _, e := range p.Existing {
			if e.ID == x.ID {
				return e
			}
		}
	}
	require.Fail(t, "no record", "%+v", x)
	return nil
}

// Every fact of every answer names a record that is there and a place that it has. What is said to
// be not known is not set there, or a part of it that is needed is not.
func TestFacts_LeadToFields(t *testing.T) {
	t.Parallel()
	checked := 0
	check := func(p match.PartnerPool, w match.Wish, facts []match.RecordedFact) {
		for _, x := range facts {
			value, ok := leadsTo(recordOf(t, p, w, x), string(x.At))
			if x.In == match.WishRecord && x.ID != string(w.Org) {
				ok = x.At == "/aim" || strings.HasPrefix(string(x.At), "/excluded/")
			}
			require.True(t, ok, "%+v", x)
			require.NotEmpty(t, x.Text(p.Names()))
			require.True(t, x.Found != "" || len(x.Orgs) > 0, "%+v", x)
			if plain := strings.HasSuffix(string(x.At), "population") || strings.HasSuffix(string(x.At), "/cost"); plain && x.Found == "not known" {
				require.True(t, value.IsZero(), "%+v", x)
			}
			checked++
		}
	}
	for seed := range uint64(20) {
		p, w := random(seed, 30, 60), randomWish()
		w.Within, w.LatestStart, w.Until = number("150"), day("2026-10-01"), day("2029-03-31")
		if seed%4 == 1 {
			w.Aim = match.ToJoin
		}
		p.Services[0].Kinds = append(match.UpperTier(), p.Orgs[0].Organisation.Kind)
		p.Services[0].Kinds = slices.Compact(slices.Sorted(slices.Values(p.Services[0].Kinds)))
		r := rank(t, p, w)
		for _, m := range slices.Concat(r.Matches, r.Unclear, r.Visits) {
			for _, reason := range m.Reasons {
				check(p, w, reason.Facts)
			}
			for _, o := range m.Open {
				check(p, w, o.Facts)
			}
			for _, s := range m.Support() {
				check(p, w, s.Facts)
			}
		}
		for _, x := range r.Excluded {
			for _, o := range x.Obstacles {
				check(p, w, o.Facts)
				for _, relax := range o.Relax {
					_, ok := leadsTo(w, string(relax.At))
					require.True(t, ok, "%+v", relax)
				}
			}
		}
	}
	require.Greater(t, checked, 5000)
}

// One party must be known to control both; one under no overall control is enough to know that
// none does.
func TestRank_PoliticalControl(t *testing.T) {
	t.Parallel()
	const noc = partnership.NoOverallControl
	for _, c := range []struct{ wisher, other, want string }{
		{"labour", "labour", "100"},
		{"labour", "conservative", "0"},
		{"labour", "", "0 to 100"},
		{"", "labour", "0 to 100"},
		{"", "", "0 to 100"},
		{noc, noc, "0"},
		{noc, "labour", "0"},
		{"labour", noc, "0"},
		{noc, "", "0"},
		{"", noc, "0"},
	} {
		p := sample()
		for id, party := range map[string]string{"harrow": c.wisher, "barnet": c.other} {
			if o := &orgAt(p, partnership.OrgID(id)).Organisation; party == "" {
				o.Control = nil
			} else {
				o.Control = ruled(party)
			}
		}
		r := rank(t, p, match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"})
		barnet := slices.IndexFunc(r.Matches, func(m match.Match) bool { return m.Org == "barnet" })
		control := slices.IndexFunc(r.Matches[barnet].Reasons, func(x match.FitReason) bool { return x.Criterion == match.Control })
		assert.Equal(t, c.want, r.Matches[barnet].Reasons[control].Fit.String(), "%q and %q", c.wisher, c.other)
	}
}
