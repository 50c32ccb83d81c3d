# What can be told without a JVM: the help, and the list of programs.

usage() {
    cat <<END
usage: $name NAME [argument ...]         run a program of the list
       $name run FILE.java [argument ...] run your own program, a single file
       $name run --inject RULE FILE.java ... the same, with calls that fail: trace --help has rules
       $name new NAME --udp-server        write one to begin with; new --help tells the kinds
       $name port FILE.c ...              the Java of a C program (docs/porter.md)
       $name header FILE.h [package]      make Java of your own header (docs/own-header.md)
       $name list                         the programs by subject, and what each does
       $name help NAME                    what a command takes, or a program does
       $name trace [option ...] NAME ...  run a program and print its calls; trace --help
       $name check FILE --like NAME ...   say what is wrong with a program; check --help
       $name demo                         run every pair of them, and show what they print
       $name layout STRUCT ...            its bytes: members, holes, byte order, both platforms
       $name man NAME                     what a function, constant, struct, field or header means
       $name symbols [NAME]               which header has a name; every C name that the mirror has
       $name bench                        measure C, the mirror and Java's own networking
       $name stress api                   call all of the mirror with arguments of every kind
       $name stress fork                  fork JVMs by the thousand, and print a table
       $name stress soak                  fork one JVM for a quarter of an hour
       $name warm                         make the JVM's caches now, for all users of this folder
       $name completion bash              what bash, or zsh, reads to complete all of this
       $name --version                    version, JDK, platform; what of fork and handlers there is
       $name --help                       this text

  $name udpServ                           in one terminal, and in another:
  $name udpClient 127.0.0.1 bonjour les amis

A JDK 22 or later is needed (JAVA_HOME, PATH and the usual folders are searched).
END
}

list() { # by subject
    for about in "$samples/lecture/about.txt" "$samples"/beyond/*/about.txt; do
        IFS= read -r title <"$about"
        printf '%s\n\n' "$title"
        for source in "${about%/*}"/*.java; do
            describe <"$source"
        done
        echo
    done
    echo "$name NAME runs one of them; $name help NAME says more, and where its source is."
}

# What the remark at the head of a source says, up to an empty line: /* NAME, also NAME: sentences. */
describe() {
    IFS= read -r line
    line=${line#/\* }
    names=${line%%: *}
    remark=${line#*: }
    while :; do
        case $line in *\*/) break ;; esac
        IFS= read -r line || break
        line=${line# \*}
        case $line in '' | / | ' /') break ;; esac
        remark="$remark$line"
    done
    remark=${remark%\*/}
    remark=${remark% }
    case $names in
        *', also '*) remark="$remark It is also called by the name ${names#*, also }." ;;
    esac
    printf '  %-15s' "${names%%, also *}"
    wrap 17 "$remark"
}

# wrap COLUMN TEXT: in lines of a terminal's width, each behind that column.
wrap() {
    column=$1
    set -f
    # shellcheck disable=SC2086 # the words
    for word in $2; do
        column=$((column + 1 + ${#word}))
        if [ $column -gt 80 ]; then
            printf '\n%*s' "$1" ''
            column=$(($1 + 1 + ${#word}))
        fi
        printf ' %s' "$word"
    done
    set +f
    echo
}
