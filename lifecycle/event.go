package lifecycle

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// EventKind is what can happen to a partnership.
type EventKind string

// The kinds of event: of formation, of operation, of disaggregation.
const (
	Propose             EventKind = "propose"              // organisations begin to explore new lines
	ApproveCase         EventKind = "approve-case"         // the outline business case, and then the full one
	Sign                EventKind = "sign"                 // the agreement
	Mobilise            EventKind = "mobilise"             // work to the start begins
	GoLive              EventKind = "go-live"              // the service is shared from this day
	Abandon             EventKind = "abandon"              // given up before it is live
	Review              EventKind = "review"               // of the arrangement by its members
	ExtendTerm          EventKind = "extend-term"          // to a later last day, for all who share a line or for some of them
	VaryShares          EventKind = "vary-shares"          // of the cost, as the reference says
	ChangeStructure     EventKind = "change-structure"     // as from a joint committee to a company
	ChangeLead          EventKind = "change-lead"          // another member becomes the lead, or host; the lead before it stays a member
	MemberJoins         EventKind = "member-joins"         // as one that decides
	ClientJoins         EventKind = "client-joins"         // as one that buys the service
	IntentionStated     EventKind = "intention-stated"     // to leave, before any notice is served: a member is minded to
	IntentionWithdrawn  EventKind = "intention-withdrawn"  // by the one that stated it
	NoticeServed        EventKind = "notice-served"        // by one that means to leave, or by others against one
	NoticeRescinded     EventKind = "notice-rescinded"     // by those who served it, or who did not extend the term
	NoticeExtended      EventKind = "notice-extended"      // to a later last day, by agreement or direction
	MemberLeaves        EventKind = "member-leaves"        // the first day without it
	LineWithdrawn       EventKind = "line-withdrawn"       // no longer shared by anybody, as all agreed; for one member that leaves a line see MemberLeaves
	LineSplit           EventKind = "line-split"           // one line goes on as two or more
	LineKept            EventKind = "line-kept"            // what was to be taken apart is kept together
	CouncilSucceeded    EventKind = "council-succeeded"    // by one or several others
	SharedByOrder       EventKind = "shared-by-order"      // lines of one council are shared from this day, because an order divides it
	TermLapses          EventKind = "term-lapses"          // the term ran out; the first day after it
	LineTransferred     EventKind = "line-transferred"     // staff, assets and contracts are with those who go on alone, each with a part
	ResidualArrangement EventKind = "residual-arrangement" // what outlives the sharing of a line
	Close               EventKind = "close"                // nothing is left to take apart
)

// EventKinds returns every EventKind.
func EventKinds() []EventKind {
	return []EventKind{
		Propose, ApproveCase, Sign, Mobilise, GoLive, Abandon,
		Review, ExtendTerm, VaryShares, ChangeStructure, ChangeLead, MemberJoins, ClientJoins,
		IntentionStated, IntentionWithdrawn, NoticeServed, NoticeRescinded, NoticeExtended, MemberLeaves,
		LineWithdrawn, LineSplit, LineKept, CouncilSucceeded, SharedByOrder, TermLapses,
		LineTransferred, ResidualArrangement, Close,
	}
}

// UnmarshalText reads one of EventKinds; the error wraps field.ErrInvalid.
func (k *EventKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of event", text, EventKinds())
	return err
}

// Title returns the kind of event as a form or a report shows it.
func (k EventKind) Title() string { return field.Title(k) }

// eventFields is a set of the fields that only some kinds of event have.
type eventFields uint16

const (
	linesField eventFields = 1 << iota
	membersField
	orgField
	byField
	toField
	intoField
	structureField
	termField
	expiresField
	successionField
	agreedField
)

// fields returns the fields that events of a kind need and those that they may
// have, beside those that every event has. An unknown kind has neither.
func (k EventKind) fields() (needs, may eventFields) {
	switch k {
	case Propose:
		return linesField | membersField, 0
	case Sign:
		return structureField | termField, linesField
	case ExtendTerm:
		return termField, linesField | byField
	case ChangeStructure:
		return structureField, linesField
	case ChangeLead, MemberJoins, ClientJoins, NoticeRescinded, IntentionWithdrawn:
		return orgField, linesField
	case IntentionStated:
		return orgField, linesField | expiresField
	case NoticeServed:
		return orgField | expiresField, linesField | byField | agreedField
	case NoticeExtended:
		return orgField | expiresField, linesField | agreedField
	case MemberLeaves:
		return orgField, linesField | agreedField
	case CouncilSucceeded:
		return successionField, linesField | orgField
	case SharedByOrder:
		return linesField | membersField | structureField, termField
	case LineWithdrawn:
		return 0, linesField | byField | agreedField
	case LineSplit:
		return linesField | intoField, 0
	case LineKept:
		return linesField, 0
	case LineTransferred:
		return linesField, toField
	case ResidualArrangement:
		return linesField | structureField, termField
	case ApproveCase, Mobilise, GoLive, Abandon, Review, VaryShares, TermLapses, Close:
		return 0, linesField
	}
	return 0, 0
}

// OrgRole is an organisation and its role in a service line.
type OrgRole struct {
	Org  partnership.OrgID `json:"org"`  // which organisation
	Role partnership.Role  `json:"role"` // its role; a provider serves those who share the line and is not one of them
}

// Validate returns field.ErrRequired for an id or role that is not set, and
// field.ErrInvalid for a malformed id or an unknown role.
func (m OrgRole) Validate() error {
	return errors.Join(
		field.At("org", m.Org.Validate()),
		field.CheckOneOf("role", "role", m.Role, partnership.Roles()),
	)
}

// decides reports whether the organisation is one of those who decide in the line.
func (m OrgRole) decides() bool {
	return m.Role == partnership.LeadRole || m.Role == partnership.MemberRole
}

// Event is something that happens to a partnership on a day. Which fields it has
// depends on its kind.
type Event struct {
	// Kind is what happens.
	Kind EventKind `json:"kind"`
	// On is the day from which it holds: of notice, the day on which it was
	// received; of leaving, the first day without the member.
	On calendar.Date `json:"on,omitzero"`
	// Lines says to which service lines it happens. If it is empty, the event happens to
	// every line that has not ended, and an event of one organisation, such as notice, to
	// those of them that have the organisation as a member. Lines that are proposed, split
	// or transferred must be named.
	Lines []partnership.LineID `json:"lines,omitempty"`
	// Members is who explores lines that are proposed, or who shares lines that an order
	// divides.
	Members []OrgRole `json:"members,omitempty"`
	// Org is who joins, leaves, means to leave or becomes the lead. If notice is served,
	// rescinded or extended, it is who leaves by that notice, whoever served it. If a council
	// ends, it is the successor that becomes the lead in its place; it need not be set if there
	// is only one successor.
	Org partnership.OrgID `json:"org,omitzero"`
	// By is the organisations that act together: those that serve notice against Org, and if
	// By is empty, Org serves its own; those that extend the term, if not all do, and the
	// others leave when the old term ends; or those that agreed to withdraw lines.
	By []partnership.OrgID `json:"by,omitempty"`
	// To is who takes a line over. If there are several, each takes a part of it.
	To []partnership.OrgID `json:"to,omitempty"`
	// Into is the two or more new lines that replace a line that is split. Each begins with
	// its stage, structure, term, members and notices.
	Into []partnership.LineID `json:"into,omitempty"`
	// Structure is the legal form that is signed or changed to, the form in which lines are
	// shared by order, or the form of a residual arrangement.
	Structure partnership.Structure `json:"structure,omitzero"`
	// Term is the term of the agreement as signed or extended, or the term of a residual
	// arrangement. An extended term keeps its first day.
	Term calendar.Term `json:"term,omitzero"`
	// Expires is the last day of the notice that is served or extended. For a member that
	// means to leave, it is the day by which it is to decide whether it serves notice.
	Expires calendar.Date `json:"expires,omitzero"`
	// Succession is who takes the place of a council that ends.
	Succession partnership.Succession `json:"succession,omitzero"`
	// Agreed is the document in which the others agreed to shorter notice, longer notice or
	// none, or in which all agreed to withdraw lines; or the direction that extends notice.
	Agreed string `json:"agreed,omitempty"`
	// ApprovedBy is who took the decision.
	ApprovedBy partnership.Authority `json:"approved_by,omitzero"`
	// Reference is the minute, deed or letter. It is required for shares that are varied,
	// as it says how.
	Reference string `json:"reference,omitempty"`
}

// maxListed is how many lines, and how many members, an event may have.
const maxListed = 1000

// Validate returns what is wrong with the event, in the order of its fields:
//
//   - field.ErrRequired: no kind or day; a field that the kind needs; fewer than
//     two members that share, or lines that another is split into
//   - field.ErrInvalid: an unknown kind or category, a malformed id, a field that
//     the kind does not have, notice of an organisation against itself, a succession on
//     another day, a split of several lines
//   - field.ErrDuplicate: a line, member or organisation that is listed before; a line that
//     is split into itself
//   - field.ErrNotFound: a lead that is not one of the successors
//   - field.ErrOrder: notice that expires before it is served, or an intention to be decided
//     before it is stated
//   - field.ErrRange: more than 1,000 lines, members or organisations, a text that is too long
//   - what OrgRole, calendar.Term and partnership.Succession find
func (e Event) Validate() error { return e.check() }

// check is Validate without a copy.
func (e *Event) check() error {
	set := e.set()
	return errors.Join(
		e.Kind.check(),
		field.RequiredValue("on", e.On),
		e.checkFields(set),
		e.checkLists(set),
		e.checkDetails(set),
		field.OptionalOneOf("approved_by", "deciding authority", e.ApprovedBy, partnership.Authorities()),
		field.At("reference", e.checkReference()),
	)
}

// checkLists returns what is wrong with the lines and members.
func (e *Event) checkLists(set eventFields) error {
	if set&(linesField|membersField) == 0 {
		return nil
	}
	return errors.Join(
		field.At("lines", checkLength(len(e.Lines))),
		field.EachOnce("lines", e.Lines, partnership.LineID.Validate),
		field.At("members", checkLength(len(e.Members))),
		field.Each("members", e.Members, OrgRole.Validate),
		field.Unique("members", "org", e.Members, func(m OrgRole) partnership.OrgID { return m.Org }),
		field.At("members", e.checkSharers()),
	)
}

// checkDetails returns what is wrong with the other fields that only some kinds have.
func (e *Event) checkDetails(set eventFields) error {
	if set&^(linesField|membersField) == 0 {
		return nil
	}
	return errors.Join(
		field.OptionalID("org", "an organisation", e.Org),
		field.At("org", e.checkLead()),
		field.At("by", checkLength(len(e.By))),
		field.EachOnce("by", e.By, e.checkBy),
		field.At("to", checkLength(len(e.To))),
		field.EachOnce("to", e.To, partnership.OrgID.Validate),
		field.At("into", errors.Join(checkLength(len(e.Into)), e.checkInto())),
		field.EachOnce("into", e.Into, e.checkPart),
		field.OptionalOneOf("structure", "structure", e.Structure, partnership.Structures()),
		field.At("term", e.checkTerm()),
		field.At("expires", e.checkExpires()),
		field.At("succession", e.checkSuccession()),
		field.OptionalNote("agreed", e.Agreed),
	)
}

// check returns the error of an unknown kind.
func (k EventKind) check() error {
	if needs, may := k.fields(); needs|may != 0 {
		return nil
	}
	return field.CheckOneOf("kind", "kind of event", k, EventKinds())
}

// checkLength returns ErrRange for a list that is too long.
func checkLength(n int) error {
	if n > maxListed {
		return fmt.Errorf("%d are too many (at most %d): %w", n, maxListed, field.ErrRange)
	}
	return nil
}

// checkTerm returns what is wrong with the term, if it is set.
func (e *Event) checkTerm() error {
	if e.Term.IsZero() {
		return nil
	}
	return e.Term.Validate()
}

// checkSharers returns an error for members of which fewer than two would share.
func (e *Event) checkSharers() error {
	if n := sharers(e.Members); e.Kind.begins() && len(e.Members) > 0 && n < 2 {
		return fmt.Errorf("%d of them would share a service, want at least 2: %w", n, field.ErrRequired)
	}
	return nil
}

// checkBy returns what is wrong with one of those who act together: a malformed id, or
// notice against itself.
func (e *Event) checkBy(org partnership.OrgID) error {
	if org != "" && e.Kind == NoticeServed && org == e.Org {
		return fmt.Errorf("%s cannot serve notice against itself: %w", field.Quote(org), field.ErrInvalid)
	}
	return org.Validate()
}

// checkInto returns what is wrong with how many lines are split into how many.
func (e *Event) checkInto() error {
	switch {
	case len(e.Into) == 0:
		return nil
	case len(e.Into) < 2:
		return fmt.Errorf("%d line, want at least 2: %w", len(e.Into), field.ErrRequired)
	case len(e.Lines) > 1 && e.Kind == LineSplit:
		return fmt.Errorf("%d lines are split, want one: %w", len(e.Lines), field.ErrInvalid)
	}
	return nil
}

// checkPart returns what is wrong with one of the lines that another is split into.
func (e *Event) checkPart(id partnership.LineID) error {
	if id != "" && slices.Contains(e.Lines, id) {
		return fmt.Errorf("%s is the line that is split: %w", field.Quote(id), field.ErrDuplicate)
	}
	return id.Validate()
}

// checkExpires returns an error for notice that expires before it is served, and for a
// decision before the intention.
func (e *Event) checkExpires() error {
	if !e.Expires.IsZero() && e.Expires.Before(e.On) {
		what := "notice"
		if e.Kind == IntentionStated {
			what = "intention"
		}
		return fmt.Errorf("%v is before the %s, %v: %w", e.Expires, what, e.On, field.ErrOrder)
	}
	return nil
}

// checkSuccession returns what is wrong with the succession.
func (e *Event) checkSuccession() error {
	if e.Succession.IsZero() {
		return nil
	}
	return errors.Join(e.Succession.Validate(), e.checkSuccessionDay())
}

// checkSuccessionDay returns an error if the succession is on another day than
// the event.
func (e *Event) checkSuccessionDay() error {
	if on := e.Succession.On; !on.IsZero() && !e.On.IsZero() && on != e.On {
		return field.At("on", fmt.Errorf("%v: the event is on %v: %w", on, e.On, field.ErrInvalid))
	}
	return nil
}

// checkReference returns what is wrong with the reference, which says how shares
// are varied.
func (e *Event) checkReference() error {
	if e.Kind == VaryShares {
		return field.CheckText(e.Reference)
	}
	return field.CheckNote(e.Reference)
}

// set returns which of the fields are set that only some kinds of event have.
func (e *Event) set() eventFields {
	return linesField.when(len(e.Lines) > 0) | membersField.when(len(e.Members) > 0) | orgField.when(e.Org != "") |
		byField.when(len(e.By) > 0) | toField.when(len(e.To) > 0) | intoField.when(len(e.Into) > 0) |
		structureField.when(e.Structure != "") | termField.when(!e.Term.IsZero()) | expiresField.when(!e.Expires.IsZero()) |
		successionField.when(!e.Succession.IsZero()) | agreedField.when(e.Agreed != "")
}

// when returns the field if it is set, and none if not.
func (f eventFields) when(set bool) eventFields {
	if set {
		return f
	}
	return 0
}

// names returns the names of the fields that only some kinds of event have, in order.
func (eventFields) names() [11]string {
	return [...]string{"lines", "members", "org", "by", "to", "into", "structure", "term", "expires", "succession", "agreed"}
}

// checkFields returns the fields that the kind needs and the event does not have,
// and those that it has and the kind does not.
func (e *Event) checkFields(set eventFields) error {
	needs, may := e.Kind.fields()
	missing, over := needs&^set, set&^(needs|may)
	if needs|may == 0 || missing|over == 0 {
		return nil
	}
	var errs []error
	for i, name := range set.names() {
		switch bit := eventFields(1) << i; {
		case missing&bit != 0:
			errs = append(errs, field.At(name, field.ErrRequired))
		case over&bit != 0:
			errs = append(errs, field.At(name, fmt.Errorf("not a field of %q: %w", e.Kind, field.ErrInvalid)))
		}
	}
	return errors.Join(errs...)
}

// required returns ErrRequired unless a value is set.
func required(set bool) error {
	if !set {
		return field.ErrRequired
	}
	return nil
}

// sharers returns how many of the members share a service: all but providers.
func sharers(members []OrgRole) int {
	n := 0
	for _, m := range members {
		if m.Role != partnership.ProviderRole {
			n++
		}
	}
	return n
}
