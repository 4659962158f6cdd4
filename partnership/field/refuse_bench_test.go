package field_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// repeated returns text n times, with commas between.
func repeated(text string, n int) string { return strings.Repeat(text+",", n-1) + text }

// hostile lists documents that nobody wrote, by what is wrong with them, of a size.
func hostile(n int) []struct{ name, text string } {
	return []struct{ name, text string }{
		{"members", `{"members":[` + repeated(`{"org":"?","role":"x"}`, n) + `]}`},
		{"members-without-role", `{"members":[` + repeated(`{"org":"harrow"}`, n) + `]}`},
		{"empty-levels", `{"agreement":{"terms":{"service_levels":[` + repeated(`{}`, n) + `]}}}`},
		{"levels-with-an-id", `{"agreement":{"terms":{"service_levels":[` + repeated(`{"id":"a"}`, n) + `]}}}`},
		{"visitors", `{"visits":[{"visitors":[` + repeated(`"a"`, n) + `]}]}`},
		{"nulls", `{"agreement":{"terms":{"service_levels":[` + repeated(`null`, n) + `]}}}`},
		{"unknown-keys", "{" + repeated(`"x":1`, n) + "}"},
		{"different-unknown-keys", "{" + keysOf(n) + "}"},
		{"duplicate-keys", "{" + repeated(`"name":"x"`, n) + "}"},
		{"long-text", `{"name":"` + strings.Repeat("x", 50*n) + `"}`},
		{"long-text-in-escapes", `{"name":"` + strings.Repeat(`\u0041`, 10*n) + `"}`},
		{"long-key", `{"` + strings.Repeat("x", 10*n) + `":1}`},
		{"long-number", `{"name":` + strings.Repeat("9", 10*n) + `}`},
		{"long-whole-number", `{"agreement":{"terms":{"notice":{"months":` + strings.Repeat("9", 10*n) + `}}}}`},
		{"deep-lists", strings.Repeat("[", 10*n)},
		{"deep-lists-closed", strings.Repeat("[", 5*n) + strings.Repeat("]", 5*n)},
		{"deep-unknown", `{"x":` + strings.Repeat(`{"x":[`, n) + strings.Repeat(`]}`, n) + `}`},
		{"wide-unknown", `{"x":[` + repeated(`[[[[]]]]`, n) + `]}`},
		{"not-json", `{"members":[` + repeated(`{"org":"?","role":"x"}`, n)},
		{"not-utf8", `{"name":"` + strings.Repeat("x", 10*n) + "\xff"},
	}
}

// keysOf returns n keys that differ.
func keysOf(n int) string {
	pairs := make([]string, n)
	for i := range pairs {
		pairs[i] = fmt.Sprintf(`"x%d":1`, i)
	}
	return strings.Join(pairs, ",")
}

// basesOf returns a scheme whose bases are so many levels deep.
func basesOf(levels int) string {
	return `{"parts":[{"name":"a","basis":` + strings.Repeat(`{"q":1,"of":[{"basis":`, levels) + `{}` + strings.Repeat(`}]}`, levels) + `}]}`
}

// BenchmarkRefuse measures what it costs to refuse a document that nobody wrote,
// text of the error included, in two sizes: what a byte costs must not grow.
func BenchmarkRefuse(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for _, doc := range hostile(n) {
			b.Run(fmt.Sprintf("%s/%d", doc.name, n), func(b *testing.B) { refuse[partnership.Partnership](b, doc.text) })
		}
	}
	for _, levels := range []int{10, 20, 400, 800} {
		b.Run(fmt.Sprintf("nested-bases/%d", levels), func(b *testing.B) { refuse[costing.Scheme](b, basesOf(levels)) })
	}
	for _, n := range []int{200, 2000} {
		text := `{"parts":[{"name":"a","clause":"` + strings.Repeat("x", 25*n) + `","basis":{"kind":"fixed","shares":[` + repeated(`{"org":"a","value":"-1"}`, n) + `]}}]}`
		b.Run(fmt.Sprintf("long-clause-of-shares/%d", n), func(b *testing.B) { refuse[costing.Scheme](b, text) })
	}
}

// refuse decodes a document as a record again and again, and reads the error.
func refuse[T interface{ Validate() error }](b *testing.B, text string) {
	b.Helper()
	data := []byte(text)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := field.Decode[T](data)
		if err == nil || err.Error() == "" {
			b.Fatal("not refused")
		}
	}
}

// BenchmarkAt measures errors of a value made in Go that is so many levels deep,
// each with an error of its own.
func BenchmarkAt(b *testing.B) {
	for _, levels := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(levels), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var err error
				for range levels {
					err = field.At("of[0]", field.At("basis", errors.Join(field.At("kind", field.ErrInvalid), err)))
				}
			}
		})
	}
}

// BenchmarkValidate measures a scheme made in Go whose bases are so many levels
// deep, each with errors of its own.
func BenchmarkValidate(b *testing.B) {
	for _, levels := range []int{100, 200, 400} {
		basis := costing.Basis{}
		for range levels {
			basis = costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Name: "part", Clause: "4.1", Basis: basis}}}
		}
		b.Run(fmt.Sprintf("nested-bases/%d", levels), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if basis.Validate() == nil {
					b.Fatal("valid")
				}
			}
		})
	}
}
