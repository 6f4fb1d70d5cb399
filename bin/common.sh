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

# --- A server: its script sets SERVER_NAME, DATA_PROPERTY (names its folder on the command line), DEFAULT_PORT,
# HEALTH (a path), WHAT_GOES_ON and, where it has one, DASHBOARD (a path), and has a function `server` that becomes it.

START_SECONDS=120
STOP_SECONDS=60

# The pid of the running server, or nothing. A pid file may be older than the machine's last start,
# so the process must also be one of ours.
running_pid() {
  [ -f "$PID_FILE" ] || return 0
  pid=$(cat "$PID_FILE")
  case $(ps -p "$pid" -ww -o args= 2>/dev/null) in
    *-D"$DATA_PROPERTY"="$DATA"\ *) printf '%s' "$pid" ;;
  esac
}

address() { printf 'http://localhost:%s' "$(cat "$PORT_FILE" 2>/dev/null || printf %s "$DEFAULT_PORT")"; }

# The port file is written once the server listens. A connection that is refused then (curl's 7) means
# that it listens on another address than localhost.
healthy() {
  [ -f "$PORT_FILE" ] || return 1
  code=0
  curl -fs -o /dev/null -m 2 "$(address)/$HEALTH" || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq 7 ]
}

installed() {
  find_java
  [ -f "$SERVER_JAR" ] || fail "$SERVER_JAR is missing. Build it with ${BUILT_BY:-bin/00.deploy.sh}."
  [ -z "$CONF" ] || [ -f "$CONF" ] || fail "$CONF is missing."
}

ready() {
  installed
  pid=$(running_pid)
  [ -z "$pid" ] || fail "the server is already running (pid $pid, $(address)). Stop it with: $0 stop"
  mkdir -p "$DATA/logs"
  rm -f "$PORT_FILE"
}

# What the JVM is given unless the operator's options, in $1, say otherwise; the result is in $options.
# Only C1: it starts in half the time and keeps 50 MB less. C2 in the end takes a third less CPU for a
# page of a list, but needs 30,000 pages to earn back its compiling; the server mostly waits for others.
choose_options() {
  options='-XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1'
  case " $1 " in
    *' -XX:+Use'*'GC '*) ;;
    *) options="$options -XX:+UseSerialGC" ;;
  esac
  case " $1 " in
    *' -Xms'* | *InitialHeapSize=* | *InitialRAMPercentage=*) ;;
    *) options="$options -Xms32m" ;;
  esac
  case " $1 " in
    *' -Xm'[sx]* | *HeapSize=* | *RAMPercentage=*) ;;
    *) options="$options -Xmx512m" ;;
  esac
}

start() {
  ready
  need curl "Install it with your package manager, for example: apt-get install curl"
  printf '\n' >>"$LOG"
  before=$(wc -l <"$LOG")
  # It must outlive the terminal it was started from.
  (trap '' HUP && server "$@") >>"$LOG" 2>&1 </dev/null &
  pid=$!
  printf '%s' "$pid" >"$PID_FILE"
  waited=0
  while ! healthy; do
    if ! kill -0 "$pid" 2>/dev/null; then
      rm -f "$PID_FILE"
      tail -n "+$((before + 1))" "$LOG" | tail -n 25 >&2
      fail "the server ended while it started. The whole log: $LOG"
    fi
    [ "$waited" -lt "$START_SECONDS" ] || fail "the server does not answer after $START_SECONDS s. Its log: $LOG"
    sleep 1
    waited=$((waited + 1))
  done
  say "$SERVER_NAME runs (pid $pid) at $(address)${DASHBOARD:+, its dashboard at $(address)$DASHBOARD}"
  say "Log: $LOG"
}

stop() {
  pid=$(running_pid)
  if [ -z "$pid" ]; then
    rm -f "$PID_FILE" "$PORT_FILE"
    say "$SERVER_NAME is not running."
    return
  fi
  kill "$pid"
  waited=0
  while kill -0 "$pid" 2>/dev/null; do
    if [ "$waited" -ge "$STOP_SECONDS" ]; then
      say "It does not end after $STOP_SECONDS s and is killed."
      kill -9 "$pid" 2>/dev/null || true
      break
    fi
    sleep 1
    waited=$((waited + 1))
  done
  rm -f "$PID_FILE" "$PORT_FILE"
  say "$SERVER_NAME has stopped. $WHAT_GOES_ON"
}

status() {
  pid=$(running_pid)
  if [ -z "$pid" ]; then
    say "$SERVER_NAME is not running."
    return 3
  fi
  if healthy; then
    say "$SERVER_NAME runs (pid $pid) at $(address)"
  else
    say "$SERVER_NAME runs (pid $pid) but is not healthy; see $LOG"
    return 1
  fi
}
