package field_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func ExampleProblemOf() {
	_, err := field.Decode[costing.Cost]([]byte(`{"line": "legal advice", "total": 1250, "term": {"first": "2026-04-01", "last": "2027-03-31"}}`))
	body, _ := json.MarshalIndent(field.ProblemOf(err), "", "  ") // as field.ProblemMediaType
	fmt.Println(string(body))
	// Output:
	// {
	//   "type": "https://pkg.go.dev/github.com/seed9ad77866/sharedservices/partnership/field#InvalidProblem",
	//   "title": "What was sent does not hold",
	//   "status": 422,
	//   "detail": "2 errors. The first: line: \"legal advice\" is not a service line id (1 to 64 letters, digits and -_.:/): invalid",
	//   "errors": [
	//     {
	//       "pointer": "/line",
	//       "path": "line",
	//       "code": "invalid",
	//       "detail": "\"legal advice\" is not a service line id (1 to 64 letters, digits and -_.:/): invalid",
	//       "found": "\"legal advice\"",
	//       "wanted": "a service line id (1 to 64 letters, digits and -_.:/)"
	//     },
	//     {
	//       "pointer": "/total",
	//       "path": "total",
	//       "code": "invalid",
	//       "detail": "found the number 1250, wanted a text, an amount in pounds and pence like 1250.00: invalid",
	//       "found": "the number 1250",
	//       "wanted": "a text, an amount in pounds and pence like 1250.00"
	//     }
	//   ]
	// }
}

func ExampleError_Mismatch() {
	_, err := field.Decode[calendar.Window]([]byte(`{"month": 4, "day": 31}`))
	for e := range field.All(err) {
		found, wanted := e.Mismatch()
		fmt.Printf("found %s, wanted %s\n", found, wanted)
	}
	// Output: found 31, wanted a day of the month (1 to 30)
}

func ExampleCodes() {
	for _, c := range field.Codes() {
		fmt.Printf("%-10s %-16s %s\n", c.Code, c.Title, c.Meaning)
	}
	// Output:
	// required   Missing          What must be there is not set.
	// invalid    Not allowed      The value is not what its type or its field allows.
	// duplicate  Twice            What must be unique occurs twice.
	// not-found  Not found        A reference names nothing that is there.
	// order      Out of order     One value comes before another that it must follow.
	// overlap    Overlap          Two terms share a day and must not.
	// range      Out of range     The value lies outside what can be answered or held.
	// sum        Does not add up  Parts do not add up to their whole.
}

// TestCodes_AreThoseOfErrorsAndOfTheDocumentation holds that the table, what an error says and
// what the package comment says are the same.
func TestCodes_AreThoseOfErrorsAndOfTheDocumentation(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	documented := regexp.MustCompile(`- (Err\w+), "([a-z-]+)": (.*)`).FindAllStringSubmatch(string(source), -1)
	require.Len(t, documented, len(field.Codes()))
	rules, err := os.ReadFile("rules.go")
	require.NoError(t, err)
	assert.Len(t, regexp.MustCompile(`(?m)^\tErr\w+ += `).FindAllString(string(rules), -1), len(field.Codes()), "a code for every rule")
	for i, c := range field.Codes() {
		e := &field.Error{Path: "x", Err: fmt.Errorf("so: %w", c.Rule)}
		assert.Equal(t, c.Code, e.Code())
		assert.Equal(t, c.Code, documented[i][2])
		assert.Equal(t, c.Code, field.ProblemOf(e).Errors[0].Code)
		assert.NotEmpty(t, c.Title)
		text, err := json.Marshal(c)
		require.NoError(t, err)
		assert.JSONEq(t, fmt.Sprintf(`{"code":%q,"title":%q,"meaning":%q}`, c.Code, c.Title, c.Meaning), string(text))
	}
}

func TestProblemOf_Types(t *testing.T) {
	_, notJSON := field.Decode[calendar.Term]([]byte("{\n  \"first\" 5}"))
	_, null := field.Decode[calendar.Term]([]byte("null"))
	secret := errors.New("dial 10.0.0.7: password wrong")
	for _, c := range []struct {
		err    error
		kind   string
		status int
		detail string
		errs   int
	}{
		{nil, "", 0, "", 0},
		{notJSON, field.UnreadableProblem, 400, "line 2, column 11: invalid character '5' after object key: invalid", 1},
		{null, field.InvalidProblem, 422, "the document is null: required", 1},
		{field.ErrSum, field.InvalidProblem, 422, "does not add up", 1},
		{fmt.Errorf("file 3: %w", field.ErrSum), field.InvalidProblem, 422, "file 3: does not add up", 1},
		{field.At("a", errors.New("odd")), field.InvalidProblem, 422, "a: odd", 1},
		{fmt.Errorf("stored: %w", field.At("a", field.ErrRequired)), field.InvalidProblem, 422, "a: required", 1},
		{errors.Join(field.ErrSum, field.At("a", field.ErrOrder)), field.InvalidProblem, 422, "2 errors. The first: does not add up", 2},
		{secret, field.OtherProblem, 500, "", 0},
		{errors.Join(field.At("a", field.ErrOrder), secret), field.OtherProblem, 500, "", 0},
		{field.At("", secret), field.OtherProblem, 500, "", 0},
	} {
		p := field.ProblemOf(c.err)
		assert.Equal(t, c.kind, p.Type, "%v", c.err)
		assert.Equal(t, c.status, p.Status, "%v", c.err)
		assert.Equal(t, c.detail, p.Detail)
		assert.Len(t, p.Errors, c.errs)
		assert.Zero(t, p.More)
	}
	assert.Equal(t, []field.Fault{{Code: "invalid", Detail: "invalid character '5' after object key: invalid", Line: 2, Column: 11}}, field.ProblemOf(notJSON).Errors)
	assert.Equal(t, "invalid", field.ProblemOf(field.At("a", errors.New("odd"))).Errors[0].Code)
	text, err := json.Marshal(field.ProblemOf(secret))
	require.NoError(t, err)
	assert.JSONEq(t, `{"type":"about:blank","title":"Internal Server Error","status":500}`, string(text))
}

func TestProblemOf_ManyErrors(t *testing.T) {
	_, err := field.Decode[partnership.Partnership]([]byte(`{"members":[` + repeated(`{"org":5}`, 100_000) + `]}`))
	p := field.ProblemOf(err)
	assert.Len(t, p.Errors, field.MaxErrors)
	assert.Equal(t, len(field.Errors(err))-field.MaxErrors, p.More)
	assert.NotZero(t, p.More)
	assert.Equal(t, `1,001 errors. The first: members[0].org: found the number 5, wanted a text like "5": invalid`, p.Detail)
}

func TestError_Mismatch(t *testing.T) {
	invalid := func(text string) error { return fmt.Errorf("%s: %w", text, field.ErrInvalid) }
	for text, want := range map[string][2]string{
		`"x" is not a colour (red, green)`:             {`"x"`, "a colour (red, green)"},
		`"a is not b" is not c is not d`:               {`"a is not b"`, "c is not d"},
		`"` + strings.Repeat("x", 60) + `"… is not it`: {`"` + strings.Repeat("x", 60) + `"…`, "it"},
		`31 is not a day`:                              {"31", "a day"},
		`-5.00 is not above 0.00`:                      {"-5.00", "above 0.00"},
		`−£12.50 is not above £0`:                      {"−£12.50", "above £0"},
		`found a list, wanted a text`:                  {"a list", "a text"},
		`found 3 cells, wanted 5`:                      {"3 cells", "5"},
		`"x" has a share and is not a member`:          {},
		`it is not above 0`:                            {},
		`the 3rd year is not known`:                    {},
		`3 and 4 is not a cell`:                        {},
		`x is not y`:                                   {},
		` is not y`:                                    {},
		`unknown key`:                                  {},
		`"x is not y`:                                  {},
		`"x" is not`:                                   {},
		``:                                             {},
	} {
		for _, err := range []error{invalid(text), fmt.Errorf("in clause 3: %w", fmt.Errorf("of Harrow: %w", invalid(text)))} {
			found, wanted := (&field.Error{Err: err}).Mismatch()
			assert.Equal(t, want, [2]string{found, wanted}, text)
		}
	}
	for _, err := range []error{nil, field.ErrRequired, fmt.Errorf("of Harrow: %w", field.ErrRequired), errors.New("odd")} {
		found, wanted := (&field.Error{Err: err}).Mismatch()
		assert.Empty(t, found+wanted)
	}
	found, wanted := (&field.Error{Err: errors.New(`"x" is not odd`)}).Mismatch()
	assert.Equal(t, `"x" odd`, found+" "+wanted, "without a rule too")
}
