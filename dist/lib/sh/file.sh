# cmirror run FILE.java: compiles a file of your own when it is newer than what was made of it.

run_file() { # [--compile] [--inject RULE] FILE.java argument ...
    only_compile=
    [ "${1:-}" != --compile ] || { only_compile=yes && shift; }
    while [ "${1:-}" = --inject ]; do
        inject "${2:-}"
        shift 2
    done
    [ $# -gt 0 ] || fail "run takes a file: $name run MyServ.java [argument ...]"
    case $1 in -*) tool run "$@" ;; esac
    file=$1
    shift
    case $file in
        *.java) ;;
        *)
            [ -r "$file.java" ] || fail "$file is no .java file"
            file=$file.java ;;
    esac
    [ -r "$file" ] || fail "there is no file $file"
    find_jdk
    case $file in /*) ;; *) file=$PWD/${file#./} ;; esac
    program=${file##*/}
    program=${program%.java}
    beside=${file%/*}
    build=
    [ -r "$lib/build" ] && IFS= read -r build <"$lib/build"
    find_place
    is_fresh || compile
    [ -z "$only_compile" ] || exit 0
    package=$(sed -n 's/^[[:space:]]*package[[:space:]]*\([A-Za-z0-9_.]*\).*/\1./p' "$file" | head -1)
    java_flags "$file" "$mark"
    classes=$classes:$place/program.jar
    for sample in "$samples/lecture/$program.java" "$samples"/beyond/*/"$program.java"; do
        # the samples' classes come first, as in the cache: of one with this name it would be found there
        [ ! -e "$sample" ] || { classes=$place/program.jar:$classes cache=; }
    done
    start ${trace_file:+"-Dcmirror.trace.file=$trace_file"} -Dcmirror.class="$package$program" \
        -Dcmirror.sources="$beside" -cp "$classes" cmirror.Main "$program" "$@"
}

# Sets place to the folder for the classes, by the JDK and the file's path, and mark to what its kind
# is noted under. Without a home, or a place in it, it is a folder in /tmp for as long as it runs.
find_place() {
    mark=run$file
    while :; do # a class path cannot name a colon
        case $mark in *:*) mark=${mark%%:*}=${mark#*:} ;; *) break ;; esac
    done
    mark=${mark%.java}
    place=$state$jdk/$mark
    mark=${jdk#/}/$mark/kind
    if [ -n "$state" ] && { [ -d "$place" ] || mkdir -p "$place"; } 2>/dev/null &&
            { echo $$ >"$place/asked"; } 2>/dev/null; then
        return
    fi
    place=$(mktemp -d "${TMPDIR:-/tmp}/cmirror.XXXXXX") || fail "there is no place for the classes:" \
        "neither ${state:-the home folder} nor ${TMPDIR:-/tmp} can be written to"
    (remove_in_the_end >/dev/null 2>&1 </dev/null &)
}

# A grandchild of the program, which this shell becomes.
remove_in_the_end() {
    while kill -0 $$; do
        sleep 1
    done
    rm -rf "$place"
}

is_fresh() {
    made=
    [ -r "$place/built" ] && [ -e "$place/program.jar" ] &&
        same_age "$place/program.jar" "$place/built" && IFS= read -r made <"$place/built"
    [ "$made" = "$build $release" ] || return
    for source in "$beside"/*.java "$beside"/*/*_h.java; do # what cmirror header makes, too
        [ "$source" -nt "$place/built" ] && return 1
    done
    return 0
}

compile() {
    new=$place/new.$$
    trap 'rm -rf "$new"; exit 130' INT TERM HUP
    mkdir -p "$new"
    # older than what is edited while it is being compiled
    printf '%s\n' "$build $release" >"$new/built"
    # the plugin warns of Strings compared by ==
    if jdk_tool javac -g -proc:none -nowarn -Xlint:-options -XDstringConcat=inline \
        -Xplugin:cmirror -processorpath "$lib/cmirror-tools.jar" \
        -d "$new/classes" -cp "$lib/cmirror.jar" -sourcepath "$beside" "$file" 2>"$new/said"; then
        cat "$new/said" >&2
    else
        explain
        rm -rf "$new"
        exit 1
    fi
    # one file: the program may take its folders away (chroot), and all descriptors
    jdk_tool jar -c -0 -M -f "$new/program.jar" -C "$new/classes" . &&
        touch -r "$new/built" "$new/program.jar" && mv "$new/program.jar" "$place/program.jar" &&
        mv "$new/built" "$place/built" || {
        rm -rf "$new"
        exit 1
    }
    rm -rf "$new"
    trap - INT TERM HUP
}

# For Java, which opens no other file in the locale C: as in start.
utf8_for_names() {
    case $file$place$lib in *[!\ -~]*) export LC_ALL=C.UTF-8 ;; esac
}

jdk_tool() ( # NAME argument ...
    utf8_for_names
    tool=$1
    shift
    exec "$jdk/bin/$tool" "$@"
)

# What javac has said, and below each error what to write instead: a status of 3. Without that, as javac
# has said it.
explain() {
    (
        utf8_for_names
        tool explain "$file"
    )
    [ $? = 3 ] || cat "$new/said" >&2
}
