package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// findings is a script that looks for what keeps people from using the page, and returns
// it in words.
const findings = `(() => {
	const found = [], seen = e => e.checkVisibility({checkVisibilityCSS: true});
	const all = s => [...document.querySelectorAll(s)];
	const say = (e, text) => found.push((e.id || e.outerHTML.slice(0, 80)) + ": " + text);
	const name = e => e.labels && e.labels.length ? [...e.labels].map(l => l.textContent.trim()).join(" ") : (e.getAttribute("aria-label") || e.textContent).trim();
	const names = new Map();
	for (const e of all("input, select, textarea, button, summary")) {
		if (e.tagName !== "BUTTON" && e.tagName !== "SUMMARY" && (!e.labels || e.labels.length !== 1)) say(e, "has not one label");
		if (!name(e)) say(e, "has no name");
		if (names.has(name(e))) say(e, "is called as another: " + name(e));
		names.set(name(e), e);
		if (e.required) say(e, "is required by the browser, which says so in its own words");
	}
	const ids = all("[id]").map(e => e.id);
	ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => found.push(id + ": occurs twice"));
	for (const a of ["aria-describedby", "aria-labelledby", "for"])
		for (const e of all("[" + a + "]"))
			for (const id of e.getAttribute(a).split(" ")) if (!document.getElementById(id)) say(e, a + " leads nowhere: " + id);
	let level = 0;
	for (const h of all("h1, h2, h3, h4, h5, h6").filter(seen)) {
		const at = +h.tagName[1];
		if (at > level + 1) say(h, "is of level " + at + " below one of " + level);
		level = at;
		if (!h.textContent.trim()) say(h, "is an empty heading");
	}
	if (all("h1").length !== 1) found.push("there is not one h1");
	for (const [what, n] of [["main", 1], ["header", 1], ["footer", 1], ["[role=status]", 1]])
		if (all(what).length !== n) found.push("there is not one " + what);
	if (document.documentElement.lang !== "en-GB") found.push("the language is not said");
	if (!document.title) found.push("there is no title");
	for (const t of all("table")) {
		if (!t.caption || !t.caption.textContent.trim()) say(t, "has no caption");
		for (const th of t.querySelectorAll("th")) if (!["col", "row"].includes(th.scope)) say(th, "is a heading without a scope");
		for (const r of t.querySelectorAll("tbody tr")) if (!r.querySelector("th[scope=row]")) say(r, "is a row without a heading");
	}
	for (const f of all("fieldset")) if (!f.querySelector("legend") || !f.querySelector("legend").textContent.trim()) say(f, "has no legend");
	for (const e of all("[tabindex]")) if (e.tabIndex > 0) say(e, "has a place of its own in the order");
	for (const e of all("svg")) if (e.getAttribute("aria-hidden") !== "true") say(e, "is a picture without words");
	for (const e of all("section, [role=region]")) if (!e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby") && e.closest("main") && !e.closest("#working, #pays, #changes, #leave")) say(e, "is a region without a name");
	for (const e of all("button, input, select, summary").filter(seen)) {
		const r = e.getBoundingClientRect();
		if (r.height < 24 || r.width < 24) say(e, "is too small to hit: " + r.width + " × " + r.height);
	}
	const rgb = c => { const m = c.match(/[\d.]+/g).map(Number); return {r: m[0], g: m[1], b: m[2], a: m.length > 3 ? m[3] : 1} };
	const light = c => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(c.r) + .7152 * f(c.g) + .0722 * f(c.b) };
	const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05) };
	const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.a === 1) return c } return {r: 255, g: 255, b: 255, a: 1} };
	let least = 99, texts = 0;
	for (const e of all("body *").filter(seen)) {
		if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.tagName !== "INPUT" && e.tagName !== "SELECT") continue;
		const c = ratio(rgb(getComputedStyle(e).color), behind(e));
		texts++;
		least = Math.min(least, c);
		if (c < 4.5) say(e, "has a contrast of only " + c.toFixed(2));
	}
	for (const e of all("input[type=text], select").filter(seen)) {
		const c = ratio(rgb(getComputedStyle(e).borderTopColor), behind(e.parentElement));
		if (c < 3) say(e, "has an edge with a contrast of only " + c.toFixed(2));
	}
	return {found, least, texts};
})()`

// check fails for everything that keeps people from using the page as it is now.
func (p *tab) check(when string) {
	p.t.Helper()
	found := eval[struct {
		Found []string `json:"found"`
		Least float64  `json:"least"`
		Texts int      `json:"texts"`
	}](p, findings)
	assert.Empty(p.t, found.Found, when)
	require.Greater(p.t, found.Texts, 50)
	p.t.Logf("%s: the least contrast of %d texts is %.2f", when, found.Texts, found.Least)

	tree := call(p, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	counts := map[string]int{}
	for _, node := range tree.Nodes {
		if node.Ignored || node.Role == nil {
			continue
		}
		var role, name string
		require.NoError(p.t, json.Unmarshal(node.Role.Value, &role))
		if node.Name != nil && len(node.Name.Value) > 0 {
			require.NoError(p.t, json.Unmarshal(node.Name.Value, &name))
		}
		counts[role]++
		if slices.Contains([]string{"textbox", "combobox", "button", "link", "heading", "table", "region", "form", "option"}, role) {
			assert.NotEmptyf(p.t, name, "%s: a %s without a name", when, role)
		}
	}
	assert.Greater(p.t, counts["textbox"], 10, "%v", counts)
	assert.Equal(p.t, counts["table"] > 0, counts["rowheader"] > 0)
	assert.Equal(p.t, 1, counts["status"])
}

func TestAccess_LabelsHeadingsTablesContrast(t *testing.T) {
	p := open(t, 1366)
	p.check("the example")
	for _, formula := range []string{"equal", "driver/hours", "shares", "fixed-first", "percent-first", "rate"} {
		p.set("scheme-formula", formula)
		p.set("proposed-formula", formula)
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach(d => d.open = true)`))
		p.check("both formulas " + formula)
	}
	p.set("cost-total", "x")
	p.do(chromedp.Click(chromedp.CSS("#form .primary")))
	p.check("with errors")
	p.do(chromedp.Click(chromedp.CSS("#blank")), chromedp.Click(chromedp.CSS("#form .primary")))
	p.check("an empty form")
	p.size(320, 800)
	p.do(chromedp.Click(chromedp.CSS("#example")))
	p.check("narrow")
}

// wide is a script that returns what is wider than the window, but for tables, which scroll
// in a frame of their own.
const wide = `[document.documentElement.scrollWidth > innerWidth ? "the page: " + document.documentElement.scrollWidth : "",
	...[...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll, .hidden, .skip") && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 90))].filter(x => x)`

// At 320 pixels, which is 1280 at 400 %, nothing but a table needs scrolling to the side; nor
// at 200 %, nor with text twice as large, nor with the text spaced out (WCAG 1.4.4, 1.4.10, 1.4.12).
func TestAccess_ReflowZoomAndSpacing(t *testing.T) {
	p := open(t, 1366)
	p.do(chromedp.Click(chromedp.CSS("#add-council")))
	p.set("scheme-formula", "shares")
	p.set("name-council-4", "Kingston upon Hull and the East Riding of Yorkshire Metropolitan Borough")
	for _, width := range []int64{1366, 1200, 1199, 800, 683, 320} {
		p.size(width, 900)
		assert.Emptyf(t, eval[[]string](p, wide), "%d pixels", width)
	}
	p.whole("narrow-errors")
	p.do(chromedp.Click(chromedp.CSS("#example")))
	p.whole("narrow")
	p.size(683, 450)
	p.window("zoom-200")
	p.size(1280, 900)
	p.do(chromedp.Evaluate[chromedp.Void](`document.documentElement.style.fontSize = "200%"`))
	assert.Empty(t, eval[[]string](p, wide), "text twice as large")
	p.window("text-200")
	p.do(chromedp.Evaluate[chromedp.Void](`document.documentElement.style.fontSize = "";
		const s = new CSSStyleSheet(); s.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
		document.adoptedStyleSheets = [s]`))
	p.size(320, 900)
	assert.Empty(t, eval[[]string](p, wide), "text spaced out")
}

// The bars are told apart without colour: one is filled, the other hollow.
func TestAccess_GreyForcedColoursAndMotion(t *testing.T) {
	p := open(t, 1366)
	p.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("changes").scrollIntoView()`))
	bars := func() (more, less, line, ground string) {
		get := func(selector, property string) string {
			return eval[string](p, fmt.Sprintf("getComputedStyle(document.querySelector(%s)).%s", js(selector), property))
		}
		return get(".more", "fill"), get(".less", "fill"), get(".less", "stroke"), get("body", "backgroundColor")
	}
	more, less, line, ground := bars()
	assert.Equal(t, []string{"rgb(11, 12, 12)", "rgb(255, 255, 255)", "rgb(11, 12, 12)", "rgb(255, 255, 255)"}, []string{more, less, line, ground})
	call(p, emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: "achromatopsia"})
	p.window("grey")
	call(p, emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: "none"})

	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}}})
	more, less, line, ground = bars()
	assert.NotEqual(t, more, less, "filled and hollow with the colours of the reader too")
	assert.Equal(t, ground, less)
	assert.Equal(t, more, line)
	p.window("forced-colours")
	p.do(chromedp.Focus(chromedp.CSS("#cost-total")))
	p.window("forced-colours-focus")

	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
	assert.Equal(t, 0, eval[int](p, `document.getAnimations().length`))
	assert.Equal(t, 0, eval[int](p, `[...document.querySelectorAll("*")].filter(e => getComputedStyle(e).transitionDuration !== "0s" || getComputedStyle(e).animationName !== "none").length`), "nothing moves by itself")
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	assert.False(t, eval[bool](p, `document.getElementById("form").checkVisibility()`), "what is printed is the result")
	p.whole("print")
}
