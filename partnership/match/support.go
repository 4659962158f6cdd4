package match

import (
	"slices"
	"strconv"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// SupportKind is a kind of help for organisations that want to share. The Local Government
// Association has offered a funded expert and mediation, and councils that already share advise
// others to visit.
type SupportKind string

// The kinds of support.
const (
	FundedExpert SupportKind = "funded-expert" // somebody who works out the case
	Mediation    SupportKind = "mediation"     // somebody from outside who helps two sides to agree
	SiteVisit    SupportKind = "visit"         // a visit to a place where the service is shared already
)

// SupportKinds returns every SupportKind.
func SupportKinds() []SupportKind { return []SupportKind{FundedExpert, Mediation, SiteVisit} }

// UnmarshalText reads one of SupportKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *SupportKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of support", text, SupportKinds())
	return err
}

// Title returns the kind of support as a form or a report shows it.
func (k SupportKind) Title() string { return field.Title(k) }

// Support is help that suits a match, and the reason for it.
type Support struct {
	Kind        SupportKind    `json:"kind"`                 // which kind of help
	Reason      string         `json:"reason"`               // why it suits the match
	Partnership string         `json:"partnership,omitzero"` // the partnership to visit
	Facts       []RecordedFact `json:"facts"`                // the facts that it rests on
}

// manyUnknown is how many criteria that are not known call for an expert.
const manyUnknown = 3

// Support returns the help that suits the match, with the reasons that call for it:
//
//   - mediation, if stances on supply or on change are in tension, or if no one party controls
//     both
//   - a funded expert, for different systems, for transformational change, for partners that
//     share nothing yet, and if three or more criteria need facts that are not known
//
// Visits suit every match of a ranking alike: Ranking.Support adds them.
func (m Match) Support() []Support {
	all := []Support{}
	for _, r := range m.Reasons {
		if why := r.mediation(); why != "" {
			all = append(all, Support{Kind: Mediation, Reason: why, Facts: cloneFacts(r.Facts)})
		}
	}
	unknown := newFactList(0)
	n := 0
	for _, r := range m.Reasons {
		if why := r.expert(); why != "" {
			all = append(all, Support{Kind: FundedExpert, Reason: why, Facts: cloneFacts(r.Facts)})
		}
		if r.Stand == NotKnown {
			n++
			unknown.add(missingFacts(r.Facts))
		}
	}
	if n >= manyUnknown {
		why := strconv.Itoa(n) + " criteria need facts that are not known: find them out before a case is made."
		all = append(all, Support{Kind: FundedExpert, Reason: why, Facts: cloneFacts(unknown.facts)})
	}
	return all
}

// mediation returns why a reason calls for mediation, and "" if it does not.
func (r FitReason) mediation() string {
	switch {
	case r.Stand != Against:
		return ""
	case r.Criterion == Supply:
		return "Stances on supply are in tension: agree who provides."
	case r.Criterion == Change:
		return "Stances on change are in tension: agree the pace."
	case r.Criterion == Control:
		return "No one party controls all of them: build support in each council."
	}
	return ""
}

// expert returns why a reason calls for an expert, and "" if it does not.
func (r FitReason) expert() string {
	switch {
	case r.Criterion == Systems && r.Stand == Against:
		return "They run the service on different systems: plan the move to a common one."
	case r.Criterion == Together && r.Stand == Against:
		return "They share nothing yet: a first business case has to be made."
	case r.Criterion == Change && r.Stand == For && slices.ContainsFunc(r.Facts, func(x RecordedFact) bool { return x.Found == string(partnership.Transformational) }):
		return "Both want transformational change: it needs a programme."
	}
	return ""
}

// missingFacts returns the facts that are not known.
func missingFacts(facts []RecordedFact) []RecordedFact {
	var all []RecordedFact
	for _, x := range facts {
		if x.unknown() {
			all = append(all, x)
		}
	}
	return all
}

// A factList is a list of facts, each of another place.
type factList struct {
	facts []RecordedFact
	has   map[factPlace]bool
}

// A factPlace is where a fact is recorded.
type factPlace struct {
	in Record
	id string
	at policy.Pointer
}

// newFactList returns an empty list with room for n facts.
func newFactList(n int) factList {
	return factList{make([]RecordedFact, 0, n), make(map[factPlace]bool, n)}
}

// add adds those facts whose places are not in the list yet.
func (l *factList) add(facts []RecordedFact) {
	for _, x := range facts {
		if place := (factPlace{x.In, x.ID, x.At}); !l.has[place] {
			l.facts, l.has[place] = append(l.facts, x), true
		}
	}
}

// cloneFacts returns copies of facts.
func cloneFacts(facts []RecordedFact) []RecordedFact {
	all := slices.Clone(facts)
	for i := range all {
		all[i].Orgs = slices.Clone(all[i].Orgs)
	}
	return all
}

// Support returns the help that suits the match at a place of the ranking, visits included. It
// is empty for a place that no match has.
func (r Ranking) Support(place int) []Support {
	if place < 1 || place > len(r.Matches) {
		return []Support{}
	}
	all := r.Matches[place-1].Support()
	for _, v := range r.Visits {
		s := Support{Kind: SiteVisit, Partnership: v.Partnership, Facts: []RecordedFact{}}
		s.Reason = "It shares the service, and its members fit with " + v.Score.String() + " of " + grouped(v.Of) + " points."
		members := RecordedFact{In: PartnershipRecord, ID: v.Partnership, At: "/members"}
		for _, m := range v.Members {
			members.Orgs = append(members.Orgs, m.Org)
		}
		s.Facts = append(s.Facts, members)
		all = append(all, s)
	}
	return all
}
