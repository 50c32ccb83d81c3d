# Looks for a JDK 22 or later, and notes it for the next start. By "." in find_jdk, whose names it sets.

# java_version HOME: sets version to the major version of the JDK there, 0 if there is none, and
# what else its file "release" tells, without a JVM being started.
java_version() {
    version=0
    release=
    libc=gnu
    system=
    machine=
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return
    while IFS='=' read -r key value; do
        value=${value#\"}
        value=${value%\"}
        case $key in
            JAVA_VERSION) version=${value%%[!0-9]*} ;;
            IMPLEMENTOR_VERSION | JAVA_RUNTIME_VERSION) release="$release $value" ;;
            LIBC) [ "$value" = musl ] && libc=musl ;;
            OS_NAME) system=$value ;;
            OS_ARCH) machine=$value ;;
        esac
    done <"$1/release"
    version=${version:-0}
    release=${release# }
}

look_for_jdk() {
    if [ -n "${JAVA_HOME:-}" ]; then
        jdk=$JAVA_HOME
        java_version "$jdk"
        [ "$version" -ge 22 ] && return
    fi
    on_path=$(command -v java || :)
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
        jdk=${on_path%/bin/java}
        java_version "$jdk"
        [ "$version" -ge 22 ] && return
    fi
    jdk=
    newest=21
    for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
            "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
            "${HOME:-/}"/.local/share/mise/installs/java/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home \
            "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
            /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        java_version "$folder"
        [ "$version" -gt "$newest" ] && newest=$version && jdk=$folder
    done
    [ -n "$jdk" ] || fail "no JDK 22 or later in JAVA_HOME, on PATH or in the usual folders:" \
        "install one, or set JAVA_HOME"
    java_version "$jdk"
}

# The C helper needs glibc 2.34 or later, in which libc has the threads: sets libc to old before.
look_at_glibc() {
    glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || return
    glibc=${glibc#glibc }
    [ "${glibc%%.*}" -gt 2 ] && return
    glibc=${glibc#*.}
    [ "${glibc%%[!0-9]*}" -ge 34 ] || libc=old
}

look_for_jdk
[ -n "$machine" ] || machine=$(uname -m)
case $system in Darwin | Mac*) system=macos ;; *) system=linux ;; esac
case $machine in amd64 | x86_64) machine=x86_64 ;; *) machine=aarch64 ;; esac
platform=$system-$machine
[ "$system-$libc" = linux-gnu ] && look_at_glibc

# A copy, put in place by mv: another start may be reading it. As old as the JDK's file is now.
if [ -n "$state" ]; then
    {
        mkdir -p "$state" && printf '%s\n' "${JAVA_HOME:-}:$PATH" "$jdk" \
            "$version $platform $libc" "$release" >"$memo.$$" &&
            touch -r "$jdk/release" "$memo.$$" && mv "$memo.$$" "$memo" || rm -f "$memo.$$"
    } 2>/dev/null
fi
