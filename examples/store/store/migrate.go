package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// migrations are the steps that make the tables, in the order of their names. One whose name
// ends in .sqlite.sql or .postgres.sql is for that database alone. One that was released is
// never changed: what it got wrong, the next one puts right.
//
//go:embed migrations
var migrations embed.FS

// migration is one step, which is done as a whole or not at all.
type migration struct{ name, text, sum string }

// forEngine returns the migrations for a database, in order.
func forEngine(files fs.FS, name string) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, file := range names {
		step, only, _ := strings.Cut(strings.TrimSuffix(path.Base(file), ".sql"), ".")
		if only != "" && only != name {
			continue
		}
		text, err := fs.ReadFile(files, file)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		all = append(all, migration{step, string(text), hex.EncodeToString(sum[:])})
	}
	return all, nil
}

// migrate does every migration that was not done yet, each in a transaction of its own that
// also notes that it was done. So what was cut off half way leaves nothing behind, and is
// done again from its beginning; what was done before it stays.
func (d *database) migrate(ctx context.Context, files fs.FS) error {
	steps, err := forEngine(files, d.engine.name)
	if err != nil {
		return err
	}
	err = d.inTransaction(ctx, func(t transaction) error {
		if _, err := t.exec(ctx, d.engine.lock); err != nil {
			return err
		}
		_, err := t.exec(ctx, `create table if not exists migration (number integer primary key, name text not null, sum text not null)`)
		return err
	})
	if err != nil {
		return err
	}
	if err := d.checkNewer(ctx, len(steps)); err != nil {
		return err
	}
	for i, step := range steps {
		err := d.inTransaction(ctx, func(t transaction) error { return t.migrate(ctx, i+1, step) })
		if err != nil {
			return fmt.Errorf("migration %s, %d of %d: %w", step.name, i+1, len(steps), err)
		}
	}
	return nil
}

// migrate does a migration, unless it was done before.
func (t transaction) migrate(ctx context.Context, number int, step migration) error {
	if _, err := t.exec(ctx, t.engine.lock); err != nil {
		return err
	}
	var name, sum string
	err := t.one(ctx, `select name, sum from migration where number = $1`, []any{number}, &name, &sum)
	switch {
	case err == nil && (name != step.name || sum != step.sum):
		return fmt.Errorf("it was done as %s, with another text; a migration that was done must not change", name)
	case err == nil || !errors.Is(err, sql.ErrNoRows):
		return err
	}
	if _, err := t.exec(ctx, step.text); err != nil {
		return fmt.Errorf("not finished, and nothing of it was kept; it begins again when the program does: %w", err)
	}
	_, err = t.exec(ctx, `insert into migration (number, name, sum) values ($1, $2, $3)`, number, step.name, step.sum)
	return err
}

// checkNewer returns ErrNewer for a database with more migrations than this program knows.
func (d *database) checkNewer(ctx context.Context, known int) error {
	return d.inTransaction(ctx, func(t transaction) error {
		var number int
		var name string
		err := t.one(ctx, `select number, name from migration where number > $1 order by number limit 1`, []any{known}, &number, &name)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return fmt.Errorf("%w: migration %s was done, number %d, and this program knows %d", ErrNewer, name, number, known)
	})
}
