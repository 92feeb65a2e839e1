#!/usr/bin/env bash
# What a server takes while a fleet pushes in real time: memory, CPU, latency.
# usage: memory.sh [HOSTS [SERIES [SECONDS]]]      default 1000 100 120. BENCH_JAVA_OPTS goes to the server's JVM.
# Prints JSON lines: a third of the seconds each, then all; memory shortly before the end. Needs the built WAR, JDK 17.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java jcmd
hosts=${1:-1000} series=${2:-100} seconds=${3:-120} port=${SYSMON_PORT:-9877}
url=http://127.0.0.1:$port
start_aggregator "$work/home" "$port"
# as if it had run before: a minute of all hosts, as fast as it takes them
"$here/load.sh" fill "$url" hosts="$hosts" series="$series" from=-60 >/dev/null
"$here/load.sh" live "$url" hosts="$hosts" series="$series" seconds="$seconds" report=$((seconds / 3)) pid="$pid" threads=16 &
load=$!
sleep $((seconds - 3))
awk '/VmRSS|VmHWM/ { printf "{\"kind\":\"%s\",\"mib\":%d}\n", substr($1, 1, 5), $2 / 1024 }' "/proc/$pid/status"
echo "{\"kind\":\"options\",\"jvm\":\"${BENCH_JAVA_OPTS:--Xmx512m -XX:+UseSerialGC}\"}"
# what lives in the heap, all connections open: after a collection of everything
jcmd "$pid" GC.run >/dev/null
jcmd "$pid" GC.heap_info | sed -n 's/.*\(def new\|tenured\) generation.*used \([0-9]*\)K.*/{"kind":"live, \1","kib":\2}/p'
wait "$load"
