#!/usr/bin/env bash
# Measures sealing on this machine: bytes a sample on disk by table once closed hours are sealed, CPU a sample, and what
# sealing does to the latency of pushes that arrive meanwhile.
# usage: seal.sh [HOSTS [TICKS]]      default 100 900
# Prints a JSON line, and another with what VictoriaMetrics keeps of the same samples where victoria-metrics is installed.
# BENCH_JAVA_OPTS goes to the server's JVM. Needs the built WAR, JDK 17, sqlite3.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
war=${BENCH_WAR:-$here/../aggregator-war/target/sysmon.war}
hosts=${1:-100} ticks=${2:-900}
[ -f "$war" ] || { echo "error: $war is missing: run mvn -DskipTests package" >&2; exit 1; }
command -v sqlite3 >/dev/null || { echo "error: sqlite3 is missing" >&2; exit 1; }

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

now=$(date +%s)
hour=$((now / 3600 * 3600 - 3 * 3600))
make_pushes() { java -cp "$here/../agent-app/target/sysmon-agent.jar" "$here/MakePushes.java" "$here/data/samples.tsv.gz" "$work/$1" "$2" "$3" 5 "$4" plain; }
samples=$(make_pushes first "$hosts" "$ticks" "$hour")
make_pushes second "$hosts" "$ticks" $((hour + 3600)) >/dev/null
make_pushes live 20 200 $((now - 300)) >/dev/null

export SYSMON_HOME=$work/home SYSMON_PORT=${SYSMON_PORT:-9872} SYSMON_BIND=127.0.0.1 SYSMON_TOKEN=bench SYSMON_MAX_REQUESTS=1000000
# shellcheck disable=SC2086 # several options
java ${BENCH_JAVA_OPTS:-} -jar "$war" >"$work/server.log" 2>&1 &
server=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$SYSMON_PORT") 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }
  sleep 0.2
done

db=$SYSMON_HOME/aggregator.db
count() { sqlite3 -readonly "$db" ".timeout 10000" "SELECT count(*) FROM run WHERE $1"; }
cpu() { awk '{print $14 + $15}' "/proc/$server/stat"; }
send() { java -Xmx256m "$here/SendPushes.java" "http://127.0.0.1:$SYSMON_PORT/api/metrics" "$work/$1" "$2" "$server" bench plain; }
await_sealing() { until [ "$(count "sealed = 1 AND from_ts BETWEEN $1 AND $1 + 3599")" -gt "$2" ]; do sleep 0.2; done; }
await_sealed() { until [ "$(count "sealed = 0 AND from_ts BETWEEN $1 AND $1 + 3599")" = 0 ]; do sleep 0.5; done; }

send first 8 >/dev/null
before=$(cpu)
await_sealed "$hour"
after=$(cpu)
alone=$(send live 1)
send second 8 >/dev/null
await_sealing $((hour + 3600)) 0
during=$(send live 1)
left=$(count "sealed = 0 AND from_ts BETWEEN $hour AND $hour + 7199")
await_sealed $((hour + 3600))
sqlite3 "$db" "DELETE FROM run WHERE sealed = 0" "VACUUM"
tables=$(sqlite3 "$db" \
  "SELECT json_group_object(name, round(bytes * 0.5 / $samples, 4)) FROM (SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name HAVING bytes > 65536)")
blobs=$(sqlite3 "$db" "SELECT json_object('samples', (SELECT round(sum(length(samples)) * 0.5 / $samples, 4) FROM run),
  'minutes', (SELECT round(sum(length(buckets)) * 0.5 / $samples, 4) FROM rollup WHERE step = 60),
  'hours', (SELECT round(sum(length(buckets)) * 0.5 / $samples, 4) FROM rollup WHERE step = 3600))")
kill "$server"
wait "$server" || true
server=

# shellcheck disable=SC2001 # a pattern of the shell cannot name a group
field() { sed "s/.*\"$1\":\([0-9.]*\).*/\1/" <<<"$2"; }
ticks_a_second=$(getconf CLK_TCK)
awk -v samples="$samples" -v cpu=$((after - before)) -v hz="$ticks_a_second" -v tables="$tables" -v blobs="$blobs" -v left="$left" \
  -v alone50="$(field p50_ms "$alone")" -v alone99="$(field p99_ms "$alone")" \
  -v during50="$(field p50_ms "$during")" -v during99="$(field p99_ms "$during")" 'BEGIN {
    printf "{\"samples\":%d,\"sealing_cpu_s_per_million\":%.3f,\"push_ms_alone\":[%s,%s],\"push_ms_during_sealing\":[%s,%s],", samples, cpu / hz / samples * 1e6, alone50, alone99, during50, during99
    printf "\"runs_left_when_measured\":%d,\"blob_bytes_per_sample\":%s,\"table_bytes_per_sample\":%s}\n", left, blobs, tables
  }'

command -v victoria-metrics >/dev/null || exit 0
for part in first second; do
  start=$hour
  [ $part = first ] || start=$((hour + 3600))
  java -cp "$here/../agent-app/target/sysmon-agent.jar" "$here/MakePushes.java" "$here/data/samples.tsv.gz" "$work/peer-$part" "$hosts" "$ticks" 5 $start victoriametrics >/dev/null
done
peer_port=18430
victoria-metrics -storageDataPath="$work/peer" -httpListenAddr=127.0.0.1:$peer_port -retentionPeriod=1y >"$work/peer.log" 2>&1 &
server=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$peer_port") 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || { cat "$work/peer.log" >&2; exit 1; }
  sleep 0.2
done
for part in first second; do
  java -Xmx256m "$here/SendPushes.java" "http://127.0.0.1:$peer_port/api/v1/import" "$work/peer-$part" 8 "$server" none plain >/dev/null
done
curl -fsS "http://127.0.0.1:$peer_port/internal/force_flush"
curl -fsS "http://127.0.0.1:$peer_port/internal/force_merge"
sleep 1
until curl -fsS "http://127.0.0.1:$peer_port/metrics" | grep -q '^vm_active_force_merges 0'; do sleep 0.5; done
sleep 30 # parts that were merged away are removed a little later
bytes=$(du -scb "$work/peer/data" "$work/peer/indexdb" | tail -1 | cut -f1)
awk -v samples="$samples" -v bytes="$bytes" 'BEGIN {
  printf "{\"victoriametrics_bytes_per_sample\":%.3f}\n", bytes / (2 * samples) }'
kill "$server"
wait "$server" || true
server=
