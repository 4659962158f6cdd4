package costing

import (
	"errors"
	"math/bits"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Apportion splits total between the organisations of weights in proportion to
// their weights, and returns what each pays, in the order of the weights.
//
// The charges add up to total, to the penny, always. Each is the exact share cut
// to whole pence, and the pennies that are left over go one each to the charges
// with the largest remainders (Hamilton's method). Among equal remainders the
// organisation that comes first by the bytes of its id gets the penny. So the
// order of the weights changes nobody's charge, and multiplying every weight by
// the same number changes none.
//
// Each charge is less than a penny away from the exact share. A weight of 0 pays
// nothing, not even a spare penny. The split of a negative total, such as a
// refund, is that of the positive total with the signs changed.
//
// It is exact for every total, and for any weights that add up to no more than
// 9,223,372,036,854.775807. All weights of 0 are an error for a total of £0 too: they say
// nothing about who shares, and that must come to light before there is something to pay.
//
// The errors are
//
//   - at "total" ErrRequired if it is not known;
//   - at "weights[i]" those of Weight.Validate, with ErrDuplicate at "org" for an
//     organisation that is listed before;
//   - at "weights" ErrRequired if there are none, ErrInvalid if all are 0, and ErrRange if
//     they add up to more than that.
func Apportion(total Money, weights []Weight) ([]Portion, error) {
	switch {
	case len(weights) <= fewest:
		return apportionFewest(total, weights)
	case len(weights) <= few:
		return apportionFew(total, weights)
	case len(weights) <= many:
		return apportionMany(total, weights)
	}
	return apportion(total, weights, make([]uint64, 2*len(weights)), nil)
}

// Up to many members the working of Apportion is done on the stack: of two to four, as most
// partnerships have, of few, or of many. There are fewer than many councils in the United
// Kingdom. Each has a function of its own, so that none clears more room than it needs.
const (
	fewest = 4
	few    = 24
	many   = 512
)

// apportionFewest is Apportion for the fewest weights.
func apportionFewest(total Money, weights []Weight) ([]Portion, error) {
	var room [2 * fewest]uint64
	var index [8]uint16
	return apportion(total, weights, room[:], index[:])
}

// apportionFew is Apportion for few weights.
func apportionFew(total Money, weights []Weight) ([]Portion, error) {
	var room [2 * few]uint64
	var index [64]uint16
	return apportion(total, weights, room[:], index[:])
}

// apportionMany is Apportion for many weights.
func apportionMany(total Money, weights []Weight) ([]Portion, error) {
	var room [2 * many]uint64
	var index [1024]uint16
	return apportion(total, weights, room[:], index[:])
}

// apportion is Apportion in the given room: two words for each weight, and an index
// as distinct has it.
func apportion(total Money, weights []Weight, room []uint64, index []uint16) ([]Portion, error) {
	n := len(weights)
	room, more := room[:n], room[n:2*n]
	sum, ok := sumOf(weights)
	if !total.Known() || !ok || sum == 0 || !distinct(weights, room, index) {
		if err := errors.Join(field.At("total", CheckKnown(total)), CheckWeights("weights", weights)); err != nil {
			return nil, err
		}
	}
	charges := make([]Portion, len(weights))
	d := newDivision(total.magnitude(), sum)
	if spare := d.shares(charges, weights, room); spare > 0 {
		giveSpare(spare, charges, room, more)
	}
	if total.pence() < 0 {
		for i := range charges {
			charges[i].Amount = charges[i].Amount.Neg()
		}
	}
	return charges, nil
}

// A division is of an amount of pence by a sum of weights, done once and used for
// every weight: one division in hardware takes as long as many multiplications.
//
// whole and part are amount ÷ sum as a whole number and a fraction of 64 bits, cut
// off. A weight is less than 2^60, so that weight × amount ÷ sum from them is too
// low by less than 2^-4, and its whole part is right or one too low. Which, the
// remainder tells: it is less than sum, or less than twice sum, and is therefore
// exact in 64 bits although the products are not.
type division struct {
	amount, sum, whole, part uint64
}

// newDivision returns the division of amount, at most 2^63, by sum, from 1 to
// maxSum.
func newDivision(amount, sum uint64) division {
	part, _ := bits.Div64(amount%sum, 0, sum)
	return division{amount: amount, sum: sum, whole: amount / sum, part: part}
}

// share returns weight × amount ÷ sum in whole pence, and the remainder.
func (d *division) share(weight uint64) (pence, remainder uint64) {
	fraction, _ := bits.Mul64(weight, d.part)
	pence = weight*d.whole + fraction
	remainder = d.remainder(weight, pence)
	if remainder >= d.sum {
		pence, remainder = pence+1, remainder-d.sum
	}
	return pence, remainder
}

// remainder returns what is left of weight × amount after so many pence.
func (d *division) remainder(weight, pence uint64) uint64 {
	return weight*d.amount - pence*d.sum
}

// shares sets the charges to the shares in whole pence and remainders to what is
// left of each, and returns how many pence of the amount are spare.
func (d *division) shares(charges []Portion, weights []Weight, remainders []uint64) (spare uint64) {
	spare = d.amount
	charges, remainders = charges[:len(weights)], remainders[:len(weights)]
	for i := range weights {
		w := &weights[i]
		pence, remainder := d.share(w.millionths())
		charges[i] = Portion{Org: w.Org, Amount: Pence(int64(pence))}
		remainders[i] = remainder
		spare -= pence
	}
	return spare
}

// giveSpare adds a penny each to the spare largest remainders. There are always
// more remainders above 0 than spare pennies: the remainders are less than sum
// each, and together spare × sum. It needs room for as many words.
func giveSpare(spare uint64, charges []Portion, remainders, room []uint64) {
	tied := room
	if allEqual(remainders) {
		for i := range tied {
			tied[i] = uint64(i)
		}
	} else {
		copy(room, remainders)
		least := kthLargest(room, int(spare))
		spare, tied = giveAbove(least, spare, charges, remainders, room)
	}
	if uint64(len(tied)) > spare && !inOrder(charges, tied) {
		giveFirst(int(spare), charges, tied, remainders)
		return
	}
	for _, place := range tied[:spare] {
		charges[place].Amount.shifted++
	}
}

// allEqual reports whether all values are equal.
func allEqual(values []uint64) bool {
	for _, v := range values[1:] {
		if v != values[0] {
			return false
		}
	}
	return true
}

// giveAbove adds a penny to each charge whose remainder is above least. It returns how many
// pence are left, and in room the places of those whose remainder is least.
func giveAbove(least, spare uint64, charges []Portion, remainders, room []uint64) (left uint64, tied []uint64) {
	tied, charges = room[:0], charges[:len(remainders)]
	for i, remainder := range remainders {
		_, above := bits.Sub64(least, remainder, 0)
		charges[i].Amount.shifted += above
		spare -= above
		if remainder == least {
			tied = append(tied, uint64(i))
		}
	}
	return spare, tied
}

// inOrder reports whether the charges in some places are in the order of their ids.
func inOrder(charges []Portion, places []uint64) bool {
	before := charges[places[0]].Org
	for _, place := range places[1:] {
		org := charges[place].Org
		if before > org {
			return false
		}
		before = org
	}
	return true
}

// giveFirst adds a penny each to the spare charges whose organisations come first by the
// bytes of their ids, of those in the tied places. It needs room for a word for each.
//
// It takes as one number four bytes of the id and the place: of eight bytes the first four
// after those with which all the ids begin. Of ids that are equal there, and at the last
// place that gets a penny, it compares what follows. That takes no sorting.
func giveFirst(spare int, charges []Portion, tied, room []uint64) {
	for begin := 0; spare < len(tied) && len(tied) > 4; {
		words := room[:len(tied)]
		alike := wordsOf(words, charges, tied, begin)
		for ; alike == 64; alike = wordsOf(words, charges, tied, begin) {
			begin += 8
		}
		for i, w := range words {
			tied[i] |= ^(w << alike >> 32) << 32
		}
		last, equal := kthLargest(tied, spare)>>32, tied[:0]
		for _, key := range tied {
			place, word := key&(1<<32-1), key>>32
			_, above := bits.Sub64(last, word, 0)
			charges[place].Amount.shifted += above
			spare -= int(above)
			if word == last {
				equal = append(equal, place)
			}
		}
		tied, begin = equal, begin+min(8, alike/8+4)
	}
	for ; spare > 0 && spare < len(tied); spare-- {
		first := 0
		for i, place := range tied {
			if charges[place].Org < charges[tied[first]].Org {
				first = i
			}
		}
		charges[tied[first]].Amount.shifted++
		tied[first], tied = tied[0], tied[1:]
	}
	for _, place := range tied[:spare] {
		charges[place].Amount.shifted++
	}
}

// wordsOf sets words to eight bytes, from begin on, of the ids in some places, as numbers
// that are greater for an id that comes later. It returns how many bits of them are alike
// in all: those of whole bytes.
func wordsOf(words []uint64, charges []Portion, places []uint64, begin int) (alike int) {
	different := uint64(0)
	for i := range words {
		id := string(charges[places[i]].Org)
		if len(id) >= begin+8 {
			words[i] = bits.ReverseBytes64(word(id[begin:]))
		} else {
			words[i] = lastBytes(id, begin)
		}
		different |= words[i] ^ words[0]
	}
	return bits.LeadingZeros64(different) &^ 7
}

// lastBytes returns the bytes of an id from begin on, which are less than eight, with
// bytes of 0 after them: no id has one.
func lastBytes(id string, begin int) (w uint64) {
	if begin < len(id) && len(id) >= 8 {
		return bits.ReverseBytes64(word(id[len(id)-8:])) << (64 - 8*(len(id)-begin))
	}
	for i := begin; i < begin+8; i++ {
		if w <<= 8; i < len(id) {
			w |= uint64(id[i])
		}
	}
	return w
}

// kthLargest returns the value that is in place k, from 1, if values are sorted
// from the largest. It reorders values.
//
// It keeps the part of the values, above or below the middle between the smallest
// and the largest, that place k is in. That halves what lies between them each
// time, so that there are never more than 64 rounds, and commonly the values too.
func kthLargest(values []uint64, k int) uint64 {
	for len(values) > 6 {
		smallest, largest := values[0], values[0]
		for _, v := range values[1:] {
			smallest, largest = min(smallest, v), max(largest, v)
		}
		switch {
		case k == 1 || smallest == largest:
			return largest
		case k == len(values):
			return smallest
		}
		if above := partition(values, smallest+(largest-smallest)/2); k <= above {
			values = values[:above]
		} else {
			values, k = values[above:], k-above
		}
	}
	for i, v := range values {
		for ; i > 0 && values[i-1] < v; i-- {
			values[i] = values[i-1]
		}
		values[i] = v
	}
	return values[k-1]
}

// partition moves the values above middle to the front and returns how many there
// are. It adds the outcome of each comparison rather than branch on it, because no
// processor can foresee it.
func partition(values []uint64, middle uint64) int {
	above := uint64(0)
	for i, v := range values {
		values[i] = values[above]
		values[above] = v
		_, more := bits.Sub64(middle, v, 0)
		above += more
	}
	return int(above)
}
