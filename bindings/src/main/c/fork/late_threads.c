/*
 * The child's other threads come a moment later. Most children print something and end, or become
 * another program: none of the VM's threads would have done anything in them, and each costs two
 * copied pages, a clone() and its end. A thread that does not exist yet is to the VM one that has no
 * processor yet.
 *
 * One thread is made at once, which is none of the VM's or of libc's: the usher. It makes the others
 * when the caller sleeps, for it may be waiting for one of them; when somebody wants the lock of the
 * helper, which it has until then; and in any case soon.
 */
#include "fork/fork_internal.h"

#include <time.h>

#include "base/kernel.h"

#define LOOK_EVERY (NS_PER_MS / 4)
#define AT_LATEST (5 * NS_PER_MS)
#define STACK 32768

static struct stopped_thread usher; /* only what recreate.c takes from it */
static char stack[STACK] __attribute__((aligned(64)));
static pid_t caller;

/* Of all its life; 0 if it has ended. */
static long processor_time(pid_t tid)
{
    const int of_thread = 4;
    const int scheduled = 2;
    struct timespec time = {0, 0};
    kernel(clock_gettime, ~tid << 3 | of_thread | scheduled, &time);
    return time.tv_sec * 1000000000L + time.tv_nsec;
}

static void wait_until_needed(void)
{
    long last_look = now_ns() + AT_LATEST - LOOK_EVERY;
    long before;
    long used = processor_time(caller);
    do {
        before = used;
        if (lock_is_wanted(LOOK_EVERY)) {
            return;
        }
        used = processor_time(caller);
    } while (used - before > LOOK_EVERY / 8 && now_ns() < last_look);
}

_Noreturn void usher_in(void)
{
    wait_until_needed();
    recreate_threads(stop_time_limit);
    open_child_gate();
    watch_threads();
    unlock_helper();
    for (;;) {
        kernel(exit, 0);
    }
}

bool is_usher(const struct stopped_thread *thread)
{
    return thread == &usher;
}

/* It has no thread block of its own: it calls nothing that would look for one. Signals are blocked in
 * it as in its creator (attempt.c). Says whether it is there. */
bool recreate_threads_later(pid_t caller_tid)
{
    const unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
                                | CLONE_SYSVSEM;
    caller = caller_tid;
    return clone_thread(flags, stack + STACK, NULL, NULL, 0, &usher) > 0;
}
