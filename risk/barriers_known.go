package risk

import "github.com/seed9ad77866/sharedservices/partnership/policy"

// peopleBarriers returns those of politics and people.
func peopleBarriers() []barrier {
	return []barrier{
		{
			id: sovereigntyID, category: GovernanceRisk, title: "Loss of sovereignty and control",
			cause:       "Decisions about the service move to a joint body or to another council",
			event:       "Councillors of one member come to feel that they no longer control the service",
			consequence: "Decisions are delayed or taken back, and the member looks for a way out",
			indicators:  []string{"decisions deferred or called in, number in a quarter", "reserved matters raised outside the joint committee, number in a quarter"},
			treatments:  []string{"State which decisions stay with each council", "Report to every council in the same form and on the same day"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "barriers to sharing"},
		},
		{
			id: controlID, category: StrategyRisk, title: "Change of political control",
			cause:       "The members hold elections at different times and are not led by one party",
			event:       "Control of a member passes to a party that is not committed to the arrangement",
			consequence: "Support is withdrawn, or the terms are opened again in the middle of the work",
			indicators:  []string{"days to the next election of a member", "members led by the same party, number"},
			treatments:  []string{"Brief the leaders of every group before each election", "Set the term so that no review falls within three months of an election"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "lessons: political drive"},
		},
		{
			id: cultureID, category: PeopleRisk, title: "Cultures and behaviour do not come together",
			cause:       "The teams have ways of working and values of their own",
			event:       "Staff go on working for their old council and not for the service",
			consequence: "Work is done twice, standards differ and good people leave",
			indicators:  []string{"staff who say that they work for one service, %", "grievances, number in a quarter"},
			treatments:  []string{"Agree common ways of working with those who use them", "Mix the teams, and manage them as one"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "barriers to sharing"},
		},
		{
			id: leadershipID, category: GovernanceRisk, title: "Leadership is not strong enough",
			cause:       "Sponsors in the members change, or have other things to do",
			event:       "Nobody leads the change across all of the organisations",
			consequence: "Decisions wait, and resistance is not met",
			indicators:  []string{"board meetings held without a sponsor of every member, number in a quarter", "decisions older than thirty days, number"},
			treatments:  []string{"Name one sponsor for each member, with a deputy", "Appoint the head of the shared service before the work begins"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "barriers to sharing"},
		},
		{
			id: buyInID, category: ProgrammeRisk, title: "Stakeholders stop supporting it after the start",
			cause:       "Those concerned are won over at the outset and then hear little",
			event:       "Support falls away while the service is being built",
			consequence: "Users go round it, and members do not send it the work on which its price rests",
			indicators:  []string{"satisfaction of users, %", "work sent outside the service, %"},
			treatments:  []string{"Keep a plan for every group concerned until the service has run for a year", "Publish what was promised and what has arrived"},
			source:      policy.Source{Document: gateway, Clause: "lesson 4"},
		},
	}
}

// startBarriers returns those of the start.
func startBarriers() []barrier {
	return []barrier{
		{
			id: "capacity", category: PeopleRisk, title: "Too little capacity and skill to make the change",
			cause:       "The people who know the service have to run it and to change it at once",
			event:       "The work lacks people, skills or money when it needs them",
			consequence: "The start slips or the service goes live unfinished",
			indicators:  []string{"project posts vacant, %", "days of the project plan lost to day-to-day work, number in a month"},
			treatments:  []string{"Fund and fill the team before the business case is approved", "Replace experts in their daily work"},
			source:      policy.Source{Document: gateway, Clause: "lesson 3"},
		},
		{
			id: timescaleID, category: ProgrammeRisk, title: "The timescale is not realistic",
			cause:       "A date was promised before the legal, financial and technical work was known",
			event:       "The work cannot be done by the date",
			consequence: "Steps are left out, or the start slips and its savings with it",
			indicators:  []string{"milestones missed, number", "days by which the forecast start is after the promised one"},
			treatments:  []string{"Plan back from what the law requires: a jointly owned company can take three years", "Move the date before leaving out tests"},
			source:      policy.Source{Document: gateway, Clause: "lesson 3"},
		},
		{
			id: levelsID, category: OperationsRisk, title: "Service levels are not practical",
			cause:       "Levels were set without figures of what is reached today",
			event:       "The service cannot reach them, or they measure what does not matter",
			consequence: "Members dispute the quality and withhold payment",
			indicators:  []string{"service levels missed, %", "disputes about quality, number in a quarter"},
			treatments:  []string{"Measure for a quarter before levels are agreed", "Agree a floor and a target, and what follows from each"},
			source:      policy.Source{Document: gateway, Clause: "lesson 5"},
		},
		{
			id: alignmentID, category: TechnologyRisk, title: "Policies, work practices and IT are not aligned",
			cause:       "Each member has policies, practices and systems of its own",
			event:       "The service starts before they are brought together",
			consequence: "It runs as several services under one name, at the cost of all of them",
			indicators:  []string{"policies still in two versions, number", "systems in parallel, number"},
			treatments:  []string{"List what must be alike, by when and whose it is", "Hold back the start of a line until it is"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "work ahead of the change"},
		},
		{
			id: migrationID, category: InformationRisk, title: "Data cannot be moved as they are",
			cause:       "Records differ in form and quality, and some are wrong",
			event:       "Data are lost, doubled or mixed up when they are moved",
			consequence: "Customers are billed or paid wrongly, and personal data may be disclosed",
			indicators:  []string{"records that fail validation, %", "trial migrations without an error, number"},
			treatments:  []string{"Cleanse the data before moving them", "Rehearse the migration, and keep the old system readable"},
			source:      policy.Source{Document: gateway, Clause: "lesson 6"},
		},
	}
}

// runningBarriers returns those of the running.
func runningBarriers() []barrier {
	return []barrier{
		{
			id: "staff", category: PeopleRisk, title: "Staff are not told, and fear for their jobs",
			cause:       "Transfers, new places of work and fewer posts are spoken of before they are decided",
			event:       "Staff leave, fall ill or dispute the change",
			consequence: "Knowledge is lost before the service starts",
			indicators:  []string{"turnover, % in a year", "days of sickness for each employee"},
			treatments:  []string{"Tell staff and unions first, and on a fixed day", "Say what is not decided yet, and when it will be"},
			source:      policy.Source{Document: gateway, Clause: "lesson 7"},
		},
		{
			id: "failure-demand", category: OperationsRisk, title: "Errors grow with the volume",
			cause:       "Work is pooled and divided before its flow was improved",
			event:       "Errors and repeated contacts grow faster than the volume",
			consequence: "The time saved by scale is spent on putting things right",
			indicators:  []string{"contacts that chase or correct earlier work, %", "cases done right at the first time, %"},
			treatments:  []string{"Improve the flow in each member before pooling", "Count failure demand from the first day"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "economies of scale disputed"},
		},
		{
			id: contractsID, category: CommercialRisk, title: "Existing contracts hold the service",
			cause:       "A member buys a part of the service under a contract with years to run",
			event:       "The contract cannot be ended or moved by the start",
			consequence: "The member pays twice, or joins later than the savings assume",
			indicators:  []string{"months that contracts run beyond the start", "cost of ending contracts early, £"},
			treatments:  []string{"Register every contract with its last day and its break clauses", "Let lines join on the day after their contract ends"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "existing contracts"},
		},
		{
			id: "benefits", category: FinancialRisk, title: "Benefits are not realised",
			cause:       "Benefits were estimated and given to nobody to bring about",
			event:       "Savings arrive late, smaller than promised or in another member",
			consequence: "Budgets that were cut in advance are overspent",
			indicators:  []string{"benefits realised of those planned, %", "benefits without an owner, number"},
			treatments:  []string{"Give every benefit an owner in each member who has agreed to it", "Review the business case every year"},
			source:      policy.Source{Document: gateway, Clause: "lesson 2"},
		},
	}
}

// endBarriers returns those of the end.
func endBarriers() []barrier {
	return []barrier{
		{
			id: leaverID, category: StrategyRisk, title: "A member leaves",
			cause:       "The service no longer suits a member, or it finds a cheaper one",
			event:       "The member gives notice",
			consequence: "Those who stay bear the fixed cost, staff and contracts of all",
			indicators:  []string{"members who have asked what leaving costs, number", "months of notice that are left"},
			treatments:  []string{"Agree notice long enough to plan a budget", "Let the leaver pay the cost that its leaving brings"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "services taken apart again"},
		},
		{
			id: exitID, category: GovernanceRisk, title: "There is no exit strategy",
			cause:       "The members were keen to begin and did not agree how to end",
			event:       "The arrangement has to come apart without agreed terms",
			consequence: "Staff, assets and liabilities are disputed while the service has to go on",
			indicators:  []string{"months since the exit plan was tested", "members that could run the service alone within a year, number"},
			treatments:  []string{"Make the exit plan a part of the agreement", "Keep staff employed by each member, so that each can go back to its own team"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "lessons: exit strategy"},
		},
		{
			id: "member-finances", category: FinancialRisk, title: "A member's finances fail",
			cause:       "Budgets are under pressure and reserves are low",
			event:       "A member cannot pay its share or has to stop all spending that is not statutory",
			consequence: "The host carries the debt, and the service is cut in the middle of a year",
			indicators:  []string{"days that charges are overdue", "unallocated reserves of a member, % of its net budget"},
			treatments:  []string{"Charge in advance", "Agree what stops first if a member cannot pay"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "economic climate"},
		},
		{
			id: "stranded-cost", category: FinancialRisk, title: "Costs are left behind",
			cause:       "Overheads, buildings and systems of the old services do not shrink with them",
			event:       "Costs stay with a member after the work has moved, or with the host after a member has left",
			consequence: "The saving of the service is a loss of its owners",
			indicators:  []string{"overheads charged to services that have moved, £", "desks and licences paid for and not used, number"},
			treatments:  []string{"Count what stays behind in the business case", "Agree who bears it, and for how long"},
			source:      policy.Source{Document: scrutinyPaper, Clause: "services taken apart again"},
		},
	}
}
