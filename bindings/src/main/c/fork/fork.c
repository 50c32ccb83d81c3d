/*
 * fork() of a process with all its threads. Start reading here; each step is a file of its own.
 *
 * The fork() of libc copies one thread. What a VM needs to live (collector, compiler, VM thread) is
 * gone in the child, which hangs at its next collection, at System.exit() or on a lock a vanished
 * thread held. So:
 *
 *   1. suspend the application's Java threads       java_threads.c
 *   2. stop every other thread where it stands      base/stop_world.c, base/task_list.c
 *   3. copy the process with a bare clone()         attempt.c
 *   4. parent: let all go on
 *   5. child: repair what knows thread numbers or
 *      belongs to threads left behind               patch_owners.c, stdio_locks.c, java_child.c,
 *                                                   jar_files.c
 *   6. child: a moment later, create all threads again
 *      on their own stacks, stopped where they were late_threads.c, recreate.c, clone_*.S
 *   7. child: let them go on; the application's stay suspended
 *
 * Before the first fork: platform.c and maps.c say where this cannot work, base/vm.c and java_layout.c
 * find the VM. What becomes of signals is in signals/at_fork.h.
 *
 * The build compiles all rooms into one library (CompileNative), in which nothing is exported but
 * what Java calls.
 * No CET: shadow stacks do not survive (platform.c). -z now: the stop handler must not enter ld.so to
 * bind a function, its lock may be held by the thread it stopped.
 */
#include "fork/attempt.h"

#include <string.h>

#include "base/kernel.h"
#include "signals/at_fork.h"

long fork_statistics[FORK_STATISTICS];

uint32_t descent;            /* how many forks lie between the first process and this one */
static bool ready;

const long *cmirror_fork_stats(void)
{
    return fork_statistics;
}

const char *cmirror_fork_why(void)
{
    return refusal();
}

/*
 * One fork at a time. A thread that waits here while another one forks is in native code, where a
 * suspended Java thread runs on: in the child it would get the lock and fork there. If the process
 * has become another one meanwhile, the thread is a copy that must not go on, and sleeps for good.
 */
static void lock_or_vanish(enum who_lives_on who)
{
    uint32_t born_in = load(&descent);
    lock_helper();
    if (who == ONLY_CALLER && born_in != load(&descent)) {
        unlock_helper();
        for (uint32_t never = 0;;) {
            futex_wait(&never, 0, 0);
        }
    }
}

static int prepare(enum who_lives_on who, bool holds_monitor)
{
    int error = 0;
    if (!ready) {
        if ((error = check_platform()) == 0 && (error = check_shared_mappings()) == 0
            && (error = find_tid_place()) == 0
            && (error = check_libc()) == 0 && (error = stop_world_init()) == 0) {
            guard_faults(); /* a parent may well kill() its child by one of them */
            ready = true;
        }
    }
    if (error == 0 && who == ONLY_CALLER) {
        error = java_init(holds_monitor);
    }
    return error;
}

/*
 * Steps 2 to 7, again and again if need be. A suspended Java thread may still be in native code, on
 * its way into a read() or out of malloc(), or inside a monitor. A few short pauses let it arrive
 * where nothing can go wrong in the child. That is a courtesy, not a condition: one that computes
 * in native code, or sleeps inside a monitor, is copied as it is.
 */
static int stop_and_clone(enum who_lives_on who, bool *has_usher)
{
    const int courtesy = 7;
    int deaf = 0;
    for (int tries = 1;; tries++) {
        struct attempt try = {who, tries >= courtesy, false, DONE, 0, false};
        fork_statistics[FORK_ATTEMPTS] = tries;
        clear_refusal();
        try_to_fork(&try);
        *has_usher = try.has_usher;
        deaf += try.outcome == NOT_STOPPED;
        bool too_late = deaf == DEAF_LIMIT || try.too_late;
        if (try.outcome == DONE || (try.outcome == NOT_STOPPED && too_late)) {
            return try.result;
        }
        long pause = (NS_PER_MS / 40) << (tries < 8 ? tries : 8);
        int error = 0;
        if (try.outcome == INSIDE_A_MONITOR) {
            error = let_owners_run(pause);
        } else {
            sleep_ns(pause);
        }
        if (error != 0) {
            return error;
        }
    }
}

static int fork_process(enum who_lives_on who)
{
    bool has_usher = false;
    lock_or_vanish(who);
    long start = now_ns();
    memset(fork_statistics, 0, sizeof fork_statistics);
    clear_refusal();
    int result = prepare(who, false);
    if (result == 0) {
        if (who == ONLY_CALLER) {
            result = suspend_application();
            fork_statistics[FORK_SUSPEND_NS] = now_ns() - start;
        }
        if (result == 0) {
            result = stop_and_clone(who, &has_usher);
        }
        if (result != 0 && who == ONLY_CALLER) {
            resume_application();
        }
        if (who == ONLY_CALLER) {
            release_thread_list();
        }
    }
    fork_statistics[FORK_TOTAL_NS] = now_ns() - start;
    if (!has_usher) {
        unlock_helper();
    }
    if (result == 0 && who == ONLY_CALLER) {
        signals_in_running_child();
        java_child_running((pid_t)kernel(getpid));
    }
    return result;
}

int cmirror_fork_prepare(void)
{
    lock_helper();
    int error = prepare(ONLY_CALLER, true);
    unlock_helper();
    return error;
}

int cmirror_fork(void)
{
    return fork_process(ONLY_CALLER);
}

int cmirror_fork_threads(void)
{
    return fork_process(EVERY_THREAD);
}
