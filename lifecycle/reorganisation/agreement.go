package reorganisation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// agreed returns the last agreement about a line that was known on a day and counts, and the
// last one that was known and does not, if there is none after it that does.
func (p *passing) agreed(all []SuccessorAgreement, line partnership.LineID, before []partnership.OrgID, known calendar.Date) (last SuccessorAgreement, ok bool, pending string) {
	heirs := p.heirsOf(before)
	for _, a := range all {
		if a.Line != line || a.known().After(known) || ok && a.On.Before(last.On) {
			continue
		}
		if lacks := p.lacks(a, heirs); lacks != "" {
			pending = lacks
			continue
		}
		last, ok, pending = a, true, ""
	}
	return last, ok, pending
}

// heirsOf returns who takes the place of those of some organisations that end, each once.
func (p *passing) heirsOf(orgs []partnership.OrgID) []partnership.OrgID {
	return p.list(slices.DeleteFunc(slices.Clone(orgs), func(org partnership.OrgID) bool { return !p.ends(org) }))
}

// lacks returns what an agreement lacks to count on the vesting day: it has to be of a day
// before, and of all successors. It is "" for one that counts.
func (p *passing) lacks(a SuccessorAgreement, heirs []partnership.OrgID) string {
	var missing []string
	for _, org := range heirs {
		if !slices.Contains(a.By, org) {
			missing = append(missing, string(org))
		}
	}
	what := "keep it together"
	if a.Decision == TakeApart {
		what = "take it apart"
	}
	who := strings.Join(missing, " and ")
	switch {
	case !a.On.Before(p.order.Vesting):
		return fmt.Sprintf("what follows from the decision of %v to %s: it came too late for the day", a.On, what)
	case len(missing) == 1:
		return fmt.Sprintf("whether %s agrees to %s, which was decided on %v: no decision of %s is recorded", who, what, a.On, who)
	case len(missing) > 1:
		return fmt.Sprintf("whether %s agree to %s, which was decided on %v: no decision of theirs is recorded", who, what, a.On)
	}
	return ""
}

// decide works out what becomes of each line and of the record, and what is agreed alike about
// all lines that go on.
func (c *carrying) decide() {
	c.fates = map[partnership.LineID]Fate{}
	first := true
	var fates []LineFate
	for _, id := range c.before.lineIDs() {
		fate := c.lineFate(id)
		fates = append(fates, fate)
		c.fates[id] = fate.Fate
		if fate.Fate == NotShared || fate.Fate == MustBeDivided {
			continue
		}
		a, _, _ := c.agreed(c.before.Agreements, id, fate.Before, c.known)
		if !slices.Contains(fate.After, a.Lead) {
			a.Lead = ""
		}
		if first {
			c.settled, first = a, false
			continue
		}
		if a.Lead != c.settled.Lead {
			c.settled.Lead = ""
		}
		if a.Structure != c.settled.Structure {
			c.settled.Structure = ""
		}
	}
	c.stand(fates)
}

// anyFate reports whether something becomes of a line: a council that ends shares it, as the state or
// the record says.
func (c *carrying) anyFate() bool {
	return slices.ContainsFunc(c.before.lineIDs(), func(id partnership.LineID) bool {
		return c.fates[id] != Untouched && c.fates[id] != NotShared
	})
}

// apart reports whether the sharing of a line ends on the day, and it is taken apart.
func (c *carrying) apart(line partnership.LineID) bool { return c.fates[line] == MustBeDivided }

// checkNames returns ErrNotFound for what the agreements and divisions of a file name and
// neither the file nor the order has.
func (p *passing) checkNames(f File) error {
	known := func(org partnership.OrgID) bool {
		if _, found := p.councils[org]; found || org == "" {
			return true
		}
		return slices.ContainsFunc(f.Partnership.Members, func(m partnership.Member) bool { return m.Org == org })
	}
	leads := field.Each("agreements", f.Agreements, func(a SuccessorAgreement) error {
		if known(a.Lead) {
			return nil
		}
		return field.At("lead", fmt.Errorf("%s is neither a member nor a council of the order: %w", field.Quote(a.Lead), field.ErrNotFound))
	})
	taker := func(org partnership.OrgID) error {
		if known(org) || f.holds(org) {
			return nil
		}
		return fmt.Errorf("%s is neither a member nor a council of the order: %w", field.Quote(org), field.ErrNotFound)
	}
	takers := errors.Join(
		field.Each("posts", f.Posts, func(x staff.Post) error { return field.At("pinned", taker(x.Pinned)) }),
		field.Each("assets", f.Assets, func(x MemberAsset) error { return field.At("to", taker(x.To)) }),
		field.Each("contracts", f.Contracts, func(x MemberContract) error {
			return errors.Join(field.Each("to", x.To, taker), field.Each("parts", x.Parts, func(s partnership.Share) error { return field.At("org", taker(s.Org)) }))
		}),
	)
	drivers := field.Each("division_bases", f.DivisionBases, func(d DivisionBasis) error {
		if d.Driver == p.order.Basis || !p.divides() || slices.ContainsFunc(p.order.Councils, func(c Council) bool {
			_, has := measured(c.Totals, d.Driver)
			return has
		}) {
			return nil
		}
		return field.At("driver", fmt.Errorf("no council of the order is measured by %s: %w", field.Quote(d.Driver), field.ErrNotFound))
	})
	return errors.Join(takers, drivers, leads)
}

// holds reports whether an organisation holds something for the partnership, member or not.
func (f File) holds(org partnership.OrgID) bool {
	return slices.ContainsFunc(f.Posts, func(x staff.Post) bool { return x.Employer == org }) ||
		slices.ContainsFunc(f.Assets, func(x MemberAsset) bool { return x.Holder == org }) ||
		slices.ContainsFunc(f.Contracts, func(x MemberContract) bool { return x.Holder == org })
}

// divides reports whether the order divides a council.
func (p *passing) divides() bool {
	return slices.ContainsFunc(p.order.Councils, func(c Council) bool { return len(c.Parts) > 0 })
}

// checkNames returns ErrNotFound for a line that an agreement or a division names, and a debt, risk
// or figure that a division names, and the file does not have.
func (f File) checkNames() error {
	lines := map[partnership.LineID]bool{"": true}
	for _, id := range f.lineIDs() {
		lines[id] = true
	}
	line := func(id partnership.LineID) error {
		if lines[id] {
			return nil
		}
		return field.At("line", fmt.Errorf("%s is not a line of the partnership: %w", field.Quote(id), field.ErrNotFound))
	}
	divided := f.dividedThings()
	agreements := field.Each("agreements", f.Agreements, func(a SuccessorAgreement) error { return line(a.Line) })
	divisions := field.Each("division_bases", f.DivisionBases, func(d DivisionBasis) error {
		return errors.Join(line(d.Line), divided.check(d))
	})
	return errors.Join(agreements, divisions)
}

// dividedThings are the ids of the debts, risks and figures of a file.
type dividedThings map[PieceKind]map[string]bool

// dividedThings returns the ids of the debts, risks and figures.
func (f File) dividedThings() dividedThings {
	all := dividedThings{DebtPiece: {}, RiskPiece: {}, FigurePiece: {}}
	for _, x := range f.Debts {
		all[DebtPiece][x.Name] = true
	}
	for _, r := range f.Register.Risks {
		all[RiskPiece][string(r.ID)] = true
	}
	for _, x := range f.Figures {
		all[FigurePiece][string(x.Driver)] = true
	}
	return all
}

// check returns ErrNotFound for a debt, risk or figure that a division names and is not there.
func (all dividedThings) check(d DivisionBasis) error {
	where := ""
	switch {
	case d.ID == "":
	case d.Kind == DebtPiece && !all[DebtPiece][d.ID]:
		where = "among the debts"
	case d.Kind == RiskPiece && !all[RiskPiece][d.ID]:
		where = "among the risks"
	case d.Kind == FigurePiece && !all[FigurePiece][d.ID]:
		where = "among the figures"
	case d.Kind == "" && !all[DebtPiece][d.ID] && !all[RiskPiece][d.ID] && !all[FigurePiece][d.ID]:
		where = "a debt, a risk or a figure"
	}
	if where == "" {
		return nil
	}
	return field.At("id", fmt.Errorf("%s is not %s: %w", field.Quote(d.ID), where, field.ErrNotFound))
}
