#!/bin/sh
# Kills the server, its tasks, the shells that watch them and the database at random, under a steady load
# of launches, and then checks that every launch ended once, with the truth. Prints what was killed, what
# came of it and, if something does not hold, each case; the exit code is then not 0.
#   --kills N     how many kills (1000)
#   --seed S      repeats the choices of an earlier run (by default another each time)
#   --minutes M   ends after so long at the latest (60)
set -eu
. "$(dirname -- "$0")/common.sh"

kills=1000 seed='' minutes=60
while [ $# -gt 0 ]; do
  case $1 in
    --kills | --seed | --minutes)
      [ $# -ge 2 ] || fail "$1 needs a number"
      case $2 in '' | *[!0-9]*) fail "$1 needs a number, not '$2'" ;; esac
      eval "${1#--}=\$2"
      shift 2
      ;;
    -h | --help)
      sed -n '2,7s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    *) fail "unknown option $1; see $0 --help" ;;
  esac
done

find_java
export JAVA_HOME="$JAVA25"
target=$ROOT/modules/dataflow/target
mkdir -p "$target"
log=$target/chaos-server.log report=$target/chaos-report.txt output=$target/chaos-output.log
rm -f "$log" "$report"
say "Builds first, then kills at most $kills times in $minutes minutes. How far it is: tail -f $report"
code=0
# In one go, so that nothing has to be installed; no other test has one of these names.
"$ROOT/mvnw" -f "$ROOT/pom.xml" -B -ntp -pl modules/dataflow -am package failsafe:integration-test failsafe:verify \
  -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ChaosIT -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dchaos.kills="$kills" -Dchaos.minutes="$minutes" ${seed:+-Dchaos.seed="$seed"} \
  -Dchaos.log="$log" -Dchaos.report="$report" >"$output" 2>&1 || code=$?
[ ! -f "$report" ] || cat "$report"
[ "$code" -eq 0 ] || fail "it failed or something does not hold; see $output and the server's log, $log"
say "Everything holds."
