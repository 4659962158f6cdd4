package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
)

func TestOpen_NoDatabase(t *testing.T) {
	s, err := Open(t.Context(), "")
	assert.Nil(t, s)
	assert.EqualError(t, err, "no database: want the name of a file, or postgres://user@host/name")
	_, err = Open(t.Context(), "mysql://root:secret@localhost/store")
	assert.EqualError(t, err, "mysql://…: not a database: want the name of a file, or postgres://user@host/name")
	file := filepath.Join(t.TempDir(), "no such folder", "store.db")
	_, err = Open(t.Context(), file)
	require.ErrorIs(t, err, ErrUnavailable)
	assert.ErrorContains(t, err, file+" cannot be reached: the database failed: ")
}

// A file that is something else is left as it is, and a name of SQLite's own is one of a file.
func TestOpen_OtherFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	notes := strings.Repeat("Minutes of the joint committee. ", 100)
	require.NoError(t, os.WriteFile("minutes.txt", []byte(notes), 0o600))
	_, err := Open(t.Context(), "minutes.txt")
	require.ErrorIs(t, err, ErrUnavailable)
	assert.ErrorContains(t, err, "minutes.txt")
	assert.ErrorContains(t, err, "not a database")
	left, err := os.ReadFile("minutes.txt")
	require.NoError(t, err)
	assert.Equal(t, notes, string(left))

	live(t, opened(t, ":memory:"))
	journal, err := opened(t, ":memory:").Journal(t.Context(), legalID, LastDay())
	require.NoError(t, err)
	assert.Equal(t, 6, journal.State().Entries)
}

// Nothing listens at the address, and the password is not shown.
func TestOpen_ServerIsDown(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())
	_, err = Open(t.Context(), "postgres://clerk:secret@"+address+"/store")
	require.ErrorIs(t, err, ErrUnavailable)
	assert.ErrorContains(t, err, "postgres://clerk:xxxxx@"+address+"/store cannot be reached: the database failed: ")
	assert.NotContains(t, err.Error(), "secret")
}

// A server that takes connections and says nothing is given up after a time.
func TestOpen_ServerSaysNothing(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err = Open(ctx, "postgres://clerk@"+listener.Addr().String()+"/store?sslmode=disable")
	require.ErrorIs(t, err, ErrUnavailable)
}

// relay passes a connection on to the server, until it is cut.
type relay struct {
	net.Listener
	open chan net.Conn
}

// relayTo returns where the database is, by way of a relay.
func relayTo(t *testing.T, where string) (string, *relay) {
	t.Helper()
	at, err := url.Parse(where)
	require.NoError(t, err)
	server := at.Host
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	r := &relay{listener, make(chan net.Conn, 100)}
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			to, err := net.Dial("tcp", server)
			if err != nil {
				from.Close()
				continue
			}
			r.open <- from
			go io.Copy(to, from)
			go io.Copy(from, to)
		}
	}()
	at.Host = listener.Addr().String()
	return at.String(), r
}

// cut ends every connection, and takes no more.
func (r *relay) cut() {
	r.Close()
	for len(r.open) > 0 {
		(<-r.open).Close()
	}
}

// The line to the server is cut while the program runs: it says so, and what was stored is
// there when the line is back.
func TestStore_ServerGoesDown(t *testing.T) {
	where := emptySchema(t)
	at, line := relayTo(t, where)
	s := opened(t, at)
	live(t, s)
	line.cut()
	_, err := s.Journal(t.Context(), legalID, LastDay())
	require.ErrorIs(t, err, ErrUnavailable)
	require.ErrorIs(t, s.PutVersion(t.Context(), version(1, "2026-02-20", "")), ErrUnavailable)
	again := opened(t, where)
	journal, err := again.Journal(t.Context(), legalID, LastDay())
	require.NoError(t, err)
	assert.Equal(t, 6, journal.State().Entries)
	_, err = again.Version(t.Context(), legalID, LastDay())
	require.ErrorIs(t, err, ErrNotFound)
}

func TestStore_Closed(t *testing.T) {
	s, err := open(t.Context(), filepath.Join(t.TempDir(), "store.db"), migrations)
	require.NoError(t, err)
	live(t, s)
	journal, err := s.Journal(t.Context(), legalID, LastDay())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	_, _, err = AsKnown(t.Context(), s, legalID, day("2026-04-01"), LastDay())
	require.ErrorIs(t, err, ErrUnavailable)
	_, err = s.Journal(t.Context(), legalID, LastDay())
	require.ErrorIs(t, err, ErrUnavailable)
	_, err = s.Registers(t.Context(), legalID, "", Quarter{}, Quarter{})
	require.ErrorIs(t, err, ErrUnavailable)
	require.ErrorIs(t, s.Append(t.Context(), journal), ErrUnavailable)
	require.ErrorIs(t, s.PutRegister(t.Context(), register("2026-06-30", "")), ErrUnavailable)
	_, err = Record(t.Context(), s, legalID, func(j lifecycle.Journal) (lifecycle.Journal, error) { return j, nil })
	require.ErrorIs(t, err, ErrUnavailable)
}

func TestStore_DocumentOfANewerVersion(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		require.NoError(t, s.PutVersion(t.Context(), version(1, "2026-02-20", "")))
		require.NoError(t, s.PutRegister(t.Context(), register("2026-06-30", "")))
		stored := func(table, document string, format int) {
			s.forced(t, table, "update "+table+" set format = $1, document = replace(document, '{', $2)", format, "{"+document)
		}
		const newer = `written by a newer version: the document has format 7, this program reads format 1: `

		_, err := s.Version(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		stored("partnership", `"carbon": 1, "colour": 2, `, 7)
		_, err = s.Version(t.Context(), legalID, LastDay())
		require.ErrorIs(t, err, ErrNewer)
		assert.EqualError(t, err, "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: version 1: "+newer+"carbon: unknown key: invalid")

		stored("event", `"colour": "red", `, 7)
		_, err = s.Journal(t.Context(), legalID, LastDay())
		require.ErrorIs(t, err, ErrNewer)
		assert.EqualError(t, err, "journal 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: step 1: "+newer+"colour: unknown key: invalid")

		stored("register", `"colour": "red", `, 1)
		_, err = s.Registers(t.Context(), legalID, "", QuarterOf(day("2026-06-30")), QuarterOf(day("2026-06-30")))
		require.NotErrorIs(t, err, ErrNewer)
		assert.ErrorContains(t, err, "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: register 1, of quarter 1: what is stored is damaged: colour: unknown key: invalid")
	})
}

// A newer document that has nothing new in it is read.
func TestStore_NewerButUnderstood(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		require.NoError(t, s.PutVersion(t.Context(), version(1, "2026-02-20", "")))
		s.forced(t, "partnership", "update partnership set format = 7")
		_, err := s.Version(t.Context(), legalID, LastDay())
		require.NoError(t, err)
	})
}

// What somebody has written over is not passed over, and the error says which record it is.
func TestStore_Damaged(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		require.NoError(t, s.PutVersion(t.Context(), version(1, "2026-02-20", "")))
		s.forced(t, "event", "update event set document = $1 where number = 3", `{"event": {"kind": "signed"}, "recorded": "2026-02-30"}`)
		_, err := s.Journal(t.Context(), legalID, LastDay())
		assert.ErrorContains(t, err, `journal 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: step 3: what is stored is damaged: event.kind: "signed"`)
		require.ErrorIs(t, err, ErrDamaged)
		assert.ErrorContains(t, err, `recorded: "2026-02-30"`)
		s.forced(t, "partnership", "update partnership set document = $1", "{")
		_, err = s.Version(t.Context(), legalID, LastDay())
		assert.ErrorContains(t, err, "partnership 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: version 1: what is stored is damaged: ")
	})
}

// A step that is not among those before the next is missed.
func TestJournal_StepIsMissing(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		s.forced(t, "event", "update event set recorded = '2030-01-01' where number = 3")
		require.Error(t, s.byHand(t, "delete from event where number = 3"), "step 4 follows it")
		_, err := s.Journal(t.Context(), legalID, day("2029-01-01"))
		require.ErrorIs(t, err, ErrDamaged)
		assert.EqualError(t, err, "journal 5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10: step 4: what is stored is damaged: step 3 is missing")
	})
}

// files returns the migrations with one more.
func files(t *testing.T, third string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(migrations, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(migrations, name)
		all[name] = &fstest.MapFile{Data: text}
		return err
	}))
	if third != "" {
		all["migrations/0003_notes.sql"] = &fstest.MapFile{Data: []byte(third)}
	}
	return all
}

// The second command of a migration fails. Nothing of the first is left, what was done before
// stays, the program that knows two goes on, and the mended one begins again.
func TestMigrate_HalfDone(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		live(t, s)
		_, err := open(t.Context(), where, files(t, "create table note (id text primary key); insert into nowhere values (1)"))
		require.ErrorIs(t, err, ErrUnavailable)
		assert.ErrorContains(t, err, "migration 0003_notes, 3 of 3: not finished, and nothing of it was kept; it begins again when the program does: ")
		assert.ErrorContains(t, err, "nowhere")
		require.Error(t, s.byHand(t, "select * from note"))
		opened(t, where)

		mended, err := open(t.Context(), where, files(t, "create table note (id text primary key)"))
		require.NoError(t, err)
		require.NoError(t, mended.byHand(t, "select * from note"))
		journal, err := mended.Journal(t.Context(), legalID, LastDay())
		require.NoError(t, err)
		assert.Equal(t, 6, journal.State().Entries)
		require.NoError(t, mended.Close())

		_, err = Open(t.Context(), where)
		require.ErrorIs(t, err, ErrNewer)
		assert.ErrorContains(t, err, "written by a newer version: migration 0003_notes was done, number 3, and this program knows 2")
	})
}

// A program that is stopped in the middle of a migration leaves nothing of it.
func TestMigrate_CutOff(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		_, err := open(ctx, where, files(t, endless))
		require.Error(t, err)
		assert.ErrorContains(t, err, "migration 0003_notes, 3 of 3: not finished")
		require.Error(t, s.byHand(t, "select * from note"))
		mended, err := open(t.Context(), where, files(t, "create table note (id text primary key)"))
		require.NoError(t, err)
		require.NoError(t, mended.Close())
	})
}

// endless is a migration whose second command takes very long.
const endless = "create table note (id text primary key); with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000000) insert into note select max(i) from n"

// A program that is killed in the middle of a migration leaves nothing of it, and the next one
// begins it again.
func TestMigrate_Killed(t *testing.T) {
	if where := os.Getenv("STORE_MIGRATES"); where != "" {
		_, err := open(t.Context(), where, files(t, endless))
		t.Fatal("it is to be killed before", err)
	}
	where := filepath.Join(t.TempDir(), "store.db")
	s := opened(t, where)
	live(t, s)
	other := exec.Command(os.Args[0], "-test.run", "^TestMigrate_Killed$")
	other.Env = append(os.Environ(), "STORE_MIGRATES="+where)
	require.NoError(t, other.Start())
	impatient, err := sql.Open("sqlite", "file:"+where+"?_txlock=immediate&_pragma=busy_timeout(0)")
	require.NoError(t, err)
	defer impatient.Close()
	inTheMiddle := 0 // how often in a row somebody else was writing
	require.Eventually(t, func() bool {
		tx, err := impatient.Begin()
		if inTheMiddle++; err == nil {
			inTheMiddle = 0
			require.NoError(t, tx.Rollback())
		}
		return inTheMiddle == 10
	}, 20*time.Second, 20*time.Millisecond)
	require.NoError(t, other.Process.Kill())
	require.Error(t, other.Wait())

	require.Error(t, s.byHand(t, "select * from note"))
	mended, err := open(t.Context(), where, files(t, "create table note (id text primary key)"))
	require.NoError(t, err)
	journal, err := mended.Journal(t.Context(), legalID, LastDay())
	require.NoError(t, err)
	assert.Equal(t, 6, journal.State().Entries)
	require.NoError(t, mended.Close())
}

// Tables that are there although no migration made them are not taken for ours.
func TestMigrate_TablesAreThere(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		s := opened(t, where)
		require.NoError(t, s.byHand(t, "delete from migration"))
		_, err := Open(t.Context(), where)
		require.Error(t, err)
		assert.ErrorContains(t, err, "migration 0001_tables, 1 of 2: not finished")
		assert.ErrorContains(t, err, "already exists")
	})
}

func TestMigrate_ChangedAfterItWasDone(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		opened(t, where)
		changed := files(t, "")
		changed["migrations/0001_tables.sql"] = &fstest.MapFile{Data: []byte("create table other (id text)")}
		_, err := open(t.Context(), where, changed)
		assert.ErrorContains(t, err, "migration 0001_tables, 1 of 2: it was done as 0001_tables, with another text; a migration that was done must not change")
	})
}

// Many programs that start at once make the tables once.
func TestOpen_ManyAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, where string) {
		errs := make(chan error)
		for range 10 {
			go func() {
				s, err := Open(t.Context(), where)
				if err == nil {
					err = s.Close()
				}
				errs <- err
			}()
		}
		var all []error
		for range 10 {
			all = append(all, <-errs)
		}
		require.NoError(t, errors.Join(all...))
	})
}
