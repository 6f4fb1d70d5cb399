#!/bin/sh
# Builds the images of both servers and pushes them to a registry.
#   02.dstone-batch-server-docker-reg.sh [options] <registry>
# The registry is a host with or without a path, for example registry.example.com:5000/batch; without the argument
# it is taken from DSTONE_REGISTRY. Sign in before: docker login registry.example.com:5000
#   --build-only     builds, pushes nothing; the registry may be left out
#   --version <tag>  this tag only (also DSTONE_VERSION); without it the version in pom.xml, and latest
#   --jars <folder>  takes dataflow-server.jar and skipper-server.jar from there instead of building them
#   --base <image>   another base than eclipse-temurin:25-jre (also DSTONE_JAVA_IMAGE)
# DSTONE_DOCKER is the command of the engine (default: docker).
set -eu

HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
ROOT=$(CDPATH='' cd -- "$HERE/../../.." && pwd)
LOCAL=dstone-batch-server
DOCKER=${DSTONE_DOCKER:-docker}

usage() { sed -n '2,10s/^# \{0,1\}//p' "$0"; }
fail() {
  printf 'ERROR: %s\n' "$*" >&2
  exit 1
}
misused() {
  printf 'ERROR: %s\n' "$*" >&2
  usage >&2
  exit 2
}

registry=${DSTONE_REGISTRY:-}
version=${DSTONE_VERSION:-}
base=${DSTONE_JAVA_IMAGE:-eclipse-temurin:25-jre}
jars=
push=true
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --build-only) push=false ;;
    --version | --jars | --base)
      [ -n "${2:-}" ] || misused "$1 needs a value."
      case $1 in
        --version) version=$2 ;;
        --jars) jars=$2 ;;
        --base) base=$2 ;;
      esac
      shift
      ;;
    -*) misused "there is no option $1." ;;
    *) registry=$1 ;;
  esac
  shift
done

registry=${registry%/}
[ -n "$registry" ] || ! $push ||
  misused "name the registry to push to, as an argument or in DSTONE_REGISTRY, or give --build-only."
case $registry in
  *://*) misused "the registry is named without a scheme: ${registry#*://}" ;;
  *[!a-z0-9.:/_-]*) misused "'$registry' is no name of a registry; it has small letters, digits and . : / _ - only." ;;
esac
# Who names a version decides alone what runs it; latest stays what a Compose file without a version starts.
latest=
if [ -z "$version" ]; then
  latest=latest
  # The project's own version, which is that of its modules, not its parent's.
  version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$ROOT/modules/dataflow/pom.xml" | head -n 1)
fi
case $version in
  '' | [.-]* | *[!A-Za-z0-9_.-]*) misused "'$version' is no tag; it has letters, digits and _ . - only." ;;
esac
command -v "$DOCKER" >/dev/null 2>&1 || fail "'$DOCKER' is needed and not installed."
"$DOCKER" version >/dev/null 2>&1 ||
  fail "the engine does not answer. Is it running, and may you use it? Try: $DOCKER version"

# The engine is handed nothing but what .dockerignore lets through.
context=$ROOT
if [ -n "$jars" ]; then
  context=$(mktemp -d)
  trap 'rm -rf "$context"' EXIT
  trap 'exit 130' INT TERM HUP
  mkdir -p "$context/lib" "$context/docs/docker/dstone-batch-server"
  for server in dataflow skipper; do
    cp -p "$jars/$server-server.jar" "$context/lib/" || fail "there is no $server-server.jar in $jars"
  done
  cp -Rp "$ROOT/bin" "$ROOT/.dockerignore" "$context/"
  cp -Rp "$HERE/conf" "$HERE/Dockerfile" "$context/docs/docker/dstone-batch-server/"
else
  "$ROOT/bin/00.deploy.sh" --build
fi

for server in dataflow skipper; do
  "$DOCKER" build -f "$context/docs/docker/dstone-batch-server/Dockerfile" --build-arg JAVA_IMAGE="$base" \
    --build-arg SERVER="$server" -t "$LOCAL/$server:$version" ${latest:+-t "$LOCAL/$server:latest"} "$context" ||
    fail "the image of $server could not be built; see above."
done
$push || exit 0

for server in dataflow skipper; do
  for tag in "$version" $latest; do
    "$DOCKER" tag "$LOCAL/$server:$version" "$registry/$server:$tag"
    "$DOCKER" push "$registry/$server:$tag" ||
      fail "$registry/$server:$tag could not be pushed. Sign in with: $DOCKER login ${registry%%/*}"
  done
done
printf '%s\n' "" "Pushed. On the machine that runs them, in .env beside the Compose file:" \
  "  DSTONE_DATAFLOW_IMAGE=$registry/dataflow:$version" "  DSTONE_SKIPPER_IMAGE=$registry/skipper:$version"
