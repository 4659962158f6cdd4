package reorganisation

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// CouncilChange is what an order does to a council.
type CouncilChange string

// The changes.
const (
	Ends   CouncilChange = "ends"    // it is dissolved on the vesting day
	Begins CouncilChange = "begins"  // it is new, and takes over on that day
	GoesOn CouncilChange = "goes-on" // it stays, takes over from others, or loses or gains a part
)

// CouncilChanges returns every CouncilChange.
func CouncilChanges() []CouncilChange { return []CouncilChange{Ends, Begins, GoesOn} }

// Title returns the change as a form or a report shows it.
func (c CouncilChange) Title() string { return field.Title(c) }

// UnmarshalText reads one of CouncilChanges, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (c *CouncilChange) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("change of a council", text, CouncilChanges())
	return err
}

// Measure is a figure by which something can be divided: people, the tax base, properties.
type Measure struct {
	Driver costing.Driver       `json:"driver"`         // what is measured
	Value  partnership.Quantity `json:"value,omitzero"` // how much: 0 or more
}

// Validate returns what is wrong with the measure: no driver or value (ErrRequired), a
// malformed driver (ErrInvalid), and a value below 0 (ErrRange).
func (m Measure) Validate() error {
	value := field.RequiredValue("value", m.Value)
	if m.Value.Sign() < 0 {
		value = field.At("value", fmt.Errorf("%v is less than 0: %w", m.Value, field.ErrRange))
	}
	return errors.Join(field.At("driver", m.Driver.Validate()), value)
}

// PartID is the id of a part of a council, such as a parish, with the same letters as an
// OrgID.
type PartID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and
// ErrInvalid for a malformed one.
func (id PartID) Validate() error { return field.CheckID("a part", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set. The
// error wraps field.ErrInvalid.
func (id *PartID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[PartID](text)
	return err
}

// CouncilPart is a part of a council that is divided, or of one that loses it: a parish, or a
// district of a county.
type CouncilPart struct {
	ID       PartID            `json:"id,omitzero"`        // unique in the order
	Name     string            `json:"name"`               // what people call it
	To       partnership.OrgID `json:"to,omitzero"`        // to which council it goes
	Measures []Measure         `json:"measures,omitempty"` // how much of the council it is
}

// Validate returns what is wrong with the part: no id, name or council (ErrRequired), a
// malformed id (ErrInvalid), a second measure of one driver (ErrDuplicate), and what
// Measure finds.
func (p CouncilPart) Validate() error {
	return errors.Join(
		field.At("id", p.ID.Validate()),
		field.Required("name", p.Name),
		field.At("to", p.To.Validate()),
		checkMeasures("measures", p.Measures),
	)
}

// checkMeasures returns what is wrong with measures at path.
func checkMeasures(path string, measures []Measure) error {
	return errors.Join(
		field.Each(path, measures, Measure.Validate),
		field.Unique(path, "driver", measures, func(m Measure) costing.Driver { return m.Driver }),
	)
}

// Council is what an order does to one council. What a council that ends had goes to one
// other, To, or is divided by its parts. One that goes on has parts only if it loses some.
type Council struct {
	Org    partnership.OrgID `json:"org,omitzero"`     // which council
	Change CouncilChange     `json:"change,omitzero"`  // what happens to it
	To     partnership.OrgID `json:"to,omitzero"`      // who takes all that it had
	Totals []Measure         `json:"totals,omitempty"` // what its parts make together
	Parts  []CouncilPart     `json:"parts,omitempty"`  // what it is made of; a council that goes on keeps those that go to it
	Source string            `json:"source,omitempty"` // who publishes the figures of the parts
}

// Validate returns what is wrong with what happens to the council by itself:
//
//   - ErrRequired: no id or change; a council that ends and has neither a successor nor
//     parts; parts without totals; a part without one of the measures of the totals; parts of
//     a council that goes on of which it keeps none
//   - ErrInvalid: a malformed id; an unknown change; both a successor and parts; a successor
//     of a council that does not end, or that is the council itself; parts of a council that
//     begins
//   - ErrSum: parts that do not make a total, so that they do not cover the council
//   - ErrNotFound: a measure of a part that is not among the totals
//   - ErrDuplicate: a second total or measure of one driver
//   - what CouncilPart.Validate finds
func (c Council) Validate() error {
	return errors.Join(
		field.At("org", c.Org.Validate()),
		field.CheckOneOf("change", "change of a council", c.Change, CouncilChanges()),
		field.OptionalID("to", "an organisation", c.To),
		field.At("to", c.checkTo()),
		checkMeasures("totals", c.Totals),
		field.Each("parts", c.Parts, CouncilPart.Validate),
		c.checkParts(),
		field.OptionalName("source", c.Source),
	)
}

// checkTo returns what is wrong with the one successor.
func (c Council) checkTo() error {
	switch {
	case c.To == "" && c.Change == Ends && len(c.Parts) == 0:
		return fmt.Errorf("nobody takes its place: %w", field.ErrRequired)
	case c.To == "":
		return nil
	case c.Change != Ends && c.Change != "":
		return fmt.Errorf("the council does not end: %w", field.ErrInvalid)
	case len(c.Parts) > 0:
		return fmt.Errorf("the council is divided by its parts: %w", field.ErrInvalid)
	case c.To == c.Org:
		return fmt.Errorf("%s cannot succeed itself: %w", field.Quote(c.To), field.ErrInvalid)
	}
	return nil
}

// checkParts returns what is wrong with the parts together.
func (c Council) checkParts() error {
	if len(c.Parts) == 0 {
		return nil
	}
	keeps := slices.ContainsFunc(c.Parts, func(p CouncilPart) bool { return p.To == c.Org })
	var parts error
	switch {
	case c.Change == Begins:
		parts = fmt.Errorf("the council begins, and has nothing to divide: %w", field.ErrInvalid)
	case c.Change == Ends && keeps:
		parts = fmt.Errorf("%s ends, and keeps no part: %w", field.Quote(c.Org), field.ErrInvalid)
	case c.Change == GoesOn && !keeps:
		parts = fmt.Errorf("%s goes on, and keeps no part: %w", field.Quote(c.Org), field.ErrRequired)
	case len(c.Totals) == 0:
		return field.At("totals", field.ErrRequired)
	}
	return errors.Join(
		field.At("parts", parts),
		field.Unique("parts", "id", c.Parts, func(p CouncilPart) PartID { return p.ID }),
		field.Each("parts", c.Parts, c.checkMeasured),
		c.checkCovered(),
	)
}

// checkMeasured returns what is wrong with which measures a part has.
func (c Council) checkMeasured(p CouncilPart) error {
	var errs []error
	totals, measures := byDriver(c.Totals), byDriver(p.Measures)
	for _, total := range c.Totals {
		if _, has := measures[total.Driver]; !has {
			errs = append(errs, field.At("measures", fmt.Errorf("%s: %w", total.Driver, field.ErrRequired)))
		}
	}
	return errors.Join(append(errs, field.Each("measures", p.Measures, func(m Measure) error {
		if _, has := totals[m.Driver]; has {
			return nil
		}
		return field.At("driver", fmt.Errorf("%s is not one of the totals: %w", field.Quote(m.Driver), field.ErrNotFound))
	}))...)
}

// checkCovered returns ErrSum for each of the totals that the parts do not make.
func (c Council) checkCovered() error {
	sums, all := map[costing.Driver]int64{}, map[costing.Driver]int{} // what the parts make, and how many of them say
	for _, p := range c.Parts {
		said := make(map[costing.Driver]bool, len(p.Measures))
		for _, m := range p.Measures {
			if n, known := m.Value.Millionths(); known && !said[m.Driver] {
				sums[m.Driver] += n
				all[m.Driver]++
			}
			said[m.Driver] = true
		}
	}
	return field.Each("totals", c.Totals, func(total Measure) error {
		want, known := total.Value.Millionths()
		if !known || all[total.Driver] < len(c.Parts) || sums[total.Driver] == want {
			return nil
		}
		made, _ := partnership.QuantityOfMillionths(sums[total.Driver])
		return field.At("value", fmt.Errorf("the parts make %v of %s, not %v: they do not cover %s: %w", made, total.Driver, total.Value, c.Org, field.ErrSum))
	})
}

// byDriver returns the value of each driver: the first, if it is measured twice.
func byDriver(measures []Measure) map[costing.Driver]partnership.Quantity {
	values := make(map[costing.Driver]partnership.Quantity, len(measures))
	for _, m := range measures {
		if _, has := values[m.Driver]; !has {
			values[m.Driver] = m.Value
		}
	}
	return values
}

// measured returns the value of a driver; has is false if it is not among the measures.
func measured(measures []Measure, driver costing.Driver) (value partnership.Quantity, has bool) {
	for _, m := range measures {
		if m.Driver == driver {
			return m.Value, true
		}
	}
	return partnership.Quantity{}, false
}

// PreparingBody is who prepares a new council until the vesting day.
type PreparingBody string

// The preparing bodies.
const (
	ShadowAuthority     PreparingBody = "shadow-authority"     // elected before the day
	ContinuingAuthority PreparingBody = "continuing-authority" // a council that goes on, and becomes the new one
)

// PreparingBodies returns every PreparingBody.
func PreparingBodies() []PreparingBody { return []PreparingBody{ShadowAuthority, ContinuingAuthority} }

// Title returns the preparing body as a form or a report shows it.
func (b PreparingBody) Title() string { return field.Title(b) }

// UnmarshalText reads one of PreparingBodies, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (b *PreparingBody) UnmarshalText(text []byte) (err error) {
	*b, err = field.ReadOneOf("preparing body", text, PreparingBodies())
	return err
}

// Order is a structural changes order: which councils take the place of which, and when.
type Order struct {
	Name           string              `json:"name"`                      // "The Surrey (Structural Changes) Order 2026"
	Area           string              `json:"area"`                      // of what
	Vesting        calendar.Date       `json:"vesting,omitzero"`          // the first day of the new councils
	Councils       []Council           `json:"councils"`                  // that end, begin and go on
	Basis          costing.Driver      `json:"basis,omitzero"`            // the measure of the parts by which things are divided, unless something else is said of them
	Preparing      PreparingBody       `json:"preparing,omitzero"`        // who prepares; not set: the order is not known to say
	JointCommittee []partnership.OrgID `json:"joint_committee,omitempty"` // the councils that prepare together until then; none: the order asks for no joint committee
	Elections      calendar.Date       `json:"elections,omitzero"`        // of the shadow authority, or of the new councils on or after the vesting day; not set: not known
	Caretaker      partnership.OrgID   `json:"caretaker,omitzero"`        // the nominated council or residuary body that holds what is not divided yet; not set: none is named
	Steps          []OrderStep         `json:"steps"`                     // how far the order has got, as it was recorded
	Source         string              `json:"source,omitempty"`          // where it is published
}

// Validate returns what is wrong with the order:
//
//   - ErrRequired: no name, area, vesting day, council or step; no basis although a council is
//     divided; a council that begins and gets nothing
//   - ErrInvalid: a malformed id, an unknown preparing body; a successor that ends too; a council whose successors lead back to it
//   - ErrDuplicate: a council, or a part, that is listed before
//   - ErrNotFound: a successor that is not one of the councils; a divided council without the
//     measure of the basis
//   - what Council.Validate and OrderStep.Validate find
func (o Order) Validate() error {
	return errors.Join(
		field.Required("name", o.Name),
		field.Required("area", o.Area),
		field.RequiredValue("vesting", o.Vesting),
		o.checkCouncils(),
		o.checkBasis(),
		field.OptionalOneOf("preparing", "preparing body", o.Preparing, PreparingBodies()),
		field.EachOnce("joint_committee", o.JointCommittee, partnership.OrgID.Validate),
		field.OptionalID("caretaker", "an organisation", o.Caretaker),
		o.checkSteps(),
		field.OptionalName("source", o.Source),
	)
}

// shadowElections returns the day of the elections of the shadow authority. It is not set if
// nobody knows it, and if the elections are not before the vesting day: the shadow authority is
// then made up of the councillors of the old councils.
func (o Order) shadowElections() calendar.Date {
	if !o.Elections.Before(o.Vesting) {
		return calendar.Date{}
	}
	return o.Elections
}

// checkCouncils returns what is wrong with the councils, each and together.
func (o Order) checkCouncils() error {
	var none error
	if len(o.Councils) == 0 {
		none = field.At("councils", field.ErrRequired)
	}
	changes, taken, circle := map[partnership.OrgID]CouncilChange{}, map[partnership.OrgID]bool{}, o.circle()
	for _, c := range o.Councils {
		changes[c.Org] = c.Change
		taken[c.To] = true
		for _, p := range c.Parts {
			taken[p.To] = true
		}
	}
	return errors.Join(
		none,
		field.Each("councils", o.Councils, Council.Validate),
		field.Unique("councils", "org", o.Councils, func(c Council) partnership.OrgID { return c.Org }),
		field.Each("councils", o.Councils, func(c Council) error {
			return errors.Join(c.checkTaken(taken), field.At("to", checkSuccessor(c.To, changes, circle)), field.Each("parts", c.Parts, func(p CouncilPart) error {
				return field.At("to", checkSuccessor(p.To, changes, circle))
			}))
		}),
		o.checkPartIDs(),
	)
}

// checkTaken returns ErrRequired for a council that begins, and to which nothing goes.
func (c Council) checkTaken(taken map[partnership.OrgID]bool) error {
	if c.Change != Begins || taken[c.Org] {
		return nil
	}
	return field.At("org", fmt.Errorf("nothing goes to %s: %w", field.Quote(c.Org), field.ErrRequired))
}

// checkSuccessor returns what is wrong with a council that takes something.
func checkSuccessor(org partnership.OrgID, changes map[partnership.OrgID]CouncilChange, circle map[partnership.OrgID]bool) error {
	change, found := changes[org]
	switch {
	case org == "":
		return nil
	case !found:
		return fmt.Errorf("%s is not one of the councils: %w", field.Quote(org), field.ErrNotFound)
	case circle[org]:
		return fmt.Errorf("what goes to %s comes back to it: %w", field.Quote(org), field.ErrInvalid)
	case change == Ends:
		return fmt.Errorf("%s ends too: %w", field.Quote(org), field.ErrInvalid)
	}
	return nil
}

// circle returns the councils that end and are, by way of others, their own successors.
func (o Order) circle() map[partnership.OrgID]bool {
	orgs, to := make([]partnership.OrgID, len(o.Councils)), map[partnership.OrgID][]partnership.OrgID{}
	for i, c := range o.Councils {
		orgs[i] = c.Org
		if c.Change != Ends || c.To == c.Org {
			continue
		}
		to[c.Org] = nil
		if c.To != "" {
			to[c.Org] = []partnership.OrgID{c.To}
		}
	}
	return field.Circles(orgs, func(org partnership.OrgID) []partnership.OrgID { return to[org] })
}

// checkPartIDs returns ErrDuplicate for a part that another council has too.
func (o Order) checkPartIDs() error {
	whose := map[PartID]partnership.OrgID{}
	return field.Each("councils", o.Councils, func(c Council) error {
		return field.Each("parts", c.Parts, func(p CouncilPart) error {
			first, found := whose[p.ID]
			whose[p.ID] = c.Org
			if p.ID == "" || !found || first == c.Org {
				return nil
			}
			return field.At("id", fmt.Errorf("%w: %s is a part of %s already", field.ErrDuplicate, field.Quote(p.ID), first))
		})
	})
}

// checkBasis returns what is wrong with the basis: every divided council is measured by it.
func (o Order) checkBasis() error {
	divided := slices.ContainsFunc(o.Councils, func(c Council) bool { return len(c.Parts) > 0 })
	switch {
	case o.Basis == "" && divided:
		return field.At("basis", field.ErrRequired)
	case o.Basis == "":
		return nil
	case o.Basis.Validate() != nil:
		return field.At("basis", o.Basis.Validate())
	}
	return field.Each("councils", o.Councils, func(c Council) error {
		if _, has := measured(c.Totals, o.Basis); has || len(c.Parts) == 0 || len(c.Totals) == 0 {
			return nil
		}
		return field.At("totals", fmt.Errorf("%s, the basis of the order, is not one of them: %w", o.Basis, field.ErrNotFound))
	})
}
