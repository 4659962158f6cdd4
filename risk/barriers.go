package risk

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Proposals are risks that a shared service is likely to meet.
type Proposals []Proposal

// Proposal is a risk that a shared service is likely to meet, to be taken into its
// register, and what to watch and to do.
type Proposal struct {
	Risk       Risk          `json:"risk"`       // the risk, open and not assessed: nobody can say from outside how likely it is
	Indicators []string      `json:"indicators"` // figures that tell of it; their thresholds are for the members to set
	Treatments []string      `json:"treatments"` // what others have done about it
	Source     policy.Source `json:"source"`     // who found that shared services meet it
	Reasons    []string      `json:"reasons"`    // what in the partnership points to it; empty in Barriers
}

// Validate returns what is wrong with the risk and the source, and what field.CheckText
// finds in the other texts.
func (p Proposal) Validate() error {
	return errors.Join(
		field.At("risk", p.Risk.Validate()),
		field.Each("indicators", p.Indicators, field.CheckText),
		field.Each("treatments", p.Treatments, field.CheckText),
		field.At("source", p.Source.Validate()),
		field.Each("reasons", p.Reasons, field.CheckText),
	)
}

// The sources of the barriers.
const (
	scrutinyPaper = "Harrow Council, key strategic issues for the scrutiny work programme 2018–22"
	gateway       = "Office of Government Commerce, shared services reviews (2008)"
)

// barrier is a risk that shared services are known to meet.
type barrier struct {
	id          RiskID
	category    Category
	title       string
	cause       string
	event       string
	consequence string
	indicators  []string
	treatments  []string
	source      policy.Source
}

// proposal returns the barrier as a proposal.
func (b barrier) proposal() Proposal {
	return Proposal{
		Risk: Risk{
			ID: b.id, Title: b.title, Cause: b.cause, Event: b.event, Consequence: b.consequence,
			Nature: Threat, Category: b.category, Status: OpenRisk,
		},
		Indicators: b.indicators, Treatments: b.treatments, Source: b.source, Reasons: []string{},
	}
}

// Barriers returns the eighteen risks that shared services are known to meet, in the
// order in which they come up: politics and people, then the start, the running, and
// the end. They are a register to start from, and Propose says which of them a
// partnership points to.
func Barriers() Proposals {
	proposals := Proposals{}
	for _, b := range barriers() {
		proposals = append(proposals, b.proposal())
	}
	return proposals
}

// The ids of the barriers that a partnership can point to.
const (
	sovereigntyID = "sovereignty"
	controlID     = "political-control"
	cultureID     = "culture"
	leadershipID  = "leadership"
	buyInID       = "buy-in"
	timescaleID   = "timescale"
	levelsID      = "service-levels"
	alignmentID   = "alignment"
	migrationID   = "data-migration"
	contractsID   = "contracts"
	leaverID      = "member-leaves"
	exitID        = "no-exit-strategy"
)

// barriers returns the barriers in the order in which they come up.
func barriers() []barrier {
	return slices.Concat(peopleBarriers(), startBarriers(), runningBarriers(), endBarriers())
}
