package staff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns the allocation as it goes into a report: whether it is proved, a
// table of the score, with the bound if it is not proved, and a table of where each
// post goes and why, with a row for each alternative, what it would add to the score, and
// which of the limits, in words, would not hold.
func (a Allocation) Markdown(limits Limits) string {
	var b strings.Builder
	if a.Optimal {
		b.WriteString("Proved: no allocation within the limits is better.\n\n| Of all posts | Score |\n|---|---:|\n")
	} else {
		fmt.Fprintf(&b, "Not proved, for the search ended after %d steps: no allocation is better than the bound.\n\n", a.Steps)
		b.WriteString("| Of all posts | Score | Bound |\n|---|---:|---:|\n")
	}
	score, bound := a.Score.cells(), a.Bound.cells()
	for i, measure := range []string{
		"Posts that leave their employer", "Time worked for where they go (%)", "Preferences met",
		"Cost furthest from its share", "Posts of a grade furthest from their share",
	} {
		row := []string{measure, score[i]}
		if !a.Optimal {
			row = append(row, bound[i])
		}
		writeRow(&b, row...)
	}
	b.WriteString("\nBeside each alternative is what it would add to the score.\n\n| Post | Goes to | Why | Or to | Leaving | Time (%) | Preferences | Cost | Grade | Would not hold |\n" +
		"|---|---|---|---|---:|---:|---:|---:|---:|---|\n")
	for _, placed := range a.Placements {
		placed.writeRows(&b, limits)
	}
	return b.String()
}

// cells returns the fields of the score as text.
func (s Score) cells() []string {
	return []string{fmt.Sprint(s.Leaving), s.Continuity.String(), fmt.Sprint(s.Preferences), s.CostGap.Sterling(), s.GradeGap.String()}
}

// writeRows writes where the post goes and why in a row with its first alternative,
// and a row for each other. A post without alternatives has one row.
func (p Placement) writeRows(b *strings.Builder, limits Limits) {
	where := []string{partnership.EscapeMarkdown(string(p.Post)), partnership.EscapeMarkdown(string(p.Org)), partnership.EscapeMarkdown(string(p.Reason))}
	if len(p.Alternatives) == 0 {
		writeRow(b, append(where, make([]string, 7)...)...)
	}
	for _, other := range p.Alternatives {
		changes, breaks := other.Change.cells(), make([]string, len(other.Breaks))
		for i := range changes {
			changes[i] = signed(changes[i])
		}
		for i, path := range other.Breaks {
			breaks[i] = limits.words(path)
		}
		writeRow(b, slices.Concat(where, []string{partnership.EscapeMarkdown(string(other.Org))}, changes, []string{partnership.EscapeMarkdown(strings.Join(breaks, "; "))})...)
		where = []string{"", "", ""}
	}
}

// signed returns a number with its sign in front; a minus sign is U+2212.
func signed(number string) string {
	switch {
	case strings.HasPrefix(number, "-"):
		return "−" + number[1:]
	case strings.HasPrefix(number, "−") || strings.Trim(number, "£0.") == "":
		return number
	}
	return "+" + number
}

// Markdown returns the positions as a table for a report: a row for each partner and
// below it one for each of its needs, those of posts in FTE.
func (positions Positions) Markdown() string {
	var b strings.Builder
	b.WriteString("| Partner and need | State | Needs | Has | Short | Would move | To recruit |\n|---|---|---:|---:|---:|---|---:|\n")
	for _, p := range positions {
		writeRow(&b, "**"+partnership.EscapeMarkdown(string(p.Org))+"**", "**"+partnership.EscapeMarkdown(string(p.State))+"**", "", "", "", "", "")
		for _, post := range p.Posts {
			writeRow(
				&b, partnership.EscapeMarkdown(post.Need.Function+" "+post.Need.Grade), partnership.EscapeMarkdown(string(post.State)), post.Need.FTE.String(), post.Has.String(),
				post.Short.String(), partnership.EscapeMarkdown(joined(post.Move)), post.Recruit.String(),
			)
		}
		for _, r := range p.Resources {
			writeRow(&b, partnership.EscapeMarkdown(string(r.Kind)+" "+r.Name), partnership.EscapeMarkdown(string(r.State)), "", "", "", "", "")
		}
	}
	return b.String()
}

// writeRow writes a row of a table.
func writeRow(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// joined returns ids with commas between them.
func joined[ID ~string](ids []ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, ", ")
}
