package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// history is some registers in order of time, with where every risk stood in each.
type history struct {
	registers []Register
	places    []map[RiskID]int // the place of each risk, for each register
	standings [][]Standing     // where each risk stood, for each register in its order; zero: it was not open
}

// newHistory returns the history of registers; there is at least one.
func newHistory(registers []Register) *history {
	h := &history{registers: registers}
	for i := range registers {
		reg := &registers[i]
		place := reg.placer()
		standings := make([]Standing, len(reg.Risks))
		for j := range reg.Risks {
			if r := &reg.Risks[j]; r.Status == OpenRisk {
				standings[j] = place.standing(r)
			}
		}
		h.places, h.standings = append(h.places, reg.places()), append(h.standings, standings)
	}
	return h
}

// register returns the register so many before the last, which there must be.
func (h *history) register(back int) *Register { return &h.registers[len(h.registers)-1-back] }

// past is what the registers have of one risk.
type past struct {
	history *history
	id      RiskID
	now     *Risk // in the last register; nil: it is not there
	before  *Risk // in the one before; nil: it is not there
}

// pasts returns the past of each risk of the last register, in its order, and then
// of each that only the one before has.
func (h *history) pasts() []past {
	var all []past
	last := h.register(0)
	for i := range last.Risks {
		r := &last.Risks[i]
		all = append(all, past{history: h, id: r.ID, now: r, before: h.risk(r.ID, 1)})
	}
	if len(h.registers) > 1 {
		before := h.register(1)
		for i := range before.Risks {
			if r := &before.Risks[i]; h.risk(r.ID, 0) == nil {
				all = append(all, past{history: h, id: r.ID, before: r})
			}
		}
	}
	return all
}

// risk returns a risk of the register so many before the last, nil if it is not
// there.
func (h *history) risk(id RiskID, back int) *Risk {
	n := len(h.registers) - 1 - back
	if n < 0 {
		return nil
	}
	i, there := h.places[n][id]
	if !there {
		return nil
	}
	return &h.registers[n].Risks[i]
}

// standing returns where the risk stood in the register so many before the last;
// zero: it was not there, or not open.
func (p past) standing(back int) Standing {
	n := len(p.history.registers) - 1 - back
	if n < 0 {
		return Standing{}
	}
	i, there := p.history.places[n][p.id]
	if !there {
		return Standing{}
	}
	return p.history.standings[n][i]
}

// aboveAppetite returns in how many registers in a row, to the last, the risk was
// above appetite. known is false if it is not known of the one before these.
func (p past) aboveAppetite() (registers int, known bool) {
	for range p.history.registers {
		switch p.standing(registers).Fit {
		case AboveAppetite:
			registers++
		case AppetiteUnknown:
			return registers, false
		default:
			return registers, true
		}
	}
	return registers, true
}

// merged returns the risks of the last register that were merged since the one
// before, by the risk that they are a part of now.
func (h *history) merged() map[RiskID][]RiskID {
	into := map[RiskID][]RiskID{}
	last := h.register(0)
	for i := range last.Risks {
		r := &last.Risks[i]
		if before := h.risk(r.ID, 1); r.Status == MergedRisk && (before == nil || before.Status != MergedRisk) {
			into[r.MergedInto] = append(into[r.MergedInto], r.ID)
		}
	}
	return into
}

// split returns the new risks of the last register by the risk that they were a part of.
func (h *history) split() map[RiskID][]RiskID {
	from := map[RiskID][]RiskID{}
	last := h.register(0)
	for i := range last.Risks {
		if r := &last.Risks[i]; r.SplitFrom != "" && h.risk(r.ID, 1) == nil {
			from[r.SplitFrom] = append(from[r.SplitFrom], r.ID)
		}
	}
	return from
}

// checkHistory returns an error unless there are enough registers, of one partnership, in
// order of time and with one matrix.
func checkHistory(registers []Register, least int) error {
	if len(registers) < least {
		return field.At("registers", fmt.Errorf("registers found: %d, wanted: %d or more: %w", len(registers), least, field.ErrRequired))
	}
	var errs []error
	for i := 1; i < len(registers); i++ {
		before, reg := &registers[i-1], &registers[i]
		errs = append(errs, field.At(fmt.Sprintf("registers[%d]", i), errors.Join(
			reg.checkSameBody(before),
			reg.checkLater(before),
			field.At("matrix", checkSameMatrix(before, reg)),
		)))
	}
	return errors.Join(errs...)
}

// checkSameBody returns ErrInvalid if two registers are not of one partnership or
// one member.
func (reg *Register) checkSameBody(before *Register) error {
	var errs []error
	if reg.Partnership != before.Partnership {
		errs = append(errs, field.At("partnership", fmt.Errorf("%v, and %v before: %w", reg.Partnership, before.Partnership, field.ErrInvalid)))
	}
	if reg.Member != before.Member {
		errs = append(errs, field.At("member", fmt.Errorf("%s, and %s before: %w", field.Quote(reg.Member), field.Quote(before.Member), field.ErrInvalid)))
	}
	return errors.Join(errs...)
}

// checkLater returns ErrOrder unless the register is of a later day.
func (reg *Register) checkLater(before *Register) error {
	if reg.AsOf.After(before.AsOf) {
		return nil
	}
	return field.At("as_of", fmt.Errorf("%v is not after %v: %w", reg.AsOf, before.AsOf, field.ErrOrder))
}

// checkSameMatrix returns ErrInvalid if the matrices of two registers do not rate alike.
func checkSameMatrix(a, b *Register) error {
	switch {
	case !b.OpportunityMatrix.RatesAs(a.OpportunityMatrix):
		return fmt.Errorf("opportunities are not rated as before: %w", field.ErrInvalid)
	case b.Matrix.RatesAs(a.Matrix):
		return nil
	}
	return fmt.Errorf("%s does not rate as %s before: %w", field.Quote(b.Matrix.Name), field.Quote(a.Matrix.Name), field.ErrInvalid)
}
