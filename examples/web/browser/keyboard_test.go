package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// press presses keys, one after the other, as a keyboard does: where the page has taken the
// key, no character comes after it.
func (p *tab) press(keys string) {
	p.t.Helper()
	for _, r := range keys {
		for _, event := range kb.Encode(r) {
			if event.Type == kb.KeyDown {
				event.Type = input.DispatchKeyEventTypeRawKeyDown
			}
			call(p, input.DispatchKeyEvent, *event)
		}
	}
}

// replace types a text in place of what is in the field with the focus.
func (p *tab) replace(text string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.press(text)
}

// focused returns the id of the element with the focus, or its tag if it has none.
func (p *tab) focused() string {
	p.t.Helper()
	return eval[string](p, "document.activeElement.id || document.activeElement.tagName")
}

// tabTo presses Tab until an element has the focus.
func (p *tab) tabTo(id string) {
	p.t.Helper()
	for range 200 {
		p.press(kb.Tab)
		if p.focused() == id {
			return
		}
	}
	p.t.Fatalf("200 times Tab does not lead to %s", id)
}

// typeInto goes to a field by Tab, and types a text in place of what is in it.
func (p *tab) typeInto(id, text string) {
	p.t.Helper()
	p.tabTo(id)
	p.replace(text)
}

// choose goes to a list by Tab, and presses the arrow down until a choice is shown.
func (p *tab) choose(id, title string) {
	p.t.Helper()
	p.tabTo(id)
	shown := "(e => e.options[e.selectedIndex].text)(document.getElementById(" + js(id) + "))"
	p.press(kb.Home)
	for range 20 {
		if eval[string](p, shown) == title {
			require.Equal(p.t, id, p.focused(), "a choice leaves the focus where it is")
			return
		}
		p.press(kb.ArrowDown)
	}
	p.t.Fatalf("%s has no choice %s", id, title)
}

// An officer works the page from end to end without a mouse: from an empty form to who pays
// what, who gains and loses, and what leaving would cost.
func TestKeyboardAlone(t *testing.T) {
	p := open(t, 1366)
	p.press(kb.Tab)
	assert.Equal(t, "Skip to the form", eval[string](p, "document.activeElement.textContent"), "the first thing to reach")
	assert.GreaterOrEqual(t, eval[float64](p, "document.activeElement.getBoundingClientRect().left"), 0.0, "and it shows")
	p.press(kb.Enter)
	assert.Equal(t, "form", p.focused())
	p.tabTo("blank")
	p.press(kb.Enter)
	assert.Contains(t, p.text("pays"), "once the form is filled in")
	assert.Equal(t, "", p.text("problems"), "nothing is wrong with what nobody has been in yet")

	p.typeInto("service-name", "Shared licensing")
	p.typeInto("cost-first", "1 April 2026")
	p.typeInto("cost-last", "31 March 2027")
	p.typeInto("cost-total", "900,000")
	for _, council := range []struct{ id, name, population, caseload string }{
		{"council-1", "Aston", "100,000", "1,500"},
		{"council-2", "Barlow", "200,000", "1,200"},
	} {
		p.typeInto("name-"+council.id, council.name)
		p.typeInto("figure-population~"+council.id, council.population)
		p.typeInto("figure-caseload~"+council.id, council.caseload)
	}
	p.tabTo("add-council")
	p.press(kb.Enter)
	assert.Equal(t, "name-council-3", p.focused(), "the name of the new council is next")
	p.press("Colwich")
	p.typeInto("figure-population~council-3", "300,000")
	p.typeInto("figure-caseload~council-3", "2,300")
	assert.Equal(t, "Colwich", eval[string](p, `document.querySelector("legend [data-org=council-3]").textContent`), "its name is wherever it is spoken of")

	p.tabTo("add-council")
	p.press(kb.Tab) // the sources are folded away
	p.press(kb.Enter)
	p.typeInto("source-population", "ONS")
	p.typeInto("day-population", "30/6/2025")
	p.typeInto("source-caseload", "Case system")
	p.typeInto("day-caseload", "31 March 2026")
	p.choose("scheme-formula", "By population")
	assert.Contains(t, p.text("pays"), "Aston\t£150,000.00\t16.7%")
	assert.Contains(t, p.text("pays"), "Colwich\t£450,000.00\t50.0%")
	assert.Contains(t, p.text("status"), "Aston pays £150,000.00, Barlow pays £300,000.00, Colwich pays £450,000.00.", "and it is read out")
	p.choose("proposed-formula", "By caseload")
	assert.Contains(t, p.text("changes"), "Aston pays £120,000.00 more (+80%)")
	p.choose("proposed-formula", "A fixed sum first, then the rest")
	p.typeInto("proposed-fixed", "300000") // 100,000 each, and 600,000 by population
	assert.Contains(t, p.text("changes"), "Aston pays £50,000.00 more (+33.33%)")
	assert.Contains(t, p.text("changes"), "Colwich pays £50,000.00 less (−11.11%)")

	p.typeInto("months", "24")
	p.tabTo("add-cost-last")
	p.press(" ")
	assert.Equal(t, "item-1-name", p.focused())
	p.press("Moving files")
	p.typeInto("item-1-amount", "60000")
	p.typeInto("alone-council-3", "30000")
	assert.Contains(t, p.text("leave"), "Colwich\t£60,000.00\t£780,000.00\t£900,000.00\t24\t8")
	p.press(kb.Enter)
	assert.Equal(t, "pays-title", p.focused(), "Enter leads to the result")
	assert.Equal(t, "", p.text("problems"))
	p.window("keyboard-result")

	p.do(chromedp.Focus(chromedp.CSS("#months")))
	for range 200 { // back to the councils
		p.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
		if p.focused() == "remove-council-council-2" {
			break
		}
	}
	require.Equal(t, "remove-council-council-2", p.focused())
	assert.Equal(t, "Remove Barlow", eval[string](p, "document.activeElement.textContent"))
	p.press(kb.Enter)
	assert.Equal(t, "councils-title", p.focused(), "the focus is not lost with the button")
	assert.Equal(t, "Removed Barlow.", p.text("status"))
	assert.Contains(t, p.text("pays"), "Aston\t£225,000.00\t25.0%")
}

// Tab visits everything that can be worked, in the order of the page, shows where it is,
// and leads out again at the end.
func TestFocus_InOrderSeenAndNotTrapped(t *testing.T) {
	for _, width := range []int64{1366, 320} {
		p := open(t, width)
		p.do(chromedp.Evaluate[chromedp.Void](`window.order = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
			.filter(e => e.checkVisibility({checkVisibilityCSS: true}) && !e.hidden)`))
		all := eval[int](p, "order.length")
		require.Greater(t, all, 50)
		last := -1
		for i := range all {
			p.press(kb.Tab)
			at := eval[int](p, "order.indexOf(document.activeElement)")
			require.Greaterf(t, at, last, "step %d of %d leads back or out: %s", i, all, p.focused())
			last = at
			seen := eval[string](p, `(e => { const s = getComputedStyle(e), r = e.getBoundingClientRect();
				return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ? "" : "no outline ") +
					(r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth ? "" : "out of sight ") + (e.id || e.textContent) })(document.activeElement)`)
			assert.False(t, strings.HasPrefix(seen, "no outline") || strings.HasPrefix(seen, "out of sight"), seen)
		}
		assert.GreaterOrEqual(t, last, all-3, "nearly all of it is visited: Chromium passes over what cannot be scrolled")
		p.press(kb.Tab)
		assert.Less(t, eval[int](p, "order.indexOf(document.activeElement)"), 1, "it leads out, or to the beginning")
	}
}

// The two links at the top lead past everything that comes before the form and the result.
func TestKeyboard_SkipsToTheFormAndTheResult(t *testing.T) {
	p := open(t, 1366)
	p.press(kb.Tab + kb.Enter)
	assert.Equal(t, "form", p.focused())
	p.press(kb.Tab)
	assert.Equal(t, "service-name", p.focused())
	p = open(t, 1366)
	p.press(kb.Tab + kb.Tab + kb.Enter)
	assert.Equal(t, "result", p.focused())
}
