package cmirror;

import cmirror.runtime.Exit;

/** What {@code <stdlib.h>} has and a JVM must do with care. */
abstract class stdlib_by_hand extends string_h {

    /**
     * {@snippet lang=c :
     * void exit(int status);
     * }
     * Ends the process: writes out what is in stdio's buffers, and leaves {@code status & 0xff} to
     * the parent. Java's shutdown hooks do not run: C has none. Source: exit(3).
     */
    public static void exit(int status) {
        Exit.exit(status);
    }

    /**
     * {@snippet lang=c :
     * void quick_exit(int status);
     * }
     * Ends the process without writing out what is in stdio's buffers. Source: quick_exit(3).
     */
    public static void quick_exit(int status) {
        Exit.now(status);
    }
}
