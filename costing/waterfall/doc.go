// Package waterfall says who gets what where there is too little or too much: tiers, claims,
// gains and pooled funds.
//
// A ClaimsRule divides an amount among claims that together exceed it. Distribute lets an
// amount run down tiers of claims, each met before the next. ShareGain divides a saving or
// a surplus into parts. PooledFund.Settle lets an overspend run down the stages that the
// members of a fund have agreed, first by the risk share of each line and its bands. Each
// says what it did as Tranches.
//
// A UnitsRule divides what comes in whole units, such as posts or seats, by one of six methods, and
// says which of their paradoxes occurs.
package waterfall
