package lifecycle

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// GatewayRules returns the rules on gateway reviews. The reviews advise, and so do these
// rules:
//
//   - a review was held at the gateway and is not red: strategic-assessment to propose,
//     business-justification to approve a case, investment-decision to sign,
//     operations-review to stay live; for readiness see FormationRules
//   - the reviews were held in order: gateway-order
func GatewayRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		gatewayRule("strategic-assessment", Gate0),
		gatewayRule("business-justification", Gate1),
		gatewayRule("investment-decision", Gate3),
		gatewayRule("operations-review", Gate5),
		{
			ID: "gateway-order", Title: "Each gateway was reviewed before those that follow it", Severity: policy.Advisory,
			Source:  policy.Source{Document: "Office of Government Commerce, Gateway Process", Clause: "workbooks 1 to 5"},
			InForce: from("2008-01-01"), Check: checkGatewayOrder,
		},
	}
}

// gatewayRule returns the rule that asks for a review at a gateway that is not red.
func gatewayRule(id policy.RuleID, gateway Gateway) policy.Rule[*Matter] {
	name, number := inText(gateway), strings.TrimPrefix(string(gateway), "gate-")
	return policy.Rule[*Matter]{
		ID: id, Title: "Gateway review " + number + ", " + name + ", was held and is not red", Severity: policy.Advisory,
		Source:  policy.Source{Document: "Office of Government Commerce, Gateway Process", Clause: "Gateway Review " + number},
		InForce: from("2008-01-01"),
		Check: func(h policy.Hearing, m *Matter) {
			review, ok := LatestGateway(m.Dossier.Gateways, gateway, h.AsOf())
			if h.Given("/dossier/gateways", ok && review.Confidence != 0) && review.Confidence == Red {
				h.Fail("/dossier/gateways", "the review of "+name+" is red: its key problems are to be fixed fast", review.On.String(), "a later review that is not red")
			}
		},
	}
}

// checkGatewayOrder holds the first review at each gateway against those at the gateways
// before it. Gate0 is held at any time, and as often as is wanted.
func checkGatewayOrder(h policy.Hearing, m *Matter) {
	const at = policy.Pointer("/dossier/gateways")
	if !h.Given(at, len(m.Dossier.Gateways) > 0) {
		return
	}
	for i := range m.Dossier.Gateways {
		h.Entry(at, i).Given("/on", !m.Dossier.Gateways[i].On.IsZero())
	}
	ordered := Gateways()[1:]
	var buffer [8]int
	first := firstReviews(buffer[:0], m.Dossier.Gateways, ordered, h.AsOf())
	for n, gateway := range ordered {
		if first[n] < 0 {
			continue
		}
		review := m.Dossier.Gateways[first[n]]
		var missing []string
		for before := range n {
			if i := first[before]; i < 0 || m.Dossier.Gateways[i].On.After(review.On) {
				missing = append(missing, ordered[before].words())
			}
		}
		if len(missing) > 0 {
			h.Entry(at, first[n]).Fail("/on", "these had not been reviewed before: "+report.List(missing), gateway.words()+" on "+review.On.String(), "")
		}
	}
}

// words returns the gateway as a part of a sentence: "business justification (gate 1)".
func (g Gateway) words() string {
	return inText(g) + " (" + strings.ReplaceAll(string(g), "-", " ") + ")"
}

// firstReviews appends the places of the first review at each gateway up to a day, and
// -1 for one that was not reviewed.
func firstReviews(into []int, reviews []GatewayReview, gateways []Gateway, day calendar.Date) []int {
	for _, gateway := range gateways {
		first := -1
		for i := range reviews {
			r := &reviews[i]
			if r.Gateway == gateway && !r.On.IsZero() && !r.On.After(day) && (first < 0 || r.On.Before(reviews[first].On)) {
				first = i
			}
		}
		into = append(into, first)
	}
	return into
}
