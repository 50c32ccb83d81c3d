/* What the files of the fork helper share. fork.c tells the story; each other file holds one step
 * of it. */
#ifndef FORK_INTERNAL_H
#define FORK_INTERNAL_H

#include "base/base.h"
#include "base/stop.h"
#include "fork/cmirror_fork.h"

#include <stdio.h>

#define DEAF_LIMIT 80 /* no fork after so many tries in which a thread slept and took no signal */

/* None of these names may meet another library's, whatever the flags of the compiler. */
#pragma GCC visibility push(hidden)

extern long fork_statistics[FORK_STATISTICS];

/* platform.c */
int check_platform(void);

/* libc_guards.c */
int check_libc(void);

/* maps.c */
int check_shared_mappings(void);
void make_perf_data_private(void);

/* recreate.c */
void arm_child_gate(void);
void recreate_threads(long patience_ns);
void open_child_gate(void);
struct rseq *rseq_area(uintptr_t thread_block);
void watch_threads(void);
void *resume_stopped_thread(struct stopped_thread *thread);
long clone_thread(unsigned long flags, void *stack, int *parent_tid, int *child_tid,
                  uintptr_t thread_pointer, struct stopped_thread *thread);

/* watchdog.c */
void wait_for_threads(uint32_t *counter, uint32_t expected);
_Noreturn void end_child(const char *sentence, int status);

/* late_threads.c */
bool recreate_threads_later(pid_t caller_tid);
bool is_usher(const struct stopped_thread *thread);
_Noreturn void usher_in(void);

/* data_segments.c */
struct data_segment { uintptr_t start, end; };
const struct data_segment *data_segments(int *count);
void list_data_segments(void);

/* patch_owners.c */
void find_lock_owners(pid_t caller_tid);
bool caller_owns_lock(void);
int *owner_of_mutex(void *lock);
int *owner_of_rwlock(void *lock);
bool others_own_locks(void);
void patch_lock_owners(pid_t caller_tid);

/* stdio_locks.c */
bool owns_stream(FILE *file, pthread_t thread);
bool is_stdio_lock(const uint32_t *futex);
void release_locks_of_left_behind(void);

/* jar_files.c */
void open_jars_anew(void);

/* flight_recorder.c */
void detach_recording(void);

/* java_layout.c, java_threads.c, java_decide.c, java_child.c */
int java_init(bool holds_monitor);
int suspend_application(void);
void resume_application(void);
enum readiness { READY, ON_THE_WAY, INSIDE_MONITOR };
enum readiness mark_application(void);
int let_owners_run(long pause_ns);
void release_thread_list(void);
void java_child_stopped(pid_t new_tid);
void java_child_running(pid_t new_pid);

/* fork.c: the variant for a process without a VM, where every thread lives on in the child. */
int cmirror_fork_threads(void);

#pragma GCC visibility pop

#endif
