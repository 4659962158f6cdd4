package store

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
)

// Quarter is three months of a council's financial year. The first is from April to June.
type Quarter struct {
	Year   costing.FinancialYear `json:"year"`
	Number int                   `json:"number"` // 1 to 4
}

// QuarterOf returns the quarter that a day is in.
func QuarterOf(day calendar.Date) Quarter {
	return Quarter{costing.FinancialYearOf(day), (int(day.Month())+8)%12/3 + 1}
}

// String returns the quarter as "2026/27 Q1".
func (q Quarter) String() string { return fmt.Sprintf("%v Q%d", q.Year, q.Number) }

// PutRegister stores a risk register as that of the quarter of its day. A register that was
// reported stays as it was: the next report is the next register.
func (d *database) PutRegister(ctx context.Context, register risk.Register) error {
	doc, err := write(register)
	if err != nil {
		return err
	}
	quarter := QuarterOf(register.AsOf)
	return d.inTransaction(ctx, func(t transaction) error {
		rows, err := t.exec(ctx, `insert into register (partnership, member, year, quarter, as_of, format, document)
			values ($1, coalesce($2, ''), $3, $4, $5, $6, $7) on conflict do nothing`,
			register.Partnership, register.Member, quarter.Year, quarter.Number, register.AsOf, doc.format, doc.text)
		if err == nil && rows == 0 {
			return fmt.Errorf("the register of %v for %v is stored already: %w", register.Partnership, quarter, ErrLostRace)
		}
		return err
	})
}

// Registers returns the registers for the quarters from one to another, in order of time. A
// year comes after no text, and before 9999.
func (d *database) Registers(ctx context.Context, id uuid.UUID, member partnership.OrgID, from, to Quarter) ([]risk.Register, error) {
	found, err := d.documents(ctx, `select quarter, format, document from register
		where partnership = $1 and member = coalesce($2, '')
		and (year, quarter) >= (coalesce($3, ''), $4) and (year, quarter) <= (coalesce($5, '9999'), $6) order by year, quarter`,
		id, member, from.Year, from.Number, to.Year, to.Number)
	if err != nil {
		return nil, err
	}
	registers := make([]risk.Register, len(found))
	for i, doc := range found {
		if registers[i], err = read[risk.Register](doc); err != nil {
			return nil, within(fmt.Sprintf("partnership %v: register %d, of quarter %d", id, i+1, doc.number), err)
		}
	}
	return registers, nil
}
