package match

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Stand is whether a reason speaks for or against a candidate.
type Stand string

// The stands.
const (
	For      Stand = "for"       // at least half of the weight
	Against  Stand = "against"   // less than half of the weight
	NotKnown Stand = "not-known" // a fact is missing: it could be either
)

// Stands returns every Stand.
func Stands() []Stand { return []Stand{For, Against, NotKnown} }

// UnmarshalText reads one of Stands, or no text, which is not set; the error wraps ErrInvalid.
func (s *Stand) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("stand of a reason", text, Stands())
	return err
}

// Title returns the stand as a form or a report shows it.
func (s Stand) Title() string { return field.Title(s) }

// FitReason is what one criterion says for or against a candidate: what was found, on which facts,
// and how many points it makes.
type FitReason struct {
	Criterion FitCriterion         `json:"criterion"` // which criterion
	Stand     Stand                `json:"stand"`     // whether it speaks for or against
	Found     string               `json:"found"`     // what was found, in words
	Facts     []RecordedFact       `json:"facts"`     // the facts that it rests on
	Weight    partnership.Quantity `json:"weight"`    // how much the criterion counts
	Fit       Bounds               `json:"fit"`       // how well the two fit, in whole per cent, from 0 to 100
	Points    Bounds               `json:"points"`    // the weight times the fit
}

// stand returns whether a fit speaks for or against the candidate.
func (x fit) stand() Stand {
	switch {
	case x.low >= 50:
		return For
	case x.high < 50:
		return Against
	}
	return NotKnown
}

// reason returns what a criterion says of two parties. Its facts are added to room, so that all
// reasons of a match share one allocation.
func (f *finder) reason(c counted, x fit, of couple, room []RecordedFact) (FitReason, []RecordedFact) {
	all := f.facts(room, c.criterion, of)
	return weighed(c, x, f.found(c.criterion, x, of), all[len(room):len(all):len(all)]), all
}

// weighed returns a reason with its points.
func weighed(c counted, x fit, found string, facts []RecordedFact) FitReason {
	low, high := x.points(c.weight)
	return FitReason{
		Criterion: c.criterion, Stand: x.stand(), Found: found, Facts: facts, Weight: quantity(c.weight),
		Fit: boundsOf(int64(x.low)*million, int64(x.high)*million), Points: boundsOf(low, high),
	}
}
