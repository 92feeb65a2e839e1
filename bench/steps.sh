#!/usr/bin/env bash
# How long the writer's transactions take while it seals, drops and shrinks, by their kind, as sysmon_write_step_seconds has
# them: what a push that arrives meanwhile waits at most.
# usage: steps.sh [HOSTS [TICKS]]      default 100 900
# Prints a table. Needs the built WAR, JDK 17, curl.
set -euo pipefail
# shellcheck source=bench/server.sh
source "$(dirname "${BASH_SOURCE[0]}")/server.sh"
require java curl
hosts=${1:-100} ticks=${2:-900} port=${SYSMON_PORT:-9873}
now=$(date +%s)
hour=$((now / 3600 * 3600 - 3 * 3600))

for part in 0 1; do
  java "$here/MakePushes.java" "$here/data/samples.tsv.gz" "$work/pushes$part" "$hosts" "$ticks" 5 \
    $((hour + part * 3600)) plain >/dev/null
done
start_aggregator "$work/home" "$port" SYSMON_RETENTION_BYTES=4MiB
api=http://127.0.0.1:$port
for part in 0 1; do
  java -Xmx256m "$here/SendPushes.java" "$api/api/metrics" "$work/pushes$part" 8 "$pid" bench plain >/dev/null
done
curl -fsS -X POST -H 'X-SysMon-Token: bench' "$api/api/upkeep/compact" >/dev/null
until curl -fsS "$api/api/upkeep/compact" | grep -q '"state":"done"'; do sleep 0.5; done

curl -fsS "$api/metrics" | awk '
  /^sysmon_write_step_seconds_bucket/ {
    split($0, quoted, "\""); kind = quoted[2]; le = quoted[4]
    if (le == "0.01") ten[kind] = $NF
    if (le == "0.02") twenty[kind] = $NF
    if (le == "0.05") fifty[kind] = $NF
    if (le == "0.1") hundred[kind] = $NF
    if (le == "+Inf") all[kind] = $NF
  }
  /^sysmon_write_step_seconds_sum/ { split($0, quoted, "\""); sum[quoted[2]] = $NF }
  END {
    printf "%-8s %8s %9s %8s %8s %8s %8s\n", "kind", "steps", "mean ms", "<=10 ms", "<=20 ms", "<=50 ms", "<=100 ms"
    for (kind in all)
      printf "%-8s %8d %9.2f %7.2f%% %7.2f%% %7.2f%% %7.2f%%\n", kind, all[kind], sum[kind] * 1000 / all[kind],
        ten[kind] * 100 / all[kind], twenty[kind] * 100 / all[kind], fifty[kind] * 100 / all[kind], hundred[kind] * 100 / all[kind]
  }' | sort
