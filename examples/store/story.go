package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// day is a day that is written in the story.
var day = calendar.MustDate

// id is the partnership of the story. The councils are made up.
var id = uuid.MustParse("5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10")

// chapter stores a part of the story, or asks about it.
type chapter func(ctx context.Context, s store.Store, out io.Writer) error

// tell stores what happens, unless it is there from an earlier run, and prints what the
// database answers.
func tell(ctx context.Context, s store.Store, out io.Writer) error {
	chapters := []chapter{agreed, happened, raced, assessed, asked, rated}
	if _, err := s.Version(ctx, id, store.LastDay()); err == nil {
		chapters = []chapter{asked, rated}
	} else if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	for _, next := range chapters {
		if err := next(ctx, s, out); err != nil {
			return err
		}
	}
	return nil
}

// agreed stores what Easton and Weston have agreed, and over a year later that Norton joined.
func agreed(ctx context.Context, s store.Store, out io.Writer) error {
	legal := partnership.Partnership{
		ID: id, Name: "Shared legal service",
		Services: []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "advice", Name: "Legal advice"}}}},
		Members:  []partnership.Member{{Org: "easton", Role: partnership.LeadRole}, {Org: "weston", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Structure: partnership.LeadAuthority, Term: calendar.Term{First: day("2026-04-01"), Last: day("2031-03-31")},
		}},
	}
	if err := s.PutVersion(ctx, store.Version{Number: 1, Recorded: day("2026-02-20"), RecordedBy: "Clerk", Partnership: legal}); err != nil {
		return err
	}
	legal.Members = append(legal.Members, partnership.Member{Org: "norton", Role: partnership.MemberRole, Term: calendar.Term{First: day("2027-04-01")}})
	if err := s.PutVersion(ctx, store.Version{Number: 2, Recorded: day("2027-06-01"), RecordedBy: "Clerk", Partnership: legal}); err != nil {
		return err
	}
	legal.Members[1].Org = "Weston Council"
	err := s.PutVersion(ctx, store.Version{Number: 3, Recorded: day("2027-06-02"), RecordedBy: "Clerk", Partnership: legal})
	fmt.Fprintf(out, "Not stored: %v\n\n", err)
	return nil
}

// record adds an event to the journal, as if no rule had to be asked.
func record(ctx context.Context, s store.Store, event lifecycle.Event, by string) error {
	_, err := store.Record(ctx, s, id, func(journal lifecycle.Journal) (lifecycle.Journal, error) { return add(journal, event, by) })
	return err
}

// add returns the journal with one more event.
func add(journal lifecycle.Journal, event lifecycle.Event, by string) (lifecycle.Journal, error) {
	decision, err := lifecycle.Rulebook{}.Decide(journal.State(), event, lifecycle.Dossier{}, event.On)
	if err != nil {
		return lifecycle.Journal{}, err
	}
	return journal.Append(decision, by)
}

// happened stores what has happened up to the first day of the service.
func happened(ctx context.Context, s store.Store, _ io.Writer) error {
	for _, event := range []lifecycle.Event{
		{Kind: lifecycle.Propose, On: day("2025-06-02"), Lines: []partnership.LineID{"advice"}, Members: []lifecycle.OrgRole{
			{Org: "easton", Role: partnership.LeadRole}, {Org: "weston", Role: partnership.MemberRole},
		}},
		{Kind: lifecycle.ApproveCase, On: day("2025-09-15")},
		{Kind: lifecycle.ApproveCase, On: day("2025-12-15")},
		{
			Kind: lifecycle.Sign, On: day("2026-02-20"), Structure: partnership.LeadAuthority,
			Term: calendar.Term{First: day("2026-04-01"), Last: day("2031-03-31")},
		},
		{Kind: lifecycle.Mobilise, On: day("2026-02-23")},
		{Kind: lifecycle.GoLive, On: day("2026-04-01")},
	} {
		if err := record(ctx, s, event, "Clerk"); err != nil {
			return err
		}
	}
	return nil
}

// raced lets two clerks write step 7. One is refused, loads the journal again, and writes
// step 8.
func raced(ctx context.Context, s store.Store, out io.Writer) error {
	before, err := s.Journal(ctx, id, store.LastDay())
	if err != nil {
		return err
	}
	review := lifecycle.Event{Kind: lifecycle.Review, On: day("2027-04-01"), Reference: "Minute 12"}
	mine, err := add(before, review, "Clerk of Easton")
	if err != nil {
		return err
	}
	join := lifecycle.Event{Kind: lifecycle.MemberJoins, On: day("2027-04-01"), Org: "norton"}
	if err := record(ctx, s, join, "Clerk of Weston"); err != nil {
		return err
	}
	err = s.Append(ctx, mine)
	if !errors.Is(err, store.ErrLostRace) {
		return err
	}
	fmt.Fprintf(out, "Refused: %v\n\n", err)
	return record(ctx, s, review, "Clerk of Easton")
}

// names are what people call the councils of the story.
var names = report.NewNames(
	report.Entry{Noun: report.Organisation, ID: "easton", Name: "Easton Borough Council"},
	report.Entry{Noun: report.Organisation, ID: "weston", Name: "Weston District Council"},
	report.Entry{Noun: report.Organisation, ID: "norton", Name: "Norton District Council"},
)

// asked prints how the partnership stood on days, as it was known on days.
func asked(ctx context.Context, s store.Store, out io.Writer) error {
	t := report.Table{Title: "How the partnership stood", Columns: report.TextColumns("On", "As known on", "Members", "Stage")}
	for _, ask := range [][2]string{
		{"2026-03-31", "2026-03-31"}, {"2026-04-01", "2026-04-01"}, {"2027-05-01", "2027-05-01"}, {"2027-05-01", "2027-06-01"},
	} {
		p, state, err := store.AsKnown(ctx, s, id, day(ask[0]), day(ask[1]))
		if err != nil {
			return err
		}
		members := []string{}
		for _, m := range p.Members {
			members = append(members, m.Org.Name(names))
		}
		who := report.List(members)
		if len(members) == 0 {
			who = "nobody yet"
		}
		t.Rows = append(t.Rows, []string{ask[0], ask[1], who, state.Stage.Title()})
	}
	fmt.Fprintln(out, t.Markdown())
	return nil
}

// assessed stores the risk registers of two quarters.
func assessed(ctx context.Context, s store.Store, _ io.Writer) error {
	for _, quarter := range []struct {
		day        string
		likelihood matrix.LevelCode
	}{{"2026-06-30", "2"}, {"2026-09-30", "4"}} {
		register := risk.Register{
			Partnership: id, Title: "Risks of the legal service", AsOf: day(quarter.day),
			Members: []partnership.OrgID{"easton", "weston"}, Matrix: matrix.TriBorough(),
			Risks: []risk.Risk{threat(quarter.day, quarter.likelihood)},
		}
		if err := s.PutRegister(ctx, register); err != nil {
			return err
		}
	}
	return nil
}

// rated prints where the risk stood in each quarter of a year.
func rated(ctx context.Context, s store.Store, out io.Writer) error {
	first, last := store.QuarterOf(day("2026-04-01")), store.QuarterOf(day("2027-03-31"))
	registers, err := s.Registers(ctx, id, "", first, last)
	if err != nil {
		return err
	}
	for _, register := range registers {
		standing := register.Standings()[0]
		fmt.Fprintf(out, "%v: %s is %s\n", store.QuarterOf(register.AsOf), standing.Title, standing.Now.Rating)
	}
	return nil
}

// threat returns the risk of the story, as it was assessed on a day.
func threat(on string, likelihood matrix.LevelCode) risk.Risk {
	return risk.Risk{
		ID: "R-01", Title: "Lawyers leave", Cause: "Pay is better elsewhere", Event: "Three lawyers leave", Consequence: "Cases are late",
		Nature: risk.Threat, Category: risk.PeopleRisk, Status: risk.OpenRisk, Raised: day("2026-04-01"),
		Current: risk.Assessment{On: day(on), Likelihood: likelihood, Impact: "4"},
	}
}
