package policy // want "comments: package policy has no comment"

import "github.com/seed9ad77866/sharedservices/testdata/bad/costing/overhead" // want "layers: .partnership/policy. imports costing/overhead"

// One is a number.
const One = overhead.One
