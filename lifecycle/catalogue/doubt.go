package catalogue

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// DoubtKind is what is doubtful in a register.
type DoubtKind string

// The kinds of doubt.
const (
	UnknownOrganisation DoubtKind = "unknown-organisation" // an id or code that is not among the bodies
	NoSuccessor         DoubtKind = "no-successor"         // it has ended, takes part, and nobody took its place
	UnknownEntry        DoubtKind = "unknown-entry"        // an id that is not among the entries
	SavingWithoutBasis  DoubtKind = "no-basis"             // nobody says how a saving was worked out
	SavingWithoutDay    DoubtKind = "no-day"               // nobody says when it was stated
	SavingWithoutAmount DoubtKind = "no-amount"            // nobody says how much it is
	SavingWithoutTiming DoubtKind = "no-timing"            // nobody says what the amount is for
	SavingWithoutTerm   DoubtKind = "no-term"              // nobody says from when it is saved
	SavingDisputed      DoubtKind = "disputed"             // somebody disputes it
	SavingOfNobody      DoubtKind = "no-participant"       // the organisation that saves it does not take part
	SavingsDiffer       DoubtKind = "savings-differ"       // two amounts for the same, of the same day
	PartsExceedWhole    DoubtKind = "parts-exceed-whole"   // what each saves comes to more than what all save together
	DatesContradict     DoubtKind = "dates-contradict"     // two days, or a day and the stage, that cannot both be right
	TooFewSharers       DoubtKind = "too-few-participants" // fewer than two share
	SamePartnership     DoubtKind = "same-partnership"     // two entries for one partnership, which count as one
	SpelledAlike        DoubtKind = "spelled-alike"        // two organisations whose names differ in accents, case, spaces and punctuation only
	RowsDiffer          DoubtKind = "rows-differ"          // two rows that say different things of what there is once; the first counts
	ParticipantTwice    DoubtKind = "participant-twice"    // a row that names a participant again
)

// DoubtKinds returns every DoubtKind.
func DoubtKinds() []DoubtKind {
	return []DoubtKind{
		UnknownOrganisation, NoSuccessor, UnknownEntry, SavingWithoutBasis, SavingWithoutDay, SavingWithoutAmount, SavingWithoutTiming,
		SavingWithoutTerm, SavingDisputed, SavingOfNobody, SavingsDiffer, PartsExceedWhole, DatesContradict, TooFewSharers, SamePartnership,
		SpelledAlike, RowsDiffer, ParticipantTwice,
	}
}

// Title returns the kind of doubt as a form or a report shows it.
func (k DoubtKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of DoubtKinds, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (k *DoubtKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of doubt", text, DoubtKinds())
	return err
}

// Doubt is something doubtful in a register, which somebody should look at.
type Doubt struct {
	Kind   DoubtKind         `json:"kind"`            // what it is
	Path   string            `json:"path"`            // where, in the names of the JSON form: "entries[3].savings[0].basis"
	Entry  EntryID           `json:"entry,omitzero"`  // in which entry; not set: in none
	Org    partnership.OrgID `json:"org,omitzero"`    // about whom; not set: about nobody
	Text   string            `json:"text"`            // what was found
	Row    int               `json:"row,omitzero"`    // in which row of the table that was read; 0: it was not read from a table
	Column string            `json:"column,omitzero"` // under which heading
}

// Doubts are what is doubtful in a register.
type Doubts []Doubt

// place says in words where it was found.
func (d Doubt) place() string {
	path := d.Path
	if path == "" {
		return ""
	}
	if before, _, found := strings.Cut(path, ".not_same_as["); found {
		path = before + ".not_same_as"
	}
	return field.Words(struct{}{}, (&field.Error{Path: path}).Pointer(), nil)
}

// words returns what was found, with names in place of the ids that it quotes.
func (d Doubt) words(names report.Names) string {
	called := func(id string) string { return partnership.OrgID(id).Name(names) }
	switch d.Kind {
	case RowsDiffer, SpelledAlike, SavingDisputed:
		return d.Text // what it quotes is no id
	case UnknownEntry, SamePartnership:
		called = func(id string) string { return EntryID(id).Name(names) }
	}
	parts := strings.Split(d.Text, `"`)
	for i := 1; i < len(parts)-1; i += 2 {
		if name := called(parts[i]); name != parts[i] {
			parts[i] = name
		} else {
			parts[i] = `"` + name + `"`
		}
	}
	return strings.Join(parts, "")
}

// doubter collects doubts.
type doubter struct {
	c   Catalogue
	x   *index
	all Doubts
}

// Doubts returns what is doubtful in the register, in its order: what cannot be right, or is
// not known and should be. Validate returns what is wrong in form.
func (c Catalogue) Doubts() Doubts {
	f := &doubter{c: c, x: c.newIndex(), all: Doubts{}}
	alike := map[string]int{}
	for i, b := range c.Bodies {
		name := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, MakeID(b.Name))
		if before, has := alike[name]; has && name != "" {
			f.add(SpelledAlike, field.Index("bodies", i)+".name", "", b.Org, "%s looks like %s, which is listed before it", field.Quote(b.Name), field.Quote(c.Bodies[before].Name))
		} else {
			alike[name] = i
		}
		for j, successor := range b.Successors {
			if _, has := f.x.body[successor]; !has {
				f.add(UnknownOrganisation, fmt.Sprintf("bodies[%d].successors[%d]", i, j), "", successor, "%s is not among the bodies", field.Quote(successor))
			} else if next := c.Bodies[f.x.body[successor]]; !next.Last.IsZero() && !b.Last.IsZero() && !next.Last.After(b.Last) {
				f.add(DatesContradict, fmt.Sprintf("bodies[%d].successors[%d]", i, j), "", successor, "%s ended on %v, and takes the place of one that ended on %v", field.Quote(successor), next.Last, b.Last)
			}
		}
	}
	_, duplicates := c.group(f.x)
	for i := range c.Entries {
		f.entry(i)
		for len(duplicates) > 0 && f.x.entry[duplicates[0].Second] <= i {
			f.add(SamePartnership, field.Index("entries", i), c.Entries[i].ID, "", "is the same partnership as %s (%s): they count as one", field.Quote(duplicates[0].First), strings.ToLower(duplicates[0].Why.Title()))
			duplicates = duplicates[1:]
		}
	}
	return f.all
}

// add adds a doubt.
func (f *doubter) add(kind DoubtKind, path string, entry EntryID, org partnership.OrgID, format string, args ...any) {
	f.all = append(f.all, Doubt{Kind: kind, Path: path, Entry: entry, Org: org, Text: fmt.Sprintf(format, args...)})
}

// entry adds what is doubtful in an entry.
func (f *doubter) entry(i int) {
	e := f.c.Entries[i]
	path := field.Index("entries", i)
	add := func(kind DoubtKind, at string, org partnership.OrgID, format string, args ...any) {
		f.add(kind, path+at, e.ID, org, format, args...)
	}
	f.stage(e, add)
	orgs := map[partnership.OrgID]bool{}
	for j, p := range e.Participants {
		at := fmt.Sprintf(".participants[%d]", j)
		orgs[p.Org] = true
		f.org(at+".org", p.Org, add)
		f.ended(e, p, at, add)
		if !p.First.IsZero() && !e.First.IsZero() && p.First.Before(e.First) {
			add(DatesContradict, at+".first", p.Org, "takes part from %v, and the partnership begins on %v", p.First, e.First)
		}
		if !p.Last.IsZero() && !e.Last.IsZero() && p.Last.After(e.Last) {
			add(DatesContradict, at+".last", p.Org, "takes part to %v, and the partnership ends on %v", p.Last, e.Last)
		}
	}
	if len(orgs) < 2 {
		add(TooFewSharers, ".participants", "", "%d of at least 2 participants", len(orgs))
	}
	for j, s := range e.Savings {
		f.saving(e, s, fmt.Sprintf(".savings[%d]", j), orgs, add)
	}
	f.differ(e, add)
	f.exceed(e, add)
	f.references(e, add)
}

// adder adds a doubt about an entry.
type adder func(kind DoubtKind, at string, org partnership.OrgID, format string, args ...any)

// references adds ids of entries that are not there.
func (f *doubter) references(e RegisterEntry, add adder) {
	if _, has := f.x.entry[e.SameAs]; e.SameAs != "" && !has {
		add(UnknownEntry, ".same_as", "", "%s is not among the entries", field.Quote(e.SameAs))
	}
	for j, id := range e.NotSameAs {
		if _, has := f.x.entry[id]; !has {
			add(UnknownEntry, fmt.Sprintf(".not_same_as[%d]", j), "", "%s is not among the entries", field.Quote(id))
		}
	}
}

// org adds an organisation that is not among the bodies, if there are any.
func (f *doubter) org(at string, org partnership.OrgID, add adder) {
	if _, has := f.x.body[org]; org != "" && !has && len(f.c.Bodies) > 0 {
		add(UnknownOrganisation, at, org, "%s is not among the bodies", field.Quote(org))
	}
}

// ended adds a participant that had ended while it takes part, or was not there yet.
func (f *doubter) ended(e RegisterEntry, p Participant, at string, add adder) {
	place, has := f.x.body[p.Org]
	if !has {
		return
	}
	b := f.c.Bodies[place]
	last := e.Last
	if !p.Last.IsZero() {
		last = p.Last
	}
	over := e.Stage.Ended() && last.IsZero()
	if !b.Last.IsZero() && len(b.Successors) == 0 && !over && (last.IsZero() || last.After(b.Last)) {
		add(NoSuccessor, at+".org", p.Org, "%s ended on %v, and nobody took its place", field.Quote(p.Org), b.Last)
	}
	first := e.First
	if !p.First.IsZero() {
		first = p.First
	}
	if !b.First.IsZero() && !last.IsZero() && last.Before(b.First) {
		add(DatesContradict, at+".org", p.Org, "%s takes part to %v, and began on %v", field.Quote(p.Org), last, b.First)
	}
	if !b.Last.IsZero() && first.After(b.Last) {
		add(DatesContradict, at+".org", p.Org, "%s takes part from %v, and ended on %v", field.Quote(p.Org), first, b.Last)
	}
}

// stage adds a stage that contradicts the days of the entry.
func (f *doubter) stage(e RegisterEntry, add adder) {
	on := f.c.On
	if on.IsZero() {
		return
	}
	begun := !e.First.IsZero() && !e.First.After(on)
	over := !e.Last.IsZero() && e.Last.Before(on)
	switch {
	case e.Stage == lifecycle.Live || e.Stage == lifecycle.NoticeGiven:
		if over {
			add(DatesContradict, ".stage", "", "is %s on %v, and ended on %v", e.Stage.Title(), on, e.Last)
		} else if e.First.After(on) {
			add(DatesContradict, ".stage", "", "is %s on %v, and begins on %v", e.Stage.Title(), on, e.First)
		}
	case e.Stage.Phase() == lifecycle.Formation && begun:
		add(DatesContradict, ".stage", "", "is %s on %v, and began on %v", e.Stage.Title(), on, e.First)
	case e.Stage == lifecycle.Closed && e.Last.After(on):
		add(DatesContradict, ".stage", "", "is %s on %v, and ends on %v", e.Stage.Title(), on, e.Last)
	}
}

// saving adds what is doubtful in one statement.
func (f *doubter) saving(e RegisterEntry, s Saving, at string, orgs map[partnership.OrgID]bool, add adder) {
	f.org(at+".org", s.Org, add)
	f.org(at+".by", s.By, add)
	if s.Org != "" && !orgs[s.Org] {
		add(SavingOfNobody, at+".org", s.Org, "%s does not take part: the saving does not count", field.Quote(s.Org))
	}
	if s.Timing == "" {
		add(SavingWithoutTiming, at+".timing", s.Org, "for a year, for a term or once: the saving does not count")
	}
	if s.First.IsZero() && (s.Timing == Once || s.Timing != "" && e.First.IsZero()) {
		add(SavingWithoutTerm, at+".first", s.Org, "nobody says from when it is saved")
	}
	if !s.Amount.Known() {
		add(SavingWithoutAmount, at+".amount", s.Org, "nobody says how much it is")
	}
	if s.On.IsZero() {
		add(SavingWithoutDay, at+".on", s.Org, "nobody says when it was stated")
	}
	if s.Basis == "" {
		add(SavingWithoutBasis, at+".basis", s.Org, "nobody says how it was worked out")
	}
	if s.Disputed != "" {
		add(SavingDisputed, at+".disputed", s.Org, "%s", s.Disputed)
	}
	f.savingDays(e, s, at, add)
}

// savingDays adds days of a statement that contradict others.
func (f *doubter) savingDays(e RegisterEntry, s Saving, at string, add adder) {
	no := func(at string, day calendar.Date, format string, args ...any) {
		add(DatesContradict, at, s.Org, "%v %s", day, fmt.Sprintf(format, args...))
	}
	if s.Timing != Once && !s.First.IsZero() && s.First.Before(e.First) {
		no(at+".first", s.First, "is before the start of the partnership, %v", e.First)
	}
	if !e.Last.IsZero() && s.First.After(e.Last) && s.Timing != Once {
		no(at+".first", s.First, "is after the end of the partnership, %v", e.Last)
	}
	if s.Timing != Once && !e.Last.IsZero() && s.Last.After(e.Last) {
		no(at+".last", s.Last, "is after the end of the partnership, %v", e.Last)
	}
	if s.Kind == Achieved && !s.On.IsZero() {
		if s.First.After(s.On) {
			no(at+".first", s.First, "is after the day on which it was said to be achieved, %v", s.On)
		} else if s.Last.After(s.On) {
			no(at+".last", s.Last, "is after the day on which it was said to be achieved, %v", s.On)
		}
	}
	if !s.DisputedOn.IsZero() && s.DisputedOn.Before(s.On) {
		no(at+".disputed_on", s.DisputedOn, "is before the day on which it was stated, %v", s.On)
	}
	if !f.c.On.IsZero() && s.On.After(f.c.On) {
		no(at+".on", s.On, "is after the day of the edition, %v", f.c.On)
	}
}

// about is what two statements of one day must agree on.
type about struct {
	kind        SavingKind
	org         partnership.OrgID
	timing      Timing
	first, last calendar.Date
	on          calendar.Date
}

// about returns what the statement is about, and when it was made.
func (s Saving) about() about { return about{s.Kind, s.Org, s.Timing, s.First, s.Last, s.On} }

// differ adds amounts for the same, stated on the same day, that are not the same.
func (f *doubter) differ(e RegisterEntry, add adder) {
	first := map[about]int{}   // the first saving that says how much
	another := map[about]int{} // the first that says something else
	for j, s := range e.Savings {
		if !s.Amount.Known() {
			continue
		}
		i, has := first[s.about()]
		if !has {
			first[s.about()] = j
			continue
		}
		if s.Amount != e.Savings[i].Amount {
			if _, known := another[s.about()]; !known {
				another[s.about()] = j
			}
		} else if i, has = another[s.about()]; !has {
			continue
		}
		add(SavingsDiffer, fmt.Sprintf(".savings[%d].amount", j), s.Org, "%s, and %s in saving %d: the lower counts", s.Amount.Sterling(), e.Savings[i].Amount.Sterling(), i+1)
	}
}

// exceed adds a saving of all together that is less than those of the participants.
func (f *doubter) exceed(e RegisterEntry, add adder) {
	days := func(s Saving) about { // what it is about, whoever saves it and whenever it was stated
		a := s.about()
		a.org, a.on = "", calendar.Date{}
		return a
	}
	sums, counted := map[about]costing.Money{}, map[about]bool{}
	for _, part := range e.Savings {
		own := days(part)
		own.org = part.Org
		if part.Org == "" || !part.Amount.Known() || counted[own] {
			continue
		}
		counted[own] = true
		sums[days(part)] = costing.Pence(sums[days(part)].KnownPence()).Plus(part.Amount)
	}
	for j, whole := range e.Savings {
		sum, has := sums[days(whole)]
		if has && whole.Org == "" && whole.Amount.Known() && sum.Compare(whole.Amount) > 0 {
			add(PartsExceedWhole, fmt.Sprintf(".savings[%d].amount", j), "", "%s together, and the participants come to %s", whole.Amount.Sterling(), sum.Sterling())
		}
	}
}
