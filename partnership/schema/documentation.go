package schema

// documentation is what the comments of the types, of their fields and of their Validate say, one
// in a line: the test of this name writes it.
const documentation = `
costing.Adjustment	Adjustment changes what has been charged so far. Its kind decides which fields it needs (n), of which it needs exactly one (1), and which it may have (m):
costing.Adjustment.Among	Among is who is limited, pays the fee or is indexed; nil: every member, but the host does not pay a fee to itself.
costing.Adjustment.Amount	Amount is the limit or the credit, for the term of the cost, £0 or more; it is not known if the limit or the credit is a percentage.
costing.Adjustment.Base	Base names the figure of the price index at which the charges were set.
costing.Adjustment.BorneBy	BorneBy is who bears or saves the difference; nil: all others.
costing.Adjustment.Clause	Clause is the clause of the agreement: a number such as 4.1(b), or words such as schedule 4, paragraph 2, which are shown unchanged.
costing.Adjustment.Driver	Driver names the figures that the limit is a percentage of, the budgets of a collar, or the price index. The figures of a price index have no organisation. The index may be derived, so that at most 5% a year counts, for example.
costing.Adjustment.From	From is the day of the first rise; until then the charge is fixed.
costing.Adjustment.Head	Head is the head of the cost that the fee or the indexation applies to; not set: the whole charge.
costing.Adjustment.Host	Host is who receives the fee; not set: the fee comes on top of the total.
costing.Adjustment.Kind	Kind is the kind of adjustment.
costing.Adjustment.Ladder	Ladder says which percentage of its charge an organisation pays, by date.
costing.Adjustment.Mean	Mean is which mean of the burdens a collar is around; not set: PooledMean.
costing.Adjustment.Name	Name is the heading of its column.
costing.Adjustment.Percent	Percent is the limit or the credit as a percentage, how far the collar reaches to each side, the fee, or the rise on From and on each anniversary of it. It is 0 or more; a rise may be as low as -100.
costing.Adjustment.PercentOf	PercentOf says what a limit or a credit is a percentage of; not set: the figures of the driver.
costing.Adjustment.Proportion	Proportion says how the difference is divided among those who bear it; not set: ByCharge, or for a collar in proportion to its driver.
costing.Adjustment.ProportionDriver	ProportionDriver names the figures that ByDriver uses, or those that ByGain compares with: what each paid before, in pounds. If it is not set, ByGain uses the driver of the limit.
costing.Adjustment.Unborne	Unborne says that nobody does: the difference is left as the residual.
costing.Adjustment.Validate()	Validate returns what is wrong with the adjustment: - ErrRequired for a kind, a name or a field that the kind needs and that is missing; - ErrInvalid for an unknown kind, a malformed id, an amount below £0, and a field that the kind has no use for; - ErrDuplicate for an organisation that is listed before; - ErrRange for a percentage outside its range, and an amount beyond £10,000,000,000,000; - ErrOrder for rungs out of order.
costing.AdjustmentKind	AdjustmentKind is the kind of an Adjustment.
costing.Basis	Basis is what shares are in proportion to, or what amounts are charged. Its kind decides which fields it needs (n), of which it needs exactly one (1), and which it may have (m):
costing.Basis.Amounts	Amounts are what everyone who shares pays, such as a management charge, or is paid: an amount below £0 is a credit, such as that of the host for accommodation.
costing.Basis.Bands	Bands are rates by quantity: the first 100 units at one rate, the rest at another.
costing.Basis.DeadBand	DeadBand is how many percentage points an actual share, before rounding, may differ from the share in use. The shares in use hold unless one of them differs by more than that.
costing.Basis.Decimals	Decimals is how many decimals the percentages are rounded to, 0 to 4. They are rounded by largest remainder, as Apportion has it, and make 100.
costing.Basis.Driver	Driver names the figures to use.
costing.Basis.InUse	InUse are the shares in use; they make exactly the whole.
costing.Basis.Kind	Kind is the kind of basis.
costing.Basis.Maximum	Maximum names the figures of the most that counts: an organisation with more counts as having that much.
costing.Basis.Minimum	Minimum names the figures of guaranteed quantities: an organisation with less counts as having that much, at its own expense.
costing.Basis.Nearest	Nearest says that each percentage is rounded by itself, half up. The percentages need not make 100: what they leave over, or charge too much, is the residual.
costing.Basis.Of	Of are the parts of a composite, or of the composite whose percentages are rounded. Each is a percentage of the whole, and its shares are exact: the composite is rounded once, at the end. A tier is a part among some of the members.
costing.Basis.Rate	Rate is pounds for one unit of the driver. A rate of 1 charges figures that are pounds themselves, such as everyone's own costs; one of -1 credits them, such as income of its own that everyone keeps.
costing.Basis.RateOf	RateOf names the figures of the rate: one figure without an organisation, or one for each organisation; the facts may not have both. It may be derived, such as a pool ÷ its units.
costing.Basis.Shares	Shares are the agreed shares of everyone who shares; they make exactly the whole.
costing.Basis.Validate()	Validate returns what is wrong with the basis: - ErrRequired for a kind, a field that the kind needs, an agreed amount or a share that is missing; a dead-band without shares in use, or the reverse; - ErrInvalid for an unknown kind, a field that the kind has no use for, a malformed id and bands that leave a gap; - ErrDuplicate for an organisation that is listed before; - ErrSum for shares or parts that do not make the whole; - ErrRange for decimals or a dead-band outside their range, an amount beyond ±£10,000,000,000,000, and bases nested more than ten levels deep; - ErrOrder for bands out of order.
costing.BasisKind	BasisKind is the kind of a Basis.
costing.ComparedOption	ComparedOption is what everyone pays by one of the schemes.
costing.ComparedOption.Differences	of all years together: before is the first option, after this one
costing.ComparedOption.Leavers	for each leaver and year after it left
costing.ComparedOption.Name	that of the scheme
costing.ComparedOption.Statements	of each year, with the working
costing.ComparedYear	ComparedYear is what a year costs.
costing.ComparedYear.Added	what joiners add to it
costing.ComparedYear.Avoided	what leavers take off it
costing.ComparedYear.Cost	what is shared
costing.ComparedYear.Heads	what makes it, if the year has heads
costing.ComparedYear.Inflation	in % on the year before; not set in the first
costing.ComparedYear.Term	its days
costing.ComparedYear.Unchanged	the cost if nobody leaves or joins
costing.Cost	Cost is what is to be shared: a line's cost in a term.
costing.Cost.Carried	Carried are the remainders of earlier bills, for a scheme that carries them: the Carried of the statement before this one.
costing.Cost.Heads	the heads that it is made of, for a scheme with parts of heads; nil: it has no heads
costing.Cost.Line	which line's
costing.Cost.Term	from which day to which; not open-ended
costing.Cost.Total	how much; negative: income or a refund
costing.Cost.Validate()	Validate returns what is wrong with the cost: - ErrRequired for a line, a first or a last day, or a total that is missing; - ErrInvalid for a malformed line id; - ErrOrder for a term whose last day is before its first; - ErrDuplicate for a head that is listed before; - ErrSum for heads that do not make the total; - ErrRange for a total beyond ±£10,000,000,000,000, and for more than 1000 heads; - what is wrong with the remainders that are carried.
costing.DerivedDriver	DerivedDriver is a driver that is calculated from others, separately for each organisation: a weighted sum, an average over years, equivalents, the lowest three of four, hours × a rate, or a pool ÷ its units. A scheme may name it in place of any other driver.
costing.DerivedDriver.Clause	Clause is the clause of the agreement, written like that of a Part.
costing.DerivedDriver.Driver	Driver is its own id. The facts have no figures of it.
costing.DerivedDriver.Highest	Highest is the same for the highest terms.
costing.DerivedDriver.Kind	Kind is how it is made of the terms.
costing.DerivedDriver.Lowest	Lowest is how many terms of a sum or a mean count: the lowest ones, which may differ for each organisation; 0: all terms count.
costing.DerivedDriver.Of	Of are the terms: two for a quotient, at least one for any other kind.
costing.DerivedDriver.RoundedTo	RoundedTo is what the value is rounded to a multiple of, half up, such as 0.01; not set: it is not rounded.
costing.DerivedDriver.Unlike	Unlike says that a sum or a mean adds terms of unlike units, as they are: square kilometres and people.
costing.DerivedDriver.Validate()	Validate returns what is wrong with the driver: - ErrRequired for an id, a kind or a term that is missing, and for a term of a sum or a mean of several without its unit; - ErrInvalid for an unknown kind, a malformed id, a field that the kind has no use for, unlike units unless Unlike says so, or a quotient without two terms; - ErrRange for more than 100 terms, a Lowest or Highest that is below 0 or more than there are terms, and a rounding that is not above 0; - what field.CheckName finds in texts.
costing.DerivedKind	DerivedKind is how a DerivedDriver is made of its terms.
costing.Difference	Difference is by how much an organisation pays more or less than before. One that joins has nothing before to compare with, and one that leaves nothing after.
costing.Difference.After	what it pays
costing.Difference.Amount	after less before: positive pays more; not known if one of them is not
costing.Difference.Before	what it paid
costing.Difference.Joined	it was not there before: Before is not set, and Amount is all of After
costing.Difference.Left	it is not there after: After is not set, and Amount is Before taken off
costing.Difference.Org	who
costing.Difference.Percent	the difference in per cent of Before, with the sign of the difference, rounded half away from zero to 2 decimals; not set if Before is £0 or not set
costing.Differences	Differences are who gains and who loses.
costing.Driver	Driver is the id of a measure by which a cost is divided, in the characters of an OrgID: population-2020, caseload-benefits, hours. Its name says what is counted and, where it matters, when and in which unit.
costing.Driver.Validate()	Validate returns an error that wraps ErrRequired for no text and ErrInvalid for any other that is not an id.
costing.DriverTerm	DriverTerm is one term of a DerivedDriver: the figure of an organisation or, if the facts have one without an organisation, that figure, such as a price. The facts may not have both.
costing.DriverTerm.Driver	a driver with figures, or one derived before
costing.DriverTerm.Times	by how much it is multiplied: a weight, or how many equivalents one is; below 0 it is taken off; not set: 1
costing.DriverTerm.Total	the figures of all members together, and not that of each
costing.DriverTerm.Unit	what it then counts; each term of a sum or a mean of several says so
costing.DriverTerm.Validate()	Validate returns what is wrong with the term by itself: ErrRequired or ErrInvalid for its driver, and what field.CheckName finds in the unit.
costing.DriverValue	DriverValue is what a derived driver is for an organisation.
costing.DriverValue.Exactly	the value as a fraction such as 3703/3, if it needs more than 6 decimals
costing.DriverValue.Org	which
costing.DriverValue.Validate()	Validate returns what Weight.Validate finds in the organisation and the value.
costing.DriverValue.Value	0 or more, to 6 decimals, half up
costing.DriverWorking	DriverWorking is the working of a derived driver in a statement.
costing.DriverWorking.Clause	its clause
costing.DriverWorking.Driver	which
costing.DriverWorking.Figures	the figures that it used, in the order of the facts
costing.DriverWorking.Term	for which days; not set: for all
costing.DriverWorking.Validate()	Validate returns ErrRequired or ErrInvalid for its driver, and what Figure.Validate and DriverValue.Validate find in the figures and the values.
costing.DriverWorking.Values	what it is for each organisation that it was needed for
costing.DriverWorking.What	how it is made, in words
costing.Facts	Facts are figures that can be looked up. They may also hold figures that no scheme uses, such as an indicator that is only recorded. They never change, so that one value serves any number of statements. The zero Facts have no figures. In JSON they are a record of their figures.
costing.Figure	Figure is one measured number and where it comes from.
costing.Figure.Driver	what is measured
costing.Figure.On	the day it was measured or published
costing.Figure.Org	whose it is; not set: it is common to all, such as a price index
costing.Figure.Source	who publishes it, and where
costing.Figure.Validate()	Validate returns what is wrong with the figure: ErrRequired for a driver, a source or a day that is missing, and ErrInvalid for a malformed id and a value below 0; and what field.CheckName finds in the source. The message on a value names the driver and the organisation.
costing.Figure.Value	0 or more; not set: not known, which is not 0
costing.FinancialYear	FinancialYear is a year of accounts: twelve whole months. That of a council is from 1 April to 31 March, and its text is 2025/26. Others begin in another month, and are written with their first and last month: 2025-09/2026-08 for an academy trust, 2025-08/2026-07 for a university, 2025-07/2026-06 in Australia and 2025-10/2026-09 for the federal government of the United States. Years are comparable with ==.
costing.Head	Head is one of the heads that a cost is made of, such as household waste, business waste and administration in a levy, or the lines of one bill. A part of a scheme may be of one.
costing.Head.Head	which
costing.Head.Total	how much; negative: income or a refund
costing.LaterScheme	LaterScheme is a scheme that holds from a day on.
costing.LaterScheme.From	the first day
costing.LaterScheme.Scheme	how
costing.LeaverCost	LeaverCost is what a leaver leaves to the others in a year: the cost that was its share, less what is avoided because it is gone.
costing.LeaverCost.Avoidable	by how much the cost falls
costing.LeaverCost.Org	the leaver
costing.LeaverCost.Share	what it was charged in its last whole year, at the prices of this year, in proportion to the days on which it is gone
costing.LeaverCost.Term	the year
costing.LeaverCost.Unavoidable	the rest; below £0: more is saved than it paid
costing.Mean	Mean says which mean of the members' burdens a Collar is around. A burden is a charge ÷ a budget.
costing.Money	Money is an amount of pounds sterling in whole pence, from -£92,233,720,368,547,758.07 to £92,233,720,368,547,758.07. It may be negative: a refund, a saving or a deficit. Amounts are comparable with ==.
costing.Option	Option is a scheme that is compared with others, and those that take its place later: agreed shares, for one, are agreed again when a member leaves.
costing.Option.Later	in order of time
costing.Option.Scheme	its name is that of the option
costing.Part	Part is a portion of a cost and the basis on which it is shared. How large a part is depends on its basis and fields: - A metered part is as large as its quantities at their rate, and a part of agreed amounts as their sum, or as a percentage of that sum. - Any other part is a percentage of the whole, a fixed sum, or, if neither is set, the rest. A part for the rest comes last. - Parts with a Size share the rest in proportion to it, and come last too. - A part is no larger than its Most. A part with only a Most is a tier: before the part for the rest, it takes what the other parts leave, up to its Most. Several tiers are filled in their order.
costing.Part.Among	who shares it; nil: every member
costing.Part.Amount	in a scheme, instead of a share: a fixed sum for the term of the cost
costing.Part.Basis	in proportion to what
costing.Part.Clause	the clause of the agreement: a number such as 4.1(b), or words such as schedule 4, paragraph 2, which are shown unchanged
costing.Part.Head	in a scheme: which head of the cost the part is of; not set: of the whole cost
costing.Part.Ladder	instead of a share: shares by date
costing.Part.Most	in a scheme: the most that the part comes to in all, for the term of the cost, from £0; what each pays is lowered in proportion, and the rest bears what is over
costing.Part.Name	the heading of its column; required in a scheme
costing.Part.Share	how much of the whole (or of its own amounts) the part is: "65%" or "2/3"
costing.Part.Size	instead of a share: the part is as large as the figures of this driver, added up for all who share the part, in proportion to those of other parts with a size
costing.Part.Surplus	only for the part that takes the rest of a scheme: the rest may be below £0
costing.PercentOf	PercentOf says what a limit is a percentage of, if not of a driver.
costing.Portion	Portion is an organisation's part of an amount: what it pays, claims, gets or bears, as the function or field that it comes from says. A negative charge is paid to the organisation.
costing.Portion.Amount	how much
costing.Portion.Org	whose it is
costing.Portion.Validate()	Validate returns what is wrong with the portion: at "org" ErrRequired or ErrInvalid, and at "amount" ErrRequired if it is not known.
costing.ProjectedMember	ProjectedMember is a member, and when it joins or leaves. The amounts are for a whole year at the prices of the first one, and so rise with inflation; a part of a year has its days' part. The cost of a year is shared evenly over its days, so what is added or avoided in a part of it counts for all who are members in that year.
costing.ProjectedMember.Adds	of a joiner, by how much the cost rises
costing.ProjectedMember.Avoidable	of a leaver, by how much the cost falls
costing.ProjectedMember.Joins	its first day; not set: it is a member from the first
costing.ProjectedMember.Leaves	its last day; not set: it stays
costing.ProjectedMember.Org	which organisation
costing.ProjectedYear	ProjectedYear is what a year costs if nobody leaves or joins.
costing.ProjectedYear.Cost	not known in a later year: the cost of the year before, with inflation
costing.ProjectedYear.Facts	the figures of the drivers; none in a later year: those of the year before
costing.ProjectedYear.Heads	beside a cost, for schemes with parts of heads: what makes it
costing.ProjectedYear.Inflation	by how many per cent prices are above those of the year before; not set in the first
costing.Projection	Projection is a line's cost over some years, with inflation, who shares it, with every joiner and leaver, and the schemes by which it could be shared.
costing.Projection.First	the first day of the first year; each year has twelve months
costing.Projection.Line	whose cost
costing.Projection.Members	who shares the cost in any of the years, in the order to show them
costing.Projection.Options	the schemes; the others are compared with the first
costing.Projection.Validate()	Validate returns what is wrong with the projection: - at "line" and "first" ErrRequired, and ErrInvalid for a malformed line id; - at "years" ErrRequired if there are none, and ErrRange for more than 100 and for days after the year 9999; - at "yearsi.cost" ErrRequired if the cost of the first year is not known, and ErrInvalid for less than £0; - at "yearsi.heads" what Cost.Validate finds, and ErrInvalid without a cost above £0; - at "yearsi.inflation" ErrInvalid if it is set in the first year, ErrRequired if it is not known in a later one, and ErrRange outside -50 to 1000%; - at "members" ErrRequired if there are none, or nobody is a member on one of the days; - at "membersi.org" ErrRequired, ErrInvalid and ErrDuplicate; - at "membersi.joins" and "leaves" ErrRange for the first day of the projection and for a day outside its years, and ErrOrder for a member that leaves before it joins; - at "membersi.leaves" ErrRange for a leaver that was not a member for a whole year, from which its share of the cost is taken; - at "membersi.adds" and "avoidable" ErrRequired if it is not known for a joiner or a leaver, and ErrInvalid if it is set for any other member or less than £0; - at "options" ErrRequired if there are none, and ErrRange for more than 100; - in "optionsi" what Scheme.Validate finds, ErrDuplicate for the name of a scheme that is listed before, and for the days of later schemes ErrRequired, ErrRange and ErrOrder.
costing.Projection.Years	in order of time
costing.Proportion	Proportion says how the difference that an Adjustment makes is divided among those who bear or save it.
costing.RateBand	RateBand is one of the bands of a metered rate: the first 100 hours at £60, then £45. A band begins where the one before it ends, and the last has no end, so that there is no gap.
costing.RateBand.Rate	pounds for each unit inside it
costing.RateBand.UpTo	how many units it ends at; not set: it has no end
costing.Remainder	Remainder is how much less than its exact charges an organisation has been charged over a series of bills. If a scheme carries remainders, each statement has those to put in the cost of the next bill. The remainder of an organisation that leaves is kept, and counts again if it comes back, so that all remainders always add up to the same sum.
costing.Remainder.Org	whose
costing.Remainder.Pence	in pence, to 6 decimals; negative: it has been charged more
costing.Remainder.Validate()	Validate returns ErrRequired or ErrInvalid for the organisation, ErrRequired for a remainder that is not known, and ErrRange for one beyond ±2000 pence.
costing.Remark	Remark is something in a statement that somebody should look at. It is not an error, because the agreement may intend it. There is a remark for
costing.Remark.Amount	what nobody bears, or below £0 what nobody saves; or by how much the charges, or the residual, are above the cost
costing.Remark.Days	how many days On is before the first day of the term, or after its last
costing.Remark.Driver	the driver of the figures
costing.Remark.Kind	what it is about
costing.Remark.On	the day of the figures
costing.Remark.Orgs	whose figures they are, or who pays more than the cost; empty if the remark is not about an organisation
costing.Remark.Step	which adjustment the limits are of
costing.RemarkKind	RemarkKind is what a Remark is about.
costing.Rounding	Rounding is how charges are rounded at the end. What it leaves over is the residual of the statement: it is reported and nobody pays it.
costing.Rung	Rung is a share that holds from a day until the next rung. A ladder is a list of rungs in order of time. If several hold in one term, each counts for its days.
costing.Rung.From	the first day
costing.Rung.Share	from 0% to 100%
costing.Schedule	Schedule says by which scheme and among whom the cost of every line is shared, and since when. What an entry says holds until the next entry of its line. The entries that no longer hold stay: they are the trail of amendments. To correct a wrong entry, add one that takes effect on the same day and was agreed later.
costing.Schedule.Entries	those of a line in order of the day they take effect, and of one day in order of the day they were agreed
costing.Schedule.Validate()	Validate returns what is wrong with the schedule: no entries (ErrRequired), what ScheduleEntry.Validate finds, and at "entriesi.from", for an entry compared with the previous one of its line: - ErrOrder if it takes effect earlier, or on the same day but was agreed earlier; - ErrOverlap if both take effect on the same day, and were agreed on the same day or one of them does not say when.
costing.ScheduleEntry	ScheduleEntry is a line's scheme and members from a day on, and who agreed to them.
costing.ScheduleEntry.Agreed	the day it was agreed; not set: not recorded
costing.ScheduleEntry.ApprovedBy	who agreed to it
costing.ScheduleEntry.From	the first day on which it holds
costing.ScheduleEntry.Line	whose cost
costing.ScheduleEntry.Members	who shares the cost, in the order to show them
costing.ScheduleEntry.Reference	where it is minuted
costing.ScheduleEntry.Scheme	how
costing.ScheduleEntry.Validate()	Validate returns what is wrong with the entry: - ErrRequired at "line", "from" and "members" for what is missing; - ErrInvalid for a malformed id and an unknown authority; - ErrDuplicate at "membersi"; - what field.OptionalName finds at "reference", and Scheme.Validate at "scheme". The message names the line.
costing.Scheme	Scheme is how a cost is shared, as a schedule to an agreement has it: parts that divide the cost, then adjustments to what each pays, in order, then one rounding. It is data: it can be stored, compared and read.
costing.Scheme.AddsUp	for a rounding to whole pounds or more: round by largest remainder, so that the charges add up to their rounded sum
costing.Scheme.Adjustments	in the order in which they are made
costing.Scheme.ByMonths	time counts in whole months, as twelfths of a year; else in days
costing.Scheme.ByPart	in a term of several entries, adjust and round the charges of each entry separately; else those of the whole term
costing.Scheme.Carry	carry remainders of a penny from bill to bill: see Cost.Carried
costing.Scheme.Drivers	drivers that are made of others, each of those before it
costing.Scheme.Name	what the agreement calls it
costing.Scheme.Parts	one at least
costing.Scheme.Rounding	not set: ToPenny
costing.Scheme.Validate()	Validate returns what is wrong with the scheme by itself: - ErrRequired for a name, a part or a field that its kind needs and that is missing; - ErrInvalid for an unknown category, a malformed id, a field that its kind has no use for, a driver that is made of itself or adds unlike units, and a text that field.CheckName does not take; - ErrSum for shares, or parts, that do not make the whole; - ErrDuplicate for an organisation that is listed before; - ErrRange for a percentage or an amount outside its range, a text that is too long, more than 1000 parts or adjustments, and bases nested more than ten levels deep; - ErrOrder for parts, rungs, bands, derived drivers and adjustments of heads out of order; - ErrNotFound for a head of an adjustment that no part is of. The message names the clause. Statement checks the scheme against the members and the facts.
costing.SchemeComparison	SchemeComparison is what everyone pays over some years by each of the schemes of a Projection, who gains and who loses, and what leavers leave behind.
costing.SchemeComparison.Line	whose cost
costing.SchemeComparison.Options	in their order
costing.SchemeComparison.Years	in order of time
costing.Statement	Statement is who pays how much of a cost, and why. It is positive where an organisation pays and negative where it is paid.
costing.Statement.Added	what fees and indexation added to it
costing.Statement.ByMonths	whether time counts in months; else in days
costing.Statement.Carried	the remainders for the next bill, of a scheme that carries them
costing.Statement.Charges	what each pays, in the order of the members
costing.Statement.Drivers	the working of the drivers that are made of others
costing.Statement.Heads	what the cost is made of, if it has heads
costing.Statement.Line	whose cost
costing.Statement.Periods	what the charges are for each part of the term, if members or scheme change in it
costing.Statement.Remarks	what somebody should look at
costing.Statement.Residual	what nobody pays; negative: what is paid too much
costing.Statement.Scheme	the name of the scheme
costing.Statement.Steps	the working, in order
costing.Statement.Term	in which days
costing.Statement.Total	the cost
costing.Statement.Validate()	Validate proves that the statement adds up. It returns - ErrRequired or ErrInvalid for a line or an organisation whose id is missing or malformed, and what Figure.Validate finds in the figures of a step; - ErrRequired for an amount that is not known, but for what a working found and its limits; - ErrDuplicate at "chargesi.org" for an organisation that is listed before; - what is wrong with the heads, the derived drivers and the remainders; - ErrSum at "chargesi.amount" where the steps do not make the charge, at "steps" for workings of an organisation without a charge, and at "residual" where the charges and the residual are not the total and what was added; - what ByPeriod finds in the periods.
costing.Step	Step is what one part, adjustment or rounding of a scheme did, and from what.
costing.Step.Clause	its clause
costing.Step.Figures	the figures that it used, in the order of the facts
costing.Step.Measure	what the measures count: % or a driver; "": there are none
costing.Step.Name	its name in the scheme
costing.Step.Term	for which days; not set: for all
costing.Step.What	what it did, in words
costing.Step.Workings	for each organisation that it concerns
costing.TermCharges	TermCharges are what the members pay for some of the days of a statement, such as those before another member joined.
costing.TermCharges.Charges	what each who is a member on them pays for them
costing.TermCharges.Term	the days
costing.TermCharges.Validate()	Validate returns what is wrong with the charges: what Term.Validate finds at "term", and ErrRequired for one without a last day; and at "chargesi" ErrRequired, ErrInvalid or ErrDuplicate for an id, and ErrRequired for an amount that is not known.
costing.Total	Total is a sum of amounts, some of which may not be known.
costing.Total.Amount	the sum; not known if one of the amounts is not
costing.Total.AtLeast	if it is not known: what the known amounts make, which is a lower bound where none is below £0
costing.Weight	Weight is what an organisation's share of a cost is in proportion to: its population, caseload or hours, or an agreed percentage. Weights that are used together have one unit, and need not add up to anything.
costing.Weight.Org	who pays the share
costing.Weight.Validate()	Validate returns what is wrong with the weight: at "org" ErrRequired or ErrInvalid, and at "value" ErrRequired if it is not known and ErrInvalid if it is negative.
costing.Weight.Value	0 or more; 0 pays nothing
costing.Working	Working is what a step did to one organisation.
costing.Working.Actual	what was rounded, to 6 decimals: the actual percentage, or the charge if it was rounded to whole pounds
costing.Working.Amount	what came out: by how much it changed the charge
costing.Working.AtLeast	the lower limit of the step, for its days; for a refund, the limit of what is paid back
costing.Working.AtMost	the upper limit, likewise
costing.Working.Base	the amount that the limit is a percentage of, if that is the total or what the parts charge; or the amount that a fee or an indexation of a head is calculated on
costing.Working.Before	what an adjustment or a rounding found: the charge after the steps before it
costing.Working.Exactly	the actual figure, or if there is none the measure, as a fraction such as 3703/3 if it needs more than 6 decimals; for a percentage it is the share, such as 1/3
costing.Working.Measure	what went in, to 6 decimals
costing.Working.Org	which
costing/account.Account	Account is the account of a shared service for a financial year: what was posted to it. Nothing in it is ever changed or taken out. A mistake is put right by another posting: one of a kind that takes it back, or else of less than £0. Every balance is derived from the postings.
costing/account.Account.Members	who shares the service, each once
costing/account.Account.Opening	the reserve brought forward, in the bank; less than £0: a deficit; if it is not known, no amount is refused as too much to take from the reserve
costing/account.Account.Postings	in the order in which they were made
costing/account.Account.Validate()	Validate returns what is wrong with the account: - at "year" ErrRequired if it is not set; - at "members" ErrRequired if there are none, and at "membersi" ErrRequired, ErrInvalid or ErrDuplicate; - at "postings" ErrRange if Money does not hold all their amounts without their signs. At "postingsi" it returns - under "on" ErrRequired, and ErrRange outside the year. Budgets, payments, disputes, resolutions and refunds may also be in the six months before it, in which budgets are set and some pay in advance; payments, disputes, resolutions, reconciliations, distributions, refunds and moves of the reserve also in the twelve years after it; - under "kind" ErrRequired or ErrInvalid; - under "org" ErrRequired, ErrInvalid, and ErrNotFound for one that is not a member; - under "amount" ErrRequired if it is not known, and ErrInvalid for less than £0 in a dispute, a resolution or a move of the reserve; - under "amount" ErrRange for what is too much on its day: a resolution of more than is disputed, a move of more than the reserve, a refund of more than is owed to the member, and less than £0 that takes back more than was posted of its kind; and the last dispute of a member that in the end disputes more than it is charged; - under "reference" and "by" what field.OptionalName finds; - under "recorded" ErrOrder for a day before that of a posting listed before.
costing/account.Account.Year	the year that it is for
costing/account.Balance	Balance is where every penny of an account is at the end of a day.
costing/account.Balance.Aside	put to the reserve in the year, less what was taken from it
costing/account.Balance.Budget	what may be spent in the year
costing/account.Balance.Charged	to the members, so far
costing/account.Balance.Disputed	of what is charged; kept apart
costing/account.Balance.Held	in the bank besides; less than £0: the host is out of pocket
costing/account.Balance.Income	of the service, from others than its members
costing/account.Balance.Known	the day at whose end this was known; not set: with all postings
costing/account.Balance.Members	in the order of the account
costing/account.Balance.On	the day at whose end it is
costing/account.Balance.Opening	the reserve brought forward; less than £0: a deficit
costing/account.Balance.Outturn	spent and put aside, less income: what the members bear; less than £0: what they get
costing/account.Balance.Owed	by the members, undisputed; less than £0: to them
costing/account.Balance.Paid	by the members
costing/account.Balance.Refunded	to the members
costing/account.Balance.Reserve	put aside, in the bank; less than £0: a deficit that the host has paid; not known if Opening is not
costing/account.Balance.Spent	by the service
costing/account.Balance.Surplus	charged above the outturn; less than £0: a deficit
costing/account.Balance.Validate()	Validate returns ErrRange if Money does not hold all amounts together without their signs, and else - ErrRequired at "on" if it is not set, and at every amount that is not known, but for Opening and, if that is not known, Reserve; - ErrSum at every amount that does not follow from the others: at "charged", "paid", "refunded", "disputed" and "owed" if it is not that of the members together, at "outturn", "reserve", "held" and "surplus", and at "membersi.owed"; - ErrRequired or ErrInvalid at "membersi.org" for an id that is missing or malformed.
costing/account.FinalCharge	FinalCharge is what a member is charged once the outturn is known.
costing/account.FinalCharge.Charged	so far
costing/account.FinalCharge.Due	what is to be settled; less than £0: in its favour
costing/account.FinalCharge.Final	in the end
costing/account.FinalCharge.Org	who is charged
costing/account.FinalCharge.Validate()	Validate returns what is wrong with the charge: at "org" ErrRequired or ErrInvalid, and ErrRequired for an amount that is not known.
costing/account.FinalCharges	FinalCharges are those of the members, in the order of the account.
costing/account.Instalment	Instalment is a part of a year's contribution that falls due on a day: half of it on 15 April.
costing/account.Instalment.On	the day on which it falls due
costing/account.Instalment.Share	of the contribution: "50%" or "1/3"
costing/account.Instalment.Validate()	Validate returns what is wrong with the instalment: ErrRequired at "on" if it is not set, and at "share" if it is not known.
costing/account.Ledger	Ledger is an Account as it is kept: the postings and the balance after them, which always agree. NewLedger reads an account once. After that, the time for a posting does not depend on how many there are; only a backdated posting takes longer, because the postings from later days are checked again. A Ledger never changes: Post and Record return a new one, which shares memory with the old. Both can be posted to again. To store a ledger, store its Account.
costing/account.MemberBalance	MemberBalance is where a member stands. Charged is Paid less Refunded, and what is Owed and Disputed.
costing/account.MemberBalance.Charged	so far
costing/account.MemberBalance.Disputed	of what is charged; kept apart
costing/account.MemberBalance.Org	the member
costing/account.MemberBalance.Owed	undisputed; less than £0: to it, or paid in advance
costing/account.MemberBalance.Paid	by it
costing/account.MemberBalance.Refunded	to it
costing/account.Posting	Posting is one entry of an account. It counts from its day on, whenever it was recorded: what an audit finds years later counts in the year that it is of.
costing/account.Posting.Amount	how much; less than £0 takes back
costing/account.Posting.By	who wrote it down
costing/account.Posting.Kind	what happens
costing/account.Posting.On	the day from which it counts
costing/account.Posting.Org	whose it is, where the kind is of one member
costing/account.Posting.Recorded	the day on which it was written down; not before those listed before it
costing/account.Posting.Reference	the minute, invoice or clause
costing/account.Posting.Validate()	Validate returns what is wrong with the posting by itself; Account.Validate says whether it suits the account: - ErrRequired: no day, kind or amount, and no organisation where the kind is of one member - ErrInvalid: an unknown kind, a malformed organisation, or one where the kind is of the service; an amount below £0 where none may be - what field.CheckName finds in the reference and in who wrote it down
costing/account.PostingKind	PostingKind is what a posting says has happened.
costing/appraisal.Appraisal	Appraisal compares options over the same years, at the same prices and with the same discount schedule.
costing/appraisal.Appraisal.Against	the option that the others are compared with; not set: the first of kind AsIs or, if there is none, the first
costing/appraisal.Appraisal.First	year 0, which is not discounted
costing/appraisal.Appraisal.Name	the name of what is appraised
costing/appraisal.Appraisal.On	the day of the appraisal, on which the schedule must be in force
costing/appraisal.Appraisal.Options	what is compared
costing/appraisal.Appraisal.Partners	among whom gains and losses are divided
costing/appraisal.Appraisal.Prices	those of every flow
costing/appraisal.Appraisal.RiskItems	the items of cost that are quantified as risks
costing/appraisal.Appraisal.Schedule	the discount rates
costing/appraisal.Appraisal.Validate()	Validate returns what is wrong with the appraisal: - ErrRequired: no name, day, prices, first year, years or options - ErrInvalid: a flow at other prices; a schedule of real rates for nominal amounts, or the other way round; a year that begins in another month - ErrRange: more than 300 years, or more than the schedule has rates for; a schedule that is not known to be in force on the day; a flow, or a part of a one-off flow, in a year outside the appraisal, before or after its delay by an Overrun - ErrNotFound: a share of an organisation that is not a partner; an unknown option to compare with - ErrDuplicate: a partner, an option or an item that is listed before - what DiscountSchedule.Validate and ShortlistedOption.Validate find The ramp of a recurring flow may go on after the last year. Then what has begun by the last year is counted, and Evaluate returns a Concern of kind RampCutOff.
costing/appraisal.Appraisal.Years	how many there are, the first one included
costing/appraisal.AuditAssumptions	AuditAssumptions are assumptions under which a figure can be worked out again.
costing/appraisal.AuditAssumptions.Count	how the years of a payback are counted
costing/appraisal.AuditAssumptions.Discount	how later years are discounted
costing/appraisal.AuditAssumptions.Growth	in % a year, by which the saving grows with prices
costing/appraisal.AuditAssumptions.LeftOut	the costs that are not counted
costing/appraisal.AuditAssumptions.Phasing	how the costs fall into years; not set: that makes no difference
costing/appraisal.AuditAssumptions.Ramp	how the saving grows
costing/appraisal.AuditAssumptions.Transformation	whether the saving from transformation is counted
costing/appraisal.AuditAssumptions.Years	over how many years; not set for a payback
costing/appraisal.AuditCandidates	AuditCandidates are the assumptions that an audit tries, each with each.
costing/appraisal.AuditCandidates.Counts	of the years of a payback
costing/appraisal.AuditCandidates.Discounts	of later years
costing/appraisal.AuditCandidates.Growths	in % a year, by which savings are made to grow with prices; 0: not at all
costing/appraisal.AuditCandidates.Phasings	of costs; they matter only where there is a discount
costing/appraisal.AuditCandidates.Ramps	of savings
costing/appraisal.AuditCandidates.Validate()	Validate returns what is wrong with the candidates: - ErrRequired: a list that is empty, a growth that is not known - ErrRange: years that are not from 1 to MaxAuditedYears, a growth that is not from 0 to 100, and more than 1,000 combinations without the choice of costs - ErrInvalid: an unknown count - ErrDuplicate: a name or a count that is listed before - what AuditRamp, AuditPhasing and AuditDiscount find
costing/appraisal.AuditCandidates.Years	over how many years a net is, where the paper does not say
costing/appraisal.AuditDiscount	AuditDiscount is how later years are discounted.
costing/appraisal.AuditDiscount.FirstYearToo	whether the first year is discounted already
costing/appraisal.AuditDiscount.Percent	a year; 0: not at all; not set: not known
costing/appraisal.AuditDiscount.Validate()	Validate returns ErrRequired at "percent" if it is not known, and ErrRange unless it is from 0 to 100.
costing/appraisal.AuditFinding	AuditFinding is one thing that an audit found.
costing/appraisal.AuditFinding.Kind	what was found
costing/appraisal.AuditFinding.Of	the title of the option or the sum
costing/appraisal.AuditFinding.Path	the figure in the table: "options0.net"
costing/appraisal.AuditFinding.Sure	whether it holds under everything that reproduces the figure
costing/appraisal.AuditFinding.Text	the finding in words
costing/appraisal.AuditFinding.Working	the working in figures
costing/appraisal.AuditFindingKind	AuditFindingKind is what an audit finds in a published table.
costing/appraisal.AuditFit	AuditFit is a set of assumptions and what the published figures come to under them. Where the paper does not print the costs, that is the net without them.
costing/appraisal.AuditFit.Assumptions	under which
costing/appraisal.AuditFit.Exact	whether the figures as printed, without allowing for their rounding, give the published one
costing/appraisal.AuditFit.High	the most
costing/appraisal.AuditFit.Implied	the one-off costs that follow from the net, where the paper does not print them
costing/appraisal.AuditFit.Low	the least that it comes to, given how the figures are rounded
costing/appraisal.AuditFit.Payback	the years in which these are earned back
costing/appraisal.AuditFit.Working	the working in figures
costing/appraisal.AuditPhasing	AuditPhasing is which part of the one-off costs falls in each year.
costing/appraisal.AuditPhasing.Name	what people call it: "30/50/20"
costing/appraisal.AuditPhasing.Shares	of the costs, from the first year; they make a whole
costing/appraisal.AuditPhasing.Validate()	Validate returns what is wrong with the phasing: ErrRequired for no name, no shares or a share that is not known, ErrRange for more than MaxAuditedYears shares, and else ErrSum for shares that do not make a whole.
costing/appraisal.AuditRamp	AuditRamp is how a saving grows: the part of the full saving that each year has.
costing/appraisal.AuditRamp.Name	what people call it: "10/40/40/10"
costing/appraisal.AuditRamp.Shares	of the full saving, from the first year; the last goes on
costing/appraisal.AuditRamp.Validate()	Validate returns what is wrong with the ramp: ErrRequired for no name, no shares or a share that is not known, and ErrRange for more than MaxAuditedYears shares.
costing/appraisal.AuditedOption	AuditedOption is an option of the table, worked out again.
costing/appraisal.AuditedOption.Nearest	the assumptions that come nearest to the net, if none reproduce it
costing/appraisal.AuditedOption.Net	the assumptions that reproduce the net: first those that do so with the figures as printed
costing/appraisal.AuditedOption.Option	its id
costing/appraisal.AuditedOption.Payback	the assumptions that reproduce the payback
costing/appraisal.AuditedOption.Title	what people call it
costing/appraisal.AuditedOption.TriedNet	how many sets of assumptions were tried on the net; 0: it could not be worked out again
costing/appraisal.AuditedOption.TriedPayback	how many were tried on the payback; 0: it could not be worked out again
costing/appraisal.Baseline	Baseline is what a service costs and does before anything changes. Every option and every benefit is compared with it. A figure that nobody knows is not set, and does not count as £0 or 0.
costing/appraisal.Baseline.Costs	what it costs a year
costing/appraisal.Baseline.Measures	how well
costing/appraisal.Baseline.On	the day that it describes
costing/appraisal.Baseline.Title	the service
costing/appraisal.Baseline.Validate()	Validate returns what is wrong with the baseline: - ErrRequired: no title or day; a cost without a name or year, a figure without a name or unit, a measure without its direction; what is known, without its day or source - ErrInvalid: a malformed id, an unknown direction, a volume that has a direction - ErrDuplicate: a second figure for one thing: of one name, service line, organisation and, of costs, year - ErrOrder: a figure of a day after that of the baseline What is not known needs neither a day nor a source.
costing/appraisal.Baseline.Volumes	how much it does
costing/appraisal.BaselineCost	BaselineCost is a cost of the service in a year.
costing/appraisal.BaselineCost.Amount	how much; not set: not known
costing/appraisal.BaselineCost.Line	of which service line; not set: of all of them
costing/appraisal.BaselineCost.Name	what for: "staff", "premises"
costing/appraisal.BaselineCost.On	the day of the figure
costing/appraisal.BaselineCost.Org	who bears it; not set: the partners together
costing/appraisal.BaselineCost.Source	where it is from: "outturn"
costing/appraisal.BaselineCost.Year	in which year
costing/appraisal.BaselineFigure	BaselineFigure is a volume or a measure of the service.
costing/appraisal.BaselineFigure.Better	which way a measure gets better; a volume has none
costing/appraisal.BaselineFigure.Line	of which service line; not set: of all of them
costing/appraisal.BaselineFigure.Name	what is counted or measured: "calls a year"
costing/appraisal.BaselineFigure.On	the day of the figure
costing/appraisal.BaselineFigure.Org	whose; not set: of the partners together
costing/appraisal.BaselineFigure.Source	where it is from
costing/appraisal.BaselineFigure.Unit	in what: "calls", "%"
costing/appraisal.BaselineFigure.Value	how much; not set: not known
costing/appraisal.Benefit	Benefit is one entry of a plan: what is to change, by how much in each year, who answers for it, who has agreed to it, and what came of it.
costing/appraisal.Benefit.Agreements	what the partners say of it
costing/appraisal.Benefit.Effect	a gain, a dis-benefit or a cost
costing/appraisal.Benefit.ID	unique in the plan
costing/appraisal.Benefit.Kind	cashable or not
costing/appraisal.Benefit.Line	of which service line; not set: of all of them
costing/appraisal.Benefit.Measure	how it is measured; a cost needs none
costing/appraisal.Benefit.Owner	who answers for it
costing/appraisal.Benefit.Profile	what is planned, by year
costing/appraisal.Benefit.Readings	what was realised or is forecast, in the order in which it was recorded
costing/appraisal.Benefit.Title	what people call it
costing/appraisal.Benefit.Validate()	Validate returns what BenefitsPlan.Validate finds in a benefit, but for organisations that are not partners.
costing/appraisal.BenefitAgreement	BenefitAgreement is what a partner says of a benefit from a day on. A later agreement replaces an earlier one.
costing/appraisal.BenefitAgreement.Answer	what it says
costing/appraisal.BenefitAgreement.By	who said so: a person, a committee
costing/appraisal.BenefitAgreement.On	the day on which it said so
costing/appraisal.BenefitAgreement.Org	which partner
costing/appraisal.BenefitAgreement.Reason	why; one who disputes it must say
costing/appraisal.BenefitAgreement.Validate()	Validate returns what BenefitsPlan.Validate finds in an agreement.
costing/appraisal.BenefitAnswer	BenefitAnswer is what a partner says of a benefit.
costing/appraisal.BenefitDispute	BenefitDispute is a member that disputes a benefit, with its reason.
costing/appraisal.BenefitDispute.Org	who
costing/appraisal.BenefitDispute.Reason	why
costing/appraisal.BenefitEffect	BenefitEffect is what an entry of a benefits plan does to the partners.
costing/appraisal.BenefitKind	BenefitKind says whether a benefit is money, and whether the money leaves a budget.
costing/appraisal.BenefitMeasure	BenefitMeasure is what shows whether a benefit arrives, and how it stood before.
costing/appraisal.BenefitMeasure.Baseline	how it stood before
costing/appraisal.BenefitMeasure.Better	which way it gets better
costing/appraisal.BenefitMeasure.Name	"cost of payroll", "calls answered within 30 seconds"
costing/appraisal.BenefitMeasure.On	the day of the baseline
costing/appraisal.BenefitMeasure.Source	where the baseline is from
costing/appraisal.BenefitMeasure.Unit	"£ a year", "%"
costing/appraisal.BenefitMeasure.Validate()	Validate returns what BenefitsPlan.Validate finds in a measure.
costing/appraisal.BenefitReading	BenefitReading is what was recorded of a benefit for a year. A later reading replaces an earlier one of the same kind, year and organisation.
costing/appraisal.BenefitReading.Amount	in money
costing/appraisal.BenefitReading.Kind	forecast or realised
costing/appraisal.BenefitReading.On	the day on which it was recorded
costing/appraisal.BenefitReading.Org	whose; not set: of the partners together
costing/appraisal.BenefitReading.Reason	why it differs from the plan
costing/appraisal.BenefitReading.Source	where it is from: the ledger, a survey
costing/appraisal.BenefitReading.Value	what the measure is
costing/appraisal.BenefitReading.Year	of which year
costing/appraisal.BenefitRealisation	BenefitRealisation is what a benefits plan has realised by a day.
costing/appraisal.BenefitRealisation.Benefits	in the order of the plan
costing/appraisal.BenefitRealisation.Cashable	all together
costing/appraisal.BenefitRealisation.Disputed	the cashable part that a member disputes on the day; it is in Cashable too
costing/appraisal.BenefitRealisation.Members	in the order of the plan, then what is not divided
costing/appraisal.BenefitRealisation.NonCashable	all together
costing/appraisal.BenefitRealisation.On	the day
costing/appraisal.BenefitRealisation.Title	of the plan
costing/appraisal.BenefitRealisation.Years	in order: all benefits, dis-benefits and costs together
costing/appraisal.BenefitSum	BenefitSum is what is planned, realised and expected of some benefits, in money, less dis-benefits and costs; below £0 it is a loss. A sum is not known if something in it has not been recorded. Its AtLeast is then the sum of what has been recorded, which is not a lower bound if it has amounts below £0 in it.
costing/appraisal.BenefitSum.Difference	realised less due; not set: not known
costing/appraisal.BenefitSum.Due	planned for the years that have ended
costing/appraisal.BenefitSum.Outlook	for all years: what was realised or, where nothing was, the forecast; a plan does not count as a forecast
costing/appraisal.BenefitSum.Planned	for all years
costing/appraisal.BenefitSum.Realised	recorded of these years
costing/appraisal.BenefitTarget	BenefitTarget is what is planned of a benefit for a year.
costing/appraisal.BenefitTarget.Amount	in money; not set: not known
costing/appraisal.BenefitTarget.Org	whose it is; not set: the partners' together
costing/appraisal.BenefitTarget.Value	what the measure is to reach
costing/appraisal.BenefitTarget.Year	which year
costing/appraisal.BenefitsPlan	BenefitsPlan is how and when the benefits of a shared service are to be realised, and what came of each.
costing/appraisal.BenefitsPlan.Author	who answers for the plan
costing/appraisal.BenefitsPlan.Benefits	with dis-benefits and costs
costing/appraisal.BenefitsPlan.Members	the partners, who have to agree
costing/appraisal.BenefitsPlan.On	the day of this version
costing/appraisal.BenefitsPlan.Reference	where it is
costing/appraisal.BenefitsPlan.ReviewBy	the last day on which it is in date
costing/appraisal.BenefitsPlan.Title	what people call it
costing/appraisal.BenefitsPlan.Validate()	Validate returns what is wrong with the plan: - ErrRequired: no title, day, author, members or benefits; a benefit without an id, title, effect, kind, owner, measure, baseline or its day and source, or profile; a year, an answer, a day or a source that is missing; a reading without its amount, or of quality without its value; a dispute without a reason. A cost of delivery needs no measure. - ErrInvalid: a malformed id; an unknown effect, kind, direction or answer; a gain that is planned below £0, a dis-benefit or a cost above; money in a benefit of quality - ErrDuplicate: a member or a benefit that is listed before; a year that is planned twice for one organisation, or for all together and for one - ErrNotFound: an organisation that is not a member, a reading of a year or an organisation for which nothing is planned - ErrOrder: a review before the day of the plan; a reading of what was realised in a year that is recorded before its end - ErrRange, at "benefits": Money does not hold all amounts without their signs
costing/appraisal.Bias	Bias is by how much a cost is raised because estimates of its type have come out too low; in an Overrun, by how much the time that works take is raised. It is applied before any contingency for risk, and never to an item that is quantified as a risk.
costing/appraisal.Bias.Lower	the lower one: a bias that is less is found; not set: none
costing/appraisal.Bias.Parts	the parts that the bias comes from, and what is done about each; empty: nothing is done
costing/appraisal.Bias.Percent	the upper figure, in % of the cost or the time
costing/appraisal.Bias.Source	where the figures are from
costing/appraisal.Bias.Type	of project; not set: a bias of the user's own
costing/appraisal.Bias.Validate()	Validate returns what is wrong with the bias: - ErrRequired: no percentage or source; a part without a name or share, or that is mitigated without evidence - ErrInvalid: an unknown type; a malformed text - ErrDuplicate: two parts with one name - ErrRange: a percentage that is not from 0 to 1000; a lower one above the upper - ErrSum: parts that do not make the whole bias
costing/appraisal.BiasFigures	BiasFigures are by how much projects of a type came out above their estimates, in % of the estimates. The upper figure is for a project that does nothing about it, and the lower one for a project that does everything.
costing/appraisal.BiasFigures.CostLower	of cost
costing/appraisal.BiasFigures.CostUpper	of cost: capital, or operating for outsourcing
costing/appraisal.BiasFigures.DurationLower	of that time
costing/appraisal.BiasFigures.DurationUpper	of the time that the works take; not set: not measured
costing/appraisal.BiasFigures.Source	where they are from
costing/appraisal.BiasFigures.Type	of project
costing/appraisal.BiasPart	BiasPart is something that a bias comes from, such as a poor specification.
costing/appraisal.BiasPart.Evidence	how that is known; needed if anything is taken away
costing/appraisal.BiasPart.Mitigation	how much of that is taken away; not set: nothing
costing/appraisal.BiasPart.Name	unique in the bias
costing/appraisal.BiasPart.Share	which part of the bias it makes
costing/appraisal.BusinessCase	BusinessCase is the case for sharing a service, in all its versions.
costing/appraisal.BusinessCase.Members	who has to approve it
costing/appraisal.BusinessCase.Title	what it is for
costing/appraisal.BusinessCase.Validate()	Validate returns what is wrong with the business case: - ErrRequired: no title, members or versions; a version without its name, stage, day or author; a case without its text; a figure without an id or title, a number without a unit; a reason without its figure; an approval without its organisation, day or decision, or that does not say who decided - ErrInvalid: a malformed id; an unknown stage, case or decision; a figure that is both an amount and a number - ErrDuplicate: a member, a version, a case, a figure or a reason that is listed before - ErrNotFound: an approval of an organisation that is not a member; a reason for a figure that neither this version has nor the one before - ErrOrder: a version of a day before that of the one before; a review or an approval before the day of its version
costing/appraisal.BusinessCase.Versions	in order of time
costing/appraisal.CaseApproval	CaseApproval is the decision of a partner on a version.
costing/appraisal.CaseApproval.By	who decided: "Cabinet"
costing/appraisal.CaseApproval.Decision	approved or refused
costing/appraisal.CaseApproval.On	the day
costing/appraisal.CaseApproval.Org	which partner
costing/appraisal.CaseApproval.Reference	the minute, or the conditions
costing/appraisal.CaseChanges	CaseChanges is what has changed in a business case from one version to another, and why.
costing/appraisal.CaseChanges.Dropped	the cases that the later version does not have
costing/appraisal.CaseChanges.Figures	in the order of the later version, then those that were dropped
costing/appraisal.CaseChanges.From	the earlier version
costing/appraisal.CaseChanges.FromDay	its day
costing/appraisal.CaseChanges.FromStage	its stage
costing/appraisal.CaseChanges.Rewritten	the cases whose text has changed
costing/appraisal.CaseChanges.Title	of the case
costing/appraisal.CaseChanges.To	the later one
costing/appraisal.CaseChanges.ToDay	its day
costing/appraisal.CaseChanges.ToStage	its stage
costing/appraisal.CaseChanges.Unchanged	how many figures are in both and have not moved
costing/appraisal.CaseChanges.Written	the cases that the earlier version does not have
costing/appraisal.CaseDecision	CaseDecision is what a partner has decided on a version.
costing/appraisal.CaseFigure	CaseFigure is a figure of a business case: an amount of money, or a number in a unit. With neither it is not known.
costing/appraisal.CaseFigure.Amount	in money
costing/appraisal.CaseFigure.ID	unique in the version, and the same in all of them: "npv"
costing/appraisal.CaseFigure.Source	where it is from
costing/appraisal.CaseFigure.Title	what people call it
costing/appraisal.CaseFigure.Unit	of the value: "years", "posts"
costing/appraisal.CaseFigure.Validate()	Validate returns what BusinessCase.Validate finds in a figure.
costing/appraisal.CaseFigure.Value	or in the unit
costing/appraisal.CaseStage	CaseStage is how far a business case has been worked out.
costing/appraisal.CaseVersion	CaseVersion is a version of a business case. It is never changed: what changes is a new version.
costing/appraisal.CaseVersion.Approvals	in order of time
costing/appraisal.CaseVersion.Author	who answers for it
costing/appraisal.CaseVersion.Cases	those of the five that are written
costing/appraisal.CaseVersion.Figures	the figures that it rests on, and its results
costing/appraisal.CaseVersion.On	its day
costing/appraisal.CaseVersion.Reasons	why figures are not those of the version before
costing/appraisal.CaseVersion.Reference	where it is
costing/appraisal.CaseVersion.ReviewBy	the last day on which it is in date
costing/appraisal.CaseVersion.Stage	how far it has been worked out
costing/appraisal.CaseVersion.Version	unique in the case: "1.2"
costing/appraisal.Concern	Concern is something in a record that somebody should look at. It is no error: the record may be as it was meant.
costing/appraisal.Concern.Kind	what it is about
costing/appraisal.Concern.Path	where in the record: "benefits2.profile0"
costing/appraisal.Concern.Text	the finding in words
costing/appraisal.ConcernKind	ConcernKind is what a Concern is about.
costing/appraisal.Concerns	Concerns are those of one record, in the order of its fields.
costing/appraisal.Deflator	Deflator is an index of prices by year, which brings money of one year to the prices of another. It is data with an edition: figures of past years are revised, and figures of later years are a forecast or an assumption of the user's.
costing/appraisal.Deflator.Edition	which release
costing/appraisal.Deflator.Name	"GDP deflator"
costing/appraisal.Deflator.Source	where its figures are from
costing/appraisal.Deflator.Validate()	Validate returns what is wrong with the deflator: - ErrRequired: no name, edition, source or years; a year or an index that is not set - ErrInvalid: a year that does not follow the year before it - ErrRange: an index that is not above 0
costing/appraisal.Deflator.Years	in order of time, without a gap
costing/appraisal.DeflatorYear	DeflatorYear is the index of a year.
costing/appraisal.DeflatorYear.Index	above 0; 100 in the base year of the series
costing/appraisal.DeflatorYear.Year	which year; a calendar year is one from January
costing/appraisal.DiscountBand	DiscountBand is a rate for some years. Year 0 is the first of the appraisal, which is not discounted.
costing/appraisal.DiscountBand.From	the first year
costing/appraisal.DiscountBand.Percent	the rate a year, in %
costing/appraisal.DiscountBand.To	the last year
costing/appraisal.DiscountSchedule	DiscountSchedule is a discount rate for each year after the first: by how much less money counts the later it comes. It is data with an edition, because the rates are reviewed.
costing/appraisal.DiscountSchedule.Announced	when a schedule that is not in force was announced
costing/appraisal.DiscountSchedule.Bands	the rates, from year 0 on, without a gap
costing/appraisal.DiscountSchedule.Edition	the edition that it is part of
costing/appraisal.DiscountSchedule.Name	"standard"
costing/appraisal.DiscountSchedule.Nominal	whether it is for nominal amounts; those of the Green Book are for real ones
costing/appraisal.DiscountSchedule.Source	where its figures are from
costing/appraisal.DiscountSchedule.Term	the days on which it is known to be in force; not set: not in force
costing/appraisal.DiscountSchedule.Validate()	Validate returns what is wrong with the schedule: - ErrRequired: no name, edition, source, bands or rate; neither a term nor the day on which it was announced - ErrInvalid: a gap before a band; a first band that does not begin with year 0; a band that ends before it begins - ErrOverlap: a band that begins before the one before it has ended - ErrRange: a rate that is not from 0 to 100; a year after 1000 - what Term finds
costing/appraisal.DoubleCount	DoubleCount is a saving that two benefits of a plan may both claim.
costing/appraisal.DoubleCount.First	the id of the benefit that is listed first
costing/appraisal.DoubleCount.Least	how much may be counted twice: the lesser of what they claim in these years; not set: not known, or not money
costing/appraisal.DoubleCount.Measure	what both measure
costing/appraisal.DoubleCount.Second	the id of the other
costing/appraisal.DoubleCount.Years	in which both claim something
costing/appraisal.FigureChange	FigureChange is what has happened to one figure.
costing/appraisal.FigureChange.Amount	by how much more; not set: not known, or no amount
costing/appraisal.FigureChange.Before	as it was
costing/appraisal.FigureChange.Figure	the id
costing/appraisal.FigureChange.Kind	what has happened
costing/appraisal.FigureChange.Now	as it is
costing/appraisal.FigureChange.Reasons	why, as the versions after the earlier one say
costing/appraisal.FigureChange.Title	what people call it
costing/appraisal.FigureChange.Value	by how much more, in the unit; not set: not known, no number, or another unit
costing/appraisal.FigureChangeKind	FigureChangeKind is what has happened to a figure between two versions.
costing/appraisal.FigureReason	FigureReason is why a figure has changed from the version before, is new, or was dropped.
costing/appraisal.FigureReason.Figure	the id
costing/appraisal.FigureReason.Reason	why
costing/appraisal.FiveCase	FiveCase is one of the five cases that a business case makes.
costing/appraisal.Flow	Flow is a cost or a benefit of an option, by year and by partner. Its amounts are what is spent, for a cost, and what is gained, for a benefit: both are normally above £0. A cost below £0 is a receipt, and a benefit below £0 a dis-benefit. Net is benefits less costs, so that more is better.
costing/appraisal.Flow.Amount	of a full year, or the whole amount of a one-off flow; not set: not known
costing/appraisal.Flow.Amounts	in place of an amount and a ramp: that of each year
costing/appraisal.Flow.Bias	by how much a cost is raised for optimism; not set: not at all
costing/appraisal.Flow.Estimate	the interval for the amount, if nobody has measured it; not set: the amount is not an estimate
costing/appraisal.Flow.From	the first year; not set: that of the appraisal
costing/appraisal.Flow.Item	the name that a risk register has for the item of cost
costing/appraisal.Flow.Kind	what sort of flow
costing/appraisal.Flow.Line	of which service line; not set: of all
costing/appraisal.Flow.Name	unique in the option
costing/appraisal.Flow.Overrun	the works that the flow waits for, and by how much they may be late; not set: it waits for no works
costing/appraisal.Flow.Prices	the prices that the amounts are at
costing/appraisal.Flow.Ramp	the part of the amount that begins in each year: 10%, 40%, 40%, 10%, so that a recurring flow is there in full from its fourth year; empty: all begins in the first
costing/appraisal.Flow.Realised	how much of a benefit is counted; not set: all
costing/appraisal.Flow.Shares	which partner bears or gets which part of it; empty: not agreed
costing/appraisal.Flow.Source	where the amounts are from
costing/appraisal.Flow.Until	of a recurring flow, the last year; not set: that of the appraisal
costing/appraisal.Flow.Validate()	Validate returns what is wrong with the flow by itself: - ErrRequired: no name, kind or prices; what Realisation and Bias need - ErrInvalid: an amount, a ramp, an estimate or a last year beside amounts; a last year of a one-off flow; a realisation of a cost; a bias on a benefit; a malformed id or text - ErrOrder: a last year before the first - ErrSum: a ramp or shares that do not make the whole - ErrRange: an amount that is not within its estimate - what Bias, Overrun, FlowEstimate and partnership.CheckShares find - ErrRequired: an estimate without a source
costing/appraisal.FlowCash	FlowCash is whether money changes hands. Time that is freed and used for something else has a value, but lowers no budget.
costing/appraisal.FlowChoice	FlowChoice says which flows are meant: those that match every field that is set.
costing/appraisal.FlowChoice.Flow	by its name; not set: any
costing/appraisal.FlowChoice.Option	of which option; not set: of all
costing/appraisal.FlowChoice.Purpose	not set: any
costing/appraisal.FlowChoice.Side	not set: both
costing/appraisal.FlowChoice.Timing	not set: both
costing/appraisal.FlowChoice.Validate()	Validate returns ErrInvalid, at its field, for what is malformed or unknown.
costing/appraisal.FlowEstimate	FlowEstimate is an interval for the amount of a flow that nobody has measured.
costing/appraisal.FlowEstimate.High	the high end
costing/appraisal.FlowEstimate.Low	the low end
costing/appraisal.FlowEstimate.Percent	how likely the amount is between them, in %: 95
costing/appraisal.FlowEstimate.Validate()	Validate returns ErrRequired for what is not known, ErrOrder for a high end below the low one and ErrRange for a percentage that is not from 0 to 100.
costing/appraisal.FlowFunding	FlowFunding is which account a flow is in.
costing/appraisal.FlowKind	FlowKind is what sort of flow a flow is, in five respects.
costing/appraisal.FlowKind.Cash	whether money changes hands
costing/appraisal.FlowKind.Funding	capital or revenue
costing/appraisal.FlowKind.Purpose	what it comes from
costing/appraisal.FlowKind.Side	spent or gained
costing/appraisal.FlowKind.Timing	once or every year
costing/appraisal.FlowKind.Validate()	Validate returns, at the field of each part, ErrRequired if it is not set and ErrInvalid if it is unknown.
costing/appraisal.FlowPurpose	FlowPurpose is what a flow comes from. CIPFA asks that transition is kept apart from transformation: a saving from changing the work is not a saving from joining councils.
costing/appraisal.FlowSide	FlowSide is whether a flow is spent or gained.
costing/appraisal.FlowTiming	FlowTiming is whether a flow comes once or every year.
costing/appraisal.GateFacts	GateFacts are the facts about a document that the gates of a lifecycle ask for: its day and author, until when it is in date, and who stands by it. A piece of evidence is made from them.
costing/appraisal.GateFacts.AgreedBy	who stands by it
costing/appraisal.GateFacts.Author	who answers for it
costing/appraisal.GateFacts.On	the day of the version
costing/appraisal.GateFacts.Reference	where it is
costing/appraisal.GateFacts.ReviewBy	the last day on which it is in date
costing/appraisal.Input	Input is something that may change the answer, with the least and the most that it may be.
costing/appraisal.Input.Flows	which flows it is in
costing/appraisal.Input.High	the most that it may be
costing/appraisal.Input.Lever	what it changes in them
costing/appraisal.Input.Low	the least that it may be
costing/appraisal.Input.Name	what people call it, unique among the inputs
costing/appraisal.Input.Validate()	Validate returns what is wrong with the input by itself: - ErrRequired: no name, lever or value - ErrInvalid: an unknown lever; a malformed choice of flows; a delay of a part of a year - ErrRange: a value that its lever cannot have - ErrOrder: a highest value below the lowest
costing/appraisal.KindResult	KindResult is the sum of the flows of one kind.
costing/appraisal.KindResult.Kind	which
costing/appraisal.KindResult.Present	present value
costing/appraisal.KindResult.Sum	not discounted
costing/appraisal.Lever	Lever is what a sensitivity changes in a flow.
costing/appraisal.LeverChange	LeverChange is a lever at another value.
costing/appraisal.LeverChange.Flows	in which flows
costing/appraisal.LeverChange.Lever	what is changed in them
costing/appraisal.LeverChange.Validate()	Validate returns what is wrong with the change by itself: what FlowChoice.Validate finds, ErrRequired for no lever or value, ErrInvalid for an unknown lever or a delay of a part of a year, and ErrRange for a value that the lever cannot have.
costing/appraisal.LeverChange.Value	to what
costing/appraisal.Net	Net is benefits less costs. If only benefits are not known, the net of the known amounts is a lower bound. If only costs are not known, it is an upper bound. If both are not known, there is no bound.
costing/appraisal.Net.Amount	not known if one of the amounts is not
costing/appraisal.Net.AtLeast	if it is not known: a lower bound, if there is one
costing/appraisal.Net.AtMost	if it is not known: an upper bound, if there is one
costing/appraisal.OptionID	OptionID is the id of an option, unique in its appraisal.
costing/appraisal.OptionID.Validate()	Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a malformed id.
costing/appraisal.OptionKind	OptionKind is what an option does: one of the kinds here, or one of the user's own with a prefix that says whose it is, as field.IsOwn says: "hrw-charity".
costing/appraisal.OptionKind.Validate()	Validate returns an error that wraps ErrRequired for no kind, and ErrInvalid for an unknown or malformed one.
costing/appraisal.OptionResult	OptionResult is what an option costs and brings. Present values are values in year 0.
costing/appraisal.OptionResult.AnnualCost	the equivalent annual cost: the sum that, paid in every year from the first on, is worth as much as the costs less the benefits
costing/appraisal.OptionResult.Benefits	present value
costing/appraisal.OptionResult.Cashable	the net present value of what is cashable
costing/appraisal.OptionResult.Costs	present value
costing/appraisal.OptionResult.Difference	the net present value less that of the option that it is compared with
costing/appraisal.OptionResult.Discounted	the same with present values
costing/appraisal.OptionResult.Estimates	the flows that are estimates, with their intervals: "Savings, £5.00 to £7.00 (95%)"
costing/appraisal.OptionResult.Kind	what it does
costing/appraisal.OptionResult.Kinds	by kind of flow
costing/appraisal.OptionResult.Name	what people call it
costing/appraisal.OptionResult.Net	net present value
costing/appraisal.OptionResult.NotKnown	the flows with an amount that is not known
costing/appraisal.OptionResult.NotShared	the flows for which nobody has agreed who bears or gets them
costing/appraisal.OptionResult.Option	its id
costing/appraisal.OptionResult.Partners	who gains and who loses, in their order
costing/appraisal.OptionResult.Payback	when it makes good what it costs more than the option that it is compared with, not discounted
costing/appraisal.OptionResult.Ratio	the benefit-cost ratio: what each £1 of one-off cost brings, in present values; both the cost and what it brings are those above the option that it is compared with, and recurring costs that are saved count as brought; not set: an amount is not known, or there is no such cost
costing/appraisal.OptionResult.Undivided	what nobody has agreed to share; not set: everything is shared
costing/appraisal.OptionResult.Years	in order of time
costing/appraisal.Overrun	Overrun is by how much works may take longer than planned. A flow that waits for them comes later by as much. With a delay of a year and a quarter, three quarters of the amount of a year come in the year after it, and a quarter in the second year after it. Amounts that are moved beyond the last year of the appraisal are not counted.
costing/appraisal.Overrun.Bias	of that time; BiasFigures.DurationBias returns the measured figures
costing/appraisal.Overrun.Months	how long the works are planned to take
costing/appraisal.Overrun.Validate()	Validate returns ErrRequired for months that are not known and ErrRange for months that are not from 0 to 600, and at "bias" what Bias.Validate finds.
costing/appraisal.PartnerResult	PartnerResult is what an option is worth to one partner.
costing/appraisal.PartnerResult.Difference	the net less that of the option that it is compared with
costing/appraisal.PartnerResult.Net	net present value
costing/appraisal.PartnerResult.Org	who
costing/appraisal.PartnerResult.SidePayment	what it gets in year 0 so that nobody is worse off; below £0: what it pays; not set: no payments would do, or a difference is not known
costing/appraisal.PartnerResult.WorseIn	the years in which it is worse off
costing/appraisal.PartnerResult.Years	the difference in each year, not discounted
costing/appraisal.Payback	Payback is when an option has made good what it costs more than the other option: the first year at the end of which it is no longer behind, and after which it does not fall behind again. Years are counted from the first year, which is year 0. For example, −£100 in year 0 and £30 in each year from year 1 are paid back in year 4, after 4 whole years, or 3.333333 if the £30 of year 4 comes evenly over it.
costing/appraisal.Payback.Evenly	the same, with the part of the last year that is needed if its money comes evenly
costing/appraisal.Payback.State	whether it comes back
costing/appraisal.Payback.Whole	how many whole years that is after the first year: 4 for year 4
costing/appraisal.Payback.Year	in which year it is paid back
costing/appraisal.PaybackCount	PaybackCount is how the years of a payback are counted.
costing/appraisal.PaybackState	PaybackState is whether an outlay comes back.
costing/appraisal.Prices	Prices says which prices amounts are at. Real amounts are at the prices of one year, "real 2026/27", with inflation taken out. Nominal amounts are what will be paid in each year, "nominal". Amounts at different prices cannot be added; Deflator.Convert brings them to the same prices.
costing/appraisal.ProjectType	ProjectType is what sort of project optimism bias was measured for.
costing/appraisal.Published	Published is a figure as it is printed: a number, a range, or a limit that it is under. The figure has been rounded, so it stands for every number from half a step below it to half a step above.
costing/appraisal.Published.High	the highest of a range, or the limit that the figure is under; not set: it is one number
costing/appraisal.Published.Low	the number, or the lowest of a range; not set beside a High: the figure is "under" it
costing/appraisal.Published.RoundedTo	the step: 0.1, 1, 10; not set: the last decimal place that Low or High needs
costing/appraisal.Published.Validate()	Validate returns what is wrong with the figure: ErrOrder for a range whose high is below its low, and ErrRange for a step that is not above 0.
costing/appraisal.PublishedCost	PublishedCost is a one-off cost of an option.
costing/appraisal.PublishedCost.Amount	how much; not set: not known
costing/appraisal.PublishedCost.Name	what for: "transition", "transformation"
costing/appraisal.PublishedCost.Validate()	Validate returns what PublishedTable.Validate finds in a cost.
costing/appraisal.PublishedOption	PublishedOption is a row of the table. What the paper does not print is not set, and does not count as £0. Savings are above 0, and so are costs.
costing/appraisal.PublishedOption.Costs	the one-off costs; none: the paper does not say
costing/appraisal.PublishedOption.ID	unique in the table
costing/appraisal.PublishedOption.Net	savings less costs over these years
costing/appraisal.PublishedOption.Payback	in years
costing/appraisal.PublishedOption.Saving	the saving a year, once it is full; below 0: it costs more
costing/appraisal.PublishedOption.Savings	all savings over these years
costing/appraisal.PublishedOption.Stated	what the paper says that it assumes
costing/appraisal.PublishedOption.Title	what people call it: "two unitary councils"
costing/appraisal.PublishedOption.Transformation	the saving a year from transformation, where it is printed beside the other
costing/appraisal.PublishedOption.Validate()	Validate returns what PublishedTable.Validate finds in an option.
costing/appraisal.PublishedOption.Years	over how many years the net is; not set: the paper does not say
costing/appraisal.PublishedSum	PublishedSum is a total in the table and what it is made of.
costing/appraisal.PublishedSum.Terms	what should make it
costing/appraisal.PublishedSum.Title	which total
costing/appraisal.PublishedSum.Total	as printed
costing/appraisal.PublishedSum.Validate()	Validate returns what PublishedTable.Validate finds in a sum.
costing/appraisal.PublishedTable	PublishedTable is a table of options as somebody has published it: its figures, in its own unit, and the assumptions that the paper states. PublishedTable.Audit works it out again.
costing/appraisal.PublishedTable.On	the day it was published; not set: not known
costing/appraisal.PublishedTable.Options	its rows
costing/appraisal.PublishedTable.Source	who published it, and where
costing/appraisal.PublishedTable.Sums	the totals and products in it
costing/appraisal.PublishedTable.Title	what it is of
costing/appraisal.PublishedTable.Unit	of every amount in it: "£m"
costing/appraisal.PublishedTable.Validate()	Validate returns what is wrong with the table: - ErrRequired: no title, source or unit; an option, a cost, a sum or a term without its id, title or name; a sum without terms, a figure or a total - ErrDuplicate: an option with the id of one before it, a cost with the name of one before it in the option - ErrRange: years that are not from 1 to MaxAuditedYears, more than MaxAuditedCosts costs, a step that is not above 0 - ErrInvalid: a malformed id; a cost below 0; years of payback below 0 - ErrOrder: a range that ends below where it begins - what AuditRamp and AuditDiscount find in what is stated
costing/appraisal.PublishedTerm	PublishedTerm is a figure in a sum, so many times.
costing/appraisal.PublishedTerm.Figure	as printed
costing/appraisal.PublishedTerm.Name	which figure
costing/appraisal.PublishedTerm.Times	how many times it counts: "-1" to take it off, "0.75" for 75 %; not set: once
costing/appraisal.PublishedTerm.Validate()	Validate returns what PublishedTable.Validate finds in a term.
costing/appraisal.Rank	Rank is the place of an option, with the reason.
costing/appraisal.Rank.Against	the option that it is compared with; not set: it is the one that the others are compared with
costing/appraisal.Rank.AgainstName	what people call that
costing/appraisal.Rank.AtBest	if it is not known: the best place that it may have; the worst is one more for each option in Open
costing/appraisal.Rank.Behind	by how much it is behind the best; not set: not known
costing/appraisal.Rank.Curable	whether side payments would leave nobody worse off
costing/appraisal.Rank.Difference	its net present value less that of the option that it is compared with
costing/appraisal.Rank.Losers	the partners that it leaves worse off than that option does
costing/appraisal.Rank.Name	what people call it
costing/appraisal.Rank.NotKnown	why its value is not known
costing/appraisal.Rank.NotShared	the flows, of this option and of that one, for which nobody has agreed who bears or gets them; while there are any, it is not settled who loses
costing/appraisal.Rank.Open	the names of the options that may be worth more or less than it
costing/appraisal.Rank.Option	which
costing/appraisal.Rank.Place	1 for the best; options that are worth the same share a place; not set: not known
costing/appraisal.ReadingKind	ReadingKind is what a reading of a benefit is.
costing/appraisal.Realisation	Realisation is how much of a planned benefit is counted, and why.
costing/appraisal.Realisation.Share	"75%"
costing/appraisal.Realisation.Source	where that is from
costing/appraisal.Realisation.Validate()	Validate returns ErrRequired for a share that is not known, and what field.RequiredNote finds in the source.
costing/appraisal.RealisedBenefit	RealisedBenefit is what one benefit has realised.
costing/appraisal.RealisedBenefit.Disputed	by whom it is disputed on the day
costing/appraisal.RealisedBenefit.Effect	a gain, a dis-benefit or a cost
costing/appraisal.RealisedBenefit.ID	which
costing/appraisal.RealisedBenefit.Kind	cashable or not
costing/appraisal.RealisedBenefit.Measures	how the measure stood at the end of each year that has a target
costing/appraisal.RealisedBenefit.Missing	the members that have not said that they agree
costing/appraisal.RealisedBenefit.Owner	who answers for it
costing/appraisal.RealisedBenefit.Reasons	why it differs from the plan, as recorded
costing/appraisal.RealisedBenefit.Sum	in money; not set for one of quality
costing/appraisal.RealisedBenefit.Title	what people call it
costing/appraisal.RealisedMeasure	RealisedMeasure is how the measure of a benefit stood at the end of a year.
costing/appraisal.RealisedMeasure.Actual	what was recorded; not set: nothing
costing/appraisal.RealisedMeasure.Attainment	whether the target was met
costing/appraisal.RealisedMeasure.Org	whose; not set: of the partners together
costing/appraisal.RealisedMeasure.Target	what was planned
costing/appraisal.RealisedMeasure.Year	which year
costing/appraisal.RealisedMember	RealisedMember is what has been realised for one member.
costing/appraisal.RealisedMember.Cashable	all together
costing/appraisal.RealisedMember.NonCashable	all together
costing/appraisal.RealisedMember.Org	which; not set: what is not divided between them
costing/appraisal.RealisedYear	RealisedYear is what has been realised in one year.
costing/appraisal.RealisedYear.Cashable	all together
costing/appraisal.RealisedYear.NonCashable	all together
costing/appraisal.RealisedYear.Year	which
costing/appraisal.Scenario	Scenario is an appraisal in which several things are different at once.
costing/appraisal.Scenario.Changes	what is different; one after the other
costing/appraisal.Scenario.Name	what people call it
costing/appraisal.Scenario.Schedule	another discount schedule, in force or not; not set: that of the appraisal
costing/appraisal.Scenario.Validate()	Validate returns what is wrong with the scenario by itself: ErrRequired for no name, and what LeverChange.Validate and DiscountSchedule.Validate find.
costing/appraisal.ScenarioResult	ScenarioResult is how the options stand in a scenario.
costing/appraisal.ScenarioResult.Best	the option that is worth most, or the first in the ranking of several; not set: not known
costing/appraisal.ScenarioResult.Name	of the scenario
costing/appraisal.ScenarioResult.Ranking	as in Summary
costing/appraisal.ScenarioResult.Turns	whether it is known that no option is best that was best in the appraisal
costing/appraisal.ScenarioResults	ScenarioResults are the results of the appraisal as it is, and then of each scenario.
costing/appraisal.ScheduleRow	ScheduleRow is what an organisation spends or gains in one year: a row of a joint schedule of costs and savings, as councils that are reorganised keep it. Its kind keeps transition, transformation and disaggregation apart.
costing/appraisal.ScheduleRow.Amount	how much; not set: not known
costing/appraisal.ScheduleRow.Kind	what sort of flow
costing/appraisal.ScheduleRow.Name	what it is: "IT consolidation"
costing/appraisal.ScheduleRow.Org	whose it is; not set: not agreed
costing/appraisal.ScheduleRow.Source	where that is from
costing/appraisal.ScheduleRow.Validate()	Validate returns ErrRequired and ErrInvalid for the name, the kind and the year, ErrInvalid for a malformed id or source.
costing/appraisal.ScheduleRow.Year	when
costing/appraisal.ShortlistedOption	ShortlistedOption is one of the options that are compared, with its cash flows. The Green Book calls the options that are worked out in full the shortlist.
costing/appraisal.ShortlistedOption.Flows	its costs and benefits; none: nothing is spent or gained
costing/appraisal.ShortlistedOption.ID	unique in the appraisal
costing/appraisal.ShortlistedOption.Kind	what it does
costing/appraisal.ShortlistedOption.Name	what people call it
costing/appraisal.ShortlistedOption.Validate()	Validate returns what is wrong with the option: ErrRequired and ErrInvalid for its id, name and kind, what Flow.Validate finds, and ErrDuplicate for two flows with one name.
costing/appraisal.StatedAssumptions	StatedAssumptions are what the paper says that it assumes. What it does not say is not set.
costing/appraisal.StatedAssumptions.Discount	how later years are discounted
costing/appraisal.StatedAssumptions.Ramp	how the saving grows
costing/appraisal.StatedAssumptions.Validate()	Validate returns what PublishedTable.Validate finds in what is stated.
costing/appraisal.Summary	Summary is the outcome of an appraisal: what goes into an appraisal summary table of the Green Book, and the figures of each year and each partner behind it. All amounts are at the prices of the appraisal, and each is rounded once, from the exact figure.
costing/appraisal.Summary.Against	the option that the others are compared with
costing/appraisal.Summary.Concerns	what somebody should look at
costing/appraisal.Summary.Factors	the discount factor of each year, to six decimals
costing/appraisal.Summary.Name	of the appraisal
costing/appraisal.Summary.On	its day
costing/appraisal.Summary.Options	in their order
costing/appraisal.Summary.Partners	in their order
costing/appraisal.Summary.Prices	those of every amount
costing/appraisal.Summary.Ranking	the best first; options whose value is not known last
costing/appraisal.Summary.Schedule	the discount schedule and its edition
costing/appraisal.Summary.Years	in order of time
costing/appraisal.SwitchState	SwitchState is whether there is a value at which the answer turns.
costing/appraisal.SwitchingValue	SwitchingValue is the value of an input at which two options are worth the same. If there is none, the state says why.
costing/appraisal.SwitchingValue.At	the value, rounded half up to six decimals; for a delay, the first whole number of years at which the option that is better now is no longer better
costing/appraisal.SwitchingValue.Lever	what it changes
costing/appraisal.SwitchingValue.Name	of the input
costing/appraisal.SwitchingValue.Net	the difference between the options as it is now
costing/appraisal.SwitchingValue.State	whether there is one
costing/appraisal.SwitchingValues	SwitchingValues are those of some inputs, in their order.
costing/appraisal.TableAudit	TableAudit is a published table worked out again: the assumptions that reproduce each of its figures, and what these say about how the figures were made.
costing/appraisal.TableAudit.Common	the assumptions that reproduce every net of the table, as fits of the first option that has a net; none if the table has only one net
costing/appraisal.TableAudit.Findings	in the order of the table: those of its options, of all of them together, and of its sums
costing/appraisal.TableAudit.Options	in the order of the table
costing/appraisal.TableAudit.Title	of the table
costing/appraisal.TableAudit.Unit	of its amounts
costing/appraisal.Tornado	Tornado is how much the difference between two options moves with each input, while the others stay as they are.
costing/appraisal.Tornado.Against	compared with which
costing/appraisal.Tornado.AgainstName	what people call that
costing/appraisal.Tornado.Bars	the input that moves it most first; ties in their order
costing/appraisal.Tornado.Base	the net present value of the one less that of the other
costing/appraisal.Tornado.Name	what people call it
costing/appraisal.Tornado.NotMoving	the inputs that move nothing
costing/appraisal.Tornado.Option	which
costing/appraisal.Tornado.Prices	those of every amount
costing/appraisal.TornadoBar	TornadoBar is how much one input moves the difference.
costing/appraisal.TornadoBar.AtHigh	the difference at the greatest
costing/appraisal.TornadoBar.AtLow	the difference at the least value
costing/appraisal.TornadoBar.High	its greatest
costing/appraisal.TornadoBar.Lever	what it changes
costing/appraisal.TornadoBar.Low	its least value
costing/appraisal.TornadoBar.Name	of the input
costing/appraisal.TornadoBar.Spread	between the two, without its sign
costing/appraisal.TornadoBar.Turns	whether the other option is known to be better at one of the two
costing/appraisal.WrittenCase	WrittenCase is one of the five cases, as it is written.
costing/appraisal.WrittenCase.Case	which
costing/appraisal.WrittenCase.Text	what it says, in short
costing/appraisal.WrittenCase.Validate()	Validate returns what BusinessCase.Validate finds in a written case.
costing/appraisal.YearResult	YearResult is what an option costs and brings in a year.
costing/appraisal.YearResult.Benefits	not discounted
costing/appraisal.YearResult.Costs	not discounted
costing/appraisal.YearResult.Cumulative	the differences up to the end of the year
costing/appraisal.YearResult.Difference	the net less that of the option that it is compared with, not discounted
costing/appraisal.YearResult.Net	not discounted
costing/appraisal.YearResult.Present	the present value of the net
costing/coop.AffectedBill	AffectedBill is what one partner pays with and without another partner.
costing/coop.AffectedBill.Org	whose
costing/coop.AffectedBill.With	its bill if the other takes part
costing/coop.AffectedBill.Without	its bill if the other does not
costing/coop.AlikePartners	AlikePartners are a number of partners who are all alike.
costing/coop.AlikePartners.Count	how many there are
costing/coop.AlikePartners.Org	one id for all of them
costing/coop.AlikePartners.Validate()	Validate returns ErrRequired and ErrInvalid at "org", and ErrRange at "count" unless it is above 0.
costing/coop.AllocationRule	AllocationRule is a rule that divides the cost of all partners among them. It needs nothing but what each group would pay.
costing/coop.Axiom	Axiom is something that members may want of a rule: an axiom of game theory, in plain words.
costing/coop.AxiomFinding	AxiomFinding says whether one rule satisfies one axiom. If it does not, it has a witness from this game: a group that the rule treats otherwise, and what the group pays.
costing/coop.AxiomFinding.Axiom	which axiom
costing/coop.AxiomFinding.Group	the witness; nobody: there is none, or it is a partner who adds nothing
costing/coop.AxiomFinding.Holding	whether the rule satisfies it
costing/coop.AxiomFinding.Other	what it is compared with: what they would pay alone, what they pay at the higher total or as one partner, or the cost of all
costing/coop.AxiomFinding.Pays	what they pay
costing/coop.AxiomFinding.Rule	which rule
costing/coop.AxiomFindings	AxiomFindings are findings on several rules and axioms.
costing/coop.BlockingGroup	BlockingGroup is a group that would do better by itself. Game theory says that it blocks the bill.
costing/coop.BlockingGroup.Alone	what they would pay by themselves
costing/coop.BlockingGroup.Group	who
costing/coop.BlockingGroup.More	the difference, above £0
costing/coop.BlockingGroup.Pays	what they pay together
costing/coop.Capacity	Capacity is a cost game of any number of partners. A group pays a fixed cost, the capacity that its most demanding member needs, and what each member costs by itself, such as for its volume. Without these own costs it is an airport game, in which the fixed cost and the capacity are the runway. There are closed forms for it, so that 300 councils are no more difficult than three.
costing/coop.Capacity.Fixed	paid by any group; not set: there is no fixed cost
costing/coop.Capacity.Partners	who takes part
costing/coop.Capacity.Validate()	Validate returns what is wrong with the game: - at "fixed", "partnersi.needs" and "partnersi.own" ErrInvalid for an amount below £0, and ErrRange for one above £10,000,000,000,000; at "partnersi.needs" ErrRequired too; - at "partners" ErrRequired if there are none, and ErrRange if all together cost more than £10,000,000,000,000; - at "partnersi.org" ErrRequired, ErrInvalid and ErrDuplicate; - at "partnersi.count" ErrRange below 0 and above 1,000,000,000.
costing/coop.CapacityPartner	CapacityPartner is one partner of a Capacity, or several partners who are all alike.
costing/coop.CapacityPartner.Count	how many there are; not set: one
costing/coop.CapacityPartner.Needs	the cost of the capacity that each needs
costing/coop.CapacityPartner.Org	who
costing/coop.CapacityPartner.Own	what each costs by itself; not set: there is no such cost
costing/coop.CapacityPartner.Validate()	Validate returns what is wrong with the partner in itself, as Capacity.Validate lists it.
costing/coop.Certificate	Certificate proves that shares are a nucleolus, to anyone who can add fractions.
costing/coop.Certificate.Allocation	what each pays
costing/coop.Certificate.Rule	Nucleolus, PerCapita, ProportionalNucleolus or Prenucleolus
costing/coop.Certificate.Steps	why
costing/coop.Certificate.Validate()	Validate returns what is wrong with a certificate in itself: - at "rule" ErrRequired and ErrInvalid - at "allocation" what CostAllocation.Validate finds - at "stepsi.level" ErrRequired - at "stepsi.rowsj" ErrRequired for what is not set, ErrInvalid for an unknown kind, and what is wrong with its group Check says whether it proves anything about a game.
costing/coop.CertificateRow	CertificateRow is a group with a weight.
costing/coop.CertificateRow.Group	who
costing/coop.CertificateRow.Kind	why the group is in the step
costing/coop.CertificateRow.Validate()	Validate returns what is wrong with the row in itself, as Certificate.Validate lists it.
costing/coop.CertificateRow.Weight	above 0; for a fixed row, of either sign
costing/coop.CertificateStep	CertificateStep is one step of a certificate.
costing/coop.CertificateStep.Level	Level is by how much the unhappiest groups pay more than alone: in pounds; for PerCapita in pounds for each of their partners, and for ProportionalNucleolus for each pound that they would pay alone.
costing/coop.CertificateStep.Rows	Rows are its groups.
costing/coop.CertificateStep.Validate()	Validate returns what is wrong with the step in itself, as Certificate.Validate lists it.
costing/coop.Coalition	Coalition is a group of the partners of a game: bit i says that partner i is in it. The zero Coalition is nobody.
costing/coop.CostAllocation	CostAllocation is what each partner pays of a cost.
costing/coop.CostAllocation.Shares	in the order of the partners
costing/coop.CostAllocation.Short	Short is the total less the sum of the exact shares: below £0 if the shares are more. Only the shares of Banzhaf miss the total; for every other rule it is not set.
costing/coop.CostAllocation.Total	what all pay together
costing/coop.CostAllocation.Validate()	Validate returns what is wrong with an allocation: - ErrRequired at "total" if it is not known, at "shares" if there are none, and at "sharesi" for what is not set; - ErrInvalid and ErrDuplicate at "sharesi.org"; - ErrSum at "shares" if the exact shares and Short together do not make the total, or if Short is not set and the amounts in whole pence do not make it.
costing/coop.CostModel	CostModel is a cost game written as the figures from which the cost of every group follows: those that councils know. A group that works together costs
costing/coop.CostModel.Capacity	pounds for a unit of load at the peak
costing/coop.CostModel.Fixed	of each group that works together, once
costing/coop.CostModel.Links	Links are who can work with whom; nil: everybody with everybody.
costing/coop.CostModel.Partners	who takes part
costing/coop.CostModel.Step	for each StepOf units of volume that are begun
costing/coop.CostModel.StepOf	how many units of volume one step is enough for; set with Step
costing/coop.CostModel.Validate()	Validate returns what is wrong with the model: - at "partners" ErrRequired if there are none, and ErrRange for more than MaxPartners; - at "partnersi" ErrRequired, ErrInvalid and ErrDuplicate for an id; ErrInvalid for an amount or a number below 0; ErrRange for a number beyond reason; ErrRequired for a site, a volume or loads that others have or that a rate needs; and ErrSum for another number of loads than the first partner has; - at "fixed", "step", "step_of", "capacity" and "variable" ErrInvalid and ErrRange, and ErrRequired for one of step and step_of without the other, and for a capacity if there are loads; and at "fixed" ErrRequired if there is nothing that costs anything; - at "linksi" ErrNotFound for one who is not a partner, and ErrInvalid for one with itself.
costing/coop.CostModel.Variable	pounds for a unit of volume
costing/coop.CostShare	CostShare is what one partner pays of a cost.
costing/coop.CostShare.Amount	in whole pence
costing/coop.CostShare.Exact	the exact amount
costing/coop.CostShare.Org	who
costing/coop.CostTable	CostTable is a cost game written as a list of what groups would pay.
costing/coop.CostTable.Costs	of each group; the cost of a group that is not listed is not known
costing/coop.CostTable.Partners	who takes part
costing/coop.CostTable.Validate()	Validate returns what is wrong with the table: - at "partners" ErrRequired if there are none, ErrRange for more than MaxPartners, and at "partnersi" ErrRequired, ErrInvalid and ErrDuplicate; - at "costsi.group" ErrRequired for a group of nobody; ErrDuplicate for a group that is listed before, in whatever order; and at "costsi.groupj" ErrNotFound for somebody who is not a partner, and ErrDuplicate; - at "costsi.cost" ErrRequired if it is not known, and ErrRange beyond £10,000,000,000,000; - at "costs" ErrRequired if the cost of all partners together is not listed.
costing/coop.CostTerm	CostTerm is a term of a cost function, with its value at the demands of the partners. The term is a product of powers of what each partner demands. For 3·q₁²·q₂ at demands of 2 and 5, the value is 60 and the powers are 2 and 1.
costing/coop.CostTerm.Powers	of the demands in it
costing/coop.CostTerm.Value	in all
costing/coop.Distance	Distance is how far a partner is from leaving.
costing/coop.Distance.Alone	what it would pay alone
costing/coop.Distance.Org	who
costing/coop.Distance.Pays	its bill
costing/coop.Distance.Room	by how much its bill may rise before some group with it would do better by itself; below £0: by how much it is too high already; not known if there is no such group whose cost is known
costing/coop.Distance.With	that group
costing/coop.EstimatedShare	EstimatedShare is what a partner pays by a ShapleyEstimate.
costing/coop.EstimatedShare.Amount	the amounts add up to the total
costing/coop.EstimatedShare.High	the high end; not known from fewer than 20 orders
costing/coop.EstimatedShare.Low	the low end of the interval; not known from fewer than 20 orders
costing/coop.EstimatedShare.Org	who
costing/coop.Exact	Exact is an exact amount of pounds: a fraction in lowest terms, such as 20011/1000. The zero Exact is not known. Amounts are comparable with ==.
costing/coop.Game	Game is what every group of some partners would pay if it worked by itself: a cost game. It does not change. The zero Game has no partners, and every question to it is an error.
costing/coop.GroupCost	GroupCost is what a group would pay if it worked by itself.
costing/coop.GroupCost.Cost	what it would pay, for the term of the bill
costing/coop.GroupCost.Group	who is in it
costing/coop.Holding	Holding is whether a rule satisfies an axiom.
costing/coop.LeastCore	LeastCore is how stable a bill can be at all.
costing/coop.LeastCore.Allocation	Allocation is one of the best bills.
costing/coop.LeastCore.Level	Level is by how much the unhappiest group pays more than alone under the best bill: £0 or less if that bill is stable. If leaving costs every group as much as that, for instance in administration, none leaves.
costing/coop.LeastCore.Verdict	Verdict is Stable if some bill is stable, and Unstable if none is.
costing/coop.LeastCore.Weights	Weights prove that no bill is better. Each partner has the same sum of weights over the groups that it is in. So what the groups pay more than alone has the same weighted mean under every bill, and that mean is the level.
costing/coop.MembershipEffect	MembershipEffect is what it does to every bill that one partner takes part, under one rule.
costing/coop.MembershipEffect.Alone	Alone is what it pays if it does not.
costing/coop.MembershipEffect.Gain	Gain is by how much less all others together pay if the partner takes part: what a newcomer brings them, and what a leaver costs them. Below £0, they pay more.
costing/coop.MembershipEffect.Org	the partner that joins or leaves
costing/coop.MembershipEffect.Others	Others are the bills of all other partners, in their order.
costing/coop.MembershipEffect.Pays	Pays is what the partner pays if it takes part.
costing/coop.MembershipEffect.Rule	the rule that gives the bills
costing/coop.MembershipEffect.Why	Why is the reason, where the rule gives no bills. The rest is then not known.
costing/coop.MembershipEffects	MembershipEffects are the effects of one partner under several rules.
costing/coop.ModelPartner	ModelPartner is a partner of a CostModel. A kind of cost that is not set is not part of the model.
costing/coop.ModelPartner.Alone	what it costs alone, if that is known
costing/coop.ModelPartner.Loads	in each period, such as a month; as many for all
costing/coop.ModelPartner.Org	who
costing/coop.ModelPartner.Own	what it costs whoever works with it
costing/coop.ModelPartner.Site	what a site with it would cost; set for all or for none
costing/coop.ModelPartner.Volume	what Step and Variable count
costing/coop.Overlap	Overlap is two groups that would pay less apart than together. The figures of a game should not have any: a group can always go on as two.
costing/coop.Overlap.Apart	what they cost one by one
costing/coop.Overlap.First	one group
costing/coop.Overlap.Second	the other, with nobody of the first
costing/coop.Overlap.Together	what they cost as one, which is more
costing/coop.PartnerLink	PartnerLink is two partners who can work together.
costing/coop.PartnerLink.First	one
costing/coop.PartnerLink.Second	and the other
costing/coop.RowKind	RowKind is why a group is in a step.
costing/coop.ShapleyEstimate	ShapleyEstimate is an estimate of the Shapley value, from a sample of the orders in which partners could join. Each exact value is in its interval with a probability of about 95 %. The probability is a little lower for a partner who adds much in a few orders and nothing in most: try more orders then.
costing/coop.ShapleyEstimate.Orders	how many were tried
costing/coop.ShapleyEstimate.Partners	in their order
costing/coop.ShapleyEstimate.Seed	from which the orders follow
costing/coop.ShapleyEstimate.Total	what all pay together
costing/coop.SidePayment	SidePayment is the smallest change that makes a bill stable.
costing/coop.SidePayment.Bill	Bill is the bill after the change. Its exact shares are stable. Its whole pence may leave a group paying more than alone, by less than a penny for each of its members.
costing/coop.SidePayment.Changes	Changes are by how much each bill rises, or falls if below £0, in whole pence. They add up to £0.
costing/coop.SidePayment.Moved	Moved is how much goes from some partners to others, exactly.
costing/coop.SidePayment.Verdict	Verdict is Stable if there is such a change, and Unstable if no bill is stable.
costing/coop.Stability	Stability is whether a bill gives anybody a reason to leave, and how far everyone is from that.
costing/coop.Stability.BlockingGroups	for each partner the group with it that would save most by itself, if one would save; each group once, the one that would save most first
costing/coop.Stability.NotKnown	how many groups have a cost that is not known
costing/coop.Stability.Partners	in their order
costing/coop.Stability.Verdict	whether some group would
costing/coop.Tree	Tree is a cost game of any number of partners who are joined to a source, such as a data centre or a treatment works, by a network without circles. A group pays for the links that its members need. There are closed forms for it.
costing/coop.Tree.Links	one from each place
costing/coop.Tree.Validate()	Validate returns what is wrong with the tree: - at "links" ErrRequired if there is no partner at any place; - at "linksi.org" ErrRequired, ErrInvalid and ErrDuplicate; - at "linksi.to" ErrNotFound for an unknown place, and ErrInvalid for one that leads back in a circle; - at "linksi.cost" ErrRequired, ErrInvalid below £0, and ErrRange above £10,000,000,000,000.
costing/coop.TreeLink	TreeLink is the link that leads from a place towards the source.
costing/coop.TreeLink.Cost	what the link costs
costing/coop.TreeLink.Junction	whether no partner is there
costing/coop.TreeLink.Org	the place, and the partner there
costing/coop.TreeLink.To	the next place; not set: the source
costing/coop.Verdict	Verdict says whether anybody has a reason to leave.
costing/coop.WeightedGroup	WeightedGroup is a group with a weight.
costing/coop.WeightedGroup.Group	who
costing/coop.WeightedGroup.Weight	above 0
costing/overhead.Centre	Centre is a cost centre: a support centre if it serves others, and a front-line service if it serves none.
costing/overhead.Centre.Cost	its own, before any overhead
costing/overhead.Centre.Line	unique in its list
costing/overhead.Centre.Serves	who uses it, in one unit; none: front-line
costing/overhead.FullCost	FullCost is what a centre costs with overheads. Total is always Own and Received together.
costing/overhead.FullCost.Exactly	the exact total in pounds of a support centre, if that is not whole pence: a fraction of up to 200 characters such as 1000000/7
costing/overhead.FullCost.Line	the centre
costing/overhead.FullCost.Own	before any overhead
costing/overhead.FullCost.Received	from support centres
costing/overhead.FullCost.Support	whether Total was passed on to others
costing/overhead.FullCost.Total	with overheads
costing/overhead.FullCosts	FullCosts are what the centres of an allocation cost, in their order.
costing/overhead.Use	Use is how much a centre uses of a support centre: hours, heads, square metres or per cent.
costing/overhead.Use.Line	who uses it
costing/overhead.Use.Value	0 or more
costing/scale.Chance	Chance is how likely one option costs less than another, where the elasticity is known only as well as a fit says.
costing/scale.Chance.AtHigh	and at the high end
costing/scale.Chance.AtLow	the same at the low end of the interval
costing/scale.Chance.Capped	how likely it is that the minutes of the steps cost more than all the work; what improvement frees is then counted as no more than the work
costing/scale.Chance.Elasticity	of the fit
costing/scale.Chance.First	one option
costing/scale.Chance.Middle	by how much the first costs less, at the elasticity of the fit; below £0: more
costing/scale.Chance.Probability	that the first costs less
costing/scale.Chance.Second	and the other
costing/scale.Chance.Settled	whether the answer is the same over the whole interval
costing/scale.Crossover	Crossover is where one option stops costing less than another as a figure grows, while all other figures stay the same.
costing/scale.Crossover.Capped	from which value to which the minutes of the steps cost more than all the work; what improvement frees is there counted as no more than the work; not set: nowhere
costing/scale.Crossover.Endless	whether neither costs less there because the work of both would come back for ever
costing/scale.Crossover.Factor	what grows
costing/scale.Crossover.First	one option
costing/scale.Crossover.High	the most that was tried
costing/scale.Crossover.Low	the least value that was tried
costing/scale.Crossover.Now	the value of the factor now
costing/scale.Crossover.Second	and the other
costing/scale.Crossover.Start	which option costs less at the low end; not set: neither
costing/scale.Crossover.Turns	where the answer turns, from the low end; none: it does not turn
costing/scale.Crossover.Winner	which option costs less now; not set: neither
costing/scale.ElasticityFit	ElasticityFit is an estimate of the elasticity of cost, with how well it is known. It holds for the councils observed, and takes nothing but volume into account.
costing/scale.ElasticityFit.Councils	how many; each counts once
costing/scale.ElasticityFit.Elasticity	by how many per cent cost grows for 1% more volume
costing/scale.ElasticityFit.Freedom	degrees of freedom: two fewer than councils
costing/scale.ElasticityFit.Level	the logarithm of the cost in pounds at the middle volume, in a middle year
costing/scale.ElasticityFit.Middle	the logarithm of the middle volume
costing/scale.ElasticityFit.Residual	the standard deviation of the logarithm of a council's cost about the line
costing/scale.ElasticityFit.Spread	the sum of squares of the logarithms of volume about the middle
costing/scale.ElasticityFit.StandardError	of the elasticity
costing/scale.ElasticityFit.Validate()	Validate returns what is wrong with the fit: - ErrRequired: a figure that is not known - ErrRange: fewer than three councils; degrees of freedom that are not two fewer than councils; no years; a standard error or a residual below 0; a spread of 0, as if all volumes were the same
costing/scale.ElasticityFit.Years	how many; each has a level of cost of its own
costing/scale.Errors	Errors is how the error rate changes from what it is now. A case that fails is handled again, and can fail again.
costing/scale.Errors.Again	the share of repeated work that fails again; not set: as often as the first time
costing/scale.Errors.PerDoubling	added to the rate each time that the value volume of a site doubles: 0.02 for two points
costing/scale.Errors.PerKilometre	added for each kilometre between the front line and the site
costing/scale.Errors.Validate()	Validate returns ErrRequired for an addition that is not known, and ErrRange for an addition that is not from -1 to 1 or a share of repeated work that is not from 0 to less than 1.
costing/scale.Factor	Factor is a figure of a model that can be changed to see whether the answer changes.
costing/scale.FactorRange	FactorRange is a factor with the least and the most that it may be.
costing/scale.FactorRange.Factor	which
costing/scale.FactorRange.High	the most
costing/scale.FactorRange.Low	the least, in the unit of the factor
costing/scale.Improvement	Improvement is what is done to the flow of work at a site.
costing/scale.Improvement.Cashable	the share of what is freed that leaves the budget, 0 to 1; the rest is capacity for other work
costing/scale.Improvement.Cost	a year, at each site, of keeping the flow improved
costing/scale.Improvement.HourlyCost	of an hour of work
costing/scale.Improvement.HoursPerPost	that one full-time post works in a year
costing/scale.Improvement.Prevented	the share of errors that no longer happen, 0 to 1
costing/scale.Improvement.Steps	what is done each time that a case is handled
costing/scale.Improvement.Validate()	Validate returns what is wrong with the improvement, in the order of its fields: - ErrRequired: no steps; a figure that is not known - ErrRange: a figure that is out of bounds - ErrDuplicate: two steps with one name - what WorkStep.Validate finds
costing/scale.Interval	Interval is a confidence interval of a figure.
costing/scale.Interval.High	the other
costing/scale.Interval.Low	one end
costing/scale.Interval.Percent	how many of 100 such intervals hold the true figure
costing/scale.Observation	Observation is what one council spent on a service in one year, and the volume of the service.
costing/scale.Observation.Cost	in that year
costing/scale.Observation.Org	who
costing/scale.Observation.Validate()	Validate returns what is wrong with the observation: ErrRequired and ErrInvalid for its id, ErrRequired for a figure that is not known, and ErrRange for one that is not above 0, since it has no logarithm.
costing/scale.Observation.Volume	population, or cases: the same for all
costing/scale.Observation.Year	when
costing/scale.OptionComparison	OptionComparison is what each option costs and does. Every figure but the volume of value demand is an estimate.
costing/scale.OptionComparison.Best	the one that costs least, and of several that cost the same the one that changes least; not known if improvement is not compared
costing/scale.OptionComparison.Outcomes	the options that are compared, in the order of Options
costing/scale.OptionOutcome	OptionOutcome is what one option costs and does in a year.
costing/scale.OptionOutcome.Agents	who answer the calls of all sites; not set without staffing
costing/scale.OptionOutcome.ByPartner	in the order of the model
costing/scale.OptionOutcome.Capacity	what is freed and not cashed: work that could be taken on at no cost
costing/scale.OptionOutcome.Cost	of all partners
costing/scale.OptionOutcome.Failure	how often work came back
costing/scale.OptionOutcome.Hours	that the improved flow frees; not set if no flow is described
costing/scale.OptionOutcome.Option	which
costing/scale.OptionOutcome.Posts	the same in full-time posts
costing/scale.OptionOutcome.Saving	by how much it costs less than as is; below £0: more
costing/scale.OptionOutcome.UnitCost	of a case of value demand
costing/scale.OptionOutcome.Value	the cases that people brought
costing/scale.PartnerOutcome	PartnerOutcome is what an option costs and does for one partner. The cost of a shared site is divided by how often the cases of each partner are handled, to the penny.
costing/scale.PartnerOutcome.Cost	a year
costing/scale.PartnerOutcome.ErrorRate	the share that comes back the first time
costing/scale.PartnerOutcome.Failure	how often work came back
costing/scale.PartnerOutcome.Org	who
costing/scale.PartnerOutcome.Saving	by how much it pays less than as is; below £0: more
costing/scale.PartnerOutcome.Value	the cases that people brought
costing/scale.Parts	Parts is what any site costs a year, whoever runs it.
costing/scale.Parts.Fixed	whatever the volume
costing/scale.Parts.Staffing	of those who answer calls; not set: the cases are not calls
costing/scale.Parts.Step	for each StepOf cases that are begun: a team, a floor; if Step and StepOf are both not set, there are no steps
costing/scale.Parts.StepOf	how many handled cases one step is enough for
costing/scale.Parts.Validate()	Validate returns what is wrong with the parts: - ErrRequired: Fixed or Variable is not known; one of Step and StepOf without the other - ErrRange: a part below 0; a step of 0 cases; a site that costs nothing - what Staffing.Validate finds, at "staffing"
costing/scale.Parts.Variable	each time that a case is handled
costing/scale.Pooling	Pooling is how many agents several queues need, apart and as one queue.
costing/scale.Pooling.Alone	agents of all, each alone
costing/scale.Pooling.Apart	each alone, in the order of the queues
costing/scale.Pooling.Fewer	by how many agents the one queue needs fewer; below 0: more
costing/scale.Pooling.Handling	seconds that a call takes on average in the one queue
costing/scale.Pooling.Pooled	all as one queue
costing/scale.Pooling.Target	how well each is answered
costing/scale.Prediction	Prediction is what a fit says that a council with a given volume would spend.
costing/scale.Prediction.Cost	in the middle: half of such councils spend less
costing/scale.Prediction.High	the high end
costing/scale.Prediction.Low	the low end of the range
costing/scale.Prediction.Percent	how many of 100 such ranges hold the cost
costing/scale.PredictionCoverage	PredictionCoverage is how many councils spent what the figures of the others predict.
costing/scale.PredictionCoverage.Inside	how many councils are within the range that the others give
costing/scale.PredictionCoverage.Of	how many councils there are
costing/scale.PredictionCoverage.Outside	which councils are outside it, in the order of the observations
costing/scale.PredictionCoverage.Percent	how many of 100 costs the range should hold
costing/scale.Queue	Queue is work that arrives at random and waits for the next agent who is free: calls, visitors, enquiries.
costing/scale.Queue.Calls	that arrive in the minutes
costing/scale.Queue.Handling	seconds that one takes on average, with what is written down afterwards
costing/scale.Queue.Minutes	in which the calls arrive: 60 for an hour
costing/scale.Queue.Org	whose it is; not set: nobody's in particular
costing/scale.Queue.Patience	seconds after which a caller gives up on average; not set: nobody does
costing/scale.Queue.Validate()	Validate returns what is wrong with the queue, in the order of its fields: - ErrInvalid: a malformed id - ErrRequired: a figure that is not known - ErrRange: a figure that is not above 0; more than 100,000 erlangs of work; so much patience that more than 1,000,000 calls arrive before a caller gives up
costing/scale.Rework	Rework is what pooling does to the calls of a queue.
costing/scale.Rework.Longer	by how many seconds a call takes longer, because the agent does not know the place
costing/scale.Rework.Returns	the share of calls that is made again each time, because the answer did not help: 0 to less than 1
costing/scale.Rework.Validate()	Validate returns ErrRequired for a figure that is not known, and ErrRange for a share that is not from 0 to less than 1, or a time below 0.
costing/scale.SavingBar	SavingBar is what one figure does to the difference between two options.
costing/scale.SavingBar.AtHigh	and at the high end
costing/scale.SavingBar.AtLow	by how much the first costs less at the low end; not known if work would come back for ever
costing/scale.SavingBar.Factor	which figure
costing/scale.SavingBar.High	and at the other
costing/scale.SavingBar.Low	the value at one end
costing/scale.SavingBar.Spread	from one end to the other
costing/scale.SavingBar.Turns	whether another option costs less at one end than at the other
costing/scale.SavingTornado	SavingTornado is how much the difference between two options moves with each figure: the figure is moved from one end of its range to the other, while all others stay as they are.
costing/scale.SavingTornado.Bars	the factor that moves the difference most comes first
costing/scale.SavingTornado.First	one option
costing/scale.SavingTornado.Gain	by how much the first costs less than the second, as things are; below £0: more
costing/scale.SavingTornado.NotMoving	the factors that do not move the difference by a penny
costing/scale.SavingTornado.Second	and the other
costing/scale.ServiceModel	ServiceModel is a service that some partners may share, in figures: what it costs now, how cost depends on volume, how work comes back, and how the flow of its work could improve.
costing/scale.ServiceModel.Elasticity	of cost in handled volume: cost grows as this power of volume, so that below 1 a greater volume makes a case cheaper; not set: parts are used
costing/scale.ServiceModel.Errors	how the error rate depends on volume and distance
costing/scale.ServiceModel.Improvement	what improving the flow would do; not set: improvement is not compared
costing/scale.ServiceModel.Partners	two or more, each with a site of its own now
costing/scale.ServiceModel.Parts	of the cost of any site; not set: the elasticity is used
costing/scale.ServiceModel.SharingCost	a year, of sharing in itself: governance, travel, a contract
costing/scale.ServiceModel.Validate()	Validate returns what is wrong with the model, in the order of its fields: - ErrRequired: fewer than two partners; a figure that is not known; neither an elasticity nor parts - ErrRange: a volume of 0; an error rate that is not from 0 to less than 1; any other figure that is below 0 or beyond reason; steps that cost more, at the hourly cost, than all the work - ErrInvalid: a malformed id; both an elasticity and parts; the cost of a partner beside parts, which do not use it - ErrDuplicate: a partner or a step that is listed twice - ErrOrder: a step that takes longer when the flow is improved A model without a flow is valid. Then improvement at home is not compared.
costing/scale.ServicePartner	ServicePartner is one organisation with its figures now.
costing/scale.ServicePartner.Cost	a year, now; set only with an elasticity
costing/scale.ServicePartner.ErrorRate	the share of what is handled that comes back, now, from 0 to less than 1
costing/scale.ServicePartner.Kilometres	from its front line to the shared site
costing/scale.ServicePartner.Org	who
costing/scale.ServicePartner.Validate()	Validate returns what is wrong with the partner on its own: ErrRequired and ErrInvalid for its id, and ErrRequired and ErrRange for each figure. A cost that is not set is no error here.
costing/scale.ServicePartner.Volume	cases of value demand a year: each counted once, however often it is handled
costing/scale.Span	Span is from which value of a figure to which something holds, as far as was tried.
costing/scale.Span.From	the lowest value
costing/scale.Span.To	the highest value
costing/scale.Staffing	Staffing is how many agents answer the cases of a site, which are calls that arrive at random, and evenly over the hours of a year. There are as few agents as meet a target, by Erlang C. So two sites need more agents than one site for both.
costing/scale.Staffing.Agent	the cost a year of one agent who is there in all these hours, with cover for leave and breaks
costing/scale.Staffing.Handling	seconds that an agent is busy with a case each time
costing/scale.Staffing.Hours	in a year, in which calls are answered: 2,600
costing/scale.Staffing.Target	how well calls are answered
costing/scale.Staffing.Validate()	Validate returns what is wrong with the staffing: - ErrRequired: a figure that is not known - ErrRange: hours that are not above 0 and at most 8,784; seconds that are not above 0 and at most 86,400; an amount below £0 - what Target.Validate finds, at "target"
costing/scale.Target	Target is how well a queue is to be answered.
costing/scale.Target.Share	of all calls that are answered by then, above 0 and below 1: 0.8
costing/scale.Target.Validate()	Validate returns ErrRequired for a figure that is not known, and ErrRange for a time below 0 or a share that is not above 0 and below 1.
costing/scale.Target.Within	seconds; 0: at once
costing/scale.Turn	Turn is a value of a factor at which the answer turns: another option costs less.
costing/scale.Turn.At	the value of the factor
costing/scale.Turn.Endless	whether neither costs less because the work of both would come back for ever
costing/scale.Turn.To	which option costs less from there on; not set: neither
costing/scale.UnitCost	UnitCost is what a case of value demand costs at a volume. A cost is not known where work would come back for ever.
costing/scale.UnitCost.First	by one option
costing/scale.UnitCost.Second	by the other
costing/scale.UnitCost.Volume	cases of value demand a year
costing/scale.UnitCosts	UnitCosts is an estimate of what a case costs by the volume of all partners, for two options.
costing/scale.UnitCosts.Capped	between which volumes improvement is capped, as in Crossover; not set: nowhere
costing/scale.UnitCosts.First	one option
costing/scale.UnitCosts.Now	the volume as it is
costing/scale.UnitCosts.Points	evenly spaced, from the least volume to the most
costing/scale.UnitCosts.Second	and the other
costing/scale.UnitCosts.Turns	where the answer turns between these volumes
costing/scale.UnitCosts.Validate()	Validate returns what is wrong with the costs: - ErrRequired: an option that is not set; fewer than two points; a point without its volume - ErrInvalid: an unknown option - ErrOrder: a volume that is not above the one before it
costing/scale.Waiting	Waiting is how a number of agents answers a queue: an estimate, of a queue that has settled.
costing/scale.Waiting.Abandoned	the share of calls that is given up; not known if the patience is not
costing/scale.Waiting.Agents	how many; from NeededExactly, not always whole
costing/scale.Waiting.Answered	the share of all calls that is answered within the target
costing/scale.Waiting.Average	seconds that a call waits on average, until it is answered or given up
costing/scale.Waiting.Occupied	the share of their time that agents are busy
costing/scale.Waiting.Offered	the work that arrives, in erlangs: agents that would be busy all the time
costing/scale.Waiting.Org	whose queue it is; not set: nobody's in particular
costing/scale.Waiting.Waits	the share of calls that are not answered at once
costing/scale.WorkStep	WorkStep is one step of the work on a case.
costing/scale.WorkStep.After	minutes once the flow is improved; 0: the step is taken out
costing/scale.WorkStep.Name	what is done
costing/scale.WorkStep.Now	minutes of touch time now
costing/scale.WorkStep.Validate()	Validate returns ErrRequired for a step without a name or times, ErrRange for a time that is negative or beyond 10,000 minutes, and ErrOrder for one that is longer after than now.
costing/waterfall.ClaimsRule	ClaimsRule divides an amount among claims that together exceed it: the savings that arrived, among those who were promised more.
costing/waterfall.GainPart	GainPart is the part of a gain that is shared on one basis: by contribution, use, growth or population.
costing/waterfall.GainPart.Name	the basis, or what the part is kept for
costing/waterfall.GainPart.Share	of the gain: "25%" or "1/3"
costing/waterfall.GainPart.Validate()	Validate returns what is wrong with the part: - at "name" what field.CheckName finds; - at "share" ErrRequired if it is not known; - at "weights" the errors of costing.Apportion, if there are any weights.
costing/waterfall.GainPart.Weights	whose it is; none: it is kept
costing/waterfall.Paradox	Paradox is what is odd about a division, and for whom.
costing/waterfall.Paradox.Kind	what
costing/waterfall.Paradox.Org	to whose loss, or who is off its exact share
costing/waterfall.Paradox.To	of a population paradox, who gains
costing/waterfall.ParadoxKind	ParadoxKind is what is odd about a division of units.
costing/waterfall.PoolLine	PoolLine is a line of the budget of a pooled fund.
costing/waterfall.PoolLine.Bands	who bears its overspend; none: the fund
costing/waterfall.PoolLine.Budget	what was put in for it
costing/waterfall.PoolLine.Line	unique in the fund
costing/waterfall.PoolLine.Maximums	the most that a member bears by the bands; the fund bears what is above it
costing/waterfall.PoolLine.Outturn	what was spent on it
costing/waterfall.PoolLine.OwnOf	the member that alone bears its over- and underspend; not set: the fund does
costing/waterfall.PoolLine.Underspend	by which its underspend is given back; none: it is the fund's
costing/waterfall.PoolLine.Validate()	Validate returns what is wrong with the line: - at "line" ErrRequired or ErrInvalid; - at "budget", "outturn" and "maximumsi.amount" ErrRequired for an amount that is not known, and ErrInvalid for less than £0; - at "own_of" ErrInvalid for a malformed id; - at "bands" and "underspend" ErrInvalid if they are set for a line of one member's own; - at "bands" ErrRange for more than 100; at "bandsi" what RiskBand.Validate finds; at "bandsi.from" ErrRange for a gap between 0 or the band before and this one, and ErrOverlap for an overlap; at "bandsi.to" ErrRequired if a band but the last has no end, and ErrRange if the last has one; - at "maximumsi.org" ErrRequired, ErrInvalid, ErrDuplicate, and ErrNotFound for an organisation that has no weight in a band; - at "underspend" the errors of costing.Apportion, for weights that are there.
costing/waterfall.PooledFund	PooledFund is a pooled fund at the end of a period, and the agreement of its members on who bears an overspend. Health bodies and local authorities in England keep one under section 75 of the National Health Service Act 2006 and SI 2000/617.
costing/waterfall.PooledFund.FundFirst	the fund pays first, and the risk shares of the lines bear what it could not meet; else the risk shares come first
costing/waterfall.PooledFund.Lines	its budget and what was spent
costing/waterfall.PooledFund.Maximums	the most that a member bears; no limit for a member that is not listed
costing/waterfall.PooledFund.Outside	by which the members bear what the fund cannot; none: nobody does
costing/waterfall.PooledFund.PassOn	what is above a maximum falls to the other members; otherwise nobody bears it
costing/waterfall.PooledFund.RiskPool	put aside for an overspend; not in the lines
costing/waterfall.PooledFund.Uncommitted	of the spending ahead, what can still be cut
costing/waterfall.PooledFund.Underspend	by which an underspend is given back; none: it stays in the fund
costing/waterfall.PooledFund.Validate()	Validate returns what is wrong with the fund: - at "lines" ErrRequired for none, and ErrRange if Money does not hold all their amounts together; - at "linesi" what PoolLine.Validate finds, and ErrDuplicate at "line"; - at "risk_pool", "uncommitted" and "maximumsi.amount" ErrRequired for an amount that is not known, and ErrInvalid for less than £0; - at "outside" and "underspend" the errors of costing.Apportion, if there are any weights; - at "maximumsi.org" ErrRequired, ErrInvalid, ErrDuplicate, and ErrNotFound for an organisation that has no weight outside.
costing/waterfall.RiskBand	RiskBand is a band of the overspend of a line, and who bears what is in it: up to 2% of the budget the host, above it two members in halves. The bands of a line follow each other from 0, and the last has no end, so that each pound over the budget is in one.
costing/waterfall.RiskBand.From	how far over the budget it begins, in per cent of the budget
costing/waterfall.RiskBand.To	how far over the budget it ends, in per cent of it; not set: it has no end
costing/waterfall.RiskBand.Validate()	Validate returns what is wrong with the band: - at "from" ErrRequired if it is not known, and ErrInvalid for less than 0; - at "to" ErrOrder unless it is more than From; - at "weights" the errors of costing.Apportion, if there are any weights.
costing/waterfall.RiskBand.Weights	by which the members bear it; none: the fund does
costing/waterfall.Tier	Tier is a rank of claims: they are met before those of the tiers after it. If what has reached the tier is less than its claims, the rule divides it.
costing/waterfall.Tier.Claims	what is claimed, each organisation once
costing/waterfall.Tier.Name	what the claims are for, or the clause
costing/waterfall.Tier.Rule	how too little is divided
costing/waterfall.Tier.Validate()	Validate returns what is wrong with the tier: ErrRequired at "name" for no name, ErrRequired or ErrInvalid at "rule", and the errors of ClaimsRule.Award for its claims.
costing/waterfall.Tranche	Tranche is one step in which an amount is used up: how much reached the step, what was met and what was kept there, and what went on to the next step. Amount is always Met, Kept and Left together. The portions add up to Met if there are any; if there are none, the amount was met out of the fund itself.
costing/waterfall.Tranche.Amount	what reached it
costing/waterfall.Tranche.Kept	what was put aside and went to nobody: a part of a gain without weights, or an underspend that stays in the fund
costing/waterfall.Tranche.Left	what went on to the next tranche, or was left over by the last
costing/waterfall.Tranche.Limits	what each may have or bear at most: its claim in a tier, or its maximum
costing/waterfall.Tranche.Line	of a pooled fund, if the stage is of one line
costing/waterfall.Tranche.Met	what was used up here
costing/waterfall.Tranche.Name	of the tier, part or stage
costing/waterfall.Tranche.Portions	who gets or bears how much of Met
costing/waterfall.Tranche.Weights	the weights by which Met is divided, if it is divided by weights
costing/waterfall.Tranche.What	how much is met, and how it is divided, in words
costing/waterfall.Tranches	Tranches are the steps in which an amount is used up, in order.
costing/waterfall.Units	Units is how many units an organisation has.
costing/waterfall.Units.Org	who
costing/waterfall.Units.Units	how many
costing/waterfall.UnitsRule	UnitsRule divides what comes in whole units, such as posts or seats, by weights.
lifecycle.Announced	Announced is a version of a rule that is not in force yet.
lifecycle.Announced.From	the first day on which it is in force
lifecycle.Announced.Rule	which rule
lifecycle.Announced.Source	where it comes from
lifecycle.Announced.Title	what it will want
lifecycle.Answer	Answer is the answer to a question of fact; not set, it is not known.
lifecycle.Arrangement	Arrangement is the facts that rules ask for and that no other record has. A fact that is not set is not known.
lifecycle.Arrangement.AnyPrerequisites	AnyPrerequisites is whether a contract or work must come before the start. No says that the partnership has no prerequisites; an empty list of them does not say so.
lifecycle.Arrangement.CommercialPurpose	CommercialPurpose is whether the service is traded to make a profit. Trading at cost with public bodies is not.
lifecycle.Arrangement.CommitteeEmploys	CommitteeEmploys is whether a document names the joint committee as the employer of staff.
lifecycle.Arrangement.ControllersActivity	ControllersActivity is the percentage of its activities that the company carries out for those who control it, as the average of the last three years.
lifecycle.Arrangement.MarketActivity	MarketActivity is the percentage of the activities of the cooperation that its members carry out on the open market.
lifecycle.Arrangement.OfficersConsulted	OfficersConsulted is the day by which the officers who are to be made available had been consulted.
lifecycle.Arrangement.PrivateCapital	PrivateCapital is whether anybody but public bodies has a share in the company.
lifecycle.Arrangement.StaffTransfer	StaffTransfer is whether staff go to another employer with the event. If it is not set, rules assume that they do.
lifecycle.Arrangement.Validate()	Validate returns what is wrong with the facts, in their order: field.ErrInvalid for an unknown answer, and field.ErrRange for a percentage below 0 or above 100.
lifecycle.Confidence	Confidence is how sure a review was that the programme will deliver, from 1. On one scale, a higher level is greater confidence. The zero Confidence is not assessed.
lifecycle.ConfidenceScale	ConfidenceScale is how many levels of confidence a review chooses from. Levels of two scales do not compare.
lifecycle.Deadline	Deadline is the last day on which something is in time. Which of the other fields it has depends on its kind. Words puts all of them into words.
lifecycle.Deadline.By	By is who served notice against Org, or agreed to the event that is recorded in advance.
lifecycle.Deadline.Day	the last day on which it is in time
lifecycle.Deadline.Event	Event is the kind of an event that is recorded in advance.
lifecycle.Deadline.Evidence	which document is to be reviewed
lifecycle.Deadline.Kind	what is due
lifecycle.Deadline.Lines	Lines are the service lines that it is about; empty: all of them.
lifecycle.Deadline.NotRenewed	NotRenewed says that no notice was served: Org does not renew the term that ends.
lifecycle.Deadline.Of	Of is a second day. The kind of deadline says which: the day of the last review, the day of the document, the day on which notice ends that is served on Day, or the day from which the term rolls on.
lifecycle.Deadline.Org	Org is who is to decide, whose notice expires, or who joins, leaves or ends.
lifecycle.Deadline.Overdue	the day has passed
lifecycle.Deadline.Prerequisite	the id of the prerequisite
lifecycle.Deadline.Rule	which rule is waived
lifecycle.Deadline.To	To is who takes a line over by an event that is recorded in advance.
lifecycle.DeadlineKind	DeadlineKind is what is due.
lifecycle.Deadlines	Deadlines are the deadlines of a partnership.
lifecycle.Decision	Decision is whether an event may happen, and what it would do.
lifecycle.Decision.Allowed	whether it may happen
lifecycle.Decision.Announced	Announced is the rules for such an event that come into force later.
lifecycle.Decision.AsOf	the day of the decision
lifecycle.Decision.Edition	of the rulebook; not set: no rules were asked
lifecycle.Decision.Event	what was asked for
lifecycle.Decision.From	the stage of the partnership before
lifecycle.Decision.Moves	what it does to each of its lines, in the order in which the event names them, or by id if it names none
lifecycle.Decision.Permitted	Permitted is what can happen to the same lines instead, if the event is denied. Conditions and rules of these kinds of event were not looked at.
lifecycle.Decision.Report	Report is what the rules say, with waivers; paths are in the Matter.
lifecycle.Decision.State	State is where the partnership stands if it happens.
lifecycle.Decision.To	and after
lifecycle.Decision.Unmet	Unmet is every condition of the event that is not met; paths are in the event.
lifecycle.Decision.Validate()	Validate returns what is wrong with the decision as a record that is read back, with field.Decode for example: - field.ErrRequired: no day of the decision - field.ErrInvalid: an event that is allowed although a condition of it is not met - field.ErrRange: an edition that is too long - what Event finds
lifecycle.DeniedError	DeniedError says that a decision denies an event. It wraps ErrDenied.
lifecycle.DeniedError.Decision	with every finding
lifecycle.Dossier	Dossier is what is put forward when a decision about a partnership is asked for. What it does not hold is not known.
lifecycle.Dossier.Arrangement	facts that its structure turns on
lifecycle.Dossier.Evidence	documents
lifecycle.Dossier.Gateways	gateway reviews
lifecycle.Dossier.Organisations	its members, with their political control
lifecycle.Dossier.Partnership	what it is
lifecycle.Dossier.Plan	the work to the start; not set: there is no plan
lifecycle.Dossier.Register	the risk register; not set: there is no register
lifecycle.Dossier.Validate()	Validate returns what is wrong with the dossier, in the order of its fields: - what its parts find - field.ErrDuplicate for an organisation that is listed before - field.ErrInvalid for evidence or a register of another partnership, and for an arrangement that says that there are no prerequisites although the partnership lists some
lifecycle.Dossier.Waivers	rules that somebody decided to do without
lifecycle.Event	Event is something that happens to a partnership on a day. Which fields it has depends on its kind.
lifecycle.Event.Agreed	Agreed is the document in which the others agreed to shorter notice, longer notice or none, or in which all agreed to withdraw lines; or the direction that extends notice.
lifecycle.Event.ApprovedBy	ApprovedBy is who took the decision.
lifecycle.Event.By	By is the organisations that act together: those that serve notice against Org, and if By is empty, Org serves its own; those that extend the term, if not all do, and the others leave when the old term ends; or those that agreed to withdraw lines.
lifecycle.Event.Expires	Expires is the last day of the notice that is served or extended. For a member that means to leave, it is the day by which it is to decide whether it serves notice.
lifecycle.Event.Into	Into is the two or more new lines that replace a line that is split. Each begins with its stage, structure, term, members and notices.
lifecycle.Event.Kind	Kind is what happens.
lifecycle.Event.Lines	Lines says to which service lines it happens. If it is empty, the event happens to every line that has not ended, and an event of one organisation, such as notice, to those of them that have the organisation as a member. Lines that are proposed, split or transferred must be named.
lifecycle.Event.Members	Members is who explores lines that are proposed, or who shares lines that an order divides.
lifecycle.Event.On	On is the day from which it holds: of notice, the day on which it was received; of leaving, the first day without the member.
lifecycle.Event.Org	Org is who joins, leaves, means to leave or becomes the lead. If notice is served, rescinded or extended, it is who leaves by that notice, whoever served it. If a council ends, it is the successor that becomes the lead in its place; it need not be set if there is only one successor.
lifecycle.Event.Reference	Reference is the minute, deed or letter. It is required for shares that are varied, as it says how.
lifecycle.Event.Structure	Structure is the legal form that is signed or changed to, the form in which lines are shared by order, or the form of a residual arrangement.
lifecycle.Event.Succession	Succession is who takes the place of a council that ends.
lifecycle.Event.Term	Term is the term of the agreement as signed or extended, or the term of a residual arrangement. An extended term keeps its first day.
lifecycle.Event.To	To is who takes a line over. If there are several, each takes a part of it.
lifecycle.Event.Validate()	Validate returns what is wrong with the event, in the order of its fields: - field.ErrRequired: no kind or day; a field that the kind needs; fewer than two members that share, or lines that another is split into - field.ErrInvalid: an unknown kind or category, a malformed id, a field that the kind does not have, notice of an organisation against itself, a succession on another day, a split of several lines - field.ErrDuplicate: a line, member or organisation that is listed before; a line that is split into itself - field.ErrNotFound: a lead that is not one of the successors - field.ErrOrder: notice that expires before it is served, or an intention to be decided before it is stated - field.ErrRange: more than 1,000 lines, members or organisations, a text that is too long - what OrgRole, calendar.Term and partnership.Succession find
lifecycle.EventKind	EventKind is what can happen to a partnership.
lifecycle.Evidence	Evidence is a document that was put forward for a partnership.
lifecycle.Evidence.AgreedBy	who has said that they stand by it
lifecycle.Evidence.Author	who answers for it
lifecycle.Evidence.Covers	what it deals with
lifecycle.Evidence.Facts	what it says, for rules that an organisation has added
lifecycle.Evidence.Kind	what it is
lifecycle.Evidence.On	the day of this version
lifecycle.Evidence.Partnership	what it is about
lifecycle.Evidence.Reference	where it is
lifecycle.Evidence.ReviewBy	the last day on which it is in date
lifecycle.Evidence.Validate()	Validate returns what is wrong with the evidence, in the order of its fields: - field.ErrRequired: no kind, partnership, day or author - field.ErrInvalid: an unknown kind or topic, a malformed id - field.ErrOrder: a review before the day of the evidence - field.ErrDuplicate: an organisation, topic or fact that is listed before - field.ErrRange: a text that is too long - what Fact finds
lifecycle.EvidenceKind	EvidenceKind is what a piece of evidence is: one of EvidenceKinds, or a kind that an organisation has added.
lifecycle.EvidenceState	EvidenceState is what evidence of a kind is worth on a day.
lifecycle.Fact	Fact is one thing that a piece of evidence says, for the rules that an organisation has added: an answer, a day or a number. It is as old as its evidence, and reviewed with it.
lifecycle.Fact.Answer	to a question of fact
lifecycle.Fact.Day	of something that is told
lifecycle.Fact.Name	what it is: lower-case words with hyphens, "period-ends"
lifecycle.Fact.Number	of something that is measured
lifecycle.Fact.Validate()	Validate returns what is wrong with the fact: - field.ErrRequired: no name; no answer, day or number - field.ErrInvalid: a malformed name, an unknown answer, more than one of answer, day and number
lifecycle.FormationMonths	FormationMonths is how many months it has taken to form partnerships of a structure, and who says so. They are counted from the calendar month of the first decision that the source reports to the calendar month of the start. Few partnerships have been reported: a plan that is quicker than the least needs a reason, and may have one.
lifecycle.FormationMonths.Least	the shortest that is reported
lifecycle.FormationMonths.Most	the longest that is reported
lifecycle.FormationMonths.Source	which partnerships they are, and where they are reported
lifecycle.Gateway	Gateway is a point in the life of a programme at which people from outside it review it (Office of Government Commerce, OGC Gateway Process, workbooks 0 to 5, version 2.0, 2007). Each can be passed more than once; Gate0 and Gate5 are meant to be.
lifecycle.GatewayReview	GatewayReview is what a review at a gateway found on a day. It advises whoever is responsible for the programme, and decides nothing.
lifecycle.GatewayReview.Confidence	which was given
lifecycle.GatewayReview.Gateway	at which gateway
lifecycle.GatewayReview.On	the day of its report
lifecycle.GatewayReview.Reference	where the report is
lifecycle.GatewayReview.Scale	which levels there were
lifecycle.GatewayReview.Team	who reviewed
lifecycle.GatewayReview.Validate()	Validate returns what is wrong with the review: - field.ErrRequired: a gateway, day, scale, level or team that is not set - field.ErrInvalid: an unknown gateway or scale, a level that is not on the scale - field.ErrRange: a text that is too long
lifecycle.Journal	Journal is the entries of a Log and the state after them, which always agree. NewJournal reads a log once. After that, the cost of adding an entry does not grow with the number of entries, and that of a correction grows only with the events after the corrected one.
lifecycle.LineState	LineState is where a service line stands.
lifecycle.LineState.From	the first day in the stage
lifecycle.LineState.Intentions	of members that mean to leave and have not served notice, in the order in which they were stated
lifecycle.LineState.Line	which line
lifecycle.LineState.Members	who has a part in it, in the order in which they joined
lifecycle.LineState.Notices	running notices to leave, in the order in which they were served
lifecycle.LineState.On	the day of the last event that happened to it
lifecycle.LineState.Rescinded	who has rescinded notice
lifecycle.LineState.ResidualArrangement	the form of the arrangement that outlives the sharing of the line; not set: there is none
lifecycle.LineState.ResidualArrangementTerm	the term of that arrangement; not set: not agreed
lifecycle.LineState.SplitFrom	the line that was split into this one and others; it has the history before that
lifecycle.LineState.SplitInto	the lines that replaced it
lifecycle.LineState.Stage	how far it has got
lifecycle.LineState.Structure	as signed or changed to
lifecycle.LineState.Term	as signed or extended
lifecycle.Log	Log is what has happened to a partnership, in the order in which it was recorded. Nothing in it is changed or taken out: what was wrong is corrected by a further entry, so that the answer that was given on any day can be given again.
lifecycle.Log.Entries	by the day they were recorded
lifecycle.Log.Partnership	whose log it is
lifecycle.Log.Validate()	Validate returns everything that is wrong with the log, at "entries2.recorded" and the like: - field.ErrRequired: no partnership or day of recording; no reason for an entry that corrects another, or that is late: when it was recorded, an event of a later day had happened to one of its lines - field.ErrOrder: an entry that was recorded before the one above it - field.ErrNotFound: a correction of an entry that does not stand above it - field.ErrDuplicate: a correction of an entry that was corrected before - field.ErrRange: a text that is too long - what Event finds If nothing of that is wrong, it returns the events that do not follow from those before them: an *UndeclaredError, or ErrDenied for a condition that is not met. The events after such an event are checked as if it had not happened. After field.MaxErrors errors in all Validate looks no further.
lifecycle.LogEntry	LogEntry is a line of a Log: an event, the day it was recorded, and what the rules of that day said.
lifecycle.LogEntry.Corrects	Corrects is the number, from 1, of the entry that this one replaces.
lifecycle.LogEntry.Edition	Edition is the edition of the rulebook that judged it; not set: it was not judged.
lifecycle.LogEntry.Event	what happened; not set in a correction: nothing did
lifecycle.LogEntry.Reason	Reason says why an entry is corrected, or recorded after later ones.
lifecycle.LogEntry.Recorded	the day it was written down; before the day of the event: in advance
lifecycle.LogEntry.RecordedBy	RecordedBy is who wrote it down. For who decided see Event.ApprovedBy.
lifecycle.LogEntry.Report	Report is what its rules said, each with the version that said it. If the entry corrects another or is late, it was kept whatever they said.
lifecycle.LogEntry.Validate()	Validate returns what is wrong with the entry by itself; Log.Validate says whether it follows from those above it: - what Event.Validate finds in the event, unless the entry is a correction in which nothing happened - ErrRequired: the day on which it was recorded; the reason of a correction - ErrRange: a number of an entry below 0 - what field.CheckName and field.CheckNote find in its texts
lifecycle.Matter	Matter is what the rules of a Rulebook judge: an event that is asked for, where the partnership stands before it, and what was put forward for it. Every rule is given a pointer to the same matter, which it must not change: policytest fails one that does.
lifecycle.Matter.Dossier	what was put forward
lifecycle.Matter.Event	what is asked for
lifecycle.Matter.State	where the partnership stands
lifecycle.Move	Move is what an event does to the stage of a line.
lifecycle.Move.From	if a line is split, the stage of that line, for each part; not set: the line is new
lifecycle.Move.Line	which line
lifecycle.Move.To	the same if it stays
lifecycle.Objection	Objection is one reason why a decision denies an event: a condition of the event that is not met, or a finding of a rule.
lifecycle.Objection.Finding	what was found, and where
lifecycle.Objection.Rule	which rule says so; not set: a condition of the event
lifecycle.Objection.Source	where the rule comes from
lifecycle.Objection.Title	what the rule wants
lifecycle.OrgRole	OrgRole is an organisation and its role in a service line.
lifecycle.OrgRole.Org	which organisation
lifecycle.OrgRole.Role	its role; a provider serves those who share the line and is not one of them
lifecycle.OrgRole.Validate()	Validate returns field.ErrRequired for an id or role that is not set, and field.ErrInvalid for a malformed id or an unknown role.
lifecycle.Phase	Phase is one of the three parts of the life of a partnership.
lifecycle.Programme	Programme is when the tasks of a plan can be finished and the service can start, as known on a day. A day that depends on something that is not known is the earliest day possible: it may turn out later.
lifecycle.Programme.AsOf	the day on which this was known
lifecycle.Programme.Binding	the ids of the prerequisites that are met last, the day before Earliest, in their order
lifecycle.Programme.Critical	the ids of the tasks that bind: if one is finished a day later, the start is a day later, or more
lifecycle.Programme.Earliest	the earliest day on which the service can start
lifecycle.Programme.Promised	the day on which the service was promised to start; not set: no day was promised
lifecycle.Programme.Tasks	by start, finish and id; the ids of tasks above are in the same order
lifecycle.Programme.Unestimated	the ids of the tasks whose length nobody knows
lifecycle.Programme.Unknown	the ids of the prerequisites for which nobody knows when they are met, in their order
lifecycle.Rulebook	Rulebook is the rules that events are judged by. The zero Rulebook has no rules, and allows every event that can happen.
lifecycle.Rulebook.Edition	Edition is which edition of the rules this is, kept with every entry.
lifecycle.Rulebook.Rules	Rules has the rules for each kind of event. A kind that is not in it is not judged.
lifecycle.ScheduledTask	ScheduledTask is when a task can begin and be finished.
lifecycle.ScheduledTask.AtLeast	how long it lasts, or one before it, is not known: the days may be later
lifecycle.ScheduledTask.Done	it is finished
lifecycle.ScheduledTask.Finish	the earliest last day, or the day on which it was done
lifecycle.ScheduledTask.ID	the id of the task
lifecycle.ScheduledTask.Milestone	it takes no time: Start is Finish
lifecycle.ScheduledTask.Owner	who sees to it
lifecycle.ScheduledTask.RecordedBy	who wrote down what is known of the task
lifecycle.ScheduledTask.Slack	how many days later than Finish it can be finished without delaying the start; 0 if it is done
lifecycle.ScheduledTask.Start	the earliest first day; no later than Finish
lifecycle.ScheduledTask.What	what has to be done
lifecycle.ServedNotice	ServedNotice is how a member's part in a line comes to its end: by its own notice, by that of others against it, or because it does not renew its term.
lifecycle.ServedNotice.Agreed	where the others agreed to its length
lifecycle.ServedNotice.By	the others who served it; empty: Org served it, or nobody did
lifecycle.ServedNotice.Expires	its last day
lifecycle.ServedNotice.NotRenewed	nobody served it: the others extended the term without Org
lifecycle.ServedNotice.Org	who leaves
lifecycle.ServedNotice.Served	the day on which it was received, or on which the others extended the term
lifecycle.ServedNotice.Taken	the day on which Org took it over from a council that ended; not set: it did not
lifecycle.Stage	Stage is how far a service line, or the partnership as a whole, has got.
lifecycle.State	State is where a partnership stands after the entries of a Log. Its slices belong to it and must not be changed.
lifecycle.State.AllLinesOn	the day of the last event that has happened and named no lines
lifecycle.State.Coming	Coming is the events that were recorded in advance and have not happened yet, by day, such as an order for the next 1 April. Decide and Due look at them.
lifecycle.State.Entries	after how many entries of the log
lifecycle.State.Lines	by id
lifecycle.State.LiveFrom	the day the first line went live
lifecycle.State.On	the day of the last event that has happened
lifecycle.State.Partnership	whose state it is
lifecycle.State.Reviewed	the day of the last review
lifecycle.State.Stage	of the partnership; not set: nothing has happened
lifecycle.StatedIntention	StatedIntention is a member's statement that it means to leave a line. It is not notice: the member stays until it serves notice, and that expires.
lifecycle.StatedIntention.DecideBy	the day by which it is to decide whether it serves notice; not set: not said
lifecycle.StatedIntention.Org	who means to leave
lifecycle.StatedIntention.Stated	the day on which it said so
lifecycle.StatedIntention.Taken	the day on which Org took it over from a council that ended; not set: it did not
lifecycle.Task	Task is a piece of the work. It lasts a number of days or months, counted from its first day to its last, both included. If neither is set, nobody knows how long it lasts.
lifecycle.Task.After	the ids of the tasks that are finished before it begins
lifecycle.Task.Days	whole days, 0 to 36,525; 0: a milestone
lifecycle.Task.Done	the day on which it was finished; not set: not yet
lifecycle.Task.ID	unique in the plan
lifecycle.Task.Months	in place of days: whole months, 0 to 1,200
lifecycle.Task.NotBefore	the first day on which it can begin; not set: any
lifecycle.Task.Owner	who sees to it
lifecycle.Task.RecordedBy	RecordedBy is who wrote down what is known of it.
lifecycle.Task.Validate()	Validate returns what is wrong with the task by itself: - field.ErrRequired: no id or description - field.ErrInvalid: a malformed id, days and months together, a length that is not whole - field.ErrRange: a length or a text out of its range
lifecycle.Task.What	what has to be done
lifecycle.Topic	Topic is a subject that a rule may ask a piece of evidence to cover.
lifecycle.UndeclaredError	UndeclaredError says to which lines an event cannot happen in their stages. It wraps ErrUndeclared.
lifecycle.UndeclaredError.Event	what was asked for
lifecycle.UndeclaredError.Lines	the lines to which it cannot happen, up to 20; empty: there is no line left for it
lifecycle.UndeclaredError.More	how many more such lines there are
lifecycle.UndeclaredError.Permitted	what can happen to all the lines that were asked for
lifecycle.WorkPlan	WorkPlan is the work of forming a partnership, from the first day to a service that can start. Programme says when that can be.
lifecycle.WorkPlan.From	the first day of the work
lifecycle.WorkPlan.Promised	the day on which the service was promised to start; not set: no day was promised
lifecycle.WorkPlan.Structure	the structure that is formed; not set: not decided
lifecycle.WorkPlan.Tasks	one at least, in any order
lifecycle.WorkPlan.Validate()	Validate returns what is wrong with the plan: - field.ErrRequired: no first day or task; a task without id or description - field.ErrOrder: a promised day, or a day on which a task was done, before the first day; tasks that follow one another in a circle, with all of them named; of circles that share a task, only the first - field.ErrInvalid: an unknown structure, a malformed id, a task that lasts days and months - field.ErrRange: a length or a text out of its range - field.ErrDuplicate: an id, or an entry of after, that is listed before - field.ErrNotFound: an entry of after that is not the id of a task
lifecycle/catalogue.AmountForm	AmountForm is how the amounts of somebody else's table are written. Not set: as 1250.00.
lifecycle/catalogue.Body	Body is an organisation of a register: one that shares services, or did.
lifecycle/catalogue.Body.First	the first day that it was there; not set: not known, long ago
lifecycle/catalogue.Body.Kind	what kind of body it is
lifecycle/catalogue.Body.Last	the last day that it was there; not set: it is there
lifecycle/catalogue.Body.Name	what people call it
lifecycle/catalogue.Body.Org	its id or code, unique in the register
lifecycle/catalogue.Body.Region	where it is
lifecycle/catalogue.Body.Source	who says so
lifecycle/catalogue.Body.Successors	who took its place on the day after
lifecycle/catalogue.Body.Validate()	Validate returns what is wrong with the body by itself: - ErrRequired: no id or name - ErrInvalid: a malformed id, an unknown kind, a body that succeeds itself - ErrOrder: a last day before the first - ErrDuplicate: a successor who is listed twice - what the checks of package field find in the texts
lifecycle/catalogue.Catalogue	Catalogue is one edition of a register of partnerships.
lifecycle/catalogue.Catalogue.Bodies	the organisations; none: nobody has listed them
lifecycle/catalogue.Catalogue.Entries	the partnerships
lifecycle/catalogue.Catalogue.Name	of the register
lifecycle/catalogue.Catalogue.On	the day as of which this edition was made
lifecycle/catalogue.Catalogue.Source	who publishes it, under which licence
lifecycle/catalogue.Catalogue.Validate()	Validate returns what is wrong with the register: - ErrRequired: no name - ErrDuplicate: a body or an entry with the id of an earlier one - what Body.Validate, RegisterEntry.Validate and the checks of package field find Catalogue.Doubts says what is doubtful, though not wrong in form: an unknown code, a council that ended without a successor, a saving without a basis, days that contradict.
lifecycle/catalogue.Completeness	Completeness is how much is known of what a partnership saves on the days asked about.
lifecycle/catalogue.Component	Component is a part of the network: organisations that are connected with each other, directly or by way of others, and with nobody else.
lifecycle/catalogue.Component.Orgs	in the order of ids
lifecycle/catalogue.Component.Partnerships	how many they share
lifecycle/catalogue.Conflict	Conflict is something that two editions say differently.
lifecycle/catalogue.Conflict.Entry	about which entry
lifecycle/catalogue.Conflict.Field	in which field of it: "participants.role"
lifecycle/catalogue.Conflict.First	what the first edition says
lifecycle/catalogue.Conflict.Key	of which entry of a list: "harrow"; not set: the field is no list
lifecycle/catalogue.Conflict.Org	about which body; not set: about an entry, or the register
lifecycle/catalogue.Conflict.Second	what the second one says
lifecycle/catalogue.Conflicts	Conflicts are what two editions say differently.
lifecycle/catalogue.Connection	Connection is how an organisation is connected.
lifecycle/catalogue.Connection.Component	in which part of the network, from 1
lifecycle/catalogue.Connection.Ends	how many partnerships have fewer than two left if it ends
lifecycle/catalogue.Connection.Org	who
lifecycle/catalogue.Connection.Partners	with how many others it shares something
lifecycle/catalogue.Connection.Partnerships	in how many partnerships it is
lifecycle/catalogue.Connection.Pieces	into how many pieces the others of its part of the network fall if it ends; 1: they stay connected
lifecycle/catalogue.CountRange	CountRange is a range of numbers: the least, the quartiles and the most. The quartiles are those of QUARTILE.INC in a spreadsheet: between two values in proportion.
lifecycle/catalogue.CountRange.Asked	how many there must be
lifecycle/catalogue.CountRange.Count	of how many partnerships
lifecycle/catalogue.CountRange.Greatest	the most
lifecycle/catalogue.CountRange.Least	not set, like all others: there are fewer than asked for
lifecycle/catalogue.CountRange.Lower	the lower quartile: a quarter is at or below it
lifecycle/catalogue.CountRange.Median	half is at or below it
lifecycle/catalogue.CountRange.Upper	the upper quartile: three quarters are at or below it
lifecycle/catalogue.CountReason	CountReason is why a statement of a saving counts, or does not.
lifecycle/catalogue.CountedSaving	CountedSaving is what a saving of a register counts for in a total, and why.
lifecycle/catalogue.CountedSaving.Counts	what it counts for
lifecycle/catalogue.CountedSaving.Disputed	whether somebody disputes it
lifecycle/catalogue.CountedSaving.Entry	in which entry
lifecycle/catalogue.CountedSaving.Kind	expected or achieved
lifecycle/catalogue.CountedSaving.Org	whose; not set: of all participants together
lifecycle/catalogue.CountedSaving.Place	which of its savings, from 0
lifecycle/catalogue.CountedSaving.Stated	the amount that is stated
lifecycle/catalogue.CountedSaving.Why	why it counts, or does not
lifecycle/catalogue.DateForm	DateForm is how the days of somebody else's table are written. Not set: as 2026-04-01.
lifecycle/catalogue.DirectPartner	DirectPartner is an organisation with which another shares something.
lifecycle/catalogue.DirectPartner.Entries	what they share: the first entry of each partnership
lifecycle/catalogue.DirectPartner.Org	who
lifecycle/catalogue.DirectPartners	DirectPartners are the partners of an organisation.
lifecycle/catalogue.Doubt	Doubt is something doubtful in a register, which somebody should look at.
lifecycle/catalogue.Doubt.Column	under which heading
lifecycle/catalogue.Doubt.Entry	in which entry; not set: in none
lifecycle/catalogue.Doubt.Kind	what it is
lifecycle/catalogue.Doubt.Org	about whom; not set: about nobody
lifecycle/catalogue.Doubt.Path	where, in the names of the JSON form: "entries3.savings0.basis"
lifecycle/catalogue.Doubt.Row	in which row of the table that was read; 0: it was not read from a table
lifecycle/catalogue.Doubt.Text	what was found
lifecycle/catalogue.DoubtKind	DoubtKind is what is doubtful in a register.
lifecycle/catalogue.Doubts	Doubts are what is doubtful in a register.
lifecycle/catalogue.Drawing	Drawing is a picture of who shares with whom: organisations, and lines between those that share something. Drawing.SVG draws it.
lifecycle/catalogue.Drawing.Centre	who is in the middle; not set: nobody
lifecycle/catalogue.Drawing.LeftOut	how many organisations there are besides
lifecycle/catalogue.Drawing.Nodes	in the order around the picture, with the centre first
lifecycle/catalogue.Drawing.On	the day; not set: all that the register holds
lifecycle/catalogue.Drawing.Ties	in the order of the nodes
lifecycle/catalogue.Duplicate	Duplicate is two entries for the same partnership.
lifecycle/catalogue.Duplicate.First	the one that comes first in the register
lifecycle/catalogue.Duplicate.Second	and the other
lifecycle/catalogue.Duplicate.Why	why they are one
lifecycle/catalogue.EditionChange	EditionChange is a difference between two editions of a register.
lifecycle/catalogue.EditionChange.Entry	to which entry
lifecycle/catalogue.EditionChange.Field	to which field of it: "participants.role"; not set: to the whole
lifecycle/catalogue.EditionChange.Key	of which entry of a list: "harrow"; not set: the field is no list
lifecycle/catalogue.EditionChange.Kind	what happened
lifecycle/catalogue.EditionChange.Now	what it is
lifecycle/catalogue.EditionChange.Org	to which body; not set: to an entry, or to the register
lifecycle/catalogue.EditionChange.Was	what it was; not set: it was not set, or was not there
lifecycle/catalogue.EditionChangeKind	EditionChangeKind is what happened to a part of a register from one edition to the next.
lifecycle/catalogue.EditionChanges	EditionChanges are the differences between two editions.
lifecycle/catalogue.Ending	Ending is what breaks if one organisation ends and nobody takes its place.
lifecycle/catalogue.Ending.Alone	who then shares nothing with anybody any more
lifecycle/catalogue.Ending.Ends	the partnerships that have fewer than two left
lifecycle/catalogue.Ending.GoesOn	those that go on with everybody else in the role that they had
lifecycle/catalogue.Ending.LosesLead	those that go on without their lead or provider
lifecycle/catalogue.Ending.On	the day of the snapshot
lifecycle/catalogue.Ending.Org	who ends
lifecycle/catalogue.Ending.Pieces	into what the others of its part of the network fall, largest first
lifecycle/catalogue.EntryID	EntryID is the id of an entry, with the same letters as a partnership.OrgID. It is the same in every edition of a register.
lifecycle/catalogue.EntryID.Validate()	Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid for a malformed one.
lifecycle/catalogue.Filter	Filter says which partnerships are meant: those that suit every part of it that is set. Of a list one is enough. In texts upper and lower case, spaces and punctuation make no difference.
lifecycle/catalogue.Filter.Categories	of one of these categories
lifecycle/catalogue.Filter.Least	with at least so many participants
lifecycle/catalogue.Filter.Most	with at most so many participants
lifecycle/catalogue.Filter.Orgs	in which one of these takes part
lifecycle/catalogue.Filter.Regions	in one of these regions
lifecycle/catalogue.Filter.Services	that share one of these services
lifecycle/catalogue.Filter.Structures	in one of these structures
lifecycle/catalogue.Filter.Validate()	Validate returns what is wrong with the filter: an unknown structure or a malformed id (ErrInvalid), a number below 0 (ErrRange), a most that is less than the least (ErrOrder).
lifecycle/catalogue.FixedValue	FixedValue is a value that holds for every row, because the table has no column for it: that all its savings are expected, or yearly.
lifecycle/catalogue.FixedValue.Column	a column of the interchange format
lifecycle/catalogue.FixedValue.Saving	of which saving of the row
lifecycle/catalogue.FixedValue.Value	what it is in every row
lifecycle/catalogue.FormatColumn	FormatColumn is a column of the interchange format.
lifecycle/catalogue.FormatColumn.About	what it says
lifecycle/catalogue.FormatColumn.Form	how it is written
lifecycle/catalogue.FormatColumn.List	whether a partnership or body may have several: in several rows, or in one cell if the mapping says what separates them
lifecycle/catalogue.FormatColumn.Name	the heading
lifecycle/catalogue.FormatColumn.Values	the words that it may have; none: any text of the form
lifecycle/catalogue.Gone	Gone is an organisation that had ended by a day, and whose place nobody took.
lifecycle/catalogue.Gone.Entry	in which entry it still takes part
lifecycle/catalogue.Gone.Org	who
lifecycle/catalogue.Import	Import is a register that was read from a table, with the row that each part of it is from.
lifecycle/catalogue.Import.Catalogue	what could be read
lifecycle/catalogue.Import.Rows	how many rows with a partnership there were, below the headings
lifecycle/catalogue.IndirectPartner	IndirectPartner is a partner of partners, with whom an organisation shares nothing itself.
lifecycle/catalogue.IndirectPartner.Org	who
lifecycle/catalogue.IndirectPartner.Through	the partners who share something with it, in the order of ids
lifecycle/catalogue.IndirectPartners	IndirectPartners are the partners of an organisation's partners.
lifecycle/catalogue.KindPart	KindPart is what is expected of a partnership, or was achieved.
lifecycle/catalogue.KindPart.Amount	what is known and nobody disputes; not set: nothing is
lifecycle/catalogue.KindPart.Completeness	how much of it is known for the days asked about; not set: the partnership was not there on these days
lifecycle/catalogue.KindPart.Disputed	what somebody disputes; not set: nothing is
lifecycle/catalogue.KindTotal	KindTotal is what is expected, or was achieved, in total.
lifecycle/catalogue.KindTotal.Disputed	what somebody disputes; not in the sum
lifecycle/catalogue.KindTotal.InDispute	of which an amount is disputed; these are in one of the three numbers too
lifecycle/catalogue.KindTotal.Known	of these: for every day and everybody
lifecycle/catalogue.KindTotal.KnownInPart	for some days, or some of the participants
lifecycle/catalogue.KindTotal.NotKnown	of which nothing is known
lifecycle/catalogue.KindTotal.Partnerships	how many partnerships it is about
lifecycle/catalogue.KindTotal.Sum	what nobody disputes; "at least" if anything is not known or in dispute; not set if nothing is known
lifecycle/catalogue.KindTotal.WithoutBasis	the part of the sum for which nobody says how it was worked out; not set if nothing is known
lifecycle/catalogue.MappedColumn	MappedColumn says what a column of somebody else's table is in the interchange format.
lifecycle/catalogue.MappedColumn.Column	its name here; not set: it is left out
lifecycle/catalogue.MappedColumn.Heading	its heading there
lifecycle/catalogue.MappedColumn.Saving	of which saving of the row it is, if a row has several: 0 of the first
lifecycle/catalogue.Mapping	Mapping says how a table in other words is read.
lifecycle/catalogue.Mapping.Alike	whether names without ids that differ in accents, case, spaces and punctuation only are one
lifecycle/catalogue.Mapping.Amounts	how its amounts are written; not set: 1250.00
lifecycle/catalogue.Mapping.Columns	what its columns are; one that is not here has the heading of the interchange format
lifecycle/catalogue.Mapping.Dates	how its days are written; not set: 2026-04-01
lifecycle/catalogue.Mapping.Fixed	what holds for every row
lifecycle/catalogue.Mapping.List	what separates several texts in a cell of a list; not set: a cell has one
lifecycle/catalogue.Mapping.Name	of the register
lifecycle/catalogue.Mapping.On	the day as of which the edition was made
lifecycle/catalogue.Mapping.Source	who publishes it, under which licence
lifecycle/catalogue.Mapping.Validate()	Validate returns what is wrong with the mapping by itself: no name, heading, column or word (ErrRequired), a column that no format has (ErrNotFound), a heading that is mapped twice (ErrDuplicate), a saving below 0 (ErrRange), and an unknown form (ErrInvalid).
lifecycle/catalogue.Mapping.Words	what its words are
lifecycle/catalogue.MoneyRange	MoneyRange is a range of amounts, as CountRange is one of numbers. A quartile is rounded to the nearest penny, and half a penny up.
lifecycle/catalogue.MoneyRange.Asked	how many there must be
lifecycle/catalogue.MoneyRange.Count	of how many partnerships
lifecycle/catalogue.MoneyRange.Greatest	the most
lifecycle/catalogue.MoneyRange.Least	not set, like all others: there are fewer than asked for
lifecycle/catalogue.MoneyRange.Lower	the lower quartile
lifecycle/catalogue.MoneyRange.Median	the median
lifecycle/catalogue.MoneyRange.Upper	the upper quartile
lifecycle/catalogue.Network	Network is which organisations are connected by what they share on a day.
lifecycle/catalogue.Network.Components	the parts of the network, largest first
lifecycle/catalogue.Network.On	the day; not set: all that the register holds
lifecycle/catalogue.Network.Organisations	those that share something, with the most partners first, then with the most partnerships, then by id
lifecycle/catalogue.Network.Partnerships	how many there are
lifecycle/catalogue.Network.Sharers	how many organisations share, by partnership
lifecycle/catalogue.Node	Node is an organisation in a drawing.
lifecycle/catalogue.Node.Org	who
lifecycle/catalogue.Node.Partnerships	in how many partnerships it is
lifecycle/catalogue.Participant	Participant is an organisation that takes part in a partnership.
lifecycle/catalogue.Participant.First	the first day; not set: from the start
lifecycle/catalogue.Participant.Last	the last day; not set: to the end
lifecycle/catalogue.Participant.Org	who
lifecycle/catalogue.Participant.Role	what it is there; not set: not known
lifecycle/catalogue.Participant.Validate()	Validate returns what is wrong with the participant: no organisation (ErrRequired), a malformed id or an unknown role (ErrInvalid), and a last day before the first (ErrOrder).
lifecycle/catalogue.PartnershipTotal	PartnershipTotal is what one partnership saves, and what each saving that is stated counts for.
lifecycle/catalogue.PartnershipTotal.Achieved	what was achieved
lifecycle/catalogue.PartnershipTotal.Entries	the entries for it
lifecycle/catalogue.PartnershipTotal.Expected	what is expected
lifecycle/catalogue.PartnershipTotal.Name	of the first
lifecycle/catalogue.PartnershipTotal.Savings	each saving of its entries, in their order
lifecycle/catalogue.Reference	Reference is what similar partnerships saved, and how long they took.
lifecycle/catalogue.Reference.Achieved	what each achieved in a year, on average over the time that its statements cover
lifecycle/catalogue.Reference.Expected	what each expected in a year
lifecycle/catalogue.Reference.Forming	the months from the first decision to the start
lifecycle/catalogue.Reference.Known	as known on which day
lifecycle/catalogue.Reference.Lasting	the months from the start to the end, of those that have ended by the day
lifecycle/catalogue.Reference.Like	which partnerships are similar
lifecycle/catalogue.Reference.Similar	how many partnerships are similar
lifecycle/catalogue.RegisterEntry	RegisterEntry is what a register says of one partnership.
lifecycle/catalogue.RegisterEntry.Category	which kind of service, in the words of the register
lifecycle/catalogue.RegisterEntry.First	the first day on which something was shared; not set: not known
lifecycle/catalogue.RegisterEntry.ID	unique in the register
lifecycle/catalogue.RegisterEntry.Last	the last; not set: it goes on, or the stage says that it has ended
lifecycle/catalogue.RegisterEntry.Name	what people call it
lifecycle/catalogue.RegisterEntry.NotSameAs	entries that look like it, and are other partnerships
lifecycle/catalogue.RegisterEntry.Note	anything else
lifecycle/catalogue.RegisterEntry.Participants	who shares
lifecycle/catalogue.RegisterEntry.Postcode	and the postcode
lifecycle/catalogue.RegisterEntry.Proposed	the day of the first decision to look into it
lifecycle/catalogue.RegisterEntry.Regions	where
lifecycle/catalogue.RegisterEntry.SameAs	another entry for the same partnership
lifecycle/catalogue.RegisterEntry.Savings	what it saves, one statement each
lifecycle/catalogue.RegisterEntry.Seat	the town in which it has its office
lifecycle/catalogue.RegisterEntry.Services	what is shared
lifecycle/catalogue.RegisterEntry.Source	who says so
lifecycle/catalogue.RegisterEntry.Stage	how far it had got when the edition was made
lifecycle/catalogue.RegisterEntry.Structure	its legal form
lifecycle/catalogue.RegisterEntry.Validate()	Validate returns what is wrong with the entry by itself: - ErrRequired: no id or name - ErrInvalid: a malformed id, an unknown structure or stage; an entry that is the same as itself, or not the same as itself or as one that it is the same as - ErrOrder: a last day before the first, or a first day before that of the first decision - ErrDuplicate: a service or region that is listed twice - ErrOverlap: a participant who is listed twice for the same days - what Participant, Saving and the checks of package field find
lifecycle/catalogue.Sameness	Sameness is why two entries are one partnership.
lifecycle/catalogue.Saving	Saving is one statement of what a partnership saves.
lifecycle/catalogue.Saving.Amount	how much; not set: not known. Below £0 it is a loss
lifecycle/catalogue.Saving.Basis	how it was worked out: "against the budgets of 2011/12"
lifecycle/catalogue.Saving.By	who states it
lifecycle/catalogue.Saving.Disputed	who disputes it, and why; not set: nobody does
lifecycle/catalogue.Saving.DisputedOn	since when; not set: since it was stated
lifecycle/catalogue.Saving.First	the first day on which it is saved; not set: from the start of the partnership
lifecycle/catalogue.Saving.Kind	expected or achieved
lifecycle/catalogue.Saving.Last	the last; not set: that of a yearly saving is the end of the partnership, if it has one, and that of a total the day on which it was stated, or the end of the partnership for what is expected
lifecycle/catalogue.Saving.On	the day on which it was stated
lifecycle/catalogue.Saving.Org	whose saving it is; not set: of all participants together
lifecycle/catalogue.Saving.Source	where it is written
lifecycle/catalogue.Saving.Timing	what the amount is for; not set: not known, and then it is not counted
lifecycle/catalogue.Saving.Validate()	Validate returns what is wrong with the statement by itself: - ErrRequired: no kind; no dispute although there is a day since when - ErrInvalid: an unknown kind or timing, a malformed id; a last day of what is saved once - ErrOrder: a last day before the first - what the checks of package field find in the texts A statement without a day, a basis or an amount is doubtful: see Catalogue.Doubts.
lifecycle/catalogue.SavingKind	SavingKind is whether a saving is hoped for or was made.
lifecycle/catalogue.Sharer	Sharer is an organisation that shares something on a day.
lifecycle/catalogue.Sharer.Org	who it is on that day
lifecycle/catalogue.Sharer.Role	what it is there; not set: not known
lifecycle/catalogue.Sharer.Through	the organisations whose place it took
lifecycle/catalogue.Sharing	Sharing is who shares what with whom on a day.
lifecycle/catalogue.Sharing.Entries	the entries for the partnership
lifecycle/catalogue.Sharing.Live	whether it is live on the day; not set: not known
lifecycle/catalogue.Sharing.Name	of the first
lifecycle/catalogue.Sharing.Services	what is shared
lifecycle/catalogue.Sharing.Sharers	in the order of ids
lifecycle/catalogue.Sharings	Sharings are answers to who shares what with whom.
lifecycle/catalogue.Snapshot	A Snapshot is a register as it was on a day. It is made by Catalogue.AsOf; the zero Snapshot is empty.
lifecycle/catalogue.Tie	Tie is a line of a drawing: two organisations that share something.
lifecycle/catalogue.Tie.A	one
lifecycle/catalogue.Tie.B	and the other
lifecycle/catalogue.Tie.Partnerships	in how many partnerships both are
lifecycle/catalogue.Timing	Timing is what the amount of a saving is for.
lifecycle/catalogue.Totals	Totals is what all partnerships of a register save together, each saving counted once.
lifecycle/catalogue.Totals.Achieved	what was achieved
lifecycle/catalogue.Totals.Awaited	of what is expected: for the days of which nobody says what was achieved. It may be added to what was achieved. Not set: nothing is known of what is expected
lifecycle/catalogue.Totals.Entries	how many entries the register has
lifecycle/catalogue.Totals.Expected	what is expected
lifecycle/catalogue.Totals.Known	as known on which day
lifecycle/catalogue.Totals.Of	each partnership that was there on the days asked about, or of which something counts
lifecycle/catalogue.Totals.Over	for which days; without a first day: all up to the last
lifecycle/catalogue.Totals.Partnerships	for how many partnerships these are
lifecycle/catalogue.Word	Word is what a word of somebody else's table is in the interchange format: a kind of body, a stage.
lifecycle/catalogue.Word.Column	a column of the interchange format
lifecycle/catalogue.Word.From	the text of a cell
lifecycle/catalogue.Word.To	what it means; not set: nothing
lifecycle/exit.AgreedSettlement	AgreedSettlement is what the members agreed, in full and final settlement, in place of what a Settlement works out. The zero AgreedSettlement says that nothing was agreed.
lifecycle/exit.AgreedSettlement.AgreedBy	who agreed to it: two or more
lifecycle/exit.AgreedSettlement.Charges	what each member pays in all, together the total; negative: it is paid; a member that is not listed pays nothing
lifecycle/exit.AgreedSettlement.Document	where it was agreed
lifecycle/exit.AgreedSettlement.On	the day on which it was agreed
lifecycle/exit.AgreedSettlement.Payments	when; those of one member are together its charge
lifecycle/exit.AgreedSettlement.Total	what they pay in all; £0 if they only pay one another
lifecycle/exit.AgreedSettlement.Validate()	Validate returns what is wrong with the settlement, in the order of its fields: - no day, total or charge, an amount that is not known, or fewer than two who agreed (ErrRequired); - a malformed id (ErrInvalid), or a duplicate (ErrDuplicate); - a payment of somebody who has no charge (ErrNotFound); - charges that do not make the total, or payments of a member that do not make its charge (ErrSum); - a sum beyond Money, or a text that is too long (ErrRange).
lifecycle/exit.Asset	Asset is one thing that the members own together.
lifecycle/exit.Asset.Basis	what decides who gets it
lifecycle/exit.Asset.ID	unique in the register
lifecycle/exit.Asset.Name	what it is
lifecycle/exit.Asset.To	who gets it by location or need
lifecycle/exit.Asset.Validate()	Validate returns what is wrong with the asset, in the order of its fields: - a missing id, name or basis, or a basis of location or need without an organisation (ErrRequired); - a malformed id, an unknown basis, or an organisation on another basis (ErrInvalid); - a value below £0 (ErrInvalid).
lifecycle/exit.Asset.Value	what it is worth, or is sold for
lifecycle/exit.AssetBasis	AssetBasis is what decides who gets an asset.
lifecycle/exit.AssetID	AssetID is the id of an asset, with the same letters as an OrgID.
lifecycle/exit.AssetID.Validate()	Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid for a malformed one.
lifecycle/exit.AssetShare	AssetShare is who gets an asset, or the value of it.
lifecycle/exit.AssetShare.Asset	which
lifecycle/exit.AssetShare.Basis	by what
lifecycle/exit.AssetShare.Portions	who gets what of its value; empty if it is sold, or its value is not known
lifecycle/exit.Bearer	Bearer is who pays a cost.
lifecycle/exit.Budget	Budget is what part of a year's budget each member funded.
lifecycle/exit.Budget.Shares	of each member, together all of it
lifecycle/exit.Budget.Validate()	Validate returns what is wrong with the budget: no year (ErrRequired), and what partnership.CheckShares finds in its shares.
lifecycle/exit.Budget.Year	which year
lifecycle/exit.Condition	Condition is a condition precedent: without it a withdrawal takes no effect.
lifecycle/exit.Condition.Met	the day on which it happened; not set: not yet
lifecycle/exit.Condition.Name	what has to happen: "the leaver has paid"
lifecycle/exit.Condition.Validate()	Validate returns ErrRequired for a condition without a name.
lifecycle/exit.Consent	Consent is whether the supplier agrees to what becomes of its contract.
lifecycle/exit.Continuation	Continuation is an arrangement that outlives the exit, such as officers who stay shared.
lifecycle/exit.Continuation.Lines	which service lines; empty: not known
lifecycle/exit.Continuation.Name	what goes on
lifecycle/exit.Continuation.Posts	which posts stay shared
lifecycle/exit.Continuation.Shares	who bears how much of it, together all of it; empty: not known
lifecycle/exit.Continuation.Structure	in which legal form; not set: not known
lifecycle/exit.Continuation.Term	for which days
lifecycle/exit.Continuation.Validate()	Validate returns what is wrong with the arrangement, in the order of its fields: - no name (ErrRequired); - a malformed line or post, or an unknown legal form (ErrInvalid); - a duplicate line or post (ErrDuplicate); - what Term finds; - what partnership.CheckShares finds in the shares, if there are any.
lifecycle/exit.Contract	Contract is a contract with a supplier that serves the members together, and what becomes of it.
lifecycle/exit.Contract.Action	what becomes of it
lifecycle/exit.Contract.Consent	whether the supplier agrees; not set: nobody has looked
lifecycle/exit.Contract.Ends	the last day of its term; not set: not known
lifecycle/exit.Contract.ID	unique in the plan
lifecycle/exit.Contract.LastDay	the last day on which it serves the members together
lifecycle/exit.Contract.Name	what for
lifecycle/exit.Contract.To	who has it afterwards: one; two or more if it is split; one or more if it passes by order; nobody if it ends
lifecycle/exit.Contract.Validate()	Validate returns what is wrong with the contract, in the order of its fields: - a missing id, name, action or last day (ErrRequired); - a malformed id, or an unknown action or consent (ErrInvalid); - fewer or more organisations than the action has (ErrInvalid), or a duplicate (ErrDuplicate); - a last day after the term of the contract (ErrOrder); - a novation that needs no consent (ErrInvalid): it makes a new contract, to which all must agree; - a contract that passes by order, and a consent that is asked for (ErrInvalid): Local Government (Structural Changes) (Transfer of Functions, Property, Rights and Liabilities) Regulations 2008 (S.I. 2008/2176).
lifecycle/exit.ContractAction	ContractAction is what becomes of a contract.
lifecycle/exit.ContractID	ContractID is the id of a contract, with the same letters as an OrgID.
lifecycle/exit.ContractID.Validate()	Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid for a malformed one.
lifecycle/exit.CostItem	CostItem is one cost of leaving and who pays it.
lifecycle/exit.CostItem.Amount	how much
lifecycle/exit.CostItem.BorneBy	who pays it
lifecycle/exit.CostItem.Employer	which employer, if one pays it
lifecycle/exit.CostItem.Kind	of what kind
lifecycle/exit.CostItem.Line	which service line's
lifecycle/exit.CostItem.Name	what for
lifecycle/exit.CostItem.On	the day on which it falls due
lifecycle/exit.CostItem.Scheme	how it is shared; not set: it is not
lifecycle/exit.CostItem.Validate()	Validate returns what is wrong with the item, in the order of its fields: - a missing name, kind, line, day or bearer (ErrRequired); - a malformed id, or an unknown kind or bearer (ErrInvalid); - an amount below £0 (ErrInvalid); - no scheme or employer although the bearer needs it (ErrRequired), or one that the bearer does not use (ErrInvalid).
lifecycle/exit.CostKind	CostKind is what a cost of leaving is for.
lifecycle/exit.Costs	Costs is what leaving costs, and what staying would cost.
lifecycle/exit.Costs.Figures	what the schemes count
lifecycle/exit.Costs.Items	what falls due once
lifecycle/exit.Costs.Running	a month of each member
lifecycle/exit.Costs.Stranded	what each leaver would leave behind, if it left
lifecycle/exit.Costs.Validate()	Validate returns what is wrong with the costs, in the order of their fields. It includes what NewFacts finds among the figures, and ErrDuplicate for a second running cost of one member.
lifecycle/exit.Data	Data is a set of data or records that the members hold together, and what becomes of it.
lifecycle/exit.Data.Cleansed	the day on which what belongs to others was taken out; not set: not yet
lifecycle/exit.Data.ID	unique in the plan
lifecycle/exit.Data.Name	what is in it
lifecycle/exit.Data.RetainedBy	who keeps the records that the law wants kept; not set: nobody
lifecycle/exit.Data.RetainedUntil	the last day on which they are kept
lifecycle/exit.Data.ReturnBy	the last day to return it
lifecycle/exit.Data.ReturnTo	who gets its own part back
lifecycle/exit.Data.Validate()	Validate returns what is wrong with the data, in the order of its fields: - a missing id or name, data that is neither returned nor retained, or a return or retention without a day (ErrRequired); - a malformed id, or the day of a return or retention that is not planned (ErrInvalid); - a duplicate among the organisations (ErrDuplicate); - records that are retained only until a day before their return (ErrOrder).
lifecycle/exit.DataID	DataID is the id of a set of data, with the same letters as an OrgID.
lifecycle/exit.DataID.Validate()	Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid for a malformed one.
lifecycle/exit.Debt	Debt is what the members owe together.
lifecycle/exit.Debt.Amount	how much
lifecycle/exit.Debt.Name	what for, and to whom
lifecycle/exit.Debt.Validate()	Validate returns ErrRequired for a debt without a name, and ErrInvalid for one below £0.
lifecycle/exit.Division	Division is who gets what of an estate.
lifecycle/exit.Division.Assets	in the order of the estate
lifecycle/exit.Division.Debts	what is paid first, from the proceeds
lifecycle/exit.Division.Proceeds	what the sold assets fetch
lifecycle/exit.Division.Rest	proceeds less debts, by funding share; negative: what each pays of the debts; not known if the proceeds or the debts are not
lifecycle/exit.Division.Unknown	the assets and debts of an unknown amount, which no sum includes
lifecycle/exit.Estate	Estate is what the members own and owe together.
lifecycle/exit.Estate.Assets	each once
lifecycle/exit.Estate.Budgets	of the last years, each year once; the average of their shares is the funding share
lifecycle/exit.Estate.Debts	paid from what is sold before it is split
lifecycle/exit.Estate.Validate()	Validate returns what is wrong with the estate, in the order of its fields: - what Asset, Debt and Budget find; - a second asset of one id, or a second budget of one year (ErrDuplicate); - no budget although something is split by funding shares (ErrRequired); - more than 100 budgets, or shares without a common denominator up to 1,000,000,000,000,000 (ErrRange).
lifecycle/exit.Intention	Intention is a member's statement that it means to leave, wholly or by service line, before any notice. It changes nothing by itself: notice is a Withdrawal.
lifecycle/exit.Intention.DecideBy	the day by which it is to decide; not set: not said
lifecycle/exit.Intention.Lines	which service lines; empty: all of them
lifecycle/exit.Intention.Org	who means to leave
lifecycle/exit.Intention.Stated	the day on which it said so
lifecycle/exit.Intention.Validate()	Validate returns what is wrong with the intention, in the order of its fields: - a missing id or day (ErrRequired), or a malformed id (ErrInvalid); - a duplicate line (ErrDuplicate); - a decision or a withdrawal before it was stated (ErrOrder).
lifecycle/exit.Intention.Withdrawn	the day on which it took that back; not set: it has not
lifecycle/exit.LeavingCost	LeavingCost is what it would cost one member to leave if it alone left, and what it would cost to stay.
lifecycle/exit.LeavingCost.BreakEven	the month, from 1, at whose end it has first cost no more, if BreaksEven is yes
lifecycle/exit.LeavingCost.BreaksEven	whether leaving has cost no more than staying at the end of the months; not set: not known
lifecycle/exit.LeavingCost.EarliestBreakEven	the first month at whose end it could have cost no more, if BreaksEven is not known because Exit is not
lifecycle/exit.LeavingCost.Exit	its charge in the settlement
lifecycle/exit.LeavingCost.Leaving	that and the months alone
lifecycle/exit.LeavingCost.Months	over how many months
lifecycle/exit.LeavingCost.Org	which member
lifecycle/exit.LeavingCost.Staying	the months in the partnership
lifecycle/exit.LeavingCosts	LeavingCosts are what leaving and staying would cost members.
lifecycle/exit.LinePart	LinePart is one of the lines that replace a service line that is split, and its part of what that line costs.
lifecycle/exit.LinePart.Fraction	of the costs; all parts together make the whole
lifecycle/exit.LinePart.Line	which line
lifecycle/exit.LinePart.Validate()	Validate returns what is wrong with the part: a missing id or fraction (ErrRequired), and a malformed id (ErrInvalid).
lifecycle/exit.Milestone	Milestone is something that has to be done by a day.
lifecycle/exit.Milestone.Done	the day on which it was done; not set: not yet
lifecycle/exit.Milestone.Due	the last day for it
lifecycle/exit.Milestone.Name	what
lifecycle/exit.Milestone.Owner	who sees to it
lifecycle/exit.Milestone.Phase	in which phase of the exit
lifecycle/exit.Milestone.Validate()	Validate returns ErrRequired for a missing name, phase, owner or day.
lifecycle/exit.Payment	Payment is a part of a charge that falls due on a day.
lifecycle/exit.Payment.Amount	how much; negative: it is paid
lifecycle/exit.Payment.Due	the last day for it
lifecycle/exit.Payment.Org	who pays it
lifecycle/exit.Payment.Validate()	Validate returns ErrRequired for a missing id, day or amount, and ErrInvalid for a malformed id.
lifecycle/exit.Plan	Plan is the exit plan of a partnership: who leaves and when, and what becomes of its staff, assets, debts, contracts and data, and at what cost.
lifecycle/exit.Plan.Agreed	the day on which they agreed it; not set: not yet
lifecycle/exit.Plan.AnyPosts	whether there are any posts; not set: Posts says so, and it is not known if Posts is empty
lifecycle/exit.Plan.Continuations	what goes on after the exit
lifecycle/exit.Plan.Contracts	what becomes of each
lifecycle/exit.Plan.Costs	of leaving and of staying
lifecycle/exit.Plan.Data	what becomes of each set
lifecycle/exit.Plan.Drafted	the day on which the plan was put to the members; not set: not yet
lifecycle/exit.Plan.Estate	what the members own and owe
lifecycle/exit.Plan.Informed	the day on which they were told about the employees; not set: not yet
lifecycle/exit.Plan.Intentions	who means to leave and has not given notice
lifecycle/exit.Plan.Manager	who manages the exit; not set: nobody yet
lifecycle/exit.Plan.Members	1 to 1,000
lifecycle/exit.Plan.Name	of the partnership
lifecycle/exit.Plan.Placements	where each post goes, each once; empty: nobody has proposed it yet, and exit-05-placed blocks
lifecycle/exit.Plan.Posts	the staff
lifecycle/exit.Plan.Reviews	the days on which they reviewed it
lifecycle/exit.Plan.Settled	what was agreed in place of the bill; not set: nothing
lifecycle/exit.Plan.Term	of the partnership; open-ended: it ends by notice only
lifecycle/exit.Plan.Terminations	what ends because all agree
lifecycle/exit.Plan.Timetable	what has to be done by when
lifecycle/exit.Plan.Transfer	the first day with the new employers; not set: not known
lifecycle/exit.Plan.Validate()	Validate returns what is wrong with the plan, in the order of its fields: what is wrong with each part of it, and - an agreement before the draft, or a review before the agreement or listed after a later one (ErrOrder); - an organisation that leaves, agrees, gets, funds, pays or bears something and is not a member (ErrNotFound); one that retains records need not be a member; - a member that leaves a line twice, a line that ends twice, or a second asset, contract or set of data of one id (ErrDuplicate); - notice that was served before the partnership began or after it ended, or an agreed end after the term of the partnership (ErrOrder); - posts in a plan that says that there are none (ErrInvalid); - more than 1,000 members (ErrRange); - what staff.CheckPlacements finds; - a post that stays shared and is not among the posts (ErrNotFound).
lifecycle/exit.Plan.Withdrawals	who leaves by notice, or does not renew its term
lifecycle/exit.RunningCost	RunningCost is what a month costs a member who stays, and what it would cost the member on its own.
lifecycle/exit.RunningCost.Alone	a month after leaving
lifecycle/exit.RunningCost.Org	which member
lifecycle/exit.RunningCost.Staying	a month in the partnership
lifecycle/exit.RunningCost.Validate()	Validate returns what is wrong with the running cost: a missing (ErrRequired) or malformed id, and a cost below £0 (ErrInvalid).
lifecycle/exit.Settlement	Settlement is who pays what if some members leave. An amount is positive where a member pays and negative where it is paid.
lifecycle/exit.Settlement.Charges	what each member pays, in the order of the members; not known if a line that it may have to pay is not
lifecycle/exit.Settlement.Lines	the items, then what the leavers leave stranded
lifecycle/exit.Settlement.Total	what they pay together, without compensation, which goes from one member to another
lifecycle/exit.SettlementCharge	SettlementCharge is what a member pays of a settlement.
lifecycle/exit.SettlementCharge.Org	which member
lifecycle/exit.SettlementCharge.Total	how much; if it is not known, at least what it pays of the known lines, and no bound if an unknown line may pay it something
lifecycle/exit.SettlementComparison	SettlementComparison is what the members agreed beside what they would pay by the bill.
lifecycle/exit.SettlementComparison.Members	in the order of the bill, then those who are not in it
lifecycle/exit.SettlementComparison.Total	of all of them
lifecycle/exit.SettlementDifference	SettlementDifference is how much more a member pays by agreement than by the bill.
lifecycle/exit.SettlementDifference.Agreed	by agreement
lifecycle/exit.SettlementDifference.Amount	agreed less computed: positive pays more; not known if the bill is not
lifecycle/exit.SettlementDifference.Computed	by the bill
lifecycle/exit.SettlementDifference.Org	who; not set: all together
lifecycle/exit.SettlementLine	SettlementLine is one cost and who pays it.
lifecycle/exit.SettlementLine.Amount	how much
lifecycle/exit.SettlementLine.Charges	who pays it; while the amount is not known, who may pay some of it or be paid
lifecycle/exit.SettlementLine.Kind	of what kind
lifecycle/exit.SettlementLine.Name	what for
lifecycle/exit.SettlementLine.Residual	what the rounding of its scheme leaves to nobody; not known while the amount is not
lifecycle/exit.Stranded	Stranded is what a leaver pays to those who stay for overheads that it used to share and that they cannot shed at once: a part of them, for at most so many months.
lifecycle/exit.Stranded.Compensates	who is paid, in proportion to these weights
lifecycle/exit.Stranded.Fraction	what part of what cannot be shed is paid
lifecycle/exit.Stranded.From	the first day of the first month without the leaver
lifecycle/exit.Stranded.Leaver	whose share is stranded, if it leaves
lifecycle/exit.Stranded.Line	which service line's
lifecycle/exit.Stranded.MaxMonths	for how many months at most: 1 to 1200
lifecycle/exit.Stranded.Monthly	its share of a month
lifecycle/exit.Stranded.Name	which overheads
lifecycle/exit.Stranded.Unshed	what part of it cannot be shed, and for how long, in order of time
lifecycle/exit.Stranded.Validate()	Validate returns what is wrong with the stranded cost, in the order of its fields: - something that is missing (ErrRequired), or a malformed id or a cost below £0 (ErrInvalid); - a number of months outside its range (ErrRange); - a fraction above the one before it in the taper (ErrOrder); - the leaver among those it compensates (ErrInvalid), or a duplicate (ErrDuplicate); - weights that are all 0 (ErrInvalid).
lifecycle/exit.StrandedMonth	StrandedMonth is what cannot be shed of a stranded cost in a month, and what the leaver pays.
lifecycle/exit.StrandedMonth.From	the first day of the month
lifecycle/exit.StrandedMonth.Paid	the part of it that the leaver pays
lifecycle/exit.StrandedMonth.Unshed	what cannot be shed
lifecycle/exit.StrandedMonths	StrandedMonths are the months for which a leaver pays.
lifecycle/exit.Taper	Taper is how much of a cost cannot be shed in some months.
lifecycle/exit.Taper.Fraction	of the cost
lifecycle/exit.Taper.Months	how many months: 1 to 1200
lifecycle/exit.Taper.Validate()	Validate returns what is wrong with the taper: months that are not set (ErrRequired) or not 1 to 1200 (ErrRange), and a fraction that is not known (ErrRequired).
lifecycle/exit.Termination	Termination is an end to which all members agreed, with or without notice: of what they share, wholly or by service line.
lifecycle/exit.Termination.AgreedBy	who agreed to it
lifecycle/exit.Termination.AgreedOn	the day on which it was agreed
lifecycle/exit.Termination.Document	where
lifecycle/exit.Termination.Last	the last day on which they are shared
lifecycle/exit.Termination.Lines	which service lines; empty: all of them
lifecycle/exit.Termination.Validate()	Validate returns what is wrong with the termination, in the order of its fields: - no last day, day of agreement, or anybody who agreed (ErrRequired); - a malformed id (ErrInvalid), or a duplicate (ErrDuplicate); - an agreement after the last day (ErrOrder); - a text that is too long (ErrRange).
lifecycle/exit.Timetable	Timetable is the milestones of an exit.
lifecycle/exit.Withdrawal	Withdrawal is how one member leaves, wholly or by service line: by its own notice, by that of others against it, or because it does not renew a term that only the others extend.
lifecycle/exit.Withdrawal.AgreedBy	who agreed to that day: the others, or, if they served notice, the leaver
lifecycle/exit.Withdrawal.AgreedLast	the last day, if the others agreed to waive or shorten the notice
lifecycle/exit.Withdrawal.AuthorisedBy	who decided to give it; not set: not known
lifecycle/exit.Withdrawal.Conditions	what has to happen before it takes effect
lifecycle/exit.Withdrawal.Lines	which service lines; empty: all of them
lifecycle/exit.Withdrawal.Notice	the clause of the agreement
lifecycle/exit.Withdrawal.Org	who leaves
lifecycle/exit.Withdrawal.Served	the day on which it was served, or on which the others extended the term
lifecycle/exit.Withdrawal.ServedBy	the others who served notice against it; empty: it gave notice itself, or nobody did
lifecycle/exit.Withdrawal.TermEnds	in place of notice: the last day of the term that it does not renew
lifecycle/exit.Withdrawal.Validate()	Validate returns what is wrong with the withdrawal, in the order of its fields: - a missing id or day of service, no clause although the notice is not waived, or a waiver that nobody agreed to (ErrRequired); - a malformed id, an unknown authority, or notice of the leaver against itself (ErrInvalid); - somebody who agreed although no last day was agreed, or a leaver who agreed to its own notice (ErrInvalid); - notice, an agreed last day or a condition, beside a term that ends (ErrInvalid); - a duplicate line or organisation (ErrDuplicate); - what Notice finds in the clause or on the day of service; - an agreed last day before the service or after the notice expires (ErrOrder); - a condition met so late that the clause has no later day on which notice can expire (ErrRange).
lifecycle/reorganisation.Anchor	Anchor is the day from which a deadline is counted.
lifecycle/reorganisation.AreaCarried	AreaCarried is all partnerships of an area, carried over one vesting day.
lifecycle/reorganisation.AreaCarried.Files	each partnership, in its order
lifecycle/reorganisation.AreaCarried.Known	the day as known on which this was worked out
lifecycle/reorganisation.AreaCarried.Order	by which order
lifecycle/reorganisation.AreaCarried.Own	each service of one council, in its order
lifecycle/reorganisation.BalanceKind	BalanceKind is what a line of a balance sheet is.
lifecycle/reorganisation.Bill	Bill is what a cost is charged before and after.
lifecycle/reorganisation.Bill.Changes	who paid what, and pays what; the sum stays the same
lifecycle/reorganisation.Bill.Line	of which line
lifecycle/reorganisation.Bill.Term	for which days
lifecycle/reorganisation.Carried	Carried is a partnership carried over a vesting day: all of it as it is from then on, and what happened to each piece.
lifecycle/reorganisation.Carried.After	everything as it is from the vesting day on
lifecycle/reorganisation.Carried.Bills	what the costs are charged before and after; none of a line that must be divided, or is not shared
lifecycle/reorganisation.Carried.Events	for the log of the partnership, on the vesting day
lifecycle/reorganisation.Carried.Known	the day as known on which this was worked out
lifecycle/reorganisation.Carried.Lines	what happens to each service line, in the order of the record
lifecycle/reorganisation.Carried.Members	who is a member on the day before, and who takes its place
lifecycle/reorganisation.Carried.Order	by which order
lifecycle/reorganisation.Carried.Pieces	what happened to each piece
lifecycle/reorganisation.Carried.Status	how far the order had got then
lifecycle/reorganisation.Carried.Unsettled	what else somebody has to decide about the whole
lifecycle/reorganisation.Carried.Untouched	no member is in the area, and nobody who was one has left something behind: nothing has changed
lifecycle/reorganisation.Carried.Vesting	the first day of the new councils
lifecycle/reorganisation.ChangeCost	ChangeCost is one cost of reorganisation.
lifecycle/reorganisation.ChangeCost.Amount	how much; not known: nobody has said
lifecycle/reorganisation.ChangeCost.Funding	capital or revenue; not set: nobody has said
lifecycle/reorganisation.ChangeCost.Kind	of which kind
lifecycle/reorganisation.ChangeCost.Name	what for
lifecycle/reorganisation.ChangeCost.Org	which council spends it
lifecycle/reorganisation.ChangeCost.Source	where the amount is from
lifecycle/reorganisation.ChangeCost.Validate()	Validate returns what is wrong with the cost: no name, kind, council or year (ErrRequired), a malformed id, an unknown kind or funding, or an amount below £0 (ErrInvalid).
lifecycle/reorganisation.ChangeCost.Year	in which year
lifecycle/reorganisation.ChangeCostKind	ChangeCostKind is what a cost of reorganisation is for. The kinds are kept apart: only the first follows from the order.
lifecycle/reorganisation.Claim	Claim is the measure by which a successor wants a balance divided.
lifecycle/reorganisation.Claim.By	who claims
lifecycle/reorganisation.Claim.Driver	by which measure
lifecycle/reorganisation.ClosingBalance	ClosingBalance is a line of the balance sheet of a council that ends.
lifecycle/reorganisation.ClosingBalance.Amount	how much, from £0; not known: nobody has said
lifecycle/reorganisation.ClosingBalance.Claims	what each side claims, if they do not agree; until they do, nobody has it
lifecycle/reorganisation.ClosingBalance.Driver	by which measure it is divided, as agreed; not set: by the basis of the order
lifecycle/reorganisation.ClosingBalance.Kind	what it is
lifecycle/reorganisation.ClosingBalance.Name	which
lifecycle/reorganisation.ClosingBalance.Org	whose
lifecycle/reorganisation.ClosingBalance.Validate()	Validate returns what is wrong with the balance: no name, kind or council (ErrRequired), a malformed id, an unknown kind or an amount below £0 (ErrInvalid), and a successor that claims twice (ErrDuplicate).
lifecycle/reorganisation.ConsentAnswer	ConsentAnswer is whether a deal needs consent, and whether it has it.
lifecycle/reorganisation.CostSum	CostSum is what some costs come to: of one kind, council and year, or of more where one is not set.
lifecycle/reorganisation.CostSum.Kind	of which kind
lifecycle/reorganisation.CostSum.Org	which council; not set: all of them
lifecycle/reorganisation.CostSum.Total	how much, or at least how much
lifecycle/reorganisation.CostSum.Year	in which year; not set: in all of them
lifecycle/reorganisation.CostSums	CostSums are what costs come to.
lifecycle/reorganisation.Council	Council is what an order does to one council. What a council that ends had goes to one other, To, or is divided by its parts. One that goes on has parts only if it loses some.
lifecycle/reorganisation.Council.Change	what happens to it
lifecycle/reorganisation.Council.Org	which council
lifecycle/reorganisation.Council.Parts	what it is made of; a council that goes on keeps those that go to it
lifecycle/reorganisation.Council.Source	who publishes the figures of the parts
lifecycle/reorganisation.Council.To	who takes all that it had
lifecycle/reorganisation.Council.Totals	what its parts make together
lifecycle/reorganisation.Council.Validate()	Validate returns what is wrong with what happens to the council by itself: - ErrRequired: no id or change; a council that ends and has neither a successor nor parts; parts without totals; a part without one of the measures of the totals; parts of a council that goes on of which it keeps none - ErrInvalid: a malformed id; an unknown change; both a successor and parts; a successor of a council that does not end, or that is the council itself; parts of a council that begins - ErrSum: parts that do not make a total, so that they do not cover the council - ErrNotFound: a measure of a part that is not among the totals - ErrDuplicate: a second total or measure of one driver - what CouncilPart.Validate finds
lifecycle/reorganisation.CouncilChange	CouncilChange is what an order does to a council.
lifecycle/reorganisation.CouncilPart	CouncilPart is a part of a council that is divided, or of one that loses it: a parish, or a district of a county.
lifecycle/reorganisation.CouncilPart.ID	unique in the order
lifecycle/reorganisation.CouncilPart.Measures	how much of the council it is
lifecycle/reorganisation.CouncilPart.Name	what people call it
lifecycle/reorganisation.CouncilPart.To	to which council it goes
lifecycle/reorganisation.CouncilPart.Validate()	Validate returns what is wrong with the part: no id, name or council (ErrRequired), a malformed id (ErrInvalid), a second measure of one driver (ErrDuplicate), and what Measure finds.
lifecycle/reorganisation.Deal	Deal is a disposal or a contract that a council enters into, or means to.
lifecycle/reorganisation.Deal.ID	unique among the deals
lifecycle/reorganisation.Deal.Kind	which kind
lifecycle/reorganisation.Deal.Matter	about what: contracts for the same or a similar matter count together
lifecycle/reorganisation.Deal.Name	what for
lifecycle/reorganisation.Deal.On	the day on which it is entered into
lifecycle/reorganisation.Deal.Org	which council
lifecycle/reorganisation.Deal.RunsTo	of another contract, the last day to which it runs or may be extended; not set: not known
lifecycle/reorganisation.Deal.Validate()	Validate returns what is wrong with the deal: no id, name, kind, council or day (ErrRequired), a malformed id, an unknown category, and a value below £0 (ErrInvalid); and ErrOrder at "runs_to" for a last day before the day on which it is entered into.
lifecycle/reorganisation.Deal.Value	over its whole life; not known: nobody has said
lifecycle/reorganisation.Deal.Varies	of a capital contract, whether its price may be varied; not set: not known
lifecycle/reorganisation.Deal.With	with whom: deals with the same person count together
lifecycle/reorganisation.DealConsent	DealConsent is a consent in writing: evidence of whom, for what, when and up to what amount.
lifecycle/reorganisation.DealConsent.By	who has consented
lifecycle/reorganisation.DealConsent.Deal	for which deal
lifecycle/reorganisation.DealConsent.On	the day
lifecycle/reorganisation.DealConsent.Reference	where it is
lifecycle/reorganisation.DealConsent.UpTo	up to what amount; not set: any
lifecycle/reorganisation.DealConsent.Validate()	Validate returns what is wrong with the consent: no deal, body or day (ErrRequired), a malformed id, and an amount below £0 (ErrInvalid).
lifecycle/reorganisation.DealFinding	DealFinding is whether a deal needs consent, and why.
lifecycle/reorganisation.DealFinding.Answer	whether it needs consent, and has it
lifecycle/reorganisation.DealFinding.Counted	what counts against the limit: the deal, and those that count with it
lifecycle/reorganisation.DealFinding.Deal	which deal
lifecycle/reorganisation.DealFinding.Limit	the amount of its day; not set: it turns on none
lifecycle/reorganisation.DealFinding.Why	what it turns on
lifecycle/reorganisation.DealFinding.With	the earlier deals that count with it (s.27)
lifecycle/reorganisation.DealFindings	DealFindings are findings on several deals.
lifecycle/reorganisation.DealKind	DealKind is what a council that is to end enters into in the shadow year.
lifecycle/reorganisation.DividedBalance	DividedBalance is who gets what of a balance.
lifecycle/reorganisation.DividedBalance.Balance	which
lifecycle/reorganisation.DividedBalance.Contested	whether the successors claim different divisions
lifecycle/reorganisation.DividedBalance.Parts	of each successor; of what is contested the range of the claims
lifecycle/reorganisation.DivisionBasis	DivisionBasis says by which measure something is divided. Of several that fit, the one that says most counts, and of those the first.
lifecycle/reorganisation.DivisionBasis.Driver	by which measure of the order
lifecycle/reorganisation.DivisionBasis.ID	of which debt, risk or driver; not set: of each
lifecycle/reorganisation.DivisionBasis.Kind	of what; not set: of everything
lifecycle/reorganisation.DivisionBasis.Line	of which line; not set: of every line
lifecycle/reorganisation.DivisionBasis.Validate()	Validate returns what is wrong with the division: no driver (ErrRequired), a malformed id, an unknown kind or one that is not divided by a measure, and an id of a kind that is not divided one by one (ErrInvalid).
lifecycle/reorganisation.DueMilestone	DueMilestone is a milestone and its last day.
lifecycle/reorganisation.DueMilestone.Begin	the last day to begin the work; not set: its anchor or its length is not known
lifecycle/reorganisation.DueMilestone.Due	the last day for it; not set: its anchor is not known
lifecycle/reorganisation.DueMilestone.Late	the last day to begin has passed
lifecycle/reorganisation.DueMilestone.Milestone	what must be there
lifecycle/reorganisation.DueMilestone.Overdue	the last day for it has passed
lifecycle/reorganisation.DueMilestones	DueMilestones are milestones with their days.
lifecycle/reorganisation.Entitlement	Entitlement is the least and the most that a successor gets of something.
lifecycle/reorganisation.Entitlement.Least	not known if an amount is not
lifecycle/reorganisation.Entitlement.Most	the same as Least if it is not contested
lifecycle/reorganisation.Entitlement.Org	who
lifecycle/reorganisation.Fate	Fate is what becomes of a service line.
lifecycle/reorganisation.File	File is everything about a partnership. What it does not hold is not carried: it is not known, and not taken to be nothing.
lifecycle/reorganisation.File.Accounts	of the years that are not settled
lifecycle/reorganisation.File.Agreements	what the successors have decided about the lines
lifecycle/reorganisation.File.Assets	what the members hold for the service
lifecycle/reorganisation.File.Contracts	with suppliers
lifecycle/reorganisation.File.Costs	of the lines, to show the bills before and after
lifecycle/reorganisation.File.Debts	what a member owes for the service
lifecycle/reorganisation.File.DivisionBases	by which measure things are divided, if not by the basis of the order
lifecycle/reorganisation.File.Evidence	documents
lifecycle/reorganisation.File.Exit	the exit plan
lifecycle/reorganisation.File.Figures	what the schemes count
lifecycle/reorganisation.File.Partnership	what it is
lifecycle/reorganisation.File.Posts	the staff
lifecycle/reorganisation.File.Register	the risk register
lifecycle/reorganisation.File.Schedule	who pays how much
lifecycle/reorganisation.File.Serving	which parts of a divided council a post serves
lifecycle/reorganisation.File.State	how far it has got; its lines decide what becomes of each service
lifecycle/reorganisation.File.Validate()	Validate returns what is wrong with the file, in the order of its fields: what its parts find, of those that it has; ErrInvalid for a state, a register or evidence of another partnership; ErrDuplicate for a second asset, contract or debt of one id or name, and for two answers on which parts one post serves; and ErrNotFound for a post that serves parts and is not among the posts, for a line that an agreement or a division names and the partnership does not have, and for a debt that a division names and is not there.
lifecycle/reorganisation.LawFigure	LawFigure is a figure of the law, or what the law says in words where it gives no figure, from its first day to the last day for which it is known.
lifecycle/reorganisation.LawFigure.Amount	if it is money
lifecycle/reorganisation.LawFigure.Announced	whether it is announced for that day, or not known to be in force yet
lifecycle/reorganisation.LawFigure.Edition	when it was looked up
lifecycle/reorganisation.LawFigure.ID	which figure; it has several, one after the other
lifecycle/reorganisation.LawFigure.InForce	from its first day to the last day known
lifecycle/reorganisation.LawFigure.Number	if it is a number
lifecycle/reorganisation.LawFigure.Says	if it is no figure: what holds, in words
lifecycle/reorganisation.LawFigure.Source	where it is laid down
lifecycle/reorganisation.LawFigure.Unit	in what the number is counted
lifecycle/reorganisation.LawFigure.Validate()	Validate returns what is wrong with the figure: no id or description, no amount, number or words, no term with a last day, edition or source (ErrRequired), and what Term finds.
lifecycle/reorganisation.LawFigure.What	what it is
lifecycle/reorganisation.Limit	Limit is the amount above which a kind of deal needs consent, in an edition of the law.
lifecycle/reorganisation.Limit.Above	the amount that needs none
lifecycle/reorganisation.Limit.Edition	which version of the law
lifecycle/reorganisation.Limit.InForce	from its first day to the last day for which it is known
lifecycle/reorganisation.Limit.Kind	of which deals
lifecycle/reorganisation.Limit.Source	where it is laid down
lifecycle/reorganisation.Limit.Validate()	Validate returns what is wrong with the limit: no kind, amount, term with a last day or edition (ErrRequired), an unknown kind or an amount below £0 (ErrInvalid), and what Term finds.
lifecycle/reorganisation.LineDecision	LineDecision is what successors have decided about a line.
lifecycle/reorganisation.LineFate	LineFate is what becomes of a service line, and of its host, its notice and its term.
lifecycle/reorganisation.LineFate.After	and who from the day on; nobody if it must be, or is being, divided
lifecycle/reorganisation.LineFate.Before	who shares it on the day before
lifecycle/reorganisation.LineFate.By	who has decided so
lifecycle/reorganisation.LineFate.Decide	what somebody still has to decide, and by the day before
lifecycle/reorganisation.LineFate.Fate	what becomes of it
lifecycle/reorganisation.LineFate.Lead	who leads it from the day on; not set: nobody is known to
lifecycle/reorganisation.LineFate.LeadWas	who led it; not set: nobody, or not known
lifecycle/reorganisation.LineFate.Line	which line
lifecycle/reorganisation.LineFate.Months	how many months' notice it asks for
lifecycle/reorganisation.LineFate.Notices	that run from the day on
lifecycle/reorganisation.LineFate.Serve	the last day to serve notice that ends the day before; not set: not known
lifecycle/reorganisation.LineFate.Structure	in which legal form
lifecycle/reorganisation.LineFate.Term	for which days it is shared: its own term, or that of the agreement, which goes on
lifecycle/reorganisation.Measure	Measure is a figure by which something can be divided: people, the tax base, properties.
lifecycle/reorganisation.Measure.Driver	what is measured
lifecycle/reorganisation.Measure.Validate()	Validate returns what is wrong with the measure: no driver or value (ErrRequired), a malformed driver (ErrInvalid), and a value below 0 (ErrRange).
lifecycle/reorganisation.Measure.Value	how much: 0 or more
lifecycle/reorganisation.MemberAsset	MemberAsset is one thing that a member holds for the service.
lifecycle/reorganisation.MemberAsset.Holder	which member; not set: nobody is known to
lifecycle/reorganisation.MemberAsset.ID	unique in the file
lifecycle/reorganisation.MemberAsset.In	in which part of a divided council it lies; not set: in none, or not known
lifecycle/reorganisation.MemberAsset.Line	of which line; not set: of all
lifecycle/reorganisation.MemberAsset.Name	what it is
lifecycle/reorganisation.MemberAsset.To	who gets it, as agreed; not set: not agreed
lifecycle/reorganisation.MemberAsset.Validate()	Validate returns what is wrong with the asset: no id or name (ErrRequired), a malformed id, and a value below £0 (ErrInvalid).
lifecycle/reorganisation.MemberAsset.Value	what it is worth; not known: nobody has said
lifecycle/reorganisation.MemberContract	MemberContract is a contract with a supplier that a member holds for the service.
lifecycle/reorganisation.MemberContract.Capital	whether it is a capital contract
lifecycle/reorganisation.MemberContract.Consents	what its own terms ask for, if anything; not needed to pass by order
lifecycle/reorganisation.MemberContract.Holder	which member
lifecycle/reorganisation.MemberContract.ID	unique in the file
lifecycle/reorganisation.MemberContract.Line	of which line; not set: of all
lifecycle/reorganisation.MemberContract.Name	what for
lifecycle/reorganisation.MemberContract.Parts	in place of To: how much of it each has, as agreed, if it passes in parts
lifecycle/reorganisation.MemberContract.Serves	which parts of a divided council it serves; none: not known, or all
lifecycle/reorganisation.MemberContract.Supplier	with whom
lifecycle/reorganisation.MemberContract.Term	from when to when; not set: not known
lifecycle/reorganisation.MemberContract.To	who has it afterwards, as agreed: several have it jointly; none: not agreed
lifecycle/reorganisation.MemberContract.Validate()	Validate returns what is wrong with the contract: no id, name or holder (ErrRequired), a malformed id, an unknown category, a cost below £0, both To and Parts (ErrInvalid), an organisation or part listed twice (ErrDuplicate), and what Term and partnership.CheckShares find.
lifecycle/reorganisation.MemberContract.Varies	whether its price may be varied
lifecycle/reorganisation.MemberContract.Yearly	what it costs a year; not known: nobody has said
lifecycle/reorganisation.MemberDebt	MemberDebt is what a member owes for the service.
lifecycle/reorganisation.MemberDebt.Amount	how much; not known: nobody has said
lifecycle/reorganisation.MemberDebt.Debtor	which member
lifecycle/reorganisation.MemberDebt.Line	of which line; not set: of all
lifecycle/reorganisation.MemberDebt.Name	what for, and to whom; unique in the file
lifecycle/reorganisation.MemberDebt.Validate()	Validate returns what is wrong with the debt: no name or debtor (ErrRequired), a malformed id, and an amount below £0 (ErrInvalid).
lifecycle/reorganisation.MemberFate	MemberFate is a member of the day before, and who takes its place.
lifecycle/reorganisation.MemberFate.Org	which member
lifecycle/reorganisation.MemberFate.Role	as what
lifecycle/reorganisation.MemberFate.To	who takes its place; itself if it goes on
lifecycle/reorganisation.Order	Order is a structural changes order: which councils take the place of which, and when.
lifecycle/reorganisation.Order.Area	of what
lifecycle/reorganisation.Order.Basis	the measure of the parts by which things are divided, unless something else is said of them
lifecycle/reorganisation.Order.Caretaker	the nominated council or residuary body that holds what is not divided yet; not set: none is named
lifecycle/reorganisation.Order.Councils	that end, begin and go on
lifecycle/reorganisation.Order.Elections	of the shadow authority, or of the new councils on or after the vesting day; not set: not known
lifecycle/reorganisation.Order.JointCommittee	the councils that prepare together until then; none: the order asks for no joint committee
lifecycle/reorganisation.Order.Name	"The Surrey (Structural Changes) Order 2026"
lifecycle/reorganisation.Order.Preparing	who prepares; not set: the order is not known to say
lifecycle/reorganisation.Order.Source	where it is published
lifecycle/reorganisation.Order.Steps	how far the order has got, as it was recorded
lifecycle/reorganisation.Order.Validate()	Validate returns what is wrong with the order: - ErrRequired: no name, area, vesting day, council or step; no basis although a council is divided; a council that begins and gets nothing - ErrInvalid: a malformed id, an unknown preparing body; a successor that ends too; a council whose successors lead back to it - ErrDuplicate: a council, or a part, that is listed before - ErrNotFound: a successor that is not one of the councils; a divided council without the measure of the basis - what Council.Validate and OrderStep.Validate find
lifecycle/reorganisation.Order.Vesting	the first day of the new councils
lifecycle/reorganisation.OrderStatus	OrderStatus is how far an order has got.
lifecycle/reorganisation.OrderStep	OrderStep is what happened to an order on a day, and when that was recorded.
lifecycle/reorganisation.OrderStep.On	the day
lifecycle/reorganisation.OrderStep.Recorded	the day on which it was written down; not set: on the day itself
lifecycle/reorganisation.OrderStep.Reference	where it is published
lifecycle/reorganisation.OrderStep.Status	what it is from then on
lifecycle/reorganisation.OrderStep.Validate()	Validate returns what is wrong with the step: no status or day (ErrRequired), an unknown status (ErrInvalid).
lifecycle/reorganisation.OwnFate	OwnFate is what becomes of a service that one council ran alone.
lifecycle/reorganisation.OwnFate.Decide	what somebody still has to decide, and by the day before
lifecycle/reorganisation.OwnFate.Event	of SharedByBirth: how it begins
lifecycle/reorganisation.OwnFate.Fate	Untouched, ComesInHouse if it passes to one council, NeedsAgreement, MustBeDivided or SharedByBirth
lifecycle/reorganisation.OwnFate.Partnership	of SharedByBirth: the new partnership, as a draft
lifecycle/reorganisation.OwnFate.Service	which service
lifecycle/reorganisation.OwnFate.Shares	how much of what the council had each has, by the basis of the order
lifecycle/reorganisation.OwnFate.To	who runs it from the day on
lifecycle/reorganisation.OwnService	OwnService is a service that one council runs alone, and that its successors may share if it is divided.
lifecycle/reorganisation.OwnService.Agreement	what the successors have decided; its line is the first of these; not set: nothing yet
lifecycle/reorganisation.OwnService.Lines	its lines; one at least
lifecycle/reorganisation.OwnService.Name	what it is called
lifecycle/reorganisation.OwnService.Org	who runs it
lifecycle/reorganisation.OwnService.Partnership	the id of the partnership that it would become
lifecycle/reorganisation.OwnService.Validate()	Validate returns what is wrong with the service: no id, council, name or line (ErrRequired), a malformed id (ErrInvalid), a duplicate line (ErrDuplicate), an agreement about another line than the first (ErrNotFound), and what Line and Agreement find.
lifecycle/reorganisation.PartID	PartID is the id of a part of a council, such as a parish, with the same letters as an OrgID.
lifecycle/reorganisation.PartID.Validate()	Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid for a malformed one.
lifecycle/reorganisation.PartShare	PartShare is how much of something is for a part of a council.
lifecycle/reorganisation.PartShare.Fraction	how much
lifecycle/reorganisation.PartShare.Part	which part
lifecycle/reorganisation.PassReason	PassReason is why a piece goes where it goes.
lifecycle/reorganisation.Piece	Piece is what happened to one piece of a partnership: each post, asset, contract, debt and risk is there once, and so is everything else that the order touches.
lifecycle/reorganisation.Piece.Amounts	how much of it each has, if it is money
lifecycle/reorganisation.Piece.Decide	what somebody still has to decide; not set: nothing
lifecycle/reorganisation.Piece.Driver	by which measure it is divided, if it is
lifecycle/reorganisation.Piece.From	who had it; not set: nobody, or all
lifecycle/reorganisation.Piece.ID	which; of a share the line
lifecycle/reorganisation.Piece.Kind	what it is
lifecycle/reorganisation.Piece.Line	of which line, if it is of one
lifecycle/reorganisation.Piece.Reason	why
lifecycle/reorganisation.Piece.Shares	which part of it each has, if it is divided
lifecycle/reorganisation.Piece.To	who has it now; several have it jointly, or in the portions; none: nobody is known
lifecycle/reorganisation.PieceKind	PieceKind is what a piece of a partnership is.
lifecycle/reorganisation.PreparingBody	PreparingBody is who prepares a new council until the vesting day.
lifecycle/reorganisation.ProgrammeMilestone	ProgrammeMilestone is what must be there by a day that is counted from another, and the work that leads to it.
lifecycle/reorganisation.ProgrammeMilestone.After	the ids of those that come before
lifecycle/reorganisation.ProgrammeMilestone.Days	so many days later; below 0: before
lifecycle/reorganisation.ProgrammeMilestone.From	from which day it is counted
lifecycle/reorganisation.ProgrammeMilestone.ID	unique in the list, with the same letters as an OrgID
lifecycle/reorganisation.ProgrammeMilestone.Owner	who sees to it
lifecycle/reorganisation.ProgrammeMilestone.Source	where the deadline is laid down; not set: practice
lifecycle/reorganisation.ProgrammeMilestone.Takes	how many days the work takes, the last one included; 0: it happens on the day; not set: not known
lifecycle/reorganisation.ProgrammeMilestone.Validate()	Validate returns what is wrong with the milestone: no id, description, owner or anchor (ErrRequired), a malformed id, an unknown anchor, or a length that is not whole (ErrInvalid), more than 3,660 days (ErrRange), and one that is listed twice in After (ErrDuplicate).
lifecycle/reorganisation.ProgrammeMilestone.What	what must be there
lifecycle/reorganisation.Section24Direction	Section24Direction is a direction of the Secretary of State by which councils that are to end need consent for what binds their successors.
lifecycle/reorganisation.Section24Direction.By	who has to consent; not set: the direction is not known to say
lifecycle/reorganisation.Section24Direction.Consents	those that were given
lifecycle/reorganisation.Section24Direction.Councils	who may not act without consent
lifecycle/reorganisation.Section24Direction.From	the first day of the direction
lifecycle/reorganisation.Section24Direction.Limits	the amounts
lifecycle/reorganisation.Section24Direction.Past	a contract that is not a capital one needs consent if it runs, or may run, past this day
lifecycle/reorganisation.Section24Direction.Source	the direction
lifecycle/reorganisation.Section24Direction.Validate()	Validate returns what is wrong with the direction: no council, first day, day that contracts may not run past, or limit (ErrRequired), a malformed id (ErrInvalid), a council listed twice (ErrDuplicate), and what Limit and DealConsent find.
lifecycle/reorganisation.Serving	Serving is which parts of a council a post serves.
lifecycle/reorganisation.Serving.Parts	how much of its time each; together all of it
lifecycle/reorganisation.Serving.Post	which post
lifecycle/reorganisation.Serving.Validate()	Validate returns what is wrong with which parts a post serves: no post or part (ErrRequired), a malformed id (ErrInvalid), a part listed twice (ErrDuplicate), and what partnership.CheckShares finds in the shares.
lifecycle/reorganisation.StaffTransfer	StaffTransfer is the posts of an area that go from one employer to another on the vesting day, laid out for a person: it does not say whether it is a transfer in law.
lifecycle/reorganisation.StaffTransfer.Change	whether that one begins or goes on
lifecycle/reorganisation.StaffTransfer.Decide	what somebody has to decide; not set: nothing
lifecycle/reorganisation.StaffTransfer.From	the employer before
lifecycle/reorganisation.StaffTransfer.Information	the last day for the information on the employees
lifecycle/reorganisation.StaffTransfer.Posts	how many
lifecycle/reorganisation.StaffTransfer.To	the employer from the day on; not set: for a person to decide
lifecycle/reorganisation.StaffTransfers	StaffTransfers are the posts of an area that change their employer.
lifecycle/reorganisation.SuccessorAgreement	SuccessorAgreement is a decision of the successors, or of their shadow authorities, about a line. It counts if it was decided before the vesting day, and by every successor of those who share the line. Of several that count, the last one known is used.
lifecycle/reorganisation.SuccessorAgreement.By	who has decided so
lifecycle/reorganisation.SuccessorAgreement.Decision	what they decided
lifecycle/reorganisation.SuccessorAgreement.Lead	who leads it from the vesting day; not set: not agreed
lifecycle/reorganisation.SuccessorAgreement.Line	about which line
lifecycle/reorganisation.SuccessorAgreement.On	the day of the last of their decisions
lifecycle/reorganisation.SuccessorAgreement.Recorded	the day on which it was written down; not set: on the day itself
lifecycle/reorganisation.SuccessorAgreement.Reference	where it is minuted
lifecycle/reorganisation.SuccessorAgreement.Structure	in which legal form; not set: as before
lifecycle/reorganisation.SuccessorAgreement.Term	for which days; not set: as before
lifecycle/reorganisation.SuccessorAgreement.Validate()	Validate returns what is wrong with the agreement: no line, decision or day (ErrRequired), a malformed id, an unknown category, or a lead, a legal form or a term of what is taken apart (ErrInvalid), a council listed twice (ErrDuplicate), and what Term finds.
lifecycle/reorganisation.Viability	Viability is what a successor starts with: balances and reserves less what it owes, at worst and at best. It is a figure, and no judgement. It is not known if an amount of one of its lines is not.
lifecycle/reorganisation.Viability.Lines	in the order of the balances
lifecycle/reorganisation.Viability.Net	of each successor, in the order in which the lines first name them
lifecycle/staff.Allocation	Allocation is where each post goes, and how good that is.
lifecycle/staff.Allocation.Bound	no allocation within the limits is better than this
lifecycle/staff.Allocation.Optimal	whether it is proved that none is better
lifecycle/staff.Allocation.Placements	one for each post, in the order of the establishment
lifecycle/staff.Allocation.Score	how good it is
lifecycle/staff.Allocation.Settled	whether no exchange of up to three posts, or groups of posts, improves it
lifecycle/staff.Allocation.Steps	how many steps the search took: MaxSteps at most
lifecycle/staff.Alternative	Alternative is another member for a post, and what would change if the post, and no other, went there.
lifecycle/staff.Alternative.Breaks	what would no longer hold: limits.bands0, pinned, excluded, together
lifecycle/staff.Alternative.Change	what would be added to the score
lifecycle/staff.Alternative.Org	where it would go
lifecycle/staff.Band	Band is how many heads, what FTE and what annual cost one member gets, of one grade or of all. Only what is set is a limit.
lifecycle/staff.Band.Grade	which grade; not set: all together
lifecycle/staff.Band.MaxCost	the greatest cost of a year
lifecycle/staff.Band.MaxFTE	the greatest full-time equivalent
lifecycle/staff.Band.MaxHeads	the most posts
lifecycle/staff.Band.MinCost	the least cost of a year
lifecycle/staff.Band.MinFTE	the least full-time equivalent
lifecycle/staff.Band.MinHeads	the fewest posts
lifecycle/staff.Band.Org	which member
lifecycle/staff.Band.Validate()	Validate returns what is wrong with the band, in the order of its fields: - a missing (ErrRequired) or malformed id (ErrInvalid), and what field.OptionalName finds in the grade; - a number of posts that is not whole (ErrInvalid) or is below 0 (ErrRange); - an FTE below 0 (ErrRange), or a cost below £0 (ErrInvalid); - a least that is above the most (ErrOrder); - no limit at all (ErrRequired).
lifecycle/staff.BandPrice	BandPrice is what one limit of a band costs: how good an allocation is if that limit, and no other, is loosened by its least step.
lifecycle/staff.BandPrice.Band	which band, as it is
lifecycle/staff.BandPrice.Cost	the step of a limit on cost: what the cheapest post that it counts costs
lifecycle/staff.BandPrice.FTE	the step of a limit on FTE: the least FTE of a post that it counts
lifecycle/staff.BandPrice.Found	whether an allocation was found
lifecycle/staff.BandPrice.Limit	which of its limits, by its name in JSON: max_cost
lifecycle/staff.BandPrice.Optimal	whether it is proved that none is better
lifecycle/staff.BandPrice.Posts	the step of a limit on heads: one post
lifecycle/staff.BandPrice.Score	how good it is; its first two fields are what the limit costs
lifecycle/staff.BandPrices	BandPrices are the prices of the limits of bands.
lifecycle/staff.CostAt	CostAt is what a post costs a year if it goes to a member.
lifecycle/staff.CostAt.AnnualCost	pay and on-costs of a year there
lifecycle/staff.CostAt.Org	which member
lifecycle/staff.CostAt.Validate()	Validate returns what is wrong with the cost: a missing (ErrRequired) or malformed id (ErrInvalid), and a cost that is not known (ErrRequired) or is below £0 (ErrInvalid).
lifecycle/staff.Employment	Employment is a post with its holder's dates, and the day that they are checked against: the first day of the employer.
lifecycle/staff.Employment.Founded	the first day of the employer of record; not set: not known
lifecycle/staff.Employment.Post	with Born and EmployedFrom
lifecycle/staff.Establishment	Establishment is the posts of a shared service.
lifecycle/staff.Establishment.Validate()	Validate returns what Post finds, each at its place in the list, such as "2.fte", and ErrDuplicate for a second post of one id.
lifecycle/staff.Limits	Limits are what an allocation of posts must hold to.
lifecycle/staff.Limits.Bands	on heads, FTE and cost
lifecycle/staff.Limits.MaxLeaving	the most posts that may leave an employer who is a member; not set: any number
lifecycle/staff.Limits.MaxSteps	how long to search, at least 1; not set: DefaultSteps
lifecycle/staff.Limits.Members	where posts can go; one at least
lifecycle/staff.Limits.Shares	of cost, FTE and grades, to come close to; empty: equal parts
lifecycle/staff.Limits.Validate()	Validate returns what is wrong with the limits, in the order of their fields: - no member (ErrRequired), a malformed id (ErrInvalid), or a duplicate (ErrDuplicate); - what Band finds, and a second band on the same grade of the same member (ErrDuplicate); - a band or a share of an organisation that is not a member (ErrNotFound); - a number of posts that is not whole (ErrInvalid) or is below 0 (ErrRange); - what partnership.CheckShares finds in the shares, if there are any; - a number of steps below 0 (ErrRange).
lifecycle/staff.Movement	Movement is one person who leaves, or one who joins. Two people on one day are two movements.
lifecycle/staff.Movement.Joins	the post of the joiner; not set: nobody joins
lifecycle/staff.Movement.Leaves	the post of the leaver; not set: nobody leaves
lifecycle/staff.Movement.On	the first day without the leaver, or with the joiner
lifecycle/staff.Movement.Replaces	the post of the leaver whom the joiner replaces; not set: it is a new post
lifecycle/staff.Needs	Needs are what a member would need to do the work alone.
lifecycle/staff.Needs.Org	which member
lifecycle/staff.Needs.Posts	by function and grade
lifecycle/staff.Needs.Resources	contracts, systems, data
lifecycle/staff.Needs.Validate()	Validate returns what is wrong with the needs, in the order of their fields: - a missing id, function, kind or name (ErrRequired); - a malformed id, or an unknown kind or state (ErrInvalid); - staff below 0 (ErrRange); - a second need of the same function and grade (ErrDuplicate).
lifecycle/staff.Placement	Placement is where a post goes, and why.
lifecycle/staff.Placement.Alternatives	where else it could go
lifecycle/staff.Placement.Org	where it goes; not set: somebody has to decide
lifecycle/staff.Placement.Post	which post
lifecycle/staff.Placement.Reason	why
lifecycle/staff.PlacementReason	PlacementReason is why a post goes to a member.
lifecycle/staff.Placements	Placements are where posts go, and why.
lifecycle/staff.Position	Position is how ready a member is to stand alone.
lifecycle/staff.Position.Org	which member
lifecycle/staff.Position.Posts	for each need of posts, in its order
lifecycle/staff.Position.Resources	the needs of other things, each with its state
lifecycle/staff.Position.State	of all needs together: short if one is short; if not, unknown if one is unknown or there are no needs
lifecycle/staff.Positions	Positions are how ready members are to stand alone.
lifecycle/staff.Post	Post is a post of a shared service and the person who holds it. A post that two people share is two posts. A vacant post is left out.
lifecycle/staff.Post.Absent	whether the holder is away for long
lifecycle/staff.Post.AnnualCost	pay and on-costs of a year
lifecycle/staff.Post.Born	when the holder was born, for redundancy pay only
lifecycle/staff.Post.Costs	what it costs a year at members where that is not AnnualCost
lifecycle/staff.Post.EmployedFrom	the first day of continuous employment, for redundancy pay only
lifecycle/staff.Post.Employer	the employer of record; not set: nobody
lifecycle/staff.Post.Excluded	members that it cannot go to
lifecycle/staff.Post.FTE	full-time equivalent: more than 0, at most 1
lifecycle/staff.Post.Function	the work: procurement, payroll
lifecycle/staff.Post.Grade	as the pay scale has it
lifecycle/staff.Post.Grouping	for whom the organised grouping works to which the post is assigned; not set: not known
lifecycle/staff.Post.ID	unique in the establishment
lifecycle/staff.Post.Pinned	the only member that it can go to; not set: any
lifecycle/staff.Post.Preference	where the holder would like to go: advice only
lifecycle/staff.Post.Temporary	whether the holder is here for a time only
lifecycle/staff.Post.Time	for whom the work was done; empty: not known
lifecycle/staff.Post.TimeWindow	the days over which Time was recorded
lifecycle/staff.Post.Together	the name of a group of posts that go to the same member
lifecycle/staff.Post.Validate()	Validate returns what is wrong with the post, in the order of its fields: - a missing id, function, grade or FTE (ErrRequired), or a malformed id (ErrInvalid); - an FTE that is not more than 0 and at most 1 (ErrRange), or a cost below £0 (ErrInvalid); - what CostAt finds, and a second cost at one member (ErrDuplicate); - time without a window that has a last day, or a window without time (ErrRequired); - what partnership.CheckShares finds in the shares of time, if there are any; - a duplicate among the excluded members (ErrDuplicate); - an unknown answer about Temporary or Absent (ErrInvalid); - a member that the post is both pinned to and excluded from (ErrInvalid); - employment that did not begin after the birth (ErrOrder).
lifecycle/staff.PostID	PostID is the id of a post, with the same letters as an OrgID.
lifecycle/staff.PostID.Validate()	Validate returns an error that wraps ErrRequired for an id that is not set, and ErrInvalid for a malformed one.
lifecycle/staff.PostNeed	PostNeed is how much staff of a function and grade a member needs.
lifecycle/staff.PostNeed.FTE	how much; not known: nobody has said
lifecycle/staff.PostNeed.Function	as posts have it
lifecycle/staff.PostNeed.Grade	as posts have it; not set: any grade that no other need takes
lifecycle/staff.PostNeed.Validate()	Validate returns what field.CheckName finds in the function and the grade, which need not be set, and ErrRange for staff below 0.
lifecycle/staff.PostPosition	PostPosition is how ready a member is in one function and grade.
lifecycle/staff.PostPosition.Has	the FTE that it employs
lifecycle/staff.PostPosition.Move	who would have to move to it, those who worked most for it first
lifecycle/staff.PostPosition.Need	what it needs
lifecycle/staff.PostPosition.Recruit	the FTE that it would still lack; not known if Short is not
lifecycle/staff.PostPosition.Short	the FTE that it lacks; not known if Need.FTE is not
lifecycle/staff.PostPosition.State	whether it has it
lifecycle/staff.Readiness	Readiness is whether a member has what it needs to stand alone.
lifecycle/staff.RedundancyPay	RedundancyPay is statutory redundancy pay and how it comes about.
lifecycle/staff.RedundancyPay.Counted	how many of them count: 20 at most, none if there are fewer than 2
lifecycle/staff.RedundancyPay.Edition	the table
lifecycle/staff.RedundancyPay.Pay	weeks × week, half a penny rounded up
lifecycle/staff.RedundancyPay.Week	the week's pay that counts
lifecycle/staff.RedundancyPay.Weeks	weeks of pay: a half, 1 or 1.5 for each year that counts
lifecycle/staff.RedundancyPay.Years	complete years of continuous employment
lifecycle/staff.RedundancyTable	RedundancyTable is the greatest week's pay that counts for statutory redundancy pay in Great Britain, and the days that it is for (Employment Rights Act 1996, s.227).
lifecycle/staff.RedundancyTable.Edition	the order that sets it
lifecycle/staff.RedundancyTable.Term	the relevant dates that it covers
lifecycle/staff.RedundancyTable.Validate()	Validate returns what is wrong with the table: no edition (ErrRequired), what Term finds, and a cap that is not known (ErrRequired), or is not above £0 and at most £1,000,000 (ErrRange).
lifecycle/staff.RedundancyTable.WeekCap	the greatest week's pay
lifecycle/staff.Resource	Resource is the kind of thing, other than posts, that a member needs.
lifecycle/staff.ResourceNeed	ResourceNeed is a contract, a system or data that a member needs.
lifecycle/staff.ResourceNeed.Kind	what it is
lifecycle/staff.ResourceNeed.Name	which
lifecycle/staff.ResourceNeed.State	whether the member has it, or could on the day that it leaves
lifecycle/staff.ResourceNeed.Validate()	Validate returns what is wrong with the kind, the name and the state: ErrRequired or ErrInvalid.
lifecycle/staff.Score	Score is how good an allocation is. Its fields are compared in their order: the second counts only between allocations that are equal in the first.
lifecycle/staff.Score.Continuity	the per cent of each post's time worked for the member that it goes to, added up; more is better
lifecycle/staff.Score.CostGap	how far the annual cost is from its share, at the member that is furthest off, cut to pence; less is better; not known if the cost of a post is not
lifecycle/staff.Score.FTEGap	how far the FTE is from its share, at the member that is furthest off, cut to six decimals; less is better
lifecycle/staff.Score.GradeGap	how far the posts of a grade at a member are from its share, where that is furthest, cut to six decimals; less is better
lifecycle/staff.Score.Leaving	posts that leave an employer who is a member; fewer is better
lifecycle/staff.Score.Preferences	preferences that are met; more is better
lifecycle/staff.Turnover	Turnover is who was employed on a first day, who has joined and left since, and how the members have agreed to divide the employment.
lifecycle/staff.Turnover.From	the first day
lifecycle/staff.Turnover.Movements	since then, in order of time
lifecycle/staff.Turnover.Posts	on that day
lifecycle/staff.Turnover.Shares	what part of the FTE each member is to employ
lifecycle/staff.Turnover.Tolerance	the FTE by which a member may be off its part
lifecycle/staff.Turnover.Validate()	Validate returns what is wrong with the turnover, in the order of its fields: - no first day (ErrRequired); - what Establishment finds among the posts; - what is wrong with a movement; - what partnership.CheckShares finds in the shares; - more than 10,000,000 pairs of a movement and a share (ErrRange); - a tolerance that is not known (ErrRequired) or is below 0 (ErrRange). A movement is wrong if - it has no day, or neither a leaver nor a joiner (ErrRequired); - it has both, or a leaver who is replaced (ErrInvalid); - it is listed after a movement of a later day, or is before the first day (ErrOrder); - its leaver is not employed, or the person replaced has not left (ErrNotFound); - its joiner has the id of somebody else, or replaces somebody who has been replaced (ErrDuplicate).
partnership.Agreement	Agreement is what the members have agreed: terms, and the amendments to them.
partnership.Agreement.Amendments	in the order of the days on which they take effect
partnership.Agreement.Reference	the minute, deed or file
partnership.Agreement.Signed	the day it was signed; not set: not yet, or not known
partnership.Agreement.Terms	as first agreed
partnership.Agreement.Validate()	Validate returns what is wrong with the agreement: - ErrRequired: terms without a structure or a term - ErrOrder: amendments that are out of order - what the checks of package field find in the reference - what Terms and Amendment find
partnership.Amendment	Amendment is a change of terms from a day on. A term that it sets replaces the earlier one as a whole; a term that it does not set stays as it was. So to extend an agreement, set Term from the first day of the agreement, not from the day of the extension.
partnership.Amendment.Agreed	the day it was agreed; not set: not recorded
partnership.Amendment.ApprovedBy	who agreed to it
partnership.Amendment.From	the first day on which it holds
partnership.Amendment.Reference	the minute, deed or file
partnership.Amendment.Terms	the terms that it changes
partnership.Amendment.Validate()	Validate returns what is wrong with the amendment: - ErrRequired: no day on which it takes effect - ErrInvalid: an unknown authority - what the checks of package field find in the reference - what Terms finds
partnership.Attainment	Attainment is what an actual figure says about a service level.
partnership.Authority	Authority is who must take a decision for it to bind a member.
partnership.Ballot	Ballot is how each member voted on a motion. A member that is on no list and does not preside was not present.
partnership.Ballot.Abstained	present, but did not vote
partnership.Ballot.Against	against it
partnership.Ballot.Casting	how the chair gave the second vote, if the votes were equal; not set: the chair did not give it
partnership.Ballot.Chair	the member whose representative presides
partnership.Ballot.InFavour	for the motion
partnership.Barrier	Barrier is a cultural or behavioural barrier to sharing services.
partnership.BarrierAssessment	BarrierAssessment is how far a partnership had overcome a barrier on a day, in somebody's view.
partnership.BarrierAssessment.Assessor	who assessed it
partnership.BarrierAssessment.Barrier	which barrier
partnership.BarrierAssessment.Maturity	how far it was overcome
partnership.BarrierAssessment.On	the day of the assessment
partnership.BarrierAssessment.Reason	why
partnership.BarrierAssessment.Validate()	Validate returns what is wrong with the assessment: - ErrRequired: a barrier, maturity, day or assessor that is missing - ErrInvalid: an unknown barrier or maturity - what the checks of package field find in the texts
partnership.BarrierMovement	BarrierMovement is how far a barrier was overcome, at the last assessment and at the one before.
partnership.BarrierMovement.Barrier	which barrier
partnership.BarrierMovement.Before	the assessment before it; not set: there was none
partnership.BarrierMovement.Latest	the last assessment
partnership.BarrierMovements	BarrierMovements are the movements of several barriers.
partnership.BreadthStance	BreadthStance is how many services an organisation wants to share.
partnership.ChangeStance	ChangeStance is how fast an organisation wants to change.
partnership.Comparison	Comparison is how a part is compared with a Threshold.
partnership.DecisionRule	DecisionRule is how a structure decides.
partnership.Direction	Direction is whether a higher or a lower figure is better.
partnership.DisputeStep	DisputeStep is one of the steps that a dispute goes through until it is settled.
partnership.DisputeStep.Days	the whole days that it has; 0: at once; not set: not known
partnership.DisputeStep.Forum	who tries to settle it: "heads of paid service"
partnership.DisputeStep.Validate()	Validate returns what is wrong with the step: - ErrRequired: no forum - ErrRange: days that are not from 0 to 3660 - ErrInvalid: days that are not whole
partnership.DisputeStep.Working	whether they are working days
partnership.ExitStrategy	ExitStrategy is whether an agreement says how the partnership comes apart.
partnership.Fit	Fit is whether two stances go together.
partnership.Fraction	Fraction is a part of a whole, from nothing to all of it, as an agreement writes it: a percentage with up to six decimals, such as 65% or 33.5%, or a fraction of two whole numbers, such as 2/3. It is exact: 2/3 is two thirds, and 66.666667% is not. Fractions are comparable with == as written: 50%, 1/2 and 2/4 differ. To compare their values, use Compare.
partnership.Grant	Grant is what a power allows, whom it allows it to, and on what condition.
partnership.Grant.Citation	the statute and section
partnership.Grant.Commercial	whether it may be used for a commercial purpose
partnership.Grant.Condition	what must be true for it to be used; not set: no condition
partnership.Grant.Lets	what it allows
partnership.Grant.OpenTo	the sectors whose bodies may use it
partnership.Grant.Power	the power
partnership.Holder	Holder is who holds the staff, the contracts or the assets of a structure.
partnership.Implication	Implication is what a structure implies, and the source that says so. It never says that an arrangement is lawful.
partnership.Implication.Decision	how it decides
partnership.Implication.Employer	who employs the staff
partnership.Implication.Holds	who holds the contracts and assets
partnership.Implication.Personality	whose legal personality it uses; NoHolder: it has none
partnership.Implication.Powers	the powers that it is made under, the usual one first; empty: the source names no power
partnership.Implication.Procurement	how public procurement may apply, the first that fits; empty: the source does not say
partnership.Implication.Source	where this is laid down
partnership.Implication.Structure	the structure
partnership.Kind	Kind is the kind of body that an organisation is.
partnership.Line	Line is a part of a service that members share, pay for and leave separately: payroll, litigation, refuse collection.
partnership.Line.ID	unique in the partnership
partnership.Line.Members	the members that take it; empty: every member but providers
partnership.Line.Name	what people call it
partnership.Line.Term	the days on which it is shared; not set: as long as the service
partnership.Line.Validate()	Validate returns what is wrong with the line: - ErrRequired: an id or name that is missing - ErrInvalid: a malformed id - ErrOverlap: a member with two terms that share a day - what Term and LineMember find
partnership.LineID	LineID is the id of a service line, with the same characters as an OrgID.
partnership.LineID.Validate()	Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a malformed id.
partnership.LineMember	LineMember is a member that takes a line in a term.
partnership.LineMember.Org	the member
partnership.LineMember.Term	the days on which it takes the line; not set: as long as it is a member
partnership.LineMember.Validate()	Validate returns what is wrong with the member of a line: - ErrRequired, ErrInvalid: an id that is missing or malformed - what Term finds
partnership.Maturity	Maturity is how far a partnership has overcome a barrier, on a scale from 1 to 5. The zero Maturity is not assessed.
partnership.Member	Member is an organisation in a partnership, with a role and a term. A member that changes its role, or leaves and comes back, is listed once for each term.
partnership.Member.Org	who it is
partnership.Member.Role	its role in the partnership
partnership.Member.Term	the days on which it is a member; not set: as long as the agreement
partnership.Member.Validate()	Validate returns what is wrong with the member: - ErrRequired: an id or role that is missing - ErrInvalid: a malformed id, an unknown role - what Term finds
partnership.MemberVotes	MemberVotes is how many votes a member has.
partnership.MemberVotes.Org	the member
partnership.MemberVotes.Validate()	Validate returns what is wrong with the votes: - ErrRequired: an id that is missing, votes that are not known - ErrInvalid: a malformed id - ErrRange: votes that are not from 0 to 1,000,000
partnership.MemberVotes.Votes	0 or more
partnership.Notice	Notice is what a member must give to leave. The zero Notice is not set: no notice clause is recorded.
partnership.Notice.AuthorisedBy	who must decide to give notice
partnership.Notice.Clear	clear months, weeks or days: the day they end on does not count either
partnership.Notice.Days	in place of months: the least number of days
partnership.Notice.Expires	the days on which it may expire
partnership.Notice.Months	the least number of months, 1 or more
partnership.Notice.NotBefore	the first day on which it may be served, such as the third anniversary of the start
partnership.Notice.Served	the days on which it may be served
partnership.Notice.Validate()	Validate returns what is wrong with the notice: - ErrRequired: months, weeks and days that are all not set - ErrRange: months that are not from 1 to 1200, weeks not from 1 to 5200, days not from 1 to 36500 - ErrInvalid: an unknown authority; weeks or days beside another length - what Window finds
partnership.Notice.Weeks	in place of months: the least number of weeks
partnership.Notice.WorkingDay	whether it expires on the next working day in England and Wales if its last day is not one
partnership.OrgID	OrgID is the id of an organisation: 1 to 64 ASCII letters, digits and - _ . : /, of which the first is a letter or a digit. Any id that is unique where it is used will do: a short name (harrow), a GSS code (E09000015), or an identifier of org-id.guide (GB-COH-01234567). Case counts: harrow and Harrow are two organisations.
partnership.OrgID.Validate()	Validate returns the error that ParseOrgID gives for the text of the id.
partnership.Organisation	Organisation is a body that can share services: a council, a public agency, a company, or a community or voluntary body.
partnership.Organisation.Control	who controls the council, from the earliest term to the latest
partnership.Organisation.GSS	the ONS code of a council: E09000015
partnership.Organisation.ID	unique where it is used
partnership.Organisation.Kind	what kind of body it is
partnership.Organisation.Name	its full name
partnership.Organisation.Place	where it is; not set: not known
partnership.Organisation.Population	people who live there; not set: not known
partnership.Organisation.Sector	which sector it belongs to
partnership.Organisation.Validate()	Validate returns what is wrong with the organisation: - ErrRequired: no id, name, kind or sector - ErrInvalid: a malformed id, an unknown kind or sector, a council outside the local authority sector, a GSS code that its kind cannot have - ErrRange: a population below 0 - ErrOrder, ErrOverlap: a term of control that does not follow those before - what Place and PoliticalControl find
partnership.Partnership	Partnership is who shares what with whom, and on what terms. It holds no money and no stage: other packages say what it costs and how far it has got, and refer to it by its id.
partnership.Partnership.Agreement	the terms on which they share
partnership.Partnership.Barriers	how far it had overcome its barriers
partnership.Partnership.ID	an id that the caller chooses
partnership.Partnership.Members	who shares them; at least two organisations
partnership.Partnership.Name	what people call it
partnership.Partnership.Prerequisites	what must be in place before a start
partnership.Partnership.Services	the services that are shared; at least one
partnership.Partnership.Validate()	Validate returns all that is wrong with the partnership, in the order of its fields. In a list it checks each entry by itself first, and then the entries together: - ErrRequired: no id, name or service; fewer than two organisations among the members - ErrDuplicate: two services, lines or prerequisites with one id - ErrOverlap: two terms of one member that share a day - ErrNotFound: an organisation that takes a line, votes, has a veto or is named by a prerequisite, and is not a member; a service level for an unknown line. If a member has no id, no organisation is reported, because that member may be the one that is meant. The same is true of lines - what Service, Member, Agreement, Prerequisite, BarrierAssessment and Visit find It does not say whether the partnership is a good one or lawful: that is for rules.
partnership.Partnership.Visits	visits to others, and what was learned
partnership.Period	Period is how often something is measured or done.
partnership.Place	Place is a point on the map, in degrees of WGS 84. The zero Place is not known.
partnership.Place.Latitude	north of the equator, -90 to 90
partnership.Place.Longitude	east of Greenwich, -180 to 180
partnership.Place.Validate()	Validate returns what is wrong with the place: a coordinate that is not set (ErrRequired) or not on the globe (ErrRange).
partnership.PoliticalControl	PoliticalControl is which party controls a council in a term.
partnership.PoliticalControl.Party	labour, conservative, …, or NoOverallControl
partnership.PoliticalControl.Term	the days on which it is in control
partnership.PoliticalControl.Validate()	Validate returns what is wrong with the control: - ErrRequired: no party - ErrInvalid: a party that is not lower-case words joined by hyphens - what Term.Validate finds
partnership.Power	Power is the legal power under which a partnership is made.
partnership.Prerequisite	Prerequisite is something that must be finished before a start: work to be done by a day, or a contract that locks the service until its last day.
partnership.Prerequisite.Done	the day it was done, or the contract ended early; not set: not yet
partnership.Prerequisite.Due	the day by which the work is to be done; not set: not known
partnership.Prerequisite.ID	unique in the partnership
partnership.Prerequisite.Kind	what it is about
partnership.Prerequisite.LockedUntil	the last day of the contract; not set: not known
partnership.Prerequisite.Org	the member that it concerns; not set: all of them
partnership.Prerequisite.Owner	who is responsible for it
partnership.Prerequisite.Validate()	Validate returns what is wrong with the prerequisite: - ErrRequired: no id, kind or description - ErrInvalid: a malformed id, an unknown kind, a contract with Due, work with LockedUntil - what the checks of package field find in the texts
partnership.Prerequisite.What	what has to be done, or which contract it is
partnership.PrerequisiteKind	PrerequisiteKind is a kind of thing that must be in place before a service can be shared.
partnership.ProcurementRoute	ProcurementRoute is how the law of public procurement applies to an arrangement.
partnership.Quantity	Quantity is a measured or agreed number that is not money: a population, hours, tonnes, a percentage, votes, days. It has no unit: the field that holds it says which. It is exact, with up to six decimals, and lies between -999999999999.999999 and 999999999999.999999. Quantities are comparable with ==: 2.5 and 2.50 are the same.
partnership.Role	Role is what a member is in a partnership.
partnership.Roll	Roll is the set of the members of a partnership.
partnership.RouteTest	RouteTest is what must be true of an arrangement that uses a route.
partnership.RouteTest.Activity	the part that the activities in Of must be of all activities; not set: there is no such test
partnership.RouteTest.AveragedYears	the number of years over which the activities are averaged; not set: they are not averaged
partnership.RouteTest.Condition	what must be true
partnership.RouteTest.NoPrivateCapital	whether private capital rules the route out
partnership.RouteTest.Of	the activities that count
partnership.RouteTest.Route	the route
partnership.RouteTest.Source	where this is laid down
partnership.Sector	Sector is the sector of the economy that an organisation belongs to.
partnership.Service	Service is a service that is shared: legal advice, human resources, waste. It is shared line by line, because a member can leave one line and stay in the others.
partnership.Service.ID	unique in the partnership
partnership.Service.Lines	at least one
partnership.Service.Name	what people call it
partnership.Service.Term	the days on which it is shared; not set: as long as the agreement
partnership.Service.Validate()	Validate returns what is wrong with the service: - ErrRequired: an id, name or line that is missing - ErrInvalid: a malformed id - what Term and Line find
partnership.ServiceLevel	ServiceLevel is what a service line must achieve: one entry of a service level agreement.
partnership.ServiceLevel.Baseline	the figure before the service was shared; not set: not known
partnership.ServiceLevel.Better	whether higher or lower is better
partnership.ServiceLevel.Floor	the least that is acceptable; not set: none is recorded
partnership.ServiceLevel.ID	unique in the agreement
partnership.ServiceLevel.Line	the service line; not set: all of them
partnership.ServiceLevel.Measure	what is measured: "calls answered within 30 seconds"
partnership.ServiceLevel.Period	the period over which it is measured
partnership.ServiceLevel.Target	the figure to reach
partnership.ServiceLevel.Unit	the unit: "%", "days"
partnership.ServiceLevel.Validate()	Validate returns what is wrong with the service level: - ErrRequired: no id, measure, unit, direction, target or period - ErrInvalid: a malformed id, an unknown direction or period - ErrOrder: a floor that is better than the target
partnership.Share	Share is the part of a whole that an organisation has: of a cost, of a loss, of the time worked in a post, or of what a predecessor leaves.
partnership.Share.Fraction	how much of the whole: "65%" or "2/3"
partnership.Share.Org	whose share it is
partnership.Share.Validate()	Validate returns what is wrong with the share: at "org" ErrRequired or ErrInvalid, and at "share" ErrRequired if it is not known.
partnership.Side	Side is a side in a vote: for or against the motion.
partnership.StanceFit	StanceFit is whether the stances of two organisations on one question go together.
partnership.StanceFit.About	supply, change or breadth
partnership.StanceFit.Fit	whether they go together
partnership.StanceFit.Reason	why
partnership.StanceFit.Silent	the organisations that have stated no stance
partnership.StanceFits	StanceFits are the fits of two strategies.
partnership.Start	Start is when a service can start, and why not before.
partnership.Start.Binding	the ids of the prerequisites that hold the start back until the day before Earliest, in their order
partnership.Start.Earliest	the first day on which every prerequisite with a known day is met
partnership.Start.Unknown	the ids of the prerequisites whose day nobody knows, in their order
partnership.Strategy	Strategy is what an organisation has decided about sharing services in general. Every combination of stances is valid; a stance that is not set is not known.
partnership.Strategy.Breadth	many services or a few
partnership.Strategy.Change	step by step or at once
partnership.Strategy.Org	whose strategy it is
partnership.Strategy.Source	the decision that says so
partnership.Strategy.Supply	to provide or to commission
partnership.Strategy.Validate()	Validate returns what is wrong with the strategy: - ErrRequired: an id that is missing - ErrInvalid: a malformed id, an unknown stance - what the checks of package field find in the source
partnership.Structure	Structure is the legal form that a partnership has.
partnership.Succession	Succession is the end of a council, and who takes its place, as in a reorganisation of local government. Its staff, assets and liabilities go to the successors in the shares stated. A council that goes on but loses a part to others is a successor of itself: its own share is what it keeps.
partnership.Succession.GoesOn	whether the predecessor goes on with what it keeps, and does not end
partnership.Succession.On	the day on which the successors take over
partnership.Succession.Predecessor	who ends
partnership.Succession.Source	the order or agreement that says so
partnership.Succession.Successors	who takes its place; the shares add up to the whole
partnership.Succession.Validate()	Validate returns what is wrong with the succession: - ErrRequired: no predecessor, day or successor; a share that is not known; a predecessor that goes on and has no share - ErrInvalid: a malformed id; a predecessor that ends and is among its successors - ErrRange: a share of nothing - ErrDuplicate: a second share of one successor - ErrSum: shares that do not add up to the whole - what else CheckShares finds - what the checks of package field find in the source
partnership.SupplyStance	SupplyStance is whether an organisation wants to provide shared services to others or to commission them from others.
partnership.Terms	Terms are what an agreement lays down and an amendment can change.
partnership.Terms.Disputes	the steps for settling a dispute, in order
partnership.Terms.Exit	whether it says how the partnership comes apart
partnership.Terms.Notice	what a member must give to leave
partnership.Terms.Powers	the powers it is made under
partnership.Terms.ReviewMonths	the most months between two reviews; not set: not known
partnership.Terms.RollsMonths	an evergreen term goes on for so many months more if no member gives notice by its last day; not set: the term ends
partnership.Terms.ServiceLevels	what the services must reach
partnership.Terms.Structure	the legal form
partnership.Terms.Term	from its first day to its last
partnership.Terms.Validate()	Validate returns what is wrong with the terms that are set: - ErrInvalid: an unknown structure, power or exit strategy - ErrDuplicate: a second power or service level with one id - ErrRange: ReviewMonths or RollsMonths that are not from 1 to 1,200 - what Term, Notice, Voting, ServiceLevel and DisputeStep find
partnership.Terms.Voting	how the members decide
partnership.Threshold	Threshold is a test of a part against its whole: "more than 1/2", "at least 2/3", "less than 20/100". It is exact: two thirds are not 66.67 %. Thresholds are comparable with == as written: 1/2 and 2/4 differ.
partnership.Visit	Visit is a visit to a place where a service is already shared, and what was learned there.
partnership.Visit.About	the service or the question that it was about
partnership.Visit.Host	who was visited: a partnership, a council, a site
partnership.Visit.Lessons	what was learned
partnership.Visit.On	the day of the visit
partnership.Visit.Validate()	Validate returns what is wrong with the visit: - ErrRequired: no day, host or visitor, an empty lesson - ErrInvalid: a malformed id - ErrDuplicate: a visitor that is listed before - what the checks of package field find in the texts
partnership.Visit.Visitors	who went
partnership.VoteBase	VoteBase is what the votes in favour of a motion are a part of.
partnership.VoteOutcome	VoteOutcome is the outcome of a vote on a motion.
partnership.VoteResult	VoteResult is the outcome of a vote, with the count.
partnership.VoteResult.Against	votes against it, with the chair's second vote if it was counted
partnership.VoteResult.Casting	on which side the chair's second vote was counted; not set: it was not needed, or not given
partnership.VoteResult.InFavour	votes for the motion, with the chair's second vote if it was counted
partnership.VoteResult.Of	the votes that those in favour are a part of
partnership.VoteResult.Outcome	whether the motion is carried
partnership.VoteResult.Present	how many members were present
partnership.VoteResult.Quorum	how many members had to be present; not set: no number is recorded
partnership.VoteResult.Vetoed	the members whose veto defeated the motion, in the order of the ballot
partnership.VoteResult.Wanted	the part of Of that the votes in favour had to be
partnership.Voting	Voting is how the members decide. Votes are not shares of the cost: a member may pay 70% and have one vote of two. The zero Voting is not set: how they decide is not known.
partnership.Voting.Base	Base is what the votes in favour are a part of. Not set: the votes cast, as in a meeting.
partnership.Voting.ChairCasts	ChairCasts is whether the chair has a second or casting vote if the votes are equal, as in a council and in a joint committee (Local Government Act 1972, Schedule 12, paragraphs 39 and 44).
partnership.Voting.Quorum	Quorum is how many members must be present. Not set: none is recorded, and Count asks for none.
partnership.Voting.Rule	how votes are counted
partnership.Voting.Threshold	the part of the base that the votes in favour must be: "more than 1/2"
partnership.Voting.Validate()	Validate returns what is wrong with the voting: - ErrRequired: no rule or threshold; weighted votes without the votes - ErrInvalid: an unknown rule or base; equal votes with a list of votes; a threshold with "less than" or "at most"; a malformed id - ErrRange: a quorum below 0 or above 1,000,000 - ErrDuplicate: a member that is listed before among the votes or the vetoes - what MemberVotes finds A veto is valid here: whether a structure can have one is for rules.
partnership.Voting.Vetoes	the members whose vote against defeats a motion
partnership.Voting.Votes	the votes of each member; only if they are weighted
partnership.VotingRule	VotingRule is how votes are counted.
partnership/calendar.Date	Date is a day of the Gregorian calendar from 0001-01-01 to 9999-12-31, with no time of day and no time zone. Dates are comparable with ==.
partnership/calendar.MonthRounding	MonthRounding says on which day a period of months ends if its last month has no day of the same number: one month from 31 January.
partnership/calendar.Parity	Parity says in which years a Window is open.
partnership/calendar.Term	Term is a run of days from a first to a last, both included. It names the last day, because "until 1 September" can mean 31 August or 1 September, and the two differ by a day's pay.
partnership/calendar.Term.First	the first day
partnership/calendar.Term.Last	the last day; not set: open-ended
partnership/calendar.Term.Validate()	Validate returns ErrRequired at "first" if it is not set, and ErrOrder at "last" if it is before the first day.
partnership/calendar.Window	Window is the days on which an agreement lets something happen:
partnership/calendar.Window.Day	the day of the month, or the last of a shorter month; not set: every day
partnership/calendar.Window.Listed	in order, each once
partnership/calendar.Window.Month	1 to 12; not set: any day, or those listed
partnership/calendar.Window.Validate()	Validate returns what is wrong with the window: - ErrRequired: no month, where there is a day or a parity of years - ErrRange: a month that is not from 1 to 12, or a day that the month never has - ErrInvalid: an unknown parity of years, or a list beside a month - of the listed days: one that is not set (ErrRequired), is the same as the one listed before it (ErrDuplicate) or earlier than that one (ErrOrder)
partnership/calendar.Window.Years	not set: every year
partnership/calendar.WorkingDays	WorkingDays says which days are working days. Of the days that it covers, all are working days except Saturdays, Sundays and the holidays listed. To ask about any other day is an error, because nobody knows which holidays will be proclaimed.
partnership/calendar.WorkingDays.Covers	the days that it knows about; not open-ended
partnership/calendar.WorkingDays.Edition	which issue of the table this is
partnership/calendar.WorkingDays.Holidays	in order, each once
partnership/calendar.WorkingDays.Name	where it holds: "England and Wales"
partnership/calendar.WorkingDays.Source	who publishes it, and where
partnership/calendar.WorkingDays.Validate()	Validate returns what is wrong with the table: - a name, edition or source that is missing (ErrRequired); - cover without a first or last day (ErrRequired), or with the last before the first (ErrOrder); - a holiday that is not set (ErrRequired), is outside the cover (ErrRange), is the same as the one listed before it (ErrDuplicate) or earlier than that one (ErrOrder).
partnership/field.Code	A Code is how a program tells which rule an error breaks. Codes never change.
partnership/field.Code.Code	as Error.Code and Fault have it
partnership/field.Code.Meaning	what the error says, in a sentence
partnership/field.Code.Rule	what errors.Is asks for
partnership/field.Code.Title	for the heading of a message
partnership/field.Error	Error is an error and the place of the value that it is about.
partnership/field.Error.Column	and where in the line, in characters; 0 in every other error
partnership/field.Error.Err	what was found there, and which rule it breaks
partnership/field.Error.Line	where a document is not JSON; 0 in every other error
partnership/field.Error.Path	where, such as "members1.org"; "" is the whole value
partnership/field.Fault	A Fault is one error of a Problem.
partnership/field.Fault.Code	the code of the rule that is broken: see Codes
partnership/field.Fault.Column	and where in the line, in characters
partnership/field.Fault.Detail	the error in words
partnership/field.Fault.Found	what was found there, if the error says so
partnership/field.Fault.Line	where what was sent is not JSON, from 1
partnership/field.Fault.Path	the same as a path
partnership/field.Fault.Pointer	where in what was sent, as a JSON Pointer; "" is all of it
partnership/field.Fault.Wanted	and what was wanted
partnership/field.Form	A Form is how the texts of a scalar or of a category are written. A text is of the form if it is one of the values, or if it matches the pattern.
partnership/field.Form.Beyond	in words, what the pattern cannot tell; "" if it tells all
partnership/field.Form.Example	a text that matches the pattern
partnership/field.Form.MaxLength	how many characters a text that matches the pattern may have; 0 is no limit
partnership/field.Form.Pattern	a regular expression of all of a text, as both Go and ECMA-262 read it
partnership/field.Form.Values	the texts of a category
partnership/field.Problem	A Problem is how a service tells a program what is wrong: problem details by RFC 9457, sent as JSON of the type ProblemMediaType. Type and Code of its faults never change, and a program may act on them; Title, Detail, Found and Wanted are for people.
partnership/field.Problem.Detail	what is wrong here
partnership/field.Problem.Errors	each error, in the order of Errors; at most MaxErrors
partnership/field.Problem.Instance	the request, if the service has an address for it
partnership/field.Problem.More	how many errors more there are
partnership/field.Problem.Status	of HTTP
partnership/field.Problem.Title	what sort of problem it is; the same for each of a type
partnership/field.Problem.Type	UnreadableProblem, InvalidProblem or OtherProblem, or one of your own
partnership/field.Row	A Row is one row of a Sheet. Its cells are the texts of the file as they stand.
partnership/field.Row.Cells	a cell for each column
partnership/field.Row.Number	the row in the spreadsheet, from 1: the headings are in row 1
partnership/field.Sheet	A Sheet is a spreadsheet that was saved as CSV: a row of headings, and below it a row for each record. ReadCSV reads one.
partnership/field.Sheet.Columns	the headings, from the left
partnership/field.Sheet.Rows	the rows below them that are not empty, from the top
partnership/match.Aim	Aim is what an organisation wants to do about a service.
partnership/match.Bounds	Bounds are the least and the most that a number can be. If the two are equal, the number is known.
partnership/match.Bounds.High	at most
partnership/match.Bounds.Low	at least
partnership/match.Constraint	Constraint is a condition that a candidate must meet, however well it fits otherwise.
partnership/match.ConstraintTally	ConstraintTally is how many candidates a constraint excludes.
partnership/match.ConstraintTally.Alone	how many of them no other constraint excludes
partnership/match.ConstraintTally.Constraint	which constraint
partnership/match.ConstraintTally.Excludes	how many candidates it excludes
partnership/match.Excluded	Excluded is a candidate that does not meet every constraint, with all that is in its way.
partnership/match.Excluded.Obstacles	what is in its way, in the order of Constraints
partnership/match.Excluded.Org	the organisation
partnership/match.Excluded.Partnership	or the partnership
partnership/match.Exclusion	Exclusion is an organisation with which another does not want to share, or must not.
partnership/match.Exclusion.Org	who is excluded
partnership/match.Exclusion.Reason	why
partnership/match.Exclusion.Validate()	Validate returns what is wrong with the exclusion: ErrRequired or ErrInvalid for the id, and what the checks of package field find in the reason.
partnership/match.Existing	Existing is a partnership that exists already: what it shares and who its members are.
partnership/match.Existing.Closed	whether it has said that it takes no new members
partnership/match.Existing.First	its first day; not set: it has started already
partnership/match.Existing.ID	unique in the pool
partnership/match.Existing.Last	its last day; not set: no end is known
partnership/match.Existing.Members	its members; two at least
partnership/match.Existing.Name	what people call it
partnership/match.Existing.Service	which service it shares; a partnership that shares several has an entry for each
partnership/match.Existing.Validate()	Validate returns what is wrong with the partnership by itself: - ErrRequired: no id, name or service, fewer than two members - ErrInvalid: a malformed id - ErrDuplicate: a member that is listed before - ErrOrder: a last day before the first - what the checks of package field find in the name
partnership/match.FitCriterion	FitCriterion is one of the things by which a partner is judged.
partnership/match.FitReason	FitReason is what one criterion says for or against a candidate: what was found, on which facts, and how many points it makes.
partnership/match.FitReason.Criterion	which criterion
partnership/match.FitReason.Facts	the facts that it rests on
partnership/match.FitReason.Fit	how well the two fit, in whole per cent, from 0 to 100
partnership/match.FitReason.Found	what was found, in words
partnership/match.FitReason.Points	the weight times the fit
partnership/match.FitReason.Stand	whether it speaks for or against
partnership/match.FitReason.Weight	how much the criterion counts
partnership/match.Grid	Grid is a point on the Ordnance Survey National Grid, in metres and parts of a metre. The zero Grid is not known.
partnership/match.Grid.Easting	metres east, 0 to 800,000
partnership/match.Grid.Northing	metres north, 0 to 1,400,000
partnership/match.Grid.Validate()	Validate returns what is wrong with the point: a coordinate that is not set (ErrRequired) or not on the grid (ErrRange).
partnership/match.Group	Group is organisations that could share the service together. The scores of its pairs add up to its score.
partnership/match.Group.Of	the points of a perfect fit
partnership/match.Group.Orgs	its members: first those that are in every group, then by id
partnership/match.Group.Pairs	every member with every other
partnership/match.Group.Place	among the groups, from 1
partnership/match.Group.Provide	the members that say they can provide the service
partnership/match.Group.Score	the points of all pairs
partnership/match.Group.Start	the first day on which all of them can start; not set: not known
partnership/match.Groups	Groups is the answer to a wish for a group.
partnership/match.Groups.Among	the number of candidates: those that Rank ranks
partnership/match.Groups.AsOf	the day whose facts it rests on
partnership/match.Groups.Bound	if it is not proved: the middle of the score of any other group is at most this, rounded up to a millionth
partnership/match.Groups.Exact	whether it is proved that no other group is better
partnership/match.Groups.Groups	best first
partnership/match.Groups.Preferences	what was preferred
partnership/match.Groups.Size	the number of members of a group
partnership/match.Groups.Wish	what was wished
partnership/match.Match	Match is a candidate with its score and the reasons for and against it. The points of the reasons add up to the score. The candidate is an organisation or, if the wish is to join, a partnership.
partnership/match.Match.Best	the best place that it could have if all facts were known
partnership/match.Match.Members	how well it fits each member, if a partnership is joined or enlarged
partnership/match.Match.Of	the points of a perfect fit
partnership/match.Match.Open	the constraints that it may or may not meet: facts are missing
partnership/match.Match.Org	the organisation, if a partnership is to be started or enlarged
partnership/match.Match.Partnership	the partnership, if one is to be joined
partnership/match.Match.Place	in the ranking, from 1: by the middle of the score, then by its lower bound, then by id; 0: not ranked
partnership/match.Match.Reasons	for and against, in the order of Criteria
partnership/match.Match.Score	the points of all reasons
partnership/match.Match.Shares	the partnerships in which it already shares the service
partnership/match.Match.Start	the first day on which all can start; not set: not known
partnership/match.Match.Worst	the worst place that it could have
partnership/match.MemberFit	MemberFit is how well one member of a partnership fits a newcomer.
partnership/match.MemberFit.Of	the points of a perfect fit
partnership/match.MemberFit.Org	the member
partnership/match.MemberFit.Reasons	for and against
partnership/match.MemberFit.Score	the points of its reasons
partnership/match.Obstacle	Obstacle is a constraint that a candidate does not meet, or that it may not meet because a fact is not known.
partnership/match.Obstacle.Constraint	which constraint
partnership/match.Obstacle.Facts	the facts that it rests on
partnership/match.Obstacle.Found	what was found, in words
partnership/match.Obstacle.Relax	the changes of the wish that together remove it; empty: no change of the wish does
partnership/match.Org	Org is an organisation that may share: who it is, where, how large, with what strategy, and how it runs its services. What is not set is not known.
partnership/match.Org.Excluded	the organisations with which it does not share
partnership/match.Org.First	its first day; not set: it exists already
partnership/match.Org.Grid	where it is on the National Grid; not set: its place in degrees is used
partnership/match.Org.Last	its last day; not set: no end is known
partnership/match.Org.Neighbours	its statistical neighbours; empty: not known
partnership/match.Org.Organisation	who it is, its kind, population, place and political control
partnership/match.Org.Profiles	how it runs its services
partnership/match.Org.Strategy	what it wants to share, and how
partnership/match.Org.Successors	who takes its place after Last
partnership/match.Org.Touching	whose areas touch its own; empty: not known
partnership/match.Org.Validate()	Validate returns what is wrong with the organisation by itself: - ErrRequired: a last day without a successor - ErrInvalid: successors without a last day; the strategy of another organisation; a list of other organisations that has the organisation itself - ErrOrder: a last day before the first - ErrDuplicate: an organisation that is listed before, a second profile of one service - what Organisation, Grid, Strategy, ServiceProfile and Exclusion find
partnership/match.Pair	Pair is how well two members of a group go together.
partnership/match.Pair.A	one of the two: the organisation that wishes, or the one whose id comes first
partnership/match.Pair.B	the other
partnership/match.Pair.Of	the points of a perfect fit
partnership/match.Pair.Reasons	for and against, in the order of Criteria
partnership/match.Pair.Score	the points of all reasons
partnership/match.PartnerPool	PartnerPool is what is known on a day about possible partners: the organisations, the services that they may share, the partnerships that exist already, and what organisations want.
partnership/match.PartnerPool.AsOf	the day on which all this is known: it decides who controls a council, and which partnerships are live
partnership/match.PartnerPool.Existing	the partnerships that exist; empty: not known
partnership/match.PartnerPool.Orgs	the organisations that may share them
partnership/match.PartnerPool.Services	the services that may be shared
partnership/match.PartnerPool.Validate()	Validate returns all that is wrong with the pool, in the order of its fields: - ErrRequired: no day - ErrDuplicate: two services, organisations or partnerships with one id - ErrNotFound: an organisation, a service or a partnership that something names and the pool does not have - ErrRange: more than MostOrgs organisations - what ServiceType, Org, Existing and Wish find
partnership/match.PartnerPool.Wishes	what organisations have said that they want; an organisation without a wish for a service may want it or not
partnership/match.Preference	Preference is how much one criterion counts, and why.
partnership/match.Preference.Criterion	which criterion
partnership/match.Preference.Reason	why it counts so much
partnership/match.Preference.Validate()	Validate returns what is wrong with the preference: - ErrRequired: no criterion or weight - ErrInvalid: an unknown criterion - ErrRange: a weight that is not from 0 to 1,000,000 - what the checks of package field find in the reason
partnership/match.Preference.Weight	how much it counts, relative to the other weights; 0: not at all
partnership/match.Preferences	Preferences say how much each criterion counts. A criterion that is not listed does not count.
partnership/match.Preferences.Criteria	one preference for each criterion that counts
partnership/match.Preferences.Far	in kilometres: a partner this far away or farther gets no points for distance
partnership/match.Preferences.Name	what people call them
partnership/match.Preferences.Patience	in days: a start that is this late or later gets no points for an early start
partnership/match.Preferences.Validate()	Validate returns what is wrong with the preferences: - ErrRequired: no name, preference, distance or patience - ErrDuplicate: a second preference for one criterion - ErrRange: a distance that is not from 1 to 20,000; a patience that is not from 1 to 36,525; weights that are all 0 - what Preference finds
partnership/match.Ranking	Ranking is the answer to a wish.
partnership/match.Ranking.AsOf	the day of the pool
partnership/match.Ranking.Excluded	the candidates that do not, by id
partnership/match.Ranking.Matches	the candidates that meet every constraint, best first
partnership/match.Ranking.Preferences	the preferences
partnership/match.Ranking.Relaxations	what it would bring to do without constraints, the fewest constraints first
partnership/match.Ranking.Tallies	how many candidates each constraint excludes, the most first
partnership/match.Ranking.Unclear	the candidates that may meet every constraint: a fact is not known; best first, without a place
partnership/match.Ranking.Untested	the constraints that the wish does not set
partnership/match.Ranking.Visits	live partnerships that share the service, to visit, the most similar first
partnership/match.Ranking.Wish	the wish
partnership/match.Record	Record is a kind of record that facts come from.
partnership/match.RecordedFact	RecordedFact is a fact that a reason rests on: in which record it is, where in that record, and what was found there.
partnership/match.RecordedFact.At	where in the JSON form of the record
partnership/match.RecordedFact.Found	what is there, or "not known"
partnership/match.RecordedFact.ID	the id of the record
partnership/match.RecordedFact.In	the kind of record
partnership/match.RecordedFact.Orgs	the organisations that it names
partnership/match.Relax	Relax is a change of the wish that removes an obstacle.
partnership/match.Relax.At	where in the wish
partnership/match.Relax.To	what has to be there instead
partnership/match.Relaxation	Relaxation is what it would bring to do without some constraints.
partnership/match.Relaxation.Changes	the changes that let First in
partnership/match.Relaxation.Constraints	which constraints
partnership/match.Relaxation.First	the first of them that a change of the wish lets in; not set: no change of the wish does
partnership/match.Relaxation.LetsIn	the candidates that no other constraint excludes, best first
partnership/match.Relaxation.Score	the score of First
partnership/match.ServiceProfile	ServiceProfile is how an organisation runs a service today. What is not set is not known, with one exception: the locks are complete. Without a profile it is not known when the organisation can start.
partnership/match.ServiceProfile.Cost	Cost is what the service costs in a year, in pounds. It is a Quantity, because this package stands below the one that has money, and compares costs without adding them up.
partnership/match.ServiceProfile.Locks	contracts that hold the service until a day, and work to be done before a start; empty: there are none
partnership/match.ServiceProfile.Service	which service
partnership/match.ServiceProfile.Supply	whether to provide or to commission this service; not set: as the strategy says
partnership/match.ServiceProfile.Systems	the systems that it runs on, by names that all organisations of the pool use
partnership/match.ServiceProfile.Validate()	Validate returns what is wrong with the profile: - ErrRequired, ErrInvalid: an id that is missing or malformed, an unknown stance - ErrRange: a cost or volume below 0 - ErrDuplicate: a system or lock that is listed before - what Prerequisite.Validate finds
partnership/match.ServiceProfile.Volume	how much it handles in a year, in the unit of the service
partnership/match.ServiceType	ServiceType is a service that may be shared, such as payroll, and the kinds of body that have it.
partnership/match.ServiceType.ID	unique in the pool
partnership/match.ServiceType.Kinds	the kinds of body that have it; empty: every kind
partnership/match.ServiceType.Name	what people call it
partnership/match.ServiceType.Unit	the unit of its volume: cases a year
partnership/match.ServiceType.Validate()	Validate returns what is wrong with the service type: - ErrRequired: no id or name - ErrInvalid: a malformed id, an unknown kind - ErrDuplicate: a kind that is listed before - what the checks of package field find in the texts
partnership/match.Stand	Stand is whether a reason speaks for or against a candidate.
partnership/match.Support	Support is help that suits a match, and the reason for it.
partnership/match.Support.Facts	the facts that it rests on
partnership/match.Support.Kind	which kind of help
partnership/match.Support.Partnership	the partnership to visit
partnership/match.Support.Reason	why it suits the match
partnership/match.SupportKind	SupportKind is a kind of help for organisations that want to share. The Local Government Association has offered a funded expert and mediation, and councils that already share advise others to visit.
partnership/match.Wish	Wish is what an organisation wants: which service to share, from when, and on which conditions. A candidate that does not meet the conditions is excluded, whatever the preferences say.
partnership/match.Wish.Aim	to start, join or enlarge
partnership/match.Wish.Excluded	the organisations with which it does not want to share
partnership/match.Wish.From	the first day on which it wants to share; not set: as soon as its contracts allow
partnership/match.Wish.Kinds	the kinds of partner that it accepts; empty: every kind
partnership/match.Wish.LatestStart	the last day on which a start is of use; not set: any day up to Until
partnership/match.Wish.Org	the organisation that wishes
partnership/match.Wish.Partnership	the partnership to enlarge or to join; to join, not set: any that shares the service
partnership/match.Wish.Power	the power, which every member must be able to use; not set: any power of Structure
partnership/match.Wish.Service	which service
partnership/match.Wish.Structure	the legal form, which every member must be able to use; not set: only Power is tested
partnership/match.Wish.Supply	whether to provide the service, to commission it, or either; not set: as its strategy says
partnership/match.Wish.Until	the last day on which it wants to share; not set: without end
partnership/match.Wish.Validate()	Validate returns what is wrong with the wish by itself: - ErrRequired: no organisation, aim or service; no partnership to enlarge - ErrInvalid: a malformed id; an unknown aim, stance, structure, power or kind; an id of a partnership that is to be started; an organisation that excludes itself; a power that the structure is not made under - ErrOrder: a latest start before From; Until before either - ErrRange: a distance that is not from 0 to 20,000 kilometres - ErrDuplicate: a kind or an organisation that is listed before
partnership/match.Wish.Within	how far a partner may be, in kilometres; not set: any distance
partnership/policy.Announcement	Announcement is a version of a rule that comes into force after the day of a report.
partnership/policy.Announcement.First	its first day in force
partnership/policy.Announcement.Rule	the rule's id
partnership/policy.Announcement.Title	what the rule will want
partnership/policy.Finding	Finding is one reason why a rule fails or is unknown.
partnership/policy.Finding.Found	what was found there
partnership/policy.Finding.Message	what is wrong or missing
partnership/policy.Finding.Outcome	fail or unknown
partnership/policy.Finding.Path	where; "" is the whole value
partnership/policy.Finding.Place	where, in words: "risk 'A member leaves', acceptance by"
partnership/policy.Finding.Waived	whether a waiver was in force for it
partnership/policy.Finding.Wanted	what was wanted
partnership/policy.Hearing	Hearing is the hearing of one rule on one value as of one day. The functions of a rule tell it what is known and what is wrong; the package comment says what follows from that. A Set makes it and passes it to these functions; do not use it after they have returned. The zero Hearing has no day and forgets what it is told.
partnership/policy.Outcome	Outcome is the answer of a rule about a value.
partnership/policy.Pointer	Pointer names a place in a value as a JSON Pointer (RFC 6901): a slash and a name for each step, with entries of a list counted from 0. "/members/1/veto" is the veto of the second member; "" is the whole value. Inside a name, "~1" stands for a slash and "~0" for a tilde.
partnership/policy.Pointer.Validate()	Validate returns ErrInvalid unless p is a JSON Pointer of up to field.MaxNote bytes: "", or a slash and more, with 0 or 1 after every tilde (RFC 6901, section 3).
partnership/policy.Report	Report is what a set of rules says of a value as of a day.
partnership/policy.Report.Announced	Announced has the next version of each rule that comes into force after AsOf, by rule id.
partnership/policy.Report.AsOf	AsOf is the day as of which the value was judged.
partnership/policy.Report.NotInForce	NotInForce has the ids of the rules without a version in force, in order.
partnership/policy.Report.Outcome	Outcome is the answer for the whole. Advisory and waived results do not make it worse. It is the first of these that is true: - fail: a result that blocks fails - unknown: a result that blocks is unknown, or no rule was in force - not-applicable: no rule applied - pass
partnership/policy.Report.Results	Results has one entry for each rule that was in force, by rule id.
partnership/policy.Report.Waivers	Waivers has all waivers in the order in which they were given to Waive, including those that do not hold or have nothing to waive.
partnership/policy.Result	Result is what one rule says of a value, with the version of the rule that said it.
partnership/policy.Result.Evidence	Evidence has the places at which the rule asked for evidence that was known, in the order in which it asked. Explain sets it, and Judge does not.
partnership/policy.Result.Findings	Findings are the reasons why the rule fails or is unknown, in the order in which the rule gave them. A rule that passes or does not apply has none.
partnership/policy.Result.InForce	the days on which this version is in force
partnership/policy.Result.Outcome	what the rule says
partnership/policy.Result.Rule	the rule's id
partnership/policy.Result.Severity	whether it blocks or only advises
partnership/policy.Result.Source	where the rule comes from
partnership/policy.Result.Title	what the rule wants
partnership/policy.Rule	Rule is one version of a rule over values of type T. It is in force on certain days.
partnership/policy.Rule.AfterGap	AfterGap is the reason why no version of the rule is in force on the days between the version before and this one, if there are such days. NewSet refuses such days without a reason, because the rule blocks nothing on them.
partnership/policy.Rule.Applies	Applies reports whether the rule is about the value. If Applies is nil, the rule is about every value. If Applies returns false, the outcome is - NotApplicable, if it asked for evidence and all of it was known - Unknown, if some of it was not known, or if it asked for no evidence
partnership/policy.Rule.Check	Check tells h what is known about the value and what breaks the rule.
partnership/policy.Rule.ID	the same in every version of the rule
partnership/policy.Rule.InForce	the days on which this version is in force
partnership/policy.Rule.Severity	whether it blocks or only advises
partnership/policy.Rule.Source	where the rule comes from
partnership/policy.Rule.Title	what the rule wants, as a sentence: "An exit plan is agreed within three months"
partnership/policy.Rule.Validate()	Validate returns what is wrong with the rule, in the order of its fields: - ErrRequired: an id, title, source document, severity, first day in force or check that is not set - ErrInvalid: a malformed id or address, an unknown severity - ErrOrder: a last day in force before the first - the errors of field.CheckName for the title, and of field.CheckNote for the reason of a gap
partnership/policy.RuleID	RuleID is the id of a rule: 1 to 64 ASCII letters, digits and - _ . : /, of which the first is a letter or a digit. Reports are in the order of these ids, byte by byte. To have rules in a certain order, number them: ogc-2008-1.
partnership/policy.RuleID.Validate()	Validate returns the error of field.CheckID for the id: ErrRequired or ErrInvalid.
partnership/policy.Set	Set is a set of rules over values of type T. They are in the order of their ids, and versions with one id in the order of their days in force. NewSet makes a set. It never changes, so any number of goroutines can use it. The zero Set has no rules.
partnership/policy.Severity	Severity says what follows if a rule fails or cannot judge.
partnership/policy.Source	Source is the document that a rule comes from.
partnership/policy.Source.Address	the address of its page on the web: https://… or http://…
partnership/policy.Source.Clause	the place in the document: "s.102", "clause 12.1", "lesson 1"
partnership/policy.Source.Document	an Act, judgment, agreement or guide, with its edition
partnership/policy.Source.Validate()	Validate returns what is wrong with the source, in the order of its fields: - ErrRequired: a document that is not set - ErrInvalid: an address that is not the address of a web page - the errors of field.CheckName for the document and the clause - ErrRange: an address of more than field.MaxNote characters
partnership/policy.Waiver	Waiver is a decision to go on for a time although a rule fails or is unknown.
partnership/policy.Waiver.By	who decided it
partnership/policy.Waiver.Path	Path is the place that is waived, with everything inside it; "" is the whole value. An entry of a list is known only by its index: if the order of the list changes, /members/1 is another member.
partnership/policy.Waiver.Reason	the reason, as it was given
partnership/policy.Waiver.Rule	the rule that is waived
partnership/policy.Waiver.Term	the days on which it holds; it must have a last day
partnership/policy.Waiver.Validate()	Validate returns what is wrong with the waiver, in the order of its fields: - ErrRequired: a rule, by, reason, first or last day that is not set - ErrInvalid: a malformed id or path - ErrOrder: a last day before the first - the errors of field.CheckName for by and of field.CheckText for reason Every waiver has a last day. A waiver without one would change the rule: make a new version of the rule instead.
partnership/report.Column	Column is a column of a table.
partnership/report.Column.Heading	Heading says what the cells of the column are.
partnership/report.Column.Number	Number says that the cells are numbers or amounts. They are aligned to the right.
partnership/report.Column.Unit	Unit is what the cells are counted in. It stands in brackets behind the heading: "Charge (£)".
partnership/report.Entry	Entry is a line of the directory: what a thing is called.
partnership/report.Entry.ID	unique among the things of its noun
partnership/report.Entry.Name	what people call it
partnership/report.Entry.Noun	what it is
partnership/report.Link	Link makes a text of a table a link. An address that does not begin with https:// or http://, or has spaces, quotes, backslashes, vertical bars, angle brackets or anything outside ASCII in it, makes no link.
partnership/report.Link.Address	with its scheme: "https://www.legislation.gov.uk"
partnership/report.Link.Text	of the cell or note, in full
partnership/report.MoneyAxis	MoneyAxis is a scale of money, in pence. A step is 1, 2 or 5 followed by zeros, such as £200,000.
partnership/report.MoneyAxis.Low	the amount at its beginning
partnership/report.MoneyAxis.Marks	how many steps there are to its end
partnership/report.MoneyAxis.Name	of the unit: "£ million"
partnership/report.MoneyAxis.Step	from mark to mark
partnership/report.MoneyAxis.Unit	what its labels count, in pence
partnership/report.Names	Names is a directory of names by noun and id. The zero value has none, so that every id shows as it is.
partnership/report.Noun	Noun is a kind of thing that has ids and names. Its text is the word for such a thing in a sentence. The constants are those of this module; a program may have more.
partnership/report.Table	Table is a table as people read it, or, without columns and rows, a piece of text with a title. All its parts are plain text, and each may be missing: what is not there is not written. A Table without any part is written as "".
partnership/report.Table.Columns	Columns are the headings, from the left. The first column is what each row is about.
partnership/report.Table.Level	Level is the level of the heading, from 1, the highest, to 6. 0 is the usual one, 2; any other number counts as the nearest of 1 to 6.
partnership/report.Table.Links	Links turn a cell or a note into a link if its whole text is the text of the link.
partnership/report.Table.Notes	Notes stand below, numbered from 1, so that a heading or a cell can point to one: "Equal shares 1".
partnership/report.Table.Rows	Rows have a cell for each column. A row with fewer cells is filled with empty ones, and where a row has more, the table has more columns, without headings.
partnership/report.Table.Summary	Summary says what the table shows, or what follows from it.
partnership/report.Table.Title	Title is the heading.
partnership/report.Table.Totals	Totals are the rows at the foot of the table, shown as totals. They have cells as Rows have.
partnership/report.Tables	Tables are tables one below the other.
partnership/schema.Properties	Properties are named schemas, in the order of the fields. In JSON they are an object.
partnership/schema.Property	A Property is a schema with its name.
partnership/schema.Property.Name	the key of a field, or the name in $defs
partnership/schema.Property.Schema	the schema
partnership/schema.Schema	A Schema is a JSON Schema. A keyword that is not set is not written.
partnership/schema.Schema.Additional	Additional is the schema of the values of all keys that are not in Properties.
partnership/schema.Schema.AnyOf	the value must meet at least one of these
partnership/schema.Schema.Closed	whether no other keys are allowed: "additionalProperties": false
partnership/schema.Schema.Const	the only text that is allowed
partnership/schema.Schema.Defs	the schemas that others refer to
partnership/schema.Schema.Description	what the value is
partnership/schema.Schema.Dialect	the address of the draft, at the top of a document
partnership/schema.Schema.Enum	the texts of a category
partnership/schema.Schema.Examples	examples of valid texts
partnership/schema.Schema.Format	the format of a text: "uuid" or "date-time"
partnership/schema.Schema.ID	the address of the schema, if you publish it
partnership/schema.Schema.Items	the schema of each entry of a list
partnership/schema.Schema.MaxItems	the greatest number of entries of a list
partnership/schema.Schema.MaxLength	the greatest length of a text, in characters
partnership/schema.Schema.Maximum	the greatest number
partnership/schema.Schema.MinItems	the least number of entries of a list
partnership/schema.Schema.MinLength	the least length of a text, in characters
partnership/schema.Schema.MinProperties	the least number of keys of an object
partnership/schema.Schema.Minimum	the least number
partnership/schema.Schema.Names	the schema of the keys themselves, if any key is allowed
partnership/schema.Schema.OneOf	the texts of a category, each with its title
partnership/schema.Schema.Pattern	a regular expression that the text must match
partnership/schema.Schema.Properties	the schemas of the values of an object, by key
partnership/schema.Schema.Ref	the address of another schema that the value must meet
partnership/schema.Schema.Required	the keys that an object must have
partnership/schema.Schema.Title	what a form calls the value
partnership/schema.Schema.Type	the JSON type: "object", "array", "string", "integer", "number", "boolean" or "null"
risk.Acceptance	Acceptance is a decision to live with a risk as it is, for a time. The zero Acceptance means that there is no such decision.
risk.Acceptance.By	who approved it
risk.Acceptance.On	the day of the approval
risk.Acceptance.Reason	why
risk.Acceptance.Until	the last day on which it holds
risk.Acceptance.Validate()	Validate returns what is wrong with the acceptance: - what field.OptionalName finds in who approved it, and field.OptionalNote in the reason - ErrOrder, at "until", if it ends before it was approved What is missing is for Checks, since registers in use lack it.
risk.Action	Action is something to be done about a risk.
risk.Action.Cost	what it costs; of a range, the least
risk.Action.CostMost	the most that it costs; not set: Cost is a single figure
risk.Action.Done	the day it was done; not set: not yet
risk.Action.Due	the last day to do it
risk.Action.Expected	where it is expected to bring the risk, and by which day
risk.Action.ID	unique in the risk
risk.Action.Ongoing	whether it goes on without a last day
risk.Action.Owner	who does it; not set: the action owner of the risk
risk.Action.Progress	how much of it is done, 0 to 1; not set: not known
risk.Action.Validate()	Validate returns what is wrong with the action: - an id that is missing (ErrRequired) or malformed (ErrInvalid) - what field.RequiredNote finds in what is to be done, and field.OptionalName in the owner - a cost below £0, and a progress outside 0 to 1 (ErrRange) - a highest cost without a lowest (ErrRequired), or below it (ErrOrder) - a due day for an action that is ongoing (ErrInvalid) - what Assessment.Validate finds in the expected assessment
risk.Action.What	what is to be done
risk.Appetite	Appetite is how much risk a body is willing to take, from 1, the least: the five levels of the Government Finance Function's Risk Appetite Guidance Note (2021). The zero Appetite is not stated.
risk.AppetiteFit	AppetiteFit is whether a risk is within the appetite that binds it.
risk.AppetiteStatement	AppetiteStatement is how much risk of a category a member is willing to take: in a word, as the highest rating, or as the highest score. A rating or a score overrides the word; the register says which rating each word stands for. Tolerance is apart from appetite: how far above it a member lets a risk go.
risk.AppetiteStatement.Appetite	how much, in a word; not set: only a rating or a score is stated
risk.AppetiteStatement.Category	of what; not set: of every category without a statement of its own
risk.AppetiteStatement.Member	whose; not set: that of every member without a statement of its own
risk.AppetiteStatement.Rating	the highest rating within the appetite; not set: that of the word
risk.AppetiteStatement.Score	the highest score within the appetite; not set: a rating limits it
risk.AppetiteStatement.ToleranceRating	the highest rating that is tolerated; not set: none is stated
risk.AppetiteStatement.ToleranceScore	the highest score that is tolerated; not set: none is stated
risk.AppetiteStatement.Validate()	Validate returns what is wrong with the statement: - ErrRequired: neither an appetite nor a rating nor a score - ErrInvalid: a malformed member; an unknown category or appetite; both a rating and a score, of the appetite or of the tolerance - ErrRange: a score that is not above 0
risk.Aspect	Aspect is which assessment of a risk is meant.
risk.Assessment	Assessment is how likely and how bad a risk was held to be on a day. Its levels are codes of a Matrix. What is not assessed has no level; that does not mean the lowest.
risk.Assessment.By	who assessed it
risk.Assessment.Impact	how bad, if the matrix has no criteria; not set: not assessed
risk.Assessment.Impacts	how bad by each criterion, if it has some
risk.Assessment.Likelihood	how likely it is; not set: not assessed
risk.Assessment.On	the day it was assessed
risk.Assessment.Rating	as the register records it; not set: the register has no rating
risk.Assessment.Reason	why
risk.Assessment.Score	as the register records it, with or without levels; not set: the register has no score
risk.Assessment.Validate()	Validate returns what is wrong with the assessment by itself: - ErrInvalid: a malformed code; impacts by criteria together with an impact - ErrDuplicate: two impacts by one criterion - what field.OptionalName finds in by, field.OptionalNote in the reason, and CriterionImpact.Validate; what matrix.Rating.Validate finds in a rating that is set Matrix.Rate says whether its codes are levels of a matrix. A day and a reason are for Checks, since registers in use lack them.
risk.Bearing	Bearing is who bears a loss. It is agreed apart from who pays the cost of the service. It moves money only: a lost reputation stays where it was lost.
risk.Bearing.AtFault	the kinds of fault for which the member at fault bears all; none: fault changes nothing
risk.Bearing.Caps	the most that a member bears
risk.Bearing.Clause	which clause of the agreement says so
risk.Bearing.Insurance	what insurers pay, layer by layer; none: the agreement names no insurer, and none pays
risk.Bearing.Shares	who bears how much; together exactly one
risk.Bearing.Validate()	Validate returns what is wrong with the bearing: - what partnership.CheckShares finds in the shares - ErrRequired: a cap without an organisation, an amount or a bearer of the rest - ErrInvalid: a malformed id; an unknown fault; an amount below £0; a cap whose rest comes back to the capped organisation - ErrDuplicate: two caps of one organisation; a fault named twice - ErrNotFound: a cap of an organisation that bears nothing - ErrRange: more than 50 insurers; insurers that together pay more than the whole of what lies in a layer - what field.OptionalName finds in the clause, and Insurance.Validate in the insurances
risk.BorneLoss	BorneLoss is the loss of one occurrence, and who bears it.
risk.BorneLoss.Occurrence	when it happened, and what it cost
risk.BorneLoss.Risk	of which risk
risk.BorneLoss.Split	who bears it; not set: not known
risk.BorneLoss.Title	what people call it
risk.Cap	Cap is the most that an organisation bears: of one loss, of all losses of a year together, or both.
risk.Cap.Most	how much of one loss; not set: only the year has a limit
risk.Cap.MostInYear	how much in a year, the annual aggregate; not set: only each loss has a limit
risk.Cap.Org	whose
risk.Cap.RestTo	who bears what is above it
risk.Category	Category is what a risk is about: one of the example categories of the Orange Book (HM Government, 2023, Annex 4), or one of the body's own, with a prefix that says whose it is: "hrw-waste-collection". The package field describes its form at IsOwn.
risk.Category.Validate()	Validate returns an error that wraps ErrRequired for no category, and ErrInvalid for an unknown one.
risk.Change	Change is what has happened to one risk since the register before, and why.
risk.Change.Before	where it stood; zero: not assessed, or not open
risk.Change.Details	what else of it has changed; a change of who bears it comes first
risk.Change.Kind	what has happened
risk.Change.MergedFrom	the risks that have become a part of it
risk.Change.MergedInto	the risk that it is a part of now
risk.Change.Now	where it stands; zero: not assessed, or not open
risk.Change.Reason	why, as the register has it; not set: it does not say
risk.Change.Removable	whether it is a candidate for removal: within appetite in this register and the one before, no worse than before, not happened since, and no plan for it is being carried out
risk.Change.Rise	by how much the score has risen; below 0: fallen; not set: not known
risk.Change.Risk	which
risk.Change.Shift	how a risk that was kept has moved; not set: one of the two registers has not assessed it, or does not say that it is open
risk.Change.SplitFrom	the risk that it was a part of, if it is new
risk.Change.SplitInto	the new risks that were a part of it
risk.Change.Title	what people call it
risk.Change.Trend	which way it has moved twice in a row
risk.ChangeDetail	ChangeDetail is one thing that has changed from one register to the next, in words.
risk.ChangeDetail.Refs	the ids in it, for which a report has names
risk.ChangeDetail.Review	whether it says only that the risk was reviewed again
risk.ChangeDetail.What	what has changed, with ids: "bearing harrow 100% (was harrow 50%, barnet 50%)"
risk.ChangeKind	ChangeKind is what has happened to a risk between two registers, apart from where it stands.
risk.ChangeReport	ChangeReport is what has changed in a register since the one before.
risk.ChangeReport.Changes	of each risk: in the order of the later register, then those that it does not have
risk.ChangeReport.Details	what has changed in the register apart from its risks: members, matrix, appetites, contingency plans
risk.ChangeReport.From	the day of the earlier register
risk.ChangeReport.Title	of the later register
risk.ChangeReport.To	the day of the later one
risk.ContingencyPlan	ContingencyPlan is what is done to keep a function going if a risk happens. The exit plan is the plan for a member that leaves.
risk.ContingencyPlan.Exit	whether it is the exit plan
risk.ContingencyPlan.Function	what it keeps going: "payroll on the 25th of the month"
risk.ContingencyPlan.Funding	who pays for it; none: not agreed
risk.ContingencyPlan.ID	unique in the register
risk.ContingencyPlan.Implement	what it costs to carry it out
risk.ContingencyPlan.Moves	from state to state, in order of time; none: not even a draft
risk.ContingencyPlan.Owner	who sets it off and sees it through
risk.ContingencyPlan.Prepare	what it costs to have it ready
risk.ContingencyPlan.RetireWhen	on what condition it is retired
risk.ContingencyPlan.Risks	the risks that it is for
risk.ContingencyPlan.StandDown	what it costs to go back
risk.ContingencyPlan.Steps	what is done
risk.ContingencyPlan.TestMonths	every how many months it is tested; 0: not known
risk.ContingencyPlan.Tests	the tests, in order of time
risk.ContingencyPlan.Trigger	what sets it off, as can be observed
risk.ContingencyPlan.Validate()	Validate returns what is wrong with the plan by itself: - ErrRequired: no id, function or risk; a step that does not say what is done; a test without a day, a description or an outcome; a move without a day or a state - ErrInvalid: a malformed id; an unknown outcome or state; a cost below £0; a move that PlanState.Next does not have - ErrDuplicate: a risk named twice - ErrRange: a number of days or of months below 0 - ErrOrder: tests or moves out of order - what partnership.CheckShares finds in the funding, if there is some - what field.CheckName finds in the function and the names of people, and field.CheckNote in the other texts Gaps says why a valid plan cannot be relied on.
risk.ContingencyPlan.Warning	how many days lie between the trigger and the harm; not set: not known
risk.Control	Control is what keeps a risk down: a procedure, a check, a clause, a person.
risk.Control.Effectiveness	the part of the risk that it takes away, 0 to 1; not set: no figure is known
risk.Control.Evidence	what shows that it works: "internal audit report 14/2026"
risk.Control.From	the first day of that status; of a planned control, the day on which it is to work
risk.Control.ID	unique in the risk, or in those that the register shares
risk.Control.Kind	what it does about the risk; not set: nobody has said
risk.Control.Owner	who keeps it working
risk.Control.Status	whether it works
risk.Control.Strength	how effective it is, in words; not set: nobody has said
risk.Control.Tested	the day of its last test; not set: none is recorded
risk.Control.Title	what it is
risk.Control.Validate()	Validate returns what is wrong with the control: - an id or status that is missing (ErrRequired), a malformed id or an unknown kind, strength or status (ErrInvalid) - what field.Required finds in the title, and field.OptionalName in the owner and the evidence - an effectiveness outside 0 to 1 (ErrRange)
risk.ControlKind	ControlKind is what a control does about a risk: one of the four kinds of the Orange Book (HM Treasury, 2004, chapter 6).
risk.ControlStatus	ControlStatus is whether a control works.
risk.ControlStrength	ControlStrength is how effective a control is, in the words of registers that give no figure. No figure is made of it.
risk.Deescalations	Deescalations are the risks that come back down, in order.
risk.DetailRef	DetailRef is an id in the words of a detail.
risk.DetailRef.At	where it begins, in bytes
risk.DetailRef.ID	the id
risk.DetailRef.Noun	what kind of thing it is the id of
risk.DiscreteOutcome	DiscreteOutcome is one of the amounts that may follow from an event.
risk.DiscreteOutcome.Amount	how much it costs, or brings; below £0: the other way round
risk.DiscreteOutcome.Probability	that it is this one, 0 to 1
risk.DiscreteOutcome.Validate()	Validate returns what is wrong with the outcome: - ErrRequired: a probability or an amount that is not known - ErrRange: a probability that is not from 0 to 1
risk.Escalation	Escalation is a risk that goes up.
risk.Escalation.Now	where it stands; zero: not assessed
risk.Escalation.Reasons	one for each condition of the rule: what was found of the risk
risk.Escalation.Risk	which
risk.Escalation.Source	where it is laid down
risk.Escalation.Title	what people call it
risk.Escalation.To	who is told
risk.Escalation.Unsure	whether it is not known if one of the conditions holds, as for a risk that is not assessed
risk.EscalationRule	EscalationRule says to whom a risk goes up, and when: if all the conditions that are set hold.
risk.EscalationRule.Above	it is above appetite in this many registers in a row, including the last
risk.EscalationRule.Impact	its impact is this level or higher, however likely it is
risk.EscalationRule.Overdue	its review or one of its actions is overdue
risk.EscalationRule.Rating	its rating is this or higher
risk.EscalationRule.Rise	its score has risen by this or more since the register before
risk.EscalationRule.Score	its score is this or higher
risk.EscalationRule.Source	where it is laid down
risk.EscalationRule.To	who is told: "the joint committee"
risk.EscalationRule.Tolerance	it is above the tolerance of a member
risk.EscalationRule.Validate()	Validate returns what is wrong with the rule: - what field.Required finds in who is told and in the source - no condition (ErrRequired) - a score or a rise that is not above 0, and fewer registers than 0 (ErrRange) - an unknown velocity and a malformed impact (ErrInvalid)
risk.EscalationRule.Velocity	it is felt this soon, or sooner
risk.EscalationRule.Worse	it is worse than in the register before, by rating, score and levels
risk.Escalations	Escalations are the risks that go up, in order.
risk.Estimate	Estimate is what a risk may cost or bring: how often, and how much each time. Amounts are what a threat costs, or what an opportunity brings.
risk.Estimate.Ends	what the least and the most mean; not set: nobody has said
risk.Estimate.Item	the item of cost that it is about, by the name that an appraisal has for it
risk.Estimate.Least	the least that it costs, or brings, if it happens
risk.Estimate.Likely	the most likely amount, of a triangular or a PERT estimate
risk.Estimate.Months	the horizon, in months; not set: a year
risk.Estimate.Most	the most
risk.Estimate.On	the day of the estimate
risk.Estimate.Outcomes	of a discrete estimate: every amount that is possible, in place of a range
risk.Estimate.Probability	that the event happens within the horizon, 0 to 1
risk.Estimate.Rate	in place of a probability, for an event that may repeat: how often it happens within the horizon on average
risk.Estimate.Shape	how the amount lies between the least and the most; not set: nobody has said
risk.Estimate.Source	who estimated it, or from what
risk.Estimate.Stage	whether it is about the risk without controls, as it is, or as it is to be; not set: as it is
risk.Estimate.Validate()	Validate returns what is wrong with the estimate, in the order of its fields: - ErrRequired: neither a probability nor a rate (a discrete estimate may lack both, and its event is then certain); a least, likely or most amount that the shape needs; a discrete estimate without outcomes - ErrInvalid: a probability and a rate; an unknown shape, meaning of the ends or stage; a likely amount or outcomes that the shape does not use; a fixed amount with two values; an amount below £0; a lognormal whose ends are extremes, or whose least equals its most - ErrRange: a probability that is not from 0 to 1; a rate below 0; a lognormal with a least of £0; a horizon that is not from 1 to 1,200 months - ErrOrder: a most below the least; a likely amount that is not between them - ErrSum: outcomes whose probabilities do not make exactly 1 - what field.OptionalName finds in the item and the source It may lack a shape, and may not say what the ends mean.
risk.EstimateStage	EstimateStage is which stage of a risk an estimate is about.
risk.FaultKind	FaultKind is a kind of fault by which a member brings about a loss.
risk.Grouping	Grouping is how the risks of a register are grouped to be counted.
risk.Indicator	Indicator is a key risk indicator: a figure that moves before the risk does.
risk.Indicator.Better	which way it gets better
risk.Indicator.ID	unique in the risk
risk.Indicator.Limit	the value from which it is breached; not set: nobody has set one
risk.Indicator.Measure	what is measured: "posts vacant, %"
risk.Indicator.Readings	what was measured, in order of time
risk.Indicator.Validate()	Validate returns what is wrong with the indicator: - an id or direction that is missing (ErrRequired), a malformed id or an unknown direction (ErrInvalid) - what field.Required finds in the measure - a warning threshold beyond the limit (ErrOrder) - a reading without a day (ErrRequired), two of one day (ErrDuplicate), and readings out of order (ErrOrder)
risk.Indicator.Warning	the value from which it warns; not set: it has no warning threshold
risk.Insurance	Insurance is the layer of a loss that an insurer pays, or its part of a layer that it shares with others. Two insurers one above the other are two layers: £400,000 above £100,000, and £1,500,000 above £500,000. Two that pay 60% and 40% of one layer are two entries with the same deductible and limit.
risk.Insurance.Deductible	the first part of a loss, which lies below the layer; £0: it begins at the first pound
risk.Insurance.Insurer	who
risk.Insurance.Limit	how much of one loss lies in the layer
risk.Insurance.MostInYear	the most that it pays in a year, the annual aggregate; not set: no such limit
risk.Insurance.Part	how much of the layer this insurer pays, in co-insurance; not set: all of it
risk.Insurance.Validate()	Validate returns what is wrong with the insurance: - what field.Required finds in the insurer - ErrRequired: a deductible or a limit that is not known - ErrInvalid: an amount below £0
risk.Loss	Loss is one loss that has happened, or might.
risk.Loss.Amount	how much; £0 or more
risk.Loss.AtFault	who is at fault, and for how much of it; set if there is a fault
risk.Loss.Fault	the kind of fault that brought it about; not set: the loss is split as if nobody were at fault
risk.Loss.Validate()	Validate returns what is wrong with the loss: - an amount that is not known (ErrRequired) or below £0 (ErrInvalid) - an unknown kind of fault (ErrInvalid), or no kind where somebody is at fault (ErrRequired) - where there is a fault, what partnership.CheckShares finds in the shares of those at fault
risk.LossSplit	LossSplit is who bears how much of a loss, and why.
risk.LossSplit.Charges	what each organisation bears
risk.LossSplit.Insured	what the insurers pay
risk.LossSplit.Loss	the whole loss
risk.LossSplit.Steps	the working, in order
risk.LossSplit.Validate()	Validate proves that the split adds up. It returns: - ErrRequired for an amount that is not known - ErrSum at "chargesi.amount" where the steps do not make the charge - ErrSum at "steps" for an organisation that has workings and no charge - ErrSum at "charges" where the charges and what the insurers pay do not add up to the loss
risk.Losses	Losses are the losses that the risks of a register brought in a year, and who bears them.
risk.Losses.Losses	by risk in the order of the register, and of a risk in order of time
risk.Losses.Validate()	Validate proves that the losses add up. It returns what LossSplit.Validate finds, at "lossesi.split", and ErrSum at "lossesi.split.loss" if the amount that was split is not the loss.
risk.Losses.Year	the year
risk.Nature	Nature is whether a risk would do harm or good. ISO 31073:2022 has both: risk is the effect of uncertainty on objectives.
risk.Occurrence	Occurrence is one time at which a risk has happened: it has become an issue, with a loss that is booked against the risk.
risk.Occurrence.Booked	the posting, invoice or claim under which the loss is booked
risk.Occurrence.Loss	what it cost, and by whose fault; an amount that is not set is not known yet
risk.Occurrence.On	the day on which it happened
risk.Occurrence.Validate()	Validate returns what is wrong with the occurrence, apart from its day: - what field.OptionalNote finds in what happened, and field.OptionalName in where it is booked - what Loss.Validate finds in the loss, except that its amount need not be known
risk.Occurrence.What	what happened
risk.PlanCoverage	PlanCoverage is which contingency plans there are for a risk, and whether one of them can be relied on.
risk.PlanCoverage.Covered	whether one of them has no gap
risk.PlanCoverage.Missing	what is not recorded, and must be to tell whether it needs a plan: nature, status, members, current
risk.PlanCoverage.Now	where it stands
risk.PlanCoverage.Plans	its plans, in the order of the register
risk.PlanCoverage.Risk	which
risk.PlanCoverage.Title	what people call it
risk.PlanCoverages	PlanCoverages says which contingency plans there are for each risk that needs one.
risk.PlanGap	PlanGap is a reason why a contingency plan cannot be relied on.
risk.PlanID	PlanID is the id of a contingency plan, with the same letters as an OrgID.
risk.PlanID.Validate()	Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a malformed id.
risk.PlanMove	PlanMove is the day on which a plan came to a state.
risk.PlanMove.By	who decided it
risk.PlanMove.On	the day of the move, which is the first day in the state
risk.PlanMove.To	the state
risk.PlanStanding	PlanStanding is where a contingency plan stands: how far it has got, and whether it can be relied on.
risk.PlanStanding.Exit	whether it is the exit plan
risk.PlanStanding.Gaps	why it cannot be relied on
risk.PlanStanding.Plan	which
risk.PlanStanding.State	how far it has got; not set: not even a draft
risk.PlanState	PlanState is how far a contingency plan has got.
risk.PlanStep	PlanStep is one thing that is done under a contingency plan.
risk.PlanStep.Lead	how many days after the trigger it has its effect; not set: not known
risk.PlanStep.Owner	who does it
risk.PlanStep.Validate()	Validate returns what is wrong with the step: - what field.RequiredNote finds in what is done, and field.OptionalName in the owner - a lead time below 0 (ErrRange)
risk.PlanStep.What	what is done
risk.PlanTest	PlanTest is a test of a contingency plan.
risk.PlanTest.How	what was done: "table-top exercise"
risk.PlanTest.Lessons	what was learned
risk.PlanTest.On	the day
risk.PlanTest.Outcome	how it went
risk.Proposal	Proposal is a risk that a shared service is likely to meet, to be taken into its register, and what to watch and to do.
risk.Proposal.Indicators	figures that tell of it; their thresholds are for the members to set
risk.Proposal.Reasons	what in the partnership points to it; empty in Barriers
risk.Proposal.Risk	the risk, open and not assessed: nobody can say from outside how likely it is
risk.Proposal.Source	who found that shared services meet it
risk.Proposal.Treatments	what others have done about it
risk.Proposal.Validate()	Validate returns what is wrong with the risk and the source, and what field.CheckText finds in the other texts.
risk.Proposals	Proposals are risks that a shared service is likely to meet.
risk.RangeEnds	RangeEnds is what the least and the most of an estimate mean.
risk.Reading	Reading is what an indicator showed on a day.
risk.Reading.On	the day
risk.Reading.Value	what it showed; not set: it could not be measured
risk.Recast	Recast is an assessment that a translation has moved to another place, score or rating, or whose recorded score was not what the old matrix gave.
risk.Recast.After	where it stands on the new
risk.Recast.Assessment	which: inherent, current, target or actions0.expected
risk.Recast.Before	where it stood on the old matrix
risk.Recast.Risk	of which risk
risk.Recast.Wrong	the score that was recorded, if the old matrix did not give it; not set: the score was right, or there was no score
risk.Recasts	Recasts are the assessments that a translation has changed.
risk.Recode	Recode is a level of a matrix and the one of another that takes its place.
risk.Recode.From	of the old matrix
risk.Recode.To	of the new
risk.Register	Register is the risks of a partnership, or of one of its members, as they stood on a day, with all that is needed to judge them. A register that was reported is not changed any more: the next report is a new register, and Changes compares the two.
risk.Register.AppetiteRatings	the highest rating that is within an appetite: for each of Appetites
risk.Register.Appetites	who is willing to take how much
risk.Register.AsOf	the day on which it stood so
risk.Register.Controls	the controls that several risks share
risk.Register.Matrix	how risks are rated
risk.Register.Member	the member whose own register it is; not set: it is the register of the partnership
risk.Register.Members	the members; a risk that names none concerns all of them
risk.Register.OpportunityMatrix	how opportunities are rated, with an impact scale of their own and the same ratings; not set: as threats are
risk.Register.Partnership	whose risks: the id of the partnership
risk.Register.Plans	the contingency plans
risk.Register.PlansFrom	from this rating up a shared risk needs a tested contingency plan; not set: not decided
risk.Register.ReviewMonths	every how many months a risk is reviewed: for each rating of the matrix, the lowest first
risk.Register.ReviewWeeks	every how many weeks, in place of months
risk.Register.Risks	in the order of the register
risk.Register.Title	what people call it
risk.Register.Validate()	Validate returns all that is wrong with the register, in the order of its fields. For the risks, the errors of each by itself come first, and then those of risks that do not fit the register or one another: - ErrRequired: no partnership, title, day or member; what the parts require - ErrInvalid: a malformed id; an opportunity matrix with other ratings than the matrix; a level that the matrix does not have; a score that it cannot give; more or fewer review intervals than ratings; an interval below 1 month or week, or in both; more or fewer appetite ratings than Appetites; risks that are merged into one another in a circle, or into one that was over before - ErrOrder: a worse rating reviewed less often, a greater appetite that ends at a lower rating, a tolerance below the appetite; what has happened to a risk or a plan after the day of the register - ErrDuplicate: a member named twice; two statements of one appetite; two controls, risks or plans of one id - ErrNotFound: a member, rating, control or risk that the register does not have - what Matrix, AppetiteStatement, Control, Risk and ContingencyPlan find Whether the register is a good one is for Checks, which also finds risks that cause one another in a circle.
risk.Risk	Risk is one entry of a register: what may happen, why, what follows, and what is done about it.
risk.Risk.Acceptance	the decision to live with it
risk.Risk.ActionOwner	who does the actions that name nobody
risk.Risk.Actions	what is to be done
risk.Risk.AlsoIn	the other categories that it belongs to
risk.Risk.Bearing	who bears the loss; not set: not agreed
risk.Risk.Category	what it is about
risk.Risk.Cause	what brings it about: as a result of this …
risk.Risk.CausedBy	the risks that bring it about
risk.Risk.Consequence	… which would lead to this
risk.Risk.Controls	what keeps it down
risk.Risk.Current	with the controls that work now
risk.Risk.EndReason	why
risk.Risk.Ended	the day it was closed or merged
risk.Risk.Estimate	its probability and amount; not set: not estimated
risk.Risk.Event	… this may happen …
risk.Risk.ID	unique in the register
risk.Risk.Indicators	the figures that tell of it
risk.Risk.Inherent	as if there were no controls
risk.Risk.Lines	the service lines that it concerns; empty: all of them
risk.Risk.Members	whom it concerns; empty: every member of the register
risk.Risk.MergedInto	the risk that it is a part of now
risk.Risk.Nature	threat or opportunity
risk.Risk.Objectives	the aims of the body that the risk affects
risk.Risk.Occurrences	the times at which it has happened, in order of time
risk.Risk.Owner	who answers for it
risk.Risk.Proximity	the first day on which it could happen; not set: not known
risk.Risk.Raised	the day it was identified
risk.Risk.Ref	how the register prints its number: "Corp 1", "6(a)"
risk.Risk.Related	other risks to be seen with it
risk.Risk.Reviewed	the last review that left the assessment as it was; not set: none is recorded
risk.Risk.SharedControls	the controls of the register, by id, that keep this risk down too
risk.Risk.Source	where it comes from: "clauses 21 and 22 of the agreement"
risk.Risk.SplitFrom	the risk that it was a part of before; not set: none
risk.Risk.Status	open, closed or merged
risk.Risk.Target	where it is to be, and by which day
risk.Risk.Title	what people call it
risk.Risk.Treatment	what is decided about it; not set: nothing
risk.Risk.Validate()	Validate returns what is wrong with the risk by itself, in the order of its fields: - ErrRequired: no id, title, nature or status; a closed or merged risk without the day on which it ended; a merged risk without the one that it is merged into; an occurrence without a day - ErrInvalid: a malformed id; an unknown category; an open risk that ended; a risk that is not merged but names one that it is merged into; a reference to itself; a merged risk with an action that is not done; a threat to take; an opportunity to treat or to terminate - ErrOrder: ended before it was raised; occurrences out of order of time - ErrDuplicate: a member, line, risk or shared control named twice in one list; its category in also_in; two actions or indicators with one id - what field.CheckName finds in the title and the owners, and field.CheckNote in the other texts - what Bearing, Estimate, Assessment, Control, Action, Acceptance, Indicator and Occurrence find Checks says whether the risk is well managed: whether it has a cause, an event, a consequence, a category, an owner and an assessment with a day, and counts no control twice. Validate does not ask for these, since registers in use lack many of them.
risk.Risk.Velocity	how soon after the event it is felt
risk.RiskID	RiskID is the id of a risk in its register, with the same letters as an OrgID.
risk.RiskID.Validate()	Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a malformed id.
risk.Series	Series is where each risk stood in each of some registers, and which way it moved.
risk.Series.Periods	one for each register, in order of time
risk.Series.Rows	one for each risk that was open in one of them: in the order of the last register, then those of the one before that it does not have, and so on
risk.Series.Title	of the last register
risk.SeriesPeriod	SeriesPeriod is what the open threats of a register make together.
risk.SeriesPeriod.Current	the sum of the scores of their current risks; not set: one is not known
risk.SeriesPeriod.Inherent	the sum of the scores of their inherent risks; not set: one is not known
risk.SeriesPeriod.On	the day of the register
risk.SeriesPeriod.Reduction	by how many per cent Current is lower than Inherent, to a tenth; below 0: it is higher; not set: not known
risk.SeriesPoint	SeriesPoint is where a risk stood in one period.
risk.SeriesPoint.Current	with the controls that work; zero: not assessed, or not open
risk.SeriesPoint.Inherent	as if there were no controls; zero: not assessed, or not open
risk.SeriesPoint.Open	whether the risk was open
risk.SeriesPoint.Shift	which way the current risk went since the period before; not set: not known, or not open in both
risk.SeriesPoint.Target	where it is to be; zero: not assessed, or not open
risk.SeriesRow	SeriesRow is one risk over all periods.
risk.SeriesRow.Nature	threat or opportunity
risk.SeriesRow.Points	one for each period
risk.SeriesRow.Risk	which
risk.SeriesRow.Title	what people call it, in the last register that has it
risk.Shape	Shape is how the amount of an estimate lies between its ends.
risk.Signal	Signal is what a key risk indicator says.
risk.Standing	Standing is where an open risk stands in its register: its rating, the appetite that binds it and its next review.
risk.Standing.Above	by how many ratings it is above, 0 for one that is within; not set: not known, or the limit is a score
risk.Standing.Appetite	the strictest of the members that it concerns; 0: not stated
risk.Standing.Fit	whether the risk is within it
risk.Standing.Limit	the highest rating within it; not set: not known
risk.Standing.LimitScore	the highest score within it; not set: not known
risk.Standing.Nature	threat or opportunity
risk.Standing.Now	its current assessment on the matrix; zero: not assessed
risk.Standing.Percent	Points in per cent of LimitScore, to a tenth; not set: not known
risk.Standing.Points	by how many points of the score it is above, 0 for one that is within; not set: not known
risk.Standing.ReviewDue	the last day for its next review; not set: not known
risk.Standing.Risk	which
risk.Standing.Title	what people call it
risk.Standing.Tolerance	whether the risk is within the strictest tolerance; not set: no member has stated one
risk.Standing.Whose	whose appetite that is; not set: that stated for all members
risk.Standings	Standings is where some open risks stand, the worst first.
risk.Status	Status is whether a risk is still on the register for action.
risk.Tallies	Tallies are how many open risks of each group of a register have each rating.
risk.Tallies.By	what they are grouped by
risk.Tallies.Groups	those that have risks
risk.Tallies.Of	of which assessments; not set: the current ones
risk.Tallies.Ratings	of the matrix, the lowest first
risk.Tally	Tally is how many open risks of a group have each rating.
risk.Tally.Above	how many are above the appetite that binds them
risk.Tally.Group	the category, service line or member; "" for risks that name no line or concern no member, and for all together
risk.Tally.NotRated	how many have no rating
risk.Tally.Opportunities	how many of all are opportunities
risk.Tally.Rated	how many have each rating of the matrix, the lowest first
risk.Tally.Unclear	for how many it is not known whether they are above it
risk.TestOutcome	TestOutcome is how a test of a contingency plan went.
risk.Translation	Translation is how assessments move from one matrix to another: by a table for each axis that names a level of the new matrix for every level of the old. Nothing is taken over because two codes look alike.
risk.Translation.Impact	one for each level of the old matrix
risk.Translation.Likelihood	one for each level of the old matrix
risk.Treatment	Treatment is what is decided about a risk: one of the four Ts of the Orange Book, or to take an opportunity.
risk.Trend	Trend is which way a risk has moved twice in a row. One move is no trend.
risk.Velocity	Velocity is how soon the consequence of a risk is felt after the event, from 1, the slowest. The zero Velocity is not known.
risk/matrix.Cell	Cell is the cell of a matrix in which a risk stands. Cells are comparable with ==. The zero Cell is not assessed.
risk/matrix.Cell.Impact	the level of impact, from 1, the lowest
risk/matrix.Cell.Likelihood	the level of likelihood, from 1, the lowest
risk/matrix.Cell.Place	likelihood × impact, as the body writes them: "4 × 5", "4.3 × 4.7"; not set: only the score is known
risk/matrix.Cell.Rank	the rank of the rating among the ratings of the matrix, from 1, the lowest; 0: not rated
risk/matrix.Cell.Rating	not set if the matrix has no ratings
risk/matrix.Cell.Score	not known if the matrix has no scores
risk/matrix.Combination	Combination says how the impacts by several criteria are combined into one impact.
risk/matrix.CoxCondition	CoxCondition is one of the conditions that the ratings of a matrix have to meet to agree with probability × loss (L. A. Cox, "What's Wrong with Risk Matrices?", Risk Analysis 28(2), 2008). They are about the lowest and the highest rating; all ratings between these count as one.
risk/matrix.CoxWarning	CoxWarning is a condition that a matrix does not meet.
risk/matrix.CoxWarning.Breaches	how many pairs of cells, or cells, break it
risk/matrix.CoxWarning.Condition	which
risk/matrix.CoxWarning.First	the first of them, in words
risk/matrix.Criterion	Criterion is one of several ways in which a risk can be bad: for money, for service, for reputation.
risk/matrix.Criterion.ID	unique in the matrix
risk/matrix.Criterion.Name	what it is about
risk/matrix.Criterion.Weight	how much it counts in a weighted mean
risk/matrix.CriterionID	CriterionID is the id of a criterion, with the form of an OrgID.
risk/matrix.CriterionID.Validate()	Validate returns an error that wraps ErrRequired for no id and ErrInvalid for a malformed one.
risk/matrix.CriterionImpact	CriterionImpact says how bad a risk is by one criterion.
risk/matrix.CriterionImpact.Criterion	which
risk/matrix.CriterionImpact.Impact	how bad; not set: not assessed
risk/matrix.CriterionImpact.Untouched	whether somebody found that the risk does not touch it; there is then no impact
risk/matrix.CriterionImpact.Validate()	Validate returns what is wrong with the impact by itself: - ErrRequired: a criterion that is missing - ErrInvalid: a malformed criterion or impact; an impact by a criterion that the risk does not touch
risk/matrix.Ends	Ends says which of the two ends of a band belong to it.
risk/matrix.Formula	Formula says how the scores of a likelihood and of an impact are combined into one score.
risk/matrix.HeatMap	HeatMap is a matrix with risks on it, to be drawn by SVG or written by Table. Both say everything in words. The same map always gives the same text.
risk/matrix.HeatMap.Matrix	the cells
risk/matrix.HeatMap.Risks	in the order in which a cell lists them
risk/matrix.HeatMap.Title	its heading
risk/matrix.HeatMap.Validate()	Validate returns what is wrong with the map: - ErrRequired: no title; a risk without a label - ErrDuplicate: two risks with one label - ErrInvalid: a cell that the matrix does not give - what Matrix.Validate finds in the matrix
risk/matrix.Level	Level is one level of a scale of likelihood or of impact.
risk/matrix.Level.Code	how registers write it; unique in its scale
risk/matrix.Level.Label	what it is called: "Very likely"; not set: its code
risk/matrix.Level.Probability	of a likelihood: how probable it is; not set: the body does not say
risk/matrix.Level.Score	what it counts for in a score; not set: the matrix has no scores
risk/matrix.Level.Validate()	Validate returns what is wrong with the level by itself: - a code that is missing (ErrRequired) or malformed (ErrInvalid); - what field.OptionalName finds in the label; - a score that is not above 0, is above 1000, or has more than three decimals (ErrRange).
risk/matrix.LevelCode	LevelCode is how a register writes a level of a scale: "5", "C", "likely". It has 1 to 64 letters, digits and -_.:/ as an OrgID has. No code means not assessed.
risk/matrix.LevelCode.Validate()	Validate returns an error that wraps ErrRequired for no code and ErrInvalid for a malformed one.
risk/matrix.LossBand	LossBand is a range of losses. £0 belongs to the band that begins there, even if Closed does not say so.
risk/matrix.LossBand.Closed	which ends belong to it
risk/matrix.LossBand.From	not set: no lower limit
risk/matrix.LossBand.To	not set: no upper limit
risk/matrix.LossScale	LossScale says how much money each level of impact is for a member: a small district feels what a county does not.
risk/matrix.LossScale.Bands	one for each level of impact, the lowest first
risk/matrix.LossScale.Org	whose it is; not set: it is for every member without a scale of its own
risk/matrix.Marker	Marker is a risk on a heat map.
risk/matrix.Marker.Before	where it stood before; zero: not known, or not to be shown
risk/matrix.Marker.Label	what the map calls it: its id
risk/matrix.Marker.Now	where it stands; zero: not assessed
risk/matrix.Marker.Opportunity	whether the map marks it as an opportunity
risk/matrix.Matrix	Matrix is how a body rates its risks: a scale of likelihood, a scale of impact, and a rating for each pair of levels. It is data, since bodies differ in more than their figures. One rates by score; another by a grid, in which cells of the same score can have different ratings; a third places its risks and does not rate them.
risk/matrix.Matrix.Bands	the scores of each rating, in the order of the ratings
risk/matrix.Matrix.Combine	how the impacts by criteria are combined; set if there are criteria
risk/matrix.Matrix.Criteria	the ways in which a risk can be bad; empty: it has one impact
risk/matrix.Matrix.Formula	how a score is made; not set: there are no scores
risk/matrix.Matrix.Grid	in place of bands: a row for each likelihood, with the rating for each impact; the lowest first in both
risk/matrix.Matrix.Impact	2 to 10 levels, the least bad first
risk/matrix.Matrix.ImpactWeight	of the impact in a weighted sum
risk/matrix.Matrix.Likelihood	2 to 10 levels, the least likely first
risk/matrix.Matrix.LikelihoodWeight	of the likelihood in a weighted sum
risk/matrix.Matrix.Losses	how much money each level of impact is; empty: the body does not say
risk/matrix.Matrix.Means	whether a likelihood or an impact may also be a number between the scores of two levels, such as the mean of the votes of a workshop: "4.30"
risk/matrix.Matrix.Name	what the body calls it
risk/matrix.Matrix.Ratings	the lowest first; empty: the body places its risks and does not rate them
risk/matrix.Matrix.Source	where it is laid down, with its edition
risk/matrix.Matrix.Validate()	Validate returns everything that is wrong with the matrix: - ErrRequired: no name or source; a level without a code; a level without a score where there is a formula; a band without an end or its Ends; a criterion without an id, a name, or the weight that a mean needs; ratings with neither bands nor a grid; bands without a formula; - ErrRange: fewer than 2 or more than 10 levels; one criterion only, or more than 20; one rating only, or more than 12; a text that is too long; a score or weight that is not above 0 and up to 1000 with three decimals; bands of losses or a grid that do not match the levels; bands that leave a gap; a score that no band has; - ErrOrder: scores that do not rise; bands out of order; a cell that is rated lower than one that is no worse; - ErrOverlap: bands that overlap; - ErrDuplicate: two levels, criteria, ratings or scales of losses that are the same; - ErrNotFound: a rating in the grid that is not one of the ratings; - ErrInvalid: a malformed code or id; a text that has to be on one line and is not; an unknown category; a probability of an impact; bands that are not one for each rating in their order; both bands and a grid; a field that is set and not used. Cells are checked only if nothing else is wrong.
risk/matrix.ProbabilityBand	ProbabilityBand is a range of probabilities. 0 belongs to the band that begins there, and 1 to the band that ends there, even if Closed does not say so.
risk/matrix.ProbabilityBand.Closed	which ends belong to it
risk/matrix.ProbabilityBand.From	0 to 1; not set: no lower limit
risk/matrix.ProbabilityBand.To	0 to 1; not set: no upper limit
risk/matrix.Rating	Rating is how a matrix rates a risk: "green", "amber", "red". No rating means not rated.
risk/matrix.Rating.Validate()	Validate returns what field.CheckName finds in the rating: ErrRequired if it is not set, ErrRange if it is too long, and ErrInvalid if it has characters that cannot be seen.
risk/matrix.RatingBand	RatingBand is the range of scores that have one rating, with both ends: 11 to 15 is amber.
risk/matrix.RatingBand.From	the lowest score
risk/matrix.RatingBand.Rating	one of the ratings of the matrix
risk/matrix.RatingBand.To	the highest score
risk/matrix.Scale	Scale is the levels of likelihood or of impact, the lowest first.
risk/matrix.Shift	Shift is how a risk has moved from one cell of a matrix to another. If it is not set, it is not known: the risk was not assessed before, or is not now; or one of the two cells has only a score, which is that of the other.
risk/quant.Adequacy	Adequacy is how far a reserve goes.
risk/quant.Adequacy.Enough	how likely it is to be enough, in per cent with two decimals
risk/quant.Adequacy.IfShort	what is missing on average if it is not enough; not known if it always is
risk/quant.Adequacy.Reserve	the reserve
risk/quant.Adequacy.Shortfall	what is missing on average; £0 counts where it is enough
risk/quant.AllocationBasis	AllocationBasis is the measure by which a contingency is allocated to the members.
risk/quant.Cause	Cause is a shock that makes several risks more likely at once. The overall probability of each risk stays that of its estimate; without the shock it is lower.
risk/quant.Cause.ID	unique in the portfolio
risk/quant.Cause.Probability	that the shock comes, in the time of the portfolio, 0 to 1
risk/quant.Cause.Raises	the risks that it makes more likely
risk/quant.Contribution	Contribution is what one risk contributes to the total.
risk/quant.Contribution.Effect	by how much the percentile is lower without it; below £0: higher
risk/quant.Contribution.InTail	its part of the expected shortfall
risk/quant.Contribution.Mean	what it costs on average
risk/quant.Contribution.Risk	which
risk/quant.Contribution.Without	the percentile of the total without it
risk/quant.Contributions	Contributions are what each risk contributes to the total.
risk/quant.Contributions.AtLeast	some but not all are left out, and those are threats: every percentile is a lower bound
risk/quant.Contributions.ExpectedShortfall	the mean of the worst totals beyond the percentile
risk/quant.Contributions.NotEstimated	the risks that are left out, since nobody has estimated them
risk/quant.Contributions.Percent	of the percentiles: 80 is the P80
risk/quant.Contributions.Percentile	of the total
risk/quant.Contributions.Risks	in the order of the portfolio, without those that are not estimated
risk/quant.Distribution	Distribution is how likely each total is, on a grid of money: Probabilitiesi is the probability of Lowest plus i steps. Totals at either end of a sum that together have a probability of no more than 1e-13 are counted with the nearest other step.
risk/quant.Distribution.Lowest	the least total; below £0: it brings more than it costs
risk/quant.Distribution.Probabilities	of each step from Lowest; together 1
risk/quant.Distribution.Spread	the part of each probability that lies around its step and not at it; empty: no part does
risk/quant.Distribution.Step	of the grid, which may be finer than that of the portfolio
risk/quant.Distribution.Validate()	Validate returns what is wrong with the distribution: - ErrRequired: no step, lowest total or probabilities - ErrRange: a step of £0 or less; a probability that is not from 0 to 1; a spread that is not from 0 to its probability, or is not one for each of them - ErrSum: probabilities that are more than 1e-9 away from 1 together
risk/quant.Exposure	Exposure is one risk of a portfolio.
risk/quant.Exposure.Bearing	who bears each loss; not set: not agreed, and no member's total is whole
risk/quant.Exposure.Estimate	as it is now; not set: not known, and the total is a lower bound
risk/quant.Exposure.ID	unique in the portfolio
risk/quant.Exposure.Inherent	as if there were no controls; not set: not known
risk/quant.Exposure.Nature	a threat costs, an opportunity brings
risk/quant.Exposure.Validate()	Validate returns what is wrong with the exposure, in the order of its fields: - a missing (ErrRequired) or malformed (ErrInvalid) id - a missing (ErrRequired) or unknown (ErrInvalid) nature - what risk.Estimate.Validate finds in an estimate that is set; ErrRequired at "shape" if it has no shape, and at "ends" if its shape needs to know what they mean; ErrRange at "rate" for more than 10,000 events; ErrInvalid at "stage" if it is about another stage - what risk.Bearing.Validate finds in a bearing that is set; ErrInvalid for one with a limit of a year, if the event may repeat: its total is then not known exactly
risk/quant.MemberTotal	MemberTotal is what one member bears.
risk/quant.MemberTotal.Covariance	of what it bears with what all bear together, in pounds squared; 0 if Mean is not known
risk/quant.MemberTotal.Distribution	of what it bears
risk/quant.MemberTotal.InTail	what it bears on average in the worst cases of all together: the part of the expected shortfall
risk/quant.MemberTotal.Mean	what it bears on average
risk/quant.MemberTotal.Org	who
risk/quant.MemberTotal.StandAlone	the percentile that it would need alone
risk/quant.MemberTotals	MemberTotals are what the members bear, each alone and all together.
risk/quant.MemberTotals.AtLeast	some but not all are left out, and those are threats: every percentile is a lower bound
risk/quant.MemberTotals.Benefit	what pooling saves: stand-alone less pooled; below £0: a pool needs more
risk/quant.MemberTotals.Members	in the order of the portfolio, then of the bearings
risk/quant.MemberTotals.NotAgreed	nobody has agreed who bears them: in the pool, and with no member
risk/quant.MemberTotals.NotEstimated	left out of everything
risk/quant.MemberTotals.Percent	of the percentiles: 80 is the P80
risk/quant.MemberTotals.Pooled	the percentile of what all bear together
risk/quant.MemberTotals.PooledMean	the mean of what all bear together
risk/quant.MemberTotals.StandAlone	the percentiles of all members added up; not known if a risk has no bearing
risk/quant.Portfolio	Portfolio is what is added up: some risks, who bears them, and how they depend on each other.
risk/quant.Portfolio.BiasedItems	the items of cost to which optimism bias is added already
risk/quant.Portfolio.Causes	what makes several risks more likely at once
risk/quant.Portfolio.Correlation	of one factor behind every event with a probability, 0 to 0.99; not set: the risks are independent but for the causes
risk/quant.Portfolio.Exposures	the risks
risk/quant.Portfolio.Grid	the step between two totals, or a multiple of it where a finer grid is needed
risk/quant.Portfolio.Members	who comes first in results; others that bear a loss follow
risk/quant.Portfolio.Months	the time that the total is for, in months; not set: a year
risk/quant.Portfolio.Validate()	Validate returns what is wrong with the portfolio, in the order of its fields: - ErrRequired: no exposures; a grid, or a part of an exposure or a cause, that is missing - ErrRange: a grid of £0 or less, or so fine or so coarse that the total cannot be held; a horizon that is not from 1 to 1,200 months; a correlation that is not from 0 to 0.99; a cause that alone makes a risk likelier than its estimate says - ErrDuplicate: two exposures, members or causes of one id; a risk raised twice - ErrNotFound: a cause that raises a risk that is not in the portfolio - ErrOrder: a cause that makes a risk less likely - ErrInvalid: a malformed id; causes and a correlation in one portfolio; a limit of a year that two risks share, whose total is then not known exactly - what Exposure.Validate finds
risk/quant.PortfolioTotal	PortfolioTotal is what the risks of a portfolio cost together, net of what insurers pay.
risk/quant.PortfolioTotal.AtLeast	some but not all are left out, and those are threats: every percentile is a lower bound
risk/quant.PortfolioTotal.CountedDouble	the risks whose item of cost has optimism bias added already: count only one of the two
risk/quant.PortfolioTotal.Distribution	of the sum; not set: no risk is estimated
risk/quant.PortfolioTotal.NotEstimated	the risks that are left out, since nobody has estimated them
risk/quant.ProposedAction	ProposedAction is something that could be done about a risk, and what the risk would be once it is done.
risk/quant.ProposedAction.After	the estimate once it is done
risk/quant.ProposedAction.Cost	what it costs; not set: not known
risk/quant.ProposedAction.ID	unique among the actions
risk/quant.ProposedAction.Risk	the risk that it changes
risk/quant.ProposedAction.Validate()	Validate returns what is wrong with the action: - a missing (ErrRequired) or malformed (ErrInvalid) id of the action or the risk - a cost below £0 (ErrInvalid) - an estimate that is missing (ErrRequired), or in which Exposure.Validate would find an error; its stage may only be target
risk/quant.Raise	Raise is how likely a risk is if a shock comes.
risk/quant.Raise.Risk	which
risk/quant.Raise.To	its probability, or its rate, in the time of the portfolio if the shock comes
risk/quant.Reduction	Reduction is what the controls in place take off the total.
risk/quant.Reduction.Current	the percentile as it is
risk/quant.Reduction.CurrentMean	the mean as it is
risk/quant.Reduction.Inherent	the percentile without controls
risk/quant.Reduction.InherentMean	the mean without controls
risk/quant.Reduction.Left	the risks that are not compared, since one of the estimates is missing
risk/quant.Reduction.Percent	of the percentiles: 80 is the P80
risk/quant.Reduction.TakenOff	the difference
risk/quant.Worth	Worth is what an action is worth, if it alone is done.
risk/quant.Worth.Action	the id of the action
risk/quant.Worth.After	the percentile of the total then
risk/quant.Worth.Cost	of the action
risk/quant.Worth.Net	what it takes off the percentile, less its cost; not known if one of the two is not
risk/quant.Worth.OffMean	by how much it lowers the mean; not known if the risk is not estimated now
risk/quant.Worth.Risk	the risk that it changes
risk/quant.Worth.TakesOff	by how much it lowers the percentile; below £0: it raises it; not known if the risk is not estimated now
risk/quant.Worths	Worths are what some actions are worth.
risk/quant.Worths.Actions	in the order in which they were given
risk/quant.Worths.AtLeast	some but not all are left out, and those are threats: every percentile is a lower bound
risk/quant.Worths.Before	the percentile as it is now; not known if no risk is estimated
risk/quant.Worths.NotEstimated	the risks that are left out of Before, since nobody has estimated them
risk/quant.Worths.Percent	of the percentiles: 80 is the P80
`
