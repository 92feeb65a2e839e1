# Sourced by the benchmarks: starts servers on this machine and ends them with the script.
# shellcheck shell=bash disable=SC2034 # what these set is for the scripts
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
war=${BENCH_WAR:-$here/../aggregator-war/target/sysmon.war}
work=$(mktemp -d "${TMPDIR:-/tmp}/sysmon-bench.XXXXXX")
servers=()
end_servers() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  for server in "${servers[@]}"; do wait "$server" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end_servers EXIT

require() {
  for program in "$@"; do command -v "$program" >/dev/null || { echo "error: $program is missing" >&2; exit 1; }; done
  [ -f "$war" ] || { echo "error: $war is missing: run mvn -DskipTests package" >&2; exit 1; }
}

# await_port PORT PID LOG: until somebody listens.
await_port() {
  until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
    kill -0 "$2" 2>/dev/null || { cat "$3" >&2; exit 1; }
    sleep 0.05
  done
}

# start_aggregator HOME PORT [SETTING=VALUE…]: sets pid. BENCH_JAVA_OPTS goes to the JVM; default: what the scripts take.
start_aggregator() {
  local home=$1 port=$2
  shift 2
  mkdir -p "$home"
  # shellcheck disable=SC2086 # several options
  env SYSMON_HOME="$home" SYSMON_PORT="$port" SYSMON_BIND=127.0.0.1 SYSMON_TOKEN=bench SYSMON_MAX_REQUESTS=1000000 "$@" \
    java ${BENCH_JAVA_OPTS:--Xmx512m -XX:+UseSerialGC} -jar "$war" >>"$work/aggregator.log" 2>&1 &
  pid=$!
  servers+=("$pid")
  await_port "$port" "$pid" "$work/aggregator.log"
}

# stop_server PID
stop_server() {
  kill "$1"
  wait "$1" 2>/dev/null || true
}
