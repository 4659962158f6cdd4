package partnership_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
)

func TestEscapeMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"R&D | <b>*all*</b>":         `R\&D \| \<b\>\*all\*\</b\>`,
		"controllers_activity":       "controllers_activity",
		"_all_ of it_":               `\_all\_ of it\_`,
		" line\none\u0007 ":          "line one",
		"`code` [link] ~gone~ \\n":   "\\`code\\` \\[link\\] \\~gone\\~ \\\\n",
		"Harrow and Barnet, £1.50 %": "Harrow and Barnet, £1.50 %",
	} {
		assert.Equal(t, want, partnership.EscapeMarkdown(text))
	}
}

func ExampleEscapeMarkdown() {
	fmt.Println(partnership.EscapeMarkdown("Legal | HR *shared*"))
	// Output: Legal \| HR \*shared\*
}
