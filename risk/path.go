package risk

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// at returns err as found at a field of entry i of the list at path.
func at(path string, i int, name string, err error) error {
	return field.At(fmt.Sprintf("%s[%d]", path, i), field.At(name, err))
}

// listed returns the texts with commas between them.
func listed(texts []string) string { return strings.Join(texts, ", ") }
