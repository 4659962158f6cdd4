package partnership_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestSectors(t *testing.T) {
	testCategory(t, partnership.Sectors(), "local-authority", "public-agency", "private", "voluntary")
}

func TestKinds(t *testing.T) {
	testCategory(t, partnership.Kinds(),
		"county", "district", "unitary", "metropolitan-district", "london-borough", "city-corporation",
		"combined-authority", "welsh-unitary", "scottish-unitary", "northern-ireland-district",
		"fire-authority", "residuary-body", "police", "health-body", "government-body", "school", "university",
		"housing-association", "company", "charity", "other")
}

// The codes are those of real councils, from mySociety's
// uk_local_authority_names_and_codes of 2025-07-10, which has them from the ONS.
func TestKind_GSSPrefixOfRealCouncils(t *testing.T) {
	codes := map[partnership.Kind][]string{
		partnership.UnitaryCouncil:          {"E06000060", "E06000053", "E06000012"}, // Buckinghamshire, Isles of Scilly, North East Lincolnshire
		partnership.DistrictCouncil:         {"E07000149", "E07000223", "E07000246"}, // South Norfolk, Adur, Somerset West and Taunton
		partnership.MetropolitanDistrict:    {"E08000025", "E08000003", "E08000035"}, // Birmingham, Manchester, Leeds
		partnership.LondonBorough:           {"E09000015", "E09000003", "E09000005"}, // Harrow, Barnet, Brent
		partnership.CityCorporation:         {"E09000001"},                           // City of London
		partnership.CountyCouncil:           {"E10000030", "E10000011", "E10000002"}, // Surrey, East Sussex, Buckinghamshire until 2020
		partnership.CombinedAuthority:       {"E47000001", "E47000017"},              // Greater Manchester, Greater Lincolnshire
		partnership.NorthernIrelandDistrict: {"N09000002", "N09000003"},              // Armagh City, Banbridge and Craigavon; Belfast
		partnership.ScottishCouncil:         {"S12000033", "S12000049"},              // Aberdeen, Glasgow
		partnership.WelshCouncil:            {"W06000015", "W06000002"},              // Cardiff, Gwynedd
	}
	councils := 0
	for _, kind := range partnership.Kinds() {
		if kind.Council() {
			councils++
			assert.NotEmpty(t, codes[kind], "%s has no case", kind)
		}
		for coded, own := range codes {
			for _, code := range own {
				o := partnership.Organisation{ID: "x", Name: "X", Kind: kind, Sector: partnership.LocalAuthority, GSS: code}
				london := kind.GSSPrefix() == "E09" && coded.GSSPrefix() == "E09" // the City and the boroughs share a beginning
				if kind == coded || london {
					assert.NoError(t, o.Validate(), "%s as %s", code, kind)
				} else {
					assert.ErrorIs(t, o.Validate(), field.ErrInvalid, "%s as %s", code, kind)
				}
			}
		}
	}
	assert.Equal(t, 10, councils)
}

func TestKind_WithoutCodes(t *testing.T) {
	for _, kind := range []partnership.Kind{"", "no such", partnership.FireAuthority, partnership.Company, partnership.OtherBody} {
		assert.Empty(t, kind.GSSPrefix())
		assert.False(t, kind.Council())
	}
}

func ExampleKind_GSSPrefix() {
	fmt.Println(partnership.LondonBorough.GSSPrefix(), partnership.CountyCouncil.GSSPrefix())
	fmt.Println(partnership.Charity.Council())
	// Output:
	// E09 E10
	// false
}

func TestKind_TitleSaysWhatItIs(t *testing.T) {
	for kind, want := range map[partnership.Kind]string{
		partnership.CountyCouncil: "County council", partnership.LondonBorough: "London borough", partnership.WelshCouncil: "Welsh council",
		partnership.ScottishCouncil: "Scottish council", partnership.NorthernIrelandDistrict: "Northern Ireland district",
		partnership.PoliceBody: "Police force or commissioner", partnership.OtherBody: "Other body",
	} {
		assert.Equal(t, want, kind.Title())
	}
	assert.Equal(t, "Voluntary sector", partnership.Voluntary.Title())
	assert.Equal(t, "Local authority", partnership.LocalAuthority.Title())
}
