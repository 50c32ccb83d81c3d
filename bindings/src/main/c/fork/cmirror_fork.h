/*
 * fork() for a process that runs a Java VM: the child is a complete VM, with its collector, its
 * compiler and every other thread that belongs to it. Linux on x86-64 and aarch64, glibc 2.34 or
 * newer, HotSpot.
 *
 * What a caller has to know:
 *  - Only threads attached to the VM may call cmirror_fork(), and not from a critical section.
 *  - Of the application's Java threads only the caller goes on in the child, as POSIX says of
 *    fork().
 *  - Buffered output is not flushed: what waits in a FILE waits in both processes afterwards, as in
 *    C.
 *  - Handlers registered with pthread_atfork() do not run. Their usual purpose is to free locks
 *    that vanished threads held; here the threads that could hold one do not vanish.
 */
#ifndef CMIRROR_FORK_H
#define CMIRROR_FORK_H

#include "base/base.h"

/*
 * The child's pid in the parent, 0 in the child, a negated errno number in the parent where nothing
 * was forked: ENOTSUP for "never in this process", EAGAIN, ENOMEM and EPERM for "not now". Other
 * threads may call at the same time: they take turns. It comes back at the latest when for
 * stop_time_limit (base/stop.h) no thread has stopped.
 */
CMIRROR_API int cmirror_fork(void);

/* Why the last call failed, one English sentence; "" where it did not, and where the kernel made no
 * process, as it makes none for a C program. Read it before the next
 * call. */
CMIRROR_API const char *cmirror_fork_why(void);

/* Gets ready for fork() while /proc and all libraries are in reach. The caller is inside a
 * `synchronized`, for it is looked whether that can be seen. 0, or a negated errno number: then fork()
 * will say why. */
CMIRROR_API int cmirror_fork_prepare(void);

/* Figures of the last fork, FORK_STATISTICS longs. The parent sees its own half, the child too. */
CMIRROR_API const long *cmirror_fork_stats(void);

enum cmirror_fork_statistic {
    FORK_SUSPEND_NS,      /* suspending the application's Java threads */
    FORK_STOP_NS,         /* stopping all threads, the last time it was done */
    FORK_CLONE_NS,        /* the clone() that copies the process */
    FORK_TOTAL_NS,        /* the whole call, in the parent */
    FORK_RECREATE_NS,     /* child: creating its threads and waiting until all are there */
    FORK_REPAIR_NS,       /* child: owner numbers in locks, locks of threads left behind */
    FORK_THREADS,         /* threads stopped, the caller not counted */
    FORK_LEFT_BEHIND,     /* of these, not re-created in the child */
    FORK_ATTEMPTS,        /* stops needed: more than 1 where somebody had to run on first */
    FORK_OWNERS_PATCHED,  /* child: locks whose owner number was rewritten */
    FORK_LOCKS_RELEASED,  /* child: stdio locks whose owner was left behind */
    FORK_SUSPENDED,       /* Java threads this fork suspended */
    FORK_STATISTICS
};

#endif
