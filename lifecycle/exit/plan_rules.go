package exit

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// PlanRules returns the rules on an exit plan. Those of the agreement are in force on the
// days that inForce says, and source names the agreement:
//
//   - exit-01-drafted: the plan is put to the members within three months of the start
//     (advisory);
//   - exit-02-agreed: they agree it within 30 days (advisory);
//   - exit-03-reviewed: it was agreed or reviewed within the last 12 months (advisory);
//   - exit-04-manager: somebody manages the exit;
//   - exit-05-placed: every post has a member to go to, unless the plan says that there are
//     no posts;
//   - exit-06-waiver: all the others who have not left yet agree to notice that is waived or
//     shortened, and so does the leaver if others served the notice;
//   - exit-07-authority: notice is given by the authority that the clause names;
//   - exit-09-consent: the supplier agrees to a contract that goes on;
//   - exit-10-milestones: no milestone is overdue (advisory);
//   - exit-11-termination: all who have not left yet agree to an end by agreement;
//   - exit-12-settlement: all members agree to what takes the place of the bill;
//   - exit-13-intention: a member that means to leave has decided by the day it named
//     (advisory).
//
// Of more than 20 members who have not agreed to one thing the first 20 are listed, and how
// many more there are.
//
// The law, from 20 April 2006, adds:
//
//   - exit-08-information: the new employer is told about the employees by the day that
//     lifecycle.StaffInformationDue returns.
func PlanRules(source policy.Source, inForce calendar.Term) []policy.Rule[Plan] {
	rule := func(id policy.RuleID, title string, severity policy.Severity, applies func(Plan) bool, check func(policy.Hearing, Plan)) policy.Rule[Plan] {
		r := policy.Rule[Plan]{ID: id, Title: title, Source: source, Severity: severity, InForce: inForce, Check: check}
		if applies != nil {
			r.Applies = func(h policy.Hearing, p Plan) bool {
				return h.Given("/term/first", !p.Term.First.IsZero()) && applies(p)
			}
		}
		return r
	}
	information := rule("exit-08-information", "The new employer is told about the employees in time before a transfer", policy.Blocking, Plan.transfers, checkInformed)
	information.Source = policy.Source{
		Document: "Transfer of Undertakings (Protection of Employment) Regulations 2006 (SI 2006/246)",
		Clause:   "reg. 11(6)", Address: "https://www.legislation.gov.uk/uksi/2006/246",
	}
	information.InForce = calendar.Term{First: calendar.MustDate("2006-04-20")}
	return []policy.Rule[Plan]{
		rule("exit-01-drafted", "The plan is put to the members within three months of the start", policy.Advisory, nil, checkDrafted),
		rule("exit-02-agreed", "The plan is agreed within 30 days", policy.Advisory, nil, checkAgreed),
		rule("exit-03-reviewed", "The plan is reviewed every year", policy.Advisory, nil, checkReviewed),
		rule("exit-04-manager", "Somebody manages the exit", policy.Blocking, nil, func(h policy.Hearing, p Plan) {
			h.Given("/manager", p.Manager != "")
		}),
		rule("exit-05-placed", "Every post has a member to go to", policy.Blocking, Plan.hasPosts, checkPlaced),
		rule("exit-06-waiver", "Notice is waived or shortened only by all the others", policy.Blocking, Plan.waived, checkWaivers),
		rule("exit-07-authority", "Notice is given by whoever must decide", policy.Blocking, Plan.needsAuthority, checkAuthority),
		information,
		rule("exit-09-consent", "The supplier agrees to a contract that goes on", policy.Blocking, Plan.continues, checkConsents),
		rule("exit-10-milestones", "No milestone is overdue", policy.Advisory, nil, checkMilestones),
		rule("exit-11-termination", "All agree to an end by agreement", policy.Blocking, Plan.terminates, checkTerminationAgreed),
		rule("exit-12-settlement", "All agree to what takes the place of the bill", policy.Blocking, Plan.settles, checkSettlementAgreed),
		rule("exit-13-intention", "A member that means to leave decides by the day that it named", policy.Advisory, Plan.intends, checkIntentions),
	}
}

// checkDrafted is the check of exit-01-drafted.
func checkDrafted(h policy.Hearing, p Plan) {
	start, drafted := h.Given("/term/first", !p.Term.First.IsZero()), h.Given("/drafted", !p.Drafted.IsZero())
	if due := p.Term.First.AddMonths(3); start && drafted && p.Drafted.After(due) {
		h.Fail("/drafted", "the plan is late", p.Drafted.String(), "no later than "+due.String())
	}
}

// checkAgreed is the check of exit-02-agreed.
func checkAgreed(h policy.Hearing, p Plan) {
	drafted, agreed := h.Given("/drafted", !p.Drafted.IsZero()), h.Given("/agreed", !p.Agreed.IsZero())
	if due := p.Drafted.AddDays(30); drafted && agreed && p.Agreed.After(due) {
		h.Fail("/agreed", "the agreement is late", p.Agreed.String(), "no later than "+due.String())
	}
}

// checkReviewed is the check of exit-03-reviewed.
func checkReviewed(h policy.Hearing, p Plan) {
	var last calendar.Date
	at := policy.Pointer("/agreed")
	if !p.Agreed.After(h.AsOf()) {
		last = p.Agreed
	}
	for i, day := range p.Reviews {
		if !day.After(h.AsOf()) && day.After(last) {
			last, at = day, policy.Pointer("/reviews").Index(i)
		}
	}
	if due := last.AddMonths(12); h.Given(at, !last.IsZero()) && due.Before(h.AsOf()) {
		h.Fail(at, "the review is overdue", last.String(), "the next no later than "+due.String())
	}
}

// hasPosts reports whether there may be posts.
func (p Plan) hasPosts() bool { return p.AnyPosts != lifecycle.No }

// checkPlaced is the check of exit-05-placed.
func checkPlaced(h policy.Hearing, p Plan) {
	if !h.Given("/placements", len(p.Placements) > 0) {
		return
	}
	for i, place := range p.Placements {
		if place.Org == "" {
			h.Unknown(policy.Pointer("/placements").Index(i), "somebody has to decide", string(place.Post), "a member")
		}
	}
}

// waived reports whether a notice is waived or shortened.
func (p Plan) waived() bool {
	return slices.ContainsFunc(p.Withdrawals, func(w Withdrawal) bool { return !w.AgreedLast.IsZero() })
}

// checkWaivers is the check of exit-06-waiver.
func checkWaivers(h policy.Hearing, p Plan) {
	departures := p.departures()
	for i, w := range p.Withdrawals {
		at := policy.Pointer("/withdrawals").Index(i) + "/agreed_by"
		if w.AgreedLast.IsZero() || !h.Given(at, len(w.AgreedBy) > 0) {
			continue
		}
		agreed := partnership.RollOf(w.AgreedBy)
		servers := partnership.RollOf(w.ServedBy)
		p.failMembers(h, at, "a member has not agreed", func(org partnership.OrgID) bool {
			served := org == w.Org && len(w.ServedBy) == 0 || servers[org]
			return !served && !agreed[org] && !hasLeft(departures[org], w)
		})
	}
}

// listedMembers is how many members a rule lists one by one at one place.
const listedMembers = 20

// failMembers says which members fail a rule at a place, and of many how many more do.
func (p Plan) failMembers(h policy.Hearing, at policy.Pointer, message string, fails func(partnership.OrgID) bool) {
	n := 0
	for _, org := range p.Members {
		if !fails(org) {
			continue
		}
		if n++; n <= listedMembers {
			h.Fail(at, message, string(org), "")
		}
	}
	if n > listedMembers {
		h.Fail(at, message, fmt.Sprintf("and %d more", n-listedMembers), "")
	}
}

// A departure is a withdrawal and its last day, which is known.
type departure struct {
	Withdrawal // of the plan
	last       calendar.Date
}

// departures returns the departures of each member.
func (p Plan) departures() map[partnership.OrgID][]departure {
	all := map[partnership.OrgID][]departure{}
	for _, w := range p.Withdrawals {
		if last, _ := w.LastDay(p.Term); !last.IsZero() {
			all[w.Org] = append(all[w.Org], departure{w, last})
		}
	}
	return all
}

// hasLeft reports whether somebody had left what a leaver leaves before the notice was
// served.
func hasLeft(departures []departure, leaver Withdrawal) bool {
	left := func(covers func(Withdrawal) bool) bool {
		return slices.ContainsFunc(departures, func(d departure) bool { return covers(d.Withdrawal) && d.last.Before(leaver.Served) })
	}
	staysIn := func(line partnership.LineID) bool {
		return !left(func(w Withdrawal) bool { return w.covers(line) })
	}
	if len(leaver.Lines) == 0 {
		return left(func(w Withdrawal) bool { return len(w.Lines) == 0 })
	}
	return !slices.ContainsFunc(leaver.Lines, staysIn)
}

// needsAuthority reports whether the clause of a notice says who must decide.
func (p Plan) needsAuthority() bool {
	return slices.ContainsFunc(p.Withdrawals, func(w Withdrawal) bool { return w.Notice.AuthorisedBy != "" })
}

// checkAuthority is the check of exit-07-authority.
func checkAuthority(h policy.Hearing, p Plan) {
	for i, w := range p.Withdrawals {
		at := policy.Pointer("/withdrawals").Index(i) + "/authorised_by"
		if w.Notice.AuthorisedBy != "" && h.Given(at, w.AuthorisedBy != "") && w.AuthorisedBy != w.Notice.AuthorisedBy {
			h.Fail(at, "somebody else gave the notice", string(w.AuthorisedBy), string(w.Notice.AuthorisedBy))
		}
	}
}

// transfers reports whether a post goes away from its employer.
func (p Plan) transfers() bool {
	employers := make(map[staff.PostID]partnership.OrgID, len(p.Posts))
	for _, post := range p.Posts {
		employers[post.ID] = post.Employer
	}
	return slices.ContainsFunc(p.Placements, func(place staff.Placement) bool {
		return place.Org != "" && place.Org != employers[place.Post]
	})
}

// checkInformed is the check of exit-08-information.
func checkInformed(h policy.Hearing, p Plan) {
	transfer, informed := h.Given("/transfer", !p.Transfer.IsZero()), h.Given("/informed", !p.Informed.IsZero())
	if due := lifecycle.StaffInformationDue(p.Transfer); transfer && informed && !due.IsZero() && p.Informed.After(due) {
		h.Fail("/informed", "the information is late", p.Informed.String(), "no later than "+due.String())
	}
}

// continues reports whether a contract goes on.
func (p Plan) continues() bool {
	return slices.ContainsFunc(p.Contracts, func(c Contract) bool { return c.Action != EndContract })
}

// checkConsents is the check of exit-09-consent.
func checkConsents(h policy.Hearing, p Plan) {
	for i, c := range p.Contracts {
		at := policy.Pointer("/contracts").Index(i) + "/consent"
		if c.Action == EndContract || c.Action == PassContract || !h.Given(at, c.Consent != "") {
			continue
		}
		wanted := fmt.Sprintf("consent by %v", c.LastDay)
		switch {
		case c.Consent == ConsentRefused, c.Consent == ConsentAwaited && c.LastDay.Before(h.AsOf()):
			h.Fail(at, "the supplier does not agree to "+string(c.ID), string(c.Consent), wanted)
		case c.Consent == ConsentAwaited:
			h.Unknown(at, "the supplier has not answered about "+string(c.ID), string(c.Consent), wanted)
		}
	}
}

// checkMilestones is the check of exit-10-milestones.
func checkMilestones(h policy.Hearing, p Plan) {
	if !h.Given("/timetable", len(p.Timetable) > 0) {
		return
	}
	for i, m := range p.Timetable {
		at := policy.Pointer("/timetable").Index(i)
		if h.Given(at+"/due", !m.Due.IsZero()) && m.overdue(h.AsOf()) {
			h.Fail(at, "overdue: "+m.Name, m.Owner, m.Due.String())
		}
	}
}

// terminates reports whether something ends because all agreed.
func (p Plan) terminates() bool { return len(p.Terminations) > 0 }

// checkTerminationAgreed is the check of exit-11-termination.
func checkTerminationAgreed(h policy.Hearing, p Plan) {
	departures := p.departures()
	for i, t := range p.Terminations {
		at := policy.Pointer("/terminations").Index(i) + "/agreed_by"
		if !h.Given(at, len(t.AgreedBy) > 0) {
			continue
		}
		agreed := partnership.RollOf(t.AgreedBy)
		p.failMembers(h, at, "a member has not agreed to the end", func(org partnership.OrgID) bool {
			return !agreed[org] && !hasLeft(departures[org], Withdrawal{Lines: t.Lines, Served: t.AgreedOn})
		})
	}
}

// settles reports whether something was agreed in place of the bill.
func (p Plan) settles() bool { return !p.Settled.IsZero() }

// checkSettlementAgreed is the check of exit-12-settlement.
func checkSettlementAgreed(h policy.Hearing, p Plan) {
	const at = policy.Pointer("/settled/agreed_by")
	if !h.Given(at, len(p.Settled.AgreedBy) > 0) {
		return
	}
	agreed := partnership.RollOf(p.Settled.AgreedBy)
	p.failMembers(h, at, "a member has not agreed to the settlement", func(org partnership.OrgID) bool { return !agreed[org] })
}

// intends reports whether a member means, or meant, to leave.
func (p Plan) intends() bool { return len(p.Intentions) > 0 }

// checkIntentions is the check of exit-13-intention.
func checkIntentions(h policy.Hearing, p Plan) {
	h.Given("/intentions", len(p.Intentions) > 0)
	served := p.servedOn()
	for i, intention := range p.Intentions {
		at := policy.Pointer("/intentions").Index(i) + "/decide_by"
		by := intention.DecideBy
		if intention.open(served, h.AsOf()) && h.Given(at, !by.IsZero()) && by.Before(h.AsOf()) {
			h.Fail(at, "it has not decided whether it leaves", string(intention.Org), "a decision by "+by.String())
		}
	}
}
