// Package scale estimates what happens to the cost of a service when volume is pooled: scale,
// errors and failure demand, flow, queues.
//
// # The question
//
// Three claims about sharing contradict each other: a greater volume makes each case cheaper; a
// greater volume brings more errors, each of which comes back as work; taking steps out of the work
// saves more than volume ever will. A [ServiceModel] has the figures of all three, and compares
// four options: as is, improve at home, share, and share and improve.
//
//   - [ServiceModel.Compare] works out what each option costs, in all and for each partner.
//   - [ServiceModel.Crossover] finds where one option stops costing less than another: at which
//     volume, error rate, elasticity or cost. "Nowhere" is an answer too.
//   - [ServiceModel.Tornado] shows which figures move the difference most.
//   - [ServiceModel.UnitCosts] is the cost of a case by volume, and UnitCosts.SVG draws it.
//   - [FitElasticity] estimates an elasticity, with its standard error, from what councils spent.
//     [ServiceModel.Chance] says how likely one option costs less if the elasticity is known only
//     as well as that.
//   - [Chance.Flow] makes a flow of an option of an appraisal of the result, with its interval.
//   - [PoolQueues] is how many agents several queues need, apart and as one queue.
//
// One-off costs, and how an option develops from year to year, are for package appraisal. Here
// each option is a year in which it has settled.
//
// # How a model is worked out
//
// A case is one piece of work: a claim, a call, an invoice. A partner brings some cases of value
// demand a year, its volume V. A share f of what is handled fails and comes back, and can fail
// again, so that cases are handled V/(1−f) times. All above V is failure demand.
//
// The error rate of a site is that of the partner now, plus an addition for each doubling of the
// value volume of the site, plus an addition for each kilometre to a shared site. It is not below 0.
//
// The cost of a site comes from its parts or from an elasticity:
//
//   - By parts, a site costs a fixed amount; an amount each time that a case is handled; a step for
//     each group of cases that is begun; and, if its cases are calls, an amount for each agent who
//     is needed to answer them as well as a target ([Staffing]).
//   - By elasticity, a site costs what the partner spends now, times the ratio of handled volumes
//     to the power of the elasticity. For a shared site this is worked out from the figures of each
//     partner; its cost is the mean, weighted by the cases that each brings.
//
// An improved flow prevents a share of errors, and takes minutes out each time that a case is
// handled. It frees the work that no longer comes back, and the minutes, at an hourly cost. The
// cashable share of what is freed is taken off the cost, and the rest is capacity. What is freed
// is never more than the work costs. A model whose steps take minutes that cost more than all its
// work is refused. Where a changed figure leads there, a [Crossover] says from where to where, and
// a [Chance] how likely.
//
// # Queues
//
// A [Queue] without patience is answered as Erlang C says, and one with patience as Erlang A says:
// calls arrive at random, times are exponential, there is one queue, and it is first come first
// served. Some functions also give a number of agents that is not whole.
//
// # Estimates
//
// Every result is an estimate. It is calculated in binary floating point, rounded once, to the
// penny or the sixth decimal, and is the same on every machine. The parts that partners bear of a
// shared cost add up to it.
//
// # Not known
//
// No figure has a default. A figure that is needed and not known is an error that says where. A
// model that does not describe a flow has no best option, since improvement at home is not compared.
//
// # Errors
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place of
// the value in the names of its JSON form.
package scale
