package report_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
)

func TestEscapeMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"R&D | <b>*all*</b>":         `R\&D \| \<b\>\*all\*\</b\>`,
		"controllers_activity":       "controllers_activity",
		"_all_ of it_":               `\_all\_ of it\_`,
		"a__b_é_1":                   `a\_\_b_é_1`,
		" line\none\u0007 ":          "line one",
		"`code` [link] ~gone~ \\n":   "\\`code\\` \\[link\\] \\~gone\\~ \\\\n",
		"Harrow and Barnet, £1.50 %": "Harrow and Barnet, £1.50 %",
		"C # $x$":                    `C \# \$x\$`,
		"a  b\u00a0c":                "a b c",
		"12:30, 1) a + b - c = d":    "12:30, 1) a + b - c = d",
	} {
		assert.Equal(t, want, report.EscapeMarkdown(text), "%q", text)
	}
}

func TestEscapeMarkdown_BeginsNoBlock(t *testing.T) {
	for text, want := range map[string]string{
		"-":         `\-`,
		"- a":       `\- a`,
		"---":       `\---`,
		"- - -":     `\- - -`,
		"+ a":       `\+ a`,
		"===":       `\===`,
		"=":         `\=`,
		"1. a":      `1\. a`,
		"12) a":     `12\) a`,
		"7.":        `7\.`,
		"# a":       `\# a`,
		"> a":       `\> a`,
		"1.5":       "1.5",
		"1 a":       "1 a",
		"12":        "12",
		". a":       ". a",
		") a":       ") a",
		"1- a":      "1- a",
		"1= a":      "1= a",
		"-12.50":    "-12.50",
		"+12.50":    "+12.50",
		"=1":        "=1",
		"-=":        "-=",
		"- a@b.c |": "\\- `a@b.c` \\|",
	} {
		assert.Equal(t, want, report.EscapeMarkdown(text), "%q", text)
	}
}

func TestEscapeMarkdown_AddressesDoNotBecomeLinks(t *testing.T) {
	for text, want := range map[string]string{
		"see https://a.example/b_c?d=1&e. Now": "see `https://a.example/b_c?d=1&e`. Now",
		"(WWW.a.example)":                      "(`WWW.a.example`)",
		"www.":                                 "`www`.",
		"write to clerk@a.example, please":     "write to `clerk@a.example`, please",
		"mailto:clerk@a.example":               "`mailto:clerk@a.example`",
		"@a@b.c":                               "`@a@b.c`",
		"*http://a*|b":                         "`*http://a*`\\|b",
		"`a@b.c`":                              "\\``a@b.c`\\`",
		"@harrow.":                             "`@harrow`.",
		"(@harrow)":                            "(`@harrow`)",
		"a/@harrow":                            "`a/@harrow`",
		"@ @. é@b":                             "@ @. é@b",
		":smile: @user 0a1da6b":                ":`smile`: `@user` `0a1da6b`",
		":+1::100:":                            ":`+1::100`:",
		"a:b: c :d e: :: :é.f:":                "a:b: c :d e: :: :é.f:",
		":.f: :(a: :b.:":                       ":.f: :(a: :b.:",
		"at 10:30:00, 2:1":                     "at 10:30:00, 2:1",
		"x/:tada:/y":                           "`x/:tada:/y`",
		"org@0a1da6b":                          "`org@0a1da6b`",
		"1234567 defaced 0a1da6 0A1DA6B":       "1234567 defaced 0a1da6 0A1DA6B",
		strings.Repeat("0a", 20) + " é0a1da6b": "`" + strings.Repeat("0a", 20) + "` é0a1da6b",
		strings.Repeat("0a", 20) + "0":         strings.Repeat("0a", 20) + "0",
		"2@£5":                                 "2@£5",
		"http: //a":                            "http: //a",
		"ftp://a":                              "`ftp://a`",
	} {
		assert.Equal(t, want, report.EscapeMarkdown(text), "%q", text)
	}
}

// All forms treat these characters alike.
func TestEscape_HarmlessCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00b\tc\r\nd\u0085e\u2028f": "a b c d e f",
		"\xff\xc3a":                    "\ufffd\ufffda",
		"\ufffd":                       "\ufffd",
		"gov\u00adern":                 "govern",
		"a\u200b b\ufeff":              "a b",
		"\u200b a":                     "a",
		"a\u2060\u2061\u2064\u2065b":   "a\u2065b",
		"\U0001f3f4\U000e0067\U000e0000\U000e007fx\U000e0080": "\U0001f3f4x\U000e0080",
		"\u061c\u200e\u200f":                     "\ufffd\ufffd\ufffd",
		"\u2029\u202a\u202b\u202c\u202d\u202e":   "\ufffd\ufffd\ufffd\ufffd\ufffd",
		"\u2066\u2069\u206f\u2070":               "\ufffd\ufffd\ufffd\u2070",
		"\ufff8\ufff9\ufffb\ufffc\ufffe\uffff":   "\ufff8\ufffd\ufffd\ufffc\ufffd\ufffd",
		"می\u200cخواهم 👩\u200d👧":                 "می\u200cخواهم 👩\u200d👧",
		"Ynys Môn, £1 – “a”":                     "Ynys Môn, £1 – “a”",
		" a":                                     "a",
		"a ":                                     "a",
		"a b":                                    "a b",
		"\u200c\u2010\u202f\u2027":               "\u200c\u2010 \u2027",
		"\U000dffff":                             "\U000dffff",
		"\u205f\u200a\u200d":                     "\u200d",
		strings.Repeat("a\u202e", 3) + "\u202fb": "a\ufffda\ufffda\ufffd b",
	} {
		assert.Equal(t, want, report.EscapeMarkdown(text), "%q", text)
		assert.Equal(t, want, report.EscapeHTML(text), "%q", text)
	}
}

func TestEscapeHTML(t *testing.T) {
	assert.Equal(t, "&lt;a b=&#34;c&#34;&gt; &amp;amp; &#39;d&#39; é", report.EscapeHTML(`<a b="c"> &amp; 'd' é`))
}
