// Package account is a module of its own, and go list does not read it.
package account

func init() {}
