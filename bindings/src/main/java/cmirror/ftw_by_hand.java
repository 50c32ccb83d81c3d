package cmirror;

import cmirror.runtime.callback.FileWalk;

/** {@code <ftw.h>}: walks through trees of files, which call Java methods. */
abstract class ftw_by_hand extends sys_stat_h {

    /**
     * {@snippet lang=c :
     * int ftw(const char *dirpath, int (*fn)(const char *, const struct stat *, int), int nopenfd);
     * }
     * Calls a method for each file in a tree. Returns 0, what the method returned if that was not
     * 0, or -1 on failure. {@code nopenfd}: how many directories may be open at once. Errors:
     * EACCES, ELOOP, ENAMETOOLONG, ENOENT, ENOTDIR. Source: ftw(3).
     */
    public static int ftw(Object dirpath, __ftw_func_t fn, int nopenfd) {
        return FileWalk.ftw(dirpath, fn, nopenfd);
    }

    /**
     * {@snippet lang=c :
     * int nftw(const char *dirpath,
     *          int (*fn)(const char *, const struct stat *, int, struct FTW *), int nopenfd,
     *          int flags);
     * }
     * As {@link #ftw}, with the place in the tree and flags: FTW_PHYS, FTW_MOUNT, FTW_DEPTH,
     * FTW_CHDIR. (FTW_CHDIR moves the whole process, as in C.) Source: nftw(3).
     */
    public static int nftw(Object dirpath, __nftw_func_t fn, int nopenfd, int flags) {
        return FileWalk.nftw(dirpath, fn, nopenfd, flags);
    }
}
