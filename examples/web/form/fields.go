package form

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Option is one of the choices of a field.
type Option struct{ Value, Title string }

// Field is one field of the form, and where its value is in the document.
type Field struct {
	ID      string            // of its element
	Region  Region            // the part of the page that it is in
	Pointer string            // the place of its value in the document
	Also    []string          // other places that it sets
	Label   string            // what stands above it
	Whose   partnership.OrgID // of which organisation it is; not set: of none
	Of      string            // more of its label, for who cannot see where it stands: "of cost 1"
	Hint    string            // what stands below the label
	Prefix  string            // £, in front of it
	Suffix  string            // behind it
	Options []Option          // what can be chosen; nil: a text is typed
	Need    string            // what to do if it is empty, such as "Enter the total cost"; "": it may be
	Wide    bool              // it is for a name, and takes a line of its own
	Number  bool              // it is for a number or an amount

	structural bool // it changes which fields there are
	get        func(f *Form) string
	set        func(f *Form, text string) error
}

// apart stands in the id of an element between what a document names and what the page adds,
// or between two names. No name of a document has it, so that no two elements have one id.
const apart = "~"

// Region is a part of the form that is written anew as a whole.
type Region string

// The regions of the form, in order. A formula is chosen in one, and its details are in
// the next, so that a choice never replaces the element that has the focus.
const (
	CostRegion     Region = "cost"
	CountedRegion  Region = "counted"
	CouncilsRegion Region = "councils"
	SourcesRegion  Region = "sources"
	SchemeChoice   Region = "scheme-choice"
	SchemeRegion   Region = "scheme"
	ProposedChoice Region = "proposed-choice"
	ProposedRegion Region = "proposed"
	LeavingRegion  Region = "leaving"
)

// Regions returns the regions in order.
func Regions() []Region {
	return []Region{CostRegion, CountedRegion, CouncilsRegion, SourcesRegion, SchemeChoice, SchemeRegion, ProposedChoice, ProposedRegion, LeavingRegion}
}

// full returns the label with what it is of: "Population of Barnet".
func (x Field) full(d Document) string {
	text := x.Label
	if x.Whose != "" {
		text += " of " + d.name(x.Whose)
	}
	return strings.TrimSpace(text + " " + x.Of)
}

// fields returns every field of the form, in order.
func (f *Form) fields() []Field {
	all := f.costFields()
	for i := range f.doc.Drivers {
		all = append(all, f.countedField(i))
	}
	for i := range f.doc.Organisations {
		all = append(all, f.councilFields(i)...)
	}
	for _, driver := range f.doc.Drivers {
		all = append(all, f.sourceFields(driver)...)
	}
	for _, side := range sides() {
		all = append(all, f.choiceField(side))
		all = append(all, f.schemeFields(side)...)
	}
	return append(all, f.leavingFields()...)
}

// text is a field of which every text is a value.
func text(value func(f *Form) *string) (get func(*Form) string, set func(*Form, string) error) {
	return func(f *Form) string { return *value(f) },
		func(f *Form, text string) error { *value(f) = strings.TrimSpace(text); return nil }
}

// scalar is a field of which a text is read and shown by two functions.
func scalar[T any](value func(f *Form) *T, read func(string) (T, error), show func(T) string) (get func(*Form) string, set func(*Form, string) error) {
	return func(f *Form) string { return show(*value(f)) }, func(f *Form, text string) error {
		v, err := read(text)
		*value(f) = v // a text that cannot be read is not known
		return err
	}
}

// costFields are what is shared, when, and what it costs.
func (f *Form) costFields() []Field {
	name := Field{ID: "service-name", Pointer: "/service/name", Label: "Name of the service", Need: "Enter the name of the service", Wide: true}
	name.get, name.set = text(func(f *Form) *string { return &f.doc.Service.Name })
	first := Field{ID: "cost-first", Pointer: "/cost/term/first", Label: "First day of the year", Hint: "For example, 1 April 2026", Need: "Enter the first day of the year"}
	first.get, first.set = scalar(func(f *Form) *calendar.Date { return &f.doc.Cost.Term.First }, readDay, showDay)
	last := Field{ID: "cost-last", Pointer: "/cost/term/last", Label: "Last day of the year", Hint: "For example, 31 March 2027", Need: "Enter the last day of the year"}
	last.get, last.set = scalar(func(f *Form) *calendar.Date { return &f.doc.Cost.Term.Last }, readDay, showDay)
	total := Field{ID: "cost-total", Pointer: "/cost/total", Label: "Total cost", Hint: "For that year, in pounds", Prefix: "£", Number: true, Need: "Enter the total cost"}
	total.get, total.set = scalar(func(f *Form) *costing.Money { return &f.doc.Cost.Total }, readMoney, showMoney)
	all := []Field{name, first, last, total}
	for i := range all {
		all[i].Region = CostRegion
	}
	return all
}

// countedField is where the name of something that is counted is typed. It stands in many
// labels and choices.
func (f *Form) countedField(i int) Field {
	x := Field{
		ID: "counted-" + string(f.doc.Drivers[i].ID), Region: CountedRegion, Pointer: fmt.Sprintf("/drivers/%d/name", i), Label: fmt.Sprintf("Name of figure %d", i+1),
		structural: true,
	}
	x.get = func(f *Form) string { return f.doc.Drivers[i].Name }
	x.set = func(f *Form, text string) error {
		text = strings.TrimSpace(text)
		other := func(d Driver) bool { return d.ID != f.doc.Drivers[i].ID && strings.EqualFold(d.Name, text) }
		switch {
		case text == "":
			return errors.New("must not be empty")
		case field.CheckName(text) != nil:
			return errors.New("must be a name of at most 300 letters, digits and signs that can be seen")
		case slices.ContainsFunc(f.doc.Drivers, other):
			return errors.New("must not be the name of another figure")
		}
		f.rename(i, text)
		return nil
	}
	return x
}

// councilFields are the name of a council and its figures.
func (f *Form) councilFields(i int) []Field {
	org := f.doc.Organisations[i].ID
	name := Field{
		ID: "name-" + string(org), Pointer: fmt.Sprintf("/organisations/%d/name", i), Label: fmt.Sprintf("Name of council %d", i+1),
		Need: fmt.Sprintf("Enter the name of council %d", i+1), Wide: true,
	}
	name.get, name.set = text(func(f *Form) *string { return &f.doc.Organisations[i].Name })
	all := []Field{name}
	for _, driver := range f.doc.Drivers {
		at := f.doc.figureOf(driver.ID, org)
		x := Field{
			ID: "figure-" + string(driver.ID) + apart + string(org), Pointer: fmt.Sprintf("/figures/%d/value", at), Label: driver.Name, Whose: org, Number: true,
			get: func(f *Form) string {
				if at := f.doc.figureOf(driver.ID, org); at < len(f.doc.Figures) {
					return showNumber(f.doc.Figures[at].Value)
				}
				return ""
			},
			set: func(f *Form, text string) error {
				value, err := readNumber(text)
				if value.Known() || f.doc.figureOf(driver.ID, org) < len(f.doc.Figures) {
					f.setFigure(driver.ID, org, value)
				}
				return err
			},
		}
		if f.counts(driver.ID) {
			x.Need = "Enter the " + strings.ToLower(driver.Name) + " of " + f.doc.name(org)
		}
		all = append(all, x)
	}
	for i := range all {
		all[i].Region = CouncilsRegion
	}
	return all
}

// figureOf returns the place of a figure, or how many there are if there is none.
func (d Document) figureOf(driver costing.Driver, org partnership.OrgID) int {
	at := slices.IndexFunc(d.Figures, func(x costing.Figure) bool { return x.Driver == driver && x.Org == org })
	if at < 0 {
		return len(d.Figures)
	}
	return at
}

// setFigure sets a figure, with the source and the day of its driver.
func (f *Form) setFigure(driver costing.Driver, org partnership.OrgID, value partnership.Quantity) {
	at := f.doc.figureOf(driver, org)
	if at == len(f.doc.Figures) {
		source := f.source(driver)
		f.doc.Figures = append(f.doc.Figures, costing.Figure{Driver: driver, Org: org, Source: source.Source, On: source.On})
	}
	f.doc.Figures[at].Value = value
}

// source returns a figure of a driver that says where its figures come from.
func (f *Form) source(driver costing.Driver) costing.Figure {
	for _, x := range f.doc.Figures {
		if x.Driver == driver {
			return x
		}
	}
	return costing.Figure{Driver: driver}
}

// counts reports whether a driver divides the cost, by today's formula or the other.
func (f *Form) counts(driver costing.Driver) bool {
	return slices.Contains(driversOf(f.doc.Scheme), driver) || slices.Contains(driversOf(f.doc.Proposed), driver)
}

// sourceFields are where the figures of a driver come from. They set this in all figures of
// the driver.
func (f *Form) sourceFields(driver Driver) []Field {
	places := []int{}
	known := false
	for i, x := range f.doc.Figures {
		if x.Driver == driver.ID {
			places = append(places, i)
			known = known || x.Value.Known()
		}
	}
	if len(places) == 0 {
		return nil
	}
	name := strings.ToLower(driver.Name)
	source := Field{ID: "source-" + string(driver.ID), Label: "Source of figures for " + name, Hint: "Who publishes it, and where"}
	source.get = func(f *Form) string { return f.source(driver.ID).Source }
	source.set = func(f *Form, text string) error {
		for _, i := range places {
			f.doc.Figures[i].Source = strings.TrimSpace(text)
		}
		return nil
	}
	on := Field{ID: "day-" + string(driver.ID), Label: "Date of figures for " + name, Hint: "For example, 30 June 2025"}
	on.get = func(f *Form) string { return showDay(f.source(driver.ID).On) }
	on.set = func(f *Form, text string) error {
		day, err := readDay(text)
		for _, i := range places {
			f.doc.Figures[i].On = day
		}
		return err
	}
	if known {
		source.Need, on.Need = "Enter the source of figures for "+name, "Enter the date of figures for "+name
	}
	return []Field{source.ofFigures(places, "source"), on.ofFigures(places, "on")}
}

// ofFigures returns a field that sets one key of the figures at some places.
func (x Field) ofFigures(places []int, key string) Field {
	x.Region = SourcesRegion
	for i, at := range places {
		pointer := fmt.Sprintf("/figures/%d/%s", at, key)
		if i == 0 {
			x.Pointer = pointer
		} else {
			x.Also = append(x.Also, pointer)
		}
	}
	return x
}

// side is one of the two schemes of the document.
type side struct {
	key            string // in the document
	choice, region Region
	label          string
}

// today and other are the two sides.
func today() side { return side{"scheme", SchemeChoice, SchemeRegion, "Formula today"} }

func other() side {
	return side{"proposed", ProposedChoice, ProposedRegion, "Formula to compare it with"}
}

// sides returns both sides.
func sides() []side { return []side{today(), other()} }

// scheme returns the scheme of a side, to be changed.
func (f *Form) scheme(s side) *costing.Scheme {
	if s.key == "proposed" {
		return &f.doc.Proposed
	}
	return &f.doc.Scheme
}

// choiceField is where a formula is chosen.
func (f *Form) choiceField(s side) Field {
	x := Field{ID: s.key + "-formula", Region: s.choice, Pointer: "/" + s.key, Label: s.label, Options: f.doc.formulas(), Wide: true, structural: true}
	if s.key == "proposed" {
		x.Options = slices.Insert(x.Options, 0, Option{"", "None"})
	} else {
		x.Need = "Choose a formula"
		if f.doc.Scheme.IsZero() {
			x.Options = slices.Insert(x.Options, 0, Option{"", "Choose a formula"})
		}
	}
	if kept, ok := f.earlier[s.key+"/"+string(keptFormula)]; ok {
		x.Options = append(x.Options, Option{string(keptFormula), "As in the document: " + kept.Name})
	}
	x.get = func(f *Form) string { return string(formulaOf(*f.scheme(s))) }
	x.set = func(f *Form, text string) error { f.choose(s, formula(text)); return nil }
	return x
}

// schemeFields are the details of a formula. There are none of one that is kept.
func (f *Form) schemeFields(s side) []Field {
	scheme := *f.scheme(s)
	kind := formulaOf(scheme)
	if kind == noFormula || kind == keptFormula {
		return nil
	}
	all := f.partFields(s, kind)
	all = append(all, f.limitField(s, costing.MinimumCharge), f.limitField(s, costing.ChargeCap), f.unborneField(s), f.roundingField(s))
	for i := range all {
		all[i].Region, all[i].Of = s.region, f.sideOf(s)
	}
	return all
}

// unborneField is where it is chosen who pays the difference that a limit makes.
func (f *Form) unborneField(s side) Field {
	return Field{
		ID: s.key + "-unborne", Pointer: "/" + s.key + "/adjustments/0/unborne", Label: "Who pays the difference that a limit makes",
		Options: []Option{{"", "the others"}, {"nobody", "nobody"}},
		get: func(f *Form) string {
			if f.unborne[s.key] {
				return "nobody"
			}
			return ""
		},
		set: func(f *Form, text string) error {
			f.unborne[s.key] = text == "nobody"
			scheme := f.scheme(s)
			scheme.Adjustments = slices.Clone(scheme.Adjustments)
			for i := range scheme.Adjustments {
				scheme.Adjustments[i].Unborne = text == "nobody"
			}
			return nil
		},
	}
}

// roundingField is where it is chosen how a charge is rounded.
func (f *Form) roundingField(s side) Field {
	rounding := Field{ID: s.key + "-rounding", Pointer: "/" + s.key + "/rounding", Label: "Round each charge"}
	for _, r := range costing.Roundings() {
		value := string(r)
		if r == costing.ToPenny {
			value = "" // which a scheme that does not say so means
		}
		rounding.Options = append(rounding.Options, Option{value, lowerFirst(r.Title())})
	}
	rounding.get = func(f *Form) string {
		if r := f.scheme(s).Rounding; r != costing.ToPenny {
			return string(r)
		}
		return ""
	}
	rounding.set = func(f *Form, text string) error { f.scheme(s).Rounding = costing.Rounding(text); return nil }
	return rounding
}

// sideOf says which formula a field is of, if there are two.
func (f *Form) sideOf(s side) string {
	if f.doc.Proposed.IsZero() {
		return ""
	}
	return "by " + words(s.region)
}

// words says in words which formula a region is of.
func words(r Region) string {
	if r == ProposedRegion {
		return "the other formula"
	}
	return "today’s formula"
}

// partFields are the details of what divides the cost.
func (f *Form) partFields(s side, kind formula) []Field {
	pointer := "/" + s.key + "/parts/0/"
	switch kind {
	case agreedShares:
		all := []Field{}
		for i, share := range f.scheme(s).Parts[0].Basis.Shares {
			x := Field{
				ID: s.key + "-share-" + string(share.Org), Pointer: pointer + fmt.Sprintf("basis/shares/%d/share", i), Label: "Share", Whose: share.Org, Suffix: "%", Number: true,
				Need: strings.TrimSpace("Enter the share of " + f.doc.name(share.Org) + " " + f.sideOf(s)),
			}
			x.get, x.set = scalar(func(f *Form) *partnership.Fraction { return &f.scheme(s).Parts[0].Basis.Shares[i].Fraction }, readPercent, showPercent)
			all = append(all, x)
		}
		return all
	case fixedFirst:
		x := Field{ID: s.key + "-fixed", Pointer: pointer + "amount", Label: "Fixed sum", Prefix: "£", Number: true, Need: "Enter the fixed sum"}
		x.get, x.set = scalar(func(f *Form) *costing.Money { return &f.scheme(s).Parts[0].Amount }, readMoney, showMoney)
		return []Field{x, f.basisField(s, 0, "How the fixed sum is shared"), f.basisField(s, 1, "How the rest is shared")}
	case percentFirst:
		x := Field{ID: s.key + "-percent", Pointer: pointer + "share", Label: "Percentage that comes first", Suffix: "%", Number: true, Need: "Enter the percentage that comes first"}
		x.get, x.set = scalar(func(f *Form) *partnership.Fraction { return &f.scheme(s).Parts[0].Share }, readPercent, showPercent)
		return []Field{x, f.basisField(s, 0, "How the first part is shared"), f.basisField(s, 1, "How the rest is shared")}
	case atRate:
		x := Field{ID: s.key + "-rate", Pointer: pointer + "basis/rate", Label: "Rate for each unit", Prefix: "£", Number: true, Need: "Enter the rate for each unit"}
		x.get, x.set = scalar(func(f *Form) *partnership.Quantity { return &f.scheme(s).Parts[0].Basis.Rate }, readNumber, showNumber)
		unit := f.basisField(s, 0, "What is charged")
		unit.Options = unit.Options[1:] // not equally
		for i := range unit.Options {
			unit.Options[i].Title = upperFirst(strings.TrimPrefix(unit.Options[i].Title, "by "))
		}
		unit.set = func(f *Form, text string) error {
			f.scheme(s).Parts[0].Basis.Driver = costing.Driver(text)
			return nil
		}
		return []Field{unit, x}
	}
	return nil
}

// basisField is where the basis of a part is chosen.
func (f *Form) basisField(s side, part int, label string) Field {
	x := Field{ID: s.key + "-basis-" + strconv.Itoa(part+1), Pointer: fmt.Sprintf("/%s/parts/%d/basis/driver", s.key, part), Label: label}
	x.Options = []Option{{"", "equally"}}
	for _, driver := range f.doc.Drivers {
		x.Options = append(x.Options, Option{string(driver.ID), "by " + strings.ToLower(driver.Name)})
	}
	x.get = func(f *Form) string { return string(f.scheme(s).Parts[part].Basis.Driver) }
	x.set = func(f *Form, text string) error {
		f.scheme(s).Parts[part].Basis = basisOf(costing.Driver(text))
		return nil
	}
	return x
}

// limitField is where a least or a most is typed.
func (f *Form) limitField(s side, kind costing.AdjustmentKind) Field {
	at, _ := limitOf(*f.scheme(s), kind)
	x := Field{ID: s.key + "-least", Label: "Least that each council pays", Hint: "Leave empty for no limit", Prefix: "£", Number: true}
	if kind == costing.ChargeCap {
		x.ID, x.Label = s.key+"-most", "Most that each council pays"
	}
	x.Pointer = fmt.Sprintf("/%s/adjustments/%d/amount", s.key, at)
	x.get = func(f *Form) string {
		if at, found := limitOf(*f.scheme(s), kind); found {
			return showMoney(f.scheme(s).Adjustments[at].Amount)
		}
		return ""
	}
	x.set = func(f *Form, text string) error {
		amount, err := readMoney(text)
		*f.scheme(s) = setLimit(*f.scheme(s), kind, amount, f.unborne[s.key])
		return err
	}
	return x
}

// leavingFields are what leaving costs, once and each month.
func (f *Form) leavingFields() []Field {
	months := Field{ID: "months", Pointer: "/months", Label: "Months to look ahead", Hint: "Leaving is compared with staying over this time", Number: true}
	months.get, months.set = scalar(func(f *Form) *int { return &f.doc.Months }, readMonths, showMonths)
	all := []Field{months}
	for i := range f.doc.Leaving.Items {
		all = append(all, f.itemFields(i)...)
	}
	for _, m := range f.doc.Organisations {
		all = append(all, f.monthField(m.ID, "alone", "A month on its own",
			func(r *exit.RunningCost) *costing.Money { return &r.Alone }),
			f.monthField(m.ID, "staying", "A month of staying",
				func(r *exit.RunningCost) *costing.Money { return &r.Staying }))
	}
	for i := range all {
		all[i].Region = LeavingRegion
	}
	return all
}

// itemFields are those of one cost of leaving.
func (f *Form) itemFields(i int) []Field {
	pointer := fmt.Sprintf("/leaving/items/%d/", i)
	id := fmt.Sprintf("item-%d-", i+1)
	of := fmt.Sprintf("of cost %d", i+1)
	item := func(f *Form) *exit.CostItem { return &f.doc.Leaving.Items[i] }
	name := Field{ID: id + "name", Pointer: pointer + "name", Label: "What it is for", Need: "Enter what cost " + strconv.Itoa(i+1) + " of leaving is for", Wide: true}
	name.get, name.set = text(func(f *Form) *string { return &item(f).Name })
	kind := Field{ID: id + "kind", Pointer: pointer + "kind", Label: "Kind", Wide: true}
	for _, k := range exit.CostKinds() {
		kind.Options = append(kind.Options, Option{string(k), k.Title()})
	}
	kind.get = func(f *Form) string { return string(item(f).Kind) }
	kind.set = func(f *Form, text string) error { item(f).Kind = exit.CostKind(text); return nil }
	amount := Field{ID: id + "amount", Pointer: pointer + "amount", Label: "Amount", Hint: "Leave empty if nobody knows", Prefix: "£", Number: true}
	amount.get, amount.set = scalar(func(f *Form) *costing.Money { return &item(f).Amount }, readMoney, showMoney)
	on := Field{ID: id + "on", Pointer: pointer + "on", Label: "Day on which it falls due", Hint: "For example, 31 March 2028", Need: "Enter the day on which cost " + strconv.Itoa(i+1) + " falls due"}
	on.get, on.set = scalar(func(f *Form) *calendar.Date { return &item(f).On }, readDay, showDay)
	payer := Field{
		ID: id + "payer", Pointer: pointer + "borne_by", Label: "Who pays it",
		Options: []Option{{string(exit.BorneByLeavers), "whoever leaves"}, {"equal", "everybody, in equal shares"}},
		get:     func(f *Form) string { return payerOf(*item(f)) },
		set: func(f *Form, text string) error {
			f.setPayer(item(f), text)
			return nil
		},
	}
	if kept, ok := f.payers[i]; ok {
		payer.Options = append(payer.Options, Option{"kept", "as in the document: " + keptPayer(f.doc, kept)})
	}
	all := []Field{name, kind, amount, on, payer}
	for i := range all {
		all[i].Of = of
	}
	return all
}

// equally is the scheme of a cost of leaving that all pay in equal shares.
func equally() costing.Scheme {
	return costing.Scheme{Name: "Equal shares", Parts: []costing.Part{{Name: "Equal shares", Basis: basisOf("")}}}
}

// payerOf returns who pays a cost of leaving, as a choice of the form.
func payerOf(item exit.CostItem) string {
	switch {
	case item.BorneBy == exit.BorneByLeavers && item.Scheme.IsZero() && item.Employer == "":
		return string(exit.BorneByLeavers)
	case item.BorneBy == exit.BorneByScheme && item.Employer == "" && formulaOf(item.Scheme) == equalShares &&
		len(item.Scheme.Adjustments) == 0 && item.Scheme.Rounding == "":
		return "equal"
	}
	return "kept"
}

// keptPayer says who pays a cost of leaving in a way that the form cannot write.
func keptPayer(d Document, item exit.CostItem) string {
	switch item.BorneBy {
	case exit.BorneByEmployer:
		return "the employer, " + d.name(item.Employer)
	case exit.BorneByScheme:
		return "everybody, " + lowerFirst(item.Scheme.Name)
	}
	return lowerFirst(item.BorneBy.Title())
}

// setPayer sets who pays a cost of leaving.
func (f *Form) setPayer(item *exit.CostItem, choice string) {
	item.BorneBy, item.Scheme, item.Employer = exit.BorneByLeavers, costing.Scheme{}, ""
	switch choice {
	case "equal":
		item.BorneBy, item.Scheme = exit.BorneByScheme, equally()
	case "kept":
		for i := range f.doc.Leaving.Items {
			if kept := f.payers[i]; item == &f.doc.Leaving.Items[i] {
				item.BorneBy, item.Scheme, item.Employer = kept.BorneBy, kept.Scheme, kept.Employer
			}
		}
	}
}

// monthField is what a month costs a member.
func (f *Form) monthField(org partnership.OrgID, key, label string, of func(r *exit.RunningCost) *costing.Money) Field {
	at := f.doc.runningOf(org)
	x := Field{ID: key + "-" + string(org), Pointer: fmt.Sprintf("/leaving/running/%d/%s", at, key), Label: label, Whose: org, Prefix: "£", Number: true}
	x.get = func(f *Form) string {
		if at := f.doc.runningOf(org); at < len(f.doc.Leaving.Running) {
			return showMoney(*of(&f.doc.Leaving.Running[at]))
		}
		return ""
	}
	x.set = func(f *Form, text string) error {
		amount, err := readMoney(text)
		at := f.doc.runningOf(org)
		switch {
		case at == len(f.doc.Leaving.Running) && !amount.Known():
			return err
		case at == len(f.doc.Leaving.Running):
			f.doc.Leaving.Running = append(f.doc.Leaving.Running, exit.RunningCost{Org: org})
		}
		*of(&f.doc.Leaving.Running[at]) = amount
		return err
	}
	return x
}

// firstLetter changes the first letter of a text, which is of ASCII in the words of this
// module.
func firstLetter(text string, change func(string) string) string {
	if text == "" {
		return ""
	}
	return change(text[:1]) + text[1:]
}

func lowerFirst(text string) string { return firstLetter(text, strings.ToLower) }
func upperFirst(text string) string { return firstLetter(text, strings.ToUpper) }

// humanise returns the text of an error with names in place of ids, which stand there as
// words, in quotation marks or not, and with amounts and days as the form shows them.
func (d Document) humanise(text string) string {
	names := map[string]string{}
	for _, driver := range d.Drivers {
		names[string(driver.ID)] = strings.ToLower(driver.Name)
	}
	for _, m := range d.Organisations {
		names[string(m.ID)] = d.name(m.ID)
	}
	words := strings.Split(strings.ReplaceAll(text, "line "+string(d.Cost.Line)+": ", ""), " ")
	for i, word := range words {
		bare := strings.TrimRight(word, ",;:")
		shown, found := names[strings.Trim(bare, `"`)]
		if amount, err := costing.ParseMoney(bare); err == nil {
			shown, found = amount.Sterling(), true
		} else if day, err := calendar.ParseDate(bare); err == nil {
			shown, found = showDay(day), true
		}
		if found {
			words[i] = shown + word[len(bare):]
		}
	}
	return strings.Join(words, " ")
}
