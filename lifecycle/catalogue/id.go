package catalogue

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// MakeID returns an id made from a name: its letters and digits in lower case, without accents,
// and hyphens between: "noord-zuid-holland" for "Noord/Zuid-Holland". It depends on nothing but
// the name, so that it is the same in every edition. Where letters would be lost, or an id would
// be too long, it ends with a number that is worked out from the whole name. The id of no name is
// "".
func MakeID(name string) string {
	var b strings.Builder
	lost, gap := false, false
	for _, r := range strings.ToLower(name) {
		plain := plainLetters(r)
		if plain == "" {
			lost = lost || r > 0x7f
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(plain)
	}
	id := b.String()
	if name == "" || !lost && id != "" && len(id) <= field.MaxID {
		return id
	}
	return numbered(name, id)
}

// numbered returns an id that ends with a number, which is worked out from the whole name.
func numbered(name, id string) string {
	hash := uint32(2166136261) // FNV-1a
	for i := range len(name) {
		hash = (hash ^ uint32(name[i])) * 16777619
	}
	end := fmt.Sprintf("%08x", hash)
	if id = strings.TrimRight(id[:min(len(id), field.MaxID-len(end)-1)], "-"); id == "" {
		return "x-" + end
	}
	return id + "-" + end
}

// plainLetters returns a letter or digit without accents, and "" for anything else.
func plainLetters(r rune) string {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
		return string(r)
	}
	for _, group := range []struct{ from, to string }{
		{"àáâãäåāă", "a"},
		{"çćč", "c"},
		{"ďđð", "d"},
		{"èéêëēěę", "e"},
		{"ìíîïī", "i"},
		{"ł", "l"},
		{"ñńň", "n"},
		{"òóôõöøōő", "o"},
		{"ŕř", "r"},
		{"śšş", "s"},
		{"ťţ", "t"},
		{"ùúûüūůű", "u"},
		{"ŵ", "w"},
		{"ýÿŷ", "y"},
		{"žźż", "z"},
		{"æ", "ae"},
		{"œ", "oe"},
		{"ß", "ss"},
		{"þ", "th"},
	} {
		if strings.ContainsRune(group.from, r) {
			return group.to
		}
	}
	return ""
}
