package risk

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Register is the risks of a partnership, or of one of its members, as they stood on a
// day, with all that is needed to judge them. A register that was reported is not changed
// any more: the next report is a new register, and Changes compares the two.
type Register struct {
	Partnership       uuid.UUID           `json:"partnership"`                 // whose risks: the id of the partnership
	Member            partnership.OrgID   `json:"member,omitzero"`             // the member whose own register it is; not set: it is the register of the partnership
	Title             string              `json:"title"`                       // what people call it
	AsOf              calendar.Date       `json:"as_of,omitzero"`              // the day on which it stood so
	Members           []partnership.OrgID `json:"members"`                     // the members; a risk that names none concerns all of them
	Matrix            matrix.Matrix       `json:"matrix"`                      // how risks are rated
	OpportunityMatrix matrix.Matrix       `json:"opportunity_matrix,omitzero"` // how opportunities are rated, with an impact scale of their own and the same ratings; not set: as threats are
	PlansFrom         matrix.Rating       `json:"plans_from,omitempty"`        // from this rating up a shared risk needs a tested contingency plan; not set: not decided
	ReviewMonths      []int               `json:"review_months,omitempty"`     // every how many months a risk is reviewed: for each rating of the matrix, the lowest first
	ReviewWeeks       []int               `json:"review_weeks,omitempty"`      // every how many weeks, in place of months
	AppetiteRatings   []matrix.Rating     `json:"appetite_ratings,omitempty"`  // the highest rating that is within an appetite: for each of Appetites
	Appetites         []AppetiteStatement `json:"appetites,omitempty"`         // who is willing to take how much
	Controls          []Control           `json:"controls,omitempty"`          // the controls that several risks share
	Risks             []Risk              `json:"risks"`                       // in the order of the register
	Plans             []ContingencyPlan   `json:"plans,omitempty"`             // the contingency plans
}

// IsZero reports whether nothing in the register is set.
func (reg Register) IsZero() bool {
	return reg.Partnership == (uuid.UUID{}) && reg.Member == "" && reg.Title == "" && reg.AsOf.IsZero() && reg.PlansFrom == "" &&
		len(reg.Members)+len(reg.ReviewMonths)+len(reg.ReviewWeeks)+len(reg.AppetiteRatings)+len(reg.Appetites) == 0 &&
		len(reg.Controls)+len(reg.Risks)+len(reg.Plans) == 0 && reg.Matrix.IsZero() && reg.OpportunityMatrix.IsZero()
}

// Validate returns all that is wrong with the register, in the order of its fields. For
// the risks, the errors of each by itself come first, and then those of risks that do not
// fit the register or one another:
//
//   - ErrRequired: no partnership, title, day or member; what the parts require
//   - ErrInvalid: a malformed id; an opportunity matrix with other ratings than the matrix;
//     a level that the matrix does not have; a score that it
//     cannot give; more or fewer review intervals than ratings; an interval below 1
//     month or week, or in both; more or fewer appetite ratings than Appetites; risks that are merged into one
//     another in a circle, or into one that was over before
//   - ErrOrder: a worse rating reviewed less often, a greater appetite that ends at
//     a lower rating, a tolerance below the appetite; what has happened to a risk or a plan after the day of the
//     register
//   - ErrDuplicate: a member named twice; two statements of one appetite; two controls,
//     risks or plans of one id
//   - ErrNotFound: a member, rating, control or risk that the register does not have
//   - what Matrix, AppetiteStatement, Control, Risk and ContingencyPlan find
//
// Whether the register is a good one is for Checks, which also finds risks that cause one
// another in a circle.
func (reg Register) Validate() error {
	var errs []error
	checkMember := reg.memberCheck()
	matrixErr, opportunityErr := reg.Matrix.Validate(), reg.checkOpportunityMatrix()
	if reg.Partnership == (uuid.UUID{}) {
		errs = append(errs, field.At("partnership", field.ErrRequired))
	}
	if reg.Member != "" {
		errs = append(errs, field.At("member", errors.Join(reg.Member.Validate(), checkMember(reg.Member))))
	}
	errs = append(errs, field.Required("title", reg.Title), field.RequiredValue("as_of", reg.AsOf))
	if len(reg.Members) == 0 {
		errs = append(errs, field.At("members", field.ErrRequired))
	}
	return errors.Join(append(
		errs,
		field.EachOnce("members", reg.Members, partnership.OrgID.Validate),
		field.At("matrix", matrixErr),
		field.At("opportunity_matrix", opportunityErr),
		field.At("plans_from", reg.checkRating(reg.PlansFrom)),
		checkReviews("review_months", "months", reg.ReviewMonths, reg.Matrix.Ratings),
		checkReviews("review_weeks", "weeks", reg.ReviewWeeks, reg.Matrix.Ratings),
		reg.checkOneRhythm(),
		reg.checkAppetiteRatings(),
		reg.checkAppetites(checkMember),
		field.Each("controls", reg.Controls, Control.Validate),
		field.Unique("controls", "id", reg.Controls, func(c Control) string { return c.ID }),
		reg.checkControlDays("controls", reg.Controls),
		field.Each("risks", reg.Risks, Risk.Validate),
		field.Unique("risks", "id", reg.Risks, func(r Risk) RiskID { return r.ID }),
		reg.checkRisks(checkMember, matrixErr == nil && opportunityErr == nil),
		reg.checkMergers(),
		reg.checkPlans(),
	)...)
}

// checkOpportunityMatrix returns what is wrong with the matrix of the opportunities, if they
// have one of their own.
func (reg Register) checkOpportunityMatrix() error {
	m := &reg.OpportunityMatrix
	if !reg.ownMatrix() {
		return nil
	}
	err := m.Validate()
	if !slices.Equal(m.Ratings, reg.Matrix.Ratings) {
		err = errors.Join(err, field.At("ratings", fmt.Errorf("%s, and the matrix has %s: %w", cmp.Or(listed(texts(m.Ratings)), "none"), cmp.Or(listed(texts(reg.Matrix.Ratings)), "none"), field.ErrInvalid)))
	}
	return err
}

// ownMatrix reports whether opportunities have a matrix of their own.
func (reg *Register) ownMatrix() bool { return !reg.OpportunityMatrix.IsZero() }

// matrixOf returns the matrix that rates risks of a nature.
func (reg *Register) matrixOf(n Nature) *matrix.Matrix {
	if n == Opportunity && reg.ownMatrix() {
		return &reg.OpportunityMatrix
	}
	return &reg.Matrix
}

// memberCheck returns a function that returns ErrNotFound for an id that is set and is
// not that of a member.
func (reg Register) memberCheck() func(partnership.OrgID) error {
	members := make(map[partnership.OrgID]bool, len(reg.Members))
	for _, id := range reg.Members {
		members[id] = true
	}
	return func(id partnership.OrgID) error {
		if id == "" || members[id] {
			return nil
		}
		return fmt.Errorf("%s is not a member: %w", field.Quote(id), field.ErrNotFound)
	}
}

// checkRating returns what is wrong with a rating that is set: the errors of its Validate,
// or ErrNotFound if the matrix does not have it.
func (reg *Register) checkRating(rating matrix.Rating) error {
	if rating == "" || reg.rank(rating) > 0 {
		return nil
	}
	if err := rating.Validate(); err != nil {
		return err
	}
	return fmt.Errorf("%s is not a rating of the matrix (%s): %w", field.Quote(rating), listed(texts(reg.Matrix.Ratings)), field.ErrNotFound)
}

// rank returns the place of a rating in those of the matrix, from 1, and 0 if it is not there.
func (reg *Register) rank(rating matrix.Rating) int {
	return slices.Index(reg.Matrix.Ratings, rating) + 1
}

// checkReviews returns what is wrong with the review intervals at path, which are in a
// unit of time.
func checkReviews(path, unit string, intervals []int, ratings []matrix.Rating) error {
	if len(intervals) > 0 && len(intervals) != len(ratings) {
		return field.At(path, fmt.Errorf("intervals found: %d, wanted: %d, one for each rating of the matrix: %w", len(intervals), len(ratings), field.ErrInvalid))
	}
	var errs []error
	for i, n := range intervals {
		var err error
		switch {
		case n < 1:
			err = fmt.Errorf("%s found: %d, wanted: 1 or more: %w", unit, n, field.ErrInvalid)
		case i > 0 && n > intervals[i-1]:
			err = fmt.Errorf("%s is reviewed every %d %s, and what is lower every %d: %w", ratings[i], n, unit, intervals[i-1], field.ErrOrder)
		}
		errs = append(errs, field.At(field.Index(path, i), err))
	}
	return errors.Join(errs...)
}

// checkOneRhythm returns ErrInvalid for review intervals in months and in weeks.
func (reg Register) checkOneRhythm() error {
	if len(reg.ReviewMonths) == 0 || len(reg.ReviewWeeks) == 0 {
		return nil
	}
	return field.At("review_weeks", fmt.Errorf("not used together with review_months: %w", field.ErrInvalid))
}

// checkAppetiteRatings returns what is wrong with the ratings that appetites end at.
func (reg Register) checkAppetiteRatings() error {
	ratings := reg.AppetiteRatings
	if len(ratings) > 0 && len(ratings) != len(Appetites()) {
		return field.At("appetite_ratings", fmt.Errorf("ratings found: %d, wanted: %d, one for each appetite: %w", len(ratings), len(Appetites()), field.ErrInvalid))
	}
	var errs []error
	for i, rating := range ratings {
		err := reg.checkRating(rating)
		if rating == "" {
			err = field.ErrRequired
		}
		if err == nil && i > 0 && reg.rank(rating) < reg.rank(ratings[i-1]) {
			err = fmt.Errorf("%v ends at %s, and %v at %s: %w", Appetite(i+1), rating, Appetite(i), ratings[i-1], field.ErrOrder)
		}
		errs = append(errs, field.At(field.Index("appetite_ratings", i), err))
	}
	return errors.Join(errs...)
}

// checkAppetites returns what is wrong with the statements of appetite.
func (reg Register) checkAppetites(checkMember func(partnership.OrgID) error) error {
	seen := map[appetiteKey]int{}
	n := -1
	return errors.Join(
		field.Each("appetites", reg.Appetites, AppetiteStatement.Validate),
		field.Each("appetites", reg.Appetites, func(s AppetiteStatement) error {
			n++
			key := appetiteKey{s.Member, s.Category}
			if before, there := seen[key]; there {
				return fmt.Errorf("the appetite of %s for %s is already appetites[%d]: %w", orAll(s.Member), orAll(s.Category), before, field.ErrDuplicate)
			}
			seen[key] = n
			return errors.Join(field.At("member", checkMember(s.Member)), reg.checkLimits(s))
		}),
	)
}

// checkLimits returns what is wrong with the limits of a statement: a rating or a score
// that the matrix does not have, or a tolerance that is below the appetite.
func (reg Register) checkLimits(s AppetiteStatement) error {
	err := errors.Join(
		field.At("rating", reg.checkRating(s.Rating)),
		field.At("score", checkScored(&reg.Matrix, s.Score)),
		field.At("tolerance_rating", reg.checkRating(s.ToleranceRating)),
		field.At("tolerance_score", checkScored(&reg.Matrix, s.ToleranceScore)),
	)
	if err != nil || reg.Matrix.Validate() != nil {
		return err
	}
	limits := reg.stated(s, reg.cells())
	if !limits.limit.set() || !limits.tolerance.set() || limits.tolerance.cells >= limits.limit.cells {
		return nil
	}
	return fmt.Errorf("%s is tolerated, which is below the appetite, %s: %w", limits.tolerance.text(), limits.limit.text(), field.ErrOrder)
}

// orAll returns the value as text, or "all".
func orAll[T ~string](value T) string {
	if value == "" {
		return "all"
	}
	return string(value)
}

// checkRisks returns which risks do not fit the matrix, the day, the members or each
// other. rate says whether the matrices are valid.
func (reg *Register) checkRisks(checkMember func(partnership.OrgID) error, rate bool) error {
	exists, shared := existsIn(reg.places()), reg.sharedControls()
	scores := map[*matrix.Matrix][]partnership.Quantity{}
	if rate {
		scores[&reg.Matrix], scores[&reg.OpportunityMatrix] = reg.Matrix.Scores(), reg.OpportunityMatrix.Scores()
	}
	return field.Each("risks", reg.Risks, func(r Risk) error {
		err := errors.Join(reg.checkDays(r), field.Each("members", r.Members, checkMember))
		if rate {
			m := reg.matrixOf(r.Nature)
			err = errors.Join(err, reg.checkLevels(r, m, scores[m]))
		}
		return errors.Join(
			err,
			field.Each("shared_controls", r.SharedControls, func(id string) error {
				if _, there := shared[id]; there || field.CheckID("a control", id) != nil {
					return nil
				}
				return fmt.Errorf("%s is not a control of the register: %w", field.Quote(id), field.ErrNotFound)
			}),
			field.Each("caused_by", r.CausedBy, exists),
			field.Each("related", r.Related, exists),
			field.At("merged_into", exists(r.MergedInto)),
			field.At("split_from", exists(r.SplitFrom)),
		)
	})
}

// places returns the place of each risk in the list.
func (reg Register) places() map[RiskID]int {
	places := make(map[RiskID]int, len(reg.Risks))
	for i := range reg.Risks {
		places[reg.Risks[i].ID] = i
	}
	return places
}

// existsIn returns a function that returns ErrNotFound for the id of a risk that has no
// place. Malformed ids are found elsewhere.
func existsIn(places map[RiskID]int) func(RiskID) error {
	return func(id RiskID) error {
		if _, there := places[id]; there || id.Validate() != nil {
			return nil
		}
		return fmt.Errorf("%s is not a risk of the register: %w", id, field.ErrNotFound)
	}
}

// checkDays returns ErrOrder for each thing that has happened to a risk after the
// day of the register.
func (reg Register) checkDays(r Risk) error {
	return errors.Join(
		reg.notAfter("raised", r.Raised),
		reg.notAfter("reviewed", r.Reviewed),
		reg.notAfter("inherent.on", r.Inherent.On),
		reg.notAfter("current.on", r.Current.On),
		reg.checkControlDays("controls", r.Controls),
		field.Each("actions", r.Actions, func(a Action) error { return reg.notAfter("done", a.Done) }),
		reg.notAfter("acceptance.on", r.Acceptance.On),
		field.Each("indicators", r.Indicators, func(i Indicator) error {
			return field.Each("readings", i.Readings, func(x Reading) error { return reg.notAfter("on", x.On) })
		}),
		field.Each("occurrences", r.Occurrences, func(o Occurrence) error { return reg.notAfter("on", o.On) }),
		reg.notAfter("ended", r.Ended),
	)
}

// checkControlDays returns ErrOrder for each control at path that has its status, or was
// tested, after the day of the register. The day of a planned control may be later.
func (reg Register) checkControlDays(path string, controls []Control) error {
	return field.Each(path, controls, func(c Control) error {
		var from error
		if c.Status != Planned {
			from = reg.notAfter("from", c.From)
		}
		return errors.Join(from, reg.notAfter("tested", c.Tested))
	})
}

// notAfter returns ErrOrder, at path, for a day after that of the register.
func (reg *Register) notAfter(path string, day calendar.Date) error {
	if reg.AsOf.IsZero() || !day.After(reg.AsOf) {
		return nil
	}
	return field.At(path, fmt.Errorf("%v is after the day of the register, %v: %w", day, reg.AsOf, field.ErrOrder))
}

// checkLevels returns the levels of a risk that the matrix does not have, and the
// scores that it cannot give.
func (reg *Register) checkLevels(r Risk, m *matrix.Matrix, scores []partnership.Quantity) error {
	check := func(a Assessment) (err error) {
		if !a.scoreAlone() {
			_, err = a.on(m)
		}
		err = errors.Join(err, field.At("score", checkGiven(m, a.Score, scores)))
		if a.Rating.Validate() != nil { // not set, or found by Assessment.Validate
			return err
		}
		return errors.Join(err, field.At("rating", reg.checkRating(a.Rating)))
	}
	return errors.Join(
		field.At("inherent", check(r.Inherent)),
		field.At("current", check(r.Current)),
		field.At("target", check(r.Target)),
		field.Each("actions", r.Actions, func(a Action) error { return field.At("expected", check(a.Expected)) }),
	)
}

// checkGiven returns ErrInvalid for a known score that a matrix cannot give; scores are
// those that it can.
func checkGiven(m *matrix.Matrix, score partnership.Quantity, scores []partnership.Quantity) error {
	if !score.Known() || slices.Contains(scores, score) {
		return nil
	}
	if _, err := m.RateScore(score); err == nil {
		return nil // of means
	}
	return fmt.Errorf("%v is not a score that the matrix can give: %w", score, field.ErrInvalid)
}

// checkMergers returns ErrInvalid for each risk that is in the end merged into itself
// through others, and for each that is merged into a risk that was over before.
// Risk.Validate finds a risk that names itself.
func (reg Register) checkMergers() error {
	survivor := func(r *Risk) []RiskID {
		if r.MergedInto == "" {
			return nil
		}
		return []RiskID{r.MergedInto}
	}
	circles, places := make([]bool, len(reg.Risks)), reg.places()
	for _, i := range reg.inCircles(survivor) {
		circles[i] = true
	}
	n := -1
	return field.Each("risks", reg.Risks, func(r Risk) error {
		n++
		into, there := places[r.MergedInto]
		switch {
		case !there || r.MergedInto == r.ID:
			return nil
		case circles[n]:
			return field.At("merged_into", fmt.Errorf("%s is merged into %s in the end: %w", r.MergedInto, r.ID, field.ErrInvalid))
		case r.Status == MergedRisk && reg.Risks[into].overBefore(r.Ended):
			return field.At("merged_into", fmt.Errorf("%s was over on %v, before %s was merged on %v: %w", r.MergedInto, reg.Risks[into].Ended, r.ID, r.Ended, field.ErrInvalid))
		}
		return nil
	})
}

// overBefore reports whether the risk was closed or merged before a day.
func (r *Risk) overBefore(day calendar.Date) bool {
	return r.over() && !r.Ended.IsZero() && r.Ended.Before(day)
}

// checkPlans returns what is wrong with the contingency plans.
func (reg Register) checkPlans() error {
	exists := existsIn(reg.places())
	return errors.Join(
		field.Each("plans", reg.Plans, ContingencyPlan.Validate),
		field.Unique("plans", "id", reg.Plans, func(p ContingencyPlan) PlanID { return p.ID }),
		field.Each("plans", reg.Plans, func(p ContingencyPlan) error {
			return errors.Join(
				field.Each("risks", p.Risks, exists),
				field.Each("tests", p.Tests, func(t PlanTest) error { return reg.notAfter("on", t.On) }),
				field.Each("moves", p.Moves, func(m PlanMove) error { return reg.notAfter("on", m.On) }),
			)
		}),
	)
}

// Risk returns the risk with an id; ok is false if it is not there.
func (reg Register) Risk(id RiskID) (r Risk, ok bool) {
	i := slices.IndexFunc(reg.Risks, func(r Risk) bool { return r.ID == id })
	if i < 0 {
		return Risk{}, false
	}
	return reg.Risks[i].clone(), true
}

// MembersOf returns whom a risk of the register concerns: the members that it
// names or, if it does not name any, every member of the register; in a member's own
// register that member.
func (reg Register) MembersOf(r Risk) []partnership.OrgID { return slices.Clone(reg.membersOf(&r)) }

// membersOf is MembersOf, which may be the list of the register itself.
func (reg *Register) membersOf(r *Risk) []partnership.OrgID {
	switch {
	case len(r.Members) > 0:
		return r.Members
	case reg.Member != "":
		return []partnership.OrgID{reg.Member}
	}
	return reg.Members
}

// Shared reports whether a risk of the register concerns two members or more.
func (reg Register) Shared(r Risk) bool { return len(reg.membersOf(&r)) > 1 }
