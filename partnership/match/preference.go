package match

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// FitCriterion is one of the things by which a partner is judged.
type FitCriterion string

// The criteria.
const (
	Touching    FitCriterion = "touching"      // whether their areas touch
	Distance    FitCriterion = "distance"      // how far apart they are
	SameKind    FitCriterion = "kind"          // whether they are bodies of one kind
	Size        FitCriterion = "size"          // how near their populations are
	CostPerHead FitCriterion = "cost-per-head" // how near their costs of the service are, per head of population
	Volume      FitCriterion = "volume"        // how near the volumes of the service are
	Neighbours  FitCriterion = "neighbours"    // whether they are statistical neighbours
	Control     FitCriterion = "control"       // whether one party controls both
	Systems     FitCriterion = "systems"       // whether they run the service on one system
	Wants       FitCriterion = "wants"         // whether the other wants to share the service too
	Supply      FitCriterion = "supply"        // whether one can provide what the other commissions
	Change      FitCriterion = "change"        // whether they want to change at the same pace
	Breadth     FitCriterion = "breadth"       // whether they want to share as many services
	Wait        FitCriterion = "wait"          // how soon both can start
	Together    FitCriterion = "together"      // whether they already share a service
)

// FitCriteria returns every FitCriterion.
func FitCriteria() []FitCriterion {
	return []FitCriterion{
		Touching, Distance, SameKind, Size, CostPerHead, Volume, Neighbours,
		Control, Systems, Wants, Supply, Change, Breadth, Wait, Together,
	}
}

// UnmarshalText reads one of FitCriteria, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *FitCriterion) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("criterion", text, FitCriteria())
	return err
}

// Title returns the criterion as a form or a report shows it.
func (c FitCriterion) Title() string {
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

// Preference is how much one criterion counts, and why.
type Preference struct {
	Criterion FitCriterion         `json:"criterion"`        // which criterion
	Weight    partnership.Quantity `json:"weight,omitzero"`  // how much it counts, relative to the other weights; 0: not at all
	Reason    string               `json:"reason,omitempty"` // why it counts so much
}

// mostWeight is the greatest weight.
const mostWeight = 1_000_000

// Validate returns what is wrong with the preference:
//
//   - ErrRequired: no criterion or weight
//   - ErrInvalid: an unknown criterion
//   - ErrRange: a weight that is not from 0 to 1,000,000
//   - what the checks of package field find in the reason
func (w Preference) Validate() error {
	return errors.Join(
		field.CheckOneOf("criterion", "criterion", w.Criterion, FitCriteria()),
		within("weight", w.Weight, 0, mostWeight),
		field.OptionalNote("reason", w.Reason),
	)
}

// Preferences say how much each criterion counts. A criterion that is not listed does not count.
type Preferences struct {
	Name     string               `json:"name"`              // what people call them
	Criteria []Preference         `json:"criteria"`          // one preference for each criterion that counts
	Far      partnership.Quantity `json:"far,omitzero"`      // in kilometres: a partner this far away or farther gets no points for distance
	Patience partnership.Quantity `json:"patience,omitzero"` // in days: a start that is this late or later gets no points for an early start
}

// mostPatience is the greatest patience, in days: a hundred years.
const mostPatience = 36_525

// Validate returns what is wrong with the preferences:
//
//   - ErrRequired: no name, preference, distance or patience
//   - ErrDuplicate: a second preference for one criterion
//   - ErrRange: a distance that is not from 1 to 20,000; a patience that is not from 1 to
//     36,525; weights that are all 0
//   - what Preference finds
func (w Preferences) Validate() error {
	errs := []error{
		field.Required("name", w.Name),
		field.Each("criteria", w.Criteria, Preference.Validate),
		field.Unique("criteria", "criterion", w.Criteria, func(c Preference) FitCriterion { return c.Criterion }),
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

// DefaultPreferences returns preferences whose weights add up to 100, with the reason for each.
// Three quarters of the weight is on what was found to drive the choice of partners in England: a
// study of 338 partnerships of councils in 2017 found that choice was "driven by geographical
// proximity and similarity in organizational and resource characteristics" (Dixon and Elston
// 2020). The rest is on what councils and reviews have named: politics, systems, strategy and
// time. How the weight is divided among the criteria is a choice of this library: change it to
// suit.
func DefaultPreferences() Preferences {
	return Preferences{
		Name: "Defaults",
		Criteria: []Preference{
			{Touching, partnership.MustQuantity("15"), "Geographical proximity drove the choice of partners in England (Dixon and Elston 2020). Areas that touch share borders, roads and staff."},
			{Distance, partnership.MustQuantity("15"), "Geographical proximity, as above. It separates near from far where areas do not touch."},
			{SameKind, partnership.MustQuantity("12"), "Similarity of organisation drove the choice (Dixon and Elston 2020). Bodies of one kind have the same functions."},
			{Size, partnership.MustQuantity("10"), "Similarity of organisation, as above. Neither of two equals takes the other over."},
			{CostPerHead, partnership.MustQuantity("10"), "Similarity of resources drove the choice (Dixon and Elston 2020). The cost per head shows which standard of service is paid for."},
			{Volume, partnership.MustQuantity("6"), "Similarity of resources, as above. Similar volumes divide cost and control evenly."},
			{Neighbours, partnership.MustQuantity("8"), "Statistical neighbours are alike by many measures of organisation and resources at once."},
			{Control, partnership.MustQuantity("3"), "Political drive is essential, and it helps if one party is in power on both sides (Harrow Council, scrutiny research paper, 2018). It counts less, because the choice of partners was found to follow proximity and similarity."},
			{Systems, partnership.MustQuantity("4"), "Moving to a common system takes work and time before a start (Harrow Council, scrutiny research paper, 2018)."},
			{Wants, partnership.MustQuantity("4"), "An organisation that already looks for a partner for the service need not be won over first."},
			{Supply, partnership.MustQuantity("5"), "One side must provide what the other commissions. If both want the same, they need a third body, or must agree who leads."},
			{Change, partnership.MustQuantity("2"), "Incremental and transformational change are both valid, but hard to combine in one service."},
			{Breadth, partnership.MustQuantity("2"), "Sharing many services and sharing a few are both valid. The choice matters for later services more than for this one."},
			{Wait, partnership.MustQuantity("2"), "A contract can hold a start back. A wait costs something, but a partner is chosen for many years."},
			{Together, partnership.MustQuantity("2"), "Cultural barriers fall as a partnership matures (Harrow Council, scrutiny research paper, 2018), and the partners know each other."},
		},
		Far:      partnership.MustQuantity("100"),
		Patience: partnership.MustQuantity("1096"),
	}
}
