package appraisal_test

import (
	"fmt"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"testing"
)

func TestZZ(t *testing.T) {
	for _, p := range published() {
		a, err := p.Audit(appraisal.DefaultAuditCandidates())
		fmt.Println(err)
		fmt.Println(a.Tables().Markdown())
	}
}
