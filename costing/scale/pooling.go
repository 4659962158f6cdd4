package scale

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Pooling is how many agents several queues need, apart and as one queue.
type Pooling struct {
	Target   Target               `json:"target,omitzero"`   // how well each is answered
	Apart    []Waiting            `json:"apart"`             // each alone, in the order of the queues
	Pooled   Waiting              `json:"pooled,omitzero"`   // all as one queue
	Handling partnership.Quantity `json:"handling,omitzero"` // seconds that a call takes on average in the one queue
	Alone    partnership.Quantity `json:"alone,omitzero"`    // agents of all, each alone
	Fewer    partnership.Quantity `json:"fewer,omitzero"`    // by how many agents the one queue needs fewer; below 0: more
}

// Rework is what pooling does to the calls of a queue.
type Rework struct {
	Returns partnership.Quantity `json:"returns,omitzero"` // the share of calls that is made again each time, because the answer did not help: 0 to less than 1
	Longer  partnership.Quantity `json:"longer,omitzero"`  // by how many seconds a call takes longer, because the agent does not know the place
}

// PoolQueues returns how many whole agents several queues need to meet a target, each alone and all
// as one queue. In the one queue a call takes the mean time of all calls now, plus what the rework
// adds, and the rework also says how many calls are made again. So a pool can need more agents than
// the queues alone.
//
// The errors are
//
//   - those of Queue.Validate at "queues[i]", of Target.Validate at "target" and of Rework.Validate
//     at "rework";
//   - at "queues" ErrRequired for fewer than two; ErrDuplicate for two of one organisation;
//     ErrInvalid for some with patience and others without; ErrRange for more work than one queue
//     can have.
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

// checkPool returns why queues cannot be pooled.
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
// is not from 0 to less than 1, or a time below 0.
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

// Saving returns what the agents that the pool needs fewer are worth in a year, at the cost of a
// post. It is not known if that cost is not, and below £0 if the pool needs more agents.
func (p Pooling) Saving(post costing.Money) costing.Money {
	if !post.Known() {
		return costing.Money{}
	}
	return money(float64(number(p.Fewer) * pence(post)))
}
