#!/bin/sh
# Runs every check and test of the project, as CI does: format, lint, null checks, dependency checks,
# module boundaries, unit tests, then end-to-end tests with real processes and databases.
set -eu
. "$(dirname -- "$0")/common.sh"
find_java
# On 25, so that the Java format is checked as well: the formatter reads sources with the JDK it runs on.
JAVA_HOME=$JAVA25 exec "$ROOT/mvnw" -f "$ROOT/pom.xml" -B -ntp verify "$@"
