#!/usr/bin/env bash
# Runs the agent through its launcher against an aggregator of its own on the loopback, and writes down once a minute what
# memory, threads and files it holds: does anything grow?
# usage: soak.sh MINUTES SYSMON_WAR AGENT_LAUNCHER WORK_DIR     tab-separated lines to standard output, a summary at the end
# Heap is what was in use when asked, garbage included; full collections are not asked for.
set -euo pipefail
[ $# -eq 4 ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
minutes=$1 war=$2 launcher=$3 work=$4
mkdir -p "$work"
port=$((20000 + RANDOM % 20000))
export SYSMON_HOME=$work SYSMON_TOKEN=soak

java -Xmx128m -XX:+UseSerialGC -jar "$war" --bind 127.0.0.1 --port "$port" --db "$work/aggregator.db" \
  >"$work/aggregator.log" 2>&1 &
aggregator=$!
agent=
trap 'kill $agent $aggregator 2>/dev/null || true; wait' EXIT
until curl -fs "http://127.0.0.1:$port/api/health" >/dev/null; do sleep 0.5; done
"$launcher" archive
"$launcher" --aggregator "http://127.0.0.1:$port" >"$work/agent.log" 2>&1 &
agent=$!

field() {
  awk -v key="$2:" '$1 == key {print $2}' "/proc/$agent/$1"
}

heap_kib() {
  jcmd "$agent" GC.heap_info | sed -n 's/.* used \([0-9]*\)K.*/\1/p' | head -2 | awk '{sum += $1} END {print sum}'
}

printf 'minute\trss_kib\tpss_kib\theap_kib\tthreads\tfiles\n' | tee "$work/soak.tsv"
for ((minute = 0; minute <= minutes; minute++)); do
  printf '%d\t%d\t%d\t%d\t%d\t%d\n' "$minute" "$(field status VmRSS)" "$(field smaps_rollup Pss)" "$(heap_kib)" \
    "$(field status Threads)" "$(find "/proc/$agent/fd" -mindepth 1 | wc -l)" | tee -a "$work/soak.tsv"
  [ "$minute" -eq "$minutes" ] || sleep 60
done

# The first twenty minutes are the warm-up: classes load, code is compiled, SQLite's cache fills.
awk -F '\t' 'NR > 21 {n++; x += $1; y += $2; xx += $1 * $1; xy += $1 * $2; if (!min || $2 < min) min = $2; if ($2 > max) max = $2}
  END {if (n > 1) printf "from minute 20 on: RSS %.1f to %.1f MiB, slope %.1f KiB an hour\n",
    min / 1024, max / 1024, 60 * (n * xy - x * y) / (n * xx - x * x)}' "$work/soak.tsv"
