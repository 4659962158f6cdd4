package lifecycle

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
)

// endingRules returns those of LeavingRules for intentions, for what several organisations
// do together, and for lines that are split or transferred.
func endingRules() []policy.Rule[*Matter] {
	return slices.Concat(togetherRules(), intentionRules(), partRules())
}

// togetherRules returns those of endingRules for what several organisations do together.
func togetherRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		{
			ID: "notice-against", Title: "Notice against a member is served by all the others", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Hammersmith & Fulham, Kensington and Chelsea, Westminster: shared services", Clause: "notice of two against the third, 27 March 2017"},
			InForce: from("2008-01-01"), Applies: isTogether(NoticeServed), Check: checkAllOthers,
		},
		{
			ID: "term-renewed", Title: "Everybody who shares a line renews its term, or it is known who leaves when it ends", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Five Councils (Hart, Havant, Mendip, South Oxfordshire, Vale of White Horse), contract of 2016", Clause: "four extend a line in 2028, and one does not"},
			InForce: from("2008-01-01"), Applies: isTogether(ExtendTerm), Check: checkRenewed,
		},
		{
			ID: "withdrawal-agreed", Title: "A line is withdrawn as all who decide in it agreed, with or without notice", Severity: policy.Blocking,
			Source:  policy.Source{Document: "The agreement of the partnership", Clause: "termination by agreement of all, as Havant and East Hampshire, January 2022"},
			InForce: from("2008-01-01"), Applies: withdrawsShared, Check: checkWithdrawalAgreed,
		},
		{
			ID: "extension-agreed", Title: "The agreement or the direction that extends notice is on record", Severity: policy.Blocking,
			Source:  policy.Source{Document: "West Mercia and Warwickshire Police: alliance", Clause: "notice of 8 October 2018, extended by direction to 31 March 2020"},
			InForce: from("2008-01-01"), Applies: isKind(NoticeExtended),
			Check: func(h policy.Hearing, m *Matter) { h.Given("/event/agreed", m.Event.Agreed != "") },
		},
	}
}

// intentionRules returns those of endingRules for a member that means to leave.
func intentionRules() []policy.Rule[*Matter] {
	ict := policy.Source{Document: "Brent, Lewisham and Southwark: shared technology service", Clause: "intention to leave, noted in November 2025 before notice"}
	return []policy.Rule[*Matter]{
		{
			ID: "intention-authority", Title: "The body that means to leave, or no longer does, is on record", Severity: policy.Advisory,
			Source: ict, InForce: from("2008-01-01"), Applies: isKind(IntentionStated, IntentionWithdrawn),
			Check: func(h policy.Hearing, m *Matter) { h.Given("/event/approved_by", m.Event.ApprovedBy != "") },
		},
		{
			ID: "intention-decision", Title: "A member that means to leave says by when it decides", Severity: policy.Advisory,
			Source: ict, InForce: from("2008-01-01"), Applies: isKind(IntentionStated),
			Check: func(h policy.Hearing, m *Matter) { h.Given("/event/expires", !m.Event.Expires.IsZero()) },
		},
		{
			ID: "intention-risk", Title: "The risk that a member leaves is in the register", Severity: policy.Advisory,
			Source: ict, InForce: from("2008-01-01"), Applies: isKind(IntentionStated), Check: checkLeavingRisk,
		},
	}
}

// partRules returns those of endingRules for lines that are split or transferred.
func partRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		{
			ID: "line-parts", Title: "The partnership lists the lines that another is split into", Severity: policy.Advisory,
			Source:  policy.Source{Document: "The agreement of the partnership", Clause: "schedule of services"},
			InForce: from("2008-01-01"), Applies: isKind(LineSplit), Check: checkParts,
		},
		{
			ID: "transfer-takers", Title: "It is on record who takes a line over, and each of them shared it", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Canterbury, Dover, Folkestone & Hythe, Thanet: East Kent Housing", Clause: "taken back by its four councils, 1 October 2020"},
			InForce: from("2008-01-01"), Applies: isKind(LineTransferred), Check: checkTakers,
		},
	}
}

// isTogether returns what says whether a rule is about an event of a kind that some
// organisations bring about together.
func isTogether(kind EventKind) func(policy.Hearing, *Matter) bool {
	is := isKind(kind)
	return func(h policy.Hearing, m *Matter) bool { return is(h, m) && len(m.Event.By) > 0 }
}

// heardLine is a line that an event is about, and its hearing.
type heardLine struct {
	policy.Hearing // at the line
	*LineState     // which must not be changed
}

// heardLines returns the lines that the event is about, and hears whether there are any.
func (m *Matter) heardLines(h policy.Hearing) []heardLine {
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	h.Given("/state/lines", len(places) > 0)
	lines := make([]heardLine, len(places))
	for i, place := range places {
		lines[i] = heardLine{h.Entry("/state/lines", place), &m.State.Lines[place]}
	}
	return lines
}

// withdrawsShared reports whether a line is withdrawn that is shared: one whose term has
// run out ends without anybody's agreement.
func withdrawsShared(h policy.Hearing, m *Matter) bool {
	return isKind(LineWithdrawn)(h, m) && slices.ContainsFunc(m.heardLines(h), func(l heardLine) bool { return l.Stage.shared() })
}

// checkAllOthers finds who decides in a line and did not serve notice with the others.
func checkAllOthers(h policy.Hearing, m *Matter) {
	if !h.Given("/event/org", m.Event.Org != "") {
		return
	}
	missing(h, m, "a member did not serve the notice with the others", func(_ *LineState, org partnership.OrgID) bool { return org == m.Event.Org })
}

// checkWithdrawalAgreed finds who decides in a line that is shared and did not agree to
// withdraw it: everybody but those whose notice has expired.
func checkWithdrawalAgreed(h policy.Hearing, m *Matter) {
	if !h.Given("/event/by", len(m.Event.By) > 0) {
		return
	}
	missing(h, m, "a member did not agree to withdraw the line", func(l *LineState, org partnership.OrgID) bool {
		notice, noticed := l.Notice(org)
		return !l.Stage.shared() || noticed && m.Event.On.After(notice.Expires)
	})
}

// missing finds who decides in a line of the event and is not among those who act
// together, unless it need not be.
func missing(h policy.Hearing, m *Matter, message string, unless func(*LineState, partnership.OrgID) bool) {
	by, names := partnership.RollOf(m.Event.By), m.Dossier.Names()
	for _, line := range m.heardLines(h) {
		line.Given("/members", len(line.Members) > 0)
		for _, p := range line.Members {
			if p.decides() && !by[p.Org] && !unless(line.LineState, p.Org) {
				line.Fail("/members", message, p.Org.Name(names)+" in "+line.Line.Name(names), "all of them")
			}
		}
	}
}

// checkRenewed finds who shares a line and does not extend its term with the others.
func checkRenewed(h policy.Hearing, m *Matter) {
	names := m.Dossier.Names()
	for _, line := range m.heardLines(h) {
		line.Given("/members", len(line.Members) > 0)
		for _, org := range line.notExtending(&m.Event) {
			line.Fail("/members", "it does not renew the term, and leaves when that ends",
				fmt.Sprintf("%s in %s, to %v", org.Name(names), line.Line.Name(names), line.Term.Last), "a plan for what it leaves behind")
		}
	}
}

// leaverRisk is the id of the barrier of package risk that is a member that leaves.
const leaverRisk risk.RiskID = "member-leaves"

// checkLeavingRisk looks for the risk in the register, as risk.Barriers proposes it.
func checkLeavingRisk(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/register/risks")
	risks := m.Dossier.Register.Risks
	isOpen := func(r risk.Risk) bool { return r.ID == leaverRisk && r.Status == risk.OpenRisk }
	if h.Given(at, len(risks) > 0) && !slices.ContainsFunc(risks, isOpen) {
		h.Fail(at, "the register has no open risk of a member that leaves", "", string(leaverRisk)+", as package risk proposes it")
	}
}

// checkParts finds the lines that another is split into and that the partnership does not
// list.
func checkParts(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/partnership/services")
	listed := map[partnership.LineID]bool{}
	for _, service := range m.Dossier.Partnership.Services {
		for _, line := range service.Lines {
			listed[line.ID] = true
		}
	}
	if !h.Given("/event/into", len(m.Event.Into) > 0) || !h.Given(at, len(listed) > 0) {
		return
	}
	for _, id := range m.Event.Into {
		if !listed[id] {
			h.Fail(at, "the partnership does not list a line that another is split into", string(id), "it is listed from the day")
		}
	}
}

// checkTakers finds those who take a line over and did not share it.
func checkTakers(h policy.Hearing, m *Matter) {
	if !h.Given("/event/to", len(m.Event.To) > 0) {
		return
	}
	names := m.Dossier.Names()
	for _, line := range m.heardLines(h) {
		for _, org := range m.Event.To {
			if !line.has(org) {
				h.Fail("/event/to", "it did not share the line", org.Name(names)+" in "+line.Line.Name(names), "a member, or an agreement with it")
			}
		}
	}
}
