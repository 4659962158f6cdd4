// Package good has what looks like a breach and is none.
package good
