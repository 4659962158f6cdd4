package match_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// FuzzPoolJSON reads a document as each record. A pool that is valid ranks its first
// organisation's partners, everyone once, by reasons that add up.
func FuzzPoolJSON(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[match.Wish](t, document)
		fieldtest.ReadBack[match.Preferences](t, document)
		fieldtest.ReadBack[match.Org](t, document)
		fieldtest.ReadBack[match.Existing](t, document)
		fieldtest.ReadBack[match.PartnerPool](t, document)
		p, err := field.Decode[match.PartnerPool](document)
		if err != nil || p.Validate() != nil || len(p.Orgs) == 0 || len(p.Services) == 0 || len(p.Orgs) > 20 {
			return
		}
		for _, s := range p.Services {
			w := match.Wish{Org: p.Orgs[0].ID(), Aim: match.ToStart, Service: s.ID, Until: p.Orgs[0].Last}
			r, err := p.Rank(w, match.DefaultPreferences())
			if err != nil { // the first organisation has ended, or does not have the service
				continue
			}
			all := slices.Concat(ids(r.Matches), ids(r.Unclear))
			for _, x := range r.Excluded {
				all = append(all, string(x.Org))
				require.NotEmpty(t, x.Obstacles)
			}
			require.Len(t, all, len(p.Orgs)-1)
			for _, m := range slices.Concat(r.Matches, r.Unclear) {
				sumsUp(t, m.Reasons, m.Score, m.Of)
			}
			for _, table := range r.Tables(p.Names()) {
				_ = table.Markdown()
			}
		}
	})
}

// FuzzDistance holds that organisations are as far from each other from either side, that none is
// further than half way round the earth, and that nobody is away from itself.
func FuzzDistance(f *testing.F) {
	f.Add(int64(51_597_720), int64(-341_280), int64(51_541_470), int64(-445_660))
	f.Add(int64(90_000_000), int64(0), int64(-90_000_000), int64(180_000_000))
	f.Add(int64(0), int64(179_999_999), int64(0), int64(-180_000_000))
	f.Fuzz(func(t *testing.T, lat, lon, lat2, lon2 int64) {
		place := func(lat, lon int64) partnership.Place {
			north, _ := partnership.QuantityOfMillionths(lat % 90_000_001)
			east, _ := partnership.QuantityOfMillionths(lon % 180_000_001)
			return partnership.Place{Latitude: north, Longitude: east}
		}
		a, b := place(lat, lon), place(lat2, lon2)
		metres := match.Metres(a, b)
		require.Equal(t, metres, match.Metres(b, a))
		require.Zero(t, match.Metres(a, a))
		require.True(t, metres >= 0 && metres <= 20_015_200, metres)
		slack := 5.0
		if metres > 15_000_000 { // where the sine of half the angle hardly changes any more
			slack = 1000
		}
		require.InDelta(t, haversine(a, b), float64(metres), slack, "%v %v", a, b)
	})
}
