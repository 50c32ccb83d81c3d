package cmirror;

import cmirror.runtime.Call;

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

    /** {@code errno = value}, for this thread. */
    public static void errno(int value) {
        Call.errno(value);
    }
}
