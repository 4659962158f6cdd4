package form

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Form is a document while somebody fills it in.
type Form struct {
	doc     Document
	typed   map[string]string         // what was typed into a field and cannot be read, by the id of the field
	wrong   map[string]string         // and what is wrong with it
	touched map[string]bool           // the fields that somebody has been in
	asked   bool                      // somebody has asked for the result, so that everything that is missing is shown
	earlier map[string]costing.Scheme // the formulas that were chosen before, by side and formula, with what was typed into them
	unborne map[string]bool           // by side: whether nobody bears what limits change
	payers  map[int]exit.CostItem     // by its place: a cost of leaving that is paid in a way of which the form has no choice
	worked  *outcome                  // what the form comes to; nil: it has changed since that was worked out
}

// outcome is what a form comes to, worked out once for each change.
type outcome struct {
	fields                    []Field
	today, other              costing.Statement
	noFacts, noToday, noOther error
	leaving                   exit.LeavingCosts
	noLeaving                 error
	problems                  []Problem
	results                   *Results // nil: not written yet
}

// work returns what the form comes to.
func (f *Form) work() *outcome {
	if f.worked != nil {
		return f.worked
	}
	w := &outcome{fields: f.fields()}
	if facts, err := f.doc.facts(); err != nil {
		w.noFacts, w.noToday, w.noOther = err, err, err
	} else {
		w.today, w.noToday = f.doc.Scheme.Statement(f.doc.Cost, f.doc.members(), facts)
		if !f.doc.Proposed.IsZero() {
			w.other, w.noOther = f.doc.Proposed.Statement(f.doc.Cost, f.doc.members(), facts)
		}
	}
	if w.noToday == nil && f.doc.Months > 0 {
		w.leaving, w.noLeaving = f.doc.LeavingCosts(w.today)
	}
	w.problems = f.find(w)
	f.worked = w
	return w
}

// New returns a form that is filled in with a document.
func New(d Document) *Form {
	f := &Form{
		doc: d, typed: map[string]string{}, wrong: map[string]string{}, touched: map[string]bool{},
		earlier: map[string]costing.Scheme{}, unborne: map[string]bool{}, payers: map[int]exit.CostItem{},
	}
	for _, s := range sides() {
		scheme := f.scheme(s)
		if formulaOf(*scheme) == keptFormula {
			f.earlier[s.key+"/"+string(keptFormula)] = *scheme
		} else if len(scheme.Adjustments) > 0 {
			f.unborne[s.key] = scheme.Adjustments[0].Unborne
		}
		*scheme = f.doc.withShares(*scheme)
	}
	for i, item := range d.Leaving.Items {
		if payerOf(item) == "kept" {
			f.payers[i] = item
		}
	}
	return f
}

//go:embed example.json
var example []byte

// Example returns a form that is filled in, to try the page with. Its councils and figures
// are made up.
func Example() *Form {
	d, err := Read(example)
	if err != nil {
		panic(err) // a test reads it
	}
	return New(d)
}

// Blank returns a form for two councils with nothing in it.
func Blank() *Form {
	d := Document{
		Version: Version,
		Service: partnership.Line{ID: "service"},
		Drivers: []Driver{{"population", "Population"}, {"caseload", "Caseload"}, {"hours", "Hours worked"}},
		Figures: []costing.Figure{},
		Cost:    costing.Cost{Line: "service"},
	}
	f := New(d)
	f.AddCouncil()
	f.AddCouncil()
	return f
}

// Document returns what has been filled in so far.
func (f *Form) Document() Document { return f.doc }

// field returns the field with an id.
func (f *Form) field(id string) (Field, bool) {
	all := f.work().fields
	i := slices.IndexFunc(all, func(x Field) bool { return x.ID == id })
	if i < 0 {
		return Field{}, false
	}
	return all[i], true
}

// Type puts a text into a field, as far as it has been typed. It reports whether this
// changes which fields there are. A text that cannot be read is kept as it is, and what it
// is of is not known meanwhile. An unknown field is passed over.
func (f *Form) Type(id, text string) (structural bool) {
	x, found := f.field(id)
	if !found {
		return false
	}
	f.worked = nil
	delete(f.typed, id)
	delete(f.wrong, id)
	if err := x.set(f, text); err != nil {
		f.typed[id], f.wrong[id] = text, err.Error()
	}
	return x.structural
}

// Leave says that somebody has left a field, and so has typed all that goes into it.
func (f *Form) Leave(id string) { f.touched[id] = true }

// Ask says that somebody wants the result: from now on everything that is missing is shown.
func (f *Form) Ask() { f.asked = true }

// choose makes the scheme of a side that of a formula. What was typed into the one before
// is kept, in case somebody comes back to it.
func (f *Form) choose(s side, chosen formula) {
	scheme := f.scheme(s)
	before := formulaOf(*scheme)
	if before == chosen {
		return
	}
	f.earlier[s.key+"/"+string(before)] = *scheme
	next, was := f.earlier[s.key+"/"+string(chosen)]
	if !was || chosen == noFormula {
		next = f.doc.schemeOf(chosen)
	}
	if chosen == noFormula {
		next = costing.Scheme{}
	} else if before != keptFormula && before != noFormula && chosen != keptFormula {
		next.Adjustments, next.Rounding = scheme.Adjustments, scheme.Rounding
	}
	*scheme = f.doc.withShares(next)
	f.forget()
}

// forget drops what was typed into fields that there are no longer.
func (f *Form) forget() {
	there := map[string]bool{}
	for _, x := range f.fields() {
		there[x.ID] = true
	}
	gone := func(id, _ string) bool { return !there[id] }
	maps.DeleteFunc(f.typed, gone)
	maps.DeleteFunc(f.wrong, gone)
}

// AddCouncil adds a council without a name, and returns the id of the field for its name. It
// adds none, and returns "", if there are as many as the page works with.
func (f *Form) AddCouncil() (focus string) {
	if len(f.doc.Organisations) >= MaxCouncils {
		return ""
	}
	f.worked = nil
	id := partnership.OrgID("")
	for n := len(f.doc.Organisations) + 1; ; n++ {
		id = partnership.OrgID("council-" + strconv.Itoa(n))
		if !slices.Contains(f.doc.members(), id) {
			break
		}
	}
	f.doc.Organisations = append(f.doc.Organisations, Member{ID: id})
	for _, driver := range f.doc.Drivers {
		f.setFigure(driver.ID, id, partnership.Quantity{})
	}
	f.share()
	return "name-" + string(id)
}

// RemoveCouncil removes a council with its figures. The last one stays.
func (f *Form) RemoveCouncil(id partnership.OrgID) {
	if len(f.doc.Organisations) < 2 {
		return
	}
	f.worked = nil
	f.doc.Organisations = slices.DeleteFunc(slices.Clone(f.doc.Organisations), func(m Member) bool { return m.ID == id })
	f.doc.Figures = slices.DeleteFunc(slices.Clone(f.doc.Figures), func(x costing.Figure) bool { return x.Org == id })
	f.doc.Leaving.Running = orNil(slices.DeleteFunc(slices.Clone(f.doc.Leaving.Running), func(r exit.RunningCost) bool { return r.Org == id }))
	f.share()
	f.forget()
}

// orNil returns a list, and nil for one without entries, so that a document of which all
// has been removed again is the one that it was.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// share gives each council, and nobody else, a place for its agreed share.
func (f *Form) share() {
	for _, s := range sides() {
		*f.scheme(s) = f.doc.withShares(*f.scheme(s))
	}
}

// AddDriver adds something to be counted, with a name to be changed, and returns the id of
// the field for that. It returns "" as AddCouncil does.
func (f *Form) AddDriver() (focus string) {
	if len(f.doc.Drivers) >= MaxDrivers {
		return ""
	}
	f.worked = nil
	id, name := costing.Driver(""), ""
	for n := len(f.doc.Drivers) + 1; ; n++ {
		id, name = costing.Driver("figure-"+strconv.Itoa(n)), "Figure "+strconv.Itoa(n)
		if !slices.ContainsFunc(f.doc.Drivers, func(d Driver) bool { return d.ID == id || d.Name == name }) {
			break
		}
	}
	f.doc.Drivers = append(slices.Clone(f.doc.Drivers), Driver{id, name})
	for _, m := range f.doc.Organisations {
		f.setFigure(id, m.ID, partnership.Quantity{})
	}
	return "counted-" + string(id)
}

// RemoveDriver removes something that is counted, with its figures. It reports whether it
// did: what a formula or a cost of leaving may use stays, and so does the last.
func (f *Form) RemoveDriver(id costing.Driver) bool {
	if len(f.doc.Drivers) < 2 || f.uses(id) {
		return false
	}
	f.worked = nil
	f.doc.Drivers = slices.DeleteFunc(slices.Clone(f.doc.Drivers), func(d Driver) bool { return d.ID == id })
	f.doc.Figures = slices.DeleteFunc(slices.Clone(f.doc.Figures), func(x costing.Figure) bool { return x.Driver == id })
	maps.DeleteFunc(f.earlier, func(_ string, s costing.Scheme) bool { return slices.Contains(driversOf(s), id) })
	f.forget()
	return true
}

// uses reports whether a formula or a cost of leaving may use what is counted. Of a formula
// for which the form has no fields nobody knows here.
func (f *Form) uses(id costing.Driver) bool {
	kept := func(s costing.Scheme) bool { return formulaOf(s) == keptFormula }
	for _, s := range f.earlier {
		if kept(s) {
			return true
		}
	}
	counts := func(item exit.CostItem) bool { return slices.Contains(driversOf(item.Scheme), id) || kept(item.Scheme) }
	return f.counts(id) || kept(f.doc.Scheme) || kept(f.doc.Proposed) || slices.ContainsFunc(f.doc.Leaving.Items, counts)
}

// rename gives something that is counted another name, and the formulas that are called
// after it.
func (f *Form) rename(i int, name string) {
	old := f.doc.formulas()
	f.doc.Drivers = slices.Clone(f.doc.Drivers)
	f.doc.Drivers[i].Name = name
	for k, option := range f.doc.formulas() {
		for _, s := range sides() {
			scheme := f.scheme(s)
			if formulaOf(*scheme) != formula(option.Value) || scheme.Name != old[k].Title {
				continue
			}
			scheme.Name, scheme.Parts = option.Title, slices.Clone(scheme.Parts)
			if scheme.Parts[0].Name == old[k].Title {
				scheme.Parts[0].Name = option.Title
			}
		}
	}
	maps.DeleteFunc(f.earlier, func(_ string, s costing.Scheme) bool { return formulaOf(s) == byDriver+formula(f.doc.Drivers[i].ID) })
}

// AddCost adds a cost of leaving, and returns the id of the field for its name, or "" as
// AddCouncil does.
func (f *Form) AddCost() (focus string) {
	if len(f.doc.Leaving.Items) >= MaxEntries {
		return ""
	}
	f.worked = nil
	f.doc.Leaving.Items = append(f.doc.Leaving.Items, exit.CostItem{
		Kind: exit.OneOffCost, Line: f.doc.Service.ID, On: f.doc.Cost.Term.Last, BorneBy: exit.BorneByLeavers,
	})
	return fmt.Sprintf("item-%d-name", len(f.doc.Leaving.Items))
}

// RemoveCost removes the cost of leaving in a place, counted from 0.
func (f *Form) RemoveCost(at int) {
	if at < 0 || at >= len(f.doc.Leaving.Items) {
		return
	}
	f.worked = nil
	f.doc.Leaving.Items = orNil(slices.Delete(slices.Clone(f.doc.Leaving.Items), at, at+1))
	moved := map[int]exit.CostItem{}
	for i, item := range f.payers {
		switch {
		case i < at:
			moved[i] = item
		case i > at:
			moved[i-1] = item
		}
	}
	f.payers = moved
	f.typed, f.wrong = withoutItem(f.typed, at), withoutItem(f.wrong, at)
}

// withoutItem returns texts by field without those of a cost of leaving; those of the costs
// after it move up.
func withoutItem(texts map[string]string, at int) map[string]string {
	moved := map[string]string{}
	for id, text := range texts {
		rest, found := strings.CutPrefix(id, "item-")
		number, key, _ := strings.Cut(rest, "-")
		switch n, err := strconv.Atoi(number); {
		case !found || err != nil || n <= at:
			moved[id] = text
		case n > at+1:
			moved[fmt.Sprintf("item-%d-%s", n-1, key)] = text
		}
	}
	return moved
}

// Problem is something to put right.
type Problem struct {
	Field   string // the id of the field beside which it is shown; "" if there is none
	Pointer string // its place in the document
	Message string // what to do
}

// mostRefused is how many errors of a document that cannot be read are listed.
const mostRefused = 20

// Load fills the form in with a document that was saved. If it cannot be read, the form
// stays as it is, and what is wrong is returned.
func (f *Form) Load(data []byte) []Problem {
	d, err := Read(data)
	if err != nil {
		all := []Problem{}
		found := field.Errors(err)
		for i, e := range found {
			if i == mostRefused {
				all = append(all, Problem{Message: "And so on: " + report.Count(len(found), "error", "errors") + " in all"})
				break
			}
			all = append(all, Problem{Pointer: e.Pointer(), Message: upperFirst(d.where(e)) + ": " + rule(e)})
		}
		return all
	}
	*f = *New(d)
	f.asked = true
	return nil
}

// where says in words, and as a pointer, where in a document an error is.
func (d Document) where(e *field.Error) string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("this is not a document that the page saved. Line %d, column %d", e.Line, e.Column)
	case e.Path == "":
		return "the document"
	}
	return field.Words(d, e.Pointer(), func(id string) string { return d.name(partnership.OrgID(id)) }) + " (" + e.Pointer() + ")"
}

// Save returns the document to keep. While something that was typed cannot be read, there
// is none, and what is wrong is returned.
func (f *Form) Save() ([]byte, []Problem) {
	if len(f.wrong) > 0 {
		return nil, f.unread(f.work().fields)
	}
	text, err := f.doc.Write()
	if err != nil {
		return nil, []Problem{{Message: "The document cannot be written: " + err.Error()}}
	}
	return text, nil
}

// State returns a text that is the same for two forms with the same document and the same
// texts that cannot be read: a page has something to lose once it is no longer what it was
// when the document was saved.
func (f *Form) State() string {
	text, err := json.Marshal(struct {
		Document Document
		Typed    map[string]string
	}{f.doc, f.typed})
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// unread returns what is wrong with texts that cannot be read.
func (f *Form) unread(fields []Field) []Problem {
	all := []Problem{}
	for _, x := range fields {
		if wrong, found := f.wrong[x.ID]; found {
			all = append(all, Problem{x.ID, x.Pointer, upperFirst(x.full(f.doc)) + " " + wrong})
		}
	}
	return all
}

// Problems returns everything that is wrong or missing, in the order of the fields, then
// what is not about a field.
func (f *Form) Problems() []Problem { return f.work().problems }

// find finds the problems: what cannot be read, what is missing, what the library finds in
// the document and, if there is nothing else, what keeps it from having its results.
func (f *Form) find(w *outcome) []Problem {
	all := f.unread(w.fields)
	for _, x := range w.fields {
		if _, unread := f.wrong[x.ID]; !unread && x.Need != "" && strings.TrimSpace(x.get(f)) == "" {
			all = append(all, Problem{x.ID, x.Pointer, x.Need})
		}
	}
	all = f.add(all, w.fields, f.doc.Validate())
	if len(all) == 0 {
		all = f.add(all, w.fields, w.noFacts)
	}
	if len(all) == 0 {
		all = f.add(all, w.fields, errors.Join(field.At("scheme", w.noToday), field.At("proposed", w.noOther), field.At("leaving", w.noLeaving)))
	}
	order := map[string]int{"": len(w.fields)}
	for i, x := range w.fields {
		order[x.ID] = i
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return order[a.Field] - order[b.Field] })
	return all
}

// add adds the errors of a document to problems. An error is left out if a problem at its
// place, above or below it is there already: an amount that cannot be read is not missing too.
func (f *Form) add(all []Problem, fields []Field, err error) []Problem {
	before := slices.Clone(all)
	for _, e := range field.Errors(err) {
		pointer := e.Pointer()
		x := nearest(fields, pointer)
		if slices.ContainsFunc(before, func(p Problem) bool {
			return p.Field != "" && p.Field == x.ID || within(p.Pointer, pointer) || within(pointer, p.Pointer)
		}) {
			continue
		}
		problem := Problem{x.ID, pointer, f.message(x, e)}
		if !slices.ContainsFunc(all, func(p Problem) bool { return p.Field == problem.Field && p.Message == problem.Message }) {
			all = append(all, problem)
		}
	}
	return all
}

// within reports whether one pointer is another, or leads to something inside it.
func within(pointer, outer string) bool {
	return pointer == outer || strings.HasPrefix(pointer, outer+"/")
}

// nearest returns the field that a pointer is about: the one with just this place, or the
// first inside it, or the one that it is inside of, the innermost.
func nearest(fields []Field, pointer string) (found Field) {
	for _, x := range fields {
		if x.Pointer == pointer || slices.Contains(x.Also, pointer) {
			return x
		}
	}
	for _, x := range fields {
		if within(x.Pointer, pointer) && pointer != "" {
			return x
		}
	}
	for _, x := range fields {
		if within(pointer, x.Pointer) && len(x.Pointer) > len(found.Pointer) {
			found = x
		}
	}
	return found
}

// message returns an error in the words of the form.
func (f *Form) message(x Field, e *field.Error) string {
	label := upperFirst(x.full(f.doc))
	if x.ID == "" {
		label = upperFirst(field.Words(f.doc, e.Pointer(), func(id string) string { return f.doc.name(partnership.OrgID(id)) }))
	}
	if errors.Is(e, field.ErrSum) && strings.Contains(x.ID, "-share-") {
		return "The shares of " + words(x.Region) + " must make 100%: " + f.doc.humanise(rule(e))
	}
	if text := f.doc.humanise(rule(e)); text != "required" {
		return label + ": " + text
	}
	return "Enter the " + lowerFirst(label)
}

// rule returns what an error says, without the name of the rule at its end, which is for
// programs.
func rule(e *field.Error) string {
	text := e.Err.Error()
	for _, err := range []error{field.ErrInvalid, field.ErrRange, field.ErrNotFound, field.ErrSum, field.ErrOrder, field.ErrDuplicate, field.ErrRequired, field.ErrOverlap} {
		if short := strings.TrimSuffix(text, ": "+err.Error()); short != text {
			return short
		}
	}
	return text
}

// Shown returns the problems to show: what is wrong, and what is missing in fields that
// somebody has left empty or, once the result was asked for, in all of them. What is being
// typed into the field with the focus is not wrong yet, unless it was before.
func (f *Form) Shown(focus string) []Problem {
	shown := []Problem{}
	for _, p := range f.Problems() {
		if f.asked || f.touched[p.Field] || p.Field == "" || p.Field != focus && f.wrong[p.Field] != "" {
			shown = append(shown, p)
		}
	}
	return shown
}
