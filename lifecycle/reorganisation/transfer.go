package reorganisation

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// StaffTransfer is the posts of an area that go from one employer to another on the vesting day, laid
// out for a person: it does not say whether it is a transfer in law.
type StaffTransfer struct {
	From        partnership.OrgID `json:"from"`                 // the employer before
	To          partnership.OrgID `json:"to,omitzero"`          // the employer from the day on; not set: for a person to decide
	Change      CouncilChange     `json:"change,omitzero"`      // whether that one begins or goes on
	Posts       int               `json:"posts"`                // how many
	Information calendar.Date     `json:"information,omitzero"` // the last day for the information on the employees
	Decide      string            `json:"decide,omitempty"`     // what somebody has to decide; not set: nothing
}

// StaffTransfers are the posts of an area that change their employer.
type StaffTransfers []StaffTransfer

// StaffTransfers returns who goes from which employer to which, in the order in which the files first
// name them. The order of a reorganisation moves the staff; regulation 3(5) of the Transfer of
// Undertakings (Protection of Employment) Regulations 2006 does not count a reorganisation of
// administration as a transfer, and the staffing regulations of 2008 treat it alike. Where the new
// employer is a council that goes on, it is not clear which of these holds: a person decides.
func (a AreaCarried) StaffTransfers() StaffTransfers {
	type way struct{ from, to partnership.OrgID }
	transfers, at := StaffTransfers{}, map[way]int{}
	for _, c := range a.Files {
		for _, p := range c.Pieces {
			key := way{p.From, first(p.To)}
			if p.Kind != PostPiece || p.Reason == NotConcerned || key.from == key.to {
				continue
			}
			i, found := at[key]
			if !found {
				i = len(transfers)
				at[key] = i
				transfers = append(transfers, a.transfer(key.from, key.to))
			}
			transfers[i].Posts++
		}
	}
	return transfers
}

// transfer returns a transfer between two councils, without posts.
func (a AreaCarried) transfer(from, to partnership.OrgID) StaffTransfer {
	t := StaffTransfer{From: from, To: to, Information: lifecycle.StaffInformationDue(a.Order.Vesting)}
	for _, c := range a.Order.Councils {
		if c.Org == to {
			t.Change = c.Change
		}
	}
	switch {
	case to == "":
		t.Decide = "to whom they go"
	case t.Change != Begins || a.Order.Preparing == ContinuingAuthority:
		t.Decide = "whether it is a transfer: with a council that goes on it is not clear"
	}
	return t
}

// Table returns who goes where, by when the new employer has the information, and what somebody has
// to decide.
func (all StaffTransfers) Table(names report.Names) report.Table {
	t := report.Table{
		Title: "Staff who change their employer", Columns: append(report.TextColumns("From", "To"), append(report.NumberColumns("", "Posts"), report.TextColumns("Information on the employees by", "To decide")...)...),
		Notes: []string{
			"The order moves the staff. Transfer of Undertakings (Protection of Employment) Regulations 2006, reg. 3(5), does not count a reorganisation of administration as a transfer; the staffing regulations of 2008 treat it alike.",
			"The recognised unions are informed, and consulted on measures, long enough before (reg. 13). The information on the employees is due 28 days before (reg. 11).",
		},
	}
	for _, x := range all {
		to := x.To.Name(names)
		if to == "" {
			to = "to be decided"
		}
		t.Rows = append(t.Rows, []string{x.From.Name(names), to, fmt.Sprint(x.Posts), dayText(x.Information), x.Decide})
	}
	return t
}
