package costing

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// UseTriggers returns the organisations whose actual use differs from the agreed use by more
// than percent of the agreed use, in the order of agreed: the agreement is to be reviewed for
// them. It changes no charge. A use that differs by exactly percent is not named. If the agreed
// use is 0, any actual use above 0 is named.
//
// The errors are
//
//   - those of Weight.Validate at "agreed[i]" and "actual[i]";
//   - at their "org" ErrDuplicate for an organisation that is listed before, and
//     ErrNotFound for one that is not in the other list;
//   - at "percent" ErrRequired if it is not known, and ErrRange outside 0 to 100.
func UseTriggers(agreed, actual []Weight, percent partnership.Quantity) ([]partnership.OrgID, error) {
	used, expected := usesOf(actual), usesOf(agreed)
	err := errors.Join(
		checkUses("agreed", agreed, "actual", used),
		checkUses("actual", actual, "agreed", expected),
		field.At("percent", checkPercentage(percent, hundredPercent)),
	)
	if err != nil {
		return nil, err
	}
	review := []partnership.OrgID{}
	for _, use := range agreed {
		if off(expected[use.Org], used[use.Org], percent) {
			review = append(review, use.Org)
		}
	}
	return review, nil
}

// usesOf returns the use of each organisation in millionths.
func usesOf(weights []Weight) map[partnership.OrgID]int64 {
	uses := make(map[partnership.OrgID]int64, len(weights))
	for _, w := range weights {
		uses[w.Org], _ = w.Value.Millionths()
	}
	return uses
}

// checkUses returns the errors of the uses at path, of which each must have another
// in the list at otherPath.
func checkUses(path string, uses []Weight, otherPath string, others map[partnership.OrgID]int64) error {
	return errors.Join(
		field.Each(path, uses, func(w Weight) error {
			org := w.Org.Validate()
			if _, ok := others[w.Org]; !ok && org == nil {
				org = fmt.Errorf("%q is not in %s: %w", w.Org, otherPath, field.ErrNotFound)
			}
			return errors.Join(field.At("org", org), field.At("value", checkValue(w.Value)))
		}),
		field.Unique(path, "org", uses, func(w Weight) partnership.OrgID { return w.Org }),
	)
}
