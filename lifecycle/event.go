package lifecycle

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// EventKind is what can happen to a partnership.
type EventKind string

// The kinds of event: of formation, of operation, of disaggregation.
const (
	Propose             EventKind = "propose"              // partners begin to explore new lines
	ApproveCase         EventKind = "approve-case"         // the outline business case, and then the full one
	Sign                EventKind = "sign"                 // the agreement
	Mobilise            EventKind = "mobilise"             // work to the start begins
	GoLive              EventKind = "go-live"              // the service is shared from this day
	Abandon             EventKind = "abandon"              // given up before it is live
	Review              EventKind = "review"               // of the arrangement by its partners
	ExtendTerm          EventKind = "extend-term"          // to a later last day
	VaryShares          EventKind = "vary-shares"          // of the cost, as the reference says
	ChangeStructure     EventKind = "change-structure"     // as from a joint committee to a company
	MemberJoins         EventKind = "member-joins"         // as one that decides
	ClientJoins         EventKind = "client-joins"         // as one that buys the service
	NoticeServed        EventKind = "notice-served"        // by one that means to leave
	NoticeRescinded     EventKind = "notice-rescinded"     // by the one that served it
	MemberLeaves        EventKind = "member-leaves"        // the first day on which it takes part no more
	LineWithdrawn       EventKind = "line-withdrawn"       // no longer shared by anybody; one member that leaves a line is MemberLeaves
	CouncilSucceeded    EventKind = "council-succeeded"    // by one or several others
	TermLapses          EventKind = "term-lapses"          // the term ran out; the first day after it
	LineTransferred     EventKind = "line-transferred"     // staff, assets and contracts are with those who go on alone
	ResidualArrangement EventKind = "residual-arrangement" // what outlives the sharing of a line
	Close               EventKind = "close"                // nothing is left to take apart
)

// EventKinds returns every EventKind.
func EventKinds() []EventKind {
	return []EventKind{
		Propose, ApproveCase, Sign, Mobilise, GoLive, Abandon,
		Review, ExtendTerm, VaryShares, ChangeStructure, MemberJoins, ClientJoins,
		NoticeServed, NoticeRescinded, MemberLeaves, LineWithdrawn, CouncilSucceeded, TermLapses,
		LineTransferred, ResidualArrangement, Close,
	}
}

// UnmarshalText reads one of EventKinds; the error wraps field.ErrInvalid.
func (k *EventKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.OneOf("kind of event", string(text), EventKinds())
	return err
}

// Title returns the kind of event as a form or a report shows it.
func (k EventKind) Title() string { return field.Title(k) }

// fields returns the fields that events of a kind need and those that they may
// have, beside those that every event has: none of either for a kind that is none.
func (k EventKind) fields() (needs, may string) {
	switch k {
	case Propose:
		return "lines members", ""
	case Sign:
		return "structure term", "lines"
	case ExtendTerm:
		return "term", "lines"
	case ChangeStructure:
		return "structure", "lines"
	case MemberJoins, ClientJoins, NoticeRescinded:
		return "org", "lines"
	case NoticeServed:
		return "org expires", "lines agreed"
	case MemberLeaves:
		return "org", "lines agreed"
	case CouncilSucceeded:
		return "succession", "lines"
	case LineWithdrawn:
		return "lines", ""
	case LineTransferred:
		return "lines", "org"
	case ResidualArrangement:
		return "lines structure", "term"
	case ApproveCase, Mobilise, GoLive, Abandon, Review, VaryShares, TermLapses, Close:
		return "", "lines"
	}
	return "", ""
}

// Party is an organisation that takes part in a service line, as what.
type Member struct {
	Org  partnership.OrgID `json:"org"`  // who it is
	Role partnership.Role  `json:"role"` // a provider serves those who share and is not one of them
}

// Validate returns what is wrong with the party: an id or role that is missing
// (field.ErrRequired) or none (field.ErrInvalid).
func (p Member) Validate() error {
	return errors.Join(field.At("org", p.Org.Validate()), field.At("role", checkOneOf("role", p.Role, partnership.Roles())))
}

// Event is something that happens to a partnership on a day. Which fields it has
// depends on its kind.
type Event struct {
	// Kind is what happens.
	Kind EventKind `json:"kind"`
	// On is the day from which it holds: of notice, the day on which it was
	// received; of leaving, the first day without the member.
	On calendar.Date `json:"on,omitzero"`
	// Lines says to which service lines; none: to every one that has not ended
	// and, if one organisation serves notice, leaves or is succeeded, in which it
	// takes part. Lines that are proposed, withdrawn or transferred are named.
	Lines []partnership.LineID `json:"lines,omitempty"`
	// Parties is who explores the lines that are proposed.
	Members []Member `json:"members,omitempty"`
	// Org is who joins, serves or rescinds notice, or leaves, or to whom a line is
	// transferred.
	Org partnership.OrgID `json:"org,omitzero"`
	// Structure is the legal form that is signed, changed to, or left over.
	Structure partnership.Structure `json:"structure,omitzero"`
	// Term is that of the agreement: as signed, as extended from its first day, or
	// of what is left over.
	Term calendar.Term `json:"term,omitzero"`
	// Expires is the last day of the notice served.
	Expires calendar.Date `json:"expires,omitzero"`
	// Succession is who takes the place of a council that ends.
	Succession *partnership.Succession `json:"succession,omitempty"`
	// Agreed is where the others agreed in writing to shorter notice or to none.
	Agreed string `json:"agreed,omitempty"`
	// ApprovedBy is who took the decision.
	ApprovedBy partnership.Authority `json:"approved_by,omitzero"`
	// Reference is the minute, deed or letter. Shares that are varied need it: it says
	// how.
	Reference string `json:"reference,omitempty"`
}

// Validate returns what is wrong with the event, in the order of its fields: no
// kind or day, or a field that its kind needs (field.ErrRequired), a kind,
// a category or an id that is none and a field that its kind does not have
// (field.ErrInvalid), a line or party that is there twice
// (field.ErrDuplicate), fewer than two members that share
// (field.ErrRequired), and what Party, Term and Succession find.
func (e Event) Validate() error {
	return errors.Join(
		field.At("kind", e.Kind.check()),
		field.At("on", required(!e.On.IsZero())),
		e.checkFields(),
		field.Each("lines", e.Lines, partnership.LineID.Validate),
		field.Unique("lines", "", e.Lines, func(id partnership.LineID) partnership.LineID { return id }),
		field.Each("members", e.Members, Member.Validate),
		field.Unique("members", "org", e.Members, func(p Member) partnership.OrgID { return p.Org }),
		field.At("members", e.checkSharers()),
		field.At("org", ifSet(e.Org, e.Org.Validate)),
		field.At("structure", ifSet(e.Structure, func() error { return checkOneOf("structure", e.Structure, partnership.Structures()) })),
		field.At("term", ifSet(e.Term, e.Term.Validate)),
		field.At("expires", e.checkExpires()),
		field.At("succession", e.checkSuccession()),
		field.At("approved_by", ifSet(e.ApprovedBy, func() error { return checkOneOf("deciding authority", e.ApprovedBy, partnership.Authorities()) })),
		field.At("reference", e.checkReference()),
	)
}

// check returns an error for a kind that is none.
func (k EventKind) check() error {
	if needs, may := k.fields(); needs != "" || may != "" {
		return nil
	}
	return checkOneOf("kind of event", k, EventKinds())
}

// checkOneOf returns what field.OneOf says of a value of a category.
func checkOneOf[T ~string](what string, value T, all []T) error {
	_, err := field.OneOf(what, string(value), all)
	return err
}

// ifSet returns what check finds if a value is set.
func ifSet[T comparable](value T, check func() error) error {
	var unset T
	if value == unset {
		return nil
	}
	return check()
}

// checkSharers returns an error for members of which fewer than two would share.
func (e Event) checkSharers() error {
	if n := sharers(e.Members); e.Kind == Propose && len(e.Members) > 0 && n < 2 {
		return fmt.Errorf("%d of them would share a service, want at least 2: %w", n, field.ErrRequired)
	}
	return nil
}

// checkExpires returns an error for notice that expires before it is served.
func (e Event) checkExpires() error {
	if !e.Expires.IsZero() && e.Expires.Before(e.On) {
		return fmt.Errorf("%v is before the notice, %v: %w", e.Expires, e.On, field.ErrOrder)
	}
	return nil
}

// checkSuccession returns what is wrong with the succession.
func (e Event) checkSuccession() error {
	if e.Succession == nil {
		return nil
	}
	return errors.Join(e.Succession.Validate(), e.checkSuccessionDay())
}

// checkSuccessionDay returns an error if the succession is on another day than
// the event.
func (e Event) checkSuccessionDay() error {
	if on := e.Succession.On; !on.IsZero() && !e.On.IsZero() && on != e.On {
		return field.At("on", fmt.Errorf("%v: the event is on %v: %w", on, e.On, field.ErrInvalid))
	}
	return nil
}

// checkReference returns an error for shares that are varied nobody can tell how.
func (e Event) checkReference() error {
	if e.Kind != VaryShares {
		return nil
	}
	return field.CheckText(e.Reference)
}

// checkFields returns the fields that the kind needs and the event does not have,
// and those that it has and the kind does not.
func (e *Event) checkFields() error {
	needs, may := e.Kind.fields()
	if needs == "" && may == "" {
		return nil
	}
	var errs []error
	for _, part := range [...]struct {
		name string
		set  bool
	}{
		{"lines", len(e.Lines) > 0},
		{"members", len(e.Members) > 0},
		{"org", e.Org != ""},
		{"structure", e.Structure != ""},
		{"term", !e.Term.IsZero()},
		{"expires", !e.Expires.IsZero()},
		{"succession", e.Succession != nil},
		{"agreed", e.Agreed != ""},
	} {
		switch {
		case !part.set && has(needs, part.name):
			errs = append(errs, field.At(part.name, field.ErrRequired))
		case part.set && !has(needs, part.name) && !has(may, part.name):
			errs = append(errs, field.At(part.name, fmt.Errorf("%s has none: %w", e.Kind, field.ErrInvalid)))
		}
	}
	return errors.Join(errs...)
}

// has reports whether a word is one of a list with spaces between.
func has(words, word string) bool {
	for w := range strings.SplitSeq(words, " ") {
		if w == word {
			return true
		}
	}
	return false
}

// required returns an error unless a value is set.
func required(set bool) error {
	if !set {
		return field.ErrRequired
	}
	return nil
}

// sharers returns how many of the members share a service: all but providers.
func sharers(members []Member) int {
	n := 0
	for _, p := range members {
		if p.Role != partnership.ProviderRole {
			n++
		}
	}
	return n
}

// concerns returns the organisation that serves notice, leaves or ends, and "" for
// events of other kinds.
func (e *Event) concerns() partnership.OrgID {
	switch e.Kind {
	case NoticeServed, NoticeRescinded, MemberLeaves:
		return e.Org
	case CouncilSucceeded:
		return e.Succession.Predecessor
	}
	return ""
}
