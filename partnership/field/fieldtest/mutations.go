package fieldtest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// Documents adds to a fuzz test every document that a pattern such as
// "testdata/golden/*.json" names, and its Mutations, each as one []byte.
func Documents(f interface {
	testing.TB
	Add(args ...any)
}, pattern string,
) {
	f.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(f, err)
	require.NotEmpty(f, files, "no file matches %s", pattern)
	for _, file := range files {
		document, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(document)
		for _, mutation := range Mutations(document) {
			f.Add(mutation)
		}
	}
}

// Mutations returns JSON documents that differ from one in a single place, for
// tests of what reads it: each value as null, as another type, and in a list and an
// object of its own; each key left out, written twice, and misspelt; and the values of
// two keys swapped. It returns none for what is not JSON.
func Mutations(document []byte) [][]byte {
	if !json.Valid(document) {
		return nil
	}
	m := mutator{document: document, Decoder: json.NewDecoder(bytes.NewReader(document))}
	m.value()
	return m.all
}

// A span is the place of a value or member in a document.
type span struct{ start, end int }

// A member is a key of an object and its value.
type member struct{ whole, value span }

// A mutator reads a document, and makes its mutations as it goes.
type mutator struct {
	*json.Decoder // of the document
	document      []byte
	all           [][]byte
}

// put adds the document with texts in place of a span.
func (m *mutator) put(at span, texts ...[]byte) {
	m.all = append(m.all, slices.Concat(m.document[:at.start], slices.Concat(texts...), m.document[at.end:]))
}

// text returns what is in a span.
func (m *mutator) text(at span) []byte { return m.document[at.start:at.end] }

// next returns where the next token begins.
func (m *mutator) next() int {
	at := int(m.InputOffset())
	return at + bytes.IndexFunc(m.document[at:], func(r rune) bool { return !bytes.ContainsRune([]byte(" \t\r\n,:"), r) })
}

// value reads the next value, makes its mutations, and returns where it is.
func (m *mutator) value() span {
	at := span{start: m.next()}
	token, _ := m.Token()
	switch token {
	case json.Delim('{'):
		m.object()
	case json.Delim('['):
		for m.More() {
			m.value()
		}
		_, _ = m.Token()
	}
	at.end = int(m.InputOffset())
	if token != nil {
		m.put(at, []byte(`null`))
	}
	m.put(at, []byte(other(token)))
	m.put(at, []byte(`[`), m.text(at), []byte(`]`))
	m.put(at, []byte(`{"x":`), m.text(at), []byte(`}`))
	return at
}

// other returns a value of another type than the one that begins with a token.
func other(token json.Token) string {
	switch token.(type) {
	case json.Delim:
		return `true`
	case string:
		return `5`
	default:
		return `"x"`
	}
}

// object reads the members of an object and its end, and makes their mutations.
func (m *mutator) object() {
	var members []member
	for m.More() {
		start := m.next()
		_, _ = m.Token()
		value := m.value()
		members = append(members, member{span{start, value.end}, value})
	}
	_, _ = m.Token()
	for i, this := range members {
		m.drop(members, i)
		m.put(span{this.whole.start, this.whole.start}, m.text(this.whole), []byte(`,`))
		m.put(span{this.whole.start, this.whole.start + 1}, []byte(`"x`))
		if i > 0 {
			last := members[i-1]
			between := span{last.value.end, this.value.start}
			m.put(span{last.value.start, this.value.end}, m.text(this.value), m.text(between), m.text(last.value))
		}
	}
}

// drop adds the document without a member, and without the comma beside it.
func (m *mutator) drop(members []member, i int) {
	gone := members[i].whole
	switch {
	case i+1 < len(members):
		gone.end = members[i+1].whole.start
	case i > 0:
		gone.start = members[i-1].whole.end
	}
	m.put(gone)
}
