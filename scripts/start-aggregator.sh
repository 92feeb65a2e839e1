#!/usr/bin/env bash
# Starts the aggregator in the foreground; Ctrl-C stops it. Flags are passed on: start-aggregator.sh --port 9100
# usage: start-aggregator.sh [FLAG…]     (--help lists the flags)
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "$0")/common.sh"

build_if_missing
case " $* " in *" --help "* | *" --version "*) exec java -jar "$war" "$@" ;; esac
if pid=$(running aggregator); then
  fail "the aggregator is running already ($pid); scripts/stop.sh stops it"
fi
case " $* " in *" --port"*) ;; *) require_free_port ;; esac
remember aggregator $$
exec java "${aggregator_jvm[@]}" -jar "$war" "$@"
