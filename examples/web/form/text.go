package form

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// People type "£3,400,000" and "1 April 2026". What is read here is what a person would
// read in it, and no more: 3,4 is neither 3.4 nor 34.

// What a field takes, in the words of its error.
const (
	wantsMoney   = "must be an amount in pounds, such as 3,400,000 or 1250.50"
	wantsNumber  = "must be a number of 0 or more, such as 41,250 or 37.5"
	wantsPercent = "must be a percentage from 0 to 100, such as 45.76, or a fraction such as 2/3"
	wantsDay     = "must be a day, such as 1 April 2026"
	wantsMonths  = "must be a whole number of months from 1 to 1200"
)

// plainNumber returns a number without what people put into it: spaces around it and
// commas between its thousands.
func plainNumber(text string) string {
	text = strings.TrimSpace(text)
	if bare := strings.ReplaceAll(text, ",", ""); report.Grouped(bare) == text {
		return bare
	}
	return text
}

// readMoney reads an amount of pounds, with or without pence. No text is not known.
func readMoney(text string) (costing.Money, error) {
	text = strings.TrimSpace(text)
	minus := ""
	if rest, ok := cutMinus(text); ok {
		minus, text = "-", rest
	}
	text = plainNumber(strings.TrimPrefix(text, "£"))
	if text == "" && minus == "" {
		return costing.Money{}, nil
	}
	switch _, pence, found := strings.Cut(text, "."); {
	case !found:
		text += ".00"
	case len(pence) == 1:
		text += "0"
	}
	amount, err := costing.ParseMoney(minus + text)
	if err != nil {
		return costing.Money{}, errors.New(wantsMoney)
	}
	return amount, nil
}

// cutMinus returns text without a minus sign in front of it, as typed or as shown.
func cutMinus(text string) (rest string, found bool) {
	if rest, found = strings.CutPrefix(text, "-"); !found {
		rest, found = strings.CutPrefix(text, "−")
	}
	return rest, found
}

// showMoney returns an amount as readMoney reads it.
func showMoney(m costing.Money) string {
	if !m.Known() {
		return ""
	}
	return strings.TrimSuffix(report.Grouped(m.String()), ".00")
}

// readNumber reads a number of 0 or more. No text is not known.
func readNumber(text string) (partnership.Quantity, error) {
	if text = plainNumber(text); text == "" {
		return partnership.Quantity{}, nil
	}
	number, err := partnership.ParseQuantity(text)
	if err != nil || number.Sign() < 0 {
		return partnership.Quantity{}, errors.New(wantsNumber)
	}
	return number, nil
}

// showNumber returns a number as readNumber reads it.
func showNumber(q partnership.Quantity) string {
	if !q.Known() {
		return ""
	}
	return report.Grouped(q.String())
}

// readPercent reads a percentage, or a fraction. No text is not known.
func readPercent(text string) (partnership.Fraction, error) {
	if text = strings.ReplaceAll(strings.TrimSpace(text), " ", ""); text == "" {
		return partnership.Fraction{}, nil
	}
	if !strings.ContainsAny(text, "/%") {
		text += "%"
	}
	fraction, err := partnership.ParseFraction(text)
	if err != nil {
		return partnership.Fraction{}, errors.New(wantsPercent)
	}
	return fraction, nil
}

// showPercent returns a share as readPercent reads it.
func showPercent(f partnership.Fraction) string {
	if !f.Known() {
		return ""
	}
	return strings.TrimSuffix(f.String(), "%")
}

// readDay reads a day as people in Britain write one. No text is not set.
func readDay(text string) (calendar.Date, error) {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return calendar.Date{}, nil
	}
	for _, layout := range []string{"2006-01-02", "2 January 2006", "2 Jan 2006", "2/1/2006"} {
		if day, err := time.Parse(layout, text); err == nil {
			return calendar.NewDate(day.Date())
		}
	}
	return calendar.Date{}, errors.New(wantsDay)
}

// showDay returns a day as readDay reads it.
func showDay(d calendar.Date) string {
	day, err := time.Parse("2006-01-02", d.String())
	if err != nil {
		return ""
	}
	return day.Format("2 January 2006")
}

// readMonths reads a number of months. No text is not set.
func readMonths(text string) (int, error) {
	if text = strings.TrimSpace(text); text == "" {
		return 0, nil
	}
	months, err := strconv.Atoi(text)
	if err != nil || months < 1 || months > 1200 {
		return 0, errors.New(wantsMonths)
	}
	return months, nil
}

// showMonths returns a number of months as readMonths reads it.
func showMonths(months int) string {
	if months == 0 {
		return ""
	}
	return strconv.Itoa(months)
}
