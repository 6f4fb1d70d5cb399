#!/bin/sh
# Proves with a real engine what README.md here says of the containers: builds both images, brings everything up,
# registers the sample, runs a task, reads its log, restarts and recreates the containers, looks whether all of it
# is still there, and takes everything down. Some five minutes, with --own-engine five more; ends with 0 if all held.
#   --jars <folder>  takes dataflow-server.jar, skipper-server.jar and dstone-batch.jar from there, builds nothing
#   --own-engine     starts an engine for this alone, for a machine where none runs and nothing can be pulled: makes
#                    the base images from Debian's packages and the JDK here. Needs root and the packages docker.io,
#                    docker-compose and debootstrap; with docker-registry a push is tried, too
#   --keep           leaves the folder of that engine, so that the next run need not make the base images again
# This works in the folder dstone-verify of DSTONE_VERIFY_FOLDER, or in a new one in /tmp, and removes it when all
# held. DSTONE_DOCKER is the command of the engine (docker), DSTONE_COMPOSE that of Compose (docker compose, else
# docker-compose), DSTONE_DATAFLOW_PORT and DSTONE_SKIPPER_PORT are the ports (19393 and 17577). Its containers, volumes
# and images, whose tag is verify, are removed at the end; other tags and the file .env beside the Compose file are left alone.
set -eu
HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=../../bin/common.sh
. "$HERE/../../bin/common.sh"
ROOT=$(CDPATH='' cd -- "$HERE/../.." && pwd)
SERVERS=$HERE/dstone-batch-server
PROJECT=dstone-verify
DOCKER=${DSTONE_DOCKER:-docker}
REGISTRY_PORT=15000
LONGEST=300

usage() { sed -n '2,14s/^# \{0,1\}//p' "$0"; }

jars=
own_engine=false
keep=false
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --jars)
      [ -d "${2:-}" ] || fail "--jars needs a folder that exists."
      jars=$(CDPATH='' cd -- "$2" && pwd)
      shift
      ;;
    --own-engine) own_engine=true ;;
    --keep) keep=true ;;
    *)
      printf 'ERROR: there is no option %s.\n' "$1" >&2
      usage >&2
      exit 2
      ;;
  esac
  shift
done

# --- An engine of its own -----------------------------------------------------------------------------

start_engine() {
  [ "$(id -u)" = 0 ] || fail "--own-engine needs root."
  need dockerd "For example: apt-get install docker.io"
  need debootstrap "For example: apt-get install debootstrap"
  find_java
  mkdir -p "$FOLDER/engine/data" "$FOLDER/engine/exec"
  DOCKER_HOST=unix://$FOLDER/engine/docker.sock
  export DOCKER_HOST
  # In a session of its own: what interrupts this script must not end it before the containers are taken down.
  setsid dockerd --storage-driver=overlay2 --data-root "$FOLDER/engine/data" --exec-root "$FOLDER/engine/exec" \
    -p "$FOLDER/engine/pid" -H "$DOCKER_HOST" >"$FOLDER/engine/log" 2>&1 </dev/null &
  engine=$!
  waited=0
  until "$DOCKER" version >/dev/null 2>&1; do
    if [ "$waited" -ge 60 ] || ! kill -0 "$engine" 2>/dev/null; then
      tail -n 5 "$FOLDER/engine/log" >&2
      fail "the engine did not start; its log: $FOLDER/engine/log"
    fi
    sleep 1
    waited=$((waited + 1))
  done
}

stop_engine() {
  [ -n "$engine" ] || return 0
  kill "$engine" 2>/dev/null || true
  wait "$engine" 2>/dev/null || true
  engine=
  $keep || rm -rf "$FOLDER/engine"
}

has_image() { "$DOCKER" image inspect "$1" >/dev/null 2>&1; }

# Debian stands in for the Ubuntu that the official image is on, what jlink makes of the JDK here for its JRE. As there,
# there is no curl in it.
make_bases() {
  if ! has_image dstone-verify/debian; then
    say "Making the base image from Debian's packages (some minutes) ..."
    base=$FOLDER/engine/debian
    rm -rf "$base"
    debootstrap --variant=minbase --include=ca-certificates,tzdata bookworm "$base" >"$FOLDER/debootstrap.log" 2>&1 ||
      fail "debootstrap failed; its log: $FOLDER/debootstrap.log"
    rm -rf "$base"/var/cache/apt/archives/*.deb
    tar -C "$base" -c . | "$DOCKER" import - dstone-verify/debian >/dev/null
    rm -rf "$base"
  fi
  if ! has_image eclipse-temurin:25-jre; then
    say "Making the JRE's image ..."
    jre=$FOLDER/engine/jre
    rm -rf "$jre"
    mkdir -p "$jre"
    modules=$("$JAVA25/bin/java" --list-modules | sed 's/@.*//' |
      grep -vE '^jdk\.(compiler|jartool|javadoc|jconsole|jcmd|jdeps|jdi|jlink|jpackage|jshell|jstatd|hotspot|editpad|attach|graal|internal\.)' |
      paste -s -d , -)
    "$JAVA25/bin/jlink" --add-modules "$modules" --output "$jre/openjdk" ||
      fail "jlink could not make a JRE"
    printf '%s\n' 'FROM dstone-verify/debian' 'ENV JAVA_HOME=/opt/java/openjdk' \
      'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
      'ENV LANG=en_US.UTF-8 LANGUAGE=en_US:en LC_ALL=en_US.UTF-8' \
      'COPY openjdk /opt/java/openjdk' >"$jre/Dockerfile"
    "$DOCKER" build -q -t eclipse-temurin:25-jre "$jre" >/dev/null
    rm -rf "$jre"
  fi
  if ! has_image postgres:17; then
    say "Making the database's image ..."
    "$DOCKER" build -q -t postgres:17 -f "$HERE/stand-ins/postgres.Dockerfile" "$HERE/stand-ins" >/dev/null
  fi
}

# --- What is asked of the containers ------------------------------------------------------------------

compose() { $COMPOSE --env-file "$FOLDER/none.env" -p "$PROJECT" -f "$SERVERS/01.dstone-batch-server-docker.yml" "$@"; }
# Also one that was stopped, which version 1 of Compose shows anyway.
container() { compose ps -a -q "$1"; }
inspect() { "$DOCKER" inspect -f "$2" "$(container "$1")"; }

tear_down() {
  code=$?
  trap - EXIT
  if [ "$code" -ne 0 ] && [ -n "${COMPOSE:-}" ]; then
    say "--- What the servers printed last:"
    compose logs --no-color --tail 40 2>&1 || true
  fi
  [ -z "${COMPOSE:-}" ] || compose down -v --remove-orphans >/dev/null 2>&1 || true
  for image in $built; do
    "$DOCKER" rmi "$image" >/dev/null 2>&1 || true
  done
  [ -z "$registry" ] || kill "$registry" 2>/dev/null || true
  stop_engine
  if ! $keep && [ "$code" -eq 0 ]; then
    rm -rf "$FOLDER"
  fi
  exit "$code"
}

# Repeats a condition, given as a command, until it holds.
await() {
  what=$1
  shift
  waited=0
  until "$@"; do
    [ "$waited" -lt "$LONGEST" ] || fail "$what: not within $LONGEST s"
    sleep 1
    waited=$((waited + 1))
  done
}

is_healthy() { [ "$(inspect "$1" '{{.State.Health.Status}}')" = healthy ]; }
await_healthy() {
  for service in database skipper dataflow; do
    await "$service healthy" is_healthy "$service"
  done
}

holds() {
  what=$1
  shift
  "$@" || fail "does not hold: $what"
  say "  ok  $what"
}
is() { [ "$1" = "$2" ] || fail "expected '$2', got '$1'"; }
contains() {
  case $1 in
    *"$2"*) ;;
    *) fail "expected '$2' in: $1" ;;
  esac
}
lacks() {
  case $1 in
    *"$2"*) fail "did not expect '$2' in: $1" ;;
  esac
}

get() { curl -fsS -m 30 -H 'Accept: application/json' "$DATAFLOW/$1"; }
# One member of a JSON answer on standard input, by its name; enough for flat values.
member() {
  tr ',{}' '[\n*]' | sed -n "s/^[[:space:]]*\"$1\":[[:space:]]*\"\{0,1\}\([^\"]*\)\"\{0,1\}.*/\1/p" | head -n 1
}
state() { get "tasks/executions/$1/run?schemaTarget=boot4" | member state; }
has_ended() {
  case $(state "$1") in
    SUCCEEDED | FAILED | STOPPED | LOST | CANCELLED) ;;
    *) return 1 ;;
  esac
}
define() {
  curl -fsS -o /dev/null "$DATAFLOW/tasks/definitions" -d "name=$1" \
    --data-urlencode "definition=dstone-batch --spring.batch.job.names=$1"
}
launch() {
  curl -fsS "$DATAFLOW/tasks/executions/launch" -d "name=$1" --data-urlencode "arguments=$2" | member executionId
}
log() {
  run=$(get "tasks/executions/$1?schemaTarget=boot4" | member externalExecutionId)
  curl -fsS -m 30 -H 'Accept: text/plain' "$DATAFLOW/tasks/logs/$run"
}
job_of() { get "jobs/thinexecutions?taskExecutionId=$1&schemaTarget=boot4"; }
job_runs() { job_of "$1" | grep -q STARTED; }
is_archive() { tar -tzf "$1" >/dev/null; }
is_deployed() { [ "$(get "streams/definitions/$1" | member status)" = deployed ]; }
runs_in_skipper() { compose exec -T skipper sh -c 'cat /proc/[0-9]*/cmdline' | tr '\0' ' ' | grep -q -- "$1"; }
status_of() { curl -s -o /dev/null -w '%{http_code}' -m 30 "$@"; }

# --- The proof ----------------------------------------------------------------------------------------

# Only a folder that this has made is removed.
if [ -n "${DSTONE_VERIFY_FOLDER:-}" ]; then
  mkdir -p "$DSTONE_VERIFY_FOLDER"
  FOLDER=$(CDPATH='' cd -- "$DSTONE_VERIFY_FOLDER" && pwd)/dstone-verify
  [ ! -e "$FOLDER" ] || [ -f "$FOLDER/none.env" ] || fail "$FOLDER is there and was not made by this."
  mkdir -p "$FOLDER"
else
  FOLDER=$(mktemp -d)
fi
# What Compose takes for the file of settings, and the mark of the folder.
: >"$FOLDER/none.env"
built=
engine=
registry=
COMPOSE=
trap tear_down EXIT
trap 'exit 130' INT TERM HUP
need curl "Install it with your package manager, for example: apt-get install curl"
need "$DOCKER" "Install an engine, for example: apt-get install docker.io docker-compose"
! $own_engine || start_engine
"$DOCKER" version >/dev/null 2>&1 || fail "no engine answers; start one, or give --own-engine."
COMPOSE=${DSTONE_COMPOSE:-}
if [ -z "$COMPOSE" ]; then
  if "$DOCKER" compose version >/dev/null 2>&1; then
    COMPOSE="$DOCKER compose"
  else
    need docker-compose "For example: apt-get install docker-compose"
    COMPOSE=docker-compose
  fi
fi
say "Engine $("$DOCKER" version -f '{{.Server.Version}}'), Compose $($COMPOSE version --short)"
! $own_engine || make_bases

if [ -z "$jars" ]; then
  "$ROOT/bin/00.deploy.sh" --build
  jars=$FOLDER/jars
  mkdir -p "$jars"
  cp -p "$ROOT/lib/dataflow-server.jar" "$ROOT/lib/skipper-server.jar" "$jars/"
  cp -p "$ROOT/samples/dstone-batch/target/dstone-batch-0.0.1-SNAPSHOT.jar" "$jars/dstone-batch.jar"
fi

say "Building the images ..."
build() { DSTONE_DOCKER=$DOCKER "$SERVERS/02.dstone-batch-server-docker-reg.sh" --jars "$jars" --version verify "$@"; }
built='dstone-batch-server/dataflow:verify dstone-batch-server/skipper:verify'
build --build-only >"$FOLDER/build.log" 2>&1 || {
  tail -n 30 "$FOLDER/build.log" >&2
  fail "the images could not be built; the whole log: $FOLDER/build.log"
}
DSTONE_DATAFLOW_IMAGE=dstone-batch-server/dataflow:verify
DSTONE_SKIPPER_IMAGE=dstone-batch-server/skipper:verify
DSTONE_DATAFLOW_PORT=${DSTONE_DATAFLOW_PORT:-19393}
DSTONE_SKIPPER_PORT=${DSTONE_SKIPPER_PORT:-17577}
DSTONE_TIME_ZONE=Asia/Seoul
DSTONE_APPS=$FOLDER/apps
DSTONE_SECRETS=$FOLDER/secrets
export DSTONE_DATAFLOW_IMAGE DSTONE_SKIPPER_IMAGE DSTONE_DATAFLOW_PORT DSTONE_SKIPPER_PORT DSTONE_TIME_ZONE \
  DSTONE_APPS DSTONE_SECRETS
DATAFLOW=http://127.0.0.1:$DSTONE_DATAFLOW_PORT
SKIPPER=http://127.0.0.1:$DSTONE_SKIPPER_PORT
mkdir -p "$DSTONE_APPS" "$DSTONE_SECRETS"
cp "$jars/dstone-batch.jar" "$DSTONE_APPS/"
password=verify-$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$DSTONE_SECRETS/database-password"
# As README.md says: the folder keeps others out, the file can be read by the containers' users.
chmod 700 "$DSTONE_SECRETS"
chmod 644 "$DSTONE_SECRETS/database-password"
compose down -v --remove-orphans >/dev/null 2>&1 || true

if $own_engine && command -v docker-registry >/dev/null 2>&1; then
  printf '%s\n' 'version: 0.1' 'log: { level: error }' "storage: { filesystem: { rootdirectory: $FOLDER/registry } }" \
    "http: { addr: '127.0.0.1:$REGISTRY_PORT' }" >"$FOLDER/registry.yml"
  docker-registry serve "$FOLDER/registry.yml" >"$FOLDER/registry.log" 2>&1 </dev/null &
  registry=$!
  await "the registry" curl -fs -o /dev/null "http://127.0.0.1:$REGISTRY_PORT/v2/"
  build "localhost:$REGISTRY_PORT/batch" >"$FOLDER/push.log" 2>&1 || {
    tail -n 10 "$FOLDER/push.log" >&2
    fail "the images could not be pushed"
  }
  for server in dataflow skipper; do
    tags=$(curl -fsS "http://127.0.0.1:$REGISTRY_PORT/v2/batch/$server/tags/list")
    holds "the registry has $server" contains "$tags" '"verify"'
  done
  kill "$registry"
  registry=
fi

say "Starting ..."
started=$(date +%s)
compose up -d >"$FOLDER/up.log" 2>&1 || {
  cat "$FOLDER/up.log" >&2
  fail "Compose could not start the containers"
}
await_healthy
say "  all are healthy after $(($(date +%s) - started)) s"

for service in dataflow skipper; do
  holds "$service runs as another user than root" is "$(compose exec -T "$service" id -u)" 10001
  holds "$service has an init as its first process" contains \
    "$(compose exec -T "$service" cat /proc/1/comm)" init
  holds "$service uses the cache of its classes" compose exec -T "$service" grep -q server.aot \
    "/proc/$(compose exec -T "$service" sh -c 'cat /var/lib/dstone/*.pid /var/lib/dstone/skipper/*.pid 2>/dev/null' | tr -d '\r')/maps"
  holds "$service has a limit of memory" test "$(inspect "$service" '{{.HostConfig.Memory}}')" -gt 0
  holds "$service is published on loopback only" is \
    "$(inspect "$service" '{{range .HostConfig.PortBindings}}{{range .}}{{.HostIp}}{{end}}{{end}}')" 127.0.0.1
  holds "the password of the database is not in the settings of $service" lacks \
    "$(inspect "$service" '{{json .}}')" "$password"
  holds "nor in its environment" lacks \
    "$(compose exec -T "$service" sh -c 'cat /proc/[0-9]*/environ 2>/dev/null | tr "\0" "\n"')" "$password"
done
holds "Data Flow is UP" contains "$(get management/health)" '"status":"UP"'
holds "Skipper is UP" contains "$(curl -fsS "$SKIPPER/actuator/health")" '"status":"UP"'
holds "a name nobody configured is refused" is "$(status_of -H 'Host: evil.example' "$DATAFLOW/about")" 403
holds "the dashboard is there" is "$(status_of -L "$DATAFLOW/dashboard/")" 200

say "Running a task ..."
holds "the sample is registered" curl -fsS -o /dev/null "$DATAFLOW/apps/task/dstone-batch/0.0.1-SNAPSHOT" \
  -d uri=file:///apps/dstone-batch.jar -d bootVersion=4
define tableInsertJob
define longRunningJob
first=$(launch tableInsertJob 'rows=1000 note=점검')
await "the end of execution $first" has_ended "$first"
holds "execution $first succeeded" is "$(state "$first")" SUCCEEDED
holds "its job is COMPLETED" contains "$(job_of "$first")" '"COMPLETED"'
log "$first" >"$FOLDER/first.log"
holds "its log can be read, Korean included" grep -q 점검 "$FOLDER/first.log"
holds "it ran in the time zone of the containers" grep -q '+09:00' "$FOLDER/first.log"

say "Deploying an app that nothing is bound to ..."
curl -fsS -o /dev/null "$DATAFLOW/apps/app/web/1.0.0" -d uri=file:///apps/dstone-batch.jar -d bootVersion=4
curl -fsS -o /dev/null "$DATAFLOW/streams/definitions" -d name=web -d definition=web
curl -fsS -o /dev/null "$DATAFLOW/streams/deployments/web" -H 'Content-Type: application/json' \
  -d '{"app.web.server.address":"0.0.0.0"}'
await "the app to be deployed" is_deployed web
holds "it runs in the container of Skipper" runs_in_skipper dstone-batch.jar

say "Backing up ..."
compose exec -T database pg_dump -U dataflow -Fc dataflow >"$FOLDER/dataflow.dump"
holds "the database can be saved" test -s "$FOLDER/dataflow.dump"
for service in dataflow skipper; do
  # It ends with 1 when a file changed while it was read.
  compose exec -T "$service" tar -C /var/lib/dstone -cz . >"$FOLDER/$service-data.tgz" || [ $? -eq 1 ]
  holds "the data folder of $service can be saved" is_archive "$FOLDER/$service-data.tgz"
done

say "Restarting the containers while a task runs ..."
second=$(launch longRunningJob '')
await "the job of execution $second" job_runs "$second"
compose restart >/dev/null 2>&1
await_healthy
await "the end of execution $second" has_ended "$second"
holds "the task that ran is LOST" is "$(state "$second")" LOST
holds "and says why" contains "$(get "tasks/executions/$second/run?schemaTarget=boot4")" 'the container was restarted'
holds "its job is closed" lacks "$(job_of "$second")" '"STARTED"'
await "the app to be deployed again" is_deployed web
holds "the app of the stream runs again" runs_in_skipper dstone-batch.jar
holds "the task before it is still there" is "$(state "$first")" SUCCEEDED
log "$first" >"$FOLDER/first-again.log"
holds "and its log" cmp -s "$FOLDER/first.log" "$FOLDER/first-again.log"

say "Making new containers, as an upgrade does ..."
compose stop >/dev/null 2>&1
for service in dataflow skipper; do
  holds "$service ended on SIGTERM by itself" is "$(inspect "$service" '{{.State.ExitCode}}')" 143
done
compose down >/dev/null 2>&1
holds "the database is as the server wants it" compose run --rm dataflow check
compose up -d >/dev/null 2>&1
await_healthy
holds "execution $first is still there" is "$(state "$first")" SUCCEEDED
log "$first" >"$FOLDER/first-again.log"
holds "and its log" cmp -s "$FOLDER/first.log" "$FOLDER/first-again.log"
third=$(launch tableInsertJob 'rows=10 again=yes')
await "the end of execution $third" has_ended "$third"
holds "another task runs" is "$(state "$third")" SUCCEEDED

say "Putting the saved state into new volumes ..."
compose down -v >/dev/null 2>&1
compose up -d database >/dev/null 2>&1
await "database healthy" is_healthy database
compose exec -T database pg_restore -U dataflow -d dataflow <"$FOLDER/dataflow.dump"
for service in dataflow skipper; do
  compose run --rm -T --no-deps --entrypoint tar "$service" -C /var/lib/dstone -xz <"$FOLDER/$service-data.tgz"
done
compose up -d >/dev/null 2>&1
await_healthy
holds "execution $first is there again" is "$(state "$first")" SUCCEEDED
log "$first" >"$FOLDER/first-again.log"
holds "and its log" cmp -s "$FOLDER/first.log" "$FOLDER/first-again.log"
holds "what ran after the backup is not" is \
  "$(status_of "$DATAFLOW/tasks/executions/$third?schemaTarget=boot4")" 404

say "All of it held. Taking everything down."
