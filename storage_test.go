package sharedservices_test

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// exportedTypes yields a pointer to the zero value of each type of the library.
func exportedTypes(yield func(room string, pointer any) bool) {
	for _, l := range listings {
		for _, pointer := range l.types {
			if !yield(l.room, pointer) {
				return
			}
		}
	}
}

// TestStorage_EveryTextIsAColumn holds that every scalar, id, category and scale is written into a
// column and read back, that NULL is not set, and that nothing else is read.
func TestStorage_EveryTextIsAColumn(t *testing.T) {
	n := 0
	for _, pointer := range exportedTypes {
		if _, isText := pointer.(encoding.TextUnmarshaler); !isText {
			continue
		}
		n++
		fieldtest.Columns(t, pointer)
	}
	assert.Greater(t, n, 130)
}

// TestStorage_EveryRecordIsValidated holds that every record with a JSON form has a Validate, so
// that field.Decode reads it by itself, but for those that only come out of a function, or are
// parts that only the record around them can check.
func TestStorage_EveryRecordIsValidated(t *testing.T) {
	var without []string
	for _, pointer := range exportedTypes {
		kind := reflect.TypeOf(pointer).Elem()
		if _, validates := pointer.(interface{ Validate() error }); validates || !hasKeys(kind) {
			continue
		}
		without = append(without, kind.String())
	}
	assert.Equal(t, unvalidated(), without)
	for _, stored := range []string{"lifecycle.LogEntry", "account.Posting", "costing.Portion", "account.FinalCharge", "lifecycle.Decision", "lifecycle.Event"} {
		assert.NotContains(t, without, stored, "it is stored by itself")
	}
}

// hasKeys reports whether a type is a struct that says which keys it has in JSON.
func hasKeys(kind reflect.Type) bool {
	if _, written := reflect.New(kind).Interface().(json.Unmarshaler); written || kind.Kind() != reflect.Struct {
		return false
	}
	return slices.ContainsFunc(reflect.VisibleFields(kind), func(f reflect.StructField) bool {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return key != "" && key != "-"
	})
}

// unvalidated returns the records without a Validate.
func unvalidated() []string {
	return strings.Fields(`
		field.Code field.Fault field.Problem report.Column report.Link report.Table partnership.Ballot
		partnership.BarrierMovement partnership.Grant partnership.Implication partnership.RouteTest
		partnership.StanceFit partnership.Start partnership.VoteResult policy.Announcement policy.Finding policy.Report
		policy.Result schema.Property schema.Schema match.Excluded match.RecordedFact match.Group match.Groups
		match.Match match.MemberFit match.Obstacle match.Pair match.Bounds match.Ranking match.FitReason match.Relax
		match.Relaxation match.Support match.ConstraintTally costing.ComparedOption costing.ComparedYear
		costing.Difference costing.Head costing.LaterScheme costing.LeaverCost costing.Option costing.Part
		costing.ProjectedMember costing.ProjectedYear costing.RateBand costing.Remark costing.Rung
		costing.SchemeComparison costing.Step costing.Total costing.Working overhead.Centre overhead.FullCost
		overhead.Use waterfall.Paradox waterfall.Tranche waterfall.Units account.MemberBalance appraisal.TableAudit
		appraisal.AuditAssumptions appraisal.AuditFinding appraisal.AuditFit appraisal.AuditedOption
		appraisal.BaselineCost appraisal.BaselineFigure appraisal.BenefitDispute appraisal.BenefitReading
		appraisal.BenefitRealisation appraisal.BenefitSum appraisal.BenefitTarget appraisal.BiasFigures
		appraisal.BiasPart appraisal.CaseApproval appraisal.CaseChanges appraisal.CaseVersion appraisal.Concern
		appraisal.DeflatorYear appraisal.DiscountBand appraisal.DoubleCount appraisal.FigureChange
		appraisal.FigureReason appraisal.GateFacts appraisal.KindResult appraisal.Net appraisal.OptionResult
		appraisal.PartnerResult appraisal.Payback appraisal.Rank appraisal.RealisedBenefit appraisal.RealisedMeasure
		appraisal.RealisedMember appraisal.RealisedYear appraisal.Summary appraisal.ScenarioResult
		appraisal.SwitchingValue appraisal.Tornado appraisal.TornadoBar appraisal.YearResult scale.Chance
		scale.OptionComparison scale.PredictionCoverage scale.Crossover scale.Interval scale.OptionOutcome
		scale.PartnerOutcome scale.Pooling scale.Prediction scale.FactorRange scale.SavingBar scale.SavingTornado
		scale.Span scale.Turn scale.UnitCost scale.Waiting coop.CostTerm coop.Distance coop.ShapleyEstimate
		coop.EstimatedShare coop.AxiomFinding coop.GroupCost coop.LeastCore coop.ModelPartner coop.AffectedBill
		coop.MembershipEffect coop.BlockingGroup coop.Overlap coop.PartnerLink coop.CostShare coop.SidePayment
		coop.Stability coop.TreeLink coop.WeightedGroup matrix.Cell matrix.CoxWarning matrix.Criterion matrix.LossBand
		matrix.LossScale matrix.Marker matrix.ProbabilityBand matrix.RatingBand risk.BorneLoss risk.Cap risk.Change
		risk.ChangeDetail risk.ChangeReport risk.DetailRef risk.Escalation risk.PlanCoverage risk.PlanMove
		risk.PlanStanding risk.PlanTest risk.Reading risk.Recast risk.Recode risk.Series risk.SeriesPeriod
		risk.SeriesPoint risk.SeriesRow risk.Standing risk.Tallies risk.Tally risk.Translation quant.Adequacy
		quant.Cause quant.Contribution quant.Contributions quant.MemberTotal quant.MemberTotals quant.PortfolioTotal
		quant.Raise quant.Reduction quant.Worth quant.Worths lifecycle.Announced lifecycle.Deadline
		lifecycle.FormationMonths lifecycle.LineState lifecycle.Matter lifecycle.Move lifecycle.Objection
		lifecycle.Programme lifecycle.ScheduledTask lifecycle.ServedNotice lifecycle.State lifecycle.StatedIntention
		staff.Allocation staff.Alternative staff.BandPrice staff.Movement staff.Placement staff.Position
		staff.PostPosition staff.RedundancyPay staff.Score staff.Employment exit.AssetShare exit.Division
		exit.LeavingCost exit.Settlement exit.SettlementCharge exit.SettlementComparison exit.SettlementDifference
		exit.SettlementLine exit.StrandedMonth reorganisation.AreaCarried reorganisation.Bill reorganisation.Carried
		reorganisation.Claim reorganisation.CostSum reorganisation.DealFinding reorganisation.DividedBalance
		reorganisation.DueMilestone reorganisation.LineFate reorganisation.MemberFate reorganisation.OwnFate
		reorganisation.PartShare reorganisation.Piece reorganisation.Entitlement reorganisation.StaffTransfer
		reorganisation.Viability catalogue.EditionChange catalogue.FormatColumn catalogue.Component catalogue.Conflict
		catalogue.Connection catalogue.CountRange catalogue.Drawing catalogue.Ending catalogue.Doubt
		catalogue.FixedValue catalogue.Gone catalogue.IndirectPartner catalogue.KindPart catalogue.KindTotal
		catalogue.MappedColumn catalogue.MoneyRange catalogue.Network catalogue.Node catalogue.Duplicate
		catalogue.DirectPartner catalogue.PartnershipTotal catalogue.Reference catalogue.Sharer catalogue.Sharing
		catalogue.CountedSaving catalogue.Tie catalogue.Totals catalogue.Word`)
}
