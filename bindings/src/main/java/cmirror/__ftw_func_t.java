package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * typedef int (*__ftw_func_t)(const char *fpath, const struct stat *sb, int typeflag);
 * }
 * The Java method that ftw calls for each file; the name is glibc's.
 */
@FunctionalInterface
public interface __ftw_func_t {

    /** 0 goes on; what else is returned, ftw returns. */
    int call(MemorySegment fpath, stat sb, int typeflag);
}
