package catalogue

import "github.com/seed9ad77866/sharedservices/partnership/field"

// SavingKind is whether a saving is hoped for or was made.
type SavingKind string

// The kinds of saving.
const (
	Expected SavingKind = "expected" // somebody expects it
	Achieved SavingKind = "achieved" // somebody says that it was made
)

// SavingKinds returns every SavingKind.
func SavingKinds() []SavingKind { return []SavingKind{Expected, Achieved} }

// Title returns the kind of saving as a form or a report shows it.
func (k SavingKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of SavingKinds, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (k *SavingKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of saving", text, SavingKinds())
	return err
}

// Timing is what the amount of a saving is for.
type Timing string

// The timings.
const (
	Yearly   Timing = "yearly"    // the amount is for a year, in every year of the term
	OverTerm Timing = "over-term" // the amount is for the whole term together: a total to date
	Once     Timing = "once"      // the amount is saved once, on the first day
)

// Timings returns every Timing.
func Timings() []Timing { return []Timing{Yearly, OverTerm, Once} }

// Title returns the timing as a form or a report shows it.
func (t Timing) Title() string { return field.Title(t) }

// UnmarshalText reads one of Timings, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (t *Timing) UnmarshalText(text []byte) (err error) {
	*t, err = field.ReadOneOf("timing of a saving", text, Timings())
	return err
}

// CountReason is why a statement of a saving counts, or does not.
type CountReason string

// The reasons.
const (
	Counted       CountReason = "counted"        // in full, for the days asked about
	CountedPartly CountReason = "counted-partly" // for the days that no other statement covers
	Replaced      CountReason = "replaced"       // another statement about the same days counts
	WithinWhole   CountReason = "within-whole"   // what all save together counts, and this is a part of it
	WithinTotal   CountReason = "within-total"   // a total over a term with that day in it counts
	StatedLater   CountReason = "stated-later"   // nobody had said so by the day asked about
	OutsideDays   CountReason = "outside-days"   // it is not about the days asked about
	NotDated      CountReason = "not-dated"      // when it is saved is not known
	NotTimed      CountReason = "not-timed"      // whether it is for a year, a term or once is not known
	NoAmount      CountReason = "no-amount"      // how much it is is not known
	NotOurs       CountReason = "no-participant" // the organisation that saves it does not take part
	GivenUp       CountReason = "given-up"       // the partnership was abandoned, and nobody expects it any more
)

// CountReasons returns every CountReason.
func CountReasons() []CountReason {
	return []CountReason{
		Counted, CountedPartly, Replaced, WithinWhole, WithinTotal, StatedLater, OutsideDays,
		NotDated, NotTimed, NoAmount, NotOurs, GivenUp,
	}
}

// Title returns the reason as a form or a report shows it.
func (r CountReason) Title() string { return field.Title(r) }

// nothing reports whether a statement is known to count for nothing.
func (r CountReason) nothing() bool {
	switch r {
	case Counted, CountedPartly, NotDated, NotTimed, NoAmount:
		return false
	}
	return true
}

// UnmarshalText reads one of CountReasons, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (r *CountReason) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("reason", text, CountReasons())
	return err
}

// Completeness is how much is known of what a partnership saves on the days asked about.
type Completeness string

// The degrees of completeness.
const (
	Whole   Completeness = "whole"     // every day, of every participant
	Part    Completeness = "part"      // some days, or some participants
	Nothing Completeness = "not-known" // nothing is known
)

// Completenesses returns every Completeness.
func Completenesses() []Completeness { return []Completeness{Whole, Part, Nothing} }

// Title returns the completeness as a form or a report shows it.
func (c Completeness) Title() string {
	switch c {
	case Whole:
		return "Known"
	case Part:
		return "Known in part"
	}
	return field.Title(c)
}

// UnmarshalText reads one of Completenesses, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (c *Completeness) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("completeness", text, Completenesses())
	return err
}

// Sameness is why two entries are one partnership.
type Sameness string

// The reasons for which entries are one.
const (
	SaysSo       Sameness = "says-so"       // one entry says that it is the other
	SameName     Sameness = "same-name"     // they have one name, at least one participant and some days in common
	SameServices Sameness = "same-services" // they have the same participants, the same services and some days in common
)

// Samenesses returns every Sameness.
func Samenesses() []Sameness { return []Sameness{SaysSo, SameName, SameServices} }

// Title returns the reason as a form or a report shows it.
func (s Sameness) Title() string {
	if s == SaysSo {
		return "One entry says so"
	}
	return field.Title(s)
}

// UnmarshalText reads one of Samenesses, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (s *Sameness) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("sameness", text, Samenesses())
	return err
}

// EditionChangeKind is what happened to a part of a register from one edition to the next.
type EditionChangeKind string

// The kinds of change.
const (
	Added   EditionChangeKind = "added"
	Removed EditionChangeKind = "removed"
	Changed EditionChangeKind = "changed"
)

// EditionChangeKinds returns every EditionChangeKind.
func EditionChangeKinds() []EditionChangeKind { return []EditionChangeKind{Added, Removed, Changed} }

// Title returns the kind of change as a form or a report shows it.
func (k EditionChangeKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of EditionChangeKinds, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (k *EditionChangeKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of change", text, EditionChangeKinds())
	return err
}
