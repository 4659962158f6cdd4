package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Succession is the end of a council and who takes its place, as in a
// reorganisation of local government: its shares, staff, assets and liabilities
// go to the successors in the shares stated.
type Succession struct {
	Predecessor OrgID            `json:"predecessor"`      // who ends
	On          calendar.Date    `json:"on,omitzero"`      // the first day of the successors
	Successors  []SuccessorShare `json:"successors"`       // who takes its place; together 100 %
	Source      string           `json:"source,omitempty"` // the order or agreement that says so
}

// SuccessorShare is what one successor takes over.
type SuccessorShare struct {
	Org     OrgID    `json:"org"`     // the successor
	Percent Quantity `json:"percent"` // of what the predecessor had: more than 0, at most 100
}

// Validate returns what is wrong with the share: an id that is none and a
// percentage that is not known (ErrRequired) or not more than 0 and at most 100
// (ErrRange).
func (s SuccessorShare) Validate() error {
	return errors.Join(
		field.At("org", s.Org.Validate()),
		between("percent", s.Percent, MustQuantity("0.000001"), MustQuantity("100")),
	)
}

// Validate returns what is wrong with the succession: no predecessor, day or
// successor (ErrRequired), a successor that is the predecessor (ErrInvalid) or is
// there twice (ErrDuplicate), and shares that are not 100 % together (ErrSum).
func (s Succession) Validate() error {
	errs := []error{field.At("predecessor", s.Predecessor.Validate())}
	if s.On.IsZero() {
		errs = append(errs, field.At("on", field.ErrRequired))
	}
	if len(s.Successors) == 0 {
		errs = append(errs, field.At("successors", field.ErrRequired))
	}
	errs = append(errs,
		field.Each("successors", s.Successors, SuccessorShare.Validate),
		field.Unique("successors", "org", s.Successors, func(x SuccessorShare) OrgID { return x.Org }),
		s.checkOthers(),
		field.At("successors", s.checkSum()),
	)
	return errors.Join(errs...)
}

// checkOthers returns the successors that are the predecessor itself.
func (s Succession) checkOthers() error {
	var errs []error
	for i, x := range s.Successors {
		if x.Org != "" && x.Org == s.Predecessor {
			errs = append(errs, field.At(field.Index("successors", i), field.At("org", fmt.Errorf("%s cannot succeed itself: %w", x.Org, field.ErrInvalid))))
		}
	}
	return errors.Join(errs...)
}

// checkSum returns ErrSum if the shares are known and are not 100 % together.
func (s Succession) checkSum() error {
	sum := int64(0)
	for _, x := range s.Successors {
		n, ok := x.Percent.Millionths()
		if !ok || n < 0 || n > 100*quantityScale {
			return nil // an error of its own
		}
		sum += n
	}
	if len(s.Successors) == 0 || sum == 100*quantityScale {
		return nil
	}
	return fmt.Errorf("the shares are %v %% together, not 100 %%: %w", Quantity{millionths: sum, known: true}, field.ErrSum)
}
