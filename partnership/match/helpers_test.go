package match_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// number and day are for tables of figures and days.
func number(text string) partnership.Quantity { return partnership.MustQuantity(text) }
func day(text string) calendar.Date           { return calendar.MustDate(text) }

// faults is what the tests here compare errors as.
func faults(err error) []string { return fieldtest.Faults(err) }

// council returns a council of which only who it is is known.
func council(id partnership.OrgID, name string, kind partnership.Kind) match.Org {
	return match.Org{Organisation: partnership.Organisation{ID: id, Name: name, Kind: kind, Sector: partnership.LocalAuthority}}
}

// ruled returns who controls a council for ever.
func ruled(party string) []partnership.PoliticalControl {
	return []partnership.PoliticalControl{{Party: party, Term: calendar.Term{First: day("2022-05-05")}}}
}

// sample is made up, but for the names, kinds and populations of the councils. Harrow wants
// to share its legal service. Of everyone it says something that a test needs:
//
//   - barnet is like harrow in everything, and runs the service on the same system
//   - brent is near, under another party, on another system, and locked by a contract
//   - ealing is known by its name only
//   - bucks is large and far, and shares the service with hillingdon
//   - hillingdon comes to an end
//   - leeds is far, and excludes harrow
//   - glasgow and the trust cannot use every power
func sample() match.PartnerPool {
	harrow := council("harrow", "Harrow", partnership.LondonBorough)
	harrow.Organisation.Population = number("252000")
	harrow.Organisation.Control = ruled("labour")
	harrow.Grid = match.Grid{Easting: number("515000"), Northing: number("189000")}
	harrow.Touching = []partnership.OrgID{"barnet", "brent", "ealing", "hillingdon"}
	harrow.Neighbours = []partnership.OrgID{"barnet", "ealing"}
	harrow.Strategy = partnership.Strategy{Org: "harrow", Supply: partnership.Commissioner, Change: partnership.Incremental, Breadth: partnership.Few}
	harrow.Profiles = []match.ServiceProfile{{Service: "legal", Cost: number("2520000"), Volume: number("30000"), Systems: []string{"Iken"}}}

	barnet := council("barnet", "Barnet", partnership.LondonBorough)
	barnet.Organisation.Population = number("400000")
	barnet.Organisation.Control = ruled("labour")
	barnet.Grid = match.Grid{Easting: number("523000"), Northing: number("195000")} // 8 and 6 km: 10 km
	barnet.Touching = []partnership.OrgID{"harrow", "brent"}
	barnet.Neighbours = []partnership.OrgID{"harrow"}
	barnet.Strategy = partnership.Strategy{Org: "barnet", Supply: partnership.Provider, Change: partnership.Incremental, Breadth: partnership.Wide}
	barnet.Profiles = []match.ServiceProfile{{Service: "legal", Cost: number("3200000"), Volume: number("40000"), Systems: []string{"Norwel", "Iken"}}}

	brent := council("brent", "Brent", partnership.LondonBorough)
	brent.Organisation.Population = number("328000")
	brent.Organisation.Control = ruled("conservative")
	brent.Grid = match.Grid{Easting: number("519000"), Northing: number("186000")} // 4 and 3 km: 5 km
	brent.Touching = []partnership.OrgID{"harrow", "barnet"}
	brent.Neighbours = []partnership.OrgID{"barnet"}
	brent.Strategy = partnership.Strategy{Org: "brent", Supply: partnership.Commissioner, Change: partnership.Transformational, Breadth: partnership.Few}
	brent.Profiles = []match.ServiceProfile{{
		Service: "legal", Cost: number("6560000"), Volume: number("60000"), Systems: []string{"Visualfiles"},
		Locks: []partnership.Prerequisite{{ID: "cms", Kind: partnership.ContractLock, What: "Case management contract", LockedUntil: day("2027-03-31")}},
	}}

	bucks := council("bucks", "Buckinghamshire", partnership.UnitaryCouncil)
	bucks.Organisation.Population = number("560000")
	bucks.Grid = match.Grid{Easting: number("487000"), Northing: number("210000")} // 28 and 21 km: 35 km
	bucks.Touching = []partnership.OrgID{"hillingdon"}
	bucks.Strategy = partnership.Strategy{Org: "bucks", Supply: partnership.Either}
	bucks.Profiles = []match.ServiceProfile{{
		Service: "legal", Supply: partnership.Provider,
		Locks: []partnership.Prerequisite{{ID: "lease", Kind: partnership.ContractLock, What: "Lease of the office"}},
	}}

	hillingdon := council("hillingdon", "Hillingdon", partnership.LondonBorough)
	hillingdon.Organisation.Population = number("309000")
	hillingdon.Last, hillingdon.Successors = day("2028-03-31"), []partnership.OrgID{"ealing"}

	leeds := council("leeds", "Leeds", partnership.MetropolitanDistrict)
	leeds.Grid = match.Grid{Easting: number("430000"), Northing: number("433000")}
	leeds.Excluded = []match.Exclusion{{Org: "harrow", Reason: "too far away"}}

	trust := match.Org{Organisation: partnership.Organisation{ID: "trust", Name: "Northwick Trust", Kind: partnership.HealthBody, Sector: partnership.PublicAgency}}
	return match.PartnerPool{
		AsOf:     day("2026-01-01"),
		Services: []match.ServiceType{{ID: "legal", Name: "Legal", Unit: "hours"}, {ID: "waste", Name: "Waste collection", Kinds: match.LowerTier()}},
		Orgs: []match.Org{
			harrow, barnet, brent, council("ealing", "Ealing", partnership.LondonBorough), bucks, hillingdon, leeds,
			council("glasgow", "Glasgow", partnership.ScottishCouncil), trust,
		},
		Existing: []match.Existing{
			{ID: "chiltern", Name: "Chiltern Law", Service: "legal", Members: []partnership.OrgID{"bucks", "hillingdon"}, First: day("2020-04-01")},
			{ID: "wlwa", Name: "West London Waste", Service: "waste", Members: []partnership.OrgID{"harrow", "brent", "ealing"}},
			{ID: "old", Name: "Old Law", Service: "legal", Members: []partnership.OrgID{"harrow", "barnet"}, Last: day("2019-03-31")},
		},
		Wishes: []match.Wish{
			{Org: "barnet", Aim: match.ToStart, Service: "legal", Supply: partnership.Provider},
			{Org: "brent", Aim: match.ToStart, Service: "legal", Supply: partnership.Commissioner},
			{Org: "bucks", Aim: match.ToEnlarge, Service: "legal", Partnership: "chiltern"},
			{Org: "ealing", Aim: match.ToStart, Service: "waste"},
		},
	}
}

// wished is what Harrow wants.
func wished() match.Wish {
	return match.Wish{Org: "harrow", Aim: match.ToStart, Service: "legal", Supply: partnership.Commissioner, From: day("2026-04-01")}
}

// full is a wish that sets all there is.
func full() match.Wish {
	w := wished()
	w.LatestStart, w.Until = day("2026-12-31"), day("2031-03-31")
	w.Structure, w.Power = partnership.LeadAuthority, partnership.LGA1972Section101
	w.Kinds = []partnership.Kind{partnership.LondonBorough, partnership.UnitaryCouncil, partnership.MetropolitanDistrict}
	w.Within, w.Excluded = number("30"), []match.Exclusion{{Org: "ealing", Reason: "decided in 2024"}}
	return w
}

// rank ranks, and fails the test for an error.
func rank(t testing.TB, p match.PartnerPool, w match.Wish) match.Ranking {
	t.Helper()
	r, err := p.Rank(w, match.DefaultPreferences())
	require.NoError(t, err)
	return r
}

// ids returns who is ranked.
func ids(matches []match.Match) []string {
	all := []string{}
	for _, m := range matches {
		all = append(all, string(m.Org)+m.Partnership)
	}
	return all
}

// orgAt returns the organisation of a pool with an id.
func orgAt(p match.PartnerPool, id partnership.OrgID) *match.Org {
	for i := range p.Orgs {
		if p.Orgs[i].ID() == id {
			return &p.Orgs[i]
		}
	}
	panic("no " + id)
}

// random returns a pool of n organisations of which so many per cent of the facts are known.
func random(seed uint64, n, known int) match.PartnerPool {
	r := rand.New(rand.NewPCG(seed, 16))
	tells := func() bool { return r.IntN(100) < known }
	pick := func(n int) int { return r.IntN(n) }
	p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "legal", Name: "Legal", Unit: "hours"}, {ID: "waste", Name: "Waste"}}}
	id := func(i int) partnership.OrgID { return partnership.OrgID(fmt.Sprintf("o%04d", i)) }
	others := func(i, most int) []partnership.OrgID {
		var all []partnership.OrgID
		for range 1 + pick(most) {
			if j := pick(n); j != i {
				all = append(all, id(j))
			}
		}
		return unique(all)
	}
	quantity := func(least, most int) partnership.Quantity {
		q, _ := partnership.NewQuantity(int64(least + pick(most-least)))
		return q
	}
	kinds := []partnership.Kind{partnership.LondonBorough, partnership.UnitaryCouncil, partnership.DistrictCouncil, partnership.CountyCouncil}
	for i := range n {
		o := council(id(i), fmt.Sprint("Council ", i), kinds[pick(len(kinds))])
		if tells() {
			o.Organisation.Population = quantity(50_000, 600_000)
		}
		if tells() {
			o.Grid = match.Grid{Easting: quantity(300_000, 600_000), Northing: quantity(100_000, 500_000)}
		}
		if tells() {
			o.Touching = others(i, 6)
		}
		if tells() {
			o.Neighbours = others(i, 15)
		}
		if tells() {
			o.Organisation.Control = ruled([]string{"labour", "conservative", "liberal-democrat", partnership.NoOverallControl}[pick(4)])
		}
		if tells() {
			o.Strategy = partnership.Strategy{
				Org: id(i), Supply: partnership.SupplyStances()[pick(3)], Change: partnership.ChangeStances()[pick(2)], Breadth: partnership.BreadthStances()[pick(2)],
			}
		}
		if tells() {
			b := match.ServiceProfile{Service: "legal", Systems: []string{fmt.Sprint("system ", pick(4))}}
			if tells() {
				b.Cost = quantity(500_000, 9_000_000)
			}
			if tells() {
				b.Volume = quantity(5_000, 90_000)
			}
			if pick(3) == 0 {
				lock := partnership.Prerequisite{ID: "lock", Kind: partnership.ContractLock, What: "A contract"}
				if tells() {
					lock.LockedUntil = day("2026-03-31").AddDays(pick(1500))
				}
				b.Locks = []partnership.Prerequisite{lock}
			}
			o.Profiles = []match.ServiceProfile{b}
		}
		if tells() && i > 0 {
			p.Wishes = append(p.Wishes, match.Wish{Org: id(i), Aim: []match.Aim{match.ToStart, match.ToJoin}[pick(2)], Service: "legal", Supply: partnership.SupplyStances()[pick(3)]})
		}
		if pick(20) == 0 && i > 0 {
			o.Last = day("2026-04-01").AddDays(pick(2000))
			for len(o.Successors) == 0 {
				o.Successors = others(i, 1)
			}
		}
		if pick(15) == 0 {
			for _, x := range others(i, 3) {
				o.Excluded = append(o.Excluded, match.Exclusion{Org: x})
			}
		}
		p.Orgs = append(p.Orgs, o)
	}
	for i := range n / 10 {
		members := others(-1, 5)
		if len(members) < 2 {
			continue
		}
		service := []string{"legal", "waste"}[pick(2)]
		p.Existing = append(p.Existing, match.Existing{ID: fmt.Sprint("e", i), Name: fmt.Sprint("Partnership ", i), Service: service, Members: members})
	}
	return p
}

// unique returns ids without those that were there before.
func unique(all []partnership.OrgID) []partnership.OrgID {
	var once []partnership.OrgID
	seen := map[partnership.OrgID]bool{}
	for _, id := range all {
		if !seen[id] {
			seen[id], once = true, append(once, id)
		}
	}
	return once
}

// randomWish is what the first of a random pool wants.
func randomWish() match.Wish {
	return match.Wish{Org: "o0000", Aim: match.ToStart, Service: "legal", Supply: partnership.Either, From: day("2026-04-01")}
}

// firstOrgs returns the first n organisations of a random pool.
func firstOrgs(n int) []partnership.OrgID {
	var all []partnership.OrgID
	for i := range n {
		all = append(all, partnership.OrgID(fmt.Sprintf("o%04d", i)))
	}
	return all
}
