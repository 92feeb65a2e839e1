#!/usr/bin/env bash
# A simulated fleet's pushes, and queries, against a running aggregator (or, for queries, any server); bench/README.md.
# usage: load.sh live URL [hosts=100 series=75 step=2 push=10 seconds=60 report=0 threads=8 first=0]
#        load.sh fill URL [hosts=100 series=75 step=2 ticks=5 from=-3600 to=0 threads=8 report=0 first=0]
#          both: [encoding=gzip|plain wire=sysmon|prometheus token=bench pid=SERVER files=DB,WAL]
#        load.sh query SERVER_PID COUNT plain|gzip NAME=URL…
# Prints JSON lines. Needs JDK 17.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 2 ] || { sed -n '2,7s/^# //p' "$0" >&2; exit 2; }
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -d "$classes" "$here"/load/*.java
case $1 in
  query) main=Queries; shift ;;
  live | fill) main=Load; set -- "$@" "trace=$here/data/samples.tsv.gz" ;;
  *) echo "error: expected live, fill or query, found $1" >&2; exit 2 ;;
esac
java -Xmx512m -XX:+UseSerialGC -cp "$classes" "$main" "$@"
