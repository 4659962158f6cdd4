package scale

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Pooling is what several queues need apart and as one.
type Pooling struct {
	Target   Target               `json:"target,omitzero"`   // how well each is answered
	Apart    []Waiting            `json:"apart"`             // each alone, in the order of the queues
	Pooled   Waiting              `json:"pooled,omitzero"`   // all as one queue
	Handling partnership.Quantity `json:"handling,omitzero"` // seconds that a call takes on average in the one queue
	Alone    partnership.Quantity `json:"alone,omitzero"`    // agents of all, each alone
	Fewer    partnership.Quantity `json:"fewer,omitzero"`    // agents that the one queue needs less; below 0: more
}

// Rework is what pooling does to the calls of a queue.
type Rework struct {
	Returns partnership.Quantity `json:"returns,omitzero"` // the share of calls that is made again, each time, since the answer did not help: 0 to less than 1
	Longer  partnership.Quantity `json:"longer,omitzero"`  // seconds that a call takes longer, as the agent does not know the place
}

// PoolQueues returns how many whole agents several queues need alone and as one, to be answered
// as well as a target. In the one queue a call takes as long as those of all on average, and
// longer by what the rework says, which also says how many come back; the calls of the queues
// are as counted now. So a pool can need more agents than the queues alone.
//
// The errors are those of Validate at "queues[i]", of Target.Validate at "target" and of
// Rework.Validate at "rework"; at "queues" ErrRequired for fewer than two, ErrDuplicate for two
// of one organisation, ErrInvalid for some with patience and others without, and ErrRange for
// more work than one queue can have.
func PoolQueues(queues []Queue, target Target, rework Rework) (Pooling, error) {
	if err := checkPool(queues, target, rework); err != nil {
		return Pooling{}, err
	}
	one := pool(queues, rework)
	if err := one.Validate(); err != nil {
		return Pooling{}, field.At("queues", field.Prefix("as one queue", err))
	}
	p := Pooling{Target: target, Apart: []Waiting{}, Handling: one.Handling}
	alone := 0.0
	for _, q := range queues {
		n, inverse := q.enough(target)
		alone += n
		p.Apart = append(p.Apart, q.waiting(n, inverse, number(target.Within)))
	}
	n, inverse := one.enough(target)
	p.Pooled = one.waiting(n, inverse, number(target.Within))
	p.Alone, p.Fewer = quantity(alone), quantity(alone-n)
	return p, nil
}

// checkPool returns what keeps queues from being pooled.
func checkPool(queues []Queue, target Target, rework Rework) error {
	errs := []error{}
	if len(queues) < 2 {
		errs = append(errs, field.At("queues", fmt.Errorf("%d, and a pool takes two: %w", len(queues), field.ErrRequired)))
	}
	errs = append(
		errs,
		field.Each("queues", queues, func(q Queue) error {
			if q.Patience.Known() != queues[0].Patience.Known() {
				return errors.Join(q.Validate(), field.At("patience", fmt.Errorf("%v, and that of the first is %v: %w", q.Patience, queues[0].Patience, field.ErrInvalid)))
			}
			return q.Validate()
		}),
		field.Unique("queues", "org", queues, func(q Queue) partnership.OrgID { return q.Org }),
	)
	return errors.Join(append(errs, field.At("target", target.Validate()), field.At("rework", rework.Validate()))...)
}

// Validate returns ErrRequired for a figure that is not known, and ErrRange for a share that
// is not from 0 to less than 1, or a time that is negative.
func (r Rework) Validate() error {
	return errors.Join(rate("returns", r.Returns), between("longer", r.Longer, 0, 86_400))
}

// pool returns queues as one.
func pool(queues []Queue, rework Rework) Queue {
	calls, work, patience := 0.0, 0.0, 0.0
	for _, q := range queues {
		calls += q.arrivals()
		work += q.offered()
		patience += float64(q.arrivals() * number(q.Patience))
	}
	one := Queue{
		Calls:    quantity(float64(3600*calls) / (1 - number(rework.Returns))),
		Minutes:  partnership.MustQuantity("60"),
		Handling: quantity(work/calls + number(rework.Longer)),
	}
	if queues[0].Patience.Known() {
		one.Patience = quantity(patience / calls)
	}
	return one
}

// Saving returns what a number of agents fewer is worth in a year, at the cost of a post. It
// is not known if the cost is not; below £0 if the pool needs more.
func (p Pooling) Saving(post costing.Money) costing.Money {
	if !post.Known() {
		return costing.Money{}
	}
	return money(float64(number(p.Fewer) * pence(post)))
}
