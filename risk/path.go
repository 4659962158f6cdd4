package risk

import "strings"

// listed returns the texts with commas between them.
func listed(texts []string) string { return strings.Join(texts, ", ") }
