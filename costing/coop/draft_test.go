package coop_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		coop.AffectedBill{}, coop.AlikePartners{}, coop.AllocationRule(""), coop.Axiom(""), coop.AxiomFinding{}, coop.AxiomFindings(nil),
		coop.BlockingGroup{}, coop.Capacity{}, coop.CapacityPartner{}, coop.Certificate{}, coop.CertificateRow{}, coop.CertificateStep{},
		coop.Coalition(0), coop.CostAllocation{}, coop.CostModel{}, coop.CostShare{}, coop.CostTable{}, coop.CostTerm{}, coop.Distance{},
		coop.EstimatedShare{}, coop.Exact{}, coop.Game{}, coop.GroupCost{}, coop.Holding(""), coop.LeastCore{}, coop.MembershipEffect{},
		coop.MembershipEffects(nil), coop.ModelPartner{}, coop.Overlap{}, coop.PartnerLink{}, coop.RowKind(""), coop.ShapleyEstimate{},
		coop.SidePayment{}, coop.Stability{}, coop.Tree{}, coop.TreeLink{}, coop.Verdict(""), coop.WeightedGroup{},
	)
}
