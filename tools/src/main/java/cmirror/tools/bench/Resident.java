package cmirror.tools.bench;

import static cmirror.unistd_h._SC_PAGESIZE;
import static cmirror.unistd_h.sysconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a process is in memory, as Linux says it. (ru_maxrss does not serve: it begins with the
 * size of whoever started the program.)
 */
final class Resident {

    private static final long PAGE = sysconf(_SC_PAGESIZE);

    private Resident() {
    }

    /** Of this process, in bytes; 0 where there is no /proc. */
    static long now() {
        return of("self");
    }

    /** Of another one; 0 if it has ended. */
    static long of(int pid) {
        return of(String.valueOf(pid));
    }

    private static long of(String process) {
        try {
            String[] pages = Files.readString(Path.of("/proc", process, "statm")).split(" ");
            return Long.parseLong(pages[1]) * PAGE;
        } catch (IOException e) {
            return 0;
        }
    }
}
