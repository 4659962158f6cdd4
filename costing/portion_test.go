package costing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing"
)

func TestPortion_Validate(t *testing.T) {
	assert.EqualError(t, costing.Portion{}.Validate(), "org: required\namount: required")
	assert.NoError(t, costing.Portion{Org: "harrow", Amount: costing.Pence(-1)}.Validate())
}
