package form

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// HTML returns a region of the form. What is wrong with a field is not in it: the page
// writes that into the element whose id is that of the field and ~error.
func (f *Form) HTML(region Region) string {
	fields := []Field{}
	for _, x := range f.fields() {
		if x.Region == region {
			fields = append(fields, x)
		}
	}
	var b strings.Builder
	switch region {
	case CountedRegion:
		f.writeCounted(&b, fields)
	case CouncilsRegion:
		f.writeCouncils(&b, fields)
	case LeavingRegion:
		f.writeLeaving(&b, fields)
	case SchemeRegion, ProposedRegion:
		f.writeScheme(&b, region, fields)
	default:
		f.writeFields(&b, fields)
	}
	return b.String()
}

// writeFields writes fields one after the other, in a grid.
func (f *Form) writeFields(b *strings.Builder, fields []Field) {
	if len(fields) == 0 {
		return
	}
	b.WriteString("<div class=\"fields\">\n")
	for _, x := range fields {
		f.writeField(b, x)
	}
	b.WriteString("</div>\n")
}

// writeField writes a field: its label, its hint, a place for what is wrong with it, and
// the element that is filled in.
func (f *Form) writeField(b *strings.Builder, x Field) {
	id, class := report.EscapeHTML(x.ID), "field"
	if x.Wide {
		class += " wide"
	}
	fmt.Fprintf(b, `<div class="%s"><label for="%s">`, class, id)
	if x.Region == CouncilsRegion || x.Region == LeavingRegion || x.Whose == "" {
		b.WriteString(report.EscapeHTML(x.Label))
		if x.Whose != "" {
			b.WriteString(`<span class="hidden"> of ` + f.nameHTML(x.Whose) + `</span>`)
		}
	} else { // a share: what is seen is the name alone
		b.WriteString(`<span class="hidden">` + report.EscapeHTML(x.Label) + ` of </span>` + f.nameHTML(x.Whose))
	}
	if x.Of != "" {
		b.WriteString(`<span class="hidden"> ` + report.EscapeHTML(x.Of) + `</span>`)
	}
	b.WriteString("</label>")
	describedBy := id + apart + "error"
	if x.Hint != "" {
		describedBy = id + apart + "hint " + describedBy
		fmt.Fprintf(b, `<p class="hint" id="%s~hint">%s</p>`, id, report.EscapeHTML(x.Hint))
	}
	fmt.Fprintf(b, `<p class="error" id="%s~error" hidden></p>`, id)
	common := fmt.Sprintf(`id="%s" name="%s" data-pointer="%s" aria-describedby="%s"`, id, id, report.EscapeHTML(x.Pointer), describedBy)
	if x.Options != nil {
		f.writeSelect(b, x, common)
	} else {
		f.writeInput(b, x, common)
	}
	b.WriteString("</div>\n")
}

// writeSelect writes the choices of a field.
func (f *Form) writeSelect(b *strings.Builder, x Field, common string) {
	chosen := x.get(f)
	b.WriteString("<select " + common + ">")
	for _, option := range x.Options {
		selected := ""
		if option.Value == chosen {
			selected = " selected"
		}
		fmt.Fprintf(b, `<option value="%s"%s>%s</option>`, report.EscapeHTML(option.Value), selected, report.EscapeHTML(option.Title))
	}
	b.WriteString("</select>")
}

// writeInput writes where the text of a field is typed, with what was typed if that cannot
// be read.
func (f *Form) writeInput(b *strings.Builder, x Field, common string) {
	text, unread := f.typed[x.ID]
	if !unread {
		text = x.get(f)
	}
	if x.Prefix != "" {
		b.WriteString(`<span class="unit" aria-hidden="true">` + x.Prefix + `</span>`)
	}
	mode := ""
	if x.Number {
		mode = ` inputmode="decimal" class="number"`
	}
	fmt.Fprintf(b, `<input type="text" autocomplete="off" spellcheck="false"%s value="%s" %s>`, mode, report.EscapeHTML(text), common)
	if x.Suffix != "" {
		b.WriteString(`<span class="unit" aria-hidden="true">` + x.Suffix + `</span>`)
	}
}

// nameHTML returns the name of a council where the page keeps it up to date as it is typed.
func (f *Form) nameHTML(id partnership.OrgID) string {
	return fmt.Sprintf(`<span data-org="%s">%s</span>`, report.EscapeHTML(string(id)), report.EscapeHTML(f.doc.name(id)))
}

// Name returns what a council is called on the page.
func (f *Form) Name(id string) string { return f.doc.name(partnership.OrgID(id)) }

// writeButton writes a button that does something to the form. What is only to be heard
// is what it does it to.
func writeButton(b *strings.Builder, action, id, text, hidden string) {
	fmt.Fprintf(b, `<button type="button" class="secondary" id="%s-%s" data-action="%s" data-of="%s">%s`,
		action, report.EscapeHTML(id), action, report.EscapeHTML(id), text)
	if hidden != "" {
		b.WriteString(`<span class="hidden"> ` + hidden + `</span>`)
	}
	b.WriteString("</button>\n")
}

// writeCounted writes the names of what is counted. What no formula uses can be removed.
func (f *Form) writeCounted(b *strings.Builder, fields []Field) {
	for i, driver := range f.doc.Drivers {
		b.WriteString(`<div class="counted">`)
		f.writeField(b, fields[i])
		if len(fields) > 1 && !f.uses(driver.ID) {
			writeButton(b, "remove-driver", string(driver.ID), "Remove", report.EscapeHTML(driver.Name))
		}
		b.WriteString("</div>\n")
	}
}

// writeCouncils writes a group of fields for each council.
func (f *Form) writeCouncils(b *strings.Builder, fields []Field) {
	each := len(fields) / max(1, len(f.doc.Organisations))
	for i, m := range f.doc.Organisations {
		b.WriteString("<fieldset><legend>" + f.nameHTML(m.ID) + "</legend>\n")
		f.writeFields(b, fields[i*each:(i+1)*each])
		if len(f.doc.Organisations) > 1 {
			writeButton(b, "remove-council", string(m.ID), "Remove", f.nameHTML(m.ID))
		}
		b.WriteString("</fieldset>\n")
	}
}

// writeScheme writes the details of a formula.
func (f *Form) writeScheme(b *strings.Builder, region Region, fields []Field) {
	scheme := f.doc.Scheme
	if region == ProposedRegion {
		scheme = f.doc.Proposed
	}
	if formulaOf(scheme) == agreedShares {
		shares := len(scheme.Parts[0].Basis.Shares)
		b.WriteString("<fieldset><legend>Agreed percentages</legend>\n<p class=\"hint\">They must add up to 100%. You can also enter a fraction, such as 2/3.</p>\n<div class=\"fields\">\n")
		for _, x := range fields[:shares] {
			f.writeField(b, x)
		}
		b.WriteString("</div></fieldset>\n")
		fields = fields[shares:]
	}
	if formulaOf(scheme) == keptFormula {
		b.WriteString(paragraph("This formula is worked out as the document has it. The form has no fields for it; its working is shown with the result."))
	}
	f.writeFields(b, fields)
}

// writeLeaving writes the costs of leaving, once and each month.
func (f *Form) writeLeaving(b *strings.Builder, fields []Field) {
	f.writeFields(b, fields[:1])
	fields = fields[1:]
	items := len(f.doc.Leaving.Items)
	each := 5
	for i := range f.doc.Leaving.Items {
		fmt.Fprintf(b, "<fieldset><legend>Cost %d of leaving</legend>\n", i+1)
		f.writeFields(b, fields[i*each:(i+1)*each])
		writeButton(b, "remove-cost", fmt.Sprint(i), "Remove", fmt.Sprintf("cost %d", i+1))
		b.WriteString("</fieldset>\n")
	}
	writeButton(b, "add-cost", "last", "Add a cost of leaving", "")
	fields = fields[items*each:]
	b.WriteString("<h3>A month, for each council</h3>\n")
	b.WriteString(`<p class="hint">If nobody knows what a month on its own would cost, leave it empty. If a month of staying is empty, it is a twelfth of what the council pays today.</p>` + "\n")
	for i, m := range f.doc.Organisations {
		b.WriteString("<fieldset><legend>" + f.nameHTML(m.ID) + "</legend>\n")
		f.writeFields(b, fields[2*i:2*i+2])
		b.WriteString("</fieldset>\n")
	}
}

// Summary returns the list of problems that stands at the top of the page, each with a
// link to its field. It is "" if there is none.
func Summary(title string, problems []Problem) string {
	if len(problems) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<div class="summary" role="group" aria-labelledby="summary-title" tabindex="-1" id="summary"><h2 id="summary-title">` + report.EscapeHTML(title) + "</h2>\n<ul>\n")
	for _, p := range problems {
		if p.Field == "" {
			b.WriteString("<li>" + report.EscapeHTML(p.Message) + "</li>\n")
			continue
		}
		fmt.Fprintf(&b, `<li><a href="#%s" data-field="%s">%s</a></li>`+"\n", report.EscapeHTML(p.Field), report.EscapeHTML(p.Field), report.EscapeHTML(p.Message))
	}
	b.WriteString("</ul></div>\n")
	return b.String()
}
