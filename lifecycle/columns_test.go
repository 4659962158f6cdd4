package lifecycle_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(lifecycle.Answer), new(lifecycle.Confidence), new(lifecycle.ConfidenceScale), new(lifecycle.DeadlineKind),
		new(lifecycle.EventKind), new(lifecycle.EvidenceKind), new(lifecycle.EvidenceState), new(lifecycle.Gateway),
		new(lifecycle.Phase), new(lifecycle.Stage), new(lifecycle.Topic),
	)
}
