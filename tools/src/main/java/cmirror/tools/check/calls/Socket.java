package cmirror.tools.check.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A socket, whatever descriptors it has had in which processes. */
public final class Socket {

    /** The call that made it: socket, accept or socketpair. */
    private final Call origin;
    private final Socket listener;
    private final List<Call> calls = new ArrayList<>();
    /** The processes that have it open. */
    private final Set<Integer> holders = new HashSet<>();

    Socket(Call origin, Socket listener) {
        this.origin = origin;
        this.listener = listener;
        holders.add(origin.pid());
    }

    public Call origin() {
        return origin;
    }

    /** All calls with it as their first argument, in order; with accept, when it accepts. */
    public List<Call> calls() {
        return calls;
    }

    /** The processes that have not closed it. */
    public Set<Integer> holders() {
        return holders;
    }

    public boolean isAccepted() {
        return origin.isAccept();
    }

    public boolean isStream() {
        return isAccepted() ? listener == null || listener.isStream()
                : origin.arg(1).contains("SOCK_STREAM");
    }

    public String domain() {
        return isAccepted() && listener != null ? listener.domain() : origin.arg(0);
    }

    public String type() {
        return origin.arg(1).replaceAll("\\|SOCK_(CLOEXEC|NONBLOCK)", "");
    }

    public boolean isOfNetwork() {
        return domain().startsWith("AF_INET");
    }

    /** The first call of it of this kind, failed or not; or null. */
    public Call first(Predicate<Call> kind) {
        return calls.stream().filter(kind).findFirst().orElse(null);
    }

    public Call first(String name) {
        return first(call -> call.name().equals(name));
    }

    public List<Call> all(Predicate<Call> kind) {
        return calls.stream().filter(kind).toList();
    }
}
