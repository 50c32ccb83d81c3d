package cmirror.tools.check.calls;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system call as both traces have it, the mirror's and strace's.
 *
 * @param name  as C programs write it: {@code recv} and {@code send} where there is no address,
 *              {@code fork} and {@code waitpid} for what the kernel calls otherwise
 * @param args  the texts of its arguments
 * @param value its result, -1 if it failed
 * @param errno the name of its error, or null
 */
public record Call(int pid, String name, List<String> args, long value, String errno) {

    private static final Set<String> RECEIVES = Set.of("recv", "recvfrom", "recvmsg", "read", "readv");
    private static final Set<String> SENDS = Set.of("send", "sendto", "sendmsg", "write", "writev");
    private static final Pattern PORT = Pattern.compile("_port=htons\\((\\d+)\\)");
    private static final Pattern ADDRESS = Pattern.compile("(?:inet_addr\\(|AF_INET6, )\"([^\"]*)\"");
    private static final Pattern PATH = Pattern.compile("sun_path=(@?\"[^\"]*\")");

    public boolean failed() {
        return errno != null;
    }

    public boolean is(String... names) {
        return List.of(names).contains(name);
    }

    /** Whether it takes bytes from a descriptor, its first argument. */
    public boolean isReceive() {
        return RECEIVES.contains(name);
    }

    public boolean isSend() {
        return SENDS.contains(name);
    }

    public boolean isAccept() {
        return name.startsWith("accept");
    }

    public String arg(int i) {
        return i < args.size() ? args.get(i) : "";
    }

    /** An argument that is a number; -1 if it is none. */
    public long number(int i) {
        return arg(i).matches("-?\\d{1,18}") ? Long.parseLong(arg(i)) : -1;
    }

    public int fd() {
        return (int) number(0);
    }

    /** The argument that is a socket's address: its port, or -1. */
    public int port() {
        return (int) Long.parseLong(found(PORT, "-1"));
    }

    /** The host's address in that argument, or "". */
    public String host() {
        return found(ADDRESS, "");
    }

    /** The path of a local socket in that argument, or "". */
    public String path() {
        return found(PATH, "");
    }

    private String found(Pattern pattern, String otherwise) {
        for (String arg : args) {
            Matcher m = pattern.matcher(arg);
            if (m.find()) {
                return m.group(1);
            }
        }
        return otherwise;
    }

    @Override
    public String toString() {
        return name + "(" + String.join(", ", args) + ") = " + value + (errno == null ? "" : " " + errno);
    }
}
