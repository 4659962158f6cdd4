package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/match"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// How much of long lists is printed.
const (
	mostRows     = 10 // of a table
	mostDrawn    = 40 // organisations of a drawing
	leastSimilar = 5  // partnerships of a reference
)

// placed is a council as one that may share: its people and where it is.
type placed struct {
	org        partnership.OrgID
	population partnership.Quantity
	place      partnership.Place
	touching   []partnership.OrgID
}

// placesOf reads where the councils of a list are.
func placesOf(data []byte) ([]placed, error) {
	sheet, _ := field.ReadCSV(data) // its errors are those that catalogue.ReadBodies returned
	return field.ReadRows(sheet, func(row field.Row) (placed, error) {
		org, err := partnership.ParseOrgID(row.Text("code"))
		if err != nil {
			return placed{}, nil // has been said
		}
		population, err1 := notNegative(row, "population_2020")
		north, err2 := field.ReadCell[partnership.Quantity](row, "lat")
		east, err3 := field.ReadCell[partnership.Quantity](row, "lon")
		p := placed{org: org, population: population, place: partnership.Place{Latitude: north, Longitude: east}}
		p.touching = codes(row.Text("touching"))
		err = errors.Join(err1, err2, err3)
		if err == nil && !p.place.IsZero() {
			heading := map[string]string{"latitude": "lat", "longitude": "lon"}
			for _, e := range field.Errors(p.place.Validate()) {
				err = errors.Join(err, field.At(heading[e.Path], e.Err))
			}
		}
		return p, err
	})
}

// codes returns the codes of a cell, with strokes between, each once.
func codes(cell string) (all []partnership.OrgID) {
	for _, code := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' }) {
		all = append(all, partnership.OrgID(code))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// touch fills in whose areas touch.
func (in *input) touch(data []byte) error {
	sheet, err := field.ReadCSV(data)
	err = errors.Join(err, sheet.Check([]string{"local-authority-code", "overlap"}, nil))
	touching := map[partnership.OrgID][]partnership.OrgID{}
	for _, row := range sheet.Rows {
		touching[partnership.OrgID(row.Text("local-authority-code"))] = codes(row.Text("overlap"))
	}
	for i, p := range in.places {
		if list := touching[p.org]; len(list) > 0 {
			in.places[i].touching = list
		}
	}
	return err
}

// cost is what a service costs a council in a year.
type cost struct {
	Org     partnership.OrgID
	Service string
	Cost    partnership.Quantity // in pounds
	Volume  partnership.Quantity // hours of audit, payslips
	Systems string
	Supply  partnership.SupplyStance
}

// costsOf reads what services cost the councils of a list. A row in which something is wrong is
// left out, so that the others can be used.
func costsOf(data []byte, councils []placed) ([]cost, error) {
	sheet, err := field.ReadCSV(data)
	if err := errors.Join(err, sheet.Check([]string{"org", "service", "cost"}, []string{"volume", "systems", "supply"})); len(sheet.Rows) == 0 {
		return nil, err
	}
	known := map[partnership.OrgID]bool{}
	for _, p := range councils {
		known[p.org] = true
	}
	before := map[[2]string]int{}
	costs, more := field.ReadRows(sheet, func(row field.Row) (cost, error) {
		c := cost{Service: row.Text("service"), Systems: row.Text("systems")}
		var errs [5]error
		c.Org, errs[0] = field.ReadCell[partnership.OrgID](row, "org")
		c.Cost, errs[1] = notNegative(row, "cost")
		c.Volume, errs[2] = notNegative(row, "volume")
		c.Supply, errs[3] = field.ReadCell[partnership.SupplyStance](row, "supply")
		key := [2]string{string(c.Org), c.Service}
		switch first, twice := before[key]; {
		case errs[0] != nil:
		case !known[c.Org]:
			errs[0] = field.At("org", fmt.Errorf("%s is not a council of the list: %w", field.Quote(c.Org), field.ErrNotFound))
		case c.Service == "":
			errs[4] = field.At("service", field.ErrRequired)
		case twice:
			errs[4] = field.At("service", fmt.Errorf("%w: row %d has what it costs %s", field.ErrDuplicate, first, c.Org))
		}
		err := errors.Join(errs[:]...)
		if err == nil {
			before[key] = row.Number
		}
		return c, err
	})
	return costs, errors.Join(err, more)
}

// notNegative reads a number that is not below 0.
func notNegative(row field.Row, column string) (partnership.Quantity, error) {
	q, err := field.ReadCell[partnership.Quantity](row, column)
	if err == nil && q.Sign() < 0 {
		err = field.At(column, fmt.Errorf("%v is below 0: %w", q, field.ErrRange))
	}
	return q, err
}

// tables returns everything that is printed, and the drawing.
func (in input) tables(c choices, stderr io.Writer) (report.Tables, string, error) {
	register := in.imported.Catalogue
	names := register.Names()
	size := len(register.Entries) * 300
	all := report.Tables{in.head()}
	progress(stderr, size, "adding up what is saved")
	totals, err := register.Totals(in.day, calendar.Term{})
	if err != nil {
		return nil, "", err
	}
	slices.SortStableFunc(totals.Of, func(a, b catalogue.PartnershipTotal) int { return cmp.Compare(unknown(a), unknown(b)) })
	all = append(all, totals.Tables(mostRows)...)
	reference, err := register.Reference(catalogue.Filter{}, in.day, leastSimilar)
	if err != nil {
		return nil, "", err
	}
	progress(stderr, size, "connecting the network")
	snapshot := register.AsOf(in.day)
	all = append(all, reference.Table(names))
	all = append(all, snapshot.Network().Tables(mostRows, names)...)
	around, drawing := in.partners(partnership.OrgID(c.org), snapshot, names)
	all = append(all, around...)
	progress(stderr, size+len(in.places)*300, "looking for partners")
	for _, service := range c.wanted() {
		matches, err := in.matches(partnership.OrgID(c.org), service, snapshot, names)
		if err != nil {
			return nil, "", err
		}
		all = append(all, matches...)
	}
	return append(all, in.doubts(c.doubts, names)), drawing, nil
}

// wanted returns the services that are asked for, each once.
func (c choices) wanted() (services []string) {
	for _, service := range strings.Split(c.services, ",") {
		if service = strings.TrimSpace(service); service != "" && !slices.Contains(services, service) {
			services = append(services, service)
		}
	}
	return services
}

// has reports whether a council of the list or a participant of the register has a code.
func (in input) has(org partnership.OrgID) bool {
	register := in.imported.Catalogue
	return slices.ContainsFunc(register.Bodies, func(b catalogue.Body) bool { return b.Org == org }) ||
		slices.ContainsFunc(register.Entries, func(e catalogue.RegisterEntry) bool {
			return slices.ContainsFunc(e.Participants, func(p catalogue.Participant) bool { return p.Org == org })
		})
}

// unknown counts of what of a partnership nothing is known: what is expected, and what was achieved.
func unknown(p catalogue.PartnershipTotal) (n int) {
	for _, k := range []catalogue.KindPart{p.Expected, p.Achieved} {
		if k.Completeness != catalogue.Whole && k.Completeness != catalogue.Part {
			n++
		}
	}
	return n
}

// head says what the page is of, and what of it is made up.
func (in input) head() report.Table {
	register := in.imported.Catalogue
	t := report.Table{Title: register.Name, Level: 1, Summary: fmt.Sprintf("%s, on %v.", report.Count(len(register.Entries), "entry", "entries"), in.day)}
	if register.Source != "" {
		t.Notes = append(t.Notes, register.Source+".")
	}
	if in.sample {
		var real, made []string
		for _, e := range register.Entries {
			if e.Note == "Real" {
				real = append(real, e.Name)
			} else {
				made = append(made, e.Name)
			}
		}
		t.Notes = append(t.Notes, "Real: "+report.List(real)+".", "Made up for this example: "+report.List(made)+"; and what services cost.")
	}
	return t
}

// partners returns what an organisation shares with whom, and a drawing of it; if it shares
// nothing, the drawing is of the best connected.
func (in input) partners(org partnership.OrgID, s catalogue.Snapshot, names report.Names) (report.Tables, string) {
	name := org.Name(names)
	shares := s.Of(org)
	if len(shares) == 0 {
		text := report.Table{Title: name + " in the network", Summary: "It shares nothing in this register on " + in.day.String() + "."}
		return report.Tables{text}, s.Drawing(mostDrawn).SVG("Who shares with whom: the best connected", names)
	}
	far := s.PartnersOfPartners(org)
	further := far[:min(len(far), mostRows)].Table("Partners of the partners of "+name, names)
	if len(far) > mostRows {
		further.Notes = append(further.Notes, report.Count(len(far)-mostRows, "organisation is", "organisations are")+" not shown.")
	}
	return report.Tables{
		shares.Table("What "+name+" shares with whom", in.day, names), s.Partners(org).Table("Partners of "+name, names), further, s.IfEnds(org).Table(names),
	}, s.DrawingAround(org, mostDrawn).SVG("With whom "+name+" shares", names)
}

// pool returns who could share a service on the day.
func (in input) pool(service string, s catalogue.Snapshot) match.PartnerPool {
	id := catalogue.MakeID(service)
	pool := match.PartnerPool{AsOf: in.day, Services: []match.ServiceType{{ID: id, Name: service}}}
	is := in.candidates(&pool)
	for i := range pool.Orgs {
		o := &pool.Orgs[i]
		gone := func(id partnership.OrgID) bool { return !is[id] }
		o.Touching = slices.DeleteFunc(slices.Clone(o.Touching), func(id partnership.OrgID) bool { return gone(id) || id == o.Organisation.ID })
		o.Successors = slices.DeleteFunc(slices.Clone(o.Successors), gone)
		if len(o.Successors) == 0 {
			o.Last = calendar.Date{}
		}
		for _, c := range in.costs {
			if c.Org == o.Organisation.ID && c.Service == service {
				o.Profiles = append(o.Profiles, match.ServiceProfile{Service: id, Cost: c.Cost, Volume: c.Volume, Systems: systems(c.Systems), Supply: c.Supply})
			}
		}
	}
	existing(&pool, s, is)
	return pool
}

// candidates adds the councils that are there on the day to a pool, and those that will take the place
// of one, and returns which they are.
func (in input) candidates(pool *match.PartnerPool) map[partnership.OrgID]bool {
	bodies := map[partnership.OrgID]catalogue.Body{}
	for _, b := range in.imported.Catalogue.Bodies {
		bodies[b.Org] = b
	}
	is := map[partnership.OrgID]bool{}
	organisation := func(p placed) partnership.Organisation {
		b := bodies[p.org]
		return partnership.Organisation{ID: p.org, Name: b.Name, Kind: b.Kind, Sector: partnership.LocalAuthority, Population: p.population, Place: p.place}
	}
	for _, p := range in.places {
		b, known := bodies[p.org]
		is[p.org] = known && b.Kind != "" && (b.Last.IsZero() || !in.day.After(b.Last)) && !in.day.Before(b.First) && !is[p.org]
		if is[p.org] {
			pool.Orgs = append(pool.Orgs, match.Org{Organisation: organisation(p), Touching: p.touching, First: b.First, Last: b.Last, Successors: b.Successors})
		}
	}
	for _, p := range in.places {
		b := bodies[p.org]
		if coming := b.Kind != "" && !is[p.org] && in.day.Before(b.First); coming {
			is[p.org] = true
			pool.Orgs = append(pool.Orgs, match.Org{Organisation: organisation(p), First: b.First})
		}
	}
	return is
}

// existing adds what the candidates of a pool share already.
func existing(pool *match.PartnerPool, s catalogue.Snapshot, is map[partnership.OrgID]bool) {
	has := map[string]bool{pool.Services[0].ID: true}
	for _, sharing := range s.Sharings() {
		members := slices.DeleteFunc(sharing.Orgs(), func(org partnership.OrgID) bool { return !is[org] })
		if len(members) < 2 || sharing.Live != lifecycle.Yes {
			continue
		}
		for i, name := range sharing.Services {
			shared := catalogue.MakeID(name)
			if !has[shared] {
				has[shared] = true
				pool.Services = append(pool.Services, match.ServiceType{ID: shared, Name: name})
			}
			pool.Existing = append(pool.Existing, match.Existing{ID: fmt.Sprintf("%s/%d", sharing.Entries[0], i+1), Name: sharing.Name, Service: shared, Members: members})
		}
	}
}

// systems returns the systems of a cell.
func systems(cell string) []string {
	if cell == "" {
		return nil
	}
	return []string{cell}
}

// matches returns with whom an organisation could share a service, and why.
func (in input) matches(org partnership.OrgID, service string, s catalogue.Snapshot, names report.Names) (report.Tables, error) {
	pool := in.pool(service, s)
	title := org.Name(names) + " and " + service
	if !slices.ContainsFunc(pool.Orgs, func(o match.Org) bool { return o.Organisation.ID == org }) {
		return report.Tables{{Title: title, Summary: "It is not among the councils that are there on " + in.day.String() + ", so nobody can be ranked for it."}}, nil
	}
	ranking, err := pool.Rank(match.Wish{Org: org, Aim: match.ToStart, Service: pool.Services[0].ID, Supply: partnership.Either}, match.DefaultPreferences())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", title, err)
	}
	called := pool.Names()
	best := firstRows(ranking.Table(called))
	best.Title = "With whom " + org.Name(names) + " could share: " + service
	all := report.Tables{best}
	if len(ranking.Matches) > 0 {
		all = append(all, ranking.Matches[0].Table(called), ranking.SupportTable(1, called))
	} else if len(ranking.Excluded) > 0 {
		best.Columns = nil
		all = report.Tables{best, firstRows(ranking.ExcludedTable(called)), ranking.RelaxationTable(called)}
	}
	return all, nil
}

// firstRows returns the beginning of a table of organisations, and says how many are left out.
func firstRows(t report.Table) report.Table {
	if left := len(t.Rows) - mostRows; left > 0 {
		t.Rows = t.Rows[:mostRows]
		t.Notes = append(t.Notes, report.Count(left, "organisation is", "organisations are")+" not shown.")
	}
	return t
}

// doubts returns what is doubtful in the register: all of it, or the beginning of it.
func (in input) doubts(every bool, names report.Names) report.Table {
	all := in.imported.Doubts()
	counts := map[catalogue.DoubtKind]int{}
	for _, f := range all {
		counts[f.Kind]++
	}
	shown := all
	if !every {
		shown = all[:min(len(all), mostRows)]
	}
	t := shown.Table(names)
	var kinds []string
	for _, kind := range catalogue.DoubtKinds() {
		if n := counts[kind]; n > 0 {
			kinds = append(kinds, fmt.Sprintf("%s: %d", strings.ToLower(kind.Title()), n))
		}
	}
	if len(all) == 0 {
		return report.Table{Title: t.Title, Summary: "Nothing."}
	}
	t.Summary = report.Count(len(all), "doubt", "doubts") + ". " + strings.Join(kinds, ", ") + "."
	if len(shown) < len(all) {
		t.Notes = append(t.Notes, report.Count(len(all)-len(shown), "doubt is", "doubts are")+" not shown: -doubts shows all.")
	}
	return t
}
