package reorganisation

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Carried is a partnership carried over a vesting day: all of it as it is from then on, and
// what happened to each piece.
type Carried struct {
	Order     string            `json:"order"`               // by which order
	Vesting   calendar.Date     `json:"vesting"`             // the first day of the new councils
	Known     calendar.Date     `json:"known"`               // the day as known on which this was worked out
	Status    OrderStatus       `json:"status"`              // how far the order had got then
	Untouched bool              `json:"untouched,omitzero"`  // no member is in the area, and nobody who was one has left something behind: nothing has changed
	Members   []MemberFate      `json:"members"`             // who is a member on the day before, and who takes its place
	Lines     []LineFate        `json:"lines"`               // what happens to each service line, in the order of the record
	Events    []lifecycle.Event `json:"events"`              // for the log of the partnership, on the vesting day
	Pieces    []Piece           `json:"pieces"`              // what happened to each piece
	Bills     []Bill            `json:"bills,omitempty"`     // what the costs are charged before and after; none of a line that must be divided, or is not shared
	Unsettled []string          `json:"unsettled,omitempty"` // what else somebody has to decide about the whole
	After     File              `json:"after"`               // everything as it is from the vesting day on
}

// MemberFate is a member of the day before, and who takes its place.
type MemberFate struct {
	Org  partnership.OrgID   `json:"org"`          // which member
	Role partnership.Role    `json:"role"`         // as what
	To   []partnership.OrgID `json:"to,omitempty"` // who takes its place; itself if it goes on
}

// Bill is what a cost is charged before and after.
type Bill struct {
	Line    partnership.LineID  `json:"line"`    // of which line
	Term    calendar.Term       `json:"term"`    // for which days
	Changes costing.Differences `json:"changes"` // who paid what, and pays what; the sum stays the same
}

// carrying is a file while it is carried.
type carrying struct {
	*passing                 // the order
	standing                 // what becomes of the record
	before   File            // as it was
	state    lifecycle.State // how far the partnership has got, while councils are succeeded
	known    calendar.Date
	fates    map[partnership.LineID]Fate // what becomes of each line
	settled  SuccessorAgreement          // what is agreed alike about every line
	pieces   []Piece
	errs     []error
}

// Carry returns everything about a partnership as it is from the vesting day of an order on,
// as known on a day: what the successors had agreed by then, and how far the order had got.
// An order that is only proposed is carried too: that is what would happen.
//
// The errors are:
//
//   - at "order" those of Order.Validate; ErrNotFound at "order.steps" if nobody knew of it by
//     the day, and ErrInvalid if it was quashed by then;
//   - at "file" those of File.Validate, ErrNotFound for a measure that a divided council does
//     not have or that no council has, for an agreed lead or taker who is neither a member nor a
//     council of the order, and for a cost of a line of which there is no scheme, and ErrRange
//     for an amount beyond Money;
//   - ErrRequired at "known" for a day that is not set;
//   - at "file.state" what keeps the councils from being succeeded on the day, such as an event
//     recorded in advance for a later day that names one of them: correct it first.
func Carry(order Order, file File, known calendar.Date) (Carried, error) {
	err := errors.Join(field.At("order", order.Validate()), field.RequiredValue("known", known), field.At("file", file.Validate()))
	if err == nil {
		err = field.At("order", order.checkStands(known))
	}
	if err != nil {
		return Carried{}, err
	}
	order, err = copied(order)
	file, unread := copied(file)
	if err = errors.Join(err, unread); err != nil {
		return Carried{}, err
	}
	carried, err := newPassing(order).carry(file, known)
	return carried, field.At("file", err)
}

// copied returns a record that shares nothing with the one it is given, which is valid: what the
// document of that one says.
func copied[T Order | File | OwnService](record T) (T, error) {
	document, err := json.Marshal(sheet[T]{record})
	if err != nil {
		return *new(T), err
	}
	own, err := field.Decode[sheet[T]](document)
	return own.Record, err
}

// sheet is a document with a record that has been checked before, and is not checked again.
type sheet[T Order | File | OwnService] struct {
	Record T `json:"record"` // as it is in memory
}

// Validate returns nil.
func (sheet[T]) Validate() error { return nil }

// carry carries a file that is valid over the day of the order.
func (p *passing) carry(file File, known calendar.Date) (Carried, error) {
	status, _ := p.order.StatusOn(known, known)
	carried := Carried{
		Order: p.order.Name, Vesting: p.order.Vesting, Known: known, Status: status,
		Members: []MemberFate{}, Lines: []LineFate{}, Events: []lifecycle.Event{}, Pieces: []Piece{},
	}
	c := &carrying{passing: p, before: file, state: file.State, known: known}
	if err := p.checkNames(file); err != nil {
		c.errs = append(c.errs, err)
	}
	c.decide()
	concerned := file.concerns(p.order.Vesting, p.touches) || c.anyFate()
	after := File{Partnership: file.Partnership}
	if concerned {
		carried.Members = c.membersBefore()
		after.Partnership = c.carryPartnership()
	}
	c.carryRest(&after)
	carried.Lines, carried.Events = c.carryState()
	carried.Unsettled = c.unsettled()
	after.State = c.state
	carried.After, carried.Pieces = after, append(carried.Pieces, c.pieces...)
	carried.Untouched = !concerned && !anyMoved(carried.Pieces)
	if err := errors.Join(c.errs...); err != nil {
		return Carried{}, err
	}
	var err error
	carried.Bills, err = c.bills(after)
	if err != nil {
		return Carried{}, err
	}
	return carried, nil
}

// carryRest carries all but the record of the partnership and how far it has got.
func (c *carrying) carryRest(after *File) {
	after.Costs, after.Serving, after.Agreements = c.before.Costs, c.before.Serving, c.before.Agreements
	after.Schedule = c.carrySchedule()
	after.Figures = c.carryFigures()
	after.Register = c.carryRegister()
	after.Exit = c.carryExit()
	after.Accounts = c.carryAccounts()
	after.Evidence = c.carryEvidence()
	after.Posts = c.carryPosts()
	after.Assets = c.carryAssets()
	after.Contracts = c.carryContracts()
	after.Debts = c.carryDebts()
	after.DivisionBases = c.before.DivisionBases
	after.DivisionBases = carryDivisions(*after)
}

// fail notes an error at a path, if there is one.
func (c *carrying) fail(path string, err error) {
	if err != nil {
		c.errs = append(c.errs, field.At(path, err))
	}
}

// note notes what happened to a piece, with the shares in which it is divided by a measure.
func (c *carrying) note(p Piece) {
	if p.Driver != "" {
		shares, err := c.sharesBy(p.From, p.Driver)
		if err == nil {
			p.Shares = slices.Clone(shares)
		}
	}
	c.pieces = append(c.pieces, p)
}

// inForce returns the term of the agreement that is in force on the vesting day.
func (c *carrying) inForce() calendar.Term {
	return c.before.Partnership.Agreement.On(c.order.Vesting).Term
}

// membersBefore returns who is a member on the day before, in the order of the record.
func (c *carrying) membersBefore() []MemberFate {
	members, day := []MemberFate{}, c.order.Vesting.AddDays(-1)
	for _, m := range c.before.Partnership.Members {
		if term := cmp.Or(m.Term, c.before.Partnership.Agreement.On(day).Term); term.IsZero() || term.Contains(day) {
			members = append(members, MemberFate{m.Org, m.Role, slices.Clone(c.to(m.Org))})
		}
	}
	return members
}

// unsettled returns what else somebody has to decide about the whole: whether a council that
// loses a part changes what it pays, and whether who gains it joins.
func (c *carrying) unsettled() []string {
	var all []string
	for _, m := range c.before.Partnership.Members {
		if !c.loses(m.Org) {
			continue
		}
		for _, part := range c.councils[m.Org].Parts {
			if part.To != m.Org {
				all = append(all, fmt.Sprintf("%s loses %s to %s: whether its share changes, and whether the service goes on there", m.Org, part.Name, part.To))
			}
		}
	}
	return all
}

// bills returns what the costs are charged before and after.
func (c *carrying) bills(carried File) ([]Bill, error) {
	if len(c.before.Costs) == 0 {
		return nil, nil
	}
	before, err := costing.NewFacts(c.before.Figures)
	after, wrong := costing.NewFacts(carried.Figures)
	if err := errors.Join(err, wrong); err != nil {
		return nil, err
	}
	bills := make([]Bill, 0, len(c.before.Costs))
	err = field.Each("costs", c.before.Costs, func(cost costing.Cost) error {
		last := c.before.lineTerm(cost.Line, c.before.Partnership.Agreement.On(cost.Term.First).Term).Last
		fate := c.fates[cost.Line]
		switch {
		case !last.IsZero() && last.Before(cost.Term.First), fate == NotShared, fate == MustBeDivided && !cost.Term.Last.Before(c.order.Vesting):
			return nil
		}
		was, err := statement(c.before.Schedule, cost, before)
		is := was // what a cost of days before is charged does not change
		if err == nil && !cost.Term.Last.Before(c.order.Vesting) {
			is, err = statement(carried.Schedule, cost, after)
		}
		if err != nil {
			return err
		}
		changes, err := costing.Compare(was, is)
		bills = append(bills, Bill{cost.Line, cost.Term, changes})
		return err
	})
	return bills, err
}

// statement returns the statement of a cost by the scheme that holds on its last day, as if it
// had held for all of it: so the bills before and after are of the same term. The error wraps
// ErrNotFound at "line" if there is no scheme of it.
func statement(s costing.Schedule, cost costing.Cost, facts costing.Facts) (costing.Statement, error) {
	var last costing.ScheduleEntry
	for _, e := range s.Entries {
		if e.Line == cost.Line && !e.From.After(cost.Term.Last) {
			last = e
		}
	}
	if last.Line == "" {
		return costing.Statement{}, field.At("line", fmt.Errorf("there is no scheme of %s on %v: %w", field.Quote(cost.Line), cost.Term.Last, field.ErrNotFound))
	}
	return last.Scheme.Statement(cost, last.Members, facts)
}

// Check returns an error for a partnership that was carried under an order that was quashed
// since, as known on a day, or that has another name: ErrInvalid at "order", with how many
// pieces were carried. Nothing was changed in place: what the file was before still holds.
func (c Carried) Check(order Order, known calendar.Date) error {
	if order.Name != c.Order {
		return field.At("order", fmt.Errorf("%s, and not %s: %w", c.Order, field.Quote(order.Name), field.ErrInvalid))
	}
	if status, _ := order.StatusOn(known, known); status != Quashed {
		return nil
	}
	return field.At("order", fmt.Errorf("%s was quashed, and %s of %s had been carried under it: %w", c.Order, report.Count(c.moved(), "piece", "pieces"), c.After.Partnership.Name, field.ErrInvalid))
}

// anyMoved reports whether one of some pieces has gone to another.
func anyMoved(pieces []Piece) bool {
	return slices.ContainsFunc(pieces, func(p Piece) bool { return p.Reason != NotConcerned })
}

// moved returns how many pieces have gone to another.
func (c Carried) moved() int {
	n := 0
	for _, p := range c.Pieces {
		if p.Reason != NotConcerned {
			n++
		}
	}
	return n
}

// AreaCarried is all partnerships of an area, carried over one vesting day.
type AreaCarried struct {
	Order Order         `json:"order"` // by which order
	Files []Carried     `json:"files"` // each partnership, in its order
	Own   []OwnFate     `json:"own"`   // each service of one council, in its order
	Known calendar.Date `json:"known"` // the day as known on which this was worked out
}

// CarryAll carries all partnerships of an area, as Carry does each, and the services that one
// council ran alone. The errors are those of Carry at "order", "known" and "files[i]", and
// those of OwnService.Validate at "own[i]"; ErrDuplicate at "files[i].partnership.id" for a
// partnership that is listed before.
func CarryAll(order Order, files []File, own []OwnService, known calendar.Date) (AreaCarried, error) {
	err := errors.Join(
		field.At("order", order.Validate()),
		field.RequiredValue("known", known),
		field.Each("files", files, File.Validate),
		checkOnce(files),
		field.Each("own", own, OwnService.Validate),
	)
	if err == nil {
		err = field.At("order", order.checkStands(known))
	}
	if err != nil {
		return AreaCarried{}, err
	}
	order, err = copied(order)
	if err != nil {
		return AreaCarried{}, err
	}
	return newPassing(order).carryAll(files, own, known)
}

// carryAll carries files and services that are valid over the day of the order.
func (p *passing) carryAll(files []File, own []OwnService, known calendar.Date) (AreaCarried, error) {
	area := AreaCarried{Order: p.order, Known: known, Files: make([]Carried, 0, len(files)), Own: make([]OwnFate, 0, len(own))}
	err := errors.Join(
		field.Each("files", files, func(f File) error {
			own, err := copied(f)
			if err != nil {
				return err
			}
			carried, err := p.carry(own, known)
			area.Files = append(area.Files, carried)
			return err
		}),
		field.Each("own", own, func(s OwnService) error {
			service, err := copied(s)
			if err != nil {
				return err
			}
			fate, err := p.divide(service, known)
			area.Own = append(area.Own, fate)
			return err
		}),
	)
	if err != nil {
		return AreaCarried{}, err
	}
	return area, nil
}

// checkOnce returns ErrDuplicate for a partnership that is listed before.
func checkOnce(files []File) error {
	seen := map[uuid.UUID]bool{}
	return field.Each("files", files, func(f File) error {
		id := f.Partnership.ID
		twice := seen[id]
		seen[id] = true
		if !twice {
			return nil
		}
		return field.At("partnership.id", fmt.Errorf("%w: %v is listed before", field.ErrDuplicate, id))
	})
}

// Check returns what Carried.Check finds in each partnership, at "files[i]".
func (a AreaCarried) Check(known calendar.Date) error {
	return field.Each("files", a.Files, func(c Carried) error { return c.Check(a.Order, known) })
}
