package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fileWithPosts is the file of two members with a post at each of some employers.
func fileWithPosts(t testing.TB, letter byte, employers ...partnership.OrgID) reorganisation.File {
	file := fileOf(t, letter, "county", "milton-keynes", "corby-borough")
	for i, org := range employers {
		file.Posts = append(file.Posts, staff.Post{ID: staff.PostID(fmt.Sprintf("p%d", i)), Employer: org, Function: "Audit", Grade: "SO1", FTE: number("1")})
	}
	return file
}

func TestStaffTransfers_WithAContinuingAuthorityItIsForAPerson(t *testing.T) {
	order := northamptonshire()
	files := []reorganisation.File{fileWithPosts(t, 'a', "corby-borough", "county", "milton-keynes"), fileWithPosts(t, 'b', "corby-borough")}
	rows := func() string {
		area, err := reorganisation.CarryAll(order, files, nil, day("2020-12-31"))
		require.NoError(t, err)
		text := ""
		for _, x := range area.StaffTransfers() {
			text += fmt.Sprintf("%s to %s %s: %d by %v; %s\n", x.From, x.To, x.Change, x.Posts, x.Information, x.Decide)
		}
		return text
	}
	assert.Equal(t, "corby-borough to north begins: 2 by 2021-03-04; \ncounty to  : 1 by 2021-03-04; to whom they go\n", rows())
	order.Preparing = reorganisation.ContinuingAuthority
	assert.Contains(t, rows(), "corby-borough to north begins: 2 by 2021-03-04; whether it is a transfer: with a council that goes on it is not clear\n")
	order.Preparing = ""
	for i := range order.Councils {
		if order.Councils[i].Org == "north" {
			order.Councils[i].Change = reorganisation.GoesOn
		}
	}
	assert.Contains(t, rows(), "corby-borough to north goes-on: 2 by 2021-03-04; whether it is a transfer")

	// A post that serves the part which a council keeps stays, and nobody needs information on it.
	kept := fileOf(t, 'k', "upper", "bourne")
	kept.Posts = staff.Establishment{{ID: "p", Employer: "upper", Function: "Audit", Grade: "SO1", FTE: number("1")}}
	kept.Serving = []reorganisation.Serving{{Post: "p", Parts: []reorganisation.PartShare{{Part: "hill", Fraction: partnership.MustFraction("100%")}}}}
	area, err := reorganisation.CarryAll(moving(), []reorganisation.File{kept}, nil, day("2025-12-01"))
	require.NoError(t, err)
	assert.Empty(t, area.StaffTransfers())
}

func ExampleAreaCarried_StaffTransfers() {
	file := exampleFile('a', "county", "corby-borough")
	file.Posts = staff.Establishment{{ID: "auditor", Employer: "corby-borough", Function: "Audit", Grade: "SO1", FTE: number("1")}, {ID: "clerk", Employer: "county", Function: "Audit", Grade: "SC5", FTE: number("1")}}
	area, _ := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file}, nil, day("2020-12-31"))
	for _, row := range area.StaffTransfers().Table(noNames).Rows {
		fmt.Println(row)
	}
	// Output:
	// [corby-borough north 1 2021-03-04 ]
	// [county to be decided 1 2021-03-04 to whom they go]
}
