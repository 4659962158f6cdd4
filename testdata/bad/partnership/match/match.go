// Package match imports what is for tests.
package match

import (
	"github.com/stretchr/testify/assert" // want "imports: .*assert is not on the list"

	"github.com/seed9ad77866/sharedservices/testdata/bad/partnership/policy"
	"github.com/seed9ad77866/sharedservices/testdata/bad/partnership/policy/policytest" // want "layers: .partnership/match. imports partnership/policy/policytest"
)

// Same reports whether two numbers are the same.
func Same(a int) bool {
	return assert.ObjectsAreEqual(a, policy.One+policytest.Two) // want "names: .*assert: ObjectsAreEqual"
}
