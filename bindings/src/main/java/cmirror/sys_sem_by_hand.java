package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** semctl of {@code <sys/sem.h>}, which is variadic. */
abstract class sys_sem_by_hand extends sys_ipc_h {

    /**
     * {@snippet lang=c :
     * int semctl(int semid, int semnum, int cmd, ...);
     * }
     * Reads or changes semaphore {@code semnum} of a set, or the set: GETVAL, SETVAL, GETALL,
     * IPC_RMID ... Returns what was asked for, 0, or -1. Errors: EACCES, EIDRM, EINVAL, EPERM,
     * ERANGE. Source: semctl(2).
     */
    public static int semctl(int semid, int semnum, int cmd) {
        return semctl(semid, semnum, cmd, 0);
    }

    /** The same with its argument: a union semun, or what stands in it: a number or a pointer. */
    public static int semctl(int semid, int semnum, int cmd, Object arg) {
        return VariadicCalls.semctl(semid, semnum, cmd, arg);
    }
}
