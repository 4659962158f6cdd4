// Package lifecycle says how far a partnership has got on any day, and where it
// can go from there.
//
// A partnership passes through three phases: formation, operation and
// disaggregation. A Stage is where in them it stands; a History is its dated
// moves from stage to stage, and tells the stage on any day:
//
//	history.StageOn(partnership.MustDate("2026-04-01"))
//
// Only some moves are possible. A partnership whose term runs out has lapsed,
// which is not the same as notice given.
package lifecycle
