package partnership_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
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
		fuzzRecord[partnership.Agreement](t, document)
		fuzzRecord[partnership.Amendment](t, document)
		fuzzRecord[partnership.BarrierAssessment](t, document)
		fuzzRecord[calendar.WorkingDays](t, document)
		fuzzRecord[partnership.PoliticalControl](t, document)
		fuzzRecord[partnership.DisputeStep](t, document)
		fuzzRecord[partnership.Line](t, document)
		fuzzRecord[partnership.Member](t, document)
		fuzzRecord[partnership.Notice](t, document)
		fuzzRecord[partnership.LineMember](t, document)
		fuzzRecord[partnership.Place](t, document)
		fuzzRecord[partnership.Prerequisite](t, document)
		fuzzRecord[partnership.Service](t, document)
		fuzzRecord[partnership.ServiceLevel](t, document)
		fuzzRecord[partnership.Strategy](t, document)
		fuzzRecord[partnership.Succession](t, document)
		fuzzRecord[partnership.Share](t, document)
		fuzzRecord[calendar.Term](t, document)
		fuzzRecord[partnership.Terms](t, document)
		fuzzRecord[partnership.Visit](t, document)
		fuzzRecord[partnership.MemberVotes](t, document)
		fuzzRecord[partnership.Voting](t, document)
		fuzzRecord[calendar.Window](t, document)
	})
}
