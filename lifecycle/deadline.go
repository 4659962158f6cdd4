package lifecycle

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// DeadlineKind is what is due.
type DeadlineKind string

// The kinds of deadline.
const (
	ReviewDue       DeadlineKind = "review"       // of the arrangement
	EvidenceReview  DeadlineKind = "evidence"     // of a document, to stay in date
	PrerequisiteDue DeadlineKind = "prerequisite" // work that must come before the start
	PromisedStart   DeadlineKind = "promised-start"
	NoticeWindow    DeadlineKind = "notice-window" // the last day to serve notice that ends as early as it still can
	NoticeExpiry    DeadlineKind = "notice-expiry"
	TermEnd         DeadlineKind = "term-end"
	WaiverLapse     DeadlineKind = "waiver"
)

// DeadlineKinds returns every DeadlineKind.
func DeadlineKinds() []DeadlineKind {
	return []DeadlineKind{
		ReviewDue, EvidenceReview, PrerequisiteDue, PromisedStart,
		NoticeWindow, NoticeExpiry, TermEnd, WaiverLapse,
	}
}

// UnmarshalText reads one of DeadlineKinds; the error wraps field.ErrInvalid.
func (k *DeadlineKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of deadline", text, DeadlineKinds())
	return err
}

// Title returns the kind of deadline as a form or a report shows it.
func (k DeadlineKind) Title() string { return field.Title(k) }

// Deadline is the last day on which something is in time.
type Deadline struct {
	Kind    DeadlineKind  `json:"kind"`             // what is due
	Day     calendar.Date `json:"day"`              // the last day on which it is in time
	What    string        `json:"what"`             // in words
	Overdue bool          `json:"overdue,omitzero"` // the day has passed
}

// Deadlines returns the deadlines of a partnership as of a day, by day, then kind,
// then words: those to come, and those that passed and have not been met. They are
// dates to be asked about; nothing happens when one passes.
//
//   - review: as often as agreed, after the last review or the start
//   - evidence: of the document of each kind that counts on the day
//   - prerequisite: work that is not done
//   - promised-start: of the work plan, until the first line is live
//   - notice-window: the last day to serve the notice that ends no later than one
//     served on the day; and, if that is later, the one that ends with the term
//   - notice-expiry: of notice served, until the member has left
//   - term-end: of each line until it is extended or the line has ended, and of what
//     outlives the sharing of a line
//   - waiver: of those that hold
//
// What the agreement does not say has no deadline. The error wraps
// field.ErrRequired if the day is not set, field.ErrInvalid for a
// dossier of another partnership, and field.ErrRange for a notice clause that
// gives no day.
func Deadlines(state State, dossier Dossier, asOf calendar.Date) ([]Deadline, error) {
	err := errors.Join(
		field.At("as_of", required(!asOf.IsZero())),
		field.At("dossier", dossier.checkAbout(state.Partnership)),
	)
	if err != nil {
		return nil, err
	}
	c := deadlines{state: state, dossier: dossier, asOf: asOf, terms: dossier.Partnership.Agreement.On(asOf), all: []Deadline{}}
	c.operation()
	c.documents()
	c.notices()
	if err := c.windows(); err != nil {
		return nil, field.At("dossier.partnership.agreement.terms.notice", err)
	}
	slices.SortStableFunc(c.all, func(a, b Deadline) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(slices.Index(DeadlineKinds(), a.Kind), slices.Index(DeadlineKinds(), b.Kind)), cmp.Compare(a.What, b.What))
	})
	return c.all, nil
}

// deadlines collects deadlines.
type deadlines struct {
	state   State
	dossier Dossier
	asOf    calendar.Date
	terms   partnership.Terms // that are agreed on the day
	all     []Deadline
}

// add adds a deadline unless its day is not set.
func (c *deadlines) add(kind DeadlineKind, day calendar.Date, what string) {
	if !day.IsZero() {
		c.all = append(c.all, Deadline{Kind: kind, Day: day, What: what, Overdue: day.Before(c.asOf)})
	}
}

// lineTerm is the term of some lines.
type lineTerm struct {
	term calendar.Term
	of   string // " for" these lines; "" if it is that of all
}

// lineTerms returns the terms of the lines that have not ended, in the order of their
// first line: as recorded by events or, before a line is signed, as the agreement says.
func (c *deadlines) lineTerms() []lineTerm {
	var terms []lineTerm
	for _, line := range c.state.Lines {
		term := line.Term
		if term.IsZero() {
			term = c.terms.Term
		}
		if line.Stage.Ended() {
			continue
		}
		i := slices.IndexFunc(terms, func(t lineTerm) bool { return t.term == term })
		if i < 0 {
			terms = append(terms, lineTerm{term, " for " + string(line.Line)})
		} else {
			terms[i].of += ", " + string(line.Line)
		}
	}
	if len(terms) == 1 {
		terms[0].of = ""
	}
	return terms
}

// operation adds what is due in a partnership that is live, or on the way there.
func (c *deadlines) operation() {
	if since := c.state.reviewedSince(); c.terms.ReviewMonths > 0 && c.state.Stage.shared() && !since.IsZero() {
		c.add(ReviewDue, since.AddMonths(c.terms.ReviewMonths), "review of the arrangement, last on "+since.String())
	}
	for _, t := range c.lineTerms() {
		c.add(TermEnd, t.term.Last, "the term of the agreement ends"+t.of)
	}
	for _, line := range c.state.Lines {
		c.add(TermEnd, line.ResidualTerm.Last, "what outlives the sharing of "+string(line.Line)+" ends")
	}
	if c.dossier.Plan != nil && c.state.LiveFrom.IsZero() && !c.state.Stage.Ended() {
		c.add(PromisedStart, c.dossier.Plan.Promised, "the service was promised to start")
	}
	for _, p := range c.dossier.Partnership.Prerequisites {
		if !by(p.Done, c.asOf) && c.state.LiveFrom.IsZero() && !c.state.Stage.Ended() {
			c.add(PrerequisiteDue, p.Due, p.What)
		}
	}
}

// documents adds when documents and waivers run out.
func (c *deadlines) documents() {
	for _, kind := range EvidenceKinds() {
		if place, standing := c.dossier.EvidenceOn(kind, c.asOf); standing == Current || standing == Stale {
			e := c.dossier.Evidence[place]
			c.add(EvidenceReview, e.reviewDue(), "review of the "+kind.noun()+" of "+e.On.String())
		}
	}
	for _, w := range c.dossier.Waivers {
		if w.Term.Contains(c.asOf) {
			c.add(WaiverLapse, w.Term.Last, "the waiver of "+string(w.Rule)+" lapses")
		}
	}
}

// notices adds when the notices that were served expire.
func (c *deadlines) notices() {
	for _, line := range c.state.Lines {
		for _, n := range line.Notices {
			c.add(NoticeExpiry, n.Expires, "the notice of "+string(n.Org)+" to leave "+string(line.Line)+" expires")
		}
	}
}

// windows adds the last days on which notice can be served.
func (c *deadlines) windows() error {
	if c.terms.Notice.IsZero() || !c.state.Stage.shared() {
		return nil
	}
	leave, err := c.earliestLeaving()
	if err != nil {
		return err
	}
	latest, err := c.terms.Notice.LatestService(leave)
	c.add(NoticeWindow, latest, "notice to leave at the end of "+leave.String())
	for _, t := range c.lineTerms() {
		if last := t.term.Last; err == nil && last.After(leave) {
			latest, err = c.terms.Notice.LatestService(last)
			if !latest.Before(c.asOf) {
				c.add(NoticeWindow, latest, "notice to leave by the end of the term, "+last.String()+t.of)
			}
		}
	}
	return err
}

// earliestLeaving returns the last day of a notice that is served on the day or, if
// none can be, on the first day after it on which one can.
func (c *deadlines) earliestLeaving() (leave calendar.Date, err error) {
	for day, n := c.asOf, 0; n <= 731; day, n = day.AddDays(1), n+1 {
		if leave, err = c.terms.Notice.LastDay(day); !errors.Is(err, field.ErrInvalid) {
			return leave, err
		}
	}
	return calendar.Date{}, fmt.Errorf("no day of the next two years is one to serve notice on: %w", field.ErrRange)
}
