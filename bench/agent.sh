#!/usr/bin/env bash
# What the agent costs beside its peers, in one run on this machine: first all of them at rest, then with every core busy.
# usage: agent.sh [SECONDS [BUSY_SECONDS [WARM_UP_SECONDS]]]                                   default 60 100 60
# Prints one JSON line a program (footprint.sh), the time from start to the first durable tick, and how late ticks begin.
# Needs the built WAR and agent, jq, sqlite3; collectd and prometheus-node-exporter take part where they are installed,
# collectd writing CSV every 2 s, node_exporter scraped every 2 s by a loop whose own cost is not counted.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
war=$here/../aggregator-war/target/sysmon.war
jar=$here/../agent-app/target/sysmon-agent.jar
launcher=$here/../agent-app/src/main/dist/bin/sysmon-agent
seconds=${1:-60} busy_seconds=${2:-100} warm_up=${3:-60}
for needed in "$war" "$jar"; do
  [ -f "$needed" ] || { echo "error: $needed is missing: run mvn -DskipTests package" >&2; exit 1; }
done

work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait; rm -rf "$work"' EXIT
port=$((20000 + RANDOM % 20000))
export SYSMON_TOKEN=bench SYSMON_AGGREGATOR=http://127.0.0.1:$port

SYSMON_HOME=$work/aggregator java -Xmx256m -jar "$war" --bind 127.0.0.1 --port "$port" >"$work/aggregator.log" 2>&1 &
pids+=($!)
until curl -fs "$SYSMON_AGGREGATOR/api/health" >/dev/null; do sleep 0.5; done

# first_tick HOME COMMAND…: starts an agent; milliseconds until its first tick is in the file, $! its process.
first_tick() {
  local home=$1 begin end
  shift
  mkdir -p "$home"
  begin=$(date +%s%N)
  SYSMON_HOME=$home "$@" --hostname "$(basename "$home")" >"$home.log" 2>&1 &
  pids+=($!)
  until [ "$(sqlite3 -readonly "$home/agent.db" 'SELECT count(*) FROM tick' 2>/dev/null)" = 1 ]; do sleep 0.01; done
  end=$(date +%s%N)
  echo "{\"name\":\"$(basename "$home")\",\"first_durable_tick_ms\":$(((end - begin) / 1000000))}"
}

SYSMON_HOME=$work/launcher "$launcher" archive
first_tick "$work/launcher" "$launcher"
processes=("launcher=$!")
first_tick "$work/java-jar" java -jar "$jar"
processes+=("java-jar=$!")

if command -v collectd >/dev/null; then
  { echo 'Interval 2'
    for plugin in cpu load memory swap disk df interface processes protocols vmem uptime csv; do echo "LoadPlugin $plugin"; done
    printf '<Plugin csv>\n  DataDir "%s"\n</Plugin>\n' "$work/csv"; } >"$work/collectd.conf"
  collectd -f -C "$work/collectd.conf" -P "$work/collectd.pid" >"$work/collectd.log" 2>&1 &
  pids+=($!)
  processes+=("collectd=$!")
fi
if command -v prometheus-node-exporter >/dev/null; then
  prometheus-node-exporter --web.listen-address "127.0.0.1:$((port + 1))" >"$work/node_exporter.log" 2>&1 &
  pids+=($!)
  processes+=("node_exporter=$!")
  while :; do curl -s "http://127.0.0.1:$((port + 1))/metrics" -o /dev/null || true; sleep 2; done &
  pids+=($!)
fi

sleep "$warm_up"
"$here/footprint.sh" "$seconds" "${processes[@]}"
du -h --apparent-size "$jar" "$work"/launcher/cds/*.jsa | awk '{n = split($2, path, "/"); print "{\"file\":\"" path[n] "\",\"size\":\"" $1 "\"}"}'

busy=()
for ((core = 0; core < $(nproc); core++)); do
  while :; do :; done &
  busy+=($!)
done
pids+=("${busy[@]}")
sleep "$busy_seconds"
kill "${busy[@]}"
sleep 11 # until the last ticks are pushed
curl -s -G "$SYSMON_AGGREGATOR/api/metrics" -d host=launcher -d metric=agent.tick_lateness_seconds -d "from=-$((busy_seconds + 9))" \
  -d to=-11 -d points=10000 | jq -c '[.series[0].values[] * 1000] | sort |
    {name: "launcher", ticks_with_all_cores_busy: length, lateness_p50_ms: .[length / 2 | floor],
     lateness_p99_ms: .[(length * 0.99 | ceil) - 1], lateness_max_ms: .[-1]}'
