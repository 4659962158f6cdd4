package lifecycle_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEvidence_ValidateFindsEverythingAtOnce(t *testing.T) {
	for _, c := range []struct {
		evidence lifecycle.Evidence
		want     string
	}{
		{lifecycle.Evidence{}, `
kind: required
partnership: required
on: required
author: required`},
		{
			lifecycle.Evidence{
				Kind: "plan B", Partnership: id(), On: day("2026-03-01"), Author: " ", ReviewBy: day("2026-02-28"),
				AgreedBy: []partnership.OrgID{"harrow", "Harrow Council", "barnet", "harrow", ""},
				Covers:   []lifecycle.Topic{"capacity", "coffee", "capacity"},
			}, `
kind: "plan B" is not a kind of evidence (business-case, benefits-plan, resource-plan, stakeholder-buy-in, service-level-agreement, transition-plan, staff-communications, contingency-plan, political-support, exit-plan, exit-settlement, staff-information): invalid
author: required
review_by: 2026-02-28 is before it was written, 2026-03-01: out of order
agreed_by[1]: "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
agreed_by[4]: required
agreed_by[3]: duplicate: "harrow" is already agreed_by[0]
covers[1]: "coffee" is not a topic (capacity, capability, resources, data-migration, data-cleansing): invalid
covers[2]: duplicate: "capacity" is already covers[0]`,
		},
		{lifecycle.Evidence{Kind: lifecycle.ExitPlan, Partnership: id(), On: day("2026-03-01"), Author: "Head of Legal", ReviewBy: day("2026-03-01")}, ""},
		{lifecycle.Evidence{Kind: lifecycle.ExitPlan, Partnership: id(), On: day("2026-03-01"), Author: "Head of Legal"}, ""},
	} {
		err := c.evidence.Validate()
		if c.want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, strings.TrimPrefix(c.want, "\n"))
	}
}

// The sentinels are there to ask for, each at its place.
func TestEvidence_ErrorsHaveTheirRules(t *testing.T) {
	good := ready(day("2026-09-01")).Evidence[0]
	require.NoError(t, good.Validate())
	for path, c := range map[string]struct {
		how  func(*lifecycle.Evidence)
		want error
	}{
		"kind":         {func(e *lifecycle.Evidence) { e.Kind = "Exit-Plan" }, field.ErrInvalid},
		"partnership":  {func(e *lifecycle.Evidence) { e.Partnership = uuid.UUID{} }, field.ErrRequired},
		"on":           {func(e *lifecycle.Evidence) { e.On = calendar.Date{} }, field.ErrRequired},
		"review_by":    {func(e *lifecycle.Evidence) { e.ReviewBy = e.On.AddDays(-1) }, field.ErrOrder},
		"agreed_by[2]": {func(e *lifecycle.Evidence) { e.AgreedBy = append(e.AgreedBy, "harrow") }, field.ErrDuplicate},
		"covers[5]":    {func(e *lifecycle.Evidence) { e.Covers = append(e.Covers, "") }, field.ErrRequired},
	} {
		wrong := ready(day("2026-09-01")).Evidence[0]
		c.how(&wrong)
		err := wrong.Validate()
		assert.ErrorIs(t, err, c.want, path)
		found := field.Errors(err)
		require.Len(t, found, 1, path)
		assert.Equal(t, path, found[0].Path)
	}
}

// Reviews are due on their day; of what was written on one day the later in the
// list stands; what was written later takes the place of what is still in date.
func TestDossier_EvidenceOn(t *testing.T) {
	dossier := lifecycle.Dossier{}
	for _, row := range table(`
kind          on         review_by
exit-plan     2024-03-01 2025-02-28
business-case 2023-11-06 2024-05-31
exit-plan     2023-03-01 2024-02-29
exit-plan     2025-06-01 none
exit-plan     2025-06-01 2026-05-31
benefits-plan 2026-01-15 none
`)[1:] {
		e := lifecycle.Evidence{Kind: lifecycle.EvidenceKind(row[0]), On: day(row[1])}
		if row[2] != "none" {
			e.ReviewBy = day(row[2])
		}
		dossier.Evidence = append(dossier.Evidence, e)
	}
	for _, row := range table(`
exit-plan        2023-02-28  2 dated-after
exit-plan        2023-03-01  2 current
exit-plan        2024-02-29  2 current
exit-plan        2024-03-01  0 current
exit-plan        2025-02-28  0 current
exit-plan        2025-03-01  0 stale
exit-plan        2025-05-31  0 stale
exit-plan        2025-06-01  4 current
exit-plan        2026-06-01  4 stale
business-case    2023-11-05  1 dated-after
business-case    2024-05-31  1 current
business-case    2024-06-01  1 stale
benefits-plan    2099-12-31  5 current
contingency-plan 2026-01-01 -1 missing
`) {
		place, standing := dossier.EvidenceOn(lifecycle.EvidenceKind(row[0]), day(row[1]))
		assert.Equal(t, lifecycle.EvidenceState(row[3]), standing, row)
		assert.Equal(t, row[2], strconv.Itoa(place), row)
	}
}

// dayByDay is EvidenceOn by another way: it goes through the days, and puts down
// what was written on each.
func dayByDay(all []lifecycle.Evidence, kind lifecycle.EvidenceKind, on, last calendar.Date) (int, lifecycle.EvidenceState) {
	lies := -1
	for i, e := range all {
		if e.Kind == kind && e.On.IsZero() {
			lies = i
		}
	}
	for today := day("2026-03-01"); !today.After(last); today = today.AddDays(1) {
		for i, e := range all {
			switch {
			case e.Kind != kind || e.On != today:
			case !today.After(on):
				lies = i
			case lies < 0:
				return i, lifecycle.DatedAfter
			}
		}
	}
	switch {
	case lies < 0:
		return -1, lifecycle.Missing
	case !all[lies].ReviewBy.IsZero() && on.After(all[lies].ReviewBy):
		return lies, lifecycle.Stale
	}
	return lies, lifecycle.Current
}

// Every dossier of three pieces of evidence of two kinds, written on no day or one
// of three and to be reviewed by none or one of three, on each of five days.
func TestDossier_EvidenceOnDayByDay(t *testing.T) {
	first := day("2026-03-01")
	days := []calendar.Date{{}, first, first.AddDays(1), first.AddDays(2)}
	var one []lifecycle.Evidence
	for _, kind := range []lifecycle.EvidenceKind{lifecycle.ExitPlan, lifecycle.BusinessCase} {
		for _, on := range days {
			for _, by := range days {
				one = append(one, lifecycle.Evidence{Kind: kind, On: on, ReviewBy: by})
			}
		}
	}
	seen := map[lifecycle.EvidenceState]int{}
	for _, a := range one {
		for _, b := range one {
			for _, c := range one {
				d := lifecycle.Dossier{Evidence: []lifecycle.Evidence{a, b, c}}
				for n := range 5 {
					on := first.AddDays(n - 1)
					place, standing := d.EvidenceOn(lifecycle.ExitPlan, on)
					wantPlace, want := dayByDay(d.Evidence, lifecycle.ExitPlan, on, first.AddDays(3))
					if place != wantPlace || standing != want {
						t.Fatalf("%v on %v: %d %s, want %d %s", d.Evidence, on, place, standing, wantPlace, want)
					}
					seen[standing]++
				}
			}
		}
	}
	for _, standing := range lifecycle.EvidenceStates() {
		assert.Positive(t, seen[standing], standing)
	}
	assert.Equal(t, 5*16*16*16, seen[lifecycle.Missing], "when all three are of the other kind")
}
