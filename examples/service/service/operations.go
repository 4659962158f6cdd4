package service

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
)

// operations returns what the service does.
func operations() []operation {
	const one = "/partnerships/{id}"
	return []operation{
		post("/partnerships", "Store a new partnership", http.StatusCreated, (*service).postPartnership),
		get(one, "A partnership and how far it has got, on a day, as known on another", (*service).getPartnership, "on", "known"),
		post(one+"/statement", "Work out who pays what", http.StatusOK, (*service).postStatement),
		post(one+"/decision", "Ask whether something may happen, and what is against it", http.StatusOK, (*service).postDecision),
		post(one+"/events", "Record what happens today, if nothing is against it", http.StatusCreated, (*service).postEvent),
		post(one+"/registers", "Store the risk register of a quarter", http.StatusCreated, (*service).postRegister),
		get(one+"/heat-map", "The risks of the last register up to a day, drawn", (*service).getHeatMap, "on"),
	}
}

// postPartnership stores a new partnership.
func (s *service) postPartnership(r request, p partnership.Partnership) (partnership.Partnership, error) {
	v := store.Version{Number: 1, Recorded: s.today(), RecordedBy: r.user(), Partnership: p}
	r.made("/partnerships/%v", p.ID)
	return p, s.records.PutVersion(r.Context(), v)
}

// Standing is a partnership as it was on a day, and how far it had got.
type Standing struct {
	Partnership partnership.Partnership `json:"partnership"`
	State       lifecycle.State         `json:"state"`
}

// getPartnership returns the partnership on a day, as known on another; both are today if
// nobody says otherwise.
func (s *service) getPartnership(r request) (Standing, error) {
	on, noDay := r.day("on", s.today())
	known, notKnown := r.day("known", s.today())
	if err := errors.Join(noDay, notKnown); err != nil {
		return Standing{}, err
	}
	p, state, err := store.AsKnown(r.Context(), s.records, r.id, on, known)
	return Standing{p, state}, err
}

// Bill is what a statement is made from.
type Bill struct {
	Scheme costing.Scheme `json:"scheme"`
	Cost   costing.Cost   `json:"cost"`
	Facts  costing.Facts  `json:"facts,omitzero"`
}

// Validate returns what is wrong with the scheme and with the cost.
func (b Bill) Validate() error {
	return errors.Join(field.At("scheme", b.Scheme.Validate()), field.At("cost", b.Cost.Validate()))
}

// postStatement works out who pays what of a cost, among those who take its line on its first
// day.
func (s *service) postStatement(r request, b Bill) (costing.Statement, error) {
	v, err := s.records.Version(r.Context(), r.id, store.LastDay())
	if err != nil {
		return costing.Statement{}, err
	}
	members, err := v.Partnership.LineMembers(b.Cost.Line, b.Cost.Term.First)
	if err != nil {
		return costing.Statement{}, field.At("cost.line", err)
	}
	statement, err := b.Scheme.Statement(b.Cost, members, b.Facts)
	return statement, field.At("scheme", err)
}

// Proposal is an event, and what is put forward for it beside what is stored.
type Proposal struct {
	Event   lifecycle.Event `json:"event"`
	AsOf    calendar.Date   `json:"as_of,omitzero" doc:"the day as of which to decide; not set: today"`
	Dossier Papers          `json:"dossier,omitzero"`
}

// Papers are a lifecycle.Dossier without what is stored.
type Papers struct {
	Organisations []partnership.Organisation `json:"organisations,omitempty"`
	Arrangement   lifecycle.Arrangement      `json:"arrangement,omitzero"`
	Evidence      []lifecycle.Evidence       `json:"evidence,omitempty"`
	Gateways      []lifecycle.GatewayReview  `json:"gateways,omitempty"`
	Plan          lifecycle.WorkPlan         `json:"plan,omitzero"`
	Waivers       []policy.Waiver            `json:"waivers,omitempty"`
}

// Validate returns what is wrong with the event. What is wrong with the papers, the decision
// says.
func (p Proposal) Validate() error { return field.At("event", p.Event.Validate()) }

// decide decides whether an event may happen next in a journal.
func (s *service) decide(r request, journal lifecycle.Journal, p Proposal) (lifecycle.Decision, error) {
	asOf := p.AsOf
	if asOf.IsZero() {
		asOf = s.today()
	}
	v, err := s.records.Version(r.Context(), r.id, store.LastDay())
	if err != nil {
		return lifecycle.Decision{}, err
	}
	dossier := lifecycle.Dossier{
		Partnership: v.Partnership, Organisations: p.Dossier.Organisations, Arrangement: p.Dossier.Arrangement,
		Evidence: p.Dossier.Evidence, Gateways: p.Dossier.Gateways, Plan: p.Dossier.Plan, Waivers: p.Dossier.Waivers,
	}
	if dossier.Register, err = s.lastRegister(r, asOf); err != nil && !errors.Is(err, store.ErrNotFound) {
		return lifecycle.Decision{}, err
	}
	return lifecycle.DefaultRulebook().Decide(journal.State(), p.Event, dossier, asOf)
}

// postDecision says whether an event may happen. It records nothing.
func (s *service) postDecision(r request, p Proposal) (lifecycle.Decision, error) {
	journal, err := s.records.Journal(r.Context(), r.id, store.LastDay())
	if err != nil {
		return lifecycle.Decision{}, err
	}
	return s.decide(r, journal, p)
}

// postEvent records an event, if it may happen. If somebody else records one at the same time,
// it is decided again.
func (s *service) postEvent(r request, p Proposal) (lifecycle.Decision, error) {
	if today := s.today(); !p.AsOf.IsZero() && p.AsOf != today {
		return lifecycle.Decision{}, field.At("as_of", fmt.Errorf("%v: an event is recorded today, %v: %w", p.AsOf, today, field.ErrInvalid))
	}
	var decision lifecycle.Decision
	_, err := store.Record(r.Context(), s.records, r.id, func(journal lifecycle.Journal) (after lifecycle.Journal, err error) {
		if decision, err = s.decide(r, journal, p); err != nil {
			return lifecycle.Journal{}, err
		}
		return journal.Append(decision, r.user())
	})
	r.made("/partnerships/%v", r.id)
	return decision, err
}

// postRegister stores a risk register.
func (s *service) postRegister(r request, register risk.Register) (risk.Register, error) {
	if register.Partnership != r.id {
		return risk.Register{}, field.At("partnership", fmt.Errorf("%v is not %v: %w", register.Partnership, r.id, field.ErrInvalid))
	}
	r.made("/partnerships/%v/heat-map?on=%v", r.id, register.AsOf)
	return register, s.records.PutRegister(r.Context(), register)
}

// lastRegister returns the last register of the partnership up to a day.
func (s *service) lastRegister(r request, on calendar.Date) (risk.Register, error) {
	registers, err := s.records.Registers(r.Context(), r.id, "", store.Quarter{}, store.QuarterOf(on))
	if err != nil {
		return risk.Register{}, err
	}
	for _, register := range slices.Backward(registers) {
		if !register.AsOf.After(on) {
			return register, nil
		}
	}
	return risk.Register{}, fmt.Errorf("a risk register up to %v: %w", on, store.ErrNotFound)
}

// getHeatMap draws the risks of the last register up to a day.
func (s *service) getHeatMap(r request) (drawing, error) {
	on, err := r.day("on", s.today())
	if err != nil {
		return "", err
	}
	register, err := s.lastRegister(r, on)
	if err != nil {
		return "", err
	}
	svg, err := register.HeatMap().SVG(register.Names())
	return drawing(svg), err
}
