package lifecycle

import (
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// SuccessionRules returns further rules for councils that are replaced by order, and for
// who leads a line:
//
//   - the order by which lines are shared is on record: birth-order
//   - as advice, what becomes of the notice of a council that ends: succession-notice
//   - as advice, a line whose structure needs a lead still has one: line-lead
func SuccessionRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		{
			ID: "birth-order", Title: "The order by which lines are shared is on record", Severity: policy.Blocking,
			Source:  policy.Source{Document: "Local Government and Public Involvement in Health Act 2007", Clause: "s.7"},
			InForce: from("2007-11-01"), Applies: isKind(SharedByOrder),
			Check: func(h policy.Hearing, m *Matter) { h.Given("/event/reference", m.Event.Reference != "") },
		},
		{
			ID: "succession-notice", Title: "No council ends while its notice runs, or its successors know of it", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Local Government (Structural Changes) (Transfer of Functions, Property, Rights and Liabilities) Regulations 2008 (S.I. 2008/2176)"},
			InForce: from("2008-08-20"), Applies: isKind(CouncilSucceeded), Check: checkSucceededNotice,
		},
		{
			ID: "line-lead", Title: "A line whose structure needs a lead still has one", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Agreements with a host authority", Clause: "how the host changes"},
			InForce: from("2008-01-01"), Applies: isKind(ChangeStructure, MemberLeaves, CouncilSucceeded, SharedByOrder), Check: checkStillLed,
		},
	}
}

// checkSucceededNotice finds the notices of a council that ends: new successors take them
// over, and a successor that is a member keeps its own standing. One that takes the place of
// another council too, on the same day, is not bound by notice that this one has not given.
func checkSucceededNotice(h policy.Hearing, m *Matter) {
	s := m.Event.Succession
	if !h.Given("/event/succession", !s.IsZero()) || s.GoesOn {
		return
	}
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	h.Given("/state/lines", len(places) > 0)
	names := m.Dossier.Names()
	for _, place := range places {
		line := &m.State.Lines[place]
		notice, noticed := line.Notice(s.Predecessor)
		for _, x := range s.Successors {
			taken, _ := line.Notice(x.Org)
			if !noticed && line.has(s.Predecessor) && taken.Taken == s.On {
				h.Entry("/state/lines", place).Fail(
					"/notices", "the notice that the successor took over falls away, since another council of which it takes the place gave none",
					x.Org.Name(names)+", to "+taken.Expires.String(), "that all members know: a part of what it has was under notice",
				)
			}
			if !noticed {
				continue
			}
			message, wanted := "the notice of the council that ends becomes that of its successor", "that it knows, and lets it stand or takes it back"
			if line.has(x.Org) {
				message, wanted = "a part of what the member has from now on was under notice", "that all members know: its own standing has not changed"
			}
			h.Entry("/state/lines", place).Fail("/notices", message, x.Org.Name(names)+", to "+notice.Expires.String(), wanted)
		}
	}
}

// checkStillLed finds the lines that have no lead after the event, and need one.
func checkStillLed(h policy.Hearing, m *Matter) {
	if m.Event.Kind == CouncilSucceeded && !h.Given("/event/succession", !m.Event.Succession.IsZero()) {
		return
	}
	if m.Event.Kind == SharedByOrder {
		born := LineState{Stage: Live, Structure: m.Event.Structure, Members: m.Event.Members}
		if h.Given("/event/structure", born.Structure != "") && born.LacksLead() {
			h.Fail("/event/members", "nobody leads the lines", report.List(m.Event.Lines), "a lead")
		}
		return
	}
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	h.Given("/state/lines", len(places) > 0)
	names := m.Dossier.Names()
	for _, place := range places {
		line, heard := m.State.Lines[place].clone(), h.Entry("/state/lines", place)
		line.carryOut(&m.Event)
		if heard.Given("/structure", line.Structure != "" || line.Stage.forming() || line.Stage.Ended()) && line.LacksLead() {
			heard.Fail("/members", "nobody leads the line any more", line.Line.Name(names), "a change of lead")
		}
	}
}
