package exit

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// LinePart is one of the lines that replace a service line that is split, and its part of what
// that line costs.
type LinePart struct {
	Line     partnership.LineID   `json:"line"`  // which line
	Fraction partnership.Fraction `json:"share"` // of the costs; all parts together make the whole
}

// Validate returns what is wrong with the part: a missing id or fraction (ErrRequired), and a
// malformed id (ErrInvalid).
func (l LinePart) Validate() error {
	return errors.Join(field.At("line", l.Line.Validate()), field.RequiredValue("share", l.Fraction))
}

// SplitLine returns the plan after a service line was split into others:
//
//   - intentions, withdrawals, terminations and continuations that name the line name its parts
//     instead;
//   - each cost of the line is replaced by one for each part, split to the penny by their
//     fractions, as by costing.SplitShares; a cost that is not known stays so;
//   - each of these costs keeps the scheme: look at it again if the scheme has fixed amounts;
//   - posts, assets, contracts and data are those of the partnership, and stay as they are.
//
// The plan that is returned shares no list with this one.
//
// The errors are those of Validate and, for a plan of more than 100,000 entries, of
// field.Decode; at "line" those of the id, and at "into":
//
//   - what LinePart finds; fewer than two (ErrRequired);
//   - a duplicate, the line itself, or a line that the plan names already (ErrDuplicate);
//   - fractions that do not make the whole (ErrSum), or have no common denominator up to
//     1,000,000,000,000,000 (ErrRange).
func (p Plan) SplitLine(line partnership.LineID, into []LinePart) (Plan, error) {
	err := errors.Join(p.Validate(), field.At("line", line.Validate()), p.checkParts(line, into))
	if err != nil {
		return Plan{}, err
	}
	text, _ := json.Marshal(p) // it is valid
	after, err := field.Decode[Plan](text)
	if err != nil {
		return Plan{}, err
	}
	for _, lines := range after.lineLists() {
		*lines = replaceLine(*lines, line, into)
	}
	shares := sharesOf(into)
	after.Costs.Items = splitCosts(after.Costs.Items, shares, func(c *CostItem) (*partnership.LineID, *costing.Money) {
		return &c.Line, &c.Amount
	}, line)
	after.Costs.Stranded = splitCosts(after.Costs.Stranded, shares, func(s *Stranded) (*partnership.LineID, *costing.Money) {
		return &s.Line, &s.Monthly
	}, line)
	return after, nil
}

// lineLists returns where the plan lists lines.
func (p *Plan) lineLists() []*[]partnership.LineID {
	var lists []*[]partnership.LineID
	for i := range p.Intentions {
		lists = append(lists, &p.Intentions[i].Lines)
	}
	for i := range p.Withdrawals {
		lists = append(lists, &p.Withdrawals[i].Lines)
	}
	for i := range p.Terminations {
		lists = append(lists, &p.Terminations[i].Lines)
	}
	for i := range p.Continuations {
		lists = append(lists, &p.Continuations[i].Lines)
	}
	return lists
}

// checkParts returns what is wrong with the parts of a line.
func (p Plan) checkParts(line partnership.LineID, into []LinePart) error {
	named := map[partnership.LineID]bool{line: true}
	for _, lines := range p.lineLists() {
		for _, id := range *lines {
			named[id] = true
		}
	}
	for _, c := range p.Costs.Items {
		named[c.Line] = true
	}
	for _, s := range p.Costs.Stranded {
		named[s.Line] = true
	}
	var few error
	if len(into) < 2 {
		few = field.At("into", fmt.Errorf("%d, want at least 2: %w", len(into), field.ErrRequired))
	}
	err := errors.Join(
		few,
		field.Each("into", into, func(part LinePart) error {
			if part.Line != "" && named[part.Line] {
				return field.At("line", fmt.Errorf("the plan names %s already: %w", field.Quote(part.Line), field.ErrDuplicate))
			}
			return part.Validate()
		}),
		field.Unique("into", "line", into, func(part LinePart) partnership.LineID { return part.Line }),
	)
	if err != nil {
		return err
	}
	return partnership.CheckShares("into", sharesOf(into))
}

// sharesOf returns the parts as shares, each under the id of its line.
func sharesOf(into []LinePart) []partnership.Share {
	shares := make([]partnership.Share, len(into))
	for i, part := range into {
		shares[i] = partnership.Share{Org: partnership.OrgID(part.Line), Fraction: part.Fraction}
	}
	return shares
}

// replaceLine returns a list of lines with the parts of one in its place.
func replaceLine(lines []partnership.LineID, line partnership.LineID, into []LinePart) []partnership.LineID {
	var after []partnership.LineID
	for _, id := range lines {
		if id != line {
			after = append(after, id)
			continue
		}
		for _, part := range into {
			after = append(after, part.Line)
		}
	}
	return after
}

// splitCosts returns costs with one for each part of a line in place of each of its costs.
// parts says where a cost has its line and its amount.
func splitCosts[T any](costs []T, shares []partnership.Share, parts func(*T) (*partnership.LineID, *costing.Money), line partnership.LineID) []T {
	var after []T
	for _, cost := range costs {
		of, amount := parts(&cost)
		if *of != line {
			after = append(after, cost)
			continue
		}
		for _, part := range taken(*amount, shares) {
			*of, *amount = partnership.LineID(part.Org), part.Amount
			after = append(after, cost)
		}
	}
	return after
}
