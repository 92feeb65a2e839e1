#!/usr/bin/env bash
# Does a large database make pushes dearer, or the start slow? The same pushes to a copy of each database, as prefill.sh makes
# them, one after the other, twice around: server CPU a sample, latency, time from start to the first answer.
# usage: growth.sh HOSTS SECONDS HOME…      each HOME with an aggregator.db; it is changed
# Prints JSON lines. BENCH_JAVA_OPTS goes to the server's JVM. Needs the built WAR, JDK 17.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java curl
[ $# -ge 3 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
hosts=$1 seconds=$2 port=${SYSMON_PORT:-9876}
url=http://127.0.0.1:$port
shift 2
keep=(SYSMON_RETENTION_SAMPLES=3650d SYSMON_RETENTION_MINUTES=3650d SYSMON_RETENTION_HOURS=3650d)
for round in 1 2; do
  for home in "$@"; do
    began=$(date +%s%N)
    start_aggregator "$home" "$port" "${keep[@]}"
    until curl -fsS "$url/api/fleet/summary" >/dev/null 2>&1; do sleep 0.02; done
    first=$((($(date +%s%N) - began) / 1000000))
    echo "{\"kind\":\"start\",\"round\":$round,\"home\":\"$home\",\"file_mib\":$(($(stat -c %s "$home/aggregator.db") >> 20)),\"first_answer_ms\":$first}"
    # warms up, then measures; the history of now, of as many hosts as there are
    "$here/load.sh" fill "$url" hosts="$hosts" series=100 from="-$((2 * seconds))" to="-$seconds" encoding=plain >/dev/null
    "$here/load.sh" fill "$url" hosts="$hosts" series=100 from="-$seconds" to=0 encoding=plain pid="$pid" |
      sed "s|\"kind\":\"total\"|\"kind\":\"ingest\",\"round\":$round,\"home\":\"$home\"|"
    stop_server "$pid"
  done
done
