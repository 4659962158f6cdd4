package form

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// odd are texts that somebody could type into any field.
func odd() []string {
	return []string{
		"", " ", "0", "-1", "1", "0.005", "100", "£3,400,000", "9999999999999.99", "99999999999999999999", "1e9", "NaN", "2/3", "1/0", "-0.01",
		"1 April 2026", "31/3/2027", "2026-02-30", "<b>x</b>", `"'&`, "\x00", "\u202e", strings.Repeat("9", 400), "ashcombe", "12", "1200", "1201",
	}
}

// used returns a number of runs and of steps in each: more runs with WEB_RUNS=400.
func used(t *testing.T) (runs, steps int) {
	t.Helper()
	runs, err := strconv.Atoi(os.Getenv("WEB_RUNS"))
	if err != nil {
		runs = 4
	}
	return runs, 60
}

// Whatever is typed, chosen, added and removed in whatever order, the page is shown, each
// charge adds up, and what is saved is opened as what it was.
func TestForm_RandomUse(t *testing.T) {
	runs, steps := used(t)
	results := 0
	for seed := range uint64(runs) {
		random := rand.New(rand.NewPCG(seed, 17))
		f := []func() *Form{Example, Blank, func() *Form { return kept(t) }}[seed%3]()
		for range steps {
			step(random, f)
			w := f.work()
			_ = page(f)
			if w.noToday == nil {
				results++
				paid := w.today.Residual
				for _, c := range w.today.Charges {
					sum, err := costing.Sum(paid, c.Amount)
					require.NoError(t, err)
					paid = sum
				}
				require.Equal(t, w.today.Total, paid, "what is shared adds up")
			}
			for _, p := range f.Problems() {
				_, found := f.field(p.Field)
				require.True(t, found || p.Field == "", p.Field)
			}
			text, problems := f.Save()
			if len(problems) > 0 {
				continue
			}
			again := Blank()
			require.Empty(t, again.Load(text), string(text))
			back, err := again.doc.Write()
			require.NoError(t, err)
			require.JSONEq(t, string(text), string(back))
			require.Equal(t, f.Results(), again.Results())
		}
	}
	assert.Positive(t, results)
}

// step does one thing that the page lets somebody do.
func step(random *rand.Rand, f *Form) {
	all := f.fields()
	x := all[random.IntN(len(all))]
	switch random.IntN(12) {
	case 0:
		f.AddCouncil()
	case 1:
		f.RemoveCouncil(f.doc.Organisations[random.IntN(len(f.doc.Organisations))].ID)
	case 2:
		f.AddCost()
	case 3:
		f.RemoveCost(random.IntN(4) - 1)
	case 4:
		f.AddDriver()
	case 5:
		if n := len(f.doc.Drivers); n > 0 { // a document may have none
			f.RemoveDriver(f.doc.Drivers[random.IntN(n)].ID)
		}
	case 6:
		f.Ask()
	case 7:
		f.RemoveCouncil(partnership.OrgID("nobody"))
	default:
		text := odd()[random.IntN(len(odd()))]
		if x.Options != nil {
			text = x.Options[random.IntN(len(x.Options))].Value
		}
		f.Type(x.ID, text)
		f.Leave(x.ID)
	}
}

// A document in which anything is missing, doubled or of another form is opened and shown, or
// refused with a reason, and the form stays as it was.
func TestLoad_RandomDocuments(t *testing.T) {
	runs, steps := used(t)
	good := [][]byte{}
	for _, f := range []*Form{Example(), kept(t), Blank()} {
		text, err := f.doc.Write()
		require.NoError(t, err)
		good = append(good, text)
	}
	refused := 0
	for seed := range uint64(runs) {
		random := rand.New(rand.NewPCG(seed, 18))
		for range steps {
			var document any
			require.NoError(t, json.Unmarshal(good[random.IntN(len(good))], &document))
			for range 1 + random.IntN(2) {
				document = spoil(random, document)
			}
			text, err := json.Marshal(document)
			require.NoError(t, err)
			f := Example()
			before := f.State()
			if problems := f.Load(text); len(problems) > 0 {
				refused++
				require.Equal(t, before, f.State())
				continue
			}
			_ = page(f)
			step(random, f)
			_ = page(f)
		}
	}
	assert.Positive(t, refused)
}

// spoil changes one value somewhere in a document.
func spoil(random *rand.Rand, value any) any {
	switch v := value.(type) {
	case map[string]any:
		keys := slices.Sorted(maps.Keys(v))
		if len(keys) == 0 || random.IntN(12) == 0 {
			return odd()[random.IntN(len(odd()))]
		}
		key := keys[random.IntN(len(keys))]
		if random.IntN(8) == 0 {
			delete(v, key)
			return v
		}
		v[key] = spoil(random, v[key])
		return v
	case []any:
		if len(v) == 0 || random.IntN(12) == 0 {
			return nil
		}
		i := random.IntN(len(v))
		switch random.IntN(6) {
		case 0:
			return append(v, v[i])
		case 1:
			return append(v[:i:i], v[i+1:]...)
		}
		v[i] = spoil(random, v[i])
		return v
	case string:
		return odd()[random.IntN(len(odd()))]
	}
	return "1"
}

// What is added and removed again leaves nothing behind that would have to be saved.
func TestState_AddedAndRemovedAgain(t *testing.T) {
	f := Blank()
	before := f.State()
	f.AddCost()
	f.AddDriver()
	added := f.AddCouncil()
	f.Type("alone-council-3", "5")
	f.Type(added, "C")
	assert.NotEqual(t, before, f.State())
	f.RemoveCost(0)
	f.RemoveCouncil("council-3")
	require.True(t, f.RemoveDriver("figure-4"))
	assert.Equal(t, before, f.State())
	f.Type("cost-total", "x")
	assert.NotEqual(t, before, f.State(), "nor is a text that cannot be read lost")
}
