package lifecycle

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// LeavingRules returns the rules for notice, leaving, succession, and the transfer of
// lines that are taken apart:
//
//   - notice is as long as the agreement says, both when it is served and when a member
//     leaves by it: notice-length
//   - it is on record who decided to serve notice, and if the agreement names an authority
//     for this, it is that one: notice-authority
//   - all who decide in a line agreed to withdraw it: withdrawal-agreed
//   - notice is extended only by an agreement or a direction: extension-agreed
//   - an exit plan that is in date: exit-plan
//   - the new employer has the information on the staff in time, whenever staff may go to
//     another employer; this includes a change of lead or structure, and a member that
//     joins: staff-information
//   - the order by which a council ends is on record: succession-order
//
// These are advice:
//
//   - there is a settlement of what is paid on leaving: exit-settlement
//   - notice is taken back by the authority that had to serve it: rescission-authority
//   - notice against a member is served by all the others: notice-against
//   - all who share a line renew its term, or it is known who leaves: term-renewed
//   - it is on record which body means to leave, by when it decides, and the risk that it
//     leaves: intention-authority, intention-decision, intention-risk
//   - the partnership lists the lines that another is split into: line-parts
//   - it is on record who takes a line over: transfer-takers
func LeavingRules() []policy.Rule[*Matter] {
	agreed := policy.Source{Document: "The agreement of the partnership", Clause: "notice"}
	return append([]policy.Rule[*Matter]{
		{
			ID: "notice-length", Title: "Notice is as long as the agreement says and ends when it says, unless the others agreed", Severity: policy.Blocking,
			Source: agreed, InForce: from("2008-01-01"), Applies: servesNoticeOrLeaves, Check: checkNoticeLength,
		},
		{
			ID: "notice-authority", Title: "Notice was decided by the authority that the agreement names", Severity: policy.Blocking,
			Source: agreed, InForce: from("2008-01-01"), Applies: isKind(NoticeServed), Check: checkNoticeAuthority,
		},
		{
			ID: "rescission-authority", Title: "Notice is taken back by the authority that must decide to give it", Severity: policy.Advisory,
			Source: agreed, InForce: from("2008-01-01"), Applies: isKind(NoticeRescinded), Check: checkNoticeAuthority,
		},
		exitPlanRule(),
		{
			ID: "succession-order", Title: "The order by which a council ends is on record", Severity: policy.Blocking,
			Source:  policy.Source{Document: "Local Government and Public Involvement in Health Act 2007", Clause: "s.7"},
			InForce: from("2007-11-01"), Applies: isKind(CouncilSucceeded),
			Check: func(h policy.Hearing, m *Matter) {
				h.Given("/event/succession/source", m.Event.Succession.Source != "")
			},
		},
		{
			ID: "exit-settlement", Title: "What is paid on leaving is settled before", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Joint committee agreements in which payment is a condition of leaving"},
			InForce: from("2008-01-01"), Applies: settles, Check: func(h policy.Hearing, m *Matter) { m.current(h, ExitSettlement) },
		},
		informationRule(),
	}, endingRules()...)
}

// StaffInformationDue returns the last day on which an employer can give the new one
// the information on the staff who transfer on a day: 28 days before, and 14 before a
// transfer up to 30 April 2014. Special circumstances, which may excuse a later day, are
// not looked at. The day is not set if the transfer is not, and for a transfer before
// 20 April 2006, when no information was asked for.
//
// Source: Transfer of Undertakings (Protection of Employment) Regulations 2006
// (S.I. 2006/246), reg. 11(6) and 21, as amended by S.I. 2014/16.
func StaffInformationDue(transfer calendar.Date) calendar.Date {
	switch {
	case !transfer.Before(calendar.MustDate("2014-05-01")):
		return transfer.AddDays(-28)
	case !transfer.Before(calendar.MustDate("2006-04-20")):
		return transfer.AddDays(-14)
	}
	return calendar.Date{}
}

// informationRule returns the rule that the new employer has the information on
// the staff in time.
func informationRule() policy.Rule[*Matter] {
	return policy.Rule[*Matter]{
		ID: "staff-information", Title: "The new employer has the information on the staff in time before they transfer", Severity: policy.Blocking,
		Source: policy.Source{
			Document: "Transfer of Undertakings (Protection of Employment) Regulations 2006",
			Clause:   "reg 11(6): 28 days before, and 14 for transfers before 1 May 2014 (S.I. 2014/16)",
		},
		InForce: from("2006-04-20"), Applies: transfersStaff,
		Check: func(h policy.Hearing, m *Matter) {
			e, heard, ok := m.current(h, StaffInformation)
			if !h.Given("/event/on", !m.Event.On.IsZero()) || !ok {
				return
			}
			if due := StaffInformationDue(m.Event.On); heard.Given("/on", !e.On.IsZero()) && !due.IsZero() && e.On.After(due) {
				days, _ := due.DaysUntil(m.Event.On)
				heard.Fail("/on", "the information on the staff came too late", e.On.String(), fmt.Sprintf("by %v, %d days before", due, days))
			}
		},
	}
}

// isKind returns what says whether a rule is about an event of one of the kinds.
func isKind(kinds ...EventKind) func(policy.Hearing, *Matter) bool {
	return func(h policy.Hearing, m *Matter) bool {
		return h.Given("/event/kind", m.Event.Kind != "") && slices.Contains(kinds, m.Event.Kind)
	}
}

// servesNoticeOrLeaves reports whether a notice is served, or a member leaves a service
// that is shared and the others have not agreed to do without notice.
func servesNoticeOrLeaves(h policy.Hearing, m *Matter) bool {
	return m.Event.Kind == NoticeServed && h.Given("/event/kind", true) || leavesService(h, m) && m.Event.Agreed == ""
}

// leavesService reports whether a member leaves a service that is shared.
func leavesService(h policy.Hearing, m *Matter) bool {
	if !h.Given("/event/kind", m.Event.Kind != "") || m.Event.Kind != MemberLeaves {
		return false
	}
	return h.Given("/state/stage", m.State.Stage != "") && m.State.Stage.shared()
}

// settles reports whether something is to be settled: a member leaves a service that is
// shared, or nothing is left to take apart.
func settles(h policy.Hearing, m *Matter) bool { return m.Event.Kind == Close || leavesService(h, m) }

// transfersStaff reports whether staff go to another employer: not if somebody has said
// so, if they were made available and never left their own, or if the service was never
// shared.
func transfersStaff(h policy.Hearing, m *Matter) bool {
	if !h.Given("/event/kind", m.Event.Kind != "") {
		return false
	}
	switch m.Event.Kind {
	case GoLive, ChangeStructure, ChangeLead, MemberJoins, MemberLeaves, CouncilSucceeded, LineTransferred, Close:
	default:
		return false
	}
	if m.Dossier.Arrangement.StaffTransfer == No {
		return false
	}
	structure, known := m.structure()
	stay := structure == partnership.StaffMadeAvailable && m.Event.Kind != ChangeStructure
	return h.Given("/state/lines", known) && !stay && (m.Event.Kind == GoLive || !m.forming())
}

// forming reports whether none of the lines that the event is about was ever shared.
func (m *Matter) forming() bool {
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	for _, place := range places {
		if !m.State.Lines[place].Stage.forming() {
			return false
		}
	}
	return len(places) > 0
}

// checkNoticeLength looks at the notice that is served, or by which a member leaves.
func checkNoticeLength(h policy.Hearing, m *Matter) {
	if m.Event.Kind == NoticeServed {
		checkNotice(h, h, m.terms().Notice, "/event", "/on", ServedNotice{Org: m.Event.Org, Served: m.Event.On, Expires: m.Event.Expires, Agreed: m.Event.Agreed})
		return
	}
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	if !h.Given("/state/lines", len(places) > 0) {
		return
	}
	for _, place := range places {
		line, heard := &m.State.Lines[place], h.Entry("/state/lines", place)
		i := slices.IndexFunc(line.Notices, func(n ServedNotice) bool { return n.Org == m.Event.Org })
		if heard.Given("/notices", i >= 0) {
			notice := line.Notices[i]
			checkNotice(h, heard, m.Dossier.Partnership.Agreement.On(notice.Served).Notice, policy.Pointer("/notices").Index(i), "/served", notice)
		}
	}
}

// checkNotice looks at a notice at a place in what is heard, under the clause of the day
// on which it was served; h hears the matter.
func checkNotice(h, heard policy.Hearing, clause partnership.Notice, at, on policy.Pointer, notice ServedNotice) {
	if !h.Given(agreement+"/terms/notice", !clause.IsZero()) || notice.Agreed != "" || notice.NotRenewed || !heard.Given(at+on, !notice.Served.IsZero()) || !heard.Given(at+"/expires", !notice.Expires.IsZero()) {
		return
	}
	last, err := clause.LastDay(notice.Served)
	switch wrong := clause.Validate(); {
	case wrong == nil && errors.Is(err, field.ErrInvalid):
		heard.Fail(at+on, "notice cannot be served on the day", notice.Served.String(), servable(clause, notice.Served))
	case wrong != nil || err != nil:
		h.Unknown(agreement+"/terms/notice", "the agreement does not say when the notice ends", cmp.Or(wrong, err).Error(), "")
	case notice.Expires.Before(last):
		heard.Fail(at+"/expires", "the notice is too short", notice.Expires.String(), last.String())
	case !clause.CanExpire(notice.Expires):
		heard.Fail(at+"/expires", "notice cannot end on the day", notice.Expires.String(), expirable(clause))
	}
}

// expirable says when notice may expire.
func expirable(clause partnership.Notice) string {
	switch {
	case clause.WorkingDay && clause.Expires.IsZero():
		return "a working day"
	case clause.WorkingDay:
		return clause.Expires.String() + " or the next working day"
	}
	return clause.Expires.String()
}

// servable says when notice may be served that was served on a wrong day.
func servable(clause partnership.Notice, served calendar.Date) string {
	if served.Before(clause.NotBefore) {
		return clause.NotBefore.String() + " or later"
	}
	return clause.Served.String()
}

func checkNoticeAuthority(h policy.Hearing, m *Matter) {
	clause := m.terms().Notice
	by := m.Event.ApprovedBy
	if !h.Given(agreement+"/terms/notice", clause.Length() != "") || !h.Given("/event/approved_by", by != "") {
		return
	}
	if clause.AuthorisedBy != "" && by != clause.AuthorisedBy {
		h.Fail("/event/approved_by", "notice was not decided by the authority that must", inText(by), inText(clause.AuthorisedBy))
	}
}
