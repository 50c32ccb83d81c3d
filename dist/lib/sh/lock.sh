# Locks: folders that say whose they are.

# lock FOLDER PID: takes the lock for the process, or says that it is not free. What a process left
# that is gone is taken away, and what names none: it has had the time to.
lock() {
    for try in 1 2 3 4 5 6 7 8 9 10; do
        if mkdir "$1" 2>/dev/null; then
            note "$1/pid" "$2"
            return
        fi
        if lives "$1/pid" || lives "$1/maven"; then
            return 1
        fi
        [ -s "$1/pid" ] && break
        sleep 0.2
    done
    mv "$1" "$1.$2" 2>/dev/null || return 1
    if lives "$1.$2/pid"; then # another one was quicker: it is that one's
        mv "$1.$2" "$1"
    else
        rm -rf "$1.$2"
        mkdir "$1" 2>/dev/null && note "$1/pid" "$2"
        return
    fi
    return 1
}

# own_pid: sets pid to this shell's, which in a subshell is not $$.
own_pid() {
    if [ -r /proc/self/stat ]; then
        read -r pid line </proc/self/stat
    else
        pid=$(sh -c 'echo $PPID')
    fi
}

# note FILE PID: writes down the process so that lives can recognize it.
note() {
    since "$2"
    printf '%s %s\n' "$2" "$since" >"$1"
}

# lives FILE: whether the process that was written down still runs.
lives() {
    pid=
    began=
    { read -r pid began <"$1"; } 2>/dev/null
    [ -n "$began" ] || return
    since "$pid"
    [ "$since" = "$began" ]
}

# since PID: sets since to when the process began, since its number may be another's one day;
# empty if there is none, or only its exit status.
since() {
    since=
    if [ -r /proc/self/stat ]; then
        { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 0
        # shellcheck disable=SC2086 # the fields are words; the second one ends with a parenthesis
        set -- ${line##*) }
        [ "$1" = Z ] || since=${20}
    else
        since=$(ps -o lstart= -p "$1" | tr -s ' ' -)
    fi
}
