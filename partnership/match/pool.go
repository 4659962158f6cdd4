package match

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// PartnerPool is what is known on a day about possible partners: the organisations, the services
// that they may share, the partnerships that exist already, and what organisations want.
type PartnerPool struct {
	AsOf     calendar.Date `json:"as_of"`              // the day on which all this is known: it decides who controls a council, and which partnerships are live
	Services []ServiceType `json:"services"`           // the services that may be shared
	Orgs     []Org         `json:"orgs"`               // the organisations that may share them
	Existing []Existing    `json:"existing,omitempty"` // the partnerships that exist; empty: not known
	Wishes   []Wish        `json:"wishes,omitempty"`   // what organisations have said that they want; an organisation without a wish for a service may want it or not
}

// Validate returns all that is wrong with the pool, in the order of its fields:
//
//   - ErrRequired: no day
//   - ErrDuplicate: two services, organisations or partnerships with one id
//   - ErrNotFound: an organisation, a service or a partnership that something names and the
//     pool does not have
//   - ErrRange: more than MostOrgs organisations
//   - what ServiceType, Org, Existing and Wish find
func (p PartnerPool) Validate() error {
	var many error
	if len(p.Orgs) > MostOrgs {
		many = field.At("orgs", fmt.Errorf("%d organisations, and a pool has at most %d: %w", len(p.Orgs), MostOrgs, field.ErrRange))
	}
	roll := p.roll()
	return errors.Join(
		field.RequiredValue("as_of", p.AsOf),
		field.Each("services", p.Services, ServiceType.Validate),
		field.Unique("services", "id", p.Services, func(s ServiceType) string { return s.ID }),
		many,
		field.Each("orgs", p.Orgs, Org.Validate),
		field.At("orgs", p.checkIDs(roll)),
		field.Each("orgs", p.Orgs, roll.checkOrg),
		field.Each("existing", p.Existing, Existing.Validate),
		field.Unique("existing", "id", p.Existing, func(e Existing) string { return e.ID }),
		field.Each("existing", p.Existing, func(e Existing) error {
			return errors.Join(field.At("service", roll.checkService(e.Service)), field.Each("members", e.Members, roll.check))
		}),
		field.Each("wishes", p.Wishes, Wish.Validate),
		field.Each("wishes", p.Wishes, roll.checkWish),
	)
}

// MostOrgs is the greatest number of organisations in a pool.
const MostOrgs = 20_000

// checkIDs returns ErrDuplicate for each organisation with the id of an earlier one.
func (p PartnerPool) checkIDs(roll roll) error {
	i := -1
	return field.Each("", p.Orgs, func(o Org) error {
		i++
		if before := roll.orgs[o.ID()]; before != i && o.ID() != "" {
			return field.At("organisation.id", fmt.Errorf("%w: %s is already %s", field.ErrDuplicate, field.Quote(o.ID()), field.Index("orgs", before)))
		}
		return nil
	})
}

// A roll has the ids of a pool, to look them up.
type roll struct {
	orgs         map[partnership.OrgID]int // the index of the first organisation with the id
	services     map[string]bool
	partnerships map[string]bool
}

// roll returns the ids of the pool.
func (p PartnerPool) roll() roll {
	r := roll{
		make(map[partnership.OrgID]int, len(p.Orgs)), make(map[string]bool, len(p.Services)), make(map[string]bool, len(p.Existing)),
	}
	for i := len(p.Orgs) - 1; i >= 0; i-- {
		r.orgs[p.Orgs[i].Organisation.ID] = i
	}
	for _, s := range p.Services {
		r.services[s.ID] = true
	}
	for _, e := range p.Existing {
		r.partnerships[e.ID] = true
	}
	return r
}

// check returns ErrNotFound for the id of an organisation that is set and is not in the pool.
func (r roll) check(id partnership.OrgID) error {
	if _, known := r.orgs[id]; known || id == "" {
		return nil
	}
	return fmt.Errorf("%s is not an organisation of the pool: %w", field.Quote(id), field.ErrNotFound)
}

// checkService returns ErrNotFound for the id of a service that is set and is not in the pool.
func (r roll) checkService(id string) error {
	if id == "" || r.services[id] {
		return nil
	}
	return fmt.Errorf("%s is not a service of the pool: %w", field.Quote(id), field.ErrNotFound)
}

// checkPartnership returns ErrNotFound for the id of a partnership that is set and is not in the
// pool.
func (r roll) checkPartnership(id string) error {
	if id == "" || r.partnerships[id] {
		return nil
	}
	return fmt.Errorf("%s is not a partnership of the pool: %w", field.Quote(id), field.ErrNotFound)
}

// checkOrg returns ErrNotFound for each organisation and service that an organisation names and
// that is not in the pool.
func (r roll) checkOrg(o Org) error {
	return errors.Join(
		field.Each("touching", o.Touching, r.check),
		field.Each("neighbours", o.Neighbours, r.check),
		field.Each("profiles", o.Profiles, func(p ServiceProfile) error { return field.At("service", r.checkService(p.Service)) }),
		field.Each("excluded", o.Excluded, func(e Exclusion) error { return field.At("org", r.check(e.Org)) }),
		field.Each("successors", o.Successors, r.check),
	)
}

// checkWish returns ErrNotFound for each organisation, service and partnership that a wish names
// and that is not in the pool.
func (r roll) checkWish(w Wish) error {
	return errors.Join(
		field.At("org", r.check(w.Org)),
		field.At("service", r.checkService(w.Service)),
		field.At("partnership", r.checkPartnership(w.Partnership)),
		field.Each("excluded", w.Excluded, func(e Exclusion) error { return field.At("org", r.check(e.Org)) }),
	)
}

// Names returns what the organisations, services and partnerships are called.
func (p PartnerPool) Names() report.Names {
	entries := make([]report.Entry, 0, len(p.Orgs)+len(p.Services)+len(p.Existing))
	for i := range p.Orgs {
		entries = append(entries, report.Entry{Noun: report.Organisation, ID: string(p.Orgs[i].Organisation.ID), Name: p.Orgs[i].Organisation.Name})
	}
	for _, s := range p.Services {
		entries = append(entries, report.Entry{Noun: report.Service, ID: s.ID, Name: s.Name})
	}
	for _, e := range p.Existing {
		entries = append(entries, report.Entry{Noun: report.Partnership, ID: e.ID, Name: e.Name})
	}
	return report.NewNames(entries...)
}

// checkWish returns what is wrong with a valid wish in a valid pool.
func (p PartnerPool) checkWish(w Wish) error {
	roll := p.roll()
	errs := []error{roll.checkWish(w)}
	if !w.From.IsZero() && w.From.Before(p.AsOf) {
		errs = append(errs, field.At("from", fmt.Errorf("%v is before %v, the day of the pool: %w", w.From, p.AsOf, field.ErrOrder)))
	}
	if !w.LatestStart.IsZero() && w.LatestStart.Before(p.AsOf) {
		errs = append(errs, field.At("latest_start", fmt.Errorf("%v is before %v, the day of the pool: %w", w.LatestStart, p.AsOf, field.ErrOrder)))
	}
	if i, known := roll.orgs[w.Org]; known {
		errs = append(errs, p.checkWisher(w, &p.Orgs[i]))
	}
	return errors.Join(append(errs, field.At("partnership", p.checkExisting(w)))...)
}

// checkWisher returns what is wrong with a wish, given the organisation that wishes.
func (p PartnerPool) checkWisher(w Wish, o *Org) error {
	var tier, end error
	i := slices.IndexFunc(p.Services, func(s ServiceType) bool { return s.ID == w.Service })
	if i >= 0 && !allows(p.Services[i].Kinds, o.Organisation.Kind) {
		tier = field.At("service", fmt.Errorf("bodies of the kind %s do not have the service %s: %w", o.Organisation.Kind, field.Quote(w.Service), field.ErrInvalid))
	}
	switch from := later(later(p.AsOf, w.From), o.First); {
	case o.Last.IsZero():
	case o.Last.Before(from):
		end = field.At("org", fmt.Errorf("%s ends on %v, before %v: %w", field.Quote(w.Org), o.Last, from, field.ErrOrder))
	case w.Until.IsZero() || w.Until.After(o.Last):
		end = field.At("until", fmt.Errorf("%s ends on %v: want that day or an earlier one: %w", field.Quote(w.Org), o.Last, field.ErrOrder))
	}
	return errors.Join(tier, end)
}

// checkExisting returns what is wrong with the partnership that is to be joined or enlarged.
func (p PartnerPool) checkExisting(w Wish) error {
	i := slices.IndexFunc(p.Existing, func(e Existing) bool { return e.ID == w.Partnership })
	if i < 0 { // it is not set, or roll.checkWish reports it
		return nil
	}
	e := p.Existing[i]
	switch in := slices.Contains(e.Members, w.Org); {
	case e.Service != w.Service:
		return fmt.Errorf("%s shares %s, not %s: %w", field.Quote(e.ID), field.Quote(e.Service), field.Quote(w.Service), field.ErrInvalid)
	case !e.live(p.AsOf):
		return fmt.Errorf("%s is not live on %v: %w", field.Quote(e.ID), p.AsOf, field.ErrInvalid)
	case w.Aim == ToJoin && in:
		return fmt.Errorf("%s is already a member of %s: %w", field.Quote(w.Org), field.Quote(e.ID), field.ErrInvalid)
	case w.Aim == ToEnlarge && !e.live(later(p.AsOf, w.From)):
		return fmt.Errorf("%s ends on %v, before %v: %w", field.Quote(e.ID), e.Last, w.From, field.ErrOrder)
	case w.Aim == ToEnlarge && !in:
		return fmt.Errorf("%s is not a member of %s: %w", field.Quote(w.Org), field.Quote(e.ID), field.ErrInvalid)
	}
	return nil
}

// allows reports whether a list of kinds has a kind. An empty list stands for every kind.
func allows(kinds []partnership.Kind, k partnership.Kind) bool {
	return len(kinds) == 0 || slices.Contains(kinds, k)
}
