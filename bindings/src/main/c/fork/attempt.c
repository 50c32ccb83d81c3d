/*
 * One try to fork: stop all threads, see whether they stand where a copy is safe, copy the process,
 * let the parent go on and repair the child.
 */
#include "fork/attempt.h"

#include <link.h>
#include <sched.h>

#include "base/kernel.h"
#include "signals/at_fork.h"

static bool every_thread_can_be_recreated(void)
{
    fork_statistics[FORK_THREADS] = 0;
    for (int i = 0; i < thread_count; i++) {
        fork_statistics[FORK_THREADS] += stands_still(&threads[i]);
        if (stands_still(&threads[i]) && !threads[i].tid_address) {
            return false;
        }
    }
    return true;
}

/* Says whether the threads will be made later: then the helper's lock is in other hands. */
static bool repair_child(enum who_lives_on who)
{
    long start = now_ns();
    pid_t new_tid = (pid_t)kernel(gettid);
    bool at_once = who == EVERY_THREAD || others_own_locks();
    make_perf_data_private();
    if (at_once) {
        recreate_threads(0);
    }
    long recreated = now_ns();
    patch_lock_owners(new_tid);
    release_locks_of_left_behind();
    if (who == ONLY_CALLER) {
        java_child_stopped(new_tid);
        open_jars_anew();
        detach_recording();
    }
    signals_in_stopped_child(new_tid);
    descent++;
    if (!at_once && recreate_threads_later(new_tid)) {
        return true;
    }
    if (!at_once) {
        recreate_threads(0);
    }
    open_child_gate();
    fork_statistics[FORK_RECREATE_NS] = recreated - start;
    fork_statistics[FORK_REPAIR_NS] = now_ns() - recreated;
    return false;
}

/*
 * Everything is stopped. Not libc's fork(): in the child it declares all other threads dead and
 * reuses their stacks. The child has its number in struct pthread, and what pthread_join() waits for.
 */
static int copy_process(struct attempt *try, pid_t tid, int *tid_address, int *cleared)
{
    find_lock_owners(tid);
    if (!caller_owns_lock()) {
        release_world();
        return refuse(ENOTSUP, "fork does not know this libc: the lock of ld.so is not found.");
    }
    void *robust_list = NULL;
    size_t robust_list_size = 0;
    long start = now_ns();
    kernel(get_robust_list, 0, &robust_list, &robust_list_size);
    arm_child_gate();
    int result = (int)clone_process(SIGCHLD | CLONE_CHILD_SETTID, tid_address);
    if (result == 0) {
        kernel(set_tid_address, cleared);
        if (robust_list) {
            kernel(set_robust_list, robust_list, robust_list_size);
        }
        try->has_usher = repair_child(try->who);
    } else {
        fork_statistics[FORK_CLONE_NS] = now_ns() - start;
        release_world();
    }
    return result;
}

/* All threads are stopped, unless `error` says otherwise. */
static enum outcome judge(const struct attempt *try, int error)
{
    if (error != 0) {
        return error == -EAGAIN ? NOT_STOPPED : DONE;
    }
    enum readiness readiness = try->who == EVERY_THREAD ? READY : mark_application();
    if (readiness == READY || try->last) {
        return DONE;
    }
    return readiness == INSIDE_MONITOR ? INSIDE_A_MONITOR : TOO_EARLY;
}

/* Whether no other thread runs code of the program. */
static bool is_alone(enum who_lives_on who)
{
    return who == ONLY_CALLER && fork_statistics[FORK_SUSPENDED] == 0;
}

/*
 * One try, with all signals blocked: a handler that ran between the stop and the release would find
 * a process that does not answer. The child's mask becomes the caller's, as POSIX wants it.
 */
static void attempt(struct attempt *try)
{
    const size_t mask_size = 8; /* the kernel's, not sizeof(sigset_t) */
    const uint64_t all_signals = ~0UL;
    uint64_t mask;
    pid_t tid = (pid_t)kernel(gettid);
    int *tid_address;
    int *cleared;
    find_tid_addresses(tid, &tid_address, &cleared);
    long start = now_ns();
    kernel(rt_sigprocmask, SIG_SETMASK, &all_signals, &mask, mask_size);
    try->result = stop_world(tid, is_alone(try->who), &try->too_late);
    if (try->result == 0 && !(tid_address && every_thread_can_be_recreated())) {
        try->result = refuse(ENOTSUP, "fork cannot find where this glibc keeps a thread's number.");
    }
    fork_statistics[FORK_STOP_NS] = now_ns() - start;
    try->outcome = judge(try, try->result);
    if (try->outcome == DONE && try->result == 0) {
        try->result = copy_process(try, tid, tid_address, cleared);
    } else {
        release_world();
    }
    kernel(rt_sigprocmask, SIG_SETMASK, &mask, NULL, mask_size);
}

/*
 * dl_iterate_phdr() runs this once, with the lock of ld.so that guards the list of objects. So no
 * stopped thread holds it, and none is just unloading an object whose variables the child will read
 * (patch_owners.c). The lock is recursive; in the child its owner is patched like any other.
 */
static int attempt_with_fixed_objects(struct dl_phdr_info *first, size_t size, void *data)
{
    (void)first;
    (void)size;
    struct attempt *try = data;
    list_data_segments();
    attempt(try);
    return 1;
}

void try_to_fork(struct attempt *try)
{
    dl_iterate_phdr(attempt_with_fixed_objects, try);
}
