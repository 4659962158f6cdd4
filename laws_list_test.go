package sharedservices_test

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/match"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// A listing is what a package exports.
type listing struct {
	room      string
	functions []any // each function; of a generic one an instance
	types     []any // a pointer to the zero value of each type; of a generic one an instance
}

// listings list everything that the packages of the library export, except the kits that
// report to a test. TestLaws_ListEverything names what is missing.
var listings = []listing{
	{
		"partnership/field",
		[]any{
			field.All, field.At, field.CheckID, field.CheckName, field.CheckNote,
			field.CheckOneOf[partnership.Role], field.CheckText, field.Circles[partnership.OrgID], field.Codes, field.Decode[partnership.Partnership], field.DecodeCSV[calendar.Term], field.DecodeRow[calendar.Term],
			field.EachOnce[partnership.OrgID], field.Each[partnership.Member], field.Errors, field.FormOf, field.FromVersion, field.Index,
			field.IsHidden, field.IsKebab, field.IsOwn[partnership.Role], field.Key, field.Malformed, field.OneOf[partnership.Role],
			field.OptionalID[partnership.OrgID], field.OptionalName, field.OptionalNote,
			field.OptionalOneOf[partnership.Role], field.OwnForm[partnership.Role], field.OwnTitle[partnership.Role], field.Prefix, field.ProblemOf,
			field.Quote[partnership.Role], field.ReadCSV, field.ReadCell[calendar.Date, *calendar.Date], field.ReadID[partnership.OrgID], field.ReadOneOf[partnership.Role],
			field.ReadRows[calendar.Term], field.Required, field.RequiredNote, field.RequiredValue[calendar.Date], field.Scan,
			field.TextValue[partnership.Role], field.Title[partnership.Role], field.Unique[partnership.Member, partnership.OrgID], field.Value,
			field.WithForm, field.Words[partnership.Partnership],
		},
		[]any{
			new(field.Code), new(field.Error), new(field.Fault), new(field.Form), new(field.Problem), new(field.Row), new(field.Sheet),
		},
	},
	{
		"partnership/calendar",
		[]any{
			calendar.EnglandAndWales, calendar.MonthRoundings, calendar.MustDate, calendar.NewDate,
			calendar.Parities, calendar.ParseDate, calendar.TermOfMonths,
		},
		[]any{
			new(calendar.Date), new(calendar.MonthRounding), new(calendar.Parity), new(calendar.Term),
			new(calendar.Window), new(calendar.WorkingDays),
		},
	},
	{
		"partnership/report",
		[]any{
			report.Count, report.EscapeHTML, report.EscapeMarkdown, report.Grouped, report.Join,
			report.List[string], report.NamesOf[partnership.OrgID], report.NewMoneyAxis, report.NewNames,
			report.NumberColumns, report.Picture, report.SVGBox, report.SVGLine, report.SVGText, report.Signed,
			report.TextColumns, report.TextWidth, report.TitleWidth, report.Words[partnership.Role],
		},
		[]any{
			new(report.Column), new(report.Entry), new(report.Link), new(report.MoneyAxis), new(report.Names),
			new(report.Noun), new(report.Table), new(report.Tables),
		},
	},
	{
		"partnership",
		[]any{
			partnership.Attainments, partnership.Authorities, partnership.Barriers, partnership.BreadthStances,
			partnership.ChangeStances, partnership.CheckShares, partnership.CheckWhole, partnership.CompareBarriers,
			partnership.CompareStrategies, partnership.Comparisons, partnership.DecisionRules,
			partnership.Directions, partnership.DisputeDeadlines, partnership.EarliestStart,
			partnership.ExitStrategies, partnership.Fits, partnership.Holders, partnership.Kinds,
			partnership.Maturities, partnership.MustFraction, partnership.MustQuantity,
			partnership.MustThreshold, partnership.NamesOf, partnership.NewQuantity, partnership.ParseFraction,
			partnership.ParseOrgID, partnership.ParseQuantity, partnership.ParseThreshold, partnership.Parts,
			partnership.Periods, partnership.Powers, partnership.PowersOpenTo, partnership.PrerequisiteKinds,
			partnership.ProcurementRoutes, partnership.QuantityFromDecimal, partnership.QuantityOfMillionths,
			partnership.Roles, partnership.RollOf, partnership.SamePoliticalControl, partnership.Sectors,
			partnership.Sides, partnership.Structures, partnership.SupplyStances, partnership.VoteBases,
			partnership.VoteOutcomes, partnership.VotingRules,
		},
		[]any{
			new(partnership.Agreement), new(partnership.Amendment), new(partnership.Attainment),
			new(partnership.Authority), new(partnership.Ballot), new(partnership.Barrier),
			new(partnership.BarrierAssessment), new(partnership.BarrierMovement),
			new(partnership.BarrierMovements), new(partnership.BreadthStance), new(partnership.ChangeStance),
			new(partnership.Comparison), new(partnership.DecisionRule), new(partnership.Direction),
			new(partnership.DisputeStep), new(partnership.ExitStrategy), new(partnership.Fit),
			new(partnership.Fraction), new(partnership.Grant), new(partnership.Holder),
			new(partnership.Implication), new(partnership.Kind), new(partnership.Line), new(partnership.LineID),
			new(partnership.LineMember), new(partnership.Maturity), new(partnership.Member),
			new(partnership.MemberVotes), new(partnership.Notice), new(partnership.OrgID),
			new(partnership.Organisation), new(partnership.Partnership), new(partnership.Period),
			new(partnership.Place), new(partnership.PoliticalControl), new(partnership.Power),
			new(partnership.Prerequisite), new(partnership.PrerequisiteKind), new(partnership.ProcurementRoute),
			new(partnership.Quantity), new(partnership.Role), new(partnership.Roll), new(partnership.RouteTest),
			new(partnership.Sector), new(partnership.Service), new(partnership.ServiceLevel),
			new(partnership.Share), new(partnership.Side), new(partnership.StanceFit),
			new(partnership.StanceFits), new(partnership.Start), new(partnership.Strategy),
			new(partnership.Structure), new(partnership.Succession), new(partnership.SupplyStance),
			new(partnership.Terms), new(partnership.Threshold), new(partnership.Visit),
			new(partnership.VoteBase), new(partnership.VoteOutcome), new(partnership.VoteResult),
			new(partnership.Voting), new(partnership.VotingRule),
		},
	},
	{
		"partnership/policy",
		[]any{
			policy.At[partnership.Partnership, []partnership.Member],
			policy.Each[partnership.Partnership, partnership.Member], policy.MustSet[partnership.Partnership],
			policy.NewSet[partnership.Partnership], policy.Outcomes, policy.Severities,
		},
		[]any{
			new(policy.Announcement), new(policy.Finding), new(policy.Hearing), new(policy.Outcome),
			new(policy.Pointer), new(policy.Report), new(policy.Result), new(policy.RuleID),
			new(policy.Rule[partnership.Partnership]), new(policy.Set[partnership.Partnership]),
			new(policy.Severity), new(policy.Source), new(policy.Waiver),
		},
	},
	{
		"partnership/schema",
		[]any{
			schema.Of[partnership.Partnership],
		},
		[]any{
			new(schema.Properties), new(schema.Property), new(schema.Schema),
		},
	},
	{
		"partnership/match",
		[]any{
			match.Aims, match.Constraints, match.FitCriteria, match.DefaultPreferences, match.LowerTier,
			match.Records, match.SingleTier, match.Stands, match.SupportKinds, match.UpperTier,
		},
		[]any{
			new(match.Aim), new(match.ServiceProfile), new(match.Constraint), new(match.FitCriterion),
			new(match.Excluded), new(match.Exclusion), new(match.Existing), new(match.RecordedFact), new(match.Grid),
			new(match.Group), new(match.Groups), new(match.Match), new(match.MemberFit), new(match.Obstacle),
			new(match.Org), new(match.Pair), new(match.PartnerPool), new(match.Bounds),
			new(match.Ranking), new(match.FitReason), new(match.Record), new(match.Relax), new(match.Relaxation),
			new(match.ServiceType), new(match.Stand), new(match.Support), new(match.SupportKind), new(match.ConstraintTally),
			new(match.Preference), new(match.Preferences), new(match.Wish),
		},
	},
	{
		"costing",
		[]any{
			costing.AdjustmentKinds, costing.AmountsByOrg, costing.Apportion, costing.BasisKinds,
			costing.CheckAmount, costing.CheckAmounts, costing.CheckCharges, costing.CheckKnown,
			costing.CheckMembers, costing.CheckWeights, costing.Compare, costing.CompareSchemes,
			costing.DerivedKinds, costing.FactsFromCSV, costing.FactsFromWideCSV, costing.FinancialYearFrom, costing.FinancialYearOf, costing.Join, costing.Max,
			costing.Means, costing.Min, costing.MoneyFromDecimal, costing.MoreThanOff,
			costing.MustFinancialYear, costing.MustMoney, costing.NewFacts, costing.NotNegative,
			costing.ParseFinancialYear, costing.ParseMoney, costing.Pence, costing.PercentsOf,
			costing.Proportions, costing.RemarkKinds, costing.Roundings, costing.Split, costing.SplitFractions,
			costing.SplitShares, costing.Sum, costing.TotalOf, costing.UseTriggers,
		},
		[]any{
			new(costing.Adjustment), new(costing.AdjustmentKind), new(costing.Basis), new(costing.BasisKind),
			new(costing.ComparedOption), new(costing.ComparedYear), new(costing.Cost),
			new(costing.DerivedDriver), new(costing.DerivedKind), new(costing.Difference),
			new(costing.Differences), new(costing.Driver), new(costing.DriverTerm), new(costing.DriverValue),
			new(costing.DriverWorking), new(costing.Facts), new(costing.Figure), new(costing.FinancialYear),
			new(costing.Head), new(costing.LaterScheme), new(costing.LeaverCost), new(costing.Mean),
			new(costing.Money), new(costing.Option), new(costing.Part), new(costing.PercentOf),
			new(costing.Portion), new(costing.ProjectedMember), new(costing.ProjectedYear),
			new(costing.Projection), new(costing.Proportion), new(costing.RateBand), new(costing.Remainder),
			new(costing.Remark), new(costing.RemarkKind), new(costing.Rounding), new(costing.Rung),
			new(costing.Schedule), new(costing.ScheduleEntry), new(costing.Scheme),
			new(costing.SchemeComparison), new(costing.Statement), new(costing.Step), new(costing.TermCharges),
			new(costing.Total), new(costing.Weight), new(costing.Working),
		},
	},
	{
		"costing/overhead",
		[]any{
			overhead.Direct, overhead.Reciprocal, overhead.StepDown, overhead.Uses,
		},
		[]any{
			new(overhead.Centre), new(overhead.FullCost), new(overhead.FullCosts), new(overhead.Use),
		},
	},
	{
		"costing/waterfall",
		[]any{
			waterfall.ClaimsRules, waterfall.Distribute, waterfall.NoWorseOff, waterfall.ParadoxKinds,
			waterfall.ShareGain, waterfall.UnitsRules,
		},
		[]any{
			new(waterfall.ClaimsRule), new(waterfall.GainPart), new(waterfall.Paradox), new(waterfall.ParadoxKind),
			new(waterfall.PoolLine), new(waterfall.PooledFund), new(waterfall.RiskBand), new(waterfall.Tier),
			new(waterfall.Tranche), new(waterfall.Tranches), new(waterfall.Units), new(waterfall.UnitsRule),
		},
	},
	{
		"costing/account",
		[]any{
			account.Bill, account.Distribution, account.EqualInstalments, account.HeldBack, account.Instalments,
			account.NewLedger, account.PostingKinds, account.Postings,
		},
		[]any{
			new(account.Account), new(account.Balance), new(account.FinalCharge), new(account.FinalCharges),
			new(account.Instalment), new(account.Ledger), new(account.MemberBalance), new(account.Posting),
			new(account.PostingKind),
		},
	},
	{
		"costing/appraisal",
		[]any{
			appraisal.AuditFindingKinds, appraisal.BenefitAnswers, appraisal.BenefitEffects,
			appraisal.BenefitKinds, appraisal.CaseDecisions, appraisal.CaseStages, appraisal.ChargeFlows,
			appraisal.ConcernKinds, appraisal.DefaultAuditCandidates, appraisal.DiscountReview2026,
			appraisal.FigureChangeKinds, appraisal.FiveCases, appraisal.FlowCashes, appraisal.FlowFundings,
			appraisal.FlowPurposes, appraisal.FlowSides, appraisal.FlowTimings, appraisal.GDPDeflator2025,
			appraisal.GreenBook2026Health, appraisal.GreenBook2026Sensitivity, appraisal.GreenBook2026Standard,
			appraisal.Levers, appraisal.MustPrices, appraisal.MustPublished, appraisal.NominalPrices,
			appraisal.OptimismBiasFigures, appraisal.OptionKinds, appraisal.ParsePrices,
			appraisal.ParsePublished, appraisal.PaybackCounts, appraisal.PaybackStates, appraisal.ProjectTypes,
			appraisal.ReadingKinds, appraisal.RealPrices, appraisal.ScheduleFlows, appraisal.SwitchStates,
		},
		[]any{
			new(appraisal.Appraisal), new(appraisal.TableAudit), new(appraisal.AuditAssumptions),
			new(appraisal.AuditCandidates), new(appraisal.AuditDiscount), new(appraisal.AuditFinding),
			new(appraisal.AuditFindingKind), new(appraisal.AuditFit), new(appraisal.AuditPhasing),
			new(appraisal.AuditRamp), new(appraisal.AuditedOption), new(appraisal.Baseline),
			new(appraisal.BaselineCost), new(appraisal.BaselineFigure), new(appraisal.Benefit),
			new(appraisal.BenefitAgreement), new(appraisal.BenefitAnswer), new(appraisal.BenefitDispute),
			new(appraisal.BenefitEffect), new(appraisal.BenefitKind), new(appraisal.BenefitMeasure),
			new(appraisal.BenefitReading), new(appraisal.BenefitRealisation), new(appraisal.BenefitSum),
			new(appraisal.BenefitTarget), new(appraisal.BenefitsPlan), new(appraisal.Bias),
			new(appraisal.BiasFigures), new(appraisal.BiasPart), new(appraisal.BusinessCase),
			new(appraisal.CaseApproval), new(appraisal.CaseChanges), new(appraisal.CaseDecision),
			new(appraisal.CaseFigure), new(appraisal.CaseStage), new(appraisal.CaseVersion),
			new(appraisal.Concern), new(appraisal.ConcernKind), new(appraisal.Concerns),
			new(appraisal.Deflator), new(appraisal.DeflatorYear), new(appraisal.DiscountBand),
			new(appraisal.DiscountSchedule), new(appraisal.DoubleCount), new(appraisal.FlowEstimate),
			new(appraisal.FigureChange), new(appraisal.FigureChangeKind), new(appraisal.FigureReason),
			new(appraisal.FiveCase), new(appraisal.Flow), new(appraisal.FlowCash), new(appraisal.FlowChoice),
			new(appraisal.FlowFunding), new(appraisal.FlowKind), new(appraisal.FlowPurpose),
			new(appraisal.FlowSide), new(appraisal.FlowTiming), new(appraisal.GateFacts), new(appraisal.Input),
			new(appraisal.KindResult), new(appraisal.Lever), new(appraisal.LeverChange), new(appraisal.Net),
			new(appraisal.ShortlistedOption), new(appraisal.OptionID), new(appraisal.OptionKind),
			new(appraisal.OptionResult), new(appraisal.Overrun), new(appraisal.PartnerResult),
			new(appraisal.Payback), new(appraisal.PaybackCount), new(appraisal.PaybackState),
			new(appraisal.Prices), new(appraisal.ProjectType), new(appraisal.Published),
			new(appraisal.PublishedCost), new(appraisal.PublishedOption), new(appraisal.PublishedSum),
			new(appraisal.PublishedTable), new(appraisal.PublishedTerm), new(appraisal.Rank),
			new(appraisal.ReadingKind), new(appraisal.Realisation), new(appraisal.RealisedBenefit),
			new(appraisal.RealisedMeasure), new(appraisal.RealisedMember), new(appraisal.RealisedYear),
			new(appraisal.Summary), new(appraisal.Scenario), new(appraisal.ScenarioResult),
			new(appraisal.ScenarioResults), new(appraisal.ScheduleRow), new(appraisal.StatedAssumptions),
			new(appraisal.SwitchState), new(appraisal.SwitchingValue), new(appraisal.SwitchingValues),
			new(appraisal.Tornado), new(appraisal.TornadoBar), new(appraisal.WrittenCase),
			new(appraisal.YearResult),
		},
	},
	{
		"costing/scale",
		[]any{
			scale.Factors, scale.FitElasticity, scale.LeaveOneOut, scale.Options, scale.PoolQueues,
		},
		[]any{
			new(scale.ServiceModel), new(scale.Chance), new(scale.OptionComparison), new(scale.PredictionCoverage),
			new(scale.Crossover), new(scale.Errors), new(scale.Factor), new(scale.ElasticityFit), new(scale.Improvement),
			new(scale.Interval), new(scale.Observation), new(scale.OptionOutcome), new(scale.ServicePartner),
			new(scale.PartnerOutcome), new(scale.Parts), new(scale.Pooling), new(scale.Prediction),
			new(scale.Queue), new(scale.FactorRange), new(scale.Rework), new(scale.SavingBar),
			new(scale.SavingTornado), new(scale.Span), new(scale.Staffing), new(scale.WorkStep), new(scale.Target),
			new(scale.Turn), new(scale.UnitCost), new(scale.UnitCosts), new(scale.Waiting),
		},
	},
	{
		"costing/coop",
		[]any{
			coop.Axioms, coop.AumannShapley, coop.ExactOf, coop.GameOf, coop.Holdings, coop.ParseExact,
			coop.RowKinds, coop.AllocationRules, coop.SampleShapley, coop.SerialShares, coop.ShapleyOfKinds, coop.Verdicts,
		},
		[]any{
			new(coop.AlikePartners), new(coop.CostAllocation), new(coop.Capacity), new(coop.CapacityPartner),
			new(coop.Certificate), new(coop.CertificateRow), new(coop.CertificateStep), new(coop.Coalition),
			new(coop.CostTable), new(coop.CostTerm), new(coop.Distance), new(coop.ShapleyEstimate), new(coop.EstimatedShare),
			new(coop.Exact), new(coop.AxiomFinding), new(coop.AxiomFindings), new(coop.Game), new(coop.GroupCost),
			new(coop.Holding), new(coop.LeastCore), new(coop.CostModel), new(coop.ModelPartner), new(coop.AffectedBill),
			new(coop.MembershipEffect), new(coop.MembershipEffects), new(coop.BlockingGroup), new(coop.Overlap), new(coop.PartnerLink),
			new(coop.Axiom), new(coop.RowKind), new(coop.AllocationRule), new(coop.CostShare), new(coop.SidePayment),
			new(coop.Stability), new(coop.Tree), new(coop.TreeLink), new(coop.Verdict), new(coop.WeightedGroup),
		},
	},
	{
		"risk/matrix",
		[]any{
			matrix.CambridgeshireAndPeterborough, matrix.CityOfLondon, matrix.Combinations, matrix.CoxConditions,
			matrix.EndChoices, matrix.Formulas, matrix.FourByFour, matrix.LettersAndNumbers,
			matrix.NationalRiskRegister, matrix.Shifts, matrix.TriBorough,
		},
		[]any{
			new(matrix.Cell), new(matrix.Combination), new(matrix.CoxCondition),
			new(matrix.CoxWarning), new(matrix.Criterion), new(matrix.CriterionID), new(matrix.CriterionImpact),
			new(matrix.Ends), new(matrix.Formula), new(matrix.HeatMap), new(matrix.Level), new(matrix.LevelCode),
			new(matrix.LossBand), new(matrix.LossScale), new(matrix.Marker), new(matrix.Matrix),
			new(matrix.ProbabilityBand), new(matrix.Rating), new(matrix.RatingBand), new(matrix.Scale),
			new(matrix.Shift),
		},
	},
	{
		"risk",
		[]any{
			risk.AppetiteFits, risk.Appetites, risk.Aspects, risk.Barriers, risk.Categories, risk.ChangeKinds,
			risk.Changes, risk.ChangesOver, risk.Checks, risk.ControlKinds, risk.ControlStatuses,
			risk.ControlStrengths, risk.Deescalate, risk.Effect, risk.Escalate, risk.EstimateStages, risk.FaultKinds,
			risk.Groupings, risk.Join, risk.Natures, risk.PlanGaps, risk.PlanStates, risk.Propose,
			risk.RangeEndsChoices, risk.SeriesOf, risk.Shapes, risk.Signals, risk.Statuses, risk.TargetEffect,
			risk.TestOutcomes, risk.Treatments, risk.Trends, risk.Velocities,
		},
		[]any{
			new(risk.Acceptance), new(risk.Action), new(risk.Appetite), new(risk.AppetiteFit),
			new(risk.AppetiteStatement), new(risk.Aspect), new(risk.Assessment), new(risk.Bearing),
			new(risk.BorneLoss), new(risk.Cap), new(risk.Category), new(risk.Change), new(risk.ChangeDetail), new(risk.ChangeKind),
			new(risk.ChangeReport), new(risk.ContingencyPlan), new(risk.Control), new(risk.ControlKind),
			new(risk.ControlStatus), new(risk.ControlStrength), new(risk.Deescalations), new(risk.DetailRef),
			new(risk.DiscreteOutcome), new(risk.Escalation),
			new(risk.EscalationRule), new(risk.Escalations), new(risk.Estimate), new(risk.EstimateStage),
			new(risk.FaultKind), new(risk.Grouping), new(risk.Indicator),
			new(risk.Insurance), new(risk.Loss), new(risk.LossSplit), new(risk.Losses), new(risk.Nature),
			new(risk.Occurrence), new(risk.PlanCoverage), new(risk.PlanCoverages),
			new(risk.PlanGap), new(risk.PlanID), new(risk.PlanMove), new(risk.PlanStanding),
			new(risk.PlanState), new(risk.PlanStep), new(risk.PlanTest), new(risk.Proposal),
			new(risk.Proposals), new(risk.RangeEnds), new(risk.Reading), new(risk.Recast), new(risk.Recasts),
			new(risk.Recode), new(risk.Register), new(risk.Risk), new(risk.RiskID), new(risk.Series),
			new(risk.SeriesPeriod), new(risk.SeriesPoint), new(risk.SeriesRow), new(risk.Shape),
			new(risk.Signal), new(risk.Standing), new(risk.Standings), new(risk.Status), new(risk.Tallies),
			new(risk.Tally), new(risk.TestOutcome), new(risk.Translation), new(risk.Treatment),
			new(risk.Trend), new(risk.Velocity),
		},
	},
	{
		"risk/quant",
		[]any{
			quant.AllocationBases, quant.FromRegister, quant.Moments,
		},
		[]any{
			new(quant.Adequacy), new(quant.AllocationBasis), new(quant.Cause), new(quant.Contribution),
			new(quant.Contributions), new(quant.Distribution), new(quant.Exposure), new(quant.MemberTotal),
			new(quant.MemberTotals), new(quant.Portfolio), new(quant.PortfolioTotal), new(quant.ProposedAction),
			new(quant.Raise), new(quant.Reduction), new(quant.Worth), new(quant.Worths),
		},
	},
	{
		"lifecycle",
		[]any{
			lifecycle.Answers, lifecycle.ConfidenceScales, lifecycle.Confidences, lifecycle.DeadlineKinds,
			lifecycle.DefaultRulebook, lifecycle.Due, lifecycle.EventKinds, lifecycle.EvidenceKinds,
			lifecycle.EvidenceStates, lifecycle.FormationRange, lifecycle.FormationRules,
			lifecycle.GatewayRules, lifecycle.Gateways, lifecycle.JoiningRules, lifecycle.LatestGateway,
			lifecycle.LeavingRules, lifecycle.LessonRules, lifecycle.NewJournal, lifecycle.Phases,
			lifecycle.PromiseRules, lifecycle.StaffInformationDue, lifecycle.Stages, lifecycle.StayingLiveRules,
			lifecycle.StructureRules, lifecycle.SuccessionRules, lifecycle.Topics,
		},
		[]any{
			new(lifecycle.Announced), new(lifecycle.Answer), new(lifecycle.Arrangement),
			new(lifecycle.Confidence), new(lifecycle.ConfidenceScale), new(lifecycle.Deadline),
			new(lifecycle.DeadlineKind), new(lifecycle.Deadlines), new(lifecycle.Decision),
			new(lifecycle.DeniedError), new(lifecycle.Dossier), new(lifecycle.Event), new(lifecycle.EventKind),
			new(lifecycle.Evidence), new(lifecycle.EvidenceKind), new(lifecycle.EvidenceState),
			new(lifecycle.Fact), new(lifecycle.FormationMonths), new(lifecycle.Gateway),
			new(lifecycle.GatewayReview), new(lifecycle.Journal),
			new(lifecycle.LineState), new(lifecycle.Log), new(lifecycle.LogEntry),
			new(lifecycle.Matter), new(lifecycle.Move), new(lifecycle.Objection), new(lifecycle.Phase),
			new(lifecycle.OrgRole), new(lifecycle.Programme), new(lifecycle.Rulebook), new(lifecycle.ScheduledTask),
			new(lifecycle.ServedNotice), new(lifecycle.Stage), new(lifecycle.State), new(lifecycle.StatedIntention), new(lifecycle.Task),
			new(lifecycle.Topic), new(lifecycle.UndeclaredError), new(lifecycle.WorkPlan),
		},
	},
	{
		"lifecycle/staff",
		[]any{
			staff.Allocate, staff.AllocateWithProgress, staff.BalanceRules, staff.CheckPlacements,
			staff.PricesOfBands, staff.ReadinessStates, staff.PlacementReasons, staff.Redundancy, staff.RedundancyTables,
			staff.Resources, staff.ReturnToEmployers, staff.Reversibility, staff.EmploymentRules,
			staff.SuccessionLimits, staff.TransferRules,
		},
		[]any{
			new(staff.Allocation), new(staff.Alternative), new(staff.Band), new(staff.BandPrice),
			new(staff.BandPrices), new(staff.CostAt), new(staff.Establishment), new(staff.Limits),
			new(staff.Movement), new(staff.Needs), new(staff.Placement), new(staff.Placements),
			new(staff.Position), new(staff.Positions), new(staff.Post), new(staff.PostID), new(staff.PostNeed),
			new(staff.PostPosition), new(staff.Readiness), new(staff.PlacementReason), new(staff.RedundancyPay),
			new(staff.RedundancyTable), new(staff.Resource), new(staff.ResourceNeed), new(staff.Score),
			new(staff.Employment), new(staff.Turnover),
		},
	},
	{
		"lifecycle/exit",
		[]any{
			exit.AssetBases, exit.Bearers, exit.Consents, exit.ContractActions, exit.CostKinds, exit.PlanRules,
			exit.RunningCosts, exit.SharesOf, exit.SucceedPortions, exit.SucceedShares,
		},
		[]any{
			new(exit.AgreedSettlement), new(exit.Asset), new(exit.AssetBasis), new(exit.AssetID),
			new(exit.AssetShare), new(exit.Bearer), new(exit.Budget), new(exit.Condition), new(exit.Consent),
			new(exit.Continuation), new(exit.Contract), new(exit.ContractAction), new(exit.ContractID),
			new(exit.CostItem), new(exit.CostKind), new(exit.Costs), new(exit.Data), new(exit.DataID),
			new(exit.Debt), new(exit.Division), new(exit.Estate), new(exit.Intention), new(exit.LeavingCost),
			new(exit.LeavingCosts), new(exit.LinePart), new(exit.Milestone), new(exit.Payment), new(exit.Plan),
			new(exit.RunningCost), new(exit.Settlement), new(exit.SettlementCharge),
			new(exit.SettlementComparison), new(exit.SettlementDifference), new(exit.SettlementLine),
			new(exit.Stranded), new(exit.StrandedMonth), new(exit.StrandedMonths), new(exit.Taper),
			new(exit.Termination), new(exit.Timetable), new(exit.Withdrawal),
		},
	},
	{
		"lifecycle/reorganisation",
		[]any{
			reorganisation.Anchors, reorganisation.BalanceKinds, reorganisation.Carry, reorganisation.CarryAll,
			reorganisation.ChangeCostKinds, reorganisation.CheckOrders, reorganisation.ConsentAnswers,
			reorganisation.ConsentNeeded, reorganisation.CouncilChanges, reorganisation.Deadlines,
			reorganisation.DealKinds, reorganisation.LineDecisions, reorganisation.DefaultMilestones,
			reorganisation.DivideBalances, reorganisation.Fates, reorganisation.LawFigures,
			reorganisation.LawOn, reorganisation.OrderStatuses, reorganisation.PassReasons,
			reorganisation.PieceKinds, reorganisation.PreparingBodies, reorganisation.ScheduleRows,
			reorganisation.Section24Limits, reorganisation.SumCosts,
		},
		[]any{
			new(reorganisation.SuccessorAgreement), new(reorganisation.Anchor), new(reorganisation.AreaCarried),
			new(reorganisation.MemberAsset), new(reorganisation.ClosingBalance), new(reorganisation.BalanceKind),
			new(reorganisation.Bill), new(reorganisation.Carried), new(reorganisation.ChangeCost),
			new(reorganisation.ChangeCostKind), new(reorganisation.Claim), new(reorganisation.ConsentAnswer),
			new(reorganisation.MemberContract), new(reorganisation.Section24Direction), new(reorganisation.CostSum),
			new(reorganisation.CostSums), new(reorganisation.Council), new(reorganisation.CouncilChange),
			new(reorganisation.Deal), new(reorganisation.DealConsent), new(reorganisation.DealFinding),
			new(reorganisation.DealFindings), new(reorganisation.DealKind), new(reorganisation.MemberDebt),
			new(reorganisation.LineDecision), new(reorganisation.DividedBalance), new(reorganisation.DivisionBasis),
			new(reorganisation.DueMilestone), new(reorganisation.DueMilestones), new(reorganisation.Fate),
			new(reorganisation.File), new(reorganisation.LawFigure), new(reorganisation.Limit),
			new(reorganisation.LineFate), new(reorganisation.Measure), new(reorganisation.MemberFate),
			new(reorganisation.ProgrammeMilestone), new(reorganisation.Order), new(reorganisation.OrderStatus),
			new(reorganisation.OwnFate), new(reorganisation.OwnService), new(reorganisation.CouncilPart),
			new(reorganisation.PartID), new(reorganisation.PartShare), new(reorganisation.PassReason),
			new(reorganisation.Piece), new(reorganisation.PieceKind), new(reorganisation.PreparingBody),
			new(reorganisation.Entitlement), new(reorganisation.Serving), new(reorganisation.StaffTransfer),
			new(reorganisation.StaffTransfers), new(reorganisation.OrderStep), new(reorganisation.Viability),
		},
	},
	{
		"lifecycle/catalogue",
		[]any{
			catalogue.AmountForms, catalogue.BodyColumns, catalogue.EditionChangeKinds, catalogue.Columns,
			catalogue.ColumnsTable, catalogue.Completenesses, catalogue.DateForms, catalogue.Diff, catalogue.DutchRegister,
			catalogue.DoubtKinds, catalogue.MakeID, catalogue.Merge, catalogue.DuplicatesTable, catalogue.ReadBodies,
			catalogue.ReadCSV, catalogue.CountReasons, catalogue.Samenesses, catalogue.SavingKinds, catalogue.Timings,
		},
		[]any{
			new(catalogue.AmountForm), new(catalogue.Body), new(catalogue.Catalogue), new(catalogue.EditionChange),
			new(catalogue.EditionChangeKind), new(catalogue.EditionChanges), new(catalogue.FormatColumn), new(catalogue.Component),
			new(catalogue.Conflict), new(catalogue.Conflicts), new(catalogue.Connection), new(catalogue.CountRange),
			new(catalogue.Completeness), new(catalogue.DateForm), new(catalogue.Drawing), new(catalogue.Ending),
			new(catalogue.RegisterEntry), new(catalogue.EntryID), new(catalogue.Filter), new(catalogue.Doubt),
			new(catalogue.DoubtKind), new(catalogue.Doubts), new(catalogue.FixedValue), new(catalogue.Gone),
			new(catalogue.IndirectPartner), new(catalogue.IndirectPartners), new(catalogue.KindPart), new(catalogue.KindTotal),
			new(catalogue.MappedColumn), new(catalogue.Mapping), new(catalogue.MoneyRange), new(catalogue.Network),
			new(catalogue.Node), new(catalogue.Duplicate), new(catalogue.Participant), new(catalogue.DirectPartner),
			new(catalogue.DirectPartners), new(catalogue.PartnershipTotal), new(catalogue.Import), new(catalogue.CountReason),
			new(catalogue.Reference), new(catalogue.Sameness), new(catalogue.Saving), new(catalogue.SavingKind),
			new(catalogue.Sharer), new(catalogue.Sharing), new(catalogue.Sharings), new(catalogue.Snapshot),
			new(catalogue.CountedSaving), new(catalogue.Tie), new(catalogue.Timing), new(catalogue.Totals),
			new(catalogue.Word),
		},
	},
}
