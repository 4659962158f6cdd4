package field_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestErrorPointer(t *testing.T) {
	for path, want := range map[string]string{
		"":                   "",
		"name":               "/name",
		"members[1].org":     "/members/1/org",
		"rows[2][3].x":       "/rows/2/3/x",
		"[4]":                "/4",
		"[4][5].a.b":         "/4/5/a/b",
		`a."".b`:             "/a//b",
		`"a.b[0]".c`:         "/a.b[0]/c",
		`x."a/b~c"[1]`:       "/x/a~1b~0c/1",
		`x."say \"hi\"\n".y`: "/x/say \"hi\"\n/y",
		`"é"…`:               "/é",
		`"abc"….d`:           "/abc/d",
		`"no end`:            `/"no end`,
		"`raw`.x":            "/`raw`/x",
		"a.b.":               "/a/b",
	} {
		assert.Equal(t, want, (&field.Error{Path: path}).Pointer(), path)
	}
}

// TestErrorPointerOfAnyKey holds that the pointer of an unknown key is that key.
func TestErrorPointerOfAnyKey(t *testing.T) {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	for _, key := range []string{
		"a", "A-b_9", "", " ", "a b", "a.b", "a[0]", "]", `"`, `\`, "`", "'", "é", "…", "\x00", "\n", "/", "~", "~1", "\u202e", strings.Repeat("k", 64), strings.Repeat("é.", 30),
	} {
		quoted, err := json.Marshal(key)
		require.NoError(t, err)
		_, err = field.Decode[parcel](fmt.Appendf(nil, `{"name":"x","parcels":[{"name":"a",%s:{}}]}`, quoted))
		found := field.Errors(err)
		require.Len(t, found, 1, "%q", key)
		assert.Equal(t, "/parcels/0/"+escape.Replace(key), found[0].Pointer())
	}
	long := strings.Repeat("k", 65)
	_, err := field.Decode[parcel]([]byte(`{"name":"x","` + long + `":1}`))
	assert.Equal(t, "/"+long[:60], field.Errors(err)[0].Pointer(), "the beginning of a long key")
}

func TestErrorCode(t *testing.T) {
	codes := []string{}
	for _, rule := range []error{
		field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound, field.ErrOrder, field.ErrOverlap, field.ErrRange, field.ErrSum,
	} {
		codes = append(codes, (&field.Error{Err: fmt.Errorf("found: %w", rule)}).Code())
	}
	assert.Equal(t, []string{"required", "invalid", "duplicate", "not-found", "order", "overlap", "range", "sum"}, codes)
	assert.Empty(t, (&field.Error{Err: errors.New("strange")}).Code())
}

func TestErrorInJSON(t *testing.T) {
	text, err := json.Marshal(field.Errors(errors.Join(
		field.At("members[1].org", fmt.Errorf("%q: %w", "x", field.ErrInvalid)),
		field.At("", errors.New("strange")),
	)))
	require.NoError(t, err)
	assert.JSONEq(t, `[
		{"path": "members[1].org", "pointer": "/members/1/org", "code": "invalid", "message": "\"x\": invalid"},
		{"path": "", "pointer": "", "code": "", "message": "strange"}
	]`, string(text))
	_, err = field.Decode[parcel]([]byte("{\n  x"))
	text, err = json.Marshal(field.Errors(field.At("plan", err)))
	require.NoError(t, err)
	assert.JSONEq(t, `[{"path": "plan", "pointer": "/plan", "code": "invalid", "line": 2, "column": 3,
		"message": "invalid character 'x' looking for beginning of object key string: invalid"}]`, string(text))
}

func TestErrorInADocument(t *testing.T) {
	_, err := field.Decode[parcel]([]byte("{\n  x"))
	var found *field.Error
	require.ErrorAs(t, err, &found)
	assert.Equal(t, [2]int{2, 3}, [2]int{found.Line, found.Column})
	assert.Empty(t, found.Path)
	assert.EqualError(t, err, "line 2, column 3: invalid character 'x' looking for beginning of object key string: invalid")
	placed := field.At("plan", err)
	assert.EqualError(t, placed, "plan: "+err.Error())
	assert.Equal(t, 3, field.Errors(placed)[0].Column)
	_, err = field.Decode[parcel]([]byte("\ufeff{}"))
	assert.EqualError(t, err, "line 1, column 1: the document begins with a byte order mark: invalid")
}

func ExampleKey() {
	fmt.Println(field.At(field.Key("population-2020"), field.ErrRequired))
	fmt.Println(field.At(field.Key("Pop. 2020"), field.ErrRequired))
	// Output:
	// population-2020: required
	// "Pop. 2020": required
}
