package appraisal

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Rank is the place of an option, with the reason.
//
// An option has a place if it is known, for every other option, which of the two is worth more. A
// bound is enough if it decides that: an option that is worth at least £100 comes before one that
// is worth £50. Whether it comes before one that is worth £150 is not known.
type Rank struct {
	Place       int                 `json:"place,omitzero"`         // 1 for the best; options that are worth the same share a place; not set: not known
	AtBest      int                 `json:"at_best,omitzero"`       // if it is not known: the best place that it may have; the worst is one more for each option in Open
	Option      OptionID            `json:"option"`                 // which
	Name        string              `json:"name"`                   // what people call it
	Against     OptionID            `json:"against,omitzero"`       // the option that it is compared with; not set: it is the one that the others are compared with
	AgainstName string              `json:"against_name,omitempty"` // what people call that
	Difference  Net                 `json:"difference,omitzero"`    // its net present value less that of the option that it is compared with
	Behind      costing.Money       `json:"behind,omitzero"`        // by how much it is behind the best; not set: not known
	Losers      []partnership.OrgID `json:"losers"`                 // the partners that it leaves worse off than that option does
	Curable     bool                `json:"curable,omitzero"`       // whether side payments would leave nobody worse off
	NotShared   []string            `json:"not_shared"`             // the flows, of this option and of that one, for which nobody has agreed who bears or gets them; while there are any, it is not settled who loses
	NotKnown    []string            `json:"not_known"`              // why its value is not known
	Open        []string            `json:"open"`                   // the names of the options that may be worth more or less than it
}

// rank puts options in the order of their net present values.
func rank(options []OptionResult, against int) []Rank {
	ranks := make([]Rank, len(options))
	for i, o := range options {
		ranks[i] = Rank{
			Option: o.Option, Name: o.Name, Difference: o.Difference,
			Losers: []partnership.OrgID{}, NotShared: append([]string{}, o.NotShared...), NotKnown: []string{}, Open: []string{},
		}
		if i != against {
			ranks[i].Against, ranks[i].AgainstName = options[against].Option, options[against].Name
			ranks[i].NotShared = append(ranks[i].NotShared, others(options[against].NotShared, o.NotShared)...)
		}
		if !o.Difference.Known() {
			ranks[i].NotKnown = append(append(ranks[i].NotKnown, o.NotKnown...), others(options[against].NotKnown, o.NotKnown)...)
		}
		for _, p := range o.Partners {
			if p.Difference.Sign() < 0 {
				ranks[i].Losers = append(ranks[i].Losers, p.Org)
				ranks[i].Curable = p.SidePayment.Known()
			}
		}
	}
	better := places(options, ranks)
	slices.SortStableFunc(ranks, func(x, y Rank) int {
		return cmp.Or(cmp.Compare(better[x.Option], better[y.Option]), y.Difference.Amount.Compare(x.Difference.Amount))
	})
	for i := range ranks {
		if ranks[0].Place == 1 {
			ranks[i].Behind, _ = ranks[0].Difference.Amount.Sub(ranks[i].Difference.Amount)
		}
	}
	return ranks
}

// places gives each option its place, where what is known decides it, and returns how many
// options are known to be worth more than each.
func places(options []OptionResult, ranks []Rank) map[OptionID]int {
	better := map[OptionID]int{}
	for i, own := range options {
		for n, other := range options {
			switch sign, decided := other.compare(own); {
			case i == n:
			case !decided:
				ranks[i].Open = append(ranks[i].Open, other.Name)
			case sign > 0:
				better[own.Option]++
			}
		}
		ranks[i].AtBest = 1 + better[own.Option]
		if len(ranks[i].Open) == 0 {
			ranks[i].Place, ranks[i].AtBest = ranks[i].AtBest, 0
		}
	}
	return better
}

// compare returns 1 if an option is worth more than another, -1 if it is worth less and 0 if
// they are worth the same, unless what is known of them does not decide it.
func (o OptionResult) compare(other OptionResult) (sign int, decided bool) {
	switch {
	case o.Difference.Known() && other.Difference.Known():
		return o.Difference.Amount.Compare(other.Difference.Amount), true
	case o.Net.above(other.Net):
		return 1, true
	case other.Net.above(o.Net):
		return -1, true
	}
	return 0, false
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

// place returns the place, or between which places it is.
func (r Rank) place() string {
	switch {
	case r.Place > 0:
		return strconv.Itoa(r.Place)
	case r.AtBest == 0:
		return "–"
	case len(r.Open) == 1:
		return fmt.Sprintf("%d or %d", r.AtBest, r.AtBest+1)
	}
	return fmt.Sprintf("%d to %d", r.AtBest, r.AtBest+len(r.Open))
}

// Text returns the reason for the place as a sentence.
func (r Rank) Text(names report.Names) string {
	text := r.Name + ": " + r.reason()
	if len(r.Losers) == 0 {
		return text + "."
	}
	text += "; leaves " + report.List(report.NamesOf(names, report.Organisation, r.Losers)) + " worse off"
	switch {
	case r.Curable:
		return text + ", which a side payment would make good."
	case len(r.NotShared) > 0:
		return text + " as far as is agreed, and nobody has agreed who bears or gets " + report.List(r.NotShared) + "."
	case r.Difference.settled():
		return text + ", and no side payment would make that good."
	}
	return text + ", and whether a side payment would make that good is not known."
}

// reason returns how an option compares with the best and with the one that it is compared
// with, as far as is known.
func (r Rank) reason() string {
	missing := ""
	if len(r.NotKnown) > 0 {
		missing = ", since " + report.List(r.NotKnown) + " is not known"
	}
	compared := signedNet(r.Difference) + " compared with " + r.AgainstName + missing
	if r.Against == "" {
		compared = "and what the others are compared with"
	}
	switch {
	case r.Place == 0 && missing != "" && r.Difference == (Net{}):
		return "place " + r.place() + missing
	case r.Place == 0 && missing != "":
		return "place " + r.place() + missing + "; what is known makes " + r.Difference.Sterling()
	case r.Place == 0:
		text := "place " + r.place() + ", since it is not known whether " + report.List(r.Open) + " is worth more"
		if r.Behind.Known() {
			text += "; " + r.Behind.Sterling() + " behind the best"
		}
		return text
	case r.Place == 1:
		return "worth most, " + compared
	case r.Behind.Known():
		return r.Behind.Sterling() + " behind the best"
	}
	return "behind the best, " + compared
}
