package cmirror;

import cmirror.runtime.VariadicCalls;

/** The call of {@code <sys/mman.h>} that is variadic on macOS. */
abstract class sys_mman_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int shm_open(const char *name, int oflag, mode_t mode);
     * }
     * Opens an object of shared memory, and with O_CREAT makes it; returns its descriptor. Errors:
     * EACCES, EEXIST, EINVAL, EMFILE, ENAMETOOLONG, ENFILE, ENOENT. Source: shm_open(3).
     */
    public static int shm_open(Object name, int oflag, int mode) {
        return VariadicCalls.shm_open(name, oflag, mode);
    }
}
