package field_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// A badKind is a kind of document that nobody wrote, of any size.
type badKind struct {
	name                string
	begin, entry, close string
	decode              func([]byte) error
}

// of returns the document of a size, or a little more.
func (k badKind) of(size int) string {
	return k.begin + repeated(k.entry, max(1, (size-len(k.begin)-len(k.close))/(1+len(k.entry)))) + k.close
}

// badKinds lists what can be wrong in every entry of a list, or under every key.
func badKinds() []badKind {
	whole, scheme := decoded[partnership.Partnership], decoded[costing.Scheme]
	levels := `{"agreement":{"terms":{"service_levels":[`
	return []badKind{
		{"empty-levels", levels, `{}`, `]}}}`, whole},
		{"nulls", levels, `null`, `]}}}`, whole},
		{"levels-with-an-id", levels, `{"id":"a"}`, `]}}}`, whole},
		{"bad-members", `{"members":[`, `{"org":"?","role":"x"}`, `]}`, whole},
		{"members-without-role", `{"members":[`, `{"org":"harrow"}`, `]}`, whole},
		{"wrong-types", `{"members":[`, `1`, `]}`, whole},
		{"unknown-fields", `{"members":[{`, `"x":1`, `}]}`, whole},
		{"visitors-twice", `{"visits":[{"visitors":[`, `"a"`, `]}]}`, whole},
		{"bad-visitors", `{"visits":[{"visitors":[`, `"?"`, `]}]}`, whole},
		{"empty-lessons", `{"visits":[{"lessons":[`, `""`, `]}]}`, whole},
		{"deep-bases", `{"parts":[`, basesOf(8)[10 : len(basesOf(8))-2], `]}`, scheme},
		{"empty-risks", `{"risks":[`, `{}`, `]}`, decoded[risk.Register]},
		{"risks-with-an-id", `{"risks":[`, `{"id":"a"}`, `]}`, decoded[risk.Register]},
		{"amendments", `{"agreement":{"amendments":[`, `{"from":"2025-01-01"}`, `]}}`, whole},
		{"empty-powers", `{"agreement":{"terms":{"powers":[`, `""`, `]}}}`, whole},
		{"numbers-as-powers", `{"agreement":{"terms":{"powers":[`, `1`, `]}}}`, whole},
		{"bad-days", `{"agreement":{"amendments":[`, `{"from":"?"}`, `]}}`, whole},
		{"bad-amounts", `{"parts":[`, `{"most":"?"}`, `]}`, scheme},
		{"parts-with-a-clause", `{"parts":[`, `{"clause":"1"}`, `]}`, scheme},
		{"bad-categories", `{"risks":[`, `{"category":"?"}`, `]}`, decoded[risk.Register]},
		{"bad-years", `{"estate":{"budgets":[`, `{"year":"?"}`, `]}}`, decoded[exit.Plan]},
		{"bad-price-bases", `{"options":[{"flows":[`, `{"prices":"?"}`, `]}]}`, decoded[appraisal.Appraisal]},
	}
}

// sizes are those of small forms, of large ones, and of what no form is.
func sizes() []int { return []int{500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 100_000, 1_400_000} }

// BenchmarkRefuseSize measures what it costs to refuse a bad document, and to read the
// text of its error, by its size: times-document is the memory taken for each byte of it.
func BenchmarkRefuseSize(b *testing.B) {
	for _, kind := range badKinds() {
		for _, size := range sizes() {
			b.Run(fmt.Sprintf("%s/%d", kind.name, size), func(b *testing.B) {
				data := []byte(kind.of(size))
				b.SetBytes(int64(len(data)))
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				n := 0
				for b.Loop() {
					if err := kind.decode(data); err == nil || err.Error() == "" {
						b.Fatal("not refused")
					}
					n++
				}
				runtime.ReadMemStats(&after)
				b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(n*len(data)), "times-document")
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*len(data)), "ns/byte")
			})
		}
	}
}
