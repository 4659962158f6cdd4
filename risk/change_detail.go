package risk

import (
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// ChangeDetail is one thing that has changed from one register to the next, in words.
type ChangeDetail struct {
	What   string      `json:"what"`            // what has changed, with ids: "bearing harrow 100% (was harrow 50%, barnet 50%)"
	Refs   []DetailRef `json:"refs,omitempty"`  // the ids in it, for which a report has names
	Review bool        `json:"review,omitzero"` // whether it says only that the risk was reviewed again
}

// DetailRef is an id in the words of a detail.
type DetailRef struct {
	At   int         `json:"at"`   // where it begins, in bytes
	Noun report.Noun `json:"noun"` // what kind of thing it is the id of
	ID   string      `json:"id"`   // the id
}

// String returns the detail with ids.
func (d ChangeDetail) String() string { return d.What }

// Text returns the detail with names in place of ids.
func (d ChangeDetail) Text(names report.Names) string {
	var b strings.Builder
	from := 0
	for _, ref := range d.Refs {
		if end := ref.At + len(ref.ID); ref.At >= from && end <= len(d.What) && d.What[ref.At:end] == ref.ID {
			b.WriteString(d.What[from:ref.At])
			b.WriteString(names.Of(ref.Noun, ref.ID))
			from = end
		}
	}
	return b.String() + d.What[from:]
}

// phrase is words with ids among them.
type phrase struct {
	text string
	refs []DetailRef
}

// words returns words without ids.
func words(text string) phrase { return phrase{text: text} }

// named returns the id of something.
func named[T ~string](noun report.Noun, id T) phrase {
	return phrase{string(id), []DetailRef{{0, noun, string(id)}}}
}

// and returns the phrase with another after it.
func (p phrase) and(more phrase) phrase {
	refs := append([]DetailRef{}, p.refs...)
	for _, ref := range more.refs {
		ref.At += len(p.text)
		refs = append(refs, ref)
	}
	return phrase{p.text + more.text, refs}
}

// joined returns phrases with commas between them, or the text none if there are no phrases.
func joined(phrases []phrase, none string) phrase {
	if len(phrases) == 0 {
		return words(none)
	}
	var b strings.Builder
	var refs []DetailRef
	for i, p := range phrases {
		if i > 0 {
			b.WriteString(", ")
		}
		for _, ref := range p.refs {
			ref.At += b.Len()
			refs = append(refs, ref)
		}
		b.WriteString(p.text)
	}
	return phrase{b.String(), refs}
}

// noneRecorded is what an empty list of a register means.
const noneRecorded = "none recorded"

// eachNamed returns ids with commas between them, or the text none if there are no ids.
func eachNamed[T ~string](noun report.Noun, ids []T, none string) phrase {
	phrases := make([]phrase, len(ids))
	for i, id := range ids {
		phrases[i] = named(noun, id)
	}
	return joined(phrases, none)
}

// changeDetails are the details of a change while they are collected.
type changeDetails []ChangeDetail

// note adds a detail.
func (all *changeDetails) note(parts ...string) { all.say(words(strings.Join(parts, ""))) }

// say adds a detail that has ids in it.
func (all *changeDetails) say(p phrase) {
	refs := p.refs
	if len(refs) == 0 {
		refs = nil
	}
	*all = append(*all, ChangeDetail{What: p.text, Refs: refs})
}

// looked adds a detail that says only that the risk was reviewed again.
func (all *changeDetails) looked(parts ...string) {
	*all = append(*all, ChangeDetail{What: strings.Join(parts, ""), Review: true})
}

// compare adds a detail if a text has changed. of is what the text belongs to, "" for the
// risk itself.
func (all *changeDetails) compare(what, was, is, of string) {
	if was == is {
		return
	}
	if of != "" {
		of = ": " + of
	}
	all.note(what, " ", recorded(strings.TrimSpace(is)), " (was ", recorded(strings.TrimSpace(was)), ")", of)
}

// comparePhrase is compare for texts with ids in them.
func (all *changeDetails) comparePhrase(what string, was, is phrase) {
	if was.text == is.text {
		return
	}
	all.say(words(what + " ").and(is).and(words(" (was ")).and(was).and(words(")")))
}

// compareIDs adds a detail if a list of ids has changed. none is what an empty list
// means.
func compareIDs[T ~string](all *changeDetails, what string, noun report.Noun, was, is []T, none string) {
	if !slices.Equal(was, is) {
		all.comparePhrase(what, eachNamed(noun, was, none), eachNamed(noun, is, none))
	}
}
