// Package partnership has the breaches of a package at the bottom of the house.
package partnership // want "comments: package partnership has two comments"
