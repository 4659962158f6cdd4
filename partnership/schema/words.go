package schema

import (
	"reflect"
	"strings"
)

// module is the path of this module, with the stroke after it.
const module = "github.com/seed9ad77866/sharedservices/"

// documented returns the documentation of a name, such as "costing.Money".
func documented(name string) string {
	_, after, found := strings.Cut(documentation, "\n"+name+"\t")
	if !found {
		return ""
	}
	text, _, _ := strings.Cut(after, "\n")
	return text
}

// inModule returns the name of a type of this module in the documentation, with its package, and
// "" for any other type.
func inModule(t reflect.Type) string {
	room, ours := strings.CutPrefix(t.PkgPath(), module)
	if !ours {
		return ""
	}
	return room + "." + t.Name()
}

// typeDoc returns the documentation of a type.
func typeDoc(t reflect.Type) string { return documented(inModule(t)) }

// recordDoc returns the documentation of a record, and what only its Validate checks.
func recordDoc(t reflect.Type) string {
	doc := typeDoc(t)
	if checks := documented(inModule(t) + ".Validate()"); checks != "" {
		doc += " Beyond this schema: " + checks
	}
	return strings.TrimSpace(doc)
}

// fieldDoc returns the description of a field of a record: its tag doc, or its documentation.
func fieldDoc(t reflect.Type, f reflect.StructField) string {
	if doc := f.Tag.Get("doc"); doc != "" {
		return doc
	}
	return documented(inModule(t) + "." + f.Name)
}
