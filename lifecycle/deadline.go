package lifecycle

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// DeadlineKind is what is due.
type DeadlineKind string

// The kinds of deadline.
const (
	ReviewDue              DeadlineKind = "review"       // of the arrangement
	EvidenceReview         DeadlineKind = "evidence"     // of a document, to stay in date
	PrerequisiteDue        DeadlineKind = "prerequisite" // work that must come before the start
	LockEnd                DeadlineKind = "lock-end"     // the last day of a contract that holds back the start
	PromisedStart          DeadlineKind = "promised-start"
	NoticeWindow           DeadlineKind = "notice-window" // the last day of the next chance to serve notice, or of the last chance to leave before the term ends
	IntentionDue           DeadlineKind = "intention"     // a member that means to leave is to decide whether it serves notice
	NoticeExpiry           DeadlineKind = "notice-expiry"
	TermRoll               DeadlineKind = "term-roll" // the last day to serve notice before the term rolls on
	TermEnd                DeadlineKind = "term-end"
	EventDay               DeadlineKind = "event"                    // of an event that is recorded in advance: a vesting day
	ResidualArrangementEnd DeadlineKind = "residual-arrangement-end" // of what outlives the sharing of a line
	WaiverLapse            DeadlineKind = "waiver"
)

// DeadlineKinds returns every DeadlineKind.
func DeadlineKinds() []DeadlineKind {
	return []DeadlineKind{
		ReviewDue, EvidenceReview, PrerequisiteDue, LockEnd, PromisedStart,
		NoticeWindow, IntentionDue, NoticeExpiry, TermRoll, TermEnd, EventDay, ResidualArrangementEnd, WaiverLapse,
	}
}

// UnmarshalText reads one of DeadlineKinds; the error wraps field.ErrInvalid.
func (k *DeadlineKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of deadline", text, DeadlineKinds())
	return err
}

// Title returns the kind of deadline as a form or a report shows it.
func (k DeadlineKind) Title() string { return field.Title(k) }

// Deadline is the last day on which something is in time. Which of the other fields it
// has depends on its kind. Words puts all of them into words.
type Deadline struct {
	Kind DeadlineKind  `json:"kind"` // what is due
	Day  calendar.Date `json:"day"`  // the last day on which it is in time
	// Lines are the service lines that it is about; empty: all of them.
	Lines []partnership.LineID `json:"lines,omitempty"`
	// Org is who is to decide, whose notice expires, or who joins, leaves or ends.
	Org partnership.OrgID `json:"org,omitzero"`
	// By is who served notice against Org, or agreed to the event that is recorded in advance.
	By []partnership.OrgID `json:"by,omitempty"`
	// To is who takes a line over by an event that is recorded in advance.
	To []partnership.OrgID `json:"to,omitempty"`
	// NotRenewed says that no notice was served: Org does not renew the term that ends.
	NotRenewed bool `json:"not_renewed,omitzero"`
	// Event is the kind of an event that is recorded in advance.
	Event EventKind `json:"event,omitzero"`
	// Of is a second day. The kind of deadline says which: the day of the last review, the day
	// of the document, the day on which notice ends that is served on Day, or the day from
	// which the term rolls on.
	Of           calendar.Date `json:"of,omitzero"`
	Evidence     EvidenceKind  `json:"evidence,omitzero"`     // which document is to be reviewed
	Prerequisite string        `json:"prerequisite,omitzero"` // the id of the prerequisite
	Rule         policy.RuleID `json:"rule,omitzero"`         // which rule is waived
	Overdue      bool          `json:"overdue,omitzero"`      // the day has passed
}

// Words says what is due, in words, with names in place of ids.
func (d Deadline) Words(names report.Names) string {
	switch d.Kind {
	case ReviewDue:
		if d.Of.IsZero() {
			return "first review of the arrangement"
		}
		return fmt.Sprintf("review of the arrangement, last on %v", d.Of)
	case EvidenceReview:
		return fmt.Sprintf("review of the %s of %v", d.Evidence.noun(), d.Of)
	case PrerequisiteDue:
		return names.Of(report.Prerequisite, d.Prerequisite)
	case LockEnd:
		return names.Of(report.Prerequisite, d.Prerequisite) + " ends and no longer holds back the start"
	case PromisedStart:
		return "the service was promised to start"
	case NoticeWindow:
		return fmt.Sprintf("last day to serve notice that ends on %v%s", d.Of, d.lineWords(" for ", names))
	case IntentionDue:
		return d.Org.Name(names) + ", which means to leave" + d.lineWords(" ", names) + ", is to decide whether it serves notice"
	case NoticeExpiry:
		return d.noticeWords(names)
	case TermRoll:
		return fmt.Sprintf("last day to serve notice before the term of %v rolls on%s", d.Of, d.lineWords(" for ", names))
	case EventDay:
		return d.eventWords(names)
	case TermEnd:
		return "the term of the agreement ends" + d.lineWords(" for ", names)
	case ResidualArrangementEnd:
		return "what outlives the sharing" + d.lineWords(" of ", names) + " ends"
	case WaiverLapse:
		return fmt.Sprintf("the waiver of the rule ‘%s’ lapses", names.Of(report.Rule, string(d.Rule)))
	}
	return string(d.Kind)
}

// noticeWords says whose part in which lines ends, and why.
func (d Deadline) noticeWords(names report.Names) string {
	org := d.Org.Name(names)
	switch {
	case d.NotRenewed:
		return "the term of " + org + ", which does not renew it," + d.lineWords(" for ", names) + " ends"
	case len(d.By) > 0:
		return "the notice of " + orgNames(names, d.By) + " against " + org + d.lineWords(" for ", names) + " expires"
	}
	return "the notice of " + org + d.lineWords(" to leave ", names) + " expires"
}

// orgNames returns what some organisations are called, as a list in a sentence.
func orgNames(names report.Names, orgs []partnership.OrgID) string {
	return report.List(report.NamesOf(names, report.Organisation, orgs))
}

// eventWords says what is recorded in advance.
func (d Deadline) eventWords(names report.Names) string {
	words := inText(d.Event)
	if d.Org != "" {
		words += ": " + d.Org.Name(names)
	}
	if len(d.By) > 0 {
		words += ", by " + orgNames(names, d.By)
	}
	if len(d.To) > 0 {
		words += " to " + orgNames(names, d.To)
	}
	return words + d.lineWords(", for ", names)
}

// lineWords returns the names of the lines behind a preposition, and "" for all lines.
func (d Deadline) lineWords(preposition string, names report.Names) string {
	if len(d.Lines) == 0 {
		return ""
	}
	return preposition + report.List(report.NamesOf(names, report.Line, d.Lines))
}

// Deadlines are the deadlines of a partnership.
type Deadlines []Deadline

// Table returns the deadlines for a report, a row for each. For the titles of rules
// that are waived see Rulebook.Names.
func (all Deadlines) Table(names report.Names) report.Table {
	t := report.Table{Title: "What is due", Columns: report.TextColumns("Day", "What", "State")}
	for _, d := range all {
		state := ""
		if d.Overdue {
			state = "Overdue"
		}
		t.Rows = append(t.Rows, []string{d.Day.String(), d.Words(names), state})
	}
	return t
}

// Due returns the deadlines of a partnership as of a day, by day and kind: those to come,
// and those that passed and have not been met. They are reminders: nothing happens when one
// passes.
//
//   - review: as often as agreed, after the last review or the start
//   - evidence: the review of the document of each kind that counts on the day
//   - prerequisite: work that is not done
//   - lock-end: of a contract that holds back the start, until it has ended
//   - promised-start: of the work plan, until the first line is live
//   - notice-window: if the agreement names days on which notice can be served or expire,
//     the last day of the next chance to serve it; and the last day to serve notice that
//     ends before the term does
//   - intention: the day by which a member that means to leave is to decide, until it serves
//     notice or withdraws its intention
//   - notice-expiry: of notice served, or of a term that a member does not renew, until the
//     member has left
//   - term-roll: the next last day to serve notice before an evergreen term rolls on
//   - term-end: of each line, until it is extended, has lapsed or is taken apart
//   - event: of each that is recorded in advance
//   - residual-arrangement-end: of what outlives the sharing of a line
//   - waiver: of those that hold
//
// What the agreement does not say has no deadline. The errors are:
//
//   - field.ErrRequired if the day is not set
//   - field.ErrInvalid for a dossier, evidence or a register of another partnership
//   - field.ErrRange for a notice clause that gives no day
//   - at "state", an event to come that cannot happen
func Due(state State, dossier Dossier, asOf calendar.Date) (Deadlines, error) {
	err := errors.Join(
		field.RequiredValue("as_of", asOf),
		field.At("dossier", dossier.checkAbout(state.Partnership)),
	)
	if err != nil {
		return nil, err
	}
	today, err := state.before(asOf, asOf)
	if err != nil {
		return nil, field.At("state", err)
	}
	c := deadlines{state: *today, dossier: dossier, asOf: asOf, terms: dossier.Partnership.Agreement.On(asOf), all: Deadlines{}}
	c.operation()
	c.termsEnds()
	c.formation()
	c.coming()
	c.documents()
	c.notices()
	if err := c.windows(); err != nil {
		return nil, field.At("dossier.partnership.agreement.terms.notice", err)
	}
	kinds := DeadlineKinds()
	slices.SortStableFunc(c.all, func(a, b Deadline) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)))
	})
	return c.all, nil
}

// deadlines collects deadlines.
type deadlines struct {
	state   State
	dossier Dossier
	asOf    calendar.Date
	terms   partnership.Terms // that are agreed on the day
	all     Deadlines
}

// add adds a deadline unless its day is not set.
func (c *deadlines) add(d Deadline) {
	if !d.Day.IsZero() {
		d.Overdue = d.Day.Before(c.asOf)
		c.all = append(c.all, d)
	}
}

// lineTerm is the term of some lines.
type lineTerm struct {
	term  calendar.Term
	lines []partnership.LineID // none: of all
}

// lineTerms returns the terms of the lines in some stages, in the order of their first
// line, as recorded by events or, before a line is signed, as the agreement says; and
// whether these are all lines that have not ended.
func (c *deadlines) lineTerms(in func(Stage) bool) (terms []lineTerm, all bool) {
	all = true
	places := map[calendar.Term]int{}
	for _, line := range c.state.Lines {
		term := line.Term
		if term.IsZero() {
			term = c.terms.Term
		}
		if !in(line.Stage) {
			all = all && line.Stage.Ended()
			continue
		}
		place, found := places[term]
		if !found {
			place = len(terms)
			places[term] = place
			terms = append(terms, lineTerm{term: term})
		}
		terms[place].lines = append(terms[place].lines, line.Line)
	}
	if all && len(terms) == 1 {
		terms[0].lines = nil
	}
	return terms, all
}

// operation adds the reviews of a partnership that is live, and the ends of its terms.
func (c *deadlines) operation() {
	if since := c.state.reviewedSince(); c.terms.ReviewMonths > 0 && c.state.Stage.shared() && !since.IsZero() {
		c.add(Deadline{Kind: ReviewDue, Day: since.AddMonths(c.terms.ReviewMonths), Of: c.state.Reviewed})
	}
	for _, line := range c.state.Lines {
		c.add(Deadline{Kind: ResidualArrangementEnd, Day: line.ResidualArrangementTerm.Last, Lines: []partnership.LineID{line.Line}})
	}
}

// termsEnds adds the ends of the terms, and of evergreen ones the last days on which notice
// keeps them from rolling on.
func (c *deadlines) termsEnds() {
	open := func(s Stage) bool { return s.forming() || s.shared() }
	terms, _ := c.lineTerms(open)
	for _, t := range terms {
		if c.terms.RollsMonths <= 0 || t.term.OpenEnded() {
			c.add(Deadline{Kind: TermEnd, Day: t.term.Last, Lines: t.lines})
			continue
		}
		latest, end := c.nextRoll(t.term.Last)
		c.add(Deadline{Kind: TermRoll, Day: latest, Of: end, Lines: t.lines})
	}
}

// nextRoll returns the next last day on which notice keeps a term from rolling on, and the
// last day of that term. Where that day has passed, the term rolls on.
func (c *deadlines) nextRoll(last calendar.Date) (latest, end calendar.Date) {
	for n := 0; ; n++ {
		end = last.AddMonths(n * c.terms.RollsMonths)
		latest, err := c.terms.Notice.LatestService(end)
		if err != nil {
			latest = end
		}
		if end.IsZero() || !latest.Before(c.asOf) {
			return latest, end
		}
	}
}

// coming adds the days of what is recorded in advance.
func (c *deadlines) coming() {
	for i := range c.state.Coming {
		e := &c.state.Coming[i]
		c.add(Deadline{Kind: EventDay, Day: e.On, Event: e.Kind, Org: cmp.Or(e.concerns(), e.Org), By: slices.Clone(e.By), To: slices.Clone(e.To), Lines: slices.Clone(e.Lines)})
	}
}

// formation adds what is due on the way to the start.
func (c *deadlines) formation() {
	if !c.state.LiveFrom.IsZero() || c.state.Stage.Ended() {
		return
	}
	c.add(Deadline{Kind: PromisedStart, Day: c.dossier.Plan.Promised})
	for _, p := range c.dossier.Partnership.Prerequisites {
		if by(p.Done, c.asOf) {
			continue
		}
		c.add(Deadline{Kind: PrerequisiteDue, Day: p.Due, Prerequisite: p.ID})
		if !p.LockedUntil.Before(c.asOf) {
			c.add(Deadline{Kind: LockEnd, Day: p.LockedUntil, Prerequisite: p.ID})
		}
	}
}

// documents adds when documents and waivers run out.
func (c *deadlines) documents() {
	for _, kind := range c.dossier.evidenceKinds() {
		if place, state := c.dossier.evidenceOn(kind, c.asOf); state == Current || state == Stale {
			e := c.dossier.Evidence[place]
			c.add(Deadline{Kind: EvidenceReview, Day: e.reviewDue(), Evidence: kind, Of: e.On})
		}
	}
	for _, w := range c.dossier.Waivers {
		if w.Term.Contains(c.asOf) {
			c.add(Deadline{Kind: WaiverLapse, Day: w.Term.Last, Rule: w.Rule})
		}
	}
}

// notices adds when those who mean to leave are to decide, and when the notices that were
// served expire.
func (c *deadlines) notices() {
	for _, line := range c.state.Lines {
		for _, i := range line.Intentions {
			c.add(Deadline{Kind: IntentionDue, Day: i.DecideBy, Org: i.Org, Lines: []partnership.LineID{line.Line}})
		}
		for _, n := range line.Notices {
			c.add(Deadline{
				Kind: NoticeExpiry, Day: n.Expires, Org: n.Org, By: slices.Clone(n.By), NotRenewed: n.NotRenewed,
				Lines: []partnership.LineID{line.Line},
			})
		}
	}
}

// windows adds the last day of the next chance to serve notice, and that of the last chance
// to leave before the term ends.
func (c *deadlines) windows() error {
	terms, all := c.lineTerms(Stage.shared)
	if c.terms.Notice.IsZero() || len(terms) == 0 {
		return nil
	}
	next, leave, err := c.nextWindow()
	if err != nil {
		return err
	}
	var in []partnership.LineID
	for _, t := range terms {
		switch {
		case t.term.OpenEnded() || c.terms.RollsMonths > 0 || !leave.After(t.term.Last):
			in = append(in, t.lines...)
		default:
			all = false
		}
	}
	if all || len(in) > 0 {
		c.add(Deadline{Kind: NoticeWindow, Day: next, Of: leave, Lines: unless(all, in)})
	}
	for _, t := range terms {
		if err := c.lastWindow(t, next); err != nil {
			return err
		}
	}
	return nil
}

// lastWindow adds the last day to serve notice that ends before the term of some lines
// does, if it is not the next one.
func (c *deadlines) lastWindow(t lineTerm, next calendar.Date) error {
	if t.term.OpenEnded() || c.terms.RollsMonths > 0 {
		return nil
	}
	latest, err := c.terms.Notice.LatestService(t.term.Last)
	if err != nil || latest.Before(c.asOf) || latest == next {
		return err
	}
	leave, err := c.terms.Notice.LastDay(latest)
	c.add(Deadline{Kind: NoticeWindow, Day: latest, Of: leave, Lines: t.lines})
	return err
}

// unless returns the lines, or none if they are all.
func unless(all bool, lines []partnership.LineID) []partnership.LineID {
	if all {
		return nil
	}
	return lines
}

// nextWindow returns the last day of the next chance to serve notice, and the day on which
// the notice then ends. The day is not set if the clause names no days: there is then no
// last day.
func (c *deadlines) nextWindow() (latest, leave calendar.Date, err error) {
	clause := c.terms.Notice
	first, leave, err := c.earliestLeaving()
	switch {
	case err != nil:
		return calendar.Date{}, calendar.Date{}, err
	case !clause.Expires.IsZero():
		latest, err = clause.LatestService(leave)
		return latest, leave, err
	case clause.Served.IsZero():
		return calendar.Date{}, leave, nil
	}
	latest = first
	for clause.Served.Contains(latest.AddDays(1)) {
		latest = latest.AddDays(1)
	}
	leave, err = clause.LastDay(latest)
	return latest, leave, err
}

// earliestLeaving returns the first day from the day asked about on which notice can be
// served, and its last day.
func (c *deadlines) earliestLeaving() (day, leave calendar.Date, err error) {
	day = c.asOf
	for range 732 {
		if leave, err = c.terms.Notice.LastDay(day); !errors.Is(err, field.ErrInvalid) {
			return day, leave, err
		}
		day = day.AddDays(1)
	}
	return calendar.Date{}, calendar.Date{}, fmt.Errorf("no day of the next two years is one to serve notice on: %w", field.ErrRange)
}
