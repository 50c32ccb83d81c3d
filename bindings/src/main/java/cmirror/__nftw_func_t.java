package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * typedef int (*__nftw_func_t)(const char *fpath, const struct stat *sb, int typeflag,
 *                              struct FTW *ftwbuf);
 * }
 * The Java method that nftw calls for each file; the name is glibc's.
 */
@FunctionalInterface
public interface __nftw_func_t {

    /** 0 goes on; what else is returned, nftw returns. */
    int call(MemorySegment fpath, stat sb, int typeflag, FTW ftwbuf);
}
