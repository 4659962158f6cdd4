package risk

import (
	"errors"

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

// barrier is a row of the table of barriers.
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

// proposal returns the row as a proposal.
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

// barriers returns the table of barriers.
func barriers() []barrier {
	return []barrier{
		{
			sovereigntyID, GovernanceRisk, "Loss of sovereignty and control",
			"Decisions about the service move to a joint body or to another council",
			"Councillors of one member come to feel that they no longer control the service",
			"Decisions are delayed or taken back, and the member looks for a way out",
			[]string{"decisions deferred or called in, number in a quarter", "reserved matters raised outside the joint committee, number in a quarter"},
			[]string{"State which decisions stay with each council", "Report to every council in the same form and on the same day"},
			policy.Source{Document: scrutinyPaper, Clause: "barriers to sharing"},
		},
		{
			controlID, StrategyRisk, "Change of political control",
			"The members hold elections at different times and are not led by one party",
			"Control of a member passes to a party that is not committed to the arrangement",
			"Support is withdrawn, or the terms are opened again in the middle of the work",
			[]string{"days to the next election of a member", "members led by the same party, number"},
			[]string{"Brief the leaders of every group before each election", "Set the term so that no review falls within three months of an election"},
			policy.Source{Document: scrutinyPaper, Clause: "lessons: political drive"},
		},
		{
			cultureID, PeopleRisk, "Cultures and behaviour do not come together",
			"The teams have ways of working and values of their own",
			"Staff go on working for their old council and not for the service",
			"Work is done twice, standards differ and good people leave",
			[]string{"staff who say that they work for one service, %", "grievances, number in a quarter"},
			[]string{"Agree common ways of working with those who use them", "Mix the teams, and manage them as one"},
			policy.Source{Document: scrutinyPaper, Clause: "barriers to sharing"},
		},
		{
			leadershipID, GovernanceRisk, "Leadership is not strong enough",
			"Sponsors in the members change, or have other things to do",
			"Nobody leads the change across all of the organisations",
			"Decisions wait, and resistance is not met",
			[]string{"board meetings held without a sponsor of every member, number in a quarter", "decisions older than thirty days, number"},
			[]string{"Name one sponsor for each member, with a deputy", "Appoint the head of the shared service before the work begins"},
			policy.Source{Document: scrutinyPaper, Clause: "barriers to sharing"},
		},
		{
			buyInID, ProgrammeRisk, "Stakeholders stop supporting it after the start",
			"Those concerned are won over at the outset and then hear little",
			"Support falls away while the service is being built",
			"Users go round it, and members do not send it the work on which its price rests",
			[]string{"satisfaction of users, %", "work sent outside the service, %"},
			[]string{"Keep a plan for every group concerned until the service has run for a year", "Publish what was promised and what has arrived"},
			policy.Source{Document: gateway, Clause: "lesson 4"},
		},
		{
			"capacity", PeopleRisk, "Too little capacity and skill to make the change",
			"The people who know the service have to run it and to change it at once",
			"The work lacks people, skills or money when it needs them",
			"The start slips or the service goes live unfinished",
			[]string{"project posts vacant, %", "days of the project plan lost to day-to-day work, number in a month"},
			[]string{"Fund and fill the team before the business case is approved", "Replace experts in their daily work"},
			policy.Source{Document: gateway, Clause: "lesson 3"},
		},
		{
			timescaleID, ProgrammeRisk, "The timescale is not realistic",
			"A date was promised before the legal, financial and technical work was known",
			"The work cannot be done by the date",
			"Steps are left out, or the start slips and its savings with it",
			[]string{"milestones missed, number", "days by which the forecast start is after the promised one"},
			[]string{"Plan back from what the law requires: a jointly owned company can take three years", "Move the date before leaving out tests"},
			policy.Source{Document: gateway, Clause: "lesson 3"},
		},
		{
			levelsID, OperationsRisk, "Service levels are not practical",
			"Levels were set without figures of what is reached today",
			"The service cannot reach them, or they measure what does not matter",
			"Members dispute the quality and withhold payment",
			[]string{"service levels missed, %", "disputes about quality, number in a quarter"},
			[]string{"Measure for a quarter before levels are agreed", "Agree a floor and a target, and what follows from each"},
			policy.Source{Document: gateway, Clause: "lesson 5"},
		},
		{
			alignmentID, TechnologyRisk, "Policies, work practices and IT are not aligned",
			"Each member has policies, practices and systems of its own",
			"The service starts before they are brought together",
			"It runs as several services under one name, at the cost of all of them",
			[]string{"policies still in two versions, number", "systems in parallel, number"},
			[]string{"List what must be alike, by when and whose it is", "Hold back the start of a line until it is"},
			policy.Source{Document: scrutinyPaper, Clause: "work ahead of the change"},
		},
		{
			migrationID, InformationRisk, "Data cannot be moved as they are",
			"Records differ in form and quality, and some are wrong",
			"Data are lost, doubled or mixed up when they are moved",
			"Customers are billed or paid wrongly, and personal data may be disclosed",
			[]string{"records that fail validation, %", "trial migrations without an error, number"},
			[]string{"Cleanse the data before moving them", "Rehearse the migration, and keep the old system readable"},
			policy.Source{Document: gateway, Clause: "lesson 6"},
		},
		{
			"staff", PeopleRisk, "Staff are not told, and fear for their jobs",
			"Transfers, new places of work and fewer posts are spoken of before they are decided",
			"Staff leave, fall ill or dispute the change",
			"Knowledge is lost before the service starts",
			[]string{"turnover, % in a year", "days of sickness for each employee"},
			[]string{"Tell staff and unions first, and on a fixed day", "Say what is not decided yet, and when it will be"},
			policy.Source{Document: gateway, Clause: "lesson 7"},
		},
		{
			"failure-demand", OperationsRisk, "Errors grow with the volume",
			"Work is pooled and divided before its flow was improved",
			"Errors and repeated contacts grow faster than the volume",
			"The time saved by scale is spent on putting things right",
			[]string{"contacts that chase or correct earlier work, %", "cases done right at the first time, %"},
			[]string{"Improve the flow in each member before pooling", "Count failure demand from the first day"},
			policy.Source{Document: scrutinyPaper, Clause: "economies of scale disputed"},
		},
		{
			contractsID, CommercialRisk, "Existing contracts hold the service",
			"A member buys a part of the service under a contract with years to run",
			"The contract cannot be ended or moved by the start",
			"The member pays twice, or joins later than the savings assume",
			[]string{"months that contracts run beyond the start", "cost of ending contracts early, £"},
			[]string{"Register every contract with its last day and its break clauses", "Let lines join on the day after their contract ends"},
			policy.Source{Document: scrutinyPaper, Clause: "existing contracts"},
		},
		{
			"benefits", FinancialRisk, "Benefits are not realised",
			"Benefits were estimated and given to nobody to bring about",
			"Savings arrive late, smaller than promised or in another member",
			"Budgets that were cut in advance are overspent",
			[]string{"benefits realised of those planned, %", "benefits without an owner, number"},
			[]string{"Give every benefit an owner in each member who has agreed to it", "Review the business case every year"},
			policy.Source{Document: gateway, Clause: "lesson 2"},
		},
		{
			leaverID, StrategyRisk, "A member leaves",
			"The service no longer suits a member, or it finds a cheaper one",
			"The member gives notice",
			"Those who stay bear the fixed cost, staff and contracts of all",
			[]string{"members who have asked what leaving costs, number", "months of notice that are left"},
			[]string{"Agree notice long enough to plan a budget", "Let the leaver pay the cost that its leaving brings"},
			policy.Source{Document: scrutinyPaper, Clause: "services taken apart again"},
		},
		{
			exitID, GovernanceRisk, "There is no exit strategy",
			"The members were keen to begin and did not agree how to end",
			"The arrangement has to come apart without agreed terms",
			"Staff, assets and liabilities are disputed while the service has to go on",
			[]string{"months since the exit plan was tested", "members that could run the service alone within a year, number"},
			[]string{"Make the exit plan a part of the agreement", "Keep staff employed by each member, so that each can go back to its own team"},
			policy.Source{Document: scrutinyPaper, Clause: "lessons: exit strategy"},
		},
		{
			"member-finances", FinancialRisk, "A member's finances fail",
			"Budgets are under pressure and reserves are low",
			"A member cannot pay its share or has to stop all spending that is not statutory",
			"The host carries the debt, and the service is cut in the middle of a year",
			[]string{"days that charges are overdue", "unallocated reserves of a member, % of its net budget"},
			[]string{"Charge in advance", "Agree what stops first if a member cannot pay"},
			policy.Source{Document: scrutinyPaper, Clause: "economic climate"},
		},
		{
			"stranded-cost", FinancialRisk, "Costs are left behind",
			"Overheads, buildings and systems of the old services do not shrink with them",
			"Costs stay with a member after the work has moved, or with the host after a member has left",
			"The saving of the service is a loss of its owners",
			[]string{"overheads charged to services that have moved, £", "desks and licences paid for and not used, number"},
			[]string{"Count what stays behind in the business case", "Agree who bears it, and for how long"},
			policy.Source{Document: scrutinyPaper, Clause: "services taken apart again"},
		},
	}
}
