package service

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// day is a day that is written in a test.
var day = calendar.MustDate

// legalID is the partnership of most tests, and legalPath where it is.
var legalID = uuid.MustParse("5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10")

const legalPath = "/partnerships/5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10"

// legal returns a legal service that Harrow and Barnet share.
func legal() partnership.Partnership {
	return partnership.Partnership{
		ID: legalID, Name: "Shared legal service",
		Services: []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "advice", Name: "Legal advice"}}}},
		Members:  []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Structure: partnership.LeadAuthority, Term: calendar.Term{First: day("2026-04-01"), Last: day("2031-03-31")},
		}},
	}
}

// propose is that the two explore the line.
func propose() Proposal {
	return Proposal{Event: lifecycle.Event{
		Kind: lifecycle.Propose, On: day("2025-06-02"), Lines: []partnership.LineID{"advice"},
		Members: []lifecycle.OrgRole{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
	}}
}

// Validate has nothing to find in what the service has made.
func (Standing) Validate() error { return nil }

func TestPartnership_IsStoredAndComesBack(t *testing.T) {
	c := started(t)
	c.problem(c.get(legalPath), http.StatusNotFound)
	stored := c.post("/partnerships", legal())
	assert.Equal(t, legal(), recordIn[partnership.Partnership](c, stored, http.StatusCreated))
	assert.Equal(t, legalPath, stored.header.Get("Location"))

	found := recordIn[Standing](c, c.get(legalPath), http.StatusOK)
	assert.Equal(t, legal().On(day("2026-04-01")), found.Partnership)
	assert.Empty(t, found.State.Stage)
	assert.Empty(t, recordIn[Standing](c, c.get(legalPath+"?on=2026-03-31"), http.StatusOK).Partnership.Members)
	p := c.problem(c.get(legalPath+"?known=2026-03-31"), http.StatusNotFound)
	assert.Equal(t, "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10, as known on 2026-03-31: not found", p.Detail)

	p = c.problem(c.post("/partnerships", legal()), http.StatusConflict)
	assert.Equal(t, "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: version 1 is stored already: somebody else was first", p.Detail)
	assert.Empty(t, c.log.String())
}

func TestPartnership_ProblemsTellAll(t *testing.T) {
	c := started(t)
	bad := strings.NewReplacer(`{"org":"barnet","role":"member"}`, `{"org":"Barnet Council","role":"friend","age":3}`, `"2031-03-31"`, `"2025-03-31"`)
	text := bad.Replace(string(`{"id":"5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10","name":"","services":[{"id":"legal","name":"Legal","lines":[{"id":"advice","name":"Legal advice"}]}],
		"members":[{"org":"harrow","role":"lead"},{"org":"barnet","role":"member"}],
		"agreement":{"terms":{"structure":"lead-authority","term":{"first":"2026-04-01","last":"2031-03-31"}}}}`))
	p := c.problem(c.ask(http.MethodPost, "/partnerships", text), http.StatusUnprocessableEntity)
	assert.Equal(t, field.InvalidProblem, p.Type)
	var found []string
	for _, fault := range p.Errors {
		found = append(found, fault.Pointer+" "+fault.Code)
	}
	assert.Equal(t, []string{
		"/members/1/org invalid", "/members/1/role invalid", "/members/1/age invalid", "/name required", "/agreement/terms/term/last order",
	}, found)
	assert.Equal(t, `"Barnet Council"`, p.Errors[0].Found)

	p = c.problem(c.ask(http.MethodPost, "/partnerships", `{"id": `), http.StatusBadRequest)
	assert.Equal(t, field.UnreadableProblem, p.Type)
	c.problem(c.ask(http.MethodPost, "/partnerships", ""), http.StatusBadRequest)
	p = c.problem(c.get(legalPath+"?on=1+April&known=yesterday"), http.StatusUnprocessableEntity)
	assert.Equal(t, []string{"/on", "/known"}, []string{p.Errors[0].Pointer, p.Errors[1].Pointer})
	c.problem(c.get(legalPath), http.StatusNotFound)
}

// hours asks for the bill of a year by hours worked.
func hours(t *testing.T) Bill {
	t.Helper()
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "hours", Org: "harrow", Value: partnership.MustQuantity("23500"), Source: "Time recording", On: day("2026-03-31")},
		{Driver: "hours", Org: "barnet", Value: partnership.MustQuantity("41250.5"), Source: "Time recording", On: day("2026-03-31")},
	})
	require.NoError(t, err)
	return Bill{
		Scheme: costing.Scheme{Name: "Schedule 4", Parts: []costing.Part{{Name: "Hours", Clause: "7.2", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "hours"}}}},
		Cost:   costing.Cost{Line: "advice", Term: costing.MustFinancialYear("2026/27").Term(), Total: costing.MustMoney("3400000.00")},
		Facts:  facts,
	}
}

func TestStatement_ToThePenny(t *testing.T) {
	c, asked := started(t), hours(t)
	c.problem(c.post(legalPath+"/statement", asked), http.StatusNotFound)
	require.Equal(t, http.StatusCreated, c.post("/partnerships", legal()).status)
	statement := recordIn[costing.Statement](c, c.post(legalPath+"/statement", asked), http.StatusOK)
	assert.Equal(t, "[{harrow 1233967.31} {barnet 2166032.69}]", fmt.Sprint(statement.Charges))

	asked.Cost.Line = "planning"
	p := c.problem(c.post(legalPath+"/statement", asked), http.StatusUnprocessableEntity)
	assert.Equal(t, "/cost/line", p.Errors[0].Pointer)
	asked.Cost.Line, asked.Facts = "advice", costing.Facts{}
	p = c.problem(c.post(legalPath+"/statement", asked), http.StatusUnprocessableEntity)
	assert.Equal(t, "/scheme/parts/0/basis/driver not-found", p.Errors[0].Pointer+" "+p.Errors[0].Code)
}

func TestDecision_AsksAndRecords(t *testing.T) {
	c := started(t)
	require.Equal(t, http.StatusCreated, c.post("/partnerships", legal()).status)

	decision := recordIn[lifecycle.Decision](c, c.post(legalPath+"/decision", propose()), http.StatusOK)
	assert.True(t, decision.Allowed)
	assert.Empty(t, recordIn[Standing](c, c.get(legalPath), http.StatusOK).State.Stage, "to ask changes nothing")
	assert.Equal(t, decision, recordIn[lifecycle.Decision](c, c.post(legalPath+"/events", propose()), http.StatusCreated))
	assert.Equal(t, lifecycle.Exploring, recordIn[Standing](c, c.get(legalPath), http.StatusOK).State.Stage)

	approve := Proposal{Event: lifecycle.Event{Kind: lifecycle.ApproveCase, On: day("2025-09-15")}}
	decision = recordIn[lifecycle.Decision](c, c.post(legalPath+"/decision", approve), http.StatusOK)
	assert.False(t, decision.Allowed)
	assert.NotEmpty(t, decision.Against())
	p := c.problem(c.post(legalPath+"/events", approve), http.StatusConflict)
	assert.Equal(t, "approve-case on 2025-09-15 has 1 finding against it: denied", p.Detail)
	require.Len(t, p.Errors, 1)
	assert.Equal(t, "/dossier/evidence ogc-2008-1", p.Errors[0].Pointer+" "+p.Errors[0].Code)
	approve.Dossier.Evidence = []lifecycle.Evidence{{
		Kind: lifecycle.BusinessCase, Partnership: legalID, On: day("2025-09-01"), Author: "Director of Legal", ReviewBy: day("2026-08-31"),
	}}
	assert.True(t, recordIn[lifecycle.Decision](c, c.post(legalPath+"/events", approve), http.StatusCreated).Allowed)

	late := approve
	late.AsOf = day("2025-09-15")
	p = c.problem(c.post(legalPath+"/events", late), http.StatusUnprocessableEntity)
	assert.Equal(t, "/as_of", p.Errors[0].Pointer)
	assert.Equal(t, "2025-09-15: an event is recorded today, 2026-04-01: invalid", p.Errors[0].Detail)
	wrong := approve
	wrong.Dossier.Evidence = []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, Partnership: legalID, Author: "Director of Legal"}}
	p = c.problem(c.post(legalPath+"/decision", wrong), http.StatusUnprocessableEntity)
	assert.Equal(t, "/dossier/evidence/0/on required", p.Errors[0].Pointer+" "+p.Errors[0].Code)
	p = c.problem(c.post(legalPath+"/decision", Proposal{Event: lifecycle.Event{Kind: lifecycle.Close, On: day("2026-04-01")}}), http.StatusConflict)
	assert.Contains(t, p.Detail, "close")
	p = c.problem(c.post(legalPath+"/decision", Proposal{}), http.StatusUnprocessableEntity)
	assert.Equal(t, "/event/kind", p.Errors[0].Pointer)
}

// register returns the risk register of the legal service.
func register() risk.Register {
	return risk.Register{
		Partnership: legalID, Title: "Risks of the legal service", AsOf: day("2026-03-31"),
		Members: []partnership.OrgID{"harrow", "barnet"}, Matrix: matrix.TriBorough(), Risks: []risk.Risk{{
			ID: "R-01", Title: "Lawyers leave", Cause: "Pay is better elsewhere", Event: "Three lawyers leave", Consequence: "Cases are late",
			Nature: risk.Threat, Category: risk.PeopleRisk, Status: risk.OpenRisk,
			Current: risk.Assessment{On: day("2026-03-01"), Likelihood: "4", Impact: "4"},
		}},
	}
}

func TestHeatMap_OfTheQuarter(t *testing.T) {
	c, register := started(t), register()
	c.problem(c.get(legalPath+"/heat-map"), http.StatusNotFound)
	stored := c.post(legalPath+"/registers", register)
	assert.Equal(t, register, recordIn[risk.Register](c, stored, http.StatusCreated))
	c.problem(c.post(legalPath+"/registers", register), http.StatusConflict)

	drawn := c.get(stored.header.Get("Location"))
	assert.Equal(t, http.StatusOK, drawn.status, drawn.text)
	assert.Equal(t, "image/svg+xml", drawn.header.Get("Content-Type"))
	want, err := register.HeatMap().SVG(register.Names())
	require.NoError(t, err)
	assert.Equal(t, want, drawn.text)
	assert.Equal(t, want, c.get(legalPath+"/heat-map").text, "today")
	c.problem(c.get(legalPath+"/heat-map?on=2026-03-30"), http.StatusNotFound)

	register.Partnership = uuid.UUID{1}
	p := c.problem(c.post(legalPath+"/registers", register), http.StatusUnprocessableEntity)
	assert.Equal(t, "/partnership", p.Errors[0].Pointer)
}

func TestHandler_UnknownPathsAndMethods(t *testing.T) {
	c := started(t)
	c.problem(c.get("/"), http.StatusNotFound)
	c.problem(c.get("/partnerships/legal"), http.StatusNotFound)
	c.problem(c.get("/partnerships/5F0C1C5E-6D0E-4A51-9A43-0E9C1F3B7A10"), http.StatusNotFound)
	refused := c.ask(http.MethodDelete, legalPath, "")
	c.problem(refused, http.StatusMethodNotAllowed)
	assert.Equal(t, "GET, HEAD", refused.header.Get("Allow"))
}

// A database that fails is no secret, and what it says is one.
func TestRecords_AreDown(t *testing.T) {
	records, err := store.Open(t.Context(), t.TempDir()+"/councils.db")
	require.NoError(t, err)
	c := served(t, records, UsualLimits())
	require.NoError(t, records.Close())
	for _, a := range []answer{
		c.post("/partnerships", legal()), c.get(legalPath), c.get(legalPath + "/heat-map"),
		c.post(legalPath+"/decision", propose()), c.post(legalPath+"/events", propose()), c.post(legalPath+"/statement", Bill{}),
	} {
		if strings.Contains(a.text, "scheme") {
			continue // what is wrong in the record is found first
		}
		p := c.problem(a, http.StatusServiceUnavailable)
		assert.Equal(t, "the records cannot be reached: try again later", p.Detail)
	}
	assert.Regexp(t, regexp.MustCompile(`level=ERROR msg=.*closed`), c.log.String())
}

// A hundred clients at once store a partnership each and propose a line of one that is there
// already: a hundred records, and one Proposal.
func TestHundredAtOnce(t *testing.T) {
	c := started(t)
	require.Equal(t, http.StatusCreated, c.post("/partnerships", legal()).status)
	var clients sync.WaitGroup
	var proposed, refused sync.Map
	for i := range 100 {
		clients.Go(func() {
			mine := legal()
			mine.ID[0], mine.ID[1] = byte(i), 1
			assert.Equal(t, http.StatusCreated, c.post("/partnerships", mine).status)
			a := c.post(legalPath+"/events", propose())
			if a.status == http.StatusCreated {
				proposed.Store(i, a)
			} else {
				refused.Store(i, c.problem(a, http.StatusUnprocessableEntity))
			}
			found := recordIn[Standing](c, c.get(fmt.Sprintf("/partnerships/%v", mine.ID)), http.StatusOK)
			assert.Equal(t, mine.ID, found.Partnership.ID)
		})
	}
	clients.Wait()
	count := func(m *sync.Map) (n int) {
		m.Range(func(any, any) bool { n++; return true })
		return n
	}
	assert.Equal(t, []int{1, 99}, []int{count(&proposed), count(&refused)})
	assert.Equal(t, 1, recordIn[Standing](c, c.get(legalPath), http.StatusOK).State.Entries)
}
