package costing

import "github.com/seed9ad77866/sharedservices/partnership/field"

// Title returns the kind in plain words: what a form or a report shows.
func (k BasisKind) Title() string {
	switch k {
	case EqualShares:
		return "Equal shares"
	case FixedShares:
		return "Agreed shares"
	case DriverShares:
		return "In proportion to a driver"
	case RoundedShares:
		return "In proportion to a driver, as rounded percentages"
	case CompositeShares:
		return "Several bases, each with a weight"
	case Metered:
		return "Quantity at a rate"
	case FixedAmounts:
		return "Agreed amounts"
	}
	return field.Title(k)
}

// Title returns the kind in plain words: what a form or a report shows.
func (k AdjustmentKind) Title() string {
	switch k {
	case MinimumCharge:
		return "Minimum charge"
	case ChargeCap:
		return "Cap on the charge"
	case Collar:
		return "Limits around the mean burden"
	case PhaseOut:
		return "Share of the charge, falling by date"
	case Fee:
		return "Fee on the charge"
	case Indexation:
		return "Rise with inflation or prices"
	case Credit:
		return "Credit off the charge"
	}
	return field.Title(k)
}

// Title returns the rounding in plain words: what a form or a report shows.
func (r Rounding) Title() string {
	switch r {
	case ToPenny:
		return "To the penny"
	case ToPound:
		return "To the nearest £1"
	case ToTen:
		return "To the nearest £10"
	case ToHundred:
		return "To the nearest £100"
	case ToHundredHalfDown:
		return "To the nearest £100, £50 or less ignored"
	case ToThousand:
		return "To the nearest £1,000"
	}
	return field.Title(r)
}
