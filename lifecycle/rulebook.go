package lifecycle

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Matter is what the rules of a Rulebook judge: an event that is asked for, where
// the partnership stands before it, and what was put forward for it. Every rule is given a
// pointer to the same matter, which it must not change: policytest fails one that does.
type Matter struct {
	Event   Event   `json:"event"`   // what is asked for
	State   State   `json:"state"`   // where the partnership stands
	Dossier Dossier `json:"dossier"` // what was put forward
}

// Rulebook is the rules that events are judged by. The zero Rulebook has no rules, and
// allows every event that can happen.
//
// Four kinds of event are judged but never denied, because they have happened whatever the
// rules say: a Review, TermLapses, CouncilSucceeded and SharedByOrder. What the rules say is
// kept with the entry.
type Rulebook struct {
	// Edition is which edition of the rules this is, kept with every entry.
	Edition string
	// Rules has the rules for each kind of event. A kind that is not in it is not judged.
	Rules map[EventKind]policy.Set[*Matter]
}

// DefaultRulebook returns the rules for which this package knows a source. Table lists
// them by event.
func DefaultRulebook() Rulebook {
	book, all := Rulebook{Edition: "2026-11", Rules: map[EventKind]policy.Set[*Matter]{}}, defaultRules()
	for _, kind := range EventKinds() {
		var rules []policy.Rule[*Matter]
		for _, id := range kind.defaults() {
			for _, rule := range all {
				if rule.ID == id {
					rules = append(rules, rule)
				}
			}
		}
		if len(rules) > 0 {
			book.Rules[kind] = policy.MustSet(rules...)
		}
	}
	return book
}

// defaultRules returns every rule that this package has, each version once.
func defaultRules() []policy.Rule[*Matter] {
	leaving := slices.DeleteFunc(LeavingRules(), func(r policy.Rule[*Matter]) bool { return r.ID == exitPlanRule().ID })
	return slices.Concat(
		LessonRules(), FormationRules(), StructureRules(), PromiseRules(), GatewayRules(), JoiningRules(), leaving, SuccessionRules(),
		[]policy.Rule[*Matter]{regularReviewRule()},
	)
}

// defaults returns the ids of the rules of DefaultRulebook for a kind of event. There are
// none for Abandon and LineKept: no source is known for how to do either.
func (k EventKind) defaults() []policy.RuleID {
	return slices.Concat(k.formationDefaults(), k.operationDefaults(), k.leavingDefaults(), k.disaggregationDefaults())
}

// structureDefaults returns the ids of the rules for a structure that is signed or changed to.
func structureDefaults() []policy.RuleID {
	return []policy.RuleID{
		"structure-activity", "structure-commercial", "structure-consultation", "structure-employer",
		"structure-majority", "structure-market", "structure-private-capital", "structure-veto",
	}
}

// formationDefaults is defaults for the kinds of event that lead to a service that is live.
func (k EventKind) formationDefaults() []policy.RuleID {
	switch k {
	case Propose:
		return []policy.RuleID{"strategic-assessment"}
	case ApproveCase:
		return []policy.RuleID{"ogc-2008-1", "business-justification", "gateway-order"}
	case Sign:
		return append(structureDefaults(), "promised-start", "exit-strategy", "investment-decision", "gateway-order")
	case Mobilise:
		return []policy.RuleID{"ogc-2008-3", "ogc-2008-7", "promised-start", "gateway-order"}
	case GoLive:
		return []policy.RuleID{
			"ogc-2008-1", "ogc-2008-2", "ogc-2008-3", "ogc-2008-4", "ogc-2008-5", "ogc-2008-6", "ogc-2008-7", "ogc-2008-8",
			"political-drive", "political-control", "exit-strategy", "exit-plan", "realistic-time", "usual-time",
			"prerequisites", "risk-plans", "readiness", "site-visits", "staff-information", "gateway-order",
		}
	case SharedByOrder:
		return append(structureDefaults(), "birth-order", "line-lead")
	}
	return nil
}

// operationDefaults is defaults for the kinds of event by which a service changes and goes on.
func (k EventKind) operationDefaults() []policy.RuleID {
	switch k {
	case Review:
		return []policy.RuleID{"ogc-2008-1", "ogc-2008-4", "exit-plan", "regular-review", "operations-review", "gateway-order"}
	case ExtendTerm:
		return append(Review.defaults(), "term-renewed")
	case VaryShares:
		return []policy.RuleID{"shares-trail"}
	case ChangeStructure:
		return append(structureDefaults(), "exit-strategy", "staff-information", "line-lead")
	case ChangeLead:
		return []policy.RuleID{"staff-information"}
	case MemberJoins:
		return []policy.RuleID{"structure-activity", "structure-consultation", "structure-market", "structure-private-capital", "shares-rebased", "staff-information"}
	case ClientJoins:
		return []policy.RuleID{"structure-activity", "structure-commercial", "structure-market"}
	case LineSplit:
		return []policy.RuleID{"line-parts"}
	case CouncilSucceeded:
		return []policy.RuleID{"succession-order", "succession-notice", "staff-information", "line-lead"}
	}
	return nil
}

// leavingDefaults is defaults for the kinds of event by which a member leaves, or means to.
func (k EventKind) leavingDefaults() []policy.RuleID {
	switch k {
	case IntentionStated:
		return []policy.RuleID{"intention-authority", "intention-decision", "intention-risk"}
	case IntentionWithdrawn:
		return []policy.RuleID{"intention-authority"}
	case NoticeExtended:
		return []policy.RuleID{"extension-agreed"}
	case NoticeServed:
		return []policy.RuleID{"notice-length", "notice-authority", "notice-against", "exit-plan"}
	case NoticeRescinded:
		return []policy.RuleID{"rescission-authority"}
	case MemberLeaves:
		return []policy.RuleID{"notice-length", "exit-plan", "exit-settlement", "staff-information", "line-lead"}
	}
	return nil
}

// disaggregationDefaults is defaults for the kinds of event by which a service ends and is taken
// apart.
func (k EventKind) disaggregationDefaults() []policy.RuleID {
	switch k {
	case LineWithdrawn:
		return []policy.RuleID{"withdrawal-agreed", "exit-plan"}
	case TermLapses:
		return []policy.RuleID{"exit-plan"}
	case LineTransferred:
		return []policy.RuleID{"exit-plan", "staff-information", "transfer-takers"}
	case ResidualArrangement:
		return structureDefaults()
	case Close:
		return []policy.RuleID{"exit-settlement", "staff-information"}
	}
	return nil
}

// happensAnyway reports whether rules cannot deny events of the kind.
func (k EventKind) happensAnyway() bool {
	return k == Review || k == TermLapses || k == CouncilSucceeded || k == SharedByOrder
}

// With returns the rulebook with a rule added to those for some kinds of event. It
// does not change the rulebook itself.
//
// The errors are:
//
//   - field.ErrRequired for no kind
//   - field.ErrInvalid for an unknown kind
//   - those of policy.NewSet, such as field.ErrDuplicate for a rule that the rulebook
//     already has
func (b Rulebook) With(rule policy.Rule[*Matter], kinds ...EventKind) (Rulebook, error) {
	rules := maps.Clone(b.Rules)
	if rules == nil {
		rules = map[EventKind]policy.Set[*Matter]{}
	}
	errs := []error{field.At("kinds", required(len(kinds) > 0)), field.EachOnce("kinds", kinds, EventKind.check)}
	for _, kind := range kinds {
		set, err := policy.NewSet(append(rules[kind].Rules(), rule)...)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", kind, err))
		}
		rules[kind] = set
	}
	if err := errors.Join(errs...); err != nil {
		return Rulebook{}, err
	}
	return Rulebook{b.Edition, rules}, nil
}

// Names returns the titles of the rules, for a report that shows them in place of ids.
func (b Rulebook) Names() report.Names {
	all := make([]report.Names, 0, len(b.Rules))
	for _, kind := range EventKinds() {
		all = append(all, b.Rules[kind].Names())
	}
	return report.Join(all...)
}

// Table returns the rulebook for those who answer for it: under each kind of event the
// rules that it is judged by, each with what follows if it is not met, the days on which
// it is in force, and its source.
func (b Rulebook) Table() report.Table {
	t := report.Table{Title: "Rules by event", Columns: report.TextColumns("Event", "Rule", "If not met", "In force", "Source")}
	if b.Edition != "" {
		t.Summary = fmt.Sprintf("Edition %s.", b.Edition)
	}
	for _, kind := range EventKinds() {
		rules := b.Rules[kind].Rules()
		if len(rules) == 0 {
			t.Rows = append(t.Rows, []string{kind.Title(), "no rules", "", "", ""})
		}
		for _, rule := range rules {
			source := rule.Source.String()
			if rule.Source.Address != "" {
				t.Links = append(t.Links, report.Link{Text: source, Address: rule.Source.Address})
			}
			t.Rows = append(t.Rows, []string{
				kind.Title(), fmt.Sprintf("%s (%s)", rule.Title, rule.ID), kind.effect(rule.Severity), rule.InForce.String(), source,
			})
		}
	}
	return t
}

// effect says what follows if a rule is not met.
func (k EventKind) effect(severity policy.Severity) string {
	switch {
	case severity == policy.Advisory:
		return "Advice"
	case k.happensAnyway():
		return "Recorded"
	}
	return "Blocks"
}

// has reports whether the rulebook has a rule.
func (b Rulebook) has(id policy.RuleID) bool {
	for _, kind := range EventKinds() {
		if slices.ContainsFunc(b.Rules[kind].Rules(), func(r policy.Rule[*Matter]) bool { return r.ID == id }) {
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
	case StaffInformation:
		return "record of the information on staff"
	}
	title := field.OwnTitle(k)
	return strings.ToLower(title[:1]) + title[1:]
}

// evidence is the place of the dossier's evidence in a matter.
const evidence = policy.Pointer("/dossier/evidence")

// Current returns the evidence of a kind that is in date on the day that h asks about,
// and the hearing of it. Rules that you add can begin with it, as those of this package do.
// If there is none, ok is false, and h has heard what is wrong: the evidence is missing,
// stale, written after the day or not dated.
func (m *Matter) Current(h policy.Hearing, kind EvidenceKind) (e Evidence, heard policy.Hearing, ok bool) {
	found, heard, ok := m.current(h, kind)
	if found != nil {
		e = found.clone()
	}
	return e, heard, ok
}

// current is Current without copies.
func (m *Matter) current(h policy.Hearing, kind EvidenceKind) (e *Evidence, heard policy.Hearing, ok bool) {
	place, standing := m.Dossier.evidenceOn(kind, h.AsOf())
	if standing == Missing {
		h.Unknown(evidence, "there is no "+kind.noun(), "", "one that is in date")
		return nil, h, false
	}
	e, heard = &m.Dossier.Evidence[place], h.Entry(evidence, place)
	switch {
	case standing == Stale:
		heard.Unknown("", "the "+kind.noun()+" is out of date", "to be reviewed by "+e.reviewDue().String(), "one that is in date")
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
	var seen partnership.Roll // in the lines before; a line has each of its members once
	for n, place := range places {
		if n == 1 {
			seen = partnership.RollOf(into)
		}
		for _, p := range m.State.Lines[place].Members {
			if !p.decides() || seen[p.Org] {
				continue
			}
			into = append(into, p.Org)
			if n > 0 {
				seen[p.Org] = true
			}
		}
	}
	return into, len(places) > 0
}

// asked returns the structure that the event signs, changes to or leaves over, or else
// that of the lines that it is about, and its place; ok is false if it is not known.
func (m *Matter) asked() (structure partnership.Structure, at policy.Pointer, ok bool) {
	switch m.Event.Kind {
	case MemberJoins, ClientJoins:
		structure, ok = m.structure()
		return structure, "/state/lines", ok
	}
	return m.Event.Structure, "/event/structure", m.Event.Structure != ""
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
	missing := without(members, e.AgreedBy)
	if len(missing) == 0 {
		return
	}
	names := m.Dossier.Names()
	for _, org := range missing {
		heard.Fail("/agreed_by", "a member has not said that it stands by the "+e.Kind.noun(), "", org.Name(names))
	}
}

// fewOrgs is how many organisations are looked through. More are put on a roll first.
const fewOrgs = 16

// without returns the members that are not among some organisations.
func without(members, among []partnership.OrgID) []partnership.OrgID {
	var roll partnership.Roll
	if len(among) > fewOrgs {
		roll = partnership.RollOf(among)
	}
	var missing []partnership.OrgID
	for _, org := range members {
		if !roll[org] && (roll != nil || !slices.Contains(among, org)) {
			missing = append(missing, org)
		}
	}
	return missing
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

// Terms returns what is agreed on the day of the event.
func (m *Matter) Terms() partnership.Terms { return m.Dossier.Partnership.Agreement.On(m.Event.On) }

// terms is Terms without a copy where nothing was amended.
func (m *Matter) terms() partnership.Terms {
	agreed := &m.Dossier.Partnership.Agreement
	if len(agreed.Amendments) == 0 {
		return agreed.Terms
	}
	return m.Terms()
}

// agreement is the place of the agreement in a matter.
const agreement = policy.Pointer("/dossier/partnership/agreement")
