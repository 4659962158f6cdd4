package lifecycle_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
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
kind: "plan B" is not a kind of evidence (business-case, benefits-plan, resource-plan, stakeholder-buy-in, service-level-agreement, transition-plan, staff-communications, contingency-plan, political-support, exit-plan, exit-settlement, staff-information, or one of your own like hrw-call-in): invalid
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

// A kind of one's own has a prefix of two or three letters, which no kind of this package
// begins with.
func TestEvidenceKind_OfOnesOwn(t *testing.T) {
	for _, kind := range lifecycle.EvidenceKinds() {
		word, _, _ := strings.Cut(string(kind), "-")
		assert.Greater(t, len(word), 3, kind)
		assert.False(t, kind.Own(), kind)
	}
	for kind, title := range map[lifecycle.EvidenceKind]string{
		"hrw-call-in": "Call in (HRW)", "bt-dpia": "Dpia (BT)", "hrw-s151-sign-off": "S151 sign off (HRW)",
		lifecycle.EvidenceKind("hrw-" + strings.Repeat("a", 60)): "A" + strings.Repeat("a", 59) + " (HRW)",
	} {
		assert.True(t, kind.Own(), kind)
		assert.Equal(t, title, kind.Title())
		var read lifecycle.EvidenceKind
		require.NoError(t, read.UnmarshalText([]byte(kind)))
		assert.Equal(t, kind, read)
	}
	read := lifecycle.ExitPlan
	require.NoError(t, read.UnmarshalText(nil))
	assert.Empty(t, read, "no text is not set")
	read = lifecycle.ExitPlan
	require.ErrorIs(t, read.UnmarshalText([]byte("call-in")), field.ErrInvalid)
	assert.Empty(t, read)
	for _, kind := range []lifecycle.EvidenceKind{
		"", "hrw", "hrw-", "-call-in", "h-call-in", "harr-call-in", "HRW-call-in", "hrw-Call-in", "hrw--call", "hrw-call-", "h1w-call-in", "hrw-call in",
		"exit-pln", lifecycle.EvidenceKind("hrw-" + strings.Repeat("a", 61)),
	} {
		assert.False(t, kind.Own(), kind)
		e := lifecycle.Evidence{Kind: kind, Partnership: id(), On: day("2026-03-01"), Author: "a"}
		assert.Error(t, e.Validate(), kind)
	}
}

// A rule over evidence of one's own goes by what the evidence says, however old it is.
func TestMatter_CurrentFindsEvidenceOfOnesOwn(t *testing.T) {
	const kind = lifecycle.EvidenceKind("hrw-call-in")
	ended := policy.MustSet(policy.Rule[*lifecycle.Matter]{
		ID: "call-in", Title: "The call-in period has ended", Severity: policy.Blocking, Source: policy.Source{Document: "Constitution"},
		InForce: calendar.Term{First: day("2020-01-01")},
		Check: func(h policy.Hearing, m *lifecycle.Matter) {
			callIn, heard, ok := m.Current(h, kind)
			if !ok {
				return
			}
			at, ends := callIn.Fact("period-ends")
			if heard.Given(at, !ends.Day.IsZero()) && !ends.Day.Before(m.Event.On) {
				heard.Fail(at, "the call-in period has not ended", ends.Day.String(), "before "+m.Event.On.String())
			}
		},
	})
	written := lifecycle.Evidence{
		Kind: kind, Partnership: id(), On: day("2026-08-20"), Author: "Head of Scrutiny", ReviewBy: day("2026-10-01"),
		Facts: []lifecycle.Fact{{Name: "called-in", Answer: lifecycle.No}, {Name: "period-ends", Day: day("2026-08-31")}},
	}
	require.NoError(t, written.Validate())
	for name, c := range map[string]struct {
		how  func(*lifecycle.Evidence)
		want string
	}{
		"in time":  {func(*lifecycle.Evidence) {}, ""},
		"too late": {func(e *lifecycle.Evidence) { e.Facts[1].Day = day("2026-09-01") }, "fail /dossier/evidence/0/facts/1: the call-in period has not ended"},
		"silent":   {func(e *lifecycle.Evidence) { e.Facts = e.Facts[:1] }, "unknown /dossier/evidence/0/facts: not known"},
		"stale":    {func(e *lifecycle.Evidence) { e.ReviewBy = day("2026-08-31") }, "unknown /dossier/evidence/0: the call in (HRW) is out of date"},
		"after":    {func(e *lifecycle.Evidence) { e.On = day("2026-09-02") }, "unknown /dossier/evidence/0: the call in (HRW) was written after the day"},
		"missing":  {func(e *lifecycle.Evidence) { e.Kind = "hrw-other" }, "unknown /dossier/evidence: there is no call in (HRW)"},
	} {
		e := written
		e.Facts = slices.Clone(written.Facts)
		c.how(&e)
		m := &lifecycle.Matter{Event: lifecycle.Event{Kind: lifecycle.Sign, On: day("2026-09-01")}, Dossier: lifecycle.Dossier{Evidence: []lifecycle.Evidence{e}}}
		result := ended.Judge(m, m.Event.On).Results[0]
		got := ""
		for _, f := range result.Findings {
			got += string(f.Outcome) + " " + string(f.Path) + ": " + f.Message
		}
		assert.Equal(t, c.want, got, name)
	}
}

func TestFact_ValidateFindsEverything(t *testing.T) {
	number := partnership.MustQuantity("12.5")
	for _, c := range []struct {
		fact lifecycle.Fact
		want string
	}{
		{lifecycle.Fact{Name: "signed-off", Answer: lifecycle.Yes}, ""},
		{lifecycle.Fact{Name: "period-ends", Day: day("2026-09-01")}, ""},
		{lifecycle.Fact{Name: "weight-2", Number: number}, ""},
		{lifecycle.Fact{}, "name: required\nan answer, a day or a number: required"},
		{lifecycle.Fact{Name: "Signed off", Answer: "ja"}, "name: \"Signed off\" is not the name of a fact (1 to 64 lower-case letters and digits, with hyphens between words): invalid\nanswer: \"ja\" is not a yes-or-no answer (yes, no): invalid"},
		{lifecycle.Fact{Name: strings.Repeat("a", 65), Answer: lifecycle.Yes, Number: number}, "name: \"" + strings.Repeat("a", 60) + "\"… is not the name of a fact (1 to 64 lower-case letters and digits, with hyphens between words): invalid\n2 of answer, day and number, want one: invalid"},
		{lifecycle.Fact{Name: strings.Repeat("a", 64), Day: day("2026-09-01"), Answer: lifecycle.Yes, Number: number}, "3 of answer, day and number, want one: invalid"},
	} {
		if c.want == "" {
			assert.NoError(t, c.fact.Validate())
			continue
		}
		assert.EqualError(t, c.fact.Validate(), c.want)
	}
	twice := lifecycle.Evidence{Kind: "hrw-call-in", Partnership: id(), On: day("2026-03-01"), Author: "a", Facts: []lifecycle.Fact{
		{Name: "a", Answer: lifecycle.Yes}, {Name: "b", Answer: lifecycle.Yes}, {Name: "a", Answer: lifecycle.No}, {Name: "c"},
	}}
	assert.EqualError(t, twice.Validate(), "facts[3]: an answer, a day or a number: required\nfacts[2].name: duplicate: \"a\" is already facts[0]")
}

// An exit plan is reviewed every year, also where no day of review was written down.
func TestDossier_EvidenceOnAnExitPlanIsStaleAfterAYear(t *testing.T) {
	for _, row := range table(`
written    review     asked      state
2025-08-31 -          2026-08-31 current
2025-08-31 -          2026-09-01 stale
2025-08-31 2027-08-31 2026-09-01 stale
2025-08-31 2026-03-01 2026-03-01 current
2025-08-31 2026-03-01 2026-03-02 stale
-          2026-03-01 2026-03-01 current
-          2026-03-01 2026-03-02 stale
-          -          2026-03-02 current
`)[1:] {
		plan := lifecycle.Evidence{Kind: lifecycle.ExitPlan}
		if row[0] != "-" {
			plan.On = day(row[0])
		}
		if row[1] != "-" {
			plan.ReviewBy = day(row[1])
		}
		_, state := lifecycle.Dossier{Evidence: []lifecycle.Evidence{plan}}.EvidenceOn(lifecycle.ExitPlan, day(row[2]))
		assert.Equal(t, row[3], string(state), row)
		plan.Kind = lifecycle.BusinessCase
		_, state = lifecycle.Dossier{Evidence: []lifecycle.Evidence{plan}}.EvidenceOn(lifecycle.BusinessCase, day(row[2]))
		assert.Equal(t, row[1] != "-" && day(row[1]).Before(day(row[2])), state == lifecycle.Stale, row)
	}
}
