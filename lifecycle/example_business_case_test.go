package lifecycle_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// The gates ask for a business case in date, and for a benefits plan by which every member
// stands. Package appraisal keeps both, and tells what goes into the evidence.
func ExampleDossier_businessCase() {
	day, members := calendar.MustDate("2012-08-20"), []partnership.OrgID{"harrow", "barnet"}
	agreed := func(org partnership.OrgID) appraisal.BenefitAgreement {
		return appraisal.BenefitAgreement{Org: org, Answer: appraisal.BenefitAgreed, On: calendar.MustDate("2012-05-01"), By: "Cabinet"}
	}
	benefits := appraisal.BenefitsPlan{
		Title: "Benefits", On: calendar.MustDate("2012-04-20"), Author: "Head of legal", Members: members,
		Benefits: []appraisal.Benefit{{
			ID: "agency", Title: "Less spent on agencies", Profile: []appraisal.BenefitTarget{{Year: costing.MustFinancialYear("2013/14")}},
			Agreements: []appraisal.BenefitAgreement{agreed("harrow")},
		}},
	}
	business := appraisal.BusinessCase{
		Title: "Shared legal practice", Members: members,
		Versions: []appraisal.CaseVersion{{
			Version: "1", Stage: appraisal.FullBusinessCase, On: calendar.MustDate("2012-04-20"), Author: "Head of legal", ReviewBy: calendar.MustDate("2012-08-19"),
		}},
	}

	evidence := func(kind lifecycle.EvidenceKind, facts appraisal.GateFacts) lifecycle.Evidence {
		return lifecycle.Evidence{
			Kind: kind, Partnership: legal().ID, On: facts.On, Author: facts.Author, ReviewBy: facts.ReviewBy, AgreedBy: facts.AgreedBy, Reference: facts.Reference,
		}
	}
	facts, _ := business.GateFacts(day)
	dossier := lifecycle.Dossier{Partnership: legal(), Evidence: []lifecycle.Evidence{
		evidence(lifecycle.BusinessCase, facts), evidence(lifecycle.BenefitsPlan, benefits.GateFacts(day)),
	}}

	state, err := logOf(formation("harrow", "barnet")[:5]...).State()
	if err != nil {
		fmt.Println(err)
		return
	}
	book := lifecycle.Rulebook{Edition: "lessons", Rules: map[lifecycle.EventKind]policy.Set[*lifecycle.Matter]{
		lifecycle.GoLive: policy.MustSet(lifecycle.LessonRules()[:2]...),
	}}
	decision, err := book.Decide(state, lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2012-09-01")}, dossier, day)
	fmt.Println("allowed:", decision.Allowed, err)
	for _, against := range decision.Against() {
		fmt.Println("-", against.Finding.Message, "–", against.Source.Clause)
	}
	// Output:
	// allowed: false <nil>
	// - the business case is out of date – lesson 1
	// - a member has not said that it stands by the benefits realisation plan – lesson 2
}
