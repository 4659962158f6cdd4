package lifecycle_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
)

// TestRecords_DraftsComeBackEqual holds that a record can be written before anything
// in it is filled in.
func TestRecords_DraftsComeBackEqual(t *testing.T) {
	fieldtest.RoundTrip(t, lifecycle.Announced{})
	fieldtest.RoundTrip(t, lifecycle.Arrangement{})
	fieldtest.RoundTrip(t, lifecycle.Deadline{})
	fieldtest.RoundTrip(t, lifecycle.Decision{})
	fieldtest.RoundTrip(t, lifecycle.Dossier{})
	fieldtest.RoundTrip(t, lifecycle.LogEntry{})
	fieldtest.RoundTrip(t, lifecycle.Event{})
	fieldtest.RoundTrip(t, lifecycle.Evidence{})
	fieldtest.RoundTrip(t, lifecycle.Fact{})
	fieldtest.RoundTrip(t, lifecycle.FormationMonths{})
	fieldtest.RoundTrip(t, lifecycle.GatewayReview{})
	fieldtest.RoundTrip(t, lifecycle.StatedIntention{})
	fieldtest.RoundTrip(t, lifecycle.LineState{})
	fieldtest.RoundTrip(t, lifecycle.Log{})
	fieldtest.RoundTrip(t, lifecycle.Matter{})
	fieldtest.RoundTrip(t, lifecycle.OrgRole{})
	fieldtest.RoundTrip(t, lifecycle.Move{})
	fieldtest.RoundTrip(t, lifecycle.Objection{})
	fieldtest.RoundTrip(t, lifecycle.Programme{})
	fieldtest.RoundTrip(t, lifecycle.ScheduledTask{})
	fieldtest.RoundTrip(t, lifecycle.ServedNotice{})
	fieldtest.RoundTrip(t, lifecycle.State{})
	fieldtest.RoundTrip(t, lifecycle.Task{})
	fieldtest.RoundTrip(t, lifecycle.WorkPlan{})

	fieldtest.RoundTrip(t, lifecycle.Dossier{
		Evidence: make([]lifecycle.Evidence, 1), Gateways: make([]lifecycle.GatewayReview, 1),
		Plan: lifecycle.WorkPlan{Tasks: make([]lifecycle.Task, 1)}, Register: risk.Register{},
	})
	fieldtest.RoundTrip(t, lifecycle.Log{Entries: []lifecycle.LogEntry{{Event: lifecycle.Event{
		Lines: make([]partnership.LineID, 1), Members: make([]lifecycle.OrgRole, 1), By: make([]partnership.OrgID, 1),
		To: make([]partnership.OrgID, 1), Into: make([]partnership.LineID, 1), Succession: partnership.Succession{},
	}}}})
}
