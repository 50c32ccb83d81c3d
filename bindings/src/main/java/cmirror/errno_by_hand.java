package cmirror;

import cmirror.runtime.call.Call;
import cmirror.runtime.process.ProgramName;
import java.lang.foreign.MemorySegment;

/** {@code errno} of {@code <errno.h>}. */
abstract class errno_by_hand extends stddef_h {

    /**
     * {@code errno}: what the last call of this thread that failed left there. Source: errno(3).
     *
     * <p>It is read with the call itself, since the JVM's own calls change libc's.
     */
    public static int errno() {
        return Call.errno();
    }

    /** {@code errno = value}, for this thread. It has that value: {@code while (errno(0) == 0 && ...)}. */
    public static int errno(int value) {
        Call.errno(value);
        return value;
    }

    /** {@code program_invocation_name}: argv[0]. Source: program_invocation_name(3). */
    public static MemorySegment program_invocation_name() {
        return ProgramName.full();
    }

    /** {@code program_invocation_short_name}: argv[0] without its folder. */
    public static MemorySegment program_invocation_short_name() {
        return ProgramName.withoutFolder();
    }
}
