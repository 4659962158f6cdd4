// Package bad breaks every rule, and says on the line what must be found there.
package bad

import (
	"errors" // want "imports: errors is not on the list"

	"github.com/seed9ad77866/sharedservices/testdata/bad/costing" // want "layers: .* imports costing"
)

// ErrNone is not for the root either.
var ErrNone = errors.New("none") // want "names: errors: New"

// Share is not for the root.
type Share = costing.Share
