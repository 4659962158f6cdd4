package reorganisation_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomArea is an order over councils c0, c1, … of which some are divided into new ones n0,
// n1, …, and o0, o1, … that it says nothing about.
type randomArea struct {
	*rand.Rand
	councils, news, others int
	order                  reorganisation.Order
}

// newArea is a random area.
func newArea(seed uint64, councils, news, others int) *randomArea {
	a := &randomArea{Rand: rand.New(rand.NewPCG(seed, 13)), councils: councils, news: news, others: others}
	a.order = reorganisation.Order{
		Name: "The Random Order", Area: "Anywhere", Vesting: day("2027-04-01"), Basis: "population", Steps: made("2026-01-01", "2026-03-01"),
	}
	for i := range news {
		a.order.Councils = append(a.order.Councils, reorganisation.Council{Org: org('n', i), Change: reorganisation.Begins})
	}
	for i := range councils {
		a.order.Councils = append(a.order.Councils, a.ending(i))
	}
	if a.IntN(2) == 0 {
		a.order.Caretaker = org('n', a.IntN(news))
	}
	return a
}

func org(letter byte, i int) partnership.OrgID {
	return partnership.OrgID(fmt.Sprintf("%c%d", letter, i))
}

// ending is a council that ends: the first ones pass as a whole, so that every new one gets
// something, and of the others every second is divided.
func (a *randomArea) ending(i int) reorganisation.Council {
	c := reorganisation.Council{Org: org('c', i), Change: reorganisation.Ends}
	if i < a.news || a.news < 2 || i%2 == 0 {
		c.To = org('n', i%a.news)
		return c
	}
	var people, base int64
	for j := range 2 + a.IntN(6) {
		p, b := int64(a.IntN(90_000)+1), int64(a.IntN(30_000))
		people, base = people+p, base+b
		part := part(fmt.Sprintf("p%d-%d", i, j), string(org('n', (i+j)%a.news)), fmt.Sprint(p), fmt.Sprint(b))
		c.Parts = append(c.Parts, part)
	}
	c.Totals = []reorganisation.Measure{{Driver: "population", Value: number(fmt.Sprint(people))}, {Driver: "tax-base", Value: number(fmt.Sprint(base))}}
	return c
}

// anyone is a council of the area, or one of the others.
func (a *randomArea) anyone() partnership.OrgID {
	if a.IntN(3) == 0 {
		return org('o', a.IntN(a.others))
	}
	return org('c', a.IntN(a.councils))
}

// file is a file with so many posts and contracts, and an asset and a debt for ten of each.
func (a *randomArea) file(t testing.TB, n, posts, contracts int) reorganisation.File {
	var members []partnership.OrgID
	for want := 2 + a.IntN(4); len(members) < want; {
		if m := a.anyone(); !slices.Contains(members, m) {
			members = append(members, m)
		}
	}
	f := fileOf(t, 'r', members...)
	f.Partnership.ID = uuid.UUID{1, byte(n), byte(n >> 8)}
	f.State.Partnership = f.Partnership.ID
	f.Costs[0].Term.First, f.Costs[0].Term.Last = day("2027-04-01"), day("2028-03-31")
	f.Costs[0].Total = costing.Pence(int64(a.IntN(50_000_000)))
	switch a.IntN(3) {
	case 0:
		f.Schedule.Entries[0].Scheme.Parts[0].Basis = costing.Basis{Kind: costing.FixedShares, Shares: a.shares(members)}
	case 1:
		f.Schedule.Entries[0].Scheme.Parts[0].Basis = costing.Basis{Kind: costing.DriverShares, Driver: "population"}
	}
	for _, m := range members {
		f.Figures = append(f.Figures, costing.Figure{Driver: "population", Org: m, Value: number(fmt.Sprint(a.IntN(300_000) + 1)), Source: "made up", On: day("2026-01-01")})
	}
	f.Register = a.register(f.Partnership.ID, members)
	for i := range posts {
		f.Posts = append(f.Posts, staff.Post{ID: staff.PostID(fmt.Sprintf("post-%d", i)), Employer: members[a.IntN(len(members))], Function: "Work", Grade: "SO1", FTE: number("1")})
		if a.IntN(2) == 0 {
			f.Serving = append(f.Serving, a.serving(f.Posts[i]))
		}
	}
	for i := range contracts {
		f.Contracts = append(f.Contracts, reorganisation.MemberContract{ID: exit.ContractID(fmt.Sprintf("contract-%d", i)), Name: "Contract", Holder: members[a.IntN(len(members))], Yearly: costing.Pence(int64(a.IntN(9_000_000)))})
	}
	for i := range posts/10 + 1 {
		f.Assets = append(f.Assets, reorganisation.MemberAsset{ID: exit.AssetID(fmt.Sprintf("asset-%d", i)), Name: "Asset", Holder: members[a.IntN(len(members))], Value: costing.Pence(int64(a.IntN(9_000_000)))})
		f.Debts = append(f.Debts, reorganisation.MemberDebt{Name: fmt.Sprintf("debt %d", i), Debtor: members[a.IntN(len(members))], Amount: costing.Pence(int64(a.IntN(9_000_000)))})
	}
	return f
}

// shares are random shares of some members.
func (a *randomArea) shares(members []partnership.OrgID) []partnership.Share {
	weights := make([]costing.Weight, len(members))
	for i, m := range members {
		weights[i] = costing.Weight{Org: m, Value: number(fmt.Sprint(a.IntN(1000) + 1))}
	}
	shares, _ := exit.SharesOf(weights)
	return shares
}

// serving is which parts a post serves: two of its employer, if that is divided.
func (a *randomArea) serving(p staff.Post) reorganisation.Serving {
	for _, c := range a.order.Councils {
		if c.Org == p.Employer && len(c.Parts) > 1 {
			first := 1 + a.IntN(99)
			return reorganisation.Serving{Post: p.ID, Parts: []reorganisation.PartShare{
				{Part: c.Parts[0].ID, Fraction: partnership.MustFraction(fmt.Sprintf("%d%%", first))}, {Part: c.Parts[1].ID, Fraction: partnership.MustFraction(fmt.Sprintf("%d%%", 100-first))},
			}}
		}
	}
	return reorganisation.Serving{Post: p.ID, Parts: []reorganisation.PartShare{{Part: "elsewhere", Fraction: partnership.MustFraction("100%")}}}
}

// register is a register of two risks.
func (a *randomArea) register(id uuid.UUID, members []partnership.OrgID) risk.Register {
	bearing := risk.Bearing{Shares: a.shares(members), Caps: []risk.Cap{{Org: members[1], Most: pounds("1000.00"), RestTo: members[0]}}}
	return risk.Register{
		Partnership: id, Title: "Risks", AsOf: day("2026-01-01"), Members: members, Matrix: matrix.FourByFour(),
		Appetites: []risk.AppetiteStatement{{Member: members[0], Appetite: 2}, {Member: members[1], Appetite: 3}},
		Risks: []risk.Risk{
			{ID: "r1", Title: "One", Nature: risk.Threat, Status: risk.OpenRisk, Bearing: bearing},
			{ID: "r2", Title: "Two", Nature: risk.Threat, Status: risk.OpenRisk, Members: members[:1]},
		},
	}
}

// checkLaws checks that nothing and nobody is lost: what is there once before is there once
// after, shares make one, and amounts add up.
func checkLaws(t *testing.T, before reorganisation.File, c reorganisation.Carried) {
	require.NoError(t, c.After.Validate())
	seen := map[string]int{}
	for _, p := range c.Pieces {
		seen[string(p.Kind)+" "+p.ID]++
		assert.NotEmpty(t, p.Reason.Title())
	}
	after := c.After
	require.Len(t, after.Posts, len(before.Posts))
	for i, p := range before.Posts {
		assert.Equal(t, 1, seen["post "+string(p.ID)])
		assert.Equal(t, p.ID, after.Posts[i].ID)
	}
	require.Len(t, after.Assets, len(before.Assets))
	for i, x := range before.Assets {
		assert.Equal(t, 1, seen["asset "+string(x.ID)])
		assert.Equal(t, x.Value, after.Assets[i].Value)
	}
	require.Len(t, after.Contracts, len(before.Contracts))
	for _, x := range before.Contracts {
		assert.Equal(t, 1, seen["contract "+string(x.ID)])
	}
	var owed, owes []costing.Money
	for _, d := range before.Debts {
		assert.Equal(t, 1, seen["debt "+d.Name])
		owed = append(owed, d.Amount)
	}
	for _, d := range after.Debts {
		owes = append(owes, d.Amount)
	}
	assert.Equal(t, total(owed), total(owes))
	require.Len(t, after.Register.Risks, len(before.Register.Risks))
	for _, r := range after.Register.Risks {
		assert.True(t, c.Untouched || seen["risk "+string(r.ID)] == 1)
	}
	checkNobodyIsLeft(t, c)
	for _, b := range c.Bills {
		var was, is []costing.Money
		gone, come := costing.Pence(0), costing.Pence(0)
		for _, d := range b.Changes {
			was, is = append(was, orZero(d.Before)), append(is, orZero(d.After))
			gone, come = gone.Plus(orZero(d.Before)), come.Plus(orZero(d.After))
		}
		assert.Equal(t, total(was), total(is), "the bill stays as much")
	}
}

// checkNobodyIsLeft checks that no council that ends has anything from the day on.
func checkNobodyIsLeft(t *testing.T, c reorganisation.Carried) {
	ended := func(o partnership.OrgID) bool { return o != "" && o[0] == 'c' }
	for _, p := range c.After.Posts {
		assert.False(t, ended(p.Employer))
	}
	for _, x := range c.After.Assets {
		assert.False(t, ended(x.Holder))
	}
	for _, x := range c.After.Contracts {
		assert.False(t, ended(x.Holder))
	}
	for _, x := range c.After.Debts {
		assert.False(t, ended(x.Debtor))
	}
	for _, m := range c.After.Partnership.On(c.Vesting).Members {
		assert.False(t, ended(m.Org))
	}
	for _, l := range c.After.State.Lines {
		for _, m := range l.Members {
			assert.False(t, ended(m.Org))
		}
	}
	for _, f := range c.After.Figures {
		assert.False(t, ended(f.Org))
	}
	assert.False(t, slices.ContainsFunc(c.After.Register.Members, ended))
	if i := slices.IndexFunc(c.Lines, func(l reorganisation.LineFate) bool { return l.Line == "line" }); c.Lines[i].Fate != reorganisation.MustBeDivided {
		last := c.After.Schedule.Entries[len(c.After.Schedule.Entries)-1]
		assert.False(t, slices.ContainsFunc(last.Members, ended))
	}
}

// total adds up amounts.
func total(amounts []costing.Money) costing.Money {
	sum, _ := costing.Sum(amounts...)
	return sum
}

// orZero is an amount, or £0 if nobody has one.
func orZero(m costing.Money) costing.Money {
	if !m.Known() {
		return costing.Pence(0)
	}
	return m
}

// FuzzCarryAll carries random areas, and checks that nothing and nobody is lost.
func FuzzCarryAll(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		area := newArea(seed, 2+int(seed%9), 1+int(seed%3), 6)
		if err := area.order.Validate(); err != nil {
			t.Skip() // a new council to which nothing goes
		}
		files := []reorganisation.File{}
		for i := range 3 {
			files = append(files, area.file(t, i, area.IntN(8), area.IntN(5)))
		}
		carried, err := reorganisation.CarryAll(area.order, files, nil, day("2026-12-31"))
		require.NoError(t, err)
		for i, c := range carried.Files {
			checkLaws(t, files[i], c)
		}
	})
}

// bigArea is an area of 30 councils and 60 partnerships with 5,000 posts and 2,000 contracts.
func bigArea(tb testing.TB) (reorganisation.Order, []reorganisation.File) {
	area := newArea(2, 30, 4, 10)
	files := make([]reorganisation.File, 60)
	for i := range files {
		files[i] = area.file(tb, i, 84, 34)
	}
	return area.order, files
}

// BenchmarkCarryAll carries an area of 30 councils, 60 partnerships, 5,000 posts and 2,000
// contracts.
func BenchmarkCarryAll(b *testing.B) {
	order, files := bigArea(b)
	for b.Loop() {
		if _, err := reorganisation.CarryAll(order, files, nil, day("2026-12-31")); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFile_Validate checks the same area.
func BenchmarkFile_Validate(b *testing.B) {
	_, files := bigArea(b)
	for b.Loop() {
		for _, f := range files {
			if err := f.Validate(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// The register of a county with its own risks.
func TestCarry_Register(t *testing.T) {
	file := fileOf(t, 'r', "milton-keynes", "county", "corby-borough", "kettering-borough")
	file.Register = risk.Register{
		Partnership: id('r'), Title: "Risks", AsOf: day("2020-12-01"), Members: orgs("milton-keynes county corby-borough kettering-borough"), Member: "county", Matrix: matrix.FourByFour(),
		Appetites: []risk.AppetiteStatement{{Member: "county", Appetite: 2}, {Member: "corby-borough", Appetite: 3}, {Member: "kettering-borough", Appetite: 2}},
		Risks: []risk.Risk{
			{ID: "claims", Title: "Claims", Nature: risk.Threat, Status: risk.OpenRisk, Bearing: risk.Bearing{
				Shares: shares("milton-keynes 40%", "county 40%", "corby-borough 10%", "kettering-borough 10%"),
				Caps:   []risk.Cap{{Org: "county", Most: pounds("100.01"), RestTo: "milton-keynes"}},
			}},
			{ID: "fire", Title: "Fire", Nature: risk.Threat, Status: risk.OpenRisk, Members: orgs("corby-borough kettering-borough"), Bearing: risk.Bearing{
				Shares: shares("corby-borough 50%", "kettering-borough 50%"),
				Caps:   []risk.Cap{{Org: "corby-borough", Most: pounds("10.00"), RestTo: "kettering-borough"}},
			}},
		},
	}
	c := carried(t, file)
	r := c.After.Register
	assert.Equal(t, partnership.OrgID("west"), r.Member)
	assert.Equal(t, orgs("milton-keynes north west"), r.Members)
	assert.Equal(t, day("2021-04-01"), r.AsOf)
	assert.Equal(t, shares("milton-keynes 40%", "north 38.4%", "west 21.6%"), r.Risks[0].Bearing.Shares)
	assert.Equal(t, []risk.Cap{{Org: "west", Most: pounds("54.01"), RestTo: "milton-keynes"}}, r.Risks[0].Bearing.Caps)
	assert.Equal(t, "whether north is capped: a part of what it bears was, at £100.01", piece(t, c, reorganisation.RiskPiece, "claims").Decide)
	assert.Equal(t, shares("north 100%"), r.Risks[1].Bearing.Shares)
	assert.Empty(t, r.Risks[1].Bearing.Caps)
	assert.Equal(t, "[{north } {west }]", fmt.Sprint([]struct{ A, B partnership.OrgID }{{r.Appetites[0].Member, ""}, {r.Appetites[1].Member, ""}}))
	assert.Equal(t, "which of the successors keeps the register", piece(t, c, reorganisation.RiskPiece, "register").Decide)
	assert.Equal(t, "which appetite holds: north has stated another than corby-borough", appetiteOf(c, "corby-borough").Decide)
	assert.Empty(t, appetiteOf(c, "kettering-borough").Decide)
}

func appetiteOf(c reorganisation.Carried, from partnership.OrgID) reorganisation.Piece {
	for _, p := range c.Pieces {
		if p.Kind == reorganisation.AppetitePiece && p.From == from {
			return p
		}
	}
	return reorganisation.Piece{}
}

// randomRegister is a register of one risk with a bearing.
func randomRegister(p partnership.Partnership, b risk.Bearing) risk.Register {
	var members []partnership.OrgID
	for _, m := range p.Members {
		members = append(members, m.Org)
	}
	return risk.Register{
		Partnership: p.ID, Title: "Risks", AsOf: day("2020-12-01"), Members: members, Matrix: matrix.FourByFour(),
		Risks: []risk.Risk{{ID: "r1", Title: "One", Nature: risk.Threat, Status: risk.OpenRisk, Bearing: b}},
	}
}
