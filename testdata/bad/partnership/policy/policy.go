package policy // want "comments: package policy has no comment"

// One is a number.
const One = 1
