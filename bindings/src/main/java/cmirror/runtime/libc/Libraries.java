package cmirror.runtime.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/**
 * The libraries that a C program links besides libc (-lresolv, -lcrypt), opened when needed; before
 * glibc 2.34 threads, timers and queues are in such ones, too.
 */
public final class Libraries {

    private static final String[] NAMES = Target.MACOS ? new String[] {"libresolv.9.dylib"}
            : new String[] {"libresolv.so.2", "libcrypt.so.1", "libcrypt.so.2", "libutil.so.1",
                "libpthread.so.0", "librt.so.1"};

    private Libraries() {
    }

    /** Opens all of them, while their files are in reach. */
    public static void load() {
        find("cmirror: no such symbol");
    }

    static Optional<MemorySegment> find(String symbol) {
        for (String name : NAMES) {
            try {
                Optional<MemorySegment> found =
                        SymbolLookup.libraryLookup(name, Arena.global()).find(symbol);
                if (found.isPresent()) {
                    return found;
                }
            } catch (IllegalArgumentException e) {
                // this system does not have the library: perhaps the next one
            }
        }
        return Optional.empty();
    }
}
