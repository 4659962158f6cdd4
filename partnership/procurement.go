package partnership

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ProcurementRoute is how the law of public procurement applies to an
// arrangement.
type ProcurementRoute string

// The routes.
const (
	// OutsideProcurement needs no contract to be procured: a true transfer of a function, or
	// officers placed at another council's disposal.
	OutsideProcurement ProcurementRoute = "outside"
	// HorizontalRoute is cooperation between contracting authorities.
	HorizontalRoute ProcurementRoute = "horizontal"
	// VerticalRoute is an award to a body that the authorities control as they
	// control their own departments ("Teckal").
	VerticalRoute ProcurementRoute = "vertical"
	// FullProcedure is a contract that must be advertised and awarded.
	FullProcedure ProcurementRoute = "full-procedure"
)

// ProcurementRoutes returns every ProcurementRoute.
func ProcurementRoutes() []ProcurementRoute {
	return []ProcurementRoute{OutsideProcurement, HorizontalRoute, VerticalRoute, FullProcedure}
}

// UnmarshalText reads one of ProcurementRoutes, or no text, which is not set; the error wraps
// ErrInvalid.
func (r *ProcurementRoute) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("procurement route", text, ProcurementRoutes())
	return err
}

// Title returns the procurement route as a form or a report shows it.
func (r ProcurementRoute) Title() string {
	switch r {
	case OutsideProcurement:
		return "No contract to procure"
	case HorizontalRoute:
		return "Cooperation between authorities"
	case VerticalRoute:
		return "Award to a body that they control"
	case FullProcedure:
		return "Full procurement procedure"
	}
	return field.Title(r)
}

// RouteTest is what must be true of an arrangement that uses a route.
type RouteTest struct {
	Route            ProcurementRoute `json:"route"`                       // the route
	Condition        string           `json:"condition"`                   // what must be true
	Activity         Threshold        `json:"activity,omitzero"`           // the part that the activities in Of must be of all activities; not set: there is no such test
	Of               string           `json:"of,omitempty"`                // the activities that count
	AveragedYears    int              `json:"averaged_years,omitzero"`     // the number of years over which the activities are averaged; not set: they are not averaged
	NoPrivateCapital bool             `json:"no_private_capital,omitzero"` // whether private capital rules the route out
	Source           string           `json:"source"`                      // where this is laid down
}

// Test returns what must be true of an arrangement that uses the route. ok is false for an
// unknown route.
func (r ProcurementRoute) Test() (RouteTest, bool) {
	all := routeTests()
	i := slices.IndexFunc(all, func(t RouteTest) bool { return t.Route == r })
	if i < 0 {
		return RouteTest{}, false
	}
	return all[i], true
}

// routeTests returns the test of every route, in the order of ProcurementRoutes.
// That activities are averaged over three years has not been verified.
func routeTests() []RouteTest {
	return []RouteTest{
		{
			Route:     OutsideProcurement,
			Condition: "the function itself is transferred or delegated, or officers are made available and no service is supplied",
			Source:    "Local Government Act 1972 s.101, s.113",
		},
		{
			Route:         HorizontalRoute,
			Condition:     "contracting authorities only, to meet aims that they share, in the public interest",
			Activity:      MustThreshold("less than 20/100"),
			Of:            "the activities that the cooperation is about, performed on the open market",
			AveragedYears: 3,
			Source:        "Public Contracts Regulations 2015 reg 12(7); Procurement Act 2023 Sch 2",
		},
		{
			Route:            VerticalRoute,
			Condition:        "the authorities control the body as they control their own departments",
			Activity:         MustThreshold("more than 80/100"),
			Of:               "the activities of the body, carried out for the authorities that control it",
			AveragedYears:    3,
			NoPrivateCapital: true,
			Source:           "Public Contracts Regulations 2015 reg 12(1) to (6); Procurement Act 2023 Sch 2",
		},
		{
			Route:     FullProcedure,
			Condition: "the contract is advertised and awarded by a procedure of the Act",
			Source:    "Procurement Act 2023",
		},
	}
}
