#!/usr/bin/env bash
# How long the pushes of 100 honest hosts take while one client attacks each limit in turn; docs/reliability.md.
# usage: bench/attack.sh [KIND]…      SECONDS_EACH=20 HOSTS=100
# The attacker has a token and an address of its own. Prints a table. Needs JDK 17 and the WAR; two cores suffice, on a machine that does nothing else.
set -euo pipefail
# shellcheck source=bench/server.sh
. "$(dirname "$0")/server.sh"
require java javac
seconds=${SECONDS_EACH:-20}
hosts=${HOSTS:-100}
port=${PORT:-19010}
kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(oversized trickled-oversized bomb samples series hosts requests reads wrong-token queries
  latest garbage stalled-bodies trickled-bodies slow-heads
  slow-readers silent)
classes=$work/classes
javac -d "$classes" "$here"/load/*.java
export BENCH_JAVA_OPTS=${BENCH_JAVA_OPTS:--Xmx256m -XX:+UseSerialGC}

# field NAME JSON
field() { sed -n "s/.*\"$1\":\(\"[^\"]*\"\|[0-9.]*\).*/\1/p" <<<"$2"; }

# load SECONDS: a line of the honest hosts' latencies.
load() {
  java -Xmx256m -XX:+UseSerialGC -cp "$classes" Load live "http://127.0.0.1:$port" "trace=$here/data/samples.tsv.gz" \
    hosts="$hosts" push=5 seconds="$1" pid="$pid" | tail -1
}

start() { start_aggregator "$work/home-$1" "$port" SYSMON_MAX_HOSTS=2000 SYSMON_TOKEN=$'bench\nattacker'; }

start quiet
load 15 >/dev/null # until the JVM has compiled what it needs
# Twice, and the better one counts: a hiccup of the machine in it would flatter every attack.
quiet=$(load "$seconds")
quiet_p99=$(field p99_ms "$quiet")
again=$(load "$seconds")
if awk -v a="$(field p99_ms "$again")" -v b="$quiet_p99" 'BEGIN { exit !(a < b) }'; then
  quiet=$again
  quiet_p99=$(field p99_ms "$again")
fi
printf '%-20s %9s %9s %9s %6s %8s %s\n' attack p50_ms p99_ms max_ms ratio rss_mib outcomes
printf '%-20s %9s %9s %9s %6s %8s\n' none "$(field p50_ms "$quiet")" "$quiet_p99" "$(field max_ms "$quiet")" 1.0 "$(field rss_mib "$quiet")"
for kind in "${kinds[@]}"; do
  java -Xmx512m -XX:+UseSerialGC -cp "$classes" Attack "http://127.0.0.1:$port" kind="$kind" token=attacker seconds="$((seconds + 4))" \
    >"$work/attack" 2>&1 &
  attacker=$!
  sleep 2 # until it is at work
  line=$(load "$seconds") || line='{"p50_ms":0,"p99_ms":0,"max_ms":0,"rss_mib":0}'
  wait "$attacker" || true
  p99=$(field p99_ms "$line")
  printf '%-20s %9s %9s %9s %6s %8s %s\n' "$kind" "$(field p50_ms "$line")" "$p99" "$(field max_ms "$line")" \
    "$(awk -v a="$p99" -v b="$quiet_p99" 'BEGIN { printf "%.1f", a / b }')" "$(field rss_mib "$line")" \
    "$(field outcomes "$(tail -1 "$work/attack")")"
done
