package cmirror.runtime.helper;

import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;

/**
 * The descriptors of the JVM's own files, lib/modules and the jars: the C helper gives them back to
 * the program, and the JVM reads the files as memory (docs/descriptors.md).
 */
public final class OwnFiles {

    private OwnFiles() {
    }

    /** Gives back those that are open now; false where that cannot be done. */
    public static boolean take() {
        return NativeHelper.load() && (int) Libc.call(NativeHelper.find("cmirror_take_files"),
                Errno.IGNORED, 0, 0, 0, 0, 0, 0) > 0;
    }
}
