package field

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth is how deep the objects and lists of a document may be nested.
const MaxDepth = 100

// checkSyntax returns why data is not one JSON document that Decode reads, with the line and
// column where that was seen.
func checkSyntax(data []byte) error {
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		return atByte(data, 0, fmt.Errorf("the document begins with a byte order mark: %w", ErrInvalid))
	}
	if bad := notUTF8(data); bad >= 0 {
		return atByte(data, bad, fmt.Errorf("the document is not UTF-8 text: %w", ErrInvalid))
	}
	if deep := tooDeep(data); deep >= 0 {
		return atByte(data, deep, fmt.Errorf("more than %d objects and lists in one another: %w", MaxDepth, ErrRange))
	}
	if !json.Valid(data) {
		return notJSON(data)
	}
	if half := halfCharacter(data); half >= 0 {
		return atByte(data, half, fmt.Errorf("%s is half of a character: %w", data[half:half+6], ErrInvalid))
	}
	return nil
}

// notJSON returns what is wrong with data that is not JSON.
func notJSON(data []byte) error {
	var value json.RawMessage
	var syntax, first *json.SyntaxError
	errors.As(json.Unmarshal(data, &value), &syntax)
	// Encoders differ in whether the byte that is wrong counts; here it is the first.
	errors.As(json.Unmarshal([]byte("x"), &value), &first)
	return atByte(data, int(syntax.Offset-first.Offset), fmt.Errorf("%w: %w", syntax, ErrInvalid))
}

// atByte returns err at the line and column of byte i of data, or of its last byte
// if i is past the end.
func atByte(data []byte, i int, err error) error {
	before := data[:max(0, min(i, len(data)-1))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):])
	return &Error{Line: line, Column: column, Err: err}
}

// notUTF8 returns the place of the first byte that is not UTF-8 text, and -1 if
// all is.
func notUTF8(data []byte) int {
	for i := 0; i < len(data); {
		char, size := utf8.DecodeRune(data[i:])
		if char == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// tooDeep returns the place of the first bracket that is in MaxDepth others, and
// -1 if none is.
func tooDeep(data []byte) int {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i = textEnd(data, i) - 1
		case '{', '[':
			if depth++; depth > MaxDepth {
				return i
			}
		case '}', ']':
			depth--
		}
	}
	return -1
}

// textEnd returns the place after the text that begins at i with its quotation
// mark, or the length of data if the text does not end.
func textEnd(data []byte, i int) int {
	for i++; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}

// halfCharacter returns the place in JSON text of the first escape, as \ud800,
// that is half of a character and stands without the other half, and -1 if there
// is none. encoding/json would read another character in its place.
func halfCharacter(data []byte) int {
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		first, second := escaped(data[i:]), escaped(data[min(i+6, len(data)):])
		switch {
		case utf16.DecodeRune(first, second) != unicode.ReplacementChar:
			i += 11 // to the end of both
		case utf16.IsSurrogate(first):
			return i
		default:
			i++ // what is escaped may be a backslash
		}
	}
	return -1
}

// escaped returns the code of the escape that data begins with, as \u00e9, and 0
// if it begins with none.
func escaped(data []byte) rune {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0
	}
	code, _ := strconv.ParseUint(string(data[2:6]), 16, 16)
	return rune(code)
}
