# shellcheck shell=sh disable=SC2034
# Shared by the scripts beside it; sourced, not run. POSIX sh.

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# Everything the server keeps lives here; set DSTONE_DATA for a second installation.
DATA=${DSTONE_DATA:-$ROOT/data}
SERVER_JAR=$ROOT/lib/dataflow-server.jar
CONF=${DSTONE_CONF:-$ROOT/conf/dataflow-server.yml}
# The address of the Skipper server that bin/00.deploy.sh --skipper has put in place of the one inside.
SKIPPER_URI_FILE=$DATA/skipper.uri

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

# --- A server: its script sets SERVER_NAME, LAYOUT_NAME (of its jar), DATA_PROPERTY (names its folder on the
# command line), DEFAULT_PORT, HEALTH (a path), REHEARSAL_ARGUMENTS and REHEARSAL_PATHS (what `prepare` gives and asks
# it), WHAT_GOES_ON and, where it has one, DASHBOARD (a path).

START_SECONDS=120
STOP_SECONDS=60

# The pid of the running server, or nothing. A pid file may be older than the machine's last start,
# so the process must also be one of ours.
running_pid() {
  [ -f "$PID_FILE" ] || return 0
  pid=$(cat "$PID_FILE")
  case $(command_line "$pid") in
    *-D"$DATA_PROPERTY"="$DATA"\ *) printf '%s' "$pid" ;;
  esac
}

# Small images have no ps.
command_line() { ps -p "$1" -ww -o args= 2>/dev/null || tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" || true; }

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
  [ -f "${DSTONE_LAYOUT:-}/${LAYOUT_NAME:-}.jar" ] || [ -f "$SERVER_JAR" ] ||
    fail "$SERVER_JAR is missing. Build it with ${BUILT_BY:-bin/00.deploy.sh}."
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

# The folder that `prepare` lays the server out in. Its name says what it was made from, so one that is
# there fits, and a new jar or JDK gets a new one beside that of a server which still runs. An image, which has
# one jar and one JDK for ever, names it in DSTONE_LAYOUT and needs the jar no more.
layout() {
  if [ -n "${DSTONE_LAYOUT:-}" ]; then
    printf '%s' "$DSTONE_LAYOUT"
    return
  fi
  jar=$(stat -c '%s-%Y' "$SERVER_JAR" 2>/dev/null || stat -f '%z-%m' "$SERVER_JAR")
  jvm=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA25/release")
  printf '%s/%s-%s-%s' "$ROOT/lib" "$LAYOUT_NAME" "$jar" "$(printf '%s' "$jvm" | tr -c 'A-Za-z0-9.+\n' _)"
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
  if [ -f "$layout/$LAYOUT_NAME.jar" ]; then
    jar=$layout/$LAYOUT_NAME.jar
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
  if [ -f "$layout/$LAYOUT_NAME.jar" ] && [ -s "$layout/server.aot" ] && cache_is_whole "$layout"; then
    return
  fi
  say "Preparing quick starts (once per build, some 15 s) ..."
  new=$ROOT/lib/preparing.$$
  training=
  trap '[ -z "$training" ] || kill -9 "$training" 2>/dev/null || true; rm -rf "$new" "$new.home"' EXIT
  trap 'exit 130' INT TERM HUP
  mkdir -p "$new.home"
  rehearsed=$layout
  if [ ! -f "$layout/$LAYOUT_NAME.jar" ]; then
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
  if [ ! -f "$layout/$LAYOUT_NAME.jar" ]; then
    rm -rf "$layout"
    mv "$new" "$layout"
    # Where another one was quicker in this very moment, mv puts the folder into the other's.
    rm -rf "${layout:?}/${new##*/}"
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
  for old in "$ROOT/lib/$LAYOUT_NAME"-*; do
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
  # shellcheck disable=SC2086 # the options and arguments are lists
  (cd "$new.home" && exec env -i PATH="$PATH" LANG=C.UTF-8 "$JAVA25/bin/java" $options \
    -XX:AOTCacheOutput="$new.home/server.aot" -DPORTFILE="$new.home/port" \
    -jar "$rehearsed/$LAYOUT_NAME.jar" --server.port=0 --server.address=127.0.0.1 $REHEARSAL_ARGUMENTS \
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
  for path in $REHEARSAL_PATHS; do
    curl -fs -o /dev/null -m 30 "http://127.0.0.1:$(cat "$new.home/port")/$path" || return 1
  done
  kill "$training"
  # The JVM writes the cache while it ends.
  wait "$training" || true
  training=
  [ -s "$new.home/server.aot" ]
}

run() {
  ready
  printf '%s' $$ >"$PID_FILE"
  server "$@"
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
