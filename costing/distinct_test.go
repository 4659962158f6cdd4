package costing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// quick reports whether distinct is certain of the ids.
func quick(ids ...partnership.OrgID) bool {
	weights := make([]Weight, len(ids))
	for i, id := range ids {
		weights[i].Org = id
	}
	return distinct(weights, make([]uint64, len(ids)), make([]uint16, 1024))
}

// TestDistinctKnowsIDs holds the quick check of one id against the thorough one,
// with every byte at every place of ids of many lengths.
func TestDistinctKnowsIDs(t *testing.T) {
	var key [1]uint64
	for _, length := range []int{0, 1, 2, 6, 7, 8, 9, 10, 15, 16, 17, 18, maxID - 1, maxID, maxID + 1} {
		plain := strings.Repeat("x", length)
		require.Equal(t, length >= 1 && length <= maxID, quick(partnership.OrgID(plain)), "length %d", length)
		for place := range length {
			for c := range 256 {
				id := partnership.OrgID(plain[:place] + string([]byte{byte(c)}) + plain[place+1:])
				valid := id.Validate() == nil
				if valid != keysOf([]Weight{{Org: id}}, key[:]) {
					require.Failf(t, "the two checks differ", "%q is valid: %t", id, valid)
				}
			}
		}
	}
}

// FuzzDistinct holds that distinct is never certain of ids of which one is not
// valid or stands twice. Ids are divided by spaces.
func FuzzDistinct(f *testing.F) {
	f.Add("harrow barnet brent harrow")
	f.Add("E09000015 E09000003 GB-COH-01234567 _ a _a")
	f.Add("aaaaaaaa aaaaaaaaa aaaaaaaaaa \x80bcdefgh abcdefg\xff")
	f.Fuzz(func(t *testing.T, text string) {
		var ids []partnership.OrgID
		certain := true
		for id := range strings.SplitSeq(text, " ") {
			certain = certain && partnership.OrgID(id).Validate() == nil && !slices.Contains(ids, partnership.OrgID(id))
			ids = append(ids, partnership.OrgID(id))
		}
		if len(ids) < 1000 && quick(ids...) {
			require.True(t, certain)
		}
	})
}

// TestDistinctIsQuickForRealIDs holds that the ids that are in use are not taken
// for each other, so that the thorough check is spared.
func TestDistinctIsQuickForRealIDs(t *testing.T) {
	for _, form := range []string{
		"E%08d", "E09%06d", "S12%06d", "%d", "%03d", "a%d", "GB-COH-%08d", "GB-LAE-%c%c%c", "org/%d", "council-%d-of-many",
		"a-very-long-name-of-a-joint-committee-%d", "%d-is-in-front-of-a-very-long-name-of-a-joint-committee",
	} {
		var ids []partnership.OrgID
		for i := range many {
			if strings.Contains(form, "%c") {
				ids = append(ids, partnership.OrgID(fmt.Sprintf(form, 'A'+i/100, 'A'+i/10%10, 'A'+i%10)))
				continue
			}
			ids = append(ids, partnership.OrgID(fmt.Sprintf(form, i)))
		}
		assert.True(t, quick(ids...), form)
		assert.False(t, quick(append(ids, ids[17])...), form)
	}
	assert.False(t, quick("harrow", "barnet", "harrow"))
	assert.True(t, quick("a", "aa", "aaa", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa"))
}

// TestDistinctIsCautious holds that ids with the same key, and an index with no room
// to spare, leave the answer to the thorough check.
func TestDistinctIsCautious(t *testing.T) {
	weights := []Weight{{Org: "harrow"}, {Org: "barnet"}}
	assert.True(t, distinct(weights, make([]uint64, 2), make([]uint16, 4)))
	assert.False(t, distinct(weights, make([]uint64, 2), make([]uint16, 2)))
	assert.False(t, distinct(weights, make([]uint64, 2), nil))

	one, other := sameKey()
	require.NoError(t, one.Validate())
	require.NoError(t, other.Validate())
	require.NotEqual(t, one, other)
	require.False(t, quick(one, other))
	charges, err := Apportion(Pence(100), []Weight{
		{Org: one, Value: partnership.MustQuantity("1")}, {Org: other, Value: partnership.MustQuantity("3")},
	})
	require.NoError(t, err)
	assert.Equal(t, []Portion{{Org: one, Amount: Pence(25)}, {Org: other, Amount: Pence(75)}}, charges)
}

// sameKey returns two ids of sixteen bytes with the same key: their last words
// differ, and their first words differ by what undoes that.
func sameKey() (one, other partnership.OrgID) {
	for i := 0; ; i++ {
		last := [2]string{"councils", fmt.Sprintf("%08d", i)}
		undo := scramble(word(last[0])) ^ scramble(word(last[1]))
		var first [2][8]byte
		found := 0
		for place := range first[0] {
			for c := byte('0'); c <= 'z'; c++ {
				d := c ^ byte(undo>>(8*place))
				if quick(partnership.OrgID([]byte{c})) && quick(partnership.OrgID([]byte{d})) {
					first[0][place], first[1][place] = c, d
					found++
					break
				}
			}
		}
		if found == len(first[0]) {
			return partnership.OrgID(string(first[0][:]) + last[0]), partnership.OrgID(string(first[1][:]) + last[1])
		}
	}
}

func TestDistinctOrgs(t *testing.T) {
	orgs := []partnership.OrgID{"harrow", "barnet", "E09000015", "GB-COH-01234567"}
	assert.True(t, distinctOrgs(orgs))
	assert.True(t, distinctOrgs(nil))
	assert.False(t, distinctOrgs(append(orgs, "harrow")), "twice")
	assert.False(t, distinctOrgs(append(orgs, "a b")), "no id")
	long := make([]partnership.OrgID, many+1)
	for i := range long {
		long[i] = partnership.OrgID(fmt.Sprint("council-", i))
	}
	assert.True(t, distinctOrgs(long[:few+1]))
	assert.True(t, distinctOrgs(long[:many]))
	assert.False(t, distinctOrgs(long), "too many to be certain")
	long[few] = long[0]
	assert.False(t, distinctOrgs(long[:few+1]), "twice among many")
}
