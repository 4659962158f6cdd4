package catalogue

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// EntryID is the id of an entry, with the same letters as a partnership.OrgID. It is the same
// in every edition of a register.
type EntryID string

// Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid
// for a malformed one.
func (id EntryID) Validate() error { return field.CheckID("an entry", string(id)) }

// UnmarshalText reads an id that Validate accepts, or no text for one that is not set. The
// error wraps field.ErrInvalid.
func (id *EntryID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[EntryID](text)
	return err
}

// Name returns what people call the partnership, or the id if names does not have it.
func (id EntryID) Name(names report.Names) string { return names.Of(report.Partnership, string(id)) }

// Body is an organisation of a register: one that shares services, or did.
type Body struct {
	Org        partnership.OrgID   `json:"org"`                  // its id or code, unique in the register
	Name       string              `json:"name"`                 // what people call it
	Kind       partnership.Kind    `json:"kind,omitzero"`        // what kind of body it is
	Region     string              `json:"region,omitempty"`     // where it is
	First      calendar.Date       `json:"first,omitzero"`       // the first day that it was there; not set: not known, long ago
	Last       calendar.Date       `json:"last,omitzero"`        // the last day that it was there; not set: it is there
	Successors []partnership.OrgID `json:"successors,omitempty"` // who took its place on the day after
	Source     string              `json:"source,omitempty"`     // who says so
}

// Validate returns what is wrong with the body by itself:
//
//   - ErrRequired: no id or name
//   - ErrInvalid: a malformed id, an unknown kind, a body that succeeds itself
//   - ErrOrder: a last day before the first
//   - ErrDuplicate: a successor who is listed twice
//   - what the checks of package field find in the texts
func (b Body) Validate() error {
	return errors.Join(
		field.At("org", b.Org.Validate()),
		field.Required("name", b.Name),
		field.OptionalOneOf("kind", "kind of organisation", b.Kind, partnership.Kinds()),
		field.OptionalName("region", b.Region),
		checkDays(b.First, b.Last),
		field.EachOnce("successors", b.Successors, func(id partnership.OrgID) error {
			if id != "" && id == b.Org {
				return fmt.Errorf("%s cannot succeed itself: %w", field.Quote(id), field.ErrInvalid)
			}
			return id.Validate()
		}),
		field.OptionalNote("source", b.Source),
	)
}

// checkDays returns ErrOrder at "last" for a last day before the first.
func checkDays(first, last calendar.Date) error {
	if first.IsZero() || last.IsZero() || !last.Before(first) {
		return nil
	}
	return field.At("last", fmt.Errorf("%v is before the first day, %v: %w", last, first, field.ErrOrder))
}

// Participant is an organisation that takes part in a partnership.
type Participant struct {
	Org   partnership.OrgID `json:"org"`            // who
	Role  partnership.Role  `json:"role,omitzero"`  // what it is there; not set: not known
	First calendar.Date     `json:"first,omitzero"` // the first day; not set: from the start
	Last  calendar.Date     `json:"last,omitzero"`  // the last day; not set: to the end
}

// Validate returns what is wrong with the participant: no organisation (ErrRequired), a
// malformed id or an unknown role (ErrInvalid), and a last day before the first (ErrOrder).
func (p Participant) Validate() error {
	return errors.Join(
		field.At("org", p.Org.Validate()),
		field.OptionalOneOf("role", "role", p.Role, partnership.Roles()),
		checkDays(p.First, p.Last),
	)
}

// Saving is one statement of what a partnership saves.
type Saving struct {
	Kind       SavingKind        `json:"kind"`                 // expected or achieved
	Org        partnership.OrgID `json:"org,omitzero"`         // whose saving it is; not set: of all participants together
	Timing     Timing            `json:"timing,omitzero"`      // what the amount is for; not set: not known, and then it is not counted
	First      calendar.Date     `json:"first,omitzero"`       // the first day on which it is saved; not set: from the start of the partnership
	Last       calendar.Date     `json:"last,omitzero"`        // the last; not set: that of a yearly saving is the end of the partnership, if it has one, and that of a total the day on which it was stated, or the end of the partnership for what is expected
	Amount     costing.Money     `json:"amount,omitzero"`      // how much; not set: not known. Below £0 it is a loss
	On         calendar.Date     `json:"on,omitzero"`          // the day on which it was stated
	By         partnership.OrgID `json:"by,omitzero"`          // who states it
	Basis      string            `json:"basis,omitempty"`      // how it was worked out: "against the budgets of 2011/12"
	Disputed   string            `json:"disputed,omitempty"`   // who disputes it, and why; not set: nobody does
	DisputedOn calendar.Date     `json:"disputed_on,omitzero"` // since when; not set: since it was stated
	Source     string            `json:"source,omitempty"`     // where it is written
}

// Validate returns what is wrong with the statement by itself:
//
//   - ErrRequired: no kind; no dispute although there is a day since when
//   - ErrInvalid: an unknown kind or timing, a malformed id; a last day of what is saved once
//   - ErrOrder: a last day before the first
//   - what the checks of package field find in the texts
//
// A statement without a day, a basis or an amount is doubtful: see Catalogue.Doubts.
func (s Saving) Validate() error {
	var once, disputed error
	if s.Timing == Once && !s.Last.IsZero() && s.Last != s.First {
		once = field.At("last", fmt.Errorf("what is saved once has one day: %w", field.ErrInvalid))
	}
	if s.Disputed == "" && !s.DisputedOn.IsZero() {
		disputed = field.At("disputed", field.ErrRequired)
	}
	return errors.Join(
		field.CheckOneOf("kind", "kind of saving", s.Kind, SavingKinds()),
		field.OptionalID("org", "an organisation", s.Org),
		field.OptionalOneOf("timing", "timing of a saving", s.Timing, Timings()),
		checkDays(s.First, s.Last),
		once,
		field.OptionalID("by", "an organisation", s.By),
		field.OptionalNote("basis", s.Basis),
		field.OptionalNote("disputed", s.Disputed),
		disputed,
		field.OptionalNote("source", s.Source),
	)
}

// disputedOn reports whether somebody disputes the statement, as known on a day.
func (s Saving) disputedOn(known calendar.Date) bool {
	return s.Disputed != "" && !s.DisputedOn.After(known)
}

// RegisterEntry is what a register says of one partnership.
type RegisterEntry struct {
	ID           EntryID               `json:"id"`                    // unique in the register
	Name         string                `json:"name"`                  // what people call it
	Services     []string              `json:"services,omitempty"`    // what is shared
	Regions      []string              `json:"regions,omitempty"`     // where
	Category     string                `json:"category,omitempty"`    // which kind of service, in the words of the register
	Structure    partnership.Structure `json:"structure,omitzero"`    // its legal form
	Proposed     calendar.Date         `json:"proposed,omitzero"`     // the day of the first decision to look into it
	First        calendar.Date         `json:"first,omitzero"`        // the first day on which something was shared; not set: not known
	Last         calendar.Date         `json:"last,omitzero"`         // the last; not set: it goes on, or the stage says that it has ended
	Stage        lifecycle.Stage       `json:"stage,omitzero"`        // how far it had got when the edition was made
	Seat         string                `json:"seat,omitempty"`        // the town in which it has its office
	Postcode     string                `json:"postcode,omitempty"`    // and the postcode
	Participants []Participant         `json:"participants"`          // who shares
	Savings      []Saving              `json:"savings,omitempty"`     // what it saves, one statement each
	SameAs       EntryID               `json:"same_as,omitzero"`      // another entry for the same partnership
	NotSameAs    []EntryID             `json:"not_same_as,omitempty"` // entries that look like it, and are other partnerships
	Source       string                `json:"source,omitempty"`      // who says so
	Note         string                `json:"note,omitempty"`        // anything else
}

// Validate returns what is wrong with the entry by itself:
//
//   - ErrRequired: no id or name
//   - ErrInvalid: a malformed id, an unknown structure or stage; an entry that is the same as
//     itself, or not the same as itself or as one that it is the same as
//   - ErrOrder: a last day before the first, or a first day before that of the first decision
//   - ErrDuplicate: a service or region that is listed twice
//   - ErrOverlap: a participant who is listed twice for the same days
//   - what Participant, Saving and the checks of package field find
func (e RegisterEntry) Validate() error {
	var proposed, same error
	if !e.Proposed.IsZero() && !e.First.IsZero() && e.First.Before(e.Proposed) {
		proposed = field.At("first", fmt.Errorf("%v is before the day of the first decision, %v: %w", e.First, e.Proposed, field.ErrOrder))
	}
	if e.SameAs != "" && e.SameAs == e.ID {
		same = field.At("same_as", fmt.Errorf("%s is the entry itself: %w", field.Quote(e.SameAs), field.ErrInvalid))
	}
	return errors.Join(
		field.At("id", e.ID.Validate()),
		field.Required("name", e.Name),
		field.EachOnce("services", e.Services, field.CheckName),
		field.EachOnce("regions", e.Regions, field.CheckName),
		field.OptionalName("category", e.Category),
		field.OptionalOneOf("structure", "structure", e.Structure, partnership.Structures()),
		proposed,
		checkDays(e.First, e.Last),
		field.OptionalOneOf("stage", "stage", e.Stage, lifecycle.Stages()),
		field.OptionalName("seat", e.Seat),
		field.OptionalName("postcode", e.Postcode),
		field.Each("participants", e.Participants, Participant.Validate),
		e.checkTwice(),
		field.Each("savings", e.Savings, Saving.Validate),
		field.OptionalID("same_as", "an entry", e.SameAs),
		same,
		field.EachOnce("not_same_as", e.NotSameAs, func(id EntryID) error {
			if id != "" && (id == e.ID || id == e.SameAs) {
				return fmt.Errorf("%s is the same: %w", field.Quote(id), field.ErrInvalid)
			}
			return id.Validate()
		}),
		field.OptionalNote("source", e.Source),
		field.OptionalNote("note", e.Note),
	)
}

// checkTwice returns ErrOverlap for each participant who is listed before for one of its days.
func (e RegisterEntry) checkTwice() error {
	of := make(map[partnership.OrgID][]int, len(e.Participants))
	for i, p := range e.Participants {
		of[p.Org] = append(of[p.Org], i)
	}
	before := map[int]int{}
	for i, p := range e.Participants {
		if places := of[p.Org]; p.Org != "" && len(places) > 1 && places[0] == i {
			e.listedBefore(places, before)
		}
	}
	var errs []error
	for i, p := range e.Participants {
		if j, twice := before[i]; twice {
			errs = append(errs, field.At(field.Index("participants", i), fmt.Errorf("%s is already %s: %w", field.Quote(p.Org), field.Index("participants", j), field.ErrOverlap)))
		}
	}
	return errors.Join(errs...)
}

// listedBefore notes for each of the participants at some places, in their order, one that comes before
// it and has a day in common with it. Two runs of days that have one have a first or last day in
// common, so it looks at these only, and at each once: who has it first.
func (e RegisterEntry) listedBefore(places []int, before map[int]int) {
	ends := func(i int) (first, last calendar.Date) {
		p := e.Participants[i]
		return p.First, cmp.Or(p.Last, calendar.MustDate("9999-12-31"))
	}
	days := make([]calendar.Date, 0, 2*len(places))
	for _, i := range places {
		first, last := ends(i)
		days = append(days, first, last)
	}
	slices.SortFunc(days, calendar.Date.Compare)
	days = slices.Compact(days)
	has, next := make([]int, len(days)), make([]int, len(days)+1) // who has a day first; the next day that nobody has
	for k := range next {
		next[k] = k
	}
	free := func(k int) int {
		for next[k] != k {
			next[k] = next[next[k]]
			k = next[k]
		}
		return k
	}
	for _, i := range places {
		first, last := ends(i)
		k, _ := slices.BinarySearchFunc(days, first, calendar.Date.Compare)
		for ; k < len(days) && !days[k].After(last); k++ {
			if to := free(k); to != k {
				if _, noted := before[i]; !noted {
					before[i] = has[k]
				}
				k = to - 1
				continue
			}
			has[k], next[k] = i, k+1
		}
	}
}

// overlaps reports whether two runs of days can have a day in common. A day that is not set
// sets no limit.
func overlaps(first, last, otherFirst, otherLast calendar.Date) bool {
	return (last.IsZero() || !otherFirst.After(last)) && (otherLast.IsZero() || !first.After(otherLast))
}

// Catalogue is one edition of a register of partnerships.
type Catalogue struct {
	Name    string          `json:"name"`             // of the register
	On      calendar.Date   `json:"on,omitzero"`      // the day as of which this edition was made
	Source  string          `json:"source,omitempty"` // who publishes it, under which licence
	Bodies  []Body          `json:"bodies"`           // the organisations; none: nobody has listed them
	Entries []RegisterEntry `json:"entries"`          // the partnerships
}

// Validate returns what is wrong with the register:
//
//   - ErrRequired: no name
//   - ErrDuplicate: a body or an entry with the id of an earlier one
//   - what Body.Validate, RegisterEntry.Validate and the checks of package field find
//
// Catalogue.Doubts says what is doubtful, though not wrong in form: an unknown code, a
// council that ended without a successor, a saving without a basis, days that contradict.
func (c Catalogue) Validate() error {
	return errors.Join(
		field.Required("name", c.Name),
		field.OptionalNote("source", c.Source),
		field.Each("bodies", c.Bodies, Body.Validate),
		field.Unique("bodies", "org", c.Bodies, func(b Body) partnership.OrgID { return b.Org }),
		field.Each("entries", c.Entries, RegisterEntry.Validate),
		field.Unique("entries", "id", c.Entries, func(e RegisterEntry) EntryID { return e.ID }),
	)
}

// Names returns the names of the organisations and partnerships of the register.
func (c Catalogue) Names() report.Names {
	entries := make([]report.Entry, 0, len(c.Bodies)+len(c.Entries))
	for _, b := range c.Bodies {
		entries = append(entries, report.Entry{Noun: report.Organisation, ID: string(b.Org), Name: b.Name})
	}
	for _, e := range c.Entries {
		entries = append(entries, report.Entry{Noun: report.Partnership, ID: string(e.ID), Name: e.Name})
	}
	return report.NewNames(entries...)
}
