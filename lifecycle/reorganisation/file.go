package reorganisation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// File is everything about a partnership. What it does not hold is not carried: it is not known, and not taken to be nothing.
type File struct {
	Partnership   partnership.Partnership `json:"partnership"`              // what it is
	State         lifecycle.State         `json:"state,omitzero"`           // how far it has got; its lines decide what becomes of each service
	Schedule      costing.Schedule        `json:"schedule,omitzero"`        // who pays how much
	Figures       []costing.Figure        `json:"figures,omitempty"`        // what the schemes count
	Costs         []costing.Cost          `json:"costs,omitempty"`          // of the lines, to show the bills before and after
	Register      risk.Register           `json:"register,omitzero"`        // the risk register
	Exit          exit.Plan               `json:"exit,omitzero"`            // the exit plan
	Accounts      []account.Account       `json:"accounts,omitempty"`       // of the years that are not settled
	Evidence      []lifecycle.Evidence    `json:"evidence,omitempty"`       // documents
	Posts         staff.Establishment     `json:"posts,omitempty"`          // the staff
	Serving       []Serving               `json:"serving,omitempty"`        // which parts of a divided council a post serves
	Assets        []MemberAsset           `json:"assets,omitempty"`         // what the members hold for the service
	Contracts     []MemberContract        `json:"contracts,omitempty"`      // with suppliers
	Debts         []MemberDebt            `json:"debts,omitempty"`          // what a member owes for the service
	DivisionBases []DivisionBasis         `json:"division_bases,omitempty"` // by which measure things are divided, if not by the basis of the order
	Agreements    []SuccessorAgreement    `json:"agreements,omitempty"`     // what the successors have decided about the lines
}

// Serving is which parts of a council a post serves.
type Serving struct {
	Post  staff.PostID `json:"post,omitzero"` // which post
	Parts []PartShare  `json:"parts"`         // how much of its time each; together all of it
}

// PartShare is how much of something is for a part of a council.
type PartShare struct {
	Part     PartID               `json:"part,omitzero"`  // which part
	Fraction partnership.Fraction `json:"share,omitzero"` // how much
}

// MemberAsset is one thing that a member holds for the service.
type MemberAsset struct {
	ID     exit.AssetID       `json:"id,omitzero"`     // unique in the file
	Name   string             `json:"name"`            // what it is
	Line   partnership.LineID `json:"line,omitzero"`   // of which line; not set: of all
	Holder partnership.OrgID  `json:"holder,omitzero"` // which member; not set: nobody is known to
	Value  costing.Money      `json:"value,omitzero"`  // what it is worth; not known: nobody has said
	In     PartID             `json:"in,omitzero"`     // in which part of a divided council it lies; not set: in none, or not known
	To     partnership.OrgID  `json:"to,omitzero"`     // who gets it, as agreed; not set: not agreed
}

// MemberContract is a contract with a supplier that a member holds for the service.
type MemberContract struct {
	ID       exit.ContractID     `json:"id,omitzero"`        // unique in the file
	Name     string              `json:"name"`               // what for
	Supplier string              `json:"supplier,omitempty"` // with whom
	Line     partnership.LineID  `json:"line,omitzero"`      // of which line; not set: of all
	Holder   partnership.OrgID   `json:"holder,omitzero"`    // which member
	Yearly   costing.Money       `json:"yearly,omitzero"`    // what it costs a year; not known: nobody has said
	Term     calendar.Term       `json:"term,omitzero"`      // from when to when; not set: not known
	Serves   []PartID            `json:"serves,omitempty"`   // which parts of a divided council it serves; none: not known, or all
	To       []partnership.OrgID `json:"to,omitempty"`       // who has it afterwards, as agreed: several have it jointly; none: not agreed
	Parts    []partnership.Share `json:"parts,omitempty"`    // in place of To: how much of it each has, as agreed, if it passes in parts
	Consents exit.Consent        `json:"consents,omitzero"`  // what its own terms ask for, if anything; not needed to pass by order
	Varies   lifecycle.Answer    `json:"varies,omitzero"`    // whether its price may be varied
	Capital  lifecycle.Answer    `json:"capital,omitzero"`   // whether it is a capital contract
}

// MemberDebt is what a member owes for the service.
type MemberDebt struct {
	Name   string             `json:"name"`            // what for, and to whom; unique in the file
	Line   partnership.LineID `json:"line,omitzero"`   // of which line; not set: of all
	Debtor partnership.OrgID  `json:"debtor,omitzero"` // which member
	Amount costing.Money      `json:"amount,omitzero"` // how much; not known: nobody has said
}

// DivisionBasis says by which measure something is divided. Of several that fit, the one that
// says most counts, and of those the first.
type DivisionBasis struct {
	Kind   PieceKind          `json:"kind,omitzero"` // of what; not set: of everything
	Line   partnership.LineID `json:"line,omitzero"` // of which line; not set: of every line
	ID     string             `json:"id,omitempty"`  // of which debt, risk or driver; not set: of each
	Driver costing.Driver     `json:"driver"`        // by which measure of the order
}

// dividedKinds returns the kinds of piece that are divided by a measure. The others pass as a whole.
func dividedKinds() []PieceKind {
	return []PieceKind{VotePiece, SharePiece, FigurePiece, RiskPiece, ExitPiece, PostingPiece, PostPiece, DebtPiece}
}

// Validate returns what is wrong with the division: no driver (ErrRequired), a malformed id, an
// unknown kind or one that is not divided by a measure, and an id of a kind that is not divided one
// by one (ErrInvalid).
func (d DivisionBasis) Validate() error {
	var kind, id error
	switch {
	case slices.Contains(PieceKinds(), d.Kind) && !slices.Contains(dividedKinds(), d.Kind):
		kind = field.At("kind", fmt.Errorf("what is %s is not divided by a measure: %w", field.Quote(d.Kind), field.ErrInvalid))
	case d.ID != "" && slices.Contains([]PieceKind{VotePiece, SharePiece, ExitPiece, PostingPiece, PostPiece}, d.Kind):
		id = field.At("id", fmt.Errorf("what is %s is not divided one by one: %w", field.Quote(d.Kind), field.ErrInvalid))
	}
	return errors.Join(
		field.OptionalOneOf("kind", "kind of piece", d.Kind, PieceKinds()), kind,
		field.OptionalID("line", "a service line", d.Line),
		field.OptionalName("id", d.ID), id,
		field.At("driver", d.Driver.Validate()),
	)
}

// LineDecision is what successors have decided about a line.
type LineDecision string

// The decisions.
const (
	KeepTogether LineDecision = "keep" // they go on, or begin, to share it
	TakeApart    LineDecision = "take-apart"
)

// LineDecisions returns every LineDecision.
func LineDecisions() []LineDecision { return []LineDecision{KeepTogether, TakeApart} }

// Title returns the decision as a form or a report shows it.
func (d LineDecision) Title() string {
	if d == KeepTogether {
		return "Keep together"
	}
	return field.Title(d)
}

// UnmarshalText reads one of LineDecisions, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (d *LineDecision) UnmarshalText(text []byte) (err error) {
	*d, err = field.ReadOneOf("decision", text, LineDecisions())
	return err
}

// SuccessorAgreement is a decision of the successors, or of their shadow authorities, about a line. It counts if it was decided before the vesting day, and by every successor of those who
// share the line. Of several that count, the last one known is used.
type SuccessorAgreement struct {
	Line      partnership.LineID    `json:"line,omitzero"`       // about which line
	Decision  LineDecision          `json:"decision,omitzero"`   // what they decided
	Lead      partnership.OrgID     `json:"lead,omitzero"`       // who leads it from the vesting day; not set: not agreed
	Structure partnership.Structure `json:"structure,omitzero"`  // in which legal form; not set: as before
	Term      calendar.Term         `json:"term,omitzero"`       // for which days; not set: as before
	On        calendar.Date         `json:"on,omitzero"`         // the day of the last of their decisions
	Recorded  calendar.Date         `json:"recorded,omitzero"`   // the day on which it was written down; not set: on the day itself
	By        []partnership.OrgID   `json:"by,omitempty"`        // who has decided so
	Reference string                `json:"reference,omitempty"` // where it is minuted
}

// Validate returns what is wrong with the agreement: no line, decision or day (ErrRequired), a
// malformed id, an unknown category, or a lead, a legal form or a term of what is taken apart
// (ErrInvalid), a council listed twice (ErrDuplicate), and what Term finds.
func (a SuccessorAgreement) Validate() error {
	var term, apart error
	if !a.Term.IsZero() {
		term = field.At("term", a.Term.Validate())
	}
	if a.Decision == TakeApart && (a.Lead != "" || a.Structure != "" || !a.Term.IsZero()) {
		apart = field.At("decision", fmt.Errorf("what is taken apart has no lead, legal form or term: %w", field.ErrInvalid))
	}
	return errors.Join(
		field.At("line", a.Line.Validate()),
		field.CheckOneOf("decision", "decision", a.Decision, LineDecisions()), apart,
		field.OptionalID("lead", "an organisation", a.Lead),
		field.OptionalOneOf("structure", "structure", a.Structure, partnership.Structures()),
		term,
		field.RequiredValue("on", a.On),
		field.EachOnce("by", a.By, partnership.OrgID.Validate),
		field.OptionalName("reference", a.Reference),
	)
}

// known returns the day from which the agreement is known.
func (a SuccessorAgreement) known() calendar.Date {
	if a.Recorded.IsZero() {
		return a.On
	}
	return a.Recorded
}

// Validate returns what is wrong with the asset: no id or name (ErrRequired), a
// malformed id, and a value below £0 (ErrInvalid).
func (a MemberAsset) Validate() error {
	return errors.Join(
		field.At("id", a.ID.Validate()),
		field.Required("name", a.Name),
		field.OptionalID("line", "a service line", a.Line),
		field.OptionalID("holder", "an organisation", a.Holder),
		field.At("value", costing.NotNegative(a.Value)),
		field.OptionalID("in", "a part", a.In),
		field.OptionalID("to", "an organisation", a.To),
	)
}

// Validate returns what is wrong with the contract: no id, name or holder (ErrRequired), a
// malformed id, an unknown category, a cost below £0, both To and Parts (ErrInvalid), an
// organisation or part listed twice (ErrDuplicate), and what Term and
// partnership.CheckShares find.
func (c MemberContract) Validate() error {
	var term, parts error
	if !c.Term.IsZero() {
		term = field.At("term", c.Term.Validate())
	}
	switch {
	case len(c.Parts) > 0 && len(c.To) > 0:
		parts = field.At("parts", fmt.Errorf("it passes to some jointly, as to says: %w", field.ErrInvalid))
	case len(c.Parts) > 0:
		parts = partnership.CheckShares("parts", c.Parts)
	}
	return errors.Join(
		field.At("id", c.ID.Validate()),
		field.Required("name", c.Name),
		field.OptionalName("supplier", c.Supplier),
		field.OptionalID("line", "a service line", c.Line),
		field.At("holder", c.Holder.Validate()),
		field.At("yearly", costing.NotNegative(c.Yearly)),
		term,
		field.EachOnce("serves", c.Serves, PartID.Validate),
		field.EachOnce("to", c.To, partnership.OrgID.Validate),
		parts,
		field.OptionalOneOf("consents", "state of consent", c.Consents, exit.Consents()),
	)
}

// Validate returns what is wrong with the debt: no name or debtor (ErrRequired), a malformed
// id, and an amount below £0 (ErrInvalid).
func (d MemberDebt) Validate() error {
	return errors.Join(
		field.Required("name", d.Name),
		field.OptionalID("line", "a service line", d.Line),
		field.At("debtor", d.Debtor.Validate()),
		field.At("amount", costing.NotNegative(d.Amount)),
	)
}

// Validate returns what is wrong with which parts a post serves: no post or part
// (ErrRequired), a malformed id (ErrInvalid), a part listed twice (ErrDuplicate), and what
// partnership.CheckShares finds in the shares.
func (s Serving) Validate() error {
	return errors.Join(field.At("post", s.Post.Validate()), partnership.CheckShares("parts", s.shares()))
}

// shares returns the parts as shares, to be checked and added up like those.
func (s Serving) shares() []partnership.Share {
	shares := make([]partnership.Share, len(s.Parts))
	for i, p := range s.Parts {
		shares[i] = partnership.Share{Org: partnership.OrgID(p.Part), Fraction: p.Fraction}
	}
	return shares
}

// Validate returns what is wrong with the file, in the order of its fields: what its parts
// find, of those that it has; ErrInvalid for a state, a register or evidence of another partnership;
// ErrDuplicate for a second asset, contract or debt of one id or
// name, and for two answers on which parts one post serves; and ErrNotFound for a post that
// serves parts and is not among the posts, for a line that an agreement or a division names
// and the partnership does not have, and for a debt that a division names and is not there.
func (f File) Validate() error {
	errs := []error{field.At("partnership", f.Partnership.Validate())}
	if len(f.Schedule.Entries) > 0 {
		errs = append(errs, field.At("schedule", f.Schedule.Validate()))
	}
	_, figures := costing.NewFacts(f.Figures)
	errs = append(errs, figures, field.Each("costs", f.Costs, costing.Cost.Validate))
	if f.hasRegister() {
		errs = append(errs, field.At("register", f.Register.Validate()))
	}
	if f.hasExit() {
		errs = append(errs, field.At("exit", f.Exit.Validate()))
	}
	return errors.Join(append(
		errs,
		field.Each("accounts", f.Accounts, account.Account.Validate),
		field.Each("evidence", f.Evidence, lifecycle.Evidence.Validate),
		field.Each("posts", f.Posts, staff.Post.Validate),
		field.Unique("posts", "id", f.Posts, func(p staff.Post) staff.PostID { return p.ID }),
		f.checkServing(),
		field.Each("assets", f.Assets, MemberAsset.Validate),
		field.Unique("assets", "id", f.Assets, func(a MemberAsset) exit.AssetID { return a.ID }),
		field.Each("contracts", f.Contracts, MemberContract.Validate),
		field.Unique("contracts", "id", f.Contracts, func(c MemberContract) exit.ContractID { return c.ID }),
		field.Each("debts", f.Debts, MemberDebt.Validate),
		field.Unique("debts", "name", f.Debts, func(d MemberDebt) string { return d.Name }),
		field.Each("division_bases", f.DivisionBases, DivisionBasis.Validate),
		field.Each("agreements", f.Agreements, SuccessorAgreement.Validate),
		f.checkNames(),
		f.checkOwn(),
	)...)
}

// checkOwn returns ErrInvalid for what is of another partnership.
func (f File) checkOwn() error {
	own := func(id uuid.UUID) error {
		if id == f.Partnership.ID || id == (uuid.UUID{}) {
			return nil
		}
		return field.At("partnership", fmt.Errorf("it is of %v, and not of %v: %w", id, f.Partnership.ID, field.ErrInvalid))
	}
	return errors.Join(
		field.At("state", own(f.State.Partnership)), field.At("register", own(f.Register.Partnership)),
		field.Each("evidence", f.Evidence, func(e lifecycle.Evidence) error { return own(e.Partnership) }),
	)
}

// checkServing returns what is wrong with which parts the posts serve.
func (f File) checkServing() error {
	posts := make(map[staff.PostID]bool, len(f.Posts))
	for _, p := range f.Posts {
		posts[p.ID] = true
	}
	return errors.Join(
		field.Each("serving", f.Serving, func(s Serving) error {
			err := s.Validate()
			if err == nil && !posts[s.Post] {
				err = field.At("post", fmt.Errorf("%s is not among the posts: %w", field.Quote(s.Post), field.ErrNotFound))
			}
			return err
		}),
		field.Unique("serving", "post", f.Serving, func(s Serving) staff.PostID { return s.Post }),
	)
}

// hasRegister reports whether there is a register.
func (f File) hasRegister() bool { return f.Register.Title != "" || len(f.Register.Risks) > 0 }

// hasExit reports whether there is an exit plan.
func (f File) hasExit() bool { return f.Exit.Name != "" || len(f.Exit.Members) > 0 }

// divisionOf returns by which measure a thing is divided: the most particular division, or the
// basis of the order.
func (f File) divisionOf(kind PieceKind, line partnership.LineID, id string, basis costing.Driver) costing.Driver {
	best := -1
	for _, d := range f.DivisionBases {
		if d.Kind != "" && d.Kind != kind || d.Line != "" && d.Line != line || d.ID != "" && d.ID != id {
			continue
		}
		said := 0
		for _, set := range []bool{d.Kind != "", d.Line != "", d.ID != ""} {
			if set {
				said++
			}
		}
		if said > best {
			best, basis = said, d.Driver
		}
	}
	return basis
}

// lineIDs returns the lines of the partnership, in their order, and then those that only the state
// knows, such as the parts of one that was split, unless they have ended.
func (f File) lineIDs() []partnership.LineID {
	var ids []partnership.LineID
	for _, s := range f.Partnership.Services {
		for _, l := range s.Lines {
			ids = append(ids, l.ID)
		}
	}
	for i := range f.State.Lines {
		line := &f.State.Lines[i]
		if !line.Stage.Ended() && !slices.Contains(ids, line.Line) {
			ids = append(ids, line.Line)
		}
	}
	return ids
}

// lineTerm returns for which days a line is shared: its own term, that of its service or that of the
// agreement.
func (f File) lineTerm(id partnership.LineID, agreed calendar.Term) calendar.Term {
	for _, s := range f.Partnership.Services {
		for _, l := range s.Lines {
			if l.ID == id {
				return cmp.Or(l.Term, cmp.Or(s.Term, agreed))
			}
		}
	}
	return agreed
}

// concerns reports whether one of some organisations is a member on a day.
func (f File) concerns(day calendar.Date, orgs func(partnership.OrgID) bool) bool {
	inForce := f.Partnership.Agreement.On(day).Term
	return slices.ContainsFunc(f.Partnership.Members, func(m partnership.Member) bool {
		term := m.Term
		if term.IsZero() {
			term = inForce
		}
		return orgs(m.Org) && (term.IsZero() || term.Last.IsZero() || !term.Last.Before(day))
	})
}
