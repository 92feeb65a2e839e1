# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run: expects `set -euo pipefail` and bash.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
war=$project/aggregator-war/target/sysmon.war
agent_jar=$project/agent-app/target/sysmon-agent.jar

sysmon_home=${SYSMON_HOME:-${HOME:?HOME is not set}/.sysmon}
case $sysmon_home in [~]/*) sysmon_home=$HOME/${sysmon_home#?/} ;; esac
export SYSMON_HOME=$sysmon_home
properties=${SYSMON_CONFIG:-$sysmon_home/aggregator.properties}
case $properties in [~]/*) properties=$HOME/${properties#?/} ;; esac
pids=$sysmon_home/run
logs=$sysmon_home/logs

# A heap that a thousand hosts fit in. The agent's options are in its launcher.
aggregator_jvm=(-Xmx512m -XX:+UseSerialGC)
agent_launcher=$project/agent-app/src/main/dist/bin/sysmon-agent

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# setting NAME DEFAULT: what the environment (SYSMON_NAME) or the aggregator's properties file says.
setting() {
  local variable=SYSMON_$1 name value
  name=$(printf '%s' "$1" | tr '[:upper:]_' '[:lower:]-')
  value=${!variable:-}
  case $value in *://*) value= ;; esac # an orchestrator's SYSMON_PORT=tcp://…
  if [ -z "$value" ] && [ -f "$properties" ]; then
    value=$(sed -n "s/^[[:space:]]*\(sysmon\.\)\{0,1\}${name}[[:space:]]*[=:][[:space:]]*//p" "$properties" | tail -n 1)
  fi
  printf '%s' "${value:-$2}"
}

port=$(setting PORT 9000)
bind=$(setting BIND '')
case $bind in '' | 0.0.0.0 | ::) address=127.0.0.1 ;; *) address=$bind ;; esac
url=http://localhost:$port
[ "$address" = 127.0.0.1 ] || url=http://$address:$port

require_java() {
  command -v java >/dev/null || fail "java is not on the PATH: JDK 17 or newer is needed"
}

# is_current FILE: whether it was built after the last change of what goes into it.
is_current() {
  local source sources=()
  for source in pom.xml protocol settings agent-app aggregator-war src-webapp db; do sources+=("$project/$source"); done
  [ -f "$1" ] && [ -z "$(find "${sources[@]}" \( -name target -o -path '*/src/test' \) -prune -o -type f -newer "$1" -print -quit)" ]
}

# Builds the WAR and the agent's jar where one of them is missing or older than its sources.
build_if_missing() {
  require_java
  if is_current "$war" && is_current "$agent_jar"; then return; fi
  command -v mvn >/dev/null || fail "mvn is not on the PATH: Maven 3.8.7 or newer builds sysmon"
  echo "Building sysmon …"
  (cd "$project" && mvn -q -B -ntp -Dstyle.color=never -Pfast -DskipTests -pl agent-app,aggregator-war -am package) || fail "the build failed"
}

is_listening() {
  (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null
}

require_free_port() {
  if is_listening; then
    fail "port $port on $address is taken by another program; choose one with SYSMON_PORT=…"
  fi
}

# start_time PID: when the process began, in the kernel's ticks since boot; nothing for one that has ended.
start_time() {
  local stat state ticks
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -r state _ <<<"${stat##*) }"
  [ "$state" != Z ] || return 1
  ticks=$(awk '{print $20}' <<<"${stat##*) }")
  printf '%s' "$ticks"
}

# remember NAME PID: pid and start time, since a pid may be given to another process later.
remember() {
  mkdir -p "$pids"
  printf '%s %s\n' "$2" "$(start_time "$2")" >"$pids/$1.pid"
}

# running NAME: prints the pid of NAME when it runs.
running() {
  local pid began
  [ -f "$pids/$1.pid" ] || return 1
  read -r pid began <"$pids/$1.pid" || return 1
  [ -n "$began" ] && [ "$(start_time "$pid")" = "$began" ] || return 1
  printf '%s' "$pid"
}

# start_background NAME COMMAND…: its output goes to logs/NAME.log, its pid to run/NAME.pid. A session of its own, so
# that a Ctrl-C on the terminal does not reach it.
start_background() {
  local name=$1
  shift
  mkdir -p "$logs"
  setsid "$@" >>"$logs/$name.log" 2>&1 </dev/null &
  remember "$name" $!
}

start_aggregator() {
  start_background aggregator java "${aggregator_jvm[@]}" -jar "$war"
}

# start_agent NAME [FLAG…]
start_agent() {
  local name=$1
  shift
  start_background "$name" "$agent_launcher" --aggregator "$url" "$@"
}

# The three hosts of the architecture's drawing. All of them read this machine, so their numbers are alike.
demo_hosts=(web-server-01:web-server db-server-01:database app-server-01:app-server)

# Starts those that do not run and waits until all three are visible.
start_demo_agents() {
  local host name since=0
  for host in "${demo_hosts[@]}"; do
    name=${host%%:*}
    if running "agent-$name" >/dev/null; then continue; fi
    [ "$since" != 0 ] || since=$(date +%s)
    start_agent "agent-$name" --hostname "$name" --agent-db "$sysmon_home/agent-$name.db" \
      --tag environment=production --tag datacenter=us-east-1 --tag "role=${host#*:}"
  done
  for host in "${demo_hosts[@]}"; do
    name=${host%%:*}
    wait_until 30 "$name did not appear" "agent-$name" has_pushed_since "$name" "$since"
  done
}

# http_get PATH: prints the answer of the aggregator, headers first. Needs no curl.
http_get() {
  (
    exec 3<>"/dev/tcp/$address/$port" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: %s:%s\r\n\r\n' "$1" "$address" "$port" >&3
    cat <&3
  ) 2>/dev/null
}

# wait_until SECONDS MESSAGE NAME COMMAND…: repeats the command until it succeeds; fails early when process NAME ends.
wait_until() {
  local deadline=$((SECONDS + $1)) message=$2 name=$3
  shift 3
  until "$@"; do
    running "$name" >/dev/null || fail "$message: $name ended; see $logs/$name.log"
    [ "$SECONDS" -lt "$deadline" ] || fail "$message: gave up; see $logs/$name.log"
    sleep 0.2
  done
}

is_healthy() {
  http_get /api/health | grep -q '"status"'
}

# has_pushed_since HOST EPOCH_SECONDS
has_pushed_since() {
  local seen
  seen=$(http_get "/api/hosts/$1" | sed -n 's/.*"last_seen":\([0-9]*\).*/\1/p' | head -n 1)
  [ -n "$seen" ] && [ "$seen" -ge "$2" ]
}

this_host() {
  local name=${SYSMON_HOSTNAME:-}
  printf '%s' "${name:-$(cat /proc/sys/kernel/hostname)}"
}

# stop_process NAME: asks it to end, insists after ten seconds, removes its pid file.
stop_process() {
  local name=$1 pid tries=0
  if pid=$(running "$name"); then
    kill "$pid" 2>/dev/null || true
    while running "$name" >/dev/null && [ "$tries" -lt 100 ]; do
      sleep 0.1
      tries=$((tries + 1))
    done
    if running "$name" >/dev/null; then
      echo "$name ($pid) did not end within 10 s: killed" >&2
      kill -9 "$pid" 2>/dev/null || true
    fi
    echo "Stopped $name."
  fi
  rm -f "$pids/$name.pid"
}

# Agents first, so that their last push still finds the aggregator.
stop_all() {
  local file name
  for file in "$pids"/agent*.pid "$pids"/aggregator.pid; do
    [ -f "$file" ] || continue
    name=$(basename "$file" .pid)
    stop_process "$name"
  done
}
