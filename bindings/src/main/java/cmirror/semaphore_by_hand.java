package cmirror;

import cmirror.runtime.call.VariadicCalls;
import cmirror.runtime.threads.Semaphores;

/** Where the use of a semaphore of {@code <semaphore.h>} begins and ends. */
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

    /**
     * {@snippet lang=c :
     * int sem_init(sem_t *sem, int pshared, unsigned int value);
     * }
     * Prepares a semaphore with its first count; {@code pshared} is 0 for threads, or 1 for
     * processes that share its memory. Returns 0, or -1. Errors: EINVAL, ENOSYS. Source: sem_init(3).
     */
    public static int sem_init(Object sem, int pshared, int value) {
        return Semaphores.init(sem, pshared, value);
    }

    /**
     * {@snippet lang=c :
     * int sem_destroy(sem_t *sem);
     * }
     * Ends the use of a semaphore that nobody waits for. Returns 0, or -1. Errors: EINVAL. Source:
     * sem_destroy(3).
     */
    public static int sem_destroy(Object sem) {
        return Semaphores.destroy(sem);
    }

    /**
     * {@snippet lang=c :
     * int sem_close(sem_t *sem);
     * }
     * Ends the use of a semaphore that sem_open has opened. Returns 0, or -1. Errors: EINVAL. Source:
     * sem_close(3).
     */
    public static int sem_close(sem_t sem) {
        int result = Semaphores.close(sem);
        if (result == 0) {
            sem.closeOnce();
        }
        return result;
    }
}
