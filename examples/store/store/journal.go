package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Append stores the last entry of a journal as its next step. The journal has checked that it
// follows from those before.
func (d *database) Append(ctx context.Context, journal lifecycle.Journal) error {
	id, log := journal.Partnership(), journal.Log()
	number := len(log.Entries)
	if number == 0 {
		return fmt.Errorf("journal %v: no step to store: %w", id, field.ErrRequired)
	}
	entry := log.Entries[number-1]
	doc, err := write(entry)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("journal %v: step", id)
	return d.inTransaction(ctx, func(t transaction) error {
		var last document
		err := t.one(ctx, `select number, format, document from event where partnership = $1 order by number desc limit 1`,
			[]any{id}, &last.number, &last.format, &last.text)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err := errors.Join(isNext(what, number, last.number), isSame(what, log, last)); err != nil {
			return err
		}
		rows, err := t.exec(ctx, `insert into event (partnership, number, follows, kind, happens, recorded, format, document)
			values ($1, $2, nullif($2 - 1, 0), $3, $4, $5, $6, $7) on conflict do nothing`,
			id, number, entry.Event.Kind, entry.Event.On, entry.Recorded, doc.format, doc.text)
		if err == nil && rows == 0 {
			return isNext(what, number, number)
		}
		return err
	})
}

// isSame returns what is wrong with a log whose step before the last is not the one that is
// stored: it did not come from here, and its last step would not follow.
func isSame(what string, log lifecycle.Log, stored document) error {
	if stored.number == 0 || stored.number != len(log.Entries)-1 {
		return nil
	}
	found, err := read[lifecycle.LogEntry](stored)
	if err != nil {
		return within(fmt.Sprintf("%s %d", what, stored.number), err)
	}
	same, err := write(found)
	if err != nil {
		return err
	}
	if mine, err := write(log.Entries[stored.number-1]); err != nil || mine.text != same.text {
		return errors.Join(err, fmt.Errorf("%s %d is another in what is stored: %w", what, stored.number, field.ErrInvalid))
	}
	return nil
}

// Journal returns the journal of a partnership as it was known at the end of a day.
func (d *database) Journal(ctx context.Context, id uuid.UUID, known calendar.Date) (lifecycle.Journal, error) {
	if err := field.RequiredValue("known", known); err != nil {
		return lifecycle.Journal{}, err
	}
	found, err := d.documents(ctx, `select number, format, document from event
		where partnership = $1 and recorded <= $2 order by number`, id, known)
	if err != nil {
		return lifecycle.Journal{}, err
	}
	log := lifecycle.Log{Partnership: id, Entries: make([]lifecycle.LogEntry, len(found))}
	for i, doc := range found {
		entry, err := read[lifecycle.LogEntry](doc)
		if doc.number != i+1 {
			err = fmt.Errorf("%w: step %d is missing", ErrDamaged, i+1)
		}
		if err != nil {
			return lifecycle.Journal{}, within(fmt.Sprintf("journal %v: step %d", id, doc.number), err)
		}
		log.Entries[i] = entry
	}
	journal, err := lifecycle.NewJournal(log)
	return journal, within(fmt.Sprintf("journal %v", id), damaged(err))
}
