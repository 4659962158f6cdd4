package match

import (
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// found says in words what a criterion finds.
func (f *finder) found(c FitCriterion, x fit, of couple) string {
	a, b := of.a, of.b
	if x.low == 0 && x.high == 100 && c != Wait {
		return f.missing(c)
	}
	yes := x.low == 100
	switch c {
	case Touching:
		return either(yes, "their areas touch", "their areas do not touch")
	case Distance:
		return kilometres(x.measure) + f.words.apart
	case SameKind:
		return kindFound(x, a.org.Organisation.Kind, b.org.Organisation.Kind)
	case Size:
		return "the smaller population is " + perCent(x) + " of the larger"
	case CostPerHead:
		return "the lower cost per head is " + perCent(x) + " of the higher"
	case Volume:
		return "the smaller volume is " + perCent(x) + " of the larger"
	case Neighbours:
		return neighboursFound(x)
	case Control:
		return either(yes, "one party controls both", "no one party controls both")
	case Systems:
		if yes {
			return "both run it on " + common(a.systems, b.systems)
		}
		return "they run it on different systems"
	case Wants:
		return either(yes, "the other wants something that goes together with the wish", "the other wants something else")
	case Supply, Change, Breadth:
		return of.stances[stanceOf(c)].Reason
	case Wait:
		return f.waitFound(x, a, b)
	}
	return either(yes, "they share a service already", "no live partnership of both is recorded")
}

// missing says in words which fact is missing.
func (f *finder) missing(c FitCriterion) string {
	switch c {
	case Touching:
		return "not known: neither lists whose areas touch its own"
	case Distance:
		return "not known: the two have no place on the same map"
	case Size:
		return "not known: a population is missing"
	case CostPerHead:
		return "not known: a cost or a population is missing"
	case Volume:
		return "not known: a volume is missing"
	case Neighbours:
		return "not known: neither lists its statistical neighbours"
	case Control:
		return "not known: it is not recorded who controls one of them"
	case Systems:
		return "not known: the system of one of them is not recorded"
	case Wants:
		return "not known: no wish of the other for the service is recorded"
	case Together:
		return "not known: no partnerships are recorded"
	}
	return "not known: a stance is not stated"
}

// either returns one of two texts.
func either(yes bool, text, other string) string {
	if yes {
		return text
	}
	return other
}

// perCent returns a fit that is known.
func perCent(x fit) string { return strconv.Itoa(int(x.low)) + "%" }

// kilometres returns a distance in kilometres with three decimals.
func kilometres(metres int64) string {
	return report.Grouped(strconv.FormatInt(metres/1000, 10)+"."+strconv.FormatInt(1000+metres%1000, 10)[1:]) + " km"
}

// kindFound says in words how alike two kinds are.
func kindFound(x fit, a, b partnership.Kind) string {
	switch x.low {
	case 100:
		return "both are of the kind " + a.Title()
	case 50:
		return "two kinds of single-tier council: half"
	}
	return "different kinds of body"
}

// neighboursFound says in words who lists whom.
func neighboursFound(x fit) string {
	switch {
	case x.low == 100:
		return "each lists the other"
	case x.low == 50 && x.known():
		return "one lists the other, and is not listed by it"
	case x.low == 50:
		return "one lists the other, which has no list"
	case x.known():
		return "neither lists the other"
	}
	return "one does not list the other, which has no list"
}

// waitFound says in words when two parties can start.
func (f *finder) waitFound(x fit, a, b *party) string {
	start := later(a.start, b.start)
	text := "both can start on "
	if !a.started || !b.started {
		text = "not known: no start before "
	}
	late := ""
	if x.measure > 0 {
		late = ", " + report.Count(int(x.measure), "day", "days") + f.words.late
	}
	return text + start.String() + late
}
