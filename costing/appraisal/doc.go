// Package appraisal says whether it is worth doing: options, discounting, optimism bias,
// benefits, winners and losers.
//
// # Options
//
// An [Appraisal] is some options side by side: as is, do minimum, improve at home, share,
// outsource, share and improve, or one of your own. Each [Option] has its costs and benefits as
// [Flow] records, by year, by kind and by partner. Amounts are above £0 on both sides; what is
// net is benefits less costs, so that more is better. [Appraisal.Evaluate] gives for each
// option its net present value, the difference from going on as is, the benefit-cost ratio, the
// payback, the equivalent annual cost, what each partner gains or loses, and its rank with the
// reason. Sharing need not win. Against names another option to compare with: whether sharing
// beats improvement at home is a question of its own.
//
// # Prices and discounting
//
// [Prices] are real, of one year, or nominal. They cannot be mixed: a flow at other prices than
// those of the appraisal is an error, and so is a schedule of real rates for nominal money.
// [Deflator.Convert] brings a flow to other prices. A [DiscountSchedule] is data with an edition
// and the days on which it is in force. Years are discounted from the first, which is year 0.
//
// # What it hangs on
//
// [Appraisal.OneWay] moves one [Input] at a time, [Appraisal.Scenarios] several at once, and
// [Appraisal.SwitchingValues] finds where the answer turns. What moves nothing is named.
//
// # Optimism bias
//
// A [Bias] raises a cost by what is left of its parts after mitigation. An item that is also
// quantified as a risk would be counted twice: that is a [Concern], and [Appraisal.BiasedItems]
// lists the items with a bias for the risk register.
//
// Works take longer than planned too: a flow that waits for them has an [Overrun], by which it
// comes later. [BiasFigures] give both as measured. To see what any other delay does, use
// [DelayLever] in a [Scenario] or in [Appraisal.OneWay].
//
// # Estimates
//
// A flow that nobody has measured is an [Estimate] with a low and a high end. The result names
// it, and [Appraisal.EstimateInputs] moves it from end to end. Package scale makes such flows.
//
// # The partner's question
//
// Which formula, who gains, is it worth it against improving at home, and what if one leaves in
// year 3? The example of that name answers it from beginning to end: schemes of package costing
// become flows by [ChargeFlows], and [Appraisal.Evaluate] ranks them. [ScheduleFlows] does the
// same for a joint schedule of costs by council and year, as a reorganisation has it.
//
// # Benefits and business cases
//
// A [Baseline] is what the service costs and does now. A [BenefitsPlan] says who is to bring
// about which [Benefit], by when, and who has agreed; [BenefitsPlan.Realisation] compares it with
// what has come about. A [BusinessCase] has versions, and [BusinessCase.Changes] says what
// changed between two of them, and why. What somebody should look at is a [Concern].
//
// # Other people's tables
//
// [PublishedTable.Audit] works a published table out again, and names what it must have
// assumed without saying so: full savings from the first day, no discounting, costs left out.
//
// # Not known
//
// An amount that is not known is not £0. It is taken to be £0 at least: costs and benefits are
// then lower bounds, what is net has the bound that follows, if there is one, and the flows are
// named. An option that is not known has a place where its bound decides it; else a [Rank] says
// between which places it is, and so does that of each option that it may be worth more than.
//
// # Errors
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place of
// the value in the names of its JSON form.
package appraisal
