package lifecycle_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStage_Diagrams(t *testing.T) {
	golden(t, "stages.mmd", []byte(lifecycle.Stage("").Mermaid()))
	golden(t, "stages-live.mmd", []byte(lifecycle.Live.Mermaid()))
	golden(t, "stages.dot", []byte(lifecycle.Stage("").DOT()))
	assert.Contains(t, lifecycle.NoticeGiven.DOT(), `"Notice given" [penwidth=3];`)
}

// The arrows of the diagram are what happens: in random stories of one line of up to
// five members, every way from one stage to another is taken, and no other.
func TestStage_DiagramHasEveryWayThatIsTakenAndNoOther(t *testing.T) {
	taken := map[string]bool{}
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 9))
		before := formation([]partnership.OrgID{"a", "b", "c", "d"}[:2+seed/5%3]...)
		before[3].Term.Last = day("2012-09-30").AddDays(r.IntN(400))
		randomStory(t, r, before[:[]int{0, 3, 4, 5, 6, 6}[seed%6]], before[0].Lines, func(d lifecycle.Decision) {
			for _, m := range d.Moves {
				if m.From != m.To {
					taken[fmt.Sprintf("%s --> %s by %s", m.From.Title(), m.To.Title(), strings.ToLower(d.Event.Kind.Title()))] = true
				}
			}
		})
	}
	drawn := map[string]bool{}
	for line := range strings.Lines(lifecycle.Stage("").DOT()) {
		if words := regexp.MustCompile(`"(.*)" -> "(.*)" \[label="(.*)"\]`).FindStringSubmatch(line); words != nil {
			for _, kind := range strings.Split(words[3], ", ") {
				drawn[fmt.Sprintf("%s --> %s by %s", words[1], words[2], kind)] = true
			}
		}
	}
	assert.Equal(t, slices.Sorted(maps.Keys(drawn)), slices.Sorted(maps.Keys(taken)))
}

func TestLog_Table(t *testing.T) {
	golden(t, "timeline.md", []byte(told().Table(noNames).Markdown()))
	all := append(formation("harrow", "barnet"), leaves("2014-01-01", "brent"), succession("2020-04-01", "barnet", "north 60", "west 40"))
	all[3].Reference = "Deed | sealed *2012*"
	golden(t, "timeline-wrong.md", []byte(logOf(all...).Table(noNames).Markdown()))
}

func TestDecision_Tables(t *testing.T) {
	state, event, dossier := starting(t)
	dossier.Evidence = dossier.Evidence[1:]
	state.Lines[0].Term.First = day("2026-10-01")
	d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	golden(t, "decision.md", []byte(d.Tables(noNames).Markdown()))
	propose := asked(lifecycle.Propose)
	propose.Lines = lines("hr")
	d, err = lifecycle.Rulebook{}.Decide(state, propose, dossier, propose.On)
	require.NoError(t, err)
	golden(t, "decision-propose.md", []byte(d.Tables(noNames).Markdown()))
	again, err := lifecycle.Rulebook{}.Decide(stateOf(t, formation("harrow", "barnet")...), rescinds("2013-01-01", "barnet"), dossier, day("2013-01-01"))
	require.NoError(t, err)
	golden(t, "decision-rescind.md", []byte(again.Tables(noNames).Markdown()))
}

// A log that was not validated is written as it stands.
func TestLog_TableOfACorrectionOfNoEntry(t *testing.T) {
	log := lifecycle.Log{Partnership: id(), Entries: []lifecycle.LogEntry{{Recorded: day("2013-01-01"), Corrects: 9, Reason: "a slip"}}}
	assert.Contains(t, log.Table(noNames).Markdown(), "1. Entry 1, of 2013-01-01, strikes out entry 9: a slip\n")
}

func TestDeniedError_CountsFindings(t *testing.T) {
	denied := &lifecycle.DeniedError{Decision: lifecycle.Decision{
		Event: lifecycle.Event{Kind: lifecycle.GoLive, On: day("2013-01-01")}, Unmet: make([]policy.Finding, 2),
	}}
	assert.EqualError(t, denied, "go-live on 2013-01-01 has 2 findings against it: denied")
}
