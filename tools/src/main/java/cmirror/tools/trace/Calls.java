package cmirror.tools.trace;

import cmirror.runtime.trace.Facts;
import cmirror.runtime.trace.Options;
import java.util.List;
import java.util.Set;

/** Which calls a reader wants to see. */
final class Calls {

    /** Calls that only compute: they are drawn when asked for. */
    private static final Set<String> MINOR = Set.of("memcpy", "memset", "memcmp", "memmove",
            "strlen", "strcpy", "strncpy", "strcmp", "strncmp", "strcat", "inet_ntoa", "inet_aton",
            "inet_addr", "inet_ntop", "inet_pton", "getpid", "getppid", "atoi", "htons", "htonl",
            "ntohs", "ntohl", "fflush");

    private final Set<String> names;

    private Calls(Set<String> names) {
        this.names = names;
    }

    /** All of them. */
    static Calls all() {
        return new Calls(null);
    }

    /** Those of a list, {@code socket,bind} or {@code network}; a name that C lacks is an error. */
    static Calls of(List<String> names) {
        for (String name : names) {
            if (!name.equals("network") && Facts.function(name) == null) {
                throw new IllegalArgumentException("the mirror has no function " + name);
            }
        }
        return new Calls(Set.copyOf(names));
    }

    boolean wants(Event event) {
        return names == null || !event.isCall() || names.contains(event.name())
                || names.contains("network") && Options.isNetwork(event.name());
    }

    static boolean isMinor(Event event) {
        return MINOR.contains(event.name());
    }
}
