// Package field says what is wrong in a value, where, and by which rule; and it
// reads records strictly. Every package of this module reports faults with it.
package field
