//go:build js && wasm

package main

import (
	"runtime/debug"
	"strconv"
	"strings"
	"syscall/js"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/examples/web/form"
	"github.com/seed9ad77866/sharedservices/partnership"
)

func main() {
	debug.SetGCPercent(400) // the page is small, and a pause is felt
	p := &page{document: js.Global().Get("document"), form: form.Example(), written: map[string]string{}}
	p.kept = p.form.State()
	p.after = js.FuncOf(func(js.Value, []js.Value) any {
		switch {
		case p.renamed:
			p.renamed = false
			p.again()
		default:
			p.problems("")
		}
		return nil
	})
	p.listen()
	p.guard()
	p.show("")
	p.get("loading").Set("hidden", true)
	p.get("work").Set("hidden", false)
	performance().Call("mark", "first-result")
	select {}
}

// page is the form in the browser.
type page struct {
	document   js.Value
	form       *form.Form
	before     *form.Form        // what was there before somebody opened a document or started again; nil: nothing
	written    map[string]string // what was written into each element last, by its id or region
	shown      map[string]string // what is said to be wrong beside each field, by its id; nil: not known, because fields were written anew
	refused    []form.Problem    // what is wrong with the document that somebody tried to open or save
	heading    string            // and what stands above that
	kept       string            // the state of the form when it was last saved, opened or started
	keptBefore string            // and that of the form before
	pressed    bool              // a button of the mouse, a finger or a pen is down
	late       bool              // what is wrong is to be written once it is up
	after      js.Func           // which does that
	renamed    bool              // the form is to be written anew, because something in it is called otherwise
}

// performance is the clock of the browser.
func performance() js.Value { return js.Global().Get("performance") }

// get returns the element with an id.
func (p *page) get(id string) js.Value { return p.document.Call("getElementById", id) }

// hear calls handle when something happens to an element or inside it.
func (p *page) hear(element js.Value, event string, handle func(event js.Value)) {
	element.Call("addEventListener", event, js.FuncOf(func(_ js.Value, args []js.Value) any {
		handle(args[0])
		return nil
	}))
}

// on is hear for what changes the form, and measures how long it takes.
func (p *page) on(element js.Value, event string, handle func(event, target js.Value)) {
	p.hear(element, event, func(happened js.Value) {
		start := performance().Call("now")
		handle(happened, happened.Get("target"))
		performance().Call("measure", event, map[string]any{"start": start})
	})
}

// listen says what happens when somebody types, chooses and presses buttons.
func (p *page) listen() {
	p.listenToForm()
	p.listenToButtons()
}

// listenToForm says what happens in the fields of the form.
func (p *page) listenToForm() {
	formElement := p.get("form")
	p.on(formElement, "input", func(_, target js.Value) {
		if target.Get("tagName").String() != "SELECT" { // which also says change
			id := target.Get("id").String()
			p.form.Type(id, target.Get("value").String())
			p.results(id)
			if strings.HasPrefix(id, "name-") {
				p.names()
			}
		}
	})
	p.on(formElement, "change", func(_, target js.Value) { p.change(target) })
	p.on(formElement, "focusout", func(_, target js.Value) {
		if target.Get("tagName").String() == "INPUT" {
			p.form.Leave(target.Get("id").String())
			p.problems("")
		}
	})
	p.on(formElement, "click", func(_, target js.Value) {
		if button := target.Call("closest", "[data-action]"); !button.IsNull() {
			p.act(button.Get("dataset").Get("action").String(), button.Get("dataset").Get("of"))
		}
	})
	p.on(formElement, "submit", func(event, _ js.Value) {
		event.Call("preventDefault")
		p.form.Ask()
		p.results("")
		if len(p.form.Shown("")) > 0 {
			p.focus("summary")
			return
		}
		p.say(p.form.Results().Status)
		p.focus("pays-title")
	})
}

// listenToButtons says what happens beside the fields: in the list of problems, and where documents are
// opened and saved.
func (p *page) listenToButtons() {
	p.on(p.get("problems"), "click", func(event, target js.Value) {
		if link := target.Call("closest", "[data-field]"); !link.IsNull() {
			event.Call("preventDefault")
			p.focus(link.Get("dataset").Get("field").String())
		}
	})
	p.on(p.get("save"), "click", func(_, _ js.Value) { p.save() })
	p.on(p.get("open"), "change", func(_, target js.Value) { p.open(target) })
	p.on(p.get("blank"), "click", func(_, _ js.Value) { p.start(form.Blank(), "An empty form for two councils.") })
	p.on(p.get("example"), "click", func(_, _ js.Value) { p.start(form.Example(), "The example.") })
	p.on(p.get("back"), "click", func(_, _ js.Value) {
		kept := p.keptBefore
		p.start(p.before, "What was there before.")
		p.kept = kept
		p.focus("back")
	})
}

// guard has the browser ask before it drops what was not saved, and keeps the page still
// while somebody presses on it.
func (p *page) guard() {
	p.hear(js.Global(), "beforeunload", func(event js.Value) {
		if p.form.State() != p.kept {
			event.Call("preventDefault")
		}
	})
	p.hear(p.document, "pointerdown", func(js.Value) { p.pressed = true })
	for _, event := range []string{"pointerup", "pointercancel", "keydown"} {
		p.hear(p.document, event, func(js.Value) {
			p.pressed = false
			if p.late || p.renamed {
				js.Global().Call("setTimeout", p.after, 0) // after the click
			}
		})
	}
}

// change takes over what was chosen, or typed and left.
func (p *page) change(target js.Value) {
	id := target.Get("id").String()
	structural := p.form.Type(id, target.Get("value").String())
	p.form.Leave(id)
	if structural && target.Get("tagName").String() == "INPUT" {
		p.later() // what is clicked or tabbed to must not go meanwhile
	} else if structural {
		p.show(target.Call("closest", "[data-region]").Get("dataset").Get("region").String())
	} else {
		p.results("")
	}
	p.say(p.form.Results().Status)
}

// later writes the form anew once somebody has got to where they were going, and nothing is
// pressed.
func (p *page) later() {
	p.renamed = true
	if !p.pressed {
		js.Global().Call("setTimeout", p.after, 0)
	}
}

// again writes the form anew, and gives the focus back to the field that had it.
func (p *page) again() {
	id := p.document.Get("activeElement").Get("id").String()
	p.show("")
	if element := p.get(id); id != "" && !element.IsNull() && !element.Equal(p.document.Get("activeElement")) {
		element.Call("focus", map[string]any{"preventScroll": true})
		if element.Get("tagName").String() == "INPUT" {
			element.Call("select")
		}
	}
}

// act does what a button says.
func (p *page) act(action string, of js.Value) {
	focus, said := "", ""
	switch action {
	case "add-council":
		if focus, said = p.form.AddCouncil(), "Added a council."; focus == "" {
			focus, said = "add-council", "There are "+strconv.Itoa(form.MaxCouncils)+" councils already, which is the most that this page works with."
		}
	case "remove-council":
		said = "Removed " + p.form.Name(of.String()) + "."
		p.form.RemoveCouncil(partnership.OrgID(of.String()))
		focus = "councils-title"
	case "add-driver":
		if focus, said = p.form.AddDriver(), "Added a figure."; focus == "" {
			focus, said = "add-driver", "There are "+strconv.Itoa(form.MaxDrivers)+" figures already, which is the most that this page works with."
		}
	case "remove-driver":
		said = "Removed a figure."
		p.form.RemoveDriver(costing.Driver(of.String()))
		focus = "add-driver"
	case "add-cost":
		if focus, said = p.form.AddCost(), "Added a cost of leaving."; focus == "" {
			focus, said = "add-cost-last", "There are "+strconv.Itoa(form.MaxEntries)+" costs already, which is the most that this page works with."
		}
	case "remove-cost":
		at, _ := strconv.Atoi(of.String())
		p.form.RemoveCost(at)
		focus, said = "leaving-title", "Removed cost "+strconv.Itoa(at+1)+" of leaving."
	}
	p.show("")
	p.focus(focus)
	p.say(said)
}

// start begins again with a form. What was there before can be had back.
func (p *page) start(f *form.Form, said string) {
	p.form, p.before, p.refused = f, p.form, nil
	p.kept, p.keptBefore = f.State(), p.kept
	p.get("back").Set("hidden", false)
	p.show("")
	p.say(said + " " + p.form.Results().Status)
}

// show writes the whole form and the results. The region in which something was chosen
// stays, because it has the focus and shows the choice already.
func (p *page) show(except string) {
	for _, region := range form.Regions() {
		html := p.form.HTML(region)
		if p.written[string(region)] == html {
			continue
		}
		p.written[string(region)] = html
		if string(region) != except {
			p.shown = nil
			p.document.Call("querySelector", `[data-region="`+string(region)+`"]`).Set("innerHTML", html)
		}
	}
	p.results("")
}

// results writes the results, and what is wrong. What is typed into the field with the
// focus is not wrong before somebody leaves it.
func (p *page) results(focus string) {
	r := p.form.Results()
	p.write("pays", r.Pays)
	p.write("changes", r.Changes)
	p.write("leave", r.Leaving)
	p.write("working", r.Working)
	p.problems(focus)
}

// write writes HTML into an element, unless it is there already.
func (p *page) write(id, html string) {
	if p.written["#"+id] != html {
		p.written["#"+id] = html
		p.get(id).Set("innerHTML", html)
	}
}

// names writes the names of the councils wherever the form shows them.
func (p *page) names() {
	all := p.document.Call("querySelectorAll", "[data-org]")
	for i := range all.Length() {
		element := all.Index(i)
		if name := p.form.Name(element.Get("dataset").Get("org").String()); element.Get("textContent").String() != name {
			element.Set("textContent", name)
		}
	}
}

// problems writes what is wrong, at the top and beside each field. It waits while somebody
// presses on the page: what comes in above a button moves it away from under the mouse, and
// the click would be lost.
func (p *page) problems(focus string) {
	if p.late = p.pressed; p.late {
		return
	}
	shown := p.form.Shown(focus)
	summary := form.Summary(p.heading, p.refused)
	if len(p.refused) == 0 {
		summary = form.Summary("There is a problem", shown)
	}
	p.write("problems", summary)
	title := "Who pays for a shared service"
	if summary != "" {
		title = "Error: " + title
	}
	p.document.Set("title", title)
	wrong := map[string][]string{}
	for _, problem := range shown {
		wrong[problem.Field] = append(wrong[problem.Field], problem.Message)
	}
	p.fields(wrong)
}

// fields writes what is wrong beside each field of which that has changed.
func (p *page) fields(wrong map[string][]string) {
	before := p.shown
	p.shown = map[string]string{}
	for id, messages := range wrong {
		p.shown[id] = strings.Join(messages, ". ")
	}
	if before == nil {
		all := p.document.Call("querySelectorAll", "[data-pointer]")
		for i := range all.Length() {
			id := all.Index(i).Get("id").String()
			p.beside(id, p.shown[id])
		}
		return
	}
	for id := range before {
		if p.shown[id] == "" {
			p.beside(id, "")
		}
	}
	for id, text := range p.shown {
		if before[id] != text {
			p.beside(id, text)
		}
	}
}

// beside writes what is wrong beside a field, or that nothing is.
func (p *page) beside(id, text string) {
	element, place := p.get(id), p.get(id+"~error")
	if element.IsNull() || place.IsNull() {
		return // a field that has gone, or something that is about no field
	}
	if text != "" {
		text = "Error: " + text
	}
	if place.Get("textContent").String() == text {
		return
	}
	place.Set("textContent", text)
	place.Set("hidden", text == "")
	if details := place.Call("closest", "details"); text != "" && !details.IsNull() {
		details.Set("open", true) // so that it is seen
	}
	if text == "" {
		element.Call("removeAttribute", "aria-invalid")
	} else {
		element.Call("setAttribute", "aria-invalid", "true")
	}
}

// say has a sentence read out.
func (p *page) say(text string) { p.get("status").Set("textContent", text) }

// focus moves the focus to an element.
func (p *page) focus(id string) {
	element := p.get(id)
	if element.IsNull() {
		return
	}
	if details := element.Call("closest", "details"); !details.IsNull() {
		details.Set("open", true)
	}
	element.Call("focus")
	element.Call("scrollIntoView", map[string]any{"block": "nearest"})
}

// save gives the document to the browser, to be kept as a file.
func (p *page) save() {
	text, problems := p.form.Save()
	p.refused, p.heading = problems, "The document cannot be saved yet"
	p.problems("")
	if len(problems) > 0 {
		p.focus("summary")
		return
	}
	blob := js.Global().Get("Blob").New([]any{string(text)}, map[string]any{"type": "application/json"})
	address := js.Global().Get("URL").Call("createObjectURL", blob)
	link := p.document.Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", "shared-service.json")
	link.Call("click")
	release := js.Global().Get("URL").Get("revokeObjectURL").Call("bind", js.Null(), address)
	js.Global().Call("setTimeout", release, 60_000) // some browsers read it only later
	p.kept = p.form.State()
	p.say("The document is saved.")
}

// most is how large a document is at most that the page opens, in bytes.
const most = 1_000_000

// open reads the file that was chosen.
func (p *page) open(input js.Value) {
	files := input.Get("files")
	if files.Length() == 0 {
		return
	}
	if files.Index(0).Get("size").Int() > most {
		p.refuse([]form.Problem{{Message: "The file is larger than 1 MB, and no document of this page is. Choose a file that you saved from this page"}})
		input.Set("value", "")
		return
	}
	var read, failed js.Func
	release := func() { read.Release(); failed.Release() }
	failed = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		p.refuse([]form.Problem{{Message: "The file cannot be read. It may have been moved, or be open in another program"}})
		input.Set("value", "")
		return nil
	})
	read = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		data := make([]byte, args[0].Get("byteLength").Int())
		js.CopyBytesToGo(data, js.Global().Get("Uint8Array").New(args[0]))
		p.load(data)
		input.Set("value", "") // so that the same file can be opened again
		return nil
	})
	files.Index(0).Call("arrayBuffer").Call("then", read, failed)
}

// load fills the form in with a document, or says what is wrong with it.
func (p *page) load(data []byte) {
	f := form.Blank()
	if problems := f.Load(data); len(problems) > 0 {
		p.refuse(problems)
		return
	}
	p.start(f, "The document is open.")
	p.beside("open", "")
}

// refuse says why a document cannot be opened.
func (p *page) refuse(problems []form.Problem) {
	const text = "The document cannot be opened. What is wrong with it is at the top of the page."
	p.refused, p.heading = problems, "The document cannot be opened. The form is as it was"
	p.problems("")
	p.beside("open", text)
	p.focus("summary")
	p.say(text)
}
