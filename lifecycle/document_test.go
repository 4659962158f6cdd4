package lifecycle_test

import (
	"encoding/json"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/require"
)

// decodes holds that a document is refused, or read and written as a document that is
// read and written again.
func decodes[T interface{ Validate() error }](t *testing.T, data []byte) {
	record, err := field.Decode[T](data)
	if err != nil {
		return
	}
	text, err := json.Marshal(record)
	require.NoError(t, err)
	again, err := field.Decode[T](text)
	require.NoError(t, err)
	rewritten, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(text), string(rewritten))
}

func FuzzEventDocuments(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/event-*.json")
	f.Fuzz(func(t *testing.T, data []byte) { decodes[lifecycle.Event](t, data) })
}

func FuzzDossierDocuments(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/dossier.json")
	f.Fuzz(func(t *testing.T, data []byte) { decodes[lifecycle.Dossier](t, data) })
}

func FuzzLogDocuments(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/log.json")
	f.Fuzz(func(t *testing.T, data []byte) { decodes[lifecycle.Log](t, data) })
}

func FuzzWorkPlanDocuments(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/work-plan.json")
	f.Fuzz(func(t *testing.T, data []byte) { decodes[lifecycle.WorkPlan](t, data) })
}

func FuzzDecisionDocuments(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/decision.json")
	f.Fuzz(func(t *testing.T, data []byte) { decodes[lifecycle.Decision](t, data) })
}
