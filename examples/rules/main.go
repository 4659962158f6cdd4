// Rules prints how a council's own rules decide whether it may sign: six rules of the
// fictitious Wexcombe District Council, two over types of its own and four over evidence of
// its own, beside those of the library.
//
//	go run ./examples/rules
//
// It prints, as Markdown, the rules by event; what is against signing while the decision can
// be called in; the same decision with a waiver; and the record.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run decides, records and prints.
func run(out io.Writer) error {
	own, err := rulebook(lifecycle.Rulebook{})
	if err != nil {
		return err
	}
	book, err := rulebook(lifecycle.DefaultRulebook())
	if err != nil {
		return err
	}
	journal, err := lifecycle.NewJournal(story())
	if err != nil {
		return err
	}
	sign, dossier := signature(), put()
	denied, err := book.Decide(journal.State(), sign, dossier, sign.On)
	if err != nil {
		return err
	}
	dossier.Waivers = []policy.Waiver{urgency()}
	allowed, err := book.Decide(journal.State(), sign, dossier, sign.On)
	if err != nil {
		return err
	}
	journal, err = journal.Append(allowed, "Democratic services, Wexcombe")
	if err != nil {
		return err
	}
	names := report.Join(dossier.Names(), book.Names())
	_, err = fmt.Fprint(out, asked(own).Markdown(), "\n", against(denied).Markdown(), "\n", allowed.Tables(names)[0].Markdown(), "\n", journal.Log().Table(names).Markdown())
	return err
}

// asked returns the rules of a rulebook, without the events that have none.
func asked(book lifecycle.Rulebook) report.Table {
	all := book.Table()
	t := all
	t.Title, t.Rows = "The council's own rules", nil
	for _, row := range all.Rows {
		if row[1] != "no rules" {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// against returns what denies a decision, with the rule and its source.
func against(d lifecycle.Decision) report.Table {
	t := report.Table{Title: "What is against signing on " + d.Event.On.String(), Columns: report.TextColumns("Rule", "Finding", "Found", "Wanted", "Source")}
	for _, o := range d.Against() {
		t.Rows = append(t.Rows, []string{o.Title, o.Finding.Message, o.Finding.Found, o.Finding.Wanted, o.Source.String()})
	}
	return t
}

// id is the id of the partnership.
func id() uuid.UUID { return uuid.MustParse("b0b8c7a2-6a3d-4a57-9f4e-3b1d2f0c9e11") }

// story is what has happened until the signature.
func story() lifecycle.Log {
	log := lifecycle.Log{Partnership: id()}
	for _, e := range []lifecycle.Event{
		{
			Kind: lifecycle.Propose, On: calendar.MustDate("2025-09-15"), Lines: []partnership.LineID{"planning"},
			Members: []lifecycle.OrgRole{{Org: "wexcombe", Role: partnership.LeadRole}, {Org: "marlow-vale", Role: partnership.MemberRole}},
		},
		{Kind: lifecycle.ApproveCase, On: calendar.MustDate("2025-12-08"), ApprovedBy: partnership.Executive},
		{Kind: lifecycle.ApproveCase, On: calendar.MustDate("2026-06-08"), ApprovedBy: partnership.Executive},
	} {
		log.Entries = append(log.Entries, lifecycle.LogEntry{Event: e, Recorded: e.On, RecordedBy: "Democratic services, Wexcombe"})
	}
	return log
}

// signature is the event that is decided on.
func signature() lifecycle.Event {
	return lifecycle.Event{
		Kind: lifecycle.Sign, On: calendar.MustDate("2026-09-14"), Structure: partnership.JointCommittee,
		Term:       calendar.Term{First: calendar.MustDate("2026-10-01"), Last: calendar.MustDate("2031-09-30")},
		ApprovedBy: partnership.FullCouncil, Reference: "Council, 14 September 2026, minute 42",
	}
}

// urgency is the waiver that lets the council sign before the call-in period has ended.
func urgency() policy.Waiver {
	return policy.Waiver{
		Rule: "wxc-call-in", By: "Chair of the scrutiny committee", Reason: "urgent: the present contract ends on 30 September (rule 16)",
		Term: calendar.Term{First: calendar.MustDate("2026-09-14"), Last: calendar.MustDate("2026-09-30")},
	}
}

// put is what is put forward for the signature.
func put() lifecycle.Dossier {
	written := func(kind lifecycle.EvidenceKind, on, author string, facts ...lifecycle.Fact) lifecycle.Evidence {
		return lifecycle.Evidence{Kind: kind, Partnership: id(), On: calendar.MustDate(on), Author: author, ReviewBy: calendar.MustDate("2027-03-31"), Facts: facts}
	}
	return lifecycle.Dossier{
		Partnership: partnership.Partnership{
			ID: id(), Name: "Wexcombe and Marlow Vale planning service",
			Services: []partnership.Service{{ID: "planning", Name: "Planning", Lines: []partnership.Line{{ID: "planning", Name: "Planning applications"}}}},
			Members:  []partnership.Member{{Org: "wexcombe", Role: partnership.LeadRole}, {Org: "marlow-vale", Role: partnership.MemberRole}},
			Agreement: partnership.Agreement{Terms: partnership.Terms{
				Structure: partnership.JointCommittee, Powers: []partnership.Power{partnership.LGA1972Section101, partnership.LGA1972Section102},
				Term:   signature().Term,
				Voting: partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2"), ChairCasts: true},
				Exit:   partnership.ExitAgreed,
			}},
		},
		Organisations: []partnership.Organisation{
			{ID: "wexcombe", Name: "Wexcombe District Council", Kind: partnership.DistrictCouncil, Sector: partnership.LocalAuthority},
			{ID: "marlow-vale", Name: "Marlow Vale District Council", Kind: partnership.DistrictCouncil, Sector: partnership.LocalAuthority},
		},
		Arrangement: lifecycle.Arrangement{CommercialPurpose: lifecycle.No, CommitteeEmploys: lifecycle.No},
		Evidence: []lifecycle.Evidence{
			written(callIn, "2026-09-10", "Scrutiny officer", lifecycle.Fact{Name: "period-ends", Day: calendar.MustDate("2026-09-17")}),
			written(signOff, "2026-09-01", "Section 151 officer", lifecycle.Fact{Name: "signed-off", Answer: lifecycle.Yes}),
			written(tender, "2026-08-03", "Head of procurement",
				lifecycle.Fact{Name: "value", Number: partnership.MustQuantity("240000")}, lifecycle.Fact{Name: "social-value", Number: partnership.MustQuantity("12.5")}),
		},
	}
}
