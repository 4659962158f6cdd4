// Package overhead says what support centres cost the services that they support.
//
// A Centre is a support centre if it serves others, and else a front-line service. Three
// methods bring the costs of support centres to the services:
//
//   - Direct counts only what the front-line services use;
//   - StepDown also counts what later support centres use of earlier ones;
//   - Reciprocal counts everything, by solving the equations exactly.
//
// An allocation takes up to 25,000 centres, of which up to 2,000 may be support centres, and
// up to 500 of a reciprocal allocation.
//
// With each method, the costs of the front-line services add up to those of all centres, to the
// penny.
package overhead
