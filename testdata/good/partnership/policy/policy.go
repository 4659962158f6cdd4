// Package policy is a room of partnership.
package policy

import "github.com/seed9ad77866/sharedservices/testdata/good/partnership"

// Judge says whether there is a day.
func Judge(d partnership.Day) bool { return d.Start.Unix() > partnership.Day{}.Start.Unix() }
