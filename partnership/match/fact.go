package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Record is a kind of record that facts come from.
type Record string

// The kinds of record.
const (
	OrgRecord         Record = "org"         // an Org of the pool, by its id
	WishRecord        Record = "wish"        // a Wish, by the id of the organisation that wishes
	ServiceRecord     Record = "service"     // a ServiceType of the pool, by its id
	PartnershipRecord Record = "partnership" // an Existing of the pool, by its id
)

// Records returns every Record.
func Records() []Record { return []Record{OrgRecord, WishRecord, ServiceRecord, PartnershipRecord} }

// UnmarshalText reads one of Records, or no text, which is not set; the error wraps ErrInvalid.
func (r *Record) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("kind of record", text, Records())
	return err
}

// Title returns the kind of record as a form or a report shows it.
func (r Record) Title() string {
	if r == OrgRecord {
		return "Organisation"
	}
	return field.Title(r)
}

// RecordedFact is a fact that a reason rests on: in which record it is, where in that record, and
// what was found there.
type RecordedFact struct {
	In    Record              `json:"in"`              // the kind of record
	ID    string              `json:"id"`              // the id of the record
	At    policy.Pointer      `json:"at"`              // where in the JSON form of the record
	Found string              `json:"found,omitempty"` // what is there, or "not known"
	Orgs  []partnership.OrgID `json:"orgs,omitempty"`  // the organisations that it names
}

// Text returns the fact in words, with names in place of ids: "Harrow, grid: 515000, 188000".
func (x RecordedFact) Text(names report.Names) string {
	text := names.Of(x.In.noun(), x.ID)
	if x.In == WishRecord {
		text = "Wish of " + text
	}
	if x.At != "" {
		text += ", " + placeWords(x.At)
	}
	text += ":"
	if x.Found != "" {
		text += " " + x.Found
	}
	if len(x.Orgs) > 0 {
		text += " " + report.List(report.NamesOf(names, report.Organisation, x.Orgs))
	}
	return text
}

// placeWords returns a place in a record in words: "profile 1, cost".
func placeWords(at policy.Pointer) string { return field.Words(struct{}{}, string(at), nil) }

// unknown reports whether the fact is not known.
func (x RecordedFact) unknown() bool { return strings.HasPrefix(x.Found, report.NotKnown) }

// noun returns what an id of a record of this kind names.
func (r Record) noun() report.Noun {
	switch r {
	case ServiceRecord:
		return report.Service
	case PartnershipRecord:
		return report.Partnership
	}
	return report.Organisation
}

// facts adds the facts that a criterion looks at.
func (f *finder) facts(all []RecordedFact, c FitCriterion, of couple) []RecordedFact {
	a, b, x, y := of.a, of.b, of.factsA, of.factsB
	switch c {
	case Touching:
		return append(all, a.listFact("/touching", a.touching, b), b.listFact("/touching", b.touching, a))
	case Distance:
		if a.place.onGrid && b.place.onGrid {
			return append(all, x.grid, y.grid)
		}
		return append(all, x.place, y.place)
	case SameKind:
		return append(all, x.kind, y.kind)
	case Size:
		return append(all, x.people, y.people)
	case CostPerHead:
		return append(all, x.cost, x.people, y.cost, y.people)
	case Volume:
		return append(all, x.volume, y.volume)
	case Neighbours:
		return append(all, a.listFact("/neighbours", a.neighbours, b), b.listFact("/neighbours", b.neighbours, a))
	case Control:
		return append(all, x.control, y.control)
	case Systems:
		return append(all, x.systems, y.systems)
	case Wants:
		return append(all, x.wants, y.wants)
	case Supply:
		return append(all, x.supply, y.supply)
	case Change:
		return append(all, x.change, y.change)
	case Breadth:
		return append(all, x.breadth, y.breadth)
	case Wait:
		return append(all, x.start, y.start)
	}
	return append(all, f.togetherFact(a, b))
}

// ownFacts are the facts of one party that do not depend on the other.
type ownFacts struct {
	grid, place, kind, people, cost, volume, control, systems, wants, supply, change, breadth, start RecordedFact
}

// ownFactsOf is a party with its own facts.
type ownFactsOf struct {
	party *party
	facts ownFacts
}

// ownFacts returns the own facts of two parties. Those of fixed parties are made once and kept. Of
// the others only the last two are kept.
func (f *finder) ownFacts(a, b *party) (x, y *ownFacts) {
	return f.ownFactsOf(a, b), f.ownFactsOf(b, a)
}

// ownFactsOf returns the own facts of a party, and does not drop those of the other.
func (f *finder) ownFactsOf(p, other *party) *ownFacts {
	if p == f.wisher || p.fixed {
		x, made := f.owns[p]
		if !made {
			x = &ownFacts{}
			f.makeFacts(x, p)
			f.owns[p] = x
		}
		return x
	}
	at := 0
	if f.others[1].party == p || f.others[0].party == other {
		at = 1
	}
	x := &f.others[at]
	if x.party != p {
		x.party = p
		f.makeFacts(&x.facts, p)
	}
	return &x.facts
}

// makeFacts fills in the own facts of a party. What the wisher wants and offers is in its wish.
func (f *finder) makeFacts(x *ownFacts, p *party) {
	p.facts(x, f.service, f.words)
	if p == f.wisher {
		x.wants = f.wished("/aim", f.wish.aims())
		if f.wish.Supply != "" {
			x.supply = f.wished("/supply", f.wish.supplyWords())
		}
	}
}

// facts fills in the facts of a party.
func (p *party) facts(x *ownFacts, s ServiceType, in *words) {
	*x = ownFacts{
		place: p.placeFact(false), kind: p.fact("/organisation/kind", in.kind(p.org.Organisation.Kind)),
		people: p.fact("/organisation/population", grouped(p.org.Organisation.Population)), cost: p.costFact(in), volume: p.volumeFact(s, in),
		control: p.fact("/organisation/control", p.control), systems: p.systemsFact(in), wants: p.wantsFact(), supply: p.fact(p.stance, string(p.strategy.Supply)),
		change: p.fact("/strategy/change", string(p.strategy.Change)), breadth: p.fact("/strategy/breadth", string(p.strategy.Breadth)), start: p.startFact(in),
	}
	if p.place.onGrid {
		x.grid = p.placeFact(true)
	}
}

// fact returns a fact from the record of the party.
func (p *party) fact(at policy.Pointer, found string) RecordedFact {
	return RecordedFact{In: OrgRecord, ID: string(p.id), At: at, Found: cmp.Or(found, report.NotKnown)}
}

// listFact says whether another party is on a list of the party.
func (p *party) listFact(at policy.Pointer, list []int32, other *party) RecordedFact {
	switch {
	case len(list) == 0:
		return p.fact(at, "")
	case has(list, other.index):
		return p.fact(at, "lists the other")
	}
	return p.fact(at, "does not list the other")
}

// placeFact says where the party is: on the grid if both parties are, or if it has no place in
// degrees.
func (p *party) placeFact(bothOnGrid bool) RecordedFact {
	switch g, at := p.org.Grid, p.org.Organisation.Place; {
	case p.place.onGrid && (bothOnGrid || !p.place.onGlobe):
		return p.fact("/grid", g.Easting.String()+", "+g.Northing.String())
	case p.place.onGlobe:
		return p.fact("/organisation/place", at.Latitude.String()+", "+at.Longitude.String())
	}
	return p.fact("/organisation/place", "")
}

// costFact says what the service costs.
func (p *party) costFact(in *words) RecordedFact {
	if !p.costed {
		return p.fact(p.profileAt(in, "/cost"), "")
	}
	return p.fact(p.profileAt(in, "/cost"), "£"+grouped(p.profile.Cost))
}

// volumeFact says what the service handles.
func (p *party) volumeFact(s ServiceType, in *words) RecordedFact {
	switch {
	case !p.counted:
		return p.fact(p.profileAt(in, "/volume"), "")
	case s.Unit == "":
		return p.fact(p.profileAt(in, "/volume"), grouped(p.profile.Volume))
	}
	return p.fact(p.profileAt(in, "/volume"), grouped(p.profile.Volume)+" "+s.Unit)
}

// systemsFact says on which systems the service runs.
func (p *party) systemsFact(in *words) RecordedFact {
	if !p.runs {
		return p.fact(p.profileAt(in, "/systems"), "")
	}
	return p.fact(p.profileAt(in, "/systems"), report.List(p.profile.Systems))
}

// startFact says when the party can start.
func (p *party) startFact(in *words) RecordedFact {
	switch at := p.startAt(in); {
	case p.shares != "":
		return RecordedFact{In: PartnershipRecord, ID: p.shares, At: "/members", Found: "shares it already:", Orgs: []partnership.OrgID{p.id}}
	case !p.started && len(p.unknown) == 0:
		return p.fact(at, "")
	case !p.started:
		return p.fact(at, "a day is not known: "+p.locks(p.unknown))
	case len(p.binding) > 0:
		return p.fact(at, in.from(p.start)+": "+p.locks(p.binding))
	default:
		return p.fact(at, in.from(p.start))
	}
}

// locks says in words what the locks with some ids are.
func (p *party) locks(ids []string) string {
	var what []string
	for _, lock := range p.profile.Locks { // the ids are in the order of the locks
		if len(ids) > 0 && ids[0] == lock.ID {
			what, ids = append(what, lock.What), ids[1:]
		}
	}
	return report.List(what)
}

// startAt returns where the first day on which the party can start is recorded.
func (p *party) startAt(in *words) policy.Pointer {
	if p.started && p.org.First == p.start && !p.org.First.IsZero() {
		return "/first"
	}
	return p.profileAt(in, "/locks")
}

// profileAt returns where a field of the profile is. If there is no profile, it returns where the
// list of profiles is.
func (p *party) profileAt(in *words, key policy.Pointer) policy.Pointer {
	if !p.runs {
		return p.at
	}
	return in.below(p.at, key)
}

// wantsFact says what the party wants to do about the service.
func (p *party) wantsFact() RecordedFact {
	x := RecordedFact{In: WishRecord, ID: string(p.id), At: "/aim", Found: report.NotKnown}
	if len(p.wishes) == 1 {
		x.Found = p.wishes[0].aims()
	} else if len(p.wishes) > 0 {
		aims := make([]string, len(p.wishes))
		for i, w := range p.wishes {
			aims[i] = w.aims()
		}
		slices.Sort(aims)
		x.Found = strings.Join(aims, "; ")
	}
	return x
}

// aims says what is wanted: "start, as provider".
func (w *Wish) aims() string {
	if w.Supply == "" {
		return string(w.Aim)
	}
	return string(w.Aim) + ", as " + w.supplyWords()
}

// supplyWords returns the stance on supply of the wish in words.
func (w *Wish) supplyWords() string { return strings.ToLower(w.Supply.Title()) }

// togetherFact names the first live partnership that both are members of.
func (f *finder) togetherFact(a, b *party) RecordedFact {
	i, together := firstShared(a, b)
	switch {
	case len(f.existing) == 0:
		return b.fact("", "no partnerships are recorded")
	case !together:
		return b.fact("", "in no live partnership with the other")
	}
	return RecordedFact{In: PartnershipRecord, ID: f.existing[i].ID, At: "/members", Orgs: []partnership.OrgID{a.id, b.id}}
}
