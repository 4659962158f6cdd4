package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite", in Go alone
)

// engine is what the two databases do differently. Everything else is the same SQL.
type engine struct {
	name   string                    // of its own migrations: 0002_append_only.sqlite.sql
	driver string                    // of database/sql
	source func(where string) string // what the driver opens
	lock   string                    // lets one program migrate at a time
	adapt  func(query string) string // writes the placeholders $1, $2 as it wants them
}

// sqlite is a file. A transaction takes its place in the queue when it begins, so that none
// has to be given up half way; readers do not wait.
func sqlite() engine {
	return engine{
		name: "sqlite", driver: "sqlite", lock: "select 1",
		source: func(file string) string {
			options := "?_txlock=immediate&_pragma=busy_timeout(30000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)"
			if whole, err := filepath.Abs(file); err == nil {
				file = whole // so that no name is special, such as ":memory:"
			}
			return "file:" + (&url.URL{Path: file}).EscapedPath() + options
		},
		adapt: func(query string) string { return strings.ReplaceAll(query, "$", "?") },
	}
}

// postgres is a server.
func postgres() engine {
	return engine{
		name: "postgres", driver: "pgx", lock: "select pg_advisory_xact_lock(20040517)",
		source: func(where string) string { return where },
		adapt:  func(query string) string { return query },
	}
}

// Open returns the store in a database, and brings its tables up to date. Where it is, is a
// text: "postgres://user@host/name" for PostgreSQL, and for SQLite the name of a file, which
// is made if it is not there.
func Open(ctx context.Context, where string) (Store, error) {
	d, err := open(ctx, where, migrations)
	if err != nil {
		return nil, err
	}
	return d, nil
}

// open is Open with the migrations of files.
func open(ctx context.Context, where string, files fs.FS) (*database, error) {
	if where == "" {
		return nil, errors.New("no database: want the name of a file, or postgres://user@host/name")
	}
	kind, shown := sqlite(), where
	if scheme, _, ok := strings.Cut(where, "://"); ok {
		at, err := url.Parse(where)
		if scheme != "postgres" && scheme != "postgresql" || err != nil {
			return nil, fmt.Errorf("%s: not a database: want the name of a file, or postgres://user@host/name", scheme+"://…")
		}
		kind, shown = postgres(), at.Redacted()
	}
	pool, err := sql.Open(kind.driver, kind.source(where))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", shown, ErrUnavailable, err)
	}
	pool.SetMaxOpenConns(16) // a server of its usual settings takes a hundred, from all programs
	d := &database{pool, kind}
	reach, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := pool.PingContext(reach); err != nil {
		return nil, errors.Join(fmt.Errorf("%s cannot be reached: %w: %w", shown, ErrUnavailable, err), pool.Close())
	}
	if err := d.migrate(ctx, files); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", shown, err), pool.Close())
	}
	return d, nil
}

// database is the Store in a database of either kind.
type database struct {
	pool   *sql.DB
	engine engine
}

// Close closes the database.
func (d *database) Close() error { return d.pool.Close() }

// inTransaction does all that do asks for, or nothing.
func (d *database) inTransaction(ctx context.Context, do func(transaction) error) error {
	tx, err := d.pool.BeginTx(ctx, nil)
	if err != nil {
		return failed(err)
	}
	if err := do(transaction{tx, d.engine}); err != nil {
		_ = tx.Rollback() // what went wrong is in err
		return err
	}
	return failed(tx.Commit())
}

// transaction runs commands, all of which are kept or none.
type transaction struct {
	tx     *sql.Tx
	engine engine
}

// exec runs a command, and returns how many rows it has changed.
func (t transaction) exec(ctx context.Context, query string, args ...any) (rows int64, err error) {
	result, err := t.tx.ExecContext(ctx, t.engine.adapt(query), args...)
	if err != nil {
		return 0, failed(err)
	}
	rows, err = result.RowsAffected()
	return rows, failed(err)
}

// one reads the only row of a query into columns.
func (t transaction) one(ctx context.Context, query string, args []any, columns ...any) error {
	return failed(t.tx.QueryRowContext(ctx, t.engine.adapt(query), args...).Scan(columns...))
}

// documents returns the documents that a query finds, in its order. Its columns are a number,
// the format and the document.
func (d *database) documents(ctx context.Context, query string, args ...any) ([]document, error) {
	rows, err := d.pool.QueryContext(ctx, d.engine.adapt(query), args...)
	if err != nil {
		return nil, failed(err)
	}
	defer rows.Close()
	var all []document
	for rows.Next() {
		var found document
		if err := rows.Scan(&found.number, &found.format, &found.text); err != nil {
			return nil, failed(err)
		}
		all = append(all, found)
	}
	return all, failed(rows.Err())
}

// failed returns what the database says, as ErrUnavailable.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}
