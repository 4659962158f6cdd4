// Package risk is above costing.
package risk

// Low is the lowest.
const Low = 1
