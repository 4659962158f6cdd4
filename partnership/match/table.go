package match

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Notes below tables of points.
const (
	pointsNote  = "Points are the weight times the fit in per cent. They add up to the score."
	unknownNote = "A criterion that is not known can make any points from 0 to its full weight. Matches are ordered by the middle of the score."
)

// explained is how many of the best matches Ranking.Tables explains.
const explained = 3

// Table returns the preferences with the reason for each, for a report.
func (w Preferences) Table() report.Table {
	table := report.Table{
		Title:   "What is preferred: " + w.Name,
		Columns: append(append(report.TextColumns("Criterion"), report.NumberColumns("", "Weight")...), report.TextColumns("Reason")...),
		Notes: []string{
			"The points for distance fall evenly from the full weight at 0 km to none at " + grouped(w.Far) + " km.",
			"The points for an early start fall evenly from the full weight on the day wanted to none " + grouped(w.Patience) + " days later.",
			"Dixon, R. and Elston, T. (2020), Efficiency and legitimacy in collaborative public management: mapping inter-local agreements in England using social network analysis, Public Administration, doi 10.1111/padm.12649.",
		},
	}
	low := int64(0)
	for _, c := range w.Criteria {
		n, _ := c.Weight.Millionths()
		low += n
		table.Rows = append(table.Rows, []string{c.Criterion.Title(), grouped(c.Weight), c.Reason})
	}
	if len(w.Criteria) > 0 {
		table.Totals = [][]string{{"Total", grouped(quantity(low)), ""}}
	}
	return table
}

// name returns what a candidate is called.
func (m Match) name(names report.Names) string {
	if m.Org != "" {
		return m.Org.Name(names)
	}
	return names.Of(report.Partnership, m.Partnership)
}

// nameOf returns what the candidate with an id is called.
func (r Ranking) nameOf(names report.Names, id string) string {
	if r.Wish.Aim == ToJoin {
		return names.Of(report.Partnership, id)
	}
	return names.Of(report.Organisation, id)
}

// Text returns the wish as a sentence, with names in place of ids.
func (w Wish) Text(names report.Names) string {
	service := names.Of(report.Service, w.Service)
	text := w.Org.Name(names) + " wants to "
	switch w.Aim {
	case ToStart:
		text += "start sharing " + service
	case ToJoin:
		text += "join a partnership that shares " + service
		if w.Partnership != "" {
			text = w.Org.Name(names) + " wants to join " + names.Of(report.Partnership, w.Partnership) + ", which shares " + service
		}
	default:
		text += "enlarge " + names.Of(report.Partnership, w.Partnership) + ", which shares " + service
	}
	if w.Supply != "" {
		text += ", as " + w.supplyWords()
	}
	if !w.From.IsZero() {
		text += ", from " + w.From.String()
	}
	if !w.LatestStart.IsZero() {
		text += ", by " + w.LatestStart.String() + " at the latest"
	}
	if !w.Until.IsZero() {
		text += ", until " + w.Until.String()
	}
	return text
}

// Summary says which candidate fits best. If none meets every constraint, it says which constraint
// excludes the most candidates, and what it would bring to do without it.
func (r Ranking) Summary(names report.Names) string {
	switch {
	case len(r.Matches) > 0:
		m := r.Matches[0]
		return m.name(names) + " fits best of " + strconv.Itoa(len(r.Matches)) + ", with " + m.Score.String() + " of " + grouped(m.Of) + " points."
	case len(r.Tallies) == 0 && len(r.Unclear) == 0:
		return "Nobody can meet the wish: there are no candidates."
	case len(r.Tallies) == 0:
		return "Nobody is known to meet the wish. " + report.Count(len(r.Unclear), "candidate", "candidates") + " may meet it, but facts are missing."
	}
	t := r.Tallies[0]
	text := "Nobody can meet the wish. “" + t.Constraint.Title() + "” excludes the most: " +
		strconv.Itoa(t.Excludes) + " of " + strconv.Itoa(len(r.Excluded)+len(r.Unclear)) + ", " + strconv.Itoa(t.Alone) + " of them alone."
	for _, x := range r.Relaxations {
		if x.First != "" {
			return text + " " + x.text(r, names)
		}
	}
	return text + " No change of the wish lets anybody in."
}

// text says what a relaxation would bring.
func (x Relaxation) text(r Ranking, names report.Names) string {
	return "Changing the wish (" + x.changes() + ") lets " + r.nameOf(names, x.First) + " in, with " + x.Score.String() + " points."
}

// changes lists the changes of the wish.
func (x Relaxation) changes() string { return changesText(x.Changes) }

// changesText lists changes of a wish.
func changesText(all []Relax) string {
	texts := make([]string, len(all))
	for i, c := range all {
		texts[i] = placeWords(c.At) + ": " + c.To
	}
	return report.List(texts)
}

// Table returns the ranking, for a report: each match with its score, the places that it could
// have, and what speaks for and against it.
func (r Ranking) Table(names report.Names) report.Table {
	return r.matchTable("Partners ranked", r.Matches, names)
}

// UnclearTable returns, for a report, the candidates that may meet the wish, and the facts that
// are missing.
func (r Ranking) UnclearTable(names report.Names) report.Table {
	table := r.matchTable("Who may meet the wish", r.Unclear, names)
	table.Summary = "It is not known whether these meet every constraint. Find out what the last columns say."
	if len(r.Unclear) == 0 {
		table.Summary = "Nobody: it is known of every candidate whether it meets every constraint."
	}
	return table
}

// matchTable returns matches, for a report.
func (r Ranking) matchTable(title string, matches []Match, names report.Names) report.Table {
	heading := "Organisation"
	if r.Wish.Aim == ToJoin {
		heading = "Partnership"
	}
	table := report.Table{
		Title: title, Summary: r.Wish.Text(names) + ". " + r.Summary(names),
		Columns: slices.Concat(
			report.TextColumns(heading), report.NumberColumns("", "Place", "Could be"), report.NumberColumns("points", "At least", "At most", "Of"),
			report.TextColumns("Start", "For", "Against", "Not known", "To find out", "Shares it in"),
		),
		Notes: []string{pointsNote, unknownNote},
	}
	if len(matches) == 0 {
		table.Columns, table.Notes = nil, nil
	}
	for _, m := range matches {
		place, could := "", ""
		if m.Place > 0 {
			place, could = strconv.Itoa(m.Place), strconv.Itoa(m.Best)+" to "+strconv.Itoa(m.Worst)
		}
		start := report.NotKnown
		if !m.Start.IsZero() {
			start = m.Start.String()
		}
		table.Rows = append(table.Rows, []string{
			m.name(names), place, could, grouped(m.Score.Low), grouped(m.Score.High), grouped(m.Of), start,
			m.standing(For), m.standing(Against), m.standing(NotKnown), obstacleTexts(m.Open), report.List(report.NamesOf(names, report.Partnership, m.Shares)),
		})
	}
	return table.WithoutEmptyColumns()
}

// standing lists the criteria with one stand, those with the most weight first.
func (m Match) standing(s Stand) string {
	reasons := slices.Clone(m.Reasons)
	slices.SortStableFunc(reasons, func(a, b FitReason) int { return b.Weight.Compare(a.Weight) })
	var all []string
	for _, r := range reasons {
		if r.Stand == s {
			all = append(all, strings.ToLower(r.Criterion.Title()))
		}
	}
	return strings.Join(all, ", ")
}

// obstacleTexts lists what was found to be in the way.
func obstacleTexts(all []Obstacle) string {
	texts := make([]string, len(all))
	for i, o := range all {
		texts[i] = o.Found
	}
	return strings.Join(texts, "; ")
}

// Table returns the reasons for and against a match, for a report. Their points add up to its
// score.
func (m Match) Table(names report.Names) report.Table {
	return reasonTable("Why "+m.name(names), m.Reasons, m.Score, m.Of.String(), names)
}

// reasonTable returns reasons with their points, and the score below.
func reasonTable(title string, reasons []FitReason, score Bounds, of string, names report.Names) report.Table {
	table := report.Table{
		Title: title,
		Columns: slices.Concat(
			report.TextColumns("Criterion", "Speaks", "What was found", "It rests on"),
			report.NumberColumns("", "Weight", "Fit, %"), report.NumberColumns("points", "At least", "At most"),
		),
		Notes: []string{pointsNote, unknownNote},
	}
	for _, r := range reasons {
		table.Rows = append(table.Rows, []string{
			r.Criterion.Title(), r.Stand.Title(), r.Found, factTexts(r.Facts, names), grouped(r.Weight), r.Fit.String(), grouped(r.Points.Low), grouped(r.Points.High),
		})
	}
	table.Totals = [][]string{
		{"Score", "", "", "", "", "", grouped(score.Low), grouped(score.High)},
		{"Of", "", "", "", "", "", report.Grouped(of), report.Grouped(of)},
	}
	return table
}

// shownFacts is how many facts a cell of a table lists.
const shownFacts = 12

// factTexts lists facts. For a long list it ends with how many more there are.
func factTexts(facts []RecordedFact, names report.Names) string {
	shown := facts[:min(len(facts), shownFacts)]
	texts := make([]string, len(shown))
	for i, x := range shown {
		texts[i] = x.Text(names)
	}
	if more := len(facts) - len(shown); more > 0 {
		texts = append(texts, "and "+strconv.Itoa(more)+" more")
	}
	return strings.Join(texts, "; ")
}

// MemberTable returns, for a report, how well each member of a partnership fits the newcomer, in
// per cent by each criterion. It is empty for a match without members.
func (m Match) MemberTable(names report.Names) report.Table {
	table := report.Table{
		Title: "The fit of each member: " + m.name(names), Columns: report.TextColumns("Member"),
		Notes: []string{"The match has the mean of each column, rounded half up, with three exceptions: the best of “Provider and commissioner” and of “Wants it too”, and the worst of “Early start”."},
	}
	if len(m.Members) == 0 {
		return report.Table{}
	}
	for _, r := range m.Reasons {
		table.Columns = append(table.Columns, report.NumberColumns("%", r.Criterion.Title())...)
	}
	row := func(name string, reasons []FitReason) []string {
		cells := []string{name}
		for _, r := range m.Reasons {
			cell := ""
			for _, of := range reasons {
				if of.Criterion == r.Criterion {
					cell = of.Fit.String()
				}
			}
			cells = append(cells, cell)
		}
		return cells
	}
	for _, x := range m.Members {
		table.Rows = append(table.Rows, row(x.Org.Name(names), x.Reasons))
	}
	table.Totals = [][]string{row("The match", m.Reasons)}
	return table
}

// ExcludedTable returns, for a report, the candidates that cannot meet the wish, and all that is
// in their way.
func (r Ranking) ExcludedTable(names report.Names) report.Table {
	table := report.Table{
		Title: "Who cannot meet the wish", Columns: report.TextColumns("Candidate", "Constraint", "What was found", "It rests on", "Changes of the wish that would remove it"),
	}
	for _, x := range r.Excluded {
		name := (Match{Org: x.Org, Partnership: x.Partnership}).name(names)
		for _, o := range x.Obstacles {
			table.Rows = append(table.Rows, []string{
				name, o.Constraint.Title(), o.Found, factTexts(o.Facts, names), cmp.Or(changesText(o.Relax), "none"),
			})
			name = ""
		}
	}
	if len(r.Excluded) == 0 {
		return report.Table{Title: table.Title, Summary: "Nobody is excluded."}
	}
	return table
}

// RelaxationTable returns, for a report, how many candidates each constraint excludes, and what it
// would bring to do without it.
func (r Ranking) RelaxationTable(names report.Names) report.Table {
	table := report.Table{
		Title: "What the constraints cost",
		Columns: slices.Concat(
			report.TextColumns("Without"), report.NumberColumns("", "Excludes", "Lets in"), report.TextColumns("The best of them that a change of the wish lets in", "By"),
			report.NumberColumns("points", "Score"),
		),
	}
	if len(r.Untested) > 0 {
		table.Notes = []string{"The wish sets no condition for: " + strings.ToLower(titles(r.Untested)) + "."}
	}
	for _, x := range r.Relaxations {
		excludes := ""
		for _, t := range r.Tallies {
			if len(x.Constraints) == 1 && t.Constraint == x.Constraints[0] {
				excludes = strconv.Itoa(t.Excludes)
			}
		}
		row := []string{titles(x.Constraints), excludes, strconv.Itoa(len(x.LetsIn)), "none: no change of the wish does", "", ""}
		if x.First != "" {
			row[3], row[4], row[5] = r.nameOf(names, x.First), x.changes(), x.Score.String()
		}
		table.Rows = append(table.Rows, row)
	}
	for _, t := range r.Tallies {
		if t.Alone == 0 {
			table.Rows = append(table.Rows, []string{t.Constraint.Title(), strconv.Itoa(t.Excludes), "0", "", "", ""})
		}
	}
	if len(r.Tallies) == 0 {
		table.Columns, table.Summary = nil, "No constraint excludes anybody."
	}
	return table
}

// SupportTable returns, for a report, the help that suits the match at a place.
func (r Ranking) SupportTable(place int, names report.Names) report.Table {
	table := report.Table{Title: "Support that suits", Columns: report.TextColumns("Support", "Which", "Reason", "It rests on")}
	if place >= 1 && place <= len(r.Matches) {
		table.Title += ": " + r.Matches[place-1].name(names)
	}
	for _, s := range r.Support(place) {
		which := ""
		if s.Partnership != "" {
			which = names.Of(report.Partnership, s.Partnership)
		}
		table.Rows = append(table.Rows, []string{s.Kind.Title(), which, s.Reason, factTexts(s.Facts, names)})
	}
	if len(table.Rows) == 0 {
		return report.Table{Title: table.Title, Summary: "No support is called for."}
	}
	return table.WithoutEmptyColumns()
}

// Tables returns the whole answer, for a report: the ranking, the reasons for the first three
// matches, the candidates that may meet the wish, those that cannot, what the constraints cost,
// and the support that suits the first match.
func (r Ranking) Tables(names report.Names) report.Tables {
	all := report.Tables{r.Table(names)}
	for _, m := range r.Matches[:min(explained, len(r.Matches))] {
		all = append(all, m.Table(names))
		if len(m.Members) > 0 {
			all = append(all, m.MemberTable(names))
		}
	}
	if len(r.Unclear) > 0 {
		all = append(all, r.UnclearTable(names))
	}
	all = append(all, r.ExcludedTable(names), r.RelaxationTable(names))
	if len(r.Matches) > 0 {
		all = append(all, r.SupportTable(1, names))
	}
	return all
}

// Summary says which group is best, and whether that is proved.
func (g Groups) Summary(names report.Names) string {
	switch {
	case len(g.Groups) == 0 && !g.Exact:
		return "No group was found, but it is not proved that there is none."
	case len(g.Groups) == 0:
		return "No group of " + strconv.Itoa(g.Size) + " can be made from " + report.Count(g.Among, "candidate", "candidates") + "."
	}
	best := g.Groups[0]
	text := report.List(report.NamesOf(names, report.Organisation, best.Orgs)) + " fit best, with " + best.Score.String() + " of " + grouped(best.Of) + " points. "
	if g.Exact {
		return text + "It is proved that no other group is better."
	}
	return text + "It is not proved that no other group is better: the middle of the score of any other is at most " + grouped(g.Bound) + "."
}

// Table returns the groups, for a report.
func (g Groups) Table(names report.Names) report.Table {
	table := report.Table{
		Title: "Groups of " + strconv.Itoa(g.Size), Summary: g.Summary(names),
		Columns: slices.Concat(report.TextColumns("Group"), report.NumberColumns("", "Place"), report.NumberColumns("points", "At least", "At most", "Of"), report.TextColumns("Start", "Can provide")),
		Notes:   []string{"The score of a group is the sum of the scores of its pairs: every member with every other.", unknownNote},
	}
	for _, x := range g.Groups {
		start, provide := report.NotKnown, "not stated"
		if !x.Start.IsZero() {
			start = x.Start.String()
		}
		if len(x.Provide) > 0 {
			provide = report.List(report.NamesOf(names, report.Organisation, x.Provide))
		}
		table.Rows = append(table.Rows, []string{
			report.List(report.NamesOf(names, report.Organisation, x.Orgs)), strconv.Itoa(x.Place), grouped(x.Score.Low), grouped(x.Score.High), grouped(x.Of), start, provide,
		})
	}
	return table
}

// Table returns the pairs of a group, for a report. Their points add up to its score.
func (g Group) Table(names report.Names) report.Table {
	table := report.Table{
		Title:   "Why " + report.List(report.NamesOf(names, report.Organisation, g.Orgs)),
		Columns: slices.Concat(report.TextColumns("Pair", "For", "Against", "Not known"), report.NumberColumns("points", "At least", "At most", "Of")),
		Notes:   []string{"“Provider and commissioner” and “Wants it too” count only for pairs with the organisation that wishes."},
	}
	for _, p := range g.Pairs {
		m := Match{Reasons: p.Reasons}
		table.Rows = append(table.Rows, []string{
			p.A.Name(names) + " and " + p.B.Name(names), m.standing(For), m.standing(Against), m.standing(NotKnown), grouped(p.Score.Low), grouped(p.Score.High), grouped(p.Of),
		})
	}
	table.Totals = [][]string{{"The group", "", "", "", grouped(g.Score.Low), grouped(g.Score.High), grouped(g.Of)}}
	return table
}

// Table returns the reasons for and against a pair, for a report.
func (p Pair) Table(names report.Names) report.Table {
	return reasonTable("Why "+p.A.Name(names)+" and "+p.B.Name(names), p.Reasons, p.Score, p.Of.String(), names)
}
