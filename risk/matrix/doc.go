// Package matrix says how a body rates its risks: its scales, grids and bands, matrices
// in use, and heat maps.
//
// # Matrices
//
// A [Matrix] is data: a [Scale] of likelihood, a Scale of impact, and a [Rating] for each
// pair of levels, by a grid or by bands of a score. [TriBorough],
// [CambridgeshireAndPeterborough] and others are matrices in use. [Matrix.Rate] finds the
// [Cell] of a risk:
//
//	cell, err := matrix.TriBorough().Rate("4", "5") // red (20), 4 × 5
//
// Where a body assesses impact by several criteria, such as money and reputation, the
// matrix says how they make one impact. A probability or a loss gives a level by
// [Matrix.LikelihoodOf] and [Matrix.ImpactOf]; a [LossScale] can differ from member to
// member, since a small district feels what a county does not.
//
// [Matrix.Validate] refuses a matrix that rates a worse cell lower, and bands with a gap
// or an overlap. [Matrix.CoxWarnings] says where its ratings cannot agree with
// probability × loss.
//
// # Heat maps
//
// A [HeatMap] is a matrix with risks on it, to be drawn by [HeatMap.SVG] or written by
// [HeatMap.Table]. Both say in words what they say in colour. [HeatMap.Since] adds
// where each risk stood on an earlier map, and [Cell.ShiftFrom] says which way it moved.
//
// # Not known
//
// A risk that is not assessed has the zero Cell: no level, no score, no rating. That is
// not the lowest, and [Cell.Compare] puts it above all others, since nobody knows how bad
// it is.
//
// # Errors and text
//
// Errors are those of package field: a sentinel for the rule that is broken, with the
// place of the value in the names of its JSON form. In JSON a score is a string, "12". A
// value that is not set has the text "", and every record can be written and read back,
// complete or not.
package matrix
