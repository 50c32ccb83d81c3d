# Makes the caches of loaded and linked classes: an AOT cache from JDK 24 on, an AppCDS archive before.

. "$lib/sh/lock.sh"

# make_later KIND: in the background, for this user; says so where nothing can be kept.
make_later() {
    if [ -z "$state" ] || ! can_write "$state$jdk"; then
        say_once
        return
    fi
    # a grandchild: the program, which this shell becomes, has no child that it did not fork
    (make_cache "$1" "$state$jdk" >/dev/null 2>&1 </dev/null &)
}

can_write() { # FOLDER, and the disk has room
    [ -d "$1" ] || mkdir -p "$1" 2>/dev/null || return
    { echo "$$" >"$1/asked"; } 2>/dev/null
}

# Once a command: those that it starts know.
say_once() {
    [ -z "${CMIRROR_SAID:-}" ] || return
    printf '%s: nothing can be kept in %s, so each start takes longer; "%s warm" by whoever %s\n' \
        "${name#./}" "${state:-your home folder}" "$name" \
        "installed this helps" >&2
    [ -n "${CMIRROR_COMMAND:-}" ] && export CMIRROR_SAID=yes
}

# make_cache KIND FOLDER: in a folder of its own, which is the lock, and put in place when it is
# whole. Without one, because the JVM makes none, there would be none the next time either.
make_cache() {
    own_pid
    lock "$2/$1.lock" "$pid" || return
    new=$2/$1.lock/cache
    if train "$1" && [ -e "$new" ] && works "$1"; then
        made="$build $release"
        rm -f "$2/$1.for"
        mv "$new" "$2/$1"
    else
        made="$build $release none"
        rm -f "$2/$1"
    fi
    printf '%s\n' "$made" >"$2/$1.lock/for" &&
        { [ ! -e "$2/$1" ] || touch -r "$2/$1" "$2/$1.lock/for"; } &&
        mv "$2/$1.lock/for" "$2/$1.for"
    rm -rf "$2/$1.lock"
}

# train KIND: a run of what is to be kept; the JVM writes down what it has loaded.
train() {
    if [ "$1" = programs ]; then
        classes=$programs_classes
        flags="$usual $serial"
        set -- cmirror.tools.cache.Training
        for source in "$samples"/lecture/*.java; do
            class=${source##*/}
            set -- "$@" "${class%.java}"
        done
    else
        classes=$tools_classes
        flags="$serial $for_tools"
        set -- cmirror.tools.cache.ToolsTraining
    fi
    case $classes in *[!\ -~]*) export LC_ALL=C.UTF-8 ;; esac
    export CMIRROR_HEADERS="$lib/headers"
    if [ "$version" -ge 24 ]; then
        java -XX:AOTMode=record -XX:AOTConfiguration="$new.conf" -cp "$classes" "$@" &&
            java -XX:AOTMode=create -XX:AOTConfiguration="$new.conf" -XX:AOTCache="$new" \
                -cp "$classes"
    else
        java -XX:ArchiveClassesAtExit="$new" -cp "$classes" "$@"
    fi
}

# Whether the JVM takes it: a full disk may have cut it off.
works() {
    if [ "$version" -ge 24 ]; then
        java -XX:AOTMode=on -XX:AOTCache="$new" -cp "$classes" -version
    else
        java -Xshare:on -XX:SharedArchiveFile="$new" -cp "$classes" -version
    fi
}

java() {
    # shellcheck disable=SC2086 # the flags are words
    nice "$jdk/bin/java" $flags ${helper:+"-Dcmirror.helper=$helper"} "$@"
}

# --- cmirror warm: the caches for everybody, by whoever may write to the installation; else one's own

warm() {
    find_jdk
    find_helper
    IFS= read -r build <"$lib/build"
    folder=$home/cache
    if ! can_write "$folder$jdk"; then
        folder=$state
        [ -n "$folder" ] && can_write "$folder$jdk" ||
            fail "neither $home/cache nor ${state:-a folder of yours} can be written to"
    fi
    for what in programs tools; do
        # one that another process is making takes its time, and is as good as ours
        tries=0
        until make_cache "$what" "$folder$jdk" >/dev/null 2>&1 </dev/null; do
            tries=$((tries + 1))
            [ $tries -lt 300 ] || fail "$folder$jdk/$what.lock is another process's since a minute"
            sleep 0.2
        done
        is_made "$folder$jdk/$what" || fail "the cache cannot be written: is the disk full?"
        [ -e "$folder$jdk/$what" ] || fail "this JDK makes no cache: $jdk"
    done
    state=$folder
    for source in "$samples"/lecture/*.java "$samples"/beyond/*/*.java; do
        class=${source##*/}
        find_kind "$source" "${class%.java}"
    done
    [ "$folder" != "$home/cache" ] || chmod -R a+rX "$folder"
    echo "the caches of $release are in $folder$jdk"
}
