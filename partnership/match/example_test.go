package match_test

import (
	"fmt"
	"log"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/match"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// three are councils of which little is known.
func three() match.PartnerPool {
	org := func(id partnership.OrgID, name string, population, lat, lon string) match.Org {
		return match.Org{Organisation: partnership.Organisation{
			ID: id, Name: name, Kind: partnership.LondonBorough, Sector: partnership.LocalAuthority, Population: partnership.MustQuantity(population),
			Place: partnership.Place{Latitude: partnership.MustQuantity(lat), Longitude: partnership.MustQuantity(lon)},
		}}
	}
	return match.PartnerPool{
		AsOf:     calendar.MustDate("2026-01-01"),
		Services: []match.ServiceType{{ID: "legal", Name: "Legal"}},
		Orgs: []match.Org{
			org("harrow", "Harrow", "252338", "51.59772", "-0.34128"),
			org("barnet", "Barnet", "399007", "51.61554", "-0.21023"),
			org("bromley", "Bromley", "332752", "51.37198", "0.05184"),
		},
	}
}

// near prefers what is known of them.
func near() match.Preferences {
	return match.Preferences{
		Name: "Near and alike",
		Criteria: []match.Preference{
			{Criterion: match.Distance, Weight: partnership.MustQuantity("3"), Reason: "officers travel"},
			{Criterion: match.Size, Weight: partnership.MustQuantity("1")},
			{Criterion: match.Control, Weight: partnership.MustQuantity("1")},
		},
		Far: partnership.MustQuantity("50"), Patience: partnership.MustQuantity("365"),
	}
}

// Who fits best, and why: the points of the reasons add up to the score. Nobody has recorded who
// controls the councils, so that criterion counts from nothing to all.
func ExamplePartnerPool_Rank() {
	pool := three()
	wish := match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal", Supply: partnership.Either, From: calendar.MustDate("2026-04-01")}
	ranking, err := pool.Rank(wish, near())
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range ranking.Matches {
		fmt.Println(m.Place, m.Org, m.Score, "of", m.Of)
	}
	for _, r := range ranking.Matches[0].Reasons {
		fmt.Printf("%s, %s: %s; fit %s%%, weight %s, points %s\n", r.Criterion.Title(), r.Stand.Title(), r.Found, r.Fit, r.Weight, r.Points)
	}
	fmt.Println(ranking.Matches[0].Reasons[1].Facts[1].Text(pool.Names()))
	// Output:
	// 1 barnet 306 to 406 of 500
	// 2 bromley 154 to 254 of 500
	// Distance, For: 9.264 km apart; 50 km or more makes no points; fit 81%, weight 3, points 243
	// Similar population, For: the smaller population is 63% of the larger; fit 63%, weight 1, points 63
	// Same political control, Not known: not known: it is not recorded who controls one of them; fit 0 to 100%, weight 1, points 0 to 100
	// Barnet, organisation population: 399,007
}

// A wish that nobody can meet says what is in the way, and what doing without it would give.
func ExampleRanking_Summary() {
	pool := three()
	ranking, err := pool.Rank(match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal", Within: partnership.MustQuantity("5")}, near())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(ranking.Summary(pool.Names()))
	fmt.Print(ranking.ExcludedTable(pool.Names()).Markdown())
	// Output:
	// Nobody can meet the wish. “Distance” excludes the most: 2 of 2, 2 of them alone. Changing the wish (within: 10) lets Barnet in, with 306 to 406 points.
	// ## Who cannot meet the wish
	//
	// | Candidate | Constraint | What was found | It rests on | Changes of the wish that would remove it |
	// |---|---|---|---|---|
	// | Barnet | Distance | 9.264 km away, further than 5 km | Wish of Harrow, within: 5 km; Harrow, organisation place: 51.59772, -0.34128; Barnet, organisation place: 51.61554, -0.21023 | within: 10 |
	// | Bromley | Distance | 37.027 km away, further than 5 km | Wish of Harrow, within: 5 km; Harrow, organisation place: 51.59772, -0.34128; Bromley, organisation place: 51.37198, 0.05184 | within: 38 |
}

// The best group of three, and what each of its pairs is worth.
func ExamplePartnerPool_Groups() {
	pool := three()
	groups, err := pool.Groups(match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"}, near(), 3, 1)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(groups.Summary(pool.Names()))
	for _, pair := range groups.Groups[0].Pairs {
		fmt.Println(pair.A, pair.B, pair.Score)
	}
	fmt.Print(groups.Table(pool.Names()).Rows, groups.Groups[0].Table(pool.Names()).Totals, groups.Groups[0].Pairs[0].Table(pool.Names()).Totals)
	// Output:
	// Harrow, Barnet and Bromley fit best, with 648 to 948 of 1,500 points. It is proved that no other group is better.
	// harrow barnet 306 to 406
	// harrow bromley 154 to 254
	// barnet bromley 188 to 288
	// [[Harrow, Barnet and Bromley 1 648 948 1,500 not known not stated]] [[The group    648 948 1,500]] [[Score      306 406] [Of      500 500]]
}

// A partnership looks for a new member: each of its members counts.
func ExampleMatch_MemberTable() {
	pool := three()
	pool.Existing = []match.Existing{{ID: "hb", Name: "HB Law", Service: "legal", Members: []partnership.OrgID{"harrow", "barnet"}}}
	wish := match.Wish{Org: "harrow", Aim: match.ToEnlarge, Service: "legal", Partnership: "hb"}
	ranking, err := pool.Rank(wish, near())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(wish.Text(pool.Names()))
	fmt.Print(ranking.Matches[0].MemberTable(pool.Names()).Markdown())
	// Output:
	// Harrow wants to enlarge HB Law, which shares Legal
	// ## The fit of each member: Bromley
	//
	// | Member | Distance (%) | Similar population (%) | Same political control (%) |
	// |---|---:|---:|---:|
	// | Barnet | 35 | 83 | 0 to 100 |
	// | Harrow | 26 | 76 | 0 to 100 |
	// | **The match** | **31** | **80** | **0 to 100** |
	//
	// 1. The match has the mean of each column, rounded half up, with three exceptions: the best of “Provider and commissioner” and of “Wants it too”, and the worst of “Early start”.
}

// Reasons for and against, as a table.
func ExampleMatch_Table() {
	pool := three()
	ranking, err := pool.Rank(match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"}, near())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(ranking.Matches[0].Table(pool.Names()).Markdown())
	// Output:
	// ## Why Barnet
	//
	// | Criterion | Speaks | What was found | It rests on | Weight | Fit, % | At least (points) | At most (points) |
	// |---|---|---|---|---:|---:|---:|---:|
	// | Distance | For | 9.264 km apart; 50 km or more makes no points | Harrow, organisation place: 51.59772, -0.34128; Barnet, organisation place: 51.61554, -0.21023 | 3 | 81 | 243 | 243 |
	// | Similar population | For | the smaller population is 63% of the larger | Harrow, organisation population: 252,338; Barnet, organisation population: 399,007 | 1 | 63 | 63 | 63 |
	// | Same political control | Not known | not known: it is not recorded who controls one of them | Harrow, organisation control: not known; Barnet, organisation control: not known | 1 | 0 to 100 | 0 | 100 |
	// | **Score** |  |  |  |  |  | **306** | **406** |
	// | **Of** |  |  |  |  |  | **500** | **500** |
	//
	// 1. Points are the weight times the fit in per cent. They add up to the score.
	// 2. A criterion that is not known can make any points from 0 to its full weight. Matches are ordered by the middle of the score.
}

// The ranking as a table, and all tables of the answer by their titles.
func ExampleRanking_Tables() {
	pool := three()
	ranking, err := pool.Rank(match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"}, near())
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range ranking.Table(report.Names{}).Rows {
		fmt.Println(row)
	}
	for _, table := range ranking.Tables(pool.Names()) {
		fmt.Println(table.Title)
	}
	// Output:
	// [barnet 1 1 to 1 306 406 500 not known distance, similar population  same political control]
	// [bromley 2 2 to 2 154 254 500 not known similar population distance same political control]
	// Partners ranked
	// Why Barnet
	// Why Bromley
	// Who cannot meet the wish
	// What the constraints cost
	// Support that suits: Barnet
}

// Of whom it is not known whether they can start in time, and what the constraints cost.
func ExampleRanking_UnclearTable() {
	pool := three()
	wish := match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal", LatestStart: calendar.MustDate("2026-12-31"), Excluded: []match.Exclusion{{Org: "bromley"}}}
	ranking, err := pool.Rank(wish, near())
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range ranking.UnclearTable(pool.Names()).Rows {
		fmt.Println(row[0], row[len(row)-1])
	}
	fmt.Print(ranking.RelaxationTable(pool.Names()).Markdown())
	// Output:
	// Barnet not known whether it can start by 2026-12-31
	// ## What the constraints cost
	//
	// | Without | Excludes | Lets in | The best of them that a change of the wish lets in | By | Score (points) |
	// |---|---:|---:|---|---|---:|
	// | Excluded | 1 | 1 | Bromley | excluded 1: removed | 154 to 254 |
	//
	// 1. The wish sets no condition for: powers, tier and distance.
}

// What help suits a match.
func ExampleRanking_SupportTable() {
	pool := three()
	pool.Existing = []match.Existing{{ID: "south", Name: "South London Legal", Service: "legal", Members: []partnership.OrgID{"barnet", "bromley"}}}
	preferences := near()
	preferences.Criteria = append(preferences.Criteria, match.Preference{Criterion: match.Together, Weight: partnership.MustQuantity("1")})
	ranking, err := pool.Rank(match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal"}, preferences)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(ranking.SupportTable(1, pool.Names()).Markdown())
	fmt.Println(len(ranking.Support(1)), len(ranking.Matches[0].Support()))
	// Output:
	// ## Support that suits: Barnet
	//
	// | Support | Which | Reason | It rests on |
	// |---|---|---|---|
	// | Funded expert |  | They share nothing yet: a first business case has to be made. | Barnet: in no live partnership with the other |
	// | Visit | South London Legal | It shares the service, and its members fit with 232 to 332 of 600 points. | South London Legal, members: Barnet and Bromley |
	// 2 1
}

// The default preferences, each with its reason.
func ExampleDefaultPreferences() {
	for _, row := range match.DefaultPreferences().Table().Rows[:3] {
		fmt.Println(row[1], row[0]+":", row[2])
	}
	// Output:
	// 15 Areas touch: Geographical proximity drove the choice of partners in England (Dixon and Elston 2020). Areas that touch share borders, roads and staff.
	// 15 Distance: Geographical proximity, as above. It separates near from far where areas do not touch.
	// 12 Same kind of body: Similarity of organisation drove the choice (Dixon and Elston 2020). Bodies of one kind have the same functions.
}

// The kinds of council by what they have.
func ExampleUpperTier() {
	fmt.Println(len(match.SingleTier()), match.UpperTier()[0], match.LowerTier()[0])
	// Output:
	// 7 county district
}

// Every error comes at once, with its path.
func ExamplePartnerPool_Validate() {
	pool := three()
	pool.Orgs[1].Touching = []partnership.OrgID{"brent"}
	pool.Orgs[2].Last = calendar.MustDate("2028-03-31")
	fmt.Println(pool.Validate())
	fmt.Println(match.Wish{Org: "harrow"}.Validate())
	fmt.Println(match.Preferences{Name: "None", Criteria: []match.Preference{{Criterion: match.Size, Weight: partnership.MustQuantity("-1")}}}.Validate())
	// Output:
	// orgs[2].successors: it ends on 2028-03-31, and no successor is named: required
	// orgs[1].touching[0]: "brent" is not an organisation of the pool: not found
	// aim: required
	// service: required
	// criteria[0].weight: -1 is not from 0 to 1000000: out of range
	// far: required
	// patience: required
}
