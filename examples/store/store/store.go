// Package store keeps partnerships, their journals and their risk registers in a
// database: SQLite or PostgreSQL, behind one small interface.
//
// Nothing that was stored is changed or taken out. A partnership that changes is stored
// again as its next version, an event is the next step of its journal, and a register is
// that of its quarter; the database itself refuses anything else. So every answer that was
// given on a day can be given again.
//
// Each document is validated before it is written, and read strictly and validated again
// when it comes back. Beside it stand the facts that it is found by, as columns.
package store

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
)

// What can go wrong, for errors.Is. Any other error is one of package field, about what was to
// be stored.
var (
	// ErrNotFound says that what was asked for is not there, or was not on that day.
	ErrNotFound = errors.New("not found")
	// ErrLostRace says that somebody else has stored the same step, version or quarter
	// first. Nothing was stored: load again, look, and decide again.
	ErrLostRace = errors.New("somebody else was first")
	// ErrUnavailable says that the database did not do what was asked. What was not
	// confirmed was not stored, but for a commit that was cut off: load again and look.
	ErrUnavailable = errors.New("the database failed")
	// ErrNewer says that a newer version of this program wrote what is there.
	ErrNewer = errors.New("written by a newer version")
	// ErrDamaged says that what is stored is not what this program has written.
	ErrDamaged = errors.New("what is stored is damaged")
)

// Store is what a contracts system needs of a database. Open returns one. It may be used
// by several goroutines, and several programs may use one database.
type Store interface {
	// PutVersion stores the next version of a partnership, the first as number 1.
	PutVersion(ctx context.Context, v Version) error
	// Version returns a partnership as it was known at the end of a day.
	Version(ctx context.Context, id uuid.UUID, known calendar.Date) (Version, error)

	// Append stores the last entry of a journal as its next step.
	Append(ctx context.Context, journal lifecycle.Journal) error
	// Journal returns the journal of a partnership as it was known at the end of a day. One
	// that has no steps is empty, and not an error.
	Journal(ctx context.Context, id uuid.UUID, known calendar.Date) (lifecycle.Journal, error)

	// PutRegister stores a risk register as that of the quarter of its day.
	PutRegister(ctx context.Context, register risk.Register) error
	// Registers returns the registers of a partnership for the quarters from one to
	// another, in order of time; those of a member if it is given. A quarter that is not set
	// is no limit.
	Registers(ctx context.Context, id uuid.UUID, member partnership.OrgID, from, to Quarter) ([]risk.Register, error)

	// Close closes the database.
	Close() error
}

// LastDay is the day on which everything is known that is stored.
func LastDay() calendar.Date { return calendar.MustDate("9999-12-31") }

// AsKnown returns how a partnership stood on a day, as it was known on another: who shared
// what on which terms, and how far it had got.
func AsKnown(ctx context.Context, s Store, id uuid.UUID, day, known calendar.Date) (partnership.Partnership, lifecycle.State, error) {
	version, err := s.Version(ctx, id, known)
	if err != nil {
		return partnership.Partnership{}, lifecycle.State{}, err
	}
	journal, err := s.Journal(ctx, id, known)
	if err != nil {
		return partnership.Partnership{}, lifecycle.State{}, err
	}
	state, err := journal.Log().StateOn(day, known)
	return version.Partnership.On(day), state, err
}

// Record loads a journal, lets next add an entry to it, and stores that. If somebody else
// was first it loads the journal again, and next decides again on what it finds then. If next
// adds nothing, nothing is stored.
func Record(ctx context.Context, s Store, id uuid.UUID, next func(lifecycle.Journal) (lifecycle.Journal, error)) (lifecycle.Journal, error) {
	for {
		journal, err := s.Journal(ctx, id, LastDay())
		if err != nil {
			return lifecycle.Journal{}, err
		}
		steps := journal.State().Entries
		if journal, err = next(journal); err != nil {
			return lifecycle.Journal{}, err
		}
		if journal.State().Entries <= steps {
			return journal, nil
		}
		if err = s.Append(ctx, journal); !errors.Is(err, ErrLostRace) {
			return journal, err
		}
	}
}
