#!/bin/sh
# Starts and stops the Data Flow server.
#   start    in the background; returns when the server answers
#   stop     ends the server; tasks that are running go on
#   restart  both
#   status   says whether it runs and where; exit code 0 when it does
#   run      in the foreground, for service managers and containers
#   check    says what a start would do to the database and changes nothing; exit code 0 when it would start
#   prepare  makes later starts quick, once per build and JDK; takes some seconds, starts nothing
# JAVA_OPTS holds options for the server's JVM; they win over the ones chosen here. DSTONE_DATA is the
# folder for everything the server keeps (default: data).
# Whatever follows the command is handed to the server, for example --server.port=9494.
set -eu
. "$(dirname -- "$0")/common.sh"

PID_FILE=$DATA/dataflow.pid
PORT_FILE=$DATA/dataflow.port
LOG=$DATA/logs/dataflow.log
SERVER_NAME='The Data Flow server'
LAYOUT_NAME=dataflow-server
DATA_PROPERTY=dataflow.data
DEFAULT_PORT=9393
HEALTH=management/health
DASHBOARD=/dashboard
REHEARSAL_ARGUMENTS=--dstone.skipper.port=-1
REHEARSAL_PATHS='management/health management/info about apps tasks/definitions tasks/executions
  tasks/thinexecutions tasks/executions/current jobs/executions jobs/thinexecutions audit-records'
WHAT_GOES_ON='Running tasks go on and are found again at the next start;
an embedded database ends a minute after the last of them.'

usage() { sed -n '2,12s/^# \{0,1\}//p' "$0"; }

check() {
  installed
  set -- --spring.config.additional-location="file:$CONF" --dstone.server.home="$DATA" "$@"
  laid_out=$(layout)/$LAYOUT_NAME.jar
  if [ -f "$laid_out" ]; then
    set -- -cp "$laid_out" net.dstone.dataflow.migration.DatabaseCheck "$@"
  else
    set -- -Dloader.main=net.dstone.dataflow.migration.DatabaseCheck -cp "$SERVER_JAR" \
      org.springframework.boot.loader.launch.PropertiesLauncher "$@"
  fi
  exec "$JAVA25/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@"
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
  check) check "$@" ;;
  prepare) prepare ;;
  -h | --help)
    usage
    ;;
  *)
    [ -z "$command" ] || printf 'ERROR: there is no command %s.\n' "$command" >&2
    usage >&2
    exit 2
    ;;
esac
