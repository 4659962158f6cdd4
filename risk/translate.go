package risk

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Translation is how assessments move from one matrix to another: by a table for each
// axis that names a level of the new matrix for every level of the old. Nothing is taken
// over because two codes look alike.
type Translation struct {
	Likelihood []Recode `json:"likelihood"` // one for each level of the old matrix
	Impact     []Recode `json:"impact"`     // one for each level of the old matrix
}

// Recode is a level of a matrix and the one of another that takes its place.
type Recode struct {
	From matrix.LevelCode `json:"from"` // of the old matrix
	To   matrix.LevelCode `json:"to"`   // of the new
}

// Recasts are the assessments that a translation has changed.
type Recasts []Recast

// Recast is an assessment that a translation has moved to another place, score or
// rating, or whose recorded score was not what the old matrix gave.
type Recast struct {
	Risk       RiskID               `json:"risk"`           // of which risk
	Assessment string               `json:"assessment"`     // which: inherent, current, target or actions[0].expected
	Before     matrix.Cell          `json:"before"`         // where it stood on the old matrix
	After      matrix.Cell          `json:"after"`          // where it stands on the new
	Wrong      partnership.Quantity `json:"wrong,omitzero"` // the score that was recorded, if the old matrix did not give it; not set: the score was right, or there was no score
}

// Check returns why the translation cannot take assessments from one valid matrix to
// another:
//
//   - ErrRequired: a recode without a code; a level of the old matrix without a recode
//   - ErrNotFound: a code that its matrix does not have
//   - ErrDuplicate: a level of the old matrix that has two recodes
//   - ErrOrder: a level that becomes lower than one below it
//   - ErrInvalid, at "criteria": other criteria, or another way to combine them
func (t Translation) Check(from, to matrix.Matrix) error {
	return errors.Join(
		checkRecodes("likelihood", t.Likelihood, from.Likelihood, to.Likelihood),
		checkRecodes("impact", t.Impact, from.Impact, to.Impact),
		field.At("criteria", checkSameCriteria(from, to)),
	)
}

// checkSameCriteria returns ErrInvalid unless two matrices combine the same criteria in
// the same way. Their order and their weights may differ.
func checkSameCriteria(from, to matrix.Matrix) error {
	text := func(m matrix.Matrix) string {
		ids := []string{}
		for _, c := range m.Criteria {
			ids = append(ids, string(c.ID))
		}
		slices.Sort(ids)
		return cmp.Or(strings.TrimSpace(listed(ids)+" "+string(m.Combine)), "none")
	}
	if was, is := text(from), text(to); was != is {
		return fmt.Errorf("the old matrix has %s, the new %s: %w", was, is, field.ErrInvalid)
	}
	return nil
}

// checkRecodes returns what is wrong with the table of an axis.
func checkRecodes(path string, recodes []Recode, from, to matrix.Scale) error {
	places := make([]int, len(from)) // on the new axis, of each level of the old; 0: not yet
	seen := make([]int, len(from))   // the recode that has it, from 1
	n := 0
	err := field.Each(path, recodes, func(r Recode) error {
		n++
		old, notOld := mustLevel(from, r.From)
		place, notNew := mustLevel(to, r.To)
		switch {
		case old > 0 && seen[old-1] > 0:
			notOld = fmt.Errorf("%s is already %s: %w", field.Quote(r.From), field.Index(path, seen[old-1]-1), field.ErrDuplicate)
		case old > 0:
			places[old-1], seen[old-1] = place, n
		}
		return errors.Join(field.At("from", notOld), field.At("to", notNew))
	})
	errs := []error{err}
	highest := 0
	for i, level := range from {
		switch {
		case seen[i] == 0:
			errs = append(errs, field.At(path, fmt.Errorf("nothing takes the place of %s: %w", level.Code, field.ErrRequired)))
		case places[i] > 0 && places[i] < highest:
			errs = append(errs, field.At(path, fmt.Errorf("%s becomes %s, and a level below it %s: %w", level.Code, to[places[i]-1].Code, to[highest-1].Code, field.ErrOrder)))
		}
		highest = max(highest, places[i])
	}
	return errors.Join(errs...)
}

// mustLevel is Scale.Find with ErrRequired for no code.
func mustLevel(scale matrix.Scale, code matrix.LevelCode) (int, error) {
	if code == "" {
		return 0, field.ErrRequired
	}
	return scale.Find(code)
}

// Translate returns the assessment on another matrix: with the codes of that, and with
// its score and rating in place of those that were recorded. Who made it, when and why
// stays, and what was not assessed is not assessed. The errors are those of Check, those
// of Matrix.Rate for the old matrix, and ErrInvalid for an assessment without levels: a
// score alone, or a mean.
func (t Translation) Translate(a Assessment, from, to matrix.Matrix) (Assessment, error) {
	if err := t.Check(from, to); err != nil {
		return Assessment{}, err
	}
	cell, err := a.on(&from)
	if err = errors.Join(err, checkMovable(cell)); err != nil {
		return Assessment{}, err
	}
	moved, _ := t.translate(a, to)
	return moved, nil
}

// checkMovable returns ErrInvalid for an assessment that does not stand on levels, which
// are all that a translation moves.
func checkMovable(cell matrix.Cell) error {
	if !cell.Assessed() || cell.Likelihood > 0 {
		return nil
	}
	return fmt.Errorf("%v does not stand on levels: %w", cell, field.ErrInvalid)
}

// translate is Translate for an assessment that is one of the old matrix, which a
// translation that was checked takes to one of the new. It returns where the assessment
// stands on that too.
func (t Translation) translate(a Assessment, to matrix.Matrix) (Assessment, matrix.Cell) {
	a.Likelihood = recoded(t.Likelihood, a.Likelihood)
	a.Impact = recoded(t.Impact, a.Impact)
	a.Impacts = slices.Clone(a.Impacts)
	for i := range a.Impacts {
		a.Impacts[i].Impact = recoded(t.Impact, a.Impacts[i].Impact)
	}
	after, _ := a.on(&to)
	if a.Score.Known() {
		a.Score = after.Score
	}
	if a.Rating != "" {
		a.Rating = after.Rating
	}
	return a, after
}

// recoded returns what takes the place of a code, and no code for no code.
func recoded(recodes []Recode, code matrix.LevelCode) matrix.LevelCode {
	for _, r := range recodes {
		if r.From == code {
			return r.To
		}
	}
	return ""
}

// Translate returns the register on another matrix, and the assessments that this has
// changed: those whose place, score or rating differs, and those whose recorded score was
// wrong and is put right. They are in the order of the register, and those of one risk in
// this order: inherent, current, target, and those that its actions are expected to
// bring.
//
// Opportunities that have a matrix of their own stay as they are, and so both matrices must
// have the same ratings.
//
// If the two matrices have different ratings, PlansFrom, ReviewMonths, ReviewWeeks and
// AppetiteRatings are not set in the result: they are about ratings, and have to be
// decided again.
//
// The errors are:
//
//   - at "matrix" those of Matrix.Validate for the matrix of the register, and at "to"
//     those for the other
//   - at "translation" those of Translation.Check
//   - at "opportunity_matrix.ratings" ErrInvalid, if that matrix has other ratings than to
//   - at an assessment those of Matrix.Rate for the matrix of the register
func (reg Register) Translate(to matrix.Matrix, by Translation) (Register, Recasts, error) {
	err := errors.Join(field.At("matrix", reg.Matrix.Validate()), field.At("to", to.Validate()))
	if err == nil {
		err = field.At("translation", by.Check(reg.Matrix, to))
	}
	if err != nil {
		return Register{}, nil, err
	}
	from := reg.Matrix
	reg.Matrix = to
	if err := reg.checkOpportunityMatrix(); err != nil {
		return Register{}, nil, field.At("opportunity_matrix", err)
	}
	reg = reg.clone() // the other matrix too is one of its own
	recasts := Recasts{}
	for i := range reg.Risks {
		if reg.Risks[i].Nature == Opportunity && reg.ownMatrix() {
			continue
		}
		changed, notMoved := by.moveRisk(&reg.Risks[i], from, to)
		recasts = append(recasts, changed...)
		err = errors.Join(err, field.At(field.Index("risks", i), notMoved))
	}
	if err != nil {
		return Register{}, nil, err
	}
	if !slices.Equal(from.Ratings, to.Ratings) {
		reg.PlansFrom, reg.ReviewMonths, reg.ReviewWeeks, reg.AppetiteRatings = "", nil, nil, nil
	}
	return reg, recasts, nil
}

// moveRisk moves every assessment of a risk, and returns those that stand elsewhere.
func (t Translation) moveRisk(r *Risk, from, to matrix.Matrix) ([]Recast, error) {
	type named struct {
		name       string
		assessment *Assessment
	}
	all := []named{{"inherent", &r.Inherent}, {"current", &r.Current}, {"target", &r.Target}}
	for i := range r.Actions {
		all = append(all, named{fmt.Sprintf("actions[%d].expected", i), &r.Actions[i].Expected})
	}
	var recasts []Recast
	var errs []error
	for _, a := range all {
		before, err := a.assessment.on(&from)
		err = errors.Join(err, checkMovable(before))
		wrong := a.assessment.Score
		if wrong == before.Score {
			wrong = partnership.Quantity{}
		}
		var after matrix.Cell
		if err == nil {
			*a.assessment, after = t.translate(*a.assessment, to)
		}
		errs = append(errs, field.At(a.name, err))
		if !same(before, after) || wrong.Known() {
			recasts = append(recasts, Recast{Risk: r.ID, Assessment: a.name, Before: before, After: after, Wrong: wrong})
		}
	}
	return recasts, errors.Join(errs...)
}

// same reports whether two cells have the same levels, score and rating. Their ranks and
// the codes of their place may differ: one matrix may have more ratings below.
func same(a, b matrix.Cell) bool {
	a.Rank, a.Place = b.Rank, b.Place
	return a == b
}

// Table returns what a translation has changed for a report: each assessment with where
// it stood and where it stands, and the score that was recorded, if that was wrong.
func (all Recasts) Table(names report.Names) report.Table {
	t := report.Table{Title: "Rated differently", Columns: report.TextColumns("Risk", "Assessment", "Before", "After")}
	t.Columns = append(t.Columns, report.NumberColumns("", "Wrong score recorded")...)
	if len(all) == 0 {
		t.Columns, t.Summary = nil, "Every assessment is rated as before."
	}
	for _, x := range all {
		wrong := ""
		if x.Wrong.Known() {
			wrong = x.Wrong.String()
		}
		t.Rows = append(t.Rows, []string{
			names.Of(report.Risk, string(x.Risk)), field.Words(Risk{}, (&field.Error{Path: x.Assessment}).Pointer(), nil), x.Before.String(), x.After.String(), wrong,
		})
	}
	return t
}
