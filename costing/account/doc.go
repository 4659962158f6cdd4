// Package account keeps the account of a year: postings, balances, instalments, bills and
// reconciliation.
//
// An Account is a list of postings that is only ever added to. Its year may begin in any
// month, and with a deficit. Balance derives from it where every penny is on a day, with
// disputed sums kept apart; BalanceAsKnown gives the same day as it was known on another, so
// that what an audit finds years later does not change what was reported before.
// A Ledger is an account that is posted to again and again.
//
// Instalments, Distribution and HeldBack make the postings that agreements ask for;
// Reconcile compares what was charged with what is due once the outturn is known; and Bill
// returns what one member pays, and when.
package account
