package match_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

func TestDrafts_AreReadBack(t *testing.T) {
	t.Parallel()
	fieldtest.Drafts(
		t,
		match.Aim(""),
		match.ServiceProfile{},
		match.Constraint(""),
		match.FitCriterion(""),
		match.Excluded{},
		match.Exclusion{},
		match.Existing{},
		match.RecordedFact{},
		match.Grid{},
		match.Group{},
		match.Groups{},
		match.Match{},
		match.MemberFit{},
		match.Obstacle{},
		match.Org{},
		match.Pair{},
		match.PartnerPool{},
		match.Bounds{},
		match.Ranking{},
		match.FitReason{},
		match.Record(""),
		match.Relax{},
		match.Relaxation{},
		match.ServiceType{},
		match.Stand(""),
		match.Support{},
		match.SupportKind(""),
		match.ConstraintTally{},
		match.Preference{},
		match.Preferences{},
		match.Wish{},
	)
}

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	t.Parallel()
	fieldtest.Titles(t, match.Aims())
	fieldtest.Titles(t, match.Constraints())
	fieldtest.Titles(t, match.FitCriteria())
	fieldtest.Titles(t, match.Records())
	fieldtest.Titles(t, match.Stands())
	fieldtest.Titles(t, match.SupportKinds())
	assert.Equal(t, "Merge", match.Aim("merge").Title())
	assert.Equal(t, "Powers", match.PowerConstraint.Title())
	assert.Equal(t, "Distance", match.Distance.Title())
	assert.Equal(t, "Wish", match.WishRecord.Title())
}

// Each category is read from its own text and from no other.
func TestCategories_AreRead(t *testing.T) {
	t.Parallel()
	category(t, match.Aims(), "aim")
	category(t, match.Constraints(), "constraint")
	category(t, match.FitCriteria(), "criterion")

	category(t, match.Records(), "kind of record")
	category(t, match.Stands(), "stand of a reason")
	category(t, match.SupportKinds(), "kind of support")
}

// category checks the values of a category.
func category[T ~string, P interface {
	*T
	UnmarshalText(text []byte) error
}](t *testing.T, all []T, what string,
) {
	t.Helper()
	seen := map[T]bool{}
	for _, value := range all {
		var read T
		require.NoError(t, P(&read).UnmarshalText([]byte(value)))
		assert.Equal(t, value, read)
		assert.False(t, seen[value])
		seen[value] = true
	}
	read := all[0]
	err := P(&read).UnmarshalText([]byte("no such"))
	require.ErrorIs(t, err, field.ErrInvalid)
	assert.Contains(t, err.Error(), what)
	read = all[0]
	require.NoError(t, P(&read).UnmarshalText(nil))
	assert.Empty(t, read)
}

// written fixes the wire form of a record or result in a file.
func written[T any](t *testing.T, folder, name string, value T) {
	t.Helper()
	path := filepath.Join("testdata", folder, name)
	if os.Getenv("UPDATE") != "" {
		text, err := json.MarshalIndent(value, "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(text, '\n'), 0o600))
	}
	fieldtest.Written(t, path, value)
	fieldtest.RoundTrip(t, value)
}

// golden is written for a record, which has nothing wrong and is read strictly.
func golden[T interface{ Validate() error }](t *testing.T, name string, record T) {
	t.Helper()
	require.NoError(t, record.Validate())
	written(t, "golden", name, record)
	fieldtest.Golden(t, filepath.Join("testdata", "golden", name), record)
}

func TestRecords_Golden(t *testing.T) {
	t.Parallel()
	p := sample()
	golden(t, "pool.json", p)
	golden(t, "org.json", *orgAt(p, "harrow"))
	golden(t, "org-ends.json", *orgAt(p, "hillingdon"))
	golden(t, "profile.json", orgAt(p, "brent").Profiles[0])
	golden(t, "existing.json", match.Existing{
		ID: "chiltern", Name: "Chiltern Law", Service: "legal", Members: []partnership.OrgID{"bucks", "hillingdon"}, First: day("2020-04-01"), Last: day("2030-03-31"), Closed: true,
	})
	golden(t, "service.json", p.Services[1])
	golden(t, "grid.json", orgAt(p, "harrow").Grid)
	golden(t, "exclusion.json", orgAt(p, "leeds").Excluded[0])
	golden(t, "wish.json", full())
	golden(t, "wish-enlarge.json", match.Wish{Org: "harrow", Aim: match.ToEnlarge, Service: "waste", Partnership: "wlwa"})
	golden(t, "wish-join.json", match.Wish{Org: "harrow", Aim: match.ToJoin, Service: "legal", Supply: partnership.Commissioner})
	golden(t, "preference.json", match.DefaultPreferences().Criteria[0])
	golden(t, "preferences.json", match.DefaultPreferences())
}

// What comes out is written and read back as it is.
func TestResults_Golden(t *testing.T) {
	t.Parallel()
	p := sample()
	for name, w := range map[string]match.Wish{"ranking.json": full(), "ranking-join.json": {Org: "harrow", Aim: match.ToJoin, Service: "legal"}} {
		written(t, "results", name, rank(t, p, w))
	}
	written(t, "results", "support.json", rank(t, p, wished()).Support(1))
	groups, err := p.Groups(wished(), match.DefaultPreferences(), 3, 1)
	require.NoError(t, err)
	written(t, "results", "groups.json", groups)
}

// page fixes what people read in a file.
func page(t *testing.T, name, markdown string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(markdown), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), markdown)
}

func TestTables(t *testing.T) {
	t.Parallel()
	p := sample()
	names := p.Names()
	page(t, "preferences.md", match.DefaultPreferences().Table().Markdown())
	page(t, "start.md", rank(t, p, wished()).Tables(names).Markdown())
	page(t, "strict.md", rank(t, p, full()).Tables(names).Markdown())
	w := full()
	w.Within, w.LatestStart = number("4"), day("2028-12-31")
	page(t, "nobody.md", rank(t, p, w).Tables(names).Markdown())
	page(t, "join.md", rank(t, p, match.Wish{Org: "harrow", Aim: match.ToJoin, Service: "legal", Until: day("2028-03-31")}).Tables(names).Markdown())
	page(t, "enlarge.md", rank(t, p, match.Wish{Org: "harrow", Aim: match.ToEnlarge, Service: "waste", Partnership: "wlwa"}).Tables(names).Markdown())
	groups, err := p.Groups(wished(), match.DefaultPreferences(), 3, 3)
	require.NoError(t, err)
	page(t, "groups.md", groups.Table(names).Markdown()+"\n"+groups.Groups[0].Table(names).Markdown()+"\n"+groups.Groups[0].Pairs[2].Table(names).Markdown())
}

// What there is to say where there is nothing.
func TestTables_OfNothing(t *testing.T) {
	t.Parallel()
	p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "legal", Name: "Legal"}}, Orgs: []match.Org{council("harrow", "Harrow", partnership.LondonBorough)}}
	w := match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"}
	r := rank(t, p, w)
	names := p.Names()
	assert.Equal(t, "Nobody can meet the wish: there are no candidates.", r.Summary(names))
	assert.Equal(t, "Nobody is excluded.", r.ExcludedTable(names).Summary)
	assert.Equal(t, "No constraint excludes anybody.", r.RelaxationTable(names).Summary)
	assert.Equal(t, "Nobody: it is known of every candidate whether it meets every constraint.", r.UnclearTable(names).Summary)
	assert.Equal(t, "No support is called for.", r.SupportTable(1, names).Summary)
	assert.Empty(t, r.Support(0))
	assert.Empty(t, match.Match{}.MemberTable(names))
	groups, err := p.Groups(w, match.DefaultPreferences(), 3, 1)
	require.NoError(t, err)
	assert.Equal(t, "No group of 3 can be made from 0 candidates.", groups.Summary(names))
	groups.Exact = false
	assert.Equal(t, "No group was found, but it is not proved that there is none.", groups.Summary(names))
	assert.Equal(t, "not known", match.Bounds{}.String())
	assert.False(t, match.Bounds{}.Known())

	p.Orgs = append(p.Orgs, council("barnet", "Barnet", partnership.LondonBorough))
	w.LatestStart = day("2027-01-01")
	assert.Equal(t, "Nobody is known to meet the wish. 1 candidate may meet it, but facts are missing.", rank(t, p, w).Summary(names))
	w.Power, p.Orgs[1].Organisation.Kind, p.Orgs[1].Organisation.Sector = partnership.NHSAct2006Section75, partnership.Charity, partnership.Voluntary
	w.Kinds = []partnership.Kind{partnership.HealthBody}
	p.Orgs[0].Excluded = []match.Exclusion{{Org: "barnet"}}
	assert.Contains(t, rank(t, p, w).Summary(names), "No change of the wish lets anybody in.")
}
