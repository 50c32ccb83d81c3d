# A program's name in another spelling than its file's. By "." in run_sample.

# run_as_meant NAME argument ...: in any case, and by the other names that a sample's first line has:
# /* tcpServer, also tcpServ: prints what ... It is called by the name that stands there.
run_as_meant() {
    any_case "$1"
    for source in "$samples"/lecture/*.java "$samples"/beyond/*/*.java; do
        IFS= read -r first <"$source" || continue
        names=${first#/\* }
        names=${names%%: *}
        while [ -n "$names" ]; do
            spelling=${names%%, also *}
            names=${names#"$spelling"}
            names=${names#, also }
            # shellcheck disable=SC2254 # it is a pattern
            case $spelling in
                $pattern)
                    class=${source##*/}
                    class=${class%.java}
                    shift
                    run_source "$spelling" "$@" ;;
            esac
        done
    done
    tool unknown "$1"
}

# any_case NAME: sets pattern to what fits the name in capitals and small letters.
any_case() {
    pattern=
    rest=$1
    while [ -n "$rest" ]; do
        letter=${rest%"${rest#?}"}
        rest=${rest#?}
        for pair in aA bB cC dD eE fF gG hH iI jJ kK lL mM nN oO pP qQ rR sS tT uU vV wW xX yY zZ; do
            case $pair in
                *"$letter"*)
                    letter=[$pair]
                    break ;;
            esac
        done
        case $letter in
            ?) letter=[$letter] ;; # no star may stand for others
        esac
        pattern=$pattern$letter
    done
}
