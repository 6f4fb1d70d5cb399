#!/bin/sh
# Runs every check and test of the project, as CI does: format, lint, null checks, dependency checks,
# module boundaries, unit tests, then end-to-end tests with real processes, databases and a browser.
set -eu
. "$(dirname -- "$0")/common.sh"
find_java

# The browser the dashboard is tested in.
if [ -z "${DSTONE_E2E_CHROMIUM:-}" ] && ! [ -x /usr/bin/chromium ] && ! [ -x /usr/bin/chromium-browser ] &&
  ! [ -x /usr/bin/google-chrome ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing Chromium, which the tests of the dashboard need"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-nanum
  else
    fail "Chromium is needed and not installed. On Debian and Ubuntu: sudo apt-get install chromium fonts-nanum.
       Or point DSTONE_E2E_CHROMIUM at another one."
  fi
fi

# On 25, so that the Java format is checked as well: the formatter reads sources with the JDK it runs on.
JAVA_HOME=$JAVA25 exec "$ROOT/mvnw" -f "$ROOT/pom.xml" -B -ntp verify "$@"
