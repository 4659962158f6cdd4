#!/bin/sh
# Solves the exits with GLPK and writes their optima. From lifecycle/staff:
#
#   apt-get install glpk-utils
#   sh testdata/glpk/solve.sh > testdata/glpk/optima.csv
set -e
dir=$(mktemp -d)
GLPK_DIR="$dir" go test -count=1 -run TestExits_AreWrittenForGLPK . >&2
echo exit,leaving
for lp in "$dir"/*.lp; do
	case "$lp" in */large-*) seconds=120 ;; *) seconds=5 ;; esac
	glpsol --lp "$lp" --cuts --tmlim $seconds -o "$dir/out" >/dev/null
	if grep -q "INTEGER OPTIMAL" "$dir/out"; then
		echo "$(basename "$lp" .lp),$(sed -n 's/^Objective:.* = \([0-9]*\) .*/\1/p' "$dir/out")"
	fi
done
rm -r "$dir"
