// Package waterfall is in many languages.
package waterfall
