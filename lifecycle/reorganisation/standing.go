package reorganisation

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// OrderStatus is how far an order has got.
type OrderStatus string

// The states of an order.
const (
	Proposed OrderStatus = "proposed" // laid in draft, or announced
	Made     OrderStatus = "made"
	InForce  OrderStatus = "in-force"
	Quashed  OrderStatus = "quashed" // by a court, or revoked: it has no effect
)

// OrderStatuses returns every OrderStatus.
func OrderStatuses() []OrderStatus { return []OrderStatus{Proposed, Made, InForce, Quashed} }

// Title returns the state of an order as a form or a report shows it.
func (s OrderStatus) Title() string { return field.Title(s) }

// UnmarshalText reads one of OrderStatuses, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (s *OrderStatus) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("state of an order", text, OrderStatuses())
	return err
}

// OrderStep is what happened to an order on a day, and when that was recorded.
type OrderStep struct {
	Status    OrderStatus   `json:"status,omitzero"`     // what it is from then on
	On        calendar.Date `json:"on,omitzero"`         // the day
	Recorded  calendar.Date `json:"recorded,omitzero"`   // the day on which it was written down; not set: on the day itself
	Reference string        `json:"reference,omitempty"` // where it is published
}

// Validate returns what is wrong with the step: no status or day (ErrRequired), an unknown
// status (ErrInvalid).
func (s OrderStep) Validate() error {
	return errors.Join(
		field.CheckOneOf("status", "state of an order", s.Status, OrderStatuses()),
		field.RequiredValue("on", s.On),
		field.OptionalName("reference", s.Reference),
	)
}

// known returns the day from which the step is known.
func (s OrderStep) known() calendar.Date {
	if s.Recorded.IsZero() {
		return s.On
	}
	return s.Recorded
}

// checkSteps returns what is wrong with the steps.
func (o Order) checkSteps() error {
	if len(o.Steps) == 0 {
		return field.At("steps", field.ErrRequired)
	}
	return field.Each("steps", o.Steps, OrderStep.Validate)
}

// StatusOn returns how far the order had got on a day, as it was known on another. Of two
// steps of one day the later in the list counts. ok is false if it was not proposed yet.
func (o Order) StatusOn(day, known calendar.Date) (status OrderStatus, ok bool) {
	last := calendar.Date{}
	for _, s := range o.Steps {
		if s.On.After(day) || s.known().After(known) || ok && s.On.Before(last) {
			continue
		}
		status, last, ok = s.Status, s.On, true
	}
	return status, ok
}

// made returns the day on which the order was made, as known on a day; not set: it was not.
func (o Order) made(known calendar.Date) (day calendar.Date) {
	for _, s := range o.Steps {
		if s.Status == Made && !s.known().After(known) {
			day = s.On
		}
	}
	return day
}

// checkStands returns an error for an order that nobody had proposed by a day, or that was
// quashed.
func (o Order) checkStands(known calendar.Date) error {
	status, ok := o.StatusOn(known, known)
	switch {
	case !ok:
		return field.At("steps", fmt.Errorf("nothing of %s was known on %v: %w", o.Name, known, field.ErrNotFound))
	case status == Quashed:
		return field.At("steps", fmt.Errorf("%s was quashed, as known on %v: %w", o.Name, known, field.ErrInvalid))
	}
	return nil
}

// CheckOrders holds orders against each other, as they were known on a day: those that were
// quashed, or that nobody knew of, do not count. The errors are what Order.Validate finds at
// "orders[i]", and there
//
//   - ErrDuplicate at "councils[j].org" for a council that another order of the same day is about;
//   - ErrOrder at "councils[j].org" for a council that another order has ended before, and at
//     "councils[j].to" or "councils[j].parts[k].to" for a successor that it ends by that day.
func CheckOrders(orders []Order, known calendar.Date) error {
	i := -1
	return field.Each("orders", orders, func(o Order) error {
		i++
		if err := o.Validate(); err != nil || o.checkStands(known) != nil {
			return err
		}
		return o.checkAgainst(orders, i, known)
	})
}

// checkAgainst returns what does not go together with the other orders.
func (o Order) checkAgainst(orders []Order, place int, known calendar.Date) error {
	twice, ended := map[partnership.OrgID]string{}, map[partnership.OrgID]calendar.Date{}
	for i, other := range orders {
		if i == place || other.checkStands(known) != nil || other.Vesting.After(o.Vesting) {
			continue
		}
		for _, c := range other.Councils {
			if other.Vesting == o.Vesting {
				twice[c.Org] = other.Name
			}
			if c.Change == Ends {
				ended[c.Org] = other.Vesting
			}
		}
	}
	check := func(org partnership.OrgID) error {
		if day, found := ended[org]; found {
			return fmt.Errorf("%s ends on %v: %w", field.Quote(org), day, field.ErrOrder)
		}
		return nil
	}
	return field.Each("councils", o.Councils, func(c Council) error {
		var org error
		switch name, found := twice[c.Org]; {
		case found:
			org = fmt.Errorf("%w: %s is in %s of the same day too", field.ErrDuplicate, field.Quote(c.Org), name)
		case c.Change != Begins:
			org = check(c.Org)
		}
		return errors.Join(field.At("org", org), field.At("to", check(c.To)), field.Each("parts", c.Parts, func(p CouncilPart) error {
			return field.At("to", check(p.To))
		}))
	})
}
