#!/bin/sh
# Runs every check and test of the project, as CI does: format, lint, null checks, dependency checks,
# module boundaries, unit tests, then end-to-end tests with real processes, databases and a browser.
set -eu
. "$(dirname -- "$0")/common.sh"
find_java

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Installs Debian packages; their services are not started.
install_packages() {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@"
}

# The browser the dashboard is tested in.
if [ -z "${DSTONE_E2E_CHROMIUM:-}" ] && ! [ -x /usr/bin/chromium ] && ! [ -x /usr/bin/chromium-browser ] &&
  ! [ -x /usr/bin/google-chrome ]; then
  if may_install; then
    say "Installing Chromium, which the tests of the dashboard need"
    install_packages chromium fonts-nanum
  else
    fail "Chromium is needed and not installed. On Debian and Ubuntu: sudo apt-get install chromium fonts-nanum.
       Or point DSTONE_E2E_CHROMIUM at another one."
  fi
fi

# Streams are tested with Kafka, which Maven brings, and with RabbitMQ where there is one.
if ! [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]; then
  if may_install; then
    say "Installing RabbitMQ, which streams are tested with"
    install_packages rabbitmq-server || say "RabbitMQ could not be installed: nothing is tested with it"
  else
    say "RabbitMQ is not installed: nothing is tested with it. On Debian and Ubuntu: sudo apt-get install rabbitmq-server"
  fi
fi

# Two modules at a time, as tests mostly wait for processes.
# On 25, so that the Java format is checked as well: the formatter reads sources with the JDK it runs on.
JAVA_HOME=$JAVA25 exec "$ROOT/mvnw" -f "$ROOT/pom.xml" -B -ntp -T 2 verify "$@"
