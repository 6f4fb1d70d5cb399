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
# Whatever follows the command is handed to the server, for example --server.port=9494. Where
# bin/00.deploy.sh --skipper was used, so is the address of that Skipper, from skipper.uri in the folder.
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

usage() { sed -n '2,13s/^# \{0,1\}//p' "$0"; }

# Sets skipper to the option that names the Skipper server, where one was put in place of that inside. One on the
# command line wins; given twice, the option would be a list.
find_skipper() {
  skipper=
  [ -s "$SKIPPER_URI_FILE" ] || return 0
  case " $*" in
    *' --spring.cloud.skipper.client.server-uri='*) ;;
    *) skipper=--spring.cloud.skipper.client.server-uri=$(cat "$SKIPPER_URI_FILE") ;;
  esac
}

tell_skipper() {
  [ -z "$skipper" ] || say "It uses the Skipper server at ${skipper#*=} (bin/02.skipper.sh), as $SKIPPER_URI_FILE says.
Back to the one inside: undeploy all streams, stop both, remove that file; see docs/release-states.md"
}

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
  start)
    find_skipper "$@"
    start ${skipper:+"$skipper"} "$@"
    tell_skipper
    ;;
  stop) stop ;;
  restart)
    stop
    find_skipper "$@"
    start ${skipper:+"$skipper"} "$@"
    tell_skipper
    ;;
  status) status ;;
  run)
    find_skipper "$@"
    tell_skipper
    run ${skipper:+"$skipper"} "$@"
    ;;
  check)
    find_skipper "$@"
    check ${skipper:+"$skipper"} "$@"
    ;;
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
