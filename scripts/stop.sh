#!/usr/bin/env bash
# Stops whatever start.sh, start-aggregator.sh and demo-distributed.sh started from this SYSMON_HOME. Exits 0 with
# nothing running.
# usage: stop.sh
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"

if [ $# -gt 0 ]; then
  case $1 in
    -h | --help)
      sed -n '2,4s/^# //p' "$0"
      exit 0
      ;;
    *)
      printf 'error: unknown argument %s; see stop.sh --help\n' "$1" >&2
      exit 2
      ;;
  esac
fi

stop_all
