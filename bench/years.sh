#!/usr/bin/env bash
# Fills two years of one host through real pushes, the way they would have become: samples every 2 s for the last week, every
# minute for the quarter before, every 5 minutes before that (a roll-up has the same size whatever it was made of); sealed
# and dropped by the aggregator's own upkeep. Then measures charts of it.
# usage: years.sh HOME [DAYS [SERIES [COUNT]]]      default: 730 100 200. HOME is made once, and kept for the next run.
# Prints JSON lines. BENCH_JAVA_OPTS goes to the server's JVM. Needs the built WAR, JDK 17, sqlite3.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java sqlite3
[ $# -ge 1 ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
home=$1 days=${2:-730} series=${3:-100} count=${4:-200} port=${SYSMON_PORT:-9874}
url=http://127.0.0.1:$port
day=86400
week=$((7 * day)) quarter=$((97 * day)) all=$((days * day))

fresh() { sqlite3 -readonly "$home/aggregator.db" ".timeout 10000" \
  "SELECT count(*) FROM run WHERE sealed = 0 AND from_ts < unixepoch() - 2 * 3600"; }
fill() { "$here/load.sh" fill "$url" hosts=1 series="$series" encoding=plain threads=2 pid="$pid" "$@"; }

if [ ! -f "$home/filled" ]; then
  start_aggregator "$home" "$port"
  fill step=300 ticks=60 from=-$all to=-$quarter
  fill step=60 ticks=60 from=-$quarter to=-$week
  fill step=2 ticks=150 from=-$week to=0
  until [ "$(fresh)" = 0 ]; do sleep 1; done
  sleep 70 # the next round of retention
  stop_server "$pid"
  touch "$home/filled"
fi

start_aggregator "$home" "$port"
now=$(date +%s)
for last in 3600 $day $week $((90 * day)) $all; do
  "$here/load.sh" query "$pid" "$count" plain \
    "last $last s of one metric=$url/api/metrics?host=host-00000&metric=cpu.total_usage&from=$((now - last))&to=$now"
done
for last in 3600 $all; do
  "$here/load.sh" query "$pid" "$((count / 10 + 1))" plain \
    "last $last s of all $series series=$url/api/metrics?host=host-00000&from=$((now - last))&to=$now"
done
stop_server "$pid"
sqlite3 "$home/aggregator.db" "SELECT json_object('kind', 'rows', 'runs', (SELECT count(*) FROM run), 'run_bytes', (SELECT sum(length(samples)) FROM run),
  'minute_rows', (SELECT count(*) FROM rollup WHERE step = 60), 'minute_bytes', (SELECT sum(length(buckets)) FROM rollup WHERE step = 60),
  'hour_rows', (SELECT count(*) FROM rollup WHERE step = 3600), 'hour_bytes', (SELECT sum(length(buckets)) FROM rollup WHERE step = 3600),
  'file_bytes', (SELECT sum(pgsize) FROM dbstat))"
