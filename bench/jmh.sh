#!/usr/bin/env bash
# Runs the microbenchmarks of bench/jmh (JMH) against the classes of this tree.
# usage: jmh.sh [JMH OPTION | PATTERN]…      e.g. jmh.sh Codec      jmh.sh -l      jmh.sh -prof gc PushReader
# Needs Maven and JDK 17. Benchmarks find the recorded samples in the system property sysmon.samples.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$here/..
build=$here/jmh/target
mkdir -p "$build/classes"

(cd "$project" && mvn -q -B -ntp -Pfast -pl aggregator-war -am compile dependency:build-classpath \
  -Dmdep.includeScope=runtime -Dmdep.outputFile=target/runtime.classpath)
mvn -q -B -ntp -f "$here/jmh/pom.xml" dependency:build-classpath -Dmdep.outputFile="$build/jmh.classpath"

jmh=$(<"$build/jmh.classpath")
classes=$project/aggregator-war/target/classes:$(<"$project/aggregator-war/target/runtime.classpath"):$jmh
javac -proc:full -version >/dev/null 2>&1 && proc=(-proc:full) || proc=()
javac "${proc[@]}" -cp "$classes" -processorpath "$jmh" -d "$build/classes" "$here"/jmh/*.java
exec java -cp "$build/classes:$classes" -Dsysmon.samples="$here/data/samples.tsv.gz" org.openjdk.jmh.Main "$@"
