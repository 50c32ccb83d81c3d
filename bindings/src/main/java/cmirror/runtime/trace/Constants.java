package cmirror.runtime.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of numbers: which constant of a family has a value, and what flags are or'ed in one. */
public final class Constants {

    /** Second names, limits and defaults, which are never what a program means. */
    private static final Set<String> NEVER = Set.of("AF_LOCAL", "AF_FILE", "AF_ROUTE", "AF_MAX",
            "IPPROTO_HOPOPTS", "IPPROTO_BEETPH", "EWOULDBLOCK", "EDEADLOCK", "ENOTSUP", "SIGIOT",
            "SIGCLD", "SIGPOLL", "SIGUNUSED", "SIGRTMIN", "IP_RETOPTS", "IP_MAX_MEMBERSHIPS",
            "IP_RECVORIGDSTADDR", "IP_PMTUDISC", "IP_MSS", "SO_GET_FILTER", "SO_DETACH_BPF",
            "O_NDELAY", "O_FSYNC", "O_RSYNC", "O_LARGEFILE", "O_ACCMODE", "MSG_TRYHARD", "MSG_EOF",
            "IPV6_ADD_MEMBERSHIP", "IPV6_DROP_MEMBERSHIP", "F_EXLCK", "F_SHLCK", "F_RDLCK",
            "F_WRLCK", "F_UNLCK", "F_GETLK64", "F_SETLK64", "F_SETLKW64", "POLLRDNORM",
            "POLLWRNORM");
    private static final String[] NEVER_PREFIX = {"F_OWNER_", "F_SEAL_", "IP_DEFAULT_",
        "IP_PMTUDISC_", "IPV6_PMTUDISC_", "IPV6_RTHDR_", "TCP_ESTABLISHED", "TCP_SYN_", "TCP_FIN_",
        "TCP_TIME_", "TCP_CLOSE", "TCP_LAST_", "TCP_LISTEN", "TCP_CLOSING", "TCP_CA_",
        "TCP_NO_QUEUE", "TCP_RECV_QUEUE", "TCP_SEND_QUEUE", "TCP_MD5SIG_", "TCP_COOKIE_", "TCP_S_",
        "TCP_MSS", "TCP_MAX_"};

    /** Where families stand: others begin alike. What is not listed may stand anywhere. */
    private static final Map<String, String> HEADERS = Map.ofEntries(Map.entry("E", "errno"),
            Map.entry("AF_", "sys/socket"), Map.entry("SOCK_", "sys/socket"),
            Map.entry("SO_", "sys/socket"), Map.entry("MSG_", "sys/socket"),
            Map.entry("IPPROTO_", "netinet/in"), Map.entry("IP_", "netinet/in"),
            Map.entry("IPV6_", "netinet/in"), Map.entry("TCP_", "netinet/tcp"),
            Map.entry("F_", "fcntl"), Map.entry("O_", "fcntl"), Map.entry("FD_", "fcntl"),
            Map.entry("SIG", "signal"), Map.entry("POLL", "poll"), Map.entry("EAI_", "netdb"));

    private static final Map<String, String> FOUND = new HashMap<>();
    private static final Map<String, List<String>> FAMILIES = new HashMap<>();

    private Constants() {
    }

    /** The value of a constant, or -1 where the platform has none. */
    public static long value(String name) {
        Facts.Constant constant = Facts.constants().get(name);
        return constant == null ? -1 : constant.value();
    }

    /** The first constant with this value whose name begins so, or null. */
    static synchronized String name(long value, String prefix) {
        String key = prefix + value;
        if (!FOUND.containsKey(key)) {
            String found = null;
            for (String name : family(prefix)) {
                if (found == null && value(name) == value) {
                    found = name;
                }
            }
            FOUND.put(key, found);
        }
        return FOUND.get(key);
    }

    /** As strace has it: the name, or the number with a remark. */
    static String nameOr(long value, String prefix) {
        String name = name(value, prefix);
        return name != null ? name : "0x" + Long.toHexString(value) + " /* " + prefix + "??? */";
    }

    /** Flags by name, the lowest bit first; what has no name in hexadecimal. */
    static String flags(long value, String prefix) {
        return flags(value, family(prefix));
    }

    static String flags(long value, List<String> names) {
        if (value == 0) {
            return "0";
        }
        List<String> chosen = new ArrayList<>();
        long rest = value;
        for (int bits = 64; bits > 0 && rest != 0; bits--) { // O_SYNC has O_DSYNC in it
            for (String name : names) {
                long flag = value(name);
                if (flag != 0 && Long.bitCount(flag) == bits && (rest & flag) == flag
                        && bits < 8) {
                    chosen.add(name);
                    rest &= ~flag;
                }
            }
        }
        chosen.sort((a, b) -> Long.compareUnsigned(value(a), value(b)));
        if (rest != 0) {
            chosen.add("0x" + Long.toHexString(rest));
        }
        return String.join("|", chosen);
    }

    private static synchronized List<String> family(String prefix) {
        List<String> names = FAMILIES.get(prefix);
        if (names == null) {
            names = new ArrayList<>();
            String header = HEADERS.get(prefix);
            for (Facts.Constant constant : Facts.constants().values()) {
                String name = constant.name();
                if (name.startsWith(prefix) && !isNever(name)
                        && (header == null || header.equals(constant.header()))) {
                    names.add(name);
                }
            }
            FAMILIES.put(prefix, names);
        }
        return names;
    }

    private static boolean isNever(String name) {
        if (NEVER.contains(name)) {
            return true;
        }
        for (String prefix : NEVER_PREFIX) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
