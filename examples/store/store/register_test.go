package store

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

func TestQuarterOf(t *testing.T) {
	for text, want := range map[string]string{
		"2026-04-01": "2026/27 Q1", "2026-06-30": "2026/27 Q1", "2026-07-01": "2026/27 Q2", "2026-09-30": "2026/27 Q2",
		"2026-10-01": "2026/27 Q3", "2026-12-31": "2026/27 Q3", "2027-01-01": "2026/27 Q4", "2027-03-31": "2026/27 Q4",
	} {
		assert.Equal(t, want, QuarterOf(day(text)).String(), text)
	}
}

func TestRegisters_ByQuarter(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		for _, r := range []struct {
			asOf   string
			member partnership.OrgID
		}{{"2027-06-30", ""}, {"2026-06-30", ""}, {"2026-12-31", ""}, {"2027-01-15", ""}, {"2026-06-30", "barnet"}} {
			require.NoError(t, s.PutRegister(t.Context(), register(r.asOf, r.member)))
		}
		err := s.PutRegister(t.Context(), register("2027-03-31", ""))
		require.ErrorIs(t, err, ErrLostRace)
		assert.EqualError(t, err, "the register of 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10 for 2026/27 Q4 is stored already: somebody else was first")

		year := costing.MustFinancialYear
		for _, c := range []struct {
			member   partnership.OrgID
			from, to Quarter
			want     []string
		}{
			{"", Quarter{year("2026/27"), 1}, Quarter{year("2027/28"), 1}, []string{"2026-06-30", "2026-12-31", "2027-01-15", "2027-06-30"}},
			{"", Quarter{year("2026/27"), 2}, Quarter{year("2026/27"), 4}, []string{"2026-12-31", "2027-01-15"}},
			{"", Quarter{year("2026/27"), 4}, Quarter{year("2027/28"), 1}, []string{"2027-01-15", "2027-06-30"}},
			{"", Quarter{year("2026/27"), 2}, Quarter{year("2026/27"), 2}, []string{}},
			{"", Quarter{}, Quarter{}, []string{"2026-06-30", "2026-12-31", "2027-01-15", "2027-06-30"}},
			{"", Quarter{}, Quarter{year("2026/27"), 3}, []string{"2026-06-30", "2026-12-31"}},
			{"barnet", Quarter{year("2026/27"), 1}, Quarter{year("2027/28"), 4}, []string{"2026-06-30"}},
		} {
			found, err := s.Registers(t.Context(), legalID, c.member, c.from, c.to)
			require.NoError(t, err)
			days := []string{}
			for _, r := range found {
				assert.Equal(t, register(r.AsOf.String(), c.member), r)
				days = append(days, r.AsOf.String())
			}
			assert.Equal(t, c.want, days, "%q %v to %v", c.member, c.from, c.to)
		}
		bad := register("2027-09-30", "")
		bad.Title, bad.AsOf = "", calendar.Date{}
		assert.EqualError(t, s.PutRegister(t.Context(), bad), "title: required\nas_of: required")
	})
}
