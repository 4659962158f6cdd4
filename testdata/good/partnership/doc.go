// Package partnership is at the bottom of the house.
package partnership
