// Package scale estimates what happens to the cost of a service when volume is pooled: scale,
// errors and failure demand, flow, queues.
//
// # The question
//
// There are three claims about sharing, and they contradict each other: that a case costs less
// in a greater volume; that a greater volume brings more errors, each of which comes back as
// work; and that taking steps out of the work saves more than volume ever will. A [Case] has the
// figures of all three, and compares four options: as is, improve at home, share, and share and
// improve.
//
//   - [Case.Compare] is what each option comes to, in all and for each partner.
//   - [Case.Crossover] is where one option stops beating another: at which volume, error
//     rate, elasticity or cost. That the answer does not turn is an answer.
//   - [Case.Tornado] is what the difference hangs on most.
//   - [Case.UnitCosts] is the cost of a case by volume, and UnitCosts.SVG draws it.
//   - [FitElasticity] is an elasticity from what councils spent, with its standard error, and
//     [Case.Chance] how likely an option costs less if that is all that is known.
//   - [Chance.Flow] makes a line of an option of an appraisal of that, with its interval.
//   - [PoolQueues] is how many agents queues need apart and as one.
//
// One-off costs, and how an option develops from year to year, are for package appraisal. Here
// each option is a year in which it has settled.
//
// # How a case is worked out
//
// A partner brings some cases of value demand, its volume V. A share f of what is handled comes
// back, and can fail again: the cases are handled V/(1−f) times. All above V is failure demand.
//
// The error rate is that of the partner now, plus so much for each doubling of the value
// volume of the site, plus so much for each kilometre to a shared site. It is not below 0.
//
// A site costs, by its parts, a fixed amount, so much each time that a case is handled, and a
// step for each so many that are begun; and if its cases are calls, so much for each agent whom
// they need to be answered as well as a target ([Staffing]). Or it costs what the partner spends
// now times the ratio of handled volumes to the power of the elasticity. The cost of a shared
// site by elasticity is the mean of what it is by the figures of each partner, weighted by what
// each brings.
//
// An improved flow prevents a share of errors and takes minutes out each time that a case is
// handled. What that frees is worth the work that no longer comes back, and the minutes at an
// hourly cost. The cashable share of it is taken off the cost, and the rest is capacity. What is
// freed is never more than the work costs: where the minutes of the steps cost more, the case is
// an error, and a [Crossover] or a [Chance] says where or how likely that is.
//
// # Queues
//
// Without patience a [Queue] is answered as Erlang C has it, with patience as Erlang A: calls at
// random, exponential times, one queue, first come first served. Agents need not be whole where
// that is asked for.
//
// # Estimates
//
// Every result is an estimate. It is calculated in binary floating point, rounded once, to the
// penny or the sixth decimal, and is the same on every machine. Partners' parts of a shared
// cost add up to it.
//
// # Not known
//
// No figure has a default. What is not known is an error that says where, and a case that does
// not describe a flow has no best option, since improvement at home is not compared.
//
// # Errors
//
// Errors are those of package field: a sentinel for the rule that is broken, with the place of
// the value in the names of its JSON form.
package scale
