package match

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Criterion is what a preference is about.
type Criterion string

// The criteria.
const (
	Touching    Criterion = "touching"      // their areas touch
	Distance    Criterion = "distance"      // how far apart they are
	SameKind    Criterion = "kind"          // they are bodies of one kind
	Size        Criterion = "size"          // how near their populations are
	CostPerHead Criterion = "cost-per-head" // how near their costs of the service are, per head of population
	Volume      Criterion = "volume"        // how near the volumes of the service are
	Neighbours  Criterion = "neighbours"    // they are statistical neighbours
	Control     Criterion = "control"       // one party controls both
	Systems     Criterion = "systems"       // they run the service on one system
	Wants       Criterion = "wants"         // the other wants to share the service too
	Supply      Criterion = "supply"        // one can provide what the other commissions
	Change      Criterion = "change"        // they want to change at one pace
	Breadth     Criterion = "breadth"       // they want to share as much
	Wait        Criterion = "wait"          // how soon both can start
	Together    Criterion = "together"      // they share a service already
)

// Criteria returns every Criterion.
func Criteria() []Criterion {
	return []Criterion{
		Touching, Distance, SameKind, Size, CostPerHead, Volume, Neighbours,
		Control, Systems, Wants, Supply, Change, Breadth, Wait, Together,
	}
}

// UnmarshalText reads one of Criteria, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *Criterion) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("criterion", text, Criteria())
	return err
}

// Title returns the criterion as a form or a report shows it.
func (c Criterion) Title() string {
	switch c {
	case Touching:
		return "Areas touch"
	case SameKind:
		return "Same kind of body"
	case Size:
		return "Similar population"
	case CostPerHead:
		return "Similar cost per head"
	case Volume:
		return "Similar volume"
	case Neighbours:
		return "Statistical neighbours"
	case Control:
		return "Same political control"
	case Systems:
		return "Same system"
	case Wants:
		return "Wants it too"
	case Supply:
		return "Provider and commissioner"
	case Change:
		return "Pace of change"
	case Breadth:
		return "Breadth of sharing"
	case Wait:
		return "Early start"
	case Together:
		return "Already share"
	}
	return field.Title(c)
}

// Weight is how much a criterion counts.
type Weight struct {
	Criterion Criterion            `json:"criterion"`       // what about
	Weight    partnership.Quantity `json:"weight,omitzero"` // how much, relative to the other weights; 0: not at all
	Why       string               `json:"why,omitempty"`   // the reason for it
}

// mostWeight is the greatest weight.
const mostWeight = 1_000_000

// Validate returns what is wrong with the weight:
//
//   - ErrRequired: no criterion or weight
//   - ErrInvalid: an unknown criterion
//   - ErrRange: a weight that is not from 0 to 1,000,000
//   - what the checks of package field find in the reason
func (w Weight) Validate() error {
	return errors.Join(
		field.CheckOneOf("criterion", "criterion", w.Criterion, Criteria()),
		within("weight", w.Weight, 0, mostWeight),
		field.OptionalNote("why", w.Why),
	)
}

// Weights say what is preferred, and how much. A criterion that is not listed does not count.
type Weights struct {
	Name     string               `json:"name"`              // whose or which they are
	Criteria []Weight             `json:"criteria"`          // how much each criterion counts
	Far      partnership.Quantity `json:"far,omitzero"`      // the distance in kilometres from which nearness counts nothing
	Patience partnership.Quantity `json:"patience,omitzero"` // the days to wait from which an early start counts nothing
}

// mostPatience is the longest wait that Weights tell from another, in days.
const mostPatience = 36_525

// Validate returns what is wrong with the weights:
//
//   - ErrRequired: no name, weight, distance or wait
//   - ErrDuplicate: a second weight of one criterion
//   - ErrRange: a distance that is not from 1 to 20,000, a wait that is not from 1 to 36,525;
//     weights that are all 0
//   - what Weight finds
func (w Weights) Validate() error {
	errs := []error{
		field.Required("name", w.Name),
		field.Each("criteria", w.Criteria, Weight.Validate),
		field.Unique("criteria", "criterion", w.Criteria, func(c Weight) Criterion { return c.Criterion }),
	}
	all := int64(0)
	for _, c := range w.Criteria {
		n, _ := c.Weight.Millionths()
		all |= n
	}
	switch {
	case len(w.Criteria) == 0:
		errs = append(errs, field.At("criteria", field.ErrRequired))
	case errors.Join(errs...) == nil && all == 0:
		errs = append(errs, field.At("criteria", fmt.Errorf("all weights are 0: %w", field.ErrRange)))
	}
	return errors.Join(append(errs, within("far", w.Far, 1, mostKilometres), within("patience", w.Patience, 1, mostPatience))...)
}

// DefaultWeights returns weights that add up to 100, with the reason for each. Three quarters of
// them lie on what has been found to drive the choice of partners in England: of 338
// partnerships of councils in 2017, choice was "driven by geographical proximity and similarity
// in organizational and resource characteristics" (Dixon and Elston 2020). The rest lies on
// what councils and reviews have named: politics, systems, strategy and time. How the weight is
// divided within these is a choice of this library: change it to suit.
func DefaultWeights() Weights {
	return Weights{
		Name: "Defaults",
		Criteria: []Weight{
			{Touching, partnership.MustQuantity("15"), "Geographical proximity drove the choice of partners in England (Dixon and Elston 2020). Areas that touch share borders, roads and staff."},
			{Distance, partnership.MustQuantity("15"), "Geographical proximity, as above. It tells near from far among those that do not touch."},
			{SameKind, partnership.MustQuantity("12"), "Similarity of organisation drove the choice (Dixon and Elston 2020). Bodies of one kind have the same functions."},
			{Size, partnership.MustQuantity("10"), "Similarity of organisation, as above. Among equals nobody is taken over."},
			{CostPerHead, partnership.MustQuantity("10"), "Similarity of resources drove the choice (Dixon and Elston 2020). What a service costs per head shows what standard is paid for."},
			{Volume, partnership.MustQuantity("6"), "Similarity of resources, as above. Similar volumes divide cost and control evenly."},
			{Neighbours, partnership.MustQuantity("8"), "Statistical neighbours are found by many measures of organisation and resources at once."},
			{Control, partnership.MustQuantity("3"), "Political drive is essential, and one party in power on both sides an advantage (Harrow Council, scrutiny research paper, 2018). Partner choice was found to follow proximity and similarity, so it counts less."},
			{Systems, partnership.MustQuantity("4"), "A move to a common system is work and time before a start (Harrow Council, scrutiny research paper, 2018)."},
			{Wants, partnership.MustQuantity("4"), "Who looks for a partner for the service in a part that goes together with the wish need not be won over first."},
			{Supply, partnership.MustQuantity("5"), "One side must provide what the other commissions; two of one mind need a third body, or a lead to be agreed."},
			{Change, partnership.MustQuantity("2"), "Incremental and transformational change are both valid, and hard to combine in one service."},
			{Breadth, partnership.MustQuantity("2"), "To share many services or a few are both valid. It decides what may come next, and not this service."},
			{Wait, partnership.MustQuantity("2"), "Contracts lock a start. A wait is a cost, and seldom decides with whom to share for years."},
			{Together, partnership.MustQuantity("2"), "Cultural barriers fall as a partnership matures (Harrow Council, scrutiny research paper, 2018), and partners know each other."},
		},
		Far:      partnership.MustQuantity("100"),
		Patience: partnership.MustQuantity("1096"),
	}
}
