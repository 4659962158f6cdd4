package scale

import "github.com/seed9ad77866/sharedservices/costing/appraisal"

// Options returns the kinds of option that a model compares, the one that changes least first:
// each partner on its own as now; each on its own with the flow of its work improved; one site for
// all with the flow as now; and one site for all with the flow improved.
func Options() []appraisal.OptionKind {
	return []appraisal.OptionKind{appraisal.AsIs, appraisal.ImproveAtHome, appraisal.Share, appraisal.ShareAndImprove}
}

// shares reports whether an option has one site for all.
func shares(o appraisal.OptionKind) bool {
	return o == appraisal.Share || o == appraisal.ShareAndImprove
}

// improves reports whether an option improves the flow.
func improves(o appraisal.OptionKind) bool {
	return o == appraisal.ImproveAtHome || o == appraisal.ShareAndImprove
}
