package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/examples/web/form"
)

// set puts a text into a field and leaves it, as somebody who types does.
func (p *tab) set(id, text string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(e => { e.value = %s;
		e.dispatchEvent(new Event("input", {bubbles: true}));
		e.dispatchEvent(new Event("change", {bubbles: true}));
		return true })(document.getElementById(%s))`, js(text), js(id)))
}

// What the browser shows is what the form, run here, comes to.
func TestPage_ShowsWhatTheFormComesTo(t *testing.T) {
	p := open(t, 1366)
	f := form.Example()
	for _, x := range [][2]string{
		{"", ""},
		{"cost-total", "1234567.89"},
		{"scheme-formula", "percent-first"},
		{"scheme-percent", "33.3"},
		{"scheme-basis-1", "hours"},
		{"scheme-most", "500000"},
		{"proposed-formula", "shares"},
		{"proposed-share-ashcombe", "1/3"},
		{"proposed-share-brindleton", "1/3"},
		{"proposed-share-corvedale", "1/3"},
		{"proposed-rounding", "thousand"},
		{"item-1-amount", ""},
	} {
		if x[0] != "" {
			p.set(x[0], x[1])
			f.Type(x[0], x[1])
		}
		want := f.Results()
		for id, html := range map[string]string{"pays": want.Pays, "changes": want.Changes, "leave": want.Leaving, "working": want.Working} {
			same := eval[bool](p, fmt.Sprintf(`(() => { const e = document.createElement("div"); e.innerHTML = %s; return e.innerHTML === document.getElementById(%s).innerHTML })()`, js(html), js(id)))
			assert.Truef(t, same, "%v: %s", x, id)
		}
	}
	assert.Contains(t, p.text("pays"), "£")
}

func TestPage_WorksWithoutItsServer(t *testing.T) {
	p := open(t, 1366)
	loaded := eval[[]string](p, `performance.getEntriesByType("resource").map(e => e.name)`)
	for _, name := range loaded {
		assert.True(t, strings.HasPrefix(name, p.url), "%s is from elsewhere", name)
	}
	assert.ElementsMatch(t, []string{p.url + "/style.css", p.url + "/start.js", p.url + "/wasm_exec.js", p.url + "/page.wasm"}, loaded)
	p.stop()
	p.set("cost-total", "600000")
	p.set("scheme-formula", "equal")
	assert.Contains(t, p.text("pays"), "Ashcombe\t£200,000.00\t33.3%")
	assert.Equal(t, loaded, eval[[]string](p, `performance.getEntriesByType("resource").map(e => e.name)`), "and asks for nothing")
}

// A text that cannot be read, and what is missing, is said beside the field and at the top.
func TestPage_ErrorsBesideTheirFields(t *testing.T) {
	p := open(t, 1366)
	beside := func(id string) string {
		return eval[string](p, fmt.Sprintf(`(e => [e.getAttribute("aria-invalid"), e.dataset.pointer,
			e.getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id)).filter(x => !x.hidden).map(x => x.textContent).join(" | ")].join(" | "))(document.getElementById(%s))`, js(id)))
	}
	p.do(chromedp.Focus(chromedp.CSS("#cost-total")))
	p.replace("12x")
	assert.Equal(t, " | /cost/total | For that year, in pounds", beside("cost-total"), "nothing is wrong while somebody types")
	assert.Contains(t, p.text("pays"), "there is 1 thing to fill in or put right", "but the result is not that of before")
	p.press(kb.Tab)
	assert.Equal(t, "true | /cost/total | For that year, in pounds | Error: Total cost must be an amount in pounds, such as 3,400,000 or 1250.50", beside("cost-total"))
	assert.Equal(t, "There is a problem\nTotal cost must be an amount in pounds, such as 3,400,000 or 1250.50", strings.TrimSpace(p.text("problems")))
	assert.Equal(t, "Error: Who pays for a shared service", eval[string](p, "document.title"))
	p.set("figure-population~brindleton", "")
	p.set("source-caseload", "")
	assert.Equal(t, "true | /figures/3/value | Error: Enter the population of Brindleton", beside("figure-population~brindleton"))
	p.whole("errors")

	// Enter asks for the result, and leads to what is wrong. From there a link leads to the
	// field, also where it is folded away.
	p.do(chromedp.Focus(chromedp.CSS("#service-name")))
	p.press(kb.Enter)
	assert.Equal(t, "summary", p.focused())
	p.press(kb.Tab + kb.Tab + kb.Tab + kb.Enter)
	assert.Equal(t, "source-caseload", p.focused())
	p.press("Case system")
	p.set("cost-total", "90")
	p.set("figure-population~brindleton", "200000")
	assert.Equal(t, "", p.text("problems"))
	assert.Equal(t, " | /cost/total | For that year, in pounds", beside("cost-total"))
	assert.Equal(t, "Who pays for a shared service", eval[string](p, "document.title"))
	assert.Contains(t, p.text("pays"), "Ashcombe\t£15.00")

	p.set("cost-last", "1 March 2026") // what only the library knows
	assert.Equal(t, "true | /cost/term/last | For example, 31 March 2027 | Error: Last day of the year: 1 March 2026 is before the first day, 1 April 2026", beside("cost-last"))
	assert.Equal(t, 1, eval[int](p, `document.querySelectorAll("[aria-invalid=true]").length`))
}

// A document that was saved is opened again with all that was in it, and one that is wrong
// changes nothing.
func TestPage_SavesAndOpens(t *testing.T) {
	p := open(t, 1366)
	folder := t.TempDir()
	_, err := chromedp.CallBrowser(p.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, EventsEnabled: new(true),
	})
	require.NoError(t, err)
	events := chromedp.BrowserEvents(p.ctx, cdpbrowser.DownloadProgress)
	p.set("service-name", "Audit <b>&amp; risk</b>")
	p.set("name-corvedale", "Corve & Dale")
	p.set("cost-total", "£2,000,000.10")
	p.set("scheme-formula", "shares")
	p.set("scheme-share-ashcombe", "2/3")
	p.set("scheme-share-brindleton", "1/6")
	p.set("scheme-share-corvedale", "1/6")
	p.set("figure-hours~ashcombe", "")
	results := `["pays", "changes", "leave", "working"].map(id => document.getElementById(id).innerHTML)`
	before := eval[[]string](p, results)
	assert.Contains(t, p.text("pays"), "Audit <b>&amp; risk</b>, 1 April 2026", "a name is no markup")
	assert.Contains(t, p.text("pays"), "Ashcombe\t£1,333,333.40")

	p.tabTo("save")
	p.press(kb.Enter)
	for event, err := range events {
		require.NoError(t, err)
		if event.State == cdpbrowser.DownloadProgressStateCompleted {
			break
		}
	}
	assert.Equal(t, "The document is saved.", p.text("status"))
	file := filepath.Join(folder, "shared-service.json")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	document, err := form.Read(text)
	require.NoError(t, err)
	require.NoError(t, document.Validate())
	assert.Equal(t, "2000000.10", document.Cost.Total.String())

	p.tabTo("blank")
	p.press(kb.Enter)
	assert.NotContains(t, p.text("pays"), "£")
	p.tabTo("back")
	p.press(kb.Enter)
	assert.Equal(t, before, eval[[]string](p, results), "what somebody typed is not lost by starting again")
	p.press(kb.Enter)
	assert.NotEqual(t, before, eval[[]string](p, results))
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open"), []string{file}))
	p.wait(`document.getElementById("status").textContent.startsWith("The document is open.")`)
	assert.Equal(t, before, eval[[]string](p, results))
	assert.Equal(t, "2/3", eval[string](p, `document.getElementById("scheme-share-ashcombe").value`))
	assert.Equal(t, "", p.text("problems"))

	wrong := filepath.Join(folder, "wrong.json")
	require.NoError(t, os.WriteFile(wrong, []byte(strings.Replace(string(text), `"months"`, `"weeks"`, 1)), 0o600))
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open"), []string{wrong}))
	p.wait(`document.getElementById("summary") !== null`)
	assert.Contains(t, p.text("problems"), "The document cannot be opened. The form is as it was")
	assert.Contains(t, p.text("problems"), "Weeks (/weeks): unknown key")
	assert.Equal(t, "summary", p.focused())
	assert.Equal(t, before, eval[[]string](p, results), "nothing is lost")
	p.window("refused")

	large := filepath.Join(folder, "large.json")
	require.NoError(t, os.WriteFile(large, []byte(strings.Repeat(" ", 1_000_001)), 0o600))
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open"), []string{large}))
	p.wait(`document.getElementById("problems").textContent.includes("larger than 1 MB")`)
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open"), []string{file}))
	p.wait(`document.getElementById("problems").textContent === ""`)
	assert.Equal(t, "", p.text("open~error"))

	p.do(chromedp.Evaluate[chromedp.Void](`window.whole = File.prototype.arrayBuffer; File.prototype.arrayBuffer = () => Promise.reject(new Error("gone"))`))
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open"), []string{file}))
	p.wait(`document.getElementById("problems").textContent.includes("The file cannot be read")`)
	assert.Equal(t, before, eval[[]string](p, results), "nothing is lost")
	p.do(chromedp.Evaluate[chromedp.Void](`File.prototype.arrayBuffer = window.whole`))
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open"), []string{file}))
	p.wait(`document.getElementById("problems").textContent === ""`)

	p.set("cost-total", "many")
	p.do(chromedp.Click(chromedp.CSS("#save")))
	assert.Contains(t, p.text("problems"), "The document cannot be saved yet")
}

// Who types something wrong and then presses a button gets what the button does: what comes
// in at the top of the page must not move the button away before the mouse is up.
func TestPage_WhatIsWrongDoesNotSwallowAClick(t *testing.T) {
	p := open(t, 1366)
	p.do(chromedp.Focus(chromedp.CSS("#cost-total")))
	p.replace("many")
	assert.Equal(t, "", p.text("problems"), "nothing is wrong while somebody types")
	p.do(chromedp.Click(chromedp.CSS("#save")))
	assert.Contains(t, p.text("problems"), "The document cannot be saved yet")
	assert.Equal(t, "summary", p.focused())
	p.do(chromedp.Focus(chromedp.CSS("#cost-total")))
	p.replace("more")
	p.do(chromedp.Click(chromedp.CSS("h1"))) // nothing
	p.wait(`document.getElementById("cost-total~error").textContent !== ""`)
	assert.Equal(t, "Error: Who pays for a shared service", eval[string](p, "document.title"))
}

// What is counted is renamed and added with the keyboard, and the focus stays where it went
// while all labels and choices are written anew.
func TestPage_FiguresOfTheirOwn(t *testing.T) {
	p := open(t, 1366)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("details").open = true`))
	p.do(chromedp.Focus(chromedp.CSS("#counted-caseload")))
	p.replace("Planning applications")
	p.press(kb.Tab)
	p.wait(`document.querySelector("#proposed-formula option:checked").textContent === "By planning applications"`)
	assert.Equal(t, "counted-hours", p.focused(), "there is no button to remove what a formula uses")
	assert.Equal(t, "Planning applications of Ashcombe", eval[string](p, `document.querySelector("label[for='figure-caseload~ashcombe']").textContent`))
	assert.Contains(t, p.text("working"), "planning applications")
	p.do(chromedp.Focus(chromedp.CSS("#counted-hours")))
	p.replace("Hours")
	p.do(chromedp.Click(chromedp.CSS("#name-ashcombe"))) // which is written anew meanwhile
	p.wait(`document.querySelector("label[for='figure-hours~ashcombe']").textContent === "Hours of Ashcombe"`)
	assert.Equal(t, "name-ashcombe", p.focused())
	p.press("Ash")
	assert.Contains(t, p.text("pays"), "Ash")
	p.do(chromedp.Focus(chromedp.CSS("#add-driver")))
	p.press(" ")
	assert.Equal(t, "counted-figure-4", p.focused())
	p.press("Households")
	p.press(kb.Tab + kb.Enter) // the button beside it removes it again
	assert.Equal(t, "add-driver", p.focused())
	assert.False(t, eval[bool](p, `document.body.innerHTML.includes("figure-4")`))
	assert.Equal(t, "", p.text("problems"))
}

// The browser asks before it drops what was not saved, and only then.
func TestPage_AsksBeforeItDropsWhatWasNotSaved(t *testing.T) {
	p := open(t, 1366)
	asks := func() bool {
		return eval[bool](p, `(() => { const e = new Event("beforeunload", {cancelable: true}); dispatchEvent(e); return e.defaultPrevented })()`)
	}
	assert.False(t, asks(), "the example is lost to nobody")
	p.set("cost-total", "900,000")
	assert.False(t, asks(), "nothing has changed")
	p.set("cost-total", "9oo")
	assert.True(t, asks())
	p.set("cost-total", "910,000")
	assert.True(t, asks())
	_, err := chromedp.CallBrowser(p.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: t.TempDir(),
	})
	require.NoError(t, err)
	p.do(chromedp.Click(chromedp.CSS("#save")))
	assert.Equal(t, "The document is saved.", p.text("status"))
	assert.False(t, asks(), "it is saved")
	p.set("name-ashcombe", "Ash")
	assert.True(t, asks())
	p.do(chromedp.Click(chromedp.CSS("#blank")))
	assert.False(t, asks(), "there is nothing in it")
	p.do(chromedp.Click(chromedp.CSS("#back")))
	assert.True(t, asks(), "what is back is still not saved")
}

// work returns how long the thread of the page has worked so far, in milliseconds, whatever
// else the machine has to do meanwhile.
func (p *tab) work() float64 {
	p.t.Helper()
	for _, metric := range call(p, performance.GetMetrics, cdp.Empty{}).Metrics {
		if metric.Name == "TaskDuration" {
			return metric.Value * 1000
		}
	}
	p.t.Fatal("the browser does not say how long it has worked")
	return 0
}

// What is held to is the work of the page: under 1 s to the first result, and under 50 ms for
// a change, with its layout and drawing. The time by the clock, on whatever machine runs the
// tests, is printed, and held to bounds that a machine with nothing else to do is far below.
func TestPage_Times(t *testing.T) {
	p := blankTab(t, 1366)
	call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	before := p.work()
	p.do(chromedp.Navigate(p.url), chromedp.WaitVisible(chromedp.CSS("#pays table")))
	loading := p.work() - before
	t.Logf("the work up to the first result: %.0f ms", loading)
	assert.Positive(t, loading)
	assert.Less(t, loading, 1000.0, "ms")
	first := eval[float64](p, `performance.getEntriesByName("first-result")[0].startTime`)
	t.Logf("to load: %.2f MB compressed; first result after %.0f ms", float64(built.Compressed())/1e6, first)
	assert.Less(t, built.Compressed(), 2_500_000)
	assert.Less(t, first, 10_000.0, "ms")
	for _, councils := range []int{3, 20} {
		for range councils - 3 {
			p.do(chromedp.Click(chromedp.CSS("#add-council")))
		}
		eval[bool](p, `[...document.querySelectorAll("[data-region=councils] input")].every((e, i) => { if (!e.value) {
			e.value = e.id.startsWith("name") ? "Council " + i : 1000 + i; e.dispatchEvent(new Event("input", {bubbles: true})) } return true })`)
		p.do(chromedp.Evaluate[chromedp.Void](`window.measure = async (id, event, values) => { const took = []; for (const value of values) {
				const e = document.getElementById(id), start = performance.now();
				e.value = value;
				e.dispatchEvent(new Event(event, {bubbles: true}));
				document.body.offsetHeight; // the layout too
				took.push(performance.now() - start);
				await new Promise(requestAnimationFrame) } return took }`))
		for _, change := range [][3]string{
			{"cost-total", "input", `Array.from({length: 40}, (_, i) => 800000 + i)`},
			{"figure-population~ashcombe", "input", `Array.from({length: 40}, (_, i) => 1000 + i)`},
			{"scheme-formula", "change", `Array(4).fill(["equal", "driver/caseload", "shares", "fixed-first", "rate", "driver/population"]).flat()`},
			{"proposed-formula", "change", `Array(4).fill(["equal", "driver/population", "fixed-first", "rate", "driver/caseload"]).flat()`},
		} {
			before := p.work()
			took, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]float64](fmt.Sprintf("measure(%s, %s, %s)", js(change[0]), js(change[1]), change[2]), chromedp.EvalAwaitPromise))
			require.NoError(t, err)
			each := (p.work() - before) / float64(len(took))
			assert.Positive(t, each)
			if councils == 3 {
				assert.Less(t, each, 50.0, "ms of work for a change of "+change[0])
			}
			first, median := took[0], 0.0
			slices.Sort(took)
			median = took[len(took)/2]
			t.Logf("%d councils, %s changed %d times: %.1f ms of work each; by the clock: median %.1f ms, nine of ten within %.1f ms, slowest %.1f ms, first %.1f ms",
				councils, change[0], len(took), each, median, took[len(took)*9/10], took[len(took)-1], first)
			assert.Less(t, median, 500.0, "ms")
		}
	}
	assert.Contains(t, p.text("pays"), "£")
}
