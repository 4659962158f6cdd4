package reorganisation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/shopspring/decimal"
)

// Tables returns the partnership for a programme board: what happens to each service line,
// who pays what, what somebody has to decide, and what happened to each piece. A table without rows is left out.
func (c Carried) Tables(names report.Names) report.Tables {
	names = report.Join(c.After.Partnership.Names(), names)
	summary := fmt.Sprintf("%s, %s. As known on %v.", c.Order, strings.ToLower(c.Status.Title()), c.Known)
	if c.Untouched {
		summary += " No member is in the area: nothing changes."
	}
	head := report.Table{
		Title: c.After.Partnership.Name, Summary: summary, Notes: wordsOf(c.Unsettled, names, c.orgs()),
		Columns: report.TextColumns("Service line", "What happens", "Shared before", "Shared from "+c.Vesting.String(), "Leads it", "Legal form", "Term", "Notice that runs on", "Last day to serve notice that ends before that day", "Decided by"),
	}
	for _, l := range c.Lines {
		head.Rows = append(head.Rows, []string{
			l.Line.Name(names), l.Fate.Title(), orgNames(names, l.Before), orgNames(names, l.After), l.leadName(names), l.Structure.Title(), l.Term.String(),
			l.noticeText(names), l.serveText(c.Known), orgNames(names, l.By),
		})
		if meaning := l.Fate.Title() + ". " + l.Fate.Meaning(); !slices.Contains(head.Notes, meaning) {
			head.Notes = append(head.Notes, meaning)
		}
	}
	tables := report.Tables{head}
	for _, b := range c.Bills {
		tables = append(tables, b.table(names))
	}
	if open := c.decisions(names); len(open.Rows) > 0 {
		tables = append(tables, open)
	}
	if pieces := c.piecesTable(names); len(pieces.Rows)+len(pieces.Notes) > 0 {
		tables = append(tables, pieces)
	}
	return tables
}

// orgNames returns organisations as a list in a sentence.
func orgNames(names report.Names, orgs []partnership.OrgID) string {
	return report.List(report.NamesOf(names, report.Organisation, orgs))
}

// leadName returns who leads the line, or that it is to be decided.
func (l LineFate) leadName(names report.Names) string {
	if l.Lead == "" && l.LeadWas != "" && l.Fate != MustBeDivided && l.Fate != NotShared {
		return "to be decided"
	}
	return l.Lead.Name(names)
}

// noticeText returns whose notice runs, to which day, and who served it if not that member.
func (l LineFate) noticeText(names report.Names) string {
	texts := make([]string, len(l.Notices))
	for i, n := range l.Notices {
		texts[i] = n.Org.Name(names) + ", to " + n.Expires.String()
		switch {
		case n.NotRenewed:
			texts[i] += ", since its term is not renewed"
		case len(n.By) > 0:
			texts[i] += ", served by " + orgNames(names, n.By)
		}
	}
	return strings.Join(texts, "; ")
}

// serveText returns the last day to serve notice that ends before the vesting day.
func (l LineFate) serveText(known calendar.Date) string {
	switch {
	case l.Fate == Untouched || l.Fate == NotShared || l.Fate == BeingDivided:
		return ""
	case l.Serve.IsZero():
		return report.NotKnown
	case l.Serve.Before(known):
		return l.Serve.String() + ", which has passed"
	}
	return l.Serve.String()
}

// orgs returns every organisation that the carried partnership names, for texts that name
// them by their ids.
func (c Carried) orgs() []partnership.OrgID {
	var all []partnership.OrgID
	for _, m := range c.Members {
		all = append(append(all, m.Org), m.To...)
	}
	return all
}

// wordsOf returns texts with the names of some organisations in place of their ids.
func wordsOf(texts []string, names report.Names, orgs []partnership.OrgID) []string {
	var own []report.Entry
	for _, org := range orgs {
		own = append(own, report.Entry{Noun: report.Organisation, ID: string(org), Name: org.Name(names)})
	}
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = orgWords(text, report.NewNames(own...))
	}
	return all
}

// orgWords returns a text with the names of organisations in place of their ids.
func orgWords(text string, names report.Names) string {
	words := strings.Split(text, " ")
	for i, word := range words {
		bare := strings.TrimLeft(strings.TrimRight(word, ",.;:)"), "(")
		if bare != "" {
			words[i] = strings.Replace(word, bare, partnership.OrgID(bare).Name(names), 1)
		}
	}
	return strings.Join(words, " ")
}

// table returns who pays what before and after, and which part of the cost that is.
func (b Bill) table(names report.Names) report.Table {
	t := report.Table{
		Title: "Bill of " + b.Line.Name(names), Summary: "For " + b.Term.String() + ". The sum stays the same.",
		Columns: slices.Concat(
			report.TextColumns("Organisation"), report.NumberColumns("£", "As if nothing had changed"), report.NumberColumns("", "Share"),
			report.NumberColumns("£", "From the vesting day on"), report.NumberColumns("", "Share"),
		),
	}
	var was, is []costing.Money
	for _, d := range b.Changes {
		if !d.Joined {
			was = append(was, d.Before)
		}
		if !d.Left {
			is = append(is, d.After)
		}
	}
	before, _ := costing.Sum(was...)
	after, _ := costing.Sum(is...)
	for _, d := range b.Changes {
		row := []string{d.Org.Name(names), "", "", "", ""}
		if !d.Joined {
			row[1], row[2] = figure(d.Before), percentOf(d.Before, before)
		}
		if !d.Left {
			row[3], row[4] = figure(d.After), percentOf(d.After, after)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// percentOf returns which part of an amount another is, to a hundredth of a percent; "" if one of
// them is not known, or there is nothing to have a part of.
func percentOf(part, whole costing.Money) string {
	of, known := part.Pence()
	in, ok := whole.Pence()
	if !known || !ok || in == 0 {
		return ""
	}
	return percent(of, in)
}

// percent returns a fraction in percent, with two places.
func percent(of, in int64) string {
	return decimal.NewFromInt(of).Mul(decimal.NewFromInt(100)).DivRound(decimal.NewFromInt(in), 2).StringFixed(2) + "%"
}

// decisions returns what somebody has to decide, who, and by when.
func (c Carried) decisions(names report.Names) report.Table {
	by := "By " + c.Vesting.AddDays(-1).String() + "."
	if !c.Known.Before(c.Vesting) {
		by += " That day has passed."
	}
	t := report.Table{Title: "For somebody to decide", Summary: by, Columns: report.TextColumns("About", "What", "Whom it concerns", "Who has it until then")}
	things := c.things()
	for _, l := range c.Lines {
		for _, what := range wordsOf(l.Decide, names, c.orgs()) {
			t.Rows = append(t.Rows, []string{l.Line.Name(names), what, orgNames(names, c.heirsOf(l.Before)), ""})
		}
	}
	for _, p := range c.Pieces {
		if p.Decide != "" {
			concerns := c.heirsOf([]partnership.OrgID{p.From})
			if p.From == "" {
				concerns = p.To
			}
			t.Rows = append(t.Rows, []string{c.title(p, names, things), wordsOf([]string{p.Decide}, names, c.orgs())[0], orgNames(names, concerns), orgNames(names, p.To)})
		}
	}
	return t
}

// heirsOf returns who takes the place of some members, each once; an organisation that is no
// member stands for itself.
func (c Carried) heirsOf(orgs []partnership.OrgID) []partnership.OrgID {
	all := []partnership.OrgID{}
	for _, org := range orgs {
		heirs := []partnership.OrgID{org}
		if i := slices.IndexFunc(c.Members, func(m MemberFate) bool { return m.Org == org }); i >= 0 {
			heirs = c.Members[i].To
		}
		for _, heir := range heirs {
			if heir != "" && !slices.Contains(all, heir) {
				all = append(all, heir)
			}
		}
	}
	return all
}

// title says which piece it is, in the words of the partnership.
func (c Carried) title(p Piece, names report.Names, things map[thing]string) string {
	who := p.From.Name(names)
	switch p.Kind {
	case MembershipPiece, NoticePiece:
		return p.Kind.Title() + " of " + who
	case SharePiece:
		return "Share of " + who + " in " + p.Line.Name(names)
	case FigurePiece:
		return report.Words(p.ID) + " of " + who
	case EvidencePiece:
		kind, _, _ := strings.Cut(p.ID, "[")
		return lifecycle.EvidenceKind(kind).Title()
	case PostingPiece:
		year, _, _ := strings.Cut(p.ID, " ")
		return "Posting of " + who + " in " + year
	case AppetitePiece:
		if p.ID == "" {
			return "Appetite of " + who
		}
		return "Appetite of " + who + ": " + risk.Category(p.ID).Title()
	case VotePiece, ExitPiece, DebtPiece:
		return p.Kind.Title() + ": " + wordsOf([]string{p.ID}, names, c.orgs())[0]
	}
	return p.Kind.Title() + ": " + cmp.Or(things[thing{p.Kind, p.ID}], p.ID)
}

// thing is a risk, post, asset or contract that a piece is about.
type thing struct {
	kind PieceKind
	id   string
}

// things says what each risk, post, asset and contract is.
func (c Carried) things() map[thing]string {
	f := c.After
	things := make(map[thing]string, len(f.Register.Risks)+len(f.Posts)+len(f.Assets)+len(f.Contracts))
	for _, r := range f.Register.Risks {
		things[thing{RiskPiece, string(r.ID)}] = r.Title
	}
	for _, x := range f.Posts {
		things[thing{PostPiece, string(x.ID)}] = fmt.Sprintf("%s (%s, %s)", x.Function, x.ID, x.Grade)
	}
	for _, x := range f.Assets {
		things[thing{AssetPiece, string(x.ID)}] = x.Name
	}
	for _, x := range f.Contracts {
		things[thing{ContractPiece, string(x.ID)}] = x.described()
	}
	return things
}

// described says what a contract is for, with whom, what it costs a year and for which days.
func (x MemberContract) described() string {
	var more []string
	if x.Supplier != "" {
		more = append(more, x.Supplier)
	}
	if x.Yearly.Known() {
		more = append(more, x.Yearly.Sterling()+" a year")
	}
	if !x.Term.IsZero() {
		more = append(more, x.Term.String())
	}
	if len(more) == 0 {
		return x.Name
	}
	return x.Name + " (" + strings.Join(more, "; ") + ")"
}

// piecesTable returns what happened to each piece that the order touches.
func (c Carried) piecesTable(names report.Names) report.Table {
	t := report.Table{Title: "What happened to each piece", Columns: append(report.TextColumns("Piece", "From", "To", "Why"), report.NumberColumns("£", "Amounts")...)}
	left, things := 0, c.things()
	for _, p := range c.Pieces {
		if p.Reason == NotConcerned {
			left++
			continue
		}
		why := p.Reason.Title()
		if p.Driver != "" {
			why += ": " + report.Words(p.Driver)
		}
		amounts := make([]string, len(p.Amounts))
		for i, a := range p.Amounts {
			amounts[i] = figure(a.Amount)
		}
		t.Rows = append(t.Rows, []string{c.title(p, names, things), p.From.Name(names), p.takers(names), why, strings.Join(amounts, "; ")})
	}
	if left > 0 {
		t.Notes = []string{report.Count(left, "piece stays", "pieces stay") + " where it was: the order says nothing about whoever has it."}
	}
	return t
}

// takers returns who has the piece now, with the part that each has if it is divided.
func (p Piece) takers(names report.Names) string {
	texts := report.NamesOf(names, report.Organisation, p.To)
	for i, org := range p.To {
		for _, s := range p.Shares {
			if of, in, known := s.Fraction.Terms(); known && s.Org == org {
				texts[i] += " " + percent(of, in)
			}
		}
	}
	return report.List(texts)
}

// Table returns the area for a programme board: a row for each line of each partnership and
// for each service of one council, with what happens to it and how much is to be decided.
func (a AreaCarried) Table(names report.Names) report.Table {
	status, _ := a.Order.StatusOn(a.Known, a.Known)
	t := report.Table{
		Title:   a.Order.Area + ": every shared service over " + a.Order.Vesting.String(),
		Summary: fmt.Sprintf("%s, %s, as known on %v.", a.Order.Name, strings.ToLower(status.Title()), a.Known),
		Columns: append(report.TextColumns("Partnership", "Service line", "What happens", "Shared from the day on", "Leads it"), report.NumberColumns("", "To decide")...),
	}
	for _, c := range a.Files {
		names := report.Join(c.After.Partnership.Names(), names)
		open := len(c.Unsettled)
		for _, p := range c.Pieces {
			if p.Decide != "" {
				open++
			}
		}
		for _, l := range c.Lines {
			t.Rows = append(t.Rows, []string{c.After.Partnership.Name, l.Line.Name(names), l.Fate.Title(), orgNames(names, l.After), l.leadName(names), fmt.Sprint(open + len(l.Decide))})
		}
	}
	for _, o := range a.Own {
		shared := o.To
		if o.Fate == MustBeDivided {
			shared = nil
		}
		t.Rows = append(t.Rows, []string{o.Service.Name, "", o.Fate.Title(), orgNames(names, shared), o.lead().Name(names), fmt.Sprint(len(o.Decide))})
	}
	return t
}

// SigningTable returns what has to be signed for each service, by whom and by when: an agreement to
// share it, an exit plan, or a final account. What goes on as it was needs no new signature, since
// what a council has agreed its successors have agreed.
func (a AreaCarried) SigningTable(names report.Names) report.Table {
	t := report.Table{Title: "What has to be signed, by whom and by when", Columns: report.TextColumns("Service", "What", "Who signs", "By")}
	by := a.Order.Vesting.AddDays(-1).String()
	if !a.Known.Before(a.Order.Vesting) {
		by += ", which has passed"
	}
	row := func(service, what string, who []partnership.OrgID) {
		t.Rows = append(t.Rows, []string{service, what, orgNames(names, who), by})
	}
	for _, c := range a.Files {
		own := c.After.Partnership.Names()
		for _, l := range c.Lines {
			service := l.Line.Name(own)
			switch {
			case l.Fate == NeedsAgreement:
				row(service, "an agreement to share it, or else an exit plan", l.After)
			case l.Fate == WithNewMembers && len(l.By) > 0:
				row(service, "the agreement to share it that is decided", l.After)
			case l.Fate == MustBeDivided:
				row(service, "an exit plan", c.heirsOf(l.Before))
			case l.Fate == ComesInHouse:
				row(service, "the final account", l.Before)
			}
		}
	}
	for _, o := range a.Own {
		switch o.Fate {
		case NeedsAgreement:
			row(o.Service.Name, "an agreement to share it, or else who takes what", o.To)
		case SharedByBirth:
			row(o.Service.Name, "the agreement of the new partnership", o.To)
		case MustBeDivided:
			row(o.Service.Name, "who takes what", o.To)
		}
	}
	return t
}

// PostsTable returns the posts of the area about which somebody must decide: those whose employer is
// divided, and that do not go with the parts which they serve.
func (a AreaCarried) PostsTable(names report.Names) report.Table {
	t := report.Table{Title: "Posts about which somebody must decide", Columns: report.TextColumns("Post", "Partnership", "Employer before", "What is open", "Between whom")}
	for _, c := range a.Files {
		things := c.things()
		for _, p := range c.Pieces {
			if p.Kind == PostPiece && p.Decide != "" {
				t.Rows = append(t.Rows, []string{
					things[thing{p.Kind, p.ID}], c.After.Partnership.Name, p.From.Name(names), wordsOf([]string{p.Decide}, names, c.orgs())[0], orgNames(names, c.heirsOf([]partnership.OrgID{p.From})),
				})
			}
		}
	}
	return t
}

// Table returns a service that one council ran alone for a programme board: what happens to it, who
// takes it over, in which shares, and what somebody has to decide.
func (o OwnFate) Table(names report.Names) report.Table {
	t := report.Table{
		Title: o.Service.Name, Summary: "Run by " + o.Service.Org.Name(names) + " alone. " + o.Fate.Title() + ". " + o.Fate.Meaning(),
		Columns: append(report.TextColumns("Council", "What it is to the service"), report.NumberColumns("", "Share of what "+o.Service.Org.Name(names)+" had")...),
	}
	for _, org := range o.To {
		part, role := "", "takes a part of it"
		for _, s := range o.Shares {
			if of, in, known := s.Fraction.Terms(); known && s.Org == org {
				part = percent(of, in)
			}
		}
		switch {
		case o.Fate == Untouched || o.Fate == ComesInHouse:
			role = "runs it"
		case o.Fate == SharedByBirth && org == o.lead():
			role = "leads it"
		case o.Fate == SharedByBirth:
			role = "shares it"
		case o.Fate == NeedsAgreement:
			role = "has to agree whether it is shared"
		}
		t.Rows = append(t.Rows, []string{org.Name(names), role, part})
	}
	if o.Fate == SharedByBirth {
		terms := o.Partnership.Agreement.Terms
		t.Notes = append(t.Notes, fmt.Sprintf("A new partnership from %v: %s, %v.", o.Event.On, terms.Structure.Title(), terms.Term))
	}
	for _, what := range wordsOf(o.Decide, names, o.To) {
		t.Notes = append(t.Notes, "To decide: "+what+".")
	}
	return t
}

// lead returns who is to lead the service, if it is known to become shared.
func (o OwnFate) lead() partnership.OrgID {
	if o.Fate != SharedByBirth {
		return ""
	}
	return o.Service.Agreement.Lead
}

// Table returns the milestones with their days: how long each takes, and by when it has to begin.
func (all DueMilestones) Table() report.Table {
	t := report.Table{
		Title:   "What must be there by when",
		Columns: slices.Concat(report.TextColumns("Begin by", "Due by"), report.NumberColumns("", "Days"), report.TextColumns("What", "Comes after", "Who sees to it", "Source", "How it stands")),
	}
	place := map[string]string{}
	for i, m := range all {
		place[m.Milestone.ID] = fmt.Sprintf("%d", i+1)
	}
	for i, m := range all {
		begin, days, after := report.NotKnown, report.NotKnown, []string{}
		if n, known := m.Milestone.takes(); known {
			days = fmt.Sprint(n)
		}
		if !m.Begin.IsZero() {
			begin = m.Begin.String()
		}
		for _, id := range m.Milestone.After {
			after = append(after, place[id])
		}
		by, state := m.Due.String(), "to come"
		switch {
		case m.Due.IsZero():
			by, state = report.NotKnown, "the day from which it is counted is not known"
		case m.Overdue:
			state = "its day has passed"
		case m.Late:
			state = "its last day to begin has passed"
		}
		source := m.Milestone.Source
		if source == "" {
			source = "practice"
		}
		t.Rows = append(t.Rows, []string{begin, by, days, fmt.Sprintf("%d: %s", i+1, m.Milestone.What), strings.Join(after, ", "), m.Milestone.Owner, source, state})
	}
	return t
}

// DealFindings are findings on several deals.
type DealFindings []DealFinding

// Table returns which deals need consent, and whether they have it.
func (all DealFindings) Table(deals []Deal, names report.Names) report.Table {
	t := report.Table{Title: "Contracts and disposals of the shadow year", Columns: append(report.TextColumns("Deal", "Council", "Day", "Consent"), append(report.NumberColumns("£", "Counts against the limit"), report.TextColumns("Why", "Source")...)...)}
	if len(all) == 0 {
		t.Summary = "None is recorded."
	}
	by := map[string]Deal{}
	for _, d := range deals {
		by[d.ID] = d
	}
	for _, f := range all {
		d := by[f.Deal]
		counted := f.Counted.Sterling()
		switch {
		case f.Counted == costing.Total{}:
			counted = "" // nothing is counted
		case f.Counted.Amount.Known():
			counted = figure(f.Counted.Amount)
		}
		why := orgWords(f.Why, names)
		if len(f.With) > 0 {
			with := make([]string, len(f.With))
			for i, id := range f.With {
				with[i] = by[id].Name
			}
			why += "; counted with " + report.List(with)
		}
		t.Rows = append(t.Rows, []string{d.Name, d.Org.Name(names), dayText(d.On), f.Answer.Title(), counted, why, f.Limit.Source})
		if note := f.Limit.note(); note != "" && !slices.Contains(t.Notes, note) {
			t.Notes = append(t.Notes, note)
		}
	}
	return t
}

// note says what the limit is, in which edition and for which days it is known; "" if it is not
// set.
func (l Limit) note() string {
	if l.Kind == "" {
		return ""
	}
	return fmt.Sprintf("%s: above %s, %s, for deals of %v to %v.", l.Kind.Title(), l.Above.Sterling(), l.Edition, l.InForce.First, l.InForce.Last)
}

// figure returns an amount as a cell of a table, or that it is not known.
func figure(amount costing.Money) string {
	if !amount.Known() {
		return amount.String()
	}
	return report.Grouped(amount.String())
}

// dayText returns a day, or "" for one that is not set.
func dayText(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}
