#!/bin/sh
# Starts and stops the Skipper server. The Data Flow server has a Skipper of its own inside; this one is for
# those who want it apart: name it there as spring.cloud.skipper.client.server-uri.
#   start    in the background; returns when the server answers
#   stop     ends the server; apps that are running go on
#   restart  both
#   status   says whether it runs and where; exit code 0 when it does
#   run      in the foreground, for service managers and containers
#   prepare  makes later starts quick, once per build and JDK; takes some seconds, starts nothing
# JAVA_OPTS holds options for the server's JVM; they win over the ones chosen here. DSTONE_DATA is the
# folder whose folder skipper has everything the server keeps (default: data).
# Whatever follows the command is handed to the server, for example --server.port=7578.
set -eu
. "$(dirname -- "$0")/common.sh"

DATA=$DATA/skipper
SERVER_JAR=$ROOT/lib/skipper-server.jar
CONF=${DSTONE_SKIPPER_CONF:-$ROOT/conf/skipper-server.yml}
PID_FILE=$DATA/skipper.pid
PORT_FILE=$DATA/skipper.port
LOG=$DATA/logs/skipper.log
SERVER_NAME='The Skipper server'
LAYOUT_NAME=skipper-server
DATA_PROPERTY=skipper.data
DEFAULT_PORT=7577
HEALTH=actuator/health
REHEARSAL_ARGUMENTS=
REHEARSAL_PATHS='actuator/health api api/about api/repositories api/deployers api/packageMetadata api/release/list'
WHAT_GOES_ON='Running apps go on and are found again at the next start.'

usage() { sed -n '2,13s/^# \{0,1\}//p' "$0"; }

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
