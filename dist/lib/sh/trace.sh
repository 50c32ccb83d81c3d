# cmirror trace: flags for a program whose calls are printed. The options are described in cmirror.tools.trace.

trace() { # [option ...] NAME argument ...
    traced=' '
    trace_file=
    page_options= # a page's, that stand before --html
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) tool trace --help ;;
            --html | --html=* | --live | --wire | --together | --seconds | --seconds=*)
                [ -z "$trace_file" ] || fail "trace: a page has no -o and no --json"
                tool trace $page_options "$@" ;;
            --inject) inject "${2:-}"
                page_options="$page_options --inject $2"
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
            -*) tool trace "$@" ;; # which says that there is none
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
