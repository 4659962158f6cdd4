package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// moves is the whole table: a row for each stage, an x under each stage that a
// partnership can move to.
const moves = `
                exploring outline-case full-case agreed mobilising live notice-given lapsed disaggregating closed abandoned
exploring       .         x            .         .      .          .    .            .      .              .      x
outline-case    .         .            x         .      .          .    .            .      .              .      x
full-case       .         .            .         x      .          .    .            .      .              .      x
agreed          .         .            .         .      x          .    .            .      .              .      x
mobilising      .         .            .         .      .          x    .            .      .              .      x
live            .         .            .         .      .          .    x            x      x              .      .
notice-given    .         .            .         .      .          x    .            .      x              .      .
lapsed          .         .            .         .      .          x    .            .      x              x      .
disaggregating  .         .            .         .      .          .    .            .      .              x      .
closed          .         .            .         .      .          .    .            .      .              .      .
abandoned       .         .            .         .      .          .    .            .      .              .      .
`

func TestMovesCellByCell(t *testing.T) {
	rows := table(moves)
	columns := rows[0]
	require.Len(t, rows[1:], len(lifecycle.Stages()))
	for _, row := range rows[1:] {
		for i, cell := range row[1:] {
			from, to := lifecycle.Stage(row[0]), lifecycle.Stage(columns[i])
			assert.Equal(t, cell == "x", from.CanMoveTo(to), "%s to %s", from, to)
		}
	}
	assert.Empty(t, lifecycle.Stage("paused").Next())
}

func TestEveryStageIsInAPhaseAndCanBeReached(t *testing.T) {
	reached := map[lifecycle.Stage]bool{lifecycle.Exploring: true}
	for range lifecycle.Stages() {
		for _, from := range lifecycle.Stages() {
			for _, to := range from.Next() {
				reached[to] = reached[to] || reached[from]
			}
		}
	}
	for _, stage := range lifecycle.Stages() {
		assert.Contains(t, lifecycle.Phases(), stage.Phase(), stage)
		assert.True(t, reached[stage], stage)
	}
	assert.Empty(t, lifecycle.Stage("paused").Phase())
}

func TestStageRefusesUnknownText(t *testing.T) {
	var stage lifecycle.Stage
	require.NoError(t, json.Unmarshal([]byte(`"notice-given"`), &stage))
	assert.Equal(t, lifecycle.NoticeGiven, stage)
	require.ErrorIs(t, json.Unmarshal([]byte(`"Live"`), &stage), partnership.ErrInvalid)
}

func ExamplePhases() {
	fmt.Println(lifecycle.Phases())
	// Output: [formation operation disaggregation]
}

func ExampleStages() {
	for _, stage := range lifecycle.Stages() {
		fmt.Println(stage.Phase(), stage)
	}
	// Output:
	// formation exploring
	// formation outline-case
	// formation full-case
	// formation agreed
	// formation mobilising
	// operation live
	// disaggregation notice-given
	// disaggregation lapsed
	// disaggregation disaggregating
	// disaggregation closed
	// formation abandoned
}

func ExampleStage_Next() {
	fmt.Println(lifecycle.Live.Next())
	// Output: [notice-given lapsed disaggregating]
}

func ExampleStage_Phase() {
	fmt.Println(lifecycle.NoticeGiven.Phase())
	// Output: disaggregation
}

func ExampleStage_CanMoveTo() {
	fmt.Println(lifecycle.Mobilising.CanMoveTo(lifecycle.Live), lifecycle.Exploring.CanMoveTo(lifecycle.Live))
	// Output: true false
}
