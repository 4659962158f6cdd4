package risk

import (
	"maps"
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Grouping is how the risks of a register are grouped to be counted.
type Grouping string

// The groupings.
const (
	Together   Grouping = "together" // all in one
	ByCategory Grouping = "category"
	ByLine     Grouping = "line"
	ByMember   Grouping = "member"
)

// Groupings returns every Grouping.
func Groupings() []Grouping { return []Grouping{Together, ByCategory, ByLine, ByMember} }

// UnmarshalText reads one of Groupings, or no text for one that is not set; the error wraps
// ErrInvalid.
func (g *Grouping) UnmarshalText(text []byte) (err error) {
	*g, err = field.ReadOneOf("grouping", text, Groupings())
	return err
}

// Title returns the grouping as a form or a report shows it.
func (g Grouping) Title() string {
	switch g {
	case ByCategory:
		return "By category"
	case ByLine:
		return "By service line"
	case ByMember:
		return "By member"
	}
	return field.Title(g)
}

// Tallies are how many open risks of each group of a register have each rating.
type Tallies struct {
	Of      Aspect          `json:"of,omitzero"` // of which assessments; not set: the current ones
	By      Grouping        `json:"by"`          // what they are grouped by
	Ratings []matrix.Rating `json:"ratings"`     // of the matrix, the lowest first
	Groups  []Tally         `json:"groups"`      // those that have risks
}

// Tally is how many open risks of a group have each rating.
type Tally struct {
	Group    string `json:"group"`     // the category, service line or member; "" for risks that name no line or concern no member, and for all together
	Rated    []int  `json:"rated"`     // how many have each rating of the matrix, the lowest first
	NotRated int    `json:"not_rated"` // how many have no rating
	Above    int    `json:"above"`     // how many are above the appetite that binds them
	Unclear  int    `json:"unclear"`   // for how many it is not known whether they are above it

	Opportunities int `json:"opportunities"` // how many of all are opportunities
}

// Total returns how many risks there are.
func (t Tally) Total() int {
	total := t.NotRated
	for _, n := range t.Rated {
		total += n
	}
	return total
}

// Tallies counts the open risks of the register in groups: categories in the order
// of Categories, members in that of the register, and lines by id, after those that
// name no line. Any other category or member comes last, by its text. A group without
// risks is left out. A risk that has several categories, members or lines is counted
// with each, so that the groups may add up to more than there are.
func (reg Register) Tallies(by Grouping) Tallies {
	t := tallying{ratings: len(reg.Matrix.Ratings), found: map[string]*Tally{}}
	everyone := t.tally()
	place := reg.placer()
	for i := range reg.Risks {
		r := &reg.Risks[i]
		if r.Status != OpenRisk {
			continue
		}
		s := place.standing(r)
		if by == ByMember && len(r.Members) == 0 {
			everyone.count(s)
			continue
		}
		for _, group := range groupsOf(r, by) {
			t.group(group).count(s)
		}
	}
	if everyone.Total() > 0 {
		for _, group := range reg.everyone() {
			t.group(group).add(everyone)
		}
	}
	return Tallies{By: by, Ratings: append([]matrix.Rating{}, reg.Matrix.Ratings...), Groups: t.inOrder(reg.groups(by))}
}

// Table returns the tallies for a report: a row for each group, with a column for each
// rating from the worst.
func (all Tallies) Table(names report.Names) report.Table {
	t := report.Table{Title: all.title(), Columns: report.TextColumns(all.heading())}
	for _, rating := range slices.Backward(all.Ratings) {
		t.Columns = append(t.Columns, report.NumberColumns("", string(rating))...)
	}
	t.Columns = append(t.Columns, report.NumberColumns("", "Not rated", "All", "Above appetite", "Not known whether above", "Opportunities")...)
	for _, x := range all.Groups {
		row := []string{all.name(x.Group, names)}
		for _, n := range slices.Backward(x.Rated) {
			row = append(row, strconv.Itoa(n))
		}
		for _, n := range []int{x.NotRated, x.Total(), x.Above, x.Unclear, x.Opportunities} {
			row = append(row, strconv.Itoa(n))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// title says what is counted.
func (all Tallies) title() string {
	switch all.Of {
	case InherentRisk, TargetRisk:
		return "Open risks by their " + string(all.Of) + " assessment"
	}
	return "Open risks"
}

// heading says what the groups are.
func (all Tallies) heading() string {
	switch all.By {
	case ByCategory:
		return "Category"
	case ByLine:
		return "Service line"
	case ByMember:
		return "Member"
	}
	return "Risks"
}

// name returns what a group is called.
func (all Tallies) name(group string, names report.Names) string {
	switch {
	case group == "" && (all.By == Together || all.By == ""):
		return "All"
	case group == "":
		return "None named"
	case all.By == ByCategory:
		return Category(group).Title()
	case all.By == ByLine:
		return names.Of(report.Line, group)
	}
	return names.Of(report.Organisation, group)
}

// tallying is risks while they are counted.
type tallying struct {
	ratings int
	found   map[string]*Tally // by group
}

// tally returns a tally of no risks.
func (t *tallying) tally() *Tally { return &Tally{Rated: make([]int, t.ratings)} }

// group returns the tally of a group.
func (t *tallying) group(group string) *Tally {
	if t.found[group] == nil {
		t.found[group] = t.tally()
		t.found[group].Group = group
	}
	return t.found[group]
}

// inOrder returns the tallies of the groups that come first, and then the others by
// their text.
func (t *tallying) inOrder(first []string) []Tally {
	tallies := []Tally{}
	for _, group := range slices.Concat(first, slices.Sorted(maps.Keys(t.found))) {
		if found := t.found[group]; found != nil {
			tallies = append(tallies, *found)
			delete(t.found, group)
		}
	}
	return tallies
}

// count adds a risk to the tally.
func (t *Tally) count(s Standing) {
	if s.Now.Rank == 0 {
		t.NotRated++
	} else {
		t.Rated[s.Now.Rank-1]++
	}
	switch s.Fit {
	case AboveAppetite:
		t.Above++
	case AppetiteUnknown:
		t.Unclear++
	}
	if s.Nature == Opportunity {
		t.Opportunities++
	}
}

// add adds the risks of another tally.
func (t *Tally) add(other *Tally) {
	for i, n := range other.Rated {
		t.Rated[i] += n
	}
	t.NotRated += other.NotRated
	t.Above += other.Above
	t.Unclear += other.Unclear
	t.Opportunities += other.Opportunities
}

// groupsOf returns the groups with which a risk is counted. If the groups are members,
// the risk must name some.
func groupsOf(r *Risk, by Grouping) []string {
	switch {
	case by == ByCategory:
		return texts(r.categories())
	case by == ByMember:
		return texts(r.Members)
	case by == ByLine && len(r.Lines) > 0:
		return texts(r.Lines)
	}
	return []string{""}
}

// everyone returns the members that a risk concerns if it names none; "" if there are no
// members.
func (reg *Register) everyone() []string {
	if members := reg.membersOf(&Risk{}); len(members) > 0 {
		return texts(members)
	}
	return []string{""}
}

// groups returns the groups that have an order of their own.
func (reg *Register) groups(by Grouping) []string {
	switch by {
	case ByCategory:
		return texts(Categories())
	case ByMember:
		return texts(reg.Members)
	}
	return []string{}
}

// texts returns values as text.
func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}
