package scale

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Queue is work that arrives at random and waits for the next agent who is free: calls,
// visitors, enquiries.
type Queue struct {
	Org      partnership.OrgID    `json:"org,omitzero"`      // whose it is; not set: nobody's in particular
	Calls    partnership.Quantity `json:"calls,omitzero"`    // that arrive in the minutes
	Minutes  partnership.Quantity `json:"minutes,omitzero"`  // in which the calls arrive: 60 for an hour
	Handling partnership.Quantity `json:"handling,omitzero"` // seconds that one takes on average, with what is written down afterwards
	Patience partnership.Quantity `json:"patience,omitzero"` // seconds after which a caller gives up on average; not set: nobody does
}

// Target is how well a queue is to be answered.
type Target struct {
	Within partnership.Quantity `json:"within,omitzero"` // seconds; 0: at once
	Share  partnership.Quantity `json:"share,omitzero"`  // of all calls that are answered by then, above 0 and below 1: 0.8
}

// Waiting is how a number of agents answers a queue: an estimate, of a queue that has settled.
type Waiting struct {
	Org       partnership.OrgID    `json:"org,omitzero"`       // whose queue it is; not set: nobody's in particular
	Agents    partnership.Quantity `json:"agents,omitzero"`    // how many; from NeededExactly, not always whole
	Offered   partnership.Quantity `json:"offered,omitzero"`   // the work that arrives, in erlangs: agents that would be busy all the time
	Occupied  partnership.Quantity `json:"occupied,omitzero"`  // the share of their time that agents are busy
	Waits     partnership.Quantity `json:"waits,omitzero"`     // the share of calls that are not answered at once
	Answered  partnership.Quantity `json:"answered,omitzero"`  // the share of all calls that is answered within the target
	Average   partnership.Quantity `json:"average,omitzero"`   // seconds that a call waits on average, until it is answered or given up
	Abandoned partnership.Quantity `json:"abandoned,omitzero"` // the share of calls that is given up; not known if the patience is not
}

// Limits of a queue.
const (
	maxOffered  = 100_000 // erlangs
	maxAgents   = 200_000
	maxPatience = 1_000_000 // calls that arrive while one is patient
)

// Validate returns what is wrong with the queue, in the order of its fields:
//
//   - ErrInvalid: a malformed id
//   - ErrRequired: a figure that is not known
//   - ErrRange: a figure that is not above 0; more than 100,000 erlangs of work; so much patience
//     that more than 1,000,000 calls arrive before a caller gives up
func (q Queue) Validate() error {
	errs := []error{field.OptionalID("org", "an organisation", q.Org), above("calls", q.Calls, maxVolume), above("minutes", q.Minutes, 600_000), above("handling", q.Handling, 86_400)}
	if q.Patience.Known() {
		errs = append(errs, above("patience", q.Patience, 86_400))
	}
	if errors.Join(errs...) == nil {
		if load := q.offered(); load > maxOffered {
			errs = append(errs, field.At("calls", fmt.Errorf("they make %.6g erlangs, more than %d: %w", load, maxOffered, field.ErrRange)))
		}
		if n := q.arrivals() * number(q.Patience); n > maxPatience {
			errs = append(errs, field.At("patience", fmt.Errorf("%.6g calls arrive in that time, more than %d: %w", n, maxPatience, field.ErrRange)))
		}
	}
	return errors.Join(errs...)
}

// Validate returns ErrRequired for a figure that is not known, and ErrRange for a time below 0 or a
// share that is not above 0 and below 1.
func (t Target) Validate() error {
	errs := []error{between("within", t.Within, 0, 86_400)}
	n, known := t.Share.Millionths()
	switch {
	case !known:
		errs = append(errs, field.At("share", field.ErrRequired))
	case n <= 0 || n >= millionths:
		errs = append(errs, field.At("share", fmt.Errorf("%v is not above 0 and below 1: %w", t.Share, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// arrivals returns how many calls arrive in a second.
func (q Queue) arrivals() float64 { return number(q.Calls) / float64(60*number(q.Minutes)) }

// offered returns the work that arrives, in erlangs.
func (q Queue) offered() float64 { return float64(q.arrivals() * number(q.Handling)) }

// AnsweredBy returns how a number of agents answers the queue, and which share of calls they answer
// within a number of seconds. It uses Erlang C without patience, and Erlang A with it. A number of
// agents that is not whole is that of the continuous extension of Erlang's formula.
//
// The errors are those of Validate; those of Target.Validate at "within"; and at "agents"
//
//   - ErrRequired if they are not known;
//   - ErrRange for fewer than one;
//   - ErrRange, without patience, for so few that the work keeps them busy all the time. Such a
//     queue grows for ever and has no average wait. The error says how many agents are missing.
func (q Queue) AnsweredBy(agents, within partnership.Quantity) (Waiting, error) {
	errs := []error{q.Validate(), between("agents", agents, 1, maxAgents), between("within", within, 0, 86_400)}
	if err := errors.Join(errs...); err != nil {
		return Waiting{}, err
	}
	n, load := number(agents), q.offered()
	if !q.Patience.Known() && n <= load {
		return Waiting{}, field.At("agents", fmt.Errorf("%v for %v erlangs: %v too few to keep up, and more than that are needed: %w",
			agents, quantity(load), quantity(load-n), field.ErrRange))
	}
	return q.waiting(n, delayInverse(n, load), number(within)), nil
}

// waiting returns how a queue is answered by n agents, of which all lines would be busy with
// one over a probability.
func (q Queue) waiting(n, inverse, within float64) Waiting {
	load := q.offered()
	w := Waiting{Org: q.Org, Agents: quantity(n), Offered: quantity(load)}
	if !q.Patience.Known() {
		wait := delayed(n, load, inverse)
		w.Occupied, w.Waits = quantity(load/n), quantity(wait)
		w.Answered = quantity(prompt(n, load, inverse, number(q.Handling), within))
		w.Average = quantity(float64(wait*number(q.Handling)) / (n - load))
		return w
	}
	a := q.impatient(n, inverse)
	w.Waits, w.Abandoned = quantity(a.waits), quantity(a.abandoned)
	w.Occupied = quantity(float64(load*(1-a.abandoned)) / n)
	w.Average = quantity(float64(a.abandoned * number(q.Patience)))
	w.Answered = quantity(a.answered(within))
	return w
}

// Needed returns the fewest whole agents that meet a target, and how they answer the queue. The
// errors are those of Validate and of Target.Validate.
func (q Queue) Needed(target Target) (Waiting, error) {
	if err := errors.Join(q.Validate(), field.At("target", target.Validate())); err != nil {
		return Waiting{}, err
	}
	n, inverse := q.enough(target)
	return q.waiting(n, inverse, number(target.Within)), nil
}

// enough returns the fewest whole agents for a target, with one over the probability that
// all would be busy without a queue.
func (q Queue) enough(target Target) (n, inverse float64) {
	load, goal, within := q.offered(), number(target.Share), number(target.Within)
	if q.Patience.Known() {
		return q.halved(within, goal)
	}
	return agents(load, number(q.Handling), within, goal)
}

// agents is enough for a load without patience, and calls that take so many seconds.
func agents(load, handling, within, goal float64) (n, inverse float64) {
	inverse = 1
	for n = 1; ; n++ {
		inverse = 1 + float64(inverse*n)/load
		if n > load && prompt(n, load, inverse, handling, within) >= goal-tiny {
			return n, inverse
		}
	}
}

// prompt returns the share of calls that is answered within some seconds, without patience.
func prompt(n, load, inverse, handling, within float64) float64 {
	return 1 - float64(delayed(n, load, inverse)*math.Exp(float64((load-n)*within)/handling))
}

// halved is like enough, by halving an interval where trying each number of agents takes long.
func (q Queue) halved(within, goal float64) (n, inverse float64) {
	low, high := 0.0, 1.0
	inverse = delayInverse(high, q.offered())
	for !q.meets(high, inverse, within, goal) {
		low, high = high, high*2
		inverse = delayInverse(high, q.offered())
	}
	for high-low > 1 {
		middle := math.Floor((low + high) / 2)
		if there := delayInverse(middle, q.offered()); q.meets(middle, there, within, goal) {
			high, inverse = middle, there
		} else {
			low = middle
		}
	}
	return high, inverse
}

// meets reports whether n agents answer a share of the calls in some seconds.
func (q Queue) meets(n, inverse, within, goal float64) bool {
	load := q.offered()
	if q.Patience.Known() {
		return q.impatient(n, inverse).answered(within) >= goal-tiny
	}
	return n > load && prompt(n, load, inverse, number(q.Handling), within) >= goal-tiny
}

// tiny is by how little a target may be missed: what a machine may round.
const tiny = 1e-12

// NeededExactly is Needed with a number of agents that need not be whole: staff who do other work
// for the rest of their time. It is at least one, and never more than Needed returns.
func (q Queue) NeededExactly(target Target) (Waiting, error) {
	if err := errors.Join(q.Validate(), field.At("target", target.Validate())); err != nil {
		return Waiting{}, err
	}
	high, inverse := q.enough(target)
	low := max(1, high-1)
	for range 40 {
		middle := (low + high) / 2
		if there := delayInverse(middle, q.offered()); q.meets(middle, there, number(target.Within), number(target.Share)) {
			high, inverse = middle, there
		} else {
			low = middle
		}
	}
	// Rounded up to the sixth decimal, so that the target is met.
	if n := math.Ceil(float64((high-tiny)*millionths)) / millionths; n != high {
		high, inverse = n, delayInverse(n, q.offered())
	}
	return q.waiting(high, inverse, number(target.Within)), nil
}
