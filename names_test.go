package sharedservices_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestNames_StandInOnePackage holds that no two packages export a type of the same name: in a
// caller's code, and in what people say, one word is one thing.
func TestNames_StandInOnePackage(t *testing.T) {
	declared := map[string][]string{}
	for _, room := range house {
		if described := documented(t, room); described != nil {
			for _, kind := range described.Types {
				declared[kind.Name] = append(declared[kind.Name], room)
			}
		}
	}
	assert.Greater(t, len(declared), 500)
	assert.Empty(t, namesTwice(declared))
}

// namesTwice returns the names that several rooms declare, with their rooms.
func namesTwice(declared map[string][]string) (twice []string) {
	for name, rooms := range declared {
		if len(rooms) > 1 {
			twice = append(twice, name+": "+strings.Join(rooms, " "))
		}
	}
	slices.Sort(twice)
	return twice
}

func TestNames_FindsBreaches(t *testing.T) {
	declared := map[string][]string{"Planted": {"costing", "risk"}, "Once": {"risk"}}
	assert.Equal(t, []string{"Planted: costing risk"}, namesTwice(declared))
}
