package policy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// The names and pointers of RFC 6901, section 5.
func TestPointer_IsThatOfTheRFC(t *testing.T) {
	for name, want := range map[string]policy.Pointer{
		"foo":  "/foo",
		"":     "/",
		"a/b":  "/a~1b",
		"c%d":  "/c%d",
		"e^f":  "/e^f",
		"g|h":  "/g|h",
		"i\\j": `/i\j`,
		`k"l`:  `/k"l`,
		" ":    "/ ",
		"m~n":  "/m~0n",
	} {
		got := policy.Pointer("").Key(name)
		assert.Equal(t, want, got, "%q", name)
		assert.NoError(t, got.Validate())
	}
	assert.Equal(t, policy.Pointer("/foo/0"), policy.Pointer("").Key("foo").Index(0))
	assert.Equal(t, policy.Pointer("/~01"), policy.Pointer("").Key("~1"), "a tilde and a one, not a slash")
}

func TestPointer_Validate(t *testing.T) {
	for _, ok := range []policy.Pointer{"", "/", "//", "/a/0/b", "/a~0b~1c", "/~0", "/é"} {
		assert.NoError(t, ok.Validate(), "%q", string(ok))
	}
	for _, bad := range []policy.Pointer{"a", "a/b", "#/a", "/a~", "/a~2", "/~~0", "~0", " /a", "members[1].veto"} {
		assert.ErrorIs(t, bad.Validate(), field.ErrInvalid, "%q", string(bad))
	}
}

func TestPointer_Covers(t *testing.T) {
	for _, c := range []struct {
		outer, inner policy.Pointer
		want         bool
	}{
		{"", "", true},
		{"", "/a", true},
		{"/a", "", false},
		{"/a", "/a", true},
		{"/a", "/a/b", true},
		{"/a", "/ab", false},
		{"/a/1", "/a/12", false},
		{"/a/1", "/a/1/0", true},
		{"/a/b", "/a", false},
		{"/", "/a", false},
		{"/", "//a", true},
	} {
		assert.Equal(t, c.want, c.outer.Covers(c.inner), "%q covers %q", string(c.outer), string(c.inner))
	}
}

func TestPointer_ReadsPointersOnly(t *testing.T) {
	var got policy.Pointer
	require.NoError(t, json.Unmarshal([]byte(`"/a~1b/0"`), &got))
	assert.Equal(t, policy.Pointer("/a~1b/0"), got)
	require.NoError(t, got.UnmarshalText(nil))
	assert.Empty(t, got, "no text is the whole value")
	got = "/a"
	require.ErrorIs(t, json.Unmarshal([]byte(`"a"`), &got), field.ErrInvalid)
	assert.Empty(t, got)
}

// FuzzPointer builds a pointer from names and takes it apart again by the steps of
// RFC 6901, section 4. It is well formed up to the length that a pointer may have.
func FuzzPointer(f *testing.F) {
	f.Add("services", "HR/payroll", "~1")
	f.Add("", "~", "~0~1/")
	f.Add(strings.Repeat("a", field.MaxNote-3), "", "")
	f.Add(strings.Repeat("a", field.MaxNote-2), "", "")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		names := []string{a, b, c}
		var p policy.Pointer
		for _, name := range names {
			before := p
			p = p.Key(name)
			require.True(t, before.Covers(p))
			require.False(t, p.Covers(before))
		}
		if len(p) > field.MaxNote {
			require.ErrorIs(t, p.Validate(), field.ErrInvalid)
		} else {
			require.NoError(t, p.Validate())
		}
		steps := strings.Split(string(p), "/")[1:]
		for i, step := range steps {
			steps[i] = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
		}
		require.Equal(t, names, steps)
	})
}
