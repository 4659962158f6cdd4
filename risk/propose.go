package risk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Propose returns those of Barriers that a partnership points to on a day, in their
// order, each with the reasons: how the partnership was assessed against its barriers,
// who holds political control, what its agreement lacks, and what must be in place before
// a start. The organisations are the records of its members, as far as they exist.
//
// Something that was not assessed or recorded is a reason too, since it cannot be ruled
// out. A barrier of the maturity Managed or higher is overcome, and no reason, unless its
// maturity has fallen.
func Propose(p partnership.Partnership, organisations []partnership.Organisation, asOf calendar.Date) Proposals {
	then := p.On(asOf)
	reasons := map[RiskID][]string{
		sovereigntyID: maturityReasons(then, asOf, partnership.SovereigntyBarrier, partnership.PoliticalBarrier),
		cultureID:     maturityReasons(then, asOf, partnership.CulturalBarrier),
		leadershipID:  maturityReasons(then, asOf, partnership.LeadershipBarrier),
		buyInID:       maturityReasons(then, asOf, partnership.TrustBarrier),
		controlID:     controlReasons(then, organisations, asOf),
		timescaleID:   timescaleReasons(p, asOf),
		levelsID:      levelReasons(then),
		alignmentID:   prerequisiteReasons(then, asOf, partnership.PolicyAlignment, partnership.WorkPractice, partnership.ITPlatform),
		migrationID:   prerequisiteReasons(then, asOf, partnership.DataReady),
		contractsID:   prerequisiteReasons(then, asOf, partnership.ContractLock),
		leaverID:      noticeReasons(then),
		exitID:        exitReasons(then),
	}
	proposals := Proposals{}
	for _, b := range barriers() {
		if found := reasons[b.id]; len(found) > 0 {
			proposal := b.proposal()
			proposal.Reasons = found
			proposals = append(proposals, proposal)
		}
	}
	return proposals
}

// maturityReasons returns why barriers are not overcome.
func maturityReasons(p partnership.Partnership, asOf calendar.Date, barriers ...partnership.Barrier) []string {
	movements := partnership.CompareBarriers(p.Barriers, asOf)
	var reasons []string
	for _, barrier := range barriers {
		i := slices.IndexFunc(movements, func(m partnership.BarrierMovement) bool { return m.Barrier == barrier })
		if i < 0 {
			reasons = append(reasons, string(barrier)+" barrier: not assessed")
			continue
		}
		latest := movements[i].Latest
		levels, moved := movements[i].Levels()
		switch {
		case moved && levels < 0:
			reasons = append(reasons, fmt.Sprintf("%s barrier: %v on %v, fallen from %v", barrier, latest.Maturity, latest.On, movements[i].Before.Maturity))
		case latest.Maturity < partnership.Managed:
			reasons = append(reasons, fmt.Sprintf("%s barrier: %v on %v", barrier, latest.Maturity, latest.On))
		}
	}
	return reasons
}

// controlReasons returns why the politics of the members may diverge: they are under
// different control, one has changed control within a year, or its control is not
// recorded.
func controlReasons(p partnership.Partnership, organisations []partnership.Organisation, asOf calendar.Date) []string {
	var reasons, parties []string
	year := calendar.Term{First: asOf.AddMonths(-12), Last: asOf}
	known := make(map[partnership.OrgID]partnership.Organisation, len(organisations))
	for _, o := range slices.Backward(organisations) {
		known[o.ID] = o // of two the first
	}
	for _, m := range p.Members {
		org, there := known[m.Org]
		if there && !org.Kind.Council() || m.Role == partnership.ProviderRole {
			continue
		}
		name := cmp.Or(org.Name, string(m.Org))
		party, recorded := org.ControlOn(asOf)
		if !recorded {
			reasons = append(reasons, name+": control is not recorded")
			continue
		}
		parties = append(parties, party)
		for j, c := range org.Control {
			if j > 0 && year.Contains(c.Term.First) && org.Control[j-1].Party != c.Party {
				reasons = append(reasons, fmt.Sprintf("%s: %s from %v, %s before", name, c.Party, c.Term.First, org.Control[j-1].Party))
			}
		}
	}
	slices.Sort(parties)
	if parties = slices.Compact(parties); len(parties) > 1 {
		reasons = append(reasons, "under different control: "+listed(parties))
	}
	return reasons
}

// companyMonths is how many months a jointly owned company can take to set up (the
// scrutiny paper: three years).
const companyMonths = 36

// timescaleReasons returns why the start may be too early, if it is still to come or no
// day is recorded for it.
func timescaleReasons(p partnership.Partnership, asOf calendar.Date) []string {
	terms := p.Agreement.On(asOf)
	first := terms.Term.First
	switch {
	case first.IsZero():
		return []string{"no start is recorded"}
	case !first.After(asOf):
		return nil
	}
	var reasons []string
	if terms.Structure == partnership.JointCompany && first.Before(asOf.AddMonths(companyMonths)) {
		reasons = append(reasons, fmt.Sprintf("a jointly owned company is to start on %v, and can take %d months", first, companyMonths))
	}
	start, err := partnership.EarliestStart(asOf, p.Prerequisites)
	switch {
	case err != nil:
		reasons = append(reasons, "the prerequisites do not say when a start is possible")
	case start.Earliest.After(first):
		reasons = append(reasons, fmt.Sprintf("it is to start on %v, and cannot before %v: %s", first, start.Earliest, prerequisites(p, start.Binding)))
	case !start.Known():
		reasons = append(reasons, fmt.Sprintf("it is to start on %v, and nobody knows when these are done: %s", first, prerequisites(p, start.Unknown)))
	}
	return reasons
}

// prerequisites returns the names of some prerequisites.
func prerequisites(p partnership.Partnership, ids []string) string {
	return report.List(report.NamesOf(p.Names(), report.Prerequisite, ids))
}

// levelReasons returns why the service levels may not be practical.
func levelReasons(p partnership.Partnership) []string {
	levels := p.Agreement.Terms.ServiceLevels
	if len(levels) == 0 {
		return []string{"no service levels are recorded"}
	}
	var unmeasured []string
	for _, l := range levels {
		if !l.Baseline.Known() {
			unmeasured = append(unmeasured, l.Measure)
		}
	}
	if len(unmeasured) == 0 {
		return nil
	}
	return []string{"service levels without a baseline: " + report.List(unmeasured)}
}

// prerequisiteReasons returns which prerequisites of some kinds are not met, or says that
// the partnership records none of these kinds.
func prerequisiteReasons(p partnership.Partnership, asOf calendar.Date, kinds ...partnership.PrerequisiteKind) []string {
	var reasons []string
	of := func(x partnership.Prerequisite) bool { return slices.Contains(kinds, x.Kind) }
	if !slices.ContainsFunc(p.Prerequisites, of) {
		titles := make([]string, len(kinds))
		for i, kind := range kinds {
			titles[i] = kind.Title()
		}
		return []string{report.NotRecorded + ": " + listed(titles)}
	}
	for _, x := range p.Prerequisites {
		met := !x.Done.IsZero() && !x.Done.After(asOf)
		over := x.Kind == partnership.ContractLock && !x.LockedUntil.IsZero() && asOf.After(x.LockedUntil)
		if !of(x) || met || over {
			continue
		}
		when := "by " + x.Due.String()
		if x.Kind == partnership.ContractLock {
			when = "until " + x.LockedUntil.String()
		}
		reasons = append(reasons, fmt.Sprintf("%s, %s", x.What, when))
	}
	return reasons
}

// noticeReasons returns why a member could leave at short notice.
func noticeReasons(p partnership.Partnership) []string {
	switch notice := p.Agreement.Terms.Notice; {
	case notice.IsZero():
		return []string{"no notice is recorded"}
	case notice.Months < 12 && 7*notice.Weeks+notice.Days < 365:
		return []string{fmt.Sprintf("a member can leave at a notice of %s, within a budget year", cmp.Or(notice.Length(), "a length not known"))}
	}
	return nil
}

// exitReasons returns why the exit is not settled.
func exitReasons(p partnership.Partnership) []string {
	switch p.Agreement.Terms.Exit {
	case partnership.ExitAgreed:
		return nil
	case partnership.ExitNotAgreed:
		return []string{"the agreement has no exit strategy"}
	}
	return []string{"nobody has said whether there is an exit strategy"}
}

// Table returns the proposals for a report: each risk with the reasons, what to watch and
// what to do.
func (all Proposals) Table() report.Table {
	t := report.Table{Title: "Risks to consider", Columns: report.TextColumns("Risk", "Category", "Reason", "What to watch", "What to do")}
	if len(all) == 0 {
		t.Columns, t.Summary = nil, "Nothing points to a risk."
	}
	for _, p := range all {
		t.Rows = append(t.Rows, []string{
			p.Risk.Title, p.Risk.Category.Title(), strings.Join(p.Reasons, "; "), strings.Join(p.Indicators, "; "), strings.Join(p.Treatments, "; "),
		})
	}
	return t
}
