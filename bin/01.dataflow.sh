#!/bin/sh
# Starts and stops the Data Flow server.
#   start    in the background; returns when the server answers
#   stop     ends the server; tasks that are running go on
#   restart  both
#   status   says whether it runs and where; exit code 0 when it does
#   run      in the foreground, for service managers and containers
# Whatever follows the command is handed to the server, for example --server.port=9494.
set -eu
. "$(dirname -- "$0")/common.sh"

PID_FILE=$DATA/dataflow.pid
PORT_FILE=$DATA/dataflow.port
LOG=$DATA/logs/dataflow.log
START_SECONDS=120
STOP_SECONDS=60

usage() { sed -n '2,8s/^# \{0,1\}//p' "$0"; }

# The pid of the running server, or nothing. A pid file may be older than the machine's last start,
# so the process must also be one of ours.
running_pid() {
  [ -f "$PID_FILE" ] || return 0
  pid=$(cat "$PID_FILE")
  case $(ps -p "$pid" -o args= 2>/dev/null) in
    *-Ddataflow.data="$DATA"\ *) printf '%s' "$pid" ;;
  esac
}

address() { printf 'http://localhost:%s' "$(cat "$PORT_FILE" 2>/dev/null || printf 9393)"; }

# The port file is written once the server listens. A connection that is refused then (curl's 7) means
# that it listens on another address than localhost.
healthy() {
  [ -f "$PORT_FILE" ] || return 1
  code=0
  curl -fs -o /dev/null -m 2 "$(address)/management/health" || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq 7 ]
}

check() {
  find_java
  [ -f "$SERVER_JAR" ] || fail "$SERVER_JAR is missing. Build it with bin/00.deploy.sh."
  [ -f "$CONF" ] || fail "$CONF is missing."
  pid=$(running_pid)
  [ -z "$pid" ] || fail "the server is already running (pid $pid, $(address)). Stop it with: $0 stop"
  mkdir -p "$DATA/logs"
  rm -f "$PORT_FILE"
}

# The command line, in the positional parameters of the caller.
server() {
  # shellcheck disable=SC2086 # JAVA_OPTS is a list
  exec "$JAVA25/bin/java" -Ddataflow.data="$DATA" -DPORTFILE="$PORT_FILE" -XX:+UseSerialGC ${JAVA_OPTS:-} \
    -jar "$SERVER_JAR" --spring.config.additional-location="file:$CONF" \
    --dstone.server.home="$DATA" "$@"
}

start() {
  check
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
  say "The Data Flow server runs (pid $pid) at $(address)"
  say "Log: $LOG"
}

stop() {
  pid=$(running_pid)
  if [ -z "$pid" ]; then
    rm -f "$PID_FILE" "$PORT_FILE"
    say "The Data Flow server is not running."
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
  say "The Data Flow server has stopped. Running tasks go on and are found again at the next start;"
  say "an embedded database ends a minute after the last of them."
}

status() {
  pid=$(running_pid)
  if [ -z "$pid" ]; then
    say "The Data Flow server is not running."
    return 3
  fi
  if healthy; then
    say "The Data Flow server runs (pid $pid) at $(address)"
  else
    say "The Data Flow server runs (pid $pid) but is not healthy; see $LOG"
    return 1
  fi
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  start) start "$@" ;;
  stop) stop ;;
  restart)
    stop
    start "$@"
    ;;
  status) status ;;
  run)
    check
    printf '%s' $$ >"$PID_FILE"
    server "$@"
    ;;
  -h | --help)
    usage
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
