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
	pointsNote  = "Points are the weight times the fit in per cent, and add up to the score."
	unknownNote = "What is not known counts from nothing to all of its weight. The order is that of the middle of the score."
)

// explained is how many of the best matches Ranking.Tables explains.
const explained = 3

// Table returns the weights with the reason for each, for a report.
func (w Weights) Table() report.Table {
	table := report.Table{
		Title:   "What is preferred: " + w.Name,
		Columns: append(append(report.TextColumns("Criterion"), report.NumberColumns("", "Weight")...), report.TextColumns("Why")...),
		Notes: []string{
			"Nearness falls evenly from all of its weight at no distance to nothing at " + grouped(w.Far) + " km.",
			"An early start falls evenly from all of its weight on the day wanted to nothing after " + grouped(w.Patience) + " days.",
			"Dixon, R. and Elston, T. (2020), Efficiency and legitimacy in collaborative public management: mapping inter-local agreements in England using social network analysis, Public Administration, doi 10.1111/padm.12649.",
		},
	}
	low := int64(0)
	for _, c := range w.Criteria {
		n, _ := c.Weight.Millionths()
		low += n
		table.Rows = append(table.Rows, []string{c.Criterion.Title(), grouped(c.Weight), c.Why})
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
	if w.As != "" {
		text += ", as " + string(w.As)
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

// Summary says who fits best or, where nobody does, which constraint excludes the most and what
// doing without constraints would give.
func (r Ranking) Summary(names report.Names) string {
	switch {
	case len(r.Matches) > 0:
		m := r.Matches[0]
		return m.name(names) + " fits best of " + strconv.Itoa(len(r.Matches)) + ", with " + m.Score.String() + " of " + grouped(m.Of) + " points."
	case len(r.Tallies) == 0 && len(r.Unclear) == 0:
		return "Nobody can meet the wish: there is no candidate."
	case len(r.Tallies) == 0:
		return "Nobody is known to meet the wish. " + report.Count(len(r.Unclear), "candidate", "candidates") + " may: facts are missing."
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

// text says what a relaxation would give.
func (x Relaxation) text(r Ranking, names report.Names) string {
	return "With " + x.changes() + " " + r.nameOf(names, x.First) + " is let in, with " + x.Score.String() + " points."
}

// changes lists the changes of the wish.
func (x Relaxation) changes() string { return changesText(x.Changes) }

// changesText lists changes of a wish.
func changesText(all []Relax) string {
	texts := make([]string, len(all))
	for i, c := range all {
		texts[i] = string(c.At) + ": " + c.To
	}
	return report.List(texts)
}

// Table returns the ranking, for a report: each match with its score, the places that it could
// have, and what speaks for and against it.
func (r Ranking) Table(names report.Names) report.Table {
	return r.matchTable("Partners ranked", r.Matches, names)
}

// UnclearTable returns the candidates that may meet the wish, and which constraint is not known,
// for a report.
func (r Ranking) UnclearTable(names report.Names) report.Table {
	table := r.matchTable("Who may meet the wish", r.Unclear, names)
	table.Summary = "Nobody knows whether they meet what must be so: ask."
	if len(r.Unclear) == 0 {
		table.Summary = "Nobody: of every candidate it is known."
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

// standing lists the criteria that speak one way, those with the most weight first.
func (m Match) standing(s Stand) string {
	reasons := slices.Clone(m.Reasons)
	slices.SortStableFunc(reasons, func(a, b Reason) int { return b.Weight.Compare(a.Weight) })
	var all []string
	for _, r := range reasons {
		if r.Stand == s {
			all = append(all, strings.ToLower(r.Criterion.Title()))
		}
	}
	return strings.Join(all, ", ")
}

// obstacleTexts lists what was found of obstacles.
func obstacleTexts(all []Obstacle) string {
	texts := make([]string, len(all))
	for i, o := range all {
		texts[i] = o.Found
	}
	return strings.Join(texts, "; ")
}

// Table returns the reasons for and against a match, for a report: they explain its score to
// the last point.
func (m Match) Table(names report.Names) report.Table {
	return reasonTable("Why "+m.name(names), m.Reasons, m.Score, m.Of.String(), names)
}

// reasonTable returns reasons with their points, and the score below.
func reasonTable(title string, reasons []Reason, score Range, of string, names report.Names) report.Table {
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

// factTexts lists facts. Of a long list it says how many more there are.
func factTexts(facts []Fact, names report.Names) string {
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

// MemberTable returns how well each member of a partnership goes together with the newcomer, for
// a report: by each criterion the fit in per cent, of which the match has the mean. Without
// members it is empty.
func (m Match) MemberTable(names report.Names) report.Table {
	table := report.Table{
		Title: "The fit of each member: " + m.name(names), Columns: report.TextColumns("Member"),
		Notes: []string{"The match has the mean of each column, rounded half up; of provider and commissioner and of who wants it too the best, and of an early start the last."},
	}
	if len(m.Members) == 0 {
		return report.Table{}
	}
	for _, r := range m.Reasons {
		table.Columns = append(table.Columns, report.NumberColumns("%", r.Criterion.Title())...)
	}
	row := func(name string, reasons []Reason) []string {
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

// ExcludedTable returns who cannot meet the wish and all that is in the way, for a report.
func (r Ranking) ExcludedTable(names report.Names) report.Table {
	table := report.Table{
		Title: "Who cannot meet the wish", Columns: report.TextColumns("Candidate", "Constraint", "Why", "It rests on", "Changes of the wish that would remove it"),
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

// RelaxationTable returns how many candidates each constraint excludes and what doing without
// it would give, for a report.
func (r Ranking) RelaxationTable(names report.Names) report.Table {
	table := report.Table{
		Title: "What the constraints cost",
		Columns: slices.Concat(
			report.TextColumns("Without"), report.NumberColumns("", "Excludes", "Lets in"), report.TextColumns("The best of them that a change of the wish lets in", "By"),
			report.NumberColumns("points", "Score"),
		),
	}
	if len(r.Untested) > 0 {
		table.Notes = []string{"The wish sets nothing for: " + strings.ToLower(titles(r.Untested)) + "."}
	}
	for _, x := range r.Relaxations {
		excludes := ""
		for _, t := range r.Tallies {
			if len(x.Constraints) == 1 && t.Constraint == x.Constraints[0] {
				excludes = strconv.Itoa(t.Excludes)
			}
		}
		row := []string{titles(x.Constraints), excludes, strconv.Itoa(len(x.LetsIn)), "none: others would have to change", "", ""}
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

// SupportTable returns what help suits the match at a place, for a report.
func (r Ranking) SupportTable(place int, names report.Names) report.Table {
	table := report.Table{Title: "What support suits", Columns: report.TextColumns("Support", "Which", "Why", "It rests on")}
	if place >= 1 && place <= len(r.Matches) {
		table.Title += ": " + r.Matches[place-1].name(names)
	}
	for _, s := range r.Support(place) {
		which := ""
		if s.Partnership != "" {
			which = names.Of(report.Partnership, s.Partnership)
		}
		table.Rows = append(table.Rows, []string{s.Kind.Title(), which, s.Why, factTexts(s.Facts, names)})
	}
	if len(table.Rows) == 0 {
		return report.Table{Title: table.Title, Summary: "None is called for."}
	}
	return table.WithoutEmptyColumns()
}

// Tables returns the whole answer, for a report: the ranking, the reasons of the first three,
// who may meet the wish, who cannot, what the constraints cost, and what support suits.
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
		return "No group was found, and it is not proved that there is none."
	case len(g.Groups) == 0:
		return "No group of " + strconv.Itoa(g.Size) + " can be made from " + report.Count(g.Among, "candidate", "candidates") + "."
	}
	best := g.Groups[0]
	text := report.List(report.NamesOf(names, report.Organisation, best.Orgs)) + " fit best, with " + best.Score.String() + " of " + grouped(best.Of) + " points. "
	if g.Exact {
		return text + "It is proved that no group that is not listed is better."
	}
	return text + "It is not proved that no other group is better: the middle of the score of another is at most " + grouped(g.Bound) + "."
}

// Table returns the groups, for a report.
func (g Groups) Table(names report.Names) report.Table {
	table := report.Table{
		Title: "Groups of " + strconv.Itoa(g.Size), Summary: g.Summary(names),
		Columns: slices.Concat(report.TextColumns("Group"), report.NumberColumns("", "Place"), report.NumberColumns("points", "At least", "At most", "Of"), report.TextColumns("Start", "Can provide")),
		Notes:   []string{"The score of a group is that of its pairs together: everyone with everyone.", unknownNote},
	}
	for _, x := range g.Groups {
		start, provide := report.NotKnown, "nobody says so"
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

// Table returns the pairs of a group, whose points add up to its score, for a report.
func (g Group) Table(names report.Names) report.Table {
	table := report.Table{
		Title:   "Why " + report.List(report.NamesOf(names, report.Organisation, g.Orgs)),
		Columns: slices.Concat(report.TextColumns("Pair", "For", "Against", "Not known"), report.NumberColumns("points", "At least", "At most", "Of")),
		Notes:   []string{"Provider and commissioner, and who wants it too, count only for pairs with the one that wishes."},
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
