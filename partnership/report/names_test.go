package report_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
)

func TestNames_ZeroShowsIDs(t *testing.T) {
	assert.Equal(t, "harrow", report.Names{}.Of(report.Organisation, "harrow"))
	assert.Equal(t, "harrow", report.Join().Of(report.Organisation, "harrow"))
	assert.Empty(t, report.Names{}.Of(report.Organisation, ""))
}

func TestNames_SameIDOfTwoNouns(t *testing.T) {
	n := report.NewNames(report.Entry{Noun: report.Risk, ID: "1", Name: "A member leaves"}, report.Entry{Noun: report.Post, ID: "1", Name: "Solicitor"})
	assert.Equal(t, "A member leaves", n.Of(report.Risk, "1"))
	assert.Equal(t, "Solicitor", n.Of(report.Post, "1"))
	assert.Equal(t, "1", n.Of(report.Asset, "1"))
}

func TestNames_TellApartWhatLooksTheSame(t *testing.T) {
	org := func(id, name string) report.Entry {
		return report.Entry{Noun: report.Organisation, ID: id, Name: name}
	}
	n := report.NewNames(org("harrow-1", "Harrow"), org("harrow-2", "Har\u200brow "), org("brent", "Brent"), report.Entry{Noun: report.Service, ID: "b", Name: "Brent"})
	assert.Equal(t, []string{"Harrow (harrow-1)", "Har\u200brow  (harrow-2)", "Brent", "barnet"},
		report.NamesOf(n, report.Organisation, []string{"harrow-1", "harrow-2", "brent", "barnet"}))
	assert.Equal(t, "Brent", n.Of(report.Service, "b"))

	hidden := report.NewNames(org("a", "Harrow"), org("b", "Harr\u200dow"), org("c", "Harr\ufe0fow"), org("d", "\u200d"), org("e", "\u2800"), org("f", "Harr\u202eow"))
	assert.Equal(t, []string{"Harrow (a)", "Harr\u200dow (b)", "Harr\ufe0fow (c)", "d", "e", "Harr\u202eow"},
		report.NamesOf(hidden, report.Organisation, []string{"a", "b", "c", "d", "e", "f"}))

	n = report.Join(n, report.NewNames(org("harrow-2", "Harrow Road")), report.NewNames(org("brent", " ")))
	assert.Equal(t, []string{"Harrow", "Harrow Road", "Brent"}, report.NamesOf(n, report.Organisation, []string{"harrow-1", "harrow-2", "brent"}))
	n = report.NewNames(org("brent", "Brent"), org("brent", "Brent"))
	assert.Equal(t, "Brent", n.Of(report.Organisation, "brent"), "one thing that is listed twice is one thing")
}

func TestNames_KeepNoArguments(t *testing.T) {
	entries := []report.Entry{{Noun: report.Risk, ID: "a", Name: "A"}}
	n := report.NewNames(entries...)
	entries[0].Name = "B"
	joined := report.Join(n, report.NewNames(report.Entry{Noun: report.Risk, ID: "a", Name: "C"}))
	assert.Equal(t, "A", n.Of(report.Risk, "a"))
	assert.Equal(t, "A", report.Join(n).Of(report.Risk, "a"))
	assert.Equal(t, "C", joined.Of(report.Risk, "a"))
}
