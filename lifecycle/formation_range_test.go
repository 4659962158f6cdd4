package lifecycle_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// The months that the minutes and papers name, counted one by one.
func TestFormationRange_IsThatOfItsSources(t *testing.T) {
	cases := map[partnership.Structure][]struct{ decided, live string }{
		partnership.LeadAuthority: {
			{"2012-04-04", "2012-09-01"}, // HB Public Law: Barnet approves the case; the start
			{"2014-07-01", "2015-10-01"}, // 3C: the three councils decide in July; staff are to transfer
		},
		partnership.JointCommittee: {
			{"2010-03-01", "2010-10-01"}, // LGSS: the second cabinet agrees to create it; the start
			{"2008-02-26", "2010-10-01"}, // the first cabinet is told of the programme
		},
		partnership.JointCompany: {
			{"2013-01-07", "2014-05-01"}, // CoSocius: the first cabinet decides; staff transfer
			{"2015-01-01", "2018-01-01"}, // the scrutiny paper: three years
		},
	}
	known := 0
	for _, structure := range partnership.Structures() {
		got, ok := lifecycle.FormationRange(structure)
		require.Equal(t, cases[structure] != nil, ok, structure)
		if !ok {
			assert.Equal(t, lifecycle.FormationMonths{}, got)
			continue
		}
		known++
		least, most := 1200, 0
		for _, c := range cases[structure] {
			months, month := 0, c.decided[:7]
			for ; month != c.live[:7]; months++ {
				month = calendar.MustDate(month + "-01").AddMonths(1).String()[:7]
			}
			least, most = min(least, months), max(most, months)
		}
		assert.Equal(t, least, got.Least, structure)
		assert.Equal(t, most, got.Most, structure)
		assert.Contains(t, got.Source, "Least: ")
		assert.Contains(t, got.Source, "Most: ")
		assert.Equal(t, strings.Join(strings.Fields(got.Source), " "), got.Source, "one line")
	}
	assert.Len(t, cases, known)
	_, ok := lifecycle.FormationRange("")
	assert.False(t, ok)
	_, ok = lifecycle.FormationRange("firm")
	assert.False(t, ok)
}

func TestFormationMonths_Golden(t *testing.T) {
	months, ok := lifecycle.FormationRange(partnership.JointCompany)
	require.True(t, ok)
	holdsToPlanGolden(t, "formation-months.json", months)
}
