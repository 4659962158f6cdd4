package field_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestIsOwn(t *testing.T) {
	long := "hrw-" + strings.Repeat("a", field.MaxID-4)
	for _, text := range []string{"hrw-call-in", "wd-dpia", "hrw-2", "abz-z-9", long} {
		assert.True(t, field.IsOwn(text), text)
	}
	for _, text := range []string{
		"", "hrw", "hrw-", "-hrw", "h-call-in", "harr-call-in", "HRW-call-in", "h2w-call-in", "hrw-Call-in", "hrw-call--in", "hrw-call-in-",
		"hrw-call in", "hrw_call", "own.call-in", "hrw-é", "hrw-call.in", long + "a",
	} {
		assert.False(t, field.IsOwn(text), text)
	}
}

func ExampleIsOwn() {
	fmt.Println(field.IsOwn("hrw-call-in"), field.IsOwn("exit-plan"))
	// Output: true false
}

func ExampleIsKebab() {
	fmt.Println(field.IsKebab("call-in-2"), field.IsKebab("Call in"))
	// Output: true false
}

func ExampleOwnTitle() {
	fmt.Println(field.OwnTitle("hrw-call-in"))
	// Output: Call in (HRW)
}
