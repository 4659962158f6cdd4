package form

import (
	"fmt"
	"testing"
)

// BenchmarkChange is what a change takes without the browser: a text is typed, and all
// that it changes is worked out and written as HTML.
func BenchmarkChange(b *testing.B) {
	for _, councils := range []int{3, 20} {
		b.Run(fmt.Sprint(councils, " councils"), func(b *testing.B) {
			f := Example()
			for len(f.doc.Organisations) < councils {
				f.AddCouncil()
			}
			for i, m := range f.doc.Organisations[3:] {
				f.Type("name-"+string(m.ID), fmt.Sprint("Council ", i))
				for _, driver := range f.doc.Drivers {
					f.Type("figure-"+string(driver.ID)+"~"+string(m.ID), "1000")
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				f.Type("cost-total", "900,000")
				if r := f.Results(); len(f.Shown("")) != 0 || r.Pays == "" {
					b.Fatal("there is no result")
				}
			}
		})
	}
}
