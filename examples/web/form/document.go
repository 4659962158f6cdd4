// Package form is the page of examples/web without its browser: a document goes in, texts
// are typed into its fields, and HTML comes out: the form, what is wrong in it and beside
// which field, who pays what, who gains and who loses, and what leaving would cost.
//
// It has no input or output of its own, so that it is tested like any other package. What
// a browser adds is in examples/web/page.
package form

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Version is the version of the documents that the page writes and reads.
const Version = 1

// How much a document of the page can hold. With more than that the page would stand still
// at every key: a program that uses the library has no such limits.
const (
	MaxCouncils = 100
	MaxDrivers  = 10  // as many figures as field.Decode reads before it wants each to be complete, which those of a draft are not
	MaxEntries  = 100 // of any other list
)

// Document is what the page loads and saves: the records of the library that its figures
// come from.
type Document struct {
	Version       int              `json:"version"`
	Service       partnership.Line `json:"service"`           // what is shared
	Organisations []Member         `json:"organisations"`     // who shares it
	Drivers       []Driver         `json:"drivers"`           // what is counted
	Figures       []costing.Figure `json:"figures"`           // the counts; without a value: not known
	Cost          costing.Cost     `json:"cost"`              // what is to be shared
	Scheme        costing.Scheme   `json:"scheme"`            // how it is shared today
	Proposed      costing.Scheme   `json:"proposed,omitzero"` // how it could be shared; not set: there is no proposal
	Leaving       exit.Costs       `json:"leaving,omitzero"`  // what leaving costs; a month of staying that is not known is a twelfth of the charge
	Months        int              `json:"months,omitzero"`   // over how many months leaving is compared with staying
}

// Member is an organisation that shares the service.
type Member struct {
	ID   partnership.OrgID `json:"id"`
	Name string            `json:"name"`
}

// Validate returns what is wrong with the id or the name.
func (m Member) Validate() error {
	return errors.Join(field.At("id", m.ID.Validate()), field.Required("name", m.Name))
}

// Driver says what a driver of the schemes is called.
type Driver struct {
	ID   costing.Driver `json:"id"`
	Name string         `json:"name"`
}

// Validate returns what is wrong with the id or the name.
func (d Driver) Validate() error {
	return errors.Join(field.At("id", d.ID.Validate()), field.Required("name", d.Name))
}

// Validate returns every error of the document by itself. That a figure is missing which a
// scheme needs, the statement says.
func (d Document) Validate() error {
	var proposed, months error
	if !d.Proposed.IsZero() {
		proposed = d.Proposed.Validate()
	}
	if d.Months < 0 || d.Months > 1200 {
		months = fmt.Errorf("%d is not from 1 to 1200: %w", d.Months, field.ErrRange)
	}
	return errors.Join(
		field.At("version", checkVersion(d.Version)),
		field.At("service", d.Service.Validate()),
		d.checkLists(),
		field.Each("organisations", d.Organisations, Member.Validate),
		field.Each("drivers", d.Drivers, Driver.Validate),
		field.Each("figures", d.Figures, d.checkFigure),
		field.At("cost", d.Cost.Validate()),
		field.At("scheme", d.Scheme.Validate()),
		field.At("proposed", proposed),
		field.At("leaving", d.Leaving.Validate()),
		d.checkRunning(),
		field.At("months", months),
	)
}

// checkVersion returns an error for a version that this page does not read.
func checkVersion(version int) error {
	switch version {
	case Version:
		return nil
	case 0:
		return field.ErrRequired
	}
	return fmt.Errorf("%d is not version %d: %w", version, Version, field.ErrInvalid)
}

// checkLists returns what is wrong with the lists as wholes: nobody shares, or something
// occurs twice.
func (d Document) checkLists() error {
	var nobody error
	if len(d.Organisations) == 0 {
		nobody = field.At("organisations", field.ErrRequired)
	}
	return errors.Join(
		nobody,
		field.Unique("organisations", "id", d.Organisations, func(m Member) partnership.OrgID { return m.ID }),
		field.Unique("drivers", "id", d.Drivers, func(d Driver) costing.Driver { return d.ID }),
	)
}

// checkFigure returns what is wrong with a figure whose value is known. A place that is
// kept for a figure needs no source.
func (d Document) checkFigure(f costing.Figure) error {
	org := field.At("org", d.checkKnown(f.Org))
	if !f.Value.Known() {
		return org
	}
	return errors.Join(f.Validate(), org)
}

// checkKnown returns an error for an id that is set and is no organisation's.
func (d Document) checkKnown(id partnership.OrgID) error {
	if id == "" || slices.Contains(d.members(), id) {
		return nil
	}
	return fmt.Errorf("%q is not one of the organisations: %w", id, field.ErrNotFound)
}

// checkRunning returns an error for a month of somebody who does not share.
func (d Document) checkRunning() error {
	return field.At("leaving", field.Each("running", d.Leaving.Running, func(r exit.RunningCost) error {
		return field.At("org", d.checkKnown(r.Org))
	}))
}

// members returns the ids of the organisations.
func (d Document) members() []partnership.OrgID {
	ids := make([]partnership.OrgID, len(d.Organisations))
	for i, m := range d.Organisations {
		ids[i] = m.ID
	}
	return ids
}

// name returns what an organisation is called. One that has no name yet is called by its
// place in the list.
func (d Document) name(id partnership.OrgID) string {
	for i, m := range d.Organisations {
		if m.ID == id {
			if strings.TrimSpace(m.Name) == "" {
				return fmt.Sprintf("council %d", i+1)
			}
			return m.Name
		}
	}
	return string(id)
}

// Names returns what everything in the document is called.
func (d Document) Names() report.Names {
	entries := []report.Entry{{Noun: report.Line, ID: string(d.Service.ID), Name: d.Service.Name}}
	if d.Cost.Line != d.Service.ID {
		entries = append(entries, report.Entry{Noun: report.Line, ID: string(d.Cost.Line), Name: d.Service.Name})
	}
	for _, m := range d.Organisations {
		entries = append(entries, report.Entry{Noun: report.Organisation, ID: string(m.ID), Name: d.name(m.ID)})
	}
	for _, driver := range d.Drivers {
		entries = append(entries, report.Entry{Noun: report.Driver, ID: string(driver.ID), Name: strings.ToLower(driver.Name)})
	}
	return report.NewNames(entries...)
}

// facts returns the figures that are known.
func (d Document) facts() (costing.Facts, error) { return costing.NewFacts(d.known()) }

// known returns the figures whose values are known, with their sources. One without a
// source holds nothing up that does not need it.
func (d Document) known() []costing.Figure {
	known := []costing.Figure{}
	for _, f := range d.Figures {
		if f.Value.Known() && f.Validate() == nil {
			known = append(known, f)
		}
	}
	return known
}

// LeavingCosts returns what leaving costs each member if it alone left. A month of staying
// that is not known is a twelfth of a year's charge, to the penny.
func (d Document) LeavingCosts(today costing.Statement) (exit.LeavingCosts, error) {
	costs := d.Leaving
	counts := func(item exit.CostItem) bool { return !item.Scheme.IsZero() && formulaOf(item.Scheme) != equalShares }
	if len(costs.Figures) == 0 && slices.ContainsFunc(costs.Items, counts) {
		costs.Figures = d.known()
	}
	running := make([]exit.RunningCost, 0, len(d.Organisations))
	for i, id := range d.members() {
		month := exit.RunningCost{Org: id}
		if at := d.runningOf(id); at < len(d.Leaving.Running) {
			month = d.Leaving.Running[at]
		}
		if charge := today.Charges[i].Amount; !month.Staying.Known() && charge.Sign() >= 0 && d.isYear() {
			month.Staying, _ = charge.TimesRat(big.NewRat(1, 12))
		}
		running = append(running, month)
	}
	costs.Running = running
	return costs.LeavingCosts(d.members(), d.Months)
}

// isYear reports whether the cost is that of twelve months.
func (d Document) isYear() bool {
	first := d.Cost.Term.First
	return !first.IsZero() && first.AddMonths(12).AddDays(-1) == d.Cost.Term.Last
}

// runningOf returns the place of the running cost of a member, or how many there are if it
// has none.
func (d Document) runningOf(id partnership.OrgID) int {
	at := slices.IndexFunc(d.Leaving.Running, func(r exit.RunningCost) bool { return r.Org == id })
	if at < 0 {
		return len(d.Leaving.Running)
	}
	return at
}

// draft is a document of which something may be missing. What it needs is what tells its
// parts from each other.
type draft Document

// Validate returns what keeps a draft from being shown in the form. Of one that is too large
// that is all it says.
func (d draft) Validate() error {
	if err := d.checkSizes(); err != nil {
		return err
	}
	return errors.Join(
		field.At("version", checkVersion(d.Version)),
		Document(d).checkLists(),
		field.Each("organisations", d.Organisations, func(m Member) error { return field.At("id", m.ID.Validate()) }),
		field.Each("drivers", d.Drivers, Driver.Validate),
		field.Each("figures", d.Figures, func(f costing.Figure) error {
			return errors.Join(field.At("driver", f.Driver.Validate()), Document(d).checkFigure(costing.Figure{Org: f.Org}))
		}),
		field.At("leaving", field.Each("running", d.Leaving.Running, func(r exit.RunningCost) error { return field.At("org", r.Org.Validate()) })),
		Document(d).checkRunning(),
	)
}

// checkSizes returns an error for each list that has more entries than the page can work
// with.
func (d draft) checkSizes() error {
	all := []error{}
	for _, list := range []struct {
		path      string
		has, most int
	}{
		{"organisations", len(d.Organisations), MaxCouncils},
		{"drivers", len(d.Drivers), MaxDrivers},
		{"figures", len(d.Figures), MaxCouncils * MaxDrivers},
		{"cost.heads", len(d.Cost.Heads), MaxEntries},
		{"scheme.parts", len(d.Scheme.Parts), MaxEntries},
		{"scheme.adjustments", len(d.Scheme.Adjustments), MaxEntries},
		{"proposed.parts", len(d.Proposed.Parts), MaxEntries},
		{"proposed.adjustments", len(d.Proposed.Adjustments), MaxEntries},
		{"leaving.items", len(d.Leaving.Items), MaxEntries},
		{"leaving.running", len(d.Leaving.Running), MaxCouncils},
		{"leaving.figures", len(d.Leaving.Figures), MaxCouncils * MaxDrivers},
	} {
		if list.has > list.most {
			all = append(all, field.At(list.path, fmt.Errorf("%d entries; this page works with up to %d: %w", list.has, list.most, field.ErrRange)))
		}
	}
	for i, item := range d.Leaving.Items {
		if has := len(item.Scheme.Parts); has > MaxEntries {
			all = append(all, field.At(fmt.Sprintf("leaving.items[%d].scheme.parts", i), fmt.Errorf("%d entries; this page works with up to %d: %w", has, MaxEntries, field.ErrRange)))
		}
	}
	return errors.Join(all...)
}

// Read reads a document that was saved, strictly: an unknown key, a value of the wrong form
// or a name for nobody is an error with its place. What is only missing is none: a draft
// is read as it was saved. A document of a later version is refused in one sentence, which
// names the version and the first key that is not known here. With an error comes what
// could be read.
func Read(data []byte) (Document, error) {
	read, err := field.Decode[draft](data)
	if err == nil {
		return Document(read), nil
	}
	var peek struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(data, &peek) == nil && peek.Version > Version {
		return Document(read), field.At("version", newer(peek.Version, err))
	}
	return Document(read), err
}

// newer says that a document is of a later version, and which key of it is the first that
// is not known, if one is not.
func newer(version int, err error) error {
	text := fmt.Sprintf("the document is of version %d, and this page reads version %d", version, Version)
	for _, e := range field.Errors(err) {
		if e.Path != "version" && errors.Is(e, field.ErrInvalid) {
			return fmt.Errorf("%s; the first thing in it that is not known here is %s: %w", text, e.Pointer(), field.ErrInvalid)
		}
	}
	return fmt.Errorf("%s: %w", text, field.ErrInvalid)
}

// Write returns the document as JSON, as Read reads it.
func (d Document) Write() ([]byte, error) {
	text, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}
