package lifecycle

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// JoiningRules returns the rules for a change of shares and for a member that joins, both
// as advice:
//
//   - the body that changed the shares is on record: shares-trail
//   - the agreement is amended from the day on which a member joins: shares-rebased
//
// What a member or client that joins does to the structure is for StructureRules.
func JoiningRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		{
			ID: "shares-trail", Title: "The body that changed the shares is on record", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Mountsett Crematorium Joint Committee, constitution and minutes", Clause: "60/40 on paper, 65/35 in fact"},
			InForce: from("2008-01-01"), Applies: isKind(VaryShares),
			Check: func(h policy.Hearing, m *Matter) { h.Given("/event/approved_by", m.Event.ApprovedBy != "") },
		},
		{
			ID: "shares-rebased", Title: "The agreement is amended, with new shares, from the day on which a member joins", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Orbis (Surrey, East Sussex, Brighton & Hove)", Clause: "shares of 70/30 became 56/24/20 when a partner joined"},
			InForce: from("2008-01-01"), Applies: isKind(MemberJoins), Check: checkRebased,
		},
	}
}

func checkRebased(h policy.Hearing, m *Matter) {
	if !h.Given("/event/on", !m.Event.On.IsZero()) {
		return
	}
	at, amendments := agreement+"/amendments", m.Dossier.Partnership.Agreement.Amendments
	fromTheDay := func(a partnership.Amendment) bool { return a.From == m.Event.On }
	if h.Given(at, len(amendments) > 0) && !slices.ContainsFunc(amendments, fromTheDay) {
		h.Fail(at, "no amendment takes effect when the member joins", "the last from "+amendments[len(amendments)-1].From.String(), "one from "+m.Event.On.String())
	}
}
