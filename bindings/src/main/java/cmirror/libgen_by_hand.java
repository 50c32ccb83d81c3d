package cmirror;

import cmirror.runtime.text.PathParts;
import java.lang.foreign.MemorySegment;

/** basename and dirname of {@code <libgen.h>}. */
abstract class libgen_by_hand extends stddef_h {

    /**
     * {@snippet lang=c :
     * char *basename(char *path);
     * }
     * The last part of a path. It may write into a buffer, and returns a pointer into it or to
     * memory of libc's; of a String, a copy. Source: basename(3), the one of POSIX.
     */
    public static MemorySegment basename(Object path) {
        return PathParts.basename(path);
    }

    /**
     * {@snippet lang=c :
     * char *dirname(char *path);
     * }
     * What stands before the last part of a path; otherwise as {@link #basename}. Source:
     * dirname(3).
     */
    public static MemorySegment dirname(Object path) {
        return PathParts.dirname(path);
    }
}
