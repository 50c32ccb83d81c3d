/*
 * Signals for a program that runs in a Java VM. A Java method cannot run in a signal handler: the
 * VM ends the process. So the handler that the kernel calls is in C and only writes down what came;
 * Java reads it, and runs the method, when the interrupted thread is back from C.
 *
 *   signal_record.c   the handler, and the list of what came
 *   signal_action.c   sigaction(), which puts that handler in the place of a Java method
 *   signal_during.c   the mask of sigsuspend() and its kin
 *   signal_faults.c   what the VM would take for its own crash
 *   signal_vm.c      the one by which the VM stops threads
 *   signal_threads.c  who gets signals: the program's threads, not those of the VM
 */
#ifndef CMIRROR_SIGNAL_H
#define CMIRROR_SIGNAL_H

#include <signal.h>
#include <stdint.h>

#include "base/base.h"

/* What the interrupted thread will do when the handler has returned. */
enum signal_whereabouts {
    SOMEWHERE,     /* its own code, Java or C: it may be back from C soon, or compute for hours */
    CALL_RESTARTS, /* in a system call that goes on waiting: nobody knows for how long */
    CALL_ENDS,     /* in a system call that ends with EINTR: it will be back at once */
    MASKED_CALL_ENDS, /* the same, and the call had a mask of its own */
};

/* One signal that came. runtime/Arrival.java knows the offsets. */
struct signal_record {
    int32_t number;
    int32_t thread;        /* kernel number of the thread that was interrupted */
    int32_t flags;         /* sa_flags */
    int32_t whereabouts;   /* enum signal_whereabouts */
    uint64_t handler;      /* what the program calls sa_handler */
    uint64_t thread_mask;  /* blocked when it was interrupted, by the call if it had a mask */
    uint64_t action_mask;  /* sa_mask */
    uint64_t time_ns;      /* CLOCK_MONOTONIC, as System.nanoTime() */
    siginfo_t info;
};

/* One more mirror, of a class loader of its own: its number, or a negated errno number. */
CMIRROR_API int cmirror_signal_owner(void);

/* Its signals that have come and whose handler has not ended; Java reads the word at every call. */
CMIRROR_API uint32_t *cmirror_signal_pending(int owner);
CMIRROR_API void cmirror_signal_done(int owner, uint32_t how_many);

/* Its oldest record, 1, or 0 if there is none. One caller at a time. */
CMIRROR_API int cmirror_signal_take(int owner, struct signal_record *record);

/* Sleeps until another number of signals has come than `seen`, or for so many nanoseconds; returns
 * that number. */
CMIRROR_API uint32_t cmirror_signal_wait(int owner, uint32_t seen, long limit_ns);

/* sigaction(2). owner: act->sa_handler stands for a Java method of this one's; or -1. */
CMIRROR_API int cmirror_signal_action(int number, const struct sigaction *act,
                                           struct sigaction *old, int owner);

/* The signal that the program has in common with the VM, whose handler stands behind ours from now on;
 * 0 if there is none. */
CMIRROR_API int cmirror_signal_share(void);

/* The value that goes along when the program sends that one to a thread, by pthread_sigqueue(): the VM
 * uses tgkill(), and so each knows its own. Handlers are told that it came from tgkill(). */
CMIRROR_API void *cmirror_signal_ticket(void);

/* From now on the caller's is the thread that gets signals; all others block them. 0, or a negated
 * errno number. */
CMIRROR_API int cmirror_signal_claim(void);

/* The caller is a thread of the program, too: takes back what claim() blocked in it. */
CMIRROR_API void cmirror_signal_join(void);

/* Sets which of the 64 signals the caller blocks, never those that the VM needs, and returns what it
 * was. */
CMIRROR_API uint64_t cmirror_signal_swap_mask(uint64_t mask);

/* The caller is about to make a call with a mask of its own, such as sigsuspend(), or back from it:
 * NULL. */
CMIRROR_API void cmirror_signal_during(const uint64_t *mask);

/* The kernel's number of the calling thread. */
CMIRROR_API int cmirror_signal_self(void);

#endif
