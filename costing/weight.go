package costing

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Weight is what an organisation's share of a cost is in proportion to: its
// population, caseload or hours, or an agreed percentage. Weights that are used
// together have one unit, and need not add up to anything.
type Weight struct {
	Org   partnership.OrgID    `json:"org"`            // who pays the share
	Value partnership.Quantity `json:"value,omitzero"` // 0 or more; 0 pays nothing
}

// maxWeight is the greatest weight, which is the greatest quantity, and maxSum the
// greatest sum of weights, both in millionths.
const (
	maxWeight = 999_999_999_999_999_999
	maxSum    = 1<<63 - 1
)

// Validate returns what is wrong with the weight: at "org" ErrRequired or
// ErrInvalid, and at "value" ErrRequired if it is not known and ErrInvalid if it is
// negative.
func (w Weight) Validate() error {
	return errors.Join(
		field.At("org", w.Org.Validate()),
		field.At("value", checkValue(w.Value)),
	)
}

// checkValue returns the error of a weight's value.
func checkValue(value partnership.Quantity) error {
	switch n, known := value.Millionths(); {
	case !known:
		return field.ErrRequired
	case n < 0:
		return fmt.Errorf("%v is less than 0: %w", value, field.ErrInvalid)
	}
	return nil
}

// CheckWeights returns every error of the list of weights at path.
func CheckWeights(path string, weights []Weight) error {
	if len(weights) == 0 {
		return field.At(path, field.ErrRequired)
	}
	err := errors.Join(
		field.Each(path, weights, Weight.Validate),
		field.Unique(path, "org", weights, func(w Weight) partnership.OrgID { return w.Org }),
	)
	if usable := !slices.ContainsFunc(weights, func(w Weight) bool { return checkValue(w.Value) != nil }); usable {
		err = errors.Join(err, field.At(path, checkSum(weights)))
	}
	return err
}

// checkSum returns the error of the sum of weights that are usable one by one.
func checkSum(weights []Weight) error {
	switch sum, ok := sumOf(weights); {
	case !ok:
		return fmt.Errorf("%d weights add up to more than 9223372036854.775807: %w", len(weights), field.ErrRange)
	case sum == 0:
		return fmt.Errorf("all are 0, so that nobody has a share: %w", field.ErrInvalid)
	}
	return nil
}

// sumOf returns the sum of the weights in millionths. ok is false if a weight is
// not usable or the sum is more than maxSum.
func sumOf(weights []Weight) (sum uint64, ok bool) {
	ok = true
	for i := range weights {
		n, known := weights[i].Value.Millionths()
		sum += uint64(n)
		if !known || uint64(n) > maxWeight || sum > maxSum {
			ok = false
		}
	}
	return sum, ok
}

// millionths returns the weight in millionths.
func (w *Weight) millionths() uint64 {
	n, _ := w.Value.Millionths()
	return uint64(n)
}
