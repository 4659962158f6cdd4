package staff

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// tupe is a clause of the regulations on transfers as a source.
func tupe(clause string) policy.Source {
	return policy.Source{
		Document: "Transfer of Undertakings (Protection of Employment) Regulations 2006 (SI 2006/246)",
		Clause:   clause, Address: "https://www.legislation.gov.uk/uksi/2006/246",
	}
}

// TransferRules returns rules on one post about what the law of transfers looks at when its
// work goes to somebody else; policy.Each applies them to an establishment. All are
// advisory. A rule that fails or is unknown is a question for a person to decide, and no
// rule assigns anybody.
//
//   - tupe-1-grouping: the organised grouping that the post is assigned to is known, and
//     works for the employer of record, if there is one;
//   - tupe-2-majority: more than half of the time is worked for one member, who is the
//     employer of record if there is one. Exactly half is not a clear majority. The law has
//     no percentage test: this is a rule of thumb;
//   - tupe-3-temporary: the holder is not here for a time only;
//   - tupe-4-absent: the holder is not away for long;
//   - tupe-5-one-contract: the time is worked for one member, so that nobody need ask
//     whether the contract could be split.
//
// Each is in force from the day of its source.
func TransferRules() []policy.Rule[Post] {
	advisory := func(id policy.RuleID, title string, source policy.Source, first calendar.Date, check func(policy.Hearing, Post)) policy.Rule[Post] {
		return policy.Rule[Post]{
			ID: id, Title: title, Source: source, Severity: policy.Advisory, Check: check,
			InForce: calendar.Term{First: first},
		}
	}
	made := calendar.MustDate("2006-04-06")
	return []policy.Rule[Post]{
		advisory("tupe-1-grouping", "The post is assigned to an organised grouping that works for its employer", tupe("reg. 3(3)(a)(i)"), made, checkGrouping),
		advisory("tupe-2-majority", "A clear majority of the time is worked for the employer", tupe("reg. 4(1); a rule of thumb, there is no percentage test"), made, checkMajority),
		advisory("tupe-3-temporary", "The holder is not here for a time only", tupe("reg. 2(1), “assigned”"), made, checkTemporary),
		advisory("tupe-4-absent", "The holder is not away for long", policy.Source{Document: "BT Managed Services Ltd v Edwards [2015] UKEAT/0241/14"}, calendar.MustDate("2015-09-02"), checkAbsent),
		advisory("tupe-5-one-contract", "The contract would not have to be split", policy.Source{
			Document: "ISS Facility Services NV v Govaerts (C-344/18, 2020); McTear Contracts Ltd v Bennett (EAT, 2021)",
		}, calendar.MustDate("2020-03-26"), checkOneContract),
	}
}

// checkGrouping is the check of tupe-1-grouping.
func checkGrouping(h policy.Hearing, p Post) {
	if h.Given("/grouping", p.Grouping != "") && p.Employer != "" && p.Grouping != p.Employer {
		h.Fail("/grouping", "the grouping does not work for the employer", string(p.Grouping), string(p.Employer))
	}
}

// knowTime reports whether it is known for whom the time is worked, every share of
// it, and says so.
func knowTime(h policy.Hearing, p Post) bool {
	return h.Given("/time", len(p.Time) > 0 && !slices.ContainsFunc(p.Time, unknownShare))
}

// checkMajority is the check of tupe-2-majority.
func checkMajority(h policy.Hearing, p Post) {
	if !knowTime(h, p) {
		return
	}
	most := p.Time[0]
	for _, share := range p.Time {
		if share.Fraction.Compare(most.Fraction) > 0 {
			most = share
		}
	}
	found := fmt.Sprintf("%s %v", most.Org, most.Fraction)
	switch {
	case most.Fraction.Compare(half()) <= 0:
		h.Fail("/time", "no clear majority", found, "more than 50%")
	case p.Employer != "" && most.Org != p.Employer:
		h.Fail("/time", "the clear majority is not for the employer", found, string(p.Employer))
	}
}

// checkTemporary is the check of tupe-3-temporary.
func checkTemporary(h policy.Hearing, p Post) {
	if h.Given("/temporary", p.Temporary != "") && p.Temporary == lifecycle.Yes {
		h.Fail("/temporary", "somebody here for a time only may not be assigned", "temporary", "")
	}
}

// checkAbsent is the check of tupe-4-absent.
func checkAbsent(h policy.Hearing, p Post) {
	if h.Given("/absent", p.Absent != "") && p.Absent == lifecycle.Yes {
		h.Fail("/absent", "somebody who will not come back may not be assigned", "away for long", "")
	}
}

// checkOneContract is the check of tupe-5-one-contract.
func checkOneContract(h policy.Hearing, p Post) {
	if !knowTime(h, p) {
		return
	}
	members := 0
	for _, share := range p.Time {
		if share.Fraction.Compare(nothing()) > 0 {
			members++
		}
	}
	if members > 1 {
		h.Fail("/time", "a flag for an employment lawyer: the contract could be split between those who take over the work", fmt.Sprintf("time for %d members", members), "one")
	}
}
