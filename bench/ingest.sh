#!/usr/bin/env bash
# Measures POST /api/metrics of a fresh aggregator and, side by side on the same samples, VictoriaMetrics' JSON import
# (where victoria-metrics is installed), client on the same cores.
# usage: ingest.sh [HOSTS [TICKS [CONNECTIONS [SHAPE…]]]]      default 200 900 8 plain:5 plain:27 gzip:5
# A SHAPE is plain, gzip or columns, and the ticks of 75 samples in a push; VictoriaMetrics gets each shape plain. Prints a JSON line a server and shape:
# samples a second, server CPU seconds a million samples, latency, bytes a sample on disk (ours before sealing, see seal.sh),
# resident memory; then the ratios. The first three quarters of the pushes warm up.
# BENCH_PUSHES names a folder in which request bodies are kept and found again. BENCH_JAVA_OPTS goes to the server's JVM.
# Needs the built WAR and agent, and JDK 17.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java
hosts=${1:-200} ticks=${2:-900} connections=${3:-8} port=${SYSMON_PORT:-9871} peer_port=18429
shapes=("${@:4}")
[ ${#shapes[@]} -gt 0 ] || shapes=(plain:5 plain:27 gzip:5)
pushes=${BENCH_PUSHES:-$work}
mkdir -p "$pushes" "$work/classes"
agent=$here/../agent-app/target/sysmon-agent.jar # for the writer of columns
javac -d "$work/classes" -cp "$agent" "$here/MakePushes.java" "$here/SendPushes.java"
# From a full hour on, three hours ago: a closed hour is sealed when nothing arrived for it for a while, so not within the run.
# Fixed with the bodies when these are kept.
[ -f "$pushes/first" ] || echo $((($(date +%s) / 3600 - 3) * 3600)) >"$pushes/first"
samples=$((hosts * ticks * 75))

# make FORMAT TICKS_A_PUSH: sets bodies.
make() {
  bodies=$pushes/$hosts-$ticks-$2.$1
  [ -f "$bodies" ] || java -cp "$work/classes:$agent" MakePushes "$here/data/samples.tsv.gz" "$bodies" "$hosts" "$ticks" "$2" "$(<"$pushes/first")" "$1" >/dev/null
}

discard() { [ -n "${BENCH_PUSHES:-}" ] || rm -f "$bodies"; }

send() { java -Xmx256m -cp "$work/classes" SendPushes "$1" "$bodies" "$connections" "$pid" bench "$2"; }

rss() { awk '/VmRSS/ {print $2}' "/proc/$pid/status"; }

# shellcheck disable=SC2001 # a pattern of the shell cannot name a group
field() { sed "s/.*\"$1\":\"\{0,1\}\([^,}\"]*\).*/\1/" <<<"$2"; }

# shellcheck disable=SC2001,SC2017 # as above; pushes a host are whole
# report SERVER SHAPE SENT RSS_KB BYTES: a line, and the figures for the ratios.
report() {
  awk -v server="$1" -v shape="$2" -v share="$(field pushes "$3")" -v all="$(((ticks + ${2#*:} - 1) / ${2#*:} * hosts))" \
    -v samples="$samples" -v seconds="$(field seconds "$3")" -v cpu="$(field server_cpu_s "$3")" -v p50="$(field p50_ms "$3")" \
    -v p99="$(field p99_ms "$3")" -v rss="$4" -v bytes="$5" -v statuses="$(sed 's/.*"statuses":"\([^"]*\)".*/\1/' <<<"$3")" 'BEGIN {
      measured = samples * share / all
      printf "{\"server\":\"%s\",\"shape\":\"%s\",\"samples_per_s\":%d,\"server_cpu_s_per_million\":%.3f,\"p50_ms\":%s,\"p99_ms\":%s,\"disk_bytes_per_sample\":%.3f,\"rss_mib\":%d,\"statuses\":\"%s\"}\n",
        server, shape, measured / seconds, cpu / measured * 1e6, p50, p99, bytes / samples, rss / 1024, statuses
    }' | tee -a "$work/figures"
}

peer() {
  make victoriametrics "${1#*:}"
  victoria-metrics -storageDataPath="$work/peer" -httpListenAddr="127.0.0.1:$peer_port" -retentionPeriod=1y >"$work/peer.log" 2>&1 &
  pid=$!
  servers+=("$pid")
  await_port "$peer_port" "$pid" "$work/peer.log"
  local sent memory
  sent=$(send "http://127.0.0.1:$peer_port/api/v1/import" plain)
  memory=$(rss)
  curl -fsS "http://127.0.0.1:$peer_port/internal/force_flush"
  curl -fsS "http://127.0.0.1:$peer_port/internal/force_merge"
  sleep 5
  report VictoriaMetrics "$1" "$sent" "$memory" "$(du -scb "$work/peer/data" "$work/peer/indexdb" | tail -1 | cut -f1)"
  stop_server "$pid"
  rm -rf "$work/peer"
  discard
}

ours() {
  make "${1%:*}" "${1#*:}"
  start_aggregator "$work/home" "$port"
  local sent memory
  sent=$(send "http://127.0.0.1:$port/api/metrics" "${1%:*}")
  memory=$(rss)
  stop_server "$pid"
  report sysmon "$1" "$sent" "$memory" "$(cat "$work"/home/aggregator.db* | wc -c)"
  rm -rf "${work:?}/home"
  discard
}

ratios() {
  local name mine theirs
  for name in server_cpu_s_per_million samples_per_s; do
    mine=$(field $name "$(grep "\"sysmon\",\"shape\":\"$1\"" "$work/figures")")
    theirs=$(field $name "$(grep "\"VictoriaMetrics\",\"shape\":\"$1\"" "$work/figures")")
    awk -v shape="$1" -v name=$name -v mine="$mine" -v theirs="$theirs" \
      'BEGIN { printf "{\"shape\":\"%s\",\"ratio_of\":\"%s\",\"to_victoriametrics\":%.2f}\n", shape, name, mine / theirs }'
  done
}

for shape in "${shapes[@]}"; do
  if command -v victoria-metrics >/dev/null; then peer "$shape"; fi
  ours "$shape"
  if command -v victoria-metrics >/dev/null; then ratios "$shape"; fi
done
