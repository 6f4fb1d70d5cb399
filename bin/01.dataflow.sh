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
DATA_PROPERTY=dataflow.data
DEFAULT_PORT=9393
HEALTH=management/health
DASHBOARD=/dashboard
WHAT_GOES_ON='Running tasks go on and are found again at the next start;
an embedded database ends a minute after the last of them.'

usage() { sed -n '2,12s/^# \{0,1\}//p' "$0"; }

# The folder that `prepare` lays the server out in. Its name says what it was made from, so one that is
# there fits, and a new jar or JDK gets a new one beside that of a server which still runs.
layout() {
  jar=$(stat -c '%s-%Y' "$SERVER_JAR" 2>/dev/null || stat -f '%z-%m' "$SERVER_JAR")
  jvm=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA25/release")
  printf '%s/dataflow-server-%s-%s' "$ROOT/lib" "$jar" "$(printf '%s' "$jvm" | tr -c 'A-Za-z0-9.+\n' _)"
}

# Whether the AOT cache helps with the operator's options. With agents, another collector and the like it
# is rejected, or accepted and slower than none, so only what is known to do no harm is let through.
cache_suits() {
  for option in $1; do
    case $option in
      -D* | -Xm[sx]* | -Xss* | -Xlog:* | -ea* | -XX:+UseSerialGC | -XX:TieredStopAtLevel=*) ;;
      -XX:*RAMPercentage=* | -XX:*HeapSize=* | -XX:Max*Size=* | -XX:ReservedCodeCacheSize=*) ;;
      -XX:+*OnOutOfMemoryError | -XX:HeapDumpPath=* | -XX:ErrorFile=* | -XX:ActiveProcessorCount=*) ;;
      *) return 1 ;;
    esac
  done
}

# The JVM only finds out about some of what can be wrong with the file before it crashes.
cache_is_whole() { [ "$(cksum <"$1/server.aot" 2>/dev/null)" = "$(cat "$1/server.aot.sum" 2>/dev/null)" ]; }

# Becomes the server. Whatever else the JVM has against the cache it would say on standard output.
server() {
  given="${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-} ${JAVA_OPTS:-}"
  choose_options "$given"
  layout=$(layout)
  jar=$SERVER_JAR
  cache=
  if [ -f "$layout/dataflow-server.jar" ]; then
    jar=$layout/dataflow-server.jar
    if [ -s "$layout/server.aot" ] && cache_suits "$given" && cache_is_whole "$layout"; then
      cache=$layout/server.aot
    fi
  fi
  # shellcheck disable=SC2086 # the options are lists
  exec "$JAVA25/bin/java" -D"$DATA_PROPERTY"="$DATA" -DPORTFILE="$PORT_FILE" $options \
    ${cache:+"-XX:AOTCache=$cache" '-Xlog:aot*=off' '-Xlog:cds*=off'} ${JAVA_OPTS:-} \
    -jar "$jar" --spring.config.additional-location="file:$CONF" \
    --dstone.server.home="$DATA" "$@"
}

# Lays the jar out and lets the server start once, on loopback and with nothing but an empty database in
# memory, for the JVM to write down what it loaded and linked. The layout appears as a whole or not at all,
# and so does the cache; one that is missing or damaged is made anew in the layout that is there.
prepare() {
  find_java
  [ -f "$SERVER_JAR" ] || fail "$SERVER_JAR is missing. Build it with bin/00.deploy.sh."
  need curl "Install it with your package manager, for example: apt-get install curl"
  layout=$(layout)
  remove_leftovers
  if [ -f "$layout/dataflow-server.jar" ] && [ -s "$layout/server.aot" ] && cache_is_whole "$layout"; then
    return
  fi
  say "Preparing quick starts (once per build, some 15 s) ..."
  new=$ROOT/lib/preparing.$$
  training=
  trap '[ -z "$training" ] || kill -9 "$training" 2>/dev/null || true; rm -rf "$new" "$new.home"' EXIT
  trap 'exit 130' INT TERM HUP
  mkdir -p "$new.home"
  rehearsed=$layout
  if [ ! -f "$layout/dataflow-server.jar" ]; then
    rehearsed=$new
    "$JAVA25/bin/java" -Djarmode=tools -jar "$SERVER_JAR" extract --destination "$new" >"$new.home/log" 2>&1 || {
      tail -n 5 "$new.home/log" >&2
      fail "the server could not be laid out in $ROOT/lib"
    }
  fi
  if train; then
    cksum <"$new.home/server.aot" >"$new.home/server.aot.sum"
    mv "$new.home/server.aot" "$rehearsed/server.aot"
    mv "$new.home/server.aot.sum" "$rehearsed/server.aot.sum"
  else
    say "The rehearsal failed, so starts stay slower than they could be. What it printed last:"
    tail -n 5 "$new.home/log"
  fi
  if [ ! -f "$layout/dataflow-server.jar" ]; then
    rm -rf "$layout"
    mv "$new" "$layout"
    # Where another one was quicker in this very moment, mv puts the folder into the other's.
    rm -rf "$layout/${new##*/}"
  fi
  remove_old_layouts
}

# What a killed `prepare` left; its pid is in the name. Containers give the same pid again.
remove_leftovers() {
  for old in "$ROOT"/lib/preparing.*; do
    owner=${old##*/preparing.}
    owner=${owner%.home}
    if [ "$owner" = $$ ] || ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$old" || true
    fi
  done
}

# A server, or its database, that runs from one still loads classes. Where ps cannot tell, all are kept.
remove_old_layouts() {
  seen=$(ps -A -ww -o args= 2>/dev/null) || return 0
  for old in "$ROOT"/lib/dataflow-server-*; do
    [ "$old" != "$layout" ] || continue
    case $seen in
      *"$old/"*) ;;
      *) rm -rf "$old" ;;
    esac
  done
}

# Without the operator's environment, which may hold another database, agents or profiles.
train() {
  choose_options ''
  # shellcheck disable=SC2086 # the options are a list
  (cd "$new.home" && exec env -i PATH="$PATH" LANG=C.UTF-8 "$JAVA25/bin/java" $options \
    -XX:AOTCacheOutput="$new.home/server.aot" -DPORTFILE="$new.home/port" \
    -jar "$rehearsed/dataflow-server.jar" --server.port=0 --server.address=127.0.0.1 --dstone.skipper.port=-1 \
    --spring.datasource.url=jdbc:h2:mem:rehearsal --dstone.server.home="$new.home/data") \
    >"$new.home/log" 2>&1 </dev/null &
  training=$!
  waited=0
  until [ -s "$new.home/port" ]; do
    [ "$waited" -lt "$START_SECONDS" ] && kill -0 "$training" 2>/dev/null || return 1
    sleep 1
    waited=$((waited + 1))
  done
  # The pages people and clients look at first.
  for path in management/health management/info about apps tasks/definitions tasks/executions \
    tasks/thinexecutions tasks/executions/current jobs/executions jobs/thinexecutions audit-records; do
    curl -fs -o /dev/null -m 30 "http://127.0.0.1:$(cat "$new.home/port")/$path" || return 1
  done
  kill "$training"
  # The JVM writes the cache while it ends.
  wait "$training" || true
  training=
  [ -s "$new.home/server.aot" ]
}

check() {
  installed
  exec "$JAVA25/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dloader.main=net.dstone.dataflow.migration.DatabaseCheck -cp "$SERVER_JAR" \
    org.springframework.boot.loader.launch.PropertiesLauncher \
    --spring.config.additional-location="file:$CONF" --dstone.server.home="$DATA" "$@"
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
    ready
    printf '%s' $$ >"$PID_FILE"
    server "$@"
    ;;
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
