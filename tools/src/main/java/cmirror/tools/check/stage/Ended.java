package cmirror.tools.check.stage;

import static cmirror.signal_h.SIGKILL;
import static cmirror.signal_h.kill;

import java.util.List;

/** Ends a program, with all that it has forked. */
public final class Ended {

    private Ended() {
    }

    /** The whole group that the process leads, and whoever has left the group. */
    public static void all(long pid) {
        List<ProcessHandle> descendants = ProcessHandle.of(pid)
                .map(process -> process.descendants().toList()).orElse(List.of());
        if (Said.has("setsid")) {
            kill((int) -pid, SIGKILL);
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
