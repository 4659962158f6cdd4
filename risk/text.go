package risk

import "github.com/seed9ad77866/sharedservices/partnership/field"

// readOneOf returns the value of a category that text names, and none for no text.
func readOneOf[T ~string](what string, text []byte, all []T) (T, error) {
	if len(text) == 0 {
		return "", nil
	}
	return field.OneOf(what, string(text), all)
}

// readID returns text as an id, and no id for no text or with the error of Validate.
func readID[T interface {
	~string
	Validate() error
}](text []byte) (T, error) {
	if id := T(text); id == "" || id.Validate() == nil {
		return id, nil
	}
	return "", T(text).Validate()
}
