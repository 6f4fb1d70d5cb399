#!/bin/sh
# Watches one program and writes down how it ended, whatever becomes of the server. POSIX sh, no bash.
#
#   supervise <run folder> <command...>   runs the command, which is this script's other half in a session
#                                         of its own, and waits for it
#   program <run folder> <command...>     becomes the program
#
# Own variables start with _dstone_, so that none hides a variable of the program's environment.

# When this process started, in clock ticks since boot, so that a reused process id is not taken for it.
_dstone_start=-
_dstone_field_22() { shift 19; _dstone_start=$1; }
{ read -r _dstone_stat <"/proc/$$/stat" && _dstone_field_22 ${_dstone_stat##*) }; } 2>/dev/null

_dstone_mode=$1
_dstone_run=$2
shift 2

case $_dstone_mode in
supervise)
    # Not '' but a command: ignored signals would stay ignored in the program.
    trap : TERM INT HUP QUIT
    # Who gets the ticket runs the program. There is one, so the program never runs twice.
    command -p mv "$_dstone_run/ticket" "$_dstone_run/supervisor.$$.$_dstone_start" 2>/dev/null || exit 0
    "$@"
    _dstone_code=$?
    # Deleted by hand meanwhile? How it ended is still worth knowing.
    [ -d "$_dstone_run" ] || (umask 077 && command -p mkdir "$_dstone_run") || exit 1
    # <> overwrites the bytes that were reserved at launch, so it works on a full disk.
    until printf '%-3s\n' "$_dstone_code" 1<>"$_dstone_run/exit.tmp" &&
        command -p mv "$_dstone_run/exit.tmp" "$_dstone_run/exit"; do
        [ -d "$_dstone_run" ] || exit 1
        command -p sleep 5
    done
    ;;
program)
    # Only if the file does not exist yet: the server makes it when nothing may start any more.
    set -C
    if ! printf '%s %s\n' "$$" "$_dstone_start" 2>/dev/null >"$_dstone_run/program"; then
        [ -e "$_dstone_run/program" ] && exit 143
        echo "The program was not started: $_dstone_run/program cannot be written" >&2
        exit 126
    fi
    exec "$@"
    ;;
esac
