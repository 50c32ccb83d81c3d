# A program that forks where the C helper is not: libc's fork leaves a child without compiler and
# collector, so the JVM is one that needs none. Sets flags and classes. By "." in java_flags.

[ -n "$serial" ] || fail "fork() needs the Epsilon collector where the C helper is not" \
    "there, and JAVA_TOOL_OPTIONS or its like chooses another one"
cache=
flags="-Xrs -XX:-MaxFDLimit -XX:+DisableAttachMechanism -XX:-UsePerfData -Xint -Xmx8g
    -XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -XX:MetaspaceSize=1g
    -Dcmirror.fork=safe --enable-native-access=ALL-UNNAMED"

# Parent and child share the position in an open jar, so the classes come from a folder.
classes=$state/classes
made=
[ -n "$state" ] && [ -r "$classes/build" ] && IFS= read -r made <"$classes/build"
if [ -z "$state" ] || [ "$made" != "$build" ]; then
    unpack() {
        [ -n "$state" ] && rm -rf "$classes" && mkdir -p "$classes" && cd "$classes" &&
            "$jdk/bin/jar" -x -f "$lib/cmirror.jar" &&
            "$jdk/bin/jar" -x -f "$lib/cmirror-samples.jar" && printf '%s\n' "$build" >build
    }
    (unpack) 2>/dev/null || fail "fork() needs a folder for the classes where the C helper is not" \
        "there, and ${state:-the home folder} cannot be written to"
fi
