#!/bin/sh
# Compares this server with the genuine upstream (Data Flow 2.7.0 and Skipper 2.8.0 of Maven Central) and
# with itself, on this machine, and prints a table of ratios.
#   start       start to ready, and idle memory, of all server processes
#   launch      request to end of a trivial job: warm, plain and upstream's
#   spawn       the server's own share of a launch
#   throughput  trivial native tasks through a limit of 8
#   lists       first pages, in a browser as well, and start-up with a million executions
#   log-tail    the end of a log of 1 GB
#   all         all of them; with --write the table replaces the one in docs/benchmarks.md
# Needs JDK 25 and JDK 17 and a machine that does nothing else. BENCH_ROUNDS (5) repeats starts and launches.
set -eu
. "$(dirname -- "$0")/../bin/common.sh"
find_java
JAVA17=
for home in "${JAVA17_HOME:-}" /usr/lib/jvm/* /opt/java/*; do
  if [ -z "$JAVA17" ] && [ -n "$home" ] && [ "$(java_release "$home")" = 17 ]; then
    JAVA17=$home
  fi
done
[ -n "$JAVA17" ] || fail "no JDK 17 was found, which upstream and its tasks run on. Point JAVA17_HOME at one."
[ $# -gt 0 ] || set -- --help
case $1 in
  -h | --help)
    sed -n '2,11s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac

"$ROOT/bin/00.deploy.sh" --build >&2
export JAVA_HOME="$JAVA25"
for pom in bench/app/pom.xml bench/pom.xml; do
  # shellcheck disable=SC2086 # MAVEN_ARGUMENTS is a list
  "$ROOT/mvnw" -f "$ROOT/$pom" -B -ntp -q ${MAVEN_ARGUMENTS:-} -Dspotless.check.skip=true package >&2
done
exec "$JAVA25/bin/java" -cp "$ROOT/bench/target/classes:$(cat "$ROOT/bench/target/classpath")" \
  -Dbench.root="$ROOT" -Dbench.java17="$JAVA17" -Dbench.rounds="${BENCH_ROUNDS:-5}" net.dstone.bench.Bench "$@"
