package cmirror;

import cmirror.runtime.VariadicCalls;

/** sem_open of {@code <semaphore.h>}, which is variadic. */
abstract class semaphore_by_hand extends fcntl_h {

    /** What {@link #sem_open} returns on failure. */
    public static final sem_t SEM_FAILED = null;

    /**
     * {@snippet lang=c :
     * sem_t *sem_open(const char *name, int oflag, ...);
     * }
     * Opens a semaphore that processes share by its name, which begins with a slash. Returns
     * SEM_FAILED on failure. Errors: EACCES, EINVAL, EMFILE, ENAMETOOLONG, ENOENT. Source:
     * sem_open(3).
     */
    public static sem_t sem_open(Object name, int oflag) {
        return sem_open(name, oflag, 0, 0);
    }

    /** The same with O_CREAT: the permissions of a new one, and its first count. */
    public static sem_t sem_open(Object name, int oflag, int mode, int value) {
        return sem_t.orNull(VariadicCalls.semOpen(name, oflag, mode, value));
    }
}
