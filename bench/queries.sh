#!/usr/bin/env bash
# Measures what dashboards ask, over HTTP on the packaged WAR: a fleet whose last 5 minutes are filled first. With
# victoria-metrics installed, the same samples and the nearest questions there, in the same run.
# usage: queries.sh [HOSTS [SERIES [COUNT]]]      default 1000 100 1000
# Prints JSON lines. BENCH_JAVA_OPTS goes to the server's JVM. Needs the built WAR, JDK 17.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java
hosts=${1:-1000} series=${2:-100} count=${3:-1000} port=${SYSMON_PORT:-9873} peer_port=18428
url=http://127.0.0.1:$port

now=$(date +%s)
from=$((now - 299))
start_aggregator "$work/home" "$port"
"$here/load.sh" fill "$url" hosts="$hosts" series="$series" from=$((now - 300)) to="$now" encoding=plain pid="$pid" |
  sed 's/"kind":"total"/"kind":"filled"/'
span="from=$from&to=$now"
host="host=host-00007"
ask() { "$here/load.sh" query "$pid" "$count" "$@"; }
ask plain \
  "fleet summary=$url/api/fleet/summary" \
  "hosts with headlines=$url/api/hosts" \
  "latest of one host=$url/api/latest?$host" \
  "one host, 2 series, 5 min=$url/api/metrics?$host&metric=cpu.total_usage&metric=memory.usage_percent&$span" \
  "one host, all series, 5 min=$url/api/metrics?$host&$span"
ask gzip "hosts with headlines, gzip=$url/api/hosts" "one host, all series, 5 min, gzip=$url/api/metrics?$host&$span"
count=$((count / 20 + 1))
ask plain \
  "fleet mean of CPU, 5 min=$url/api/metrics?fleet=true&metric=cpu.total_usage&$span" \
  "CPU of all hosts, 5 min, 30 points=$url/api/metrics?tag=role:web-server&metric=cpu.total_usage&points=30&$span"

if [ "$hosts" = 1000 ]; then
  "$here/load.sh" fill "$url" hosts=9000 first=1000 series=25 from=-2 encoding=plain ticks=1 >/dev/null
  count=$((count * 20))
  ask plain "fleet summary, 10,000 hosts=$url/api/fleet/summary"
  count=$((count / 20))
  ask plain "hosts with headlines, 10,000 hosts=$url/api/hosts?limit=10000"
fi
stop_server "$pid"

command -v victoria-metrics >/dev/null || exit 0
victoria-metrics -storageDataPath="$work/peer" -httpListenAddr="127.0.0.1:$peer_port" -retentionPeriod=1y >"$work/peer.log" 2>&1 &
pid=$!
servers+=("$pid")
await_port "$peer_port" "$pid" "$work/peer.log"
url=http://127.0.0.1:$peer_port
"$here/load.sh" fill "$url" wire=prometheus hosts="$hosts" series="$series" from=$((now - 300)) to="$now" encoding=plain pid="$pid" |
  sed 's/"kind":"total"/"kind":"filled, VictoriaMetrics"/'
curl -fsS "$url/internal/force_flush"
range="$url/api/v1/query_range?start=$from&end=$now&nocache=1"
count=$((count * 20))
ask plain \
  "latest of one host, VictoriaMetrics=$url/api/v1/query?query=%7Bhost%3D%22host-00007%22%7D&time=$now&nocache=1" \
  "one host, 2 series, 5 min, VictoriaMetrics=$range&step=2s&query=%7B__name__%3D~%22cpu_total_usage%7Cmemory_usage_percent%22,host%3D%22host-00007%22%7D" \
  "one host, all series, 5 min, VictoriaMetrics=$range&step=2s&query=%7Bhost%3D%22host-00007%22%7D"
count=$((count / 20))
ask plain \
  "fleet mean of CPU, 5 min, VictoriaMetrics=$range&step=2s&query=avg(cpu_total_usage)" \
  "CPU of all hosts, 5 min, 30 points, VictoriaMetrics=$range&step=10s&query=cpu_total_usage"
