package costing

import (
	"errors"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// RemarkKind is what a Remark is about.
type RemarkKind string

// The kinds of remark.
const (
	OlderFigures   RemarkKind = "older"   // figures from more than a year before the term that they divide
	YoungerFigures RemarkKind = "younger" // figures from after it
	UnmetLimits    RemarkKind = "unmet"   // limits that leave no room for what others would bear or save
	OverCost       RemarkKind = "over"    // a charge that is more than the whole cost, because others are paid
)

// RemarkKinds returns every RemarkKind.
func RemarkKinds() []RemarkKind {
	return []RemarkKind{OlderFigures, YoungerFigures, UnmetLimits, OverCost}
}

// Title returns the kind in plain words: what a form or a report shows.
func (k RemarkKind) Title() string {
	switch k {
	case OlderFigures:
		return "More than a year older than the term"
	case YoungerFigures:
		return "Younger than the term"
	case UnmetLimits:
		return "Limits leave nobody to bear or save it"
	case OverCost:
		return "More than the whole cost"
	}
	return field.Title(k)
}

// UnmarshalText reads one of RemarkKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *RemarkKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("remark", text, RemarkKinds())
	return err
}

// Remark is something in a statement that somebody should look at. It is not an error, because
// the agreement may intend it. There is a remark for
//
//   - figures that divide a cost and are not of its time, such as a census of 2011 in a bill
//     of 2025;
//   - a residual that is there because nobody can bear, or save, what a limit takes from
//     others: minima that come to more than the cost, or a cap on everybody. A residual that
//     the agreement intends, by Unborne, a rounding or amounts that do not make the cost, has
//     no remark;
//   - members that pay more than the whole cost, or a residual that is more, because credits
//     or amounts below £0 pay others. A fee to a host is not counted.
type Remark struct {
	Kind   RemarkKind          `json:"kind"`            // what it is about
	Driver Driver              `json:"driver,omitzero"` // the driver of the figures
	On     calendar.Date       `json:"on,omitzero"`     // the day of the figures
	Days   int                 `json:"days,omitzero"`   // how many days On is before the first day of the term, or after its last
	Step   string              `json:"step,omitempty"`  // which adjustment the limits are of
	Orgs   []partnership.OrgID `json:"orgs"`            // whose figures they are, or who pays more than the cost; empty if the remark is not about an organisation
	Amount Money               `json:"amount,omitzero"` // what nobody bears, or below £0 what nobody saves; or by how much the charges, or the residual, are above the cost
}

// ofFigures reports whether the kind is of figures.
func (k RemarkKind) ofFigures() bool { return k == OlderFigures || k == YoungerFigures }

// findUnmet finds what an adjustment left to nobody because limits leave no room for it.
func (c *calculation) findUnmet(a Adjustment) {
	n := len(c.members)
	if amount := c.charges[n] - c.before[n]; c.unmet && !a.Unborne && amount != 0 && len(c.errs) == 0 {
		c.found = append(c.found, Remark{Kind: UnmetLimits, Step: a.Name, Orgs: []partnership.OrgID{}, Amount: Pence(amount)})
	}
}

// countFee counts what a fee put on charges for a host.
func (c *calculation) countFee(a Adjustment) {
	if a.Kind != Fee || a.Host == "" {
		return
	}
	for i, charge := range c.charges[:len(c.members)] {
		c.toHosts += max(0, c.sign()*(charge-c.before[i]))
	}
}

// findOverCost finds who pays more than the cost with what came on top, while another is
// paid. Of a refund it is who is paid more than that.
func (c *calculation) findOverCost() {
	n, sign := len(c.members), c.sign()
	most := sign*(c.cost.Total.pence()+c.added()) + c.toHosts
	if most <= 0 || len(c.errs) > 0 || !slices.ContainsFunc(c.charges[:n], func(charge int64) bool { return sign*charge < 0 }) {
		return
	}
	found, over := Remark{Kind: OverCost, Orgs: []partnership.OrgID{}}, int64(0)
	for place, charge := range c.charges {
		if sign*charge <= most {
			continue
		}
		over += sign*charge - most
		if place < n {
			found.Orgs = append(found.Orgs, c.members[place])
		}
	}
	if over > 0 {
		found.Amount = Pence(sign * over)
		c.found = append(c.found, found)
	}
}

// sign returns -1 for a refund, and 1 for a cost.
func (c *calculation) sign() int64 {
	if c.cost.Total.pence() < 0 {
		return -1
	}
	return 1
}

// A remarkList is remarks as they are collected, each once.
type remarkList struct {
	all  []Remark
	at   map[remarkKey][]int // where the remarks of one kind stand
	orgs map[remarkOrg]bool  // who is in which
}

// A remarkKey is what makes two remarks one: figures of one driver and day, or one step.
type remarkKey struct {
	kind   RemarkKind
	driver Driver
	on     calendar.Date
	step   string
}

// A remarkOrg is an organisation in one of the remarks.
type remarkOrg struct {
	place int
	org   partnership.OrgID
}

// newRemarkList returns an empty list.
func newRemarkList() remarkList {
	return remarkList{at: map[remarkKey][]int{}, orgs: map[remarkOrg]bool{}}
}

// add adds a remark without its organisations, and returns where it stands.
func (l *remarkList) add(r Remark) (place int) {
	r.Orgs = []partnership.OrgID{}
	key, place := r.key(), len(l.all)
	l.all, l.at[key] = append(l.all, r), append(l.at[key], place)
	return place
}

// key returns what makes the remark one with another.
func (r Remark) key() remarkKey { return remarkKey{r.Kind, r.Driver, r.On, r.Step} }

// name adds an organisation to a remark, unless it is there.
func (l *remarkList) name(place int, org partnership.OrgID) {
	if each := (remarkOrg{place, org}); !l.orgs[each] {
		l.orgs[each] = true
		l.all[place].Orgs = append(l.all[place].Orgs, org)
	}
}

// join adds the remarks of a statement that are not of figures. Those of one adjustment are
// added up: as adjustments may have one name, the first of a name to the first, and so on.
func (l *remarkList) join(others []Remark) error {
	var errs []error
	before, used := len(l.all), map[remarkKey]int{}
	for _, r := range others {
		if r.Kind.ofFigures() {
			continue
		}
		key := r.key()
		places, n := l.at[key], used[key]
		used[key]++
		if n >= len(places) || places[n] >= before {
			places = []int{l.add(r)}
			n = 0
		} else {
			errs = append(errs, addTo(&l.all[places[n]].Amount, r.Amount, "remarks"))
		}
		for _, org := range r.Orgs {
			l.name(places[n], org)
		}
	}
	return errors.Join(errs...)
}

// figureRemarks returns the remarks on the figures of the parts and of the derived drivers.
// The figures of adjustments divide nothing.
func (s Statement) figureRemarks() remarkList {
	list := newRemarkList()
	for _, w := range s.Drivers {
		list.find(s.Term, w.Figures)
	}
	for _, step := range s.Steps {
		if !step.adjusts() {
			list.find(s.Term, step.Figures)
		}
	}
	return list
}

// find adds the remarks on figures that divide the cost of a term.
func (l *remarkList) find(term calendar.Term, figures []Figure) {
	oldest := term.First.AddMonths(-monthsPerYear)
	for _, f := range figures {
		found, from, to := Remark{Kind: OlderFigures, Driver: f.Driver, On: f.On}, f.On, term.First
		switch {
		case f.On.After(term.Last):
			found.Kind, from, to = YoungerFigures, term.Last, f.On
		case !f.On.Before(oldest):
			continue
		}
		places := l.at[found.key()]
		if len(places) == 0 {
			found.Days, _ = from.DaysUntil(to)
			places = []int{l.add(found)}
		}
		if f.Org != "" {
			l.name(places[0], f.Org)
		}
	}
}

// adjusts reports whether the step is an adjustment or a rounding, and no part.
func (s Step) adjusts() bool {
	return slices.ContainsFunc(s.Workings, func(w Working) bool { return w.Before.Known() })
}

// found are the tables of the remarks: of figures, and of charges.
func (s Statement) found(names report.Names) report.Tables {
	var tables report.Tables
	for _, t := range []report.Table{s.foundFigures(names), s.foundCharges(names)} {
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// foundCharges is the table of the remarks that are of charges.
func (s Statement) foundCharges(names report.Names) report.Table {
	t := report.Table{
		Title: "Charges to look at", Level: 3,
		Columns: append(report.TextColumns("Remark", "Step", "Of"), report.NumberColumns("", "Amount")...),
	}
	for _, f := range s.Remarks {
		if !f.Kind.ofFigures() {
			of := report.List(report.NamesOf(names, report.Organisation, f.Orgs))
			t.Rows = append(t.Rows, []string{f.Kind.Title(), f.Step, of, f.Amount.Sterling()})
		}
	}
	return t
}

// foundFigures is the table of the remarks that are of figures.
func (s Statement) foundFigures(names report.Names) report.Table {
	t := report.Table{
		Title: "Figures that are not of the time of the cost", Level: 3,
		Columns: append(report.TextColumns("Figures", "Of", "Day", "Remark"), report.NumberColumns("", "Days")...),
	}
	for _, f := range s.Remarks {
		if !f.Kind.ofFigures() {
			continue
		}
		of := report.List(report.NamesOf(names, report.Organisation, f.Orgs))
		t.Rows = append(t.Rows, []string{names.Of(report.Driver, string(f.Driver)), of, f.On.String(), f.Kind.Title(), report.Grouped(strconv.Itoa(f.Days))})
	}
	return t
}
