package main

import (
	"bytes"
	"flag"
	"math"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

func TestMain(m *testing.M) {
	flag.Parse()
	log.LogLevel = "error"
	beam.Init()
	os.Exit(m.Run())
}

// given sets flags for one test.
func given(t *testing.T, flags ...string) {
	t.Helper()
	for i := 0; i < len(flags); i += 2 {
		before := flag.Lookup(flags[i]).Value.String()
		require.NoError(t, flag.Set(flags[i], flags[i+1]))
		t.Cleanup(func() { require.NoError(t, flag.Set(flags[i], before)) })
	}
}

// However the work is divided, the pipeline comes to the same pence as the loop.
func TestPipeline_SameAsTheLoop(t *testing.T) {
	register := MadeUpRegister(60)
	want, err := Plain(register, 500)
	require.NoError(t, err)
	require.Len(t, want.Results, 60)
	for _, work := range [][2]string{{"1", "500"}, {"2", "500"}, {"3", "7"}, {"60", "499"}, {"100", "1000"}} {
		given(t, "futures", "500", "branches", work[0], "chunk", work[1])
		got, err := inPipeline(t.Context(), register)
		require.NoError(t, err)
		assert.Equal(t, want, got, work)
	}
}

// What is billed adds up: the partners pay what the services cost, to the penny.
func TestPlain_BillsAddUp(t *testing.T) {
	outcome, err := Plain(MadeUpRegister(100), 50)
	require.NoError(t, err)
	services, partners, byCase := costing.Pence(0), costing.Pence(0), costing.Pence(0)
	for _, r := range outcome.Results {
		for _, bill := range r.Bills {
			services = services.Plus(bill.Expected)
		}
	}
	for _, bill := range outcome.Bills {
		partners, byCase = partners.Plus(bill.Expected), byCase.Plus(bill.Case)
	}
	assert.Equal(t, services, partners)
	shared := costing.Pence(0)
	for _, s := range MadeUpRegister(100) {
		shared = shared.Plus(s.Shared)
	}
	assert.Equal(t, shared, byCase)
}

// sure is a service of which everything is known.
func sure() Service {
	certain := rangeOf(1000, 1000, 1000)
	return Service{
		ID: "legal", Name: "Legal", Years: 3,
		Members: []costing.Weight{
			{Org: "harrow", Value: partnership.MustQuantity("1")}, {Org: "barnet", Value: partnership.MustQuantity("2")},
		},
		Alone: costing.MustMoney("1000.00"), Shared: costing.MustMoney("900.00"), SetUp: costing.MustMoney("150.00"),
		Cost: certain, Volume: certain, Overrun: certain, Delay: rangeOf(0, 0, 0),
	}
}

// £100 a year for three years at 3.5 % is 100 + 96.6184 + 93.3511 = £289.97, less £150.
func TestPlain_ByHand(t *testing.T) {
	outcome, err := Plain([]Service{sure()}, 10)
	require.NoError(t, err)
	r := outcome.Results[0]
	assert.Equal(t, costing.MustMoney("139.97"), r.Case)
	assert.Equal(t, costing.MustMoney("139.97"), r.Expected)
	assert.Equal(t, costing.MustMoney("139.97"), r.Low)
	assert.Equal(t, costing.MustMoney("139.97"), r.High)
	assert.Zero(t, r.Losses)
	assert.Empty(t, r.WorseOff)
	assert.Equal(t, []Bill{
		{Org: "barnet", Services: 1, Case: costing.MustMoney("600.00"), Expected: costing.MustMoney("600.00")},
		{Org: "harrow", Services: 1, Case: costing.MustMoney("300.00"), Expected: costing.MustMoney("300.00")},
	}, outcome.Bills)

	late := sure()
	late.Delay = rangeOf(12_000, 12_000, 12_000) // nothing is saved in the first year
	outcome, err = Plain([]Service{late}, 10)
	require.NoError(t, err)
	assert.Equal(t, costing.MustMoney("39.97"), outcome.Results[0].Expected)

	dear := sure()
	dear.Overrun = rangeOf(2000, 2000, 2000) // £300: £10.03 is lost
	outcome, err = Plain([]Service{dear}, 10)
	require.NoError(t, err)
	assert.Equal(t, costing.MustMoney("-10.03"), outcome.Results[0].Expected)
	assert.EqualValues(t, 10, outcome.Results[0].Losses)
}

// The mean of a triangular distribution is a third of the sum of its corners, and its variance
// (a² + b² + c² − ab − ac − bc) ÷ 18.
func TestTriangle_Draws(t *testing.T) {
	for _, r := range []triangle{{0, 0, 3000}, {900, 1100, 2400}, {5, 5, 5}, {0, 3000, 3000}, {800, 1000, 1050}} {
		draw, n, sum, squares := newStream("test", r.high), int64(200_000), int64(0), int64(0)
		for range n {
			x := r.draw(&draw)
			require.GreaterOrEqual(t, x, r.low)
			require.LessOrEqual(t, x, r.high)
			sum += x
			squares += x * x
		}
		a, b, c := float64(r.low), float64(r.likely), float64(r.high)
		mean := float64(sum) / float64(n)
		assert.InDelta(t, (a+b+c)/3, mean, 0.01*(c-a)+1e-9, r)
		assert.InDelta(t, (a*a+b*b+c*c-a*b-a*c-b*c)/18, float64(squares)/float64(n)-mean*mean, 0.002*(c-a)*(c-a)+0.5, r)
	}
}

// It does not matter in which order futures are added up.
func TestAdd_AnyOrder(t *testing.T) {
	m, err := newModel(MadeUpRegister(1)[0])
	require.NoError(t, err)
	whole, err := m.futures(0, 300)
	require.NoError(t, err)
	var parts []Sums
	for from := int64(0); from < 300; from += 100 {
		sums, err := m.futures(from, from+100)
		require.NoError(t, err)
		parts = append(parts, sums)
	}
	assert.Equal(t, whole, add(add(parts[2], parts[0]), parts[1]))
	assert.Equal(t, whole, add(parts[1], add(Sums{}, add(parts[0], parts[2]))))
	assert.EqualValues(t, 300, whole.Futures)
}

func TestRun_PrintsTheSameEitherWay(t *testing.T) {
	given(t, "services", "20", "futures", "100", "out", t.TempDir())
	var piped, looped, errs bytes.Buffer
	require.NoError(t, run(t.Context(), &piped, &errs))
	given(t, "plain", "true")
	require.NoError(t, run(t.Context(), &looped, &errs))
	assert.Equal(t, looped.String(), piped.String())
	assert.Contains(t, piped.String(), "20 services. In ")
}

func TestRun_OwnRegister(t *testing.T) {
	file := filepath.Join(t.TempDir(), "register.json")
	given(t, "register", file, "futures", "10", "plain", "true")
	var out, errs bytes.Buffer
	require.ErrorContains(t, run(t.Context(), &out, &errs), "no such file")

	require.NoError(t, os.WriteFile(file, []byte(`{"services": [{"id": "a", "name": "A", "years": 31, "alone": "-1.00", "shared": 5,
		"members": [{"org": "barnet", "value": "0"}, {"org": "brent", "value": "0.0004"}, {"org": "ealing", "value": "100000000000.001"}], "cost": {"low": "3", "likely": "2", "high": "3.0001"}}, {"id": "a"},
		{"id": "b", "members": [{"org": "barnet", "value": "0"}]}]}`), 0o644))
	err := run(t.Context(), &out, &errs)
	require.Error(t, err)
	for _, want := range []string{
		"services[0].shared: ", "services[0].alone: −£1.00 is below £0",
		"services[0].members[1].value: 0.0004: up to 100000000000 with up to three decimals is wanted", "services[0].members[2].value: 100000000000.001: up to",
		"services[0].set_up: required", "services[0].years: 31 years, and 1 to 30 are wanted", "services[0].cost.likely: 2 is less than the one before",
		"services[0].cost.high: 3.0001: 0 to 3 with up to three decimals is wanted", "services[0].delay.low: required",
		"services[1].id: duplicate", "services[1].members: required",
		"services[2].members: all are 0, so that nobody has a share",
	} {
		assert.ErrorContains(t, err, want)
	}

	require.NoError(t, os.WriteFile(file, []byte("\ufeff"+`{"services": [{"id": "a", "name": "Audit", "years": 3, "alone": "100.00", "shared": "90.00", "set_up": "0.00",
		"members": [{"org": "barnet", "value": "2"}, {"org": "harrow", "value": "1"}],
		"cost": {"low": "1", "likely": "1", "high": "1"}, "volume": {"low": "1", "likely": "1", "high": "1"},
		"overrun": {"low": "1", "likely": "1", "high": "1"}, "delay": {"low": "0", "likely": "0", "high": "0"}}]}`), 0o644))
	require.NoError(t, run(t.Context(), &out, &errs))
	assert.Contains(t, out.String(), "| barnet | 1 | £60.00 | £60.00 | £0.00 |")
}

func TestRun_RefusesFlags(t *testing.T) {
	given(t, "services", "0", "futures", "10000001", "chunk", "-1", "branches", "0")
	var out, errs bytes.Buffer
	err := run(t.Context(), &out, &errs)
	require.Error(t, err)
	assert.Equal(t, []string{
		"-services 0: from 1 to 100000 are wanted", "-futures 10000001: from 1 to 10000000 are wanted",
		"-chunk -1: from 1 to 10000000 are wanted", "-branches 0: from 1 to 100000 are wanted",
	}, strings.Split(err.Error(), "\n"))
	assert.Empty(t, out.String())
}

// What would fail late, or write where nobody can read it, is said at once.
func TestRun_RefusesRunnersThatCannotWork(t *testing.T) {
	listener, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	nobody := listener.Addr().String()
	require.NoError(t, checkRunner(nil))
	require.EqualError(t, checkRunner([]string{"file.json"}), `"file.json": no argument is wanted here but flags`)
	given(t, "runner", "flink", "endpoint", nobody, "out", t.TempDir())
	require.NoError(t, checkRunner(nil))
	require.NoError(t, listener.Close())
	require.ErrorContains(t, checkRunner(nil), "-endpoint "+nobody+": no job service answers there: ")
	given(t, "out", "", "async", "true", "endpoint", "")
	require.EqualError(t, checkRunner(nil), "-out: the workers of flink need a folder, or its address, that they and this program can reach\n"+
		"-async: the results are read as soon as the work is done, so it is waited for")
}

// What comes out is what a second way gives: means by formula, and the rest by keeping every
// future and sorting them.
func TestPlain_IsWhatASecondWayGives(t *testing.T) {
	const futures = 4000
	for _, s := range MadeUpRegister(24) {
		outcome, err := Plain([]Service{s}, futures)
		require.NoError(t, err)
		r := outcome.Results[0]
		factors := 0.0
		for year := range s.Years {
			factors += math.Pow(1.035, -float64(year))
		}
		alone, shared, setUp := float64(s.Alone.KnownPence()), float64(s.Shared.KnownPence()), float64(s.SetUp.KnownPence())
		assert.InDelta(t, (alone-shared)*factors-setUp, float64(r.Case.KnownPence()), 2, s.ID)

		// The ranges are drawn each by itself, so that the mean of a product is that of the means.
		mean := func(r Range) float64 {
			x := r.triangle()
			return float64(x.low+x.likely+x.high) / 3000
		}
		gain := alone - shared*mean(s.Cost)
		m, err := newModel(s)
		require.NoError(t, err)
		var savings []int64
		sum, squares, losses := 0.0, 0.0, int64(0)
		for number := range int64(futures) {
			draw := m.seed.at(number)
			_, saving := m.worth(m.cost.draw(&draw), m.overrun.draw(&draw), m.delay.draw(&draw))
			savings = append(savings, saving)
			sum, squares = sum+float64(saving), squares+float64(saving)*float64(saving)
			if saving < 0 {
				losses++
			}
		}
		slices.Sort(savings)
		spread := math.Sqrt((squares/futures - sum/futures*sum/futures) / futures)
		assert.InDelta(t, gain*factors-gain*mean(s.Delay)/12-setUp*mean(s.Overrun), float64(r.Expected.KnownPence()), 4*spread, s.ID)
		assert.Equal(t, losses, r.Losses, s.ID)
		for _, end := range []struct {
			at  int
			got costing.Money
		}{{futures / 10, r.Low}, {futures * 9 / 10, r.High}} {
			assert.GreaterOrEqual(t, end.got.KnownPence(), savings[end.at-1], s.ID)
			assert.Less(t, end.got.KnownPence()-savings[end.at-1], m.step, s.ID)
		}

		// The bills of a service are its mean cost, and each is its mean share but for a penny.
		cost := 0.0
		for _, bill := range r.Bills {
			cost += float64(bill.Expected.KnownPence())
		}
		assert.InDelta(t, shared*mean(s.Cost), cost, 4*shared*0.1/math.Sqrt(futures), s.ID)
	}
}

// The sums of the largest service, in the largest number of futures, hold.
func TestSums_HoldTheLargest(t *testing.T) {
	s := sure()
	s.Alone, s.Shared, s.SetUp, s.Years = costing.Pence(0), costing.Pence(maxPence), costing.Pence(maxPence), MaxYears
	s.Cost, s.Overrun = rangeOf(3000, 3000, 3000), rangeOf(3000, 3000, 3000)
	m, err := newModel(s)
	require.NoError(t, err)
	year, saving := m.worth(m.cost.high, m.overrun.high, 0)
	assert.EqualValues(t, 3*maxPence, year)
	assert.Negative(t, saving)
	assert.Less(t, -saving, int64(1<<63-1)/MaxFutures)
	s.Members[0].Value, s.Members[1].Value = partnership.MustQuantity(strconv.Itoa(maxCaseload)), partnership.MustQuantity("0.001")
	s.Volume = rangeOf(3000, 3000, 3000)
	require.NoError(t, s.Validate())
	m, err = newModel(s)
	require.NoError(t, err)
	_, err = m.futures(0, 10)
	require.NoError(t, err)
}

// The whole register, in a loop and in the pipeline: 486 services, 10,000 futures each.
func BenchmarkRegister(b *testing.B) {
	register := MadeUpRegister(486)
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			if _, err := Plain(register, 10_000); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("beam", func(b *testing.B) {
		for b.Loop() {
			if _, err := inPipeline(b.Context(), register); err != nil {
				b.Fatal(err)
			}
		}
	})
}
