package costing

import (
	"math/bits"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// distinct reports whether it is certain that every organisation id of weights is
// valid and stands once. It is quick and may say no where the answer is yes; then
// CheckWeights must look. It has to be quick because checking ids one byte at a
// time would be most of the work of Apportion.
//
// It uses keys, a word for each weight, and index, a hash table with a power of 2
// of places that are 0 and more than there are weights.
func distinct(weights []Weight, keys []uint64, index []uint16) bool {
	if len(weights) >= len(index) || !keysOf(weights, keys) {
		return false
	}
	mask := uint64(len(index) - 1)
	for i, key := range keys {
		place := key & mask
		for ; index[place] != 0; place = (place + 1) & mask {
			other := index[place] - 1
			if keys[other] == key {
				return false
			}
		}
		index[place] = uint16(i + 1)
	}
	return true
}

// distinctOrgs is distinct for ids alone. It is not certain of more than many.
func distinctOrgs(orgs []partnership.OrgID) bool {
	switch n := len(orgs); {
	case n <= few:
		var weights [few]Weight
		var room [few]uint64
		var index [64]uint16
		return distinctIn(orgs, weights[:n], room[:n], index[:])
	case n <= many:
		return distinctIn(orgs, make([]Weight, n), make([]uint64, n), make([]uint16, 2*many))
	}
	return false
}

// distinctIn is distinctOrgs in the given room.
func distinctIn(orgs []partnership.OrgID, weights []Weight, keys []uint64, index []uint16) bool {
	for i, org := range orgs {
		weights[i].Org = org
	}
	return distinct(weights, keys, index)
}

// maxID is the greatest length of an organisation id.
const maxID = 64

// each is 1 in each of the eight bytes of a word: each*'a' is "aaaaaaaa".
const each = 0x0101010101010101

// keysOf sets keys to a number for each organisation id, the same for the same id
// and commonly different for others. It reports whether every id is valid.
func keysOf(weights []Weight, keys []uint64) bool {
	valid := uint64(each * 0x80)
	for i := range weights {
		id := string(weights[i].Org)
		if len(id) == 0 || len(id) > maxID || punctuation(id[0]) {
			return false
		}
		var last uint64
		if len(id) < 8 {
			last = shortWord(id)
		} else {
			last = word(id[len(id)-8:])
		}
		key := scramble(last)
		valid &= idLetters(last)
		for ; len(id) > 8; id = id[8:] {
			next := word(id)
			key = scramble(key ^ next)
			valid &= idLetters(next)
		}
		keys[i] = key
	}
	return valid == each*0x80
}

// punctuation reports whether c is one of the characters of an id that cannot be
// its first.
func punctuation(c byte) bool { return c < '0' || c == ':' || c == '_' }

// shortWord returns the bytes of an id of less than eight as a word. It puts _ in
// front of them: no id begins with it.
func shortWord(id string) uint64 {
	w := uint64(each * '_')
	for i := range len(id) {
		w = w<<8 | uint64(id[i])
	}
	return w
}

// word returns the first eight bytes of s. The compiler makes it one load.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// idLetters returns a word whose bytes have their high bit set if all eight bytes
// of w are letters, digits or - _ . : / of ASCII. These are the characters from
// '-' to ':', '_', and with the bit for lower case set 'a' to 'z'.
//
// Adding 0x80-c to a byte below 0x80 sets its high bit if it is c or more. Of two
// such bits, for the first character of a range and for the one after its last,
// just one is set if the byte is in the range.
func idLetters(w uint64) uint64 {
	lower := w | each*0x20
	inside := (w + each*(0x80-'-')) ^ (w + each*(0x7f-':')) ^
		(w + each*(0x80-'_')) ^ (w + each*(0x7f-'_')) ^
		(lower + each*(0x80-'a')) ^ (lower + each*(0x7f-'z'))
	return inside &^ w
}

// scramble returns a number to which every bit of w matters: both halves of its
// product with 2^64 ÷ the golden ratio.
func scramble(w uint64) uint64 {
	high, low := bits.Mul64(w, 0x9e3779b97f4a7c15)
	return high ^ low
}
