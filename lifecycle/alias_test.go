package lifecycle_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// spoil changes everything that a decision has in lists.
func spoil(d *lifecycle.Decision) {
	for i := range d.Event.Lines {
		d.Event.Lines[i] = "spoilt"
	}
	for i := range d.Event.Members {
		d.Event.Members[i] = lifecycle.OrgRole{Org: "spoilt"}
	}
	for i := range d.Report.Results {
		for j := range d.Report.Results[i].Findings {
			d.Report.Results[i].Findings[j].Message = "spoilt"
		}
		d.Report.Results[i].Title = "spoilt"
	}
	for i := range d.State.Lines {
		for j := range d.State.Lines[i].Members {
			d.State.Lines[i].Members[j].Org = "spoilt"
		}
	}
}

func TestRulebook_DecideSharesNothing(t *testing.T) {
	propose := lifecycle.Event{Kind: lifecycle.Propose, On: day("2020-01-01"), Lines: lines("hr"), Members: members("harrow", "barnet")}
	state, err := lifecycle.Log{}.State()
	require.NoError(t, err)
	var decision lifecycle.Decision
	fieldtest.Unchanged(t, propose, func() {
		decision, err = lifecycle.DefaultRulebook().Decide(state, propose, lifecycle.Dossier{}, propose.On)
	})
	require.NoError(t, err)
	line := decision.State.Lines[0]
	decision.Event.Members[0].Org = "spoilt"
	assert.Equal(t, partnership.OrgID("harrow"), line.Members[0].Org, "the state has members of its own")
	fieldtest.Unchanged(t, propose, func() { spoil(&decision) })

	live, err := logOf(formation("harrow", "barnet")...).State()
	require.NoError(t, err)
	joins := lifecycle.Event{Kind: lifecycle.Review, On: day("2015-01-01")}
	decision, err = lifecycle.Rulebook{}.Decide(live, joins, lifecycle.Dossier{}, joins.On)
	require.NoError(t, err)
	fieldtest.Unchanged(t, live, func() { spoil(&decision) })
}

func TestJournal_AppendAndCorrectShareNothing(t *testing.T) {
	propose := lifecycle.Event{Kind: lifecycle.Propose, On: day("2020-01-01"), Lines: lines("hr"), Members: members("harrow", "barnet")}
	id := uuid.UUID{1}
	decision, err := lifecycle.Rulebook{}.Decide(lifecycle.State{Partnership: id}, propose, lifecycle.Dossier{}, propose.On)
	require.NoError(t, err)
	decision.Report.Results = []policy.Result{{Title: "one", Findings: []policy.Finding{{Message: "why"}}}}
	journal, err := journalOf(t, lifecycle.Log{Partnership: id}).Append(decision, clerk)
	require.NoError(t, err)
	log := journal.Log()
	fieldtest.Unchanged(t, log, func() { spoil(&decision) })
	assert.Equal(t, log, journal.Log())

	late := lifecycle.LogEntry{
		Event:    lifecycle.Event{Kind: lifecycle.MemberJoins, On: day("2020-01-02"), Org: "brent", Lines: lines("hr")},
		Recorded: day("2020-02-01"), RecordedBy: clerk, Reason: "minuted late",
	}
	corrected, err := journal.Correct(lifecycle.Rulebook{}, late, lifecycle.Dossier{})
	require.NoError(t, err)
	longer := corrected.Log()
	late.Event.Lines[0] = "spoilt"
	state := corrected.State()
	state.Lines[0].Members[0].Org, state.Lines[0].Stage = "spoilt", "spoilt"
	assert.Equal(t, longer, corrected.Log())
	assert.NotEqual(t, state, corrected.State())
	fieldtest.Unchanged(t, longer, func() {
		log.Entries[0].Event.Lines[0] = "spoilt"
		log.Entries[0].Event.Members[0].Org = "spoilt"
		log.Entries[0].Report.Results[0].Findings[0].Message = "spoilt"
	})
}
