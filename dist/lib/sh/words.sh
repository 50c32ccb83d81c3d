# What can be told without a JVM: the help, and the list of programs.

usage() {
    cat <<END
usage: $name NAME [argument ...]         run a program of the list
       $name run FILE.java [argument ...] run your own program, a single file
       $name run --inject RULE FILE.java ... the same, with calls that fail: trace --help has rules
       $name port FILE.c ...              the Java of a C program (docs/porter.md)
       $name header FILE.h [package]      make Java of your own header (docs/own-header.md)
       $name list                         the programs
       $name trace [option ...] NAME ...  run a program and print its calls; trace --help
       $name demo                         run every pair of them, and show what they print
       $name layout STRUCT ...            its bytes: members, holes, byte order, both platforms
       $name man NAME                     what a function, constant, struct, field or header means
       $name symbols [NAME]               which header has a name; every C name that the mirror has
       $name bench                        measure C, the mirror and Java's own networking
       $name stress api                   call all of the mirror with arguments of every kind
       $name stress fork                  fork JVMs by the thousand, and print a table
       $name stress soak                  fork one JVM for a quarter of an hour
       $name warm                         make the JVM's caches now, for all users of this folder
       $name --version                    version, JDK, platform; what of fork and handlers there is
       $name --help                       this text

  $name udpServ                           in one terminal, and in another:
  $name udpClient 127.0.0.1 bonjour les amis

A JDK 22 or later is needed (JAVA_HOME, PATH and the usual folders are searched).
END
}

list() {
    echo "The lecture's programs:"
    describe "$samples/lecture"
    echo
    echo "Beyond the lecture:"
    for subject in "$samples"/beyond/*/; do
        subject=${subject%/}
        echo
        echo "${subject##*/}:"
        describe "$subject"
    done
}

describe() { # FOLDER: its programs, each with the first sentence of its source
    for source in "$1"/*.java; do
        read -r first <"$source"
        title=${first%%: *}
        first=${first#*: }
        printf '  %-15s %s\n' "${title#/\* }" "${first% \*/}"
    done
}
