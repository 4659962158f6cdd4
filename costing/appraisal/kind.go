package appraisal

import (
	"errors"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// OptionKind is what an option does: one of the kinds here, or one of the user's own with a
// prefix that says whose it is, as field.IsOwn says: "hrw-charity".
type OptionKind string

// The kinds of option.
const (
	AsIs            OptionKind = "continue-as-is"    // go on as now, which may get worse
	DoMinimum       OptionKind = "minimum"           // only what must be done
	ImproveAtHome   OptionKind = "improve-at-home"   // each improves its own
	Share           OptionKind = "share"             // share the service as it is
	Outsource       OptionKind = "outsource"         // pay somebody outside
	ShareAndImprove OptionKind = "share-and-improve" // both
)

// OptionKinds returns every OptionKind that is not the user's own.
func OptionKinds() []OptionKind {
	return []OptionKind{AsIs, DoMinimum, ImproveAtHome, Share, Outsource, ShareAndImprove}
}

// Own reports whether it is well formed as a kind of the user's own.
func (k OptionKind) Own() bool { return field.IsOwn(k) }

// Validate returns an error that wraps ErrRequired for no kind, and ErrInvalid for an unknown
// or malformed one.
func (k OptionKind) Validate() error {
	if k.Own() {
		return nil
	}
	return field.CheckOneOf("", "kind of option", k, OptionKinds())
}

// UnmarshalText reads one of OptionKinds, one of the user's own, or no text, which is not set;
// the error wraps ErrInvalid.
func (k *OptionKind) UnmarshalText(text []byte) (err error) {
	if *k = OptionKind(text); k.Own() {
		return nil
	}
	*k, err = field.ReadOneOf("kind of option", text, OptionKinds())
	return err
}

// Title returns the kind as a form or a report shows it.
func (k OptionKind) Title() string {
	switch {
	case k == AsIs:
		return "As is"
	case k == DoMinimum:
		return "Do minimum"
	case k.Own():
		return field.OwnTitle(k)
	}
	return field.Title(k)
}

// FlowSide is whether a flow is spent or gained.
type FlowSide string

// The sides. What is saved is a benefit.
const (
	CostFlow    FlowSide = "cost"
	BenefitFlow FlowSide = "benefit"
)

// FlowSides returns every FlowSide.
func FlowSides() []FlowSide { return []FlowSide{CostFlow, BenefitFlow} }

// Title returns the side as a form or a report shows it.
func (s FlowSide) Title() string { return field.Title(s) }

// UnmarshalText reads one of FlowSides, or no text, which is not set; the error wraps ErrInvalid.
func (s *FlowSide) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("side of a flow", text, FlowSides())
	return err
}

// FlowTiming is whether a flow comes once or every year.
type FlowTiming string

// The timings.
const (
	OneOffFlow    FlowTiming = "one-off"
	RecurringFlow FlowTiming = "recurring"
)

// FlowTimings returns every FlowTiming.
func FlowTimings() []FlowTiming { return []FlowTiming{OneOffFlow, RecurringFlow} }

// Title returns the timing as a form or a report shows it.
func (t FlowTiming) Title() string {
	if t == OneOffFlow {
		return "One-off"
	}
	return field.Title(t)
}

// UnmarshalText reads one of FlowTimings, or no text, which is not set; the error wraps
// ErrInvalid.
func (t *FlowTiming) UnmarshalText(text []byte) (err error) {
	*t, err = field.ReadOneOf("timing of a flow", text, FlowTimings())
	return err
}

// FlowFunding is which account a flow is in.
type FlowFunding string

// The accounts.
const (
	CapitalFlow FlowFunding = "capital"
	RevenueFlow FlowFunding = "revenue"
)

// FlowFundings returns every FlowFunding.
func FlowFundings() []FlowFunding { return []FlowFunding{CapitalFlow, RevenueFlow} }

// Title returns the funding as a form or a report shows it.
func (f FlowFunding) Title() string { return field.Title(f) }

// UnmarshalText reads one of FlowFundings, or no text, which is not set; the error wraps
// ErrInvalid.
func (f *FlowFunding) UnmarshalText(text []byte) (err error) {
	*f, err = field.ReadOneOf("funding of a flow", text, FlowFundings())
	return err
}

// FlowCash is whether money changes hands. Time that is freed and used for something else has a
// value, but lowers no budget.
type FlowCash string

// Whether money changes hands.
const (
	CashableFlow    FlowCash = "cashable"
	NotCashableFlow FlowCash = "not-cashable"
)

// FlowCashes returns every FlowCash.
func FlowCashes() []FlowCash { return []FlowCash{CashableFlow, NotCashableFlow} }

// Title returns it as a form or a report shows it.
func (c FlowCash) Title() string { return field.Title(c) }

// UnmarshalText reads one of FlowCashes, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *FlowCash) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("kind of cash", text, FlowCashes())
	return err
}

// FlowPurpose is what a flow comes from. CIPFA asks that transition is kept apart from
// transformation: a saving from changing the work is not a saving from joining councils.
type FlowPurpose string

// The purposes.
const (
	RunningFlow        FlowPurpose = "running"        // the service itself
	TransitionFlow     FlowPurpose = "transition"     // getting from the old bodies to the new
	TransformationFlow FlowPurpose = "transformation" // changing how the work is done
	DisaggregationFlow FlowPurpose = "disaggregation" // taking apart what was one
)

// FlowPurposes returns every FlowPurpose.
func FlowPurposes() []FlowPurpose {
	return []FlowPurpose{RunningFlow, TransitionFlow, TransformationFlow, DisaggregationFlow}
}

// Title returns the purpose as a form or a report shows it.
func (p FlowPurpose) Title() string { return field.Title(p) }

// UnmarshalText reads one of FlowPurposes, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *FlowPurpose) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("purpose of a flow", text, FlowPurposes())
	return err
}

// FlowKind is what sort of flow a flow is, in five respects.
type FlowKind struct {
	Side    FlowSide    `json:"side,omitzero"`    // spent or gained
	Timing  FlowTiming  `json:"timing,omitzero"`  // once or every year
	Funding FlowFunding `json:"funding,omitzero"` // capital or revenue
	Cash    FlowCash    `json:"cash,omitzero"`    // whether money changes hands
	Purpose FlowPurpose `json:"purpose,omitzero"` // what it comes from
}

// Validate returns, at the field of each part, ErrRequired if it is not set and ErrInvalid if
// it is unknown.
func (k FlowKind) Validate() error {
	return errors.Join(
		field.CheckOneOf("side", "side of a flow", k.Side, FlowSides()),
		field.CheckOneOf("timing", "timing of a flow", k.Timing, FlowTimings()),
		field.CheckOneOf("funding", "funding of a flow", k.Funding, FlowFundings()),
		field.CheckOneOf("cash", "kind of cash", k.Cash, FlowCashes()),
		field.CheckOneOf("purpose", "purpose of a flow", k.Purpose, FlowPurposes()),
	)
}

// Title returns the kind as a report shows it: "One-off capital cost of transition, cashable".
func (k FlowKind) Title() string {
	words := []string{k.Timing.Title(), string(k.Funding), string(k.Side)}
	if k.Purpose != "" {
		words = append(words, "of", string(k.Purpose))
	}
	return strings.Join(words, " ") + ", " + strings.ToLower(k.Cash.Title())
}
