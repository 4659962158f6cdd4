package risk

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Appetite is how much risk a body is willing to take, from 1, the least: the five
// levels of the Government Finance Function's Risk Appetite Guidance Note (2021).
// The zero Appetite is not stated.
type Appetite int

// The appetites.
const (
	Averse Appetite = iota + 1
	Minimal
	Cautious
	Open
	Eager
)

// Appetites returns every Appetite, from the least.
func Appetites() []Appetite { return []Appetite{Averse, Minimal, Cautious, Open, Eager} }

// appetiteNames returns the names of the appetites, from the least.
func appetiteNames() []string { return []string{"averse", "minimal", "cautious", "open", "eager"} }

// String returns the name of the appetite, or "not stated".
func (a Appetite) String() string { return nameOf(int(a), appetiteNames(), "not stated") }

// MarshalText returns the name of the appetite, and no text if it is not stated. The error
// wraps ErrInvalid if it is not one of Appetites.
func (a Appetite) MarshalText() ([]byte, error) { return textOf("appetite", int(a), appetiteNames()) }

// UnmarshalText reads what MarshalText writes; the error wraps ErrInvalid.
func (a *Appetite) UnmarshalText(text []byte) error {
	n, err := placeOf("appetite", text, appetiteNames())
	*a = Appetite(n)
	return err
}

// Title returns the appetite as a form or a report shows it.
func (a Appetite) Title() string { return field.Title(a.String()) }

// AppetiteStatement is how much risk of a category a member is willing to take: in a
// word, as the highest rating, or as the highest score. A rating or a score overrides the
// word; the register says which rating each word stands for. Tolerance is apart from
// appetite: how far above it a member lets a risk go.
type AppetiteStatement struct {
	Member   partnership.OrgID `json:"member,omitzero"`   // whose; not set: that of every member without a statement of its own
	Category Category          `json:"category,omitzero"` // of what; not set: of every category without a statement of its own
	Appetite Appetite          `json:"appetite"`          // how much, in a word; not set: only a rating or a score is stated

	Rating          matrix.Rating        `json:"rating,omitempty"`           // the highest rating within the appetite; not set: that of the word
	Score           partnership.Quantity `json:"score,omitzero"`             // the highest score within the appetite; not set: a rating limits it
	ToleranceRating matrix.Rating        `json:"tolerance_rating,omitempty"` // the highest rating that is tolerated; not set: none is stated
	ToleranceScore  partnership.Quantity `json:"tolerance_score,omitzero"`   // the highest score that is tolerated; not set: none is stated
}

// Validate returns what is wrong with the statement:
//
//   - ErrRequired: neither an appetite nor a rating nor a score
//   - ErrInvalid: a malformed member; an unknown category or appetite; both a rating and a
//     score, of the appetite or of the tolerance
//   - ErrRange: a score that is not above 0
func (s AppetiteStatement) Validate() error {
	var member, appetite error
	if s.Member != "" {
		member = field.At("member", s.Member.Validate())
	}
	if s.Appetite != 0 || s.Rating == "" && !s.Score.Known() {
		appetite = field.At("appetite", checkLevel("appetite", int(s.Appetite), appetiteNames()))
	}
	return errors.Join(
		member,
		checkCategory(s.Category),
		appetite,
		field.At("score", errors.Join(checkAboveNothing(s.Score), checkOneLimit(s.Rating, s.Score))),
		field.At("tolerance_score", errors.Join(checkAboveNothing(s.ToleranceScore), checkOneLimit(s.ToleranceRating, s.ToleranceScore))),
	)
}

// checkOneLimit returns ErrInvalid for a limit that is stated both as a rating and as a
// score.
func checkOneLimit(rating matrix.Rating, score partnership.Quantity) error {
	if rating == "" || !score.Known() {
		return nil
	}
	return fmt.Errorf("%v, and there is a rating, %s: %w", score, field.Quote(rating), field.ErrInvalid)
}

// text returns how much risk the member is willing to take.
func (s AppetiteStatement) text() string {
	parts := []string{}
	if s.Appetite != 0 {
		parts = append(parts, s.Appetite.String())
	}
	if at := (limit{rating: s.Rating, score: s.Score}); at.set() {
		parts = append(parts, "at most "+at.text())
	}
	if at := (limit{rating: s.ToleranceRating, score: s.ToleranceScore}); at.set() {
		parts = append(parts, "tolerated at most "+at.text())
	}
	return listed(parts)
}

// limit is the highest rating, or the highest score, that is within an appetite or a
// tolerance.
type limit struct {
	rating  matrix.Rating
	score   partnership.Quantity
	byScore bool // whether the score is the limit; otherwise it is only the highest score of the rating
	cells   int  // how many cells of the matrix are within it: the fewer, the stricter
}

// set reports whether there is a limit.
func (l limit) set() bool { return l.rating != "" || l.score.Known() }

// text returns the limit in words.
func (l limit) text() string {
	if l.rating == "" {
		return "a score of " + l.score.String()
	}
	return string(l.rating)
}

// above reports whether a cell is above the limit; known is false if there is no limit,
// or if the cell has no rating or score to compare with it.
func (l limit) above(reg *Register, cell matrix.Cell) (above, known bool) {
	switch {
	case l.byScore:
		return cell.Score.Compare(l.score) > 0, cell.Score.Known()
	case l.rating == "" || cell.Rank == 0:
		return false, false
	}
	return cell.Rank > reg.rank(l.rating), true
}

// limitOf returns the limit that is a rating or a score, measured on the matrix.
func (reg *Register) limitOf(rating matrix.Rating, score partnership.Quantity, cells []matrix.Cell) limit {
	l := limit{rating: rating, score: score, byScore: score.Known()}
	if l.byScore {
		l.rating = ""
	}
	if !l.set() {
		return l
	}
	for _, b := range reg.Matrix.Bands {
		if !l.byScore && b.Rating == rating {
			l.score = b.To
		}
	}
	for _, c := range cells {
		if above, known := l.above(reg, c); known && !above {
			l.cells++
		}
	}
	return l
}

// stated is a statement with its limits.
type stated struct {
	AppetiteStatement // as it is in the register

	limit     limit
	tolerance limit
}

// stated returns a statement with its limits on the matrix of the register. An unknown
// appetite sets no limit.
func (reg *Register) stated(s AppetiteStatement, cells []matrix.Cell) stated {
	if s.Appetite < Averse || s.Appetite > Eager {
		s.Appetite = 0
	}
	rating := s.Rating
	if rating == "" && !s.Score.Known() && s.Appetite > 0 && len(reg.AppetiteRatings) == len(Appetites()) {
		rating = reg.AppetiteRatings[s.Appetite-1]
	}
	return stated{s, reg.limitOf(rating, s.Score, cells), reg.limitOf(s.ToleranceRating, s.ToleranceScore, cells)}
}

// says reports whether anything is stated of the appetite.
func (s stated) says() bool { return s.Appetite > 0 || s.limit.set() }

// stricter reports whether a statement allows less than another that states an appetite.
func (s stated) stricter(than stated) bool {
	switch {
	case s.limit.set() && than.limit.set() && s.limit.cells != than.limit.cells:
		return s.limit.cells < than.limit.cells
	case s.Appetite > 0 && than.Appetite > 0:
		return s.Appetite < than.Appetite
	}
	return s.limit.set() && !than.limit.set()
}

// least reports whether nothing can be stricter: the word is averse, and nothing else
// limits it.
func (s stated) least() bool { return s.Appetite == Averse && s.Rating == "" && !s.Score.Known() }

// appetites are the statements of a register by member and category.
type appetites map[appetiteKey]stated

// appetiteKey is whose appetite for what.
type appetiteKey struct {
	member   partnership.OrgID
	category Category
}

// appetites returns the statements of the register; of two for one member and category,
// the stricter.
func (reg *Register) appetites() appetites {
	all, cells := make(appetites, len(reg.Appetites)), reg.cells()
	for _, s := range reg.Appetites {
		key, now := appetiteKey{s.Member, s.Category}, reg.stated(s, cells)
		if before, there := all[key]; !there || now.stricter(before) {
			all[key] = now
		}
	}
	return all
}

// cells returns every cell of the matrix that can be rated.
func (reg *Register) cells() []matrix.Cell {
	var cells []matrix.Cell
	if len(reg.Appetites) == 0 {
		return cells
	}
	one := reg.Matrix
	one.Criteria = nil // the same impact by every criterion
	for _, l := range one.Likelihood {
		for _, i := range one.Impact {
			if c, err := one.Rate(l.Code, i.Code); err == nil {
				cells = append(cells, c)
			}
		}
	}
	return cells
}

// of returns the statement of a member for a category: its own for that category, or else
// its own for all categories, or else that of all members for the category, or else that
// of all members for all categories. whose is the member if the statement is its own.
func (all appetites) of(member partnership.OrgID, category Category) (s stated, whose partnership.OrgID) {
	for _, key := range []appetiteKey{{member, category}, {member, ""}, {"", category}, {"", ""}} {
		if s, there := all[key]; there {
			return s, key.member
		}
	}
	return stated{}, ""
}

// binding is the appetite that binds a risk.
type binding struct {
	stated // the strictest

	whose     partnership.OrgID // the first member with that appetite; "": it is stated for all members
	certain   bool              // whether no member can have a stricter one: all have stated an appetite, or one is averse
	tolerance limit             // the strictest of those that are stated
	tolerated bool              // whether every member has stated its tolerance
}

// binding returns the strictest appetite of the members that a risk concerns, for any of
// its categories, and the strictest tolerance.
func (all appetites) binding(members []partnership.OrgID, categories ...Category) binding {
	b := binding{certain: len(members) > 0, tolerated: len(members) > 0}
	limits := 0 // how many statements have one
	for _, member := range members {
		for _, category := range categories {
			s, whose := all.of(member, category)
			if s.limit.set() {
				limits++
			}
			b.take(s, whose)
		}
	}
	b.certain = b.certain && (limits == 0 || limits == len(members)*len(categories)) || b.least()
	return b
}

// take takes one more statement, and whose it is.
func (b *binding) take(s stated, whose partnership.OrgID) {
	b.tolerate(s.tolerance)
	b.certain = b.certain && s.says()
	if s.says() && (!b.says() || s.stricter(b.stated)) {
		b.stated, b.whose = s, whose
	}
}

// tolerate takes the tolerance of one more member.
func (b *binding) tolerate(l limit) {
	b.tolerated = b.tolerated && l.set()
	if l.set() && (!b.tolerance.set() || l.cells < b.tolerance.cells) {
		b.tolerance = l
	}
}
