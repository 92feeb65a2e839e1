#!/usr/bin/env bash
# Measures POST /api/metrics of a fresh aggregator on this machine, client on the same cores.
# usage: ingest.sh [HOSTS [TICKS [TICKS_A_PUSH [CONNECTIONS [plain|gzip]]]]]      default 200 900 5 8 plain
# Prints one JSON line: samples a second, server CPU seconds a million samples, latency, bytes a sample on disk by table,
# resident memory. BENCH_JAVA_OPTS goes to the server's JVM. Needs the built WAR, JDK 17; sqlite3 for the tables.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
war=$here/../aggregator-war/target/sysmon.war
hosts=${1:-200} ticks=${2:-900} ticks_a_push=${3:-5} connections=${4:-8} encoding=${5:-plain}
[ -f "$war" ] || { echo "error: $war is missing: run mvn -DskipTests package" >&2; exit 1; }

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

first=$(($(date +%s) - 2 * ticks - 7200))
samples=$(java "$here/MakePushes.java" "$here/data/samples.tsv.gz" "$work/pushes" "$hosts" "$ticks" "$ticks_a_push" "$first" "$encoding")

export SYSMON_HOME=$work/home SYSMON_PORT=${SYSMON_PORT:-9871} SYSMON_BIND=127.0.0.1 SYSMON_TOKEN=bench
# shellcheck disable=SC2086 # several options
java ${BENCH_JAVA_OPTS:-} -jar "$war" >"$work/server.log" 2>&1 &
server=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$SYSMON_PORT") 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }
  sleep 0.2
done

sent=$(java -Xmx256m "$here/SendPushes.java" "http://127.0.0.1:$SYSMON_PORT/api/metrics" "$work/pushes" "$connections" "$server" bench "$encoding")
rss=$(awk '/VmRSS/ {print $2}' "/proc/$server/status")
kill "$server"
wait "$server" || true
server=

bytes=$(cat "$SYSMON_HOME"/aggregator.db* | wc -c)
tables='{}'
if command -v sqlite3 >/dev/null; then
  tables=$(sqlite3 "$SYSMON_HOME/aggregator.db" \
    "SELECT json_group_object(name, round(bytes * 1.0 / $samples, 3)) FROM (SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name HAVING bytes > 65536)")
fi
pushes_a_host=$(((ticks + ticks_a_push - 1) / ticks_a_push))
pushes=$((pushes_a_host * hosts))
awk -v sent="$sent" -v samples="$samples" -v pushes="$pushes" -v bytes="$bytes" -v rss="$rss" -v tables="$tables" '
  function field(name,  rest) { rest = sent; sub(".*\"" name "\":", "", rest); return rest + 0 }
  BEGIN {
    measured = samples * field("pushes") / pushes
    printf "{\"samples_per_s\":%d,\"server_cpu_s_per_million\":%.3f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,", measured / field("seconds"), field("server_cpu_s") / measured * 1e6, field("p50_ms"), field("p99_ms")
    printf "\"file_bytes_per_sample\":%.3f,\"table_bytes_per_sample\":%s,\"rss_mib\":%d,", bytes / samples, tables, rss / 1024
    sub(".*\"statuses\"", "\"statuses\"", sent); print sent
  }'
