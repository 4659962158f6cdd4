// Package util is a room of no house.
package util // want "house: util is no room"

import "github.com/seed9ad77866/sharedservices/testdata/bad/partnership" // want "layers: .util. imports partnership"

// Count counts.
func Count() int { return 1 }

// Day is a day.
type Day = partnership.Day
