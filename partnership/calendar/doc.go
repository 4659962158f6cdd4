// Package calendar holds days, terms, months, windows of days that come round every
// year, and working days.
//
// It never reads a clock: the caller brings the day.
package calendar
