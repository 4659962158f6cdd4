package coop_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.Drafts(
		t,
		coop.AlikePartners{}, coop.Allocation{}, coop.Capacity{}, coop.CapacityPartner{}, coop.Certificate{}, coop.CertificateRow{}, coop.CertificateStep{},
		coop.Coalition(0), coop.CostTable{}, coop.CostTerm{}, coop.Distance{}, coop.Estimate{}, coop.EstimatedShare{}, coop.Exact{}, coop.Finding{},
		coop.Findings(nil), coop.Game{}, coop.GroupCost{}, coop.Holding(""), coop.LeastCore{}, coop.Model{}, coop.ModelPartner{}, coop.MovedShare{},
		coop.Movement{}, coop.Movements(nil), coop.Objection{}, coop.Overlap{}, coop.PartnerLink{}, coop.Property(""), coop.RowKind(""), coop.Rule(""),
		coop.Share{}, coop.SidePayment{}, coop.Stability{}, coop.Tree{}, coop.TreeLink{}, coop.Verdict(""), coop.WeightedGroup{},
	)
}
