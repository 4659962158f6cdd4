package field_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// A refusal is a document that can be read and does not hold, and how to decode it.
type refusal struct {
	name, text string
	decode     func([]byte) error
}

// decoded decodes a document as a record.
func decoded[T interface{ Validate() error }](data []byte) error {
	_, err := field.Decode[T](data)
	return err
}

// lateRefusals lists documents whose faults are seen only when all has been read.
func lateRefusals() []refusal {
	ids := make([]string, 1000)
	for i := range ids {
		ids[i] = fmt.Sprintf(`"l%d"`, i)
	}
	log := func(event string, n int) string {
		return `{"partnership":"0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01","entries":[{"event":{"kind":"propose","on":"2024-01-01","lines":[` + strings.Join(ids, ",") +
			`],"members":[{"org":"a","role":"partner"},{"org":"b","role":"partner"}]},"recorded":"2024-01-01"},` +
			repeated(`{"event":{"kind":"`+event+`","on":"2025-01-01"},"recorded":"2025-01-01"}`, n) + `]}`
	}
	days := `{"name":"x","edition":"x","source":"x","covers":{"first":"2020-01-01","last":"2020-12-31"},"holidays":[`
	return []refusal{
		{"log-members-join", log(`member-joins","org":"b`, 1000), decoded[lifecycle.Log]},
		{"log-go-live", log(`go-live`, 900), decoded[lifecycle.Log]},
		{"after-unknown", `{"tasks":[{"id":"a","what":"x","after":[` + repeated(`"b"`, 90_000) + `]}]}`, decoded[lifecycle.WorkPlan]},
		{"after-twice", `{"tasks":[{"id":"b","what":"x"},{"id":"a","what":"x","after":[` + repeated(`"b"`, 90_000) + `]}]}`, decoded[lifecycle.WorkPlan]},
		{"caused-by-itself", `{"risks":[{"id":"a","caused_by":[` + repeated(`"a"`, 90_000) + `]}]}`, decoded[risk.Register]},
		{"holidays-outside", days + repeated(`"2030-01-01"`, 90_000) + `]}`, decoded[calendar.WorkingDays]},
		{"holidays-twice", days + repeated(`"2020-01-01"`, 90_000) + `]}`, decoded[calendar.WorkingDays]},
		{"lines-twice", `{"services":[{"id":"s","name":"s","lines":[` + repeated(`{"id":"a","name":"a"}`, 90_000) + `]}]}`, decoded[partnership.Partnership]},
		{"empty-levels", `{"agreement":{"terms":{"service_levels":[` + repeated(`{}`, 3000) + `]}}}`, decoded[partnership.Partnership]},
		{"visitors", `{"visits":[{"visitors":[` + repeated(`"a"`, 9000) + `]}]}`, decoded[partnership.Partnership]},
		{"amendments", `{"agreement":{"amendments":[` + repeated(`{"from":"2025-01-01"}`, 3000) + `]}}`, decoded[partnership.Partnership]},
	}
}

// taken returns how many bytes of memory it takes to refuse a document, and to read the text
// of the error, for each of its own bytes.
func taken(t *testing.T, text string, decode func([]byte) error) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	data := []byte(text)
	assert.Error(t, decode(data)) // what is only done once is done
	runtime.ReadMemStats(&before)
	err := decode(data)
	said := err.Error()
	runtime.ReadMemStats(&after)
	assert.NotEmpty(t, said)
	return (after.TotalAlloc - before.TotalAlloc) / uint64(len(data))
}

// A document that does not hold takes no more than 20 bytes of memory for each of its own.
// An amendment has room for all terms of an agreement, however few it sets.
func TestRefuse_MemoryInProportion(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes memory of its own")
	}
	for _, r := range lateRefusals() {
		most := uint64(20)
		if r.name == "amendments" {
			most = 32
		}
		assert.LessOrEqual(t, taken(t, r.text, r.decode), most, "%s: %d bytes", r.name, len(r.text))
	}
}

// The same holds for documents of 1 kB and for those of more than a megabyte, unless short
// entries fill large records that are only checked when all is read. One of 500 bytes takes
// no more than 100 kB: its first 50 errors are told whatever their records take.
func TestRefuse_MemoryOfSmallDocuments(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes memory of its own")
	}
	for _, kind := range badKinds() {
		most, mostOfSmall := uint64(20), uint64(20)
		switch kind.name {
		case "amendments": // each takes 464 bytes, and nothing is wrong with it
			most, mostOfSmall = 24, 30
		case "deep-bases": // a part takes 400 bytes
			mostOfSmall = 40
		}
		assert.LessOrEqual(t, taken(t, kind.of(500), kind.decode), uint64(200), "%s: 500 bytes", kind.name)
		for _, size := range []int{1000, 2000, 3000} {
			assert.LessOrEqual(t, taken(t, kind.of(size), kind.decode), mostOfSmall, "%s: %d bytes", kind.name, size)
		}
		for _, size := range []int{5000, 10_000, 20_000, 30_000, 40_000, 100_000, 1_400_000} {
			assert.LessOrEqual(t, taken(t, kind.of(size), kind.decode), most, "%s: %d bytes", kind.name, size)
		}
	}
}

// What a person wrote is told in full: up to 50 errors, whatever their size, as long as the
// document is not almost all mistakes.
func TestRefuse_TellsAllThatAPersonWrote(t *testing.T) {
	const entry = `{"id":"RISK","title":"The lead loses the people who know the old payroll","cause":"nobody is trained"}`
	for _, n := range []int{1, 5, 10, 20} {
		entries := make([]string, n)
		for i := range entries {
			entries[i] = strings.ReplaceAll(entry, "RISK", fmt.Sprint("r", i))
		}
		_, err := field.Decode[risk.Register]([]byte(`{"risks":[` + strings.Join(entries, ",") + `]}`))
		for i := range entries {
			var places []string
			for _, e := range field.Errors(err) {
				places = append(places, e.Path)
			}
			assert.Contains(t, places, fmt.Sprintf("risks[%d].nature", i))
		}
	}
}

// BenchmarkRefuseLate measures what it costs to refuse a document after it was read.
func BenchmarkRefuseLate(b *testing.B) {
	for _, r := range lateRefusals() {
		b.Run(r.name, func(b *testing.B) {
			data := []byte(r.text)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if err := r.decode(data); err == nil || err.Error() == "" {
					b.Fatal("not refused")
				}
			}
		})
	}
}
