# shellcheck shell=sh disable=SC2034
# Shared by the scripts beside it; sourced, not run. POSIX sh.

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# Everything the server keeps lives here; set DSTONE_DATA for a second installation.
DATA=${DSTONE_DATA:-$ROOT/data}
SERVER_JAR=$ROOT/lib/dataflow-server.jar
CONF=${DSTONE_CONF:-$ROOT/conf/dataflow-server.yml}

# Without any locale Java would turn Korean arguments of tasks into question marks.
[ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || export LANG=C.UTF-8

say() { printf '%s\n' "$*"; }
fail() {
  printf 'ERROR: %s\n' "$*" >&2
  exit 1
}

# Prints the feature release of a Java home (17, 25 ...), from the file every JDK carries.
java_release() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# Sets JAVA25 to the home of a JDK 25, or fails with where to get one.
find_java() {
  on_path=$(command -v java 2>/dev/null) || on_path=
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    on_path=${on_path%/bin/java}
  fi
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ] && [ "$(java_release "$home")" = 25 ]; then
      JAVA25=$home
      return
    fi
  done
  fail "no JDK 25 was found. Install one (for example Temurin 25 from https://adoptium.net, or
       'apt-get install temurin-25-jdk' with Adoptium's repository) or point JAVA25_HOME at it."
}

need() {
  command -v "$1" >/dev/null 2>&1 || fail "'$1' is needed and not installed. $2"
}
