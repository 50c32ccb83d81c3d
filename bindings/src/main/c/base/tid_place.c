/*
 * Where glibc keeps a thread's number, which locks, raise() and pthread_kill() believe, and what the
 * kernel clears when the thread ends, for which pthread_join() waits. Up to glibc 2.42 both are one
 * word in struct pthread, later two.
 *
 * The first is found once, by its value, in the caller's struct, whose layout is private; glibc
 * proves it: pthread_getcpuclockid() makes its answer of that word. The second is what the kernel
 * says (if it was built with CHECKPOINT_RESTORE).
 */
#include "base/stop.h"

#include <sys/prctl.h>

#include "base/kernel.h"

#define LARGEST_DESCRIPTOR 0x900

static uintptr_t place; /* counted from pthread_self(); 0: unknown */

static int *cleared_by_kernel(void)
{
    const int prctl_get_tid_address = 40;
    int *address = NULL;
    return kernel(prctl, prctl_get_tid_address, &address) == 0 ? address : NULL;
}

/* A clock's number is the thread's, inverted, above three bits that say what it counts. */
static pid_t number_by_clock(void)
{
    clockid_t clock;
    return pthread_getcpuclockid(pthread_self(), &clock) == 0 ? ~(clock >> 3) : -1;
}

/* Writes another number there for a moment. All signals are blocked. */
static bool is_believed(int *address, pid_t tid)
{
    const pid_t nobody = 0x0ffffffe;
    store(address, nobody);
    pid_t answer = number_by_clock();
    store(address, tid);
    return answer == nobody;
}

static uintptr_t search(pid_t tid)
{
    uintptr_t descriptor = (uintptr_t)pthread_self();
    for (uintptr_t offset = 0; offset < LARGEST_DESCRIPTOR; offset += sizeof(int)) {
        int *address = (int *)(descriptor + offset);
        if (*address == tid && is_believed(address, tid)) {
            return offset;
        }
    }
    return 0;
}

/* Once, by a thread that may be asked for its number meanwhile, but hardly is. */
int find_tid_place(void)
{
    const uint64_t all_signals = ~0UL;
    uint64_t mask;
    if (place) {
        return 0;
    }
    kernel(rt_sigprocmask, SIG_SETMASK, &all_signals, &mask, sizeof mask);
    place = search((pid_t)kernel(gettid));
    kernel(rt_sigprocmask, SIG_SETMASK, &mask, NULL, sizeof mask);
    if (!place) {
        return refuse(ENOTSUP, "fork cannot find where this glibc keeps a thread's number.");
    }
    return 0;
}

/* Of the calling thread: where its number is, and what the kernel clears. False, and no address, where
 * that is not so. */
bool find_tid_addresses(pid_t tid, int **number, int **cleared)
{
    const int first_with_two_words = 43;
    *number = (int *)((uintptr_t)pthread_self() + place);
    *cleared = cleared_by_kernel();
    if (!*cleared && !glibc_at_least(first_with_two_words)) {
        *cleared = *number;
    }
    if (**number != tid || !*cleared) {
        *number = NULL;
    }
    return *number != NULL;
}
