/* What the files of the fork helper share. fork.c tells the story; each other file holds one step
 * of it. */
#ifndef FORK_INTERNAL_H
#define FORK_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "cmirror_fork.h"

#define NS_PER_MS 1000000L
#define FORK_TIME_LIMIT (10000 * NS_PER_MS) /* no fork if the process cannot be stopped by then */
#define DEAF_LIMIT 80 /* nor after so many tries in which a thread slept and took no signal */
#define MAX_THREADS 16384

/* What a stopped thread was doing. */
enum activity {
    RUNNING,          /* its own code, or a system call that has ended */
    WAITING,          /* in futex(): for a lock, a condition, or because the VM suspended it */
    BLOCKED_IN_CALL,  /* in read(), accept(), wait4() ...: a call that takes or gives something */
};

enum stop_state {
    SIGNALLED,  /* the stop signal is under way */
    ENTERING,   /* the thread is in the handler and fills in its record */
    STOPPED,    /* the record is complete, the thread is parked */
    CANCELLED,  /* too late: the handler will return at once */
    NOT_OURS,   /* the thread ended meanwhile, or it belongs to the kernel */
};

/* All that is needed to make the thread again in the child, beside what the kernel saved on the
 * thread's stack. */
struct stopped_thread {
    uint32_t state;            /* enum stop_state, atomic */
    pid_t tid;                 /* in the parent */
    pthread_t pthread;
    uintptr_t thread_pointer;  /* %fs base, TPIDR_EL0 */
    void *signal_frame;        /* the stack pointer rt_sigreturn() expects */
    int *tid_address;          /* the tid in struct pthread; cleared by the kernel at the end */
    void *robust_list;
    size_t robust_list_size;
    cpu_set_t affinity;
    int affinity_size;
    char name[16];
    enum activity activity;
    uint32_t *futex;           /* where WAITING: the word it waits on, if known */
    bool left_behind;          /* will not exist in the child */
};

/* None of these names may meet another library's, whatever the flags of the compiler. */
#pragma GCC visibility push(hidden)

extern struct stopped_thread *threads;
extern int thread_count;
extern long fork_statistics[FORK_STATISTICS];

/* refuse.c */
int refuse(int error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void clear_refusal(void);
int check_platform(void);

/* maps.c */
int check_shared_mappings(void);
void make_perf_data_private(void);

/* task_list.c */
enum task_kind { TASK_GONE, TASK_ZOMBIE, TASK_BUSY, TASK_SLEEPING, TASK_OF_KERNEL };
int for_each_task(int (*visit)(pid_t tid, void *context), void *context);
int for_each_number(const char *path, int (*visit)(int number, void *context), void *context);
long task_count(void);
enum task_kind task_kind(pid_t tid);
void task_name(pid_t tid, char name[16]);

/* stop_world.c */
int stop_world_init(void);
int stop_world(pid_t caller, long deadline);
void release_world(void);

/* stop_handler.c */
int *find_tid_address(uintptr_t thread_pointer, pid_t tid);

/* recreate.c */
void arm_child_gate(void);
void recreate_threads(void);
void open_child_gate(void);
void *resume_stopped_thread(struct stopped_thread *thread);
long clone_thread(unsigned long flags, void *stack, int *parent_tid, int *child_tid,
                  uintptr_t thread_pointer, struct stopped_thread *thread);

/* data_segments.c */
struct data_segment { uintptr_t start, end; };
const struct data_segment *data_segments(int *count);
void list_data_segments(void);

/* patch_owners.c */
void patch_lock_owners(pid_t old_tid, pid_t new_tid);

/* stdio_locks.c */
bool is_stdio_lock(const uint32_t *futex);
void release_locks_of_left_behind(void);

/* jar_files.c */
void open_jars_anew(void);

/* java_vm.c, java_threads.c, java_child.c */
int java_init(void);
int suspend_application(void);
void resume_application(void);
enum readiness { READY, ON_THE_WAY, INSIDE_MONITOR };
enum readiness mark_application(void);
int let_owners_run(long pause_ns);
void release_thread_list(void);
void java_child_stopped(pid_t new_tid);
void java_child_running(pid_t new_pid);

/* fork.c */
void lock_helper(void);
void unlock_helper(void);

/* signal_faults.c */
void guard_faults(void);

/* signal_threads.c: signal_internal.h has the rest */
void block_here(void *context);
void signals_in_stopped_child(pid_t new_tid);
void signals_in_running_child(void);

/* fork.c: the variant for a process without a VM, where every thread lives on in the child. */
int cmirror_fork_threads(void);

#pragma GCC visibility pop

#endif
