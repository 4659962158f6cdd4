package appraisal

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Rank is the place of an option, with the reason.
type Rank struct {
	Place      int                 `json:"place,omitzero"`      // 1 for the best; options that are worth the same share a place; not set: the value is not known
	Option     OptionID            `json:"option"`              // which
	Name       string              `json:"name"`                // what people call it
	Difference Net                 `json:"difference,omitzero"` // its net present value less that of the first option
	Behind     costing.Money       `json:"behind,omitzero"`     // by how much it is behind the best
	Losers     []partnership.OrgID `json:"losers"`              // the partners that it leaves worse off than the first option does
	Curable    bool                `json:"curable,omitzero"`    // whether side payments would leave nobody worse off
	NotKnown   []string            `json:"not_known"`           // why its value is not known
}

// rank puts options in the order of their net present values.
func rank(options []OptionResult) []Rank {
	ranks := make([]Rank, len(options))
	for i, o := range options {
		ranks[i] = Rank{Option: o.Option, Name: o.Name, Difference: o.Difference, Losers: []partnership.OrgID{}, NotKnown: []string{}}
		if !o.Difference.Known() {
			ranks[i].NotKnown = append(append(ranks[i].NotKnown, o.NotKnown...), others(options[0].NotKnown, o.NotKnown)...)
		}
		for _, p := range o.Partners {
			if p.Difference.Sign() < 0 {
				ranks[i].Losers = append(ranks[i].Losers, p.Org)
				ranks[i].Curable = p.SidePayment.Known()
			}
		}
	}
	slices.SortStableFunc(ranks, func(x, y Rank) int { return y.Difference.Amount.Compare(x.Difference.Amount) })
	for i := range ranks {
		own := &ranks[i]
		switch {
		case !own.Difference.Known():
			continue
		case i > 0 && ranks[i-1].Difference == own.Difference:
			own.Place = ranks[i-1].Place
		default:
			own.Place = i + 1
		}
		own.Behind, _ = ranks[0].Difference.Amount.Sub(own.Difference.Amount)
	}
	return ranks
}

// others returns the names that are not among some.
func others(names, some []string) (rest []string) {
	for _, name := range names {
		if !slices.Contains(some, name) {
			rest = append(rest, name)
		}
	}
	return rest
}

// Text returns the reason for the place as a sentence.
func (r Rank) Text(names report.Names) string {
	text := r.Name + ": "
	switch {
	case r.Place == 0:
		return text + "no place, since " + report.List(r.NotKnown) + " is not known; what is known makes " + r.Difference.Sterling() + "."
	case r.Behind.Sign() == 0:
		text += "worth most, " + report.Signed(r.Difference.Amount.Sterling()) + " compared with the first option"
	default:
		text += r.Behind.Sterling() + " behind the best"
	}
	if len(r.Losers) == 0 {
		return text + "."
	}
	text += "; leaves " + report.List(report.NamesOf(names, report.Organisation, r.Losers)) + " worse off"
	if r.Curable {
		return text + ", which a side payment would make good."
	}
	return text + ", and no side payment would make that good."
}
