package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// table splits a text into rows of words.
func table(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		rows = append(rows, strings.Fields(line))
	}
	return rows
}

func day(s string) partnership.Date { return partnership.MustDate(s) }

// procurement is how Harrow's procurement with Brent went; its days are made up.
func procurement() lifecycle.History {
	return lifecycle.History{
		{On: day("2013-01-14"), To: lifecycle.Exploring},
		{On: day("2013-06-01"), To: lifecycle.OutlineCase},
		{On: day("2013-09-01"), To: lifecycle.FullCase},
		{On: day("2014-02-01"), To: lifecycle.Agreed, Reference: "Cabinet, 16 January 2014"},
		{On: day("2014-02-01"), To: lifecycle.Mobilising},
		{On: day("2014-04-01"), To: lifecycle.Live},
		{On: day("2016-09-30"), To: lifecycle.NoticeGiven},
		{On: day("2017-04-01"), To: lifecycle.Disaggregating},
		{On: day("2017-10-01"), To: lifecycle.Closed},
	}
}

func TestStageOnEveryBoundary(t *testing.T) {
	h := procurement()
	require.NoError(t, h.Validate())
	_, ok := h.StageOn(day("2013-01-13"))
	assert.False(t, ok)
	_, ok = h.StageOn(partnership.Date{})
	assert.False(t, ok)
	for i, move := range h {
		got, ok := h.StageOn(move.On)
		require.True(t, ok)
		if i+1 < len(h) && h[i+1].On == move.On {
			assert.Equal(t, h[i+1], got, "the later of two moves on one day")
			continue
		}
		assert.Equal(t, move, got)
		if i > 0 {
			before, ok := h.StageOn(move.On.AddDays(-1))
			require.True(t, ok)
			assert.NotEqual(t, move.To, before.To)
		}
	}
}

func TestHistoryFindsEverythingAtOnce(t *testing.T) {
	h := lifecycle.History{
		{To: lifecycle.Live},
		{On: day("2014-04-01"), To: lifecycle.Live},
		{On: day("2014-03-31"), To: "paused"},
		{On: day("2014-05-01"), To: lifecycle.Closed},
		{On: day("2014-05-01")},
	}
	err := h.Validate()
	assert.EqualError(t, err, strings.Join([]string{
		`[0].on: required`,
		`[0].to: live is not the first stage, exploring: invalid`,
		`[1].to: live to live: no such move`,
		`[2].on: 2014-03-31 comes after 2014-04-01: out of order`,
		`[2].to: "paused" is not a stage (exploring, outline-case, full-case, agreed, mobilising, live, notice-given, lapsed, disaggregating, closed, abandoned): invalid`,
		`[4].to: required`,
	}, "\n"))
	for _, sentinel := range []error{partnership.ErrRequired, partnership.ErrInvalid, lifecycle.ErrNoSuchMove, partnership.ErrOrder} {
		assert.ErrorIs(t, err, sentinel)
	}
}

func TestMoveMakesANewHistory(t *testing.T) {
	base := procurement()[:6:9]
	notice, err := base.Move(lifecycle.NoticeGiven, day("2016-09-30"), "Leader's letter")
	require.NoError(t, err)
	lapse, err := base.Move(lifecycle.Lapsed, day("2018-04-01"), "")
	require.NoError(t, err)
	assert.Equal(t, procurement()[:6], base)
	assert.Equal(t, lifecycle.NoticeGiven, notice[6].To)
	assert.Equal(t, lifecycle.Lapsed, lapse[6].To)
}

func TestHistoryJSON(t *testing.T) {
	const golden = `[{"on":"2013-01-14","to":"exploring"},{"on":"2014-02-01","to":"agreed","reference":"Cabinet, 16 January 2014"}]`
	h := lifecycle.History{procurement()[0], procurement()[3]}
	text, err := json.Marshal(h)
	require.NoError(t, err)
	assert.Equal(t, golden, string(text))
	back, err := partnership.Decode[lifecycle.History](text)
	require.ErrorIs(t, err, lifecycle.ErrNoSuchMove)
	assert.Equal(t, h, back)
}

func FuzzHistory(f *testing.F) {
	text, err := json.Marshal(procurement())
	require.NoError(f, err)
	f.Add(text)
	f.Add([]byte(`[{"on":"2013-01-14","to":"exploring"},{"to":"live"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := partnership.Decode[lifecycle.History](data)
		if err != nil {
			return
		}
		text, err := json.Marshal(h)
		require.NoError(t, err)
		back, err := partnership.Decode[lifecycle.History](text)
		require.NoError(t, err)
		assert.Equal(t, len(h), len(back))
		for i := range h {
			assert.Equal(t, h[i], back[i])
		}
	})
}

func ExampleHistory_StageOn() {
	history := lifecycle.History{
		{On: partnership.MustDate("2012-03-01"), To: lifecycle.Exploring},
		{On: partnership.MustDate("2012-04-01"), To: lifecycle.OutlineCase},
		{On: partnership.MustDate("2012-05-01"), To: lifecycle.FullCase},
		{On: partnership.MustDate("2012-06-01"), To: lifecycle.Agreed},
		{On: partnership.MustDate("2012-06-01"), To: lifecycle.Mobilising},
		{On: partnership.MustDate("2012-09-01"), To: lifecycle.Live},
	}
	last, ok := history.StageOn(partnership.MustDate("2026-04-01"))
	fmt.Println(last.To, "since", last.On, ok)
	// Output: live since 2012-09-01 true
}

func ExampleHistory_Move() {
	history := lifecycle.History{{On: partnership.MustDate("2026-01-05"), To: lifecycle.Exploring}}
	_, err := history.Move(lifecycle.Live, partnership.MustDate("2026-04-01"), "")
	fmt.Println(err)
	// Output: [1].to: exploring to live: no such move
}

func ExampleHistory_Validate() {
	history := lifecycle.History{
		{On: partnership.MustDate("2026-01-05"), To: lifecycle.Exploring},
		{On: partnership.MustDate("2025-12-01"), To: lifecycle.OutlineCase},
	}
	fmt.Println(history.Validate())
	// Output: [1].on: 2025-12-01 comes after 2026-01-05: out of order
}
