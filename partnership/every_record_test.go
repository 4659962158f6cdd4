package partnership_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// FuzzEveryRecordJSON reads a document as each of the records, beginning with the
// golden document of every one.
func FuzzEveryRecordJSON(f *testing.F) {
	golden, err := filepath.Glob(filepath.Join("testdata", "golden", "*.json"))
	require.NoError(f, err)
	require.NotEmpty(f, golden)
	for _, name := range golden {
		document, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(document)
	}
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[partnership.Agreement](t, document)
		fieldtest.ReadBack[partnership.Amendment](t, document)
		fieldtest.ReadBack[partnership.BarrierAssessment](t, document)
		fieldtest.ReadBack[calendar.WorkingDays](t, document)
		fieldtest.ReadBack[partnership.PoliticalControl](t, document)
		fieldtest.ReadBack[partnership.DisputeStep](t, document)
		fieldtest.ReadBack[partnership.Line](t, document)
		fieldtest.ReadBack[partnership.Member](t, document)
		fieldtest.ReadBack[partnership.Notice](t, document)
		fieldtest.ReadBack[partnership.LineMember](t, document)
		fieldtest.ReadBack[partnership.Place](t, document)
		fieldtest.ReadBack[partnership.Prerequisite](t, document)
		fieldtest.ReadBack[partnership.Service](t, document)
		fieldtest.ReadBack[partnership.ServiceLevel](t, document)
		fieldtest.ReadBack[partnership.Strategy](t, document)
		fieldtest.ReadBack[partnership.Succession](t, document)
		fieldtest.ReadBack[partnership.Share](t, document)
		fieldtest.ReadBack[calendar.Term](t, document)
		fieldtest.ReadBack[partnership.Terms](t, document)
		fieldtest.ReadBack[partnership.Visit](t, document)
		fieldtest.ReadBack[partnership.MemberVotes](t, document)
		fieldtest.ReadBack[partnership.Voting](t, document)
		fieldtest.ReadBack[calendar.Window](t, document)
	})
}
