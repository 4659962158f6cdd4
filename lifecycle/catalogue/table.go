package catalogue

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// orgNames returns organisations as a list in a sentence.
func orgNames(names report.Names, orgs []partnership.OrgID) string {
	return report.List(report.NamesOf(names, report.Organisation, orgs))
}

// entryNames returns partnerships as a list in a sentence.
func entryNames(names report.Names, entries []EntryID) string {
	return report.List(report.NamesOf(names, report.Partnership, entries))
}

// number returns a count as a table shows it.
func number(n int) string { return report.Grouped(strconv.Itoa(n)) }

// asOf says as of which day something is.
func asOf(day calendar.Date) string {
	if day.IsZero() {
		return "All that the register holds, on whatever day."
	}
	return "On " + day.String() + "."
}

// text returns who a sharer is, what it is there and whose place it took.
func (s Sharer) text(names report.Names) string {
	var words []string
	if s.Role != "" {
		words = append(words, strings.ToLower(s.Role.Title()))
	}
	if len(s.Through) > 0 {
		words = append(words, "in place of "+orgNames(names, s.Through))
	}
	name := s.Org.Name(names)
	if len(words) > 0 {
		name += " (" + strings.Join(words, ", ") + ")"
	}
	return name
}

// Table returns who shares what with whom as a table, as of a day.
func (all Sharings) Table(title string, day calendar.Date, names report.Names) report.Table {
	t := report.Table{Title: title, Summary: asOf(day), Columns: report.TextColumns("Partnership", "Services", "Live", "Who shares")}
	for _, s := range all {
		live := cmp.Or(s.Live.Title(), report.NotKnown)
		sharers := make([]string, len(s.Sharers))
		for i, one := range s.Sharers {
			sharers[i] = one.text(names)
		}
		t.Rows = append(t.Rows, []string{s.Name, cmp.Or(report.List(s.Services), report.NotRecorded), live, strings.Join(sharers, "; ")})
	}
	return t
}

// Table returns the partners of an organisation as a table.
func (all DirectPartners) Table(title string, names report.Names) report.Table {
	t := report.Table{Title: title, Columns: slices.Concat(report.TextColumns("Partner"), report.NumberColumns("", "Partnerships"), report.TextColumns("What they share"))}
	for _, p := range all {
		t.Rows = append(t.Rows, []string{p.Org.Name(names), number(len(p.Entries)), entryNames(names, p.Entries)})
	}
	return t
}

// Table returns the partners of partners as a table.
func (all IndirectPartners) Table(title string, names report.Names) report.Table {
	t := report.Table{Title: title, Columns: slices.Concat(report.TextColumns("Organisation"), report.NumberColumns("", "Partners in common"), report.TextColumns("Through"))}
	for _, p := range all {
		t.Rows = append(t.Rows, []string{p.Org.Name(names), number(len(p.Through)), orgNames(names, p.Through)})
	}
	return t
}

// row returns a range as cells.
func (r CountRange) row() []string {
	cells := []string{number(r.Count)}
	if r.Refused() {
		return append(cells, tooFew(r.Asked))
	}
	for _, q := range []partnership.Quantity{r.Least, r.Lower, r.Median, r.Upper, r.Greatest} {
		cells = append(cells, report.Grouped(q.String()))
	}
	return cells
}

// row returns a range as cells.
func (r MoneyRange) row() []string {
	cells := []string{number(r.Count)}
	if r.Refused() {
		return append(cells, tooFew(r.Asked))
	}
	for _, amount := range []costing.Money{r.Least, r.Lower, r.Median, r.Upper, r.Greatest} {
		cells = append(cells, amount.Sterling())
	}
	return cells
}

// tooFew says why a range is refused.
func tooFew(asked int) string {
	return "refused: fewer than " + number(max(1, asked))
}

// Tables returns the network as tables: its parts, and the best connected organisations, at most so many
// as most says; 0 or less is all.
func (n Network) Tables(most int, names report.Names) report.Tables {
	head := report.Table{
		Title: "The network", Columns: slices.Concat(report.TextColumns("What"), report.NumberColumns("", "How many")),
		Summary: asOf(n.On),
		Rows: [][]string{
			{"Partnerships", number(n.Partnerships)}, {"Organisations", number(len(n.Organisations))}, {"Parts that are connected", number(len(n.Components))},
		},
	}
	if len(n.Components) > 0 {
		head.Rows = append(head.Rows, []string{"Organisations in the largest part", number(len(n.Components[0].Orgs))})
	}
	if !n.Sharers.Refused() {
		for i, what := range []string{"fewest", "lower quartile", "median", "upper quartile", "most"} {
			head.Rows = append(head.Rows, []string{"Organisations in a partnership: " + what, n.Sharers.row()[i+1]})
		}
	}
	best := report.Table{
		Title: "The best connected", Columns: slices.Concat(report.TextColumns("Organisation"), report.NumberColumns("", "Partners", "Partnerships", "Partnerships that would end without it", "Pieces without it")),
		Notes: []string{"Pieces: into how many the others of its part of the network fall if it ends. 1: they stay connected."},
	}
	shown := n.Organisations
	if most > 0 && len(shown) > most {
		shown = shown[:most]
		best.Notes = append(best.Notes, report.Count(len(n.Organisations)-most, "organisation is", "organisations are")+" not shown.")
	}
	for _, c := range shown {
		best.Rows = append(best.Rows, []string{c.Org.Name(names), number(c.Partners), number(c.Partnerships), number(c.Ends), number(c.Pieces)})
	}
	return report.Tables{head, best}
}

// Table returns what breaks if an organisation ends as a table.
func (e Ending) Table(names report.Names) report.Table {
	pieces := make([]string, len(e.Pieces))
	for i, piece := range e.Pieces {
		pieces[i] = orgNames(names, piece)
		if len(piece) > 8 {
			pieces[i] = report.Count(len(piece), "organisation", "organisations")
		}
	}
	row := func(what string, n int, who string) []string { return []string{what, number(n), who} }
	return report.Table{
		Title: "What breaks if " + e.Org.Name(names) + " ends", Summary: asOf(e.On) + " Nobody takes its place.",
		Columns: slices.Concat(report.TextColumns("What"), report.NumberColumns("", "How many"), report.TextColumns("Which")),
		Rows: [][]string{
			row("Partnerships that end: fewer than two are left", len(e.Ends), entryNames(names, e.Ends)),
			row("Partnerships that lose their lead or provider", len(e.LosesLead), entryNames(names, e.LosesLead)),
			row("Partnerships that go on without it", len(e.GoesOn), entryNames(names, e.GoesOn)),
			row("Organisations that share with nobody any more", len(e.Alone), orgNames(names, e.Alone)),
			row("Pieces of its part of the network", len(e.Pieces), strings.Join(pieces, "; ")),
		},
	}
}

// Tables returns the totals as tables: the sums, and each partnership, at most so many as most
// says; 0 or less is all.
func (t Totals) Tables(most int) report.Tables {
	days := "Up to " + t.Over.Last.String()
	if !t.Over.First.IsZero() {
		days = t.Over.String()
	}
	amounts := report.NumberColumns("", "Expected", "Achieved")
	head := report.Table{
		Title: "What the partnerships save", Summary: fmt.Sprintf("%s, as known on %v. Each saving counts once.", days, t.Known),
		Columns: slices.Concat(report.TextColumns("What"), amounts),
	}
	row := func(what string, say func(k KindTotal) string) {
		head.Rows = append(head.Rows, []string{what, say(t.Expected), say(t.Achieved)})
	}
	row("Saved", func(k KindTotal) string { return k.Sum.Sterling() })
	row("In dispute, and not in that", func(k KindTotal) string { return k.Disputed.Sterling() })
	row("Of what is saved: nobody says how it was worked out", func(k KindTotal) string { return k.WithoutBasis.Sterling() })
	row("Partnerships", func(k KindTotal) string { return number(k.Partnerships) })
	row("of these: known", func(k KindTotal) string { return number(k.Known) })
	row("known in part", func(k KindTotal) string { return number(k.KnownInPart) })
	row("not known", func(k KindTotal) string { return number(k.NotKnown) })
	row("in dispute", func(k KindTotal) string { return number(k.InDispute) })
	head.Notes = []string{"Expected for the days of which nobody says what was achieved, and so to be added to what was achieved: " + t.Awaited.Sterling() + "."}
	if t.Entries != t.Partnerships {
		head.Notes = append(head.Notes, fmt.Sprintf("%s for %s.", report.Count(t.Entries, "entry", "entries"), report.Count(t.Partnerships, "partnership that was there in these days", "partnerships that were there in these days")))
	}
	each := report.Table{
		Title:   "What each partnership saves",
		Columns: slices.Concat(report.TextColumns("Partnership"), amounts, report.NumberColumns("", "In dispute"), report.TextColumns("Expected is", "Achieved is")),
	}
	shown := t.Of
	if most > 0 && len(shown) > most {
		shown = shown[:most]
		each.Notes = append(each.Notes, report.Count(len(t.Of)-most, "partnership is", "partnerships are")+" not shown.")
	}
	for _, p := range shown {
		dispute := ""
		if p.Expected.Disputed.Known() || p.Achieved.Disputed.Known() {
			dispute = costing.Pence(p.Expected.Disputed.KnownPence()).Plus(costing.Pence(p.Achieved.Disputed.KnownPence())).Sterling()
		}
		each.Rows = append(each.Rows, []string{
			p.Name, p.Expected.text(), p.Achieved.text(), dispute, strings.ToLower(p.Expected.Completeness.Title()), strings.ToLower(p.Achieved.Completeness.Title()),
		})
	}
	return report.Tables{head, each}
}

// text returns what is known of a partnership's saving.
func (k KindPart) text() string {
	switch {
	case k.Completeness == "":
		return ""
	case k.Completeness == Part && k.Amount.Known():
		return "at least " + k.Amount.Sterling()
	}
	return k.Amount.Sterling()
}

// Table returns what each statement of a partnership counts for as a table.
func (p PartnershipTotal) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   p.Name,
		Columns: slices.Concat(report.TextColumns("Entry", "Saving", "Of"), report.NumberColumns("", "Stated", "Counts"), report.TextColumns("Why")),
	}
	for _, s := range p.Savings {
		why := s.Why.Title()
		if s.Disputed {
			why += ", in dispute"
		}
		of := "all together"
		if s.Org != "" {
			of = s.Org.Name(names)
		}
		t.Rows = append(t.Rows, []string{s.Entry.Name(names), s.Kind.Title(), of, s.Stated.Sterling(), s.Counts.Sterling(), why})
	}
	return t
}

// text says which partnerships a filter means.
func (f Filter) text(names report.Names) string {
	var words []string
	add := func(what string, texts []string) {
		if len(texts) > 0 {
			words = append(words, what+" "+strings.Join(texts, " or "))
		}
	}
	structures := make([]string, len(f.Structures))
	for i, s := range f.Structures {
		structures[i] = strings.ToLower(s.Title())
	}
	add("service", f.Services)
	add("region", f.Regions)
	add("category", f.Categories)
	add("structure", structures)
	add("with", report.NamesOf(names, report.Organisation, f.Orgs))
	if f.Least > 0 {
		words = append(words, fmt.Sprintf("at least %d participants", f.Least))
	}
	if f.Most > 0 {
		words = append(words, fmt.Sprintf("at most %d participants", f.Most))
	}
	return cmp.Or(strings.Join(words, ", "), "all")
}

// Table returns the reference as a table.
func (r Reference) Table(names report.Names) report.Table {
	return report.Table{
		Title:   "What similar partnerships saved, and how long they took",
		Summary: fmt.Sprintf("As known on %v: %s (%s).", r.Known, report.Count(r.Similar, "partnership", "partnerships"), r.Like.text(names)),
		Columns: slices.Concat(report.TextColumns("What"), report.NumberColumns("", "Count", "Least", "Lower quartile", "Median", "Upper quartile", "Most")),
		Rows: [][]string{
			append([]string{"Achieved in a year"}, r.Achieved.row()...), append([]string{"Expected in a year"}, r.Expected.row()...),
			append([]string{"Months from the first decision to the start"}, r.Forming.row()...),
			append([]string{"Months from the start to the end, of those that have ended"}, r.Lasting.row()...),
		},
	}
}

// about says what a change or a conflict is about.
func aboutText(entry EntryID, org partnership.OrgID, names report.Names) string {
	switch {
	case entry != "":
		return entry.Name(names)
	case org != "":
		return org.Name(names)
	}
	return "the register"
}

// fieldText returns a field and a key in words.
func fieldText(name, key string, names report.Names) string {
	name = strings.ReplaceAll(report.Words(name), ".", ", ")
	if key == "" {
		return name
	}
	org, rest, _ := strings.Cut(key, " ")
	if called := partnership.OrgID(org).Name(names); called != org {
		key = strings.TrimSpace(called + " " + rest)
	}
	return name + ": " + key
}

// Table returns the changes as a table.
func (all EditionChanges) Table(names report.Names) report.Table {
	t := report.Table{Title: "What changed", Columns: report.TextColumns("Of", "What", "Change", "Was", "Is")}
	for _, c := range all {
		t.Rows = append(t.Rows, []string{aboutText(c.Entry, c.Org, names), fieldText(c.Field, c.Key, names), c.Kind.Title(), c.Was, c.Now})
	}
	return t
}

// Table returns the conflicts as a table.
func (all Conflicts) Table(names report.Names) report.Table {
	t := report.Table{Title: "What the two say differently", Columns: report.TextColumns("Of", "What", "The first says, and counts", "The second says")}
	for _, c := range all {
		t.Rows = append(t.Rows, []string{aboutText(c.Entry, c.Org, names), fieldText(c.Field, c.Key, names), c.First, c.Second})
	}
	return t
}

// Table returns the doubts as a table, with the rows and columns if they were read from one.
func (all Doubts) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "What is doubtful",
		Columns: slices.Concat(report.TextColumns("Of"), report.NumberColumns("", "Row"), report.TextColumns("Column", "What", "Found", "Where")),
	}
	for _, f := range all {
		row := ""
		if f.Row > 0 {
			row = number(f.Row)
		}
		t.Rows = append(t.Rows, []string{aboutText(f.Entry, f.Org, names), row, f.Column, f.Kind.Title(), f.words(names), f.place()})
	}
	return t.WithoutEmptyColumns()
}

// DuplicatesTable returns entries for one partnership as a table.
func DuplicatesTable(duplicates []Duplicate, names report.Names) report.Table {
	t := report.Table{Title: "Entries for one partnership", Columns: report.TextColumns("Entry", "Is the same as", "Why")}
	for _, p := range duplicates {
		t.Rows = append(t.Rows, []string{p.Second.Name(names), p.First.Name(names), p.Why.Title()})
	}
	return t
}

// Table returns an entry as a table: all that the register says of a partnership.
func (e RegisterEntry) Table(names report.Names) report.Table {
	t := report.Table{Title: e.Name, Columns: report.TextColumns("What", "Is")}
	say := func(what, is string) {
		if is != "" {
			t.Rows = append(t.Rows, []string{what, is})
		}
	}
	say("Services", report.List(e.Services))
	say("Regions", report.List(e.Regions))
	say("Category", e.Category)
	say("Structure", e.Structure.Title())
	say("First decision", text(e.Proposed))
	say("First day", text(e.First))
	say("Last day", text(e.Last))
	say("Stage", lifecycle.Stage.Title(e.Stage))
	say("Office", strings.TrimSpace(e.Seat+" "+e.Postcode))
	for _, p := range e.Participants {
		days := ""
		if !p.First.IsZero() {
			days += ", from " + p.First.String()
		}
		if !p.Last.IsZero() {
			days += ", to " + p.Last.String()
		}
		say("Participant", Sharer{Org: p.Org, Role: p.Role}.text(names)+days)
	}
	for _, s := range e.Savings {
		say(s.Kind.Title()+" saving", s.text(names))
	}
	say("Source", e.Source)
	say("Note", e.Note)
	return t
}

// text returns a statement in words.
func (s Saving) text(names report.Names) string {
	words := s.Amount.Sterling()
	if s.Timing != "" {
		words += " " + strings.ToLower(s.Timing.Title())
	}
	if s.Org != "" {
		words += ", of " + s.Org.Name(names)
	}
	if !s.First.IsZero() {
		words += ", from " + s.First.String()
	}
	if !s.Last.IsZero() {
		words += ", to " + s.Last.String()
	}
	if !s.On.IsZero() {
		words += ", stated " + s.On.String()
	}
	if s.By != "" {
		words += " by " + s.By.Name(names)
	}
	words += ", basis " + cmp.Or(s.Basis, report.NotRecorded)
	if s.Disputed != "" {
		words += ", disputed: " + s.Disputed
	}
	return words
}
