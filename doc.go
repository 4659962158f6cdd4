// Package sharedservices is the map of a library that models how councils, and
// health bodies, schools, companies and charities, share services: how a
// partnership is formed, run and taken apart, who pays what, who bears which
// risk, and what happens to the staff when it ends. The package itself holds
// nothing.
//
// # The packages
//
// In the order in which they build on each other, lowest first:
//
//   - partnership/field: what is wrong in a value, where, and by which rule; strict
//     decoding of JSON and of CSV
//   - partnership/field/fieldtest: what a test of records uses
//   - partnership/calendar: days, terms, months, windows, working days
//   - partnership/report: what people read: tables as Markdown, CSV or HTML, with
//     names in place of ids
//   - partnership: who shares what with whom, under which powers, on what terms
//   - partnership/policy: rules over any value, and the verdict they give
//   - partnership/policy/policytest: what a policy author unit-tests rules with
//   - partnership/match: which organisations could share a service with each other, and
//     why
//   - partnership/schema: the JSON Schema of any record
//   - costing: what a service costs and who pays how much of it, to the penny,
//     with the working shown
//   - costing/overhead: what support centres cost the services that they support
//   - costing/waterfall: who gets what where there is too little or too much
//   - costing/account: the account of a year
//   - costing/appraisal: whether it is worth doing: options, discounting, optimism bias,
//     benefits, winners and losers
//   - costing/scale: what happens to cost when volume is pooled: scale, errors and
//     failure demand, flow, queues
//   - costing/coop: which division of a cost is fair and stable: cost games, Shapley value,
//     nucleolus, the core
//   - risk/matrix: how a body rates its risks: scales, grids, bands, matrices in use,
//     heat maps
//   - risk: what could go wrong, or right, how bad, who bears it, what is done about
//     it, and plan B
//   - risk/quant: what some risks cost together: the exact distribution, who sets aside
//     how much, what pooling saves
//   - lifecycle: how far a partnership has got, what the next move needs, and what
//     the answer was on any day
//   - lifecycle/staff: who employs whom, who could stand alone, who goes where, what
//     redundancy pays
//   - lifecycle/exit: how it comes apart: notice, staff, assets, contracts,
//     liabilities, cost
//   - lifecycle/reorganisation: what happens to every shared service of an area when its
//     councils are replaced by order
//   - lifecycle/catalogue: a register of many partnerships: who shares what with whom,
//     and what it saved
//   - examples: programs to read and run; the only place with input and output
//
// Data flows one way: describe (partnership), calculate (costing, risk), decide
// (lifecycle), take apart (lifecycle/exit). So do imports, against the stream:
//
//	examples → lifecycle → risk → costing → partnership
//
// A package imports only what stands before it in the list. What a partnership is,
// what it costs and how far it has got are separate values, joined by its id.
//
// # Pure
//
// No function reads a clock, a file, the network, the environment or a random
// number, starts a goroutine or keeps state. The caller brings the world: the
// day, the ids, the tables. The same arguments give the same result in the same
// order, and no function changes its arguments.
//
// # Values
//
// There are two kinds of type. Scalars, such as calendar.Date and
// costing.Money, cannot hold a wrong value: they are made by Parse functions, by
// Must functions (which panic, and are for values written in a program), and from
// text. Records, such as partnership.Partnership, are plain structs, written as
// literals and checked by Validate.
//
// The zero value means not set or not known, and is never a number: a Money that is
// not known is not £0, and a sum with it is not known either. A record that is half
// filled in can be written and read back; Validate says what is missing.
//
// # Errors
//
// Validate returns every error at once, in the order of the fields. Each is a
// *field.Error with the path of the value in its JSON form, and wraps the rule that is
// broken:
//
//	members[1].org: "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
//
// Ask which rule with errors.Is(err, field.ErrInvalid), and list the places with
// field.Errors(err). Nothing panics but the Must functions.
//
// # JSON
//
// Every record has a JSON form with snake_case keys. Dates are "2026-04-01",
// financial years "2026/27", money a text of pounds with two places, "1250.00",
// quantities a text, "54.24". encoding/json reads and writes it;
// field.Decode reads it strictly and gives every error with its path. In a database
// a scalar is a column of text, and NULL if it is not set.
package sharedservices
