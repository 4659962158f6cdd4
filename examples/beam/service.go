package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A Register is the services of a country, or of whatever else is to be added up.
type Register struct {
	Services []Service `json:"services"`
}

// Validate returns all that is wrong with the register: first duplicates, then what is wrong
// with each service, in order.
func (r Register) Validate() error {
	if n := len(r.Services); n == 0 {
		return field.At("services", field.ErrRequired)
	} else if n > MaxServices {
		return field.At("services", fmt.Errorf("%d services, and at most %d are wanted: %w", n, MaxServices, field.ErrRange))
	}
	return errors.Join(
		field.Unique("services", "id", r.Services, func(s Service) string { return s.ID }),
		field.Each("services", r.Services, Service.Validate))
}

// A Service is one shared service of the register: who shares it, what it costs alone and
// shared, and how far the figures of its business case may be off.
type Service struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Members []costing.Weight `json:"members"` // who shares its cost, by caseload
	Alone   costing.Money    `json:"alone"`   // a year, if each member goes on by itself: all together
	Shared  costing.Money    `json:"shared"`  // a year, if they share it: all together, as the business case has it
	SetUp   costing.Money    `json:"set_up"`  // once, in the first year
	Years   int              `json:"years"`   // over which it is appraised, the first included
	Cost    Range            `json:"cost"`    // what a shared year costs, in times Shared: 0.95, 1, 1.2
	Volume  Range            `json:"volume"`  // the caseload of each member, in times its weight: each has its own draw
	Overrun Range            `json:"overrun"` // what setting up costs, in times SetUp
	Delay   Range            `json:"delay"`   // how many months late sharing begins, up to 12
}

// A Range is between what a figure lies, and where it is most likely, with up to three
// decimals.
type Range struct {
	Low    partnership.Quantity `json:"low,omitzero"`
	Likely partnership.Quantity `json:"likely,omitzero"`
	High   partnership.Quantity `json:"high,omitzero"`
}

// rangeOf returns the range of three numbers of thousandths.
func rangeOf(low, likely, high int64) Range {
	return Range{Low: thousandths(low), Likely: thousandths(likely), High: thousandths(high)}
}

// thousandths returns a number of thousandths, which must be small.
func thousandths(n int64) partnership.Quantity {
	q, err := partnership.QuantityOfMillionths(n * 1000)
	if err != nil {
		panic(err)
	}
	return q
}

// MaxServices is how many services a register can have.
const MaxServices = 100_000

// MaxYears is over how many years a service can be appraised: as far as the first rate of
// the Green Book reaches.
const MaxYears = 30

// maxPence keeps the sums of a service within an int64: £100m, for MaxYears and MaxFutures.
const maxPence = 10_000_000_000

// Validate returns all that is wrong with the service, in the order of its fields.
func (s Service) Validate() error {
	var errs []error
	if s.ID == "" {
		errs = append(errs, field.At("id", field.ErrRequired))
	}
	errs = append(errs, costing.CheckWeights("members", s.Members), field.Each("members", s.Members, checkCaseload))
	for _, amount := range []struct {
		name  string
		money costing.Money
	}{{"alone", s.Alone}, {"shared", s.Shared}, {"set_up", s.SetUp}} {
		errs = append(errs, field.At(amount.name, checkAmount(amount.money)))
	}
	if s.Years < 1 || s.Years > MaxYears {
		errs = append(errs, field.At("years", fmt.Errorf("%d years, and 1 to %d are wanted: %w", s.Years, MaxYears, field.ErrRange)))
	}
	return errors.Join(append(errs,
		field.At("cost", s.Cost.check(0, 3)),
		field.At("volume", s.Volume.check(1, 3)),
		field.At("overrun", s.Overrun.check(0, 3)),
		field.At("delay", s.Delay.check(0, 12)))...)
}

// maxCaseload keeps the caseloads that are drawn within what a Quantity holds.
const maxCaseload = 100_000_000_000

// checkCaseload returns an error for the caseload of a member that is too fine or too large to
// draw from.
func checkCaseload(w costing.Weight) error {
	if n, _ := w.Value.Millionths(); n%1000 != 0 || n > maxCaseload*1_000_000 {
		return field.At("value", fmt.Errorf("%v: up to %d with up to three decimals is wanted: %w", w.Value, maxCaseload, field.ErrRange))
	}
	return nil
}

// checkAmount returns an error for an amount that is not known, below £0 or too large.
func checkAmount(m costing.Money) error {
	switch pence := m.KnownPence(); {
	case !m.Known():
		return field.ErrRequired
	case pence < 0:
		return fmt.Errorf("%s is below £0: %w", m.Sterling(), field.ErrInvalid)
	case pence > maxPence:
		return fmt.Errorf("%s is more than %s: %w", m.Sterling(), costing.Pence(maxPence).Sterling(), field.ErrRange)
	}
	return nil
}

// check returns an error unless the range is known, in order, and from some thousandths to a
// whole number.
func (r Range) check(least, most int64) error {
	errs, before := []error{}, int64(0)
	for _, end := range []struct {
		name  string
		value partnership.Quantity
	}{{"low", r.Low}, {"likely", r.Likely}, {"high", r.High}} {
		n, known := end.value.Millionths()
		switch {
		case !known:
			errs = append(errs, field.At(end.name, field.ErrRequired))
		case n < least*1000 || n > most*1_000_000 || n%1000 != 0:
			errs = append(errs, field.At(end.name, fmt.Errorf("%v: %v to %d with up to three decimals is wanted: %w", end.value, thousandths(least), most, field.ErrRange)))
		case n < before:
			errs = append(errs, field.At(end.name, fmt.Errorf("%v is less than the one before: %w", end.value, field.ErrInvalid)))
		}
		before = max(before, n)
	}
	return errors.Join(errs...)
}

// MadeUpRegister returns a register of as many services as are asked for, the same each time:
// each has two to six members of 380 councils. The numbers are drawn, and no council's.
func MadeUpRegister(services int) []Service {
	register := make([]Service, services)
	for i := range register {
		register[i] = madeUp(i)
	}
	return register
}

// subjects are what the made-up services do.
var subjects = [...]string{"Legal", "Audit", "Revenues", "Building control", "Procurement", "Human resources", "Waste", "Licensing"}

// madeUp returns the made-up service of a number.
func madeUp(i int) Service {
	draw := newStream("register", int64(i))
	s := Service{
		ID: "service-" + strconv.Itoa(i+1), Name: subjects[i%len(subjects)] + " " + strconv.Itoa(i/len(subjects)+1),
		Years: int(3 + draw.below(10)),
	}
	first, step := draw.below(380), 1+draw.below(62)
	for j := range 2 + draw.below(5) {
		council := "council-" + strconv.FormatInt((first+j*step)%380+1, 10)
		s.Members = append(s.Members, costing.Weight{Org: partnership.OrgID(council), Value: partnership.MustQuantity(strconv.FormatInt(400+draw.below(20_000), 10))})
	}
	alone := (50_000 + draw.below(4_000_000)) * 100
	s.Alone = costing.Pence(alone)
	s.Shared = costing.Pence(alone * (820 + draw.below(180)) / 1000)
	s.SetUp = costing.Pence(alone * (50 + draw.below(300)) / 1000)
	s.Cost = rangeOf(950, 1000, 1050+draw.below(200))
	s.Volume = rangeOf(800+draw.below(100), 1000, 1050+draw.below(300))
	s.Overrun = rangeOf(900, 1100, 1200+draw.below(1200))
	s.Delay = rangeOf(0, draw.below(4000), 4000+draw.below(8000))
	return s
}
