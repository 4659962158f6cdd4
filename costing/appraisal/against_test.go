package appraisal_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The others are compared with the option that is named; else with the first that goes on as
// is; else with the first.
func TestAppraisal_AgainstWhichOption(t *testing.T) {
	t.Parallel()
	home := appraisal.ShortlistedOption{ID: "home", Name: "Improve at home", Kind: appraisal.ImproveAtHome, Flows: []appraisal.Flow{saving("Fewer steps", pounds(10))}}
	later := asIs()
	later.ID, later.Name = "later", "As is, later"
	for _, c := range []struct {
		options []appraisal.ShortlistedOption
		against appraisal.OptionID
		want    appraisal.OptionID
	}{
		{[]appraisal.ShortlistedOption{asIs(), home, share()}, "", "as-is"},
		{[]appraisal.ShortlistedOption{home, share(), asIs(), later}, "", "as-is"},
		{[]appraisal.ShortlistedOption{home, share()}, "", "home"},
		{[]appraisal.ShortlistedOption{asIs(), home, share()}, "home", "home"},
		{[]appraisal.ShortlistedOption{asIs(), home, share()}, "share", "share"},
	} {
		a := over(6, c.options...)
		a.Against = c.against
		r := evaluate(t, a)
		assert.Equal(t, c.want, r.Against)
		for _, o := range r.Options {
			assert.Equal(t, o.Option == c.want, o.Payback == appraisal.Payback{}, "%v has a payback", o.Option)
		}
		for _, rank := range r.Ranking {
			if rank.Option == c.want {
				assert.Empty(t, rank.Against)
			} else {
				assert.Equal(t, c.want, rank.Against)
			}
		}
	}
}

func TestAppraisal_AgainstRefuses(t *testing.T) {
	t.Parallel()
	for want, id := range map[string]appraisal.OptionID{"against: not found": "outsource", "against: invalid": "to share"} {
		a := textbook()
		a.Against = id
		assert.Equal(t, []string{want}, fieldtest.Faults(a.Validate()))
	}
}

// Whichever option is named, the result is that of the same options with it in the first place.
func TestAppraisal_AgainstIsAsIfItWereFirst(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(12, 7))
	for range 60 {
		a := random(r)
		for i := range a.Options {
			a.Options[i].Kind = "hrw-test"
		}
		n := r.IntN(len(a.Options))
		first := a
		first.Options = append([]appraisal.ShortlistedOption{a.Options[n]}, append(append([]appraisal.ShortlistedOption{}, a.Options[:n]...), a.Options[n+1:]...)...)
		a.Against = a.Options[n].ID
		got, want := evaluate(t, a), evaluate(t, first)
		assert.Equal(t, want.Against, got.Against)
		for _, o := range want.Options {
			for _, other := range got.Options {
				if other.Option == o.Option {
					require.Equal(t, o, other)
				}
			}
		}
	}
}

// Against going on as is sharing looks good; against improvement at home it is worth less.
func ExampleAppraisal_Evaluate_against() {
	home := appraisal.ShortlistedOption{ID: "home", Name: "Improve at home", Kind: appraisal.ImproveAtHome, Flows: []appraisal.Flow{saving("Fewer steps", pounds(50))}}
	a := over(6, asIs(), home, share(outlay("Set up", pounds(100)), saving("Fewer managers", pounds(30))))
	for _, against := range []appraisal.OptionID{"", "home"} {
		a.Against = against
		result, err := a.Evaluate()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("against", result.Against, "sharing makes", result.Options[2].Difference.Sterling())
	}
	// Output:
	// against as-is sharing makes £35.45
	// against home sharing makes −£190.30
}

// Names at the ends of lines that meet are written below one another, and a result of nothing
// says that nobody knows what it is compared with.
func TestCashFlowSVG_NamesDoNotMeet(t *testing.T) {
	t.Parallel()
	same := func(id, name string) appraisal.ShortlistedOption {
		o := share(saving("Saving", pounds(1_000_000)))
		o.ID, o.Name = appraisal.OptionID(id), name
		return o
	}
	drawing := evaluate(t, over(6, asIs(), same("a", "First"), same("b", "Second"), same("c", "Third"))).CashFlowSVG("Three that are the same")
	var places []int
	for _, name := range []string{"First", "Second", "Third"} {
		line := drawing[:strings.Index(drawing, ">"+name+"</text>")]
		var x, y int
		_, err := fmt.Sscanf(line[strings.LastIndex(line, "<text"):], `<text x="%d" y="%d"`, &x, &y)
		require.NoError(t, err)
		places = append(places, y)
	}
	assert.Equal(t, []int{places[0], places[0] + 20, places[0] + 40}, places)
	assert.Contains(t, appraisal.Summary{}.Tables(names()).Markdown(), "the option that is not known")
}

// A cash flow names at most eight years below its axis: every year, or one year in two, in three, and so on.
func TestCashFlowSVG_NamesAtMostEightYears(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile(`>2\d{3}/\d{2}</text>`)
	for years, want := range map[int]int{2: 2, 7: 7, 8: 8, 9: 5, 15: 8, 16: 8, 17: 6, 24: 8, 25: 7} {
		drawing := evaluate(t, over(years, asIs(), share(saving("Fewer managers", pounds(30))))).CashFlowSVG("Cash flow")
		assert.Len(t, named.FindAllString(drawing, -1), want, "%d years", years)
	}
}

// A title that is wider than a picture makes it wider: it has a margin on both sides.
func TestPictures_AreAsWideAsTheirTitles(t *testing.T) {
	t.Parallel()
	title := strings.TrimSpace(strings.Repeat("What sharing hangs on, and who pays for it. ", 6))
	wide := fmt.Sprintf(`width="%d"`, 2*report.PictureMargin+report.TitleWidth(title))
	result := evaluate(t, legal())
	tornado, err := legal().OneWay("share", "home", inputs())
	require.NoError(t, err)
	for _, drawing := range []string{result.CashFlowSVG(title), result.PartnersSVG(title, names()), tornado.SVG(title)} {
		assert.Contains(t, drawing, wide)
	}
}
