#!/usr/bin/env bash
# How long a Tomcat takes from the order to deploy the WAR to the API's first answer.
# usage: deploy.sh [TOMCAT_HOME [ROUNDS]]      default: the Tomcat 10.1 that mvn verify unpacked, 5
# Each round is a JVM of its own with the options of tomcat-conf/setenv.sh, an empty database, and the manager to give the
# order: "first" is into a JVM that has deployed nothing yet, "again" the redeployment after it. Prints JSON lines: every
# round, then the best. BENCH_SCAN=none spares Tomcat the search of libraries, as tomcat-conf/context.xml does.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=server.sh
source "$(dirname "$0")/server.sh"
require java curl
tomcat=${1:-$(echo "$here"/../system-tests/target/containers/apache-tomcat-10.1.*)}
rounds=${2:-5} port=${SYSMON_PORT:-9878}
[ -f "$tomcat/bin/catalina.sh" ] || { echo "error: no Tomcat in $tomcat: run mvn verify, or name one" >&2; exit 1; }
tomcat=$(cd "$tomcat" && pwd)

# start_tomcat BASE: sets pid.
start_tomcat() {
  local base=$1
  mkdir -p "$base"/{bin,conf/Catalina/localhost,logs,temp,webapps,work}
  cp "$tomcat"/conf/{web.xml,logging.properties,catalina.properties,context.xml} "$base/conf/"
  cp "$here/../tomcat-conf/setenv.sh" "$base/bin/"
  if [ "${BENCH_SCAN:-}" = none ]; then
    sed -n '/<JarScanner/,/<\/JarScanner>/p' "$here/../tomcat-conf/context.xml" >"$work/scanner"
    sed -i "/<Context>/r $work/scanner" "$base/conf/context.xml"
  fi
  sed -e 's/<Server port="8005"/<Server port="-1"/' \
    -e "s/<Connector port=\"8080\"/<Connector address=\"127.0.0.1\" port=\"$port\"/" \
    "$tomcat/conf/server.xml" >"$base/conf/server.xml"
  echo '<tomcat-users><user username="bench" password="bench" roles="manager-script"/></tomcat-users>' \
    >"$base/conf/tomcat-users.xml"
  echo "<Context docBase=\"$tomcat/webapps/manager\" privileged=\"true\"/>" >"$base/conf/Catalina/localhost/manager.xml"
  CATALINA_BASE=$base CATALINA_OPTS=${BENCH_JAVA_OPTS:--XX:+UseSerialGC} SYSMON_HOME=$base/home \
    bash "$tomcat/bin/catalina.sh" run >"$base/log" 2>&1 &
  pid=$!
  servers+=("$pid")
  await_port "$port" "$pid" "$base/log"
}

# order NAME QUERY: prints seconds; ends the script when Tomcat refuses.
order() {
  curl -sS -u bench:bench -w '\n%{time_total}' "http://127.0.0.1:$port/manager/text/$1?$2" >"$work/answer"
  grep -q '^OK' "$work/answer" || { cat "$work/answer" >&2; exit 1; }
  tail -n 1 "$work/answer"
}

# answer: seconds until a read of the API is answered 200.
answer() {
  curl -sS --fail -o /dev/null -w '%{time_total}' "http://127.0.0.1:$port/sysmon/api/hosts"
}

# deploy KIND ORDER QUERY: prints a line and adds it to the results.
deploy() {
  local ordered answered
  ordered=$(order "$2" "$3")
  answered=$(answer)
  awk -v kind="$1" -v deploy="$ordered" -v answer="$answered" 'BEGIN {
    printf "{\"kind\":\"%s\",\"deploy_ms\":%d,\"answer_ms\":%d,\"total_ms\":%d}\n", kind, deploy * 1000, answer * 1000, (deploy + answer) * 1000
  }' | tee -a "$work/results"
}

query="path=/sysmon&war=file:$war&update=true"
for round in $(seq "$rounds"); do
  start_tomcat "$work/tomcat-$round"
  deploy first deploy "$query"
  deploy again deploy "$query"
  stop_server "$pid"
done
for kind in first again; do
  sed -n "s/.*\"kind\":\"$kind\".*\"total_ms\":\([0-9]*\).*/\1/p" "$work/results" | sort -n | head -n 1 |
    sed "s/.*/{\"kind\":\"best $kind\",\"total_ms\":&}/"
done
