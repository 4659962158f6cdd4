// Package coop says what is fair and stable.
package coop
