#!/bin/sh
# Builds the server if its sources changed, and starts it.
#   --demo   then shows its main job: registers the sample, lets it register its tasks, launches one
#            with a deployment property and arguments, waits for it and prints what came of it
#   --demo-stream  then shows a stream: starts a Kafka for development, registers the sample's apps, deploys
#            them as a stream and prints what arrives
#   --skipper  starts the Skipper server as well, and has the Data Flow server use it instead of its own, from then
#              on at every start. How to go back: docs/release-states.md
#   --build  builds only
set -eu
. "$(dirname -- "$0")/common.sh"

SAMPLE_JAR=$ROOT/samples/dstone-batch/target/dstone-batch-0.0.1-SNAPSHOT.jar
BUILT_JAR=$ROOT/modules/dataflow/target/dstone-dataflow-0.1.0-SNAPSHOT-exec.jar
SKIPPER_JAR=$ROOT/lib/skipper-server.jar
BUILT_SKIPPER_JAR=$ROOT/modules/skipper/target/dstone-skipper-0.1.0-SNAPSHOT-exec.jar
STREAM_APPS=$ROOT/lib/stream-apps
KAFKA_JAR=$ROOT/lib/kafka-broker.jar
SAMPLE_PORT=6081
DEMO_STREAM=ticks
DEMO_TASK=tableInsertJob
DEMO_ARGUMENTS='rows=1000'

usage() { sed -n '2,9s/^# \{0,1\}//p' "$0"; }

# The apps for streams are renewed by --demo-stream only, before the server's jar and therefore older than it.
up_to_date() {
  newest=$SERVER_JAR
  ! $demo_stream || newest=$KAFKA_JAR
  [ -f "$SERVER_JAR" ] && [ -f "$SAMPLE_JAR" ] && [ -f "$SKIPPER_JAR" ] && { ! $demo_stream || [ -f "$KAFKA_JAR" ]; } &&
    [ -z "$(find "$ROOT/pom.xml" "$ROOT"/modules/*/pom.xml "$ROOT"/modules/*/src/main \
      "$ROOT"/samples/*/pom.xml "$ROOT"/samples/*/src/main "$ROOT"/samples/stream-processor/*/pom.xml -newer "$newest" -type f | head -n 1)" ]
}

# Without them the server starts as well, only slower.
quick_starts() {
  "$ROOT/bin/01.dataflow.sh" prepare || {
    [ $? -ne 130 ] || exit 130
    say "Quick starts could not be prepared; the server starts from its jar."
  }
}

# A program that runs keeps the file it was started from; the next start gets the new one.
put() {
  cp "$1" "$2.new"
  mv "$2.new" "$2"
}

build() {
  if up_to_date; then
    say "The build is up to date."
    quick_starts
    return
  fi
  log=$DATA/logs/build.log
  say "Building (the first time downloads libraries and takes a few minutes; watch it in $log) ..."
  mkdir -p "$DATA/logs" "$ROOT/lib"
  parts=modules/dataflow,modules/skipper,samples/dstone-batch
  if $demo_stream; then
    parts=$parts,samples/kafka-broker,samples/stream-sink,samples/stream-processor/1.0.0
  fi
  JAVA_HOME=$JAVA25 "$ROOT/mvnw" -f "$ROOT/pom.xml" -B -ntp -DskipTests -Dspotless.check.skip=true \
    -pl "$parts" -am package >"$log" 2>&1 || {
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    fail "the build failed. The whole log: $log"
  }
  if $demo_stream; then
    mkdir -p "$STREAM_APPS"
    for built in "$ROOT"/samples/stream-*/target/stream-*.?.jar "$ROOT"/samples/stream-processor/*/target/stream-*.?.jar; do
      put "$built" "$STREAM_APPS/${built##*/}"
    done
    put "$ROOT/samples/kafka-broker/target/kafka-broker-1.0.0.jar" "$KAFKA_JAR"
  fi
  put "$BUILT_SKIPPER_JAR" "$SKIPPER_JAR"
  put "$BUILT_JAR" "$SERVER_JAR"
  say "Built $SERVER_JAR"
  quick_starts
}

# One member of a JSON answer on standard input, by its name; enough for flat values.
member() { tr ',{}' '\n\n\n' | sed -n "s/^[[:space:]]*\"$1\":[[:space:]]*\"\{0,1\}\([^\"]*\)\"\{0,1\}.*/\1/p" | head -n 1; }

# Asks the server and fails with its own words when it refuses.
ask() {
  answer=$(curl -s -w '\n%{http_code}' -H 'Accept: application/json' "$@") || fail "no answer from $SERVER"
  code=$(printf '%s' "$answer" | tail -n 1)
  answer=$(printf '%s\n' "$answer" | sed '$d')
  case $code in
    2*) ;;
    *) fail "the server answered $code: $(printf '%s' "$answer" | member message)" ;;
  esac
}

demo() {
  SERVER=http://localhost:$(cat "$DATA/dataflow.port")
  say ""
  say "1. Register the application dstone-batch (type task, Spring Boot 4)"
  say "   file://$SAMPLE_JAR"
  ask -X POST "$SERVER/apps/task/dstone-batch/0.0.1-SNAPSHOT" --data-urlencode "uri=file://$SAMPLE_JAR" \
    -d bootVersion=4 -d force=true

  say "2. Let the application register its own tasks: http://localhost:$SAMPLE_PORT/batch/regtasks"
  register_tasks
  ask "$SERVER/tasks/definitions?size=100"
  printf '%s' "$answer" | tr ',{}' '\n\n\n' | sed -n 's/^"name":"\(.*\)"$/   \1/p' | sort

  say "3. Launch $DEMO_TASK with javaOpts=-Dspring.profiles.active=dev and $DEMO_ARGUMENTS"
  # A new job parameter each time, as Spring Batch runs a finished job instance only once.
  ask -X POST "$SERVER/tasks/executions/launch" --data-urlencode "name=$DEMO_TASK" \
    --data-urlencode 'properties=deployer.dstone-batch.local.javaOpts=-Dspring.profiles.active=dev' \
    --data-urlencode "arguments=$DEMO_ARGUMENTS demo=$(date +%s)"
  id=$(printf '%s' "$answer" | member executionId)
  target=$(printf '%s' "$answer" | member schemaTarget)

  execution="$SERVER/tasks/executions/$id?schemaTarget=$target"
  run="$SERVER/tasks/executions/$id/run?schemaTarget=$target"
  waited=0
  last=
  while :; do
    ask "$run"
    state=$(printf '%s' "$answer" | member state)
    [ "$state" = "$last" ] || say "   execution $id ($target): $state"
    last=$state
    case $state in
      SUCCEEDED | FAILED | STOPPED | LOST | CANCELLED) break ;;
    esac
    [ "$waited" -lt 180 ] || fail "execution $id has not ended after 3 minutes; see $execution"
    sleep 1
    waited=$((waited + 1))
  done

  ask "$execution"
  log_link=$(printf '%s' "$answer" | tr '{}' '\n\n' | sed -n 's/.*"href":"\([^"]*\/tasks\/logs\/[^"]*\)".*/\1/p' | head -n 1)
  say "4. Result: $(printf '%s' "$answer" | member taskExecutionStatus), exit code $(printf '%s' "$answer" | member exitCode)"
  ask "$SERVER/jobs/thinexecutions?taskExecutionId=$id&schemaTarget=$target"
  job=$(printf '%s' "$answer" | member executionId)
  if [ -n "$job" ]; then
    say "   Job execution $job: $(printf '%s' "$answer" | member status), its steps:"
    ask "$SERVER/jobs/executions/$job/steps?schemaTarget=$target"
    printf '%s' "$answer" | tr ',{}' '\n\n\n' |
      sed -n 's/^"stepName":"\(.*\)"$/   - \1/p; s/^"status":"\(.*\)"$/       \1/p; s/^"writeCount":\(.*\)$/       written: \1/p'
  fi
  say "5. The end of its log:"
  curl -s -H 'Accept: text/plain' "$log_link" | tail -n 12 | sed 's/^/   | /'
  say ""
  say "Open next:"
  say "  the dashboard    $SERVER/dashboard"
  say "  this execution   $SERVER/dashboard/task-executions/$id?schemaTarget=$target"
  say "  its whole log    curl -H 'Accept: text/plain' '$log_link'"
  say "  the whole API    $SERVER/api-docs"
  say "Stop the server with: bin/01.dataflow.sh stop"
  [ "$state" = SUCCEEDED ] || fail "the demo's task ended as $state"
}

# One property of the newest version of the demo's stream.
release() {
  ask "$SERVER/streams/deployments/history/$DEMO_STREAM"
  printf '%s' "$answer" | member "$1"
}

# What the sink says it has received, or nothing as long as it does not answer.
received() {
  curl -fs -m 5 -H 'Accept: text/plain' "$SERVER/runtime/apps/$1/instances/$1-0/actuator?endpoint=received" | member count
}

demo_stream() {
  SERVER=http://localhost:$(cat "$DATA/dataflow.port")
  say ""
  say "1. Start a Kafka for development"
  if running=$("$ROOT/bin/03.kafka.sh" status); then
    say "   $running"
  else
    # Whatever else listens on that port is not Kafka's demo.
    running=$("$ROOT/bin/03.kafka.sh" start) || exit 1
    printf '%s\n' "$running" | sed 's/^/   /'
  fi
  kafka=127.0.0.1:$(cat "$DATA/kafka/kafka.port")

  say "2. Register the apps ticker (source), shout (processor, two versions) and keep (sink)"
  for app in source/ticker/1.0.0:stream-source processor/shout/2.0.0:stream-processor \
    processor/shout/1.0.0:stream-processor sink/keep/1.0.0:stream-sink; do
    path=${app%%:*}
    ask -X POST "$SERVER/apps/$path" -d bootVersion=4 -d force=true \
      --data-urlencode "uri=file://$STREAM_APPS/${app#*:}-${path##*/}.jar"
  done
  ask -X PUT "$SERVER/apps/processor/shout/1.0.0"

  say "3. Create and deploy the stream $DEMO_STREAM: ticker | shout | keep"
  # Left by an earlier demo.
  if curl -fs -o /dev/null "$SERVER/streams/definitions/$DEMO_STREAM"; then
    ask -X DELETE "$SERVER/streams/definitions/$DEMO_STREAM"
  fi
  ask "$SERVER/streams/definitions" -d "name=$DEMO_STREAM" --data-urlencode 'definition=ticker | shout | keep'
  ask -X POST "$SERVER/streams/deployments/$DEMO_STREAM" -H 'Content-Type: application/json' \
    -d '{"app.*.spring.cloud.stream.kafka.binder.brokers":"'"$kafka"'","app.ticker.sample.rate":"10",
         "app.keep.management.endpoints.web.exposure.include":"health,received",
         "deployer.*.memory":"256m","deployer.*.local.hostname":"127.0.0.1",
         "deployer.*.local.startupProbe.path":"/actuator/health"}'
  version=$(release version)
  waited=0
  last=
  while :; do
    ask "$SERVER/streams/definitions/$DEMO_STREAM"
    status=$(printf '%s' "$answer" | member status)
    [ "$status" = "$last" ] || say "   $DEMO_STREAM: $status"
    last=$status
    case $status in
      deployed) break ;;
      failed | partial) fail "not all apps run; see $SERVER/dashboard/streams/$DEMO_STREAM" ;;
    esac
    [ "$waited" -lt 180 ] || fail "the stream does not run after 3 minutes; see $SERVER/dashboard/streams/$DEMO_STREAM"
    sleep 1
    waited=$((waited + 1))
  done

  sink=$DEMO_STREAM.keep-v$version
  say "4. What arrives at the sink:"
  waited=0
  count=0
  until [ "${count:-0}" -ge 20 ]; do
    [ "$waited" -lt 60 ] || fail "nothing arrives; see $SERVER/dashboard/streams/$DEMO_STREAM"
    sleep 1
    waited=$((waited + 1))
    count=$(received "$sink")
  done
  say "   $count notes so far; the last of them:"
  ask "$SERVER/streams/logs/$DEMO_STREAM/$sink"
  printf '%s' "$answer" | sed 's/\\n/\
/g; s/\\"/"/g' | grep ' via ' | tail -n 3 | sed 's/^/   | /'
  say ""
  say "Open next:"
  say "  the dashboard    $SERVER/dashboard/streams/$DEMO_STREAM"
  say "  another version  curl -X POST '$SERVER/streams/deployments/update/$DEMO_STREAM' -H 'Content-Type: application/json' \\"
  say "                     -d '{\"updateProperties\":{\"version.shout\":\"2.0.0\"}}'"
  say "  more of that     docs/streams.md"
  say "End the stream with: curl -X DELETE $SERVER/streams/deployments/$DEMO_STREAM"
  say "Stop Kafka with: bin/03.kafka.sh stop, the server with: bin/01.dataflow.sh stop"
}

# Runs the sample as a web application for as long as it takes to call its own endpoint.
register_tasks() {
  mkdir -p "$DATA/logs"
  sample_log=$DATA/logs/sample.log
  (cd "$DATA" && exec "$JAVA25/bin/java" -jar "$SAMPLE_JAR" --server.port="$SAMPLE_PORT" \
    --spring.cloud.dataflow.client.server-uri="$SERVER") >"$sample_log" 2>&1 </dev/null &
  sample=$!
  trap 'kill $sample 2>/dev/null || true' EXIT
  waited=0
  until curl -fs -o /dev/null -m 2 "http://localhost:$SAMPLE_PORT/batch/healthCheck"; do
    kill -0 "$sample" 2>/dev/null || {
      tail -n 20 "$sample_log" >&2
      fail "the sample ended while it started (is port $SAMPLE_PORT in use?). Its log: $sample_log"
    }
    [ "$waited" -lt 90 ] || fail "the sample does not answer on port $SAMPLE_PORT. Its log: $sample_log"
    sleep 1
    waited=$((waited + 1))
  done
  ask "http://localhost:$SAMPLE_PORT/batch/regtasks"
  kill "$sample"
  wait "$sample" 2>/dev/null || true
  trap - EXIT
}

# Nobody would end, or know of, the apps that the Skipper inside has deployed.
leave_own_skipper() {
  [ ! -s "$SKIPPER_URI_FILE" ] || return 0
  deployed=$(grep -l '"undeployedAt":null' "$DATA"/apps/*/app.json "$DATA"/app-accounts/*/apps/*/app.json 2>/dev/null) || true
  [ -z "$deployed" ] || fail "the Skipper inside the Data Flow server has deployed apps:
$(printf '%s\n' "$deployed" | sed 's/\/app\.json$//; s/.*\//         /')
       They would run on and be deployed a second time. With the server as it is (bin/01.dataflow.sh start), undeploy
       all streams and delete all other releases, wait until no app runs any more, then stop it and come back; see
       docs/release-states.md, Changing where Skipper runs."
}

demo=false
demo_stream=false
skipper=false
start=true
for option in "$@"; do
  case $option in
    --demo) demo=true ;;
    --demo-stream) demo_stream=true ;;
    --skipper) skipper=true ;;
    --build) start=false ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      printf 'ERROR: there is no option %s.\n' "$option" >&2
      usage >&2
      exit 2
      ;;
  esac
done

find_java
need curl "Install it with your package manager, for example: apt-get install curl"
! $start || ! $skipper || leave_own_skipper
build
$start || exit 0
state=0
running=$("$ROOT/bin/01.dataflow.sh" status) || state=$?
case $state in
  0)
    say "$running"
    if $skipper && [ -s "$SKIPPER_URI_FILE" ]; then
      "$ROOT/bin/02.skipper.sh" status || "$ROOT/bin/02.skipper.sh" start
    elif $skipper; then
      say "It is not started anew: stop it (bin/01.dataflow.sh stop) and give --skipper again."
    fi
    ;;
  3)
    if $skipper; then
      # While it was built the server may have run.
      leave_own_skipper
      "$ROOT/bin/02.skipper.sh" status || "$ROOT/bin/02.skipper.sh" start
      printf 'http://localhost:%s/api\n' "$(cat "$DATA/skipper/skipper.port")" >"$SKIPPER_URI_FILE"
    fi
    "$ROOT/bin/01.dataflow.sh" start
    ;;
  *) fail "$running" ;;
esac
! $demo || demo
! $demo_stream || demo_stream
