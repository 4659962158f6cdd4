#!/usr/bin/env bash
# Starts a PostgreSQL of its own, on loopback and in a folder of its own, runs the tests of
# this module on it, and takes it away again. It needs the programs of the server, such as
# Debian's package postgresql has; it neither asks nor touches a server that runs already.
#
#	./postgres.sh                     go test ./...
#	./postgres.sh -run TestRecord     with other arguments
#	./postgres.sh -- psql             another command, with STORE_POSTGRES set
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# programs prints the folder of the newest server.
programs() {
  local initdb
  if initdb=$(command -v initdb); then
    dirname "$initdb"
  else
    dirname "$(ls -d /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)"
  fi
}

# as runs a command as somebody who is not root: a server refuses to run as root.
as() {
  if ((EUID == 0)); then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

bin=$(programs)
cluster=$(mktemp -d)
chmod 755 "$cluster"
((EUID == 0)) && chown postgres "$cluster"

# finish stops the server and takes its folder away.
finish() {
  as "$bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$cluster"
}
trap finish EXIT

# The port is one that is free now; if somebody else is faster, another is tried.
(cd "$cluster" && as "$bin/initdb" -D "$cluster/data" -U store -A trust -E UTF8 --locale=C.UTF-8 --no-sync) >/dev/null
for attempt in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 20000))
  if (cd "$cluster" && as "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" \
    -o "-h 127.0.0.1 -p $port -k '' -c fsync=off" start) >/dev/null; then
    break
  fi
  if ((attempt == 5)); then
    cat "$cluster/log"
    exit 1
  fi
done
export STORE_POSTGRES="postgres://store@127.0.0.1:$port/postgres?sslmode=disable"

if [[ ${1-} == -- ]]; then
  shift
  "$@"
else
  go test ./... "$@"
fi
