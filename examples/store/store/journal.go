package store

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// step is an entry of a journal as it is stored. The steps are checked together, by
// lifecycle.NewJournal.
type step lifecycle.LogEntry

// Validate finds nothing: see step.
func (step) Validate() error { return nil }

// Append stores the last entry of a journal as its next step. The journal was made by a
// journal that has checked it, and so were the steps before.
func (d *database) Append(ctx context.Context, journal lifecycle.Journal) error {
	id, log := journal.Partnership(), journal.Log()
	number := len(log.Entries)
	if number == 0 {
		return fmt.Errorf("journal %v: no step to store: %w", id, field.ErrRequired)
	}
	entry := log.Entries[number-1]
	doc, err := write(step(entry))
	if err != nil {
		return err
	}
	what := fmt.Sprintf("journal %v: step", id)
	return d.inTransaction(ctx, func(t transaction) error {
		var last int
		if err := t.one(ctx, `select coalesce(max(number), 0) from event where partnership = $1`, []any{id}, &last); err != nil {
			return err
		}
		if err := isNext(what, number, last); err != nil {
			return err
		}
		rows, err := t.exec(ctx, `insert into event (partnership, number, follows, kind, happens, recorded, format, document)
			values ($1, $2, nullif($2 - 1, 0), $3, $4, $5, $6, $7) on conflict do nothing`,
			id, number, string(entry.Event.Kind), entry.Event.On, entry.Recorded, doc.format, doc.text)
		if err == nil && rows == 0 {
			return isNext(what, number, number)
		}
		return err
	})
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
		entry, err := read[step](doc)
		if doc.number != i+1 {
			err = fmt.Errorf("%w: step %d is missing", ErrDamaged, i+1)
		}
		if err != nil {
			return lifecycle.Journal{}, within(fmt.Sprintf("journal %v: step %d", id, doc.number), err)
		}
		log.Entries[i] = lifecycle.LogEntry(entry)
	}
	journal, err := lifecycle.NewJournal(log)
	return journal, within(fmt.Sprintf("journal %v", id), damaged(err))
}
