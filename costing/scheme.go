package costing

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Scheme is how a cost is shared, as a schedule to an agreement has it: parts that
// divide the cost, then adjustments to what each pays, in order, then one
// rounding. It is data: it can be stored, compared and read.
type Scheme struct {
	Name        string       `json:"name"`                  // what the agreement calls it
	Parts       []Part       `json:"parts"`                 // one at least
	Adjustments []Adjustment `json:"adjustments,omitempty"` // in the order in which they are made
	Rounding    Rounding     `json:"rounding,omitzero"`     // not set: ToPenny
}

// Part is a portion of a cost and the basis on which it is shared. The portion of
// a metered part is what its quantities and rate come to. That of any other is a
// percentage of the whole or, if none is set, all the rest; a part for the rest
// comes last.
//
// The percentages make exactly 100 unless there is a part for the rest. What
// metered parts alone leave over stays unshared: it is the residual.
type Part struct {
	Name    string               `json:"name,omitempty"`   // the heading of its column; required in a scheme
	Clause  string               `json:"clause,omitempty"` // which clause of the agreement says so
	Percent partnership.Quantity `json:"percent,omitzero"` // of the whole, 0 to 100
	Ladder  []Rung               `json:"ladder,omitempty"` // in place of percent: percentages by date
	Among   []partnership.OrgID  `json:"among,omitempty"`  // who shares it; nil: every member
	Basis   Basis                `json:"basis"`            // in proportion to what
}

// Rung is a percentage that holds from a day on, until the next rung. A ladder is
// rungs in order of time; the one that holds on the first day of the cost counts.
type Rung struct {
	From    partnership.Date     `json:"from,omitzero"`    // the first day
	Percent partnership.Quantity `json:"percent,omitzero"` // 0 to 100
}

// hundredPercent is 100 % in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// Validate returns what is wrong with the scheme by itself: a name, a part, a name
// of a part or a field that its kind needs missing (ErrRequired), a field that its
// kind has no use for or a category that is none (ErrInvalid), shares or parts
// that do not make 100 % (ErrSum), an organisation twice (ErrDuplicate),
// percentages outside their range (ErrRange), and parts or rungs out of order
// (ErrOrder). The message names the clause. Whether it suits the members and the
// facts, Statement tells.
func (s Scheme) Validate() error {
	return errors.Join(
		partnership.At("name", partnership.CheckText(s.Name)),
		checkParts("parts", s.Parts, true),
		partnership.Each("adjustments", s.Adjustments, Adjustment.validate),
		partnership.At("rounding", s.checkRounding()),
	)
}

// checkRounding returns ErrInvalid for a rounding that is none.
func (s Scheme) checkRounding() error {
	if s.Rounding == "" {
		return nil
	}
	_, err := partnership.OneOf("rounding", string(s.Rounding), Roundings())
	return err
}

// checkParts returns what is wrong with the parts of a scheme, or of a composite
// basis.
func checkParts(path string, parts []Part, ofScheme bool) error {
	if len(parts) == 0 {
		return partnership.At(path, partnership.ErrRequired)
	}
	err := partnership.Each(path, parts, func(p Part) error {
		return prefixed(clause(p.Clause), p.check(ofScheme))
	})
	return errors.Join(err, partnership.At(path, checkPortions(parts)))
}

// checkPortions returns ErrSum unless the portions of the parts make a whole, and
// ErrOrder if a part takes the rest before the last.
func checkPortions(parts []Part) error {
	var sum int64
	shared, metered, laddered := false, false, false
	for i, p := range parts {
		n, _ := p.Percent.Millionths()
		sum += n
		laddered = laddered || len(p.Ladder) > 0
		metered = metered || p.Basis.Kind == Metered
		shared = shared || p.Basis.Kind != Metered
		if p.rest() && i < len(parts)-1 {
			return fmt.Errorf("part %d takes the rest and is not the last of %d: %w", i+1, len(parts), partnership.ErrOrder)
		}
	}
	rest := parts[len(parts)-1].rest()
	switch {
	case rest && sum > hundredPercent, !rest && shared && !laddered && !metered && sum != hundredPercent:
		return fmt.Errorf("the parts make %s %%, not 100 %%: %w", percentText(sum), partnership.ErrSum)
	case !rest && shared && (laddered || metered):
		return fmt.Errorf("parts that are metered or have a ladder leave a rest, and no part takes it: %w", partnership.ErrSum)
	}
	return nil
}

// rest reports whether the part takes the rest.
func (p Part) rest() bool {
	return p.Basis.Kind != Metered && !p.Percent.Known() && len(p.Ladder) == 0
}

// check returns what is wrong with the part.
func (p Part) check(ofScheme bool) error {
	var name error
	if ofScheme {
		name = partnership.At("name", partnership.CheckText(p.Name))
	}
	return errors.Join(
		name,
		partnership.At("percent", checkOptional(p.Percent, hundredPercent)),
		checkLadder(p.Ladder),
		partnership.At("ladder", p.checkPortion()),
		checkAmong(p.Among),
		p.checkMetered(ofScheme),
		partnership.At("basis", p.Basis.Validate()),
	)
}

// checkPortion returns ErrInvalid for a ladder beside a percentage.
func (p Part) checkPortion() error {
	if len(p.Ladder) == 0 || !p.Percent.Known() {
		return nil
	}
	return fmt.Errorf("there is a percentage already: %w", partnership.ErrInvalid)
}

// checkMetered returns ErrInvalid for a metered part with a portion, or within a
// composite.
func (p Part) checkMetered(ofScheme bool) error {
	if p.Basis.Kind != Metered {
		return nil
	}
	var errs []error
	if p.Percent.Known() || len(p.Ladder) > 0 {
		errs = append(errs, partnership.At("percent", fmt.Errorf("a metered part has no percentage: %w", partnership.ErrInvalid)))
	}
	if !ofScheme {
		errs = append(errs, partnership.At("basis.kind", fmt.Errorf("%s gives amounts and not shares: %w", Metered, partnership.ErrInvalid)))
	}
	return errors.Join(errs...)
}

// checkPercentage returns the error of a percentage that has to be from 0 to most
// millionths of a per cent.
func checkPercentage(percent partnership.Quantity, most int64) error {
	n, known := percent.Millionths()
	switch {
	case !known:
		return partnership.ErrRequired
	case n < 0 || n > most:
		return fmt.Errorf("%v %% is not from 0 to %s %%: %w", percent, percentText(most), partnership.ErrRange)
	}
	return nil
}

// checkOptional is checkPercentage for a percentage that need not be known.
func checkOptional(percent partnership.Quantity, most int64) error {
	if !percent.Known() {
		return nil
	}
	return checkPercentage(percent, most)
}

// percentText writes millionths of a per cent.
func percentText(millionths int64) string {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q.String()
}

// checkLadder returns what is wrong with the rungs.
func checkLadder(ladder []Rung) error {
	if len(ladder) == 0 {
		return nil
	}
	var before partnership.Date
	return partnership.Each("ladder", ladder, func(r Rung) error {
		var order error
		switch {
		case r.From.IsZero():
			order = partnership.ErrRequired
		case !r.From.After(before):
			order = fmt.Errorf("%v comes after %v: %w", r.From, before, partnership.ErrOrder)
		}
		before = r.From
		return errors.Join(partnership.At("from", order), partnership.At("percent", checkPercentage(r.Percent, hundredPercent)))
	})
}

// checkAmong returns what is wrong with a list of organisations that may be nil.
func checkAmong(among []partnership.OrgID) error {
	if among != nil && len(among) == 0 {
		return partnership.At("among", fmt.Errorf("it is among nobody: %w", partnership.ErrRequired))
	}
	return checkOrgs("among", among)
}

// checkOrgs returns ErrRequired or ErrInvalid for each id that is none, and
// ErrDuplicate for each that is there already.
func checkOrgs(path string, orgs []partnership.OrgID) error {
	if len(orgs) == 0 {
		return nil
	}
	seen := make(map[partnership.OrgID]bool, len(orgs))
	return partnership.Each(path, orgs, func(org partnership.OrgID) error {
		if seen[org] && org != "" {
			return fmt.Errorf("%q is there already: %w", org, partnership.ErrDuplicate)
		}
		seen[org] = true
		return org.Validate()
	})
}

// percentOn returns the percentage of the part on a day, in millionths of a per
// cent; ok is false before the first rung of its ladder.
func (p Part) percentOn(day partnership.Date) (millionths int64, ok bool) {
	if len(p.Ladder) == 0 {
		return p.Percent.Millionths()
	}
	return onLadder(p.Ladder, day)
}

// onLadder returns the percentage of the last rung that holds on a day.
func onLadder(ladder []Rung, day partnership.Date) (millionths int64, ok bool) {
	for _, rung := range ladder {
		if !rung.From.After(day) {
			millionths, ok = rung.Percent.Millionths()
		}
	}
	return millionths, ok
}

// clause returns the clause in words, and "" for none.
func clause(number string) string {
	if number == "" {
		return ""
	}
	return "clause " + number
}

// prefixed returns err with words in front of what each of its errors says, at
// the same places. No words change nothing.
func prefixed(words string, err error) error {
	if words == "" || err == nil {
		return err
	}
	var errs []error
	for _, e := range partnership.FieldErrors(err) {
		errs = append(errs, partnership.At(e.Path, fmt.Errorf("%s: %w", words, e.Err)))
	}
	return errors.Join(errs...)
}
