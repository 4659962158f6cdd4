package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// moves is the whole table: a row for each kind of event, under each stage the one
// that it leads to, = for the same, and . where it cannot happen. The first column
// is a line that is not there yet.
const moves = `
                     none exploring outline-case full-case agreed mobilising live notice-given lapsed disaggregating split closed in-house abandoned
propose              exploring . . . . . . . . . . . . .
approve-case         . outline-case full-case . . . . . . . . . . .
sign                 . . . agreed . . . . . . . . . .
mobilise             . . . . mobilising . . . . . . . . .
go-live              . . . . . live . . . . . . . .
abandon              . abandoned abandoned abandoned abandoned abandoned . . . . . . . .
review               . = = = = = = = = = . . . .
extend-term          . . . . = = = . live . . . . .
vary-shares          . . . . = = = = . . . . . .
change-structure     . . . . = = = = . . . . . .
change-lead          . = = = = = = = = = . . . .
member-joins         . = = = = = = = . . . . . .
client-joins         . = = = = = = = . . . . . .
intention-stated     . . . . . . = = . . . . . .
intention-withdrawn  . . . . . . = = . . . . . .
notice-served        . . . . . . = = . . . . . .
notice-rescinded     . . . . . . = = . . . . . .
notice-extended      . . . . . . = = . . . . . .
member-leaves        . = = = = = = = = = . . . .
line-withdrawn       . . . . . . disaggregating disaggregating disaggregating . . . . .
line-split           . . . . . . split split split split . . . .
line-kept            . . . . . . . . . live . . . .
council-succeeded    . = = = = = = = = = . . . .
shared-by-order      live . . . . . . . . . . . . .
term-lapses          . . . . . . lapsed lapsed . . . . . .
line-transferred     . . . . . . . . . closed . . . .
residual-arrangement . . . . . . . . = = . = . .
close                . . . . . . . . closed closed . . . .
`

func TestStage_AfterEveryEvent(t *testing.T) {
	rows := table(moves)
	columns := rows[0]
	require.Len(t, rows[1:], len(lifecycle.EventKinds()))
	require.Len(t, columns, len(lifecycle.Stages())+1)
	for i, row := range rows[1:] {
		kind := lifecycle.EventKind(row[0])
		require.Equal(t, lifecycle.EventKinds()[i], kind)
		for j, cell := range row[1:] {
			from := lifecycle.Stage(columns[j])
			if j == 0 {
				from = ""
			}
			to, ok := from.After(kind)
			assert.Equal(t, cell != ".", ok, "%s in %s", kind, from)
			assert.Equal(t, ok, contains(from.Events(), kind), "%s in %s", kind, from)
			switch {
			case cell == "=":
				assert.Equal(t, from, to, "%s in %s", kind, from)
			case ok:
				assert.Equal(t, lifecycle.Stage(cell), to, "%s in %s", kind, from)
			}
		}
	}
	assert.Empty(t, lifecycle.Stage("paused").Events())
	_, ok := lifecycle.Live.After("paused")
	assert.False(t, ok)
}

func contains(kinds []lifecycle.EventKind, kind lifecycle.EventKind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// reached is a log that leads a line of two members to each stage.
func reached(stage lifecycle.Stage) []lifecycle.Event {
	all := formation("harrow", "barnet")
	notice := lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2014-01-01"), Org: "barnet", Expires: day("2015-03-31")}
	lapse := lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2017-09-01")}
	withdrawn := lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2014-01-01"), Lines: lines("legal")}
	switch stage {
	case "":
		return nil
	case lifecycle.Exploring, lifecycle.OutlineCase, lifecycle.FullCase:
		return all[:1+index(stage)]
	case lifecycle.Agreed:
		return all[:4]
	case lifecycle.Mobilising:
		return all[:5]
	case lifecycle.NoticeGiven:
		return append(all, notice)
	case lifecycle.Lapsed:
		return append(all, lapse)
	case lifecycle.Disaggregating:
		return append(all, withdrawn)
	case lifecycle.Split:
		return append(all, lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2014-01-01"), Lines: lines("legal"), Into: lines("advice", "litigation")})
	case lifecycle.Closed:
		return append(all, withdrawn, lifecycle.Event{Kind: lifecycle.Close, On: day("2014-06-01")})
	case lifecycle.InHouse:
		return append(all, succession("2014-04-01", "harrow", "barnet 100"))
	case lifecycle.Abandoned:
		return append(all[:1], lifecycle.Event{Kind: lifecycle.Abandon, On: day("2011-07-01")})
	}
	return all
}

func index(stage lifecycle.Stage) int {
	for i, s := range lifecycle.Stages() {
		if s == stage {
			return i
		}
	}
	return -1
}

// asked is an event of each kind that a line of Harrow and Barnet could have in
// 2020, if its stage lets it.
func asked(kind lifecycle.EventKind) lifecycle.Event {
	e := lifecycle.Event{Kind: kind, On: day("2020-01-01"), Lines: lines("legal")}
	switch kind {
	case lifecycle.Propose:
		e.Members = members("harrow", "barnet")
	case lifecycle.Sign:
		e.Structure, e.Term = partnership.LeadAuthority, calendar.Term{First: day("2020-01-01")}
	case lifecycle.ExtendTerm:
		e.Term = term("2012-09-01", "2022-08-31")
	case lifecycle.VaryShares:
		e.Reference = "Joint board, 3 December 2019, minute 7"
	case lifecycle.ChangeStructure, lifecycle.ResidualArrangement:
		e.Structure = partnership.JointCommittee
	case lifecycle.SharedByOrder:
		e.Members, e.Structure = members("harrow", "barnet"), partnership.LeadAuthority
		e.Members[0].Role = partnership.LeadRole
	case lifecycle.MemberJoins, lifecycle.ClientJoins:
		e.Org = "brent"
	case lifecycle.LineTransferred:
		e.To = []partnership.OrgID{"harrow", "barnet"}
	case lifecycle.LineSplit:
		e.Into = lines("litigation", "advice")
	case lifecycle.IntentionStated:
		e.Org, e.Expires = "barnet", day("2020-03-31")
	case lifecycle.NoticeServed, lifecycle.NoticeExtended:
		e.Org, e.Expires = "harrow", day("2021-03-31")
	case lifecycle.NoticeRescinded, lifecycle.MemberLeaves, lifecycle.ChangeLead, lifecycle.IntentionWithdrawn:
		e.Org = "barnet"
	case lifecycle.CouncilSucceeded:
		e.Succession = partnership.Succession{Predecessor: "barnet", On: e.On, Successors: []partnership.Share{{Org: "north-london", Fraction: partnership.MustFraction("100%")}}}
	}
	return e
}

// Every cell again, by a decision on a record that got to the stage: what the table
// does not have is an UndeclaredError, and what it has is decided.
func TestRulebook_DecideEveryEventInEveryStage(t *testing.T) {
	for _, stage := range append([]lifecycle.Stage{""}, lifecycle.Stages()...) {
		state := stateOf(t, reached(stage)...)
		if stage == lifecycle.Split {
			require.Equal(t, lifecycle.Live, state.Stage, "that of the parts")
			state.Stage = stage
		}
		require.Equal(t, stage, state.Stage)
		for _, kind := range lifecycle.EventKinds() {
			e := asked(kind)
			require.NoError(t, e.Validate(), kind)
			d, err := lifecycle.Rulebook{}.Decide(state, e, lifecycle.Dossier{}, e.On)
			_, declared := stage.After(kind)
			var undeclared *lifecycle.UndeclaredError
			switch {
			case declared:
				require.NoError(t, err, "%s in %s", kind, stage)
				assert.Equal(t, stage, d.From)
				assert.Equal(t, len(d.Unmet) == 0, d.Allowed, "%s in %s", kind, stage)
			case stage == lifecycle.Split && kind == lifecycle.LineSplit:
				assert.ErrorIs(t, err, field.ErrDuplicate, "into the same lines")
			case stage == "" || kind == lifecycle.Propose || kind == lifecycle.SharedByOrder:
				assert.ErrorIs(t, err, map[bool]error{true: field.ErrNotFound, false: field.ErrDuplicate}[stage == ""], "%s in %s", kind, stage)
			default:
				require.ErrorAs(t, err, &undeclared, "%s in %s", kind, stage)
				assert.ErrorIs(t, err, lifecycle.ErrUndeclared)
				assert.Equal(t, stage.Events(), undeclared.Permitted, "what can happen")
			}
		}
	}
}

func TestStage_IsInAPhaseAndCanBeReached(t *testing.T) {
	for _, stage := range lifecycle.Stages() {
		assert.Contains(t, lifecycle.Phases(), stage.Phase(), stage)
		assert.Equal(t, stage == lifecycle.Split || stage == lifecycle.Closed || stage == lifecycle.InHouse || stage == lifecycle.Abandoned, stage.Ended())
	}
	assert.Empty(t, lifecycle.Stage("paused").Phase())
}

func TestCategories_RefuseUnknownText(t *testing.T) {
	var stage lifecycle.Stage
	require.NoError(t, json.Unmarshal([]byte(`"notice-given"`), &stage))
	assert.Equal(t, lifecycle.NoticeGiven, stage)
	for _, target := range []interface{ UnmarshalText([]byte) error }{
		&stage, new(lifecycle.EventKind), new(lifecycle.EvidenceKind), new(lifecycle.Topic), new(lifecycle.EvidenceState),
		new(lifecycle.Answer), new(lifecycle.DeadlineKind), new(lifecycle.Gateway), new(lifecycle.Confidence), new(lifecycle.ConfidenceScale), new(lifecycle.Phase),
	} {
		assert.ErrorIs(t, target.UnmarshalText([]byte("Live")), field.ErrInvalid, "%T", target)
		assert.NoError(t, target.UnmarshalText(nil), "%T: a draft leaves it out", target)
	}
	for _, list := range []int{len(lifecycle.EvidenceStates()), len(lifecycle.Answers()), len(lifecycle.Topics()), len(lifecycle.EvidenceKinds()), len(lifecycle.DeadlineKinds())} {
		assert.Positive(t, list)
	}
}

func ExamplePhases() {
	fmt.Println(lifecycle.Phases())
	// Output: [formation operation disaggregation]
}

func ExampleStages() {
	for _, stage := range lifecycle.Stages() {
		fmt.Println(stage.Phase(), stage)
	}
	// Output:
	// formation exploring
	// formation outline-case
	// formation full-case
	// formation agreed
	// formation mobilising
	// operation live
	// disaggregation notice-given
	// disaggregation lapsed
	// disaggregation disaggregating
	// operation split
	// disaggregation closed
	// disaggregation in-house
	// formation abandoned
}

func ExampleStage_Phase() {
	fmt.Println(lifecycle.Mobilising.Phase(), lifecycle.Abandoned.Phase(), lifecycle.NoticeGiven.Phase())
	// Output: formation formation disaggregation
}

func ExampleStage_Ended() {
	fmt.Println(lifecycle.Lapsed.Ended(), lifecycle.Closed.Ended())
	// Output: false true
}

func ExampleStage_Events() {
	fmt.Println(lifecycle.Lapsed.Events())
	// Output: [review extend-term change-lead member-leaves line-withdrawn line-split council-succeeded residual-arrangement close]
}

func ExampleStage_After() {
	fmt.Println(lifecycle.Lapsed.After(lifecycle.ExtendTerm))
	fmt.Println(lifecycle.Exploring.After(lifecycle.GoLive))
	// Output:
	// live true
	//  false
}
