package store

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

// everywhere runs a test on SQLite, and on the PostgreSQL that STORE_POSTGRES names if it is
// set: postgres.sh starts one. Each test has a database of its own.
func everywhere(t *testing.T, test func(t *testing.T, where string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "a store?.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, emptySchema(t)) })
}

// schemas counts the schemas that were made.
var schemas atomic.Int64

// emptySchema returns where a new schema of the PostgreSQL is that STORE_POSTGRES names.
func emptySchema(t *testing.T) string {
	t.Helper()
	where := os.Getenv("STORE_POSTGRES")
	if where == "" {
		t.Skip("STORE_POSTGRES is not set")
	}
	server, err := sql.Open("pgx", where)
	require.NoError(t, err)
	schema := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	_, err = server.ExecContext(t.Context(), "create schema "+schema)
	require.NoError(t, err)
	t.Cleanup(func() {
		_, err := server.Exec("drop schema " + schema + " cascade")
		require.NoError(t, err)
		require.NoError(t, server.Close())
	})
	at, err := url.Parse(where)
	require.NoError(t, err)
	query := at.Query()
	query.Set("search_path", schema)
	at.RawQuery = query.Encode()
	return at.String()
}

// opened returns the store in a database, which is closed after the test.
func opened(t *testing.T, where string) *database {
	t.Helper()
	d, err := open(t.Context(), where, migrations)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	return d
}

// byHand runs a command on the tables, as somebody with the password might.
func (d *database) byHand(t *testing.T, query string, args ...any) error {
	t.Helper()
	_, err := d.pool.ExecContext(t.Context(), d.engine.adapt(query), args...)
	return err
}

// forced runs a command on the tables that what guards them would refuse.
func (d *database) forced(t *testing.T, table, query string, args ...any) {
	t.Helper()
	guards := []string{"drop trigger " + table + "_stays on " + table}
	if d.engine.name == "sqlite" {
		guards = []string{"drop trigger " + table + "_no_update", "drop trigger " + table + "_no_delete"}
	}
	require.NoError(t, d.byHand(t, strings.Join(guards, ";")))
	require.NoError(t, d.byHand(t, query, args...))
}
