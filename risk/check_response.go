package risk

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// accepted is the rule that a risk is tolerated by somebody, until a day. A risk that was
// accepted counts as tolerated if no treatment is decided.
func accepted() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool {
		return e.risk.Treatment == Tolerate || e.risk.Treatment == "" && !e.risk.Acceptance.IsZero()
	}
	return rule("risk-accepted", "A risk that is tolerated has an approver and a last day, which is not past", treatmentClause, policy.Blocking, applies,
		func(h policy.Hearing, e entry) {
			a := e.risk.Acceptance
			h.Given("/acceptance/by", field.CheckText(a.By) == nil)
			on := h.Given("/acceptance/on", !a.On.IsZero())
			if h.Given("/acceptance/until", !a.Until.IsZero()) && h.AsOf().After(a.Until) {
				h.Fail("/acceptance/until", "the acceptance has expired", a.Until.String(), "a new decision")
			}
			if on && a.On.After(h.AsOf()) {
				h.Fail("/acceptance/on", "the acceptance is not approved yet", a.On.String(), "by "+h.AsOf().String())
			}
		})
}

// acted is the rule that actions are owned, dated, costed and in time.
func acted() policy.Rule[entry] {
	applies := func(h policy.Hearing, e entry) bool { return e.risk.open(h.AsOf()) > 0 }
	return rule("risk-action", "Every action has an owner, a day and a cost, and is not overdue", treatmentClause, policy.Blocking, applies,
		func(h policy.Hearing, e entry) {
			for i, a := range e.risk.Actions {
				if a.doneBy(h.AsOf()) {
					continue
				}
				at := policy.Pointer("/actions").Index(i)
				h.Given(at+"/owner", field.CheckText(e.risk.ownerOf(a)) == nil)
				if h.Given(at+"/due", a.Ongoing || !a.Due.IsZero()) && a.Overdue(h.AsOf()) {
					h.Fail(at+"/due", "the action is overdue", a.Due.String(), "done, or a new day")
				}
				h.Given(at+"/cost", a.Cost.Known())
			}
		})
}

// moving is the rule that an action says what it is to bring about.
func moving() policy.Rule[entry] {
	applies := func(h policy.Hearing, e entry) bool { return e.risk.open(h.AsOf()) > 0 }
	r := rule("risk-action-move", "Every action says where it is expected to bring the risk, and by which day", treatmentClause, policy.Advisory, applies,
		func(h policy.Hearing, e entry) {
			current := e.rate(&e.risk.Current)
			for i, a := range e.risk.Actions {
				if a.doneBy(h.AsOf()) {
					continue
				}
				at := policy.Pointer("/actions").Index(i) + "/expected"
				expected := e.rate(&a.Expected)
				known := h.Given(at, expected.Assessed()) && h.Given("/current", current.Assessed())
				if known && threat(h, e) {
					hearNotAbove(h, at, expected, current, "the action is expected to make the risk worse")
				}
			}
		})
	r.Source = policy.Source{Document: "Guildford and Waverley Borough Councils, joint governance committee, 2023–24", Clause: "what the committee asked for in the risk register"}
	return r
}

// treated is the rule that a risk above appetite has a treatment that does something.
func treated() policy.Rule[entry] {
	applies := func(h policy.Hearing, e entry) bool {
		s := Standing{Now: e.rate(&e.risk.Current)}
		e.place.fit(&s, e.risk)
		if h.Given("/current", s.Now.Rank > 0 || s.Now.Score.Known()) && s.Fit == AppetiteUnknown {
			h.Unknown("", "it is not known which ratings are within appetite", "appetite "+s.Appetite.String(), "the appetite of every member that it concerns, and the highest rating within each appetite")
		}
		return s.Fit == AboveAppetite
	}
	return rule("risk-appetite", "A risk above appetite has a treatment that does something", treatmentClause, policy.Blocking, applies,
		func(h policy.Hearing, e entry) {
			if !h.Given("/treatment", e.risk.Treatment != "") {
				return
			}
			if why, wanted := e.risk.idle(h.AsOf()); why != "" {
				h.Fail("/treatment", "a risk above appetite "+why, string(e.risk.Treatment), wanted)
			}
		})
}

// doing is the rule that the treatment of a risk does something, whatever its rating. It
// leaves out risks to treat, which may have reached their target, and risks to tolerate,
// which are for risk-accepted.
func doing() policy.Rule[entry] {
	applies := func(_ policy.Hearing, e entry) bool {
		return slices.Contains([]Treatment{Transfer, Terminate, Take}, e.risk.Treatment)
	}
	return rule("risk-treatment", "A risk that is to be transferred, terminated or taken has something that does so", treatmentClause, policy.Advisory, applies,
		func(h policy.Hearing, e entry) {
			h.Given("/treatment", true)
			if why, wanted := e.risk.idle(h.AsOf()); why != "" {
				h.Fail("/treatment", "a risk "+why, string(e.risk.Treatment), wanted)
			}
		})
}

// idle says why the treatment of a risk does nothing on a day, and what would; "" if it
// does something.
func (r *Risk) idle(day calendar.Date) (why, wanted string) {
	done := r.open(day) == 0
	switch {
	case r.Treatment == Tolerate && !r.Acceptance.Holds(day):
		return "is tolerated, and nobody has accepted it", "a treatment, or an acceptance that holds"
	case r.Treatment == Treat && done:
		return "is treated, and nothing is left to be done", "an action"
	case r.Treatment == Terminate && done:
		return "is to be terminated, and nothing is left to be done", "an action that stops what brings it, or a risk that is closed"
	case r.Treatment == Take && done:
		return "is to be taken, and nothing is left to be done", "an action that makes it happen"
	case r.Treatment == Transfer && slices.Contains(r.categories(), ReputationRisk):
		return "is transferred, and a lost reputation stays where it was lost", "another treatment"
	case r.Treatment == Transfer && len(r.Bearing.Shares) == 0 && len(r.Bearing.Insurance) == 0:
		return "is transferred, and nobody bears it instead", "a bearing, or an insurance"
	}
	return "", ""
}

// borneByMembers is the rule that those who bear a loss, or pay for a plan, are members.
func borneByMembers() policy.Rule[Register] {
	return policy.Rule[Register]{
		ID: "risk-bearer", Title: "Everybody who bears a loss or pays for a contingency plan is a member", Source: orangeBook(governanceClause),
		Severity: policy.Advisory, InForce: since(orangeBookYear),
		Check: func(h policy.Hearing, reg Register) {
			if !h.Given("/risks", reg.Risks != nil) || !h.Given("/members", len(reg.Members) > 0) {
				return
			}
			hear := func(at policy.Pointer, org partnership.OrgID) {
				if h.Given(at, org != "") && !slices.Contains(reg.Members, org) {
					h.Fail(at, "it is not a member", string(org), "a member; or an outsider, who has agreed to it")
				}
			}
			for i := range reg.Risks {
				if r := &reg.Risks[i]; !r.over() {
					r.Bearing.eachOrg(policy.Pointer("/risks").Index(i)+"/bearing", hear)
				}
			}
			for i, p := range reg.Plans {
				for j, s := range p.Funding {
					hear((policy.Pointer("/plans").Index(i)+"/funding").Index(j)+"/org", s.Org)
				}
			}
		},
	}
}

// eachOrg calls visit with every organisation that may bear something, and its place.
func (b *Bearing) eachOrg(at policy.Pointer, visit func(policy.Pointer, partnership.OrgID)) {
	for i, s := range b.Shares {
		visit((at+"/shares").Index(i)+"/org", s.Org)
	}
	for i, c := range b.Caps {
		visit((at+"/caps").Index(i)+"/rest_to", c.RestTo)
	}
}

// borne is the rule that it is agreed who bears a shared threat.
func borne() policy.Rule[entry] {
	applies := func(h policy.Hearing, e entry) bool {
		members := e.place.reg.membersOf(e.risk)
		return h.Given("/members", len(members) > 0) && len(members) > 1 && threat(h, e)
	}
	return rule("risk-bearing", "It is agreed who bears a shared threat, and the shares make one", governanceClause, policy.Advisory, applies,
		func(h policy.Hearing, e entry) {
			if !h.Given("/bearing", e.risk.Bearing.agreed()) {
				return
			}
			err := partnership.CheckShares("", e.risk.Bearing.Shares)
			wrong := errors.Is(err, field.ErrSum)
			if h.Given("/bearing/shares", err == nil || wrong) && wrong {
				h.Fail("/bearing/shares", "the shares do not make one", err.Error(), "shares that make one")
			}
		})
}

// causes is the rule that no risk causes itself.
func causes() policy.Rule[Register] {
	return policy.Rule[Register]{
		ID: "risk-causes", Title: "No risk causes itself through others", Source: orangeBook(assessmentClause),
		Severity: policy.Blocking, InForce: since(orangeBookYear),
		Check: func(h policy.Hearing, reg Register) {
			if !h.Given("/risks", reg.Risks != nil) {
				return
			}
			names := reg.Names()
			for _, i := range reg.inCircles(liveCauses) {
				at := policy.Pointer("/risks").Index(i).Key("caused_by")
				h.Given(at, true)
				h.Fail(at, "the risk brings itself about", report.List(report.NamesOf(names, report.Risk, reg.Risks[i].CausedBy)), "causes that it does not cause")
			}
		},
	}
}

// liveCauses returns what causes a risk, and nothing for one that is over.
func liveCauses(r *Risk) []RiskID {
	if r.over() {
		return nil
	}
	return r.CausedBy
}
