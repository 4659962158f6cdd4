package lifecycle

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Gateway is a point in the life of a programme at which people from outside it
// review it (Office of Government Commerce, OGC Gateway Process, workbooks 0 to 5,
// version 2.0, 2007). Each can be passed more than once; Gate0 and Gate5 are meant
// to be.
type Gateway string

// The gateways, in order.
const (
	Gate0 Gateway = "gate-0" // strategic assessment
	Gate1 Gateway = "gate-1" // business justification
	Gate2 Gateway = "gate-2" // delivery strategy
	Gate3 Gateway = "gate-3" // investment decision, before the contract
	Gate4 Gateway = "gate-4" // readiness for service
	Gate5 Gateway = "gate-5" // operations review and benefits realisation
)

// Gateways returns every Gateway, in order.
func Gateways() []Gateway { return []Gateway{Gate0, Gate1, Gate2, Gate3, Gate4, Gate5} }

// UnmarshalText reads one of Gateways; the error wraps field.ErrInvalid.
func (g *Gateway) UnmarshalText(text []byte) (err error) {
	*g, err = field.ReadOneOf("gateway", text, Gateways())
	return err
}

// Title returns what the review at the gateway is called.
func (g Gateway) Title() string {
	switch g {
	case Gate0:
		return "Strategic assessment"
	case Gate1:
		return "Business justification"
	case Gate2:
		return "Delivery strategy"
	case Gate3:
		return "Investment decision"
	case Gate4:
		return "Readiness for service"
	case Gate5:
		return "Operations review and benefits realisation"
	}
	return field.Title(g)
}

// ConfidenceScale is how many levels of confidence a review chooses from. Levels
// of two scales do not compare.
type ConfidenceScale string

// The scales.
const (
	// ThreeLevel is red, amber, green. Red is to put the key problems right at
	// once, amber to carry out the recommendations before the next review, and
	// green is on target (OGC Gateway Process, 2007).
	ThreeLevel ConfidenceScale = "three-level"
	// FiveLevel has two more levels, between those of ThreeLevel. It says how likely the
	// programme is to deliver, from red (no way is in sight) to green (highly likely): OGC
	// Gateway report template, version 4.0, June 2008.
	FiveLevel ConfidenceScale = "five-level"
)

// ConfidenceScales returns every ConfidenceScale.
func ConfidenceScales() []ConfidenceScale { return []ConfidenceScale{ThreeLevel, FiveLevel} }

// UnmarshalText reads one of ConfidenceScales; the error wraps
// field.ErrInvalid.
func (s *ConfidenceScale) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("scale of confidence", text, ConfidenceScales())
	return err
}

// Title returns the scale of confidence as a form or a report shows it.
func (s ConfidenceScale) Title() string {
	switch s {
	case ThreeLevel:
		return "Three levels"
	case FiveLevel:
		return "Five levels"
	}
	return field.Title(s)
}

// Levels returns the levels of the scale, from the lowest. An unknown scale has
// none.
func (s ConfidenceScale) Levels() []Confidence {
	switch s {
	case ThreeLevel:
		return []Confidence{Red, Amber, Green}
	case FiveLevel:
		return Confidences()
	}
	return []Confidence{}
}

// Confidence is how sure a review was that the programme will deliver, from 1. On one
// scale, a higher level is greater confidence. The zero Confidence is not assessed.
//
// Red does not mean stop. It means that key problems must be put right fast.
type Confidence int

// The levels of confidence.
const (
	Red Confidence = iota + 1
	AmberRed
	Amber
	AmberGreen
	Green
)

// Confidences returns every Confidence, from the lowest.
func Confidences() []Confidence { return []Confidence{Red, AmberRed, Amber, AmberGreen, Green} }

// confidenceNames returns the names of the levels, from the lowest.
func confidenceNames() []string {
	return []string{"red", "amber-red", "amber", "amber-green", "green"}
}

// String returns the name of the level, or "not assessed".
func (c Confidence) String() string {
	if c < Red || c > Green {
		return "not assessed"
	}
	return confidenceNames()[c-1]
}

// Title returns the level of confidence as a form or a report shows it.
func (c Confidence) Title() string {
	switch c {
	case AmberRed:
		return "Amber/Red"
	case AmberGreen:
		return "Amber/Green"
	}
	return field.Title(c.String())
}

// MarshalText returns the name of the level, and "" if it is not assessed. The error
// wraps field.ErrInvalid for a number that is not a level.
func (c Confidence) MarshalText() ([]byte, error) {
	if c == 0 {
		return nil, nil
	}
	if err := c.checkIn(FiveLevel); err != nil {
		return nil, err
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads the name of a level, and "" as not assessed; the error wraps
// field.ErrInvalid.
func (c *Confidence) UnmarshalText(text []byte) error {
	_, err := field.ReadOneOf("level of confidence", text, confidenceNames())
	*c = Confidence(slices.Index(confidenceNames(), string(text)) + 1)
	return err
}

// checkIn returns what is wrong with the level on a scale.
func (c Confidence) checkIn(scale ConfidenceScale) error {
	switch {
	case c == 0:
		return field.ErrRequired
	case c < Red || c > Green:
		return fmt.Errorf("%d is not a level of confidence (%d to %d): %w", int(c), Red, Green, field.ErrInvalid)
	case !slices.Contains(scale.Levels(), c):
		return fmt.Errorf("%v is not on the %s scale, %v: %w", c, scale, scale.Levels(), field.ErrInvalid)
	}
	return nil
}

// GatewayReview is what a review at a gateway found on a day. It advises whoever
// is responsible for the programme, and decides nothing.
type GatewayReview struct {
	Gateway    Gateway         `json:"gateway"`             // at which gateway
	On         calendar.Date   `json:"on,omitzero"`         // the day of its report
	Scale      ConfidenceScale `json:"scale"`               // which levels there were
	Confidence Confidence      `json:"confidence,omitzero"` // which was given
	Team       string          `json:"team"`                // who reviewed
	Reference  string          `json:"reference,omitempty"` // where the report is
}

// Validate returns what is wrong with the review:
//
//   - field.ErrRequired: a gateway, day, scale, level or team that is not set
//   - field.ErrInvalid: an unknown gateway or scale, a level that is not on the scale
//   - field.ErrRange: a text that is too long
func (r GatewayReview) Validate() error {
	scale := field.CheckOneOf("scale", "scale of confidence", r.Scale, ConfidenceScales())
	judgedOn := r.Scale
	if scale != nil {
		judgedOn = FiveLevel // which has every level
	}
	return errors.Join(
		field.CheckOneOf("gateway", "gateway", r.Gateway, Gateways()),
		field.RequiredValue("on", r.On),
		scale,
		field.At("confidence", r.Confidence.checkIn(judgedOn)),
		field.Required("team", r.Team),
		field.OptionalNote("reference", r.Reference),
	)
}

// LatestGateway returns the last review at a gateway on or before a day. Of two on
// one day the later in the list is the last. ok is false if there was none.
func LatestGateway(reviews []GatewayReview, gateway Gateway, day calendar.Date) (latest GatewayReview, ok bool) {
	for _, r := range reviews {
		if r.Gateway == gateway && !r.On.IsZero() && !r.On.After(day) && !r.On.Before(latest.On) {
			latest, ok = r, true
		}
	}
	return latest, ok
}
