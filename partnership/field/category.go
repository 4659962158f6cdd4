package field

// ReadOneOf reads the text of a value of a category as OneOf does. No text is a value that
// is not set, so that a draft is read back as it was written.
func ReadOneOf[T ~string](what string, text []byte, all []T) (T, error) {
	if len(text) == 0 {
		return "", nil
	}
	return OneOf(what, string(text), all)
}
