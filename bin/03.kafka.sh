#!/bin/sh
# Starts and stops a Kafka for development: one node, on loopback only, without passwords.
#   start    in the background; returns when Kafka is ready
#   stop     ends it; what was sent to it stays
#   restart  both
#   status   says whether it runs and where; exit code 0 when it does
#   run      in the foreground
# KAFKA_PORT is its port (default: 9092), DSTONE_DATA the folder whose folder kafka has what was sent (default: data).
# Not for production: name your own Kafka in the deployment property
# app.*.spring.cloud.stream.kafka.binder.brokers of a stream.
set -eu
. "$(dirname -- "$0")/common.sh"

DATA=$DATA/kafka
SERVER_JAR=$ROOT/lib/kafka-broker.jar
CONF=
PID_FILE=$DATA/kafka.pid
PORT_FILE=$DATA/kafka.port
LOG=$DATA/logs/kafka.log
SERVER_NAME='Kafka'
DATA_PROPERTY=kafka.data
DEFAULT_PORT=${KAFKA_PORT:-9092}
BUILT_BY='bin/00.deploy.sh --demo-stream'
WHAT_GOES_ON='Apps that use it wait until it is back.'

usage() { sed -n '2,10s/^# \{0,1\}//p' "$0"; }

server() {
  printf '%s' "$DEFAULT_PORT" >"$PORT_FILE"
  # shellcheck disable=SC2086 # the options are a list
  exec "$JAVA25/bin/java" -D"$DATA_PROPERTY"="$DATA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \
    ${JAVA_OPTS:-} -jar "$SERVER_JAR" --port="$DEFAULT_PORT" --data="$DATA/log" "$@"
}

address() { printf '127.0.0.1:%s' "$(cat "$PORT_FILE" 2>/dev/null || printf %s "$DEFAULT_PORT")"; }

# While it starts it says so itself, as something else may have the port. Later the log tells nothing: an earlier start
# wrote it, and `run` none. Then the port is tried, without a word, which would only make it complain: curl's 28 means
# that it was open for a second.
healthy() {
  if [ -n "${before:-}" ]; then
    tail -n "+$((before + 1))" "$LOG" | grep -q 'Kafka is ready'
    return
  fi
  code=0
  curl -s -m 1 --noproxy '*' "telnet://$(address)" </dev/null || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq 28 ]
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
  run) run "$@" ;;
  -h | --help)
    usage
    ;;
  *)
    [ -z "$command" ] || printf 'ERROR: there is no command %s.\n' "$command" >&2
    usage >&2
    exit 2
    ;;
esac
