#!/usr/bin/env bash
# Looks for inputs that break what reads other people's bytes: each fuzz test of the project for so long, one after the other.
# usage: scripts/fuzz.sh [SECONDS_EACH=1800] [TEST#METHOD]…
# Ends with 1 when something was found; the input lies beside the test's others then, and the next build tries it.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-1800}
shift || true
tests=("$@")
[ ${#tests[@]} -gt 0 ] || mapfile -t tests < <(
  grep -l '@FuzzTest' -r protocol/src/test aggregator-war/src/test --include='*FuzzTest.java' | sort | while read -r file; do
    name=$(basename "$file" .java)
    grep -A1 '@FuzzTest' "$file" | sed -n 's/^ *void \([a-z][A-Za-z]*\)(.*/\1/p' | sed "s/^/$name#/"
  done
)
found=0
log=$(mktemp)
begun=$(mktemp)
trap 'rm -f "$log" "$begun"' EXIT
for test in "${tests[@]}"; do
  module=$(dirname "$(grep -rl "class ${test%#*} " protocol/src/test aggregator-war/src/test | head -1)")
  module=${module%%/*}
  status=0
  touch "$begun"
  # Minutes of the same loop are worth both compilers, unlike the build's tests.
  JAZZER_FUZZ=1 timeout --kill-after=30 "$seconds" mvn -o -B -ntp -Pfast -DtestJvmOptions= -pl "$module" -am \
    -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false test >"$log" 2>&1 || status=$?
  runs=$(grep -oE '^#[0-9]+' "$log" | tail -1 | tr -d '#' || true)
  if [ "$status" = 0 ] || { [ "$status" = 124 ] && ! grep -q '^== Java Exception' "$log"; }; then
    echo "$test: nothing found in $seconds s, ${runs:-0} inputs"
    # What it had in hand when its time was up is not a finding.
    find "$module/src/test/resources" -path "*${test%#*}Inputs*" -newer "$begun" -type f -delete
  else
    sed -n '1,12p' "$module"/target/surefire-reports/*."${test%#*}.txt" || tail -20 "$log"
    echo "$test: FOUND after ${runs:-0} inputs"
    found=1
  fi
done
exit $found
