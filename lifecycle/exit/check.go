package exit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// hundredPercent is 100 % in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// members are those whom an exit concerns.
type members []partnership.OrgID

// check returns ErrNotFound for an organisation that is set and is not a partner.
func (m members) check(org partnership.OrgID) error {
	if org == "" || slices.Contains(m, org) {
		return nil
	}
	return fmt.Errorf("%.80q is not a partner: %w", org, field.ErrNotFound)
}

// validate returns ErrRequired at "partners" for an empty list, and what is wrong with the
// ids.
func (m members) validate() error {
	var none error
	if len(m) == 0 {
		none = field.At("partners", field.ErrRequired)
	}
	return errors.Join(checkOrgs("partners", m), none)
}

// checkPercent returns ErrRequired for a percentage that is not known, and ErrRange for
// one that is not 0 to 100.
func checkPercent(percent partnership.Quantity) error {
	n, known := percent.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n < 0:
		return fmt.Errorf("%v is below 0: %w", percent, field.ErrRange)
	case n > hundredPercent:
		return fmt.Errorf("%v is above 100: %w", percent, field.ErrRange)
	}
	return nil
}

// checkOrgs returns what is wrong with the list of organisations at path: a missing or
// malformed id, or a duplicate.
func checkOrgs(path string, orgs []partnership.OrgID) error {
	return errors.Join(
		field.Each(path, orgs, partnership.OrgID.Validate),
		field.Unique(path, "", orgs, func(org partnership.OrgID) partnership.OrgID { return org }),
	)
}

// optional returns ErrInvalid for an organisation that is set and malformed.
func optional(org partnership.OrgID) error {
	if org == "" {
		return nil
	}
	return org.Validate()
}

// quantity returns a number of millionths, which must not be beyond a Quantity.
func quantity(millionths int64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return q
}

// notBelowZero returns ErrRange for an amount below £0; it need not be known.
func notBelowZero(amount costing.Money) error {
	if amount.Sign() < 0 {
		return fmt.Errorf("%v is below 0.00: %w", amount, field.ErrRange)
	}
	return nil
}

// set returns ErrRequired for a day that is not set.
func set(day calendar.Date) error {
	if day.IsZero() {
		return field.ErrRequired
	}
	return nil
}

// pence returns the pence of an amount, and 0 for one that nobody knows, where a check
// has seen to it that it does not count.
func pence(amount costing.Money) int64 {
	n, _ := amount.Pence()
	return n
}

// writeRow writes a row of a table.
func writeRow(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// readOneOf reads one of the values of a category, or no text for one that is not set.
func readOneOf[T ~string](value *T, what string, text []byte, all []T) (err error) {
	if *value = ""; len(text) > 0 {
		*value, err = field.OneOf(what, string(text), all)
	}
	return err
}

// readID reads an id, or no text for one that is not set.
func readID[ID interface {
	~string
	Validate() error
}](id *ID, text []byte) error {
	*id = ""
	if len(text) == 0 {
		return nil
	}
	if err := ID(text).Validate(); err != nil {
		return err
	}
	*id = ID(text)
	return nil
}
