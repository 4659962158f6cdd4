// Package tariff is a room that the house does not have.
package tariff // want "house: costing/tariff is no room"
