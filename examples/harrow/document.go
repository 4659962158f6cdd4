package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// document is the input: organisations, and what they share.
type document struct {
	About         string                     `json:"about"`                 // what the document is
	Organisations []partnership.Organisation `json:"organisations"`         // everybody named below
	Successions   []partnership.Succession   `json:"successions,omitempty"` // councils replaced by others
	Shared        []shared                   `json:"shared"`                // one entry for each partnership
}

// shared is a partnership, how far it has got, and what it costs whom.
type shared struct {
	Illustrative []string                  `json:"illustrative,omitempty"` // which of the facts are made up
	Partnership  partnership.Partnership   `json:"partnership"`
	Log          lifecycle.Log             `json:"log"`                 // what has happened to it
	Evidence     []lifecycle.Evidence      `json:"evidence,omitempty"`  // what was put forward at its gates
	Registers    []risk.Register           `json:"registers,omitempty"` // its risk registers, in order of time
	Gateways     []lifecycle.GatewayReview `json:"gateways,omitempty"`  // its gateway reviews
	Plan         lifecycle.WorkPlan        `json:"plan,omitzero"`       // the work to its start
	Schedule     costing.Schedule          `json:"schedule,omitzero"`   // how the cost of each line is shared
	Costs        []costing.Cost            `json:"costs,omitempty"`     // what each line costs, year by year
	Figures      []costing.Figure          `json:"figures,omitempty"`   // what the schedule goes by
	Drivers      []driver                  `json:"drivers,omitempty"`   // what the drivers of the figures are called
}

// driver says what a driver of the schedule is called.
type driver struct {
	ID   costing.Driver `json:"id"`
	Name string         `json:"name"`
}

// Validate returns ErrRequired for an id or a name that is not set.
func (d driver) Validate() error {
	return errors.Join(field.At("id", field.CheckID("a driver", string(d.ID))), field.Required("name", d.Name))
}

// Validate returns every error in the document, each with its path.
func (d document) Validate() error {
	var none error
	if len(d.Shared) == 0 {
		none = field.ErrRequired
	}
	return errors.Join(
		field.Each("organisations", d.Organisations, partnership.Organisation.Validate),
		field.Unique("organisations", "id", d.Organisations, func(o partnership.Organisation) partnership.OrgID { return o.ID }),
		field.Each("successions", d.Successions, func(s partnership.Succession) error {
			return errors.Join(s.Validate(), d.checkSuccession(s))
		}),
		field.At("shared", none),
		field.Each("shared", d.Shared, func(s shared) error {
			return errors.Join(s.Validate(), d.checkMembers(s))
		}),
	)
}

// checkSuccession returns the councils of a succession that are not in the
// document.
func (d document) checkSuccession(s partnership.Succession) error {
	return errors.Join(
		field.At("predecessor", d.checkKnown(s.Predecessor)),
		field.Each("successors", s.Successors, func(x partnership.Share) error {
			return field.At("org", d.checkKnown(x.Org))
		}),
	)
}

// checkMembers returns the members of a partnership that are not in the document.
func (d document) checkMembers(s shared) error {
	return field.At("partnership", field.Each("members", s.Partnership.Members, func(m partnership.Member) error {
		return field.At("org", d.checkKnown(m.Org))
	}))
}

// checkKnown returns an error if an id that is set is no organisation's.
func (d document) checkKnown(id partnership.OrgID) error {
	if _, ok := d.organisation(id); ok || id == "" {
		return nil
	}
	return fmt.Errorf("%q is not one of the organisations: %w", id, field.ErrNotFound)
}

// organisation returns the organisation with an id.
func (d document) organisation(id partnership.OrgID) (o partnership.Organisation, ok bool) {
	i := slices.IndexFunc(d.Organisations, func(o partnership.Organisation) bool { return o.ID == id })
	if i < 0 {
		return partnership.Organisation{}, false
	}
	return d.Organisations[i], true
}

// Validate returns what is wrong with the partnership, its log, what was put
// forward at its gates, and its costs.
func (s shared) Validate() error {
	var steps, log error
	if len(s.Log.Entries) == 0 {
		steps = field.At("steps", field.ErrRequired)
	}
	if s.Log.Partnership != s.Partnership.ID {
		log = field.At("partnership", fmt.Errorf("%v is another partnership: %w", s.Log.Partnership, field.ErrInvalid))
	}
	return errors.Join(
		s.dossier(nil).Validate(),
		field.At("log", errors.Join(s.Log.Validate(), log, steps)),
		field.Each("registers", s.Registers, risk.Register.Validate),
		s.checkCosts(),
		field.Each("drivers", s.Drivers, driver.Validate),
		field.Unique("drivers", "id", s.Drivers, func(d driver) costing.Driver { return d.ID }),
	)
}

// dossier returns what is put forward at a gate.
func (s shared) dossier(organisations []partnership.Organisation) lifecycle.Dossier {
	return lifecycle.Dossier{
		Partnership: s.Partnership, Organisations: organisations,
		Evidence: s.Evidence, Gateways: s.Gateways, Plan: s.Plan,
	}
}

// names returns what everything in the partnership is called.
func (s shared) names(organisations []partnership.Organisation) report.Names {
	all := []report.Names{s.dossier(organisations).Names()}
	for _, register := range s.Registers {
		all = append(all, register.Names())
	}
	for _, d := range s.Drivers {
		all = append(all, report.NewNames(report.Entry{Noun: report.Driver, ID: string(d.ID), Name: d.Name}))
	}
	return report.Join(all...)
}

// checkCosts returns what keeps the costs from being shared: what is wrong with the
// schedule, the costs and the figures by themselves or, if that is nothing, what is
// wrong with them together.
func (s shared) checkCosts() error {
	if len(s.Costs) == 0 {
		return nil
	}
	_, err := costing.NewFacts(s.Figures)
	err = errors.Join(
		field.At("schedule", s.Schedule.Validate()),
		field.Each("schedule.entries", s.Schedule.Entries, s.checkEntry),
		field.Each("costs", s.Costs, costing.Cost.Validate),
		err,
	)
	if err != nil {
		return err
	}
	for _, cost := range s.Costs {
		_, unshared := s.statement(cost)
		err = errors.Join(err, field.At("schedule", unshared))
	}
	return err
}

// checkEntry returns the line of an entry if it is not shared, and the
// organisations of it that are not members.
func (s shared) checkEntry(e costing.ScheduleEntry) error {
	var line error
	isLine := func(l partnership.Line) bool { return l.ID == e.Line }
	if !slices.ContainsFunc(s.Partnership.Services, func(x partnership.Service) bool { return slices.ContainsFunc(x.Lines, isLine) }) {
		line = fmt.Errorf("%q is not a service line: %w", e.Line, field.ErrNotFound)
	}
	return errors.Join(field.At("line", line), field.Each("members", e.Members, func(id partnership.OrgID) error {
		if slices.ContainsFunc(s.Partnership.Members, func(m partnership.Member) bool { return m.Org == id }) {
			return nil
		}
		return fmt.Errorf("%q is not a member: %w", id, field.ErrNotFound)
	}))
}

// registersOn returns the risk registers up to a day.
func (s shared) registersOn(day calendar.Date) []risk.Register {
	until := slices.IndexFunc(s.Registers, func(r risk.Register) bool { return r.AsOf.After(day) })
	if until < 0 {
		return s.Registers
	}
	return s.Registers[:until]
}

// statement returns who pays what of a cost.
func (s shared) statement(cost costing.Cost) (costing.Statement, error) {
	facts, err := costing.NewFacts(s.Figures)
	if err != nil {
		return costing.Statement{}, err
	}
	statements, err := s.Schedule.Statements(cost, facts)
	if err != nil {
		return costing.Statement{}, err
	}
	return costing.Join(statements)
}

// statementsOn returns who pays what of each cost that is stated for a day. The
// document has been validated, so that each has a statement.
func (s shared) statementsOn(day calendar.Date) []costing.Statement {
	all := []costing.Statement{}
	for _, cost := range s.Costs {
		if !cost.Term.Contains(day) {
			continue
		}
		if statement, err := s.statement(cost); err == nil {
			all = append(all, statement)
		}
	}
	return all
}
