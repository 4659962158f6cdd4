package reorganisation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Fate is what becomes of a service line.
type Fate string

// The fates.
const (
	Untouched      Fate = "untouched"       // nobody who has a part in it ends
	NotShared      Fate = "not-shared"      // it has ended before, or never began
	WithNewMembers Fate = "new-members"     // it goes on, with the successors in the place of those who end
	ComesInHouse   Fate = "in-house"        // everybody who shares it becomes one council
	NeedsAgreement Fate = "needs-agreement" // everybody who shares it ends, and goes to several councils: without an agreement before the day the sharing ends
	MustBeDivided  Fate = "divided"         // the sharing ends on the day, and it is taken apart
	BeingDivided   Fate = "being-divided"   // the sharing has ended before, and the successors finish taking it apart
	SharedByBirth  Fate = "born"            // one council ran it alone, and its successors share it
)

// Fates returns every Fate.
func Fates() []Fate {
	return []Fate{Untouched, NotShared, WithNewMembers, ComesInHouse, NeedsAgreement, MustBeDivided, BeingDivided, SharedByBirth}
}

// Title returns the fate as a form or a report shows it.
func (f Fate) Title() string {
	switch f {
	case NotShared:
		return "Not shared"
	case WithNewMembers:
		return "Goes on with new members"
	case ComesInHouse:
		return "Comes in-house"
	case NeedsAgreement:
		return "Needs an agreement before the day"
	case MustBeDivided:
		return "Must be divided"
	case BeingDivided:
		return "Is being taken apart"
	case SharedByBirth:
		return "Becomes shared by order"
	}
	return field.Title(f)
}

// Meaning returns what the fate means for the service, in a sentence for a report. It is "" for one
// that is not set or not known.
func (f Fate) Meaning() string {
	switch f {
	case Untouched:
		return "Nobody who has a part in it ends, so nothing changes."
	case NotShared:
		return "It is not shared on the day before."
	case WithNewMembers:
		return "The sharing goes on: the councils that take over have the place of those that end, and pay what these paid."
	case ComesInHouse:
		return "Everybody who has a part in it becomes one council, which runs it alone, and no exit plan is needed."
	case NeedsAgreement:
		return "Those who have a part in it end and go to several councils. Unless these agree before the day to share it, it must be divided."
	case MustBeDivided:
		return "Nobody shares it from the day on. Its staff, assets and contracts are divided between the councils that take over."
	case BeingDivided:
		return "The sharing has ended before, and the service is being taken apart. The councils that take over finish that in the place of those that end."
	case SharedByBirth:
		return "The council that ran it is divided, and the councils that take over share it from the day on."
	}
	return ""
}

// UnmarshalText reads one of Fates, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (f *Fate) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("fate", text, Fates())
	return err
}

// LineFate is what becomes of a service line, and of its host, its notice and its term.
type LineFate struct {
	Line      partnership.LineID       `json:"line"`               // which line
	Fate      Fate                     `json:"fate"`               // what becomes of it
	Before    []partnership.OrgID      `json:"before"`             // who shares it on the day before
	After     []partnership.OrgID      `json:"after"`              // and who from the day on; nobody if it must be, or is being, divided
	LeadWas   partnership.OrgID        `json:"lead_was,omitzero"`  // who led it; not set: nobody, or not known
	Lead      partnership.OrgID        `json:"lead,omitzero"`      // who leads it from the day on; not set: nobody is known to
	Structure partnership.Structure    `json:"structure,omitzero"` // in which legal form
	Term      calendar.Term            `json:"term,omitzero"`      // for which days it is shared: its own term, or that of the agreement, which goes on
	Months    int                      `json:"months,omitzero"`    // how many months' notice it asks for
	Serve     calendar.Date            `json:"serve,omitzero"`     // the last day to serve notice that ends the day before; not set: not known
	Notices   []lifecycle.ServedNotice `json:"notices,omitempty"`  // that run from the day on
	By        []partnership.OrgID      `json:"by,omitempty"`       // who has decided so
	Decide    []string                 `json:"decide,omitempty"`   // what somebody still has to decide, and by the day before
}

// carryState carries how far the partnership has got: what becomes of each line, and the
// events that say so.
func (c *carrying) carryState() ([]LineFate, []lifecycle.Event) {
	fates := []LineFate{}
	for _, id := range c.before.lineIDs() {
		fates = append(fates, c.lineFate(id))
	}
	events := c.succeed()
	for i := range fates {
		events = append(events, c.follow(&fates[i])...)
	}
	for i := range fates {
		c.finish(&fates[i])
	}
	return fates, events
}

// lineFate returns what becomes of a line, as it stands before the day.
func (c *carrying) lineFate(id partnership.LineID) LineFate {
	day := c.order.Vesting
	terms := c.before.Partnership.Agreement.On(day.AddDays(-1))
	fate := LineFate{Line: id, Structure: terms.Structure, Term: c.before.lineTerm(id, terms.Term), Months: terms.Notice.Months}
	state, recorded := c.before.State.Line(id)
	for _, m := range c.lineSharers(id, state, recorded) {
		fate.Before = append(fate.Before, m.Org)
		if m.Role == partnership.LeadRole {
			fate.LeadWas = m.Org
		}
	}
	if recorded && state.Structure != "" {
		fate.Structure = state.Structure
	}
	if latest, err := terms.Notice.LatestService(day.AddDays(-1)); err == nil {
		fate.Serve = latest
	}
	fate.After = c.list(fate.Before)
	agreement, decided, _ := c.agreed(c.before.Agreements, id, fate.Before, c.known)
	fate.Fate = c.fateOf(fate, state, recorded, agreement, decided)
	if decided {
		fate.By = slices.Clone(agreement.By)
	}
	return fate
}

// lineSharers returns who shares a line on the day before: as the state says or, if it has no
// such line, the record.
func (c *carrying) lineSharers(id partnership.LineID, state lifecycle.LineState, recorded bool) []lifecycle.OrgRole {
	var sharers []lifecycle.OrgRole
	if recorded {
		for _, m := range state.Members {
			if m.Role != partnership.ProviderRole && !c.leaves(m.Org, id) {
				sharers = append(sharers, m)
			}
		}
		return sharers
	}
	day := c.order.Vesting.AddDays(-1)
	orgs, _ := c.before.Partnership.LineMembers(id, day)
	for _, m := range c.before.Partnership.On(day).Members {
		if slices.Contains(orgs, m.Org) {
			sharers = append(sharers, lifecycle.OrgRole{Org: m.Org, Role: m.Role})
		}
	}
	return sharers
}

// leaves reports whether it is recorded in advance that a member leaves a line by the vesting day.
func (c *carrying) leaves(org partnership.OrgID, id partnership.LineID) bool {
	return slices.ContainsFunc(c.before.State.Coming, func(e lifecycle.Event) bool {
		return e.Kind == lifecycle.MemberLeaves && e.Org == org && !e.On.After(c.order.Vesting) && (len(e.Lines) == 0 || slices.Contains(e.Lines, id))
	})
}

// providers returns who provides a line to those who share it, on the day before: as the state says
// or, if it has no such line, the record.
func (c *carrying) providers(state lifecycle.LineState, recorded bool) []partnership.OrgID {
	var providers []partnership.OrgID
	for _, m := range state.Members {
		if m.Role == partnership.ProviderRole {
			providers = append(providers, m.Org)
		}
	}
	if recorded {
		return providers
	}
	for _, m := range c.before.Partnership.On(c.order.Vesting.AddDays(-1)).Members {
		if m.Role == partnership.ProviderRole {
			providers = append(providers, m.Org)
		}
	}
	return providers
}

// fateOf returns what becomes of a line. Where a member goes on, or is of another area, the
// agreement with it goes on. Where all end and go to several councils, the sharing ends on
// the day unless these have agreed to go on. What is being taken apart goes on being so, unless
// they have agreed to keep it together.
func (c *carrying) fateOf(f LineFate, state lifecycle.LineState, recorded bool, agreement SuccessorAgreement, decided bool) Fate {
	ended := recorded && (state.Stage.Ended() || state.Stage.Phase() == "")
	apart := state.Stage == lifecycle.Disaggregating || state.Stage == lifecycle.Lapsed
	switch {
	case ended || len(f.Before) < 2:
		return NotShared
	case !c.changes(f.Before) && !c.changes(c.providers(state, recorded)):
		return Untouched
	case !c.changes(f.Before):
		return WithNewMembers
	case len(f.After) == 1:
		return ComesInHouse
	case apart && !(decided && agreement.Decision == KeepTogether):
		return BeingDivided
	case decided && agreement.Decision == TakeApart:
		return MustBeDivided
	case decided:
		return WithNewMembers
	case slices.ContainsFunc(f.Before, func(org partnership.OrgID) bool { return !c.ends(org) }):
		return WithNewMembers
	case c.known.Before(c.order.Vesting):
		return NeedsAgreement
	}
	return MustBeDivided
}

// succeed records that councils are succeeded, and returns the events: one for each council
// that ends, or several if its lines are divided by several measures.
func (c *carrying) succeed() []lifecycle.Event {
	var events []lifecycle.Event
	for _, council := range c.order.Councils {
		if !c.ends(council.Org) {
			continue
		}
		drivers, lines := c.linesByDriver(council.Org)
		for _, driver := range drivers {
			s, err := c.succession(council.Org, driver)
			if err != nil {
				c.fail("division_bases", err)
				continue
			}
			e := lifecycle.Event{Kind: lifecycle.CouncilSucceeded, On: c.order.Vesting, Reference: c.order.Source}
			e.Succession = s
			if len(drivers) > 1 {
				e.Lines = lines[driver]
			}
			if c.happen(e) {
				events = append(events, e)
			}
		}
	}
	return events
}

// linesByDriver returns the lines of which a council is a member, by the measure by which its
// part in them is divided.
func (c *carrying) linesByDriver(org partnership.OrgID) (drivers []costing.Driver, lines map[costing.Driver][]partnership.LineID) {
	lines = map[costing.Driver][]partnership.LineID{}
	for i := range c.state.Lines {
		line := &c.state.Lines[i]
		if _, member := line.Member(org); !member || line.Stage.Ended() {
			continue
		}
		driver := c.before.divisionOf(SharePiece, line.Line, "", c.order.Basis)
		if lines[driver] == nil {
			drivers = append(drivers, driver)
		}
		lines[driver] = append(lines[driver], line.Line)
	}
	return drivers, lines
}

// follow records what the successors have agreed about a line, and returns the events.
func (c *carrying) follow(f *LineFate) []lifecycle.Event {
	var events []lifecycle.Event
	try := func(e lifecycle.Event) {
		e.On, e.Lines = c.order.Vesting, []partnership.LineID{f.Line}
		if c.happen(e) {
			events = append(events, e)
		}
	}
	agreement, decided, _ := c.agreed(c.before.Agreements, f.Line, f.Before, c.known)
	line, recorded := c.state.Line(f.Line)
	if !recorded || line.Stage.Ended() {
		return nil
	}
	if f.Fate == MustBeDivided {
		if _, ok := line.Stage.After(lifecycle.LineWithdrawn); ok {
			try(lifecycle.Event{Kind: lifecycle.LineWithdrawn, Reference: agreement.Reference})
		}
		return events
	}
	if _, apart := line.Stage.After(lifecycle.LineKept); decided && apart {
		try(lifecycle.Event{Kind: lifecycle.LineKept, Reference: agreement.Reference})
	}
	lead, _ := line.Lead()
	if _, member := line.Member(agreement.Lead); decided && member && lead.Org != agreement.Lead {
		try(lifecycle.Event{Kind: lifecycle.ChangeLead, Org: agreement.Lead, Reference: agreement.Reference})
	}
	if e, ok := c.extend(line, agreement.Term); decided && ok && agreement.Term.Contains(c.order.Vesting) {
		e.Reference = agreement.Reference
		try(e)
	}
	if _, ok := line.Stage.After(lifecycle.ChangeStructure); decided && ok && agreement.Structure != "" && agreement.Structure != line.Structure {
		try(lifecycle.Event{Kind: lifecycle.ChangeStructure, Structure: agreement.Structure, Reference: agreement.Reference})
	}
	return events
}

// happen carries out an event on the state, and reports whether it could happen. What was
// recorded in advance, such as the order itself, need not happen again.
func (c *carrying) happen(e lifecycle.Event) bool {
	d, err := lifecycle.Rulebook{}.Decide(c.state, e, lifecycle.Dossier{}, c.order.Vesting)
	switch {
	case errors.Is(err, field.ErrNotFound):
		return false
	case err != nil:
		c.fail("state", err)
		return false
	case !d.Allowed:
		for _, o := range d.Against() {
			c.fail("state", fmt.Errorf("%w: %s: %s, want %s", &lifecycle.DeniedError{Decision: d}, o.Finding.Message, o.Finding.Found, o.Finding.Wanted))
		}
		return false
	}
	c.state = d.State
	return true
}

// finish says who leads a line from the day on, which notices run, and what somebody still has
// to decide.
func (c *carrying) finish(f *LineFate) {
	line, recorded := c.state.Line(f.Line)
	if recorded {
		lead, _ := line.Lead()
		f.Lead, f.Notices = lead.Org, slices.DeleteFunc(slices.Clone(line.Notices), func(n lifecycle.ServedNotice) bool {
			return n.Expires.Before(c.order.Vesting)
		})
	} else if heirs := c.to(f.LeadWas); len(heirs) == 1 {
		f.Lead = heirs[0]
	}
	switch f.Fate {
	case NotShared:
		f.Before, f.After, f.Lead = []partnership.OrgID{}, []partnership.OrgID{}, ""
		return
	case Untouched:
		return
	}
	c.settleLine(f, line, recorded)
	f.ask()
	if f.Fate == BeingDivided {
		f.Decide = append(f.Decide, "whether the exit plan still holds, with "+report.List(c.heirsOf(f.Before))+" in it")
	}
	c.askWhoLeads(f, line, recorded)
	if f.Fate == WithNewMembers || f.Fate == NeedsAgreement {
		if last := f.Term.Last; over(f.Term, c.order.Vesting) && (line.Term.IsZero() || over(line.Term, c.order.Vesting)) {
			f.Decide = append(f.Decide, "whether it is extended: its term ends on "+last.String()+", before the day")
		}
	}
	f.Decide = append(f.Decide, c.noticesToDecide(f)...)
	f.Decide = append(f.Decide, c.intentionsToDecide(f)...)
}

// settleLine says in which legal form, for which days and under whose lead a line is shared from the
// day on, and what of that is not settled by what the successors have agreed.
func (c *carrying) settleLine(f *LineFate, line lifecycle.LineState, recorded bool) {
	agreement, decided, pending := c.agreed(c.before.Agreements, f.Line, f.Before, c.known)
	switch {
	case recorded && line.Structure != "":
		f.Structure = line.Structure
	case decided && agreement.Structure != "":
		f.Structure = agreement.Structure
	}
	switch term, found := c.terms[f.Line]; {
	case found:
		f.Term = term
	case decided && !agreement.Term.IsZero():
		f.Decide = append(f.Decide, "the term: "+agreement.Term.String()+", as agreed, does not hold on "+c.order.Vesting.String())
	}
	if decided {
		f.Decide = append(f.Decide, c.unasked(*f, agreement)...)
	}
	switch {
	case decided && slices.Contains(f.After, agreement.Lead):
		f.Lead = agreement.Lead
	case decided && agreement.Lead != "":
		f.Decide = append(f.Decide, "who leads it: "+string(agreement.Lead)+", as agreed, does not share it")
	}
	if pending != "" {
		f.Decide = append(f.Decide, pending)
	}
}

// ask asks what somebody has to decide about every line with the fate. Nobody shares one that is taken
// apart.
func (f *LineFate) ask() {
	switch f.Fate {
	case ComesInHouse:
		f.Decide = append(f.Decide, "the final account between the members, and who runs the service in the new council")
	case NeedsAgreement:
		f.Decide = append(f.Decide, "whether the successors go on to share it, before the day: otherwise the sharing ends and it must be divided")
	case MustBeDivided:
		f.Decide = append(f.Decide, "the exit plan: who of "+report.List(f.After)+" takes which staff, assets and contracts")
		f.After, f.Lead = []partnership.OrgID{}, ""
	case BeingDivided:
		f.After = []partnership.OrgID{}
	}
}

// askWhoLeads asks who leads a line, and who provides it, if that is not known.
func (c *carrying) askWhoLeads(f *LineFate, line lifecycle.LineState, recorded bool) {
	if f.LeadWas != "" && f.Lead == "" && f.Fate != ComesInHouse && f.Fate != MustBeDivided {
		f.Decide = append(f.Decide, "who leads it: its lead is divided")
	}
	if f.LeadWas == "" && f.Lead == "" && recorded && line.LacksLead() && f.Fate != MustBeDivided {
		f.Decide = append(f.Decide, "who leads it: nobody does")
	}
	was, _ := c.before.State.Line(f.Line)
	for _, org := range c.providers(was, recorded) {
		if heirs := c.to(org); c.ends(org) && len(heirs) > 1 {
			f.Decide = append(f.Decide, "which of "+report.List(heirs)+" provides it, or both: "+string(org)+", which does, is divided")
		}
	}
}

// over reports whether a term has a last day, and that is before another day.
func over(term calendar.Term, day calendar.Date) bool {
	return !term.Last.IsZero() && term.Last.Before(day)
}

// unasked returns whether the members that go on agree to what the successors have agreed, if it
// changes something for them and no decision of theirs is recorded.
func (c *carrying) unasked(f LineFate, a SuccessorAgreement) []string {
	what := "to the lead, legal form or term on which the successors have agreed"
	switch {
	case a.Decision == TakeApart:
		what = "to take it apart, as the successors have agreed"
	case a.Lead == "" && a.Structure == "" && a.Term.IsZero():
		return nil
	}
	var others []string
	for _, org := range f.Before {
		if !c.ends(org) && !slices.Contains(a.By, org) {
			others = append(others, string(org))
		}
	}
	if len(others) == 0 {
		return nil
	}
	verb := " agrees"
	if len(others) > 1 {
		verb = " agree"
	}
	return []string{"whether " + strings.Join(others, " and ") + verb + " " + what}
}

// noticesToDecide returns what becomes of the notices of councils that end: a successor takes
// one over, or has a standing of its own, as a member or by another council that gave none.
func (c *carrying) noticesToDecide(f *LineFate) []string {
	was, _ := c.before.State.Line(f.Line)
	if f.Fate == ComesInHouse {
		return nil
	}
	var all []string
	for _, n := range was.Notices {
		switch {
		case c.leaves(n.Org, f.Line):
			continue
		case n.Expires.Before(c.order.Vesting):
			all = append(all, "whether "+string(n.Org)+" leaves when its part ends, on "+n.Expires.String()+", before the day: it is not recorded, and so its part is carried")
			continue
		}
		for _, heir := range c.to(n.Org) {
			switch {
			case heir == n.Org:
			case slices.ContainsFunc(f.Notices, func(x lifecycle.ServedNotice) bool {
				return x.Org == heir && x.Served == n.Served && x.Expires == n.Expires
			}):
				all = append(all, stands(heir, n))
			case slices.ContainsFunc(f.Notices, func(x lifecycle.ServedNotice) bool { return x.Org == heir }):
				all = append(all, "whether "+string(heir)+" leaves by another notice that it takes over from "+noticed(n)+", to "+n.Expires.String()+": it is not counted")
			default:
				all = append(all, "whether "+string(heir)+" leaves with the part that it takes over from "+noticed(n)+": its own standing has not changed")
			}
		}
	}
	return all
}

// stands asks whether a notice that a successor takes over stands.
func stands(heir partnership.OrgID, n lifecycle.ServedNotice) string {
	who, last := string(heir), n.Expires.String()
	switch {
	case n.NotRenewed:
		return "whether " + who + " leaves on " + last + ", since " + string(n.Org) + " did not renew its term"
	case len(n.By) > 0:
		return "whether the notice that " + report.List(n.By) + " gave against " + string(n.Org) + " stands against " + who + ", to " + last
	}
	return "whether the notice that " + who + " takes over stands, to " + last
}

// noticed returns whose part ends by a notice, and why.
func noticed(n lifecycle.ServedNotice) string {
	switch {
	case n.NotRenewed:
		return string(n.Org) + ", which did not renew its term"
	case len(n.By) > 0:
		return string(n.Org) + ", against which " + report.List(n.By) + " gave notice"
	}
	return string(n.Org) + ", which gave notice"
}

// intentionsToDecide returns what becomes of the intentions of councils that end to leave: a
// successor takes one over, or has a standing of its own.
func (c *carrying) intentionsToDecide(f *LineFate) []string {
	was, _ := c.before.State.Line(f.Line)
	is, _ := c.state.Line(f.Line)
	if f.Fate == ComesInHouse || f.Fate == MustBeDivided {
		return nil
	}
	var all []string
	for _, i := range was.Intentions {
		if !c.ends(i.Org) {
			continue
		}
		by := ""
		if !i.DecideBy.IsZero() {
			by = ", by " + i.DecideBy.String()
		}
		for _, heir := range c.to(i.Org) {
			what := "whether " + string(heir) + " means to leave, as " + string(i.Org) + " did" + by
			if taken, ok := is.Intention(heir); !ok || taken.Stated != i.Stated {
				what += ": its own standing has not changed"
			}
			all = append(all, what)
		}
	}
	return all
}

// OwnService is a service that one council runs alone, and that its successors may share if it
// is divided.
type OwnService struct {
	Partnership uuid.UUID          `json:"partnership"`        // the id of the partnership that it would become
	Org         partnership.OrgID  `json:"org,omitzero"`       // who runs it
	Name        string             `json:"name"`               // what it is called
	Lines       []partnership.Line `json:"lines"`              // its lines; one at least
	Agreement   SuccessorAgreement `json:"agreement,omitzero"` // what the successors have decided; its line is the first of these; not set: nothing yet
}

// Validate returns what is wrong with the service: no id, council, name or line (ErrRequired),
// a malformed id (ErrInvalid), a duplicate line (ErrDuplicate), an agreement about another line
// than the first (ErrNotFound), and what Line and Agreement find.
func (s OwnService) Validate() error {
	var id, none, agreement error
	if s.Partnership == (uuid.UUID{}) {
		id = field.At("partnership", field.ErrRequired)
	}
	if len(s.Lines) == 0 {
		none = field.At("lines", field.ErrRequired)
	}
	if s.Agreement.Decision != "" {
		agreement = field.At("agreement", errors.Join(s.Agreement.Validate(), s.checkLine()))
	}
	return errors.Join(
		id,
		field.At("org", s.Org.Validate()),
		field.Required("name", s.Name),
		none,
		field.Each("lines", s.Lines, partnership.Line.Validate),
		field.Unique("lines", "id", s.Lines, func(l partnership.Line) partnership.LineID { return l.ID }),
		agreement,
	)
}

// checkLine returns ErrNotFound for an agreement about another line than the first.
func (s OwnService) checkLine() error {
	if s.Agreement.Line == "" || len(s.Lines) > 0 && s.Agreement.Line == s.Lines[0].ID {
		return nil
	}
	return field.At("line", fmt.Errorf("%s is not the first line of the service: %w", field.Quote(s.Agreement.Line), field.ErrNotFound))
}

// OwnFate is what becomes of a service that one council ran alone.
type OwnFate struct {
	Service     OwnService              `json:"service"`              // which service
	Fate        Fate                    `json:"fate"`                 // Untouched, ComesInHouse if it passes to one council, NeedsAgreement, MustBeDivided or SharedByBirth
	To          []partnership.OrgID     `json:"to"`                   // who runs it from the day on
	Shares      []partnership.Share     `json:"shares"`               // how much of what the council had each has, by the basis of the order
	Partnership partnership.Partnership `json:"partnership,omitzero"` // of SharedByBirth: the new partnership, as a draft
	Event       lifecycle.Event         `json:"event,omitzero"`       // of SharedByBirth: how it begins
	Decide      []string                `json:"decide,omitempty"`     // what somebody still has to decide, and by the day before
}

// divide returns what becomes of a service that one council runs alone.
func (p *passing) divide(s OwnService, known calendar.Date) (OwnFate, error) {
	fate := OwnFate{Service: s, Fate: Untouched, To: slices.Clone(p.to(s.Org)), Shares: []partnership.Share{}}
	if !p.ends(s.Org) {
		return fate, nil
	}
	shares, err := p.sharesBy(s.Org, p.order.Basis)
	if err != nil {
		return OwnFate{}, err
	}
	fate.Shares = slices.Clone(shares)
	lead := s.Agreement.Lead
	if lead != "" && !slices.Contains(fate.To, lead) {
		return OwnFate{}, field.At("agreement.lead", fmt.Errorf("%s is not one of the successors: %w", field.Quote(lead), field.ErrNotFound))
	}
	_, decided, pending := p.agreed([]SuccessorAgreement{s.Agreement}, s.Lines[0].ID, []partnership.OrgID{s.Org}, known)
	switch {
	case len(fate.To) == 1:
		fate.Fate = ComesInHouse
	case decided && s.Agreement.Decision == KeepTogether:
		fate.Fate = SharedByBirth
		fate.Partnership, fate.Event = p.born(s, fate.To)
		fate.Decide = s.Agreement.open()
	case decided || !known.Before(p.order.Vesting):
		fate.Fate, fate.Decide = MustBeDivided, []string{"who takes which staff, assets and contracts"}
	default:
		fate.Fate, fate.Decide = NeedsAgreement, []string{"whether the successors share it, before the day: otherwise it must be divided"}
	}
	if pending != "" {
		fate.Decide = append(fate.Decide, pending)
	}
	return fate, nil
}

// open returns what an agreement to share a service leaves open.
func (a SuccessorAgreement) open() []string {
	var open []string
	if a.Structure == "" {
		open = append(open, "in which legal form: until then a lead authority")
	}
	if a.Lead == "" && (a.Structure == "" || a.Structure == partnership.LeadAuthority) {
		open = append(open, "who leads it")
	}
	return open
}

// born returns the partnership that a divided service becomes, as a draft, and the one event
// by which it begins.
func (p *passing) born(s OwnService, orgs []partnership.OrgID) (partnership.Partnership, lifecycle.Event) {
	structure, term := s.Agreement.Structure, s.Agreement.Term
	if structure == "" {
		structure = partnership.LeadAuthority
	}
	if term.IsZero() {
		term.First = p.order.Vesting
	}
	event := lifecycle.Event{Kind: lifecycle.SharedByOrder, On: p.order.Vesting, Structure: structure, Term: term, Reference: p.order.Name}
	record := partnership.Partnership{
		ID: s.Partnership, Name: s.Name, Services: []partnership.Service{{ID: "service", Name: s.Name, Lines: slices.Clone(s.Lines)}},
		Agreement: partnership.Agreement{Reference: s.Agreement.Reference, Terms: partnership.Terms{Structure: structure, Term: term}},
	}
	for _, l := range s.Lines {
		event.Lines = append(event.Lines, l.ID)
	}
	for _, org := range orgs {
		role := partnership.MemberRole
		if org == s.Agreement.Lead {
			role = partnership.LeadRole
		}
		record.Members = append(record.Members, partnership.Member{Org: org, Role: role})
		event.Members = append(event.Members, lifecycle.OrgRole{Org: org, Role: role})
	}
	return record, event
}
