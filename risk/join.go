package risk

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Join makes one register of several: that of the partnership first, and then those of
// its members. The result has the title, day and settings of the first. Its members,
// appetites, shared controls, risks and plans are those of each in turn. A member that
// several have is listed once; of several statements of one appetite the strictest is
// kept. A risk or an appetite of a member's register that names nobody then names that
// member.
//
// The same place must rate the same in every register, so they must have one matrix;
// Translate brings a register to another. The errors are, at "registers[i]":
//
//   - what Register.Validate finds in it
//   - ErrInvalid: another partnership or matrix; another PlansFrom, ReviewMonths,
//     ReviewWeeks or AppetiteRatings, where it has its own; a second register of the partnership
//   - ErrOrder: another day
//   - ErrDuplicate: a shared control, a risk or a plan with an id that another register has
//
// and ErrRequired, at "registers", if there is no register.
func Join(registers []Register) (Register, error) {
	if len(registers) == 0 {
		return Register{}, field.At("registers", field.ErrRequired)
	}
	first := &registers[0]
	n := -1
	err := field.Each("registers", registers, func(reg Register) error {
		n++
		err := reg.Validate()
		if n > 0 {
			err = errors.Join(err, reg.checkJoins(first))
		}
		return err
	})
	if err = errors.Join(err, joinable(registers)); err != nil {
		return Register{}, err
	}
	whole := first.clone()
	whole.Member = ""
	whole.named(first.Member)
	for i := range registers[1:] {
		next := registers[i+1].clone()
		next.named(next.Member)
		whole.add(next)
	}
	whole.Members = once(whole.Members)
	whole.Appetites = whole.strictest()
	return whole, nil
}

// checkJoins returns why a register cannot be joined to the first.
func (reg *Register) checkJoins(first *Register) error {
	var errs []error
	if reg.Partnership != first.Partnership {
		errs = append(errs, field.At("partnership", fmt.Errorf("%v, and %v before: %w", reg.Partnership, first.Partnership, field.ErrInvalid)))
	}
	if reg.Member == "" {
		errs = append(errs, field.At("member", fmt.Errorf("the register of the partnership comes first, and once: %w", field.ErrInvalid)))
	}
	if reg.AsOf != first.AsOf {
		errs = append(errs, field.At("as_of", fmt.Errorf("%v, and %v before: %w", reg.AsOf, first.AsOf, field.ErrOrder)))
	}
	other := fmt.Errorf("it is not that of the first register: %w", field.ErrInvalid)
	errs = append(errs, field.At("matrix", checkSameMatrix(first, reg)))
	if reg.PlansFrom != "" && reg.PlansFrom != first.PlansFrom {
		errs = append(errs, field.At("plans_from", other))
	}
	if len(reg.ReviewMonths) > 0 && !slices.Equal(reg.ReviewMonths, first.ReviewMonths) {
		errs = append(errs, field.At("review_months", other))
	}
	if len(reg.ReviewWeeks) > 0 && !slices.Equal(reg.ReviewWeeks, first.ReviewWeeks) {
		errs = append(errs, field.At("review_weeks", other))
	}
	if len(reg.AppetiteRatings) > 0 && !slices.Equal(reg.AppetiteRatings, first.AppetiteRatings) {
		errs = append(errs, field.At("appetite_ratings", other))
	}
	return errors.Join(errs...)
}

// joinable returns ErrDuplicate for each shared control, risk and plan whose id an earlier register
// has.
func joinable(registers []Register) error {
	controls, risks, plans := map[string]int{}, map[RiskID]int{}, map[PlanID]int{}
	var errs []error
	for i := range registers {
		path := field.Index("registers", i)
		errs = append(
			errs,
			field.At(path, fresh("controls", i, controls, registers[i].Controls, func(c Control) string { return c.ID })),
			field.At(path, fresh("risks", i, risks, registers[i].Risks, func(r Risk) RiskID { return r.ID })),
			field.At(path, fresh("plans", i, plans, registers[i].Plans, func(p ContingencyPlan) PlanID { return p.ID })),
		)
	}
	return errors.Join(errs...)
}

// fresh returns ErrDuplicate for each item of register n whose id is in seen, and adds
// the ids of the others.
func fresh[T any, K ~string](path string, n int, seen map[K]int, items []T, id func(T) K) error {
	return field.Each(path, items, func(item T) error {
		if before, there := seen[id(item)]; there {
			return field.At("id", fmt.Errorf("%s is already in registers[%d]: %w", field.Quote(id(item)), before, field.ErrDuplicate))
		}
		seen[id(item)] = n
		return nil
	})
}

// named gives the risks and appetites of a member's own register its name where
// they have none. The register of a partnership stays as it is.
func (reg *Register) named(member partnership.OrgID) {
	if member == "" {
		return
	}
	for i := range reg.Risks {
		if len(reg.Risks[i].Members) == 0 {
			reg.Risks[i].Members = []partnership.OrgID{member}
		}
	}
	for i := range reg.Appetites {
		if reg.Appetites[i].Member == "" {
			reg.Appetites[i].Member = member
		}
	}
}

// add adds what another register has.
func (reg *Register) add(other Register) {
	reg.Members = append(reg.Members, other.Members...)
	reg.Appetites = append(reg.Appetites, other.Appetites...)
	reg.Controls = append(reg.Controls, other.Controls...)
	reg.Risks = append(reg.Risks, other.Risks...)
	reg.Plans = append(reg.Plans, other.Plans...)
}

// once returns the ids without repetitions, in the order in which they first occur.
func once(ids []partnership.OrgID) []partnership.OrgID {
	seen := make(map[partnership.OrgID]bool, len(ids))
	return slices.DeleteFunc(ids, func(id partnership.OrgID) bool {
		before := seen[id]
		seen[id] = true
		return before
	})
}

// strictest returns the strictest statement of each member and category, in the order in
// which the first of them occurs.
func (reg *Register) strictest() []AppetiteStatement {
	places := make(map[appetiteKey]int, len(reg.Appetites))
	all, cells := []AppetiteStatement{}, reg.cells()
	for _, s := range reg.Appetites {
		key := appetiteKey{s.Member, s.Category}
		if i, there := places[key]; there {
			if reg.stated(s, cells).stricter(reg.stated(all[i], cells)) {
				all[i] = s
			}
			continue
		}
		places[key] = len(all)
		all = append(all, s)
	}
	return all
}
