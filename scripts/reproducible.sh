#!/usr/bin/env bash
# Builds the committed sources twice, from two folders of different names, and compares the archives byte for byte.
# usage: scripts/reproducible.sh [MAVEN_OPTION]…      for example -o
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archives=(aggregator-war/target/sysmon.war agent-app/target/sysmon-agent.jar)

# build FOLDER [MAVEN_OPTION]…: prints the sums of what it built.
build() {
  local folder=$1
  shift
  mkdir -p "$folder"
  git -C "$root" archive HEAD | tar -x -C "$folder"
  (cd "$folder" && mvn -B -ntp -q "$@" -DskipTests -DskipITs -pl aggregator-war,agent-app -am package >"$work/log" 2>&1) ||
    { tail -40 "$work/log" >&2; return 1; }
  (cd "$folder" && sha256sum "${archives[@]}")
}

first=$(build "$work/one" "$@")
second=$(build "$work/another folder" "$@")
printf '%s\n' "$first"
if [ "$first" != "$second" ]; then
  printf 'error: the second build gave other bytes:\n%s\n' "$second" >&2
  exit 1
fi
echo "equal, built twice from $(git -C "$root" rev-parse HEAD)"
