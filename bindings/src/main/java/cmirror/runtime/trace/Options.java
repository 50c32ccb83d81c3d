package cmirror.runtime.trace;

import java.util.Set;

/** What to trace, and how to print it: system properties, which {@code ./lab trace} sets. */
public final class Options {

    /** What strace means by -e trace=network. */
    private static final Set<String> NETWORK = Set.of("socket", "socketpair", "bind", "connect",
            "listen", "accept", "accept4", "getsockname", "getpeername", "send", "sendto", "sendmsg",
            "sendmmsg", "recv", "recvfrom", "recvmsg", "recvmmsg", "shutdown", "setsockopt",
            "getsockopt");

    /** Whether a program's main is to come, where the trace begins; a library's JVM has none. */
    public static boolean awaitsMain;

    /** Whether anything is printed: faults may be injected without. */
    static final boolean ON = !"off".equals(System.getProperty("cmirror.trace", "off"));
    static final boolean JSON = Boolean.getBoolean("cmirror.trace.json");
    static final boolean TIME = Boolean.getBoolean("cmirror.trace.time");
    static final boolean DURATION = Boolean.getBoolean("cmirror.trace.duration");
    static final boolean PIDS = Boolean.getBoolean("cmirror.trace.pids");
    /** Where lines go: a file that they are appended to; null for stderr. */
    static final String FILE = System.getProperty("cmirror.trace.file");
    /** How much of a string is shown. */
    static final int STRING = Math.clamp(Integer.getInteger("cmirror.trace.strings", 32), 0, 1024);

    private static final String CALLS = System.getProperty("cmirror.trace.calls");
    private static final Set<String> WANTED =
            CALLS == null ? null : Set.of(new java.util.HashSet<>(
                    java.util.List.of(CALLS.split(","))).toArray(String[]::new));

    private Options() {
    }

    /** The calls that strace's "network" means. */
    public static Set<String> network() {
        return NETWORK;
    }

    /** Whether strace's "network" means this call too. */
    public static boolean isNetwork(String function) {
        return NETWORK.contains(function);
    }

    static boolean wants(String function) {
        return ON && (WANTED == null || WANTED.contains(function)
                || WANTED.contains("network") && NETWORK.contains(function));
    }
}
