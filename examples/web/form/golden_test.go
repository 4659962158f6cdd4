package form

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// page returns the form, what is wrong in it and its results, as the page has them.
func page(f *Form) string {
	var b strings.Builder
	b.WriteString(Summary("There is a problem", f.Shown("")))
	for _, region := range Regions() {
		b.WriteString("<!-- " + string(region) + " -->\n" + f.HTML(region))
	}
	r := f.Results()
	for _, html := range []string{r.Pays, r.Changes, r.Leaving, r.Working, "<p>" + r.Status + "</p>\n"} {
		b.WriteString("<!-- result -->\n" + html)
	}
	return b.String()
}

func TestGolden_Pages(t *testing.T) {
	many := filled(
		t, typed{"scheme-formula", "shares"}, typed{"scheme-share-ashcombe", "1/3"}, typed{"scheme-share-brindleton", "1/3"}, typed{"scheme-share-corvedale", "1/3"},
		typed{"proposed-formula", "percent-first"}, typed{"proposed-percent", "25"}, typed{"proposed-basis-1", "hours"}, typed{"proposed-least", "100000"},
		typed{"proposed-most", "350,000"}, typed{"proposed-rounding", "hundred"}, typed{"name-corvedale", `Corve & "Dale" <Vale>`}, typed{"staying-corvedale", "1234.5"},
	)
	many.AddCost()
	many.Type("item-2-name", "Redundancy")
	many.Type("item-2-kind", "redundancy")
	many.Type("item-2-payer", "equal")
	wrong := filled(t, typed{"cost-total", "12x"}, typed{"figure-population~brindleton", ""}, typed{"proposed-formula", "rate"}, typed{"scheme-formula", "fixed-first"})
	wrong.Ask()
	blank := Blank()
	blank.Ask()
	for name, f := range map[string]*Form{"example": Example(), "many": many, "wrong": wrong, "blank": blank, "kept": kept(t)} {
		golden := filepath.Join("testdata", name+".html")
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(golden, []byte(page(f)), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), page(f), name)
	}
}

func TestValidate_NamesAndIDs(t *testing.T) {
	require.NoError(t, Member{"a", "A"}.Validate())
	require.ErrorIs(t, Member{"", "A"}.Validate(), field.ErrRequired)
	require.ErrorIs(t, Member{"a", ""}.Validate(), field.ErrRequired)
	require.ErrorIs(t, Member{"a b", "A"}.Validate(), field.ErrInvalid)
	require.NoError(t, Driver{"a", "A"}.Validate())
	require.ErrorIs(t, Driver{"", "A"}.Validate(), field.ErrRequired)
	require.ErrorIs(t, Driver{"a", ""}.Validate(), field.ErrRequired)
}

// What each field shows is what was typed into it, and can be typed again.
func TestFields_ShowWhatTheyTake(t *testing.T) {
	for name, f := range map[string]*Form{"example": Example(), "kept": kept(t), "shares": filled(t, typed{"scheme-formula", "shares"}), "two parts": filled(t, typed{"proposed-formula", "fixed-first"})} {
		seen := map[string]bool{}
		for _, x := range f.fields() {
			assert.Falsef(t, seen[x.ID], "%s: %s occurs twice", name, x.ID)
			seen[x.ID] = true
			before, err := f.doc.Write()
			require.NoError(t, err)
			require.NoError(t, x.set(f, x.get(f)))
			after, err := f.doc.Write()
			require.NoError(t, err)
			assert.JSONEqf(t, string(before), string(after), "%s: %s", name, x.ID)
			if x.Options != nil {
				for _, option := range x.Options {
					require.NoError(t, x.set(f, option.Value))
					assert.Equalf(t, option.Value, x.get(f), "%s: %s", name, x.ID)
				}
				if !x.structural {
					continue
				}
				*f = *New(mustRead(t, before))
			}
		}
	}
}

// mustRead reads a document.
func mustRead(t *testing.T, text []byte) Document {
	t.Helper()
	d, err := Read(text)
	require.NoError(t, err)
	return d
}
