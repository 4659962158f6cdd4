package report_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
)

func TestCount(t *testing.T) {
	assert.Equal(t, []string{"0 days", "1 day", "2 days", "-1 days"},
		[]string{report.Count(0, "day", "days"), report.Count(1, "day", "days"), report.Count(2, "day", "days"), report.Count(-1, "day", "days")})
}

func TestList(t *testing.T) {
	for want, texts := range map[string][]string{
		"":                                     nil,
		"a":                                    {"a"},
		"a and b":                              {"a", "b"},
		"a, b and c":                           {"a", "b", "c"},
		"a, b, c and d":                        {"a", "b", "c", "d"},
		"Hammersmith and Fulham":               {"Hammersmith and Fulham"},
		"Brent; Hammersmith and Fulham; and c": {"Brent", "Hammersmith and Fulham", "c"},
		"Bexley, Kent; and Harrow":             {"Bexley, Kent", "Harrow"},
		"Sandwell, Wandsworth and Westmorland": {"Sandwell", "Wandsworth", "Westmorland"},
	} {
		assert.Equal(t, want, report.List(texts))
	}
}

func TestSigned(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "5": "+5", "£1,250.00": "+£1,250.00", "0": "0", "£0.00": "£0.00", "0.0 %": "0.0 %", "-5": "−5", "-£5": "−£5", "−5": "−5", "+5": "+5",
		"-a": "-a", "a": "a", "£a": "£a", "5 a": "5 a", "12.5 %": "+12.5 %", "-": "-", "0.01": "+0.01", "–": "–", "9": "+9",
	} {
		assert.Equal(t, want, report.Signed(number), "%q", number)
	}
}

func TestWords(t *testing.T) {
	assert.Equal(t, "not known", report.Words("not-known"))
	assert.Equal(t, "a b c", report.Words("a_b_c"))
}

// The lists of the records of this module, and words like them.
