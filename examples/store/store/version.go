package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Version is a partnership as somebody recorded it on a day. What it says of other days, such
// as the term of a member or an amendment, is in the partnership; Partnership.On tells it.
type Version struct {
	Number      int                     `json:"number"`      // from 1
	Recorded    calendar.Date           `json:"recorded"`    // from the end of this day it was known
	RecordedBy  string                  `json:"recorded_by"` // who wrote it down
	Partnership partnership.Partnership `json:"partnership"`
}

// Validate returns what is wrong with the version, in the order of its fields.
func (v Version) Validate() error {
	var number error
	if v.Number < 1 {
		number = field.At("number", fmt.Errorf("%d: want 1 or more: %w", v.Number, field.ErrRange))
	}
	return errors.Join(
		number,
		field.RequiredValue("recorded", v.Recorded),
		field.Required("recorded_by", v.RecordedBy),
		field.At("partnership", v.Partnership.Validate()),
	)
}

// PutVersion stores the next version of a partnership.
func (d *database) PutVersion(ctx context.Context, v Version) error {
	doc, err := write(v)
	if err != nil {
		return err
	}
	id := v.Partnership.ID
	return d.inTransaction(ctx, func(t transaction) error {
		var last int
		var recorded calendar.Date
		err := t.one(ctx, `select version, recorded from partnership where id = $1 order by version desc limit 1`, []any{id}, &last, &recorded)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err := isNext(fmt.Sprintf("partnership %v: version", id), v.Number, last); err != nil {
			return err
		}
		if v.Recorded.Before(recorded) {
			return field.At("recorded", fmt.Errorf("%v is before version %d was recorded, %v: %w", v.Recorded, last, recorded, field.ErrOrder))
		}
		rows, err := t.exec(ctx, `insert into partnership (id, version, name, recorded, format, document)
			values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
			id, v.Number, v.Partnership.Name, v.Recorded, doc.format, doc.text)
		if err == nil && rows == 0 {
			return isNext(fmt.Sprintf("partnership %v: version", id), v.Number, v.Number)
		}
		return err
	})
}

// Version returns a partnership as it was known at the end of a day.
func (d *database) Version(ctx context.Context, id uuid.UUID, known calendar.Date) (Version, error) {
	if err := field.RequiredValue("known", known); err != nil {
		return Version{}, err
	}
	found, err := d.documents(ctx, `select version, format, document from partnership
		where id = $1 and recorded <= $2 order by version desc limit 1`, id, known)
	if err != nil {
		return Version{}, err
	}
	if len(found) == 0 {
		return Version{}, fmt.Errorf("partnership %v, as known on %v: %w", id, known, ErrNotFound)
	}
	v, err := read[Version](found[0])
	return v, within(fmt.Sprintf("partnership %v: version %d", id, found[0].number), err)
}

// isNext returns what is wrong with a number that is to follow the last that is stored: it is
// there already, or there would be a gap.
func isNext(what string, number, last int) error {
	switch {
	case number <= last:
		return fmt.Errorf("%s %d is stored already: %w", what, number, ErrLostRace)
	case number > last+1:
		return fmt.Errorf("%s %d does not follow %d, the last that is stored: %w", what, number, last, field.ErrOrder)
	}
	return nil
}
