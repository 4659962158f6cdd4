// Package match imports the room beside it.
package match

import (
	"github.com/stretchr/testify/assert" // want "imports: .*assert is not on the list"

	"github.com/seed9ad77866/sharedservices/testdata/bad/partnership/policy" // want "layers: .partnership/match. imports partnership/policy"
)

// Same reports whether two numbers are the same.
func Same(a int) bool { return assert.ObjectsAreEqual(a, policy.One) } // want "names: .*assert: ObjectsAreEqual"
