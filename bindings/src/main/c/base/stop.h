/* Stopping every other thread of the process: stop_world.c does it, stop_handler.c is what they do. */
#ifndef STOP_H
#define STOP_H

#include "base/base.h"

#include <ucontext.h>

#define MAX_THREADS 16384

/* What a stopped thread was doing. */
enum activity {
    RUNNING,          /* its own code, or a system call that has ended */
    WAITING,          /* in futex(): for a lock, a condition, or because the VM suspended it */
    BLOCKED_IN_CALL,  /* in read(), accept(), wait4() ...: a call that takes or gives something */
};

enum stop_state {
    UNUSED,     /* the record is nobody's */
    SIGNALLED,  /* the stop signal is under way */
    ENTERING,   /* the thread is in the handler and fills in its record */
    STOPPED,    /* the record is complete, the thread is parked */
    CANCELLED,  /* too late: the handler will return at once */
    NOT_OURS,   /* the thread ended meanwhile, or it belongs to the kernel */
    RELEASED = 1 << 30,  /* and above, with the number of the stop: it is over; the thread goes on, or */
    RESTING = 1U << 31,  /* and above, with the number of the rest: see rest.c; the last bit: it is held */
};

/* All that is needed to make the thread again in the child, beside what the kernel saved on the
 * thread's stack. */
struct stopped_thread {
    uint32_t state;            /* enum stop_state, atomic */
    pid_t tid;                 /* in the parent */
    pthread_t pthread;
    uintptr_t thread_pointer;  /* %fs base, TPIDR_EL0 */
    void *signal_frame;        /* the stack pointer rt_sigreturn() expects */
    int *tid_address;          /* the tid in struct pthread; NULL: glibc is not as we know it */
    int *cleared;              /* what the kernel clears at the thread's end */
    void *robust_list;
    size_t robust_list_size;
    cpu_set_t affinity;
    int affinity_size;
    char name[16];
    enum activity activity;
    uint32_t *futex;           /* where WAITING: the word it waits on, if known */
    bool left_behind;          /* will not exist in the child */
    bool may_rest;             /* when this stop is over */
    ucontext_t *context;       /* in the signal frame */
    uint64_t mask;             /* the signals that it blocks while it rests */
};

static inline uint32_t released(uint32_t generation)
{
    return RELEASED | (generation & (RELEASED - 1));
}

static inline bool is_held(uint32_t state)
{
    return state >= RESTING && (state & 1);
}

static inline bool stands_still(const struct stopped_thread *thread)
{
    uint32_t state = __atomic_load_n(&thread->state, __ATOMIC_ACQUIRE);
    return state == STOPPED || is_held(state);
}

/* Between the thread that stops the world and those it stops. All words are atomic. */
struct stop {
    uint32_t generation; /* number of the stop: a signal of an earlier one is ignored */
    uint32_t gate;       /* the stopped threads sleep while it holds their generation */
    uint32_t arrived;    /* how many are parked */
    uint32_t expected;   /* the last of so many wakes the caller */
};

/* The value of a stop signal that stops nobody: its handler calls `visitor`. No stop has number 0. */
#define VISITOR_TICKET ((void *)1)

/* The signal that is the helper's own, once stop_world_init() has chosen it: a program can neither
 * catch nor block it. */
CMIRROR_API int cmirror_stop_signal(void);

#pragma GCC visibility push(hidden)

extern struct stopped_thread *threads;
extern int thread_count;
extern long stop_time_limit; /* without one more thread that stops; ns */
extern struct stop stop;
extern void (*visitor)(void *context);

/* stop_world.c */
int stop_world_init(void);
int stop_world(pid_t caller, bool alone, bool *too_late);
void release_world(void);
void forget_threads(void);

/* rest.c */
void rest_if_possible(struct stopped_thread *me, uint32_t generation, ucontext_t *context);
void note_mask(pid_t tid, uint64_t mask);
uint64_t handled_signals(void);

/* tid_place.c */
int find_tid_place(void);
bool find_tid_addresses(pid_t tid, int **number, int **cleared);

/* stop_handler.c */
void stop_here(int signal, siginfo_t *info, void *context);

#pragma GCC visibility pop

#endif
