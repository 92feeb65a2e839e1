#!/usr/bin/env bash
# The architecture's drawing on one machine: the aggregator and three agents, until Ctrl-C.
# All three agents read this machine, so their numbers are alike; their names and tags differ.
# usage: demo-distributed.sh
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"

case ${1:-} in
  '') ;;
  -h | --help)
    sed -n '2,4s/^# //p' "$0"
    exit 0
    ;;
  *)
    printf 'error: unknown argument %s; see demo-distributed.sh --help\n' "$1" >&2
    exit 2
    ;;
esac

build_if_missing
if pid=$(running aggregator); then
  fail "the aggregator is running already ($pid); scripts/stop.sh stops it"
fi
require_free_port

# Ctrl-C reaches this script alone, which stops the others in order.
trap 'trap - EXIT INT TERM; echo; stop_all; exit 0' INT TERM
trap stop_all EXIT

start_aggregator
wait_until 30 "the aggregator did not answer on $url" aggregator is_healthy
start_demo_agents
echo "Three hosts are on $url/ — Ctrl-C stops everything."
while running aggregator >/dev/null; do sleep 1; done
fail "the aggregator ended; see $logs/aggregator.log"
