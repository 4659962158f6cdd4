package catalogue

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// DateForm is how the days of somebody else's table are written. Not set: as 2026-04-01.
type DateForm string

// The forms of days.
const (
	DayFirst   DateForm = "day-first"   // 1/4/2026, 01.04.2026, 1-4-2026
	MonthFirst DateForm = "month-first" // 4/1/2026
)

// DateForms returns every DateForm.
func DateForms() []DateForm { return []DateForm{DayFirst, MonthFirst} }

// Title returns the form as a form or a report shows it.
func (f DateForm) Title() string { return field.Title(f) }

// UnmarshalText reads one of DateForms, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (f *DateForm) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("form of days", text, DateForms())
	return err
}

// AmountForm is how the amounts of somebody else's table are written. Not set: as 1250.00.
type AmountForm string

// The forms of amounts.
const (
	// AsPeopleWrite is £1,250,000, 1250000, £1,250.5, -£300, £300k, 1.2m or £2bn.
	AsPeopleWrite AmountForm = "as-people-write"
)

// AmountForms returns every AmountForm.
func AmountForms() []AmountForm { return []AmountForm{AsPeopleWrite} }

// Title returns the form as a form or a report shows it.
func (f AmountForm) Title() string { return field.Title(f) }

// UnmarshalText reads one of AmountForms, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (f *AmountForm) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("form of amounts", text, AmountForms())
	return err
}

// convert returns the text of a cell as the interchange format has it.
func (s source) convert(column, text string) (string, error) {
	switch {
	case s.forms[column] == dateForm && s.dates != "":
		return s.dates.convert(text)
	case s.forms[column] == moneyForm && s.amounts != "":
		return convertAmount(text)
	}
	return text, nil
}

// convert returns a day in the form 2026-04-01.
func (f DateForm) convert(text string) (string, error) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	example := "1/4/2026 for 1 April 2026"
	if f == MonthFirst {
		example = "4/1/2026 for 1 April 2026"
	}
	if len(parts) == 3 && len(parts[2]) == 4 {
		numbers := make([]int, 3)
		ok := true
		for i, part := range parts {
			n, err := strconv.ParseUint(part, 10, 16)
			numbers[i], ok = int(n), ok && err == nil && len(part) <= 4
		}
		if f == MonthFirst {
			numbers[0], numbers[1] = numbers[1], numbers[0]
		}
		if ok && numbers[0] <= 99 && numbers[1] <= 99 {
			return fmt.Sprintf("%04d-%02d-%02d", numbers[2], numbers[1], numbers[0]), nil
		}
	}
	return "", fmt.Errorf("%s is not a day like %s: %w", field.Quote(text), example, field.ErrInvalid)
}

// convertAmount returns an amount that a person has written in the form 1250.00.
func convertAmount(text string) (string, error) {
	wrong := fmt.Errorf("%s is not an amount like £1,250,000, £1,250.50, £300k or £1.2m: %w", field.Quote(text), field.ErrInvalid)
	number, minus := text, false
	for _, sign := range []string{"-", "−"} {
		if rest, has := strings.CutPrefix(number, sign); has {
			number, minus = rest, true
			break
		}
	}
	number = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(number, "£")))
	factor := int64(1)
	for _, unit := range []struct {
		suffix string
		factor int64
	}{{"bn", 1_000_000_000}, {"m", 1_000_000}, {"k", 1000}} {
		if rest, has := strings.CutSuffix(number, unit.suffix); has {
			number, factor = strings.TrimSpace(rest), unit.factor
			break
		}
	}
	whole, fraction, _ := strings.Cut(number, ".")
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		if i > 0 && len(group) != 3 || i == 0 && len(groups) > 1 && len(group) > 3 || group == "" {
			return "", wrong
		}
	}
	quantity := strings.Join(groups, "")
	if fraction != "" {
		quantity += "." + fraction
	}
	q, err := partnership.ParseQuantity(quantity)
	n, known := q.Millionths()
	if err != nil || !known || n < 0 || n > math.MaxInt64/factor || n*factor%10_000 != 0 {
		return "", wrong
	}
	amount := costing.Pence(n * factor / 10_000)
	if minus {
		amount = amount.Neg()
	}
	return amount.String(), nil
}
