package overhead_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// pence returns the pence of an amount that is known.
func pence(m costing.Money) int64 {
	n, known := m.Pence()
	if !known {
		panic("the amount is not known")
	}
	return n
}

// member returns organisation i.
func member(i int) partnership.OrgID { return partnership.OrgID(fmt.Sprintf("E%08d", i)) }
