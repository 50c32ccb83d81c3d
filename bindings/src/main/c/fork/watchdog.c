/*
 * A child whose threads do not run again must not hang: whoever waits for them (recreate.c) looks here
 * whether they move. On a slow or crowded machine they are late, but then one of them has or wants a
 * processor; that all sleep, and nobody arrives, for a second, means that something is not as this
 * helper supposes.
 */
#include "fork/fork_internal.h"

#include <string.h>
#include <unistd.h>

#include "base/kernel.h"

#define LOOK_EVERY (50 * NS_PER_MS)
#define MOST_STILL_LOOKS 20

static pid_t watcher;

static int find_busy(pid_t tid, void *some_busy)
{
    *(bool *)some_busy |= tid != watcher && task_kind(tid) == TASK_BUSY;
    return 0;
}

static bool some_thread_is_busy(void)
{
    bool some_busy = false;
    watcher = (pid_t)kernel(gettid);
    for_each_task(find_busy, &some_busy);
    return some_busy;
}

/* Half a VM is worse than none: the child ends, and the parent sees the status as of any child that
 * failed. */
_Noreturn void end_child(const char *sentence, int status)
{
    kernel(write, STDERR_FILENO, sentence, strlen(sentence));
    for (;;) {
        kernel(exit_group, status);
    }
}

/* Until so many threads have counted themselves. */
void wait_for_threads(uint32_t *counter, uint32_t expected)
{
    uint32_t before = UINT32_MAX;
    int still = 0;
    long next_look = now_ns() + LOOK_EVERY;
    for (uint32_t seen; (seen = load(counter)) != expected;) {
        futex_wait(counter, seen, NS_PER_MS);
        if (now_ns() < next_look) {
            continue;
        }
        still = seen != before || some_thread_is_busy() ? 0 : still + 1;
        before = seen;
        if (still == MOST_STILL_LOOKS) {
            end_child("fork: the child's other threads do not run again, so it ends with status "
                      "121.\n", 121);
        }
        next_look = now_ns() + LOOK_EVERY;
    }
}
