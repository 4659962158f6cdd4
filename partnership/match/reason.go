package match

import (
	"cmp"
	"slices"
	"strconv"
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
	OrgRecord         Record = "org"         // an Org of the pool, by the id of its organisation
	WishRecord        Record = "wish"        // the Wish, by the id of who wishes
	ServiceRecord     Record = "service"     // a Service of the pool, by its id
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

// Fact is a field that a reason rests on: which record, where in it, and what was found there.
type Fact struct {
	In    Record              `json:"in"`              // which kind of record
	ID    string              `json:"id"`              // which of them
	At    policy.Pointer      `json:"at"`              // where in its JSON form
	Found string              `json:"found,omitempty"` // what is there, or "not known"
	Orgs  []partnership.OrgID `json:"orgs,omitempty"`  // the organisations that are named there
}

// Text returns the fact in words, with names in place of ids: "Harrow /grid: 515000, 188000".
func (x Fact) Text(names report.Names) string {
	text := names.Of(x.In.noun(), x.ID)
	if x.In == WishRecord {
		text = "Wish of " + text
	}
	if x.At != "" {
		text += " " + string(x.At)
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

// unknown reports whether the fact is one that is missing.
func (x Fact) unknown() bool { return strings.HasPrefix(x.Found, report.NotKnown) }

// noun returns what the ids of the records are ids of.
func (r Record) noun() report.Noun {
	switch r {
	case ServiceRecord:
		return report.Service
	case PartnershipRecord:
		return report.Partnership
	}
	return report.Organisation
}

// Stand is which way a reason speaks.
type Stand string

// The ways.
const (
	For      Stand = "for"       // at least half of the weight
	Against  Stand = "against"   // less than half of the weight
	NotKnown Stand = "not-known" // a fact is missing that decides it
)

// Stands returns every Stand.
func Stands() []Stand { return []Stand{For, Against, NotKnown} }

// UnmarshalText reads one of Stands, or no text, which is not set; the error wraps ErrInvalid.
func (s *Stand) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("way that a reason speaks", text, Stands())
	return err
}

// Title returns the way as a form or a report shows it.
func (s Stand) Title() string { return field.Title(s) }

// Range is a number of which the least and the most are known. Where they are equal, the number
// is known.
type Range struct {
	Low  partnership.Quantity `json:"low"`  // at least
	High partnership.Quantity `json:"high"` // at most
}

// Known reports whether the number is known.
func (r Range) Known() bool { return r.Low.Known() && r.Low == r.High }

// String returns the number, or "from … to …".
func (r Range) String() string {
	if r.Low == r.High {
		return grouped(r.Low)
	}
	return grouped(r.Low) + " to " + grouped(r.High)
}

// grouped returns a number with commas between its thousands.
func grouped(q partnership.Quantity) string {
	if !q.Known() {
		return report.NotKnown
	}
	return report.Grouped(q.String())
}

// rangeOf returns a range of millionths.
func rangeOf(low, high int64) Range { return Range{quantity(low), quantity(high)} }

// quantity returns millionths as a Quantity. None is beyond what a Quantity holds: weights and
// the number of members are limited so that it is not.
func quantity(millionths int64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q
}

// Reason is what one criterion says for or against a partner: what was found, on which facts,
// and how many points it makes of the weight.
type Reason struct {
	Criterion Criterion            `json:"criterion"` // what about
	Stand     Stand                `json:"stand"`     // for or against
	Found     string               `json:"found"`     // what was found, in words
	Facts     []Fact               `json:"facts"`     // the fields that it rests on
	Weight    partnership.Quantity `json:"weight"`    // how much the criterion counts
	Fit       Range                `json:"fit"`       // how well they go together, in whole per cent; not known: from the least to the most
	Points    Range                `json:"points"`    // the weight times the fit
}

// stand returns which way a fit speaks.
func (x fit) stand() Stand {
	switch {
	case x.low >= 50:
		return For
	case x.high < 50:
		return Against
	}
	return NotKnown
}

// reason returns what a criterion says of two parties. Facts come from room, so that all the
// reasons of a match share one list.
func (f *finder) reason(c counted, x fit, of couple, room []Fact) (Reason, []Fact) {
	all := f.facts(room, c.criterion, of)
	return weighed(c, x, f.found(c.criterion, x, of), all[len(room):len(all):len(all)]), all
}

// weighed returns a reason with its points.
func weighed(c counted, x fit, found string, facts []Fact) Reason {
	low, high := x.points(c.weight)
	return Reason{
		Criterion: c.criterion, Stand: x.stand(), Found: found, Facts: facts, Weight: quantity(c.weight),
		Fit: rangeOf(int64(x.low)*million, int64(x.high)*million), Points: rangeOf(low, high),
	}
}

// facts adds the fields that a criterion looks at.
func (f *finder) facts(all []Fact, c Criterion, of couple) []Fact {
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

// ownFacts are the facts of one party that are the same whoever it is compared with.
type ownFacts struct {
	grid, place, kind, people, cost, volume, control, systems, wants, supply, change, breadth, start Fact
}

// ownFactsOf are the facts of a party.
type ownFactsOf struct {
	party *party
	facts ownFacts
}

// ownFacts returns the facts of two parties. Those of the ones that are fixed are made once, and
// those of others each time that they are not one of the two that were asked for last.
func (f *finder) ownFacts(a, b *party) (x, y *ownFacts) {
	return f.ownFactsOf(a, b), f.ownFactsOf(b, a)
}

// ownFactsOf returns the facts of a party, and leaves those of another in their place.
func (f *finder) ownFactsOf(p, other *party) *ownFacts {
	if p == f.wisher || slices.Contains(f.fixed, p) {
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

// makeFacts fills in the facts of a party. What the wisher wants and offers is what it wishes.
func (f *finder) makeFacts(x *ownFacts, p *party) {
	p.facts(x, f.service, f.words)
	if p == f.wisher {
		x.wants = f.wished("/aim", f.wish.aims())
		if f.wish.As != "" {
			x.supply = f.wished("/as", string(f.wish.As))
		}
	}
}

// facts fills in the facts of a party.
func (p *party) facts(x *ownFacts, s Service, in *words) {
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
func (p *party) fact(at policy.Pointer, found string) Fact {
	return Fact{In: OrgRecord, ID: string(p.id), At: at, Found: cmp.Or(found, report.NotKnown)}
}

// listFact says whether a list of the party has another on it.
func (p *party) listFact(at policy.Pointer, list []int32, other *party) Fact {
	switch {
	case len(list) == 0:
		return p.fact(at, "")
	case has(list, other.index):
		return p.fact(at, "lists the other")
	}
	return p.fact(at, "does not list the other")
}

// placeFact says where the party is: on the grid, if both are or if it is nowhere else.
func (p *party) placeFact(bothOnGrid bool) Fact {
	switch g, at := p.org.Grid, p.org.Organisation.Place; {
	case p.place.onGrid && (bothOnGrid || !p.place.onGlobe):
		return p.fact("/grid", g.Easting.String()+", "+g.Northing.String())
	case p.place.onGlobe:
		return p.fact("/organisation/place", at.Latitude.String()+", "+at.Longitude.String())
	}
	return p.fact("/organisation/place", "")
}

// costFact says what the service costs.
func (p *party) costFact(in *words) Fact {
	if !p.costed {
		return p.fact(p.baselineAt(in, "/cost"), "")
	}
	return p.fact(p.baselineAt(in, "/cost"), "£"+grouped(p.baseline.Cost))
}

// volumeFact says what the service handles.
func (p *party) volumeFact(s Service, in *words) Fact {
	switch {
	case !p.counted:
		return p.fact(p.baselineAt(in, "/volume"), "")
	case s.Unit == "":
		return p.fact(p.baselineAt(in, "/volume"), grouped(p.baseline.Volume))
	}
	return p.fact(p.baselineAt(in, "/volume"), grouped(p.baseline.Volume)+" "+s.Unit)
}

// systemsFact says on which systems the service runs.
func (p *party) systemsFact(in *words) Fact {
	if !p.runs {
		return p.fact(p.baselineAt(in, "/systems"), "")
	}
	return p.fact(p.baselineAt(in, "/systems"), report.List(p.baseline.Systems))
}

// startFact says when the party can start.
func (p *party) startFact(in *words) Fact {
	switch at := p.startAt(in); {
	case p.shares != "":
		return Fact{In: PartnershipRecord, ID: p.shares, At: "/members", Found: "shares it already:", Orgs: []partnership.OrgID{p.id}}
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

// locks says what locks are, by their ids.
func (p *party) locks(ids []string) string {
	var what []string
	for _, lock := range p.baseline.Locks {
		if slices.Contains(ids, lock.ID) {
			what = append(what, lock.What)
		}
	}
	return report.List(what)
}

// startAt returns where it is recorded from when the party can start.
func (p *party) startAt(in *words) policy.Pointer {
	if p.started && p.org.Begins == p.start && !p.org.Begins.IsZero() {
		return "/begins"
	}
	return p.baselineAt(in, "/locks")
}

// baselineAt returns where a field of the baseline is. Where there is no baseline, that is the
// list of them.
func (p *party) baselineAt(in *words, key policy.Pointer) policy.Pointer {
	if !p.runs {
		return p.at
	}
	return in.below(p.at, key)
}

// wantsFact says what the party wants about the service.
func (p *party) wantsFact() Fact {
	x := Fact{In: WishRecord, ID: string(p.id), At: "/aim", Found: report.NotKnown}
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
	if w.As == "" {
		return string(w.Aim)
	}
	return string(w.Aim) + ", as " + string(w.As)
}

// togetherFact names the first live partnership that has both.
func (f *finder) togetherFact(a, b *party) Fact {
	switch {
	case len(f.existing) == 0:
		return b.fact("", "no partnerships are recorded")
	case !has(a.together, b.index):
		return b.fact("", "in no live partnership with the other")
	}
	i := slices.IndexFunc(f.existing, func(e Existing) bool {
		return e.live(f.asOf) && slices.Contains(e.Members, a.id) && slices.Contains(e.Members, b.id)
	})
	return Fact{In: PartnershipRecord, ID: f.existing[i].ID, At: "/members", Orgs: []partnership.OrgID{a.id, b.id}}
}

// found says in words what a criterion finds.
func (f *finder) found(c Criterion, x fit, of couple) string {
	a, b := of.a, of.b
	if x.low == 0 && x.high == 100 && c != Wait {
		return f.missing(c)
	}
	yes := x.low == 100
	switch c {
	case Touching:
		return either(yes, "their areas touch", "their areas do not touch")
	case Distance:
		return kilometres(x.measure) + f.words.apart
	case SameKind:
		return kindFound(x, a.org.Organisation.Kind, b.org.Organisation.Kind)
	case Size:
		return "the smaller population is " + perCent(x) + " of the larger"
	case CostPerHead:
		return "the lower cost per head is " + perCent(x) + " of the higher"
	case Volume:
		return "the smaller volume is " + perCent(x) + " of the larger"
	case Neighbours:
		return neighboursFound(x)
	case Control:
		return either(yes, "one party controls both", "no one party controls both")
	case Systems:
		if yes {
			return "both run it on " + common(a.baseline.Systems, b.baseline.Systems)
		}
		return "they run it on different systems"
	case Wants:
		return either(yes, "the other wants what goes together with the wish", "the other wants something else")
	case Supply, Change, Breadth:
		return of.stances[stanceOf(c)].Reason
	case Wait:
		return f.waitFound(x, a, b)
	}
	return either(yes, "they share a service already", "no live partnership of both is recorded")
}

// missing says what nobody knows.
func (f *finder) missing(c Criterion) string {
	switch c {
	case Touching:
		return "not known: neither lists whose areas touch its own"
	case Distance:
		return "not known: there is no map that both are on"
	case Size:
		return "not known: a population is missing"
	case CostPerHead:
		return "not known: a cost or a population is missing"
	case Volume:
		return "not known: a volume is missing"
	case Neighbours:
		return "not known: neither lists its statistical neighbours"
	case Control:
		return "not known: it is not recorded who controls one of them"
	case Systems:
		return "not known: the system of one of them is not recorded"
	case Wants:
		return "not known: no wish of the other for the service is recorded"
	case Together:
		return "not known: no partnerships are recorded"
	}
	return "not known: a stance is not stated"
}

// either returns one of two texts.
func either(yes bool, text, other string) string {
	if yes {
		return text
	}
	return other
}

// perCent returns a fit that is known.
func perCent(x fit) string { return strconv.Itoa(int(x.low)) + "%" }

// kilometres returns a distance in kilometres with three decimals.
func kilometres(metres int64) string {
	return report.Grouped(strconv.FormatInt(metres/1000, 10)+"."+strconv.FormatInt(1000+metres%1000, 10)[1:]) + " km"
}

// kindFound says how alike two kinds are.
func kindFound(x fit, a, b partnership.Kind) string {
	switch x.low {
	case 100:
		return "both are of the kind " + a.Title()
	case 50:
		return "two kinds of single-tier council: half"
	}
	return "different kinds of body"
}

// neighboursFound says who lists whom.
func neighboursFound(x fit) string {
	switch {
	case x.low == 100:
		return "each lists the other"
	case x.low == 50 && x.known():
		return "one lists the other, and is not listed by it"
	case x.low == 50:
		return "one lists the other, which has no list"
	case x.known():
		return "neither lists the other"
	}
	return "one does not list the other, which has no list"
}

// waitFound says when two parties can start.
func (f *finder) waitFound(x fit, a, b *party) string {
	start := later(a.start, b.start)
	text := "both can start on "
	if !a.started || !b.started {
		text = "not known: no start before "
	}
	late := ""
	if x.measure > 0 {
		late = ", " + report.Count(int(x.measure), "day", "days") + f.words.late
	}
	return text + start.String() + late
}
