package lifecycle

import (
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Matter is what the rules of a Rulebook judge: an event that is asked for, where
// the partnership stands before it, and what was put forward for it. Rules must not
// change it.
type Matter struct {
	Event   Event   `json:"event"`   // what is asked for
	State   State   `json:"state"`   // where the partnership stands
	Dossier Dossier `json:"dossier"` // what was put forward
}

// Rulebook is the rules that events are judged by. The zero Rulebook has no rules, and
// allows every event that can happen.
//
// To add a rule, make a set of more:
//
//	book.GoingLive, err = policy.NewSet(append(book.GoingLive.Rules(), mine)...)
type Rulebook struct {
	Edition     string             // which edition of the rules this is, kept with every entry
	Signing     policy.Set[Matter] // for Sign and ChangeStructure
	GoingLive   policy.Set[Matter] // for GoLive
	StayingLive policy.Set[Matter] // for ExtendTerm; Review is judged by them too and never denied
	Leaving     policy.Set[Matter] // for NoticeServed, MemberLeaves, LineWithdrawn and LineTransferred
}

// DefaultRulebook returns the rules that this package has: StructureRules and
// PromiseRules to sign, LessonRules and FormationRules to go live, StayingLiveRules and
// LeavingRules.
func DefaultRulebook() Rulebook {
	return Rulebook{
		Edition:     "2026-11",
		Signing:     policy.MustSet(slices.Concat(StructureRules(), PromiseRules())...),
		GoingLive:   policy.MustSet(slices.Concat(LessonRules(), FormationRules())...),
		StayingLive: policy.MustSet(StayingLiveRules()...),
		Leaving:     policy.MustSet(LeavingRules()...),
	}
}

// For returns the rules that events of a kind are judged by; ok is false if they
// are not judged.
func (b Rulebook) For(kind EventKind) (rules policy.Set[Matter], ok bool) {
	switch kind {
	case Sign, ChangeStructure:
		return b.Signing, true
	case GoLive:
		return b.GoingLive, true
	case ExtendTerm, Review:
		return b.StayingLive, true
	case NoticeServed, MemberLeaves, LineWithdrawn, LineTransferred:
		return b.Leaving, true
	}
	return policy.Set[Matter]{}, false
}

// sets returns the sets of rules.
func (b Rulebook) sets() [4]policy.Set[Matter] {
	return [...]policy.Set[Matter]{b.Signing, b.GoingLive, b.StayingLive, b.Leaving}
}

// Names returns the titles of the rules, for a report that shows them in place of ids.
func (b Rulebook) Names() report.Names {
	var rules []report.Entry
	for _, set := range b.sets() {
		for _, rule := range set.Rules() {
			rules = append(rules, report.Entry{Noun: report.Rule, ID: string(rule.ID), Name: rule.Title})
		}
	}
	return report.NewNames(rules...)
}

// has reports whether the rulebook has a rule.
func (b Rulebook) has(id policy.RuleID) bool {
	for _, set := range b.sets() {
		if slices.ContainsFunc(set.Rules(), func(r policy.Rule[Matter]) bool { return r.ID == id }) {
			return true
		}
	}
	return false
}

// from returns the days from one on.
func from(first string) calendar.Term { return calendar.Term{First: calendar.MustDate(first)} }

// noun returns what a kind of evidence is called in a sentence.
func (k EvidenceKind) noun() string {
	switch k {
	case BusinessCase:
		return "business case"
	case BenefitsPlan:
		return "benefits realisation plan"
	case ResourcePlan:
		return "resource plan"
	case StakeholderBuyIn:
		return "record of stakeholder buy-in"
	case ServiceLevelAgreement:
		return "service level agreement"
	case TransitionPlan:
		return "migration and transition plan"
	case StaffCommunications:
		return "plan of communication with staff"
	case ContingencyPlan:
		return "contingency plan"
	case PoliticalSupport:
		return "record of political support"
	case ExitPlan:
		return "exit plan"
	case ExitSettlement:
		return "settlement of what is paid on leaving"
	}
	return "record of the information on staff"
}

// evidence is the place of the dossier's evidence in a matter.
const evidence = policy.Pointer("/dossier/evidence")

// current returns the evidence of a kind that is in date, and its hearing. Otherwise it
// says what is wrong: the evidence is missing, stale, written after the day or not
// dated.
func (m *Matter) current(h policy.Hearing, kind EvidenceKind) (e *Evidence, heard policy.Hearing, ok bool) {
	place, standing := m.Dossier.evidenceOn(kind, h.AsOf())
	if standing == Missing {
		h.Unknown(evidence, "there is no "+kind.noun(), "", "one that is in date")
		return nil, h, false
	}
	e, heard = &m.Dossier.Evidence[place], h.Entry(evidence, place)
	switch {
	case standing == Stale:
		heard.Unknown("", "the "+kind.noun()+" is out of date", "to be reviewed by "+e.ReviewBy.String(), "one that is in date")
	case standing == DatedAfter:
		heard.Unknown("", "the "+kind.noun()+" was written after the day", e.On.String(), "one of "+h.AsOf().String()+" or before")
	case e.On.IsZero():
		heard.Given("/on", false)
	default:
		return e, heard, heard.Given("", true)
	}
	return e, heard, false
}

// members appends the members that decide in the lines that the event is about,
// each once; known is false if there are no such lines.
func (m *Matter) members(into []partnership.OrgID) (members []partnership.OrgID, known bool) {
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	seen := map[partnership.OrgID]bool{}
	for _, place := range places {
		for _, p := range m.State.Lines[place].Members {
			decides := p.Role == partnership.LeadRole || p.Role == partnership.MemberRole
			if decides && !seen[p.Org] {
				seen[p.Org] = true
				into = append(into, p.Org)
			}
		}
	}
	return into, len(places) > 0
}

// structure returns the structure of the lines that the event is about; ok is false if
// there are no such lines, if it is not known, or if they have several.
func (m *Matter) structure() (structure partnership.Structure, ok bool) {
	var buffer [16]int
	places, _ := m.State.places(buffer[:0], &m.Event)
	for i, place := range places {
		line := &m.State.Lines[place]
		if i > 0 && line.Structure != structure {
			return "", false
		}
		structure = line.Structure
	}
	return structure, structure != ""
}

// agreed says which members do not stand by the evidence that is heard; h hears the
// matter.
func (m *Matter) agreed(h, heard policy.Hearing, e *Evidence) {
	var buffer [8]partnership.OrgID
	members, known := m.members(buffer[:0])
	if !h.Given("/state/lines", known) {
		return
	}
	if len(e.AgreedBy) == 0 {
		heard.Unknown("/agreed_by", "nobody has said that they stand by the "+e.Kind.noun(), "", m.list(report.Organisation, texts(members)))
		return
	}
	heard.Given("/agreed_by", true)
	agreed := make(map[partnership.OrgID]bool, len(e.AgreedBy))
	for _, org := range e.AgreedBy {
		agreed[org] = true
	}
	var missing []partnership.OrgID
	for _, org := range members {
		if !agreed[org] {
			missing = append(missing, org)
		}
	}
	if len(missing) == 0 {
		return
	}
	names := m.Dossier.Names()
	for _, org := range missing {
		heard.Fail("/agreed_by", "a member has not said that it stands by the "+e.Kind.noun(), "", names.Of(report.Organisation, string(org)))
	}
}

// covers says which topics the evidence that is heard does not deal with.
func covers(heard policy.Hearing, e *Evidence, topics ...Topic) {
	if len(e.Covers) == 0 {
		heard.Unknown("/covers", "nobody has said what the "+e.Kind.noun()+" deals with", "", titles(topics))
		return
	}
	heard.Given("/covers", true)
	for _, topic := range topics {
		if slices.Contains(e.Covers, topic) {
			continue
		}
		heard.Fail("/covers", "the "+e.Kind.noun()+" does not deal with all that it must", "", inText(topic))
	}
}

// list returns what some things in the dossier are called, as a list in a sentence.
func (m *Matter) list(noun report.Noun, ids []string) string {
	return report.List(report.NamesOf(m.Dossier.Names(), noun, ids))
}

// texts returns ids as texts.
func texts[T ~string](ids []T) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// inText returns the title of a category within a sentence.
func inText(category interface{ Title() string }) string { return strings.ToLower(category.Title()) }

// titles returns the titles of values of a category as a list in a sentence.
func titles[T interface{ Title() string }](values []T) string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = inText(value)
	}
	return report.List(all)
}

// Terms returns what is agreed on the day of the event. As the rest of the matter, it
// must not be changed.
func (m *Matter) Terms() partnership.Terms {
	agreed := &m.Dossier.Partnership.Agreement
	if len(agreed.Amendments) == 0 {
		return agreed.Terms
	}
	return agreed.On(m.Event.On)
}

// agreement is the place of the agreement in a matter.
const agreement = policy.Pointer("/dossier/partnership/agreement")
