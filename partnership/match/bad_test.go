package match_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// Each bad value in a pool gives an error at its path.
func TestPartnerPool_BadInput(t *testing.T) {
	t.Parallel()
	require.NoError(t, sample().Validate())
	for _, c := range []struct {
		name  string
		spoil func(*match.PartnerPool)
		want  []string
	}{
		{"nothing", func(p *match.PartnerPool) { *p = match.PartnerPool{} }, []string{"as_of: required"}},
		{"a service of nothing", func(p *match.PartnerPool) { p.Services[0] = match.ServiceType{} }, []string{
			"services[0].id: required", "services[0].name: required", "orgs[0].profiles[0].service: not found", "orgs[1].profiles[0].service: not found",
			"orgs[2].profiles[0].service: not found", "orgs[4].profiles[0].service: not found", "existing[0].service: not found", "existing[2].service: not found",
			"wishes[0].service: not found", "wishes[1].service: not found", "wishes[2].service: not found",
		}},
		{"a service twice, of unknown kinds", func(p *match.PartnerPool) {
			p.Services[1].ID, p.Services[1].Kinds, p.Services[1].Unit = "legal", []partnership.Kind{"borough", "county", "county"}, " "
		}, []string{
			"services[1].unit: required", "services[1].kinds[0]: invalid", "services[1].kinds[2]: duplicate", "services[1].id: duplicate", "existing[1].service: not found", "wishes[3].service: not found",
		}},
		{"an organisation twice", func(p *match.PartnerPool) { p.Orgs[3].Organisation.ID = "harrow" }, []string{
			"orgs[3].organisation.id: duplicate", "orgs[0].touching[2]: not found", "orgs[0].neighbours[1]: not found", "orgs[5].successors[0]: not found", "existing[1].members[2]: not found", "wishes[3].org: not found",
		}},
		{"who it is", func(p *match.PartnerPool) { p.Orgs[3].Organisation.Name = "" }, []string{"orgs[3].organisation.name: required"}},
		{"off the grid", func(p *match.PartnerPool) { p.Orgs[0].Grid = match.Grid{Easting: number("800001")} }, []string{
			"orgs[0].grid.easting: out of range", "orgs[0].grid.northing: required",
		}},
		{"unknown codes", func(p *match.PartnerPool) {
			p.Orgs[0].Touching[0], p.Orgs[0].Neighbours[1], p.Orgs[0].Excluded = "E99", "E98", []match.Exclusion{{Org: "E97"}}
			p.Orgs[5].Successors[0], p.Existing[0].Members[1], p.Existing[0].Service = "E96", "E95", "E94"
		}, []string{
			"orgs[0].touching[0]: not found", "orgs[0].neighbours[1]: not found", "orgs[0].excluded[0].org: not found", "orgs[5].successors[0]: not found",
			"existing[0].service: not found", "existing[0].members[1]: not found",
		}},
		{"itself", func(p *match.PartnerPool) {
			p.Orgs[0].Touching[0], p.Orgs[0].Neighbours[0], p.Orgs[0].Excluded = "harrow", "harrow", []match.Exclusion{{Org: "harrow"}}
			p.Orgs[5].Successors[0] = "hillingdon"
		}, []string{
			"orgs[0].touching[0]: invalid", "orgs[0].neighbours[0]: invalid", "orgs[0].excluded[0].org: invalid", "orgs[5].successors[0]: invalid",
		}},
		{"twice on a list", func(p *match.PartnerPool) {
			p.Orgs[0].Touching[1], p.Orgs[0].Excluded = "barnet", []match.Exclusion{{Org: "leeds"}, {Org: "leeds", Reason: " "}, {}}
			p.Existing[1].Members[1] = "harrow"
		}, []string{
			"orgs[0].touching[1]: duplicate", "orgs[0].excluded[1].reason: required", "orgs[0].excluded[2].org: required", "orgs[0].excluded[1].org: duplicate",
			"existing[1].members[1]: duplicate",
		}},
		{"the strategy of another", func(p *match.PartnerPool) { p.Orgs[0].Strategy.Org, p.Orgs[1].Strategy.Change = "barnet", "slow" }, []string{
			"orgs[0].strategy.org: invalid", "orgs[1].strategy.change: invalid",
		}},
		{"profiles", func(p *match.PartnerPool) {
			p.Orgs[0].Profiles = []match.ServiceProfile{
				{Service: "legal", Cost: number("-1"), Volume: number("-0.5"), Systems: []string{"", "Iken", "Iken"}, Supply: "both"},
				{Service: "legal", Locks: []partnership.Prerequisite{{ID: "a", Kind: partnership.ContractLock, What: "A"}, {ID: "a", Kind: "lock", What: "B"}}},
				{Service: "tax"},
			}
		}, []string{
			"orgs[0].profiles[0].cost: out of range", "orgs[0].profiles[0].volume: out of range", "orgs[0].profiles[0].systems[0]: required", "orgs[0].profiles[0].systems[2]: duplicate",
			"orgs[0].profiles[0].supply: invalid", "orgs[0].profiles[1].locks[1].kind: invalid", "orgs[0].profiles[1].locks[1].id: duplicate",
			"orgs[0].profiles[1].service: duplicate", "orgs[0].profiles[2].service: not found",
		}},
		{"ends without a successor", func(p *match.PartnerPool) { p.Orgs[5].Successors = nil }, []string{"orgs[5].successors: required"}},
		{"successors without an end", func(p *match.PartnerPool) { p.Orgs[5].Last = p.Orgs[5].First }, []string{"orgs[5].last: invalid"}},
		{"ends before it begins", func(p *match.PartnerPool) { p.Orgs[5].First = day("2028-04-01") }, []string{"orgs[5].last: out of order"}},
		{"wishes", func(p *match.PartnerPool) {
			p.Wishes[0] = match.Wish{}
			p.Wishes[1].Org, p.Wishes[1].Service, p.Wishes[1].Excluded, p.Wishes[2].Partnership = "E99", "tax", []match.Exclusion{{Org: "E98"}}, "club"
		}, []string{
			"wishes[0].org: required", "wishes[0].aim: required", "wishes[0].service: required",
			"wishes[1].org: not found", "wishes[1].service: not found", "wishes[1].excluded[0].org: not found", "wishes[2].partnership: not found",
		}},
		{"a partnership of nothing", func(p *match.PartnerPool) { p.Existing[0] = match.Existing{} }, []string{
			"existing[0].id: required", "existing[0].name: required", "existing[0].service: required", "existing[0].members: required", "wishes[2].partnership: not found",
		}},
		{"a partnership of one that ends before it begins, twice", func(p *match.PartnerPool) {
			p.Existing[0].Members, p.Existing[0].Last, p.Existing[1].ID = p.Existing[0].Members[:1], day("2020-03-31"), "chiltern"
		}, []string{"existing[0].members: required", "existing[0].last: out of order", "existing[1].id: duplicate"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := sample()
			c.spoil(&p)
			assert.Equal(t, c.want, faults(p.Validate()))
			_, err := p.Rank(wished(), match.DefaultPreferences())
			require.Error(t, err)
			assert.Truef(t, strings.HasPrefix(field.Errors(err)[0].Path, "pool."), "%v", err)
		})
	}
}

func TestPartnerPool_TooMany(t *testing.T) {
	t.Parallel()
	p := match.PartnerPool{AsOf: day("2026-01-01"), Orgs: make([]match.Org, match.MostOrgs+1)}
	err := p.Validate()
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, "orgs", field.Errors(err)[0].Path)
}

// Each bad value in a wish gives an error at its path.
func TestWish_BadInput(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		spoil func(*match.Wish)
		want  []string
	}{
		{"nothing", func(w *match.Wish) { *w = match.Wish{} }, []string{"org: required", "aim: required", "service: required"}},
		{"unknown", func(w *match.Wish) {
			w.Aim, w.Supply, w.Structure, w.Power, w.Kinds = "merge", "client", "trust", "s101", []partnership.Kind{"county", "county", "shire"}
		}, []string{"aim: invalid", "supply: invalid", "structure: invalid", "power: invalid", "kinds[2]: invalid", "kinds[1]: duplicate"}},
		{"a partnership to start", func(w *match.Wish) { w.Partnership = "chiltern" }, []string{"partnership: invalid"}},
		{"which to enlarge", func(w *match.Wish) { w.Aim = match.ToEnlarge }, []string{"partnership: required"}},
		{"malformed", func(w *match.Wish) { w.Aim, w.Partnership = match.ToJoin, "the club" }, []string{"partnership: invalid"}},
		{"days", func(w *match.Wish) { w.LatestStart, w.Until = day("2026-03-31"), day("2026-03-31") }, []string{"latest_start: out of order", "until: out of order"}},
		{"an end before the latest start", func(w *match.Wish) { w.LatestStart, w.Until = day("2027-01-02"), day("2027-01-01") }, []string{"until: out of order"}},
		{"a power of another structure", func(w *match.Wish) {
			w.Structure, w.Power = partnership.PooledFund, partnership.Contract
		}, []string{"power: invalid"}},
		{"distance", func(w *match.Wish) { w.Within = number("20000.1") }, []string{"within: out of range"}},
		{"itself", func(w *match.Wish) { w.Excluded = []match.Exclusion{{Org: "harrow"}, {Org: "leeds"}, {Org: "leeds"}} }, []string{
			"excluded[2].org: duplicate", "excluded[0].org: invalid",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := wished()
			c.spoil(&w)
			assert.Equal(t, c.want, faults(w.Validate()))
		})
	}
	w := wished()
	w.Structure, w.Power = partnership.HorizontalCooperation, partnership.Contract
	assert.NoError(t, w.Validate(), "its source names no power")
}

// A wish that does not suit the pool gives an error at its path.
func TestRank_WishesThatDoNotSuitThePool(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		wish func(*match.Wish)
		want []string
	}{
		{"unknown", func(w *match.Wish) {
			w.Org, w.Service, w.Excluded = "brentwood", "tax", []match.Exclusion{{Org: "nobody"}}
		}, []string{"wish.org: not found", "wish.service: not found", "wish.excluded[0].org: not found"}},
		{"before the facts", func(w *match.Wish) { w.From, w.LatestStart = day("2025-12-31"), day("2025-12-31") }, []string{
			"wish.from: out of order", "wish.latest_start: out of order",
		}},
		{"a service of another tier", func(w *match.Wish) { w.Org, w.Service = "trust", "waste" }, []string{"wish.service: invalid"}},
		{"ends before", func(w *match.Wish) { w.Org, w.From = "hillingdon", day("2028-04-01") }, []string{"wish.org: out of order"}},
		{"ends while", func(w *match.Wish) { w.Org = "hillingdon" }, []string{"wish.until: out of order"}},
		{"ends while", func(w *match.Wish) { w.Org, w.Until = "hillingdon", day("2028-04-01") }, []string{"wish.until: out of order"}},
		{"an unknown partnership", func(w *match.Wish) { w.Aim, w.Partnership = match.ToJoin, "club" }, []string{"wish.partnership: not found"}},
		{"of another service", func(w *match.Wish) { w.Aim, w.Partnership = match.ToJoin, "wlwa" }, []string{"wish.partnership: invalid"}},
		{"not live", func(w *match.Wish) { w.Aim, w.Partnership = match.ToEnlarge, "old" }, []string{"wish.partnership: invalid"}},
		{"a member already", func(w *match.Wish) { w.Aim, w.Service, w.Partnership = match.ToJoin, "waste", "wlwa" }, []string{"wish.partnership: invalid"}},
		{"over before the start", func(w *match.Wish) {
			w.Org, w.Aim, w.Service, w.Partnership, w.From = "ealing", match.ToEnlarge, "waste", "short", day("2027-01-01")
		}, []string{"wish.partnership: out of order"}},
		{"no member", func(w *match.Wish) { w.Aim, w.Partnership = match.ToEnlarge, "chiltern" }, []string{"wish.partnership: invalid"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := wished()
			c.wish(&w)
			require.NoError(t, w.Validate())
			p := sample()
			p.Existing = append(p.Existing, match.Existing{ID: "short", Name: "Short", Service: "waste", Members: []partnership.OrgID{"ealing", "leeds"}, Last: day("2026-12-31")})
			_, err := p.Rank(w, match.DefaultPreferences())
			assert.Equal(t, c.want, faults(err))
			_, err = p.Groups(w, match.DefaultPreferences(), 3, 1)
			assert.Equal(t, c.want, faults(err))
		})
	}
	w := wished()
	w.Org, w.Until = "hillingdon", day("2028-03-31")
	rank(t, sample(), w)
}

// Each bad weight gives an error at its path.
func TestPreferences_BadInput(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		spoil func(*match.Preferences)
		want  []string
	}{
		{"nothing", func(w *match.Preferences) { *w = match.Preferences{} }, []string{"name: required", "criteria: required", "far: required", "patience: required"}},
		{"a weight of nothing", func(w *match.Preferences) { w.Criteria[0] = match.Preference{} }, []string{"criteria[0].criterion: required", "criteria[0].weight: required"}},
		{"unknown, twice", func(w *match.Preferences) { w.Criteria[0].Criterion, w.Criteria[1].Criterion = "charm", match.Size }, []string{
			"criteria[0].criterion: invalid", "criteria[3].criterion: duplicate",
		}},
		{"negative", func(w *match.Preferences) {
			w.Criteria[2].Weight, w.Criteria[3].Weight = number("-0.000001"), number("1000000.1")
		}, []string{
			"criteria[2].weight: out of range", "criteria[3].weight: out of range",
		}},
		{"all zero", func(w *match.Preferences) {
			for i := range w.Criteria {
				w.Criteria[i].Weight = number("0")
			}
		}, []string{"criteria: out of range"}},
		{"far and patient", func(w *match.Preferences) {
			w.Far, w.Patience, w.Criteria[0].Reason = number("0"), number("36526"), "\x00"
		}, []string{
			"criteria[0].reason: invalid", "far: out of range", "patience: out of range",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := match.DefaultPreferences()
			c.spoil(&w)
			assert.Equal(t, c.want, faults(w.Validate()))
			_, err := sample().Rank(wished(), w)
			assert.Equal(t, "preferences."+c.want[0], faults(err)[0])
		})
	}
}

func TestGroups_BadInput(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		size, best int
		aim        match.Aim
		want       string
	}{
		{"too few", 2, 1, match.ToStart, "size: out of range"},
		{"too many", 7, 1, match.ToStart, "size: out of range"},
		{"none", 3, 0, match.ToStart, "best: out of range"},
		{"too many answers", 3, 101, match.ToStart, "best: out of range"},
		{"to join", 3, 1, match.ToJoin, "wish.aim: invalid"},
		{"as many as there are", 3, 1, match.ToEnlarge, "size: out of range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := wished()
			if w.Aim = c.aim; c.aim == match.ToEnlarge {
				w.Service, w.Partnership = "waste", "wlwa"
			}
			_, err := sample().Groups(w, match.DefaultPreferences(), c.size, c.best)
			assert.Equal(t, []string{c.want}, faults(err))
		})
	}
	p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "s", Name: "S"}}}
	for _, id := range firstOrgs(match.MostAmong + 2) {
		p.Orgs = append(p.Orgs, council(id, "C", partnership.LondonBorough))
	}
	_, err := p.Groups(match.Wish{Org: "o0000", Aim: match.ToStart, Service: "s"}, match.DefaultPreferences(), 3, 1)
	assert.Equal(t, []string{"pool.orgs: out of range"}, faults(err))
}
