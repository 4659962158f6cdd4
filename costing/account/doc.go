// Package account keeps the account of a year: postings, balances, instalments, bills and
// reconciliation.
package account
