package store

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// day is a day that is written in a test.
func day(text string) calendar.Date { return calendar.MustDate(text) }

// legalID is the id of the partnership of most tests.
var legalID = uuid.MustParse("5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10")

// legal returns a legal service that Harrow and Barnet share.
func legal() partnership.Partnership {
	return partnership.Partnership{
		ID: legalID, Name: "Shared legal service",
		Services: []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "advice", Name: "Legal advice"}}}},
		Members:  []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Structure: partnership.LeadAuthority, Term: calendar.Term{First: day("2026-04-01"), Last: day("2031-03-31")},
		}},
	}
}

// version returns a version of the legal service, with Hounslow from a day if that is set.
func version(number int, recorded, hounslow string) Version {
	v := Version{number, day(recorded), "Clerk", legal()}
	if hounslow != "" {
		v.Partnership.Members = append(v.Partnership.Members, partnership.Member{
			Org: "hounslow", Role: partnership.MemberRole, Term: calendar.Term{First: day(hounslow)},
		})
	}
	return v
}

// happened returns the journal with one more event, recorded on its day, by no rules.
func happened(journal lifecycle.Journal, event lifecycle.Event, by string) (lifecycle.Journal, error) {
	decision, err := lifecycle.Rulebook{}.Decide(journal.State(), event, lifecycle.Dossier{}, event.On)
	if err != nil {
		return lifecycle.Journal{}, err
	}
	return journal.Append(decision, by)
}

// live stores the six steps of a journal up to the day on which the service is shared.
func live(t *testing.T, s Store) {
	t.Helper()
	for _, event := range []lifecycle.Event{
		{Kind: lifecycle.Propose, On: day("2025-06-02"), Lines: []partnership.LineID{"advice"}, Members: []lifecycle.OrgRole{
			{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole},
		}},
		{Kind: lifecycle.ApproveCase, On: day("2025-09-15")},
		{Kind: lifecycle.ApproveCase, On: day("2025-12-15")},
		{Kind: lifecycle.Sign, On: day("2026-02-20"), Structure: partnership.LeadAuthority, Term: legal().Agreement.Terms.Term},
		{Kind: lifecycle.Mobilise, On: day("2026-02-23")},
		{Kind: lifecycle.GoLive, On: day("2026-04-01")},
	} {
		_, err := Record(t.Context(), s, legalID, func(journal lifecycle.Journal) (lifecycle.Journal, error) {
			return happened(journal, event, "Clerk")
		})
		require.NoError(t, err)
	}
}

// register returns a risk register of the legal service on a day.
func register(asOf string, member partnership.OrgID) risk.Register {
	return risk.Register{
		Partnership: legalID, Member: member, Title: "Risks of the legal service", AsOf: day(asOf),
		Members: []partnership.OrgID{"harrow", "barnet"}, Matrix: matrix.TriBorough(), Risks: []risk.Risk{},
	}
}
