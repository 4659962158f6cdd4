package risk

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// AppetiteFit is whether a risk is within the appetite that binds it.
type AppetiteFit string

// The fits of a risk to an appetite.
const (
	WithinAppetite  AppetiteFit = "within"
	AboveAppetite   AppetiteFit = "above"
	AppetiteUnknown AppetiteFit = "not-known" // not rated, or no appetite is stated
)

// AppetiteFits returns every AppetiteFit.
func AppetiteFits() []AppetiteFit {
	return []AppetiteFit{WithinAppetite, AboveAppetite, AppetiteUnknown}
}

// UnmarshalText reads one of AppetiteFits, or no text for one that is not set; the error wraps
// ErrInvalid.
func (f *AppetiteFit) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("fit to an appetite", text, AppetiteFits())
	return err
}

// Title returns the fit to an appetite as a form or a report shows it.
func (f AppetiteFit) Title() string {
	switch f {
	case WithinAppetite:
		return "Within appetite"
	case AboveAppetite:
		return "Above appetite"
	case AppetiteUnknown:
		return "Not known"
	}
	return field.Title(f)
}

// Standings is where some open risks stand, the worst first.
type Standings []Standing

// Standing is where an open risk stands in its register: its rating, the appetite
// that binds it and its next review.
type Standing struct {
	Risk       RiskID               `json:"risk"`                 // which
	Title      string               `json:"title"`                // what people call it
	Nature     Nature               `json:"nature"`               // threat or opportunity
	Now        matrix.Cell          `json:"now,omitzero"`         // its current assessment on the matrix; zero: not assessed
	Appetite   Appetite             `json:"appetite,omitzero"`    // the strictest of the members that it concerns; 0: not stated
	Whose      partnership.OrgID    `json:"whose,omitzero"`       // whose appetite that is; not set: that stated for all members
	Limit      matrix.Rating        `json:"limit,omitzero"`       // the highest rating within it; not set: not known
	Fit        AppetiteFit          `json:"fit"`                  // whether the risk is within it
	Above      partnership.Quantity `json:"above,omitzero"`       // by how many ratings it is above, 0 for one that is within; not set: not known, or the limit is a score
	LimitScore partnership.Quantity `json:"limit_score,omitzero"` // the highest score within it; not set: not known
	Points     partnership.Quantity `json:"points,omitzero"`      // by how many points of the score it is above, 0 for one that is within; not set: not known
	Percent    partnership.Quantity `json:"percent,omitzero"`     // Points in per cent of LimitScore, to a tenth; not set: not known
	Tolerance  AppetiteFit          `json:"tolerance,omitzero"`   // whether the risk is within the strictest tolerance; not set: no member has stated one
	ReviewDue  calendar.Date        `json:"review_due,omitzero"`  // the last day for its next review; not set: not known
}

// Standings returns where each open risk stands, the worst first: those that are
// not assessed, since nobody knows how bad they are, then by rating and by score, and
// last by id. A level that the matrix does not have leaves a risk not assessed;
// Validate says so.
//
// A threat is above appetite if its rating or its score is higher than the limit of the
// strictest appetite among the members that it concerns, which is the one that the fewest
// cells of the matrix are within. If one of these members has not stated its appetite, it
// is not known by how much the risk is above. An opportunity is always within appetite,
// since appetite limits harm. The next review is due after the review interval that the
// register sets for the rating, counted from the current assessment or from a later
// review that left it as it was.
func (reg Register) Standings() Standings {
	return reg.standingsOf(every)
}

// Concerning returns the Standings of the risks that concern a member.
func (reg Register) Concerning(member partnership.OrgID) Standings {
	everyone := slices.Contains(reg.membersOf(&Risk{}), member)
	return reg.standingsOf(func(r *Risk) bool {
		return len(r.Members) == 0 && everyone || slices.Contains(r.Members, member)
	})
}

// OnLine returns the Standings of the risks that concern a service line: those that name
// the line, and those that name no line.
func (reg Register) OnLine(line partnership.LineID) Standings {
	return reg.standingsOf(func(r *Risk) bool { return len(r.Lines) == 0 || slices.Contains(r.Lines, line) })
}

// standingsOf returns the standings of the open risks to keep, the worst first.
func (reg Register) standingsOf(keep func(*Risk) bool) Standings {
	standings := Standings{}
	for _, s := range reg.placer().stood(keep) {
		standings = append(standings, s.at)
	}
	return standings
}

// stood is a risk and where it stands.
type stood struct {
	risk *Risk
	at   Standing
}

// stood returns the open risks to keep, the worst first.
func (p placer) stood(keep func(*Risk) bool) []stood {
	all := []stood{}
	for i := range p.reg.Risks {
		if r := &p.reg.Risks[i]; r.Status == OpenRisk && keep(r) {
			all = append(all, stood{r, p.standing(r)})
		}
	}
	slices.SortStableFunc(all, func(a, b stood) int {
		return cmp.Or(b.at.Now.Compare(a.at.Now), cmp.Compare(a.at.Risk, b.at.Risk))
	})
	return all
}

// every keeps every risk.
func every(*Risk) bool { return true }

// placer places risks in a register.
type placer struct {
	reg       *Register
	appetites appetites
	everyone  map[Category]binding // of the risks that name no members, found once for each category
	shared    map[string]Control   // the controls of the register, by id
}

// placer returns the placer of the register.
func (reg *Register) placer() placer {
	return placer{reg, reg.appetites(), map[Category]binding{}, reg.sharedControls()}
}

// binding returns the appetite that binds a risk.
func (p placer) binding(r *Risk) binding {
	if len(r.Members)+len(r.AlsoIn) > 0 {
		return p.appetites.binding(p.reg.membersOf(r), r.categories()...)
	}
	found, there := p.everyone[r.Category]
	if !there {
		found = p.appetites.binding(p.reg.membersOf(r), r.Category)
		p.everyone[r.Category] = found
	}
	return found
}

// rate returns where an assessment of a risk stands on its matrix, and zero if it has a
// level that the matrix does not have.
func (p placer) rate(r *Risk, a *Assessment) matrix.Cell {
	cell, err := a.on(p.reg.matrixOf(r.Nature))
	if err != nil {
		return matrix.Cell{}
	}
	return cell
}

// standing returns where a risk stands.
func (p placer) standing(r *Risk) Standing {
	s := Standing{Risk: r.ID, Title: r.Title, Nature: r.Nature, Now: p.rate(r, &r.Current)}
	s.ReviewDue = p.reg.reviewDue(r, s.Now.Rank)
	p.fit(&s, r)
	return s
}

// fit sets what a standing says of the appetite and of the tolerance.
func (p placer) fit(s *Standing, r *Risk) {
	bound := p.binding(r)
	s.Appetite, s.Whose, s.Limit, s.LimitScore = bound.Appetite, bound.whose, bound.limit.rating, bound.limit.score
	above, known := bound.limit.above(p.reg, s.Now)
	s.Fit = fitOf(r.Nature, above, known, bound.certain, s.Now)
	if s.Fit == WithinAppetite || s.Fit == AboveAppetite && bound.certain { // otherwise a member that has stated nothing may be stricter
		p.measure(s, bound.limit, above)
	}
	if bound.tolerance.set() {
		above, known = bound.tolerance.above(p.reg, s.Now)
		s.Tolerance = fitOf(r.Nature, above, known, bound.tolerated, s.Now)
	}
}

// fitOf returns whether a risk is within a limit. above and known say whether it is above
// that limit, and certain whether no member can have a stricter one.
func fitOf(nature Nature, above, known, certain bool, now matrix.Cell) AppetiteFit {
	switch {
	case nature == Opportunity && (now.Rank > 0 || known):
		return WithinAppetite
	case !known:
		return AppetiteUnknown
	case above:
		return AboveAppetite
	case !certain:
		return AppetiteUnknown
	}
	return WithinAppetite
}

// measure sets by how much a risk is above a limit: in ratings, in points and in per cent.
func (p placer) measure(s *Standing, l limit, above bool) {
	above = above && s.Fit == AboveAppetite
	if !above {
		s.Above = whole(0)
	} else if !l.byScore {
		s.Above = whole(s.Now.Rank - p.reg.rank(l.rating))
	}
	most, ok := l.score.Millionths()
	now, scored := s.Now.Score.Millionths()
	switch {
	case !ok || !scored || most <= 0:
	case !above:
		s.Points, s.Percent = whole(0), whole(0)
	default:
		s.Points, _ = partnership.QuantityOfMillionths(now - most)
		tenths := (2000*(now-most) + most) / (2 * most) // of a per cent, half up
		s.Percent, _ = partnership.QuantityOfMillionths(tenths * millionths / 10)
	}
}

// whole returns a whole number as a quantity.
func whole(n int) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(int64(n) * millionths)
	return q
}
