package risk

import (
	"maps"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Grouping is what the risks of a register are counted by.
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

// UnmarshalText reads one of Groupings, or no text for none; the error wraps ErrInvalid.
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

// Tally is how many open risks of a group have each rating.
type Tally struct {
	Group    string `json:"group"`     // the category, service line or member; "" for risks that name no line or concern no member, and for all together
	Rated    []int  `json:"rated"`     // how many have each rating of the matrix, the lowest first
	NotRated int    `json:"not_rated"` // how many have none
	Above    int    `json:"above"`     // how many are above the appetite that binds them

	Opportunities int `json:"opportunities,omitzero"` // how many of all are opportunities
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
// name none. A category or member that is none of these comes last, by its text. A
// group without risks is left out. A risk that concerns several
// members or lines is counted with each, so that the groups may add up to more
// than there are.
func (reg Register) Tallies(by Grouping) []Tally {
	found := map[string]*Tally{}
	place := reg.placer()
	for i := range reg.Risks {
		r := &reg.Risks[i]
		if r.Status != OpenRisk {
			continue
		}
		s := place.standing(r)
		for _, group := range reg.groupsOf(r, by) {
			if found[group] == nil {
				found[group] = &Tally{Group: group, Rated: make([]int, len(reg.Matrix.Ratings))}
			}
			found[group].count(s)
		}
	}
	tallies := []Tally{}
	for _, group := range slices.Concat(reg.groups(by), slices.Sorted(maps.Keys(found))) {
		if t := found[group]; t != nil {
			tallies = append(tallies, *t)
			delete(found, group)
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
	if s.Fit == AboveAppetite {
		t.Above++
	}
	if s.Nature == Opportunity {
		t.Opportunities++
	}
}

// groupsOf returns the groups that a risk is counted with.
func (reg *Register) groupsOf(r *Risk, by Grouping) []string {
	switch by {
	case ByCategory:
		return []string{string(r.Category)}
	case ByMember:
		if members := reg.membersOf(r); len(members) > 0 {
			return texts(members)
		}
	case ByLine:
		if len(r.Lines) > 0 {
			return texts(r.Lines)
		}
	}
	return []string{""}
}

// groups returns the groups whose order is not that of their text.
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
