package lifecycle

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// LeavingRules returns the rules for notice, leaving, and the transfer of lines that
// are taken apart:
//
//   - notice is as long as the agreement says, and decided by the authority that it
//     names: notice-length, notice-authority
//   - an exit plan that is in date: exit-plan
//   - the new employer has the information on the staff in time: staff-information
//   - as advice, a settlement of what is paid on leaving: exit-settlement
func LeavingRules() []policy.Rule[Matter] {
	agreed := policy.Source{Document: "The agreement of the partnership", Clause: "notice"}
	return []policy.Rule[Matter]{
		{
			ID: "notice-length", Title: "Notice is as long as the agreement says and ends when it says, unless the others agreed", Severity: policy.Blocking,
			Source: agreed, InForce: from("2008-01-01"), Applies: servesNotice, Check: checkNoticeLength,
		},
		{
			ID: "notice-authority", Title: "Notice was decided by the authority that the agreement names", Severity: policy.Blocking,
			Source: agreed, InForce: from("2008-01-01"), Applies: servesNotice, Check: checkNoticeAuthority,
		},
		exitPlanRule(),
		{
			ID: "exit-settlement", Title: "What is paid on leaving is settled before", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Joint committee agreements in which payment is a condition of leaving"},
			InForce: from("2008-01-01"), Applies: leavesService, Check: func(h policy.Hearing, m Matter) { m.current(h, ExitSettlement) },
		},
		informationRule(),
	}
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
	case transfer.Before(calendar.MustDate("2006-04-20")):
		return calendar.Date{}
	case transfer.Before(calendar.MustDate("2014-05-01")):
		return transfer.AddDays(-14)
	}
	return transfer.AddDays(-28)
}

// informationRule returns the rule that the new employer has the information on
// the staff in time.
func informationRule() policy.Rule[Matter] {
	return policy.Rule[Matter]{
		ID: "staff-information", Title: "The new employer has the information on the staff in time before they transfer", Severity: policy.Blocking,
		Source: policy.Source{
			Document: "Transfer of Undertakings (Protection of Employment) Regulations 2006",
			Clause:   "reg 11(6): 28 days before, and 14 for transfers before 1 May 2014 (S.I. 2014/16)",
		},
		InForce: from("2006-04-20"), Applies: transfersStaff,
		Check: func(h policy.Hearing, m Matter) {
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

func servesNotice(h policy.Hearing, m Matter) bool {
	return h.Given("/event/kind", m.Event.Kind != "") && m.Event.Kind == NoticeServed
}

func leavesService(h policy.Hearing, m Matter) bool {
	return h.Given("/event/kind", m.Event.Kind != "") && m.Event.Kind == MemberLeaves &&
		h.Given("/state/stage", m.State.Stage != "") && m.State.Stage.shared()
}

// transfersStaff reports whether staff go to another employer: not if they were
// made available and never left their own.
func transfersStaff(h policy.Hearing, m Matter) bool {
	structure, known := m.structure()
	return h.Given("/event/kind", m.Event.Kind != "") && m.Event.Kind == LineTransferred &&
		h.Given("/state/lines", known) && structure != partnership.StaffMadeAvailable
}

func checkNoticeLength(h policy.Hearing, m Matter) {
	clause := m.Terms().Notice
	if !h.Given(agreement+"/terms/notice", !clause.IsZero()) || m.Event.Agreed != "" ||
		!h.Given("/event/on", !m.Event.On.IsZero()) || !h.Given("/event/expires", !m.Event.Expires.IsZero()) {
		return
	}
	last, err := clause.LastDay(m.Event.On)
	switch {
	case errors.Is(err, field.ErrInvalid):
		h.Fail("/event/on", "notice cannot be served on the day", m.Event.On.String(), clause.Served.String())
	case err != nil:
		h.Unknown(agreement+"/terms/notice", "the agreement does not say when the notice ends", err.Error(), "")
	case m.Event.Expires.Before(last):
		h.Fail("/event/expires", "the notice is too short", m.Event.Expires.String(), last.String())
	case !clause.Expires.Contains(m.Event.Expires):
		h.Fail("/event/expires", "notice cannot end on the day", m.Event.Expires.String(), clause.Expires.String())
	}
}

func checkNoticeAuthority(h policy.Hearing, m Matter) {
	clause := m.Terms().Notice
	if !h.Given(agreement+"/terms/notice", !clause.IsZero()) || clause.AuthorisedBy == "" {
		return
	}
	by := m.Event.ApprovedBy
	if h.Given("/event/approved_by", by != "") && by != clause.AuthorisedBy {
		h.Fail("/event/approved_by", "notice was not decided by the authority that must", inText(by), inText(clause.AuthorisedBy))
	}
}
