# cmirror trace: flags for a program whose calls are printed.

trace_usage() {
    cat <<END
usage: $name trace [option ...] NAME [argument ...]
       $name trace [option ...] run FILE.java [argument ...]
       $name trace --html FILE [option ...] NAME [argument ...] [--and NAME [argument ...]] ...
       $name trace --live [option ...] NAME [argument ...] [--and NAME [argument ...]] ...

Prints every C call of a program on stderr, as strace prints system calls.

  --calls LIST   only these calls: socket,bind,sendto; "network" is every socket call
  -t             the time of day before each call
  -T             the seconds that each call took behind it
  -f             the pid at the beginning, from the first call on
  -s N           show N bytes of a string, up to 1024 (32)
  -o FILE        append the lines to a file
  --inject RULE  let calls fail, fall short or come late: recv:short=3, accept:error=EINTR:when=2,
                 recv:retval=0, send:delay=50ms (docs/trace.md); several if need be
  --json FILE    append one JSON object for each call to a file
  --html FILE    run programs together, the servers first, and draw their calls as a page
  --live         the same on loopback, while they run: open the address that it prints
  --together     start all programs but the first at once, when that is ready
  --seconds N    end them after N seconds (30; with --live an hour)

A page takes --calls and -t as well.
END
}

trace() { # [option ...] NAME argument ...
    traced=' '
    trace_file=
    page_options= # a page's, that stand before --html
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) trace_usage && return ;;
            --html | --html=* | --live | --together | --seconds | --seconds=*)
                [ -z "$trace_file" ] || fail "trace: a page has no -o and no --json"
                [ -z "$injected" ] || fail "trace: a page takes no --inject"
                tool trace $page_options "$@" ;;
            --inject) inject "${2:-}"
                shift ;;
            -t) traced="$traced -Dcmirror.trace.time=true"
                page_options="$page_options -t" ;;
            -T) traced="$traced -Dcmirror.trace.duration=true" ;;
            -f) traced="$traced -Dcmirror.trace.pids=true" ;;
            --calls | -s | -o | --json)
                [ $# -gt 1 ] || fail "trace $1 takes a value; $name trace --help"
                case $1 in
                    --calls) case $2 in *[!a-zA-Z0-9_,]*) fail "no list of calls: $2" ;; esac
                        traced="$traced -Dcmirror.trace.calls=$2"
                        page_options="$page_options --calls $2" ;;
                    -s) case $2 in *[!0-9]* | '') fail "no number: $2" ;; esac
                        traced="$traced -Dcmirror.trace.strings=$2" ;;
                    -o) trace_file=$2 ;;
                    --json) trace_file=$2
                        traced="$traced -Dcmirror.trace.json=true" ;;
                esac
                shift ;;
            -*) fail "trace has no option $1; $name trace --help tells what there is" ;;
            *) break ;;
        esac
        shift
    done
    [ $# -gt 0 ] || fail "trace takes a program: $name trace udpClient 127.0.0.1 bonjour"
    if [ "$1" = run ]; then
        shift
        . "$lib/sh/file.sh"
        run_file "$@"
    fi
    run_sample "$@"
}
