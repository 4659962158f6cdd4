package schema_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
)

func BenchmarkOf(b *testing.B) {
	for name, of := range map[string]func() (schema.Schema, error){
		"partnership": schema.Of[partnership.Partnership], "exit plan": schema.Of[exit.Plan], "dossier": schema.Of[lifecycle.Dossier],
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := of(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
