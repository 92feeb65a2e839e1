#!/usr/bin/env bash
# What a process costs: CPU milliseconds a second over a while, memory at its end, disk writes.
# usage: footprint.sh SECONDS NAME=PID…      one JSON line a name; Linux, needs the right to read /proc/PID/io
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
seconds=$1
shift

# cpu_ticks PID: user and system time in clock ticks, 100 a second.
cpu_ticks() {
  local stat
  stat=$(cat "/proc/$1/stat")
  awk '{print $12 + $13}' <<<"${stat##*) }"
}

field() {
  awk -v key="$2:" '$1 == key {print $2}' "$1"
}

declare -A ticks written
for process in "$@"; do
  ticks[$process]=$(cpu_ticks "${process#*=}")
  written[$process]=$(field "/proc/${process#*=}/io" write_bytes)
done
sleep "$seconds"
for process in "$@"; do
  pid=${process#*=}
  awk -v name="${process%%=*}" -v seconds="$seconds" \
    -v ticks=$(($(cpu_ticks "$pid") - ticks[$process])) \
    -v written=$(($(field "/proc/$pid/io" write_bytes) - written[$process])) \
    -v rss="$(field "/proc/$pid/status" VmRSS)" -v pss="$(field "/proc/$pid/smaps_rollup" Pss)" 'BEGIN {
      printf "{\"name\":\"%s\",\"cpu_ms_per_s\":%.2f,\"rss_mib\":%.1f,\"pss_mib\":%.1f,\"write_kb_per_s\":%.1f}\n",
        name, ticks * 10 / seconds, rss / 1024, pss / 1024, written / 1024 / seconds }'
done
