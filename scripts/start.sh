#!/usr/bin/env bash
# Starts the aggregator and an agent for this machine, waits until the host is visible, prints the URL.
# usage: start.sh [--distributed]
#   --distributed   three agents under the names of the architecture's drawing instead of one for this machine
# Safe to run twice. Settings come from the environment (SYSMON_PORT, SYSMON_HOME, …) and SYSMON_HOME's properties files.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"

distributed=no
for argument in "$@"; do
  case $argument in
    --distributed) distributed=yes ;;
    -h | --help)
      sed -n '2,5s/^# //p' "$0"
      exit 0
      ;;
    *)
      printf 'error: unknown argument %s; see start.sh --help\n' "$argument" >&2
      exit 2
      ;;
  esac
done

build_if_missing

if pid=$(running aggregator); then
  echo "The aggregator is running already ($pid)."
else
  require_free_port
  start_aggregator
fi
wait_until 30 "the aggregator did not answer on $url" aggregator is_healthy

if [ "$distributed" = yes ]; then
  start_demo_agents
else
  since=0
  if pid=$(running agent); then
    echo "The agent is running already ($pid)."
  else
    since=$(date +%s)
    start_agent agent
  fi
  wait_until 30 "$(this_host) did not appear" agent has_pushed_since "$(this_host)" "$since"
fi

cat <<EOF
sysmon is up: $url/
  token   ${SYSMON_TOKEN_FILE:-$sysmon_home/token}  (agents on other hosts push with it)
  logs    $logs/
  stop    $project/scripts/stop.sh
EOF
