// Package appraisal says whether it is worth doing: options, discounting, optimism bias,
// benefits, winners and losers.
//
// # Options
//
// An [Appraisal] compares options: as is, do minimum, improve at home, share, outsource, share and
// improve, or one of your own. Each [ShortlistedOption] has its costs and benefits as [Flow] records,
// by year, by kind and by partner. Amounts are above £0 for costs and for benefits; net is benefits
// less costs, so that more is better.
//
// [Appraisal.Evaluate] returns a [Summary]. It gives for each option the net present value, the
// difference from going on as is, the benefit-cost ratio, the payback, the equivalent annual cost,
// what each partner gains or loses, and the rank with its reason. Sharing need not win. Set Against
// to compare with another option: whether sharing beats improvement at home is a question of its
// own.
//
// # Prices and discounting
//
// [Prices] are real, of one year, or nominal. They cannot be mixed: a flow at other prices than
// those of the appraisal is an error, and so is a schedule of real rates for nominal money.
// [Deflator.Convert] brings a flow to other prices. A [DiscountSchedule] is data with an edition
// and the days on which it is in force. The first year is year 0, and is not discounted.
//
// # Sensitivity
//
// [Appraisal.OneWay] moves one [Input] at a time, [Appraisal.Scenarios] several at once, and
// [Appraisal.SwitchingValues] finds the value of an input at which another option becomes better.
// An input that moves nothing is named.
//
// # Optimism bias
//
// A [Bias] raises a cost by a percentage, less what is done to mitigate it. An item of cost that is
// also quantified as a risk would be counted twice. That is a [Concern], and
// [Appraisal.BiasedItems] lists the items with a bias for the risk register.
//
// Works also take longer than planned. A flow that waits for works has an [Overrun], and comes later
// by it. [BiasFigures] are the measured figures for both. To try any other delay, use [DelayLever]
// in a [Scenario] or in [Appraisal.OneWay].
//
// # Estimates
//
// A flow whose amount nobody has measured has a [FlowEstimate] with a low and a high end. The summary
// names it, and [Appraisal.EstimateInputs] moves it from end to end. Package scale makes such flows.
//
// # The partner's question
//
// Which formula is best, who gains by it, is it better than improving at home, and what if a partner
// leaves in year 3? The example "the partner's question" answers this from beginning to end:
// [ChargeFlows] turns schemes of package costing into flows, and [Appraisal.Evaluate] ranks them.
// [ScheduleFlows] turns a joint schedule of costs by council and year, as a reorganisation has it,
// into flows.
//
// # Benefits and business cases
//
// A [Baseline] is what the service costs and does now. A [BenefitsPlan] says which [Benefit] is
// expected by when, who answers for it, and who has agreed; [BenefitsPlan.Realisation] compares it
// with what has been realised. A [BusinessCase] has versions, and [BusinessCase.Changes] says what
// changed between two of them, and why. A [Concern] is something that somebody should look at.
//
// # Other people's tables
//
// [PublishedTable.Audit] works a published table out again, and names the assumptions that its
// figures rest on and the paper does not state: full savings from the first day, no discounting,
// costs left out.
//
// # Not known
//
// An amount that is not known is not £0. It is taken to be at least £0, so that the sums of costs and
// of benefits are then lower bounds. Net has a lower bound if only benefits are not known, an upper
// bound if only costs are not, and else none. The flows are named. Where a bound decides the order
// of two options, they are ranked by it. Otherwise the [Rank] of each says between which places it
// is.
//
// # Errors
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place of
// the value in the names of its JSON form.
package appraisal
