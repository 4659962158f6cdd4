package lifecycle_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEventKind_AsksForItsFields(t *testing.T) {
	for _, kind := range lifecycle.EventKinds() {
		assert.NoError(t, asked(kind).Validate(), kind)
	}
	full := lifecycle.Event{
		On: day("2020-01-01"), Lines: lines("legal"), Members: members("a", "b"), Org: "a", Structure: partnership.JointCommittee,
		By: []partnership.OrgID{"b", "c"}, To: []partnership.OrgID{"b"}, Into: lines("it-east", "it-west"),
		Term: term("2020-01-01", "2020-12-31"), Expires: day("2020-02-01"), Agreed: "Board",
		Succession: partnership.Succession{Predecessor: "a", On: day("2020-01-01"), Successors: []partnership.Share{{Org: "a", Fraction: partnership.MustFraction("50%")}, {Org: "c", Fraction: partnership.MustFraction("50%")}}, GoesOn: true},
	}
	// What each kind needs, and then what it may have.
	for _, row := range table(`
propose              lines,members   -
approve-case         -               lines
sign                 structure,term  lines
mobilise             -               lines
go-live              -               lines
abandon              -               lines
review               -               lines
extend-term          term            lines,by
vary-shares          reference       lines
change-structure     structure       lines
change-lead          org             lines
member-joins         org             lines
client-joins         org             lines
intention-stated     org             lines,expires
intention-withdrawn  org             lines
notice-served        org,expires     lines,by,agreed
notice-rescinded     org             lines
notice-extended      org,expires     lines,agreed
member-leaves        org             lines,agreed
line-withdrawn       -               lines,by,agreed
line-split           lines,into      -
line-kept            lines           -
council-succeeded    succession      lines,org
shared-by-order      lines,members,structure term
term-lapses          -               lines
line-transferred     lines           to
residual-arrangement lines,structure term
close                -               lines
`) {
		e := lifecycle.Event{Kind: lifecycle.EventKind(row[0]), On: day("2020-01-01")}
		assert.Equal(t, strings.ReplaceAll(row[1], "-", ""), paths(e.Validate(), field.ErrRequired), "%s needs", e.Kind)
		over := full
		over.Kind = e.Kind
		rest := []string{}
		for _, field := range []string{"lines", "members", "org", "by", "to", "into", "structure", "term", "expires", "succession", "agreed"} {
			if !strings.Contains(","+row[1]+","+row[2]+",", ","+field+",") {
				rest = append(rest, field)
			}
		}
		assert.Equal(t, strings.Join(rest, ","), paths(over.Validate(), field.ErrInvalid), "%s has none of", e.Kind)
	}
}

// paths returns where an error breaks a rule.
func paths(err error, rule error) string {
	found := []string{}
	for _, e := range field.Errors(err) {
		if assert.ObjectsAreEqual(rule, rootOf(e.Err)) {
			found = append(found, e.Path)
		}
	}
	return strings.Join(found, ",")
}

func rootOf(err error) error {
	for {
		next, ok := err.(interface{ Unwrap() error })
		if !ok {
			return err
		}
		err = next.Unwrap()
	}
}

func TestEvent_ValidateFindsEverythingAtOnce(t *testing.T) {
	e := lifecycle.Event{
		Kind: lifecycle.Propose, Lines: lines("legal", "", "legal"),
		Members:    []lifecycle.OrgRole{{Org: "harrow", Role: "chief"}, {Org: "harrow", Role: partnership.ProviderRole}, {Org: "not one"}},
		ApprovedBy: "mayor",
	}
	assert.EqualError(t, e.Validate(), strings.Join([]string{
		`on: required`,
		`lines[1]: required`,
		`lines[2]: duplicate: "legal" is already lines[0]`,
		`members[0].role: "chief" is not a role (lead, member, client, provider): invalid`,
		`members[2].org: "not one" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
		`members[2].role: required`,
		`members[1].org: duplicate: "harrow" is already members[0]`,
		`approved_by: "mayor" is not a deciding authority (every-full-council, full-council, executive, leader, chief-officer, governing-body, board): invalid`,
	}, "\n"))
	few := asked(lifecycle.Propose)
	few.Members[0].Role = partnership.ProviderRole
	assert.EqualError(t, few.Validate(), "members: 1 of them would share a service, want at least 2: required")
	assert.EqualError(t, lifecycle.Event{Kind: "merge", On: day("2020-01-01")}.Validate(),
		`kind: "merge" is not a kind of event (propose, approve-case, sign, mobilise, go-live, abandon, review, extend-term, vary-shares, change-structure, change-lead, member-joins, client-joins, intention-stated, intention-withdrawn, notice-served, notice-rescinded, notice-extended, member-leaves, line-withdrawn, line-split, line-kept, council-succeeded, shared-by-order, term-lapses, line-transferred, residual-arrangement, close): invalid`)
	assert.EqualError(t, lifecycle.Event{On: day("2020-01-01")}.Validate(), "kind: required")
	notice := asked(lifecycle.NoticeServed)
	notice.Expires = day("2019-12-31")
	assert.EqualError(t, notice.Validate(), "expires: 2019-12-31 is before the notice, 2020-01-01: out of order")
	succeeded := asked(lifecycle.CouncilSucceeded)
	succeeded.Succession.On = day("2021-04-01")
	succeeded.Succession.Successors[0].Fraction = partnership.MustFraction("60%")
	assert.EqualError(t, succeeded.Validate(), "succession.successors: they make 60%, not the whole: does not add up\nsuccession.on: 2021-04-01: the event is on 2020-01-01: invalid")
	structure := asked(lifecycle.ChangeStructure)
	structure.Structure = "club"
	require.ErrorIs(t, structure.Validate(), field.ErrInvalid)
	extended := asked(lifecycle.ExtendTerm)
	extended.Term.Last = day("2012-08-31")
	assert.ErrorIs(t, extended.Validate(), field.ErrOrder)
}

func ExampleEvent_Validate() {
	e := lifecycle.Event{Kind: lifecycle.NoticeServed, On: calendar.MustDate("2025-04-01"), Org: "brent"}
	fmt.Println(e.Validate())
	// Output: expires: required
}

func ExampleEventKinds() {
	fmt.Println(len(lifecycle.EventKinds()), lifecycle.EventKinds()[0])
	// Output: 28 propose
}
