// Package waterfall says who gets what where there is too little or too much: tiers, claims, gains and
// pooled funds.
package waterfall
